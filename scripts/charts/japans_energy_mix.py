"""What Japan's primary energy is made of: three fossil fuels, and a rest that the record does not split."""

from __future__ import annotations

from decimal import Decimal

from macros.data import Ledger
from macros.words.house_style import fact_text, grouped, period_text
from scripts.charts import lettering
from scripts.charts.canvas import Canvas, Panel
from scripts.charts.model import Chart, Column, Table, credit

SERIES = "primary-energy-mix-fy2024"
FOSSIL = "fossil-share-of-primary-energy-fy2024"
WHOLE = 100
THICK = 1.0


def chart(ledger: Ledger) -> Chart:
    """The chart: one bar, the largest fuel first, the rest left pale."""
    series = ledger.one_series(SERIES)
    labels = {entity.id: entity.label for entity in series.info.entities}
    shares = sorted(((labels[r.entity], r.amount.value) for r in series.rows if r.amount),
                    key=lambda share: -share[1])
    fossil = ledger.fact(FOSSIL)
    year = period_text(series.rows[0].period)
    told = ", ".join(f"{label.lower()} {pct(value)}" for label, value in shares)
    added = sum((value for _, value in shares), Decimal(0))
    return Chart(
        title=f"Fossil fuels gave {fact_text(fossil)} of Japan's primary energy in {year}, "
              f"{shares[0][0].lower()} alone {pct(shares[0][1])}",
        subtitle=f"Share of primary energy supply, {year}, preliminary",
        alt=f"Japan's primary energy in {year}: {told}. Everything else together, which the source "
            f"does not break down, makes the rest of the whole.",
        description=[
            f"The bar is all of Japan's primary energy supply in {year}, that is energy before it becomes "
            f"petrol or electric power. The coloured parts add up to {pct(added)}; they are shares as the "
            "agency published them, not worked out here.",
            "The pale part is all the rest. The copy that we read does not split it, so neither does the "
            "drawing.",
            "A share of use says nothing about where a fuel comes from. The values are preliminary."],
        credit=credit(ledger, [SERIES]), as_of=year, topic="energy", sources=[SERIES, *fossil.sources[1:]],
        facts=[FOSSIL],
        table=Table("Year", tuple(Column(label, pct) for label, _ in shares),
                    ((year[0].upper() + year[1:], tuple(value for _, value in shares)),)),
        draw=draw, height=170, narrow_height=220)


def pct(value: Decimal) -> str:
    """A share with one decimal."""
    return f"{grouped(value, 1)}%"


def draw(canvas: Canvas) -> None:
    """A bar of parts, the name and share of each over it."""
    panel, colours, narrow = canvas.panel(x="value", y="row"), canvas.colours, canvas.narrow
    columns = range(len(canvas.table.columns))
    shades = (colours.japan, colours.other, colours.second)
    panel.wholes(WHOLE, thick=THICK)
    panel.parts(columns, shades, thick=THICK)
    panel.values_axis([0, 50, WHOLE] if narrow else [0, 25, 50, 75, WHOLE], lambda value: f"{value}%",
                      limits=(0, WHOLE))
    panel.axes.grid(visible=False)  # lines would run through the names
    panel.axes.tick_params(axis="x", length=4)
    panel.axes.set_ylim(-THICK / 2, THICK / 2)
    start = 0.0
    for column, shade in zip(columns, shades, strict=True):
        share = canvas.table.column(column)[0]
        _name(panel, start, canvas.table.columns[column].head, pct(share), shade)
        start += float(share)
    _name(panel, start, "Everything else", "not broken down", colours.quiet)
    panel.names(where="above", dy=116 if narrow else 88, colour=colours.quiet)


def _name(panel: Panel, start: float, head: str, below: str, colour: str) -> None:
    """The name of a part over its beginning, and its share under the name."""
    room = 60 if panel.narrow else 140
    words = f"{lettering.wrapped(head, room)}\n{lettering.wrapped(below, room)}"
    panel.note(start, THICK / 2, words, panel.colours.ink if colour == panel.colours.other else colour,
               nudge=(0, 6), ha="left", va="bottom")
