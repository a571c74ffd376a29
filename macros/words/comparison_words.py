"""The words that compare quantities or give a direction, and what each of them claims.

`LEXICON` serves two rules. Words in {{ says("…") }} are read into claims, which
`macros.words.fit` holds against the condition. In prose, `macros.words.comparisons`
looks for the same words beside figures; each entry names the surroundings in
which it certainly compares, because "over", "more" and "record" mostly do not.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal
from enum import Enum
from functools import lru_cache


class Sense(Enum):
    """What a word claims of the left side of its condition."""

    MORE = "the left side to be the larger: a > b"
    LESS = "the left side to be the smaller: a < b"
    UP = "two dates, and the later value to be the larger"
    DOWN = "two dates, and the later value to be the smaller"
    SAME = "both sides to be equal or close: a == b, a ~ b"
    NUMBER = "a comparison with the number that the words name, such as 50% or 2 times"
    LARGEST = "the left side to be larger than all others: a rank, a row > series@2024/*, or several joined"
    SMALLEST = "the left side to be smaller than all others: a row < series@2024/*, or several joined"
    EXTREME = "a rank: a == 1"
    MOST = "more than half (a > 50%), or the left side to be larger than all others"
    NONE = "a comparison with nought: a <= 0, or a < $0bn for a balance"
    EVERY = "all rows on the left, series@*/line > b, or several comparisons joined"


class Where(Enum):
    """The surroundings in which a word compares for certain, in prose beside a figure."""

    THAN = "before 'than', or right after a figure"
    AMOUNT = "before 'than' with nothing or an amount between, or right after a figure"
    CHANGE = "with by, to or from and a figure"
    BEFORE = "right before a figure"
    BESIDE = "right before or after a figure"
    ANYWHERE = "in any sentence with a figure"
    TIED = "only in a statement; typed numbers are found by another rule"


@dataclass(frozen=True)
class Entry:
    """Words of one meaning.

    Attributes:
        words: phrases in lower case.
        number: what a fraction or multiple claims, as a ratio; of counts the least; of ranks the place.
        of_yen: about the strength of the yen, so that a rate in yen per dollar counts the other way.
        firm: a multiple that "more" does not make untrue: what grew tenfold and a bit has grown tenfold.
    """

    words: tuple[str, ...]
    sense: Sense
    where: Where = Where.TIED
    number: Decimal | None = None
    of_yen: bool = False
    firm: bool = False


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
    entry: Entry
    side: int = 0
    degree: str = ""
    negated: bool = False
    named: bool = False


def _verbs(*roots: str) -> tuple[str, ...]:
    """Forms of verbs: `rise/rises/rose`."""
    return tuple(form for root in roots for form in root.split("/"))


def _number(value: str, *words: str, firm: bool = False) -> Entry:
    top, _, bottom = value.partition("/")
    return Entry(words, Sense.NUMBER, number=Decimal(top) / Decimal(bottom or 1), firm=firm)


LEXICON: tuple[Entry, ...] = (
    Entry(("higher", "larger", "bigger", "greater"), Sense.MORE, Where.THAN),
    Entry(("lower", "smaller", "fewer"), Sense.LESS, Where.THAN),
    Entry(("more",), Sense.MORE, Where.AMOUNT),
    Entry(("less",), Sense.LESS, Where.AMOUNT),
    Entry(("longer", "older", "faster", "steeper", "dearer", "costlier", "heavier", "richer", "deeper",
           "wider", "harsher", "more often"), Sense.MORE, Where.AMOUNT),
    Entry(("shorter", "younger", "slower", "cheaper", "lighter", "poorer", "narrower", "milder",
           "less often"), Sense.LESS, Where.AMOUNT),
    Entry(("stronger",), Sense.MORE, Where.AMOUNT, of_yen=True),
    Entry(("weaker",), Sense.LESS, Where.AMOUNT, of_yen=True),
    Entry(("above", "ahead of", "ahead"), Sense.MORE, Where.BESIDE),
    Entry(("below", "behind", "short of"), Sense.LESS, Where.BESIDE),
    Entry(("over", "beyond", "in excess of", "upwards of", "at least", "no less than", "no fewer than"),
          Sense.MORE, Where.BEFORE),
    Entry(("under", "at most", "no more than", "up to", "as much as", "as many as"), Sense.LESS,
          Where.BEFORE),
    Entry(("falls short of", "fall short of", "fell short of", "far short of", "well short of", "far short",
           "far behind", "well behind", "close behind", "just behind", "far below", "well below",
           "just below"), Sense.LESS, Where.ANYWHERE),
    Entry(("far ahead", "well ahead", "just ahead", "far above", "well above", "just above"), Sense.MORE,
          Where.ANYWHERE),
    Entry(_verbs("exceed/exceeds/exceeded/exceeding", "outweigh/outweighs/outweighed",
                 "outnumber/outnumbers/outnumbered", "surpass/surpasses/surpassed",
                 "outstrip/outstrips/outstripped", "overtake/overtakes/overtook/overtaken",
                 "outspend/outspends/outspent"), Sense.MORE, Where.ANYWHERE),
    Entry(("enough", "beats", "outdoes", "not far ahead", "not far above"), Sense.MORE),
    Entry(("does not have", "do not have", "did not have", "lacks", "lacked", "not enough",
           "not far behind", "not far below"), Sense.LESS),
    Entry(_verbs("rise/rises/rose/risen/rising", "grow/grows/grew/grown/growing/growth",
                 "climb/climbs/climbed", "increase/increases/increased", "jump/jumps/jumped",
                 "surge/surges/surged", "soar/soars/soared", "gain/gains/gained", "swell/swelled/swollen",
                 "widen/widens/widened", "raise/raises/raised", "go up/goes up/went up/gone up"),
          Sense.UP, Where.CHANGE),
    Entry(("up", "up again"), Sense.UP, Where.CHANGE),
    Entry(("strengthened", "strengthens"), Sense.UP, Where.CHANGE, of_yen=True),
    Entry(_verbs("fall/falls/fell/fallen/falling", "drop/drops/dropped", "decline/declines/declined",
                 "decrease/decreases/decreased", "shrink/shrinks/shrank/shrunk/shrinking",
                 "sink/sinks/sank/sunk", "plunge/plunges/plunged", "slide/slid", "slump/slumped",
                 "lose/loses/lost/loss", "shed", "narrow/narrowed", "cut/cuts", "reduced", "lowered",
                 "come down/comes down/came down", "go down/goes down/went down/gone down"),
          Sense.DOWN, Where.CHANGE),
    Entry(("down", "down again"), Sense.DOWN, Where.CHANGE),
    Entry(("weakened", "weakens"), Sense.DOWN, Where.CHANGE, of_yen=True),
    Entry(("largest", "biggest", "highest", "greatest"), Sense.LARGEST, Where.ANYWHERE),
    Entry(("smallest", "lowest", "fewest"), Sense.SMALLEST, Where.ANYWHERE),
    Entry(("strongest",), Sense.LARGEST, Where.ANYWHERE, of_yen=True),
    Entry(("weakest",), Sense.SMALLEST, Where.ANYWHERE, of_yen=True),
    Entry(("worst", "record high", "record low", "record level", "record debt", "record sum", "a record"),
          Sense.EXTREME, Where.ANYWHERE),
    Entry(("deepest", "closest", "best", "top", "record", "first"), Sense.EXTREME),
    Entry(("the most", "more than any", "more than anything else", "longest"), Sense.LARGEST),
    Entry(("last", "shortest", "the least", "the fewest"), Sense.SMALLEST),
    Entry(("second-largest", "second-highest"), Sense.EXTREME, number=Decimal(2)),
    Entry(("third-largest", "third-highest"), Sense.EXTREME, number=Decimal(3)),
    Entry(("most",), Sense.MOST),
    Entry(("majority of",), Sense.NUMBER, Where.ANYWHERE, Decimal("0.5")),
    Entry(("minority of",), Sense.NUMBER, Where.ANYWHERE, Decimal("0.5")),
    Entry(("nearly", "almost", "barely", "roughly", "approximately", "close to", "just over", "just under",
           "not quite"), Sense.SAME, Where.BEFORE),
    Entry(("as large as", "as big as", "as high as", "as low as", "as small as"), Sense.SAME,
          Where.ANYWHERE),
    Entry(("agree", "agrees", "agreed", "also", "the same", "equal", "equals", "matches", "close",
           "comes close", "level with", "in line with", "on a par"), Sense.SAME),
    Entry(("none", "nothing"), Sense.NONE),
    Entry(("every", "each", "always"), Sense.EVERY),
    _number("1/2", "half", "majority", "minority"),
    _number("1/3", "third", "one-third"), _number("2/3", "two thirds", "two-thirds"),
    _number("1/4", "quarter", "one-quarter"), _number("3/4", "three quarters", "three-quarters"),
    _number("1/5", "fifth", "one-fifth"), _number("2/5", "two fifths"), _number("3/5", "three fifths"),
    _number("4/5", "four fifths"), _number("1/10", "tenth", "one-tenth"), _number("9/10", "nine tenths"),
    _number("1", "all", "whole"),
    _number("2", "twice"), _number("2", "double", "doubled", "doubling", "twofold", firm=True),
    _number("3", "three times", "thrice"), _number("3", "tripled", "trebled", "threefold", firm=True),
    _number("4", "four times"), _number("4", "quadrupled", "fourfold", firm=True),
    _number("5", "five times", "fivefold"), _number("10", "ten times"), _number("10", "tenfold", firm=True),
    _number("0.5", "halved", firm=True),
    _number("24", "dozens"), _number("200", "hundreds"), _number("2000", "thousands"),
)
_ENTRY = {words: entry for entry in LEXICON for words in entry.words}
_NUMBERS = "|".join(sorted((re.escape(w) for w, e in _ENTRY.items() if e.sense is Sense.NUMBER),
                           key=len, reverse=True))
_NUMBER = re.compile(
    r"(?:\b(?P<far>well|far|much)\s+|\b(?P<near>a little|little|slightly|just)\s+)?"
    r"(?:\b(?:(?P<over>more than|over|above|at least|larger than)|(?P<under>less than|fewer than|under|below|"
    r"at most|smaller than|short of)|(?P<nearly>nearly|almost|close to|not quite|approaching)|"
    r"(?P<barely>barely|hardly more than)|about|around|roughly|some)\s+)?"
    rf"(?:\b(?:a|an|one|the)\s+)?(?:\b(?:vast|large|small|clear|slim)\s+)?(?<!\bof )(?<!\bat )"
    rf"\b(?P<number>{_NUMBERS})\b(?!-)")
_OTHERS = "|".join(sorted((re.escape(w) for w, e in _ENTRY.items() if e.sense is not Sense.NUMBER),
                          key=len, reverse=True))
_OTHER = re.compile(rf"\b(?:{_OTHERS})\b")
_NOT = re.compile(r"\b(?:not|never|no|hardly|nor)\b|n[’']t\b")
_DEGREE = re.compile(r"\b(?:(far|much|well|many|sharply|steeply)|"
                     r"(a little|little|slightly|a bit|just|somewhat))\s+$")


def known_words() -> list[str]:
    """Every phrase of the lexicon."""
    return list(_ENTRY)


@lru_cache(maxsize=512)
def claims_in(words: str) -> tuple[Claim, ...]:
    """What the words of a statement claim; empty if no word of the lexicon is among them."""
    text = re.sub(r"\s+", " ", words.lower())
    claims: list[Claim] = []
    for match in _NUMBER.finditer(text):
        claims.append(_numbered(match, text))
    text = _NUMBER.sub(lambda match: "#" * len(match.group()), text)
    for match in _OTHER.finditer(text):
        before = text[:match.start()]
        degree = _DEGREE.search(before)
        softened = degree is not None and before[:degree.start()].rstrip().endswith("not")
        rest = text[match.end():].replace("than", "").strip(" #,")
        claims.append(Claim(
            match.group(), _ENTRY[match.group()],
            degree="" if degree is None or softened else "far" if degree[1] else "near",
            negated=not softened and _NOT.search(before) is not None, named=bool(rest)))
    return tuple(claims)


def _numbered(match: re.Match[str], text: str) -> Claim:
    """A fraction or multiple with the words that say on which side of it the value lies."""
    number = match["number"]
    side, degree = 0, "far" if match["far"] else "near" if match["near"] else ""
    if match["over"] or match["barely"]:
        side = 1
    elif match["under"] or match["nearly"]:
        side = -1
    if match["nearly"] or match["barely"]:
        degree = "near"
    if number.startswith("majority"):
        side = 1
    elif number.startswith("minority"):
        side = -1
    negated = _NOT.search(text[:match.start()]) is not None
    if negated:
        side = -side or -1  # "not yet double" is less than double
    return Claim(match.group().strip(), _ENTRY[number], side, degree)
