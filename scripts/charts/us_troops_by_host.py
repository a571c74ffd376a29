"""Where American troops are stationed abroad: the largest hosts, counted on one day."""

from __future__ import annotations

from decimal import Decimal

from macros.data import Ledger
from macros.words.house_style import grouped, period_text
from scripts.charts.canvas import Canvas
from scripts.charts.model import Chart, Column, Table, credit

SERIES = "us-troops-by-country-2025"
JAPAN = "Japan"


def chart(ledger: Ledger) -> Chart:
    """The chart: every host in the series, the largest on top."""
    series = ledger.one_series(SERIES)
    labels = {entity.id: entity.label for entity in series.info.entities}
    values = {labels[r.entity]: r.amount.value for r in series.rows if r.entity and r.amount}
    ranked = sorted(values, key=lambda host: -values[host])
    day = period_text(series.rows[0].period)

    def people(value: Decimal) -> str:
        return grouped(value, 0)

    first, second = ranked[:2]
    told = ", ".join(f"{host} {people(values[host])}" for host in ranked)
    return Chart(
        title=f"{first} hosts more American troops than any other country abroad: "
              f"{people(values[first])}, against {people(values[second])} in {second}",
        subtitle=f"Active-duty US personnel permanently assigned, largest hosts, {day}",
        alt=f"American troops by host country on {day}: {told}.",
        description=[
            f"Each bar counts active-duty personnel permanently assigned to a country on {day}.",
            "Troops on rotation and most crews of ships are left out, which is why South Korea "
            "stands lower than the number usually quoted. American territories such as Guam are "
            "left out too, and so are Iraq and Syria, which the Pentagon does not report."],
        credit=credit(ledger, [SERIES]), as_of=day, topic="bases", sources=[SERIES],
        table=Table("Host", (Column("US active-duty personnel", people),),
                    tuple((host, (values[host],)) for host in ranked)),
        draw=draw, height=410, narrow_height=400)


def draw(canvas: Canvas) -> None:
    """Bars from zero, the value at the end of each."""
    panel, colours = canvas.panel(x="value", y="row"), canvas.colours
    panel.bars(0, [colours.japan if label == JAPAN else colours.other for label in canvas.table.labels])
    panel.values(0)
    panel.names()
    panel.limit_rows()
    panel.limit_values(0, max(value or 0 for value in canvas.table.numbers(0)))
