"""What the powers around Japan spend on their forces, beside Japan and its ally."""

from scripts.charts import kit

SERIES = "defence-spending-usd-2024-sipri"
TIMES = "china-military-spending-against-japan-2024"
PACIFIC = ("united-states", "china", "japan", "south-korea", "australia", "taiwan")
JAPAN = "Japan"
# SIPRI estimates the spending of this one; the rows of the series cannot say so.
ESTIMATED = "China"


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: the spenders of the series that are Pacific powers, largest first."""
    values = kit.ranking(ledger, SERIES, only=PACIFIC, short=True)
    year = ledger.series[SERIES].rows[0].period.text
    japan, china = values[JAPAN], values[ESTIMATED]
    told = kit.Values({f"{name} (estimate)" if name == ESTIMATED else name: value
                       for name, value in values.items()}, values.show)
    return kit.Chart(
        title=f"{ESTIMATED} spent an estimated {kit.grouped(china / japan, 1)} times what Japan spent on "
              f"its forces in {year}",
        subtitle=f"Military spending in {year} by SIPRI's count, US dollars at that year's exchange rates; "
                 "Japan, its ally and others in the region",
        alt=f"Military spending in {year}: {told.listed()}.",
        description=[
            f"Each bar is a year's military spending by SIPRI's definition, the same for all, in "
            f"dollars of {year}. Japan's is {values.said(JAPAN)}; the value for {ESTIMATED}, "
            f"{values.said(ESTIMATED)}, is SIPRI's own estimate.",
            "The rows are no list of the largest spenders. Money in dollars does not say what forces can do: "
            "a weak yen makes Japan's bar shorter, and America's forces are spread over the world."],
        as_of=year, topic="defence-spending", sources=[SERIES], facts=[TIMES],
        table=kit.table_of("Country", {"Military spending, US dollars": told}),
        draw=draw, given={"times": kit.fact_text(ledger.fact(TIMES))}, height=290, narrow_height=290)


def draw(canvas: kit.Canvas, times: str) -> None:
    """Bars from zero, the largest on top, the value at the end of each."""
    panel = canvas.panel(x="value", y="row")
    japan = canvas.table.labels.index(JAPAN)
    others = [row for row in panel.rows if row != japan]
    china = canvas.table.labels.index(f"{ESTIMATED} (estimate)")
    panel.bars(0, panel.accented(JAPAN))
    panel.values(0, rows=others)
    panel.note(canvas.table.numbers(0)[china] or 0, panel.places[china], f"{times} Japan's", va="center",
               nudge=(kit.width(canvas.table.said(0, china)) + 12, 0), fontsize=kit.SMALL)
    panel.values(0, rows=[japan], weight="semibold")
    panel.names(rows=others)
    panel.names(rows=[japan], weight="semibold")
    panel.inside(1, 0.02, "Russia and North Korea:\nnot in these figures", ha="right", fontsize=kit.SMALL)
    panel.fit(0.5, 0.5)
