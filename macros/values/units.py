"""Units of measurement and what may be done with them.

A scale such as billion is a way of writing a number, not a unit. Percent and
percentage points are different units; currencies never mix.
"""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

SCALES: dict[str, Decimal] = {
    "thousand": Decimal(10) ** 3,
    "100 million": Decimal(10) ** 8,
    "million": Decimal(10) ** 6,
    "billion": Decimal(10) ** 9,
    "trillion": Decimal(10) ** 12,
}


@dataclass(frozen=True)
class Unit:
    """A unit of measurement.

    Attributes:
        id: its name in records.
        kind: what it measures; only units of the same kind may be compared.
        currency: ISO 4217 code of an amount of money, else empty.
        one, many: the words after a number, singular and plural; empty when
            the number stands alone or carries a sign.
    """

    id: str
    kind: str
    currency: str = ""
    one: str = ""
    many: str = ""


UNITS: dict[str, Unit] = {
    unit.id: unit
    for unit in (
        Unit("percent", "share"),
        Unit("percent-of-gdp", "share"),
        Unit("percentage-points", "points", one="percentage point", many="percentage points"),
        Unit("usd", "usd", currency="USD"),
        Unit("jpy", "jpy", currency="JPY"),
        Unit("eur", "eur", currency="EUR"),
        Unit("jpy-per-usd", "jpy-per-usd", currency="JPY"),
        Unit("people", "people"),
        Unit("count", "count"),
        Unit("rank", "rank"),
        Unit("years", "years", one="year", many="years"),
        Unit("months", "months", one="month", many="months"),
        Unit("weeks", "weeks", one="week", many="weeks"),
        Unit("days", "days", one="day", many="days"),
        Unit("feet", "feet", one="foot", many="feet"),
        Unit("times", "times", one="time", many="times"),
        Unit("per-week", "per-week", one="a week", many="a week"),
        Unit("kilometres", "kilometres", one="km", many="km"),
        Unit("tonnes", "tonnes", one="tonne", many="tonnes"),
        Unit("usd-per-person", "usd-per-person", currency="USD"),
    )
}


class UnitMismatch(ValueError):
    """Two quantities were combined or compared that measure different things."""


@dataclass(frozen=True)
class Quantity:
    """A number with its unit; arithmetic that makes no sense is refused.

    Shares are in percent (15 means 15%), money in whole units of its currency.
    """

    value: Decimal
    unit: str

    def __add__(self, other: Quantity) -> Quantity:
        self._same(other, "added to")
        return Quantity(self.value + other.value, self.unit)

    def __sub__(self, other: Quantity) -> Quantity:
        self._same(other, "subtracted from")
        unit = "percentage-points" if UNITS[self.unit].kind == "share" else self.unit
        return Quantity(self.value - other.value, unit)

    def share_of(self, whole: Quantity) -> Quantity:
        """This as a percentage of `whole` (same unit)."""
        self._same(whole, "taken as a share of")
        return Quantity(self.value / whole.value * 100, "percent")

    def times(self, other: Quantity) -> Quantity:
        """How many times `other` this is (same unit)."""
        self._same(other, "divided by")
        return Quantity(self.value / other.value, "times")

    def change_from(self, before: Quantity) -> Quantity:
        """Relative change since `before`, in percent; negative for a fall."""
        self._same(before, "compared with")
        return Quantity((self.value - before.value) / before.value * 100, "percent")

    def part(self, share: Quantity) -> Quantity:
        """`share` percent of this."""
        if UNITS[share.unit].kind != "share":
            raise UnitMismatch(f"{share.unit} is not a share, so it cannot be taken of {self.unit}")
        return Quantity(self.value * share.value / 100, self.unit)

    def whole(self, share: Quantity) -> Quantity:
        """The whole of which this is `share` percent."""
        if UNITS[share.unit].kind != "share":
            raise UnitMismatch(f"{share.unit} is not a share of {self.unit}")
        return Quantity(self.value * 100 / share.value, self.unit)

    def per_head(self, people: Quantity) -> Quantity:
        """US dollars for each of `people`."""
        if (self.unit, people.unit) != ("usd", "people"):
            raise UnitMismatch(f"{self.unit} per {people.unit} is not a known unit")
        return Quantity(self.value / people.value, "usd-per-person")

    def _same(self, other: Quantity, verb: str) -> None:
        if self.unit != other.unit:
            raise UnitMismatch(f"{self.unit} cannot be {verb} {other.unit}")
