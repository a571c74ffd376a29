"""How large the US goods deficit with Japan is, and whether it grows: two counts, never joined."""

from __future__ import annotations

from decimal import Decimal

from macros.data import Ledger
from macros.values.periods import Period, parse_period
from macros.words.house_style import grouped
from scripts.charts.canvas import Canvas, Panel
from scripts.charts.lettering import SMALL
from scripts.charts.model import Chart, Column, Table, credit

COMPUTED = "us-goods-balance-japan-census-derived"
CENSUS = "us-goods-trade-with-japan-census"
BEA = "us-trade-with-japan-bea"
BALANCE = "goods-balance"
BILLION = Decimal(10) ** 9
Deficits = dict[Period, Decimal]


def bn(value: Decimal) -> str:
    """A sum as readers see it."""
    return f"${grouped(value / BILLION, 1)}bn"


def deficits(ledger: Ledger, series: str, entity: str = "") -> Deficits:
    """The balances of a series with their sign turned, so that a deficit is positive."""
    return {r.period: -r.amount.value for r in ledger.one_series(series).values(entity) if r.amount}


def chart(ledger: Ledger) -> Chart:
    """The chart: bars for the customs count, published and computed, and for the accounts of BEA."""
    computed, census, bea = (deficits(ledger, COMPUTED), deficits(ledger, CENSUS, BALANCE),
                             deficits(ledger, BEA, BALANCE))
    customs = computed | census
    peak, top = (max(count, key=lambda year: count[year]) for count in (customs, bea))
    last, end = max(census), max(bea)
    now = f"{bn(census[last])} in {last.text}"
    first = min(computed)
    years = [parse_period(f"{year}") for year in range(first.first.year, last.first.year + 1)]
    return Chart(
        title=f"The US goods deficit with Japan is not at a record: it was largest in {peak.text}, "
              f"at about {bn(customs[peak])}, and came to {now}"
              if peak == top != last else f"The US goods deficit with Japan came to {now}",
        subtitle="US goods imports from Japan less exports to it, a year, in dollars of the day, on two "
                 "counts with one scale",
        alt=f"By the customs count the deficit was about {bn(computed[first])} in {first.text}, "
            f"{bn(customs[peak])} at its largest in {peak.text} and {now}. On the balance-of-payments "
            f"basis it was largest in {top.text}, at {bn(bea[top])}, and {bn(bea[end])} in {end.text}.",
        description=describe(computed, census, bea),
        credit=credit(ledger, [COMPUTED, CENSUS, BEA]), as_of=last.text, topic="trade",
        sources=[COMPUTED, CENSUS, BEA],
        table=Table("Year", (Column("Census basis, computed", bn), Column("Census basis, published", bn),
                             Column("Balance-of-payments basis", bn)),
                    tuple((year, (computed.get(year), census.get(year), bea.get(year))) for year in years)),
        draw=draw, height=450, narrow_height=450)


def describe(computed: Deficits, census: Deficits, bea: Deficits) -> list[str]:
    """What is drawn, what it is not, and what readers may trip over."""
    first, last = min(computed), max(census)
    rise = f"{bn(computed[first])} in {first.text}, {bn(census[last])} in {last.text}"
    return [
        "Above stands the Census Bureau's count of goods at the border. The grey bars, to "
        f"{max(computed).text}, are not read from it: they are worked out from a ratio to GDP and "
        "good to a few hundred million dollars. The red bars are published values. For the years "
        "between, this count is not in our records, and they stay empty.",
        "Below stands the count that follows the balance of payments, a little larger in most "
        f"years; here it ends in {max(bea).text}. The two are drawn on one scale and not joined.",
        f"Whether the gap has grown depends on the year one starts from: {rise}, but less than at "
        "the peak. All values are in dollars of their day, so rising prices alone lift the later "
        "bars. Services, where America mostly earns a surplus, are left out."]


def draw(canvas: Canvas) -> None:
    """Two panels of upright bars over the same years."""
    colours, narrow = canvas.colours, canvas.narrow
    grid = canvas.grid(2, 1, height_ratios=(1.1, 1))
    above, below = (canvas.panel(x="time", y="value", spot=grid[row, 0]) for row in range(2))
    above.bars(0, colours.other, thick=0.72)
    above.bars(1, colours.japan, thick=0.72)
    below.bars(2, colours.second, thick=0.72)
    years = [int(label) for label in canvas.table.labels]
    for panel, top in ((above, 132e9), (below, 120e9)):
        panel.values_axis([0, 30e9, 60e9], bn_tick, limits=(0, top))
        panel.time_axis(range(1990, 2026, 10 if narrow else 5), limits=(years[0] - 1, years[-1] + 1))
    head(above, "Customs count (Census basis)", "grey bars: worked out; gap: not in our records")
    head(below, "Balance-of-payments basis (BEA)")
    label_largest(above, 0)
    label_last(above, 1)
    label_largest(below, 2)
    label_last(below, 2)


def bn_tick(value: float) -> str:
    """A tick: nought, or whole billions."""
    return f"${value / 1e9:.0f}bn" if value else "$0"


def head(panel: Panel, words: str, below: str = "") -> None:
    """What a panel counts, in its upper left corner."""
    panel.note(0.012, 0.985, words, panel.colours.ink, xycoords="axes fraction", va="top", weight="semibold")
    if below:
        panel.note(0.012, 0.985, below, xycoords="axes fraction", nudge=(0, -17), va="top", fontsize=SMALL)


def label_largest(panel: Panel, column: int) -> None:
    """Print the largest deficit of a column over its bar, with its year."""
    numbers = [value or 0 for value in panel.table.numbers(column)]
    row = numbers.index(max(numbers))
    panel.note(panel.place(row), numbers[row], told(panel, column, row), panel.colours.ink,
               nudge=(0, 6), ha="center", va="bottom")


def label_last(panel: Panel, column: int) -> None:
    """Print the last deficit of a column, with its year, clear of the taller bars beside it."""
    numbers = panel.table.numbers(column)
    row = max(row for row, value in enumerate(numbers) if value is not None)
    tallest = max(value for value in numbers[row - 6:row + 1] if value is not None)
    panel.note(panel.place(row) + 0.5, tallest, told(panel, column, row), panel.colours.ink,
               nudge=(0, 6), ha="right", va="bottom")


def told(panel: Panel, column: int, row: int) -> str:
    """The year of a row and its deficit, in words."""
    return f"{panel.table.labels[row]}: {bn(panel.table.column(column)[row])}"
