"""How much of Japan's crude oil comes from the Middle East, in the years that we know."""

from scripts.charts import kit

SERIES = "crude-middle-east-share"
FLOOR, CEILING = 60, 100


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: single years as dots, fiscal and calendar years apart, nothing joined."""
    fiscal, calendar = (kit.over_time(ledger, SERIES, kind) for kind in ("fiscal-year", "calendar-year"))
    both = kit.Values(dict(sorted({**fiscal, **calendar}.items())), fiscal.show).listed("; ")
    first, latest, low = fiscal.first, fiscal.last, fiscal.lowest
    turned = first < low < latest and fiscal[low] < min(fiscal[first], fiscal[latest])
    was = f"was {fiscal.told(latest)}"
    return kit.Chart(
        title="The Middle East's share of Japan's crude oil " + (
            f"fell from {fiscal.told(first)} to {fiscal.told(low)}, and {was}" if turned else was),
        subtitle="Per cent of crude oil imports by volume, in single years; "
                 f"both scales start at {FLOOR}%",
        alt=f"The Middle East's share of Japan's crude oil imports in single years: {both}.",
        description=[
            f"Dots, not a line: from {kit.period_text(first)} on these are single years, and those "
            f"between are left out. {both[0].upper()}{both[1:]}.",
            "Filled red dots are fiscal years, which in Japan run from April to March; blue rings "
            "are calendar years. They overlap without being the same months, so each kind has a panel "
            "of its own, and a step from one kind to the other is no change over time.",
            f"The scales start at {FLOOR}%, so that the height of a dot above the axis is not its "
            "share. The latest year is older than the war in Iran."],
        as_of=kit.period_text(latest), topic="energy", sources=[SERIES],
        table=kit.table_of("Year", {"Fiscal years, April to March": fiscal, "Calendar years": calendar}),
        draw=draw, height=360, narrow_height=520)


def draw(canvas: kit.Canvas) -> None:
    """Two panels: fiscal years as filled dots over half a century, calendar years as rings."""
    narrow, colours = canvas.narrow, canvas.colours
    spots = (canvas.grid(2, 1, height_ratios=[1.2, 1], hspace=0.14) if narrow
             else canvas.grid(1, 2, width_ratios=[1.9, 1], wspace=0.08))
    for column, colour, ticks, (first, last) in (
            (0, colours.japan, [1970, 1990, 2010] if narrow else range(1970, 2021, 10), (1964, 2028)),
            (1, colours.second, range(2018, 2025, 2), (2016.3, 2025))):
        panel = canvas.panel(x="time", y="value", spot=spots[column])
        panel.rows = canvas.table.filled(column)
        panel.values_axis(range(FLOOR, CEILING + 1, 20), limits=(FLOOR, CEILING))
        panel.inside(0, 1, canvas.table.columns[column].head, colour, nudge=(0, 10), weight="semibold")
        panel.dots(column, colour, size=8, hollow=column == 1)
        panel.time_axis(ticks, limits=(first, last))
        _years(panel, column, (first + last) / 2)


def _years(panel: kit.Panel, column: int, middle: float) -> None:
    """Each value and its year, to the left of a dot that stands far right."""
    for row in panel.rows:
        year = panel.table.labels[row].removeprefix("fiscal ")
        share = panel.table.said(column, row)
        left = panel.place(row) > middle
        align, up = ("right", 5) if left else ("left", 0)
        panel.values(column, rows=[row], ha=align, va="center", dy=up - 6,
                     dx=-10 if left else 10 + kit.width(f"{year} "))
        panel.remark(column, row, year, panel.colours.quiet, ha=align, va="center",
                     nudge=(-10 - kit.width(f"{share} ") if left else 10, up))
