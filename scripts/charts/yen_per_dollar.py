"""Yen per dollar since 1971: how far the yen has fallen, seen against half a century."""

from scripts.charts import kit

SERIES, MONTHLY = "yen-per-dollar", "yen-per-dollar-monthly"
TURNS = ("1985", "1995")  # years named besides the first, the strongest and the last
YEAR, MONTH = range(2)


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: the averages of years, and of the latest month."""
    values, months = (kit.over_time(ledger, series, digits=0, bare=True) for series in (SERIES, MONTHLY))
    first, last, strongest = values.first, values.last, values.lowest
    now, rate = kit.period_text(months.last), months.said(months.last)
    half = 0.47 < values[strongest] / months[months.last] < 0.53
    return kit.Chart(
        title=(f"The yen is worth about half what it was in {strongest.text}: a" if half else "A")
              + f" dollar bought {rate} yen in {now}",
        subtitle="Yen per US dollar, average of each year, and as a ring of the latest month at hand; a "
                 "falling line is a falling yen",
        alt=f"The yen was strongest in {strongest.text}, at {values.said(strongest)} to the dollar, down "
            f"from {values.told(first)}. It then weakened to {values.told(last)}, and to "
            f"{rate} in {now}.",
        description=[
            f"The scale is upside down. The line begins in {first.text}, when most of the year still fell "
            f"under the fixed rate. The ring is the average of a month, {now}; a month may stand further out "
            "than a year, and the dotted line is no path."],
        as_of=now, topic="yen", sources=[SERIES, MONTHLY],
        table=kit.table_of("Year or month", {
            "Yen per US dollar, year": kit.over_time(ledger, SERIES, bare=True), "Yen per US dollar, month":
            kit.Values({months.last: months[months.last]}, kit.writing_of(ledger, MONTHLY, bare=True))}),
        draw=draw, height=390, narrow_height=350)


def draw(canvas: kit.Canvas) -> None:
    """A line on an inverted scale with its turns labelled, and a ring for the latest month."""
    panel, narrow, colour = canvas.panel(x="time", y="value"), canvas.narrow, canvas.colours.japan
    labels, rates = canvas.table.labels, [rate or 0 for rate in canvas.table.numbers(YEAR)]
    *years, last = canvas.table.filled(YEAR)
    end = len(labels) - 1
    panel.values_axis([100, 200, 300], limits=(368, 50))
    panel.time_axis([1975, 2000, 2025] if narrow else range(1975, 2026, 10),
                    limits=(panel.place(0) - 1, panel.place(end) + 1))
    panel.line(YEAR, colour)
    newest = canvas.table.numbers(MONTH)[end] or 0
    panel.axes.plot([panel.place(last), panel.place(end)], [rates[last], newest], ":", color=colour)
    panel.dots(MONTH, colour, size=7, hollow=True)
    panel.remark(MONTH, end, digits=0, nudge=(3, -32), ha="right")
    low = min(years, key=rates.__getitem__)
    for row, nudge, align in ((0, (8, -2), "left"), (labels.index(TURNS[0]), (4, -21), "center"),
                              (labels.index(TURNS[1]), (0, 8), "center"), (low, (0, 8), "center"),
                              (last, (-8, -18), "right")):
        panel.remark(YEAR, row, dot=colour, digits=0, nudge=nudge, ha=align)
    panel.inside(0.99, 0.11, "↑ stronger yen\n↓ weaker yen", ha="right", va="center")
