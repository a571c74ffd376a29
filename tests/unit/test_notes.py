"""Source notes: numbered by first appearance, and each says what its record says."""

import re
from dataclasses import replace
from html import unescape

import pytest

from macros.authoring.macro import Desk, Page, call
from macros.data import Ledger
from macros.data.kinds import Disagreement
from macros.views.notes import RIVALS, numbered, numbers_of, rivals, section
from macros.views.templating import render
from macros.words.house_style import as_of_text
from tests.unit.ledgers import fact, with_fields

FIGURE = '<data class="figure" value="1" data-figure="{0}"><a href="x">one</a></data>'
LISTS = "Some text.\n\n{{ sources() }}\n"


def words(html: str) -> str:
    """What a reader sees of some HTML."""
    return " ".join(unescape(re.sub(r"<[^>]+>", " ", html)).split())


def given(html: str) -> list[tuple[str, str]]:
    """Each figure with its number."""
    return re.findall(r'data-figure="([^"]+)" data-note="(\d+)">', html)


def note(ref: str, number: int, ledger: Ledger, page_url: str) -> str:
    """The note on one figure."""
    html = str(section({ref: number}, ledger, page_url))
    return html[html.index("<li "):]


# Numbers


def test_figures_are_numbered_by_first_appearance_and_a_record_keeps_its_number() -> None:
    numbers: dict[str, int] = {}
    html = numbered("".join(FIGURE.format(ref) for ref in ("b", "a", "b", "series@2024/x")), numbers)
    assert given(html) == [("b", "1"), ("a", "2"), ("b", "1"), ("series@2024/x", "3")]
    assert given(numbered(FIGURE.format("a") + FIGURE.format("c"), numbers)) == [("a", "2"), ("c", "4")]
    assert numbers == {"b": 1, "a": 2, "series@2024/x": 3, "c": 4}


def test_what_is_no_figure_or_has_a_number_already_is_left_alone() -> None:
    for html in ('<data value="1" data-figure="a">one</data>', '<p data-figure="a">one</p>', "a",
                 '<time datetime="2025" data-event="a"></time>'):
        assert numbered(html, {}) == html
    once = numbered(FIGURE.format("a"), {})
    assert numbered(once, {}) == once


@pytest.mark.parametrize(("text", "lists"), [
    (LISTS, True), ("Text alone.", False), ("", False),
    ("{% raw %}{{ sources() }}{% endraw %}", False), ('{{ fig("a") }}', False)])
def test_only_a_page_that_lists_its_sources_has_numbers(text: str, lists: bool) -> None:
    meta: dict[str, object] = {}
    assert numbers_of(meta, text) == ({} if lists else None)
    assert (numbers_of(meta, text) is numbers_of(meta, text)) and meta


def test_a_page_has_numbers_of_its_own_and_a_new_build_begins_anew(desk: Desk) -> None:
    def page() -> Page:
        return Page("docs/trade/page.md", "trade/page/", LISTS)
    here, again = page(), page()
    first = call(desk, here, "fig", ("bases-2025-herald",))
    assert given(call(desk, here, "fig", ("troops-2025-herald",))) == [("troops-2025-herald", "2")]
    assert call(desk, here, "fig", ("bases-2025-herald",)) == first  # as when a page is rendered twice
    assert given(call(desk, again, "fig", ("troops-2025-herald",))) == [("troops-2025-herald", "1")]


def test_a_page_without_a_list_has_plain_links(desk: Desk) -> None:
    page = Page("docs/reference/page.md", "reference/page/", '{{ fig("bases-2025-herald") }}')
    assert "data-note" not in call(desk, page, "fig", ("bases-2025-herald",))


def test_the_list_has_a_note_for_each_number_and_stands_below_the_sources(desk: Desk) -> None:
    page = Page("docs/trade/page.md", "trade/page/", LISTS)
    call(desk, page, "disagreement", ("troops-in-2025",))
    call(desk, page, "fig", ("bases-2025-herald",))
    html = call(desk, page, "sources", ())
    assert re.findall(r'<li id="(note-\d+)" data-record="([^"]+)">', html) == [
        ("note-1", "troops-2025-herald"), ("note-2", "troops-2025-notice"), ("note-3", "bases-2025-herald")]
    assert html.index('class="folded page-sources"') < html.index(
        '<details class="folded all-notes" data-search-exclude')
    assert "data-note" not in html


def test_a_page_without_figures_lists_no_notes(bay: Ledger, desk: Desk) -> None:
    assert section({}, bay, "") == ""
    assert "notes" not in call(desk, Page("docs/a.md", "a/", LISTS), "sources", ())


# What a note says


def test_a_note_has_value_label_date_who_and_where(bay: Ledger) -> None:
    html = note("troops-2025-herald", 3, bay, "trade/")
    assert html.startswith('<li id="note-3" data-record="troops-2025-herald"><a href="../reference/sources/'
                           'bay-herald-2025/#troops-2025-herald">about 55,000</a> ')
    assert words(html).startswith("about 55,000 Troops around the bay, 2025 Said by the author, in "
                                  "BH, 30 September 2025 , paragraph 4.")
    assert '<a href="../reference/sources/bay-herald-2025/">BH, 30 September 2025</a>' in html


def test_a_note_names_those_who_differ_with_date_and_source(bay: Ledger) -> None:
    html = note("troops-2025-herald", 1, bay, "trade/")
    assert "Sources differ: 50,000, as of August 2025 (The Customs House, August 2025)." in words(html)
    assert '<a href="../reference/disagreements/#troops-in-2025">How many troops are there?</a>' in html
    assert "Sources differ" not in note("bases-2025-herald", 1, bay, "trade/")


def test_a_note_on_a_row_names_the_series_and_how_it_was_seen(bay: Ledger) -> None:
    said = words(note("yen-per-dollar@2024", 1, bay, ""))
    info = bay.series["yen-per-dollar"].info
    assert said.startswith("¥151 ") and f"{info.publisher}: {info.title}" in said
    assert ("seen only second-hand" in said) is (info.have == "second-hand")


def test_a_note_on_a_derived_figure_has_the_working_what_went_in_and_the_sources(ledger: Ledger) -> None:
    entry = next(one for one in ledger.derived.values()
                 if len(one.inputs) == 2 and all(ref in ledger.facts for ref in one.inputs))
    said = words(note(entry.id, 1, ledger, ""))
    assert f"Worked out here: {' '.join(entry.working.split())}" in said
    assert all(ledger.facts[ref].label in said for ref in entry.inputs) and "From:" in said


def test_a_distance_has_no_date(ledger: Ledger) -> None:
    entry = next(one for one in ledger.derived.values() if set(one.inputs) <= set(ledger.places))
    said = words(note(entry.id, 1, ledger, ""))
    assert f"{entry.label} Worked out here:" in said and "Inputs:" not in said


# Who differs


def ledger_of(bay: Ledger, uses: str, **others: str) -> tuple[Ledger, Disagreement]:
    """A ledger in which `own` disagrees with others, given as unit:measure:source."""
    facts = {"own": fact("10", "people", ref="own")}
    for ref, kind in others.items():
        unit, measure, source = kind.split(":")
        facts[ref] = replace(fact("11", unit, ref=ref), measures=measure, sources=(source,))
    record = bay.disagreements["troops-in-2025"].model_copy(update={"figures": list(facts), "uses": uses})
    return replace(bay, facts=facts), record


@pytest.mark.parametrize(("uses", "others", "differ", "compare"), [
    ("own", {"a": "people:some-measure:x"}, ["a"], []),
    ("b", {"a": "people:some-measure:x", "b": "people:m:y", "c": "people:m:y"}, ["a"], ["b"]),
    ("own", {"b": "people:m:y"}, [], ["b"]),
    ("own", {"b": "people:m:some-source"}, [], []),  # two things that one source counts
    ("own", {"a": "usd:some-measure:x", "b": "percent:m:y"}, [], []),
    ("own", {f"a{n}": "people:some-measure:x" for n in range(6)}, [f"a{n}" for n in range(RIVALS)], [])])
def test_who_differs_and_what_is_to_be_compared(bay: Ledger, uses: str, others: dict[str, str],
                                                differ: list[str], compare: list[str]) -> None:
    ledger, record = ledger_of(bay, uses, **others)
    assert rivals(ledger.fact("own"), record, ledger) == {"Sources differ": differ, "Compare": compare}


@pytest.mark.parametrize(("changes", "said"), [
    ({"assumed": "the year before"}, ("Deficit in goods trade, 2024 (assumed)",
                                      "The date is assumed: the year before.")),
    ({"corrected_by": "herald-name-of-the-bay"}, ("Deficit in goods trade, 2024 (corrected)",
                                                  "The source prints another date: see the correction .")),
    ({}, ("Deficit in goods trade, 2024 ",))])
def test_a_date_that_the_source_does_not_have_is_marked_and_explained(
        bay: Ledger, changes: dict[str, str], said: tuple[str, ...]) -> None:
    ref = "deficit-2024-herald"
    facts = {**bay.facts, ref: replace(bay.facts[ref], assumed=changes.get("assumed", ""),
                                       corrected_by=changes.get("corrected_by", ""))}
    marked = replace(with_fields(bay, "figures", ref, corrected_by=changes.get("corrected_by")), facts=facts)
    told = words(note(ref, 1, marked, "trade/"))
    assert all(part in told for part in said) and ("assumed" in told) == ("assumed" in changes), told
    html = call(Desk(marked, {}), Page("docs/trade/page.md", "trade/page/", LISTS), "facts", (ref, ref))
    assert as_of_text(facts[ref]) in html and ("(" in as_of_text(facts[ref])) == bool(changes)
    listed = str(render("figures_index", "reference/figures/", marked))
    assert f"<td>{as_of_text(facts[ref])}</td>" in listed
