"""What changed, as items: a value alone with both its sides, hundreds of records counted."""

import re

import pytest

from macros.accepted.chains import CHANGES, sort_of
from macros.accepted.changelog import Block, Section
from macros.accepted.record_states import states
from macros.authoring.macro import Desk, Page, call
from macros.data import Ledger
from macros.data.change_kinds import Change, Entry, RecordChange
from macros.values.periods import parse_period
from macros.views.changes import FEW, IN_FULL, KINDS, SORTS, changes_html, counted, news

WHY = "The ministry revised it"
A, B = "aaaaaaaaaaaaaaaa-aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb-bbbbbbbbbbbbbbbb"
HASHES = {"added": (None, A), "withdrawn": (A, None), "amended": (A, A)}


def past(id: str, change: str = "revised", kind: str = "figure", date: str = "2026-12-01",
         before: str = "5%, 1999", after: str = "6%, 1999", why: str = WHY) -> Entry[RecordChange]:
    """An accepted change of that sort."""
    was_hash, now_hash = HASHES.get(change, (A, B))
    found = Entry(
        RecordChange(id=id, kind=kind, label=f"Label of {id}", was=before if was_hash and before else None,
                     now=after if now_hash and after else None, was_hash=was_hash, now_hash=now_hash),
        Change(date=parse_period(date), why=why, corrected=str(change == "corrected").lower(), entries=0),
        "seeds/changes/some.yml", 1)
    assert sort_of(found) == change
    return found


def test_a_revised_value_stands_with_both_sides_reason_and_record(bay: Ledger) -> None:
    id = next(iter(bay.figures))
    (item,) = news(bay, [past(id)])
    assert (item.anchor, item.day, item.sort) == (f"2026-12-01-{id}", "2026-12-01", "revised")
    assert (item.head, item.said, item.why) == (f"Label of {id}", ("5%, 1999 → 6%, 1999",), WHY)
    assert item.href == bay.facts[id].href
    html = changes_html([item], "about/changes/")
    assert f'<li class="record-item" id="2026-12-01-{id}" data-change="revised">' in html
    assert f'<strong>Revised:</strong> <a href="../../{item.href}">Label of {id}</a>' in html
    assert "<p>5%, 1999 → 6%, 1999</p>" in html and WHY in html
    assert '<time datetime="2026-12-01">1 December 2026</time>' in html


def test_a_withdrawn_record_says_what_it_said_and_leads_nowhere(bay: Ledger) -> None:
    (item,) = news(bay, [past("gone-for-good", "withdrawn", after="")])
    assert item.said == ("It said: 5%, 1999",) and item.href == ""
    (item,) = news(bay, [past("gone-for-good", "withdrawn", "term", before="", after="")])
    assert item.said == ()


def test_a_record_revised_twice_on_a_day_has_two_ids_that_stay(bay: Ledger) -> None:
    first, second = past("twice"), past("twice", before="6%, 1999", after="5%, 1999")
    assert [item.anchor for item in news(bay, [first])] == ["2026-12-01-twice"]
    both = news(bay, [first, second])
    assert [item.anchor for item in both] == ["2026-12-01-twice-2", "2026-12-01-twice"]  # newest first


def test_few_new_records_are_named_and_many_are_counted(bay: Ledger) -> None:
    rows = [past(f"new-{number}", "added", before="") for number in range(FEW)]
    (item,) = news(bay, rows)
    assert item.anchor == "2026-12-01-added" and item.head == f"{FEW} figures"
    assert [label for label, _ in item.refs] == [f"Label of new-{number}" for number in range(FEW)]
    (item,) = news(bay, [*rows, past("new-term", "added", "term", before="", after="", why="another reason")])
    assert item.head == f"{FEW} figures, 1 term explained" and item.refs == () and item.why == ""


def test_amended_records_are_joined_by_their_reason(bay: Ledger) -> None:
    rows = [past("a", "amended"), past("b", "amended", "event"), past("c", "amended", why="another reason")]
    items = news(bay, rows)
    assert [item.head for item in items] == ["1 figure", "1 figure, 1 date"]
    assert all(re.fullmatch(r"2026-12-01-amended-[0-9a-f]{8}", item.anchor) for item in items)
    assert len({item.anchor for item in items}) == 2


@pytest.mark.parametrize(("kind", "said"), [
    ("series", "Some of its rows have changed."), ("derived", "It is worked out otherwise.")])
def test_a_revision_that_changed_no_words_says_what_has_changed(bay: Ledger, kind: str, said: str) -> None:
    (item,) = news(bay, [past("x", kind=kind, before="3 rows", after="3 rows")])
    assert item.said == (said,)


def test_what_rests_on_a_revised_figure_is_named_if_it_was_there_before(ledger: Ledger) -> None:
    id, derived = next((id, one) for id, one in ledger.derived.items() if one.inputs[0] in ledger.figures)
    change = past(derived.inputs[0])
    (item,) = news(ledger, [change])
    assert item.refs == () and item.said == ("5%, 1999 → 6%, 1999",)
    item = news(ledger, [past(id, "added", "derived", "2026-11-30", "", ""), change])[0]
    assert item.refs == ((derived.label, f"reference/derived/#{id}"),)
    assert item.said == ("5%, 1999 → 6%, 1999", "Resting on it: 1 figure worked out here.")


def test_a_correction_is_told_in_the_words_of_its_record(bay: Ledger) -> None:
    record = next(one for one in bay.corrections.values() if one.kind == "source")
    ours = record.model_copy(update={"id": "our-slip", "kind": "ours", "source": None, "locator": None})
    wider = Ledger(**{**bay.__dict__, "corrections": {**bay.corrections, "our-slip": ours}})
    items = news(wider, [past(record.id, "added", "correction"), past("our-slip", "added", "correction")])
    assert [item.sort for item in items] == ["corrected", "slip"]
    assert items[0].head == f"Ours: “{record.says}”"
    assert all(f"Checked with {record.checked_with}" == item.why for item in items)
    assert items[1].href == f"reference/corrections/#{record.id}"


def test_days_stand_newest_first_and_older_items_are_folded(bay: Ledger) -> None:
    rows = [past(f"id-{number}", date=f"2026-12-{number:02}") for number in range(1, 29)]
    rows += [past(f"id-{number}", date=f"2027-01-{number:02}") for number in range(1, 11)]
    items = news(bay, rows)
    assert [item.day for item in items] == sorted((item.day for item in items), reverse=True)
    html = changes_html(items, "about/changes/")
    shown, folded = html.split('<details class="older">')
    assert shown.count("<li ") == IN_FULL and folded.count("<li ") == len(items) - IN_FULL
    assert "<details" not in changes_html(items[:IN_FULL], "about/changes/")


def test_dated_sections_of_the_changelog_join_the_days_and_others_stand_alone(bay: Ledger) -> None:
    blocks = (Block("item", "A chapter on `x`.", 3),)
    sections = [Section("", "", blocks), Section("2026-12-02", "The yen", blocks)]
    items = news(bay, [past("a")], sections)
    assert [item.anchor for item in items] == ["2026-12-02-pages", "2026-12-01-a"]
    assert items[0].head == "The yen" and items[0].said == ("A chapter on x.",)
    assert "<li>A chapter on <code>x</code>.</li>" in changes_html(items, "about/changes/")
    page = Page("docs/about/changes.md", "about/changes/")
    assert call(Desk(bay, {}, changelog=sections), page, "changes", ("unreleased",)).count("<div") == 1


def test_every_record_has_an_address_but_those_without_a_place(ledger: Ledger) -> None:
    speakers = {position.who for position in ledger.positions.values()}
    for id, state in states(ledger).items():
        silent = state.kind in ("measure", "name") or (state.kind == "person" and id not in speakers)
        assert bool(ledger.address(id)) is not silent, id
    assert ledger.address("gone-for-good") == ""


@pytest.mark.parametrize("kind", KINDS)
def test_every_kind_is_counted_in_words(kind: str) -> None:
    assert counted(kind, 1).startswith("1 ") and counted(kind, 2).startswith("2 ")
    assert "whats " not in counted(kind, 2)
    assert counted(kind, 1)[2:] != counted(kind, 2)[2:] or kind == "series"


def test_every_sort_of_change_and_kind_of_record_has_its_words(ledger: Ledger) -> None:
    assert set(CHANGES) <= set(SORTS)
    assert {state.kind for state in states(ledger).values()} == set(KINDS)
