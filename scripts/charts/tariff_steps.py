"""The US tariff on most Japanese goods, step by step, and the higher ones that were threatened."""

from datetime import date, timedelta
from decimal import Decimal

from scripts.charts import kit

SERIES = "tariff-japan-general-rate"
RULING, LAST_SEEN = "scotus-ieepa-ruling-2026-02", "rates-last-seen-2026-10"
ANNOUNCED, ONE_DAY = "reciprocal-tariff-announced-2025-04-eo-14257", "reciprocal-tariffs-suspended-2025-04"
LETTER, DEAL = "letter-to-ishiba-2025-07", "tariff-deal-official-2025-07"
# A rate that was threatened, the events from which and up to which it was, and what became of it.
THREATS = ((ANNOUNCED, "reciprocal-tariffs-announced-2025-04", ONE_DAY, "for one day"),
           ("letter-to-ishiba-rate-2025-07", LETTER, DEAL, "in Trump's letter of {day}, never in force"))
# What a rate says of the normal duty, by the end of its name in the series, and in a narrow block.
NORMAL = {"on-top-of-mfn": ("on top of the normal duty", "on top of\nnormal\nduty"),
          "all-in": ("normal duty included", "normal\nduty\nincluded"),
          "top-up": ("normal duty topped up to this", "topped up to this")}
IN_FORCE, RATE, INCLUDES = range(3)
Steps = list[tuple[kit.Period, tuple[kit.Period, Decimal, str]]]  # rows of the table


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart: blocks for the rates in force, and outlines for those that were threatened."""
    rows = sorted((row for row in ledger.series[SERIES].rows if row.amount), key=lambda row: row.period)
    rate, seen = kit.writing_of(ledger, SERIES, short=True), ledger.events[LAST_SEEN].date
    labels = kit.labels_of(ledger.series[SERIES])
    ends = [*(row.period.first - timedelta(days=1) for row in rows[1:]), seen.last]
    steps: Steps = [(row.period, (kit.parse_period(f"{row.period.text}/{end.isoformat()}"),
                                  row.amount.value, labels[row.entity]))
                    for row, end in zip(rows, ends, strict=True) if row.amount]
    threats: Steps = [(begins, (kit.parse_period(f"{begins.text}/{ledger.events[until].date.text}"),
                                ledger.fact(ref).low.value, words.format(day=_day(begins))))
                      for ref, start, until, words in THREATS for begins in [ledger.events[start].date]]
    charged, threatened = (max(percent for _, (_, percent, _) in these) for these in (steps, threats))
    events = [RULING, DEAL, LAST_SEEN, *(row[1] for row in THREATS)]
    return kit.Chart(
        title="The new US duty on most Japanese goods " + (
            f"never rose to the {rate(threatened)} that Trump threatened" if charged < threatened
            else "kept changing"),
        subtitle="Per cent of a good's value; cars and metals, not shown, have rates of their own",
        alt=f"US tariff on most Japanese goods: {_told(steps, rate)}. Threatened: {_told(threats, rate)}.",
        description=[
            "A rate on top of the normal duty adds to it, so a higher block is not simply a heavier burden. "
            "A rate that includes it and one that tops it up come to the same for any good whose normal "
            f"duty is below the rate. The {kit.fact_text(ledger.fact(ANNOUNCED))} in force for goods "
            f"entered on {kit.period_text(ledger.events[ONE_DAY].date)} is too short to be drawn as a block.",
            "For its first weeks the second rate was paid on top; an order changed that later, back to the "
            f"first day. The last rate has no known end and is drawn up to {kit.period_text(seen)}, when it "
            "was last seen; a rise of the surcharge, announced but not seen in force, is not shown."],
        topic="tariffs", facts=[ref for ref, *_ in THREATS], events=events,
        sources=[SERIES, *kit.origins(ledger, events)], as_of=kit.period_text(seen),
        table=kit.Table("First day", (kit.Column("From and to"), kit.Column("Rate", rate),
                                      kit.Column("What it includes", drawn=False)), (*steps, *threats)),
        draw=draw, given={"ruling": ledger.events[RULING].date, "kinds": [
            next(kind for kind in NORMAL if (row.entity or "").endswith(kind)) for row in rows]},
        height=390, narrow_height=335)


def _told(steps: Steps, rate: kit.Writing) -> str:
    return "; ".join(f"{rate(percent)} from {kit.period_text(begins)} ({includes})"
                     for begins, (_, percent, includes) in steps)


def _day(when: kit.Period) -> str:
    """A day with its year, short: 24 Feb 2026."""
    return f"{when.first.day} {when.first:%b %Y}"


def draw(canvas: kit.Canvas, ruling: kit.Period, kinds: list[str]) -> None:
    """Blocks as high as their rates, what was threatened as an outline, and the day of the ruling."""
    panel, narrow, ink = canvas.panel(x="time", y="value"), canvas.narrow, canvas.colours.ink
    whens, rows = canvas.table.column(IN_FORCE), [*range(len(canvas.table.rows))]
    first, last = min(when.first for when in whens), max(when.last for when in whens)
    months = [date(year, month, 1) for year in range(first.year, last.year + 1) for month in (4, 10)]
    edge = kit.at(last) + 0.06  # for an arrow
    panel.time_axis([month for month in months if first <= month <= last],
                    limits=(kit.at(first) - 0.015, edge))
    panel.values_axis((0, 5, 10, 15, 20, 25), limits=(0, 29), column=RATE)
    _blocks(panel, kinds, (296 if narrow else 674) / (edge - kit.at(first)))
    _threats(panel, rows[len(kinds):])
    place, top = kit.at(ruling), 22.5
    panel.axes.plot([place] * 2, [float(canvas.table.column(RATE)[1]), top], color=ink, linewidth=1.4)
    panel.note(place, top, f"Supreme Court rejects\nemergency tariffs,\n{_day(ruling)}", ink,
               nudge=(6, 2), va="top", halo=True, fontsize=kit.SMALL)


def _blocks(panel: kit.Panel, kinds: list[str], year: float) -> None:
    """A block for each step with its words in it, or above it where it is narrow; a year in pixels."""
    colours, narrow, whens = panel.colours, panel.narrow, panel.table.column(IN_FORCE)
    for row, kind in enumerate(kinds):
        start, end = kit.at(whens[row]), kit.after(whens[row])
        top, wide = float(panel.table.column(RATE)[row]), (end - start) * year
        panel.blocks(RATE, IN_FORCE, colours.second, rows=[row])
        panel.axes.plot([start] * 2, [0, top], linewidth=1.5, color=colours.paper)
        above, size = wide < 52, kit.SIZE if narrow else 17  # pixels
        words = NORMAL[kind][1] if narrow else kit.wrapped(NORMAL[kind][0], wide - 14, kit.SMALL)
        right, up, side, colour = ((wide + 4, 38, "right", colours.ink) if above
                                   else (4 if narrow else 8, -4, "left", colours.paper))
        panel.values(RATE, rows=[row], colour=colour, dx=right, dy=up - 6 + above * 6, ha=side, va="top",
                     weight="semibold", fontsize=size, halo=above)
        panel.note(start, top, f"{words}\n{_day(panel.table.periods[row])}", colour, va="top", ha=side,
                   nudge=(right, up - 4 - size + above * 6), fontsize=kit.SMALL, halo=above)
    panel.note(kit.after(whens[len(kinds) - 1]), 0, "→", nudge=(4, 4), fontsize=15)


def _threats(panel: kit.Panel, rows: list[int]) -> None:
    """Dashed outlines of what was threatened, behind the steps; the words of the last stand on it."""
    table, narrow = panel.table, panel.narrow
    panel.blocks(RATE, IN_FORCE, panel.colours.paper, rows=rows, alpha=0)
    for row in rows:
        start, end = (edge(table.column(IN_FORCE)[row]) for edge in (kit.at, kit.after))
        low, top = (float(table.column(RATE)[which]) for which in (0, row))
        size = kit.SIZE if narrow else 17
        panel.axes.plot([start, start, end, end], [low, top, top, low], color=panel.colours.ink,
                        linestyle=(0, (3, 2)), linewidth=1.2, zorder=0.7)
        beside = row != rows[-1]
        spot, up = ((end, top), -1) if beside else ((start, top), size + (6 if narrow else 4))
        words, aside = table.column(INCLUDES)[row], kit.width(table.said(RATE, row), size, "semibold") + 4
        panel.note(*spot, table.said(RATE, row), panel.colours.ink, weight="semibold", fontsize=size,
                   gid=f"value-{RATE}-{row}", nudge=(5 * beside, up), va="top")
        panel.note(*spot, kit.wrapped(words, 46 if beside else 300, kit.SMALL), panel.colours.ink, va="top",
                   nudge=(5, up - size - 4) if beside else (aside, up - (size - 12) * 0.8),
                   fontsize=kit.SMALL)
