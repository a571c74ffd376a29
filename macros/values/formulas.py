"""The formulas by which figures follow from others: plain arithmetic over quantities.

A record in seeds/workings.yml names one of them, with hyphens, and says in its
own words what is worked out. Units follow the rules of `macros.values.units`: what
does not go together is refused with a UnitMismatch.
"""

import inspect
import math
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise
from typing import TypeVar

from macros.values.currencies import CURRENCIES
from macros.values.units import Quantity, UnitMismatch, unit_of

Formula = TypeVar("Formula", bound=Callable[..., Quantity])
FORMULAS: dict[str, Callable[..., Quantity]] = {}
SAID: dict[str, str] = {}  # by formula, what the words of a working must hold; words parted by a bar
MEAN_RADIUS_KM = 6371.0088


@dataclass(frozen=True)
class Point:
    """A place on the Earth in decimal degrees (WGS84), for formulas."""

    lat: Decimal
    lon: Decimal


def formula(said: str = "") -> Callable[[Formula], Formula]:
    """Enter a function among the formulas that records may name; `said` goes into SAID."""
    def entered(function: Formula) -> Formula:
        name = function.__name__.replace("_", "-")
        FORMULAS[name], SAID[name] = function, said
        return function
    return entered


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


@formula("less")
def difference(one: Quantity, other: Quantity) -> Quantity:
    """The first less the second; of two shares in percentage points."""
    _one_unit("subtracted from", one, other)
    return Quantity(one.value - other.value, "percentage-points" if _is_share(one) else one.unit)


@formula("added up|plus")
def total(first: Quantity, *others: Quantity) -> Quantity:
    """All of them added up (same unit)."""
    _one_unit("added to", first, *others)
    return Quantity(sum((other.value for other in others), first.value), first.unit)


@formula("smallest|largest")
def smallest(first: Quantity, *others: Quantity) -> Quantity:
    """The smallest of them (same unit)."""
    _one_unit("compared with", first, *others)
    return min(first, *others, key=lambda amount: amount.value)


@formula("largest|smallest")
def largest(first: Quantity, *others: Quantity) -> Quantity:
    """The largest of them (same unit)."""
    _one_unit("compared with", first, *others)
    return max(first, *others, key=lambda amount: amount.value)


@formula("divided by|over|share of|percentage of")
def share(one: Quantity, whole: Quantity) -> Quantity:
    """The first as a percentage of the second (same unit)."""
    _one_unit("taken as a share of", one, whole)
    return Quantity(one.value / whole.value * 100, "percent")


@formula()
def share_among(one: Quantity, *others: Quantity) -> Quantity:
    """The first as a percentage of all of them added up (same unit)."""
    return share(one, total(one, *others))


@formula()
def together_against(yardstick: Quantity, first: Quantity, *others: Quantity) -> Quantity:
    """All but the yardstick added up, as a percentage of it (same unit)."""
    return share(total(first, *others), yardstick)


@formula("divided by")
def ratio(one: Quantity, other: Quantity) -> Quantity:
    """How many times the second the first is (same unit)."""
    _one_unit("divided by", one, other)
    return Quantity(one.value / other.value, "times")


@formula("larger|Change|change")
def rise(before: Quantity, after: Quantity) -> Quantity:
    """How much larger the second is, in percent of the first (same unit); negative for a fall."""
    _one_unit("compared with", after, before)
    return Quantity((after.value - before.value) / before.value * 100, "percent")


@formula("smaller|fall")
def fall(before: Quantity, after: Quantity) -> Quantity:
    """How much smaller the second is, in percent of the first (same unit); negative for a rise."""
    return negative(rise(before, after))


@formula("times")
def part(whole: Quantity, percent: Quantity) -> Quantity:
    """The percentage given second of the first, in the unit of the first."""
    _in_percent(percent)
    return Quantity(whole.value * percent.value / 100, whole.unit)


@formula("divided by")
def whole(part: Quantity, percent: Quantity) -> Quantity:
    """The whole of which the first is the percentage given second, in the unit of the first."""
    _in_percent(percent)
    return Quantity(part.value * 100 / percent.value, part.unit)


@formula()
def at_another_share(amount: Quantity, percent: Quantity, other: Quantity) -> Quantity:
    """What a part would be if it were another percentage of its whole, in the unit of the part."""
    return part(whole(amount, percent), other)


@formula()
def in_proportion(amount: Quantity, one: Quantity, other: Quantity) -> Quantity:
    """The rule of three: the amount times the second over the third (same unit), in its unit."""
    return Quantity(amount.value * ratio(one, other).value, amount.unit)


@formula()
def share_raised(one: Quantity, other: Quantity, percent: Quantity) -> Quantity:
    """The first as a percentage of the second (same unit), raised by the percentage given third."""
    unraised = share(one, other)
    return total(unraised, part(unraised, percent))


@formula()
def remainder(share: Quantity, *others: Quantity) -> Quantity:
    """What shares of one whole leave of it, in their unit: a hundred less their sum."""
    _in_percent(share)
    return Quantity(100 - total(share, *others).value, share.unit)


@formula("divided by")
def per_head(money: Quantity, people: Quantity) -> Quantity:
    """Money for each of the people."""
    if money.unit not in CURRENCIES or people.unit != "people":
        raise UnitMismatch(f"{money.unit} per {people.unit} is not a known unit")
    return Quantity(money.value / people.value, f"{money.unit}-per-person")


@formula("divided by|times")
def exchanged(money: Quantity, rate: Quantity) -> Quantity:
    """Money turned into the other of the two currencies of a rate."""
    priced_in, priced = _currencies(rate)
    if money.unit == priced:
        return Quantity(money.value * rate.value, priced_in)
    if money.unit == priced_in:
        return Quantity(money.value / rate.value, priced)
    raise UnitMismatch(f"{money.unit} cannot be exchanged at a rate in {rate.unit}")


@formula()
def value_lost(before: Quantity, after: Quantity) -> Quantity:
    """What the first currency of a rate lost against the second from one rate to another, in percent."""
    _one_unit("compared with", before, after)
    _currencies(after)
    return Quantity((1 - before.value / after.value) * 100, "percent")


@formula("great circle")
def great_circle(one: Point, other: Point) -> Quantity:
    """The shortest way over the surface between two points, in kilometres.

    Haversine formula on a sphere whose radius is the Earth's mean radius of
    6371.0088 km, (2a + b) / 3 of the ellipsoid WGS84 as the International
    Union of Geodesy and Geophysics defines it. The Earth being flattened, the
    result may be off by up to half a per cent.
    """
    lat, lat_other = math.radians(one.lat), math.radians(other.lat)
    half_lat, half_lon = (lat_other - lat) / 2, math.radians(other.lon - one.lon) / 2
    haversine = (math.sin(half_lat) ** 2 + math.cos(lat) * math.cos(lat_other) * math.sin(half_lon) ** 2)
    kilometres = 2 * MEAN_RADIUS_KM * math.asin(math.sqrt(haversine))
    return Quantity(Decimal(repr(kilometres)), "kilometres")


@formula()
def along(first: Point, second: Point, *others: Point) -> Quantity:
    """The way from point to point, each stretch the shortest, in kilometres."""
    stretches = (great_circle(one, other).value for one, other in pairwise((first, second, *others)))
    return Quantity(sum(stretches, Decimal(0)), "kilometres")


def to_nearest(amount: Quantity, step: int) -> Quantity:
    """The amount rounded to the nearest multiple of `step`, in its unit."""
    return Quantity((amount.value / step).quantize(Decimal(1)) * step, amount.unit)


def negative(amount: Quantity) -> Quantity:
    """The amount with its sign turned."""
    return Quantity(-amount.value, amount.unit)


def _one_unit(verb: str, first: Quantity, *others: Quantity) -> None:
    for other in others:
        if first.unit != other.unit:
            raise UnitMismatch(f"{first.unit} cannot be {verb} {other.unit}")


def _is_share(amount: Quantity) -> bool:
    return unit_of(amount.unit).kind == "share"


def _in_percent(amount: Quantity) -> None:
    if not _is_share(amount):
        raise UnitMismatch(f"{amount.unit} is not a share of a whole")


def _currencies(rate: Quantity) -> tuple[str, str]:
    """The currency of a rate, and the one that it is the price of."""
    unit = unit_of(rate.unit)
    if not unit.against:
        raise UnitMismatch(f"{rate.unit} is not an exchange rate")
    return unit.currency, unit.against
