"""The American share of Japan's exports: dots, and lines between them; that of its imports is only told."""

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
        title="America takes about half the share of Japan's exports that it took in " + exports.highest.text
              if half else f"America takes {exports.said(last)} of Japan's exports",
        subtitle="Per cent of the value of goods, by Japan's customs; dotted: years missing here",
        alt=f"America took {exports.said(first)} of Japan's exports in {first.text} and "
            f"{exports.told(last)}; its share of Japan's imports {'fell' if fell else 'went'} from "
            f"{imports.said(first)} to {imports.said(last)}. The lowest share of exports that we have is "
            f"{exports.told(exports.lowest)}, of imports {imports.told(imports.lowest)}.",
        description=[
            f"{exports.highest.text} is the highest of the years that we have. The shares of "
            f"{', '.join(dollars)} are of value in dollars, the others in yen. The latest were worked out "
            "from published sums; copies of the earlier ones differ by about a tenth of a point. For exports "
            f"and imports together America's share was {both.told(both.last)}."],
        as_of=f"{exports.first.text} to {last.text}", topic="trade", sources=[SERIES],
        table=kit.table_of("Year", {"US share of Japan's exports": exports,
                                    "US share of Japan's imports": imports},
                           undrawn=["US share of Japan's imports"]),
        draw=draw, given={"half": half, "again": last > exports.lowest}, height=330, narrow_height=300)


def draw(canvas: kit.Canvas, half: bool, again: bool) -> None:
    """A dot for each year that there is; first, highest, lowest and last labelled."""
    panel, narrow, colour = canvas.panel(x="time", y="value"), canvas.narrow, canvas.colours.japan
    panel.values_axis([0, 10, 20, 30, 40], limits=(0, 42))
    panel.time_axis(range(1980, 2026, 15 if narrow else 5), limits=(1976 if narrow else 1978.5, 2026))
    kit.pieces(panel, 0, colour, far=1.5, weight=2.4)
    filled, cells = canvas.table.filled(0), canvas.table.numbers(0)
    high, low = (pick(filled, key=lambda row: cells[row] or 0) for pick in (max, min))
    named, up = (filled[0], high, low, filled[-1]), low if again else None
    panel.dots(0, colour, size=3.2, rows=[row for row in filled if row not in named])
    panel.dots(0, colour, size=6.5, rows=named)
    for row, nudge, side in zip(named, ((-4, -20), (0, 8), (24, -20), (4, -22)),
                                ("left", "center", "right", "right"), strict=True):
        told = (canvas.table.labels[row], canvas.table.said(0, row) + ", then up again" * (row == up))
        panel.remark(0, row, ": ".join(told), colour, nudge=nudge, ha=side, weight="semibold")
    if half:
        levels = cells[high] or 0, cells[filled[-1]] or 0
        panel.change(panel.place(high) + 1, panel.place(filled[-1]), levels, "half the share", ha="right",
                     along=0.3, gap=7)
