"""How much of Japan's crude oil comes from the Middle East, in the years that we know."""

from scripts.charts import kit

SERIES = "crude-middle-east-share"
SPREAD = "oil-spread-undone-fy1987-fy2017"  # what the notes in the drawing rest on


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: dots for single fiscal years; calendar years are only in the table."""
    fiscal, calendar = (kit.over_time(ledger, SERIES, kind) for kind in ("fiscal-year", "calendar-year"))
    first, latest, low = fiscal.first, fiscal.last, fiscal.lowest
    table = kit.table_of("Year", {"Fiscal years, April to March": fiscal, "Calendar years": calendar},
                         undrawn=("Calendar years",))
    return kit.Chart(
        title=("The Middle East's share of Japan's crude oil fell and came back, to "
               + fiscal.said(latest)) if fiscal.highest == latest and first < low < latest else
              f"The Middle East gave {fiscal.said(latest)} of Japan's crude oil in {kit.period_text(latest)}",
        subtitle="The Middle East's share of Japan's crude oil imports by volume; dots are single fiscal "
                 "years, the dotted line guides the eye",
        alt=f"The Middle East's share of Japan's crude oil imports in single fiscal years: "
            f"{fiscal.listed('; ')}.",
        description=[
            f"The dotted line says nothing of the years between. From {kit.period_text(first)} on these are "
            "single fiscal years, which in Japan run from April to March. Calendar years, which "
            "overlap with them without being the same months, stand in the table only.",
            "That Japan first bought more in China and Indonesia, and then had to go back, is how a report "
            "on the government's Energy White Paper tells it. The latest year is older than the war in "
            "Iran."],
        as_of=kit.period_text(latest), topic="energy", sources=[SERIES], events=[SPREAD],
        table=table, draw=draw,
        given={"low": [*table.periods].index(low)},
        height=340, narrow_height=330)


def draw(canvas: kit.Canvas, low: int) -> None:
    """One panel from nought: dots of fiscal years, and what happened between them."""
    panel, narrow, colours = canvas.panel(x="time", y="value"), canvas.narrow, canvas.colours
    fiscal, shares = canvas.table.filled(0), canvas.table.numbers(0)
    panel.values_axis(range(0, 101, 25), limits=(0, 112))
    panel.time_axis(range(1970, 2021, 20 if narrow else 10), limits=(1965, 2026))
    panel.axes.plot([*map(panel.place, fiscal)], [shares[row] or 0 for row in fiscal], ":",
                    color=colours.third)
    panel.dots(0, colours.third, size=9)
    for place, row in enumerate(fiscal):  # those close together by turns above and beside their dots
        nudge = ((0, -20) if row == low else (-4, 9) if row < low else (12, 12) if row == fiscal[-1] else
                 (0, 9) if place % 2 else (28, -24))
        panel.remark(0, row, f"{panel.table.periods[row].first.year}: {panel.table.said(0, row)}",
                     nudge=nudge, ha="center" if row == low else "left" if row < low else "right",
                     weight="semibold" if row == fiscal[-1] else "regular")
    for start, end, words in ((fiscal[0], low, "More oil from China and Indonesia"),
                              (low, fiscal[2], "Asia's sellers need their own oil")):
        panel.note((panel.place(start) + panel.place(end)) / 2, 40,
                   kit.wrapped(words, 84 if narrow else 130), ha="center", va="center")
