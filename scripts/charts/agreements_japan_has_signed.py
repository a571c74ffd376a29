"""Japan's pacts on trade and security with others, on one axis of time."""

from scripts.charts import kit

ANNOUNCED, SIGNED, IN_FORCE, KIND = range(4)
VISITS = "visits by forces"
KEY = -0.1  # where the key stands, above the first heading
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
    years = [kit.period_text(when, style="year") for when in (trade[0], trade[-1], visits[0], visits[-1])]
    told = [", ".join(f"{word} {kit.period_text(stage)}" for word, stage
                      in zip(("begun", "signed", "in force"), stages, strict=True) if stage)
            for *_, stages in pacts]
    return kit.Chart(
        title="Japan has made pacts with others, on trade and for visits by forces",
        subtitle="A choice of Japan's pacts and partnerships, by date; the date printed is the last one",
        alt=" ".join(f"{name}: {words}." for (_, name, _), words in zip(pacts, told, strict=True)),
        description=[
            "Each row is one pact or partnership of Japan's. The thin line joins what was announced or "
            "signed to what took effect. Where neither ring nor bar stands, our records hold no signature; "
            "where no dot stands, no entry into force. The pacts shown on trade took effect from "
            f"{years[0]} to {years[1]}, those on visits by forces from {years[2]} to {years[3]}.",
            "The list is a choice from our records and not all that Japan has signed. The treaty with "
            "the United States is older and not shown, and so are older pacts and aid for the forces of "
            "others. A pact in force says nothing of how much it is used."],
        as_of=kit.period_text(max(ledger.events[id].date for id in events), style="month"), topic="diplomacy",
        events=events,
        table=kit.Table("Pact or partner", (*map(kit.Column, ("Announced or begun", "Signed", "In force")),
                                            kit.Column("Kind", drawn=False)),
                        tuple((name, (*stages, kind)) for kind, name, stages in pacts)),
        draw=draw, height=440, narrow_height=600)


def draw(canvas: kit.Canvas) -> None:
    """Trade above, security below; names at the left, on the phone above their marks."""
    panel, colours, narrow = canvas.panel("time", "row"), canvas.colours, canvas.narrow
    kinds = canvas.table.column(KIND)
    headings = panel.group(kinds, above=1, start=-1)
    panel.time_axis(range(2018, 2027, 2), limits=(2018, 2028.9 if narrow else 2028), lines=not narrow)
    columns = (canvas.table.column(stage) for stage in (ANNOUNCED, SIGNED, IN_FORCE))
    dated = [[stage for stage in stages if stage] for stages in zip(*columns, strict=True)]
    for stages, place in zip(dated, panel.places, strict=True):  # from the first to the last
        ends = [kit.at(stages[0]), kit.at(stages[-1])]
        panel.axes.plot(ends, [place] * 2, color=colours.japan, linewidth=1.3, zorder=1.5)
    for stage in (ANNOUNCED, SIGNED, IN_FORCE):
        panel.times(stage, colours.japan, size=8 if narrow else 10, thick=0.15 if narrow else 0.2)
        for when, place in zip(canvas.table.column(stage), panel.places, strict=True):
            if stage != IN_FORCE and when and when.precision == "day":  # a hole makes a dot a ring
                panel.axes.plot([kit.at(when)], [place], "o", markersize=4.3 if narrow else 5.5,
                                color=colours.paper, markeredgewidth=0, zorder=3)
    panel.names(where="above" if narrow else "left", dy=7)
    for stages, place, kind in zip(dated, panel.places, kinds, strict=True):
        last = kit.period_text(stages[-1], style="month")
        panel.note(kit.after(stages[-1]), place, last, nudge=(9, 0), va="center")
        if kind in headings:
            panel.beside_row(headings.pop(kind) - (0 if narrow else 0.15), kind, colours.ink, va="center",
                             nudge=(0 if narrow else -8, 0), weight="semibold",
                             ha="left" if narrow else "right")
    for words, place, long, inside in (("signed or announced", 2018.3, 0.0, colours.paper),
                                       ("in force", 2023.1 if narrow else 2021.3, 0.0, colours.japan),
                                       ("year alone", 2025.5 if narrow else 2023.1, 0.5, "")):
        panel.axes.plot([place, place + long], [KEY] * 2, "" if long else "o", color=colours.japan,
                        linewidth=6, markersize=7, markeredgewidth=2, markerfacecolor=inside,
                        solid_capstyle="butt")
        panel.note(place + long, KEY, words, nudge=(9, 0), va="center")
    panel.limit_rows(before=2.2 if narrow else 2.6, behind=0.6)
