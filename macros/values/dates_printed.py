"""Finds the dates in a text as printed: days, months, years, decades, fiscal years."""

from __future__ import annotations

import calendar
import re
from collections.abc import Iterable

from macros.values.periods import Period

_MONTHS = {name[:3]: month for month, name in enumerate(calendar.month_name) if name}
_MONTH = rf"(?P<name>{'|'.join(f'{name}|{name[:3]}' for name in calendar.month_name if name)}|Sept)\b\.?"
_YEAR = r"(?P<year>(?:1[6-9]|20|21)\d\d)(?!\d)"
_DAY = r"(?<![\d.,])(?P<day>3[01]|[12]\d|0?[1-9])"
_FORMS = [re.compile(form) for form in (
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


def dates_in(text: str) -> list[tuple[int, int, str]]:
    """The start and end of each date and its period: 2025-07-22, 2025-07, 2025, FY2024, 1980/1989; --07-22
    where no year is printed.
    """
    found: list[tuple[int, int, str]] = []
    for match in (match for form in _FORMS for match in form.finditer(text)):
        if all(match.end() <= start or end <= match.start() for start, end, _ in found):
            found.append((match.start(), match.end(), _period(match.groupdict())))
    return sorted(found)


def _period(parts: dict[str, str | None]) -> str:
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
