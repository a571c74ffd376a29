"""Reads scales off a drawing: what a tick or a printed value says, and which place means which value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from macros.values.periods import Period, parse_period

SCALES = {"": 0, "k": 3, "m": 6, "bn": 9, "trn": 12}
MONTHS = ("january", "february", "march", "april", "may", "june", "july", "august", "september",
          "october", "november", "december")
_NUMBER = re.compile(r"(?<![\w.])(-?)[$¥€]?(\d[\d,]*+)(\.\d++)?+\s?(trn|bn|m|k)?(?![a-z])")
_WHEN = re.compile(r"(?:(?:(\d{1,2}) )?([A-Z][a-z]{2,8}) |(fiscal ))?(\d{4})")
_DIRECTION = re.compile(r"(\d+(?:\.\d+)?)\s?°\s?([NSEW])?")
DAYS_IN_A_YEAR = 365.25


@dataclass(frozen=True)
class Printed:
    """A number as printed, and the size of its last printed digit."""

    value: Decimal
    step: Decimal

    def allows(self, value: Decimal) -> bool:
        """Whether a value may be printed like this."""
        return abs(self.value - value) <= self.step / 2


def read_number(text: str) -> Printed | None:
    """The one number in a text such as `$749.6bn`, `54,288`, `15%`, `about 36%`; else None."""
    found = list(_NUMBER.finditer(text.replace("\N{MINUS SIGN}", "-")))
    if len(found) != 1:
        return None
    sign, whole, decimals, scale = found[0].groups()
    size = Decimal(10) ** SCALES[scale or ""]
    value = Decimal(sign + whole.replace(",", "") + (decimals or "")) * size
    return Printed(value, size * Decimal(10) ** -(len(decimals or ".") - 1))


def read_tick(text: str, kind: str) -> float | None:
    """What a tick says: a number, a bearing such as `130°E`, or (kind `time`) a date in years."""
    if kind == "time":
        return read_when(text)
    bearing = _DIRECTION.fullmatch(text.strip())
    if bearing:
        return float(bearing[1]) * (-1 if bearing[2] in ("S", "W") else 1)
    number = read_number(text)
    return None if number is None else float(number.value)


def read_when(text: str) -> float | None:
    """The first day of a date in words (2015, Jan 2025, 22 July 2025, fiscal 2023) on a scale of years."""
    match = _WHEN.fullmatch(text.strip())
    if match is None:
        return None
    day, name, fiscal, year = match.groups()
    wanted = (name or "January").lower()
    months = [number for number, month in enumerate(MONTHS, 1) if month.startswith(wanted)]
    try:
        return years(date(int(year), 4 if fiscal else months[0], int(day or 1)))
    except (IndexError, ValueError):
        return None


def years(day: date) -> float:
    """A day on a scale of years: 2025.0 is 1 January 2025."""
    return day.year + (day - date(day.year, 1, 1)).days / DAYS_IN_A_YEAR


def begins(period: Period) -> float:
    """The first day of a period on a scale of years."""
    return years(period.first)


def ends(period: Period) -> float:
    """The day after a period on a scale of years."""
    return years(period.last + timedelta(days=1))


def on_scale(cell: str, kind: str, end: bool = False) -> float:
    """A cell on its scale: a number, or on a scale of time the first day (at an end, the day after)."""
    if kind != "time":
        return float(cell)
    period = parse_period(cell)
    return ends(period) if end else begins(period)


def is_period(cell: str) -> bool:
    """Whether a cell is a period: a month, a day, an interval or a fiscal year, but no mere year."""
    return any(mark in cell.removeprefix("-") for mark in ("-", "/", "FY"))


@dataclass(frozen=True)
class Scale:
    """A straight scale: value = start + rate × place in pixels."""

    start: float
    rate: float

    def value(self, place: float) -> float:
        """The value at a place."""
        return self.start + self.rate * place

    def place(self, value: float) -> float:
        """The place of a value."""
        return (value - self.start) / self.rate

    def pixels(self, amount: float) -> float:
        """How many pixels an amount is long."""
        return abs(amount / self.rate)


def fitted(pairs: Sequence[tuple[float, float]]) -> Scale | None:
    """The scale through the two outermost of (place, value) pairs; None without two values."""
    ordered = sorted(pairs, key=lambda pair: pair[1])
    if len(ordered) < 2 or ordered[0][1] == ordered[-1][1] or ordered[0][0] == ordered[-1][0]:
        return None
    (place, value), (far, other) = ordered[0], ordered[-1]
    rate = (other - value) / (far - place)
    return Scale(value - rate * place, rate)
