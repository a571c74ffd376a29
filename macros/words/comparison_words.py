"""Reads words into what they claim: the lexicon in seeds/comparisons.yml, and the grammar around it.

Words in {{ says("…") }} are read into claims, which `macros.words.fit` holds
against the condition. In prose, `macros.words.comparisons` looks for the same
words beside figures.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache

from macros.data import Ledger
from macros.data.kinds import ComparisonWords
from macros.words.bare_numbers import either


@dataclass(frozen=True)
class Claim:
    """What some words say: an entry, with what stands around it.

    Attributes:
        side: for a number, 1 for more than it, -1 for less, 0 for about that much.
        degree: `far`, `near` or empty.
        negated: whether a "not" goes before.
        named: whether the words go on to name what they compare with.
    """

    words: str
    entry: ComparisonWords
    side: int = 0
    degree: str = ""
    negated: bool = False
    named: bool = False


_NOT = re.compile(r"\b(?:not|never|no|hardly|nor)\b|n[’']t\b")
_DEGREE = re.compile(r"\b(?:(far|much|well|many|sharply|steeply)|"
                     r"(a little|little|slightly|a bit|just|somewhat))\s+$")
_SIDES = {None: 0, "more": 1, "less": -1}


@lru_cache(maxsize=4)
def lexicon(ledger: Ledger) -> dict[str, ComparisonWords]:
    """What each phrase that compares claims."""
    return {words: entry for entry in ledger.comparisons.values() for words in entry.words}


@lru_cache(maxsize=4)
def _number(ledger: Ledger) -> re.Pattern[str]:
    """A fraction or multiple with what goes before it."""
    numbers = either(words for words, entry in lexicon(ledger).items() if entry.sense == "number")
    return re.compile(
        r"(?:\b(?P<far>well|far|much)\s+|\b(?P<near>a little|little|slightly|just)\s+)?"
        r"(?:\b(?:(?P<over>more than|over|above|at least|larger than)|"
        r"(?P<under>less than|fewer than|under|below|at most|smaller than|short of)|"
        r"(?P<nearly>nearly|almost|close to|not quite|approaching)|(?P<barely>barely|hardly more than)|"
        r"about|around|roughly|some)\s+)?"
        r"(?:\b(?:a|an|one|the)\s+)?(?:\b(?:vast|large|small|clear|slim)\s+)?(?<!\bof )(?<!\bat )"
        rf"\b(?P<number>{numbers})\b(?!-)")


@lru_cache(maxsize=4)
def _other(ledger: Ledger) -> re.Pattern[str]:
    """All words but fractions and multiples."""
    others = either(words for words, entry in lexicon(ledger).items() if entry.sense != "number")
    return re.compile(rf"\b(?:{others})\b")


@lru_cache(maxsize=512)
def claims_in(words: str, ledger: Ledger) -> tuple[Claim, ...]:
    """What the words of a statement claim; empty if no word of the lexicon is among them."""
    text = re.sub(r"\s+", " ", words.lower())
    claims: list[Claim] = []
    number = _number(ledger)
    for match in number.finditer(text):
        claims.append(_numbered(match, text, lexicon(ledger)[match["number"]]))
    text = number.sub(lambda match: "#" * len(match.group()), text)
    for match in _other(ledger).finditer(text):
        before = text[:match.start()]
        degree = _DEGREE.search(before)
        softened = degree is not None and before[:degree.start()].rstrip().endswith("not")
        rest = text[match.end():].replace("than", "").strip(" #,")
        claims.append(Claim(
            match.group(), lexicon(ledger)[match.group()],
            degree="" if degree is None or softened else "far" if degree[1] else "near",
            negated=not softened and _NOT.search(before) is not None, named=bool(rest)))
    return tuple(claims)


def _numbered(match: re.Match[str], text: str, entry: ComparisonWords) -> Claim:
    """A fraction or multiple with the words that say on which side of it the value lies."""
    side, degree = _SIDES[entry.side], "far" if match["far"] else "near" if match["near"] else ""
    if not side:
        side = 1 if match["over"] or match["barely"] else -1 if match["under"] or match["nearly"] else 0
    if match["nearly"] or match["barely"]:
        degree = "near"
    negated = _NOT.search(text[:match.start()]) is not None
    if negated:
        side = -side or -1  # "not yet double" is less than double
    return Claim(match.group().strip(), entry, side, degree)
