"""Yen per dollar since 1971: how far the yen has fallen, seen against half a century."""


from scripts.charts import kit

SERIES = "yen-per-dollar"


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart, from the annual averages of the series."""
    values = kit.over_time(ledger, SERIES, digits=0, bare=True)
    first, last, strongest = values.first, values.last, values.lowest
    weakest = max((year for year in values if year > strongest), key=values.__getitem__)
    return kit.Chart(
        title=f"A dollar bought {values.said(strongest)} yen in {strongest.text}, its low, "
              f"and {values.told(weakest)}",
        subtitle="Yen per US dollar, average of each year; the scale is upside down, "
                 "so that a falling line is a falling yen",
        alt=f"The yen was strongest in {strongest.text}, at {values.said(strongest)} to the dollar, down "
            f"from {values.told(first)}. It then weakened to {values.told(weakest)}; in {last.text} "
            f"the average was {values.said(last)}.",
        description=[
            f"The line begins in {first.text}, when most of the year still fell under the fixed rate, "
            f"and rises as the yen gains value, with setbacks, until {strongest.text}.",
            f"From {strongest.text} to {weakest.text} the yen lost ground: a dollar cost "
            f"{values.said(strongest)} yen, then {values.said(weakest)}. The last year shown is {last.text}, "
            f"at {values.said(last)}."],
        as_of=last.text, topic="yen", sources=[SERIES],
        table=kit.table_of("Year", {"Yen per US dollar": kit.over_time(ledger, SERIES, bare=True)}),
        draw=draw)


def draw(canvas: kit.Canvas) -> None:
    """A line on an inverted scale, with its extremes labelled."""
    panel, narrow = canvas.panel(x="time", y="value"), canvas.narrow
    years = [int(label) for label in canvas.table.labels]
    values = [value or 0 for value in canvas.table.numbers(0)]
    low = values.index(min(values))
    high = values.index(max(values[low:]))
    panel.values_axis([100, 200, 300], limits=(380, 50))
    panel.time_axis([1975, 2000, 2025] if narrow else [1975, 1985, 1995, 2005, 2015, 2025],
                    limits=(years[0] - 1, years[-1] + (7 if narrow else 3)))
    panel.line(0, canvas.colours.japan)
    for row, nudge, align in ((0, (8, -2), "left"), (low, (0, 8), "center"), (high, (0, -20), "center")):
        panel.remark(0, row, dot=canvas.colours.japan, digits=0, nudge=nudge, ha=align)
    panel.inside(0.99, 0.05, "↑ stronger yen", ha="right")
