"""Who sells Japan its crude oil."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from macros.data import Ledger
from macros.house_style import grouped, period_text
from scripts.charts.model import Chart, Column, Table, Theme, credit

SERIES = "crude-import-sources-fy2023"
OUTSIDE = "outside-middle-east"
SUMS = ("other-middle-east", OUTSIDE)


def chart(ledger: Ledger) -> Chart:
    """The chart: sellers by size, the rest of the Middle East, everyone else."""
    series = ledger.one_series(SERIES)
    labels = {entity.id: entity.label for entity in series.info.entities}
    values = {r.entity: r.amount.value for r in series.rows if r.amount}
    ranked = sorted((e for e in values if e not in SUMS), key=lambda e: -values[e]) + list(SUMS)
    year = period_text(series.rows[0].period)
    first, second = ranked[:2]

    def pct(value: Decimal) -> str:
        return f"{grouped(value, 1)}%"

    both = pct(values[first] + values[second])
    return Chart(
        title=f"The {labels[first]} and {labels[second]} sold Japan {both} of its crude oil in {year}",
        subtitle="Share of Japan's crude oil imports by seller, per cent of volume, "
                 "April to March",
        alt=f"Japan's crude oil in {year} by seller: "
            + ", ".join(f"{labels[e]} {pct(values[e])}" for e in ranked) + ".",
        description=[
            f"Each bar is a seller's share of the crude oil that Japan imported in {year}; together "
            "the bars make the whole.",
            f"The blue bars are the Middle East, the grey one everywhere else, {pct(values[OUTSIDE])}. "
            "The numbers say where the oil was bought, not by which sea route it came, and do not "
            "cover oil products such as petrol.",
            "They were read in a single copy, and are older than the war in Iran."],
        credit=credit(ledger, [SERIES]), as_of=year, sources=[SERIES],
        table=Table("Seller", (Column("Share of crude oil imports", pct),),
                    tuple((labels[e], (values[e],)) for e in ranked)),
        draw=draw, height=300, narrow_height=320)


def draw(axes: Any, table: Table, theme: Theme) -> None:
    """Bars from zero in the order of the table, the value at the end of each."""
    labels = table.labels[::-1]
    values = [float(value) for value in table.column(0)[::-1] if value is not None]
    if theme.narrow:
        labels = [label.replace("United Arab Emirates", "United Arab\nEmirates")
                  .replace("Outside the ", "Outside the\n").replace("Other ", "Other\n")
                  for label in labels]
    colours = [theme.other, *([theme.second] * (len(values) - 1))]
    axes.barh(labels, values, color=colours, height=0.62)
    for label, value in zip(labels, values, strict=True):
        axes.annotate(f"{value:.1f}%", (value, label), xytext=(6, 0), va="center",
                      textcoords="offset points", color=theme.text, annotation_clip=False)
    axes.set_xlim(0, max(values) * (1.25 if theme.narrow else 1.1))
    axes.grid(visible=False)
    axes.set_xticks([])
    axes.spines["bottom"].set_visible(False)
    axes.tick_params(axis="y", labelcolor=theme.text)
