"""The US tariff on most Japanese goods, step by step, and two rates that were none."""

from datetime import date, timedelta
from decimal import Decimal

from scripts.charts import kit

SERIES = "tariff-japan-general-rate"
RULING, LAST_SEEN = "scotus-ieepa-ruling-2026-02", "rates-last-seen-2026-10"
ANNOUNCED, ONE_DAY = "reciprocal-tariff-announced-2025-04-eo-14257", "reciprocal-tariffs-suspended-2025-04"
LETTER, DEAL = "letter-to-ishiba-2025-07", "tariff-deal-official-2025-07"
# A rate that was no step, the events from which and up to which it was, and what became of it.
OTHERS = ((ANNOUNCED, ONE_DAY, ONE_DAY, "for one day"),
          ("letter-to-ishiba-rate-2025-07", LETTER, DEAL, "in Trump's letter, never in force"))
# What a rate says of the normal duty, by the end of its name in the series: whether it is the whole duty.
KINDS = {"on-top-of-mfn": False, "all-in": True, "top-up": True}
WORDS = {False: ("+{}", "plus normal duty"), True: ("{}", "in all, normal duty included")}
IN_FORCE, RATE, INCLUDES = range(3)
Steps = list[tuple[kit.Period, tuple[kit.Period, Decimal, str]]]  # rows of the table


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: blocks for the rates in force, a spike for one day, an outline for what was threatened."""
    rows = sorted((row for row in ledger.series[SERIES].rows if row.amount), key=lambda row: row.period)
    rate, seen = kit.writing_of(ledger, SERIES, short=True), ledger.events[LAST_SEEN].date
    labels = kit.labels_of(ledger.series[SERIES])
    ends = [*(row.period.first - timedelta(days=1) for row in rows[1:]), seen.last]
    steps: Steps = [(row.period, (kit.parse_period(f"{row.period.text}/{end.isoformat()}"),
                                  row.amount.value, labels[row.entity]))
                    for row, end in zip(rows, ends, strict=True) if row.amount]
    others: Steps = [(begins, (kit.parse_period("/".join(dict.fromkeys(
        (begins.text, ledger.events[until].date.text)))), ledger.fact(ref).low.value, words))
        for ref, start, until, words in OTHERS for begins in [ledger.events[start].date]]
    events = [RULING, DEAL, LAST_SEEN, ONE_DAY, LETTER]
    return kit.Chart(
        title="The new US tariff on most Japanese goods has changed" + " again and again" * (len(steps) > 3),
        subtitle="Per cent of a good's value; +: on top of the normal duty, which differs from good to good",
        alt=f"US tariff on most Japanese goods: {_told(steps, rate)}. Besides: {_told(others, rate)}.",
        description=[
            "Heights do not compare a rate with a plus, to which the normal duty comes, with one in all, "
            "which is the whole duty on any good whose normal duty is below it; the last tops that up. "
            f"The last rate is drawn up to {kit.period_text(seen)}, when it was last seen.",
            "Cars and metals have rates of their own. In its first weeks the second rate was paid on top; an "
            "order changed that later, back to the first day. A rise of the surcharge, announced but not "
            "seen in force, is not shown."],
        topic="tariffs", facts=[ref for ref, *_ in OTHERS], events=events,
        sources=[SERIES, *kit.origins(ledger, events)], as_of=kit.period_text(seen),
        credit="Source: The White House; Supreme Court of the United States; Jiji Press; AFP.",
        table=kit.Table("First day", (kit.Column("From and to"), kit.Column("Rate", rate),
                                      kit.Column("What it includes", drawn=False)), (*steps, *others)),
        draw=draw, given={"ruling": ledger.events[RULING].date, "whole": [
            next(KINDS[kind] for kind in KINDS if (row.entity or "").endswith(kind)) for row in rows]},
        height=390, narrow_height=335)


def _told(steps: Steps, rate: kit.Writing) -> str:
    return "; ".join(f"{rate(percent)} from {kit.period_text(begins)} ({includes})"
                     for begins, (_, percent, includes) in steps)


def _day(when: kit.Period) -> str:
    """A day with its year, short: 24 Feb 2026."""
    return f"{when.first.day} {when.first:%b %Y}"


def draw(canvas: kit.Canvas, ruling: kit.Period, whole: list[bool]) -> None:
    """Blocks as high as their rates, a spike and an outline for the others, and the day of the ruling."""
    panel, narrow, ink = canvas.panel(x="time", y="value"), canvas.narrow, canvas.colours.ink
    whens = canvas.table.column(IN_FORCE)
    begin, last = date(min(when.first for when in whens).year, 4, 1), max(when.last for when in whens)
    edge, days = kit.at(last) + 0.01, canvas.table.periods[:len(whole)]
    panel.time_axis([], limits=(kit.at(begin) - 0.01, edge))
    panel.axes.set_xticks([*map(kit.at, days)], [*map(_day, days)])
    panel.axes.tick_params(axis="x", labelsize=kit.SMALL)
    panel.values_axis((0, 5, 10, 15, 20, 25), limits=(0, 29), column=RATE)
    _blocks(panel, whole, (296 if narrow else 674) / (edge - kit.at(begin)))
    _others(panel, *range(len(whole), len(whens)))
    place, top = kit.at(ruling), 23.5
    panel.axes.plot([place] * 2, [float(canvas.table.column(RATE)[1]), top], color=ink, linewidth=1.4)
    panel.note(place, top, f"Supreme Court rejects\nemergency tariffs,\n{_day(ruling)}", ink,
               nudge=(6, 2), va="top", halo=True, fontsize=kit.SMALL)


def _blocks(panel: kit.Panel, whole: list[bool], year: float) -> None:
    """A block for each step with its words in it; a year in pixels."""
    colours, narrow, whens = panel.colours, panel.narrow, panel.table.column(IN_FORCE)
    size = kit.SIZE if narrow else 17
    for row, in_all in enumerate(whole):
        start, end = kit.at(whens[row]), kit.after(whens[row])
        top, wide = float(panel.table.column(RATE)[row]), (end - start) * year
        panel.blocks(RATE, IN_FORCE, colours.second, rows=[row], alpha=0.4 if in_all else None)
        panel.axes.fill_between([start, end], top, color=colours.paper, linewidth=0, zorder=0.8)  # no lines
        panel.axes.plot([start] * 2, [0, top], linewidth=1.5, color=colours.paper)
        ink, (show, words) = (colours.paper, colours.ink)[in_all], WORDS[in_all]
        up, right, room = (58, 0, 80) if wide < 52 else (0, 4 if narrow else 8, wide - 8)  # pixels
        place, form = (end, {"ha": "right"}) if up else (start, {"ha": "left"})  # over a narrow block
        panel.note(place, top, show.format(panel.table.said(RATE, row)), ink, va="top", fontsize=size,
                   weight="semibold", gid=f"value-{RATE}-{row}", nudge=(right, up - 4), **form)
        panel.note(place, top, kit.wrapped(words, room, kit.SMALL), ink, va="top", fontsize=kit.SMALL,
                   nudge=(right, up - 8 - size), **form)


def _others(panel: kit.Panel, spike: int, threat: int) -> None:
    """The rate of one day as a spike, and a dashed outline of what was threatened, each with its words."""
    table, narrow, colours = panel.table, panel.narrow, panel.colours
    whens, (base, high, top) = table.column(IN_FORCE), (
        float(table.column(RATE)[row]) for row in (0, spike, threat))
    panel.blocks(RATE, IN_FORCE, colours.second, rows=[spike])
    panel.blocks(RATE, IN_FORCE, colours.paper, rows=[threat], alpha=0)
    day, start, end = kit.at(whens[spike]), kit.at(whens[threat]), kit.after(whens[threat])
    panel.axes.plot([day] * 2, [0, high], color=colours.second, linewidth=2.5, solid_capstyle="butt")
    panel.axes.plot([start, start, end, end], [base, top, top, base], color=colours.ink, linewidth=1.2,
                    linestyle=(0, (3, 2)), zorder=0.7)
    size = kit.SIZE if narrow else 17
    for row, place, height, up, room, words, more in (
            (spike, day, high, 0, 44, "", table.column(INCLUDES)[spike]),
            (threat, start, top, size + 6, 300, " threatened",
             f"{table.periods[threat].first:%B %Y}{table.column(INCLUDES)[threat].partition('letter')[2]}")):
        told = table.said(RATE, row) + words
        aside = kit.width(told, size, "semibold") + 4 if words else 5
        panel.note(place, height, told, colours.ink, weight="semibold", fontsize=size, va="top",
                   gid=f"value-{RATE}-{row}", nudge=(0 if words else 5, up))
        panel.note(place, height, kit.wrapped(more, room, kit.SMALL), colours.ink,
                   va="top", nudge=(aside, up - (size - 12) * 0.8 if words else up - size - 4),
                   fontsize=kit.SMALL)
