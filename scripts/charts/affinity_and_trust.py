"""What Japanese have said of America since before Trump first came to power: a line for each pollster."""

from dataclasses import replace

from macros.values.number_words import CARDINALS
from scripts.charts import kit

AFFINITY = "opinion-affinity-us-cabinet-office"
RELATIONS = "opinion-us-relations-good-cabinet-office"
PEW = "opinion-pew-japan"
TOKYO = ("us-relations-good-utokyo-2024-csds", "us-relations-good-utokyo-2025-csds")
HEADS = ("Favourable view of America (Pew)", "Close to America (Cabinet Office)",
         "Good relations (University of Tokyo)")
ONLY_TOLD = "Relations are good (Cabinet Office)", "Confidence in the president (Pew)"  # in the table
FROM = 2016, 2020  # before Trump's first term; and since when the Cabinet Office asks by post
TERMS = (2017, 2021), (2025, 2026)  # from which year and up to which one Trump was in office


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart, from three series and two figures of a document."""
    found = [kit.over_time(ledger, PEW, "favourable-view-of-us", short=True),
             kit.over_time(ledger, AFFINITY, short=True),
             kit.of_figures(ledger, {ledger.fact(ref).as_of: ref for ref in TOKYO}, short=True),
             kit.over_time(ledger, RELATIONS, short=True),
             kit.over_time(ledger, PEW, "confidence-in-us-president", short=True)]
    asked_in = " (counted back) and ".join(kit.period_text(ledger.fact(ref).as_of) for ref in TOKYO)
    found = [kit.Values({kit.parse_period(str(when.first.year)): value for when, value in values.items()
                         if when.first.year >= FROM[column in (1, 3)]}, values.show)
             for column, values in enumerate(found)]
    columns = dict(zip((*HEADS, *ONLY_TOLD), found, strict=True))
    back = TERMS[-1][0]
    cooled = all(values[min(year for year in values if year.first.year >= back)]
                 < values[max(year for year in values if year.first.year < back)] for values in found[:3])
    last = max(found[0]).text
    early = all(f"{last} is the preliminary" in ledger.series[id].info.vintage
                for id in (AFFINITY, RELATIONS))
    return kit.Chart(
        title=f"{CARDINALS[len(HEADS)].title()} polls found the Japanese cooler towards America in {back} "
              "than before Trump came back"
              if cooled else "What Japanese have said of America more than once",
        subtitle="Per cent, each pollster by a question of its own. Dotted: years for which we have no value",
        alt="; ".join(f"{head}: {values.listed()}" for head, values in columns.items()) + ".",
        description=[
            "Two more questions are only in the table. The Cabinet Office asked in person before the years "
            "shown.",
            (f"The Cabinet Office's values of {last} are preliminary; some" if early else "Some")
            + " of its others were worked out from the next survey's. Answers stand at their year, whatever "
            f"the month; the University of Tokyo asked in {asked_in}."],
        as_of=last, topic="opinion", sources=[AFFINITY, RELATIONS, PEW, "csds-2025"], facts=TOKYO,
        credit="Source: Pew Research Center; Cabinet Office, Japan; University of Tokyo, by way of CSDS.",
        table=kit.table_of("When asked", columns, undrawn=ONLY_TOLD), draw=draw, height=350,
        narrow_height=305)


def draw(canvas: kit.Canvas) -> None:
    """A line for each pollster's question, named at its end, over bands for Trump's years; falls in red."""
    panel, colours, narrow = canvas.panel("time", "value"), canvas.colours, canvas.narrow
    places = [kit.at(when) for when in canvas.table.periods]
    end = places[-1] + (0.35 if narrow else 0.12)
    panel.values_axis([0, 25, 50, 75, 100], limits=(0, 100))
    panel.time_axis(range(FROM[0], TERMS[-1][1] + 1, 3), limits=(FROM[0] - 0.4, end))
    for start, stop in TERMS:  # a dot stands at the first day of its year
        band = start - 0.1, min(stop - 0.1, end)
        panel.axes.axvspan(*band, color=colours.land, linewidth=0, zorder=0)
        panel.note(sum(band) / 2, 100, "Trump in office" if band[1] < end else "Trump again", ha="center",
                   va="bottom", fontsize=kit.SMALL, nudge=(0, 3))
    for column, (head, up) in enumerate(zip(HEADS, (-4, 10, 0), strict=True)):
        answer, pollster = head.removesuffix(")").split(" (")
        pollster = pollster.replace("University", "Univ.") if narrow else pollster
        known, cells = canvas.table.filled(column), canvas.table.numbers(column)
        back = next(number for number, row in enumerate(known) if places[row] >= TERMS[-1][0])
        before, last, low = known[back - 1], known[-1], min(known, key=lambda row: cells[row] or 0)
        kit.pieces(panel, column, colours.quiet, far=1.1, stressed=[known[back]])
        panel.dots(column, colours.ink, rows=known, size=5.5)
        show = replace(canvas.table.columns[column].writing, digits=0)
        for row in {before, known[back], low, known[0]} - {last}:
            ha, dx, dy, va = (("center", 0, 2, "bottom") if row == before else
                              ("center", 0, -16, "top") if row == low else
                              ("left", -8, 2, "bottom") if places[row] < TERMS[0][0] else
                              ("right", -2, 0, "bottom"))
            whose = f"{pollster}\n" if row == known[0] != before and not narrow else ""
            panel.values(column, rows=[row], dx=dx, dy=dy, ha=ha, va=va,
                         show=whose + show(canvas.table.column(column)[row]))
        panel.values(column, rows=[last], dx=10, dy=up - 6, ha="left", va="center", weight="semibold",
                     fontsize=15)
        panel.note(places[last], cells[last] or 0,
                   kit.wrapped(f"{answer} ({pollster})", 95 if narrow else 120, kit.SMALL),
                   colours.ink, va="center", fontsize=kit.SMALL, linespacing=1,
                   nudge=(15 + kit.width(canvas.table.said(column, last), 15, "semibold"), up))
