"""American troops in Japan since 1950: two counts side by side, never joined."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from decimal import Decimal

from macros.data import Ledger
from macros.values.periods import parse_period
from macros.words.house_style import grouped
from scripts.charts.canvas import Canvas, Panel
from scripts.charts.model import Chart, Column, Draw, Table, credit

SERIES = "us-troops-japan"
KANE, REPORTS = "kane-series", "dmdc-september-report"
# The caveats of the series: the source does not explain the low counts of these years.
UNEXPLAINED = ("2016", "2017")
Counts = Mapping[str, Decimal]


def chart(ledger: Ledger) -> Chart:
    """The chart: each count from its own first to its own last year."""
    series = ledger.one_series(SERIES)
    kane, reports = ({r.period.text: r.amount.value for r in series.values(entity) if r.amount}
                     for entity in (KANE, REPORTS))
    break_year = int(series.info.breaks[0].at.text)
    years = [str(year) for year in range(int(min(kane)), int(max(reports)) + 1)]
    peak, end, last = max(kane, key=lambda year: kane[year]), max(kane), max(reports)
    missing = [year for year in years if year not in kane and year not in reports]
    least = min(reports, key=lambda year: reports[year])
    return Chart(
        title=_title(kane, reports),
        subtitle="US active-duty personnel assigned to Japan; the method of counting changes where "
                 "the line breaks",
        alt=f"In {peak} there were {_people(kane[peak])} American troops in Japan, the most in the "
            f"older count, which ends in {end} at {_people(kane[end])}. The newer count begins in "
            f"{min(reports)} at {_people(reports[min(reports)])}, has its lowest value in {least}, "
            f"{_people(reports[least])}, and stands at {_people(reports[last])} in {last}.",
        description=_description(reports, break_year, missing),
        credit=credit(ledger, [SERIES]), as_of=last, topic="bases", sources=[SERIES],
        table=Table("Year", (Column("Older count (Kane)", _people),
                             Column("Newer count (report of 30 September)", _people)),
                    tuple((parse_period(year), (kane.get(year), reports.get(year))) for year in years)),
        draw=_drawer(break_year, years.index(peak), years.index(end), tuple(missing)),
        height=400, narrow_height=380)


def _title(kane: Counts, reports: Counts) -> str:
    """The finding: the fall within the older count, and where the newer one stands."""
    peak, end, last = max(kane, key=lambda year: kane[year]), max(kane), max(reports)
    move = "fell" if kane[end] < kane[peak] else "went"
    return (f"American troops in Japan {move} from {_people(kane[peak])} in {peak} to "
            f"{_people(kane[end])} in {end}; by another count there were {_people(reports[last])} "
            f"in {last}")


def _description(reports: Counts, break_year: int, missing: list[str]) -> list[str]:
    return [
        "The grey line is a dataset compiled by Tim Kane, which counts Okinawa in throughout; the "
        f"red line, from {break_year}, is the Pentagon's report of each September. They are two "
        "counts and are not joined, and a step from one to the other is no change of troops.",
        f"{' and '.join(missing)} are missing: the dataset only has the mean of the years around "
        f"them. The dip in {' and '.join(UNEXPLAINED)} "
        f"({' and '.join(_people(reports[year]) for year in UNEXPLAINED)}) stands as reported. The "
        "source does not explain it, so it must not be read as a withdrawal.",
        "Only people permanently assigned are counted; troops on rotation and most crews of ships "
        "are not. The early decades of the older count are less sure than the rest: how it treats "
        "sailors ashore and at sea changes."]


def _people(value: Decimal) -> str:
    return grouped(value, 0)


def _drawer(break_year: int, peak: int, end: int, missing: Sequence[str]) -> Draw:
    """How it is drawn, for the rows of the older count's peak and end and the years without a count."""
    def draw(canvas: Canvas) -> None:
        """Two lines with the break between them, gaps left open, and a few years named."""
        panel, colours, narrow = canvas.panel(x="time", y="value"), canvas.colours, canvas.narrow
        last = len(canvas.table.rows) - 1
        panel.values_axis([0, 50_000, 100_000, 150_000, 200_000], lambda people: f"{people:,}",
                          limits=(0, 240_000))
        panel.time_axis([1950, 1975, 2000, 2025] if narrow else
                        [1950, 1960, 1970, 1980, 1990, 2000, 2010, 2020],
                        limits=(panel.place(0) - 1, panel.place(last) + (3 if narrow else 2)))
        panel.line(0, colours.other)
        panel.line(1, colours.japan)
        _break(panel, break_year)
        _name(panel, 0, peak, colours.other, (8, 3), "left")
        _name(panel, 0, end, colours.other, (-2, -24), "right")
        _name(panel, 1, last, colours.japan, (4, 12), "right")
        panel.axes.axvspan(int(missing[0]) - 0.5, int(missing[-1]) + 0.5, color=colours.grid, linewidth=0,
                           zorder=0.4)
        panel.note(int(missing[-1]) + 0.5, 0, f"{', '.join(missing)}: no count", nudge=(4, 8))
        dip = panel.table.labels.index(UNEXPLAINED[0])
        panel.note(panel.place(dip), canvas.table.numbers(1)[dip] or 0,
                   "dip not\nexplained" if narrow else "dip not explained", nudge=(0, -4), ha="center",
                   va="top")
    return draw


def _break(panel: Panel, year: int) -> None:
    """Where the method changes: a dashed line with the name of a count on either side."""
    middle = year - 0.5
    panel.axes.axvline(middle, color=panel.colours.quiet, linewidth=1, linestyle=(0, (3, 3)))
    for text, nudge, align in (("older count", -7, "right"), ("newer count", 7, "left")):
        words = text.replace(" ", "\n") if panel.narrow else text
        panel.note(middle, 240_000, words, nudge=(nudge, -2), ha=align, va="top")


def _name(panel: Panel, column: int, row: int, colour: str, nudge: tuple[float, float],
          align: str) -> None:
    """A dot on the line, and its year and count beside it."""
    value = panel.table.column(column)[row]
    panel.dots(column, colour, rows=[row], size=6)
    panel.note(panel.place(row), float(value), f"{panel.table.labels[row]}: {_people(value)}",
               panel.colours.ink, nudge=nudge, ha=align)
