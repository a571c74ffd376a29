"""The American share of Japan's exports and of its imports: dated points, never a line."""

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
    computed = max(stop.at for stop in info.breaks).text  # from here on worked out from sums in yen
    shared = sorted(set(exports) & set(imports))
    first, last = shared[0], shared[-1]
    part = exports[last] / exports[exports.highest] * 100
    half = 48 < part < 52
    fell = exports[first] > exports[last] and imports[first] > imports[last]
    return kit.Chart(
        title=f"America's share of Japan's exports is {'about half' if half else 'below'} that of "
              f"{exports.highest.text}",
        subtitle="US share of the value of Japan's goods exports and imports; the years between the dots are "
                 "not known",
        alt=f"America took {exports.said(first)} of Japan's exports in {first.text} and "
            f"{exports.told(last)}; its share of Japan's imports {'fell' if fell else 'went'} from "
            f"{imports.said(first)} to {imports.said(last)}. The lowest share of exports that we have is "
            f"{exports.told(exports.lowest)}, of imports {imports.told(imports.lowest)}.",
        description=[
            "Between the dots years are missing, and the dotted lines say nothing of them. "
            f"The series opens in {exports.first.text}, when America took {exports.said(exports.first)} of "
            f"the exports, and {exports.highest.text} is the highest that we have: a comparison that begins "
            "there shows the fall at its steepest.",
            f"The shares of {', '.join(dollars)} are of value in dollars, the others of value in yen. The "
            f"last ones, from {computed}, are worked out from published sums in yen, and the dotted lines "
            "stop before them; the earlier ones were read as shares. Copies differ by about a tenth of a "
            "point.",
            "A share of exports is not a share of all trade. For exports and imports together America's "
            f"share was {both.told(both.last)}."],
        as_of=last.text, topic="trade", sources=[SERIES],
        table=kit.table_of("Year", {"US share of Japan's exports": exports,
                                    "US share of Japan's imports": imports}),
        draw=draw, given={"computed": computed, "half": half}, height=360, narrow_height=350)


def draw(canvas: kit.Canvas, computed: str, half: bool) -> None:
    """Red for what America buys, blue for what it supplies; highest and last labelled."""
    panel, narrow, colours = canvas.panel(x="time", y="value"), canvas.narrow, canvas.colours
    panel.values_axis([0, 10, 20, 30, 40], limits=(0, 47))
    panel.time_axis(range(1980, 2026, 15 if narrow else 5), limits=(1977, 2025.5))
    for column, colour in enumerate((colours.japan, colours.second)):
        filled, cells = canvas.table.filled(column), canvas.table.numbers(column)
        for late in (False, True):
            rows = [row for row in filled if (canvas.table.labels[row] >= computed) == late]
            panel.axes.plot([*map(panel.place, rows)], [cells[row] or 0 for row in rows], ":", color=colour)
        for row in filled:  # solid where one year follows another
            if row - 1 in filled and panel.place(row) - panel.place(row - 1) < 1.5:
                panel.axes.plot([*map(panel.place, (row - 1, row))], cells[row - 1:row + 1], color=colour)
        panel.dots(column, colour, size=5 if narrow else 6)
        high, last = max(filled, key=lambda row: cells[row] or 0), filled[-1]
        if column == 0:
            panel.remark(column, high, "", colour, nudge=(0, 8), ha="center", weight="semibold")
        panel.remark(column, last, panel.table.said(column, last), colour, nudge=(8, 0), va="center",
                     weight="semibold", fontsize=kit.SIZE if column else 17)
        if half and column == 0:
            panel.change(panel.place(high) + 1, panel.place(last), (cells[high] or 0, cells[last] or 0),
                         "about half", colour, ha="right", along=0.45)
    gap = next(panel.place(row) for row, label in enumerate(canvas.table.labels) if label >= computed) - 1
    panel.dotted(gap, 24)
    panel.note(gap, 0, "from here on\nanother source", nudge=(42, 5), ha="right", fontsize=kit.SMALL,
               halo=True)
    panel.note(1993, 40.9, "Share of Japan's exports\nthat America buys", colours.japan, weight="semibold")
    panel.note(1979, 4.2, "Share of Japan's imports\nthat America supplies", colours.second,
               weight="semibold")
