"""Words such as "more than half" that may stand only while the records bear them out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from macros.coherence import shown
from macros.data import Fact, Ledger
from macros.evidence import read_evidence
from macros.units import UNITS

_CONDITION = re.compile(r"\s*(?P<left>.+?)\s*(?P<op><=|>=|==|!=|<|>|~)\s*(?P<right>.+?)\s*")
_REF = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:@[A-Za-z0-9/-]+)?")
_UNIT_WORDS = {word: unit.kind for unit in UNITS.values() for word in (unit.one, unit.many) if word}
_LITERAL = re.compile(
    r"-?[$¥€]?\d[\d,]*(?:\.\d+)? ?(?:k|m|mn|bn|tn|trn|thousand|million|billion|trillion)?"
    rf"(?P<unit>%| per ?cent| (?:{'|'.join(_UNIT_WORDS)}))?", re.ASCII)
NEARLY = Decimal("0.1")
FORM = ('One comparison of two ids or literals: "share-a > 50%", "yen-per-dollar@2024 > '
        'yen-per-dollar@2020"; signs: < <= > >= == != and ~ (within a tenth).')


class BadCondition(ValueError):
    """A condition that cannot be read, or compares what cannot be compared."""


@dataclass(frozen=True)
class Side:
    """One side of a comparison: bounds (None is open), kind of unit, and how it was written."""

    low: Decimal | None
    high: Decimal | None
    kind: str
    text: str
    fact: Fact | None = None


@dataclass(frozen=True)
class Verdict:
    """Whether a condition holds, and the facts that decided it."""

    holds: bool
    left: Side
    right: Side

    @property
    def facts(self) -> list[Fact]:
        """The facts on either side."""
        return [side.fact for side in (self.left, self.right) if side.fact is not None]


def judge(condition: str, ledger: Ledger) -> Verdict:
    """Evaluate one comparison.

    An open-ended figure ("more than 30") satisfies a comparison only if every
    value that it allows does.

    Raises:
        BadCondition: the text is no comparison, or its sides differ in kind.
        UnknownId: a side names no fact.
    """
    match = _CONDITION.fullmatch(condition)
    if match is None:
        raise BadCondition(f"{condition!r} is not a comparison. {FORM}")
    left, right = (_side(match[name], ledger) for name in ("left", "right"))
    if "" not in (left.kind, right.kind) and left.kind != right.kind:
        raise BadCondition(f"{condition!r} compares {left.kind} with {right.kind}")
    if "" in (left.kind, right.kind) and {left.kind, right.kind} & {"share", "usd", "jpy", "eur"}:
        raise BadCondition(f"{condition!r} lacks a sign or unit: write 50%, $10bn or ¥5trn")
    return Verdict(_compare(match["op"], left, right), left, right)


def _side(text: str, ledger: Ledger) -> Side:
    if _REF.fullmatch(text):
        fact = ledger.fact(text)
        low: Decimal | None = fact.low.value
        high: Decimal | None = fact.high.value
        if fact.qualifier in ("more-than", "at-least"):
            high = None
        if fact.qualifier in ("less-than", "up-to"):
            low = None
        return Side(low, high, UNITS[fact.unit].kind, shown(fact), fact)
    reading = read_evidence(text, "")
    literal = _LITERAL.fullmatch(text)
    if literal is None or len(reading.numbers) != 1:
        raise BadCondition(f"{text!r} is neither an id nor a number. {FORM}")
    kind = reading.unit or _UNIT_WORDS.get((literal["unit"] or "").strip(), "")
    return Side(reading.numbers[0], reading.numbers[0], kind, text)


def _qualifier(side: Side) -> str:
    return side.fact.qualifier if side.fact is not None else ""


def _compare(op: str, left: Side, right: Side) -> bool:
    if op in ("<", "<="):
        return _compare({"<": ">", "<=": ">="}[op], right, left)
    if op in (">", ">="):
        if left.low is None or right.high is None:
            return False
        beyond = _qualifier(left) == "more-than" or _qualifier(right) == "less-than"
        strict = op == ">" and not beyond
        return left.low > right.high if strict else left.low >= right.high
    if op == "!=":
        return _compare(">", left, right) or _compare(">", right, left)
    if None in (left.low, left.high, right.low, right.high):
        return False
    assert left.low is not None and left.high is not None
    assert right.low is not None and right.high is not None
    if op == "~":
        reach = abs(right.low) * NEARLY
        return right.low - reach <= left.low and left.high <= right.high + reach
    return left.low == right.low and left.high == right.high
