"""Japan's pacts on trade and security with others, on one axis of time."""

from scripts.charts import kit

IN_FORCE, ONLY_SIGNED, KIND = 2, 3, 4
VISITS = "visits by forces"
# By kind: what it is in our words; the events of each stage: announced or begun, signed, in force.
PACTS: dict[str, tuple[tuple[str, str, str, str], ...]] = {
    "Trade": (
        ("CPTPP: Pacific pact without America", "", "", "cptpp-in-force-2018-12"),
        ("European Union", "", "", "japan-eu-epa-in-force-2019-02"),
        ("United States: limited agreements",
         "", "us-japan-trade-agreement-2019-pism", "us-japan-trade-agreement-in-force-2020-01"),
        ("United Kingdom", "", "japan-uk-cepa-signed-2020-10", "japan-uk-cepa-in-force-2021-01"),
        ("RCEP: Asia-Pacific pact with China", "", "", "rcep-in-force-japan-2022-01")),
    "Security": (
        (f"Australia: {VISITS}", "", "raa-australia-signed-2022-01", "raa-australia-in-force-2023-08"),
        ("GCAP: fighter with UK and Italy", "gcap-announced-2022-12", "gcap-treaty-signed-2023-12", ""),
        (f"United Kingdom: {VISITS}", "", "raa-uk-signed-2023-01", "raa-uk-in-force-2023-10"),
        (f"Philippines: {VISITS}", "", "raa-philippines-signed-2024-07", "raa-philippines-in-force-2025-09"),
        ("Poland: plan for their partnership", "", "poland-japan-action-plan-signed-2025-02-28-pism", ""))}


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart, from the events of three documents."""
    pacts = [(kind, name, tuple(ledger.events[id].date if id else None for id in ids))
             for kind, rows in PACTS.items() for name, *ids in rows]
    events = [id for rows in PACTS.values() for _, *ids in rows for id in ids if id]
    trade = sorted(when for kind, _, stages in pacts if kind == "Trade" and (when := stages[IN_FORCE]))
    visits = sorted(when for _, name, stages in pacts if VISITS in name and (when := stages[IN_FORCE]))
    told = [", ".join(f"{word} {kit.period_text(stage)}" for word, stage
                      in zip(("begun", "signed", "in force"), stages, strict=True) if stage)
            for *_, stages in pacts]
    return kit.Chart(
        title=f"Japan's big trade pacts took effect by {kit.period_text(trade[-1], style='year')}, its new "
              f"ones for visits by forces since {kit.period_text(visits[0], style='year')}",
        subtitle="A choice of Japan's pacts and partnerships, by the date of entry into force, or of signing",
        alt=" ".join(f"{name}: {words}." for (_, name, _), words in zip(pacts, told, strict=True)),
        description=[
            "Each row is one pact or partnership of Japan's. A ring stands where our records hold a "
            "signature and no entry into force. The table has the other dates that we know.",
            "The list is a choice from our records and not all that Japan has signed. The treaty with "
            "the United States is older and not shown, and so are older pacts and aid for the forces of "
            "others. A pact in force says nothing of how much it is used."],
        as_of=kit.period_text(max(ledger.events[id].date for id in events), style="month"), topic="diplomacy",
        events=events,
        table=kit.Table("Pact or partner", (
            kit.Column("Announced or begun", drawn=False), kit.Column("Signed", drawn=False),
            kit.Column("In force"), kit.Column("Signed, and no later step on record"),
            kit.Column("Kind", drawn=False)), tuple(
                (name, (begun, signed if force else None, force, None if force else signed, kind))
                for kind, name, (begun, signed, force) in pacts)),
        draw=draw, height=440, narrow_height=600)


def draw(canvas: kit.Canvas) -> None:
    """Trade above, security below; names at the left, on the phone above their marks."""
    panel, colours, narrow = canvas.panel("time", "row"), canvas.colours, canvas.narrow
    kinds = canvas.table.column(KIND)
    headings = panel.group(kinds, above=1, start=-1)
    panel.time_axis(range(2018, 2027, 2), limits=(2018, 2028.9 if narrow else 2028), lines=True)
    shades = [colours.second if kind == "Trade" else colours.third for kind in kinds]
    force, signed = (canvas.table.column(stage) for stage in (IN_FORCE, ONLY_SIGNED))
    for stage in (IN_FORCE, ONLY_SIGNED):
        panel.times(stage, shades, size=10, thick=0.2)
    for row in canvas.table.filled(ONLY_SIGNED):
        panel.axes.plot([kit.at(signed[row])], [panel.places[row]], "o", color=colours.paper, markersize=5.5,
                        markeredgewidth=0, zorder=3)  # a hole makes a dot a ring
    ground = {"facecolor": colours.paper, "linewidth": 0, "pad": 1}  # keeps grid lines out of words
    panel.names(where="above" if narrow else "left", dy=7, bbox=ground if narrow else None)
    for row, (place, kind) in enumerate(zip(panel.places, kinds, strict=True)):
        last = force[row] or signed[row]
        panel.note(kit.after(last), place, kit.period_text(last, style="month"), nudge=(9, 0), va="center",
                   bbox=ground)
        if kind in headings:
            panel.beside_row(headings.pop(kind) - (0 if narrow else 0.15), kind, colours.ink, va="center",
                             nudge=(0 if narrow else -8, 0), weight="semibold",
                             ha="left" if narrow else "right")
    panel.limit_rows(before=1.4 if narrow else 1.6, behind=0.6)
    key = max(panel.axes.get_ylim()) + 0.5  # above the frame
    for words, place, inside in (("in force", 2018.3, colours.quiet), ("signed", 2021, colours.paper)):
        panel.axes.plot([place], [key], "o", color=colours.quiet, markersize=8, markeredgewidth=2,
                        markerfacecolor=inside, clip_on=False)
        panel.note(place, key, words, nudge=(9, 0), va="center")
