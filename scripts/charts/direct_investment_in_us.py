"""Who owns the most of America: direct-investment positions by owner's country."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from macros.data import Ledger
from macros.house_style import grouped
from scripts.charts.model import Chart, Column, Table, Theme, credit

SERIES = "fdi-us-by-ubo-2023"
WHOLE = "all-countries"
BILLION = Decimal(10) ** 9


def chart(ledger: Ledger) -> Chart:
    """The chart: the five largest owners, and everyone else together."""
    series = ledger.one_series(SERIES)
    labels = {entity.id: entity.label for entity in series.info.entities}
    values = {r.entity: r.amount.value for r in series.rows if r.amount}
    whole = values.pop(WHOLE)
    ranked = sorted(values, key=lambda entity: -values[entity])
    rows = [(labels[entity], (values[entity],)) for entity in ranked]
    rows.append(("All others", (whole - sum(values.values()),)))
    year = series.rows[0].period.text

    def bn(value: Decimal) -> str:
        return f"${grouped(value / BILLION, 0)}bn"

    first, second = labels[ranked[0]], labels[ranked[1]]
    lead = values[ranked[0]] - values[ranked[1]]
    share = grouped(values[ranked[0]] / whole * 100, 0)
    return Chart(
        title=f"{first} was the largest foreign owner of American business in {year}, "
              f"{bn(lead)} ahead of {second}",
        subtitle=f"Direct investment in the US by the ultimate owner's country, end of {year}, "
                 "billions of dollars",
        alt=f"{first} led with {bn(values[ranked[0]])}, or {share}% of the total of {bn(whole)}, "
            f"followed by {', '.join(f'{labels[e]} ({bn(values[e])})' for e in ranked[1:])}. "
            f"All other countries together held {bn(rows[-1][1][0])}.",
        description=[
            f"Each bar is the book value of what owners in one country held in US businesses at "
            f"the end of {year}. The grey bar is the rest of the world together: the published "
            "total less the countries shown.",
            f"The values are those first published; {first}'s was revised later. This is a stock "
            "built up over decades, not a year's flow and not a pledge."],
        credit=credit(ledger, [SERIES]), as_of=f"the end of {year}", sources=[SERIES],
        table=Table("Country of owner", (Column("Position, US dollars", bn),), tuple(rows)),
        draw=draw, height=330, narrow_height=360)


def draw(axes: Any, table: Table, theme: Theme) -> None:
    """Bars from zero, the largest on top, the value at the end of each."""
    labels = table.labels[::-1]
    values = [float(value / BILLION) for value in table.column(0)[::-1] if value is not None]
    colours = [theme.japan if label == "Japan" else theme.other for label in labels]
    bars = axes.barh(labels, values, color=colours, height=0.66)
    bars[0].set_alpha(0.45)
    for label, value in zip(labels, values, strict=True):
        axes.annotate(f"{value:,.0f}", (value, label), xytext=(6, 0), va="center",
                      textcoords="offset points", color=theme.text, annotation_clip=False)
    axes.set_xlim(0, max(values) * (1.2 if theme.narrow else 1.1))
    axes.grid(visible=False)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.tick_params(axis="y", labelcolor=theme.text)
