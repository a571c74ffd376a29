"""Numbers as written in records: what they are worth, how precisely, and what they exclude."""

from __future__ import annotations

from decimal import Decimal

import pytest

from macros.values.amounts import Interval, interval, parse_amount


@pytest.mark.parametrize(("text", "value", "step", "decimals"), [
    ("14", "14", "1", 0), ("0", "0", "1", 0), ("1.10", "1.10", "0.01", 2), ("14.0", "14", "0.1", 1),
    ("-3.2", "-3.2", "0.1", 1), ("120", "120", "1", 0), ("1,230", "1230", "10", 0),
    ("55,000", "55000", "1000", 0), ("55000", "55000", "1000", 0), ("100,000", "100000", "10000", 0),
    ("1,234,567", "1234567", "1", 0), ("2.5 thousand", "2500", "100", 1),
    ("12 million", "12000000", "1000000", 0), ("68.5 billion", "68500000000", "100000000", 1),
    ("8.8 trillion", "8800000000000", "100000000000", 1),
    ("5,500 100 million", "550000000000", "100000000", 0),
])
def test_a_printed_number_has_its_value_and_precision(
        text: str, value: str, step: str, decimals: int) -> None:
    amount = parse_amount(text)
    assert (amount.value, amount.step, amount.decimals) == (Decimal(value), Decimal(step), decimals)


@pytest.mark.parametrize("text", [
    "", " ", " 5", "5 ", "$5", "5%", "5bn", "5 bn", "5 dozen", ".5", "5.", "1,23", "12,3456", "1 000",
    "1.2.3", "1e3", "--5", "+5", "−5", "５５", "no", "5  billion", "5 Billion", "5\n"])
def test_a_text_that_is_no_such_number_is_refused_and_quoted(text: str) -> None:
    with pytest.raises(ValueError, match="Write digits as printed") as caught:
        parse_amount(text)
    assert str(caught.value).startswith(f"{text!r} is not a number")


@pytest.mark.parametrize(("low", "high", "qualifier", "expected"), [
    ("33.7", "33.7", "exact", Interval(Decimal("33.65"), Decimal("33.75"))),
    ("55,000", "55,000", "exact", Interval(Decimal(54500), Decimal(55500))),
    ("10", "15", "exact", Interval(Decimal("9.5"), Decimal("15.5"))),
    ("55,000", "55,000", "about", Interval(Decimal(52250), Decimal(57750))),
    ("55,000", "55,000", "estimate", Interval(Decimal(52250), Decimal(57750))),
    ("2", "2", "about", Interval(Decimal("1.5"), Decimal("2.5"))),
    ("-100", "-100", "about", Interval(Decimal(-105), Decimal(-95))),
    ("100", "200", "about", Interval(Decimal(95), Decimal(210))),
    ("30", "40", "more-than", Interval(Decimal(30), None, low_open=True)),
    ("30", "40", "at-least", Interval(Decimal(30), None)),
    ("30", "40", "less-than", Interval(None, Decimal(40), high_open=True)),
    ("30", "40", "up-to", Interval(None, Decimal(40))),
])
def test_the_interval_reaches_as_far_as_printing_and_qualifier_allow(
        low: str, high: str, qualifier: str, expected: Interval) -> None:
    assert interval(parse_amount(low), parse_amount(high), qualifier) == expected


@pytest.mark.parametrize(("one", "other", "common"), [
    (("15", "exact"), ("15", "exact"), True),
    (("15", "exact"), ("16", "exact"), True),  # both could be 15.5, rounded this way and that
    (("15", "exact"), ("17", "exact"), False),
    (("15", "exact"), ("15.6", "exact"), False),
    (("15", "exact"), ("15.5", "exact"), True),
    (("55,000", "about"), ("50,000", "exact"), False),
    (("55,000", "about"), ("53,000", "exact"), True),
    (("30", "more-than"), ("31", "exact"), True),
    (("30", "more-than"), ("25", "exact"), False),
    (("30", "more-than"), ("30", "up-to"), False),
    (("30", "at-least"), ("30", "up-to"), True),
    (("30", "at-least"), ("30", "less-than"), False),
    (("30", "more-than"), ("30", "less-than"), False),
    (("30", "more-than"), ("31", "less-than"), True),
    (("30", "more-than"), ("90", "at-least"), True),
    (("30", "up-to"), ("2", "less-than"), True),
])
def test_two_numbers_meet_only_if_they_can_both_be_true(
        one: tuple[str, str], other: tuple[str, str], common: bool) -> None:
    first, second = (interval(parse_amount(text), parse_amount(text), qualifier)
                     for text, qualifier in (one, other))
    assert first.meets(second) is common
    assert second.meets(first) is common
