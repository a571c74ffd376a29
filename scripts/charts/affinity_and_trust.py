"""What Japanese said of America before and after Trump came to power, twice: slopes on one scale."""

from scripts.charts import kit

AFFINITY = "opinion-affinity-us-cabinet-office"
RELATIONS = "opinion-us-relations-good-cabinet-office"
PEW = "opinion-pew-japan"
YOMIURI = "opinion-trust-us-yomiuri"
TOKYO = ("us-relations-good-utokyo-2024-csds", "us-relations-good-utokyo-2025-csds")
HEADS = ("Feel close to America (Cabinet Office)", "Relations are good (Cabinet Office)",
         "Relations are good (University of Tokyo)", "Favourable view of America (Pew)",
         "Confidence in the president (Pew)", "Trust America (Yomiuri and Gallup)",
         "Trust America (Yomiuri alone)")
# The panels: their years, and for each column how far the first and the last value are nudged upwards.
PANELS: tuple[tuple[tuple[int, ...], dict[int, tuple[float, float]]], ...] = (
    ((2016, 2017, 2018), {3: (-3, 0), 4: (3, 0)}),
    ((2024, 2025), {0: (-7, 9), 1: (7, -10), 2: (0, -12), 5: (0, 0), 6: (0, 8)}))
# What the last value of a column says, and by whom it was asked.
SAY = {0: "feel close to America (Cabinet\xa0Office)", 1: "find relations good (Cabinet\xa0Office)",
       2: "find relations good (University of Tokyo, asked otherwise)",
       6: "trust America (Yomiuri; ring: with Gallup, another poll)",
       3: "have a favourable view of America (Pew)", 4: "have confidence in its president (Pew)"}
WITH_GALLUP = 5  # the column whose answer is that of another poll than the one after it


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart, from four series and two figures of a document."""
    found = [kit.over_time(ledger, id, entity, short=True) for id, entity in (
        (AFFINITY, ""), (RELATIONS, ""), (PEW, "favourable-view-of-us"),
        (PEW, "confidence-in-us-president"), (YOMIURI, "yomiuri-gallup"), (YOMIURI, "yomiuri"))]
    found.insert(2, kit.of_figures(ledger, {ledger.fact(ref).as_of: ref for ref in TOKYO}, short=True))
    years = {column: shown for shown, columns in PANELS for column in columns}
    asked_in = " and ".join(kit.period_text(ledger.fact(ref).as_of) for ref in TOKYO)
    found = [kit.Values({kit.parse_period(str(when.first.year)): value for when, value in values.items()
                         if when.first.year in years[column]}, values.show)
             for column, values in enumerate(found)]
    columns = dict(zip(HEADS, found, strict=True))
    pairs = [sorted(values)[:2] for values in found[:5]]
    came, last = (kit.period_text(pairs[column][-1], style="year") for column in (3, 0))
    cooled = all(values[old] > values[new] for values, (old, new) in zip(found, pairs, strict=False))
    early = all(f"{last} is the preliminary" in ledger.series[id].info.vintage
                for id in (AFFINITY, RELATIONS))
    return kit.Chart(
        title=f"When Trump took office the Japanese cooled towards America, in {came} and again in {last}"
              if cooled else "What Japanese have said of America more than once",
        subtitle="Share of people in Japan who say what stands at the end of each line; a line is one "
                 "question of one pollster",
        alt="; ".join(f"{head}: {values.listed()}" for head, values in columns.items()) + ".",
        description=[
            "Each line is one question of one pollster, in our words. Their "
            "levels cannot be compared: "
            "warmth, judgement of a relationship and trust are different things, and the pollsters ask in "
            "different ways. What can be compared is the direction of a line. Yomiuri asked first with "
            "Gallup (the ring), then alone: two polls, and no line between them. Where the table has "
            "no value, one may exist but is not shown; in the years of the first panel the Cabinet Office "
            "asked in person.",
            f"The first panel begins in the last year of Trump's predecessor. In {last}, by a report on "
            "Pew, most still had a favourable view; the share was not seen.",
            (f"The Cabinet Office's values of {last} are preliminary; some" if early else "Some")
            + " of its others were worked out from the next survey's and the change published with it. "
            f"Answers stand at their year, whatever the month; the University of Tokyo asked in {asked_in}."],
        as_of=last, topic="opinion", sources=[AFFINITY, RELATIONS, PEW, YOMIURI, "csds-2025"], facts=TOKYO,
        table=kit.table_of("When asked", columns), draw=draw, height=400, narrow_height=640)


def draw(canvas: kit.Canvas) -> None:
    """Slopes, a year as wide in both: the years when Trump first came, and beside or below the last two."""
    before, room = (1.5, 6.2) if canvas.narrow else (0.95, 3.9)  # the first year, and behind the last: words
    spans = [before + years[-1] - years[0] + room for years, _ in PANELS]
    grid = (canvas.grid(2, 1, height_ratios=[1, 1.25]) if canvas.narrow
            else canvas.grid(1, 2, width_ratios=spans))
    for spot, (years, columns) in enumerate(PANELS):
        panel = canvas.panel("time", "value", grid[spot])
        panel.values_axis([0, 50, 100], limits=(0, 100))
        start = years[0] - before
        panel.time_axis(years, limits=(start, start + (spans[0] if canvas.narrow else spans[spot])))
        panel.axes.axvspan(years[1] - 0.2, years[-1] + 0.2, color=panel.colours.grid, alpha=0.5, zorder=0.5)
        panel.note(years[1] - 0.2, 100, f"Trump in office from {years[1]}", panel.colours.ink, nudge=(0, 5),
                   fontsize=kit.SMALL)
        for column, nudges in columns.items():
            _slope(panel, column, nudges)


def _slope(panel: kit.Panel, column: int, nudges: tuple[float, float]) -> None:
    """The answers to one question, its first and last value, and at its end what it says."""
    known, colours = panel.table.filled(column), panel.colours
    colour = colours.japan if column in (4, 5, 6) else colours.second  # trust, and all else
    if len(known) > 1:
        panel.rows = known
        panel.line(column, colour)
    panel.dots(column, colour, rows=known, size=7, hollow=column == WITH_GALLUP)
    if len(known) > 1 or column == WITH_GALLUP:
        panel.values(column, rows=known[:1], dx=-9, dy=nudges[0] - 6, ha="right", va="center", colour=colour)
    panel.values(column, rows=known[1:-1], dy=-11, va="top", colour=colour)
    if column in SAY:
        panel.values(column, rows=known[-1:], dx=10, dy=nudges[1] - 6, ha="left", va="center",
                     weight="semibold", colour=colour)
        panel.note(panel.place(known[-1]), panel.table.numbers(column)[known[-1]] or 0,
                   kit.wrapped(SAY[column], 142, kit.SMALL), va="center", nudge=(52, nudges[1]),
                   fontsize=kit.SMALL, linespacing=1)
