"""Finds quantities that stand in prose by hand instead of coming from a record."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator

from macros.values.evidence import CARDINALS, ORDINALS, TENS

_WORDS = (
    *CARDINALS[2:], *TENS, "hundreds",
    "thousand", "thousands", "million", "millions", "billion", "billions", "trillion",
    "trillions", "dozen", "dozens", "half", "halves", "quarter", "quarters", "thirds", "double",
    "doubled", "doubles", "doubling", "triple", "tripled", "tripling", "twice", "thrice",
    "tenfold", "twofold", "threefold", "fourfold", "fivefold", "halved", "halving", "quadrupled")
_QUANTITY = re.compile(
    r"(?<![\w&#])[$€¥£]?\d[\d.,]*(?:\w+)?%?"
    r"|\b(?:" + "|".join(_WORDS) + r")\b"
    r"|\bFY ?\d+\b"
    r"|\b(?:a|one) (?:third|fifth|tenth)\b"
    r"|\b(?:" + "|".join(ORDINALS[1:]) + r")-(?:largest|biggest|highest)",
    re.I)
_BLANKED = re.compile(
    r"\{\{.*?\}\}|\{%.*?%\}|`[^`\n]*`|</?[a-zA-Z!][^<>]*>|\]\([^)\n]*\)|\{ ?[#.][^}\n]*\}|https?://\S+", re.S)
_FENCE = re.compile(r"^[ \t]*(```|~~~).*?^[ \t]*\1[ \t]*$", re.S | re.M)
_LIST_MARK = re.compile(r"^\s*\d+\.(?=\s)", re.M)


def bare_quantities(text: str, names: Collection[str]) -> Iterator[tuple[int, str]]:
    """Quantities in Markdown outside macro calls, code, addresses and proper names.

    Args:
        text: Markdown.
        names: proper names that contain numbers (Article 9), longest match wins.

    Yields:
        Line within `text` (from 1) and the offending words.
    """
    yield from quantities(name_pattern(names).sub(blank, prose_of(text)))


def prose_of(text: str) -> str:
    """Markdown with macro calls, code, addresses and marks blanked; lines stay where they are."""
    return _LIST_MARK.sub(blank, _BLANKED.sub(blank, unfenced(text)))


def unfenced(text: str) -> str:
    """Markdown with blocks of code blanked; a fence that nothing closes begins none."""
    return _FENCE.sub(blank, text)


def quantities(text: str) -> Iterator[tuple[int, str]]:
    """Every quantity in a text, in digits or in words; yields its line (from 1) and the words."""
    for match in _QUANTITY.finditer(text):
        yield text[:match.start()].count("\n") + 1, match.group().rstrip(".,")


def name_pattern(names: Iterable[str]) -> re.Pattern[str]:
    """A pattern for any of some proper names; of two that fit, the longer one."""
    return re.compile(rf"(?<!\w)(?:{either(names)})(?!\w)")


def either(phrases: Iterable[str]) -> str:
    """The text of a pattern for any of some phrases, of two that fit the longer one; none fits no text.

    A phrase may run over the end of a line.
    """
    longest_first = sorted(phrases, key=len, reverse=True)
    return "|".join(r"\s+".join(map(re.escape, phrase.split())) for phrase in longest_first) or "(?!)"


def blank(match: re.Match[str]) -> str:
    """As many blanks as a match has characters; line breaks stay."""
    return re.sub(r"[^\n]", " ", match.group())
