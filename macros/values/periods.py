"""Dates and periods at the precision at which they are known; and the dates in a text, as printed."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

_FORMS = "Write 2025, 2025-07, 2025-07-22, FY2024 or an interval such as 2024/2025-03."
FIRST_YEAR, LAST_YEAR = 1850, 2100  # in which everything lies that the site tells of
LONGEST = 400  # periods in one stretch
_PART = re.compile(r"(?P<fy>FY)?(?P<year>\d{4})(?:-(?P<month>\d{2})(?:-(?P<day>\d{2}))?)?", re.ASCII)
_MONTHS = {name[:3]: month for month, name in enumerate(calendar.month_name) if name}
_MONTH = rf"(?P<name>{'|'.join(f'{name}|{name[:3]}' for name in calendar.month_name if name)}|Sept)\b\.?"
_YEAR = r"(?P<year>(?:1[6-9]|20|21)\d\d)(?!\d)"
_DAY = r"(?<![\d.,])(?P<day>3[01]|[12]\d|0?[1-9])"
_PRINTED = [re.compile(form) for form in (
    r"(?<![\d-])(?P<year>\d{4})-(?P<month>0[1-9]|1[0-2])(?:-(?P<day>\d\d))?(?![\d-])",
    rf"(?:(?<!\d){_YEAR}年)?(?<!\d)(?P<month>1[0-2]|[1-9])月(?:{_DAY}日)?",
    rf"{_DAY}(?:st|nd|rd|th)?(?: of)? {_MONTH}(?:,? {_YEAR})?",
    rf"\b{_MONTH} {_DAY}(?:st|nd|rd|th)?(?![\w%]|[.,]\d)(?:,? {_YEAR})?",
    rf"\b{_MONTH},? {_YEAR}",
    rf"\b(?P<name>{'|'.join(name for name in calendar.month_name if name)})\b",
    r"\b(?:FY ?|[Ff]iscal (?:year )?)(?P<fiscal>\d{4})(?!\d)",
    r"(?<!\d)(?P<fiscal>\d{4})年度",
    r"(?<![\w.,])(?P<decade>\d{3})0'?s\b",
    rf"(?<![\w.,$€£¥]){_YEAR}(?:[-/–](?P<to>\d{{4}}|\d\d)\b|年|(?![\w%]|[.,]\d| \d{{3}}\b))")]


@dataclass(frozen=True, order=True)
class Period:
    """A stretch of days, and the text it was written as.

    `first` and `last` are inclusive. A fiscal year (FY2024) runs from
    1 April 2024 to 31 March 2025.
    """

    first: date
    last: date
    text: str

    def overlaps(self, other: Period) -> bool:
        """Whether the two share a day."""
        return self.first <= other.last and other.first <= self.last

    @property
    def precision(self) -> str:
        """`day`, `month`, `year`, `fiscal-year` or `interval`."""
        if "/" in self.text:
            return "interval"
        if self.text.startswith("FY"):
            return "fiscal-year"
        return {4: "year", 7: "month"}.get(len(self.text), "day")

    @property
    def ends(self) -> tuple[Period, ...]:
        """The two ends of an interval; a single period alone."""
        return tuple(map(parse_period, self.text.split("/"))) if "/" in self.text else (self,)


def parse_period(text: str) -> Period:
    """Read a period.

    Raises:
        ValueError: the text is no date, month, year, fiscal year or interval.
    """
    if "/" in text:
        parts = text.split("/")
        if len(parts) != 2:
            raise ValueError(f"{text!r} is not a period. {_FORMS}")
        start, end = (parse_period(part) for part in parts)
        if end.last < start.first:
            raise ValueError(f"{text!r} ends before it begins")
        return Period(start.first, end.last, text)
    match = _PART.fullmatch(text)
    if match is None or (match["fy"] and match["month"]):
        raise ValueError(f"{text!r} is not a date or period. {_FORMS}")
    year, month, day = (int(match[part] or 1) for part in ("year", "month", "day"))
    try:
        first = last = date(year, 4 if match["fy"] else month, day)
    except ValueError as error:
        raise ValueError(f"{text!r} is not a date in the calendar. {_FORMS}") from error
    if not FIRST_YEAR <= year <= LAST_YEAR:
        raise ValueError(f"{text!r} is not a year from {FIRST_YEAR} to {LAST_YEAR}. {_FORMS}")
    if match["fy"]:
        last = date(year + 1, 3, 31)
    elif match["month"] is None:
        last = date(year, 12, 31)
    elif match["day"] is None:
        last = date(year, month, calendar.monthrange(year, month)[1])
    return Period(first, last, text)


def stretch(first: str, last: str) -> list[str]:
    """The texts of all years, fiscal years or months from one to another, both among them.

    Raises:
        ValueError: they are not of one such precision, too far apart, or the last lies before the first.
    """
    start, end = parse_period(first), parse_period(last)
    if start.precision != end.precision or start.precision not in ("year", "fiscal-year", "month"):
        raise ValueError(f"{first}..{last} must go from year to year, FY to FY, or month to month")
    months = start.precision == "month"
    begin, stop = (12 * one.year + one.month - 1 if months else one.year for one in (start.first, end.first))
    count = stop - begin + 1
    if not 0 < count <= LONGEST:
        raise ValueError(f"{first}..{last} stands for {count} periods; 1 to {LONGEST} are allowed")
    return [f"{at // 12}-{at % 12 + 1:02}" if months else f"{first[:-4]}{at}"
            for at in range(begin, stop + 1)]


def dates_in(text: str) -> list[tuple[int, int, str]]:
    """The start and end of each date and its period: 2025-07-22, 2025-07, 2025, FY2024, 1980/1989; --07-22
    where no year is printed.
    """
    found: list[tuple[int, int, str]] = []
    for match in (match for form in _PRINTED for match in form.finditer(text)):
        if all(match.end() <= start or end <= match.start() for start, end, _ in found):
            found.append((match.start(), match.end(), _written(match.groupdict())))
    return sorted(found)


def _written(parts: dict[str, str | None]) -> str:
    if parts.get("fiscal"):
        return f"FY{parts['fiscal']}"
    if decade := parts.get("decade"):
        return f"{decade}0/{decade}9"
    year = parts.get("year") or "-"
    if to := parts.get("to"):
        return f"{year}/{year[:4 - len(to)]}{to}"
    name = parts.get("name")
    month = _MONTHS[name[:3]] if name else parts.get("month")
    return "-".join([year, *(f"{int(part):02}" for part in (month, parts.get("day")) if part)])


def fits(end: Period, printed: Iterable[str]) -> bool:
    """Whether an end of a period is an end of a printed date, as far as the less precise of the two goes."""
    return any(_agree(end.text.removeprefix("FY"), one.removeprefix("FY"))
               for date in printed for one in date.split("/"))


def _agree(end: str, date: str) -> bool:
    if date.startswith("-"):
        end, date = end[4:], date[1:]
    return bool(end) and (end.startswith(date) or date.startswith(end))
