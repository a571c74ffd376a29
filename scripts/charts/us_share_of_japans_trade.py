"""The American share of Japan's exports and of its imports: dots, and lines where year follows year."""

import re

from scripts.charts import kit

SERIES = "japan-trade-share"
FLOWS = ("exports-to-the-united-states", "imports-from-the-united-states",
         "total-trade-with-the-united-states")


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: one dot for each year that the records have, exports and imports apart."""
    exports, imports, both = (kit.over_time(ledger, SERIES, flow, printed=True) for flow in FLOWS)
    info = ledger.series[SERIES].info
    dollars = [year for text in info.caveats if "in US dollars for" in text
               for year in re.findall(r"\d{4}", text)]
    shared = sorted(set(exports) & set(imports))
    first, last = shared[0], shared[-1]
    part = exports[last] / exports[exports.highest] * 100
    half = 48 < part < 52
    fell = exports[first] > exports[last] and imports[first] > imports[last]
    return kit.Chart(
        title=f"America's share of Japan's exports is {'about half' if half else 'below'} that of "
              f"{exports.highest.text}",
        subtitle="US share of the value of Japan's goods exports and imports, by Japan's customs; no values "
                 "for dotted years",
        alt=f"America took {exports.said(first)} of Japan's exports in {first.text} and "
            f"{exports.told(last)}; its share of Japan's imports {'fell' if fell else 'went'} from "
            f"{imports.said(first)} to {imports.said(last)}. The lowest share of exports that we have is "
            f"{exports.told(exports.lowest)}, of imports {imports.told(imports.lowest)}.",
        description=[
            "Where a line is dotted, years are missing, and it says nothing of them. "
            f"The series opens in {exports.first.text}, when America took {exports.said(exports.first)} of "
            f"the exports, and {exports.highest.text} is the highest that we have: a comparison that begins "
            "there shows the fall at its steepest.",
            f"The shares of {', '.join(dollars)} are of value in dollars, the others of value in yen. The "
            "latest were worked out from published sums in yen and, for one year, from published growth; the "
            "earlier ones were read as shares. Copies differ by about a tenth of a point.",
            "A share of exports is not a share of all trade. For exports and imports together America's "
            f"share was {both.told(both.last)}."],
        as_of=last.text, topic="trade", sources=[SERIES],
        table=kit.table_of("Year", {"US share of Japan's exports": exports,
                                    "US share of Japan's imports": imports}),
        draw=draw, given={"half": half}, height=350, narrow_height=340)


def draw(canvas: kit.Canvas, half: bool) -> None:
    """Red for what Japan sells, blue for what America does; first, highest and last labelled."""
    panel, narrow, colours = canvas.panel(x="time", y="value"), canvas.narrow, canvas.colours
    panel.values_axis([0, 10, 20, 30, 40], limits=(0, 41))
    panel.time_axis(range(1980, 2026, 15 if narrow else 5), limits=(1978, 2025.8))
    for column, (colour, of) in enumerate(((colours.japan, "exports\ngo to America"), (
            colours.second, "imports\ncome from it"))):
        filled, cells = canvas.table.filled(column), canvas.table.numbers(column)
        panel.axes.plot([*map(panel.place, filled)], [cells[row] or 0 for row in filled], ":", lw=1, c=colour)
        for row in filled:  # solid where one year follows another
            if row - 1 in filled and panel.place(row) - panel.place(row - 1) < 1.5:
                panel.axes.plot([*map(panel.place, (row - 1, row))], cells[row - 1:row + 1], color=colour,
                                linewidth=2.2)
        panel.dots(column, colour, size=3, rows=filled[:-1])
        high, last = max(filled, key=lambda row: cells[row] or 0), filled[-1]
        panel.dots(column, colour, rows=[last], size=7)
        panel.remark(column, last, f"{panel.table.said(column, last)} of {of}", colour, nudge=(9, 0),
                     va="center", weight="semibold")
        if column == 0:
            panel.remark(column, filled[0], panel.table.said(0, filled[0]) * narrow, colour, nudge=(0, -6),
                         va="top", weight="semibold")
            panel.remark(column, high, "", colour, nudge=(9, 0), va="bottom", weight="semibold")
        if half and column == 0:
            levels = cells[high] or 0, cells[last] or 0
            panel.change(panel.place(high) + 1, panel.place(last), levels, "about half", ha="right",
                         along=0.2, gap=7)
