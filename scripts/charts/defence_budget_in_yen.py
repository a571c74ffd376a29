"""Japan's initial defence budget in yen, year by year, with the years that were not found."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from macros.data import Ledger
from macros.house_style import grouped
from scripts.charts.model import Chart, Column, Table, Theme, credit

SERIES = "defence-budget-yen"
BASIS = "excluding-saco-realignment"
LAST_BEFORE = "FY2022"
TRILLION = Decimal(10) ** 12


def chart(ledger: Ledger) -> Chart:
    """The chart: one basis, gaps where a year is missing, the draft drawn paler."""
    rows = [r for r in ledger.one_series(SERIES).values(BASIS) if r.amount]
    values = {r.period.text: r.amount.value for r in rows if r.amount}
    first, last = min(values), max(values)
    years = [f"FY{year}" for year in range(int(first[2:]), int(last[2:]) + 1)]
    missing = [year[2:] for year in years if year not in values]

    def yen(value: Decimal) -> str:
        return f"¥{grouped(value / TRILLION, 1)}trn"

    growth = grouped(values[last] / values[LAST_BEFORE] * 100 - 100, 0)
    return Chart(
        title=f"Japan's defence budget grew from {yen(values[LAST_BEFORE])} in fiscal "
              f"{LAST_BEFORE[2:]} to {yen(values[last])} in the draft for {last[2:]}",
        subtitle="Initial budget of the defence ministry by fiscal year, trillions of yen, "
                 "without the cost of moving US forces",
        alt=f"The initial budget was {yen(values[first])} in fiscal {first[2:]} and "
            f"{yen(values[LAST_BEFORE])} in fiscal {LAST_BEFORE[2:]}; the draft for fiscal "
            f"{last[2:]} has {yen(values[last])}, {growth}% more than that.",
        description=[
            f"Each bar is the budget at the start of a fiscal year, which begins in April, in yen of "
            f"that year. The build-up begins after fiscal {LAST_BEFORE[2:]}.",
            f"The paler bar is the Cabinet's draft, not the budget as passed. Fiscal "
            f"{', '.join(missing)} were not found to the last digit and are left open.",
            "Supplementary budgets are not in, nor the coast guard and the other costs that the "
            "government counts towards its share of GDP."],
        credit=credit(ledger, [SERIES]), as_of=f"fiscal {last[2:]}", sources=[SERIES],
        table=Table("Fiscal year", (Column("Initial budget", lambda v: f"¥{grouped(v / TRILLION, 2)}trn"),),
                    tuple((year[2:], (values.get(year),)) for year in years)),
        draw=draw, height=340)


def draw(axes: Any, table: Table, theme: Theme) -> None:
    """Bars from zero; years without a value stay empty and are marked so."""
    years = [int(label) for label in table.labels]
    values = [None if v is None else float(v / TRILLION) for v in table.column(0)]
    known = [(year, value) for year, value in zip(years, values, strict=True) if value is not None]
    bars = axes.bar([year for year, _ in known], [value for _, value in known], width=0.72,
                    color=theme.japan)
    bars[-1].set_alpha(0.55)
    for year, value in (known[0], next(k for k in known if k[0] == int(LAST_BEFORE[2:])), known[-1]):
        axes.annotate(f"{value:.1f}", (year, value), ha="center",
                      xytext=(-5 if theme.narrow and year == int(LAST_BEFORE[2:]) else 0, 5),
                      textcoords="offset points", color=theme.text, weight="semibold")
    gap = [year for year, value in zip(years, values, strict=True) if value is None]
    axes.annotate("not found", (sum(gap) / len(gap), 0.25), ha="center", va="bottom",
                  color=theme.muted, rotation=90 if theme.narrow else 0)
    axes.annotate("draft", (known[-1][0], known[-1][1]), xytext=(0, 21), ha="center",
                  textcoords="offset points", color=theme.muted)
    axes.set_ylim(0, max(value for _, value in known) * 1.22)
    axes.set_yticks([2, 4, 6, 8])
    axes.set_xlim(years[0] - 0.6, years[-1] + 0.6)
    axes.set_xticks([2010, 2014, 2018, 2022, 2026])
