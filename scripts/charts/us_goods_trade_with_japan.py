"""What the US sells to Japan and buys from it, and the gap between the two."""

from dataclasses import replace

from scripts.charts import kit

SERIES = "us-trade-with-japan-bea"
EXPORTS, IMPORTS, BALANCE = range(3)


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart, from one series on one basis (balance of payments)."""
    exports, imports, balance = (
        kit.over_time(ledger, SERIES, f"goods-{flow}") for flow in ("exports", "imports", "balance"))
    years = sorted(exports.keys() & imports.keys() & balance.keys())
    first, last = years[0], years[-1]
    smallest = max(years, key=balance.__getitem__)
    twice = 1.75 < imports[last] / exports[last] < 2
    return kit.Chart(
        title=f"In {last.text} America bought nearly twice as much from Japan as it sold there" if twice else
              f"America bought goods for {imports.said(last)} from Japan in {last.text}",
        subtitle="Goods, US dollars a year, not adjusted for inflation",
        alt=f"In {last.text} the US imported {imports.said(last)} of goods from Japan and exported "
            f"{exports.said(last)}, a balance of {balance.said(last)}. In {first.text} the balance was "
            f"{balance.said(first)}; the gap was smallest in {smallest.text}, at {balance.said(smallest)}.",
        description=[
            f"The shaded band is the balance in goods, {balance.told(last)}; services are not in it. The "
            "values are on the balance-of-payments basis, a little above customs figures quoted elsewhere."
            + (f" The values of {last.text} have been revised since this edition." if any(
                text.startswith(f"Values for {last.text} were revised")
                for text in ledger.series[SERIES].info.caveats)
               else "")],
        as_of=f"{first.text} to {last.text}", topic="trade", sources=[SERIES],
        table=kit.table_of("Year", {"US exports to Japan": exports, "US imports from Japan": imports,
                                    "Balance": balance}, years, undrawn=("Balance",)),
        draw=draw, height=340, narrow_height=330,
        given={"times": [f"{kit.grouped(imports[year] / exports[year], 1)} times as much"
                         for year in (first, last)]})


def draw(canvas: kit.Canvas, times: list[str]) -> None:
    """Two lines on a scale from zero, the gap between them shaded, their ends with values."""
    panel, colours = canvas.panel(x="time", y="value"), canvas.colours
    years = [panel.place(row) for row in panel.rows]
    exports, imports = ([value or 0 for value in canvas.table.numbers(column)]
                        for column in (EXPORTS, IMPORTS))
    panel.axes.fill_between(years, exports, imports, color=colours.fill, linewidth=0, zorder=0.5)
    panel.values_axis([0, 50e9, 100e9, 150e9], limits=(0, 175e9))
    panel.time_axis([2000, 2010, 2020] if canvas.narrow else [2000, 2005, 2010, 2015, 2020],
                    limits=(years[0] - 0.5, years[-1] + 0.5))
    panel.line(IMPORTS, colours.japan)
    panel.line(EXPORTS, colours.second)
    last, show = len(years) - 1, replace(canvas.table.columns[BALANCE].writing, digits=0)
    for column, colour, words, low in ((IMPORTS, colours.japan, "America buys\nfrom Japan", 159e9),
                                       (EXPORTS, colours.second, "America sells\nto Japan", 37e9)):
        panel.dots(column, colour, rows=[last], size=6)
        panel.remark(column, last, show(canvas.table.column(column)[last]), colour, nudge=(10, 0),
                     weight="semibold", va="center")
        if canvas.narrow:
            panel.note(years[-1], low, words.replace("\n", " "), colour, nudge=(-7, 0), ha="right",
                       weight="semibold")
        else:
            panel.remark(column, last, words, colour, nudge=(8, 12), weight="semibold", va="bottom")
    for row, words, aside, side in zip((0, last), times, (7, -7), ("left", "right"), strict=True):
        panel.axes.vlines(years[row], exports[row], imports[row], color=colours.quiet)
        panel.note(years[row], 109e9, words.removesuffix(" as much" * canvas.narrow), colours.ink,
                   nudge=(aside, 0), va="center", ha=side, weight="semibold")
