"""What America bought from Japan and sold to it, month by month, as the tariffs took effect."""

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
MONTH = 1 / 12
HEADS = ("America bought from Japan", "America sold to Japan")
ROOMS = (185, 160, 115, 95)  # for the words of each step on a phone, in CSS pixels
Flow = kit.Values[kit.Period]
Step = tuple[kit.Period, str]  # the day on which a tariff took effect, and the rate and on what in words


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: two panels of bars, the months that can be compared in colour."""
    imports, exports = (kit.over_time(ledger, SERIES, f"goods-{flow}") for flow in ("imports", "exports"))
    months = sorted(set(imports) & set(exports))
    last = months[-1]
    alike = [month for month in months if month.first.month <= last.first.month
             and month.first.year in (last.first.year - 1, last.first.year)]
    until = kit.period_text(last)
    span = f"January to {until}" if last.first.month > 1 else until
    bought, sold = (compared(flow, alike) for flow in (imports, exports))
    rates, events = [*(rate for _, rate, _ in STEPS), CARS], [event for event, _, _ in STEPS]
    papers, cars = kit.origins(ledger, events), kit.fact_text(ledger.fact(CARS))
    steps = [(ledger.events[event].date, words.format(rate=kit.fact_text(ledger.fact(rate)), cars=cars))
             for event, rate, words in STEPS]
    in_turn = "; ".join(f"{kit.period_text(day)}, {words}" for day, words in steps)
    low, high = (choose(months, key=imports.__getitem__) for choose in (min, max))
    return kit.Chart(
        title=f"From {span} America bought {bought[0]} from Japan than a year before and sold it {sold[0]}",
        subtitle="US goods imports from Japan and exports to it, dollars a month, customs count, "
                 "not adjusted for the season",
        alt=f"Two panels of monthly bars. From {span} the US imported {bought[1]}; "
            f"it exported {sold[1]}. "
            f"Lines mark the days on which tariffs took effect: {in_turn}.",
        description=[
            f"Each bar is a month: above, what America bought from Japan, between {imports.said(low)} "
            f"({kit.period_text(low)}) and {imports.said(high)} ({kit.period_text(high)}); below, on the "
            "same scale, what it sold there. Coloured bars are the months that both years have.",
            f"The lines mark the first days of the tariffs: {in_turn}. The earlier duty on cars "
            f"began on {kit.period_text(ledger.events[CAR_DUTY].date)}. The rates are not alike: some come "
            "on top "
            "of the normal duty, others include it.",
            "Sales swing with the season, and the same months of the earlier year lay mostly before the "
            "tariffs. The bars show what happened after them, not what happened because of them."],
        credit=f"{kit.credit(ledger, [SERIES])} Tariffs: "
               + kit.credit(ledger, papers).removeprefix("Source: "),
        as_of=until, topic="tariffs", facts=rates, events=events,
        sources=list(dict.fromkeys([SERIES, *kit.origins(ledger, rates), *papers])),
        table=kit.table_of("Month", {"US imports from Japan": imports, "US exports to Japan": exports},
                           months),
        draw=draw, given={"steps": steps, "alike": alike, "told": (bought[2], sold[2])},
        height=500, narrow_height=590)


def compared(flow: Flow, months: list[kit.Period]) -> tuple[str, str, str]:
    """Two years over the same months: the change from one to the other, both sums in words, and briefly."""
    last = max(months).first.year
    before, now = (sum((flow[month] for month in months if month.first.year == year), Decimal())
                   for year in (last - 1, last))
    by = (now / before - 1) * 100
    earlier = kit.parse_period(f"{months[0].text}/{months[len(months) // 2 - 1].text}")
    span = kit.period_text(earlier).rsplit(" ", 1)[0]
    return (f"{kit.grouped(abs(by), 0)}% {'less' if by < 0 else 'more'}",
            f"{flow.show(now)}, after {flow.show(before)} in the same months of {last - 1}",
            f"{span}: {flow.show(before)}, then {flow.show(now)}")


def draw(canvas: kit.Canvas, steps: list[Step], alike: list[kit.Period], told: tuple[str, str]) -> None:
    """Imports over exports on one scale; thin lines where tariffs took effect."""
    colours = canvas.colours
    tops = (27.4e9, 13.4e9) if canvas.narrow else (22.0e9, 12.0e9)
    grid = canvas.grid(2, 1, height_ratios=tops)
    for column, hue in enumerate((colours.japan, colours.second)):
        panel = canvas.panel(x="time", y="value", spot=grid[column, 0])
        panel.bars(column, [hue if month in alike else colours.other for month in canvas.table.periods],
                   thick=0.76 * MONTH, shift=MONTH / 2)
        panel.values_axis([0, 5e9, 10e9], limits=(0, tops[column]))
        places = [kit.at(month) for month in canvas.table.periods]
        panel.time_axis([month.first for month in canvas.table.periods[::6 if canvas.narrow else 3]],
                        limits=(places[0] - 0.02, places[-1] + MONTH + 0.02))
        panel.inside(0, 1, HEADS[column], hue, weight="semibold", va="top")
        beside = (0.0, -17.0) if canvas.narrow else (kit.width(HEADS[column], weight="semibold") + 10, 0.0)
        panel.inside(0, 1, told[column], hue, nudge=beside, va="top")
        label_steps(panel, steps, named=column == 0)


def label_steps(panel: kit.Panel, steps: list[Step], *, named: bool) -> None:
    """A thin upright line on the day of each step; if named, at heights at which none cuts through words.

    The first stands highest and the last, whose words run to the left, comes
    next; the lines of those between end below it.
    """
    narrow = panel.narrow
    highest, pitch = (24.6e9, 2.75e9) if narrow else (20.3e9, 1.6e9)
    for rank, (day, what) in enumerate((steps[0], steps[-1], *steps[1:-1]) if named else steps):
        level, to_left = highest - rank * pitch if named else 9.6e9, day == steps[-1][0]
        panel.axes.plot([kit.at(day)] * 2, [0, level], color=panel.colours.ink, linewidth=0.8, zorder=2.6)
        if not named:
            continue
        words = f"{kit.period_text(day, style='day' if narrow else 'full')}: {what}"
        panel.note(kit.at(day), level, kit.wrapped(words, ROOMS[rank], kit.SMALL) if narrow else words,
                   panel.colours.ink, fontsize=kit.SMALL if narrow else kit.SIZE, va="top",
                   nudge=(-5 if to_left else 5, 3), ha="right" if to_left else "left")
