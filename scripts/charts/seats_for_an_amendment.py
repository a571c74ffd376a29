"""Seats of the governing party in both houses, against those that a change of the constitution needs."""

from scripts.charts import kit

PARTY = "Liberal Democratic Party"
HOUSES = (
    ("Lower house", "ldp-lower-house-seats-2026", "lower-house-seats-for-amendment",
     "lower-house-seats-2026"),
    ("Upper house", "ldp-upper-house-seats-2025", "upper-house-seats-for-amendment",
     "upper-house-seats-2025"),
)
HELD, NEEDED, ALL = range(3)
THICK = 0.34


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart, from press reports of the last elections to each house."""
    refs = [ref for _, *refs in HOUSES for ref in refs]
    when = [kit.period_text(ledger.fact(held).as_of) for _, held, *_ in HOUSES]
    seats = [tuple(ledger.fact(ref).low.value for ref in refs) for _, *refs in HOUSES]
    sources = kit.origins(ledger, refs)
    whose = dict.fromkeys(ledger.figures[ref].attributed_to.split(",")[0]
                          for ref in sorted(ledger.with_inputs(refs)) if ref in ledger.figures)
    houses = [(name, day, counts) for (name, *_), day, counts in zip(HOUSES, when, seats, strict=True)]
    told = "; ".join(f"{name.lower()}, {day}: {held} of {whole}, {abs(held - needed)} "
                     f"{'more' if held >= needed else 'fewer'} than needed"
                     for name, day, (held, needed, whole) in houses)
    lower, upper = (held - needed for held, needed, _ in seats)
    return kit.Chart(
        title="Takaichi's party has two-thirds of the lower house, but not of the upper"
              if lower >= 0 > upper and all(0 <= need * 3 - whole * 2 < 3 for _, need, whole in seats) else
              f"Seats of the {PARTY}, and seats that an amendment needs",
        subtitle="A change of the constitution needs that in both, then a referendum; other parties left out",
        alt=f"Seats of the {PARTY}: {told}.",
        description=[
            "Seats that changed hands after the elections are left out. The seats in the upper house are "
            "added up from seats won and seats not at stake."],
        credit=f"Source: {'; '.join(whose)}.",
        as_of=" and ".join(reversed(when)), topic="politics", sources=sources,
        facts=[ref for ref in refs if ref in ledger.figures],
        table=kit.Table("House", tuple(kit.Column(head, kit.writing_of(ledger, refs)) for head in (
            "Seats held", "Seats needed", "All seats")),
                        tuple((f"{name}, election of {day}", counts) for name, day, counts in houses)),
        draw=draw, height=220, narrow_height=225)


def draw(canvas: kit.Canvas) -> None:
    """A pale bar for each house, of one length, the party's part in colour, a stroke at the threshold."""
    colours, grid = canvas.colours, canvas.grid(2, 1)
    names = [label.replace("election of ", "") for label in canvas.table.labels]
    counts = ([value or 0 for value in canvas.table.numbers(column)] for column in (HELD, NEEDED, ALL))
    for row, (held, needed, total) in enumerate(zip(*counts, strict=True)):
        panel, short = canvas.panel(x="value", y="row", spot=grid[row]), held < needed
        panel.rows = [row]
        panel.bars(ALL, colours.grid, thick=THICK)
        panel.bars(HELD, colours.japan, thick=THICK)
        panel.strokes(NEEDED, colours.ink, reach=0.26)
        panel.names("above", dy=24, weight="semibold", texts=names)
        panel.values(HELD, colour=colours.paper, dx=-30, ha="right", show="{} held", weight="semibold")
        panel.values(NEEDED, show="{} needed", dx=-6, dy=-40, ha="center")
        panel.values(ALL, colour=colours.quiet, show="of {} seats", dx=-6, dy=-34, ha="right")
        if not row:
            panel.note(needed, 0.26, "two-thirds", colours.ink, nudge=(0, 4), ha="center")
        place, side, words = ((held + needed) / 2, "center", "short") if short else (held, "left", "to spare")
        panel.note(place, panel.places[row], f"{abs(held - needed):.0f} {words}", colours.ink, va="center",
                   ha=side, nudge=(0 if short else 8, 0), weight="semibold",
                   fontsize=kit.SIZE if canvas.narrow else 16)
        panel.limit_values(0, total)
        panel.limit_rows(before=0.45, behind=0.48)
