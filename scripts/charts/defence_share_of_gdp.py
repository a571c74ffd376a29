"""Japan's military spending as a share of GDP: SIPRI's count since 1952, and apart from it Tokyo's own."""

from scripts.charts import kit

SERIES, OFFICIAL = "defence-share-gdp", "security-spending-share-gdp-fy2022"
WITH_SUPPLEMENT = "security-share-with-supplement-fy2025"
TARGET = "japan-defence-target-share-csds"
# The last budget before the build-up; the GDP of its year is what Tokyo divides by.
BASE_YEAR = "defence-budget-yen@FY2022/excluding-saco-realignment"
SIPRI, INITIAL, WIDER, AIM = range(4)
WHICH = {INITIAL: "initial budget", WIDER: "with a supplement"}


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: two measures that share a unit and nothing else, each in a panel of its own."""
    values, official = kit.over_time(ledger, SERIES, "japan"), kit.over_time(ledger, OFFICIAL)
    wider, target = ledger.fact(WITH_SUPPLEMENT), ledger.fact(TARGET)
    supplemented, aimed = (kit.of_figures(ledger, {fact.as_of: fact.ref}, digits=0)
                           for fact in (wider, target))
    base = kit.period_text(ledger.fact(BASE_YEAR).as_of)
    first, last, lowest, peak = values.first, values.last, values.lowest, values.highest
    as_high = max((year for year in values if year < last and values[year] >= values[last]), default=None)
    most = f"the most {f'since {as_high.text}' if as_high else 'on record'}"
    own = "; ".join([*map(official.told, official),
                     f"{kit.fact_text(wider)} in {kit.period_text(wider.as_of)} with a supplementary budget"])
    return kit.Chart(
        title=f"In {last.text} Japan's military spending reached its largest share of GDP "
              + (f"since {as_high.text}" if as_high else "on record"),
        subtitle=f"Per cent of GDP by two counts that may not be joined; SIPRI's goes to {last.text}",
        alt=f"By SIPRI's count Japan's military spending was {values.said(peak)} of GDP at its highest in "
            f"{peak.text}, {values.said(lowest)} at its lowest in {lowest.text}, and {values.told(last)}, "
            f"{most}. By Tokyo's own count, against the GDP of {base}, it was {own}. "
            f"The target for {target.as_of.text} is {kit.fact_text(target)} by that count.",
        description=[
            f"The line is military spending as the Stockholm institute SIPRI defines it, over the GDP of "
            f"the same calendar year: {values.told(first)}, {values.told(lowest)}, {values.told(last)}.",
            f"The bars are another measure: the government's security budgets, with coast guard, public "
            f"works and the like, over the smaller GDP of {base}. They are higher partly for that reason and "
            "must not be read as the next years of the line.",
            "Within the bars the ruler changes once more: the last one counts a supplementary budget, "
            f"which those above it leave out. The dashed line is the target, {kit.fact_text(target)}."],
        as_of=kit.period_text(wider.as_of), topic="defence-spending",
        sources=[SERIES, OFFICIAL, *kit.origins(ledger, (WITH_SUPPLEMENT, TARGET))],
        facts=[WITH_SUPPLEMENT, TARGET],
        table=kit.table_of("Year or fiscal year", {
            "SIPRI: military spending over the GDP of the same year":
                kit.over_time(ledger, SERIES, "japan", digits=2),
            f"Tokyo: initial security budgets over the GDP of {base}": official,
            "Tokyo: the same with a supplementary budget": supplemented,
            "Tokyo: target by that count": aimed}, [*values, *sorted({*official, *supplemented}), *aimed]),
        draw=draw, given={"base": base, "wider": kit.fact_text(wider)}, height=460, narrow_height=570)


def draw(canvas: kit.Canvas, base: str, wider: str) -> None:
    """Above a line over seventy years, below a few bars that lie the other way."""
    spots = canvas.grid(2, 1, height_ratios=[1.5, 1] if canvas.narrow else [1.75, 1], hspace=0.12)
    panel, below = canvas.panel("time", "value", spots[0]), canvas.panel("value", "row", spots[1])
    narrow, colour, numbers = canvas.narrow, canvas.colours.japan, canvas.table.numbers(SIPRI)
    panel.rows = rows = panel.table.filled(SIPRI)
    _heading(panel, "SIPRI's count, over the GDP of the same year", colour)
    panel.values_axis([0, 1, 2], limits=(0, 2.5))
    panel.time_axis([1960, 1980, 2000, 2020] if narrow else range(1960, 2030, 10),
                    limits=(panel.place(rows[0]) - 1, panel.place(rows[-1]) + (7 if narrow else 3)))
    panel.line(SIPRI, colour)
    lowest, highest = (pick(rows, key=lambda row: numbers[row] or 0) for pick in (min, max))
    as_high = [row for row in rows[:-1] if (numbers[row] or 0) >= (numbers[rows[-1]] or 0)][-1:]
    panel.axes.hlines(numbers[rows[-1]], panel.place((as_high or rows)[0]), panel.place(rows[-1]),
                      panel.colours.ink, linestyles=":", linewidth=1)
    for row, nudge, align in ((highest, (10, -3), "left"), (lowest, (0, -22), "center"),
                              (rows[-1], (0, 9), "center"),
                              *((row, (10, 4), "left") for row in as_high if row != highest)):
        panel.remark(SIPRI, row, dot=colour, nudge=nudge, ha=align,
                     weight="semibold" if row == rows[-1] else "regular")
    _tokyo(below, base, wider)


def _tokyo(panel: kit.Panel, base: str, wider: str) -> None:
    """Bars from zero for each budget with what they are in them, and the target as a line through all."""
    colour, table = panel.colours.third, panel.table
    panel.rows = table.filled(INITIAL, WIDER, AIM)
    aim = table.filled(AIM)[0]  # its row is the lowest, the foot of the line through the others
    marks = [*((column, row) for row in panel.rows for column in (INITIAL, WIDER)
               if table.column(column)[row] is not None), (AIM, aim)]
    for row in panel.rows:
        panel.places[row] = -float([row for _, row in marks].index(row))
    panel.bars(INITIAL, colour)
    panel.bars(WIDER, colour, shift=-1)
    panel.strokes(AIM, colour, reach=0.31)
    panel.names()
    panel.values(AIM, show="target {}", weight="semibold")
    for column, row in marks[:-1]:
        shift = -1 if column == WIDER else 0
        place = panel.places[row] + shift
        panel.values(column, rows=[row], shift=shift, show=wider if shift else "{}", weight="semibold",
                     dx=-14, ha="right", colour=panel.colours.paper)
        panel.note(0, place, WHICH[column], panel.colours.paper, nudge=(8, 0), va="center")
        if shift:  # a second bar of the same year
            panel.note(0, place, table.labels[row], panel.colours.ink, nudge=(-8, 0), ha="right", va="center")
    panel.axes.vlines(table.numbers(AIM)[aim], 1.0 - len(marks), 0.4, colour, linewidth=1.2,
                      linestyles=(0, (3, 3)), zorder=0.9)
    panel.axes.set_ylim(0.5 - len(marks), 0.5)
    panel.limit_values(0, 2.6)
    _heading(panel, f"Tokyo's own, wider count, over the GDP of {base}", colour)


def _heading(panel: kit.Panel, words: str, colour: str) -> None:
    """What a panel measures, from the left edge of the drawing, where ticks or names begin."""
    outdent = kit.width(panel.table.labels[-2]) + 8
    text = kit.wrapped(words, 318, weight="semibold") if panel.narrow else words
    panel.inside(0, 1, text, colour, nudge=(-outdent, 10), weight="semibold", va="bottom")
