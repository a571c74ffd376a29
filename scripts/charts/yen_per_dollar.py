"""Yen per dollar since 1985, when the dollar began to fall: what a dollar costs."""

from scripts.charts import kit

SERIES, MONTHLY = "yen-per-dollar", "yen-per-dollar-monthly"
SINCE, TURN = 1985, "1995"  # the first year; one that is named besides it, the strongest and the last
YEAR, MONTH = range(2)


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: the averages of years, and of the latest months."""
    every, months = (kit.over_time(ledger, series, digits=0, bare=True) for series in (SERIES, MONTHLY))
    values = kit.Values({year: every[year] for year in every if year.first.year >= SINCE}, every.show)
    first, last, strongest = values.first, values.last, values.lowest
    now, rate = kit.period_text(months.last), months.said(months.last)
    half = 0.47 < values[strongest] / months[months.last] < 0.53
    return kit.Chart(
        title=f"In {now} a dollar cost about twice as many yen as in {strongest.text}" if half else
              f"In {now} a dollar cost {rate} yen",
        subtitle="Yen per US dollar, average of each year (thin line: of each month)",
        alt=f"The yen was strongest in {strongest.text}, at {values.said(strongest)} to the dollar, down "
            f"from {values.told(first)}. It then weakened to {values.told(last)}, and to "
            f"{rate} in {now}.",
        description=[
            "A month may stand further out than a year. In "
            f"{every.first.text}, when most of the year still fell under the fixed rate, a dollar cost "
            f"{every.said(every.first)} yen on average."],
        as_of=now, topic="yen", sources=[SERIES, MONTHLY],
        table=kit.table_of("Year or month", {
            "Yen per US dollar, year": kit.Values({**values}, kit.writing_of(ledger, SERIES, bare=True)),
            "Yen per US dollar, month": kit.Values({month: months[month] for month in months if month > last},
                                                    kit.writing_of(ledger, MONTHLY, bare=True))}),
        draw=draw, given={"twice": "about twice" if half else ""}, height=350, narrow_height=330)


def draw(canvas: kit.Canvas, twice: str) -> None:
    """A line from nought with its turns labelled; a thin one for months, the last measured from the low."""
    panel, colour = canvas.panel(x="time", y="value"), canvas.colours.japan
    labels, rates = canvas.table.labels, [rate or 0 for rate in canvas.table.numbers(YEAR)]
    years = canvas.table.filled(YEAR)
    end = len(labels) - 1
    panel.values_axis([0, 50, 100, 150, 200], limits=(0, 255))
    panel.time_axis(range(SINCE, 2026, 10),
                    limits=(panel.place(0) - 1, panel.place(end) + 3))
    panel.line(YEAR, colour)
    newest = canvas.table.numbers(MONTH)[end] or 0
    panel.line(MONTH, colour, weight=1.4)
    panel.dots(MONTH, colour, rows=[end], size=6)
    panel.remark(MONTH, end, digits=0, nudge=(12, 12), ha="right", weight="semibold", fontsize=16)
    low = min(years, key=rates.__getitem__)
    for row, nudge, align in ((0, (9, -2), "left"), (labels.index(TURN), (0, -19), "center"),
                               (low, (0, -19), "center")):
        panel.remark(YEAR, row, dot=colour, digits=0, nudge=nudge, ha=align,
                     weight="semibold" if row == low else "regular")
    if twice:
        side = panel.place(end) + 1.6
        panel.axes.plot([panel.place(low) + 1, side], [rates[low]] * 2, ":", color=canvas.colours.quiet)
        panel.axes.annotate("", (side, newest), (side, rates[low]), arrowprops={
            "arrowstyle": "->", "color": canvas.colours.quiet, "shrinkA": 0, "shrinkB": 0})
        panel.note(side, (rates[low] + newest) / 2, twice.replace(" ", "\n"), canvas.colours.ink,
                   nudge=(5, 0), va="center", weight="semibold")
    panel.inside(0.99, 0.93, "↑ weaker yen\n↓ stronger yen", ha="right", va="center")
