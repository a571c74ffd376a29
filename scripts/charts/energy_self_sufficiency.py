"""How much of its energy Japan makes itself, from the year before its nuclear plants stopped."""

from scripts.charts import kit

SERIES = "energy-self-sufficiency"
START, EARLIEST = kit.parse_period("FY2010"), kit.parse_period("FY2000")  # year follows year from START on
APRIL = 0.25  # of a year: a bar stands over the tick of the year in which its fiscal year begins
STOP = "fukushima-2011-03"


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: bars, none where a year is missing, and the day of the earthquake."""
    every = kit.over_time(ledger, SERIES)
    values = kit.Values({year: share for year, share in every.items() if year >= EARLIEST}, every.show)
    early = kit.Values({year: share for year, share in every.items() if year < EARLIEST}, every.show)
    first, last, low = START, values.last, values.lowest
    years = [*(year for year in values if year < START), *kit.every_year(first, last, "FY{}")]
    missing = " and ".join(kit.period_text(year) for year in years if year not in values)
    day = ledger.events[STOP].date
    fell = values[last] < values[first]
    return kit.Chart(
        title=f"Japan {'still makes a smaller share' if fell else 'makes no smaller share'} of its energy "
              "than before Fukushima",
        subtitle="Japan's own share of its primary energy by fiscal year, the last one preliminary; nuclear "
                 "power counts as its own",
        alt=f"Japan's own share of its primary energy was {values.told(first)}, {values.told(low)}, the "
            f"lowest shown, and {values.told(last)}. An earthquake and a tsunami struck on "
            f"{kit.period_text(day)}.",
        description=[
            f"Nuclear power counts as home-made although its fuel is imported. On {kit.period_text(day)} an "
            "earthquake and a tsunami wrecked reactors at Fukushima; in time all of Japan's nuclear plants "
            "stopped, and imported gas and oil took their place.",
            f"For {missing} the records have no value, and no bar stands. Before {kit.period_text(first)} "
            f"they have single years only, of which the first are not drawn: {early.listed()}. "
            f"The values before {kit.period_text(ledger.series[SERIES].info.breaks[0].at)} come from the "
            "International Energy Agency, the others from Japan's own energy agency, which may count "
            "differently.",
            f"The value of {kit.period_text(last)} is preliminary, and that of the year before is worked "
            "out from it and the published change."],
        as_of=kit.period_text(last), topic="energy", sources=[SERIES], events=[STOP],
        table=kit.table_of("Fiscal year", {"Made in Japan": values}, years),
        draw=draw, given={"low": years.index(low), "before": years.index(first), "on": kit.period_text(day),
                          "stop": kit.at(day) - 0.5 - APRIL,
                          "less": f"{kit.grouped(values[first] - values[last], 0)} points less" * fell},
        height=330, narrow_height=330)


def draw(canvas: kit.Canvas, low: int, before: int, stop: float, on: str, less: str) -> None:
    """A bar for each year, grey before the day of the wreck; how far the last is below the level of then."""
    panel, narrow, colours = canvas.panel(x="time", y="value"), canvas.narrow, canvas.colours
    last, numbers = panel.rows[-1], [value or 0 for value in canvas.table.numbers(0)]
    years = [round(panel.place(row) - APRIL) for row in panel.rows]
    side = years[-1] + (1.9 if narrow else 0.9)  # where the arrow stands
    panel.values_axis([0, 5, 10, 15, 20], limits=(0, 27))
    panel.time_axis(range(years[0], years[-1] + 1, 5), limits=(years[0] - 0.8, side + 0.3))
    panel.dotted(stop, 26.5)
    words = f"{on}: reactors wrecked at Fukushima; in time all nuclear plants stop"
    panel.note(stop, 26.5, kit.wrapped(words, 175 if narrow else 250), nudge=(8, 0), va="top")
    panel.bars(0, [colours.other if row <= before else colours.japan for row in panel.rows], thick=0.8,
               shift=-APRIL)
    panel.values(0, rows=[before], shift=-APRIL, weight="semibold", ha="right", dx=4 if narrow else 10)
    panel.values(0, rows=[last], shift=-APRIL, weight="semibold")
    panel.values(0, rows=[low], shift=-APRIL, dy=9 if narrow else 0)
    for row in (row for row in panel.rows if row not in canvas.table.filled(0)):
        panel.note(years[row] + 0.4, 14.3, f"{years[row]}:\nnot known", ha="right", halo=True)
        panel.axes.vlines(years[row], 0, 13.8, color=colours.quiet, linewidth=0.7)
    for row in range(before):
        panel.note((years[row] + years[row + 1]) / 2, 0, "not\nknown", nudge=(0, 8), ha="center")
    if less:
        panel.change(years[before] + 0.4, side, (numbers[before], numbers[last]), less, ha="right", along=0.3)
