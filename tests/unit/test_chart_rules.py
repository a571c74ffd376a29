"""A chart says the unit of its records, nothing of the scaffold, and draws no time after the last reading."""

from dataclasses import replace
from decimal import Decimal
from typing import Any

import pytest

from macros.data import Ledger
from macros.values.periods import parse_period
from macros.words.placeholders import CHART
from scripts.charts.kit.model import Chart, Column, over_time, table_of
from scripts.charts.kit.writing import Writing
from scripts.prepare import faults
from tests.unit.little_charts import chart as little_chart

YEN, HEAD = "yen-per-dollar", "Yen per US dollar"


def of_yen(bay: Ledger, **changes: Any) -> Chart:
    """A chart of the yen that is in order."""
    made = little_chart(table_of("Year", {HEAD: over_time(bay, YEN)}), lambda canvas: None)
    return replace(made, sources=[YEN], **changes)


def with_column(chart: Chart, column: Column) -> Chart:
    return replace(chart, table=replace(chart.table, columns=(column,)))


def with_row(chart: Chart, when: str, cell: Any = None) -> Chart:
    row = (parse_period(when), (Decimal(1) if cell is None else cell,))
    return replace(chart, table=replace(chart.table, rows=(*chart.table.rows, row)))


def test_a_chart_in_order_has_no_fault_whatever_its_axis_and_its_gaps(bay: Ledger) -> None:
    assert list(faults(of_yen(bay), bay)) == []
    gap = replace(of_yen(bay).table, rows=(*of_yen(bay).table.rows, (parse_period("2030"), (None,))))
    assert list(faults(of_yen(bay, table=gap), bay)) == []
    counted = with_column(of_yen(bay), Column("Years", Writing("count", 0)))
    assert list(faults(counted, bay)) == []


@pytest.mark.parametrize(("column", "said"), [
    (Column("Share", Writing("percent")),
     "the column 'Share' says percent, but yen-per-dollar is in jpy-per-usd"),
    (Column(HEAD, Writing("percent")), "the column 'Yen per US dollar' says percent, but"),
    (Column(HEAD, Writing("percent")), "the column 'Yen per US dollar' speaks of yen, and its numbers are in "
                                       "percent"),
    (Column("Rate", Writing("jpy-per-usd", bare=True)), "the column 'Rate' names no currency"),
    (Column("Rate", str), "the column 'Rate' holds numbers and says no unit for them")])
def test_a_column_in_another_unit_than_its_records_or_in_none_is_refused(
        bay: Ledger, column: Column, said: str) -> None:
    found = [message for message, _ in faults(with_column(of_yen(bay), column), bay)]
    assert any(message.startswith(said) for message in found), found


@pytest.mark.parametrize(("when", "cell", "last"), [
    ("2026", None, "2025-12-31"), ("2024", "2024/2026-02", "2026-01-15"), ("2024", "2024/2026-01-15", "")])
def test_no_mark_stands_after_the_last_period_and_none_that_lasts_after_the_reading(
        bay: Ledger, when: str, cell: str | None, last: str) -> None:
    chart = with_row(of_yen(bay), when, parse_period(cell) if cell else None)
    found = [message for message, _ in faults(chart, bay) if message.startswith("it draws")]
    assert found == ([f"it draws {cell or when}, and its records end on {last}"] if last else [])


@pytest.mark.parametrize("words", CHART.values())
@pytest.mark.parametrize("field", ["title", "subtitle", "alt", "description"])
def test_the_words_of_the_scaffold_are_refused_wherever_they_stand(
        bay: Ledger, field: str, words: str) -> None:
    text = f"{words.upper()} 5"
    chart = of_yen(bay, **{field: [text] if field == "description" else text})
    assert [message for message, _ in faults(chart, bay)] == [f"it still says {words.upper()!r}"]
