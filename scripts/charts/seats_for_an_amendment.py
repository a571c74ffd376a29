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
        title="Takaichi's party can pass a change of the constitution in the lower house, not in the upper"
              if lower >= 0 > upper else
              f"Seats of the {PARTY}, and seats that an amendment needs",
        subtitle="It needs two-thirds of each house and a referendum; seats of the Liberal Democrats alone",
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
        draw=draw, height=240, narrow_height=250)


def draw(canvas: kit.Canvas) -> None:
    """A pale bar for each house, the party's part in colour, a stroke where the threshold is."""
    panel, colours, narrow = canvas.panel(x="value", y="row"), canvas.colours, canvas.narrow
    totals = canvas.table.numbers(ALL)
    largest, gap = max(total or 0 for total in totals), "\n" if narrow else " "
    panel.bars(ALL, colours.grid, thick=THICK)
    panel.bars(HELD, colours.japan, thick=THICK)
    panel.strokes(NEEDED, colours.ink, reach=0.21)
    panel.names(where="above", dy=27, weight="semibold",
                texts=[label.replace("election of ", "") for label in canvas.table.labels])
    panel.values(HELD, colour=colours.paper, show="{} held", dx=-24, ha="right",
                 weight="semibold")
    panel.values(NEEDED, show="{} needed", dx=-6, dy=-26, ha="center", va="top")
    for row, total in enumerate(totals):
        held, needed = (canvas.table.numbers(column)[row] or 0 for column in (HELD, NEEDED))
        place, form = panel.places[row], {"weight": "semibold", "fontsize": kit.SIZE if narrow else 16}
        if held >= needed:
            panel.axes.plot([needed, needed, held, held], [place + up for up in (0.2, 0.24, 0.24, 0.2)],
                            color=colours.ink, linewidth=1.2)
            panel.note(held, place + 0.24, f"{held - needed:.0f} to spare", colours.ink, nudge=(5, 0),
                       va="center", **form)
        else:
            panel.note((held + needed) / 2, place, f"{needed - held:.0f}{gap}short", colours.ink, (0, 0),
                       ha="center", va="center", **form)
        inside = total == largest
        panel.values(ALL, rows=[row], colour=colours.quiet, show="{} seats",
                     **({"dx": -6, "dy": -26, "ha": "right", "va": "top"} if inside else {"ha": "left"}))
    panel.limit_values(0, largest)
    panel.limit_rows(before=0.5, behind=0.48)
