"""Numbers as written in records: what they are worth, how precisely, and what they exclude."""

from decimal import Decimal

import pytest

from macros.values.amounts import UNBOUNDED, Interval, interval, parse_amount
from tests.unit.tables import rows


@pytest.mark.parametrize(("text", "value", "step", "decimals"), rows("amounts", "printed"))
def test_a_printed_number_has_its_value_and_precision(
        text: str, value: str, step: str, decimals: int) -> None:
    amount = parse_amount(text)
    assert (amount.value, amount.step, amount.decimals) == (Decimal(value), Decimal(step), decimals)


@pytest.mark.parametrize("text", [
    "", " ", " 5", "5 ", "$5", "5%", "5bn", "5 bn", "5 dozen", ".5", "5.", "1 000",
    "1.2.3", "1e3", "--5", "+5", "−5", "５５", "no", "5  billion", "5 Billion", "5\n",
    "010 billion", "00", "-07.5", "1234567890123456 trillion", "0.12345678901"])
def test_a_text_that_is_no_such_number_is_refused_and_quoted(text: str) -> None:
    with pytest.raises(ValueError, match="Write digits as printed") as caught:
        parse_amount(text)
    assert str(caught.value).startswith(f"{text!r} is not a number")


@pytest.mark.parametrize(("low", "high", "qualifier", "expected"), [
    ("33.7", "33.7", "exact", Interval(Decimal("33.65"), Decimal("33.75"))),
    ("55000", "55000", "exact", Interval(Decimal(54500), Decimal(55500))),
    ("10", "15", "exact", Interval(Decimal("9.5"), Decimal("15.5"))),
    ("55000", "55000", "about", Interval(Decimal(52250), Decimal(57750))),
    ("55000", "55000", "estimate", Interval(Decimal(52250), Decimal(57750))),
    ("2", "2", "about", Interval(Decimal("1.5"), Decimal("2.5"))),
    ("-100", "-100", "about", Interval(Decimal(-105), Decimal(-95))),
    ("100", "200", "about", Interval(Decimal(95), Decimal(210))),
    ("30", "40", "more-than", Interval(Decimal(30), UNBOUNDED, low_open=True)),
    ("30", "40", "at-least", Interval(Decimal(30), UNBOUNDED)),
    ("30", "40", "less-than", Interval(-UNBOUNDED, Decimal(40), high_open=True)),
    ("30", "40", "up-to", Interval(-UNBOUNDED, Decimal(40))),
])
def test_the_interval_reaches_as_far_as_printing_and_qualifier_allow(
        low: str, high: str, qualifier: str, expected: Interval) -> None:
    assert interval(parse_amount(low), parse_amount(high), qualifier) == expected


@pytest.mark.parametrize(("one", "other", "common"), rows("amounts", "meetings"))
def test_two_numbers_meet_only_if_they_can_both_be_true(
        one: tuple[str, str], other: tuple[str, str], common: bool) -> None:
    first, second = (interval(parse_amount(text), parse_amount(text), qualifier)
                     for text, qualifier in (one, other))
    assert (first.ends[0] <= second.ends[1] and second.ends[0] <= first.ends[1]) is common
