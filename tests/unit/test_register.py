"""The register: no record changes, comes or goes without somebody's accepting it."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from macros.accepted import register
from macros.accepted.register import changes, check, entries, read_register, write_register
from macros.data import Ledger, Series
from macros.values.amounts import Amount
from macros.values.periods import parse_period


def accepted(ledger: Ledger) -> str:
    return write_register(entries(ledger))


def other(ledger: Ledger, shelf: str, record: object) -> Ledger:
    """The ledger with one record in the place of another."""
    id = record.info.id if isinstance(record, Series) else record.id  # type: ignore[attr-defined]
    return Ledger(**{**ledger.__dict__, shelf: {**getattr(ledger, shelf), id: record}})


def test_the_register_comes_back_as_it_was_written(bay: Ledger) -> None:
    now = entries(bay)
    assert read_register(write_register(now)) == now
    assert len(now) == sum(len(shelf) for shelf in (
        bay.sources, bay.figures, bay.events, bay.positions, bay.measures, bay.series, bay.disagreements,
        bay.corrections, bay.names, bay.people, bay.options, bay.terms, bay.places, bay.derived,
        bay.criteria, bay.answers, bay.what_ifs, bay.searches))


def test_records_as_accepted_are_in_order(bay: Ledger) -> None:
    assert list(check(bay, accepted(bay))) == []


def test_a_missing_register_is_told(bay: Ledger) -> None:
    problems = list(check(bay, None))
    assert [problem.message for problem in problems] == ["the register of accepted records is missing"]
    assert "run.py accept --why" in problems[0].hint


FIELDS = {"label": "Another label", "attributed_to": "somebody else", "locator": 99, "evidence": "another",
          "topic": "yen", "qualifier": "about", "note": "a note", "as_of": parse_period("1999"),
          "unused": "not needed"}


@pytest.mark.parametrize("field", FIELDS)
def test_a_change_of_any_field_of_a_figure_is_seen(bay: Ledger, field: str) -> None:
    figure = next(iter(bay.figures.values()))
    changed = other(bay, "figures", figure.model_copy(update={field: FIELDS[field]}))
    problems = list(check(changed, accepted(bay)))
    assert len(problems) == 1 and repr(figure.id) in problems[0].message
    assert (problems[0].file, problems[0].line) == bay.where(figure.id)


def test_a_changed_value_is_told_with_what_was_accepted(bay: Ledger) -> None:
    id, figure = next((id, f) for id, f in bay.figures.items() if f.value and f.unit == "usd")
    assert figure.value
    value = Amount(figure.value.value * 10, figure.value.step, figure.value.decimals)
    changed = other(bay, "figures", figure.model_copy(update={"value": value}))
    changed.facts = {**bay.facts, id: replace(bay.facts[id], low=value, high=value)}
    message = next(check(changed, accepted(bay))).message
    assert message.startswith(f"figure {id!r} was accepted as '") and "' and now says '" in message


def test_new_and_lost_records_are_told(bay: Ledger) -> None:
    lines = accepted(bay).splitlines(keepends=True)
    id, kind, *_ = lines[1].split(",")
    shorter = "".join([lines[0], *lines[2:]])
    assert [p.message for p in check(bay, shorter)] == [f"{kind} {id!r} is new and not accepted yet"]
    longer = "".join([*lines, "gone-record,figure,5%,0123456789abcdef\n"])
    found = list(check(bay, longer))
    assert [p.message for p in found] == ["figure 'gone-record' was accepted and is gone"]
    assert found[0].file == "seeds/register.csv"


def test_a_series_is_accepted_with_its_description_and_the_hash_of_its_rows(bay: Ledger) -> None:
    series = next(iter(bay.series.values()))
    for update in ({"sha256": "0" * 64}, {"vintage": "another"}, {"scale": Decimal(7)}):
        changed = other(bay, "series", replace(series, info=series.info.model_copy(update=update)))
        assert len(list(check(changed, accepted(bay)))) == 1


def test_a_source_does_not_change_with_a_figure_in_it(bay: Ledger) -> None:
    source = next(source for source in bay.sources.values() if source.figures)
    figure = source.figures[0].model_copy(update={"label": "Another label"})
    changed = other(bay, "sources", source.model_copy(update={"figures": [figure, *source.figures[1:]]}))
    assert list(check(changed, accepted(bay))) == []
    changed = other(bay, "sources", source.model_copy(update={"publisher": "Another"}))
    assert len(list(check(changed, accepted(bay)))) == 1


def test_a_derived_figure_is_accepted_with_its_working(ledger: Ledger) -> None:
    id, derived = next(iter(ledger.derived.items()))
    for update in ({"digits": derived.digits + 1}, {"working": "Otherwise."},
                   {"inputs": derived.inputs[::-1] + derived.inputs[:1]}):
        changed = other(ledger, "derived", derived.model_copy(update=update))
        (problem,) = check(changed, accepted(ledger))
        assert (problem.file, problem.line) == ledger.where(id)
    moved = Ledger(**{**ledger.__dict__, "facts": {
        **ledger.facts, id: replace(ledger.facts[id], low=Amount(Decimal(1), Decimal(1), 0))}})
    assert len(list(check(moved, accepted(ledger)))) == 1


def test_changes_are_listed_with_both_sides(bay: Ledger) -> None:
    now = entries(bay)
    figure = next(entry for entry in now.values() if entry.kind == "figure")
    before = {**now, figure.id: register.Entry(figure.id, "figure", "5%, 1999", "0" * 16)}
    assert [(c.id, c.before, c.after) for c in changes(before, now)] == [(figure.id, "5%, 1999", figure.says)]
