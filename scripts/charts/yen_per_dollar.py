"""Yen per dollar since 1971: how far the yen has fallen, seen against half a century."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from macros.data import Ledger
from macros.house_style import grouped
from scripts.charts.house import note
from scripts.charts.model import Chart, Column, Table, Theme, credit

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
            f"and rises as the yen gains value, until {strongest}.",
            f"From {strongest} to {weakest} the yen lost ground: a dollar cost {yen(strongest)} "
            f"yen, then {yen(weakest)}. The last year shown is {last}, at {yen(last)}."],
        credit=credit(ledger, [SERIES]), as_of=last, sources=[SERIES],
        table=Table("Year", (Column("Yen per US dollar", lambda v: grouped(v, 1)),),
                    tuple((year, (value,)) for year, value in values.items())),
        draw=draw)


def draw(axes: Any, table: Table, theme: Theme) -> None:
    """A line on an inverted scale, with its extremes labelled."""
    years = [int(label) for label in table.labels]
    values = [float(value) for value in table.column(0) if value is not None]
    axes.plot(years, values, color=theme.japan, linewidth=2.2)
    low = values.index(min(values))
    high = values.index(max(values[low:]))
    axes.set_ylim(380, 50)
    axes.set_yticks([100, 200, 300])
    axes.set_xlim(years[0] - 1, years[-1] + (7 if theme.narrow else 3))
    axes.set_xticks([1975, 2000, 2025] if theme.narrow else [1975, 1985, 1995, 2005, 2015, 2025])
    for index, offset, align in ((0, (8, -2), "left"), (low, (0, 8), "center"),
                                 (high, (0, -18), "center")):
        axes.plot([years[index]], [values[index]], "o", color=theme.japan, markersize=5)
        note(axes, years[index], values[index],
             f"{years[index]}: {Decimal(str(values[index])):.0f}", theme.text,
             xytext=offset, ha=align)
    axes.text(0.015, 0.98, "↑ stronger yen", transform=axes.transAxes, ha="left", va="top",
              color=theme.muted)
