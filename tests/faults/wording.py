"""Faults in a stretch of text: what a slip of the hand or a wrong memory does to a number and its words."""

import re
from calendar import month_name
from random import Random

from tests.faults.model import Project
from tests.faults.ways import Fault, any_of, replaced

MONTHS = month_name[1:]
_NUMBER = (r"(?<![\w#&./])(?<![a-z\d]-)\d+(?:,\d{3})*(?:\.\d+)?"
           r"(?=(?:bn|trn|tn|mn|m|k|st|nd|rd|th|s)?(?![\w]))")
_DATE = rf"\b(?:\d{{1,2}} )?(?:{'|'.join(MONTHS)})(?: \d{{4}})?\b|(?<![\w-])\d{{4}}-\d{{2}}(?:-\d{{2}})?\b"
_YEAR = r"(?<![\w,.$¥€#/-])(?:19[4-9]\d|20[0-3]\d)(?![\w,.]\d|\w)"
_UNITS = {"million": "billion", "billion": "trillion", "trillion": "billion", "thousand": "million",
          "bn": "trn", "trn": "bn", "mn": "bn", "$": "¥", "¥": "$", "€": "$", "%": " percentage points",
          "per cent": "percentage points", "percentage points": "per cent", "years": "months",
          "months": "weeks", "weeks": "days", "days": "weeks", "km": "miles", "times": "per cent",
          "people": "households", "seats": "parties"}
_NUMBER_WORDS = {
    "two": "three", "three": "four", "four": "six", "five": "six", "six": "seven", "seven": "five",
    "eight": "nine", "nine": "eight", "ten": "twelve", "twelve": "ten", "twenty": "thirty",
    "half": "a third", "third": "quarter", "quarter": "third", "quarters": "fifths", "doubled": "tripled",
    "double": "triple", "tripled": "doubled", "twice": "thrice", "dozen": "hundred", "decade": "century",
    "decades": "centuries", "first": "second", "second": "third", "both": "all three", "fifth": "tenth",
    "tenth": "fifth", "once": "twice"}
_OPPOSITES = (
    ("more", "less"), ("above", "below"), ("larger", "smaller"), ("higher", "lower"), ("rose", "fell"),
    ("grew", "shrank"), ("rise", "fall"), ("rises", "falls"), ("rising", "falling"), ("largest", "smallest"),
    ("highest", "lowest"), ("longest", "shortest"), ("strongest", "weakest"), ("stronger", "weaker"),
    ("at least", "at most"), ("up to", "at least"), ("before", "after"), ("older", "younger"),
    ("increased", "decreased"), ("halved", "doubled"), ("exports", "imports"), ("deficit", "surplus"))


def _one_of(words: dict[str, str]) -> str:
    return "|".join(re.escape(word) for word in sorted(words, key=len, reverse=True))


def _other_word(words: dict[str, str]) -> Fault:
    def other(match: re.Match[str], *_: object) -> str:
        new = words[match.group().lower()]
        return new.capitalize() if match.group()[0].isupper() else new
    return replaced(rf"(?<![\w-])(?i:{_one_of(words)})\b(?! up\b|-)", other)


def _within(pattern: str, *faults: Fault) -> Fault:
    return replaced(pattern, lambda match, rng, project: any_of(*faults)(match.group(), rng, project))


def _other_part(match: re.Match[str], rng: Random, project: Project) -> str:
    old = match.group()
    if old in MONTHS:
        return rng.choice([month for month in MONTHS if month != old])
    if len(old) == 4:
        return str(int(old) + rng.choice((-1, 1)))
    return str(rng.choice([n for n in range(1, 13) if n != int(old)])).zfill(len(old))


# 15% becomes 25%: a slip of the finger, a misread scan.
digit = _within(_NUMBER, replaced(r"\d", lambda match, rng, _: rng.choice(
    "123456789".replace(match.group(), ""))))
# Or 64.4 becomes 46.4, two keys struck in the wrong order, or 27.5 becomes 275, a factor of ten lost.
number = any_of(
    digit, _within(_NUMBER, replaced(r"(\d)(?!\1)([1-9])", lambda match, *_: match[2] + match[1])),
    replaced(_NUMBER, lambda match, *_: match.group().replace(".", "") if "." in match.group() else (
        f"{match.group()}0")))
# A deficit read as a surplus.
sign = replaced(r"(?<![\w.,-])[-−]?(?=[\d.,]*[1-9])\d[\d.,]*", lambda match, *_: (
    match.group()[1:] if match.group()[0] in "-−" else f"-{match.group()}"))
# Million becomes billion, one currency another, years months, per cent percentage points.
unit = replaced(rf"(?:(?<=\d)|(?<=\d ))(?:{_one_of(_UNITS)})(?![a-z])|[$¥€](?=\d)",
                lambda match, *_: _UNITS[match.group()])
# 22 July 2025 becomes 23 July, June, or 2024.
date = any_of(_within(_DATE, replaced(r"\w+", _other_part)), replaced(
    _YEAR, lambda match, rng, _: str(int(match.group()) + rng.choice((-1, 1, 10)))))
# Two becomes three, half a third, doubled tripled: a number that hides in a word.
number_word = _other_word(_NUMBER_WORDS)
# More becomes less, rose fell: the number stands, and the sentence says the opposite.
opposite = _other_word({**{other: one for one, other in _OPPOSITES}, **dict(_OPPOSITES)})
word = any_of(number_word, opposite)
