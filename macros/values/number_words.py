"""Numbers that are spelled out in English or in Chinese characters, and the words for scales."""

import re
import unicodedata
from decimal import Decimal

CARDINALS = (
    "zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten",
    "eleven", "twelve", "thirteen", "fourteen", "fifteen", "sixteen", "seventeen", "eighteen", "nineteen")
TENS = ("twenty", "thirty", "forty", "fifty", "sixty", "seventy", "eighty", "ninety", "hundred")
ORDINALS = ("first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth")
SMALL = {word: value for value, word in enumerate(CARDINALS)} | {
    word: 10 * tens for tens, word in enumerate(TENS[:-1], 2)}
SCALES = {word: Decimal(1).scaleb(power) for power, words in {
    2: ("hundred",), 3: ("k", "thousand"), 6: ("m", "mn", "mio", "mln", "mm", "million", "millions"),
    9: ("b", "bn", "bln", "billion", "billions"), 12: ("t", "tn", "tr", "trn", "trillion", "trillions"),
}.items() for word in words} | {
    "dozen": Decimal(12), "dozens": Decimal(12),
    "万": Decimal("1E4"), "億": Decimal("1E8"), "兆": Decimal("1E12")}
PARTS = {"half": 2, "halves": 2, "quarter": 4, "quarters": 4} | {
    word + plural: place for place, word in enumerate(ORDINALS[2:], 3) for plural in ("", "s")}
MULTIPLES = {"double": 2, "doubled": 2, "doubles": 2, "doubling": 2, "triple": 3, "tripled": 3,
             "tripling": 3, "treble": 3, "trebled": 3, "quadruple": 4, "quadrupled": 4,
             "once": 1, "twice": 2, "thrice": 3}
CHARACTERS = "〇零一二三四五六七八九十百千万億兆壱弐参"
_SPELLED = re.compile(r"[a-z]+|[^a-z]+")
_DIGITS = re.compile(r"(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?")
_IN_CHARACTERS = re.compile(rf"[\d.,]+|[{CHARACTERS}]")


def spelled(words: str) -> tuple[Decimal, int]:
    """The number below a thousand that some small letters begin with, and how many of them it takes.

    "twenty" "five" and "hundred and" "fifty" are one number, "twenty and ten" are two.
    """
    value, end, place, joined = Decimal(0), 0, 0, ""
    for piece in _SPELLED.findall(words):
        place += len(piece)
        if not piece.isalpha() or piece == "and":
            joined += piece
            continue
        small = Decimal(SMALL.get(piece, 100 if piece == "hundred" else 0))
        room = 100 if value and not value % 100 else 10 if value >= 20 and not value % 10 else 0
        if small == 100 and 0 < value < 100 and "and" not in joined:
            value *= 100
        elif not end or (("and" not in joined or room == 100) and 0 < small < room):
            value += small
        else:
            break
        end, joined = place, ""
    return value, end


def in_characters(text: str) -> Decimal:
    """A number in Chinese characters, among which there may be digits: 5兆5000億, 三十五, 二〇二五.

    Raises:
        ValueError: the digits in it are no number.
    """
    if not set(text) & set("十百千万億兆"):
        return Decimal("".join(str(int(unicodedata.numeric(one))) for one in text))
    total = section = number = Decimal(0)
    for piece in _IN_CHARACTERS.findall(text):
        worth = Decimal(str(unicodedata.numeric(piece))) if piece in CHARACTERS else None
        if worth is None:
            if not _DIGITS.fullmatch(piece):
                raise ValueError(f"{piece!r} is no number")
            number = Decimal(piece.replace(",", ""))
        elif worth < 10:
            number = worth
        elif worth < 10**4:
            section, number = section + (number or 1) * worth, Decimal(0)
        else:
            total, section, number = total + (section + number or 1) * worth, Decimal(0), Decimal(0)
    return total + section + number
