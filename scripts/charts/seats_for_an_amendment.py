"""Seats of the governing party in both houses, against those that a change of the constitution needs."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from macros.data import Ledger
from macros.words.house_style import grouped, period_text
from scripts.charts.canvas import Canvas
from scripts.charts.model import Chart, Column, Table, documents_credit

PARTY = "Liberal Democratic Party"
HOUSES = (
    ("Lower house", "ldp-lower-house-seats-2026", "lower-house-seats-for-amendment",
     "lower-house-seats-2026"),
    ("Upper house", "ldp-upper-house-seats-2025", "upper-house-seats-for-amendment",
     "upper-house-seats-2025"),
)
HELD, NEEDED, ALL = range(3)
THICK = 0.34


@dataclass(frozen=True)
class House:
    """One house of parliament: seats held, seats needed, all seats, and when it was counted."""

    name: str
    held: Decimal
    needed: Decimal
    seats: Decimal
    when: str

    @property
    def row(self) -> str:
        """The house and its election, as a row is called."""
        return f"{self.name}, election of {self.when}"

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
    refs = [ref for _, *refs in HOUSES for ref in refs]
    sources = list(dict.fromkeys(id for ref in refs for id in ledger.fact(ref).sources))
    return Chart(
        title=_title(*houses),
        subtitle=f"Seats of the {PARTY} alone after the last election to each house, and seats "
                 "needed to propose an amendment of the constitution",
        alt=f"Seats of the {PARTY}: {'; '.join(house.told for house in houses)}.",
        description=[
            "Each pale bar is a whole house, the red part the seats of the governing party, and the "
            "stroke the number that a proposal to change the constitution needs.",
            "Partners and other parties in favour of a change are left out, and so are seats that "
            "changed hands after the elections. A proposal that passes both houses goes to a "
            "referendum."],
        credit=f"{documents_credit(ledger, sources)} The seats in the upper house are added up from seats "
               "won and seats not at stake.",
        as_of=houses[0].when, topic="politics",
        sources=sources,
        facts=[ref for ref in refs if ref in ledger.figures],
        table=Table("House", tuple(Column(head, _seats) for head in (
            "Seats held", "Seats needed", "All seats")),
            tuple((h.row, (h.held, h.needed, h.seats)) for h in houses)),
        draw=draw, height=240, narrow_height=250)


def _title(lower: House, upper: House) -> str:
    """The finding, as long as the party has enough in the one house and not in the other."""
    if lower.held >= lower.needed and upper.held < upper.needed:
        return (f"Takaichi's party alone has the seats for an amendment in the lower house, and lacks "
                f"{upper.needed - upper.held} in the upper")
    return f"Seats of the {PARTY}, and seats that an amendment needs"


def _seats(value: Decimal) -> str:
    return grouped(value, 0)


def draw(canvas: Canvas) -> None:
    """A pale bar for each house, the party's part in colour, a stroke where the threshold is."""
    panel, colours = canvas.panel(x="value", y="row"), canvas.colours
    totals = canvas.table.numbers(ALL)
    largest = max(total or 0 for total in totals)
    panel.bars(ALL, colours.grid, thick=THICK)
    panel.bars(HELD, colours.japan, thick=THICK)
    panel.strokes(NEEDED, colours.ink, reach=0.21)
    panel.names(where="above", dy=27, weight="semibold")
    panel.values(HELD, colour=colours.paper, show=lambda seats: f"{seats} held", dx=-19, ha="right",
                 weight="semibold")
    panel.values(NEEDED, show=lambda seats: f"{seats} needed", dx=-6, dy=-26, ha="center", va="top")
    for row, total in enumerate(totals):
        inside = total == largest
        panel.values(ALL, rows=[row], colour=colours.quiet, show=lambda seats: f"{seats} seats",
                     dx=-14 if inside else 1, ha="right" if inside else "left")
    panel.limit_values(0, largest)
    panel.limit_rows(before=0.5, behind=0.48)
