"""The quarrels that the documents set beside today's, with Trump's complaint, on one axis of time."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from macros.data import Ledger
from macros.values.periods import Period, parse_period
from macros.views.html import short_name
from macros.words.house_style import period_text
from scripts.charts.canvas import Canvas, Panel, at
from scripts.charts.model import Cell, Chart, Column, Draw, Table

QUARRELS, COMPLAINT = "Quarrels set beside this one", "Trump's complaint about Japan"
# What happened, and the events with which it begins and ends.
NOW = ("Trump's second term, as documented", "trump-first-days-carnegie-series",
       "trump-press-conference-2026-04-06")
EARLIER = (
    ("Nixon turns to China", "nixon-opening-to-china-1972-ft26"),
    ("The worst of the trade disputes", "trade-disputes-1980s-ft25"),
    ("Toshiba radio smashed at the Capitol", "toshiba-radios-1980s-ft25"),
    ("Gulf war", "gulf-war-1990-ft25"),
    ("Friction after the cold war", "friction-late-1990s-ft25"))
COMPLAINTS = (
    ("Larry King's interview", "trump-king-interview-1987-ft25"),
    ("Order to prepare a Section 301 inquiry", "section-301-order-2017-ft25"),
    ("Bowling balls, until Abe talked him out of it", "abe-bowling-ball-2018"),
    ("Bowling balls again", "bowling-ball-test-again-2025-01-ft26"),
    ("The treaty is one-sided, he tells his Cabinet", "trump-one-sided-2025-04-10"))
SHORT = ("day", "month")
HEADING = 1.3
LATE = 2010  # from here on a mark has its words on its left


@dataclass(frozen=True)
class Entry:
    """One row: its group, what happened, and when by the documents."""

    group: str
    label: str
    when: Period

    @property
    def is_moment(self) -> bool:
        """Whether it is known to the month or the day, too short for a bar."""
        return self.when.precision in SHORT


def chart(ledger: Ledger) -> Chart:
    """The chart: times as the documents give them, a decade where they give no more."""
    entries = [Entry(QUARRELS, label, ledger.event(id).date) for label, id in EARLIER]
    label, begins, ends = NOW
    now = Entry(QUARRELS, label, _from_to(ledger.event(begins).date, ledger.event(ends).date))
    complaints = [Entry(COMPLAINT, label, ledger.event(id).date) for label, id in COMPLAINTS]
    rows = [*entries, now, *complaints]
    first, last = min(e.when.first for e in entries).year, max(e.when.last for e in entries).year
    events = [id for entry in (*EARLIER, NOW, *COMPLAINTS) for id in entry[1:]]
    ids = list(dict.fromkeys(ledger.source_of[id] for id in events))
    return Chart(
        title=f"The crises with which this one is compared lie between {first} and {last}; Trump's "
              f"complaint about Japan goes back to {min(e.when.first for e in complaints).year}",
        subtitle="As the documents date them: a bar is a year, several years, or a decade where no "
                 "year is given; a dot is a month or a day",
        alt="; ".join(f"{entry.label}: {_told(entry.when)}" for entry in rows) + ".",
        description=[
            f"The upper rows are the quarrels that the documents set beside that of "
            f"{now.when.first.year}, the lower ones what Trump has said of Japan or ordered against "
            "it. The radio was smashed on one day; the article gives no more than the decade. Where one says "
            "late in a decade, its second half is drawn; a month counted from the beginning of a term is "
            "our reading too.",
            f"The last of the quarrels is drawn up to {period_text(ledger.event(ends).date)}, where "
            "the documents end, and not because it was over. The list is that of a few newspaper "
            "articles and analyses and no history. Lesser disputes, such as those of Trump's first "
            "term, are left out where the documents call the relationship steady all the same."],
        credit="Source: events from " + "; ".join(
            f"{short_name(ledger.source(id))}, {ledger.source(id).title}" for id in ids) + ".",
        as_of=period_text(ledger.event(ends).date), topic="alliance", sources=ids, events=events,
        table=Table("What happened", (Column("When", _cell),),
                    tuple((entry.label, (entry.when,)) for entry in rows)),
        draw=_drawer(tuple(rows), rows.index(now)), height=440, narrow_height=620)


def _from_to(begins: Period, ends: Period) -> Period:
    """From the first day of one period to the last of another."""
    return parse_period(f"{begins.first.isoformat()}/{ends.last.isoformat()}")


def _cell(cell: Cell) -> str:
    assert isinstance(cell, Period)
    return _told(cell)


def _told(when: Period) -> str:
    """A period in words; ten years from a round one are a decade."""
    first, last = when.first.year, when.last.year
    if when.precision == "interval" and first % 10 == 0 and last == first + 9:
        return f"{first}s"
    return period_text(when)


def _brief(when: Period) -> str:
    """A period for the words beside its mark: of a longer one no days."""
    return period_text(when, style="month") if when.first.year != when.last.year and (
        when.first.day, when.first.month) != (1, 1) else _told(when)


def _drawer(rows: Sequence[Entry], now: int) -> Draw:
    """How these rows are drawn; `now` is the one in the colour of the present."""
    def draw(canvas: Canvas) -> None:
        """Groups under their headings; names beside the panel, on the phone above each row."""
        panel, colours, narrow = canvas.panel(x="time", y="row"), canvas.colours, canvas.narrow
        panel.places, headings = _places(rows)
        painted = [colours.japan if row >= now else colours.other for row in range(len(rows))]
        moments = [row for row, entry in enumerate(rows) if entry.is_moment]
        panel.spans(0, 0, painted, thick=0.24 if narrow else 0.42,
                    rows=[row for row in range(len(rows)) if row not in moments])
        panel.moments(0, painted, rows=moments, size=9 if narrow else 10)
        for entry, place in zip(rows, panel.places, strict=True):
            late, gap = entry.when.first.year >= LATE, 11 if entry.is_moment else 8
            panel.note(at(entry.when) if late else _end(entry), place, _brief(entry.when),
                       nudge=(-gap if late else gap, 0), ha="right" if late else "left", va="center")
        panel.time_axis([1970, 1990, 2010] if narrow else range(1970, 2030, 10), limits=(1970, 2027))
        if narrow:
            panel.names(where="above", dy=8)
        else:
            panel.names()
            panel.axes.grid(visible=True, axis="x", color=colours.grid, linewidth=0.9)
        _head(panel, headings)
        panel.limit_rows(before=1.7 if narrow else 1.5, behind=0.6)
    return draw


def _places(rows: Sequence[Entry]) -> tuple[list[float], list[tuple[str, float]]]:
    """Where rows stand, a row's room left for the heading of each group, and the headings."""
    places: list[float] = []
    headings: list[tuple[str, float]] = []
    level, group = 0.0, ""
    for entry in rows:
        level -= 1.0
        if entry.group != group:
            group = entry.group
            if places:
                level -= HEADING
            headings.append((group, level + 1.0))
        places.append(level)
    return places, headings


def _end(entry: Entry) -> float:
    """Where the mark of a row ends, on a scale of years."""
    day = entry.when.first if entry.is_moment else entry.when.last
    return day.year + day.timetuple().tm_yday / 365.25


def _head(panel: Panel, headings: Sequence[tuple[str, float]]) -> None:
    """The name of each group above its first row, where the names of its rows begin or end."""
    edge = {"ha": "left"} if panel.narrow else {"ha": "right"}
    for text, place in headings:
        panel.note(0, place, text, panel.colours.ink, xycoords=panel.axes.get_yaxis_transform(),
                   nudge=(0, 14) if panel.narrow else (-8, 0), va="center", weight="semibold", **edge)
