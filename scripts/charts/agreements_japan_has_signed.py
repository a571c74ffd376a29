"""Japan's pacts on trade and security with others, on one axis of time."""

from scripts.charts import kit

KIND = 2  # the column of kinds
VISITS = "visits by forces"
# By kind: what it is in our words; the events of the signature, if we know it, and of the entry into force.
PACTS: dict[str, tuple[tuple[str, str, str], ...]] = {
    "Trade": (
        ("CPTPP: Pacific pact without America", "", "cptpp-in-force-2018-12"),
        ("European Union", "", "japan-eu-epa-in-force-2019-02"),
        ("United States: limited agreements",
         "us-japan-trade-agreement-2019-pism", "us-japan-trade-agreement-in-force-2020-01"),
        ("United Kingdom", "japan-uk-cepa-signed-2020-10", "japan-uk-cepa-in-force-2021-01"),
        ("RCEP: Asia-Pacific pact with China", "", "rcep-in-force-japan-2022-01")),
    "Security": (
        (f"Australia: {VISITS}", "raa-australia-signed-2022-01", "raa-australia-in-force-2023-08"),
        (f"United Kingdom: {VISITS}", "raa-uk-signed-2023-01", "raa-uk-in-force-2023-10"),
        (f"Philippines: {VISITS}", "raa-philippines-signed-2024-07", "raa-philippines-in-force-2025-09"))}


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart, from the events of three documents."""
    pacts = [(kind, name, tuple(ledger.events[id].date if id else None for id in ids))
             for kind, rows in PACTS.items() for name, *ids in rows]
    events = [id for rows in PACTS.values() for _, *ids in rows for id in ids if id]
    trade, visits = (sorted(force for of, _, (_, force) in pacts if of == kind and force) for kind in PACTS)
    turn = trade[-1] < visits[0]
    told = [", ".join(f"{word} {kit.period_text(stage)}" for word, stage
                      in zip(("signed", "in force"), stages, strict=True) if stage)
            for *_, stages in pacts]
    return kit.Chart(
        title=("Trade pacts, then pacts on visits by forces" if turn else "Trade pacts and military ones")
              + f": some of what Japan has agreed, {trade[0].first.year} to {visits[-1].first.year}",
        subtitle="A choice of Japan's pacts: dots are entries into force, strokes the wait after signature",
        alt=" ".join(f"{name}: {words}." for (_, name, _), words in zip(pacts, told, strict=True)),
        description=[
            "Each row is one pact of Japan's: a dot for its entry into force, and where we know the day of "
            "the signature a pale line from there. Where a year alone is known the table has it.",
            "The list is a choice from our records and not all that Japan has signed. The treaty with "
            "the United States is older and not shown, and so are older pacts and aid for the forces of "
            "others. A pact in force says nothing of how much it is used."],
        as_of=kit.period_text(max(ledger.events[id].date for id in events), style="month"), topic="diplomacy",
        events=events,
        table=kit.Table("Pact or partner", (
            kit.Column("Signed", drawn=False), kit.Column("In force"), kit.Column("Kind", drawn=False)),
            tuple((name, (signed, force, kind)) for kind, name, (signed, force) in pacts)),
        draw=draw, given={"turn": [kit.at(trade[-1]), kit.at(visits[0])] * turn},
        height=370, narrow_height=500)


def draw(canvas: kit.Canvas, turn: list[float]) -> None:
    """Trade above, security below, parted where one ends; names at the left, on the phone above."""
    panel, colours, narrow = canvas.panel("time", "row"), canvas.colours, canvas.narrow
    signed, force, kinds = (canvas.table.column(column) for column in range(3))
    headings = panel.group(kinds, above=1, start=-1)
    panel.time_axis(range(2018, 2027, 2), limits=(2018, 2027.6 if narrow else 2027))
    shades = [colours.second if kind == "Trade" else colours.japan for kind in kinds]
    if turn:
        panel.axes.axvspan(*turn, color=colours.grid, alpha=0.5, linewidth=0, zorder=0.5)
    panel.times(1, shades, size=11, thick=0.2)
    panel.names(where="above" if narrow else "left", dy=7)
    for row, (place, kind) in enumerate(zip(panel.places, kinds, strict=True)):
        if signed[row] and signed[row].precision == "day":
            panel.axes.plot([kit.at(signed[row]), kit.at(force[row])], [place] * 2, color=shades[row],
                            linewidth=5, alpha=0.35, solid_capstyle="round", zorder=1)
        panel.note(kit.after(force[row]), place, kit.period_text(force[row], style="month"), colours.ink,
                   nudge=(9, 0), va="center")
        if kind in headings:
            panel.beside_row(headings.pop(kind) - (0 if narrow else 0.15), kind, shades[row], va="center",
                             nudge=(0 if narrow else -8, 0), weight="semibold", fontsize=15,
                             ha="left" if narrow else "right")
    panel.limit_rows(before=1.6, behind=0.6)
