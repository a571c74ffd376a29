"""What a new chart's file begins with."""

SCAFFOLD = '''"""Say in one line what the chart shows."""

from scripts.charts import kit

SERIES = "yen-per-dollar"  # the series that it draws


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart; every text is computed from the records, so that it stays true."""
    values = kit.over_time(ledger, SERIES)
    last = values.last
    return kit.Chart(
        title=f"{title}: {{values.told(last)}}",
        subtitle="{subtitle}",
        alt=f"{alt}: {{values.told(last)}}.",
        description=["{marks}", "{silence}"],
        as_of=last.text, topic="yen", sources=[SERIES],
        table=kit.table_of("Year", {{ledger.series[SERIES].info.title: values}}), draw=draw)


def draw(canvas: kit.Canvas) -> None:
    """Say in one line how it is drawn; every cell of the table needs its mark."""
    panel = canvas.panel(x="time", y="value")
    panel.values_axis([0, 100, 200, 300], limits=(0, 380))
    panel.time_axis([1975, 2000, 2025], limits=(1970, 2027))
    panel.line(0, canvas.colours.japan)
'''
