"""The table of a chart: as readers see it, and as machines read it."""

from __future__ import annotations

import csv
import io
from decimal import Decimal

import pytest

from macros.data import Ledger
from scripts.charts.model import Column, Table, credit

TABLE = Table("Year", (Column("Rate", lambda value: f"¥{value:.0f}"), Column("Share", lambda v: f"{v}%")), (
    ("2023", (Decimal("140.50"), Decimal(5))),
    ("2024", (None, Decimal("1E+3"))),
    ("2025", (Decimal(0), None)),
))


def test_readers_see_formatted_values_and_the_words_no_value_for_a_gap() -> None:
    assert TABLE.shown() == [["2023", "¥140", "5%"], ["2024", "no value", "1E+3%"],
                             ["2025", "¥0", "no value"]]


def test_machines_read_plain_decimals_and_nothing_for_a_gap() -> None:
    assert TABLE.csv() == "Year,Rate,Share\n2023,140.50,5\n2024,,1000\n2025,0,\n"


def test_labels_and_columns_are_read_from_top_to_bottom() -> None:
    assert TABLE.labels == ["2023", "2024", "2025"]
    assert TABLE.column(0) == [Decimal("140.50"), None, Decimal(0)]
    assert TABLE.column(1) == [Decimal(5), Decimal(1000), None]


@pytest.mark.parametrize("label", ["plain", "one, two", 'the "other" one', "two\nlines", 'all, "of"\nit'])
def test_a_label_with_signs_of_csv_comes_back_as_it_was(label: str) -> None:
    table = Table(label, (Column(label, str),), ((label, (Decimal("1.10"),)),))
    assert list(csv.reader(io.StringIO(table.csv(), newline=""))) == [[label, label], [label, "1.10"]]


def test_a_row_with_too_few_values_is_not_shown_cut_short() -> None:
    table = Table("Year", TABLE.columns, (("2023", (Decimal(1),)),))
    with pytest.raises(ValueError, match="zip"):
        table.shown()


def test_the_credit_names_publisher_edition_and_licence_and_a_copy_as_such(bay: Ledger) -> None:
    assert credit(bay, ["yen-per-dollar", "harbour-visits"]) == (
        "Source: The Harbour Bank, Yen per dollar, annual average (Public domain). "
        "The Harbour Office, Ships in the harbour (CC BY 4.0, read in a copy).")
