"""How much of its energy Japan makes itself, from the year before its nuclear plants stopped."""

from scripts.charts import kit

SERIES = "energy-self-sufficiency"
START = kit.parse_period("FY2010")  # from here on year follows year
STOP = "fukushima-2011-03"


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: bars, none where a year is missing, and the day of the earthquake."""
    every = kit.over_time(ledger, SERIES)
    values = kit.Values({year: share for year, share in every.items() if year >= START}, every.show)
    early = kit.Values({year: share for year, share in every.items() if year < START}, every.show)
    first, last, low = values.first, values.last, values.lowest
    years = kit.every_year(first, last, "FY{}")
    missing = " and ".join(kit.period_text(year) for year in years if year not in values)
    day = ledger.events[STOP].date
    back = values[low] < values[last] < values[first] and kit.at(first) < kit.at(day) < kit.at(low)
    return kit.Chart(
        title=f"Japan's own share of its energy fell after Fukushima and was {values.said(last)} in "
              f"{kit.period_text(last)}" + (", not yet what it had been" if back else ""),
        subtitle="Japan's own share of its primary energy by fiscal year, from April to March; nuclear "
                 "power counts as its own",
        alt=f"Japan's own share of its primary energy was {values.told(first)}, {values.told(low)}, the "
            f"lowest shown, and {values.told(last)}. An earthquake and a tsunami struck on "
            f"{kit.period_text(day)}.",
        description=[
            f"Nuclear power counts as home-made although its fuel is imported. On {kit.period_text(day)} an "
            "earthquake and a tsunami wrecked reactors at Fukushima; in time all of Japan's nuclear plants "
            "stopped, and imported gas and oil took their place.",
            f"For {missing} the records have no value, and no bar stands. Before "
            f"{kit.period_text(first)} they have single years only, which are not drawn: {early.listed()}. "
            f"The values before {kit.period_text(ledger.series[SERIES].info.breaks[0].at)} come from the "
            "International Energy Agency, the others from Japan's own energy agency, which may count "
            "differently.",
            f"The value of {kit.period_text(last)} is preliminary, and that of the year before is worked "
            "out from it and the published change."],
        as_of=kit.period_text(last), topic="energy", sources=[SERIES], events=[STOP],
        table=kit.table_of("Fiscal year", {"Made in Japan": values}, years),
        draw=draw, given={"low": years.index(low), "on": kit.period_text(day),
                          "stop": kit.at(day) - kit.at(first) - 0.5}, height=330, narrow_height=330)


def draw(canvas: kit.Canvas, low: int, stop: float, on: str) -> None:
    """A bar and a name for each fiscal year, three of them valued, and the day of the wreck between two."""
    panel, narrow, colours = canvas.panel(x="row", y="value"), canvas.narrow, canvas.colours
    last = len(panel.rows) - 1
    panel.places = [float(row) for row in panel.rows]
    panel.values_axis([0, 5, 10, 15, 20], limits=(0, 25))
    panel.axes.set_xlim(-0.6, last + 0.6)
    panel.dotted(stop, 24)
    panel.note(stop, 24, kit.wrapped(f"{on}: reactors wrecked at Fukushima; in time all nuclear plants stop",
                                     190 if narrow else 250), nudge=(8, 0), va="top")
    panel.bars(0, colours.japan, thick=0.8)
    for row, words, aside in ((0, "{}", -9), (low, "{}", -5), (last, "preliminary\n{}", 0)):
        panel.values(0, rows=[row], show=words, weight="semibold", dx=aside if narrow else 0, dy=-2)
    for row, year in enumerate(panel.table.labels):
        panel.note(row, 0, year.removeprefix("fiscal "), nudge=(0, -6), ha="center", va="top",
                   rotation=90 if narrow else 0, gid=f"row-{row}")
    for row in (row for row in panel.rows if row not in canvas.table.filled(0)):
        panel.note(row, 0, "no value", nudge=(0, 8), ha="center", rotation=90, fontsize=kit.SMALL)
