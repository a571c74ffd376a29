"""A field of a record that another field of it contradicts is told."""

from collections.abc import Callable, Iterator
from dataclasses import replace
from typing import Any

import pytest

from macros.data import Ledger, consistent
from macros.data.ledger import Fault
from macros.values.amounts import parse_amount
from macros.values.periods import parse_period

Rule = Callable[[Ledger], Iterator[Fault]]


@pytest.mark.parametrize(("rule", "shelf", "id", "change", "told"), [
    (consistent.ids_keep_their_word, "events", "patriots-exported-2025-11", {"date": "2025-10"},
     "names 2025-11"),
    (consistent.ids_keep_their_word, "quotes", "carney-act-together-2026-01", {"date": "2027-01-20"},
     "names 2026-01"),
    (consistent.ids_keep_their_word, "figures", "sdf-recruits-fy2024", {"as_of": "FY2021"}, "names 2024"),
    (consistent.ids_keep_their_word, "figures", "nuclear-arsenal-yearly-cost-reizei-2025",
     {"attributed_to": "the author"}, "names 'reizei'"),
    (consistent.dates_are_possible, "figures", "sdf-recruits-fy2024", {"as_of": "2024-01-02/2025-01-01"},
     "lasts more than a year"),
    (consistent.dates_are_possible, "figures", "sdf-recruits-fy2024",
     {"as_of": "2031", "as_of_assumed": "The text is in the present tense."}, "is assumed to be of 2031"),
    (consistent.workings_fit, "derived", "nhk-cars-against-us-imports-2024",
     {"inputs": ["car-exports-to-us-value-carnegie", "us-trade-with-japan-bea@2002/goods-imports"]},
     "another year"),
    (consistent.workings_fit, "derived", "car-tariff-cut-2025", {"working": "The one more the other."},
     "does not say what 'difference' does")])
def test_fields_that_contradict_one_another_are_told(ledger: Ledger, rule: Rule, shelf: str, id: str,
                                                     change: dict[str, object], told: str) -> None:
    assert list(rule(ledger)) == []
    dates = {name: parse_period(str(text)) for name, text in change.items() if name in {"date", "as_of"}}
    record = getattr(ledger, shelf)[id].model_copy(update=change | dates)
    moved: dict[str, Any] = {shelf: {**getattr(ledger, shelf), id: record}}
    if "as_of" in dates:
        moved["facts"] = {**ledger.facts, id: replace(ledger.facts[id], as_of=dates["as_of"])}
    (found,) = rule(replace(ledger, **moved))
    assert found[0] == id and told in found[1]


@pytest.mark.parametrize(("value", "leaps"), [("91", 0), ("250", 0), ("910", 1), ("9", 1), ("-91", 0)])
def test_a_value_far_from_both_its_neighbours_is_told(ledger: Ledger, value: str, leaps: int) -> None:
    series = ledger.series["us-troops-japan"]
    rows = [replace(row, amount=parse_amount(text)) for row, text in zip(
        series.values("kane-series")[:4], ("100", "110", value, "105"), strict=True)]
    them = {"it": replace(series, rows=tuple(rows))}
    found = list(consistent.series_do_not_leap(replace(ledger, series=them)))
    assert [ref for ref, *_ in found] == [rows[2].ref] * leaps
