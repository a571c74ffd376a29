"""Where American troops are stationed abroad: the largest hosts, counted on one day."""

from scripts.charts import kit

SERIES = "us-troops-by-country-2025"
SHOWN = 6


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: the largest hosts in the series, the others in words."""
    every = kit.ranking(ledger, SERIES)
    names, values = list(every), kit.Values(dict([*every.items()][:SHOWN]), every.show)
    day = kit.period_text(ledger.series[SERIES].rows[0].period)
    first, second, *_ = names
    rest = ", ".join(f"{name} ({every.said(name)})" for name in names[SHOWN:])
    return kit.Chart(
        title=f"{first} hosts more American troops than any other country abroad"
              + f", half as many again as {second}" * (145 < values[first] / values[second] * 100 < 155),
        subtitle=f"Active-duty US personnel permanently assigned, largest hosts, {day}",
        alt=f"American troops by host country on {day}: {values.listed()}.",
        description=[
            f"Each bar counts active-duty personnel permanently assigned to a country on {day}. "
            f"{first} is followed by {values.told(second)}. Smaller hosts: {rest}.",
            "Troops on rotation are left out, which is why South Korea stands lower than the number usually "
            "quoted, and so are American territories such as Guam, and Iraq and Syria, which the Pentagon "
            "does not report."],
        as_of=day, topic="bases", sources=[SERIES],
        table=kit.table_of("Host", {"US active-duty personnel": values}),
        draw=draw, height=250, narrow_height=250)


def draw(canvas: kit.Canvas) -> None:
    """Bars from zero, the value at the end of each."""
    panel = canvas.panel(x="value", y="row")
    panel.bars(0, panel.accented("Japan"))
    panel.values(0)
    panel.names()
    panel.fit()
