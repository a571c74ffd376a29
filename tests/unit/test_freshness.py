"""Staleness: what is overdue on the day of a build is told to readers, and only then."""

from datetime import date

import pytest

from macros.data import Ledger
from macros.data.freshness import build_day, due, overdue
from macros.values.periods import parse_period
from macros.views.html import figure_html
from macros.views.listings import HOLDING
from macros.views.notes import section
from macros.views.templating import render
from tests.unit.ledgers import with_fields


@pytest.fixture
def dated(bay: Ledger) -> Ledger:
    """The invented records, with a figure and a series to be looked at again."""
    rows = with_fields(bay, "series", next(iter(bay.series)), review_by=parse_period("2026-03"))
    return with_fields(rows, "figures", next(iter(bay.figures)), review_by=parse_period("2026-02-01"))


def test_the_day_of_the_build_is_the_one_that_is_given() -> None:
    assert build_day({"SOURCE_DATE_EPOCH": "1767225600"}) == date(2026, 1, 1)
    assert build_day({}) is build_day({"SOURCE_DATE_EPOCH": "soon"}) is None


def test_a_figure_and_the_rows_of_a_series_fall_due_on_their_day_or_never_without_one(dated: Ledger) -> None:
    assert len(list(due(dated))) == 2
    assert overdue(dated, None) == {} and overdue(dated, date(2026, 2, 1)) == {}
    figure, series = next(iter(dated.figures)), next(iter(dated.series))
    assert set(overdue(dated, date(2026, 2, 2))) == {figure, "balance-in-yen"}
    late = overdue(dated, date(2026, 4, 1))
    assert {figure, series} < set(late) and all(
        ref in late for ref, fact in dated.facts.items() if fact.sources == (series,))


def test_readers_are_told(dated: Ledger) -> None:
    figure, series = next(iter(dated.figures)), next(iter(dated.series.values()))
    shown = {"series": series, "holding": HOLDING}
    fresh = figure_html(dated.facts[figure], dated, "")
    assert "due for another look" not in fresh and "overdue" not in render("series_about", "", dated, **shown)
    late = Ledger(**{**dated.__dict__, "overdue": overdue(dated, date(2026, 5, 1))})
    said = "<p>Last read on 15 January 2026, due for another look since 1 February 2026.</p>"
    assert said in section({figure: 1}, late, "")
    assert said not in section({figure: 1}, dated, "")
    assert '<span class="overdue"> (due for another look)</span>' in figure_html(late.facts[figure], late, "")
    assert "March 2026: overdue" in render("series_about", "", late, **shown)
