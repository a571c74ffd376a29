"""The history of accepted records: read as it was written, old rows too; nothing else passes as a row."""

from __future__ import annotations

from dataclasses import replace

import pytest

from macros.accepted.history import HEADER, OLD_HEADER, Past, last_of_each, read_history, write_history
from macros.accepted.register import (
    Entry,
    entries,
    label_of,
    open_changes,
    read_register,
    row_entries,
    untold,
    write_register,
)
from macros.data import Ledger
from macros.data.load import HISTORY, REGISTER, read_kept
from macros.reading.project import ROOT
from macros.values.problems import Problem
from tests.unit.test_register import other

NEW = ",".join(HEADER) + "\n"
OLD = ",".join(OLD_HEADER) + "\n"
REVISED = Past("2026-12-01", "some-share", "figure", "revised", "Some share, in parts", "5%, 1999",
               "6%, 1999", "The ministry revised it")


def told(text: str) -> tuple[tuple[Past, ...], list[Problem]]:
    problems: list[Problem] = []
    return read_history(text, "seeds/history.csv", problems), problems


def test_the_history_comes_back_as_it_was_written() -> None:
    assert told(write_history([REVISED])) == ((REVISED,), [])


@pytest.mark.parametrize(("sides", "change", "before", "after"), [
    (',"5%, 1999"', "added", "", "5%, 1999"),
    ('"5%, 1999",', "withdrawn", "5%, 1999", ""),
    ('"5%, 1999","6%, 1999"', "revised", "5%, 1999", "6%, 1999"),
    ("June 2025,June 2025", "amended", "June 2025", "June 2025"),
    ("fingerprint 0123456789abcdef,fingerprint 123456789abcdef0", "amended", "", ""),
])
def test_rows_from_before_stay_readable(sides: str, change: str, before: str, after: str) -> None:
    history, problems = told(f"{OLD}2026-11-25,some-id,figure,{sides},some reason\n")
    assert problems == []
    assert history == (Past("2026-11-25", "some-id", "figure", change, "", before, after, "some reason"),)


@pytest.mark.parametrize(("row", "message"), [
    ("2026-12-01,a,figure,revised,A,1,2", "the row does not have the columns of its head"),
    ("2026-12-01,a,figure,changed,A,1,2,because", "'changed' is no sort of change"),
    ("2026-12,a,figure,revised,A,1,2,because", "'2026-12' is not a day"),
    ("yesterday,a,figure,revised,A,1,2,because", "'yesterday' is not a date or period"),
    ("2026-12-01,a,figure,revised,<b>A</b>,1,2,because", "the text holds markup"),
    ("2026-12-01,a,figure,revised,A,1,2,see [here](https://evil.example)", "the text holds markup"),
])
def test_another_row_is_told_with_its_line(row: str, message: str) -> None:
    history, problems = told(f"{NEW}{row}\n")
    assert history == ()
    assert [(p.file, p.line) for p in problems] == [("seeds/history.csv", 2)]
    assert message in problems[0].message


def added(ledger: Ledger) -> list[Past]:
    return [Past("2026-11-22", e.id, e.kind, "added", label_of(e.id, ledger), "", e.says, "first records")
            for e in entries(ledger).values()]


def test_a_history_that_ends_at_the_register_is_in_order(bay: Ledger) -> None:
    register = {**entries(bay), **row_entries(bay, bay.series)}
    assert list(untold(added(bay), register)) == []


def test_a_history_that_ends_elsewhere_is_told(bay: Ledger) -> None:
    history, register = added(bay), entries(bay)
    figure = next(past for past in history if past.kind == "figure")
    place = history.index(figure)
    for changed, message in (
            (history[:place] + history[place + 1:], "stands in the register, but was never added"),
            ([*history, Past(*{**figure.__dict__, "change": "withdrawn"}.values())], "was never added"),
            ([*history, Past(*{**figure.__dict__, "change": "revised", "after": "7%"}.values())],
             "ends as '7%'; the register has"),
            ([*history, Past(*{**figure.__dict__, "id": "gone"}.values())], "was never withdrawn")):
        problems = list(untold(changed, register))
        assert len(problems) == 1 and message in problems[0].message


def test_a_changed_row_is_told_with_both_values(bay: Ledger) -> None:
    id = next(iter(bay.series))
    accepted = {**entries(bay), **row_entries(bay, bay.series)}
    assert list(open_changes(accepted, bay)) == []
    assert read_register(write_register(accepted)) == accepted
    ref = next(ref for ref, entry in accepted.items() if entry.kind == "row" and ref.startswith(f"{id}@"))
    series = bay.series[id]
    info = series.info.model_copy(update={"sha256": "0" * 64})
    changed = other(bay, "series", replace(series, info=info))
    before = {**accepted, ref: Entry(ref, "row", "¥7, 1999", "")}
    found = {change.id: change for change in open_changes(before, changed)}
    assert set(found) == {id, ref}
    assert (found[ref].before, found[ref].after, found[ref].sort) == (
        "¥7, 1999", accepted[ref].says, "revised")
    assert found[id].sort == "amended"


def test_every_kind_of_record_has_a_label(ledger: Ledger) -> None:
    for entry in (*entries(ledger).values(), *row_entries(ledger, list(ledger.series)[:1]).values()):
        label = label_of(entry.id, ledger)
        assert label and len(label) <= 200, entry.id
        assert "{" not in label, entry.id


def test_the_project_s_own_history_ends_at_its_register() -> None:
    history, problems = told(read_kept(HISTORY, ROOT) or "")
    register = read_register(read_kept(REGISTER, ROOT) or "")
    assert problems == []
    assert list(untold(history, register)) == []
    assert len(last_of_each(history)) > 1200
