"""Formulas that many derived figures share: plain arithmetic over quantities.

A registration in `macros/workings` names one of them and says in its own words
what is worked out. Units follow the rules of `macros.values.units`: what does not go
together is refused with a UnitMismatch.
"""

from __future__ import annotations

from collections.abc import Callable
from decimal import Decimal

from macros.values.units import Quantity, UnitMismatch

RATE = "jpy-per-usd"


def difference(one: Quantity, other: Quantity) -> Quantity:
    """The first less the second; of two shares in percentage points."""
    return one - other


def total(*amounts: Quantity) -> Quantity:
    """All of them added up (same unit)."""
    return sum(amounts[1:], amounts[0])


def smallest(*amounts: Quantity) -> Quantity:
    """The smallest of them (same unit)."""
    _one_unit(amounts)
    return min(amounts, key=lambda amount: amount.value)


def largest(*amounts: Quantity) -> Quantity:
    """The largest of them (same unit)."""
    _one_unit(amounts)
    return max(amounts, key=lambda amount: amount.value)


def share(one: Quantity, whole: Quantity) -> Quantity:
    """The first as a percentage of the second (same unit)."""
    return one.share_of(whole)


def together_against(yardstick: Quantity, *amounts: Quantity) -> Quantity:
    """All but the first added up, as a percentage of the first (same unit)."""
    return total(*amounts).share_of(yardstick)


def ratio(one: Quantity, other: Quantity) -> Quantity:
    """How many times the second the first is (same unit)."""
    return one.times(other)


def rise(before: Quantity, after: Quantity) -> Quantity:
    """How much larger the second is, in percent of the first (same unit); negative for a fall."""
    return after.change_from(before)


def fall(before: Quantity, after: Quantity) -> Quantity:
    """How much smaller the second is, in percent of the first (same unit); negative for a rise."""
    return _negative(rise(before, after))


def part(whole: Quantity, percent: Quantity) -> Quantity:
    """The percentage given second of the first, in the unit of the first."""
    return whole.part(percent)


def whole(part: Quantity, percent: Quantity) -> Quantity:
    """The whole of which the first is the percentage given second, in the unit of the first."""
    return part.whole(percent)


def per_head(dollars: Quantity, people: Quantity) -> Quantity:
    """US dollars for each of the people."""
    return dollars.per_head(people)


def in_dollars(yen: Quantity, rate: Quantity) -> Quantity:
    """Yen turned into US dollars at a rate in yen per dollar."""
    if (yen.unit, rate.unit) != ("jpy", RATE):
        raise UnitMismatch("yen and a rate in yen per dollar are needed")
    return Quantity(yen.value / rate.value, "usd")


def in_yen(dollars: Quantity, rate: Quantity) -> Quantity:
    """US dollars turned into yen at a rate in yen per dollar."""
    if (dollars.unit, rate.unit) != ("usd", RATE):
        raise UnitMismatch("dollars and a rate in yen per dollar are needed")
    return Quantity(dollars.value * rate.value, "jpy")


def yen_value_lost(before: Quantity, after: Quantity) -> Quantity:
    """The dollar value that one yen lost between two rates in yen per dollar, in percent."""
    if (before.unit, after.unit) != (RATE, RATE):
        raise UnitMismatch("both rates must be in yen per dollar")
    return Quantity((1 - before.value / after.value) * 100, "percent")


def negated(formula: Callable[..., Quantity]) -> Callable[..., Quantity]:
    """The formula with the sign turned, which makes a deficit of a negative balance."""
    return lambda *amounts: _negative(formula(*amounts))


def rounded(formula: Callable[..., Quantity], to: int) -> Callable[..., Quantity]:
    """The formula with its result rounded to the nearest multiple of `to`."""
    return lambda *amounts: to_nearest(formula(*amounts), to)


def to_nearest(amount: Quantity, step: int) -> Quantity:
    """The amount rounded to the nearest multiple of `step`, in its unit."""
    return Quantity((amount.value / step).quantize(Decimal(1)) * step, amount.unit)


def _negative(amount: Quantity) -> Quantity:
    return Quantity(-amount.value, amount.unit)


def _one_unit(amounts: tuple[Quantity, ...]) -> None:
    units = list(dict.fromkeys(amount.unit for amount in amounts))
    if len(units) > 1:
        raise UnitMismatch(f"{units[0]} cannot be compared with {units[1]}")
