"""What was accepted is the end of each record's chain: nothing else passes as a record, nor as a chain."""

from collections.abc import Callable
from dataclasses import replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any

import pytest

from macros.accepted.chains import (
    CHANGES,
    history,
    in_order,
    sort_of,
    unaccepted_records,
    wrong_corrections,
)
from macros.accepted.record_states import label_of, shelves, states
from macros.accepted.shown import unaccepted_lines
from macros.authoring.macro import watched
from macros.data import Ledger
from macros.data.change_kinds import BASELINE, Change, Changes, Entry, RecordChange
from macros.reading.files_allowed import page_texts
from macros.reading.project import ROOT
from macros.values.amounts import Amount
from macros.values.periods import parse_period
from tests.unit.ledgers import with_fields

WHY = "The ministry revised it"
FILE = "seeds/changes/some.yml"
CHANGED = "has changed since it was accepted"
FIGURE = "bases-2025-herald"  # more than 30
A, B, C = "aaaaaaaaaaaaaaaa", "bbbbbbbbbbbbbbbb", "cccccccccccccccc"


def entry(id: str, step: str, number: int = 1, *, kind: str = "figure", words: tuple[str, str] = ("", ""),
          day: str = "2026-11-25", corrected: bool = False, why: str = WHY, file: str = FILE
          ) -> Entry[RecordChange]:
    """An entry from one hash to another: `a>b`, or `>a` for a new record."""
    was, now = (side or None for side in step.split(">"))
    change = Change(date=parse_period(day), why=why, corrected="true" if corrected else "false", entries=0)
    return Entry(RecordChange(id=id, kind=kind, label=f"Label of {id}", was=words[0] or None,
                              now=words[1] or None, was_hash=was, now_hash=now),
                 change, file, number)


def accepted(ledger: Ledger, *more: Entry[RecordChange], but: str = "") -> Ledger:
    """The ledger with all of its records accepted as they are but one, and with more entries."""
    changes = [entry(id, f">{state.hash}", kind=state.kind, words=("", state.words or ""), file=BASELINE)
               for id, state in states(ledger).items() if id != but]
    return replace(ledger, changes=Changes([*changes, *more]))


def said(ledger: Ledger) -> list[str]:
    return [problem.message for problem in unaccepted_records(ledger)]


def test_the_project_s_own_records_and_pages_are_as_accepted(ledger: Ledger) -> None:
    drawn = {one.of.subject: "" for one in ledger.changes.lines if "reference/charts/" in one.of.page}
    pages = drawn | page_texts(ROOT, [])
    assert [*unaccepted_records(ledger), *unaccepted_lines(ledger.changes.lines, pages, watched())] == []
    assert len(ledger.changes.records) > 1500 and len(ledger.changes.lines) > 700


def test_every_record_has_a_kind_a_state_and_a_label(ledger: Ledger) -> None:
    assert len(states(ledger)) == sum(map(len, shelves(ledger).values())) == len(
        {id for id in ledger.placed if ledger.kind_of(id).published or ledger.kind_of(id).page})
    for id in states(ledger):
        label = label_of(id, ledger)
        assert 0 < len(label) <= 200 and "{" not in label, id


def test_without_the_baseline_nothing_is_accepted(bay: Ledger) -> None:
    for ledger in (bay, replace(bay, changes=Changes([entry("x", f">{A}")]))):
        (problem,) = unaccepted_records(ledger)
        assert problem.message == "the baseline of all changes is missing, so that no record is accepted"
        assert problem.file == BASELINE and problem.hint.startswith("Get the file back from the repository;")
    assert said(accepted(bay)) == []


FIELDS = {"label": "Another label", "attributed_to": "somebody else", "locator": 99, "evidence": "another",
          "topic": "yen", "qualifier": "about", "note": "a note", "as_of": parse_period("1999"),
          "unused": "not needed"}


@pytest.mark.parametrize("field", FIELDS)
def test_a_change_of_any_field_of_a_figure_is_seen(bay: Ledger, field: str) -> None:
    id = "deficit-2024-herald"
    (problem,) = unaccepted_records(with_fields(accepted(bay), "figures", id, **{field: FIELDS[field]}))
    assert repr(id) in problem.message and "run.py accept --why" in problem.hint
    assert (problem.file, problem.line) == bay.where(id)


HERALD, YEN = ("sources", "bay-herald-2025"), ("series", "yen-per-dollar")


def value(ledger: Ledger) -> Ledger:
    id = "deficit-2024-herald"
    amount = Amount(Decimal(685_000_000_000), Decimal(1), 0)
    fact = replace(ledger.facts[id], low=amount, high=amount)
    return replace(with_fields(ledger, "figures", id, value=amount), facts={**ledger.facts, id: fact})


@pytest.mark.parametrize(("change", "messages"), [
    (value, ["figure 'deficit-2024-herald' was accepted as '$68.5bn, 2024' and now says '$685bn, 2024'"]),
    (lambda bay: with_fields(bay, *HERALD, figures=[]), []),
    (lambda bay: with_fields(bay, *HERALD, publisher="Another"), [f"source 'bay-herald-2025' {CHANGED}"]),
    (lambda bay: with_fields(bay, *YEN, sha256="0" * 64), [f"series 'yen-per-dollar' {CHANGED}"]),
    (lambda bay: with_fields(bay, *YEN, scale=Decimal(7)), [f"series 'yen-per-dollar' {CHANGED}"]),
    (lambda bay: replace(bay, terms={}), ["term 'free-port' was accepted and is gone"]),
])
def test_what_differs_from_what_was_accepted_is_told(
        bay: Ledger, change: Callable[[Ledger], Ledger], messages: list[str]) -> None:
    assert said(change(accepted(bay))) == messages


def test_a_new_record_is_told(bay: Ledger) -> None:
    assert said(accepted(bay, but="free-port")) == ["term 'free-port' is new and not accepted yet"]


def test_a_figure_worked_out_here_is_accepted_as_it_is_worked_out_whatever_comes_out(ledger: Ledger) -> None:
    id, derived = next(iter(ledger.derived.items()))
    updates: list[dict[str, Any]] = [
        {"digits": derived.digits + 1}, {"working": "Otherwise."}, {"negated": True},
        {"inputs": derived.inputs[::-1] + derived.inputs[:1]}]
    for update in updates:
        assert said(with_fields(ledger, "derived", id, **update)) == [f"derived {id!r} {CHANGED}"]
    fact = replace(ledger.facts[id], low=Amount(Decimal(1), Decimal(1), 0))
    assert said(replace(ledger, facts={**ledger.facts, id: fact})) == []


# Entries of a record that is gone in the end: what is said, and in which line.
@pytest.mark.parametrize(("steps", "line", "message"), [
    ([f">{A}", f"{A}>{B}", f"{A}>{C}", f"{B}>", f"{C}>"], 3,
     "two changes go on from the same state of term 'x', this one and the one in seeds/changes/some.yml:2"),
    ([f">{A}", f"{A}>", f">{B}", f">{C}"], 4, "two changes go on from the same state of term 'x', this one"),
    ([f">{A}", f">{A}"], 2, "two changes go on from the same state of term 'x', this one"),
    ([f">{A}", f"{B}>"], 2, f"term 'x' was never accepted as hash {B}, from which this change goes on"),
    ([f"{B}>"], 1, f"term 'x' was never accepted as hash {B}"),
    ([f">{A}", f"{A}>", f"{B}>{C}", f"{C}>{B}"], 3, f"term 'x' was never accepted as hash {B}"),
    ([f">{A}", f"{A}>{B}"], 2, "term 'x' was accepted and is gone"),
    ([f">{A}", f"{A}>"], 0, ""),
    ([f"{B}>", f"{A}>{B}", f">{A}"], 0, ""),
    ([f">{A}", f"{A}>{B}", f"{B}>{A}", f"{A}>{C}", f"{C}>"], 0, ""),
    ([f">{A}", f"{A}>", f">{A}", f"{A}>"], 0, ""),
])
def test_entries_that_are_no_chain_are_told(bay: Ledger, steps: list[str], line: int, message: str) -> None:
    chain = [entry("x", step, number, kind="term") for number, step in enumerate(steps, 1)]
    problems = unaccepted_records(accepted(bay, *chain))
    assert [(problem.file, problem.line) for problem in problems] == [(FILE, line)] * bool(line)
    assert all(problem.message.startswith(message) for problem in problems)
    if not problems:
        path = in_order(chain)
        assert [one.of.before for one in path[1:]] == [one.of.after for one in path[:-1]]


TODAY = max(date.today(), date(2026, 11, 25))
TOMORROW, LATER = ((TODAY + timedelta(days)).isoformat() for days in (1, 2))


# A record that came and went: the day, kind and reason of its coming, the day of its going, what is said.
@pytest.mark.parametrize(("came", "kind", "why", "went", "message"), [
    (TOMORROW, "term", WHY, TOMORROW, ""), ("2026-11-25", "term", "Article 9 has a name", "2026-11-26", ""),
    (LATER, "term", WHY, LATER, f"the day '{LATER}' is still to come"),
    ("2026-11-24", "term", WHY, "2026-11-25", "the day '2026-11-24' lies before the baseline"),
    ("2026-11-26", "term", WHY, "2026-11-25",
     f"term 'x' was only later accepted as hash {A}, from which this change goes on"),
    ("2026-11-25", "term", "12 rows are new", "2026-11-25", "'12' is a quantity that stands by hand"),
    ("2026-11-25", "trem", WHY, "2026-11-25", "'trem' is no kind of record")])
def test_a_past_that_cannot_have_been_is_told(
        bay: Ledger, came: str, kind: str, why: str, went: str, message: str) -> None:
    both = [entry("x", f">{A}", kind=kind, day=came, why=why), entry("x", f"{A}>", kind="term", day=went)]
    assert [*dict.fromkeys(said(accepted(bay, *both)))] == [message] * bool(message)


@pytest.mark.parametrize(("step", "words", "corrected", "sort"), [
    (f">{A}", ("", "5%"), False, "added"), (f"{A}>", ("5%", ""), False, "withdrawn"),
    (f"{A}>{B}", ("5%", "6%"), False, "revised"), (f"{A}>{B}", ("5%", "6%"), True, "corrected"),
    (f"{A}>{B}", ("5%", "5%"), False, "amended"), (f"{A}>{B}", ("", ""), True, "corrected"),
    (f"{A}>{A}", ("April 2025 to May 2025", "April to May 2025"), False, "amended"),
    (f"{A}-{A}>{A}-{B}", ("3 rows", "3 rows"), False, "revised"),
    (f"{A}-{A}>{B}-{A}", ("3 rows", "3 rows"), False, "amended"),
    (f"unknown1>{A}-{A}", ("3 rows", "3 rows"), False, "amended"),
])
def test_a_change_is_called_by_what_readers_see_of_it(
        step: str, words: tuple[str, str], corrected: bool, sort: str) -> None:
    (past,) = history(Ledger(changes=Changes([entry("x", step, words=words, corrected=corrected)])))
    assert sort in CHANGES and sort_of(past) == sort


def test_changes_stand_by_day_and_those_of_one_record_in_their_order() -> None:
    entries = [entry("y", f">{A}", day="2026-11-26"), entry("x", f"{A}>{B}", words=("5%", "6%")),
               entry("z", f">{A}"), entry("x", f">{A}", words=("", "5%"))]
    assert [(past.of.id, past.of.now or "") for past in history(Ledger(changes=Changes(entries)))] == [
        ("x", "5%"), ("z", ""), ("x", "6%"), ("y", "")]


def complaints(bay: Ledger, says: str, right: str, record: str = FIGURE, was: str = "") -> list[str]:
    """What is wrong with a correction of a record that had been accepted as something else."""
    slip = with_fields(bay, "corrections", next(iter(bay.corrections)), kind="ours", source=None,
                       record=record, says=says, right=right)
    before = [entry(FIGURE, ">aaaaaaaaaaaaaaaa", words=("", was))] if was else []
    return [problem.message for problem in wrong_corrections(
        accepted(slip, *before, but=FIGURE if was else ""))]


@pytest.mark.parametrize(("says", "right", "record", "was", "told"), [
    ("28 bases", "More than 30 bases", FIGURE, "28, 2025", ""),
    ("twenty-eight bases", "more than thirty", FIGURE, "28, 2025", ""),
    ("28 bases", "over 39 bases", FIGURE, "28, 2025", "but 'bases-2025-herald' went from 28 to more than 30"),
    ("27 bases", "over 30 bases", FIGURE, "28, 2025", "goes from '27 bases' to 'over 30 bases', but"),
    ("28 bases", "over 30 bases", FIGURE, "", "only ever said more than 30"),
    ("150 yen", "151 yen", "yen-per-dollar@2024", "", ""),
    ("150 yen", "152 yen", "yen-per-dollar@2024", "", "'yen-per-dollar@2024' only ever said ¥151")])
def test_both_values_are_compared_with_what_was_accepted(
        bay: Ledger, says: str, right: str, record: str, was: str, told: str) -> None:
    found = complaints(bay, says, right, record, was)
    assert len(found) == bool(told) and all(told in message for message in found), found
