"""The US tariff on most Japanese goods and on cars, step by step, each with what it includes."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal

from macros.data import Ledger
from macros.values.periods import Period, parse_period
from macros.words.house_style import grouped, period_text
from scripts.charts import lettering
from scripts.charts.canvas import Canvas, Panel, after, at
from scripts.charts.model import Chart, Column, Draw, Table, credit

GENERAL, CARS = "tariff-japan-general-rate", "tariff-japan-cars-rate"
RULING = "scotus-ieepa-ruling-2026-02"
# What the kinds of rate include, short enough for a step on the phone; and which are drawn alike.
BRIEF = {"baseline-on-top-of-mfn": "on top of normal duty",
         "section-122-on-top-of-mfn": "on top of normal duty",
         "all-in": "normal duty included",
         "section-301-top-up": "normal duty topped up",
         "mfn-plus-section-232": "normal duty and car duty"}
ON_TOP = ("baseline-on-top-of-mfn", "section-122-on-top-of-mfn")
TOPPED_UP = ("section-301-top-up",)
IN_FORCE, RATE = 1, 2
TIME = "From the first day to the day before the next step, or to the last reading"
ROOM_GENERAL, ROOM_CARS = 14.5, 10.5  # above the highest step, for words, in percentage points


@dataclass(frozen=True)
class Step:
    """One step: which goods, when, how much and what it includes."""

    goods: str
    kind: str
    label: str
    begins: Period
    ends: date
    rate: Decimal

    @property
    def when(self) -> Period:
        """From the first day of the step to the day before the next."""
        return parse_period(f"{self.begins.text}/{self.ends.isoformat()}")


def chart(ledger: Ledger) -> Chart:
    """The chart: two panels on one scale; steps that do not include the same are never joined."""
    general, cars = _steps(ledger, GENERAL, "Most goods"), _steps(ledger, CARS, "Cars")
    steps = [*general, *cars]
    checked = period_text(ledger.one_series(GENERAL).info.read_on)
    return Chart(
        title=f"The US tariff on most Japanese goods: {_in_turn(general)}. On cars: {_in_turn(cars)}",
        subtitle="Rate by the days it was in force, with what it includes: steps of different colours are "
                 f"not like for like. The last steps are drawn up to {checked}, when records were last read",
        alt=f"The US tariff on most Japanese goods: {_told(general)}. On cars: {_told(cars)}.",
        description=_description(ledger, general, cars, checked),
        credit=credit(ledger, [GENERAL, CARS]), topic="tariffs", sources=[GENERAL, CARS],
        as_of=period_text(max(general[-1].begins, cars[-1].begins)),
        table=Table("First day", (Column("Goods", drawn=False), Column(TIME),
                                  Column("Rate", _pct), Column("What it includes", drawn=False)),
                    tuple((s.begins, (s.goods, s.when, s.rate, s.label)) for s in steps)),
        draw=_drawer(tuple(steps), len(general)), height=470, narrow_height=520)


def _steps(ledger: Ledger, id: str, goods: str) -> list[Step]:
    """The steps of a series in order; the last is known up to the day the series was read."""
    series = ledger.one_series(id)
    labels = {entity.id: entity.label for entity in series.info.entities}
    rows = sorted((r for r in series.rows if r.amount), key=lambda r: r.period)
    ends = [r.period.first - timedelta(days=1) for r in rows[1:]] + [series.info.read_on.last]
    return [Step(goods, r.entity or "", labels[r.entity or ""].removeprefix("Cars: "), r.period, end,
                 r.amount.value) for r, end in zip(rows, ends, strict=True) if r.amount]


def _description(ledger: Ledger, general: Sequence[Step], cars: Sequence[Step],
                 checked: str) -> list[str]:
    ruling = period_text(ledger.event(RULING).date)
    return [
        f"Each block begins on the day a rate took effect and ends when the next began; its height is "
        f"the rate. Most goods: {_told(general)}. Cars: {_told(cars)}. The last step of each is drawn "
        f"up to {checked}, the day on which the records were last read, and has no known end.",
        "The steps are not like for like. A rate on top of the normal duty, a rate that includes it "
        "and a rate that tops it up bear differently on the same good, so a higher block is not simply "
        f"a heavier burden. Of the first rate on cars only the month, {period_text(cars[0].begins)}, is "
        f"known, and it is drawn from that month's first day. For its first weeks the second general "
        "rate was paid on top of the normal duty; an order changed that later, back to the first day. The "
        f"Supreme Court took away its legal ground on {ruling}, some days before the next rate began.",
        "The last general step is known less well than the others: that it includes the normal duty "
        "was read in one place only. Metals have rates of their own, which are not shown."]


def _pct(value: Decimal) -> str:
    return f"{grouped(value, 1 if value % 1 else 0)}%"


def _in_turn(steps: Sequence[Step]) -> str:
    return ", then ".join(_pct(step.rate) for step in steps)


def _told(steps: Sequence[Step]) -> str:
    return "; ".join(f"{_pct(s.rate)} from {period_text(s.begins)} ({s.label})" for s in steps)


def _drawer(steps: Sequence[Step], general: int) -> Draw:
    """How the steps are drawn; the first `general` of them are those of most goods."""
    def draw(canvas: Canvas) -> None:
        """Most goods above, cars below, a percentage point as high in both."""
        tops = [float(max(s.rate for s in part)) + room for part, room in (
            (steps[:general], ROOM_GENERAL), (steps[general:], ROOM_CARS))]
        grid = canvas.grid(2, 1, height_ratios=tops)
        for number, (heading, rows) in enumerate((
                ("Most goods", range(general)), ("Cars", range(general, len(steps))))):
            panel = canvas.panel(x="time", y="value", spot=grid[number])
            panel.rows = rows
            _time(panel, steps)
            panel.limit_values(0, tops[number])
            _head(panel, heading, steps[rows.start:rows.stop])
            _blocks(panel, steps)
    return draw


def _time(panel: Panel, steps: Sequence[Step]) -> None:
    """One scale of time for both panels, a tick each half year."""
    first, last = min(s.begins.first for s in steps), max(s.ends for s in steps)
    months = [date(year, month, 1) for year in range(first.year, last.year + 1) for month in (1, 7)]
    ticks = {at(month): f"{month:%b} {month.year}" for month in months if first <= month <= last}
    panel.time_axis(list(ticks), limits=(at(first) - 0.015, after(parse_period(last.isoformat())) + 0.005),
                    show=lambda when: ticks[when])


def _likeness(step: Step) -> int:
    """Which steps are like for like: with the normal duty in them, on top of it, or topping it up."""
    return 1 if step.kind in ON_TOP else 2 if step.kind in TOPPED_UP else 0


def _head(panel: Panel, heading: str, steps: Sequence[Step]) -> None:
    """Which goods a panel is about, and whether its steps may be compared."""
    alike = {_likeness(step) for step in steps} == {0}
    long = "" if panel.narrow else "; what each rate includes differs"
    for text, place, colour, style in (
            (heading, 0, panel.colours.ink, {"fontsize": 15, "weight": "semibold", "ha": "left"}),
            ("normal duty included in each" if alike else f"not like for like{long}", 1,
             panel.colours.quiet, {"ha": "right"})):
        panel.note(place, 1, text, colour, xycoords="axes fraction", nudge=(0, 6), va="bottom", **style)


def _blocks(panel: Panel, steps: Sequence[Step]) -> None:
    """A block for each step, as wide as its time and as high as its rate, with its words above."""
    colours = panel.colours
    for row in panel.rows:
        step = steps[row]
        colour = (colours.japan, colours.second, colours.third)[_likeness(step)]
        panel.blocks(RATE, IN_FORCE, colour, rows=[row])
        panel.values(RATE, rows=[row], colour=colours.paper, dx=7, dy=-13, ha="left", va="top",
                     weight="semibold", fontsize=15)
        _words(panel, step, steps)
    last = steps[panel.rows[-1]]
    panel.note(after(last.when), 0, "→", colours.paper, nudge=(-7, 8), ha="right", fontsize=15)


def _words(panel: Panel, step: Step, steps: Sequence[Step]) -> None:
    """From when a step was in force and what it includes, broken to the width of its block."""
    share = (after(step.when) - at(step.begins)) / (after(steps[-1].when) - at(steps[0].begins))
    size = lettering.SMALL if panel.narrow else lettering.SIZE
    room = (334 if panel.narrow else 705) * share - (6 if panel.narrow else 14)
    words = BRIEF.get(step.kind, step.label) if panel.narrow else step.label
    lines = [lettering.wrapped(text, room, size) for text in (
        f"from {period_text(step.begins, style='day')}", words[0].upper() + words[1:])]
    panel.note(at(step.begins), float(step.rate), "\n".join(lines), panel.colours.ink, nudge=(3, 7),
               va="bottom", fontsize=size)
