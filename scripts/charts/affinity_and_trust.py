"""What Japanese said of America before and after Trump came to power, twice: slopes on one scale."""

from scripts.charts import kit

AFFINITY = "opinion-affinity-us-cabinet-office"
RELATIONS = "opinion-us-relations-good-cabinet-office"
PEW = "opinion-pew-japan"
TOKYO = ("us-relations-good-utokyo-2024-csds", "us-relations-good-utokyo-2025-csds")
HEADS = ("Feel close to America (Cabinet Office)", "Relations are good (Cabinet Office)",
         "Relations are good (University of Tokyo)", "Favourable view of America (Pew)",
         "Confidence in the president (Pew)")
# The panels: their heads, their years, and for each column how far the first and the last value are nudged
# upwards, and what stands at its end: the answer, and whose question it is.
PANELS: tuple[tuple[str, tuple[int, ...], dict[int, tuple[float, float, str]]], ...] = (
    ("First term", (2016, 2017, 2018), {3: (-3, 0, "see America favourably (Pew)"),
                                        4: (3, 0, "have confidence in its\xa0president (Pew)")}),
    ("Second term", (2024, 2025), {0: (-7, 9, "feel close to America (Cabinet\xa0Office)"),
                                   1: (7, -12, "find relations good (Cabinet\xa0Office)"),
                                   2: (0, 0, "find relations good (University\xa0of\xa0Tokyo)")}))


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart, from three series and two figures of a document."""
    found = [kit.over_time(ledger, id, entity, short=True) for id, entity in (
        (AFFINITY, ""), (RELATIONS, ""), (PEW, "favourable-view-of-us"),
        (PEW, "confidence-in-us-president"))]
    found.insert(2, kit.of_figures(ledger, {ledger.fact(ref).as_of: ref for ref in TOKYO}, short=True))
    years = {column: shown for _, shown, columns in PANELS for column in columns}
    asked_in = " (counted back) and ".join(kit.period_text(ledger.fact(ref).as_of) for ref in TOKYO)
    found = [kit.Values({kit.parse_period(str(when.first.year)): value for when, value in values.items()
                         if when.first.year in years[column]}, values.show)
             for column, values in enumerate(found)]
    columns = dict(zip(HEADS, found, strict=True))
    pairs = [sorted(values)[:2] for values in found]
    came, last = (kit.period_text(pairs[column][-1], style="year") for column in (3, 0))
    cooled = all(values[old] > values[new] for values, (old, new) in zip(found, pairs, strict=False))
    early = all(f"{last} is the preliminary" in ledger.series[id].info.vintage
                for id in (AFFINITY, RELATIONS))
    return kit.Chart(
        title=f"The Japanese cooled towards America when Trump took office, in {came} and in {last}"
              if cooled else "What Japanese have said of America more than once",
        subtitle="Share of people in Japan giving each answer, before and after Trump came to office; each "
                 "line is one question of one pollster",
        alt="; ".join(f"{head}: {values.listed()}" for head, values in columns.items()) + ".",
        description=[
            "Each line is one question of one pollster, in our words. Their "
            "levels cannot be compared: "
            "warmth, judgement of a relationship and trust are different things, and the pollsters ask in "
            "different ways. What can be compared is the direction of a line. Some values "
            "that exist are not shown, Pew's of later years among them; in the years of the "
            "first panel the Cabinet Office asked in person.",
            "In the first year of the first panel the president was Barack Obama, then Donald Trump: "
            "confidence in the president is about two men.",
            (f"The Cabinet Office's values of {last} are preliminary; some" if early else "Some")
            + " of its others were worked out from the next survey's and the change published with it. "
            f"Answers stand at their year, whatever the month; the University of Tokyo asked in {asked_in}."],
        as_of=last, topic="opinion", sources=[AFFINITY, RELATIONS, PEW, "csds-2025"], facts=TOKYO,
        table=kit.table_of("When asked", columns), draw=draw, height=370, narrow_height=620)


def draw(canvas: kit.Canvas) -> None:
    """Slopes, a year as wide in both: the years when Trump first came, and beside or below the last two."""
    before, room = (1.2, 4.2) if canvas.narrow else (0.5, 2.1)  # the first year, and behind the last: words
    spans = [before + years[-1] - years[0] + room for _, years, _ in PANELS]
    grid = (canvas.grid(2, 1, hspace=0.1) if canvas.narrow
            else canvas.grid(1, 2, width_ratios=spans))
    for spot, (head, years, columns) in enumerate(PANELS):
        panel = canvas.panel("time", "value", grid[spot])
        panel.values_axis([0, 50, 100], limits=(0, 100))
        start = years[0] - before
        panel.time_axis(years, limits=(start, start + (spans[0] if canvas.narrow else spans[spot])))
        panel.dotted(years[0] + 0.5, 100)
        panel.title(head, pad=20, fontsize=15)
        panel.note(years[0] + 0.5, 100, "Trump takes office", nudge=(0, 4), fontsize=kit.SMALL, ha="center")
        for column, ends in columns.items():
            _slope(panel, column, *ends)


def _slope(panel: kit.Panel, column: int, first: float, last: float, say: str) -> None:
    """The answers to one question, in a colour of what it is about; at its end its words."""
    known, colours = panel.table.filled(column), panel.colours
    personal = "president" in say
    colour = colours.ink if personal else colours.third if "relations" in say else colours.second
    panel.rows = known
    panel.line(column, colour)
    panel.dots(column, colour, rows=known, size=7)
    panel.values(column, rows=known[:1], dx=-9, dy=first - 6, ha="right", va="center", colour=colour,
                 show="Obama {}" if personal else "{}")
    panel.values(column, rows=known[1:-1], show="Trump {}" if personal else "{}", dy=-11, va="top",
                 dx=14 * personal, colour=colour)
    panel.values(column, rows=known[-1:], dx=10, dy=last - 6, ha="left", va="center", weight="semibold",
                 colour=colour, fontsize=15)
    panel.note(panel.place(known[-1]), panel.table.numbers(column)[known[-1]] or 0,
               kit.wrapped(say, 112, kit.SMALL), colour, va="center", fontsize=kit.SMALL, linespacing=1,
               nudge=(15 + kit.width(panel.table.said(column, known[-1]), 15, "semibold"), last))
