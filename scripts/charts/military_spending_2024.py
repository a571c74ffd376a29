"""What the powers around Japan spend on their forces, beside Japan and its ally."""

from itertools import pairwise

from scripts.charts import kit

SERIES = "defence-spending-usd-2024-sipri"
TIMES = "china-military-spending-against-japan-2024"
ALLY = "United States"
PACIFIC = ("united-states", "china", "russia", "japan", "south-korea", "australia", "taiwan")
JAPAN, CHINA = "Japan", "China"
# SIPRI estimates the spending of these; the rows of the series cannot say so.
ESTIMATED = (CHINA, "Russia")


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: the spenders of the series that are Pacific powers, largest first."""
    values = kit.ranking(ledger, SERIES, only=PACIFIC, short=True)
    year = ledger.series[SERIES].rows[0].period.text
    ally, times = f"{ALLY} {values.said(ALLY)}", kit.fact_text(ledger.fact(TIMES))
    values.pop(ALLY)  # so long a bar would leave no room for what the title compares
    told = kit.Values({f"{name} (estimate)" if name in ESTIMATED else name: value
                       for name, value in values.items()}, values.show)
    return kit.Chart(
        title=f"{CHINA} spent {times} as much on its forces as Japan in {year}",
        subtitle=f"Military spending in {year} by SIPRI's count, US dollars at that year's exchange rates",
        alt=f"Military spending in {year}: {told.listed()}. {ally}.",
        description=[
            f"The values for {' and '.join(ESTIMATED)} are SIPRI's own estimates. The rows are no list of "
            "the largest spenders; North Korea is missing.",
            "Money in dollars does not say what forces can do: a weak yen makes Japan's bar shorter, and "
            "America's forces are spread over the world."],
        as_of=year, topic="defence-spending", sources=[SERIES], facts=[TIMES],
        table=kit.table_of("Country", {"Military spending, US dollars": told}),
        draw=draw, given={"ally": f"Not drawn: {ally}\nNo figure: North Korea"},
        height=255, narrow_height=260)


def draw(canvas: kit.Canvas, ally: str) -> None:
    """Bars from zero, the largest on top; that of China is cut into lengths of Japan's, which are counted."""
    panel = canvas.panel(x="value", y="row")
    china, japan = (canvas.table.labels.index(name) for name in (f"{CHINA} (estimate)", JAPAN))
    numbers, shades = [value or 0 for value in canvas.table.numbers(0)], panel.accented(JAPAN)
    shades[china] = panel.colours.third
    panel.bars(0, shades)
    lengths = [numbers[japan] * count for count in range(1, int(numbers[china] / numbers[japan]) + 1)]
    panel.axes.vlines(lengths, panel.places[china] - 0.31, panel.places[china] + 0.31,
                      color=panel.colours.paper, linewidth=1.5)
    for start, end in pairwise([0, *lengths, numbers[china]]):
        block = (end if end in lengths else end - start) / numbers[japan]
        panel.note((start + end) / 2, panel.places[china], f"{block:.1f}".removesuffix(".0"),
                   panel.colours.paper, ha="center", va="center", weight="semibold")
    panel.note(0, panel.places[china] + 0.31, f"in lengths of {JAPAN}'s bar", nudge=(0, 3), va="bottom",
               fontsize=kit.SMALL)
    panel.values(0)
    for row in panel.rows:
        panel.names(rows=[row], weight="semibold" if row in (china, japan) else "regular")
    panel.note(0, min(panel.places) - 0.6, ally, va="top")
    panel.fit(0.9, 1.7)
