"""How large the US goods deficit with Japan is, and whether it grows: by the customs count."""

from scripts.charts import kit

COMPUTED = "us-goods-balance-japan-census-derived"
CENSUS = "us-goods-trade-with-japan-census"
BEA = "us-trade-with-japan-bea"
BALANCE, PAYMENTS = "goods-balance", "Balance of payments"


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: bars for the customs count; where it is missing, outlines for the accounts of BEA."""
    computed, census, bea = (  # balances with their sign turned: a deficit is positive
        kit.Values({year: -value for year, value in balance.items()}, balance.show)
        for balance in (kit.over_time(ledger, series, entity) for series, entity in (
            (COMPUTED, ""), (CENSUS, BALANCE), (BEA, BALANCE))))
    customs = kit.Values(computed | census, census.show)
    instead = kit.Values({year: value for year, value in bea.items() if year > computed.last
                          and year < census.first}, bea.show)
    peak, last, now = customs.highest, census.last, census.told(census.last)
    less = 100 - customs[last] / customs[peak] * 100
    return kit.Chart(
        title=f"America's goods deficit with Japan is more than a quarter below its peak of {peak.text}"
              if 25.5 < less < 33 else f"America's goods deficit with Japan came to {now}",
        subtitle="US goods imports from Japan less exports to it, as customs count them (up to "
                 f"{computed.last.text} worked out), in each year's dollars",
        alt=f"By the customs count the deficit was about {computed.told(computed.first)}, "
            f"{customs.said(peak)} at its largest in {peak.text} and {now}.",
        description=[
            "The bars are the Census Bureau's count of goods at the border. Those up to "
            f"{computed.last.text} are not read from it: they are worked out from a ratio to GDP and "
            "good to a few hundred million dollars. From "
            f"{instead.first.text} to {instead.last.text} we have no such count.",
            "The bars under the bracket are the count that follows the balance of payments, a little "
            f"larger in most years; the table has it from {bea.first.text} to {bea.last.text}.",
            "Whether the gap has grown depends on the year one starts from: "
            f"{computed.told(computed.first)}, {now}, but less than at the peak. All values "
            "are in dollars of their day, so rising prices alone lift the later "
            "bars. Services, where America mostly earns a surplus, are left out."],
        as_of=last.text, topic="trade", sources=[COMPUTED, CENSUS, BEA],
        table=kit.table_of("Year", {
            "Customs, worked out": computed, "Customs, published": census, "Payments, in its stead": instead,
            PAYMENTS: bea}, kit.every_year(computed.first, last), undrawn=[PAYMENTS]),
        draw=draw, given={"peak": peak.first.year - computed.first.first.year,
                          "less": f"{kit.grouped(less, 0)}% less"}, height=340, narrow_height=340)


def draw(canvas: kit.Canvas, peak: int, less: str) -> None:
    """Upright bars, grey where the count is another; how far the last is below the peak."""
    panel, colours, narrow = canvas.panel(x="time", y="value"), canvas.colours, canvas.narrow
    years = [int(label) for label in canvas.table.labels]
    panel.values_axis([0, 30e9, 60e9, 90e9], limits=(0, 112e9))
    last = len(years) - 1
    panel.time_axis(range(1990, 2026, 10 if narrow else 5), limits=(years[0] - 1, years[-1] + 0.5))
    shades = [colours.japan if row in (peak, last) else colours.second for row in panel.rows]
    for column, shade in enumerate((shades, shades, colours.other)):
        panel.bars(column, shade, thick=0.72)
    panel.remark(0, peak, nudge=(0, 5), ha="center", weight="semibold")
    panel.remark(1, last, f"{years[-1]}:\n{panel.table.said(1, last)}", nudge=(9, 0), va="center",
                 weight="semibold")
    levels = canvas.table.numbers(0)[peak] or 0, canvas.table.numbers(1)[last] or 0
    panel.change(years[peak], years[-1], levels, less, colours.japan, along=0.33)
    start, end = (years[row] for row in (panel.table.filled(2)[0], panel.table.filled(2)[-1]))
    panel.axes.plot([start - 0.4] * 2 + [end + 0.4] * 2, [73e9, 75e9, 75e9, 73e9], color=colours.quiet)
    panel.note((start + end) / 2, 75e9, "balance of\npayments", nudge=(0, 3), ha="center",
               fontsize=kit.SMALL)
