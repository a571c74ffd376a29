"""Units of measurement and what may be done with them.

A scale such as billion is a way of writing a number, not a unit. Percent and
percentage points are different units; currencies never mix. Money is in the code
of its currency, or in that per person; a rate is in one currency per another.
"""

from dataclasses import dataclass
from decimal import Decimal
from functools import cache

from macros.values.currencies import CURRENCIES

SCALES: dict[str, Decimal] = {name: Decimal(10) ** zeros for name, zeros in (
    ("thousand", 3), ("100 million", 8), ("million", 6), ("billion", 9), ("trillion", 12))}


@dataclass(frozen=True)
class Unit:
    """A unit of measurement.

    Attributes:
        id: its name in records.
        kind: what it measures; only units of the same kind may be compared.
        currency: in which an amount of money or a rate is, else empty.
        against: the currency that a rate is the price of, else empty.
        one, many: the words after a number, singular and plural; empty when
            the number stands alone or carries a sign.
    """

    id: str
    kind: str
    currency: str = ""
    against: str = ""
    one: str = ""
    many: str = ""


UNITS: dict[str, Unit] = {unit.id: unit for unit in (
    Unit("percent", "share"), Unit("percent-of-gdp", "share"),
    Unit("percentage-points", "points", one="percentage point", many="percentage points"),
    Unit("people", "people"), Unit("count", "count"), Unit("rank", "rank"),
    *(Unit(id, id, one=one, many=many) for id, one, many in (
        ("years", "year", "years"), ("months", "month", "months"), ("weeks", "week", "weeks"),
        ("days", "day", "days"), ("feet", "foot", "feet"), ("times", "time", "times"),
        ("per-week", "a week", "a week"), ("kilometres", "km", "km"), ("tonnes", "tonne", "tonnes"))))}
FORM = rf"^({'|'.join(UNITS)}|[a-z]{{3}}(-per-([a-z]{{3}}|person))?)$"  # for programs that know no codes


@cache
def unit_of(name: str) -> Unit:
    """The unit of that name: one of UNITS, or a currency alone, per person or per another currency.

    Raises:
        ValueError: there is no such unit.
    """
    if name in UNITS:
        return UNITS[name]
    currency, per, other = name.partition("-per-")
    against = other if other in CURRENCIES - {currency} else ""
    if currency in CURRENCIES and (not per or against or other == "person"):
        return Unit(name, name, currency, against)
    raise ValueError(f"{name!r} is not a unit. Allowed: {', '.join(UNITS)}, and the code of a currency in "
                     "small letters, alone or followed by -per-person or -per- and another code.")


class UnitMismatch(ValueError):
    """Two quantities were combined or compared that measure different things."""


@dataclass(frozen=True)
class Quantity:
    """A number with its unit: shares in percent (15 means 15%), money in whole units of its currency."""

    value: Decimal
    unit: str
