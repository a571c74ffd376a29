"""How large the US goods deficit with Japan is, and whether it grows: two counts, never joined."""

from scripts.charts import kit

COMPUTED = "us-goods-balance-japan-census-derived"
CENSUS = "us-goods-trade-with-japan-census"
BEA = "us-trade-with-japan-bea"
BALANCE = "goods-balance"


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: bars for the customs count, published and computed, and for the accounts of BEA."""
    computed, census, bea = (  # balances with their sign turned: a deficit is positive
        kit.Values({year: -value for year, value in balance.items()}, balance.show)
        for balance in (kit.over_time(ledger, series, entity) for series, entity in (
            (COMPUTED, ""), (CENSUS, BALANCE), (BEA, BALANCE))))
    customs = kit.Values(computed | census, census.show)
    peak, top, last, now = customs.highest, bea.highest, census.last, census.told(census.last)
    return kit.Chart(
        title=f"The US goods deficit with Japan is not at a record: it was largest in {peak.text}, "
              f"at about {customs.said(peak)}, and came to {now}"
              if peak == top != last else f"The US goods deficit with Japan came to {now}",
        subtitle="US goods imports from Japan less exports to it, a year, in dollars of the day, on two "
                 "counts with one scale",
        alt=f"By the customs count the deficit was about {computed.told(computed.first)}, "
            f"{customs.said(peak)} at its largest in {peak.text} and {now}. On the balance-of-payments "
            f"basis it was largest in {top.text}, at {bea.said(top)}, and {bea.told(bea.last)}.",
        description=[
            "Above stands the Census Bureau's count of goods at the border. The grey bars, to "
            f"{computed.last.text}, are not read from it: they are worked out from a ratio to GDP and "
            "good to a few hundred million dollars. The red bars are published values.",
            "Below stands the count that follows the balance of payments, a little larger in most "
            f"years; here it ends in {bea.last.text}. The two are drawn on one scale and not joined.",
            "Whether the gap has grown depends on the year one starts from: "
            f"{computed.told(computed.first)}, {now}, but less than at the peak. All values "
            "are in dollars of their day, so rising prices alone lift the later "
            "bars. Services, where America mostly earns a surplus, are left out."],
        as_of=last.text, topic="trade", sources=[COMPUTED, CENSUS, BEA],
        table=kit.table_of("Year", {"Census basis, computed": computed, "Census basis, published": census,
                                    "Balance-of-payments basis": bea}, kit.every_year(computed.first, last)),
        draw=draw, height=450, narrow_height=450)


def draw(canvas: kit.Canvas) -> None:
    """Two panels of upright bars over the same years."""
    colours, narrow = canvas.colours, canvas.narrow
    grid = canvas.grid(2, 1, height_ratios=(1.1, 1))
    above, below = (canvas.panel(x="time", y="value", spot=grid[row, 0]) for row in range(2))
    above.bars(0, colours.other, thick=0.72)
    above.bars(1, colours.japan, thick=0.72)
    below.bars(2, colours.second, thick=0.72)
    years = [int(label) for label in canvas.table.labels]
    for panel, top, words, with_largest, with_last in (
            (above, 132e9, "Customs count (Census basis)", 0, 1),
            (below, 120e9, "Balance-of-payments basis (BEA)", 2, 2)):
        panel.values_axis([0, 30e9, 60e9], limits=(0, top))
        panel.time_axis(range(1990, 2026, 10 if narrow else 5), limits=(years[0] - 1, years[-1] + 1))
        panel.inside(0.012, 0.985, words, colours.ink, va="top", weight="semibold")
        if panel is above:
            panel.inside(0.012, 0.985, "grey bars: worked out; gap: not in our records", nudge=(0, -17),
                         va="top", fontsize=kit.SMALL)
        largest = max(panel.table.filled(with_largest), key=panel.table.column(with_largest).__getitem__)
        panel.remark(with_largest, largest, nudge=(0, 6), ha="center", va="bottom")
        # the last deficit stands clear of the taller bars beside it
        row, cells = panel.table.filled(with_last)[-1], panel.table.column(with_last)
        tallest = max(float(cell) for cell in cells[row - 6:row + 1] if cell is not None)
        panel.note(panel.place(row) + 0.5, tallest, f"{years[row]}: {panel.table.said(with_last, row)}",
                   colours.ink, nudge=(0, 6), ha="right", va="bottom")
