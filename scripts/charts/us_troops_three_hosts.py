"""American troops in Japan, Germany and South Korea since 2012, on one count."""

from __future__ import annotations

from decimal import Decimal

from macros.data import Ledger
from macros.words.house_style import grouped
from scripts.charts.canvas import Canvas
from scripts.charts.model import Chart, Column, Draw, Table, credit

SERIES = "us-troops-three-hosts"
JAPAN = "japan"
UNEXPLAINED = "2016"  # the year in which the caveat of the series begins


def chart(ledger: Ledger) -> Chart:
    """The chart: one line for each host, year by year."""
    series = ledger.one_series(SERIES)
    hosts = {entity.id: entity.label for entity in series.info.entities}
    counts = {id: {r.period.text: r.amount.value for r in series.values(id) if r.amount} for id in hosts}
    years = {r.period.text: r.period for id in hosts for r in series.values(id)}
    first, last = min(years), max(years)
    ahead = all(counts[JAPAN][year] > values[year] for id, values in counts.items() if id != JAPAN
                for year in values.keys() & counts[JAPAN].keys())
    told = ", ".join(f"{label} {people(counts[id][last])}" for id, label in hosts.items())
    others = " or ".join(label for id, label in hosts.items() if id != JAPAN)
    return Chart(
        title=f"Japan has hosted more American troops than {others} in every year since {first}"
        if ahead else f"American troops in {last}: {told}",
        subtitle="Active-duty US personnel permanently assigned, at the end of September of each year",
        alt=f"American troops at the end of September {last}: {told}. In {first} it was "
            + ", ".join(f"{label} {people(counts[id][first])}" for id, label in hosts.items()) + ".",
        description=[
            "Each line counts active-duty personnel permanently assigned to a country. Troops on "
            "rotation and most crews of ships are left out, which is why South Korea stands lower "
            "than the number usually quoted.",
            f"The dip in Japan's line from {UNEXPLAINED} "
            f"({people(counts[JAPAN][UNEXPLAINED])}) stands as the Pentagon reported it. The source does "
            "not explain it, so it must not be read as a withdrawal. Years before "
            f"{first} are left out, because the compilers of the data adjusted Germany's."],
        credit=credit(ledger, [SERIES]), as_of=last, topic="bases", sources=[SERIES],
        table=Table("Year", tuple(Column(label, people) for label in hosts.values()),
                    tuple((years[year], tuple(counts[id].get(year) for id in hosts))
                          for year in sorted(years))),
        draw=_drawer(tuple(hosts.values())), height=360, narrow_height=380)


def people(value: Decimal) -> str:
    """A number of people."""
    return grouped(value, 0)


def _drawer(hosts: tuple[str, ...]) -> Draw:
    def draw(canvas: Canvas) -> None:
        """Three lines from zero, each named at its end with its last value."""
        panel, narrow = canvas.panel(x="time", y="value"), canvas.narrow
        colours = (canvas.colours.japan, canvas.colours.second, canvas.colours.third)
        years = [int(label) for label in canvas.table.labels]
        panel.values_axis([0, 20000, 40000, 60000], lambda v: f"{v:,}", limits=(0, 63000))
        panel.time_axis([2012, 2016, 2020, 2024] if narrow else range(years[0], years[-1] + 1, 2),
                        limits=(years[0] - 0.3, years[-1] + 0.1))
        for column, (host, colour) in enumerate(zip(hosts, colours, strict=True)):
            panel.line(column, colour, weight=2.6 if column == 0 else 2.0)
            last = canvas.table.numbers(column)[-1] or 0
            panel.axes.plot([years[-1]], [last], "o", color=colour, markersize=6, clip_on=False)
            words = "\n".join([*host.split(), f"{last:,.0f}"]) if narrow else f"{host} {last:,.0f}"
            panel.note(years[-1], last, words, colour, nudge=(9, 0), va="center", weight="semibold")
        row = canvas.table.labels.index(UNEXPLAINED) + 1
        panel.note(years[row], canvas.table.numbers(0)[row] or 0,
                   "dip not\nexplained" if narrow else "dip not explained by the source",
                   nudge=(14, 0), va="center")
    return draw
