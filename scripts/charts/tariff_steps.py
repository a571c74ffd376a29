"""The US tariff on most Japanese goods and on cars, step by step, each with what it includes."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from scripts.charts import kit

GENERAL, CARS = "tariff-japan-general-rate", "tariff-japan-cars-rate"
RULING, LAST_SEEN = "scotus-ieepa-ruling-2026-02", "rates-last-seen-2026-10"
CAR_DUTY = "car-duty-in-force-2025-04"
ANNOUNCED, ONE_DAY = "reciprocal-tariff-announced-2025-04-eo-14257", "reciprocal-tariffs-suspended-2025-04"
# What the kinds of rate include, short enough for a step on the phone.
BRIEF = {"baseline-on-top-of-mfn": "on top of normal duty",
         "section-122-on-top-of-mfn": "on top of normal duty",
         "all-in": "normal duty included",
         "section-301-top-up": "tops up normal duty",
         "mfn-plus-section-232": "normal duty and car duty"}
GOODS, IN_FORCE, RATE, INCLUDES = range(4)
TIME = "From the first day to the day before the next step, or to the day it was last seen"
ROOM_GENERAL, ROOM_CARS = 14.5, 10.5  # above the highest step, for words, in percentage points
Steps = list[tuple[kit.Period, tuple[str, kit.Period, Decimal, str]]]  # rows of the table


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: two panels on one scale; steps that do not include the same are never joined."""
    general, cars = _steps(ledger, GENERAL, "Most goods"), _steps(ledger, CARS, "Cars")
    kinds = [row.entity for id in (GENERAL, CARS) for row in _rows(ledger, id)]
    rate = kit.writing_of(ledger, (GENERAL, CARS), short=True)
    seen = kit.period_text(ledger.events[LAST_SEEN].date)
    in_turn = [", then ".join(rate(percent) for _, (_, _, percent, _) in steps) for steps in (general, cars)]
    return kit.Chart(
        title=f"The US tariff on most Japanese goods: {in_turn[0]}. On cars: {in_turn[1]}",
        subtitle="Rate by the days it was in force, with what it includes. The last steps end on "
                 f"{seen}, when the rates were last seen",
        alt=f"The US tariff on most Japanese goods: {_told(general, rate)}. On cars: {_told(cars, rate)}.",
        description=[
            f"Each block begins on the day a rate took effect and ends when the next began; its height is "
            f"the rate. Most goods: {_told(general, rate)}. Cars: {_told(cars, rate)}. The last step of each "
            f"is drawn up to {seen}, the day on which it was last seen, and has no known end. The "
            f"{kit.fact_text(ledger.fact(ANNOUNCED))} that was in force for goods entered on "
            f"{kit.period_text(ledger.events[ONE_DAY].date)} is too short to be drawn.",
            "A colour stands for what the order says of the normal duty. A rate on top of it adds to it, so "
            "a higher block is not simply a heavier burden. A rate that includes it and a rate that tops it "
            "up come to the same for any good whose normal duty is below the rate. "
            f"The duty on cars began on {kit.period_text(ledger.events[CAR_DUTY].date)}; the series has the "
            "month, so it is drawn from that month's first day. For its first weeks the second general "
            "rate was paid on top of the normal duty; an order changed that later, back to the first day. "
            "The Supreme Court took away its legal ground on "
            f"{kit.period_text(ledger.events[RULING].date)}, some "
            "days before the next rate began.",
            "Metals have rates of their own, which are not shown."],
        topic="tariffs", sources=[GENERAL, CARS], as_of=kit.period_text(max(general[-1][0], cars[-1][0])),
        table=kit.Table("First day", (kit.Column("Goods", drawn=False), kit.Column(TIME),
                                      kit.Column("Rate", rate), kit.Column("What it includes", drawn=False)),
                        (*general, *cars)),
        draw=draw, given={"kinds": kinds, "until": ledger.series[GENERAL].info.read_on.last.isoformat()},
        height=470, narrow_height=520)


def _rows(ledger: kit.Ledger, id: str) -> list[Any]:
    """The rows of a series in order."""
    return sorted((row for row in ledger.series[id].rows if row.amount), key=lambda row: row.period)


def _steps(ledger: kit.Ledger, id: str, goods: str) -> Steps:
    """The steps of a series: from the first day of each to the day before the next; the last is known up
    to the day it was last seen."""
    series, rows = ledger.series[id], _rows(ledger, id)
    labels = kit.labels_of(series)
    ends = [row.period.first - timedelta(days=1) for row in rows[1:]] + [ledger.events[LAST_SEEN].date.last]
    return [(row.period, (goods, kit.parse_period(f"{row.period.text}/{end.isoformat()}"), row.amount.value,
                          labels[row.entity].removeprefix("Cars: ")))
            for row, end in zip(rows, ends, strict=True)]


def _told(steps: Steps, rate: kit.Writing) -> str:
    return "; ".join(f"{rate(percent)} from {kit.period_text(begins)} ({includes})"
                     for begins, (_, _, percent, includes) in steps)


def draw(canvas: kit.Canvas, kinds: list[str], until: str) -> None:
    """Most goods above, cars below, a percentage point as high in both; paper is left up to a day."""
    goods, rates = canvas.table.column(GOODS), canvas.table.column(RATE)
    parts = [[row for row, these in enumerate(goods) if these == heading] for heading in dict.fromkeys(goods)]
    tops = [float(max(rates[row] for row in rows)) + room
            for rows, room in zip(parts, (ROOM_GENERAL, ROOM_CARS), strict=True)]
    whens = canvas.table.column(IN_FORCE)
    first, last = min(when.first for when in whens), date.fromisoformat(until)
    months = [date(year, month, 1) for year in range(first.year, last.year + 1) for month in (1, 7)]
    ticks = [month for month in months if first <= month <= last]
    grid = canvas.grid(2, 1, height_ratios=tops)
    for number, rows in enumerate(parts):
        panel = canvas.panel(x="time", y="value", spot=grid[number])
        panel.rows = rows
        panel.time_axis(ticks, limits=(kit.at(first) - 0.015, kit.at(last + timedelta(days=1)) + 0.005))
        panel.limit_values(0, tops[number])
        panel.inside(0, 1, goods[rows[0]], panel.colours.ink, nudge=(0, 6), va="bottom", fontsize=15,
                     weight="semibold", ha="left")
        differ = "what each includes differs" if panel.narrow else "what each rate includes differs"
        alike = {_likeness(kinds[row]) for row in rows} == {0}
        panel.inside(1, 1, "normal duty included in each" if alike else differ, nudge=(0, 6), va="bottom",
                     ha="right")
        _blocks(panel, kinds, kit.at(last + timedelta(days=1)))


def _likeness(kind: str) -> int:
    """Which steps are like for like: with the normal duty in them, on top of it, or topping it up."""
    return 1 if "on-top-of" in kind else 2 if "top-up" in kind else 0


def _blocks(panel: kit.Panel, kinds: list[str], edge: float) -> None:
    """A block for each step, as wide as its time and as high as its rate, with its words above."""
    colours, whens = panel.colours, panel.table.column(IN_FORCE)
    for row in panel.rows:
        colour = (colours.japan, colours.second, colours.third)[_likeness(kinds[row])]
        panel.blocks(RATE, IN_FORCE, colour, rows=[row])
        panel.values(RATE, rows=[row], colour=colours.paper, dx=3 if panel.narrow else 7, dy=-13, ha="left",
                     va="top", weight="semibold", fontsize=12.5 if panel.narrow else 15)
        _words(panel, row, kinds[row], edge)
    end = kit.after(whens[panel.rows[-1]])
    panel.note(end, 0, "→", colours.paper, nudge=(-7, 8), ha="right", fontsize=15)


def _words(panel: kit.Panel, row: int, kind: str, edge: float) -> None:
    """From when a step was in force and what it includes, broken to the width of its block; the last
    has room up to the edge."""
    begins, label = panel.table.periods[row], panel.table.column(INCLUDES)[row]
    whens, rate = panel.table.column(IN_FORCE), panel.table.column(RATE)[row]
    end = edge if row == panel.rows[-1] else kit.after(whens[row])
    share = (end - kit.at(begins)) / (edge - kit.at(whens[0]))
    size = kit.SMALL if panel.narrow else kit.SIZE
    room = (334 if panel.narrow else 705) * share - (6 if panel.narrow else 14)
    words = BRIEF.get(kind, label) if panel.narrow else label
    lines = [kit.wrapped(text, room, size) for text in (
        f"from {kit.period_text(begins, style='day')}", words[0].upper() + words[1:])]
    panel.note(kit.at(begins), float(rate), "\n".join(lines), panel.colours.ink, nudge=(3, 7), va="bottom",
               fontsize=size)
