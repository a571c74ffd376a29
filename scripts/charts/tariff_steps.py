"""The US tariff on most Japanese goods and on cars, step by step, and the higher ones threatened."""

from datetime import date, timedelta
from decimal import Decimal
from typing import Any

from scripts.charts import kit

GENERAL, CARS = "tariff-japan-general-rate", "tariff-japan-cars-rate"
RULING, LAST_SEEN = "scotus-ieepa-ruling-2026-02", "rates-last-seen-2026-10"
CAR_DUTY = "car-duty-in-force-2025-04"
ANNOUNCED, ONE_DAY = "reciprocal-tariff-announced-2025-04-eo-14257", "reciprocal-tariffs-suspended-2025-04"
LETTER, DEAL = "letter-to-ishiba-2025-07", "tariff-deal-official-2025-07"
# A rate that was threatened, the events from which and up to which it was, and what became of it.
THREATS = ((ANNOUNCED, "reciprocal-tariffs-announced-2025-04", ONE_DAY,
            "named on {day}; in force for a day"),
           ("letter-to-ishiba-rate-2025-07", LETTER, DEAL, "in a letter of {day}; a deal came first"))
KEY = ("normal duty included, or topped up to this", "normal duty comes on top",
       "threatened, or in force for a day")
PALE = 0.35
GOODS, IN_FORCE, RATE, INCLUDES = range(4)
TIGHT = 60  # pixels, the width of a block that is too narrow for words, which then stand above it
RULING_TOP = 23.5  # as high as the line of the ruling
Steps = list[tuple[kit.Period, tuple[str, kit.Period, Decimal, str]]]  # rows of the table


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: two panels on one scale; steps that do not include the same are never joined."""
    general, cars = _steps(ledger, GENERAL, "Most goods"), _steps(ledger, CARS, "Cars")
    kinds = [row.entity for id in (GENERAL, CARS) for row in _rows(ledger, id)]
    rate = kit.writing_of(ledger, (GENERAL, CARS), short=True)
    seen = kit.period_text(ledger.events[LAST_SEEN].date)
    threats: Steps = [(begins, ("Most goods, threatened", kit.parse_period(
        f"{begins.text}/{ledger.events[until].date.text}"),
        ledger.fact(ref).low.value, words.format(day=_day(begins)))) for ref, start, until, words in THREATS
        for begins in [ledger.events[start].date]]
    charged, threatened = (max(percent for _, (*_, percent, _) in steps) for steps in (general, threats))
    events = [RULING, DEAL, LAST_SEEN, *(row[1] for row in THREATS)]
    return kit.Chart(
        title="The new US duty on most Japanese goods " + (
            f"never rose to the {rate(threatened)} that Trump threatened" if charged < threatened
            else "kept changing"),
        subtitle=f"The new US duty in per cent of a good's value, from its first day on, up to {seen}",
        alt=f"The US tariff on most Japanese goods: {_told(general, rate)}. Threatened: "
            f"{_told(threats, rate)}. On cars: {_told(cars, rate)}.",
        description=[
            "Each block begins on the day a rate took effect and ends when the next began; the last of each "
            f"is drawn up to {seen}, the day on which it was last seen, and has no known end. The "
            f"{kit.fact_text(ledger.fact(ANNOUNCED))} that was in force for goods entered on "
            f"{kit.period_text(ledger.events[ONE_DAY].date)} is too short to be drawn.",
            "The shade of a block says what the order says of the normal duty. A rate on top of it adds to "
            "it, so a higher block is not simply a heavier burden. A rate that includes it and a rate that "
            "tops it up come to the same for any good whose normal duty is below the rate. "
            f"The duty on cars began on {kit.period_text(ledger.events[CAR_DUTY].date)}; the series has the "
            "month, so it is drawn from that month's first day. For its first weeks the second general "
            "rate was paid on top of the normal duty; an order changed that later, back to the first day. "
            "The Supreme Court took away its legal ground on "
            f"{kit.period_text(ledger.events[RULING].date)}, some days before the next rate began.",
            "A dashed outline was announced or threatened; the first ends with its suspension, the "
            "second with the deal, and its line goes on only for comparison. Metals have rates of "
            "their own; these, and a rise of the surcharge that was announced, are not shown."],
        topic="tariffs", facts=[ref for ref, *_ in THREATS], events=events,
        sources=[GENERAL, CARS, *kit.origins(ledger, events)],
        as_of=seen,
        table=kit.Table("First day", (kit.Column("Goods", drawn=False), kit.Column("From and to"),
                                      kit.Column("Rate", rate), kit.Column("What it includes", drawn=False)),
                        (*general, *cars, *threats)),
        draw=draw, given={"kinds": kinds, "ruling": ledger.events[RULING].date},
        height=500, narrow_height=630)


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


def draw(canvas: kit.Canvas, kinds: list[str], ruling: kit.Period) -> None:
    """Most goods above, cars below, a percentage point as high in both."""
    goods, rates = canvas.table.column(GOODS), canvas.table.column(RATE)
    parts = [[row for row, these in enumerate(goods) if these.startswith(heading)]
             for heading in dict.fromkeys(goods[:len(kinds)])]
    tops = [float(max(rates[row] for row in rows)) + room  # above the highest step
            for rows, room in zip(parts, (8.5 if canvas.narrow else 5.0, 2.5), strict=True)]
    whens = canvas.table.column(IN_FORCE)
    first, last = min(when.first for when in whens), max(when.last for when in whens)
    months = [date(year, month, 1) for year in range(first.year, last.year + 1)
              for month in ((4, 10) if canvas.narrow else (1, 4, 7, 10))]
    ticks = [month for month in months if first <= month <= last]
    grid, edge = canvas.grid(2, 1, height_ratios=tops, hspace=0.12), kit.at(last) + 0.06  # for an arrow
    for number, rows in enumerate(parts):
        panel = canvas.panel(x="time", y="value", spot=grid[number])
        panel.rows = rows
        panel.time_axis(ticks, limits=(kit.at(first) - 0.015, edge))
        ticked = (0, 10, 20) if canvas.narrow and number == 0 else (0, 10, 20, 30)  # words stand there
        panel.values_axis(ticked, limits=(0, tops[number]), column=RATE)
        panel.inside(0, 1, goods[rows[0]], panel.colours.ink, nudge=(0, 6), va="bottom", fontsize=15,
                     weight="semibold", ha="left")
        steps = [row for row in rows if row < len(kinds)]
        _blocks(panel, steps, kinds, edge - kit.at(first))
        if number == 0:
            _key(panel)
            _threats(panel, rows[len(steps):])
            _ruling(panel, ruling)


def _day(when: kit.Period) -> str:
    """A day with its year, short: 24 Feb 2026."""
    return f"{when.first.day} {when.first:%b %Y}" if when.precision == "day" else f"{when.first:%b %Y}"


def _blocks(panel: kit.Panel, rows: list[int], kinds: list[str], across: float) -> None:
    """A block for each step, as wide as its time and as high as its rate, with its words in it."""
    colours, narrow, whens = panel.colours, panel.narrow, panel.table.column(IN_FORCE)
    aside = 3 if narrow else 7
    for row in rows:
        start, end = kit.at(whens[row]), kit.after(whens[row])
        top = float(panel.table.column(RATE)[row])
        pale = kinds[row].endswith("on-top-of-mfn")
        panel.blocks(RATE, IN_FORCE, colours.second, rows=[row], alpha=PALE if pale else None)
        panel.axes.fill_between([start, end], 0, top, color=colours.paper, linewidth=0, zorder=0.8)
        room = (282 if narrow else 674) * (end - start) / across
        up, right, side, colour = ((39, room, "right", colours.ink) if room < TIGHT else
                                   (0, aside, "left", colours.ink if pale else colours.paper))
        panel.values(RATE, rows=[row], colour=colour, dx=right, dy=up - 11, ha=side, va="top",
                     weight="semibold", fontsize=kit.SIZE if narrow else 17)
        panel.axes.plot([start] * 2, [0, top], linewidth=1.5, color=colours.paper)
        day = kit.wrapped(_day(panel.table.periods[row]), 110 if up else room - 8, kit.SMALL)
        panel.note(start, top, day, colour, nudge=(right, up - (22 if narrow else 28)), va="top", ha=side,
                   fontsize=kit.SMALL)
    panel.note(kit.after(whens[rows[-1]]), 0, "→", nudge=(4, 4), fontsize=15)


def _key(panel: kit.Panel) -> None:
    """What the shades and the dashes mean, over the heading of the panel."""
    colours, place = panel.colours, [0.0, 70.0 if panel.narrow else 40.0]
    forms: tuple[dict[str, Any], ...] = (
        {"facecolor": colours.second}, {"facecolor": colours.second, "alpha": PALE},
        {"facecolor": "none", "edgecolor": colours.ink, "linewidth": 1.2, "linestyle": (0, (3, 2))})
    for words, form in zip(KEY, forms, strict=True):
        panel.inside(0, 1, "    ", nudge=(place[0] + 2, place[1]), va="center", fontsize=kit.SMALL,
                     bbox={"boxstyle": "square,pad=0", "linewidth": 0} | form)
        panel.inside(0, 1, words, nudge=(place[0] + 18, place[1]), va="center", fontsize=kit.SMALL)
        place = [0.0, place[1] - 17] if panel.narrow else [
            place[0] + 40 + kit.width(words, kit.SMALL), place[1]]


def _threats(panel: kit.Panel, rows: list[int]) -> None:
    """Dashed flags of what was named or threatened, behind the steps, each with its words to the right."""
    panel.blocks(RATE, IN_FORCE, panel.colours.paper, rows=rows, alpha=0)
    table, narrow = panel.table, panel.narrow
    low = float(table.column(RATE)[panel.rows[0]])  # that of the step behind which the rest is hidden
    for row, room in zip(rows, (300, 100) if narrow else (96, 300), strict=True):
        start, end = (edge(table.column(IN_FORCE)[row]) for edge in (kit.at, kit.after))
        top, size = float(table.column(RATE)[row]), kit.SIZE if narrow else 17
        panel.axes.plot([start, start, end, end], [low, top, top, low], color=panel.colours.ink,
                        linestyle=(0, (3, 2)), linewidth=1.2, zorder=0.7)
        if row == rows[-1]:  # the rate of the title, for comparison with what came
            edge_of_all = panel.axes.get_xlim()[1]
            panel.axes.hlines(top, end, edge_of_all, panel.colours.ink, (0, (3, 2)), linewidth=1.2)
            panel.note(edge_of_all, top, "threatened", fontsize=kit.SMALL, ha="right", va="bottom",
                       nudge=(0, 3))
        above = narrow and row == rows[0]  # on phones there is no room between the two
        spot, right, up = ((start, top), 0, 48) if above else ((end, top), 6, -4)
        panel.note(*spot, table.said(RATE, row), panel.colours.ink, weight="semibold", fontsize=size,
                   gid=f"value-{RATE}-{row}", nudge=(right, up), va="top")
        panel.note(*spot, kit.wrapped(table.column(INCLUDES)[row], room, kit.SMALL), panel.colours.ink,
                   fontsize=kit.SMALL, nudge=(right, up - 4 - size), va="top")


def _ruling(panel: kit.Panel, ruling: kit.Period) -> None:
    """A line on the day on which the Supreme Court took away the ground of a rate, and words beside it."""
    high = max(float(rate) for rate in panel.table.column(RATE)[:2])
    panel.axes.plot([kit.at(ruling)] * 2, [high, RULING_TOP], color=panel.colours.ink, linewidth=1.4)
    what = "\ntariffs, " if panel.narrow else " the emergency tariffs\n"
    panel.note(kit.at(ruling), RULING_TOP, f"Supreme Court rejects{what}{_day(ruling)}", panel.colours.ink,
               nudge=(6, 2), va="top", halo=True)
