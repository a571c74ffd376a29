"""Dates and periods: every form, the days they cover, and what is no date."""

from datetime import date

import pytest

from macros.values.periods import Period, parse_period, stretch
from tests.unit.tables import rows


@pytest.mark.parametrize(("text", "first", "last", "precision"), rows("periods", "forms"))
def test_each_form_covers_its_days(text: str, first: date, last: date, precision: str) -> None:
    period = parse_period(text)
    assert (period.first, period.last, period.text, period.precision) == (first, last, text, precision)


@pytest.mark.parametrize(("texts", "complaint"), [
    (("2025-00", "2025-13", "2025-07-00", "2025-02-30", "2025-02-29", "2025-06-31", "0000", "0000-01",
      "2024/2025-13"), r"is not a date in the calendar\. Write 2025, 2025-07"),
    (("1849", "2101-01-01", "FY9999", "9999-12-31", "0001", "2025/9999"), "is not a year from 1850 to 2100"),
    (("", "no", "25", "2025-7", "2025-07-2", "2025/07/22", "22 July 2025", "July 2025", "FY2024-03",
      "FY 2024", "fy2024", "FY24", "2024/", "/2024", "2024/2025/2026", "2024-2025", "2025-07-22T10:00",
      " 2025", "2025 ", "２０２５", "-2025"), "Write 2025, 2025-07, 2025-07-22, FY2024 or an interval"),
    (("2025/2024", "2025-07-22/2025-07-21", "2025-03/2024", "FY2024/2023"), "ends before it begins")])
def test_what_is_no_period_is_refused(texts: tuple[str, ...], complaint: str) -> None:
    for text in texts:
        with pytest.raises(ValueError, match=complaint):
            parse_period(text)


@pytest.mark.parametrize(("one", "other", "shared"), rows("periods", "overlaps"))
def test_periods_overlap_if_they_share_a_day(one: str, other: str, shared: bool) -> None:
    assert parse_period(one).overlaps(parse_period(other)) is shared
    assert parse_period(other).overlaps(parse_period(one)) is shared


def test_an_interval_gives_its_ends_and_a_single_period_itself() -> None:
    assert [end.text for end in parse_period("FY2023/2025-03").ends] == ["FY2023", "2025-03"]
    assert parse_period("2025").ends == (parse_period("2025"),)


def test_periods_sort_by_time_and_an_equal_interval_is_told_apart() -> None:
    texts = ["2025-01", "FY2024", "2024-12-31", "2024", "2024-01-15"]
    ordered = sorted(parse_period(text) for text in texts)
    assert [period.text for period in ordered] == ["2024", "2024-01-15", "FY2024", "2024-12-31", "2025-01"]
    assert parse_period("2024") != parse_period("2024-01/2024-12")
    assert parse_period("2024") == Period(date(2024, 1, 1), date(2024, 12, 31), "2024")


@pytest.mark.parametrize(("first", "last", "texts"), [
    ("2023", "2025", ["2023", "2024", "2025"]), ("FY2024", "FY2025", ["FY2024", "FY2025"]),
    ("2024-11", "2025-02", ["2024-11", "2024-12", "2025-01", "2025-02"]), ("2024", "2024", ["2024"])])
def test_a_stretch_has_every_year_or_month_in_it(first: str, last: str, texts: list[str]) -> None:
    assert stretch(first, last) == texts


@pytest.mark.parametrize(("first", "last", "complaint"), [
    ("2025", "2024", "0 periods"), ("2025-02", "2025-01", "0 periods"), ("1950-01", "2025-12", "912 periods"),
    ("2024", "2025-02", "year to year"), ("FY2024", "2025", "FY to FY"), ("2024", "", "is not a date"),
    ("2025-01-01", "2025-01-03", "month to month")])
def test_what_is_no_stretch_is_refused(first: str, last: str, complaint: str) -> None:
    with pytest.raises(ValueError, match=complaint):
        stretch(first, last)
