"""What the powers around Japan spend on their forces, beside Japan and its ally."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from macros.data import Ledger
from macros.house_style import grouped
from scripts.charts.model import Chart, Column, Table, Theme, credit

SERIES = "defence-spending-usd-2024-sipri"
PACIFIC = ("united-states", "china", "japan", "south-korea", "australia", "taiwan")
BILLION = Decimal(10) ** 9
JAPAN, ESTIMATED = "Japan", "China"


def chart(ledger: Ledger) -> Chart:
    """The chart: the spenders of the series that are Pacific powers, largest first."""
    series = ledger.one_series(SERIES)
    labels = {entity.id: entity.label for entity in series.info.entities}
    values = {labels[r.entity]: r.amount.value for r in series.rows
              if r.amount and r.entity in PACIFIC}
    ranked = sorted(values, key=lambda label: -values[label])
    year = series.rows[0].period.text

    def bn(value: Decimal) -> str:
        return f"${grouped(value / BILLION, 1 if value < 100 * BILLION else 0)}bn"

    japan, china, america = (values[name] for name in (JAPAN, ESTIMATED, labels["united-states"]))
    return Chart(
        title=f"In {year} China spent {grouped(china / japan, 1)} times as much on its forces as Japan, "
              f"America {grouped(america / china, 1)} times as much as China",
        subtitle=f"Military spending in {year}, billions of US dollars at the year's exchange rates; "
                 "China estimated",
        alt=f"Military spending in {year}: "
            + ", ".join(f"{name} {bn(values[name])}" for name in ranked) + ".",
        description=[
            f"Each bar is a year's military spending by SIPRI's definition, the same for all, in "
            f"dollars of {year}. Japan's is {bn(japan)}; the value for China, {bn(china)}, is "
            "SIPRI's own estimate.",
            "The rows are picked for the region and are no list of the largest spenders. Money in "
            "dollars does not say what forces can do: a weak yen makes Japan's bar shorter, and "
            "America's forces are spread over the world."],
        credit=credit(ledger, [SERIES]), as_of=year, sources=[SERIES],
        table=Table("Country", (Column("Military spending, US dollars", bn),),
                    tuple((name, (values[name],)) for name in ranked)),
        draw=draw, height=320, narrow_height=320)


def draw(axes: Any, table: Table, theme: Theme) -> None:
    """Bars from zero, the largest on top, the value at the end of each."""
    labels = table.labels[::-1]
    values = [float(value / BILLION) for value in table.column(0)[::-1] if value is not None]
    colours = [theme.japan if label == JAPAN else theme.other for label in labels]
    axes.barh(labels, values, color=colours, height=0.62)
    for label, value in zip(labels, values, strict=True):
        words = f"{value:,.0f}" if value >= 100 else f"{value:.1f}"
        if label == ESTIMATED:
            words += " (estimate)"
        axes.annotate(words, (value, label), xytext=(6, 0), va="center",
                      textcoords="offset points", color=theme.text, annotation_clip=False)
    axes.set_xlim(0, max(values) * (1.2 if theme.narrow else 1.09))
    axes.grid(visible=False)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.tick_params(axis="y", labelcolor=theme.text)
