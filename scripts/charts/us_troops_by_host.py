"""Where American troops are stationed abroad: the largest hosts, counted on one day."""

from scripts.charts import kit

SERIES = "us-troops-by-country-2025"
SHOWN = 5
ROTATING = "South Korea"


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: the largest hosts in the series, the others in words."""
    every = kit.ranking(ledger, SERIES)
    names, values = list(every), kit.Values(dict([*every.items()][:SHOWN]), every.show)
    day = kit.period_text(ledger.series[SERIES].rows[0].period)
    first, second, *_ = names
    half = 145 < values[first] / values[second] * 100 < 155
    rest = ", ".join(f"{name} ({every.said(name)})" for name in names[SHOWN:])
    return kit.Chart(
        title=(f"{first} hosts one and a half times as many American troops as {second}" if half else
               f"{first} hosts more American troops than any other country"),
        subtitle=f"Active-duty US personnel permanently assigned, largest hosts, {day}",
        alt=f"American troops by host country on {day}: {values.listed()}.",
        description=[
            f"Smaller hosts: {rest}.",
            "Troops on rotation are left out, which is why South Korea stands lower than the number usually "
            "quoted, and so are American territories such as Guam, and Iraq and Syria, which the Pentagon "
            "does not report."],
        as_of=day, topic="bases", sources=[SERIES],
        table=kit.table_of("Host", {"US active-duty personnel": values}),
        draw=draw, given={"half": half}, height=240, narrow_height=240)


def draw(canvas: kit.Canvas, half: bool) -> None:
    """Bars from zero, the value at the end of each; on the first what it has more than the second."""
    panel = canvas.panel(x="value", y="row")
    panel.bars(0, panel.accented("Japan"))
    panel.values(0, rows=[0], weight="semibold", fontsize=16)
    panel.values(0, rows=panel.rows[1:])
    panel.names(texts=[f"{name}*" if name == ROTATING else name for name in panel.table.labels])
    most, next_one = (value or 0 for value in panel.table.numbers(0)[:2])
    if half:
        panel.axes.plot([next_one] * 2, [-0.31, 0.31], ":", color=panel.colours.paper, linewidth=1.6)
        spot, colour, ha = (((most, 0.57), panel.colours.ink, "right") if panel.narrow else
                            (((most + next_one) / 2, 0), panel.colours.paper, "center"))
        panel.note(spot[0], spot[1], "half as many again", colour, ha=ha, va="center")
    panel.note(0, min(panel.places) - 0.9, "* without troops on rotation", nudge=(0, -2), va="center")
    panel.fit(0.75 if panel.narrow else 0.6, 1.3)
