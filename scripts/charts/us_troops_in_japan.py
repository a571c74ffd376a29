"""American troops in Japan since 1950: two counts side by side, never joined."""

from __future__ import annotations

from collections.abc import Mapping
from decimal import Decimal
from typing import Any

from macros.data import Ledger
from macros.house_style import grouped
from scripts.charts.house import note
from scripts.charts.model import Chart, Column, Draw, Table, Theme, credit

SERIES = "us-troops-japan"
KANE, REPORTS = "kane-series", "dmdc-september-report"
UNEXPLAINED = ("2016", "2017")


def chart(ledger: Ledger) -> Chart:
    """The chart: each count from its own first to its own last year."""
    series = ledger.one_series(SERIES)
    kane, reports = ({r.period.text: r.amount.value for r in series.values(entity) if r.amount}
                     for entity in (KANE, REPORTS))
    break_year = int(series.info.breaks[0].at.text)
    years = [str(year) for year in range(int(min(kane)), int(max(reports)) + 1)]
    peak = max(kane, key=lambda year: kane[year])
    usual = {year: value for year, value in reports.items() if year not in UNEXPLAINED}
    least = min(usual, key=lambda year: usual[year])
    last = max(reports)
    missing = [year for year in years if year not in kane and year not in reports]

    def people(value: Decimal) -> str:
        return grouped(value, 0)

    return Chart(
        title=f"American troops in Japan: {people(kane[peak])} in {peak}, "
              f"{people(usual[least])} in {least}, {people(reports[last])} in {last}",
        subtitle="Active-duty US personnel, thousands; the method changes where the line breaks",
        alt=f"In {peak} there were {people(kane[peak])} American troops in Japan, the most in the "
            f"series; in {max(kane)}, the last year of the older count, {people(kane[max(kane)])}. "
            f"The newer count has {people(usual[least])} in {least} and {people(reports[last])} "
            f"in {last}.",
        description=[
            f"The grey line is a dataset compiled by Tim Kane, which counts Okinawa in throughout; "
            f"the red line, from {break_year}, is the Pentagon's report of each September. They "
            "are two counts and are not joined.",
            f"{' and '.join(missing)} are missing: the dataset only has the mean of the years "
            "around them. The dip in " + " and ".join(UNEXPLAINED) + f" ("
            f"{' and '.join(people(reports[y]) for y in UNEXPLAINED)}) stands as reported. The "
            "source does not explain it, so it must not be read as a withdrawal.",
            "Only people permanently assigned are counted; troops on rotation and most crews of "
            "ships are not."],
        credit=credit(ledger, [SERIES]), as_of=last, sources=[SERIES],
        table=Table("Year", (Column("Kane's dataset", people), Column("Report of September", people)),
                    tuple((year, (kane.get(year), reports.get(year))) for year in years)),
        draw=_drawer(break_year, {peak: kane[peak], least: usual[least], last: reports[last]}))


def _drawer(break_year: int, marked: Mapping[str, Decimal]) -> Draw:
    def draw(axes: Any, table: Table, theme: Theme) -> None:
        """Two lines with the break between them, gaps left open, and three years named."""
        years = [int(label) for label in table.labels]
        for index, colour in ((0, theme.other), (1, theme.japan)):
            values = [float("nan") if v is None else float(v) / 1000 for v in table.column(index)]
            axes.plot(years, values, color=colour, linewidth=2.2)
        lone = float(table.column(0)[0] or 0) / 1000
        axes.plot([years[0]], [lone], "o", color=theme.other, markersize=5)
        axes.axvline(break_year - 0.5, color=theme.muted, linewidth=1, linestyle=(0, (3, 3)))
        axes.set_ylim(0, 240)
        axes.set_yticks([50, 100, 150, 200])
        axes.set_xlim(years[0] - 1, years[-1] + (9 if theme.narrow else 4))
        axes.set_xticks([1950, 1975, 2000, 2025] if theme.narrow
                        else [1950, 1960, 1970, 1980, 1990, 2000, 2010, 2020])
        axes.annotate("new count", (break_year - 0.5, 240), xytext=(6, -2), va="top",
                      textcoords="offset points", color=theme.muted)
        axes.annotate("older count", (break_year - 0.5, 240), xytext=(-6, -2), va="top", ha="right",
                      textcoords="offset points", color=theme.muted)
        (peak, high), (least, low), (last, now) = ((int(y), float(v) / 1000)
                                                   for y, v in marked.items())
        note(axes, peak, high, f"{peak}: {high:.0f}", theme.text, xytext=(8, 2))
        note(axes, least, low, f"{least}: {low:.0f}", theme.text, xytext=(6, -21))
        note(axes, last, now, f"{last}: {now:.0f}", theme.text, xytext=(0, 12), ha="center")
        if not theme.narrow:
            dip = float(table.column(1)[years.index(int(UNEXPLAINED[0]))] or 0) / 1000
            note(axes, int(UNEXPLAINED[0]), dip, "dip not explained", theme.muted, xytext=(8, -14))
        for year, value in ((peak, high), (least, low), (last, now)):
            axes.plot([year], [value], "o", markersize=5,
                      color=theme.other if year < break_year else theme.japan)
    return draw
