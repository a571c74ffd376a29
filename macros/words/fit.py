"""Whether the words of a statement say what its condition compares.

A condition that holds proves nothing if the words say something else: "fewer"
beside a > b. Every word that compares must be borne out by one of the
comparisons, and every comparison must bear out one of the words.
"""

import re
from dataclasses import replace
from decimal import Decimal

from macros.data import Ledger
from macros.data.word_kinds import DegreeWords
from macros.values.fields import Sense
from macros.values.problems import UnknownId, nearest
from macros.values.units import unit_of
from macros.words.comparison_words import Claim, claims_in, lexicon
from macros.words.statements import BadCondition, Comparison, Side, Verdict, judge

_LEFT_ABOVE = {">": 1, ">=": 1, "<": -1, "<=": -1, "==": 0, "~": 0}
_DIRECTION = re.compile(r"\b(?:(rise|growth|increase|gain)|(fall|drop|decline|loss|lost|decrease))\b", re.I)
_SIGN: dict[Sense, int] = {"more": 1, "up": 1, "largest": 1, "less": -1, "down": -1, "smallest": -1}
_NEEDS: dict[Sense, str] = {
    "more": "the left side to be the larger: a > b",
    "less": "the left side to be the smaller: a < b",
    "up": "two dates, and the later value to be the larger",
    "down": "two dates, and the later value to be the smaller",
    "same": "both sides to be equal or close: a == b, a ~ b",
    "largest": "the left side to be larger than all others: a rank, a row > series@2024/*, or several joined",
    "smallest": "the left side to be smaller than all others: a row < series@2024/*, or several joined",
    "extreme": "a rank: a == 1",
    "most": "more than half (a > 50%), or the left side to be larger than all others",
    "none": "a comparison with nought: a <= 0, or a < $0bn for a balance",
    "every": "all rows on the left, series@*/line > b, or several comparisons joined",
}
_HALF = Decimal("0.5")
_CLOSE = Decimal("0.005")  # 33.3% is a third
_BEYOND = 4  # "well over half" is more than 55%, but would be too little for 75%
FEW_WORDS = 9


def fault(words: str, condition: str, ledger: Ledger) -> tuple[str, str] | None:
    """What is wrong with a statement, with a hint; None if it holds and its words fit."""
    try:
        verdict = judge(condition, ledger)
    except (BadCondition, UnknownId) as error:
        return str(error), error.hint
    if not verdict.holds:
        return (f"the statement {words!r} no longer holds: {verdict.complaint}",
                "Change the words, or the record if it is wrong.")
    return misfit(words, verdict, ledger)


def misfit(words: str, verdict: Verdict, ledger: Ledger) -> tuple[str, str] | None:
    """What is wrong between the words of a statement and its condition, with a hint; None if they fit."""
    claims = claims_in(words, ledger)
    if len(words.split()) > FEW_WORDS:
        return (f"the statement {words!r} has {len(words.split())} words; at most {FEW_WORDS} hang on a "
                "condition", "Leave the rest of the sentence outside.")
    if not claims:
        return (f"no word of {words!r} is known as a comparison",
                nearest(words.lower(), lexicon(ledger), "comparison word")
                + " The list is in seeds/comparisons.yml.")
    for claim in claims:
        if not any(_bears_out(one, claim, verdict) for one in verdict.comparisons):
            conditions = " and ".join(one.text for one in verdict.comparisons)
            hint = _wanted(claim) + _turned(claim, verdict, ledger)
            return f"{claim.words!r} does not fit {conditions}", hint
    for one in verdict.comparisons:
        if not any(_bears_out(one, claim, verdict) for claim in claims):
            return (f"{one.text} bears out nothing that {words!r} says",
                    "Leave it out, or say in the words what it shows.")
    return None


def _wanted(claim: Claim) -> str:
    entry = claim.entry
    if entry.sense == "number" and entry.number is not None:
        sign = {1: ">", -1: "<", 0: "~"}[claim.side]
        if entry.number > 10:
            return f"{claim.words!r} needs at least {entry.number}: a >= {entry.number}."
        number = entry.number.normalize()
        either = f" or {number:f} times" if number == round(number, 2) else ""
        return f"{claim.words!r} needs {sign} {round(number * 100, 1).normalize():f}%{either}."
    turned = ' "not" turns it round.' if claim.negated else ""
    inverted = "".join(f" {why}" for why in entry.inverted_for.values())
    least, most = claim.degree.at_least, claim.degree.at_most
    much = f" They must lie at least {least * 100:.0f}% apart." if least else (
        f" They must lie within {most * 100:.0f}%." if most else "")
    return f"{claim.words!r} needs {_NEEDS[entry.sense]}.{turned}{inverted}{much}"


def _turned(claim: Claim, verdict: Verdict, ledger: Ledger) -> str:
    """A word of the opposite sense, where the condition bears it out."""
    others = (replace(claim, words=words, entry=one) for words, one in lexicon(ledger).items()
              if (one.where, _SIGN.get(one.sense)) == (claim.entry.where, -_SIGN.get(claim.entry.sense, 0)))
    return next((f" A word such as {other.words!r} would fit." for other in others
                 if any(_bears_out(one, other, verdict) for one in verdict.comparisons)), "")


def _bears_out(one: Comparison, claim: Claim, verdict: Verdict) -> bool:
    sense = claim.entry.sense
    if sense == "number":
        return _number_fits(one, claim)
    if sense == "same":
        return one.op == "!=" if claim.negated else one.op in ("==", "~")
    if sense == "none":
        return _literal(one.right) == 0 and one.op in ("<", "<=", "==")
    if sense == "every":
        return bool(one.left.rows) or len(verdict.comparisons) > 1
    if sense == "extreme":
        return _rank_fits(one, claim)
    if sense == "most":
        half = Claim(claim.words, claim.entry.model_copy(update={"number": _HALF}), 1)
        return _number_fits(one, half) or _beats_all(one, 1, verdict) or _rank_fits(one, claim)
    if sense == "largest" and _rank_fits(one, claim):
        return True
    inverted = any(unit_of(unit).kind == one.left.kind for unit in claim.entry.inverted_for)
    sign = -_SIGN[sense] if inverted else _SIGN[sense]
    if sense in ("largest", "smallest"):
        return _beats_all(one, sign, verdict)
    fits = _changes(one, sign) if sense in ("up", "down") else _differs(one, sign, claim)
    return fits and _degree_fits(one, claim.degree)


def _order(one: Comparison) -> int | None:
    """1 if the left side is the larger, -1 if the smaller; of two deficits, the larger deficit."""
    order = _LEFT_ABOVE.get(one.op)
    both_below_zero = all(side.high < 0 for side in (one.left, one.right))
    return -order if order and both_below_zero else order


def _literal(side: Side) -> Decimal | None:
    return side.low if side.fact is None and not side.rows else None


def _differs(one: Comparison, sign: int, claim: Claim) -> bool:
    """More, less: the left side is on the right side of the other."""
    if claim.negated:  # "no minister more often" is a first rank as well
        return _order(one) == -sign or (sign == 1 and _rank_fits(one, claim))
    literal = _literal(one.right)
    if literal == 0 and _from_nothing(one, sign, literal):
        return True
    if _order(one) != sign or (one.op in ("<=", ">=") and not claim.entry.or_equal):
        return False
    return literal is None or claim.named or _from_nothing(one, sign, literal)


def _from_nothing(one: Comparison, sign: int, literal: Decimal) -> bool:
    """A figure that is itself a rise or fall is compared with nought, a multiple with 1."""
    fact = one.left.fact
    if fact is None:
        return False
    if fact.unit == "times":
        return literal >= 1 if _order(one) == 1 else literal <= 1
    stated = _DIRECTION.search(fact.label)  # a rise, or a fall
    return literal == 0 and one.op == ">" and stated is not None and sign == (1 if stated[1] else -1)


def _changes(one: Comparison, sign: int) -> bool:
    """Rose, fell: of two dates, the later value is on the right side, whichever side it stands on."""
    left, right, literal = one.left.fact, one.right.fact, _literal(one.right)
    if left is None or one.op not in (">", "<"):
        return False
    if right is None:
        stated = literal is not None and _from_nothing(one, sign, literal)
        return stated and (left.unit != "times" or _order(one) == sign)
    earlier, later = (left.as_of.first, left.as_of.last), (right.as_of.first, right.as_of.last)
    if earlier == later:
        return False
    return _order(one) == (sign if earlier > later else -sign)


def _beats_all(one: Comparison, sign: int, verdict: Verdict) -> bool:
    """Larger than all other rows, or than each of several that are named one by one."""
    if _order(one) != sign or one.op not in (">", "<") or one.left.fact is None:
        return False
    if one.right.rows:
        return True
    rivals = {other.right.fact.ref for other in verdict.comparisons
              if other.right.fact is not None and other.left == one.left}
    return one.right.fact is not None and len(rivals) > 1


def _rank_fits(one: Comparison, claim: Claim) -> bool:
    place = claim.entry.number or 1
    return one.op == "==" and one.left.kind == "rank" and _literal(one.right) == place


def _number_fits(one: Comparison, claim: Claim) -> bool:
    """Half, twice: the literal is the number that the words name, and the sign is theirs."""
    number, literal = claim.entry.number, _literal(one.right)
    if number is None or literal is None or _literal(one.left) is not None:
        return False
    if number > 10:  # dozens, hundreds
        return one.left.kind in ("count", "people") and one.op in (">", ">=") and literal == number
    if one.left.kind not in ("share", "times"):
        return False
    ratio = literal / 100 if one.left.kind == "share" else literal
    beyond = (ratio - number) / number * (claim.side or 1)
    order = _order(one)
    far, near = claim.degree.at_least, claim.degree.at_most
    if order == 0:
        return abs(beyond) <= _CLOSE and far is None and _on_its_side(one, literal, claim.side)
    if claim.side == 0 and not (claim.entry.firm and order == 1):
        return False
    least, most = (far, _BEYOND * far) if far else (-_CLOSE, _CLOSE)
    if order != (claim.side or 1) or not least <= beyond <= most:
        # "almost all" may be more than 90%: nearly a number is a tenth short of it at most
        return near is not None and order == 1 and claim.side == -1 and 0 < beyond <= near
    return near is None or abs(_middle(one.left) - literal) <= literal * near


def _on_its_side(one: Comparison, literal: Decimal, side: int) -> bool:
    """Of what is close to a number: nearly it must not be above, little more not below."""
    return side == 0 or (one.left.low >= literal if side == 1 else one.left.high <= literal)


def _middle(side: Side) -> Decimal:
    ends = [end for end in (side.low, side.high) if end.is_finite()]
    return sum(ends, Decimal(0)) / len(ends) if ends else Decimal(0)


def _degree_fits(one: Comparison, degree: DegreeWords) -> bool:
    """Whether the sides lie as far apart as a word of degree says: far more, a little more."""
    left, right, literal = one.left, one.right, _literal(one.right)
    if left.fact is not None and left.fact.unit == "times" and literal is not None:
        apart = abs(literal - 1)
    else:
        apart = abs(_middle(left) - _middle(right)) / (abs(_middle(right)) or 1)
    return (degree.at_least or 0) <= apart <= (apart if degree.at_most is None else degree.at_most)
