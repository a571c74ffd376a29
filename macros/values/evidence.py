"""Reads the number out of a token as a source printed it.

This is the second witness: a record's value is typed by hand, its evidence is
copied from the source, and the two must say the same.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from macros.values.currencies import SIGN, SIGNS, WORDS

_SCALES = {
    "k": 10**3, "thousand": 10**3, "m": 10**6, "mn": 10**6, "million": 10**6,
    "bn": 10**9, "billion": 10**9, "tn": 10**12, "trn": 10**12, "trillion": 10**12,
}
CARDINALS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred")
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
_WORDS = {word: value for value, word in enumerate(CARDINALS)} | {
    word: 10 * tens for tens, word in enumerate(TENS, 2)}
_ORDINALS = {word: value for value, word in enumerate(ORDINALS, 1)}
_RANK_ONE = re.compile(
    r"\b(?:biggest|largest|tops|top|best|worst|highest|deepest|closest|longest|inaugural)\b",
    re.IGNORECASE)
_RANK_ONE_ALONE = re.compile(  # only where no number stands too: "3rd most" is no first
    r"\b(?:fastest|(?<!at )most|record|more than any other)\b", re.IGNORECASE)
_MULTIPLES = {"double": 2, "doubled": 2, "doubling": 2, "triple": 3, "tripled": 3,
              "tripling": 3, "once": 1, "twice": 2, "thrice": 3, "weekly": 1}
_FRACTIONS = {"half": Decimal(50), "third": Decimal(100) / 3, "quarter": Decimal(25),
              "quarters": Decimal(25), "thirds": Decimal(100) / 3, "fifth": Decimal(20),
              "fifths": Decimal(20), "tenth": Decimal(10), "tenths": Decimal(10)}
_SPAN = re.compile(rf" to |between .* and |\d ?[-–] ?{SIGN}?\d", re.IGNORECASE)
_SIGNED = re.compile(SIGN)
_NUMBER = re.compile(rf"(?<![\w.%])(?P<sign>[-−]?){SIGN}?"
                     r"(?P<digits>\d{1,3}(?:,\d{3})+|\d+)(?P<fraction>\.\d+)?"
                     r"[ -]?(?P<scale>k|m|mn|bn|tn|trn|thousand|million|billion|trillion)?\b",
                     re.IGNORECASE)
_TOKEN = re.compile(r"[A-Za-z]+")
_DURATIONS = {"century": 100, "decade": 10, "decades": 10}  # in years


@dataclass(frozen=True)
class Reading:
    """What a printed token says.

    Attributes:
        numbers: every number in it, in order; a range has two.
        unit: the unit that its signs prove (a currency, `share`), else empty.
    """

    numbers: tuple[Decimal, ...]
    unit: str


def read_evidence(token: str, unit: str) -> Reading:
    """Read a printed token.

    Args:
        token: as printed, such as `$550bn`, `10 to 15 years`, `About a quarter`.
        unit: the unit of the record, which decides how words are read ("a
            quarter" is 25 per cent of something, but a quarter of 100 years in
            "quarter-century"; "second-largest" is a rank).
    """
    return Reading(tuple(_numbers(token, unit)), _sign(token, unit))


def _sign(token: str, unit: str) -> str:
    signed = _SIGNED.search(token)
    if signed:
        return SIGNS[signed.group()]
    if re.search(r"%|\bper ?cent\b|\bpercent\b", token, re.IGNORECASE):
        return "share"
    own, words = unit.partition("-")[0], re.findall(r"\w+(?:[.,]\w+)*", token.lower())
    for before, word in pairwise(words):
        if word in WORDS and (before in _WORDS or before in _SCALES or re.search(r"\d", before)):
            # Several countries have dollars; those of the record are meant if it is in any.
            return own if own in WORDS[word] else WORDS[word][0]
    return ""


def _numbers(token: str, unit: str) -> list[Decimal]:
    words = [word.lower() for word in _TOKEN.findall(token)]
    printed = _printed(token)
    if unit == "rank":
        return _ranks(token, words, printed)
    span = next((_DURATIONS[word] for word in words if word in _DURATIONS), None)
    if span and unit == "years":
        return [factor * span for factor in _factors(words, printed)]
    if printed:
        return printed
    if unit.startswith("percent") and not _sign(token, unit) and any(w in _FRACTIONS for w in words):
        return [_fraction(words)]
    if "dozens" in words or "dozen" in words:
        return [Decimal(24 if "dozens" in words else 12)]
    return _worded(words)


def _printed(token: str) -> list[Decimal]:
    """The numbers in digits; "$2 to 3 billion" and "2-3bn" write their scale for both."""
    matches = list(_NUMBER.finditer(token))
    last_scale = (matches[-1]["scale"] or "").lower() if matches else ""
    shared = len(matches) == 2 and _SPAN.search(token) is not None
    return [
        Decimal(m["sign"].replace("−", "-") + m["digits"].replace(",", "") + (m["fraction"] or ""))
        * _SCALES.get((m["scale"] or (last_scale if shared else "")).lower(), 1)
        for m in matches]


def _ranks(token: str, words: list[str], printed: list[Decimal]) -> list[Decimal]:
    ordinals = [Decimal(_ORDINALS[word]) for word in words if word in _ORDINALS]
    if not ordinals and _RANK_ONE.search(token):
        return [Decimal(1)]
    numbered = [Decimal(int(digits)) for digits in re.findall(r"(\d+)(?:st|nd|rd|th)", token)]
    alone = [Decimal(1)] if _RANK_ONE_ALONE.search(token) else []
    return ordinals or printed or numbered or alone


def _factors(words: list[str], printed: list[Decimal]) -> list[Decimal]:
    if printed:
        return printed
    if "half" not in words and any(word in _FRACTIONS for word in words):
        return [_fraction(words) / 100]
    return _worded(words) or [Decimal(2 if "decades" in words else 1)]


def _fraction(words: list[str]) -> Decimal:
    share = next(_FRACTIONS[word] for word in words if word in _FRACTIONS)
    return share * next((Decimal(_WORDS[w]) for w in words if w in _WORDS), Decimal(1))


def _worded(words: list[str]) -> list[Decimal]:
    numbers: list[Decimal] = []
    for index, word in enumerate(words):
        before = words[max(index - 2, 0):index]
        if word in _WORDS:
            _append(numbers, Decimal(_WORDS[word]), before)
        elif word == "half":
            more = before == ["and", "a"]
            whole = numbers.pop() if more and numbers else Decimal(1 if more else 0)
            numbers.append(whole + Decimal("0.5"))
        elif word in _SCALES and numbers:
            numbers[-1] *= _SCALES[word]
        elif word in _SCALES and before[-1:] == ["a"]:
            numbers.append(Decimal(_SCALES[word]))
        elif word in _MULTIPLES:
            numbers.append(Decimal(_MULTIPLES[word]))
    return numbers


def _append(numbers: list[Decimal], value: Decimal, before: list[str]) -> None:
    """Enter a number word; "twenty" "five" and "hundred and" "fifty" are one number."""
    after_hundred = before[-1:] == ["hundred"] or before == ["hundred", "and"]
    room = 100 if after_hundred else 10
    if numbers and value == 100:
        numbers[-1] *= 100
    elif numbers and numbers[-1] >= 20 and value < room:
        numbers[-1] += value
    else:
        numbers.append(value)
