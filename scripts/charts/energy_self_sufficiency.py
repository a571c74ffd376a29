"""How much of its energy Japan makes itself, for the years that the records have."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from macros.data import Ledger
from macros.values.periods import Period
from macros.words.house_style import grouped, period_text
from scripts.charts.canvas import Canvas, Panel, at
from scripts.charts.model import Chart, Column, Draw, Table, credit

SERIES = "energy-self-sufficiency"
NUDGES = ((12, 2), (0, -16), (0, 16), (0, -16), (0, 16))  # of the years named, in CSS pixels


def chart(ledger: Ledger) -> Chart:
    """The chart: dots for single years, lines where year follows year."""
    series = ledger.one_series(SERIES)
    rows = [(r.period, r.amount.value) for r in series.values() if r.amount]
    periods, values = [period for period, _ in rows], [value for _, value in rows]
    starts = _starts(periods)
    early = sum(period < series.info.breaks[0].at for period in periods)
    low = values.index(min(values))
    run = max(start for start in starts if start <= low)
    high = values.index(max(values[run:low + 1]), run)

    def told(index: int) -> str:
        return f"{pct(values[index])} in {period_text(periods[index])}"

    return Chart(
        title=f"Japan made {pct(values[high])} of its energy itself in {period_text(periods[high])}, "
              f"{told(low)} and {told(-1)}",
        subtitle="Japan's own share of its primary energy, fiscal years; nuclear power counts as its own",
        alt=f"Japan's own share of its primary energy was {told(0)} by an international count and "
            f"{told(early)} by the Japanese one; then {told(high)}, {told(low)}, the lowest shown, and "
            f"{told(-1)}.",
        description=[
            f"A dot alone is a single year. Before {period_text(periods[run])} the records have landmark "
            f"years only, so nothing is drawn between them; after it {_lacking(periods[run:])} not there, "
            "and the line stays open. The grey dots come from the International Energy Agency, the others "
            "from Japan's own energy agency, which may count differently; whether the agency's years are "
            "fiscal ones too was not checked.",
            "Nuclear power counts as home-made although its fuel is imported. The records give no "
            "reasons for the rises and falls, so the drawing names none.",
            f"The value of {period_text(periods[-1])}, the ring, is preliminary, and that of the year before "
            "is worked out from it and the published change."],
        credit=credit(ledger, [SERIES]), as_of=period_text(periods[-1]), topic="energy", sources=[SERIES],
        table=Table("Fiscal year", (Column("Made in Japan", pct),), tuple((p, (v,)) for p, v in rows)),
        draw=_drawer(starts, early, (0, early, high, low, len(rows) - 1)), height=370, narrow_height=380)


def pct(value: Decimal) -> str:
    """A share with one decimal."""
    return f"{grouped(value, 1)}%"


def _starts(periods: Sequence[Period]) -> tuple[int, ...]:
    """The rows that do not follow the row before within a year: there a line begins."""
    return tuple(i for i, period in enumerate(periods)
                 if i == 0 or period.first.year > periods[i - 1].first.year + 1)


def _lacking(periods: Sequence[Period]) -> str:
    """The years between the first and the last that have no row, as the subject of a sentence."""
    have = {period.first.year for period in periods}
    lacking = [f"fiscal {year}" for year in range(min(have), max(have)) if year not in have]
    return f"{' and '.join(lacking) or 'no year'} {'are' if len(lacking) > 1 else 'is'}"


def _drawer(starts: tuple[int, ...], early: int, named: tuple[int, ...]) -> Draw:
    def draw(canvas: Canvas) -> None:
        """Grey dots of one source, red dots and lines of the other, the telling years named."""
        panel, narrow, colours = canvas.panel(x="time", y="value"), canvas.narrow, canvas.colours
        last = len(canvas.table.rows) - 1
        panel.values_axis([0, 20, 40, 60], lambda value: f"{value}%", limits=(0, 64))
        panel.time_axis(range(1960, 2021, 20 if narrow else 10), limits=(1959, 2026))
        panel.dots(0, colours.other, rows=range(early), size=8)
        panel.rows = range(early, last + 1)
        panel.line(0, colours.japan, breaks=starts)
        alone = [row for row in starts if row >= early and row + 1 in starts]
        panel.dots(0, colours.japan, size=8, rows=alone)
        panel.dots(0, colours.japan, rows=[last], size=8, hollow=True)
        for row, (dx, dy) in zip(named, NUDGES, strict=True):
            label, (value,) = canvas.table.rows[row]
            if isinstance(label, Period) and isinstance(value, Decimal):
                panel.note(at(label), float(value), f"{label.first.year}: {pct(value)}", colours.ink,
                           nudge=(dx, dy), ha="left" if dx > 0 else "center", va="center")
        _tell_sources(panel, early, narrow)
    return draw


def _tell_sources(panel: Panel, early: int, narrow: bool) -> None:
    """Whose count the grey dots are, and whose the others, beside them."""
    panel.note(panel.place(0), panel.table.numbers(0)[0] or 0, "International Energy Agency",
               nudge=(12, -15), va="center")
    panel.note(panel.place(early + 1), panel.table.numbers(0)[early + 1] or 0, "Japan's energy agency",
               panel.colours.japan, nudge=(0, 36 if narrow else 18), ha="center", va="center")
