"""What America bought from Japan and sold to it, month beside the same month of the year before."""

from decimal import Decimal

from scripts.charts import kit

SERIES = "us-goods-trade-with-japan-census-monthly"
CARS = "tariff-japan-cars-rate@2025-04/mfn-plus-section-232"
CAR_DUTY = "car-duty-in-force-2025-04"
# The day a rate took effect, the rate, and on what; the duty on cars began in the month of the first.
STEPS = (("baseline-tariff-2025-04", "baseline-tariff-rate-2025-04-eo-14257",
          "{rate} on most goods, {cars} on cars that month"),
         ("general-tariff-in-force-2025-08", "general-tariff-rate-2025-08-eo-14326",
          "now {rate} on most goods"),
         ("car-tariff-cut-2025-09", "car-tariff-rate-2025-09-section-232", "now {rate} on cars"),
         ("section-122-surcharge-2026-02", "section-122-rate-2026-02",
          "now {rate} on most goods, after a court ruling"))
HEADS = ("Japan sold to America", "Japan bought from America")


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: two panels of bars, the months that can be compared in colour."""
    imports, exports = (kit.over_time(ledger, SERIES, f"goods-{flow}") for flow in ("imports", "exports"))
    months = sorted(set(imports) & set(exports))
    last = months[-1]
    alike = [month for month in months if month.first.month <= last.first.month
             and month.first.year in (last.first.year - 1, last.first.year)]
    span = " to ".join(dict.fromkeys(f"{month.first:%B}" for month in (alike[0], last)))
    bought, sold = (compared(flow, alike) for flow in (imports, exports))
    early = [month for month in alike if month.first.month <= last.first.month // 2]
    late = sold[0].endswith("more") and compared(exports, early)[0].endswith("less")
    rates, events = [*(rate for _, rate, _ in STEPS), CARS], [event for event, _, _ in STEPS]
    cars = kit.fact_text(ledger.fact(CARS))
    steps = [(ledger.events[event].date, words.format(rate=kit.fact_text(ledger.fact(rate)), cars=cars))
             for event, rate, words in STEPS]
    in_turn = "; ".join(f"{kit.period_text(day)}, {words}" for day, words in steps)
    years = sorted({month.first.year for month in alike})
    pairs = {f"{head}, {year}": kit.Values({f"{month.first:%B}": flow[month] for month in alike
                                            if month.first.year == year}, flow.show)
             for head, flow in zip(HEADS, (imports, exports), strict=True) for year in years}
    return kit.Chart(
        title=f"Japan sold America {bought[0].split()[1]} and bought {sold[0].split()[1]} in "
              f"{'early' if last.first.month < 6 else span} {last.first.year} than a year earlier",
        subtitle="Goods by America's count, dollars a month; the US tariff on most goods began on "
                 f"{kit.period_text(steps[0][0])}",
        alt=f"Two panels of monthly bars. From {span} {last.first.year} the US imported {bought[1]}; "
            f"it exported {sold[1]}. Tariffs took effect on these days: {in_turn}.",
        description=[
            "Only the months that both years have are drawn. The bars show what happened after the tariffs, "
            "not what happened because of them."
            + f" All of the rise in what Japan bought came after {early[-1].first:%B}." * late,
            f"The tariffs that took effect: {in_turn}. The earlier duty on cars began on "
            f"{kit.period_text(ledger.events[CAR_DUTY].date)}. Some rates come on top of the normal duty, "
            "others include it."],
        credit=f"{kit.credit(ledger, [SERIES])} Tariffs: "
               + kit.credit(ledger, kit.origins(ledger, events)).removeprefix("Source: "),
        as_of=f"{span} {years[0]} and {years[-1]}", topic="tariffs", sources=[SERIES], facts=rates,
        events=events, table=kit.table_of("Month", pairs), draw=draw, given={"told": (bought[2:], sold[2:])},
        height=320, narrow_height=370)


def compared(flow: kit.Values[kit.Period], months: list[kit.Period]) -> tuple[str, ...]:
    """Two years over the same months: the change and both sums, in words and briefly."""
    last = max(months).first.year
    before, now = (sum((flow[month] for month in months if month.first.year == year), Decimal())
                   for year in (last - 1, last))
    by = (now / before - 1) * 100
    return (f"{kit.grouped(abs(by), 0)}% {'less' if by < 0 else 'more'}",
            f"{flow.show(now)}, after {flow.show(before)} in the same months of {last - 1}",
            f"{by:+.0f}%".replace("-", "−"), f"from {flow.show(before)} to {flow.show(now)}")


def draw(canvas: kit.Canvas, told: tuple[tuple[str, ...], ...]) -> None:
    """Imports beside exports, on the phone above them: pairs of bars, and how far the later year is off."""
    colours = canvas.colours
    grid = canvas.grid(2, 1, hspace=0.12, height_ratios=[3, 2]) if canvas.narrow else canvas.grid(1, 2)
    for number, hue in enumerate((colours.japan, colours.second)):
        panel = canvas.panel(x="row", y="value", spot=grid[number])
        panel.places = [float(row) for row in panel.rows]
        ticks = [0, 5e9, 10e9, 15e9][:3 if number and canvas.narrow else 4]
        panel.values_axis(ticks, (0, ticks[-1]), 2 * number)
        for column, colour, shift in ((2 * number, colours.other, -0.2), (2 * number + 1, hue, 0.2)):
            panel.bars(column, colour, thick=0.36, shift=shift)
        for row, month in enumerate(canvas.table.labels):
            panel.note(row, 0, month, nudge=(0, -18), ha="center", gid=f"row-{row}")
        panel.axes.set_xlim(-0.5, len(panel.places) - 0.5)
        panel.title(HEADS[number], pad=30, fontsize=15)
        change, sums = told[number]
        panel.inside(0, 1, change, hue, nudge=(0, 7), weight="semibold", fontsize=17)
        panel.inside(0, 1, sums, hue, nudge=(kit.width(change, 17, "semibold") + 5, 7), weight="semibold")
        for later in (0, 1):
            panel.note(0.4 * later - 0.2, 0, panel.table.columns[later].head[-4:],
                       colours.paper if later else colours.ink, (0, 7), ha="center", weight="semibold",
                       fontsize=kit.SMALL)
