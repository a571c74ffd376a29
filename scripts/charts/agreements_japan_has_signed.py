"""Japan's pacts on trade, and on visits by forces, with others, on one axis of time."""

from scripts.charts import kit

TRADE, VISITS = "Trade", "Visits by forces"
# By kind: what it is in our words; the events of the signature and of the entry into force.
PACTS: dict[str, tuple[tuple[str, str, str], ...]] = {
    TRADE: (
        ("CPTPP: Pacific pact without America", "cptpp-signed-2018-03", "cptpp-in-force-2018-12"),
        ("European Union", "japan-eu-epa-signed-2018-07", "japan-eu-epa-in-force-2019-02"),
        ("United States: limited agreements",
         "us-japan-trade-agreement-signed-2019-10", "us-japan-trade-agreement-in-force-2020-01"),
        ("United Kingdom", "japan-uk-cepa-signed-2020-10", "japan-uk-cepa-in-force-2021-01"),
        ("RCEP: Asia-Pacific pact with China", "rcep-signed-2020-11", "rcep-in-force-japan-2022-01")),
    VISITS: (
        ("Australia", "raa-australia-signed-2022-01", "raa-australia-in-force-2023-08"),
        ("United Kingdom", "raa-uk-signed-2023-01", "raa-uk-in-force-2023-10"),
        ("Philippines", "raa-philippines-signed-2024-07", "raa-philippines-in-force-2025-09"))}


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart, from the events of three lists of dates."""
    pacts = [(kind, f"{name}: {VISITS.lower()}" * (kind == VISITS) or name,
              tuple(ledger.events[id].date for id in ids))
             for kind, rows in PACTS.items() for name, *ids in rows]
    events = [id for rows in PACTS.values() for _, *ids in rows for id in ids]
    first = min(stages[0].first.year for kind, _, stages in pacts if kind == VISITS)
    told = [", ".join(f"{word} {kit.period_text(stage)}" for word, stage
                      in zip(("signed", "in force"), stages, strict=True)) for *_, stages in pacts]
    return kit.Chart(
        title=f"Japan has signed pacts on visits by forces since {first}, after years of trade pacts",
        subtitle="A choice of pacts, from the signature to the day they came into force",
        alt=" ".join(f"{name}: {words}." for (_, name, _), words in zip(pacts, told, strict=True)),
        description=[
            "The treaty with the United States is older and not shown, and so are older pacts and aid for "
            "the forces of others. A pact in force says nothing of how much it is used."],
        as_of=kit.period_text(max(ledger.events[id].date for id in events), style="month"), topic="diplomacy",
        events=events,
        table=kit.Table("Pact or partner", (
            kit.Column("Signed"), kit.Column("In force"), kit.Column("Kind", drawn=False)),
            tuple((name, (*stages, kind)) for kind, name, stages in pacts)),
        draw=draw, height=350, narrow_height=490)


def draw(canvas: kit.Canvas) -> None:
    """A ring, a stroke and a dot for each pact, under the headings of two kinds; on the phone names above."""
    panel, colours, narrow = canvas.panel("time", "row"), canvas.colours, canvas.narrow
    signed, force, kinds = (canvas.table.column(column) for column in range(3))
    headings = panel.group(kinds, above=1.1, start=-1)
    panel.time_axis(range(2018, 2027, 2), limits=(2016.8, 2028.2) if narrow else (2017.2, 2027.6),
                    lines=not narrow)
    shades = [colours.other if kind == TRADE else colours.japan for kind in kinds]
    panel.times(0, shades, size=10, thick=0.2)
    panel.times(1, shades, size=11, thick=0.2)
    panel.names(where="above" if narrow else "left", dy=8, halo=True,
                texts=[label.removesuffix(f": {VISITS.lower()}") for label in canvas.table.labels])
    for row, (place, kind) in enumerate(zip(panel.places, kinds, strict=True)):
        start, end = kit.at(signed[row]), kit.at(force[row])
        panel.axes.plot([start, end], [place] * 2, color=shades[row], linewidth=2, zorder=1)
        panel.axes.plot([start], [place], "o", color=colours.paper, markersize=6, zorder=2)
        panel.note(end, place, f"{'' if row else 'in force '}{kit.period_text(force[row], style='month')}",
                   colours.ink, nudge=(9, 0), va="center", halo=True)
        if row == 0:
            panel.note(start, place, "signed", colours.ink, nudge=(-9, 0), ha="right", va="center", halo=True)
        if kind in headings:
            panel.beside_row(headings.pop(kind), kind, colours.quiet if kind == TRADE else colours.japan,
                             va="center", nudge=(0 if narrow else -8, 0), weight="semibold", fontsize=15,
                             ha="left" if narrow else "right")
    panel.limit_rows(before=1.6, behind=0.6)
