"""Japan's military spending as a share of GDP since 1952, by SIPRI's count."""

from scripts.charts import kit

SERIES = "defence-share-gdp"
WITH_SUPPLEMENT = "security-share-with-supplement-fy2025"


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: one line; Tokyo's own, wider count is told in words."""
    values, wider = kit.over_time(ledger, SERIES, "japan"), ledger.fact(WITH_SUPPLEMENT)
    first, last, lowest, peak = values.first, values.last, values.lowest, values.highest
    as_high = max((year for year in values if year < last and values[year] >= values[last]), default=None)
    since = f"since {as_high.text}" if as_high else "on record"
    own = f"{kit.fact_text(wider)} in {kit.period_text(wider.as_of)}"
    return kit.Chart(
        title=f"Japan's military spending in {last.text} was its largest share of GDP {since}",
        subtitle="Per cent of GDP, as SIPRI, a research institute in Stockholm, counts it",
        alt=f"By SIPRI's count Japan's military spending was {values.said(peak)} of GDP at its highest in "
            f"{peak.text}, {values.said(lowest)} at its lowest in {lowest.text}, and {values.told(last)}, "
            f"the most {since}. By Tokyo's own, wider count it was {own}.",
        description=[
            f"SIPRI's count begins with {values.told(first)}. Tokyo's own, {own}, is no next point "
            "of it: it has coast guard, public works and the like in it, here with a supplementary budget, "
            "and divides by the smaller GDP of an earlier year."],
        as_of=last.text, topic="defence-spending", credit="Source: SIPRI.",
        sources=[SERIES, *kit.origins(ledger, [WITH_SUPPLEMENT])], facts=[WITH_SUPPLEMENT],
        table=kit.table_of("Year", {"Military spending over GDP":
                                    kit.over_time(ledger, SERIES, "japan", digits=2)}),
        draw=draw, height=330, narrow_height=310)


def draw(canvas: kit.Canvas) -> None:
    """A line over seventy years; from its end a dotted line back to the year that was as high."""
    panel, narrow = canvas.panel("time", "value"), canvas.narrow
    colour, numbers = canvas.colours.japan, canvas.table.numbers(0)
    rows = panel.rows
    panel.values_axis([0, 1, 2], limits=(0, 2.4))
    panel.time_axis(range(1960, 2030, 20 if narrow else 10),
                    limits=(panel.place(rows[0]) - 1, panel.place(rows[-1]) + (1.5 if narrow else 1)))
    panel.line(0, colour)
    lowest, highest = (pick(rows, key=lambda row: numbers[row] or 0) for pick in (min, max))
    as_high = [row for row in rows[:-1] if (numbers[row] or 0) >= (numbers[rows[-1]] or 0)][-1:]
    panel.axes.hlines(numbers[rows[-1]], panel.place((as_high or rows)[0]), panel.place(rows[-1]),
                      panel.colours.ink, linestyles=":", linewidth=1)
    if as_high:
        middle = (panel.place(as_high[0]) + panel.place(rows[-1])) / 2
        panel.note(middle, numbers[rows[-1]] or 0, "lower in all the years between", nudge=(0, -4),
                   ha="center", va="top")
    for row, nudge, align in ((highest, (10, -3), "left"), (lowest, (0, -22), "center"),
                              (rows[-1], (2, 9), "right"),
                              *((row, (10, 4), "left") for row in as_high if row != highest)):
        last = row == rows[-1]
        panel.remark(0, row, dot=colour, nudge=nudge, ha=align, weight="semibold" if last else "regular",
                     fontsize=16 if last else kit.SIZE)
