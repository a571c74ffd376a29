"""What a token as printed says: its numbers, and the unit that its signs prove."""

from __future__ import annotations

from decimal import Decimal
from fractions import Fraction

import pytest

from macros.values.evidence import read_evidence

BN, M, TRN = 10**9, 10**6, 10**12

# token, unit of the record, numbers in it, unit that its signs prove
TOKENS: list[tuple[str, str, list[float | int], str]] = [
    # money, with every way of writing a scale
    ("$550bn", "usd", [550 * BN], "usd"),
    ("$550 billion", "usd", [550 * BN], "usd"),
    ("$68.5-billion", "usd", [68_500_000_000], "usd"),
    ("US$5m", "usd", [5 * M], "usd"),
    ("$1.5tn", "usd", [1_500_000_000_000], "usd"),
    ("¥8.8trn", "jpy", [8_800_000_000_000], "jpy"),
    ("¥147 to the dollar", "jpy-per-usd", [147], "jpy"),
    ("8.8 trillion yen", "jpy", [8_800_000_000_000], "jpy"),
    ("14.9 billion", "usd", [14_900_000_000], ""),
    ("14.9 billion dollars", "usd", [14_900_000_000], "usd"),
    ("£5bn", "usd", [5 * BN], "gbp"),
    ("$2,500", "usd", [2500], "usd"),
    ("-$5bn", "usd", [-5 * BN], "usd"),
    ("a deficit of −$68.5bn", "usd", [-68_500_000_000], "usd"),
    ("800 billion euros", "eur", [800 * BN], "eur"),
    ("€5mn", "eur", [5 * M], "eur"),
    ("A$368bn", "aud", [368 * BN], "aud"),
    ("NT$2.5-3bn", "twd", [2_500_000_000, 3 * BN], "twd"),
    ("a US$5bn-US$6bn deal", "usd", [5 * BN, 6 * BN], "usd"),
    ("3 billion dollars", "aud", [3 * BN], "aud"),  # some country's
    ("1.5 dollars", "aud-per-usd", [1.5], "aud"),
    ("3 billion dollars", "jpy", [3 * BN], "usd"),
    ("two trillion won", "krw", [2 * TRN], "krw"),
    ("won 316 seats", "count", [316], ""),
    ("3.5k", "people", [3500], ""),
    # ranges, with the scale written once or twice
    ("$2 to 3 billion", "usd", [2 * BN, 3 * BN], "usd"),
    ("$2bn-$3bn", "usd", [2 * BN, 3 * BN], "usd"),
    ("$2-3bn", "usd", [2 * BN, 3 * BN], "usd"),
    ("$10-$15 billion", "usd", [10 * BN, 15 * BN], "usd"),
    ("between 5 and 10 million", "people", [5 * M, 10 * M], ""),
    ("10 to 15 years", "years", [10, 15], ""),
    ("10–15%", "percent", [10, 15], "share"),
    ("from 15% to 25%", "percent", [15, 25], "share"),
    ("$50,000-100,000", "usd", [50_000, 100_000], "usd"),
    # shares and points
    ("15%", "percent", [15], "share"),
    ("27.5 per cent", "percent", [27.5], "share"),
    ("3.5 percent of GDP", "percent-of-gdp", [3.5], "share"),
    ("−3.2%", "percent", [-3.2], "share"),
    ("12.5 percentage points", "percentage-points", [12.5], ""),
    ("About a quarter", "percent", [25], ""),
    ("half of all exports", "percent", [50], ""),
    ("seven out of ten", "percent", [7, 10], ""),
    ("half of the seven per cent", "percent", [0.5, 7], "share"),
    ("two and a half per cent", "percent", [2.5], "share"),
    # people and things
    ("about 55,000 troops", "people", [55_000], ""),
    ("1,234,567", "people", [1_234_567], ""),
    ("60-plus", "count", [60], ""),
    ("more than 30 bases", "count", [30], ""),
    ("twenty-five", "count", [25], ""),
    ("one hundred and fifty", "count", [150], ""),
    ("three hundred and five thousand", "people", [305_000], ""),
    ("two hundred and five", "count", [205], ""),
    ("two hundred five", "count", [205], ""),
    ("one hundred and twenty-five", "count", [125], ""),
    ("twenty and ten", "count", [20, 10], ""),
    ("15 of 20 million", "people", [15, 20 * M], ""),
    ("ten million", "people", [10 * M], ""),
    ("half a million", "people", [500_000], ""),
    ("two and a half million", "people", [2_500_000], ""),
    ("dozens of allies", "count", [24], ""),
    ("a dozen", "count", [12], ""),
    ("between the two countries", "count", [2], ""),
    # spans of time
    ("quarter-century", "years", [25], ""),
    ("half a century", "years", [50], ""),
    ("for decades", "years", [20], ""),
    ("a decade and a half", "years", [15], ""),
    ("three and a half decades", "years", [35], ""),
    ("1.5 decades", "years", [15], ""),
    ("a century", "years", [100], ""),
    # multiples and rhythms
    ("two and a half times", "times", [2.5], ""),
    ("once a week", "per-week", [1], ""),
    # ranks
    ("second-largest investor", "rank", [2], ""),
    ("the largest", "rank", [1], ""),
    ("first in line", "rank", [1], ""),
    ("3rd most", "rank", [3], ""),
    ("most of all", "rank", [1], ""),
    # what holds no number must not be given one
    ("many bases", "count", [], ""),
    ("at most", "rank", [], ""),
    ("G7", "count", [], ""),
    ("tens of thousands", "people", [], ""),
    ("FY2024", "count", [], ""),
]


@pytest.mark.parametrize(("token", "unit", "numbers", "sign"), TOKENS)
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


def test_the_same_word_is_read_by_the_unit_of_its_record() -> None:
    assert read_evidence("second", "rank").numbers == (Decimal(2),)
    assert read_evidence("a quarter", "percent").numbers == (Decimal(25),)
    assert read_evidence("a quarter of a century", "years").numbers == (Decimal(25),)
    assert read_evidence("largest", "count").numbers == ()
