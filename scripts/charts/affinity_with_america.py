"""How many Japanese feel close to America, with the break between two ways of asking."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal
from typing import Any

from macros.data import Ledger
from macros.values.periods import parse_period
from macros.words.house_style import grouped
from scripts.charts.canvas import Canvas
from scripts.charts.model import Chart, Column, Draw, Table, credit

SERIES = "opinion-affinity-us-cabinet-office"
FLOOR, CEILING = 60, 100


def pct(value: Decimal) -> str:
    """A share with one decimal."""
    return f"{grouped(value, 1)}%"


def chart(ledger: Ledger) -> Chart:
    """The chart, from the Cabinet Office's yearly survey; missing years stay missing."""
    series = ledger.one_series(SERIES)
    begins = series.info.breaks[0].at.first.year
    values = {r.period.first.year: r.amount.value for r in series.values() if r.amount}
    years = sorted(values)
    first, last = years[0], years[-1]
    missing = [year for year in range(first, last + 1) if year not in values]
    told = ", ".join(f"{year} {pct(values[year])}" for year in years)
    return Chart(
        title=_title(values, begins),
        subtitle="Japanese who feel, or rather feel, an affinity with the United States, per cent of "
                 f"respondents; the scale starts at {FLOOR}%",
        alt=f"Affinity with the United States by year: {told}. From {begins} on people were asked by "
            "post instead of in person.",
        description=[
            f"Each dot is a year of the Cabinet Office's survey. Until {begins - 1} people were "
            f"interviewed in person, from {begins} on they answered by post. People may answer "
            "paper differently from a stranger at the door, so the two parts must not be joined.",
            "Only neighbouring years are joined by a line. These years are missing from our records "
            f"and not zero: {', '.join(map(str, missing))}.",
            f"The scale starts at {FLOOR}%, which makes changes look larger than on a full one. Some of "
            "the values were worked out from the next survey's and the change published with it."
            + (f" That of {last} is preliminary." if f"{last} is the preliminary" in series.info.vintage
               else "")],
        credit=credit(ledger, [SERIES]), as_of=str(last), topic="opinion", sources=[SERIES],
        table=Table("Year", (Column("Feel, or rather feel, an affinity", pct),),
                    tuple((parse_period(str(year)), (values.get(year),)) for year in range(first, last + 1))),
        draw=_drawer(begins), height=360, narrow_height=350)


def _title(values: dict[int, Decimal], begins: int) -> str:
    by_post = sorted(year for year in values if year >= begins)
    before, last = by_post[-2:]
    went = ("fell" if values[last] < values[before] else "rose" if values[last] > values[before]
            else "stayed the same")
    lowest = all(values[last] < values[year] for year in by_post[:-1])
    return (f"The share of Japanese who feel close to America {went} from {pct(values[before])} in {before} "
            f"to {pct(values[last])} in {last}"
            + (", the lowest in our records since the survey went by post" if lowest else ""))


def _drawer(begins: int) -> Draw:
    def draw(canvas: Canvas) -> None:
        """Dots joined only from year to year, and a line across where the method changed."""
        panel, colours, narrow = canvas.panel(x="time", y="value"), canvas.colours, canvas.narrow
        years = [int(label) for label in canvas.table.labels]
        values = canvas.table.numbers(0)
        beside = [_beside(values, row, years.index(begins)) for row in range(len(years))]
        panel.values_axis(range(FLOOR, CEILING + 1, 10), lambda tick: f"{tick}%", limits=(FLOOR, CEILING))
        panel.time_axis([2010, 2015, 2020, 2025] if narrow else range(2010, 2026, 3),
                        limits=(years[0] - (1 if narrow else 0.6), years[-1] + (1 if narrow else 0.8)))
        panel.line(0, colours.japan, breaks=[years.index(begins)])
        # A year without neighbours has its dot from the line.
        panel.dots(0, colours.japan, rows=[row for row, near in enumerate(beside) if near != (None, None)])
        for row, near in enumerate(beside):
            panel.values(0, rows=[row], **_spot(values[row] or 0, *near, narrow))
        edge = begins - 0.5
        panel.axes.axvline(edge, color=colours.quiet, linewidth=1.2, linestyle=(0, (4, 3)))
        for words, side, gap in (("asked in person", "right", -7), ("asked by post", "left", 7)):
            panel.note(edge, FLOOR, words, nudge=(gap, 9), ha=side)
    return draw


def _beside(values: Sequence[float | None], row: int, after_break: int) -> tuple[float | None, float | None]:
    """The values of the years just before and after, on the same side of the break."""
    before = values[row - 1] if row not in (0, after_break) else None
    behind = values[row + 1] if row + 1 not in (len(values), after_break) else None
    return before, behind


def _spot(value: float, before: float | None, behind: float | None, narrow: bool) -> dict[str, Any]:
    """Where a label stands clear of the line: over a peak, under a low, beside a descent."""
    near = [other for other in (before, behind) if other is not None]
    aside = 5 if before is None else -5 if behind is None else 0
    if near and all(other > value for other in near):
        return {"dx": max(aside, 0) * (3 if narrow else 2), "dy": -13, "va": "top"}
    if any(other > value for other in near):
        if narrow:  # the next part of the line is too near on the right
            return {"dx": -9, "dy": -9, "ha": "right", "va": "center"}
        return {"dx": 9, "dy": -3, "ha": "left", "va": "center"}
    return {"dx": aside, "dy": 2}
