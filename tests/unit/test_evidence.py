"""What a token as printed says: its numbers, and the unit that its signs prove."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from macros.values.evidence import read_evidence
from tests.unit.tables import rows


@pytest.mark.parametrize(("token", "unit", "numbers", "sign"), rows("evidence", "tokens"))
def test_a_token_says_its_numbers_and_its_unit(
        token: str, unit: str, numbers: list[float | int], sign: str) -> None:
    reading = read_evidence(token, unit)
    assert [*reading.numbers] == [Decimal(str(number)) for number in numbers]
    assert reading.unit == sign


def test_thirds_are_read_as_exactly_as_decimals_can() -> None:
    for token, share in {"a third": Fraction(100, 3), "two-thirds": Fraction(200, 3)}.items():
        (number,) = read_evidence(token, "percent").numbers
        assert abs(Fraction(number) - share) < Fraction(1, 10**20)


def test_each_number_word_and_each_ordinal_is_read() -> None:
    small = ["zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten", "eleven",
             "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen",
             "twenty"]
    tens = ["ten", "twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred"]
    assert [read_evidence(word, "count").numbers for word in small] == [(Decimal(n),) for n in range(21)]
    assert [read_evidence(f"some {word} ships", "count").numbers for word in tens] == [
        (Decimal(n),) for n in range(10, 101, 10)]
    multiples = {"once": 1, "weekly": 1, "twice": 2, "double": 2, "doubled": 2, "doubling": 2, "thrice": 3,
                 "triple": 3, "tripled": 3, "tripling": 3}
    assert {word: read_evidence(word, "times").numbers for word in multiples} == {
        word: (Decimal(n),) for word, n in multiples.items()}
    shares = {"half": 50, "a quarter": 25, "three quarters": 75, "a fifth": 20, "two fifths": 40,
              "a tenth": 10, "nine-tenths": 90}
    assert {words: read_evidence(words, "percent").numbers for words in shares} == {
        words: (Decimal(n),) for words, n in shares.items()}
    ordinals = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth"]
    assert [read_evidence(f"the {word}-largest", "rank").numbers for word in ordinals] == [
        (Decimal(n),) for n in range(1, 11)]
