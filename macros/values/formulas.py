"""The formulas by which figures follow from others: plain arithmetic over quantities.

A record in seeds/workings.yml names one of them, with hyphens, and says in its
own words what is worked out. Units follow the rules of `macros.values.units`: what
does not go together is refused with a UnitMismatch.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable, Sequence
from decimal import Decimal
from typing import TypeVar

from macros.values.geodesy import Point, along, great_circle
from macros.values.units import UNITS, Quantity, UnitMismatch

Formula = TypeVar("Formula", bound=Callable[..., Quantity])
FORMULAS: dict[str, Callable[..., Quantity]] = {}
RATE = "jpy-per-usd"


def formula(function: Formula) -> Formula:
    """Enter a function among the formulas that records may name."""
    FORMULAS[function.__name__.replace("_", "-")] = function
    return function


def apply(name: str, inputs: Sequence[Quantity | Point]) -> Quantity:
    """What a formula makes of its inputs.

    Args:
        name: a name in FORMULAS.
        inputs: what goes in, in order.

    Raises:
        UnitMismatch: there are too few inputs or too many, or they do not go together.
    """
    signature = inspect.signature(FORMULAS[name], eval_str=True)
    try:
        signature.bind(*inputs)
    except TypeError:
        raise UnitMismatch(f"{name} takes {', '.join(signature.parameters)}; the inputs are "
                           f"{len(inputs)}") from None
    (wanted,) = {parameter.annotation for parameter in signature.parameters.values()}
    if not all(isinstance(one, wanted) for one in inputs):
        raise UnitMismatch(f"{name} needs {'places' if wanted is Point else 'amounts, and places are none'}")
    return FORMULAS[name](*inputs)


@formula
def difference(one: Quantity, other: Quantity) -> Quantity:
    """The first less the second; of two shares in percentage points."""
    return one - other


@formula
def total(first: Quantity, *others: Quantity) -> Quantity:
    """All of them added up (same unit)."""
    return sum(others, first)


@formula
def smallest(*amounts: Quantity) -> Quantity:
    """The smallest of them (same unit)."""
    _one_unit(amounts)
    return min(amounts, key=lambda amount: amount.value)


@formula
def largest(*amounts: Quantity) -> Quantity:
    """The largest of them (same unit)."""
    _one_unit(amounts)
    return max(amounts, key=lambda amount: amount.value)


@formula
def share(one: Quantity, whole: Quantity) -> Quantity:
    """The first as a percentage of the second (same unit)."""
    return one.share_of(whole)


@formula
def share_among(one: Quantity, *others: Quantity) -> Quantity:
    """The first as a percentage of all of them added up (same unit)."""
    return one.share_of(total(one, *others))


@formula
def together_against(yardstick: Quantity, first: Quantity, *others: Quantity) -> Quantity:
    """All but the yardstick added up, as a percentage of it (same unit)."""
    return total(first, *others).share_of(yardstick)


@formula
def ratio(one: Quantity, other: Quantity) -> Quantity:
    """How many times the second the first is (same unit)."""
    return one.times(other)


@formula
def rise(before: Quantity, after: Quantity) -> Quantity:
    """How much larger the second is, in percent of the first (same unit); negative for a fall."""
    return after.change_from(before)


@formula
def fall(before: Quantity, after: Quantity) -> Quantity:
    """How much smaller the second is, in percent of the first (same unit); negative for a rise."""
    return negative(rise(before, after))


@formula
def part(whole: Quantity, percent: Quantity) -> Quantity:
    """The percentage given second of the first, in the unit of the first."""
    return whole.part(percent)


@formula
def whole(part: Quantity, percent: Quantity) -> Quantity:
    """The whole of which the first is the percentage given second, in the unit of the first."""
    return part.whole(percent)


@formula
def difference_of_parts(whole: Quantity, percent: Quantity, other: Quantity) -> Quantity:
    """By how much one percentage of an amount exceeds another, in the unit of the amount."""
    return whole.part(percent) - whole.part(other)


@formula
def at_another_share(part: Quantity, percent: Quantity, other: Quantity) -> Quantity:
    """What a part would be if it were another percentage of its whole, in the unit of the part."""
    return part.whole(percent).part(other)


@formula
def in_proportion(amount: Quantity, one: Quantity, other: Quantity) -> Quantity:
    """The rule of three: the amount times the second over the third (same unit), in its unit."""
    return Quantity(amount.value * one.times(other).value, amount.unit)


@formula
def share_raised(one: Quantity, other: Quantity, percent: Quantity) -> Quantity:
    """The first as a percentage of the second (same unit), raised by the percentage given third."""
    share = one.share_of(other)
    return share + share.part(percent)


@formula
def remainder(share: Quantity, *others: Quantity) -> Quantity:
    """What shares of one whole leave of it, in their unit: a hundred less their sum."""
    together = total(share, *others)
    return Quantity(_hundred(together) - together.value, together.unit)


@formula
def least_overlap(one: Quantity, other: Quantity) -> Quantity:
    """The least that two shares of one whole have in common, in their unit.

    It is Fréchet's lower bound, from the inclusion-exclusion principle: what the
    two add up to beyond the whole, or nothing.
    """
    together = one + other
    return Quantity(max(together.value - _hundred(together), Decimal(0)), together.unit)


@formula
def per_head(dollars: Quantity, people: Quantity) -> Quantity:
    """US dollars for each of the people."""
    return dollars.per_head(people)


@formula
def in_dollars(yen: Quantity, rate: Quantity) -> Quantity:
    """Yen turned into US dollars at a rate in yen per dollar."""
    if (yen.unit, rate.unit) != ("jpy", RATE):
        raise UnitMismatch("yen and a rate in yen per dollar are needed")
    return Quantity(yen.value / rate.value, "usd")


@formula
def in_yen(dollars: Quantity, rate: Quantity) -> Quantity:
    """US dollars turned into yen at a rate in yen per dollar."""
    if (dollars.unit, rate.unit) != ("usd", RATE):
        raise UnitMismatch("dollars and a rate in yen per dollar are needed")
    return Quantity(dollars.value * rate.value, "jpy")


@formula
def yen_value_lost(before: Quantity, after: Quantity) -> Quantity:
    """The dollar value that one yen lost between two rates in yen per dollar, in percent."""
    if (before.unit, after.unit) != (RATE, RATE):
        raise UnitMismatch("both rates must be in yen per dollar")
    return Quantity((1 - before.value / after.value) * 100, "percent")


def to_nearest(amount: Quantity, step: int) -> Quantity:
    """The amount rounded to the nearest multiple of `step`, in its unit."""
    return Quantity((amount.value / step).quantize(Decimal(1)) * step, amount.unit)


def negative(amount: Quantity) -> Quantity:
    """The amount with its sign turned."""
    return Quantity(-amount.value, amount.unit)


def _one_unit(amounts: tuple[Quantity, ...]) -> None:
    units = list(dict.fromkeys(amount.unit for amount in amounts))
    if len(units) > 1:
        raise UnitMismatch(f"{units[0]} cannot be compared with {units[1]}")


def _hundred(share: Quantity) -> Decimal:
    if UNITS[share.unit].kind != "share":
        raise UnitMismatch(f"{share.unit} is not a share of a whole")
    return Decimal(100)


formula(great_circle)
formula(along)
