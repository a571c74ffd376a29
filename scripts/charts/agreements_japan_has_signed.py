"""When Japan signed pacts on trade, and on visits by each other's troops, on one axis of time."""

from scripts.charts import kit

TRADE, VISITS = "Trade pacts", "Pacts that let each other's troops visit"
# By kind: what it is in our words; the events of the signature and of the entry into force.
PACTS: dict[str, tuple[tuple[str, str, str], ...]] = {
    TRADE: (
        ("CPTPP: Pacific, without America", "cptpp-signed-2018-03", "cptpp-in-force-2018-12"),
        ("European Union", "japan-eu-epa-signed-2018-07", "japan-eu-epa-in-force-2019-02"),
        ("United States, limited",
         "us-japan-trade-agreement-signed-2019-10", "us-japan-trade-agreement-in-force-2020-01"),
        ("United Kingdom", "japan-uk-cepa-signed-2020-10", "japan-uk-cepa-in-force-2021-01"),
        ("RCEP: with China", "rcep-signed-2020-11", "rcep-in-force-japan-2022-01")),
    VISITS: (
        ("Australia", "raa-australia-signed-2022-01", "raa-australia-in-force-2023-08"),
        ("United Kingdom", "raa-uk-signed-2023-01", "raa-uk-in-force-2023-10"),
        ("Philippines", "raa-philippines-signed-2024-07", "raa-philippines-in-force-2025-09"))}


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart, from the events of three lists of dates."""
    pacts = [(kind, f"{name}: visits by troops" * (kind == VISITS) or name,
              tuple(ledger.events[id].date for id in ids))
             for kind, rows in PACTS.items() for name, *ids in rows]
    events = [id for rows in PACTS.values() for _, *ids in rows for id in ids]
    trade, visits = ([stages[0].first for kind, _, stages in pacts if kind == one] for one in PACTS)
    told = [", ".join(f"{word} {kit.period_text(stage)}" for word, stage
                      in zip(("signed", "in force"), stages, strict=True)) for *_, stages in pacts]
    return kit.Chart(
        title=f"Since {min(trade).year} Japan has signed trade pacts, then pacts on visits by troops"
              if max(trade) < min(visits) else f"Since {min(visits).year} Japan has signed pacts on visits",
        subtitle="By day of signing; trade pacts with large partners only",
        alt=" ".join(f"{name}: {words}." for (_, name, _), words in zip(pacts, told, strict=True)),
        description=[
            "Older pacts, such as that on America's troops in Japan, are not shown, nor is aid for the "
            "forces of others. A pact says nothing of how much it is used."],
        as_of=f"{min(trade):%B %Y} to {max(visits):%B %Y}", topic="diplomacy", events=events,
        credit="Source: Japan's foreign ministry; The Japan Agricultural News; Public Affairs Bruxelles; "
               "Kelley Drye; Japan Today; Nikkei Asia.",
        table=kit.Table("Pact or partner", (
            kit.Column("Signed"), kit.Column("In force", drawn=False), kit.Column("Kind", drawn=False)),
            tuple((name, (*stages, kind)) for kind, name, stages in pacts)),
        draw=draw, height=310, narrow_height=280)


def draw(canvas: kit.Canvas) -> None:
    """A dot for each signature with its name and month beside it, under the headings of two kinds."""
    panel, colours = canvas.panel("time", "row"), canvas.colours
    signed, _, kinds = (canvas.table.column(column) for column in range(3))
    headings = panel.group(kinds, above=1.2)
    shades = [colours.other if kind == TRADE else colours.japan for kind in kinds]
    first, last = min(signed), max(signed)
    end = kit.at(last) + (2.3 if canvas.narrow else 1.8)  # room for the last name
    panel.time_axis(range(first.first.year, int(end), 2), limits=(2017.8, end))
    panel.axes.spines["bottom"].set_bounds(2017.8, kit.at(last) + 0.1)
    panel.times(0, shades, size=11, thick=0.2)
    for row, place in enumerate(panel.places):
        name, start = canvas.table.labels[row].split(": visits")[0], kit.at(signed[row])
        aside = kit.width(name, weight="semibold") + 16
        panel.note(start, place, name, colours.ink, va="center", halo=True, weight="semibold",
                   nudge=(10, 0), gid=f"row-{row}")
        told = f"{signed[row].first:{'%Y' if canvas.narrow else '%b %Y'}}"
        panel.note(start, place, told, va="center", nudge=(aside, 0))
    for kind, place in headings.items():
        panel.beside_row(place, kind, colours.quiet if kind == TRADE else colours.japan, va="center",
                         weight="semibold", fontsize=15, ha="left", halo=True)
    panel.limit_rows(before=1.6, behind=0.6)
