"""Finds every number in a text as it is printed: with its sign, its scale, its unit or currency; and dates.

`printed_numbers` is the one function to call. What can be read in two ways is read so:

- Any dash, a triangle, "minus" and "negative" turn the sign. So do brackets around the number if its unit
  or scale follows them, "(2.5)%", or nothing but a currency goes before; else they are an aside.
- A comma before groups of three digits, and a space or apostrophe in its place, mark thousands; any other
  comma marks decimals. Exactly three digits after a lone point are thousands first ("54.000 troops") and
  decimals second ("147.125 to the dollar"), so that whoever knows the value may choose; before a scale
  ("1.055 trillion") and after a nought they are decimals. Digits of no such form are no number.
- In a range the scale and the unit may be printed once, for both ends.
- Four digits that can be a year are a date first and a number second.
"""

import re
import unicodedata
from collections.abc import Mapping
from dataclasses import dataclass, replace
from decimal import Decimal
from functools import cache

from macros.values.currencies import CURRENCIES, words_for_money
from macros.values.number_words import (
    CHARACTERS,
    MULTIPLES,
    ORDINALS,
    PARTS,
    SCALES,
    SMALL,
    in_characters,
    spelled,
)
from macros.values.periods import dates_in
from macros.values.units import UNITS

Reading = tuple[Decimal, str]
Words = Mapping[str, tuple[Reading, ...]]  # a word beside a number: the factors and units that it may mean
ONE = Decimal(1)
LONGEST = 40  # letters of a word for a unit

_FOLDED = {ord(mark): "-" for mark in "‐‑‒–—―﹣－"} | {ord(mark): " " for mark in "\u00a0\u2009\u202f"} | {
    ord("〜"): "~", ord("’"): "'"}
_START = re.compile(
    rf"(?P<characters>(?:\d+(?:[.,]\d+)*)?[{CHARACTERS}](?:\d+(?:[.,]\d+)*|[{CHARACTERS}])*)"
    r"|(?P<digits>\d{1,3}(?: \d{3})+(?:[.,]\d+)?(?!\d)|\d+(?:[.,']\d+)*|(?<![\d.])\.\d+)"
    r"|(?P<part>[½⅓⅔¼¾⅕⅖⅗⅘⅙⅛])|(?P<word>[A-Za-z]+)")
_FORMS = tuple((re.compile(form), point) for form, point in (
    (r"[1-9]\d{0,2}(?:,\d{3})+(?:\.\d+)?|[1-9]\d{0,2}(?:[ ']\d{3})+(?:\.\d+)?", "."),
    (r"[1-9]\d{0,2}(?:\.\d{3})+(?:,\d+)?|[1-9]\d{0,2}(?: \d{3})+,\d+", ","),
    (r"\d*(?:\.\d+)?", ".")))
_SIGN = re.compile(r"(?:\b(?:minus|negative) |マイナス|[▲△▼▽] ?|(?<![^\s(\[\"'“‘「『:;/~$€£¥₩-])-|− ?|^- )$",
                   re.IGNORECASE)
_JOINED = re.compile(r" ?[-−~] ?| (?:to|or|through|until) |から|ないし")
_SLASHED = re.compile(r"(?:[ -](\d))?/([1-9]\d?)(?![\d/])| ?([½⅓⅔¼¾⅕⅖⅗⅘⅙⅛])")
_AND_A_HALF = re.compile(r"(?:[ -]and[ -](a|one|two|three)[ -](half|thirds?|quarters?)\b|半)", re.IGNORECASE)
_SCALE = re.compile(r"[ -]?([A-Za-z]+|[万億兆])")
_ORDINAL = re.compile(r"(?:st|nd|rd|th)\b")
_PART = re.compile(rf"[ -]({'|'.join(PARTS)})\b", re.IGNORECASE)
_SINGLE = [word for word in PARTS if word == "half" or not word.endswith("s")]
_ARTICLE = re.compile(r"\ban?[ -]$", re.IGNORECASE)
_OF_A = re.compile(r"[ -](?:of )?an?(?= )", re.IGNORECASE)
_NAMED = re.compile(r"[^\W\d_]-?$")  # 7 in G7, 35 in F-35
_LED = re.compile(r"(?:an?|one|three)[ -]$", re.IGNORECASE)  # any other quarter is three months
_NTH = re.compile(rf"\b(?:{'|'.join(ORDINALS)}|last|latter|other|this|per|each|every)[ -]$", re.IGNORECASE)
_FOREIGN = re.compile(r"[ -]([A-Z][\w.]*)[ -]([a-z]+)\b")
_BETWEEN = re.compile(r"\bbetween $", re.IGNORECASE)
_OF_TIME = re.compile(r"\b(?:in|by|since|until|till|during|before|after|year) $|[a-z]-$", re.IGNORECASE)


@dataclass(frozen=True)
class Printed:
    """A number, or a date, that stands in a text.

    Attributes:
        start, end: where it stands, with its sign, currency, scale and unit.
        value: the number in whole units; of a date its year, or else its month.
        unit: what it counts by what is printed: the code of a currency, `share` (15 for 15%), `points`,
            `rank`, another kind of unit, `part` (0.25 for "a quarter"), `date`, or empty.
        others: the other ways to read it, each a value and a unit: "dollars" of whatever country.
        date: of a date its period (2025-07-22, 2025, FY2024, 1980/1989), or --07-22 if no year is printed.
    """

    start: int
    end: int
    value: Decimal
    unit: str = ""
    others: tuple[Reading, ...] = ()
    date: str = ""

    @property
    def readings(self) -> tuple[Reading, ...]:
        """All ways to read it, the likeliest first."""
        return ((self.value, self.unit), *self.others)


@dataclass(frozen=True)
class _Number:
    """A number in the making: how its digits may be read, times its scale, times what its unit may mean."""

    start: int
    end: int
    raw: tuple[Reading, ...]
    scale: Decimal = ONE
    units: tuple[Reading, ...] = ()
    date: str = ""

    def printed(self) -> Printed:
        found = [(value * self.scale * factor, unit or own)
                 for value, own in self.raw for factor, unit in self.units or ((ONE, ""),)]
        return Printed(self.start, self.end, *found[0], tuple(found[1:]), self.date)


@cache
def english() -> Words:
    """The words for units that this program knows without being told: of UNITS, and of the world's money."""
    share = dict.fromkeys(("%", "per cent", "percent"), ((ONE, "share"),))
    times = dict.fromkeys(("x", "fold"), ((ONE, "times"),))
    named = {word: ((ONE, unit.kind),) for unit in UNITS.values() for word in (unit.one, unit.many) if word}
    return share | times | named | {
        word: tuple((ONE, one) for one in currencies) for word, currencies in words_for_money().items()}


def printed_numbers(text: str, words: Words | None = None) -> list[Printed]:
    """Every number and date in a text, in order.

    Args:
        text: any length, as printed.
        words: the words for units; `english()` if there are no others.
    """
    words, plain = words or english(), folded(text)
    dates = {start: (end, date) for start, end, date in dates_in(plain)}
    found: list[_Number] = []
    at = 0
    while match := _START.search(plain, at):
        dated = [start for start in dates if match.start() <= start < match.end()]
        number = _number(plain, match, found[-1].end if found else 0, words)
        if dated:
            number = _date(dated[0], *dates[dated[0]], plain, number) or number
        at = max(number.end if number else 0, match.end())
        if number:
            found.append(number)
    return [number.printed() for number in _joined(found, plain)]


def folded(text: str) -> str:
    """The same text, letter by letter, with one dash, one space and the digits and signs of plain width."""
    return "".join(one if len(one) == 1 else letter for letter in text.translate(_FOLDED)
                   for one in (unicodedata.normalize("NFKC", letter),))


def _date(start: int, end: int, date: str, plain: str, number: _Number | None) -> _Number | None:
    """A date; a bare year may be a number as well, and is nothing else where a unit or scale stands by it."""
    bare = bool(re.fullmatch(r"\d{4}", plain[start:end]))
    if bare and number and (number.units or number.scale != 1):
        return None
    value = Decimal(re.findall(r"\d+", date)[0])
    may_count = bare and number and not _OF_TIME.search(plain, 0, start)
    return _Number(start, end, ((value, "date"), *((value, "") for _ in [0] if may_count)), date=date)


def _number(plain: str, match: re.Match[str], since: int, words: Words) -> _Number | None:
    """The number that begins at a match, if one does and is written in a form that can be read."""
    first, end, raw = _raw(plain, match, words)
    if not raw:
        return None
    if raw[0][1] == "rank":
        return _Number(first, end, raw)
    start, negative, before = _head(plain, first, since, words)
    bracket = plain[start - 1:start] == "("
    closed = end if bracket and plain[end:end + 1] == ")" else 0
    tail = _tail(plain, end + bool(closed), raw, words, bool(before))
    if closed and tail[0] == end + 1 and plain[:start - 1].strip():  # an aside: nothing belongs to it
        bracket, tail = False, (end, *tail[1:])
    end, raw, scale, after = tail
    if bracket and (closed or plain[end:end + 1] == ")"):
        outside, _, sign = _head(plain, start - 1, since, words)
        if closed or not plain[:outside].strip():
            start, end, negative, before = outside, end + (not closed), True, before or sign
    named = _NAMED.search(plain, since, start)
    if match["digits"] and ((_cased(plain[end:end + 1]) and plain[end - 1].isdigit())
                            or (named and _cased(named.group()[0]))):
        return None
    if negative:
        raw = tuple((-value, own) for value, own in raw)
    return _Number(start, end, raw, scale, _both(before, after))


def _cased(letter: str) -> bool:
    return letter.lower() != letter.upper()


def _raw(plain: str, match: re.Match[str], words: Words) -> tuple[int, int, tuple[Reading, ...]]:
    """Where the bare number stands and how it may be read, without sign, scale and unit."""
    start, end, text = match.start(), match.end(), match.group()
    if match["word"]:
        return _of_word(plain, start, end, words)
    if match["part"]:
        return start, end, _as_part(_fraction(text))
    if match["digits"]:
        end, raw = _of_digits(plain, end, text)
        return start, end, raw
    try:
        worth = SCALES.get(text[-1], ONE)  # in a range it may be meant for both ends
        return start, end - (worth > 1), ((in_characters(text) / worth, ""),)
    except ValueError:
        return start, end, ()


def _part_of(plain: str, end: int, value: Decimal, words: Words) -> tuple[int, tuple[Reading, ...]]:
    """A fraction of something, or of a scale or unit: a quarter, a quarter of a million, half a per cent."""
    of = _OF_A.match(plain, end)
    unit = of.end() if of else end
    if _tail(plain, unit, ((value, ""),), words, False)[0] > unit:
        return unit, ((value, ""),)
    bare = value == ONE / 4 and plain[end - 7:end].lower() == "quarter" and plain[end:end + 4] != " of "
    return end, () if bare and not _LED.search(plain, 0, end - 7) else _as_part(value)


def _as_part(value: Decimal) -> tuple[Reading, ...]:
    return (value * 100, "share"), (value, "part")


def _fraction(sign: str) -> Decimal:
    top, _, bottom = unicodedata.normalize("NFKC", sign).partition("⁄")
    return Decimal(top) / Decimal(bottom)


def _of_digits(plain: str, end: int, digits: str) -> tuple[int, tuple[Reading, ...]]:
    values = [Decimal(re.sub(rf"[^\d{re.escape(point)}]", "", digits).replace(point, "."))
              for form, point in _FORMS if form.fullmatch(digits)]
    if not values and re.fullmatch(r"\d+,\d+", digits):
        values = [Decimal(digits.replace(",", "."))]
    if values and (ordinal := _ORDINAL.match(plain, end)):
        return ordinal.end(), ((values[0], "rank"),)
    if values and (more := _SLASHED.match(plain, end)):
        top, bottom, sign = more.groups()
        part = _fraction(sign) if sign else Decimal(top or 0) / Decimal(bottom)
        if part:
            return more.end(), ((values[0] + part, ""),)
        if values[0] < Decimal(bottom):
            return more.end(), _as_part(values[0] / Decimal(bottom))
    return end, tuple((value, "") for value in values)


def _of_word(plain: str, start: int, end: int, words: Words) -> tuple[int, int, tuple[Reading, ...]]:
    """The number that a word begins; the article before it belongs to it."""
    word = plain[start:end].lower()
    article = _ARTICLE.search(plain, 0, start)
    first = article.start() if article else start
    if word in SMALL or word == "hundred":
        value, size = spelled(plain[start:start + LONGEST * 2].lower())
        part = _PART.match(plain, start + size)
        if part and value < PARTS[part[1].lower()] and (value == 1) == (part[1].lower() in _SINGLE):
            return start, *_part_of(plain, part.end(), value / PARTS[part[1].lower()], words)
        return first if word == "hundred" else start, start + size, ((value, ""),)
    if word in PARTS and (article or (word in ("half", "quarter") and not _NTH.search(plain, 0, start))):
        end, raw = _part_of(plain, end, ONE / PARTS[word], words)
        return first, end, (*raw, (Decimal(PARTS[word]), "rank")) if word in ORDINALS else raw
    if word in ORDINALS:
        return start, end, ((Decimal(ORDINALS.index(word) + 1), "rank"),)
    if word in MULTIPLES or word.removesuffix("fold") in SMALL:
        return start, end, ((Decimal(MULTIPLES.get(word) or SMALL[word.removesuffix("fold")]), "times"),)
    if word == "weekly":
        return start, end, ((ONE, "per-week"),)
    if word in ("halved", "halving"):
        return start, end, _as_part(ONE / 2)
    several = word.startswith("dozen") or any(unit and factor > 1 for factor, unit in words.get(word, ()))
    if several or (article and word in SCALES and len(word) > 3):
        return first, start, ((Decimal(2 if several and word.endswith("s") else 1), ""),)
    return start, end, ()


def _head(plain: str, start: int, since: int, words: Words) -> tuple[int, bool, tuple[Reading, ...]]:
    """What stands before a number: where that begins, whether it turns the sign, and which money it names."""
    negative = False
    money: tuple[Reading, ...] = ()
    while True:
        sign = _SIGN.search(plain, since, start)
        if sign and not negative and not (since and plain[since:start].strip(" ") in ("-", "−")):
            start, negative = sign.start(), True
            continue
        key = next((plain[start - size:start] for size in range(min(12, start - since), 0, -1)
                    if plain[start - size:start].strip() in words and _leads(plain, start - size, start)), "")
        if not key:
            letters = _NAMED.search(plain, since, start) if money else None
            return start, negative, ((ONE, letters.group() + plain[start]),) if letters else money
        start, money = start - len(key), words[key.strip()]


def _leads(plain: str, start: int, end: int) -> bool:
    """Whether what stands there is a sign or code of money, such as stands before a number."""
    key = plain[start:end].rstrip()
    alone = not (key[:1].isalpha() and plain[start - 1:start].isalnum())
    return alone and not key.startswith(" ") and (key != key.lower() or unicodedata.category(key[-1]) == "Sc")


def _tail(plain: str, end: int, raw: tuple[Reading, ...], words: Words, money: bool
          ) -> tuple[int, tuple[Reading, ...], Decimal, tuple[Reading, ...]]:
    """What stands after a number: where that ends, the number with a half that is added, scale and units."""
    scale = ONE
    units: tuple[Reading, ...] = ()
    while not units:
        end, raw = _and_a_half(plain, end, raw)
        match = _SCALE.match(plain, end)
        if match and match[1].lower() in SCALES and (match[1] != "t" or money):
            end, scale, raw = match.end(), scale * SCALES[match[1].lower()], raw[-1:]
            continue
        after, found = _unit(plain, end, words)
        if not found:
            break
        end = after
        if found[0][1]:
            units = found
        else:  # a scale of another country's: 5 crore
            scale, raw = scale * found[0][0], raw[-1:]
    end, raw = _and_a_half(plain, end, raw)
    return end, raw, scale, units


def _unit(plain: str, end: int, words: Words) -> tuple[int, tuple[Reading, ...]]:
    """The unit named after a number; dollars of a country that no word is known for stay its own."""
    for gap in ("", " ", "-", " in ", " of ", " worth of "):
        after = end + len(gap)
        for size in range(LONGEST, 0, -1) if plain[end:after] == gap else ():
            found = _named(plain, after, size, words)
            if found and (len(gap) < 2 or found[0][1] in CURRENCIES):
                return after + size, found
    foreign = _FOREIGN.match(plain, end)
    if foreign and any(unit in CURRENCIES for _, unit in words.get(foreign[2], ())):
        return foreign.end(), ((ONE, foreign.group().strip(" -")),)
    return end, ()


def _named(plain: str, start: int, size: int, words: Words) -> tuple[Reading, ...]:
    """The units that the next letters name, if they are whole words."""
    key, after = plain[start:start + size], plain[start + size:start + size + 1]
    spaced = key.isascii() or not key[-1:].isalpha()
    if len(key) < size or (spaced and after.isdigit()) or (_cased(key[-1]) and after and _cased(after)):
        return ()
    return words.get(key) or words.get(key.lower().replace("-", " "), ())


def _and_a_half(plain: str, end: int, raw: tuple[Reading, ...]) -> tuple[int, tuple[Reading, ...]]:
    match = _AND_A_HALF.match(plain, end)
    if not match:
        return end, raw
    more = Decimal(SMALL.get((match[1] or "").lower(), 1)) / PARTS[(match[2] or "half").lower()]
    return match.end(), tuple((value + more, own) for value, own in raw)


def _both(before: tuple[Reading, ...], after: tuple[Reading, ...]) -> tuple[Reading, ...]:
    """The units that stand on both sides; a sign alone (¥) means whatever country's money is named after."""
    if not after or (before and after[0][1] not in CURRENCIES):
        return before or after
    return tuple(one for one in after if one in before) or after


def _joined(found: list[_Number], plain: str) -> list[_Number]:
    """Numbers with what they share: the scale and unit of a range, the parts of one number (3割5分)."""
    done: list[_Number] = []
    for number in found:
        one, last = number, done[-1] if done else None
        if last is None or last.date or one.date:
            done.append(one)
            continue
        gap = plain[last.end:one.start]
        if _adds(gap, last, one):
            value = last.raw[0][0] * last.scale * (last.units[0][0] if last.units else 1)
            scaled = one.scale * (one.units[0][0] if last.units else 1)
            done[-1] = replace(one, start=last.start, scale=ONE,
                               raw=((value + one.raw[0][0] * scaled, one.raw[0][1]),),
                               units=tuple((ONE, unit) for _, unit in one.units) if last.units else one.units)
            continue
        if _JOINED.fullmatch(gap) or (gap == " and " and _BETWEEN.search(plain, 0, last.start)):
            if last.scale == 1 and abs(last.raw[0][0]) < abs(one.raw[0][0]):
                done[-1] = replace(last, scale=one.scale)
            done[-1] = replace(done[-1], units=last.units or one.units)
            one = replace(one, units=one.units or last.units)
        done.append(one)
    return done


def _adds(gap: str, last: _Number, one: _Number) -> bool:
    """Whether a number goes on where another left off: 3割5分, "two million three hundred thousand"."""
    if last.units or one.raw[0][1] or last.raw[0][1]:
        return gap == "" and [unit for _, unit in last.units] == [unit for _, unit in one.units] != []
    return gap in ("", " ", " and ") and last.scale > abs(one.raw[0][0] * one.scale) and last.scale > 999
