"""Reads the dates out of a text as it prints them, at the precision at which they are printed."""

from __future__ import annotations

import re
from calendar import month_abbr, month_name
from collections.abc import Iterable

from macros.values.periods import Period

_MONTHS = {name: number for names in (month_name[1:], [short.upper() for short in month_abbr[1:]])
           for number, name in enumerate(names, 1)}
_MONTH, _YEAR = f"(?:{'|'.join(_MONTHS)})", r"(?:1[89]|20)\d\d"
_DATE = re.compile(
    rf"(?<![\w$€£¥])(?:(?P<day>\d{{1,2}}) (?P<month>{_MONTH})(?:,? (?P<year>{_YEAR}))?"
    rf"|(?P<us_month>{_MONTH})(?: (?P<us_day>\d{{1,2}}))?(?:,? (?P<us_year>{_YEAR}))?"
    rf"|(?P<part>early |late )?(?P<decade>{_YEAR[:-2]}0)s"
    rf"|(?P<first>{_YEAR})(?:[-–](?P<last>{_YEAR}))?)(?![\w]|[.,]\d)")


def printed_dates(text: str) -> tuple[list[str], str]:
    """The dates in a text, and the text without them.

    A date is written as a period is (2025-07-22, 2017/2021 for 2017-2021, 1995/1999 for the late
    1990s); one without a year begins with a hyphen in its place: --07, --07-22.
    """
    found: list[str] = []

    def taken(match: re.Match[str]) -> str:
        found.append(_written(match))
        return " "
    rest = _DATE.sub(taken, text)
    return found, rest


def _written(match: re.Match[str]) -> str:
    month = match["month"] or match["us_month"]
    if month:
        day = match["day"] or match["us_day"]
        year = match["year"] or match["us_year"] or "-"
        return f"{year}-{_MONTHS[month]:02}" + (f"-{int(day):02}" if day else "")
    if match["decade"]:
        start = int(match["decade"])
        return f"{start + 5 * (match['part'] == 'late ')}/{start + (4 if match['part'] == 'early ' else 9)}"
    return match["first"] + (f"/{match['last']}" if match["last"] else "")


def ends(period: Period) -> tuple[Period, ...]:
    """The two ends of an interval, or the period alone."""
    return period.parts() or (period,)


def fits(end: Period, printed: Iterable[str]) -> bool:
    """Whether an end of a period is an end of a printed date, as far as the less precise of the two goes."""
    return any(_agree(end.text.removeprefix("FY"), one) for date in printed for one in date.split("/"))


def _agree(end: str, date: str) -> bool:
    if date.startswith("-"):
        end, date = end[4:], date[1:]
    return bool(end) and (end.startswith(date) or date.startswith(end))
