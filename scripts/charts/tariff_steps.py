"""The US tariff on most Japanese goods, step by step, each with what it includes."""

from __future__ import annotations

from datetime import date
from decimal import Decimal
from textwrap import fill
from typing import Any

from macros.data import Ledger
from macros.house_style import grouped, plain_date
from scripts.charts.model import Chart, Column, Table, Theme, credit

SERIES = "tariff-japan-general-rate"


def chart(ledger: Ledger) -> Chart:
    """The chart: one step a row, never joined, because they do not include the same."""
    series = ledger.one_series(SERIES)
    labels = {entity.id: entity.label for entity in series.info.entities}
    rows = sorted((r for r in series.rows if r.amount), key=lambda r: r.period)
    steps = [(r.period.text, r.amount.value, labels[r.entity]) for r in rows if r.amount]

    def pct(value: Decimal) -> str:
        return f"{grouped(value, 1 if value % 1 else 0)}%"

    told = "; ".join(f"{pct(value)} from {plain_date(day)} ({label})" for day, value, label in steps)
    return Chart(
        title="The US tariff on most Japanese goods: "
              + ", then ".join(pct(value) for _, value, _ in steps),
        subtitle="Rate by the day it took effect, and what it includes; cars and metals have "
                 "rates of their own",
        alt=f"The tariff on most Japanese goods: {told}.",
        description=[
            f"Each bar begins on the day a rate took effect and ends when the next began: {told}.",
            "The steps are not like for like. A rate on top of the normal duty, a rate that "
            "includes it and a rate that tops it up bear differently on the same good, so the bars "
            "are drawn apart, and a longer bar is not simply a higher burden.",
            "The last step is known less well than the others: that it includes the normal duty was "
            "read in one place only."],
        credit=credit(ledger, [SERIES]), as_of=plain_date(series.info.as_of.text), sources=[SERIES],
        table=Table("In force from, and what it includes", (Column("Rate", pct),),
                    tuple((f"{plain_date(day)}: {label}", (value,)) for day, value, label in steps)),
        draw=_drawer([date.fromisoformat(day) for day, _, _ in steps]),
        height=330, narrow_height=440)


def _drawer(days: list[date]) -> Any:
    def draw(axes: Any, table: Table, theme: Theme) -> None:
        """Bars from zero in order of time, each labelled with what it includes."""
        values = [float(value) for value in table.column(0) if value is not None]
        places = list(range(len(values)))[::-1]
        axes.barh(places, values, color=theme.japan, height=0.34)
        for place, value, label in zip(places, values, table.labels, strict=True):
            words = _brief(label, theme)
            axes.annotate(words, (0, place), xytext=(0, 18), textcoords="offset points",
                          color=theme.text, va="bottom", annotation_clip=False, linespacing=1.15)
            axes.annotate(f"{value:g}%", (value, place), xytext=(6, 0), va="center",
                          textcoords="offset points", color=theme.text, weight="semibold")
        axes.set_xlim(0, max(values) * 1.12)
        axes.set_ylim(-0.4, len(values) - (0.1 if theme.narrow else 0.35))
        axes.grid(visible=False)
        axes.set_xticks([])
        axes.set_yticks([])
        axes.spines["bottom"].set_visible(False)
    return draw


def _brief(label: str, theme: Theme) -> str:
    """The label of a step, broken for the phone."""
    return fill(label, 46) if theme.narrow else label
