"""How figures and dates read."""

from itertools import product

import pytest

from macros.values.amounts import QUALIFIERS
from macros.values.periods import parse_period
from macros.values.units import UNITS
from macros.words.house_style import fact_text, grouped, iso, period_text
from tests.unit.ledgers import fact
from tests.unit.tables import rows


@pytest.mark.parametrize(("value", "unit", "text"), rows("house_style", "figures"))
def test_a_figure_reads_as_the_house_writes_it(value: str, unit: str, text: str) -> None:
    assert fact_text(fact(value, unit)) == text


def test_counts_below_ten_are_words() -> None:
    words = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "10"]
    assert [fact_text(fact(str(n), "count")) for n in range(11)] == words


@pytest.mark.parametrize(("value", "unit", "qualifier", "text"), rows("house_style", "qualifiers"))
def test_a_qualifier_stands_before_the_number_unless_short_is_asked_for(
        value: str, unit: str, qualifier: str, text: str) -> None:
    assert fact_text(fact(value, unit, qualifier)) == text
    assert fact_text(fact(value, unit, qualifier), "short") == fact_text(fact(value, unit))


@pytest.mark.parametrize(("low", "high", "unit", "text"), rows("house_style", "ranges"))
def test_a_range_names_its_unit_word_once(low: str, high: str, unit: str, text: str) -> None:
    assert fact_text(fact(low, unit, high=high)) == text


@pytest.mark.parametrize(("place", "plain", "superlative"), rows("house_style", "ranks"))
def test_a_rank_is_an_ordinal_or_a_superlative(place: int, plain: str, superlative: str) -> None:
    assert fact_text(fact(str(place), "rank")) == plain
    assert fact_text(fact(str(place), "rank"), "superlative") == superlative


@pytest.mark.parametrize(("value", "unit", "digits", "text"), rows("house_style", "rounded"))
def test_a_row_or_calculation_is_rounded_to_the_digits_of_its_record(
        value: str, unit: str, digits: int, text: str) -> None:
    assert fact_text(fact(value, unit, digits=digits)) == text


@pytest.mark.parametrize(("period", "full", "month", "day", "year"), rows("house_style", "periods"))
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
    values = ("1", "-7", "33.7", "-1234", "55000", "-2.5 million", "68.5 billion", "-8.8 trillion")
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
