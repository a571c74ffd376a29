"""Japan's initial defence budget in yen, year by year, with the years that were not found."""

from itertools import pairwise

from scripts.charts import kit

SERIES = "defence-budget-yen"
APRIL = 0.25  # of a year: a bar stands over the tick of the year in which its fiscal year begins


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: one basis, gaps where a year is missing, the draft named."""
    values = kit.over_time(ledger, SERIES, "excluding-saco-realignment", digits=2, scale="trn")
    first, last, before = values.first, values.last, kit.parse_period("FY2022")
    years = kit.every_year(first, last, "FY{}")
    missing = ", ".join(str(year.first.year) for year in years if year not in values)
    change = values[last] / values[before] * 100 - 100
    draft = any(text.startswith(f"{last.text} is the Cabinet's draft")
                for text in ledger.series[SERIES].info.caveats)
    more = f"{kit.grouped(abs(change), 0)}% {'more' if change >= 0 else 'less'}"
    return kit.Chart(
        title=f"Japan's defence budget{' in draft' if draft else ''} for {kit.period_text(last)} is {more} "
              f"than that of {kit.period_text(before)}",
        subtitle="Initial budget of the defence ministry by fiscal year, in yen of the day, "
                 "without the cost of moving US forces",
        alt=f"The initial budget was {values.told(first)} and {values.told(before)}; "
            f"{'the draft for ' if draft else ''}{kit.period_text(last)} has {values.said(last)}, "
            f"{more} than that. Fiscal {missing} are missing.",
        description=[
            f"Each bar is the budget at the start of a fiscal year, which begins in April, in yen of "
            f"that year. The build-up begins after {kit.period_text(before)}.",
            ("The last bar is the Cabinet's draft, not the budget as passed. " if draft else "")
            + f"Fiscal {missing} were not found to the last digit and are left open; a few "
            "other years are worked out from the next year's budget and the increase published with it.",
            "Supplementary budgets are not in, nor the coast guard and the other costs that the "
            "government counts towards its share of GDP."],
        as_of=kit.period_text(last), topic="defence-spending", sources=[SERIES],
        table=kit.table_of("Fiscal year", {"Initial budget": values}, years),
        draw=draw, given={"before": years.index(before), "draft": draft}, height=350, narrow_height=330)


def draw(canvas: kit.Canvas, before: int, draft: bool) -> None:
    """Bars from zero; years without a value stay empty and are marked so."""
    panel, colours, narrow = canvas.panel(x="time", y="value"), canvas.colours, canvas.narrow
    known = canvas.table.filled(0)
    first, last = known[0], known[-1]
    shades = [colours.japan if row > before else colours.other for row in panel.rows]
    panel.bars(0, shades, thick=0.74, shift=-APRIL)
    panel.values_axis([0, 2e12, 4e12, 6e12, 8e12], limits=(0, 10.2e12))
    start, end = (round(panel.place(row) - APRIL) for row in (first, last))
    panel.time_axis([year for year in range(2010, end + 1, 4 if narrow else 2) if year >= start],
                    limits=(start - 0.7, end + (1.1 if narrow else 0.7)))
    panel.values(0, rows=[first, last], shift=-APRIL, weight="semibold")
    panel.values(0, rows=[before], shift=-APRIL, weight="semibold", ha="right", dx=5 if narrow else 13)
    panel.note(start + before + 1.37, canvas.table.numbers(0)[before + 1] or 0, "build-up", colours.japan,
               nudge=(0, 6), ha="right")
    if draft:
        panel.note(end, canvas.table.numbers(0)[last] or 0, "draft", nudge=(0, 22), ha="center")
    for before_gap, after_gap in pairwise(known):
        if after_gap > before_gap + 1:  # the middle of a run of missing years
            middle = (panel.place(before_gap + 1) + panel.place(after_gap - 1)) / 2
            panel.note(middle - APRIL, 0, "not found", nudge=(0, 7), ha="center", va="bottom",
                       rotation=90 if narrow else 0)
