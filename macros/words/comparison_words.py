"""Reads words into what they claim: the lexicon in seeds/comparisons.yml, degrees.yml, and grammar.

Words in {{ says("…") }} are read into claims, which `macros.words.fit` holds
against the condition. In prose, `macros.words.comparisons` looks for the same
words beside figures.
"""

import re
from dataclasses import dataclass
from functools import lru_cache

from macros.data import Ledger
from macros.data.word_kinds import ComparisonWords, DegreeWords
from macros.words.bare_numbers import either

ANY_DEGREE = DegreeWords(id="any-degree", words=["any"])


@dataclass(frozen=True)
class Claim:
    """What some words say: an entry, with what stands around it.

    Attributes:
        side: for a number, 1 for more than it, -1 for less, 0 for about that much.
        degree: how far apart the sides must lie.
        negated: whether a "not" goes before.
        named: whether the words go on to name what they compare with.
    """

    words: str
    entry: ComparisonWords
    side: int = 0
    degree: DegreeWords = ANY_DEGREE
    negated: bool = False
    named: bool = False


_NOT = re.compile(r"\b(?:not|never|no|hardly|nor)\b|n[’']t\b")
_SIDES = {None: 0, "more": 1, "less": -1}


@lru_cache(maxsize=4)
def lexicon(ledger: Ledger) -> dict[str, ComparisonWords]:
    """What each phrase that compares claims."""
    return {words: entry for entry in ledger.comparisons.values() for words in entry.words}


@lru_cache(maxsize=4)
def _degrees(ledger: Ledger) -> dict[str, DegreeWords]:
    """How much each word of degree says."""
    return {words: entry for entry in ledger.degrees.values() for words in entry.words}


@lru_cache(maxsize=4)
def _number(ledger: Ledger) -> re.Pattern[str]:
    """A fraction or multiple with what goes before it."""
    numbers = either(words for words, entry in lexicon(ledger).items() if entry.sense == "number")
    return re.compile(
        rf"(?:\b(?P<degree>{either(_degrees(ledger))})\s+)?"
        r"(?:\b(?:(?P<over>more than|over|above|at least|larger than)|"
        r"(?P<under>less than|fewer than|under|below|at most|smaller than|short of)|"
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
    number = _number(ledger)
    claims = [_numbered(match, ledger) for match in number.finditer(text)]
    text = number.sub(lambda match: "#" * len(match.group()), text)
    for match in _other(ledger).finditer(text):
        entry, before = lexicon(ledger)[match.group()], text[:match.start()]
        if entry.sense == "same" and before.rstrip().endswith("#"):
            continue  # twice as large as
        rest = text[match.end():].replace("than", "").strip(" #,")
        degree = _degree(before, match.group(), rest if entry.sense in ("up", "down") else "", ledger)
        softened = re.search(rf"\bnot (?:{either(degree.words)})$", before.rstrip()) is not None
        claims.append(Claim(match.group(), entry, degree=ANY_DEGREE if softened else degree,
                            negated=not softened and _NOT.search(before) is not None, named=bool(rest)))
    return tuple(claims)


def _degree(before: str, words: str, behind: str, ledger: Ledger) -> DegreeWords:
    """What a word of degree right before or behind some words says, or the first of them: well above."""
    degrees = either(_degrees(ledger))
    found = (re.search(rf"\b({degrees})$", before.rstrip()) or re.match(rf"({degrees})\b", words)
             or re.match(rf"({degrees})\b", behind))
    return _degrees(ledger)[found[1]] if found else ANY_DEGREE


def _numbered(match: re.Match[str], ledger: Ledger) -> Claim:
    """A fraction or multiple with the words that say on which side of it the value lies."""
    entry, degree = lexicon(ledger)[match["number"]], _degrees(ledger).get(match["degree"], ANY_DEGREE)
    side = _SIDES[entry.side] or (1 if match["over"] else -1 if match["under"] else _SIDES[degree.side])
    if _NOT.search(match.string[:match.start()]) is not None:
        side = -side or -1  # "not yet double" is less than double
    return Claim(match.group().strip(), entry, side, degree)
