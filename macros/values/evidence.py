"""Holds a number against its evidence, the words as a source printed them, which are read whole.

This is the second witness: a record's value is typed by hand, its evidence is copied from the source, and
the two must say the same. Every number in the evidence has to be accounted for: it is the value or one end
of the range, a date within the time that the record is about, or listed as standing beside. A word that
qualifies has to be the record's own. The record may say "about" or "estimate" where the evidence does not,
for these stand anywhere in a text; but what makes a number open on one side stands next to it.
"""

import re
import unicodedata
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import lru_cache

from macros.values.amounts import Amount
from macros.values.currencies import CURRENCIES
from macros.values.numbers_printed import Printed, Words, folded, printed_numbers
from macros.values.periods import Period, parse_period
from macros.values.units import UNITS, Unit

# What words that qualify a number may mean, by where they stand: before it, after it, anywhere.
Qualifiers = Mapping[str, Mapping[str, tuple[str, ...]]]
_RANK_ONE = re.compile(
    r"\b(?:biggest|largest|tops|top|best|worst|highest|deepest|closest|longest|inaugural)\b", re.IGNORECASE)
_RANK_ONE_ALONE = re.compile(  # only where no number stands too: "3rd most" is no first
    r"\b(?:fastest|(?<!at )most|record|more than any other)\b", re.IGNORECASE)
_OF_WHAT = re.compile(  # a share may be of that
    r" of (?:[^\d,;]*\b(?:(?P<gdp>GDP|gross domestic product)|output|economy)\b)?", re.IGNORECASE)
_OF_GDP = re.compile(r"(?:GDP|国内総生産)(?:比で?|の) ?約?$")  # before it: GDP比2%
_NUMBERED = re.compile(r"(?:\b(?:no\.|nos\.|ranked)|№|#) ?$", re.IGNORECASE)  # No. 4 counts nothing
_RATIO = re.compile(r"[ -](?:in|out of|of)(?: every)?[ -]")
_SHARES = {"percent": "percent-of-gdp", "percent-of-gdp": "percent"}  # each with what else it may be
_ROUND = 2  # digits of a number that may be meant roughly though no word beside it says so
_ONE_SIDED = ("more-than", "less-than", "at-least", "up-to")
_UNCOUNTED = re.compile(r"one|once|weekly", re.IGNORECASE)  # so are these
_EVERYDAY = ("won", "real", "reals", "mark", "marks", "sol", "gold")  # mostly words like any other
_BESIDE = 25  # letters on either side of a number among which it is qualified
_WHOLE = ("people", "count", "rank")


@dataclass(frozen=True)
class Claim:
    """What a record says: the ends of its range, or its value alone, and what goes with them."""

    ends: tuple[Amount, ...]
    qualifier: str
    unit: Unit
    as_of: Period
    beside: Sequence[str] = ()


def contradicted(claim: Claim, evidence: str, words: Words, qualifiers: Qualifiers) -> str:
    """What the evidence says against the claim, and what to write instead; empty if they agree."""
    token = folded(evidence)
    for other in claim.beside:
        if folded(other) not in token:
            return f"beside lists {other!r}, which the evidence {evidence!r} does not have"
        token = token.replace(folded(other), " " * len(other), 1)
    found = [*_counted(claim.unit, token, words)]
    values = [one for one in found if any(_says(one, end, claim.unit) for end in claim.ends)]
    if any(all(not _says(one, end, claim.unit) for one in found) for end in claim.ends):
        return _otherwise(claim, evidence, found)
    for one in found:
        if one not in values and not _accounted(one, claim, token):
            return (f"the evidence {evidence!r} also says {_shown(one)}; write a range, or list it under "
                    "beside: as printed")
    if claim.unit.currency and (money := _other_money(token, found, claim.unit, words)):
        return f"the unit is {claim.unit.id}, but the evidence {evidence!r} names {money!r} too"
    for one in values:
        of, whole = _OF_WHAT.match(token, one.end), _SHARES.get(claim.unit.id)
        gdp = _OF_GDP.search(token, 0, one.start) or (of and of["gdp"])
        if whole and (gdp if whole == "percent-of-gdp" else of and of[0] == " of "):
            return (f"the unit is {claim.unit.id}, but the evidence {evidence!r} is a share of "
                    f"something else; write unit: {whole}")
    if left := _left(token, found):
        return f"the evidence {evidence!r} has {left!r}, which cannot be read; list it under beside:"
    return _misqualified(claim, evidence, values, _qualified(token, values, qualifiers))


def _counted(unit: Unit, token: str, words: Words) -> Iterator[Printed]:
    """The numbers of a token, read as one reads them where the unit is known."""
    found = [replace(one, unit="rank", others=()) if not one.unit and _NUMBERED.search(token, 0, one.start)
             else one for one in printed_numbers(token, words)]
    if unit.kind == "rank" and not any(one.unit == "rank" for one in found) and (
            first := _RANK_ONE.search(token) or (None if found else _RANK_ONE_ALONE.search(token))):
        following = next((one for one in found if one.start == first.end() + 1 and not one.unit), None)
        if first.group().lower() != "top" or following is None:
            yield Printed(*first.span(), Decimal(1), "rank")
    for number, one in enumerate(found):
        last = found[number - 1] if number else None
        after = found[number + 1] if number + 1 < len(found) else None
        if unit.kind == "share" and after and _of(one, after, token):
            yield Printed(one.start, after.end, one.value / after.value * 100, "share")
        elif not (unit.kind == "share" and last and _of(last, one, token)):
            yield one


def _of(one: Printed, other: Printed, token: str) -> bool:
    """Whether two numbers are a share: nine in ten, 7 out of 10."""
    return (one.unit == other.unit == "" and 0 < one.value < other.value
            and _RATIO.fullmatch(token[one.end:other.start]) is not None)


def _says(one: Printed, end: Amount, unit: Unit) -> bool:
    """Whether a printed number, in one of the ways to read it, is the amount in the unit."""
    first, *more = one.readings
    if unit.kind in _WHOLE or (unit.currency and not unit.against):
        more = [reading for reading in more if reading[0] * 1000 != first[0]]
    return any(_fits(own, unit) and (value == end.value or (
        _endless(value) and abs(value - end.value) <= end.step / 2)) for value, own in (first, *more))


def _endless(value: Decimal) -> bool:
    """Whether a number has decimals without end, as two thirds have: a record can only round it."""
    return len(value.as_tuple().digits) > 20


def _fits(own: str, unit: Unit) -> bool:
    """Whether something printed in one unit can be meant in another: ten times are a count."""
    wider = {"": True, "part": unit.kind not in ("share", "points"), "people": unit.kind == "count",
             "times": unit.kind in ("count", "per-week")}
    return wider.get(own, False) or own in (unit.kind, unit.currency)


def _accounted(one: Printed, claim: Claim, token: str) -> bool:
    """Whether a number that is not the value needs no mention."""
    if one.date:
        return _within(one.date, claim.as_of)
    if claim.unit.against and (Decimal(1), claim.unit.against) in one.readings:
        return True  # $1 = ¥147
    return ((one.unit == "rank" and claim.unit.kind != "rank")
            or _UNCOUNTED.fullmatch(token[one.start:one.end]) is not None)


def _within(date: str, period: Period) -> bool:
    """Whether a printed date and a period share more than half of the shorter: FY2024 and 2024, not 2025."""
    years = range(period.first.year, period.last.year + 1) if date.startswith("--") else [0]
    try:
        printed = [parse_period(date.replace("--", f"{year}-", 1)) for year in years]
    except ValueError:
        return False
    return any(2 * (min(one.last, period.last) - max(one.first, period.first)).days + 1
               >= min(one.last - one.first, period.last - period.first).days for one in printed)


def _otherwise(claim: Claim, evidence: str, found: Sequence[Printed]) -> str:
    """What the evidence says where not every end of the claim stands in it."""
    said = [one for one in found if one.unit != "date"]
    if not said:
        return f"no number can be read from the evidence {evidence!r}"
    units = [unit for one in said for value, unit in one.readings
             if value in [end.value for end in claim.ends] and not _fits(unit, claim.unit)]
    if units:
        written = next((unit.id for unit in UNITS.values() if unit.kind == units[0]), units[0])
        return (f"the unit is {claim.unit.id}, but the evidence {evidence!r} says {units[0]}; write unit: "
                f"{written}, or copy the token again" if units[0] in CURRENCIES or written in UNITS
                else f"the unit is {claim.unit.id}, but the evidence {evidence!r} says {units[0]}")
    have = " to ".join(_plain(end.value) for end in claim.ends)
    mend = f"; write value: {_shown(said[0])}" if len(claim.ends) == len(said) == 1 else ""
    return f"the value is {have}, but the evidence {evidence!r} says {' and '.join(map(_shown, said))}{mend}"


def _shown(one: Printed) -> str:
    return one.date or _plain(one.value)


def _plain(value: Decimal) -> str:
    few = round(value, 6) if abs(value) < 10**18 else value  # what is larger has no room for six decimals
    return f"{few.normalize():f}"


def _left(token: str, found: Sequence[Printed]) -> str:
    """The first digits in a token that are no part of a number that was read."""
    for match in re.finditer(r"[^\s\d]*\d[^\s]*", token):
        digits = [place for place in range(*match.span()) if token[place].isdigit()]
        if not all(any(one.start <= place < one.end for one in found) for place in digits):
            return match.group()
    return ""


def _other_money(token: str, found: Sequence[Printed], unit: Unit, words: Words) -> str:
    """Money that a token names apart from its numbers, and in which neither the value nor the rate is."""
    for match in re.finditer(r"[^\W\d_]+|[^\w\s]", token):
        word = match.group()
        meant = {own for _, own in words.get(word) or words.get(word.lower(), ()) if own in CURRENCIES}
        if unicodedata.category(word[0]) == "Sc":
            meant = meant or {word}
        if (meant and not meant & {unit.currency, unit.against} and word.lower() not in _EVERYDAY
                and all(not one.start <= match.start() < one.end for one in found)):
            return word
    return ""


@lru_cache(maxsize=8)
def _pattern(phrases: tuple[str, ...], place: str) -> re.Pattern[str]:
    either = "|".join(map(re.escape, sorted(phrases, key=len, reverse=True)))
    whole = rf"(?<![A-Za-z])(?P<phrase>{either})(?!(?<=[a-z])[a-z])"
    return re.compile({"before": rf"{whole}(?:[ -](?:a|an|another|the|just|some|only))?[ -]?$",
                       "after": rf"[ -]?{whole}"}.get(place, whole), re.IGNORECASE)


def _qualified(token: str, values: Sequence[Printed], qualifiers: Qualifiers) -> dict[str, tuple[str, ...]]:
    """The words in a token that qualify the values in it, each with what it may mean."""
    found: dict[str, tuple[str, ...]] = {}
    for place, meanings in qualifiers.items():
        pattern = _pattern(tuple(meanings), place)
        for one in values:
            match = (pattern.match(token, one.end) if place == "after"
                     else pattern.search(token, 0, one.start if place == "before" else len(token)))
            if match and (place != "before" or all(match.start() != other.end for other in values)):  # no 2~3
                found[match["phrase"]] = meanings[match["phrase"].lower()]
    for one in values:
        text = token[one.start:one.end].lower()
        if text.isalpha() and text.endswith("s") and one.unit in ("", "years"):  # dozens, decades
            found[text] = ("at-least", "more-than", "about")
    return found


def _misqualified(claim: Claim, evidence: str, values: Sequence[Printed],
                  found: Mapping[str, tuple[str, ...]]) -> str:
    allowed = [qualifier for meant in found.values() for qualifier in meant]
    if found and claim.qualifier not in allowed:
        return (f"the qualifier is {claim.qualifier}, but the evidence {evidence!r} says "
                f"{' and '.join(map(repr, found))}; write qualifier: {' or '.join(dict.fromkeys(allowed))}")
    sharp = (any(len(end.value.normalize().as_tuple().digits) > _ROUND for end in claim.ends)
             and not any(_endless(value) for one in values for value, _ in one.readings))
    if not found and (claim.qualifier in _ONE_SIDED or (sharp and claim.qualifier != "exact")):
        return (f"the qualifier is {claim.qualifier}, but no word in the evidence {evidence!r} says so; copy "
                "the word beside the number too, or write qualifier: exact")
    return ""


def amounts_in(text: str, words: Words, qualifiers: Qualifiers) -> set[tuple[Decimal, str, str]]:
    """Every amount in a text of any length: the number, what is printed of its unit, and how it is qualified.

    The unit is a currency, `share`, `points`, `rank`, the kind of another unit, or empty.
    """
    ranks = [Printed(*match.span(), Decimal(1), "rank") for pattern in (_RANK_ONE, _RANK_ONE_ALONE)
             for match in pattern.finditer(text) if text[match.start() - 1:match.start()] != "-"]
    found: set[tuple[Decimal, str, str]] = set()
    for one in [*ranks, *(number for number in printed_numbers(text, words) if not number.date)]:
        start, end = max(one.start - _BESIDE, 0), one.end + _BESIDE
        here = replace(one, start=one.start - start, end=one.end - start)
        compared = one.unit == "rank" or text[:one.start].endswith(" the ")  # more than the 3% of others
        beside = {} if compared else _qualified(text[start:end], [here], qualifiers)
        meant = {qualifier for several in beside.values() for qualifier in several}
        if one.unit == "years" and not re.search(r"\d|year", text[one.start:one.end]):  # four decades
            meant.add("about")
        found |= {(one.value, one.unit, qualifier) for qualifier in meant or {""}}
    return found
