"""The American share of Japan's exports and of its imports: dated points, never a line."""

from __future__ import annotations

import re
from decimal import Decimal

from macros.data import Ledger
from macros.values.periods import Period
from macros.words.house_style import fact_text, grouped
from scripts.charts.canvas import Canvas, Panel
from scripts.charts.lettering import SMALL, wrapped
from scripts.charts.model import Chart, Column, Draw, Table, credit

SERIES = "japan-trade-share"
FLOWS = ("exports-to-the-united-states", "imports-from-the-united-states")
BOTH = "total-trade-with-the-united-states"
Shares = dict[Period, Decimal]


def pct(value: Decimal) -> str:
    """A share as readers see it: to a tenth, or to a whole number if it was printed so."""
    return f"{grouped(value, min(1, max(0, -int(value.as_tuple().exponent))))}%"


def years_in_dollars(ledger: Ledger) -> tuple[str, ...]:
    """The years whose shares are of value in dollars, from the caveat that names them."""
    caveats = ledger.one_series(SERIES).info.caveats
    return tuple(year for text in caveats if "in US dollars for" in text
                 for year in re.findall(r"\d{4}", text))


def computed_from(ledger: Ledger) -> Period:
    """The year from which the shares are worked out from sums in yen: the last break."""
    return max(stop.at for stop in ledger.one_series(SERIES).info.breaks)


def shares_of(ledger: Ledger, entity: str) -> Shares:
    """The years at hand for one entity of the series, and its shares."""
    return {r.period: r.amount.value for r in ledger.one_series(SERIES).values(entity) if r.amount}


def chart(ledger: Ledger) -> Chart:
    """The chart: one dot a year at hand, exports and imports apart."""
    exports, imports = (shares_of(ledger, flow) for flow in FLOWS)
    shared = sorted(set(exports) & set(imports))
    first, last = shared[0], shared[-1]
    fell = exports[first] > exports[last] and imports[first] > imports[last]
    years = sorted(set(exports) | set(imports))
    turns = sorted({min(exports), max(exports, key=lambda year: exports[year]),
                    min(exports, key=lambda year: exports[year]), max(exports)})
    changes = (f"America took {pct(exports[first])} of Japan's exports in {first.text} and "
               f"{pct(exports[last])} in {last.text}; its share of Japan's imports "
               f"{'fell' if fell else 'went'} from {pct(imports[first])} to {pct(imports[last])}")
    return Chart(
        title="America's share of Japan's exports: "
              + ", ".join(f"{pct(exports[year])} in {year.text}" for year in turns),
        subtitle="US share of the value of Japan's goods exports and imports; a dot for each "
                 "year at hand, the others are missing",
        alt=f"Dots, not joined. {changes}. "
            f"The lowest share of exports at hand is {lowest(exports)}, of imports {lowest(imports)}.",
        description=describe(ledger, exports),
        credit=credit(ledger, [SERIES]), as_of=last.text, topic="trade", sources=[SERIES],
        table=Table("Year", (Column("US share of Japan's exports", pct),
                             Column("US share of Japan's imports", pct)),
                    tuple((year, (exports.get(year), imports.get(year))) for year in years)),
        draw=_drawer(years_in_dollars(ledger), computed_from(ledger).text), height=400, narrow_height=430)


def lowest(shares: Shares) -> str:
    """The smallest share at hand, with its year."""
    year = min(shares, key=lambda year: shares[year])
    return f"{pct(shares[year])} in {year.text}"


def describe(ledger: Ledger, exports: Shares) -> list[str]:
    """What is drawn, what it is not, and what readers may trip over."""
    both = shares_of(ledger, BOTH)
    start, highest = min(exports), max(exports, key=lambda year: exports[year])
    pism, carnegie = (fact_text(ledger.fact(ref)) for ref in (
        "japan-export-share-to-us-2024-pism", "japan-export-share-to-us-carnegie"))
    return [
        "Each dot is one year. The years between are missing from the copies that were read, so the "
        f"dots are not joined. The series opens in {start.text}, when America took "
        f"{pct(exports[start])} of the exports, and {highest.text} is the highest year at hand: a "
        "comparison that begins there shows the fall at its steepest.",
        f"Rings ({', '.join(years_in_dollars(ledger))}) are shares of value in dollars, full dots of value "
        f"in yen. The last ones, from {computed_from(ledger).text}, are worked out from published sums in "
        "yen; the earlier ones were read as shares. Copies differ by about a tenth of a point.",
        "A share of exports is not a share of all trade. For exports and imports together the "
        f"series has {len(both)} years only, and in {max(both).text} America's share was "
        f"{pct(both[max(both)])}. Two documents state the share of exports: one as {pism}, for "
        f"{ledger.fact('japan-export-share-to-us-2024-pism').as_of.text}, one as {carnegie}, without "
        "naming a year."]


def _drawer(dollars: tuple[str, ...], computed: str) -> Draw:
    def draw(canvas: Canvas) -> None:
        """One panel, red for what America buys, blue for what it supplies; rings for dollars."""
        panel, narrow, colours = canvas.panel(x="time", y="value"), canvas.narrow, canvas.colours
        panel.values_axis([0, 10, 20, 30, 40], lambda share: f"{share}%", limits=(0, 42))
        panel.time_axis(range(1980, 2026, 15 if narrow else 5), limits=(1977, 2033 if narrow else 2029))
        years = canvas.table.labels
        for column, colour in enumerate((colours.japan, colours.second)):
            for hollow in (False, True):
                rows = [row for row, year in enumerate(years) if (year in dollars) == hollow]
                panel.dots(column, colour, rows=rows, hollow=hollow, size=(5 if narrow else 7) - hollow)
            label_ends(panel, column, colour)
        panel.note(0.37 if narrow else 0.29, 0.93, "Share of Japan's exports\nthat America buys",
                   colours.japan, xycoords="axes fraction", va="top", weight="semibold")
        panel.note(0.04, 0.17 if narrow else 0.2, "Share of Japan's imports\nthat America supplies",
                   colours.second, xycoords="axes fraction", va="top", weight="semibold")
        mark_methods(panel, computed)
    return draw


def mark_methods(panel: Panel, computed: str) -> None:
    """Say what rings are, and from where on shares are worked out rather than read."""
    panel.note(2006, 24.6, "rings: in dollars" if panel.narrow else "rings: value counted in dollars",
               fontsize=SMALL, ha="left")
    start = int(computed) - 0.5
    panel.axes.plot([start] * 2, [0, 30.2], color=panel.colours.quiet, linewidth=0.9, linestyle=(0, (2, 2)))
    words = wrapped(f"from {computed} worked out from sums in yen", 118, SMALL)
    panel.note(2033 if panel.narrow else 2029, 30.8, words, fontsize=SMALL, ha="right", va="bottom")


def label_ends(panel: Panel, column: int, colour: str) -> None:
    """Print the first, the highest, the lowest and the last share at hand."""
    cells = {row: value for row, value in enumerate(panel.table.column(column)) if value is not None}
    low, high = (choose(cells, key=lambda row: cells[row]) for choose in (min, max))
    spots = {min(cells): (0, 8, "center", "bottom"), high: (0, 8, "center", "bottom"),
             low: (0, -9, "center", "top"), max(cells): (8, 0, "left", "center")}
    for row, (right, up, ha, va) in spots.items():
        panel.note(panel.place(row), float(cells[row]), pct(cells[row]), colour, nudge=(right, up),
                   ha=ha, va=va)
