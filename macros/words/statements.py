"""Words such as "more than half" that may stand only while the records bear them out."""

from __future__ import annotations

import re
from dataclasses import dataclass
from decimal import Decimal

from macros.data import Fact, Ledger
from macros.data.coherence import shown
from macros.values.amounts import UNBOUNDED
from macros.values.currencies import CURRENCIES, SIGN
from macros.values.numbers_printed import printed_numbers
from macros.values.problems import UnknownId
from macros.values.units import UNITS, unit_of

_CONDITION = re.compile(r"(?P<left>.+?) ?(?P<op><=|>=|==|!=|<|>|~) ?(?P<right>.+)")  # with single blanks
_AND = re.compile(r"\s+and\s+")
_REF = re.compile(r"[a-z][a-z0-9]*(?:-[a-z0-9]+)*(?:@[A-Za-z0-9/-]+)?")
_ROWS = re.compile(r"(?P<series>[a-z][a-z0-9]*(?:-[a-z0-9]+)*)@"
                   r"(?:\*(?P<line>/[a-z0-9-]+)?|(?P<period>[A-Za-z0-9-]+)/\*)")
_UNIT_WORDS = {word: unit.kind for unit in UNITS.values() for word in (unit.one, unit.many) if word}
_LITERAL = re.compile(
    rf"-?{SIGN}?(?:\d{{1,3}}(?:,\d{{3}})+|\d+)(?:\.\d+)? ?"
    r"(?:k|m|mn|bn|tn|trn|thousand|million|billion|trillion)?"
    rf"(?:%| per ?cent| (?:{'|'.join(_UNIT_WORDS)}))?", re.ASCII)
TIED = re.compile(r"\{ ?([^{}|]{1,80}?) ?\| ?([^{}|]{1,800}?) ?\}")  # {fell | a < b}, in the text of a record
_WITH_SIGN = CURRENCIES | {"share"}  # nought needs none
NEARLY = Decimal("0.1")
MAX_JOINED = 12
FORM = ('A comparison of two ids or literals, or several joined with "and": "share-a > 50%", '
        '"exports@2024 > exports@2020"; signs: < <= > >= == != and ~ (within a tenth). '
        'A * stands for all other rows: "exports@2025/cars > exports@2025/*", "rate@2011 < rate@*".')


class BadCondition(ValueError):
    """A condition that cannot be read, or compares what cannot be compared."""

    hint = ""


@dataclass(frozen=True)
class Side:
    """One side of a comparison: bounds (or UNBOUNDED), kind of unit, and how it was written.

    `rows` are those that a * stands for; the bounds are then those of them all.
    """

    low: Decimal
    high: Decimal
    kind: str
    text: str
    fact: Fact | None = None
    rows: tuple[Side, ...] = ()


@dataclass(frozen=True)
class Comparison:
    """One comparison as written, and the pair of values that decides it: the first that fails, if any."""

    text: str
    left: Side
    op: str
    right: Side
    holds: bool
    decided_by: tuple[Side, Side]


@dataclass(frozen=True)
class Verdict:
    """Whether a condition holds, and the comparisons that it is made of."""

    comparisons: tuple[Comparison, ...]

    @property
    def holds(self) -> bool:
        """Whether every comparison does."""
        return all(one.holds for one in self.comparisons)

    @property
    def facts(self) -> list[Fact]:
        """The facts on either side, each once; of rows that a * stands for, none."""
        sides = [side for one in self.comparisons for side in (one.left, one.right)]
        found = [side.fact for side in sides] if any(side.fact for side in sides) else [
            side.rows[0].fact for side in sides if side.rows]  # and a number on the other side
        return list({fact.ref: fact for fact in found if fact is not None}.values())

    @property
    def complaint(self) -> str:
        """The first comparison that fails, with both values."""
        one = next(one for one in self.comparisons if not one.holds)
        left, right = (side.text for side in one.decided_by)
        return f"{one.text} compares {left} with {right}"


def judge(condition: str, ledger: Ledger) -> Verdict:
    """Evaluate one comparison, or several joined with "and".

    An open-ended figure ("more than 30") satisfies a comparison only if every
    value that it allows does.

    Raises:
        BadCondition: the text is no comparison, or its sides differ in kind.
        UnknownId: a side names no fact.
    """
    parts = _AND.split(condition)
    if len(parts) > MAX_JOINED:
        raise BadCondition(f"{len(parts)} comparisons are joined; at most {MAX_JOINED} can be read")
    return Verdict(tuple(_judge_one(part, ledger) for part in parts))


def _judge_one(text: str, ledger: Ledger) -> Comparison:
    match = _CONDITION.fullmatch(" ".join(text.split()))
    if match is None:
        raise BadCondition(f"{text!r} is not a comparison. {FORM}")
    left, right = _sides(match["left"], match["right"], ledger)
    if "" not in (left.kind, right.kind) and left.kind != right.kind:
        raise BadCondition(f"{text!r} compares {left.kind} with {right.kind}")
    nought = any(side.kind == "" and side.low == side.high == 0 for side in (left, right))
    if not nought and "" in (left.kind, right.kind) and {left.kind, right.kind} & _WITH_SIGN:
        raise BadCondition(f"{text!r} lacks a sign or unit: write 50%, $10bn or €5trn")
    pairs = [(one, other) for one in left.rows or (left,) for other in right.rows or (right,)]
    failing = [pair for pair in pairs if not _compare(match["op"], *pair)]
    return Comparison(text.strip(), left, match["op"], right, not failing, (failing or pairs)[0])


def _sides(left: str, right: str, ledger: Ledger) -> tuple[Side, Side]:
    """Both sides; rows that a * stands for leave out the row on the other side."""
    starred = [_ROWS.fullmatch(text) for text in (left, right)]
    if all(starred):
        raise BadCondition(f"{left!r} and {right!r} both have a *. {FORM}")
    if starred[0]:
        other = _side(right, ledger)
        return _rows(starred[0], ledger, other.fact), other
    one = _side(left, ledger)
    return one, _rows(starred[1], ledger, one.fact) if starred[1] else _side(right, ledger)


def _rows(match: re.Match[str], ledger: Ledger, apart_from: Fact | None) -> Side:
    """All rows of a line, or of a period, but one."""
    start = f"{match['series']}@" + (f"{match['period']}/" if match["period"] else "")
    end = match["line"] or ""
    found = [_of_fact(fact) for ref, fact in ledger.facts.items()
             if ref.startswith(start) and ref.endswith(end) and fact is not apart_from
             and (end or "/" not in ref[len(start):])]
    if not found:
        raise UnknownId(match.group(), "row", "A * takes the place of all periods, series@*/line, or of "
                        "all lines, series@2024/*.")
    return Side(min(side.low for side in found), max(side.high for side in found), found[0].kind,
                f"{len(found)} rows", rows=tuple(found))


def _side(text: str, ledger: Ledger) -> Side:
    if _REF.fullmatch(text):
        return _of_fact(ledger.fact(text))
    found = printed_numbers(text) if _LITERAL.fullmatch(text) else []
    if len(found) != 1 or found[0].end < len(text):
        raise BadCondition(f"{text!r} is neither an id nor a number. {FORM}")
    value, kind = found[0].readings[-1]  # the plain one: a number that could be a year, three decimals
    return Side(value, value, kind, text)


def _of_fact(fact: Fact) -> Side:
    low = -UNBOUNDED if fact.qualifier in ("less-than", "up-to") else fact.low.value
    high = UNBOUNDED if fact.qualifier in ("more-than", "at-least") else fact.high.value
    return Side(low, high, unit_of(fact.unit).kind, shown(fact), fact)


def _compare(op: str, left: Side, right: Side) -> bool:
    if op in ("<", "<="):
        return _compare({"<": ">", "<=": ">="}[op], right, left)
    if op in (">", ">="):
        open_ends = ("more-than", "less-than")
        beyond = any(side.fact and side.fact.qualifier in open_ends for side in (left, right))
        return left.low > right.high or (left.low == right.high and (op == ">=" or beyond))
    if op == "!=":
        return _compare(">", left, right) or _compare(">", right, left)
    if not all(end.is_finite() for end in (left.low, left.high, right.low, right.high)):
        return False
    if op == "~":
        reach = abs(right.low) * NEARLY
        return right.low - reach <= left.low and left.high <= right.high + reach
    return left.low == right.low and left.high == right.high
