"""Seats of the governing party in both houses, against those that a change of the constitution needs."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from macros.data import Ledger
from macros.house_style import grouped, period_text
from scripts.charts.model import Chart, Column, Draw, Table, Theme

PARTY = "Liberal Democratic Party"
HOUSES = (
    ("Lower house", "ldp-lower-house-seats-2026", "lower-house-seats-for-amendment",
     "lower-house-seats-2026"),
    ("Upper house", "ldp-upper-house-seats-2025", "upper-house-seats-for-amendment",
     "upper-house-seats-2025"),
)


@dataclass(frozen=True)
class House:
    """One house of parliament: seats held, seats needed, all seats, and when it was counted."""

    name: str
    held: Decimal
    needed: Decimal
    seats: Decimal
    when: str

    @property
    def told(self) -> str:
        """The house in a clause."""
        gap = self.held - self.needed
        side = f"{gap} more than needed" if gap >= 0 else f"{-gap} fewer than needed"
        return f"{self.name.lower()}, {self.when}: {self.held} of {self.seats}, {side}"


def chart(ledger: Ledger) -> Chart:
    """The chart, from press reports of the last elections to each house."""
    houses = []
    for name, *refs in HOUSES:
        held, needed, seats = (ledger.fact(ref) for ref in refs)
        houses.append(House(name, held.low.value, needed.low.value, seats.low.value,
                            period_text(held.as_of)))
    told = "; ".join(house.told for house in houses)
    lower, upper = houses
    enough = [house.held >= house.needed for house in houses]
    title = (f"Takaichi's party has the seats for an amendment in the lower house and lacks "
             f"{upper.needed - upper.held} in the upper" if enough == [True, False] else
             f"Seats of the {PARTY} and seats that an amendment needs")
    sources = list(dict.fromkeys(ledger.source_of[ref] for _, *refs in HOUSES for ref in refs
                                 if ref in ledger.source_of))

    def count(value: Decimal) -> str:
        return grouped(value, 0)

    return Chart(
        title=title,
        subtitle=f"Seats of the {PARTY} alone after the last election to each house, and seats "
                 "needed to propose a change of the constitution",
        alt=f"Seats of the {PARTY}: {told}.",
        description=[
            "Each pale bar is a whole house, the red part the seats of the governing party, and the "
            "mark the number that a proposal to change the constitution needs.",
            "Partners and other parties in favour of a change are left out, and so are seats that "
            "changed hands after the elections. A proposal that passes both houses goes to a "
            "referendum."],
        credit="Source: press reports collected here, read in public copies; the seats in the upper "
               "house are added up from seats won and seats not at stake.",
        as_of=lower.when, sources=sources,
        table=Table("House", (Column("Seats held", count), Column("Seats needed", count),
                              Column("All seats", count)),
                    tuple((f"{h.name}, {h.when}", (h.held, h.needed, h.seats)) for h in houses)),
        draw=_drawer(houses), height=250, narrow_height=270)


def _drawer(houses: Sequence[House]) -> Draw:
    def draw(axes: Any, table: Table, theme: Theme) -> None:
        """A pale bar for each house, its held part in colour, a mark where the threshold is."""
        largest = max(float(house.seats) for house in houses)
        for place, house in zip((1, 0), houses, strict=True):
            held, needed, seats = (float(v) for v in (house.held, house.needed, house.seats))
            axes.barh(place, seats, color=theme.grid, height=0.34)
            axes.barh(place, held, color=theme.japan, height=0.34)
            axes.plot([needed, needed], [place - 0.25, place + 0.17], color=theme.text, linewidth=2)
            axes.annotate(f"{house.name} · {house.when}" if theme.narrow else
                          f"{house.name} · election of {house.when}", (0, place), xytext=(0, 25),
                          textcoords="offset points", color=theme.text, va="bottom",
                          annotation_clip=False)
            axes.annotate(f"{held:.0f} held", (0, place), xytext=(8, 0), va="center",
                          textcoords="offset points", color="#ffffff" if theme.name == "light"
                          else "#1c1c1a", weight="semibold")
            axes.annotate(f"{needed:.0f} needed", (needed, place - 0.25), xytext=(0, -4), va="top",
                          ha="center", textcoords="offset points", color=theme.text)
            inside = seats == largest
            axes.annotate(f"{seats:.0f} seats", (seats, place), va="center",
                          xytext=(-7 if inside else 7, 0), ha="right" if inside else "left",
                          textcoords="offset points", color=theme.text)
        axes.set_xlim(0, largest)
        axes.set_ylim(-0.55, 1.55)
        axes.grid(visible=False)
        axes.set_xticks([])
        axes.set_yticks([])
        axes.spines["bottom"].set_visible(False)
    return draw
