"""How much of its energy Japan makes itself, for the years that the records have."""

from scripts.charts import kit

SERIES = "energy-self-sufficiency"
NUDGES = ((12, 2), (0, -16), (0, 16), (0, -16), (0, 16))  # of the years named, in CSS pixels


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: dots for single years, lines where year follows year."""
    values = kit.over_time(ledger, SERIES)
    years = list(values)
    # a line begins where a year does not follow the one before
    starts = [row for row, (before, year) in enumerate(zip([years[0], *years], years, strict=False))
              if row == 0 or year.first.year > before.first.year + 1]
    early = sum(year < ledger.series[SERIES].info.breaks[0].at for year in years)
    low = years.index(values.lowest)
    run = max(start for start in starts if start <= low)
    high = max(range(run, low + 1), key=lambda row: values[years[row]])
    have = {year.first.year for year in years[run:]}
    lacking = [f"fiscal {year}" for year in range(min(have), max(have)) if year not in have]
    first, count, most, least, last = (values.told(years[row]) for row in (0, early, high, low, -1))
    return kit.Chart(
        title=f"Japan made {values.said(years[high])} of its energy itself in "
              f"{kit.period_text(years[high])}, {least} and {last}",
        subtitle="Japan's own share of its primary energy, fiscal years; nuclear power counts as its own",
        alt=f"Japan's own share of its primary energy was {first} by an international count and {count} by "
            f"the Japanese one; then {most}, {least}, the lowest shown, and {last}.",
        description=[
            f"A dot alone is a single year. Before {kit.period_text(years[run])} the records have landmark "
            "years only, so nothing is drawn between them; after it "
            f"{' and '.join(lacking) or 'no year'} {'are' if len(lacking) > 1 else 'is'} not there, "
            "and the line stays open. The grey dots come from the International Energy Agency, the others "
            "from Japan's own energy agency, which may count differently. All are taken as fiscal years; "
            "whether "
            "those of the International Energy Agency are was not checked.",
            "Nuclear power counts as home-made although its fuel is imported. Japan's industry ministry "
            f"dates the fall after {kit.period_text(years[high])} to an earthquake, after which the nuclear "
            "plants "
            "stood still.",
            f"The value of {kit.period_text(years[-1])}, the ring, is preliminary, and that of the year "
            "before is worked out from it and the published change."],
        as_of=kit.period_text(years[-1]), topic="energy", sources=[SERIES],
        table=kit.table_of("Fiscal year", {"Made in Japan": values}),
        draw=draw, given={"starts": starts, "early": early, "named": (0, early, high, low, len(years) - 1)},
        height=370, narrow_height=380)


def draw(canvas: kit.Canvas, starts: list[int], early: int, named: tuple[int, ...]) -> None:
    """Grey dots of one source, red dots and lines of the other, the telling years named."""
    panel, narrow, colours = canvas.panel(x="time", y="value"), canvas.narrow, canvas.colours
    years, last = canvas.table.periods, len(canvas.table.rows) - 1
    panel.values_axis([0, 20, 40, 60], limits=(0, 64))
    panel.time_axis(range(1960, 2021, 20 if narrow else 10), limits=(1959, 2026))
    panel.dots(0, colours.other, rows=range(early), size=8)
    panel.rows = range(early, last + 1)
    panel.line(0, colours.japan, breaks=starts)
    panel.dots(0, colours.japan, size=8, rows=[row for row in starts if row >= early and row + 1 in starts])
    panel.dots(0, colours.japan, rows=[last], size=8, hollow=True)
    for row, nudge in zip(named, NUDGES, strict=True):
        told = f"{years[row].first.year}: {canvas.table.said(0, row)}"
        panel.remark(0, row, told, nudge=nudge, ha="left" if nudge[0] > 0 else "center", va="center")
    panel.remark(0, 0, "International Energy Agency", colours.quiet, nudge=(12, -15), va="center")
    panel.remark(0, early + 1, "Japan's energy agency", colours.japan, nudge=(0, 36 if narrow else 18),
                 ha="center", va="center")
