"""What printed numbers and dates say."""

from datetime import date
from decimal import Decimal

import pytest

from scripts.charts.kit.model import at
from scripts.charts.kit.printed import prints, read_date, read_number


@pytest.mark.parametrize(("text", "value", "step"), [
    ("$749.6bn", "749600000000", "100000000"), ("-$50bn", "-50000000000", "1000000000"),
    ("\N{MINUS SIGN}3.5%", "-3.5", "0.1"), ("54,288", "54288", "1"), ("15%", "15", "1"),
    ("about 36%", "36", "1"), ("more than $1.5trn", "1500000000000", "100000000000"),
    ("¥149.7", "149.7", "0.1"), ("1,000k", "1000000", "1000"), ("5m", "5000000", "1000000"),
    ("3 months", "3", "1"), ("It was 12.", "12", "1"), ("0", "0", "1"), ("130°E", "130", "1"),
    ("10°S", "-10", "1"), ("75 °W", "-75", "1"), ("35.5° N", "35.5", "0.1"), ("0°", "0", "1")])
def test_a_printed_number_is_read_with_the_size_of_its_last_digit(text: str, value: str, step: str) -> None:
    assert read_number(text) == (Decimal(value), Decimal(step))


NO_NUMBERS = ("", "no value", "12 of 13", "10 to 15", "10-15", "the 12th", "G7", "5th", "FY2024", "$",
              "1.5bnx")
NO_DATES = ("", "soon", "Spring 2025", "Marble 2025", "31 Feb 2025", "0 Jan 2025", "29 Feb 2025", "5 2025",
            "22 July", "15", "20250", "2015/16", "0000", "22 July 2025 to 3 May 2026")


def test_words_names_and_two_numbers_are_no_number_and_what_is_no_day_is_no_date() -> None:
    assert [text for text in NO_NUMBERS if read_number(text) is not None] == []
    assert [text for text in NO_DATES if read_date(text) is not None] == []


@pytest.mark.parametrize(("printed", "value", "allowed"), [
    ("15%", "15", True), ("15%", "15.4", True), ("15%", "14.5", True), ("15%", "15.5", True),
    ("15%", "15.6", False), ("15%", "14.4", False), ("15.0%", "15.04", True), ("15.0%", "15.06", False),
    ("$68bn", "68499999999", True), ("$68bn", "68600000000", False), ("-$50bn", "-50400000000", True),
    ("-$50bn", "50000000000", False), ("1,000k", "1000499", True), ("1,000k", "1000501", False)])
def test_a_value_may_be_printed_rounded_and_no_other_way(printed: str, value: str, allowed: bool) -> None:
    assert prints(printed, Decimal(value)) is allowed


@pytest.mark.parametrize(("text", "day"), [
    ("2015", date(2015, 1, 1)), ("Jan 2025", date(2025, 1, 1)), ("July 2025", date(2025, 7, 1)),
    ("22 July 2025", date(2025, 7, 22)), ("Sept 2024", date(2024, 9, 1)), ("29 Feb 2024", date(2024, 2, 29)),
    ("fiscal 2023", date(2023, 4, 1)), (" 2015 ", date(2015, 1, 1))])
def test_a_date_in_words_is_its_first_day(text: str, day: date) -> None:
    assert read_date(text) == at(day)
