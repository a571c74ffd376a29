"""How figures and dates read."""

from __future__ import annotations

from itertools import product

import pytest

from macros.values.amounts import QUALIFIERS
from macros.values.periods import parse_period
from macros.values.units import UNITS
from macros.words.house_style import fact_text, grouped, iso, period_text
from tests.unit.ledgers import fact


@pytest.mark.parametrize(("value", "unit", "text"), [
    ("550 billion", "usd", "$550bn"),
    ("68.5 billion", "usd", "$68.5bn"),
    ("8.8 trillion", "jpy", "¥8.8trn"),
    ("5,500 100 million", "jpy", "¥550bn"),
    ("1,500 billion", "usd", "$1.5trn"),
    ("800 billion", "eur", "€800bn"),
    ("368 billion", "aud", "A$368bn"),
    ("647 billion", "twd", "NT$647bn"),
    ("1.5 trillion", "krw", "₩1.5trn"),
    ("12 million", "usd", "$12m"),
    ("2,500", "usd", "$2,500"),
    ("0.5 million", "usd", "$500,000"),
    ("-68.5 billion", "usd", "-$68.5bn"),
    ("300,000", "usd-per-person", "$300,000"),
    ("147.5", "jpy-per-usd", "¥147.5"),
    ("1.6", "aud-per-eur", "A$1.6"),
    ("15", "percent", "15%"),
    ("33.7", "percent", "33.7%"),
    ("14.0", "percent", "14.0%"),
    ("1.10", "percent", "1.10%"),
    ("-3.2", "percent", "-3.2%"),
    ("2", "percent-of-gdp", "2%"),
    ("2", "percentage-points", "2 percentage points"),
    ("1", "percentage-points", "1 percentage point"),
    ("14", "count", "14"),
    ("10", "count", "10"),
    ("1 million", "usd", "$1m"),
    ("0", "usd", "$0"),
    ("1 million", "people", "1m"),
    ("999,999", "people", "999,999"),
    ("2,500", "count", "2,500"),
    ("55,000", "people", "55,000"),
    ("2.5 thousand", "people", "2,500"),
    ("0.5 million", "people", "500,000"),
    ("1.5 million", "people", "1.5m"),
    ("-1.5 million", "people", "-1.5m"),
    ("12.5 million", "tonnes", "12.5m tonnes"),
    ("1", "years", "one year"),
    ("3", "years", "three years"),
    ("15", "years", "15 years"),
    ("2.5", "times", "2.5 times"),
    ("1", "per-week", "one a week"),
    ("2", "per-week", "two a week"),
    ("1", "months", "one month"),
    ("18", "months", "18 months"),
    ("1", "weeks", "one week"),
    ("6", "weeks", "six weeks"),
    ("1", "days", "one day"),
    ("90", "days", "90 days"),
    ("1", "feet", "one foot"),
    ("20", "feet", "20 feet"),
    ("1", "times", "one time"),
    ("1", "tonnes", "one tonne"),
    ("900", "tonnes", "900 tonnes"),
])
def test_a_figure_reads_as_the_house_writes_it(value: str, unit: str, text: str) -> None:
    assert fact_text(fact(value, unit)) == text


def test_counts_below_ten_are_words() -> None:
    words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "10"]
    assert [fact_text(fact(str(n), "count")) for n in range(11)] == words


def test_ranks_up_to_ten_are_words() -> None:
    words = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
    assert [fact_text(fact(str(n), "rank")) for n in range(1, 11)] == words
    assert [fact_text(fact(str(n), "rank"), "superlative") for n in range(2, 11)] == [
        f"{word}-largest" for word in words[1:]]


@pytest.mark.parametrize(("value", "unit", "qualifier", "text"), [
    ("55,000", "people", "about", "about 55,000"),
    ("30", "count", "more-than", "more than 30"),
    ("5", "count", "less-than", "less than five"),
    ("50", "percent", "at-least", "at least 50%"),
    ("550 billion", "usd", "up-to", "up to $550bn"),
    ("3 billion", "usd", "estimate", "an estimated $3bn"),
])
def test_a_qualifier_stands_before_the_number_unless_short_is_asked_for(
        value: str, unit: str, qualifier: str, text: str) -> None:
    assert fact_text(fact(value, unit, qualifier)) == text
    assert fact_text(fact(value, unit, qualifier), "short") == fact_text(fact(value, unit))


@pytest.mark.parametrize(("low", "high", "unit", "text"), [
    ("10", "15", "years", "10 to 15 years"),
    ("5", "10", "years", "five to 10 years"),
    ("15", "25", "percent", "15% to 25%"),
    ("2 billion", "3.5 billion", "usd", "$2bn to $3.5bn"),
])
def test_a_range_names_its_unit_word_once(low: str, high: str, unit: str, text: str) -> None:
    assert fact_text(fact(low, unit, high=high)) == text


@pytest.mark.parametrize(("place", "plain", "superlative"), [
    (1, "first", "largest"), (2, "second", "second-largest"), (11, "11th", "11th-largest"),
    (12, "12th", "12th-largest"), (13, "13th", "13th-largest"), (14, "14th", "14th-largest"),
    (21, "21st", "21st-largest"), (22, "22nd", "22nd-largest"), (23, "23rd", "23rd-largest"),
    (111, "111th", "111th-largest")])
def test_a_rank_is_an_ordinal_or_a_superlative(place: int, plain: str, superlative: str) -> None:
    assert fact_text(fact(str(place), "rank")) == plain
    assert fact_text(fact(str(place), "rank"), "superlative") == superlative


@pytest.mark.parametrize(("value", "unit", "digits", "text"), [
    ("151.404", "jpy-per-usd", 0, "¥151"),
    ("150.5", "jpy-per-usd", 0, "¥151"),  # half goes up, not to the even neighbour
    ("33.333333", "percent", 1, "33.3%"),
    ("20", "percent", 1, "20%"),
    ("68543210987", "usd", 1, "$68.5bn"),
    ("468543210987", "usd", 1, "$468.5bn"),
    ("468543210987", "usd", 0, "$469bn"),
    ("68543210987", "usd", 2, "$68.54bn"),
    ("468543210987", "usd", 2, "$468.5bn"),  # no second decimal beyond a hundred
    ("99940000000", "usd", 2, "$99.94bn"),
    ("100000000000", "usd", 2, "$100.0bn"),
    ("100940000000", "usd", 2, "$100.9bn"),
    ("2512.34", "usd", 1, "$2,512.3"),
    ("110", "jpy-per-usd", 2, "¥110"),
    ("53490", "people", 0, "53,490"),
    ("-0.04", "percent", 1, "0.0%"),
])
def test_a_row_or_calculation_is_rounded_to_the_digits_of_its_record(
        value: str, unit: str, digits: int, text: str) -> None:
    assert fact_text(fact(value, unit, digits=digits)) == text


@pytest.mark.parametrize(("period", "full", "month", "day", "year"), [
    ("2025", "2025", "2025", "2025", "2025"),
    ("2025-07", "July 2025", "July 2025", "July 2025", "2025"),
    ("2025-07-22", "22 July 2025", "July 2025", "22 July", "2025"),
    ("FY2024", "fiscal 2024", "fiscal 2024", "fiscal 2024", "2024"),
    ("2025-07-14/2025-07-19", "14 to 19 July 2025", "July 2025", "14 July to 19 July", "2025"),
    ("2025-02-28/2025-03-03", "28 February to 3 March 2025", "February 2025 to March 2025",
     "28 February to 3 March", "2025"),
    ("2024-12-30/2025-01-02", "30 December 2024 to 2 January 2025", "December 2024 to January 2025",
     "30 December to 2 January", "2024"),
    ("2025-04/2025-09", "April to September 2025", "April 2025 to September 2025",
     "April 2025 to September 2025", "2025"),
    ("2024/2025-03", "2024 to March 2025", "2024 to March 2025", "2024 to March 2025", "2024"),
    ("2017/2021", "2017 to 2021", "2017 to 2021", "2017 to 2021", "2017"),
    ("FY2023/FY2024", "fiscal 2023 to fiscal 2024", "fiscal 2023 to fiscal 2024",
     "fiscal 2023 to fiscal 2024", "2023"),
    ("2025-07-14/2025-07-14", "14 July 2025", "July 2025", "14 July", "2025"),
])
def test_a_period_reads_as_precisely_as_it_is_known(
        period: str, full: str, month: str, day: str, year: str) -> None:
    parsed = parse_period(period)
    texts = [period_text(parsed, style=style) for style in ("full", "month", "day", "year")]
    assert texts == [full, month, day, year]


@pytest.mark.parametrize(("period", "machine"), [
    ("2025", "2025"), ("2025-07", "2025-07"), ("2025-07-22", "2025-07-22"), ("FY2024", "2024-04-01"),
    ("2025-07-14/2025-07-19", "2025-07-14"), ("FY2023/2025", "2023-04-01")])
def test_a_machine_reads_the_first_day_month_or_year(period: str, machine: str) -> None:
    assert iso(parse_period(period)) == machine


def test_numbers_are_grouped_by_commas_and_rounded_half_up() -> None:
    numbers = [fact(text, "count").low.value for text in ("1234567.5", "0.125", "-0.4", "999.5")]
    assert [grouped(n, d) for n, d in zip(numbers, (0, 2, 0, 0), strict=True)] == [
        "1,234,568", "0.13", "0", "1,000"]


def test_no_output_has_a_special_space_or_minus() -> None:
    values = ("1", "-7", "33.7", "-1,234", "55,000", "-2.5 million", "68.5 billion", "-8.8 trillion")
    units = {*UNITS, "usd", "jpy", "eur", "aud", "jpy-per-usd", "usd-per-person"} - {"rank"}
    texts = [fact_text(fact(value, unit, qualifier, digits=digits), style)
             for value, unit, qualifier, digits, style in product(
                 values, units, QUALIFIERS, (None, 0, 2), ("full", "short"))]
    texts += [fact_text(fact("-5", unit, high="5 billion")) for unit in units]
    texts += [period_text(parse_period(period), style) for period, style in product(
        ("2025", "2025-07", "2025-07-22", "FY2024", "2024/2025-03", "2025-07-14/2025-07-19"),
        ("full", "month", "day", "year"))]
    special = set("\u00a0\u2007\u2009\u200b\u202f\u2060\u2212\u2013\ufeff")
    assert [text for text in texts if special & set(text)] == []
    assert [text for text in texts if not text or text != text.strip()] == []
