"""The American share of Japan's exports and of its imports: dated points, never a line."""

import re

from scripts.charts import kit

SERIES = "japan-trade-share"
FLOWS = ("exports-to-the-united-states", "imports-from-the-united-states")
BOTH = "total-trade-with-the-united-states"


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: one dot a year at hand, exports and imports apart."""
    exports, imports = (kit.over_time(ledger, SERIES, flow, printed=True) for flow in FLOWS)
    info = ledger.series[SERIES].info
    dollars = [year for text in info.caveats if "in US dollars for" in text
               for year in re.findall(r"\d{4}", text)]
    computed = max(stop.at for stop in info.breaks).text  # from here on worked out from sums in yen
    shared = sorted(set(exports) & set(imports))
    first, last = shared[0], shared[-1]
    fell = exports[first] > exports[last] and imports[first] > imports[last]
    turns = sorted({exports.first, exports.highest, exports.lowest, exports.last})
    changes = (f"America took {exports.said(first)} of Japan's exports in {first.text} and "
               f"{exports.told(last)}; its share of Japan's imports "
               f"{'fell' if fell else 'went'} from {imports.said(first)} to {imports.said(last)}")
    return kit.Chart(
        title=f"America's share of Japan's exports: {', '.join(map(exports.told, turns))}",
        subtitle="US share of the value of Japan's goods exports and imports; a dot for each "
                 "year at hand, the others are missing",
        alt=f"Dots, not joined. {changes}. "
            f"The lowest share of exports at hand is {exports.told(exports.lowest)}, "
            f"of imports {imports.told(imports.lowest)}.",
        description=describe(ledger, exports, dollars, computed),
        as_of=last.text, topic="trade", sources=[SERIES],
        table=kit.table_of("Year", {"US share of Japan's exports": exports,
                                    "US share of Japan's imports": imports}),
        draw=draw, given={"dollars": dollars, "computed": computed},
        height=400, narrow_height=430)


def describe(ledger: kit.Ledger, exports: kit.Values[kit.Period], dollars: list[str],
             computed: str) -> list[str]:
    """What is drawn, what it is not, and what readers may trip over."""
    both = kit.over_time(ledger, SERIES, BOTH, printed=True)
    start, highest = exports.first, exports.highest
    return [
        "Each dot is one year, and the dots are not joined. "
        f"The series opens in {start.text}, when America took "
        f"{exports.said(start)} of the exports, and {highest.text} is the highest year at hand: a "
        "comparison that begins there shows the fall at its steepest.",
        f"Rings ({', '.join(dollars)}) are shares of value in dollars, full dots of value "
        f"in yen. The last ones, from {computed}, are worked out from published sums in "
        "yen; the earlier ones were read as shares. Copies differ by about a tenth of a point.",
        "A share of exports is not a share of all trade. For exports and imports together "
        f"America's share was {both.said(both.last)} in {both.last.text}."]


def draw(canvas: kit.Canvas, dollars: list[str], computed: str) -> None:
    """One panel, red for what America buys, blue for what it supplies; rings for dollars."""
    panel, narrow, colours = canvas.panel(x="time", y="value"), canvas.narrow, canvas.colours
    panel.values_axis([0, 10, 20, 30, 40], limits=(0, 42))
    panel.time_axis(range(1980, 2026, 15 if narrow else 5), limits=(1977, 2033 if narrow else 2029))
    years = canvas.table.labels
    for column, colour in enumerate((colours.japan, colours.second)):
        for hollow in (False, True):
            rows = [row for row, year in enumerate(years) if (year in dollars) == hollow]
            panel.dots(column, colour, rows=rows, hollow=hollow, size=(5 if narrow else 7) - hollow)
        filled, cells = canvas.table.filled(column), canvas.table.column(column)
        low, high = (choose(filled, key=cells.__getitem__) for choose in (min, max))
        for row, (right, up, ha, va) in {  # one label where two of them are the same year
                filled[0]: (0, 8, "center", "bottom"), high: (0, 8, "center", "bottom"),
                low: (0, -9, "center", "top"), filled[-1]: (8, 0, "left", "center")}.items():
            panel.remark(column, row, panel.table.said(column, row), colour, nudge=(right, up), ha=ha, va=va)
    panel.inside(0.37 if narrow else 0.29, 0.93, "Share of Japan's exports\nthat America buys",
                 colours.japan, va="top", weight="semibold")
    panel.inside(0.04, 0.17 if narrow else 0.2, "Share of Japan's imports\nthat America supplies",
                 colours.second, va="top", weight="semibold")
    panel.note(2006, 24.6, "rings: in dollars" if narrow else "rings: value counted in dollars",
               fontsize=kit.SMALL, ha="left")
    panel.dotted(int(computed) - 0.5, 30.2)
    words = kit.wrapped(f"from {computed} worked out from sums in yen", 118, kit.SMALL)
    panel.note(2033 if narrow else 2029, 30.8, words, fontsize=kit.SMALL, ha="right", va="bottom")
