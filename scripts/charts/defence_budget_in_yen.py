"""Japan's initial defence budget in yen, year by year."""

from scripts.charts import kit

SERIES = "defence-budget-yen"
START = kit.parse_period("FY2014")  # from here on year follows year
APRIL = 0.25  # of a year: a bar stands over the tick of the year in which its fiscal year begins


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: one basis, the years that follow each other, the draft named."""
    every = kit.over_time(ledger, SERIES, "excluding-saco-realignment", digits=2, scale="trn")
    values = kit.Values({year: sum for year, sum in every.items() if year >= START}, every.show)
    first, last, before = values.first, values.last, kit.parse_period("FY2022")
    years = kit.every_year(first, last, "FY{}")
    change = values[last] / values[before] * 100 - 100
    draft = any(text.startswith(f"{last.text} is the Cabinet's draft")
                for text in ledger.series[SERIES].info.caveats)
    more = f"{kit.grouped(abs(change), 0)}% {'more' if change >= 0 else 'less'}"
    return kit.Chart(
        title=f"Japan's {'draft ' * draft}defence budget for {kit.period_text(last)} is {more} than for "
              f"{before.first.year}",
        subtitle="The defence ministry's first budget of each fiscal year, not adjusted for inflation",
        alt=f"The initial budget was {values.told(first)} and {values.told(before)}; "
            f"{'the draft for ' if draft else ''}{kit.period_text(last)} has {values.said(last)}, "
            f"{more} than that.",
        description=[
            ("The last bar is the Cabinet's draft, not the budget as passed. " if draft else "")
            + "A few years are worked out from the next year's budget and the increase published with it.",
            "Supplementary budgets are not in, nor the cost of moving US bases, the coast guard and what "
            "else the government counts towards its share of GDP."],
        as_of=kit.period_text(last), topic="defence-spending", sources=[SERIES],
        table=kit.table_of("Fiscal year", {"Initial budget": values}, years),
        draw=draw, given={"before": years.index(before), "draft": draft, "change": f"{change:+.0f}%"},
        height=330, narrow_height=310)


def draw(canvas: kit.Canvas, before: int, draft: bool, change: str) -> None:
    """Bars from zero, the draft as an outline; how far the last stands above that before the build-up."""
    panel, colours, narrow = canvas.panel(x="time", y="value"), canvas.colours, canvas.narrow
    last, numbers = panel.rows[-1], [value or 0 for value in canvas.table.numbers(0)]
    panel.bars(0, [colours.other if row <= before else colours.fill if draft and row == last else
                   colours.japan for row in panel.rows], thick=0.74, shift=-APRIL)
    panel.values_axis([0, 2e12, 4e12, 6e12, 8e12], limits=(0, 10.4e12))
    start, base, end = (round(panel.place(row) - APRIL) for row in (0, before, last))
    panel.time_axis(range(start, end + 1, 4 if narrow else 2), limits=(start - 0.7, end + 1.3))
    panel.values(0, rows=[last], shift=-APRIL, weight="semibold")
    if draft:
        panel.axes.patches[last].set(edgecolor=colours.japan, linewidth=1.6, linestyle=(0, (3, 2)))
        panel.note(end, numbers[last], "Cabinet's draft", nudge=(0, 27), ha="center")
    panel.values(0, rows=[before], shift=-APRIL, weight="semibold", ha="right", dx=8, dy=-3)
    panel.note(base + 1.4, numbers[before + 1], "build-up\nbegins", colours.japan, ha="right",
               nudge=(0, 6), weight="semibold")
    panel.change(base + 0.4, end + 0.9, (numbers[before], numbers[last]), change, colours.japan)
