"""What printed numbers and dates say: those at ticks, beside marks and in the cells of a table."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import datetime
from decimal import Decimal

from scripts.charts.kit.model import at

SCALES = {"": 0, "k": 3, "m": 6, "bn": 9, "trn": 12}
DATES = ("%Y", "%b %Y", "%B %Y", "%d %B %Y", "%d %b %Y", "fiscal %Y")
_NUMBER = re.compile(r"(?<![\w.])(-?)[$¥€]?(\d[\d,]*+)(\.\d++)?+\s?(trn|bn|m|k)?(?![a-z])"
                     r"(?:\s?°\s?([NESW]?))?")


def read_number(text: str) -> tuple[Decimal, Decimal] | None:
    """The one number in a text such as `$749.6bn`, `15%` or `75°W`, and what its last digit counts."""
    found = list(_NUMBER.finditer(text.replace("\N{MINUS SIGN}", "-")))
    if len(found) != 1:
        return None
    sign, whole, decimals, scale, bearing = found[0].groups(default="")
    size = Decimal(10) ** SCALES[scale]
    number = Decimal(sign + whole.replace(",", "") + decimals) * size
    return -number if bearing in ("S", "W") else number, size * Decimal(10) ** -max(len(decimals) - 1, 0)


def prints(text: str, value: Decimal) -> bool:
    """Whether a text gives a number, perhaps rounded to its last digit."""
    number = read_number(text)
    return number is not None and abs(number[0] - value) <= number[1] / 2


def read_date(text: str) -> float | None:
    """The first day of a date in words (2015, Jan 2025, 22 July 2025, fiscal 2023) on a scale of years."""
    for form in DATES:
        with suppress(ValueError):
            day = datetime.strptime(text.strip().replace("Sept ", "Sep "), form).date()
            return at(day.replace(month=4) if form.startswith("fiscal") else day)
    return None
