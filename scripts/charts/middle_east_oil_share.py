"""How much of Japan's crude oil comes from the Middle East, in the years that we know."""

from scripts.charts import kit

SERIES = "crude-middle-east-share"
SPREAD = "oil-spread-undone-fy1987-fy2017"  # what the notes in the drawing rest on


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: dots for single fiscal years; calendar years are only in the table."""
    fiscal, calendar = (kit.over_time(ledger, SERIES, kind) for kind in ("fiscal-year", "calendar-year"))
    first, latest, low = fiscal.first, fiscal.last, fiscal.lowest
    turned = first < low < latest and fiscal[low] < min(fiscal[first], fiscal[latest])
    table = kit.table_of("Year", {"Fiscal years, April to March": fiscal, "Calendar years": calendar},
                         undrawn=("Calendar years",))
    return kit.Chart(
        title=("Japan once bought its oil more widely; " if turned else "") +
              f"in {kit.period_text(latest)}, {fiscal.said(latest)} came from the Middle East",
        subtitle="The Middle East's share of Japan's crude oil imports by volume, in single fiscal years",
        alt=f"The Middle East's share of Japan's crude oil imports in single fiscal years: "
            f"{fiscal.listed('; ')}.",
        description=[
            f"Dots, not a line: from {kit.period_text(first)} on these are single fiscal years, which in "
            "Japan run from April to March, and those between are left out. Calendar years, which "
            "overlap with them without being the same months, stand in the table only.",
            "That Japan first bought more in China and Indonesia, and then had to go back, is how a report "
            "on the government's Energy White Paper tells it. The latest year is older than the war in "
            "Iran."],
        as_of=kit.period_text(latest), topic="energy", sources=[SERIES], events=[SPREAD],
        table=table, draw=draw,
        given={"named": [[*table.periods].index(year) for year in (first, low, latest)]},
        height=340, narrow_height=330)


def draw(canvas: kit.Canvas, named: tuple[int, int, int]) -> None:
    """One panel from nought: stems under the dots of fiscal years."""
    panel, narrow, colours = canvas.panel(x="time", y="value"), canvas.narrow, canvas.colours
    fiscal, shares = canvas.table.filled(0), canvas.table.numbers(0)
    panel.values_axis(range(0, 101, 25), limits=(0, 112))
    panel.time_axis(range(1970, 2021, 20 if narrow else 10), limits=(1965, 2026))
    panel.axes.vlines([panel.place(row) for row in fiscal], 0, [shares[row] or 0 for row in fiscal],
                      color=colours.third, linewidth=1, alpha=0.5)
    panel.dots(0, colours.third, size=7)
    for row, nudge, align in zip(named, ((-4, 9), (0, 9), (12, 18)), ("left", "center", "right"),
                                 strict=True):
        panel.remark(0, row, nudge=nudge, ha=align)
    between, low = (panel.place(named[1]) + panel.place(named[2])) / 2, panel.place(named[1])
    for place, words in (((panel.place(named[0]) + low) / 2, "After the oil shocks: more oil from China "
                          "and Indonesia"), (between, "Asia's sellers need their own oil; Japan goes back")):
        panel.note(place, 37.5, kit.wrapped(words, 84 if narrow else 160), ha="center", va="center")
