"""How much of Japan's crude oil comes from the Middle East, in the years that we know."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from typing import Any

from macros.data import Ledger
from macros.house_style import grouped, period_text
from macros.periods import Period
from scripts.charts.house import note
from scripts.charts.model import Chart, Column, Draw, Table, Theme, credit

SERIES = "crude-middle-east-share"
FISCAL, CALENDAR = "fiscal-year", "calendar-year"
FLOOR, CEILING = 60, 100


def chart(ledger: Ledger) -> Chart:
    """The chart: landmark years as dots, fiscal and calendar years apart, nothing joined."""
    series = ledger.one_series(SERIES)
    kinds = {kind: [(r.period, r.amount.value) for r in series.values(kind) if r.amount]
             for kind in (FISCAL, CALENDAR)}
    dots = sorted((period, kind, value) for kind in kinds for period, value in kinds[kind])
    lowest = min(dots, key=lambda dot: dot[2])
    latest = {kind: kinds[kind][-1] for kind in kinds}
    first = kinds[FISCAL][0]

    def pct(value: Decimal) -> str:
        return f"{grouped(value, 1)}%"

    told = "; ".join(f"{period_text(period)} {pct(value)}" for period, _, value in dots)
    return Chart(
        title=f"The Middle East's share of Japan's crude oil sank to {pct(lowest[2])} by "
              f"{period_text(lowest[0])} and was {pct(latest[CALENDAR][1])} in "
              f"{period_text(latest[CALENDAR][0])}",
        subtitle=f"Per cent of crude oil imports by volume in the years that we have; "
                 f"the scale starts at {FLOOR}",
        alt=f"The Middle East's share of Japan's crude oil imports in single years: {told}.",
        description=[
            f"Dots, not a line: only these years stand in our records, and nothing is known here of "
            f"those between, from {period_text(first[0])} on. {told}.",
            "Filled red dots are fiscal years, which in Japan run from April to March; blue rings "
            "are calendar years. They overlap without being the same months, so they are kept apart.",
            f"The scale starts at {FLOOR}%, so that the height of a dot above the axis is not its "
            "share. The latest year is older than the war in Iran."],
        credit=credit(ledger, [SERIES]), as_of=period_text(latest[FISCAL][0]), sources=[SERIES],
        table=Table("Year", (Column("Fiscal years, April to March", pct),
                             Column("Calendar years", pct)),
                    tuple((period_text(period), (value if kind == FISCAL else None,
                                                 value if kind == CALENDAR else None))
                          for period, kind, value in dots)),
        draw=_drawer([(period, kind) for period, kind, _ in dots]), height=400, narrow_height=400)


def _middle(period: Period) -> float:
    """The middle of a period on a scale of years."""
    days = (period.first - date(period.first.year, 1, 1)).days
    return period.first.year + (days + (period.last - period.first).days / 2) / 365.25


def _drawer(dots: list[tuple[Period, str]]) -> Draw:
    def draw(axes: Any, table: Table, theme: Theme) -> None:
        """Fiscal years as filled dots labelled to the left, calendar years as rings to the right."""
        for (period, kind), (_, values) in zip(dots, table.rows, strict=True):
            value = float(next(v for v in values if v is not None))
            x, fiscal = _middle(period), kind == FISCAL
            colour = theme.japan if fiscal else theme.second
            axes.plot([x], [value], "o", markersize=7 if fiscal else 11, color=colour,
                      markerfacecolor=colour if fiscal else "none", markeredgewidth=2)
            left = fiscal and x > dots[0][0].first.year + 1
            note(axes, x, value, f"{period.first.year}: {value:.1f}", colour, va="center",
                 ha="right" if left else "left",
                 xytext=(-9, 11) if left else (10, 0) if fiscal else (10, -4))
        axes.set_ylim(FLOOR, CEILING)
        axes.set_yticks(range(FLOOR, CEILING + 1, 10))
        axes.set_yticklabels([f"{tick}%" for tick in range(FLOOR, CEILING + 1, 10)])
        axes.set_xlim(1964, 2041 if theme.narrow else 2032)
        axes.set_xticks([1970, 1995, 2020] if theme.narrow else [1970, 1980, 1990, 2000, 2010, 2020])
        for level, colour, words in ((77.5, theme.japan, "filled: fiscal years, April to March"),
                                     (74.5, theme.second, "rings: calendar years")):
            note(axes, 1971, level, words, colour, xytext=(0, 0), va="center")
    return draw
