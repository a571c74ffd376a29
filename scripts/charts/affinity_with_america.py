"""How many Japanese feel close to America, with the break between two ways of asking."""

from typing import Any

from scripts.charts import kit

SERIES = "opinion-affinity-us-cabinet-office"
FLOOR, CEILING = 60, 100


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart, from the Cabinet Office's yearly survey; missing years stay missing."""
    info = ledger.series[SERIES].info
    begins = info.breaks[0].at.first.year
    values = kit.over_time(ledger, SERIES)
    years = kit.every_year(values.first, values.last)
    by_post = [year for year in values if year.first.year >= begins]
    before, last = by_post[-2:]
    went = ("fell" if values[last] < values[before] else "rose" if values[last] > values[before]
            else "stayed the same")
    lowest = all(values[last] < values[year] for year in by_post[:-1])
    return kit.Chart(
        title=f"The share of Japanese who feel close to America {went} from {values.told(before)} "
              f"to {values.told(last)}"
              + (", the lowest in our records since the survey went by post" if lowest else ""),
        subtitle="Japanese who feel, or rather feel, an affinity with the United States, per cent of "
                 f"respondents; the scale starts at {FLOOR}%",
        alt=f"Affinity with the United States by year: {values.listed()}. From {begins} on people were asked "
            "by post instead of in person.",
        description=[
            f"Each dot is a year of the Cabinet Office's survey. Until {begins - 1} people were "
            f"interviewed in person, from {begins} on they answered by post. People may answer "
            "paper differently from a stranger at the door, so the two parts must not be joined.",
            "Only neighbouring years are joined by a line. These years are missing from our records "
            f"and not zero: {', '.join(year.text for year in years if year not in values)}.",
            f"The scale starts at {FLOOR}%, which makes changes look larger than on a full one. Some of "
            "the values were worked out from the next survey's and the change published with it."
            + (f" That of {last.text} is preliminary." if f"{last.text} is the preliminary" in info.vintage
               else "")],
        as_of=last.text, topic="opinion", sources=[SERIES],
        table=kit.table_of("Year", {"Feel, or rather feel, an affinity": values}, years),
        draw=draw, given={"begins": begins}, height=360, narrow_height=350)


def draw(canvas: kit.Canvas, begins: int) -> None:
    """Dots joined only from year to year, and a line across where the method changed."""
    panel, colours, narrow = canvas.panel(x="time", y="value"), canvas.colours, canvas.narrow
    years = [int(label) for label in canvas.table.labels]
    values, first = canvas.table.numbers(0), years.index(begins)
    # the values of the years just before and after, on the same side of the break
    beside = [(values[row - 1] if row not in (0, first) else None,
               values[row + 1] if row + 1 not in (first, len(values)) else None)
              for row in range(len(years))]
    panel.values_axis(range(FLOOR, CEILING + 1, 10), limits=(FLOOR, CEILING))
    panel.time_axis([2010, 2015, 2020, 2025] if narrow else range(2010, 2026, 3),
                    limits=(years[0] - (1 if narrow else 0.6), years[-1] + (1 if narrow else 0.8)))
    panel.line(0, colours.japan, breaks=[first])
    # A year without neighbours has its dot from the line.
    panel.dots(0, colours.japan, rows=[row for row, near in enumerate(beside) if near != (None, None)])
    for row, near in enumerate(beside):
        panel.values(0, rows=[row], **_spot(values[row] or 0, *near, narrow))
    panel.method_break(begins - 0.5, "asked in person", "asked by post", FLOOR, up=9)


def _spot(value: float, before: float | None, behind: float | None, narrow: bool) -> dict[str, Any]:
    """Where a label stands clear of the line: over a peak, under a low, beside a descent."""
    near = [other for other in (before, behind) if other is not None]
    aside = 5 if before is None else -5 if behind is None else 0
    if near and all(other > value for other in near):
        return {"dx": max(aside, 0) * (3 if narrow else 2), "dy": -13, "va": "top"}
    if any(other > value for other in near):
        if narrow:  # the next part of the line is too near on the right
            return {"dx": -9, "dy": -9, "ha": "right", "va": "center"}
        return {"dx": 9, "dy": -3, "ha": "left", "va": "center"}
    return {"dx": aside, "dy": 2}
