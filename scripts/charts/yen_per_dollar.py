"""Yen per dollar since 1971: how far the yen has fallen, seen against half a century."""

from __future__ import annotations

from macros.data import Ledger
from macros.words.house_style import grouped
from scripts.charts.canvas import Canvas
from scripts.charts.model import Chart, Column, Table, credit

SERIES = "yen-per-dollar"


def chart(ledger: Ledger) -> Chart:
    """The chart, from the annual averages of the series."""
    rows = [r for r in ledger.one_series(SERIES).values() if r.amount]
    values = {r.period.text: r.amount.value for r in rows if r.amount}
    first, last = rows[0].period.text, rows[-1].period.text
    strongest = min(values, key=lambda year: values[year])
    weakest = max((y for y in values if y > strongest), key=lambda year: values[year])

    def yen(year: str) -> str:
        return grouped(values[year], 0)

    return Chart(
        title=f"A dollar bought {yen(strongest)} yen in {strongest}, its low, "
              f"and {yen(weakest)} in {weakest}",
        subtitle="Yen per US dollar, average of each year; the scale is upside down, "
                 "so that a falling line is a falling yen",
        alt=f"The yen was strongest in {strongest}, at {yen(strongest)} to the dollar, down from "
            f"{yen(first)} in {first}. It then weakened to {yen(weakest)} in {weakest}; in {last} "
            f"the average was {yen(last)}.",
        description=[
            f"The line begins in {first}, when most of the year still fell under the fixed rate, "
            f"and rises as the yen gains value, with setbacks, until {strongest}.",
            f"From {strongest} to {weakest} the yen lost ground: a dollar cost {yen(strongest)} "
            f"yen, then {yen(weakest)}. The last year shown is {last}, at {yen(last)}."],
        credit=credit(ledger, [SERIES]), as_of=last, topic="yen", sources=[SERIES],
        table=Table("Year", (Column("Yen per US dollar", lambda v: grouped(v, 1)),),
                    tuple((year, (value,)) for year, value in values.items())),
        draw=draw)


def draw(canvas: Canvas) -> None:
    """A line on an inverted scale, with its extremes labelled."""
    panel, narrow = canvas.panel(x="time", y="value"), canvas.narrow
    years = [int(label) for label in canvas.table.labels]
    values = [value or 0 for value in canvas.table.numbers(0)]
    low = values.index(min(values))
    high = values.index(max(values[low:]))
    panel.values_axis([100, 200, 300], lambda yen: f"¥{yen}", limits=(380, 50))
    panel.time_axis([1975, 2000, 2025] if narrow else [1975, 1985, 1995, 2005, 2015, 2025],
                    limits=(years[0] - 1, years[-1] + (7 if narrow else 3)))
    panel.line(0, canvas.colours.japan)
    for index, nudge, align in ((0, (8, -2), "left"), (low, (0, 8), "center"), (high, (0, -20), "center")):
        panel.axes.plot([years[index]], [values[index]], "o", color=canvas.colours.japan, markersize=6)
        panel.note(years[index], values[index], f"{years[index]}: ¥{values[index]:.0f}",
                   canvas.colours.ink, nudge=nudge, ha=align)
    panel.note(0.99, 0.05, "↑ stronger yen", xycoords="axes fraction", ha="right")
