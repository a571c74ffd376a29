"""What ticks and printed values say, and which place on a drawing means which value."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

import pytest

from scripts.checks.scales import fitted, prints, read_number, read_tick, read_when, span, years


@pytest.mark.parametrize(("text", "value", "step"), [
    ("$749.6bn", "749600000000", "100000000"), ("-$50bn", "-50000000000", "1000000000"),
    ("\N{MINUS SIGN}3.5%", "-3.5", "0.1"), ("54,288", "54288", "1"), ("15%", "15", "1"),
    ("about 36%", "36", "1"), ("more than $1.5trn", "1500000000000", "100000000000"),
    ("¥149.7", "149.7", "0.1"), ("1,000k", "1000000", "1000"), ("5m", "5000000", "1000000"),
    ("3 months", "3", "1"), ("It was 12.", "12", "1"), ("0", "0", "1")])
def test_a_printed_number_is_read_with_the_size_of_its_last_digit(text: str, value: str, step: str) -> None:
    assert read_number(text) == (Decimal(value), Decimal(step))


@pytest.mark.parametrize("text", ["", "no value", "12 of 13", "10 to 15", "10-15", "the 12th", "G7", "125x",
                                  "5th", "FY2024", "$", "1.5bnx"])
def test_words_names_and_two_numbers_are_no_number(text: str) -> None:
    assert read_number(text) is None


@pytest.mark.parametrize(("printed", "value", "allowed"), [
    ("15%", "15", True), ("15%", "15.4", True), ("15%", "14.5", True), ("15%", "15.5", True),
    ("15%", "15.6", False), ("15%", "14.4", False), ("15.0%", "15.04", True), ("15.0%", "15.06", False),
    ("$68bn", "68499999999", True), ("$68bn", "68600000000", False), ("-$50bn", "-50400000000", True),
    ("-$50bn", "50000000000", False), ("1,000k", "1000499", True), ("1,000k", "1000501", False)])
def test_a_value_may_be_printed_rounded_and_no_other_way(printed: str, value: str, allowed: bool) -> None:
    assert prints(printed, value) is allowed


@pytest.mark.parametrize(("text", "kind", "value"), [
    ("130°E", "value", 130.0), ("10°S", "value", -10.0), ("75°W", "value", -75.0), ("35.5°N", "value", 35.5),
    ("0°", "value", 0.0), ("20%", "value", 20.0), ("$1.5trn", "value", 1.5e12), ("-10%", "value", -10.0),
    ("2015", "value", 2015.0), ("2015", "time", 2015.0), ("none", "value", None), ("20%", "time", None),
    ("130°E", "time", None)])
def test_a_tick_is_a_number_a_bearing_or_a_date(text: str, kind: str, value: float | None) -> None:
    assert read_tick(text, kind) == value


@pytest.mark.parametrize(("text", "day"), [
    ("2015", date(2015, 1, 1)), ("Jan 2025", date(2025, 1, 1)), ("July 2025", date(2025, 7, 1)),
    ("22 July 2025", date(2025, 7, 22)), ("Sept 2024", date(2024, 9, 1)), ("29 Feb 2024", date(2024, 2, 29)),
    ("fiscal 2023", date(2023, 4, 1)), (" 2015 ", date(2015, 1, 1))])
def test_a_date_in_words_is_its_first_day(text: str, day: date) -> None:
    assert read_when(text) == years(day)


@pytest.mark.parametrize("text", ["", "soon", "Spring 2025", "Marble 2025", "31 Feb 2025", "0 Jan 2025",
                                  "29 Feb 2025", "5 2025", "22 July", "15", "20250", "2015/16", "0000",
                                  "22 July 2025 to 3 May 2026"])
def test_what_is_no_date_is_none(text: str) -> None:
    assert read_when(text) is None


def test_a_scale_of_years_has_the_year_at_its_first_day_in_leap_years_too() -> None:
    for year in (1900, 2000, 2023, 2024):
        assert years(date(year, 1, 1)) == year
        assert year + 0.99 < years(date(year, 12, 31)) < year + 1
    assert years(date(2024, 3, 1)) - 2024 == pytest.approx(60 / 365.25)
    assert years(date(2023, 3, 1)) - 2023 == pytest.approx(59 / 365.25)


@pytest.mark.parametrize(("text", "first", "behind"), [
    ("2024", date(2024, 1, 1), date(2025, 1, 1)),
    ("2024-02", date(2024, 2, 1), date(2024, 3, 1)),
    ("2023-12", date(2023, 12, 1), date(2024, 1, 1)),
    ("2025-07-22", date(2025, 7, 22), date(2025, 7, 23)),
    ("FY2023", date(2023, 4, 1), date(2024, 4, 1)),
    ("2024/2025-03", date(2024, 1, 1), date(2025, 4, 1))])
def test_a_period_reaches_from_its_first_day_to_the_day_after(text: str, first: date, behind: date) -> None:
    assert span(text) == (years(first), years(behind))


@pytest.mark.parametrize(("pairs", "place", "value"), [
    ([(100.0, 0.0), (300.0, 20.0)], 200, 10), ([(300.0, 20.0), (100.0, 0.0)], 400, 30),
    ([(300.0, 0.0), (100.0, 20.0)], 50, 25), ([(300.0, 0.0), (100.0, 20.0)], 350, -5),  # it grows upwards
    ([(100.0, 0.0), (140.0, 5.0), (300.0, 20.0)], 150, 5)])  # so that the tick at 140 is seen to be wrong
def test_a_scale_runs_through_its_outermost_ticks(pairs: list[tuple[float, float]], place: float,
                                                  value: float) -> None:
    scale = fitted(pairs)
    assert scale is not None
    assert scale.value(place) == pytest.approx(value) and scale.place(value) == pytest.approx(place)


@pytest.mark.parametrize("pairs", [
    [], [(100.0, 5.0)], [(100.0, 5.0), (200.0, 5.0)], [(100.0, 5.0), (100.0, 9.0)]])
def test_a_scale_needs_two_values_at_two_places(pairs: list[tuple[float, float]]) -> None:
    assert fitted(pairs) is None
