"""Numbers as they are written in records: exact decimals with their precision."""

import re
from dataclasses import dataclass
from decimal import Decimal
from typing import Literal, get_args

from macros.values.units import SCALES

_AMOUNT = re.compile(
    r"(?P<sign>-?)(?P<digits>0|[1-9]\d{0,14})(?P<fraction>\.\d{1,10})?"  # what Decimal holds, with a scale
    r"(?: (?P<scale>thousand|100 million|million|billion|trillion))?", re.ASCII)
Qualifier = Literal["exact", "about", "more-than", "less-than", "at-least", "up-to", "estimate"]
QUALIFIERS: tuple[Qualifier, ...] = get_args(Qualifier)
_VAGUE = Decimal("0.05")
UNBOUNDED = Decimal("Infinity")
End = tuple[Decimal, int]


@dataclass(frozen=True)
class Amount:
    """A number and the size of its last meaningful digit.

    Attributes:
        value: the number, in whole units.
        step: what one in the last printed digit is worth, in whole units.
            Zeros that end a whole number of a thousand or more count as
            rounding from the third digit on: 55,000 is known to the thousand.
        decimals: digits printed after the decimal point.
    """

    value: Decimal
    step: Decimal
    decimals: int


@dataclass(frozen=True)
class Interval:
    """Where the true value may lie, which may be without bounds. Open ends are exclusive."""

    low: Decimal
    high: Decimal
    low_open: bool = False
    high_open: bool = False

    @property
    def ends(self) -> tuple[End, End]:
        """Both ends as they sort: of equal values an open lower end is last, and an open upper one first.

        Two intervals have a value in common if neither begins after the other's end.
        """
        return (self.low, int(self.low_open)), (self.high, -int(self.high_open))


def parse_amount(text: str) -> Amount:
    """Read a number in plain digits, such as `68.5 billion`, `55000` or `1.6`.

    Raises:
        ValueError: the text is not such a number.
    """
    match = _AMOUNT.fullmatch(text)
    if "," in text:  # 1,200 is one and a fifth in half of Europe
        raise ValueError(f"{text!r} has a comma. Write {text.replace(',', '')}; evidence stays as printed.")
    if match is None:
        raise ValueError(
            f"{text!r} is not a number. Write digits as printed, with a scale word if there is "
            "one: 68.5 billion, 55000, 1.6; signs such as $ and % belong to the unit.")
    digits, fraction = match["digits"], match["fraction"] or ""
    scale = SCALES[match["scale"]] if match["scale"] else Decimal(1)
    value = Decimal(match["sign"] + digits + fraction) * scale
    decimals = max(len(fraction) - 1, 0)
    step = scale * Decimal(10) ** -decimals
    if not fraction and not match["scale"] and len(digits) > 3:
        zeros = len(digits) - len(digits.rstrip("0"))
        step = Decimal(10) ** min(zeros, len(digits) - 2)
    return Amount(value, step, decimals)


def interval(low: Amount, high: Amount, qualifier: str) -> Interval:
    """The interval that an amount (or a range) and its qualifier stand for.

    Exact numbers reach half a unit of their last printed digit either way,
    `about` and `estimate` at least five per cent, `more-than` and the like are
    open on one side.
    """
    if qualifier in ("more-than", "at-least"):
        return Interval(low.value, UNBOUNDED, low_open=qualifier == "more-than")
    if qualifier in ("less-than", "up-to"):
        return Interval(-UNBOUNDED, high.value, high_open=qualifier == "less-than")
    reach_low, reach_high = low.step / 2, high.step / 2
    if qualifier in ("about", "estimate"):
        reach_low = max(reach_low, abs(low.value) * _VAGUE)
        reach_high = max(reach_high, abs(high.value) * _VAGUE)
    return Interval(low.value - reach_low, high.value + reach_high)
