"""Faults in a stretch of text: what a slip of the hand or a wrong memory does to a number and its words.

Each takes a text and a source of chance and gives one edit, or nothing where
the text offers no place for it.
"""

from __future__ import annotations

import re
from random import Random

from scripts.mutations.model import Edit, Fault

NUMBER = re.compile(r"(?<![\w#&./])\d+(?:,\d{3})*(?:\.\d+)?(?=(?:bn|trn|tn|mn|m|k|st|nd|rd|th|s)?(?![\w]))")
MONTHS = ("January", "February", "March", "April", "May", "June", "July", "August", "September",
          "October", "November", "December")
_DATE = re.compile(r"\b(\d{1,2}) (" + "|".join(MONTHS) + r")(?: (\d{4}))?\b"
                   r"|\b(?:" + "|".join(MONTHS) + r") (\d{4})\b|\b(\d{4})-(\d{2})(?:-(\d{2}))?\b")
_YEAR = re.compile(r"(?<![\w,.$¥€#/-])(19[4-9]\d|20[0-3]\d)(?![\w,.]\d|\w)")
_SCALES = {"million": "billion", "billion": "trillion", "trillion": "billion", "thousand": "million",
           "bn": "trn", "trn": "bn", "mn": "bn"}
_SCALE = re.compile(r"(?:(?<=\d )|(?<=\d))(million|billion|trillion|thousand|bn|trn|mn)\b")
_PERCENT = re.compile(r"(?<=\d)%|(?<=\d) per ?cent\b(?!age)|(?<=\d) percentage points?\b")
_UNIT = re.compile(r"[$¥€](?=\d)|(?<=\d )(?:years?|months?|weeks?|days?|km|feet|times|people|seats?)\b")
_UNITS = {"$": "¥", "¥": "$", "€": "$", "year": "month", "years": "months", "month": "week",
          "months": "weeks", "week": "day", "weeks": "days", "day": "week", "days": "weeks", "km": "miles",
          "feet": "metres", "times": "per cent", "people": "households", "seat": "party",
          "seats": "parties"}
WORDS = {"two": "three", "three": "four", "four": "six", "five": "six", "six": "seven", "seven": "five",
         "eight": "nine", "nine": "eight", "ten": "twelve", "twelve": "ten", "twenty": "thirty",
         "half": "a third", "third": "quarter", "quarter": "third", "quarters": "fifths",
         "doubled": "tripled", "double": "triple", "tripled": "doubled", "twice": "thrice",
         "dozen": "hundred", "decade": "century", "decades": "centuries", "first": "second",
         "second": "third", "both": "all three", "fifth": "tenth", "tenth": "fifth", "once": "twice"}
_WORD = re.compile(r"\b(" + "|".join(WORDS) + r")\b(?!-hand)", re.I)
_PAIRS = (("more", "less"), ("above", "below"), ("larger", "smaller"), ("higher", "lower"),
          ("rose", "fell"), ("grew", "shrank"), ("rise", "fall"), ("rises", "falls"), ("rising", "falling"),
          ("largest", "smallest"), ("highest", "lowest"), ("longest", "shortest"),
          ("strongest", "weakest"), ("stronger", "weaker"), ("at least", "at most"),
          ("up to", "at least"), ("before", "after"), ("older", "younger"), ("increased", "decreased"),
          ("halved", "doubled"), ("exports", "imports"), ("deficit", "surplus"))
OPPOSITES = {**{b: a for a, b in _PAIRS}, **dict(_PAIRS)}
_COMPARATOR = re.compile(r"\b(" + "|".join(sorted(OPPOSITES, key=len, reverse=True)) + r")\b(?! up\b)",
                         re.I)


def like(model: str, word: str) -> str:
    """A word with a capital where its model has one."""
    return word[:1].upper() + word[1:] if model[:1].isupper() else word


def _draw(pattern: re.Pattern[str], text: str, rng: Random) -> re.Match[str] | None:
    found = list(pattern.finditer(text))
    return rng.choice(found) if found else None


def other_digit(digit: str, rng: Random, first: bool = False) -> str:
    """Another digit; none of nought where a number begins."""
    return rng.choice([d for d in "0123456789" if d != digit and not (first and d == "0")])


def digit_changed(text: str, rng: Random) -> Edit | None:
    """15% becomes 25%: a slip of the finger, a misread scan."""
    match = _draw(NUMBER, text, rng)
    if match is None:
        return None
    at = rng.choice([n for n in range(match.start(), match.end()) if text[n].isdigit()])
    first = at == match.start() and len(match.group()) > 1
    return at, at + 1, other_digit(text[at], rng, first)


def digits_transposed(text: str, rng: Random) -> Edit | None:
    """64.4 becomes 46.4: two keys struck in the wrong order."""
    places = [n for match in NUMBER.finditer(text) for n in range(match.start(), match.end() - 1)
              if text[n].isdigit() and text[n + 1].isdigit() and text[n] != text[n + 1]
              and not (n == match.start() and text[n + 1] == "0")]
    if not places:
        return None
    at = rng.choice(places)
    return at, at + 2, text[at + 1] + text[at]


def point_shifted(text: str, rng: Random) -> Edit | None:
    """27.5 becomes 2.75: a factor of ten lost on the way."""
    match = _draw(NUMBER, text, rng)
    if match is None or not match.group().strip("0.,"):
        return None
    whole, _, part = match.group().replace(",", "").partition(".")
    up = rng.random() < 0.5 or len(whole) < 2
    if up:
        new = (whole + (part[:1] or "0") + ("." + part[1:] if part[1:] else "")).lstrip("0") or "0"
        new = "0" + new if new.startswith(".") else new
    else:
        new = f"{whole[:-1]}.{whole[-1]}{part}"
    return match.start(), match.end(), new


def sign_flipped(text: str, rng: Random) -> Edit | None:
    """-3 becomes 3, and 3 becomes -3: a deficit read as a surplus."""
    match = _draw(re.compile(r"(?<![\w.,-])[-−]?\d[\d.,]*"), text, rng)
    if match is None or not match.group().strip("-−0.,"):
        return None
    old = match.group()
    return match.start(), match.end(), old[1:] if old[0] in "-−" else "-" + old


def scale_changed(text: str, rng: Random) -> Edit | None:
    """Million becomes billion: the commonest large error in print."""
    match = _draw(_SCALE, text, rng)
    return (match.start(), match.end(), _SCALES[match.group()]) if match else None


def percent_confused(text: str, rng: Random) -> Edit | None:
    """Per cent becomes percentage points, or the other way round."""
    match = _draw(_PERCENT, text, rng)
    if match is None:
        return None
    return match.start(), match.end(), "%" if "points" in match.group() else " percentage points"


def unit_swapped(text: str, rng: Random) -> Edit | None:
    """One currency becomes another, years become months."""
    match = _draw(_UNIT, text, rng)
    return (match.start(), match.end(), _UNITS[match.group()]) if match else None


def word_number_changed(text: str, rng: Random) -> Edit | None:
    """Two becomes three, half a third, doubled tripled: a number that hides in a word."""
    match = _draw(_WORD, text, rng)
    if match is None:
        return None
    old = match.group()
    new = WORDS[old.lower()]
    if text[:match.start()].endswith(("a ", "one ")):
        new = new.removeprefix("a ")
    return match.start(), match.end(), like(old, new)


def comparator_flipped(text: str, rng: Random) -> Edit | None:
    """More becomes less, rose fell: the number stands, and the sentence says the opposite."""
    match = _draw(_COMPARATOR, text, rng)
    return ((match.start(), match.end(), like(match.group(), OPPOSITES[match.group().lower()]))
            if match else None)


def date_changed(text: str, rng: Random) -> Edit | None:
    """22 July 2025 becomes 23 July, June, or 2024."""
    match = _draw(_DATE, text, rng)
    if match is None:
        return None
    group = rng.choice([n for n in range(1, 8) if match[n]])
    old = match[group]
    if old in MONTHS:
        new = rng.choice([month for month in MONTHS if month != old])
    elif len(old) == 4:
        new = str(int(old) + rng.choice((-1, 1)))
    else:
        top = 12 if group == 6 else 28
        new = str(rng.choice([n for n in range(1, top + 1) if n != int(old)])).zfill(len(old))
    return match.start(group), match.end(group), new


def year_changed(text: str, rng: Random) -> Edit | None:
    """2024 becomes 2023: the number of another year's row."""
    match = _draw(_YEAR, text, rng)
    if match is None:
        return None
    return match.start(), match.end(), str(int(match.group()) + rng.choice((-1, 1, 10)))


def one_of(*faults: Fault) -> Fault:
    """A fault drawn from several; if the text offers no place for the first, another."""
    def fault(text: str, rng: Random) -> Edit | None:
        for each in rng.sample(faults, len(faults)):
            edit = each(text, rng)
            if edit is not None:
                return edit
        return None
    return fault


ANY_NUMBER: Fault = one_of(digit_changed, digits_transposed, point_shifted)
