"""What printed numbers and dates say: those at ticks, beside marks and in the cells of a table."""

import re
from decimal import Decimal

from macros.values.numbers_printed import printed_numbers
from macros.values.periods import dates_in, parse_period
from scripts.charts.kit.model import at

_SOUTH_OR_WEST = re.compile(r"°\s?[SW]")


def read_number(text: str) -> tuple[Decimal, Decimal] | None:
    """The one number in a text such as `$749.6bn`, `15%` or `75°W`, and what its last digit counts."""
    found = printed_numbers(text)
    if len(found) != 1 or found[0].readings[-1][1] in ("date", "rank"):
        return None
    number = found[0].readings[-1][0]  # the plain one: of what could be a year, or thousands
    last_digit = Decimal(1).scaleb(int(number.as_tuple().exponent))
    return -number if _SOUTH_OR_WEST.search(text) else number, last_digit


def prints(text: str, value: Decimal) -> bool:
    """Whether a text gives a number, perhaps rounded to its last digit."""
    number = read_number(text)
    return number is not None and abs(number[0] - value) <= number[1] / 2


def read_date(text: str) -> float | None:
    """The first day of a date in words (2015, Jan 2025, 22 July 2025, fiscal 2023) on a scale of years."""
    whole = [date for start, end, date in dates_in(text) if text[start:end] == text.strip()]
    try:
        return at(parse_period(whole[0])) if whole and "/" not in whole[0] else None
    except ValueError:  # 31 February
        return None
