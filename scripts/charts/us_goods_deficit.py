"""How large the US goods deficit with Japan is, and whether it grows: by the customs count."""

from scripts.charts import kit

COUNTS = {"Customs, worked out": ("us-goods-balance-japan-census-derived", ""),
          "Customs, first published": ("us-goods-balance-japan-census-first", ""),
          "Customs, revised": ("us-goods-trade-with-japan-census", "goods-balance")}


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: a bar for each year of the customs count, from three series that follow each other."""
    counts = {head: kit.over_time(ledger, *ref) for head, ref in COUNTS.items()}
    counts = {head: kit.Values({year: -value for year, value in one.items()}, one.show, one.source)
              for head, one in counts.items()}  # a deficit is positive
    computed, first, census = counts.values()
    customs = kit.Values(computed | first | census, census.show)
    peak, last, now = customs.highest, census.last, census.told(census.last)
    less = 100 - customs[last] / customs[peak] * 100
    return kit.Chart(
        title=f"America's goods deficit with Japan is {kit.grouped(less, 0)}% smaller than in {peak.text}"
              if less >= 10 else f"America's goods deficit with Japan came to {now}",
        subtitle="US goods imports less exports, dollars a year, by the customs; not adjusted for prices",
        alt=f"By the customs count the deficit was about {computed.told(computed.first)}, "
            f"{customs.said(peak)} at its largest in {peak.text} and {now}.",
        description=[
            f"The bars up to {computed.last.text} are worked out from a ratio to GDP and good to a few "
            f"hundred million dollars. From {first.first.text} to {first.last.text} they are what was "
            "published first, as newspapers reported it; those that follow are revised.",
            f"The deficit was {computed.told(computed.first)}, {now}; rising prices alone lift later bars. "
            "Services, where America mostly earns a surplus, are left out."],
        as_of=last.text, topic="trade", sources=[series for series, _ in COUNTS.values()],
        table=kit.table_of("Year", counts, kit.every_year(computed.first, last)),
        draw=draw, given={"peak": peak.first.year - computed.first.first.year,
                          "less": f"{kit.grouped(less, 0)}% less"}, height=320, narrow_height=320)


def draw(canvas: kit.Canvas, peak: int, less: str) -> None:
    """Upright bars, the two that the title compares in full colour; how far the last is below the peak."""
    panel, colours, narrow = canvas.panel(x="time", y="value"), canvas.colours, canvas.narrow
    years = [int(label) for label in canvas.table.labels]
    panel.values_axis([0, 25e9, 50e9, 75e9, 100e9], limits=(0, 102e9))
    last = len(years) - 1
    panel.time_axis(range(1990, 2026, 10 if narrow else 5), limits=(years[0] - 1, years[-1] + 0.5))
    for column in range(len(COUNTS)):
        panel.bars(column, colours.second, thick=0.72)
    panel.pale([peak, last])
    panel.remark(0, peak, nudge=(0, 5), ha="center", weight="semibold")
    panel.remark(2, last, f"{years[-1]}:\n{panel.table.said(2, last)}", nudge=(9, 0), va="top",
                 weight="semibold")
    levels = canvas.table.numbers(0)[peak] or 0, canvas.table.numbers(2)[last] or 0
    panel.change(years[peak], years[-1], levels, less, along=0.4)
