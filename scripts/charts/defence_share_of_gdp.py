"""Japan's military spending as a share of GDP since 1952, on SIPRI's count alone."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from macros.data import Ledger
from macros.house_style import grouped
from scripts.charts.house import note
from scripts.charts.model import Chart, Column, Table, Theme, credit

SERIES = "defence-share-gdp"


def chart(ledger: Ledger) -> Chart:
    """The chart: one country, one definition; the government's own yardstick is another measure."""
    rows = [r for r in ledger.one_series(SERIES).values("japan") if r.amount]
    values = {r.period.text: r.amount.value for r in rows if r.amount}
    first, last = min(values), max(values)
    lowest = min(values, key=lambda year: values[year])
    as_high = max((year for year in values if year < last and values[year] >= values[last]),
                  default=first)

    def pct(value: Decimal) -> str:
        return f"{grouped(value, 1)}%"

    return Chart(
        title=f"Japan spent {pct(values[last])} of GDP on its military in {last}, "
              f"the most since {as_high}",
        subtitle="Military spending as a share of the same year's GDP, per cent, SIPRI's definition",
        alt=f"Japan's military spending was {pct(values[first])} of GDP in {first}, fell to "
            f"{pct(values[lowest])} in {lowest}, and reached {pct(values[last])} in {last}, the "
            f"highest since {as_high}, when it was {pct(values[as_high])}.",
        description=[
            f"The line falls from {pct(values[first])} in {first} to {pct(values[lowest])} in "
            f"{lowest}, stays about there for decades, and turns up at the end. The small bump and "
            "dip just before the rise stand as SIPRI published them.",
            "The government's own yardstick is not drawn: it counts other budgets as well and "
            "divides them by the GDP of an earlier year, so that its shares are higher than these "
            "and may not be set beside them."],
        credit=credit(ledger, [SERIES]), as_of=last, sources=[SERIES],
        table=Table("Year", (Column("Share of GDP", lambda v: f"{grouped(v, 2)}%"),),
                    tuple((year, (value,)) for year, value in values.items())),
        draw=draw, height=340)


def draw(axes: Any, table: Table, theme: Theme) -> None:
    """One line from zero, its first, lowest and last year named."""
    years = [int(label) for label in table.labels]
    values = [float(value) for value in table.column(0) if value is not None]
    axes.plot(years, values, color=theme.japan, linewidth=2.2)
    axes.set_ylim(0, 2.5)
    axes.set_yticks([0.5, 1, 1.5, 2])
    axes.set_xlim(years[0] - 1, years[-1] + (10 if theme.narrow else 4))
    axes.set_xticks([1955, 1980, 2005] if theme.narrow
                    else [1955, 1965, 1975, 1985, 1995, 2005, 2015])
    low = values.index(min(values))
    for index, offset, align in ((0, (30 if theme.narrow else 44, -2), "left"), (low, (0, -22), "center"),
                                 (len(years) - 1, (0, 10), "center")):
        axes.plot([years[index]], [values[index]], "o", color=theme.japan, markersize=5)
        note(axes, years[index], values[index], f"{years[index]}: {values[index]:.1f}%", theme.text,
             xytext=offset, ha=align)
