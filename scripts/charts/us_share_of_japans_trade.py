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
    half = 48 < exports[last] / exports[exports.highest] * 100 < 52
    fell = exports[first] > exports[last] and imports[first] > imports[last]
    return kit.Chart(
        title="America takes "
              + (f"half as large a share of Japan's exports as in {exports.highest.text}" if half else
                 f"{exports.said(last)} of Japan's exports"),
        subtitle="Per cent of the value of goods, by Japan's customs; pale lines lead over missing years",
        alt=f"America took {exports.said(first)} of Japan's exports in {first.text} and "
            f"{exports.told(last)}; its share of Japan's imports {'fell' if fell else 'went'} from "
            f"{imports.said(first)} to {imports.said(last)}. The lowest share of exports that we have is "
            f"{exports.told(exports.lowest)}, of imports {imports.told(imports.lowest)}.",
        description=[
            f"{exports.highest.text} is the highest of the years that we have. The shares of "
            f"{', '.join(dollars)} are of value in dollars, the others in yen. The latest were worked out "
            "from published sums; copies of the earlier ones differ by about a tenth of a point. For exports "
            f"and imports together America's share was {both.told(both.last)}."],
        as_of=last.text, topic="trade", sources=[SERIES],
        table=kit.table_of("Year", {"US share of Japan's exports": exports,
                                    "US share of Japan's imports": imports}),
        draw=draw, given={"half": half}, height=350, narrow_height=310)


def draw(canvas: kit.Canvas, half: bool) -> None:
    """Red for what Japan sells, thin and grey for what America does; first, highest and last labelled."""
    panel, narrow, colours = canvas.panel(x="time", y="value"), canvas.narrow, canvas.colours
    panel.values_axis([0, 10, 20, 30, 40], limits=(0, 41))
    panel.time_axis(range(1980, 2026, 15 if narrow else 5), limits=(1968 if narrow else 1978, 2025.8))
    years = [panel.place(row) for row in panel.rows]
    for column, (colour, of) in enumerate(((colours.japan, "exports\ngo to America"), (
            colours.other, "imports\ncome from it"))):
        filled, cells = canvas.table.filled(column), canvas.table.numbers(column)
        ink = colours.quiet if column else colour
        kit.pieces(panel, column, colour, far=1.5, weight=1.5 if column else 2.6)
        high, last = max(filled, key=lambda row: cells[row] or 0), filled[-1]
        panel.dots(column, colour, size=5 - column, rows=[row for row in filled if row == last or all(
            abs(years[row] - years[other]) > 1.5 for other in filled if other != row)])
        panel.remark(column, last, f"{panel.table.labels[last]}: {panel.table.said(column, last)}\nof {of}",
                     ink, nudge=(9, 0), va="center", weight="regular" if column else "semibold")
        panel.remark(column, high, "", ink, nudge=(-10, 6) if column else (9, 0), va="bottom",
                     weight="regular" if column else "semibold", ha="center" if column else "left")
        if column == 0:
            words = panel.table.labels[filled[0]], panel.table.said(column, filled[0])
            spot, side = ((-6, 0), "right") if narrow else ((-4, -14), "left")
            panel.remark(column, filled[0], (":\n" if narrow else ": ").join(words), colour, nudge=spot,
                         va="center", ha=side, weight="semibold")
        if half and column == 0:
            levels = cells[high] or 0, cells[last] or 0
            panel.change(panel.place(high) + 1, panel.place(last), levels, "half the share", ha="right",
                         along=0.2, gap=7)
