"""How many Japanese feel close to America, with the break between two ways of asking."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from macros.data import Ledger
from macros.house_style import grouped
from scripts.charts.house import note
from scripts.charts.model import Chart, Column, Draw, Table, Theme, credit

SERIES = "opinion-affinity-us-cabinet-office"
FLOOR, CEILING = 60, 100


def chart(ledger: Ledger) -> Chart:
    """The chart, from the Cabinet Office's yearly survey; missing years stay missing."""
    series = ledger.one_series(SERIES)
    change = series.info.breaks[0]
    values = {int(r.period.text): r.amount.value for r in series.values() if r.amount}
    years = sorted(values)
    begins = change.at.first.year
    last = years[-1]
    by_post = [year for year in years if year >= begins]
    before = by_post[-2]

    def pct(year: int) -> str:
        return f"{grouped(values[year], 1)}%"

    fell = values[last] < values[before]
    lowest = all(values[last] <= values[year] for year in by_post)
    title = (f"The share that feels close to America {'fell' if fell else 'went'} from {pct(before)} "
             f"to {pct(last)} in {last}" + (", the lowest we have since the survey went by post"
                                            if lowest else ""))
    missing = [year for year in range(years[0], last + 1) if year not in values]
    return Chart(
        title=title,
        subtitle="Japanese who feel, or rather feel, an affinity with the United States, per cent; "
                 f"the scale starts at {FLOOR}",
        alt="Affinity with the United States by year: "
            + ", ".join(f"{year} {pct(year)}" for year in years)
            + f". From {begins} on people were asked by post instead of in person.",
        description=[
            f"Each dot is a year of the Cabinet Office's survey. Until {begins - 1} people were "
            f"interviewed in person, from {begins} on they answered by post. People may answer "
            "paper differently from a stranger at the door, so the parts must not be joined.",
            "Only neighbouring years are joined by a line. These years are missing from our records "
            f"and not zero: {', '.join(map(str, missing))}.",
            f"The scale starts at {FLOOR}%, which makes changes look larger than on a full one."],
        credit=credit(ledger, [SERIES]), as_of=str(last), sources=[SERIES],
        table=Table("Year", (Column("Feel, or rather feel, an affinity", lambda v: f"{grouped(v, 1)}%"),),
                    tuple((str(year), (values.get(year),)) for year in range(years[0], last + 1))),
        draw=_drawer(begins), height=380, narrow_height=360)


def _beside(value: Decimal, neighbours: list[Decimal], first: bool) -> dict[str, Any]:
    """Where a label stands clear of the line: above a peak, below a dip, right of a descent."""
    higher = [v > value for v in neighbours]
    if all(higher):
        return {"ha": "left", "xytext": (-5, -19)} if first else {"ha": "center", "xytext": (0, -19)}
    return {"ha": "left", "xytext": (9, 1)} if any(higher) else {"ha": "center", "xytext": (0, 9)}


def _drawer(begins: int) -> Draw:
    def draw(axes: Any, table: Table, theme: Theme) -> None:
        """Dots joined only from year to year, and a line across where the method changed."""
        points = [(int(label), value) for label, (value,) in table.rows]
        runs: list[list[tuple[int, Decimal]]] = [[]]
        for year, value in points:
            if value is None or year == begins:
                runs.append([])
            if value is not None:
                runs[-1].append((year, value))
        for run in runs:
            axes.plot([year for year, _ in run], [float(value) for _, value in run], "o-",
                      color=theme.japan, linewidth=2.2, markersize=6)
            for year, value in run:
                note(axes, year, float(value), grouped(value, 1), theme.text,
                     **_beside(value, [v for y, v in run if abs(y - year) == 1], year == run[0][0]))
        edge = begins - 0.5
        axes.axvline(edge, color=theme.muted, linewidth=1.2, linestyle=(0, (4, 3)))
        for words, side, gap in (("asked in person", "right", -6), ("asked by post", "left", 6)):
            note(axes, edge, FLOOR, words, theme.muted, ha=side, xytext=(gap, 8))
        axes.set_ylim(FLOOR, CEILING)
        axes.set_yticks(range(FLOOR, CEILING + 1, 10))
        axes.set_yticklabels([f"{tick}%" for tick in range(FLOOR, CEILING + 1, 10)])
        axes.set_xlim(points[0][0] - 0.6, points[-1][0] + 0.6)
        axes.set_xticks([2010, 2015, 2020, 2025] if theme.narrow else list(range(2010, 2026, 3)))
    return draw
