"""What America bought from Japan and sold to it, month by month, as the tariffs took effect."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from macros.data import Ledger
from macros.values.periods import Period, parse_period
from macros.words.house_style import fact_text, grouped, period_text
from scripts.charts.canvas import Canvas, Panel, at
from scripts.charts.lettering import SIZE, SMALL, width, wrapped
from scripts.charts.model import Chart, Column, Draw, Table, credit, documents_credit

SERIES = "us-goods-trade-with-japan-census-monthly"
CARS = "tariff-japan-cars-rate@2025-04/mfn-plus-section-232"
# The day a rate took effect, the rate, and on what; the duty on cars is dated to its month only.
STEPS = (("baseline-tariff-2025-04", "baseline-tariff-rate-2025-04-eo-14257",
          "{rate} on most goods, {cars} on cars that month"),
         ("general-tariff-in-force-2025-08", "general-tariff-rate-2025-08-eo-14326",
          "now {rate} on most goods"),
         ("car-tariff-cut-2025-09", "car-tariff-rate-2025-09-section-232", "now {rate} on cars"),
         ("section-122-surcharge-2026-02", "section-122-rate-2026-02",
          "now {rate} on most goods, after a court ruling"))
BILLION = Decimal(10) ** 9
MONTH = 1 / 12
HEADS = ("America bought from Japan", "America sold to Japan")
ROOMS = (185, 160, 115, 95)  # for the words of each step on a phone, in CSS pixels
Flow = dict[Period, Decimal]


@dataclass(frozen=True)
class Step:
    """A tariff as it took effect: the day, and the rate and on what in words."""

    day: Period
    words: str


def bn(value: Decimal) -> str:
    """A sum as readers see it."""
    return f"${grouped(value / BILLION, 1)}bn"


def chart(ledger: Ledger) -> Chart:
    """The chart: two panels of bars, the months that can be compared in colour."""
    imports, exports = (
        {r.period: r.amount.value for r in ledger.one_series(SERIES).values(f"goods-{flow}") if r.amount}
        for flow in ("imports", "exports"))
    months = sorted(set(imports) & set(exports))
    last = months[-1]
    alike = [month for month in months if month.first.month <= last.first.month
             and month.first.year in (last.first.year - 1, last.first.year)]
    span = f"January to {period_text(last, style='month')}" if last.first.month > 1 else period_text(last)
    bought, sold = (change(flow, alike) for flow in (imports, exports))
    rates, events = [*(rate for _, rate, _ in STEPS), CARS], [event for event, _, _ in STEPS]
    papers = list(dict.fromkeys(ledger.source_of[event] for event in events))
    steps = [Step(ledger.event(event).date, on(ledger, rate, words)) for event, rate, words in STEPS]
    return Chart(
        title=f"From {span} America bought {bought} from Japan than a year before and sold it {sold}",
        subtitle="US goods imports from Japan and exports to it, dollars a month, customs count, "
                 "not adjusted for the season",
        alt=f"Two panels of monthly bars. From {span} the US imported {sums(imports, alike)}; "
            f"it exported {sums(exports, alike)}. "
            f"Lines mark the days on which tariffs took effect: {tell(steps)}.",
        description=describe(imports, months, steps),
        credit=f"{credit(ledger, [SERIES])} Tariffs: "
               + documents_credit(ledger, papers).removeprefix("Source: "),
        as_of=period_text(last), topic="tariffs",
        sources=list(dict.fromkeys([SERIES, *(id for rate in rates for id in ledger.fact(rate).sources),
                                    *(ledger.source_of[event] for event in events)])),
        facts=rates, events=events,
        table=Table("Month", (Column("US imports from Japan", bn), Column("US exports to Japan", bn)),
                    tuple((month, (imports[month], exports[month])) for month in months)),
        draw=_drawer(tuple(steps), tuple(month.text for month in alike),
                     (briefly(imports, alike), briefly(exports, alike))),
        height=500, narrow_height=590)


def on(ledger: Ledger, rate: str, words: str) -> str:
    """A rate and on what it was levied, in words."""
    return words.format(rate=fact_text(ledger.fact(rate)), cars=fact_text(ledger.fact(CARS)))


def change(flow: Flow, months: list[Period]) -> str:
    """How much more or less the later half of the months brought: 8% less."""
    before, now = halves(flow, months)
    by = (now / before - 1) * 100
    return f"{grouped(abs(by), 0)}% {'less' if by < 0 else 'more'}"


def halves(flow: Flow, months: list[Period]) -> tuple[Decimal, Decimal]:
    """The sums over the months of the earlier and of the later year."""
    last = max(months).first.year
    return (sum((flow[m] for m in months if m.first.year < last), Decimal(0)),
            sum((flow[m] for m in months if m.first.year == last), Decimal(0)))


def sums(flow: Flow, months: list[Period]) -> str:
    """Both sums in words."""
    before, now = halves(flow, months)
    year = max(months).first.year
    return f"{bn(now)}, after {bn(before)} in the same months of {year - 1}"


def briefly(flow: Flow, months: list[Period]) -> str:
    """Both sums for the drawing: January to April: $50.9bn, then $47.0bn."""
    before, now = halves(flow, months)
    span = period_text(parse_period(f"{months[0].text}/{months[len(months) // 2 - 1].text}"))
    return f"{span.rsplit(' ', 1)[0]}: {bn(before)}, then {bn(now)}"


def tell(steps: list[Step]) -> str:
    """All steps in words."""
    return "; ".join(f"{period_text(step.day)}, {step.words}" for step in steps)


def describe(imports: Flow, months: list[Period], steps: list[Step]) -> list[str]:
    """What is drawn, what it is not, and what readers may trip over."""
    low, high = (choose(months, key=lambda month: imports[month]) for choose in (min, max))
    return [
        f"Each bar is a month: above, what America bought from Japan, between {bn(imports[low])} "
        f"({period_text(low)}) and {bn(imports[high])} ({period_text(high)}); below, on the same scale, "
        "what it sold there. Coloured bars are the months that both years have.",
        f"The lines mark the first days of the tariffs: {tell(steps)}. The first day of the earlier duty "
        "on cars is not in our records, only its month. The rates are not alike: some come on top of the "
        "normal duty, others include it.",
        "Sales swing with the season, and the same months of the earlier year lay mostly before the "
        "tariffs. The bars show what happened after them, not what happened because of them."]


def _drawer(steps: tuple[Step, ...], alike: tuple[str, ...], told: tuple[str, str]) -> Draw:
    def draw(canvas: Canvas) -> None:
        """Imports over exports on one scale; thin lines where tariffs took effect."""
        colours, narrow = canvas.colours, canvas.narrow
        tops = (27.4e9, 13.4e9) if narrow else (22.0e9, 12.0e9)
        grid = canvas.grid(2, 1, height_ratios=tops)
        for column, hue in enumerate((colours.japan, colours.second)):
            panel = canvas.panel(x="time", y="value", spot=grid[column, 0])
            panel.bars(column, [hue if month in alike else colours.other for month in months_of(panel)],
                       thick=0.76 * MONTH, shift=MONTH / 2)
            scale(panel, tops[column])
            head(panel, HEADS[column], hue, told[column])
            if column:
                for step in steps:
                    rule(panel, step, 9.6e9)
            else:
                label_steps(panel, steps)
    return draw


def months_of(panel: Panel) -> list[str]:
    """The months of the rows, as the records write them."""
    return [month.text for month, _ in panel.table.rows if isinstance(month, Period)]


def scale(panel: Panel, top: float) -> None:
    """The same dollars for both panels, and the months below."""
    panel.values_axis([0, 5e9, 10e9], lambda value: f"${value / 1e9:.0f}bn" if value else "$0",
                      limits=(0, top))
    places = [at(parse_period(month)) for month in months_of(panel)]
    panel.time_axis(places[::6 if panel.narrow else 3], (places[0] - 0.02, places[-1] + MONTH + 0.02),
                    show=month_text)


def month_text(place: float) -> str:
    """A tick of the scale of time: Jan 2025."""
    year = int(place + 0.001)
    names = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")
    return f"{names[round((place - year) * 12)]} {year}"


def head(panel: Panel, words: str, hue: str, sums: str) -> None:
    """What a panel shows, and what its coloured bars add up to."""
    panel.note(0, 1, words, hue, weight="semibold", xycoords="axes fraction", va="top")
    beside = (0.0, -17.0) if panel.narrow else (width(words, weight="semibold") + 10, 0.0)
    panel.note(0, 1, sums, hue, nudge=beside, xycoords="axes fraction", va="top")


def rule(panel: Panel, step: Step, reach: float) -> None:
    """A thin upright line on the day of a step."""
    panel.axes.plot([at(step.day)] * 2, [0, reach], color=panel.colours.ink, linewidth=0.8, zorder=2.6)


def label_steps(panel: Panel, steps: tuple[Step, ...]) -> None:
    """Each step beside the upper end of its line, at heights at which no line cuts through words.

    The first stands highest and the last, whose words run to the left, comes
    next; the lines of those between end below it.
    """
    narrow = panel.narrow
    highest, pitch = (24.6e9, 2.75e9) if narrow else (20.3e9, 1.6e9)
    for rank, step in enumerate((steps[0], steps[-1], *steps[1:-1])):
        level, to_left = highest - rank * pitch, step is steps[-1]
        rule(panel, step, level)
        words = f"{period_text(step.day, style='day' if narrow else 'full')}: {step.words}"
        panel.note(at(step.day), level, wrapped(words, ROOMS[rank], SMALL) if narrow else words,
                   panel.colours.ink, fontsize=SMALL if narrow else SIZE, nudge=(-5 if to_left else 5, 3),
                   va="top", ha="right" if to_left else "left")
