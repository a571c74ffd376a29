"""Four sums that pass for Japanese investment in America: held, hoped for, pledged, named."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.data import Fact, Ledger
from macros.words.house_style import fact_text, period_text
from scripts.charts.canvas import Canvas
from scripts.charts.lettering import SMALL, wrapped
from scripts.charts.model import Chart, Column, Draw, Table, as_text, credit, documents_credit

STOCK = "fdi-japan-in-us-vintages@2024/japan-first-published-2025-07"
GOAL = "ishiba-investment-offer-2025-pism"
PLEDGE = "framework-deal-pledge-2025-07-eo-14345"
PROJECTS = "takaichi-projects-usd-2026-ft26"
# The words that keep the four apart: figure, kind, what it is, whose word, what it is not.
SUMS = (
    (STOCK, "Held", "what Japanese owners had in American businesses at the end of {when}",
     "US Bureau of Economic Analysis", "Not a promise and not a year's flow: built up over decades."),
    (GOAL, "Hoped for", "the level to which that stock is to rise, named on {when}",
     "Shigeru Ishiba, then prime minister",
     "Not on top of what is held: it contains that. No year is named."),
    (PLEDGE, "Pledged", "promised on {when} in return for a lower tariff",
     "the deal, as an executive order records it",
     "Not money spent. America's president chooses the projects."),
    (PROJECTS, "Named", "what projects confirmed in {when} may add up to",
     "an estimate in the Financial Times", "Not known to be part of the pledge; not money spent."))


@dataclass(frozen=True)
class Sum:
    """One of the four: its kind, what it is, whose word it is, what it is not."""

    kind: str
    what: str
    whose: str
    caution: str


def chart(ledger: Ledger) -> Chart:
    """The chart: one bar a sum, never stacked."""
    facts = [ledger.fact(ref) for ref, *_ in SUMS]
    sums = tuple(Sum(kind, what.format(when=period_text(fact.as_of)), whose, caution)
                 for fact, (_, kind, what, whose, caution) in zip(facts, SUMS, strict=True))
    shown = {fact.low.value: fact_text(fact) for fact in facts}
    papers = [id for fact in facts for id in fact.sources if id in ledger.sources]
    series = [id for fact in facts for id in fact.sources if id in ledger.series]
    return Chart(
        title="Four sums pass for Japan's investment in America; only one of them, "
              f"{fact_text(facts[0])}, is there already",
        subtitle="US dollars; sums of different kinds, which must not be added",
        alt="; ".join(f"{one.kind}: {fact_text(fact)}, {one.what} (whose word: {one.whose})"
                      for fact, one in zip(facts, sums, strict=True)) + ".",
        description=describe(facts),
        credit=f"{credit(ledger, series)} {documents_credit(ledger, papers).removeprefix('Source: ')}",
        as_of=period_text(max(fact.as_of for fact in facts)), topic="investment",
        sources=[*series, *papers], facts=[ref for ref, *_ in SUMS],
        table=Table("Sum", (Column("US dollars", lambda value: shown[value]),
                            Column("As of", as_text, drawn=False), Column("Whose word", drawn=False),
                            Column("What it is not", drawn=False)),
                    tuple((f"{one.kind}: {one.what}", (fact.low.value, fact.as_of, one.whose, one.caution))
                          for fact, one in zip(facts, sums, strict=True))),
        draw=_drawer(sums), height=370, narrow_height=500)


def describe(facts: Sequence[Fact]) -> list[str]:
    """What is drawn, what it is not, and what readers may trip over."""
    stock, goal, pledge, projects = (fact_text(fact) for fact in facts)
    return [
        f"Each bar is one sum. The first, {stock}, is a stock: what Japanese owners had, as the "
        "statisticians first published it. The others are words of different weight about money to come.",
        f"They must not be added. The goal of {goal} contains the stock; one text calls it an increase, "
        "the leaders' statement, as others quote it, does not. No source says whether the projects "
        f"({projects}) belong to the pledge of {pledge}.",
        "How much has been spent under the pledge, or on the projects, is in none of our sources."]


def _drawer(sums: tuple[Sum, ...]) -> Draw:
    def draw(canvas: Canvas) -> None:
        """A bar from zero for each sum; above it what it is, below it what it is not."""
        panel, narrow, colours = canvas.panel(x="value", y="row"), canvas.narrow, canvas.colours
        hues = [colours.japan, colours.other, colours.second, colours.third]
        width = 330.0 if narrow else 700.0
        panel.bars(0, hues, thick=0.15 if narrow else 0.2)
        panel.values(0, weight="semibold")
        for row, one in enumerate(sums):
            half = 11
            what = wrapped(f"{one.what} ({one.whose})", width, SMALL)
            panel.note(0, panel.places[row], what, colours.ink, nudge=(0, half), va="bottom", fontsize=SMALL)
            panel.note(0, panel.places[row], wrapped(one.caution, width, SMALL), nudge=(0, -half), va="top",
                       fontsize=SMALL)
            lines = what.count("\n") + 1
            panel.names(where="above", rows=[row], texts=[each.kind for each in sums],
                        dy=half + 3 + lines * SMALL * 1.2, weight="semibold")
        panel.limit_rows(0.52, 0.3)
        panel.limit_values(0, max(value or 0 for value in canvas.table.numbers(0)))
    return draw
