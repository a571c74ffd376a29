"""Reads scales off a drawing: what a tick or a printed value says, and which place means which value."""

from __future__ import annotations

import re
from collections.abc import Sequence
from contextlib import suppress
from dataclasses import dataclass
from datetime import date, datetime, timedelta
from decimal import Decimal

from macros.values.periods import parse_period

SCALES = {"": 0, "k": 3, "m": 6, "bn": 9, "trn": 12}
DATES = ("%Y", "%b %Y", "%B %Y", "%d %B %Y", "%d %b %Y", "fiscal %Y")
DAYS_IN_A_YEAR = 365.25
_NUMBER = re.compile(r"(?<![\w.])(-?)[$¥€]?(\d[\d,]*+)(\.\d++)?+\s?(trn|bn|m|k)?(?![a-z])")


def read_number(text: str) -> tuple[Decimal, Decimal] | None:
    """The one number in a text such as `$749.6bn`, `54,288`, `15%`, and what its last digit counts."""
    found = list(_NUMBER.finditer(text.replace("\N{MINUS SIGN}", "-")))
    if len(found) != 1:
        return None
    sign, whole, decimals, scale = found[0].groups(default="")
    size = Decimal(10) ** SCALES[scale]
    return (Decimal(sign + whole.replace(",", "") + decimals) * size,
            size * Decimal(10) ** -max(len(decimals) - 1, 0))


def prints(text: str, cell: str) -> bool:
    """Whether a text gives the number in a cell, perhaps rounded to its last digit."""
    number = read_number(text)
    return number is not None and abs(number[0] - Decimal(cell)) <= number[1] / 2


def read_tick(text: str, kind: str) -> float | None:
    """What a tick says: a number, a bearing such as `130°E`, or (kind `time`) a day in years."""
    if kind == "time":
        return read_when(text)
    number = read_number(re.sub(r"\s?°\s?[NSEW]?$", "", text))
    return None if number is None else float(number[0]) * (-1 if re.search(r"°\s?[SW]$", text) else 1)


def read_when(text: str) -> float | None:
    """The first day of a date in words (2015, Jan 2025, 22 July 2025, fiscal 2023) on a scale of years."""
    for form in DATES:
        with suppress(ValueError):
            day = datetime.strptime(text.strip().replace("Sept ", "Sep "), form).date()
            return years(day.replace(month=4) if form.startswith("fiscal") else day)
    return None


def years(day: date) -> float:
    """A day on a scale of years: 2025.0 is 1 January 2025."""
    return day.year + (day - date(day.year, 1, 1)).days / DAYS_IN_A_YEAR


def span(cell: str) -> tuple[float, float]:
    """The first day of a period, and the day after it, on a scale of years."""
    period = parse_period(cell)
    return years(period.first), years(period.last + timedelta(days=1))


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


def fitted(pairs: Sequence[tuple[float, float]]) -> Scale | None:
    """The scale through the two outermost of (place, value) pairs; None without two values."""
    ordered = sorted(pairs, key=lambda pair: pair[1])
    if len(ordered) < 2 or ordered[0][1] == ordered[-1][1] or ordered[0][0] == ordered[-1][0]:
        return None
    (place, value), (far, other) = ordered[0], ordered[-1]
    rate = (other - value) / (far - place)
    return Scale(value - rate * place, rate)
