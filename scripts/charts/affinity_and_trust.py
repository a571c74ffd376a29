"""What Japanese have said of America since before Trump first came to power: a line for each pollster."""

from dataclasses import replace

from macros.values.number_words import CARDINALS
from scripts.charts import kit

AFFINITY = "opinion-affinity-us-cabinet-office"
RELATIONS = "opinion-us-relations-good-cabinet-office"
PEW, PAPER = "opinion-pew-japan", "csds-2025"
TOKYO = ("us-relations-good-utokyo-2024-csds", "us-relations-good-utokyo-2025-csds")
HEADS = ("Favourable view of America (Pew)", "Close to America (Cabinet Office)",
         "Good relations (University of Tokyo)")
ONLY_TOLD = "Relations are good (Cabinet Office)", "Confidence in the president (Pew)"  # in the table
FROM = 2016, 2020  # before Trump's first term; and since when the Cabinet Office asks by post
TERMS = (2017, 2021), (2025, 2029)  # from which year and up to which one Trump is in office
TICKS = 2017, 2021, 2025


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
        title=f"With Trump back, {CARDINALS[len(HEADS)]} polls had cooler answers on America"
              if cooled else "What Japanese have said of America more than once",
        subtitle="Per cent, each pollster's own question. Shaded: Trump in office. Dotted: no figure found",
        alt="; ".join(f"{head}: {values.listed()}" for head, values in columns.items()) + ".",
        description=[
            f"Two more questions are only in the table. Before {FROM[1]} the Cabinet Office asked in person.",
            (f"The Cabinet Office's values of {last} are preliminary; some" if early else "Some")
            + " of its others were worked out from the next survey's. Answers stand at their year, whatever "
            f"the month; the University of Tokyo asked in {asked_in}."],
        as_of=last, topic="opinion", sources=[AFFINITY, RELATIONS, PEW, PAPER],
        credit="Source: Pew Research Center; Cabinet Office, Japan; University of Tokyo, "
               f"in a paper of the {ledger.sources[PAPER].publisher.split(' (')[0]}.",
        table=kit.table_of("When asked", columns, undrawn=ONLY_TOLD), draw=draw,
        facts=TOKYO, height=270, narrow_height=440)


def draw(canvas: kit.Canvas) -> None:
    """A panel for each pollster, since levels of different questions do not compare; falls in red."""
    places = [kit.at(when) for when in canvas.table.periods]
    end = places[-1] + (1.9 if canvas.narrow else 2.6)  # room for the last value
    grid = canvas.grid(*((len(HEADS), 1) if canvas.narrow else (1, len(HEADS))))
    for column, head in enumerate(HEADS):
        panel, colours = canvas.panel("time", "value", grid[column]), canvas.colours
        panel.values_axis([0, 50, 100], limits=(0, 114))
        panel.axes.get_ygridlines()[-1].set_visible(False)  # printed values stand there
        panel.time_axis(TICKS, limits=(FROM[0] - 0.4, end))
        panel.title(head, pad=8, fontsize=kit.SIZE)
        for start, stop in TERMS:  # a dot stands at the first day of its year
            panel.axes.axvspan(start - 0.1, min(stop - 0.1, end), color=colours.land, lw=0, zorder=0)
        known, cells = canvas.table.filled(column), canvas.table.numbers(column)
        back = next(number for number, row in enumerate(known) if places[row] >= TERMS[-1][0])
        before, last, low = known[back - 1], known[-1], min(known, key=lambda row: cells[row] or 0)
        kit.pieces(panel, column, colours.quiet, far=1.1, stressed=[known[back]])
        panel.dots(column, colours.ink, rows=known, size=5.5)
        show = replace(canvas.table.columns[column].writing, digits=0)
        for row in {before, low, known[0]} - {last}:
            under = row != before and (cells[row] or 0) <= (cells[known[known.index(row) + 1]] or 0)
            panel.values(column, rows=[row], dy=-14 if under else 0, va="top" if under else "bottom",
                         show=show(canvas.table.column(column)[row]))
        panel.values(column, rows=[last], dx=8, dy=-6, ha="left", va="center", weight="semibold", fontsize=15)
