"""How much of Japan's crude oil comes from the Middle East, in the years that we know."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from macros.data import Ledger
from macros.words.house_style import grouped, period_text
from scripts.charts import lettering
from scripts.charts.canvas import Canvas, Panel
from scripts.charts.model import Chart, Column, Table, credit

SERIES = "crude-middle-east-share"
FISCAL, CALENDAR = "fiscal-year", "calendar-year"
FLOOR, CEILING = 60, 100


def pct(value: Decimal) -> str:
    """A share with one decimal."""
    return f"{grouped(value, 1)}%"


def chart(ledger: Ledger) -> Chart:
    """The chart: landmark years as dots, fiscal and calendar years apart, nothing joined."""
    series = ledger.one_series(SERIES)
    kinds = {kind: [(r.period, r.amount.value) for r in series.values(kind) if r.amount]
             for kind in (FISCAL, CALENDAR)}
    dots = sorted((period, kind, value) for kind in kinds for period, value in kinds[kind])
    first, (latest, share) = kinds[FISCAL][0], kinds[FISCAL][-1]
    low, least = min(kinds[FISCAL], key=lambda dot: dot[1])
    was, before = f"{pct(share)} in {period_text(latest)}", f"{pct(first[1])} in {period_text(first[0])}"
    turned = first[0] < low < latest and least < min(first[1], share)
    told = "; ".join(f"{period_text(period)} {pct(value)}" for period, _, value in dots)
    return Chart(
        title="The Middle East's share of Japan's crude oil " + (
            f"fell from {before} to {pct(least)} in {period_text(low)}, and was {was}" if turned
            else f"was {was}"),
        subtitle="Per cent of crude oil imports by volume, in the only years that we have; "
                 f"both scales start at {FLOOR}%",
        alt=f"The Middle East's share of Japan's crude oil imports in single years: {told}.",
        description=[
            f"Dots, not a line: only these years stand in our records, and nothing is known here of "
            f"those between, from {period_text(first[0])} on. {told[0].upper()}{told[1:]}.",
            "Filled red dots are fiscal years, which in Japan run from April to March; blue rings "
            "are calendar years. They overlap without being the same months, so each kind has a panel "
            "of its own, and a step from one kind to the other is no change over time.",
            f"The scales start at {FLOOR}%, so that the height of a dot above the axis is not its "
            "share. The latest year is older than the war in Iran."],
        credit=credit(ledger, [SERIES]), as_of=period_text(latest), topic="energy", sources=[SERIES],
        table=Table("Year", (Column("Fiscal years, April to March", pct), Column("Calendar years", pct)),
                    tuple((period, (value if kind == FISCAL else None, value if kind == CALENDAR else None))
                          for period, kind, value in dots)),
        draw=draw, height=360, narrow_height=520)


def draw(canvas: Canvas) -> None:
    """Two panels: fiscal years as filled dots over half a century, calendar years as rings."""
    narrow, colours = canvas.narrow, canvas.colours
    spots = (canvas.grid(2, 1, height_ratios=[1.2, 1], hspace=0.14) if narrow
             else canvas.grid(1, 2, width_ratios=[1.9, 1], wspace=0.08))
    fiscal = _panel(canvas, spots[0], 0, colours.japan)
    fiscal.dots(0, colours.japan, size=8)
    fiscal.time_axis([1970, 1990, 2010] if narrow else range(1970, 2021, 10), limits=(1964, 2028))
    _years(fiscal, 0)
    calendar = _panel(canvas, spots[1], 1, colours.second)
    calendar.dots(1, colours.second, size=8, hollow=True)
    calendar.time_axis(range(2018, 2025, 2), limits=(2016.3, 2025))
    _years(calendar, 1)


def _panel(canvas: Canvas, spot: Any, column: int, colour: str) -> Panel:
    """One kind of year: the rows that have it, the scale and a heading."""
    panel = canvas.panel(x="time", y="value", spot=spot)
    panel.rows = [row for row, cell in enumerate(canvas.table.column(column)) if cell is not None]
    panel.values_axis(range(FLOOR, CEILING + 1, 20), lambda tick: f"{tick}%", limits=(FLOOR, CEILING))
    panel.note(0, 1, canvas.table.columns[column].head, colour, nudge=(0, 10), xycoords="axes fraction",
               weight="semibold")
    return panel


def _years(panel: Panel, column: int) -> None:
    """Each value and its year, to the left of a dot that stands far right."""
    middle = sum(panel.axes.get_xlim()) / 2
    for row in panel.rows:
        year, cell = panel.table.labels[row].removeprefix("fiscal "), panel.table.column(column)[row]
        left = panel.place(row) > middle
        align, up = ("right", 5) if left else ("left", 0)
        panel.values(column, rows=[row], ha=align, va="center", dy=up - 6,
                     dx=-10 if left else 10 + lettering.width(f"{year} "))
        panel.note(panel.place(row), float(cell), year, ha=align, va="center",
                   nudge=(-10 - lettering.width(f"{pct(cell)} ") if left else 10, up))
