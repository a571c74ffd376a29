"""The shares of the car industry that writers quote, each drawn against its own whole."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from textwrap import fill
from typing import Any

from macros.data import Fact, Ledger
from macros.house_style import ENGLISH, fact_text, grouped, period_text
from macros.html import short_name
from scripts.charts.model import Chart, Column, Draw, Table, Theme

# Figure, the part that it counts, and the whole that it is a share of.
SHARES = (
    ("car-share-of-exports-to-us-2025-csds", "Cars", "what Japan sells to the United States"),
    ("car-share-of-all-exports-pism", "Cars", "what Japan sells to the whole world"),
    ("us-share-of-car-exports-pism", "The United States", "what Japan's car industry sells abroad"),
)
AMERICA = "The United States"


@dataclass(frozen=True)
class Bar:
    """One share: which part, of which whole, by whose account."""

    part: str
    whole: str
    fact: Fact
    source: str

    @property
    def label(self) -> str:
        """What the share is a share of."""
        return f"{self.part} in {self.whole}"

    @property
    def row(self) -> str:
        """The label with source and, where the number is a bound, which kind."""
        word = ENGLISH.qualifiers[self.fact.qualifier]
        return f"{self.label} ({self.source}{f'; {word} the value shown' if word else ''})"


def chart(ledger: Ledger) -> Chart:
    """The chart, from figures of two documents that name no statistics for them."""
    bars = [Bar(part, whole, ledger.fact(id), short_name(ledger.source(ledger.source_of[id])))
            for id, part, whole in SHARES]
    ids = list(dict.fromkeys(ledger.source_of[bar.fact.ref] for bar in bars))
    in_us_sales, in_all_sales, to_us = (fact_text(bar.fact) for bar in bars)
    told = "; ".join(f"{bar.label}: {fact_text(bar.fact)} ({bar.source})" for bar in bars)
    return Chart(
        title=f"Cars are {in_us_sales} of what Japan sells to America, "
              f"and {in_all_sales} of all it sells abroad",
        subtitle="The car industry's shares as the documents give them, each of a different whole, "
                 "per cent",
        alt=f"Shares of the car industry, each against its own whole. {told}.",
        description=[
            "The pale bar is always a whole; the coloured part of it is the share. The wholes are "
            "not alike, so the coloured parts cannot be ranked against one another.",
            f"Red is the part of cars. Blue is the American part of the car industry's foreign "
            f"sales: {to_us}.",
            "The documents name neither the year nor the statistics behind these shares, and do not "
            "say whether car parts are counted."],
        credit=_credit(ledger, ids),
        as_of=period_text(max(ledger.source(id).published for id in ids), style="month"),
        sources=ids, facts=[bar.fact.ref for bar in bars],
        table=Table("Part and whole", (Column("Share", lambda v: f"{grouped(v, 0)}%"),),
                    tuple((bar.row, (bar.fact.low.value,)) for bar in bars)),
        draw=_drawer(bars), height=270, narrow_height=310)


def _credit(ledger: Ledger, ids: Sequence[str]) -> str:
    """Who wrote the documents that the figures come from."""
    texts = []
    for id in ids:
        source = ledger.source(id)
        texts.append(f"{', '.join([*source.authors, source.publisher])}, {source.title} "
                     f"({period_text(source.published)}).")
    return "Sources: " + " ".join(texts)


def _drawer(bars: Sequence[Bar]) -> Draw:
    def draw(axes: Any, table: Table, theme: Theme) -> None:
        """Each share as the coloured part of a pale bar that is its whole."""
        values = [float(value) for value in table.column(0) if value is not None]
        places = list(range(len(values)))[::-1]
        colours = [theme.second if bar.part == AMERICA else theme.japan for bar in bars]
        axes.barh(places, [100] * len(values), color=theme.grid, height=0.36)
        axes.barh(places, values, color=colours, height=0.36)
        for place, value, bar in zip(places, values, bars, strict=True):
            axes.annotate(fill(bar.label, 34) if theme.narrow else bar.label, (0, place),
                          xytext=(0, 21), textcoords="offset points", color=theme.text,
                          va="bottom", annotation_clip=False)
            axes.annotate(fact_text(bar.fact), (value, place), xytext=(7, 0), va="center",
                          textcoords="offset points", color=theme.text, weight="semibold")
            if not theme.narrow:
                axes.annotate(bar.source, (100, place), xytext=(0, 21), ha="right", va="bottom",
                              textcoords="offset points", color=theme.muted, annotation_clip=False)
        axes.annotate("the whole", (100, places[0]), xytext=(-7, 0), ha="right", va="center",
                      textcoords="offset points", color=theme.muted)
        axes.set_xlim(0, 100)
        axes.set_ylim(-0.3, len(values) - 0.5)
        axes.grid(visible=False)
        axes.set_xticks([])
        axes.set_yticks([])
        axes.spines["bottom"].set_visible(False)
    return draw
