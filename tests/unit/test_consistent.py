"""A field of a record that another field of it contradicts is told."""

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from macros.data import Ledger, consistent
from macros.data.ledger import Fault
from macros.values.amounts import parse_amount
from tests.unit.ledgers import with_fields


@pytest.mark.parametrize(("rule", "shelf", "id", "change", "told"), [
    (consistent.ids_name_the_speaker, "figures", "nuclear-arsenal-yearly-cost-reizei-2025",
     {"attributed_to": "the author"}, "names 'reizei'"),
    (consistent.workings_fit, "derived", "nhk-cars-against-us-imports-2024",
     {"inputs": ["car-exports-to-us-value-carnegie", "us-trade-with-japan-bea@2002/goods-imports"]},
     "another year"),
    (consistent.workings_fit, "derived", "car-tariff-cut-2025", {"working": "The one more the other."},
     "does not say what 'difference' does")])
def test_fields_that_contradict_one_another_are_told(
        ledger: Ledger, rule: Callable[[Ledger], Iterator[Fault]], shelf: str, id: str,
        change: dict[str, object], told: str) -> None:
    assert list(rule(ledger)) == []
    (found,) = rule(with_fields(ledger, shelf, id, **change))
    assert found[0] == id and told in found[1]


@pytest.mark.parametrize(("value", "leaps"), [("91", 0), ("250", 0), ("910", 1), ("9", 1), ("-91", 0)])
def test_a_value_far_from_both_its_neighbours_is_told(ledger: Ledger, value: str, leaps: int) -> None:
    series = ledger.series["us-troops-japan"]
    rows = [replace(row, amount=parse_amount(text)) for row, text in zip(
        series.values("kane-series")[:4], ("100", "110", value, "105"), strict=True)]
    them = {"it": replace(series, rows=tuple(rows))}
    found = list(consistent.series_do_not_leap(replace(ledger, series=them)))
    assert [ref for ref, *_ in found] == [rows[2].ref] * leaps
