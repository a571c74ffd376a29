"""Who sells Japan its crude oil."""

from __future__ import annotations

from decimal import Decimal

from macros.data import Ledger
from macros.words.house_style import grouped, period_text
from scripts.charts.canvas import Canvas
from scripts.charts.model import Chart, Column, Table, credit

SERIES = "crude-import-sources-fy2023"
OUTSIDE = "outside-middle-east"
SUMS = ("other-middle-east", OUTSIDE)
THICK = 0.64


def pct(value: Decimal) -> str:
    """A share with one decimal."""
    return f"{grouped(value, 1)}%"


def chart(ledger: Ledger) -> Chart:
    """The chart: sellers by size, the rest of the Middle East, everyone else."""
    series = ledger.one_series(SERIES)
    labels = {entity.id: entity.label for entity in series.info.entities}
    values = {r.entity: r.amount.value for r in series.rows if r.amount}
    ranked = [*sorted((e for e in values if e not in SUMS), key=lambda e: -values[e]), *SUMS]
    year = period_text(series.rows[0].period)
    first, second = ranked[:2]
    told = ", ".join(f"{labels[e]} {pct(values[e])}" for e in ranked)
    return Chart(
        title=f"The {labels[first]} and {labels[second]} sold Japan {pct(values[first] + values[second])} "
              f"of its crude oil in {year}",
        subtitle="Share of Japan's crude oil imports by seller, per cent of volume, April to March",
        alt=f"Japan's crude oil in {year} by seller: {told}.",
        description=[
            f"Each bar is a seller's share of the crude oil that Japan imported in {year}; together "
            "the bars make the whole.",
            f"The red bars are the Middle East, the grey one everywhere else, {pct(values[OUTSIDE])}. "
            "The numbers say where the oil was bought, not by which sea route it came, and do not "
            "cover oil products such as petrol.",
            "They were read in a single copy, and are older than the war in Iran."],
        credit=credit(ledger, [SERIES]), as_of=year, topic="energy", sources=[SERIES],
        table=Table("Seller", (Column("Share of crude oil imports", pct),),
                    tuple((labels[e], (values[e],)) for e in ranked)),
        draw=draw, height=290, narrow_height=310)


def draw(canvas: Canvas) -> None:
    """Bars from zero in the order of the table; a bracket sums up the Middle East."""
    panel, colours, narrow = canvas.panel(x="value", y="row"), canvas.colours, canvas.narrow
    values = [value or 0 for value in canvas.table.numbers(0)]
    region = range(len(values) - 1)
    panel.bars(0, [*(colours.japan for _ in region), colours.other], thick=THICK)
    panel.values(0)
    panel.names(room=92 if narrow else 0)
    panel.limit_rows()
    end = max(values) * (1.3 if narrow else 1.13)
    panel.limit_values(0, end * 1.005)
    top, bottom = THICK / 2, panel.places[region[-1]] - THICK / 2
    nib = end * (0.965 if narrow else 0.985)
    panel.axes.plot([nib, end, end, nib], [top, top, bottom, bottom], color=colours.quiet, linewidth=1.2)
    whole = canvas.table.columns[0].show(sum(canvas.table.column(0)[:-1]))
    panel.note(end, panel.places[region[-2]], f"{whole}\nfrom the\nMiddle East" if narrow else
               f"{whole} from the Middle East", colours.ink, nudge=(-10, 0), ha="right", va="center")
