"""The shares of the car industry that writers quote, each drawn against its own whole."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass

from macros.data import Fact, Ledger
from macros.views.html import short_name
from macros.words.house_style import fact_text, grouped, period_text
from scripts.charts.canvas import Canvas
from scripts.charts.model import Chart, Column, Draw, Table, documents_credit

# Figure, the part that it counts, and the whole that it is a share of.
SHARES = (
    ("car-share-of-exports-to-us-2025-csds", "The car industry", "what Japan sells to the United States"),
    ("car-share-of-all-exports-pism", "The car industry", "what Japan sells to the whole world"),
    ("us-share-of-car-exports-pism", "The United States", "what Japan's car industry sells abroad"),
)
AMERICA = "The United States"
# What customs statistics say of these shares; told as long as the record tells it.
DISAGREEMENT = "car-shares-on-three-bases"
LOWER = "lower than the first, even with parts, and lower than the third"


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


def chart(ledger: Ledger) -> Chart:
    """The chart, from figures of two documents that name no statistics for them."""
    bars = [Bar(part, whole, ledger.fact(id), short_name(ledger.source(ledger.source_of[id])))
            for id, part, whole in SHARES]
    ids = list(dict.fromkeys(ledger.source_of[bar.fact.ref] for bar in bars))
    in_us_sales, in_all_sales, to_us = (fact_text(bar.fact) for bar in bars)
    told = "; ".join(f"{bar.label}: {fact_text(bar.fact)} ({bar.source})" for bar in bars)
    return Chart(
        title=f"The car industry is said to make {in_us_sales} of what Japan sells to America, "
              f"and {in_all_sales} of all it sells abroad",
        subtitle="The car industry's shares as the documents give them, each of a different whole, "
                 "per cent",
        alt=f"Shares of the car industry, each against its own whole. {told}.",
        description=[
            "The pale bar is always a whole; the coloured part of it is the share. The wholes are "
            "not alike, so the coloured parts cannot be ranked against one another.",
            f"Red is the part of the car industry. Blue is the American part of the car industry's foreign "
            f"sales: {to_us}.",
            "The documents name neither the year nor the statistics behind these shares, and do not "
            "say whether car parts are counted, or whether the sales to America are exports alone."
            + _by_customs(ledger)],
        credit=documents_credit(ledger, ids),
        as_of=period_text(max(ledger.source(id).published for id in ids), style="month"),
        topic="cars", sources=ids, facts=[bar.fact.ref for bar in bars],
        table=Table("Part and whole",
                    (Column("Share", lambda v: f"{grouped(v, 0)}%"),
                     Column("In the words of the record", drawn=False),
                     Column("By the account of", drawn=False)),
                    tuple((bar.label, (bar.fact.low.value, fact_text(bar.fact), bar.source))
                          for bar in bars)),
        draw=_drawer(tuple(bar.part == AMERICA for bar in bars)), height=250, narrow_height=330)


def _by_customs(ledger: Ledger) -> str:
    """That customs statistics give less for two of the shares."""
    if LOWER not in ledger.disagreement(DISAGREEMENT).explanation:
        return ""
    return (" By Japan's customs values for the last full year before these texts the first share is lower, "
            "even with parts, and the third is lower too.")


def _drawer(american: Sequence[bool]) -> Draw:
    def draw(canvas: Canvas) -> None:
        """Each share as the coloured part of a pale bar that is its whole."""
        panel, colours, narrow = canvas.panel(x="value", y="row"), canvas.colours, canvas.narrow
        panel.wholes(100, thick=0.34)
        panel.bars(0, [colours.second if blue else colours.japan for blue in american], thick=0.34)
        over = 18 if narrow else 17
        panel.names(where="above", dy=over, room=300 if narrow else 0)
        for row, source in enumerate(canvas.table.column(2)):
            panel.values(0, rows=[row], show=_printed(canvas.table.column(1)[row]), weight="semibold")
            panel.note(100, panel.places[row], source, nudge=(0, -over) if narrow else (0, over), ha="right",
                       va="top" if narrow else "bottom")
        panel.note(100, 0, "the whole", nudge=(-8, 0), ha="right", va="center")
        panel.limit_values(0, 100)
        panel.limit_rows(before=0.6, behind=0.5 if narrow else 0.25)
    return draw


def _printed(words: str) -> Callable[[object], str]:
    """Prints a share as its record has it: a bound is one, which the number alone cannot say."""
    return lambda _: words
