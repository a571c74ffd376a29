"""How large the US goods deficit with Japan is, and whether it grows: two counts, never joined."""

from scripts.charts import kit

COMPUTED = "us-goods-balance-japan-census-derived"
CENSUS = "us-goods-trade-with-japan-census"
BEA = "us-trade-with-japan-bea"
BALANCE = "goods-balance"


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: bars for the customs count, published and computed, rings for the accounts of BEA."""
    computed, census, bea = (  # balances with their sign turned: a deficit is positive
        kit.Values({year: -value for year, value in balance.items()}, balance.show)
        for balance in (kit.over_time(ledger, series, entity) for series, entity in (
            (COMPUTED, ""), (CENSUS, BALANCE), (BEA, BALANCE))))
    customs = kit.Values(computed | census, census.show)
    peak, top, last, now = customs.highest, bea.highest, census.last, census.told(census.last)
    return kit.Chart(
        title=f"America's goods deficit with Japan came to {now}; at its largest, in {peak.text}, it was "
              f"{customs.said(peak)}",
        subtitle="US goods imports from Japan less exports to it, in dollars of the day. Bars: goods at the "
                 f"border, worked out up to {computed.last.text}. Rings: by the balance of payments",
        alt=f"By the customs count the deficit was about {computed.told(computed.first)}, "
            f"{customs.said(peak)} at its largest in {peak.text} and {now}. On the balance-of-payments "
            f"basis it was largest in {top.text}, at {bea.said(top)}, and {bea.told(bea.last)}.",
        description=[
            "The bars are the Census Bureau's count of goods at the border. Those up to "
            f"{computed.last.text} are not read from it: they are worked out from a ratio to GDP and "
            "good to a few hundred million dollars. Where no bar stands the records have no value.",
            "The rings are the count that follows the balance of payments, a little larger in most "
            f"years; here it ends in {bea.last.text}. The two are never joined.",
            "Whether the gap has grown depends on the year one starts from: "
            f"{computed.told(computed.first)}, {now}, but less than at the peak. All values "
            "are in dollars of their day, so rising prices alone lift the later "
            "bars. Services, where America mostly earns a surplus, are left out."],
        as_of=last.text, topic="trade", sources=[COMPUTED, CENSUS, BEA],
        table=kit.table_of("Year", {"Census basis, computed": computed, "Census basis, published": census,
                                    "Balance-of-payments basis": bea}, kit.every_year(computed.first, last)),
        draw=draw, given={"named": [year.first.year - computed.first.first.year for year in (
            computed.first, peak, min(bea, key=bea.__getitem__), last)]}, height=340, narrow_height=340)


def draw(canvas: kit.Canvas, named: list[int]) -> None:
    """Upright bars of the one count, rings of the other over the same years, and the telling years named."""
    panel, colours, narrow = canvas.panel(x="time", y="value"), canvas.colours, canvas.narrow
    years = [int(label) for label in canvas.table.labels]
    panel.values_axis([0, 30e9, 60e9, 90e9], limits=(0, 105e9))
    panel.time_axis(range(1990, 2026, 10 if narrow else 5), limits=(years[0] - 1, years[-1] + 1))
    panel.bars(0, colours.other, thick=0.72)
    panel.bars(1, colours.second, thick=0.72)
    panel.dots(2, colours.ink, size=3 if narrow else 5, hollow=True)
    first, peak, low, last = named
    panel.remark(0, peak, f"{years[peak]}: {panel.table.said(0, peak)} (bar)", nudge=(0, 13), ha="center")
    missing = [years[row] for row in panel.rows if row not in panel.table.filled(0, 1)]
    panel.note(sum(missing) / len(missing), 0, "no customs\ncount at hand", nudge=(0, 7), ha="center",
               rotation=90 if narrow else 0, fontsize=kit.SMALL)
    for row, column, height, align in ((first, 0, 76e9, "left"), (low, 0, 84e9, "left"),
                                       (last, 1, 76e9, "right")):
        panel.axes.plot([years[row]] * 2, [panel.table.numbers(column)[row] or 0, height],
                        color=colours.quiet, linewidth=0.9)
        panel.note(years[row], height, f"{years[row]}: {panel.table.said(column, row)}", colours.ink,
                   nudge=(-4 if row == first else 4, 4), ha=align)
