"""How much of its energy Japan makes itself, from the year before its nuclear plants stopped."""

from scripts.charts import kit

SERIES = "energy-self-sufficiency"
START = kit.parse_period("FY2010")  # year follows year from here on
APRIL = 0.25  # of a year: a bar stands over the tick of the year in which its fiscal year begins
STOP = "fukushima-2011-03"


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: a bar for each year, and the day of the earthquake."""
    every = kit.over_time(ledger, SERIES)
    values = kit.Values({year: share for year, share in every.items() if year >= START}, every.show)
    early = kit.Values({year: share for year, share in every.items() if year < START}, every.show)
    first, last, low = values.first, values.last, values.lowest
    years = kit.every_year(first, last, "FY{}")
    day = ledger.events[STOP].date
    fell = values[last] < values[first]
    return kit.Chart(
        title=f"Japan made a {'smaller' if fell else 'larger'} share of its energy in {last.first.year} than "
              "just before Fukushima",
        subtitle="Share of primary energy made in Japan, nuclear power included, fiscal years",
        alt=f"Japan's own share of its primary energy was {values.told(first)}, {values.told(low)}, the "
            f"lowest shown, and {values.told(last)}. An earthquake and a tsunami struck on "
            f"{kit.period_text(day)}.",
        description=[
            "Nuclear power counts as home-made although its fuel is imported.",
            f"Before {kit.period_text(first)} the records have single years only, which are not drawn: "
            f"{early.listed()}. "
            f"The values before {kit.period_text(ledger.series[SERIES].info.breaks[0].at)} come from the "
            "International Energy Agency, the others from Japan's own energy agency, which may count "
            "differently.",
            f"The value of {kit.period_text(last)} is preliminary, and that of the year before is worked "
            "out from it and the published change."],
        as_of=kit.period_text(last), topic="energy", sources=[SERIES], events=[STOP],
        table=kit.table_of("Fiscal year", {"Made in Japan": values}, years),
        draw=draw, given={"low": years.index(low), "on": kit.period_text(day),
                          "stop": kit.at(day) - 0.5 - APRIL,
                          "less": f"{kit.grouped(values[first] - values[last], 0)} points less" * fell},
        height=310, narrow_height=320)


def draw(canvas: kit.Canvas, low: int, stop: float, on: str, less: str) -> None:
    """A bar for each year, the two that the title compares in full colour; how far the last is below."""
    panel, narrow, colours = canvas.panel(x="time", y="value"), canvas.narrow, canvas.colours
    last, numbers = panel.rows[-1], [value or 0 for value in canvas.table.numbers(0)]
    years = [round(panel.place(row) - APRIL) for row in panel.rows]
    side = years[-1] + (1.3 if narrow else 0.7)  # where the arrow stands
    panel.values_axis([0, 5, 10, 15], limits=(0, 26))
    panel.time_axis([*range(years[0], years[-1], 5), years[-1]], limits=(years[0] - 0.8, side + 0.2))
    panel.dotted(stop, 25.5)
    words = f"{on}: reactors wrecked at Fukushima; in time all plants stopped"
    panel.note(stop, 25.5, kit.wrapped(words, 240 if narrow else 250), nudge=(8, 0), va="top")
    panel.bars(0, colours.japan, thick=0.8, shift=-APRIL)
    panel.pale([0, last])
    panel.values(0, rows=[0], shift=-APRIL, weight="semibold", dx=-13 if narrow else 0)
    panel.note(years[low], numbers[low], f"{years[low]}:\n{canvas.table.said(0, low)}", colours.ink,
               ha="center", va="bottom", weight="semibold", nudge=(0, 11 if narrow else 6))
    panel.values(0, rows=[last], shift=-APRIL, weight="semibold")
    if less:
        panel.change(years[0] + 0.4, side, (numbers[0], numbers[last]), less, ha="right", along=0.3)
