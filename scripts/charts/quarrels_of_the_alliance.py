"""The quarrels that the documents set beside today's, with Trump's complaint, on one axis of time."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from macros.data import Ledger
from macros.html import short_name
from scripts.charts.model import Chart, Column, Draw, Table, Theme

# What a group of rows is; then what happened, and the events with which it begins and ends.
NOW = ("Trump's second term, as far as the documents go", "trump-first-days-carnegie-series",
       "trump-press-conference-2026-04-06")
QUARRELS = (
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
FIRST_TICK, LAST, STEP = 1970, 2030, 10
HEADING, ROW = 1.25, 1.0


@dataclass(frozen=True)
class Row:
    """One row: its group, what happened, first and last year."""

    group: str
    label: str
    first: int
    last: int


def chart(ledger: Ledger) -> Chart:
    """The chart: years as the documents give them, a decade where they give no more."""
    def row(group: str, label: str, begins: str, ends: str = "") -> Row:
        start, end = ledger.event(begins), ledger.event(ends or begins)
        return Row(group, label, start.date.first.year, end.date.last.year)

    quarrels = [row("Quarrels", *entry) for entry in QUARRELS]
    now = row("Quarrels", *NOW)
    complaints = [row("Trump's complaint", *entry) for entry in COMPLAINTS]
    rows = [*quarrels, now, *complaints]
    begin, end = min(r.first for r in quarrels), max(r.last for r in quarrels)
    events = [id for entry in (*QUARRELS, NOW, *COMPLAINTS) for id in entry[1:]]
    ids = list(dict.fromkeys(ledger.source_of[id] for id in events))
    return Chart(
        title=f"The crises with which this one is compared lie between {begin} and {end}; Trump's "
              f"complaint about Japan goes back to {min(r.first for r in complaints)}",
        subtitle="Years as the documents date them: a dot is one year, a bar a longer time, or a "
                 "decade if no year is given",
        alt="; ".join(f"{r.label}: {_years(r)}" for r in rows) + ".",
        description=[
            f"The upper rows are the quarrels that the documents set beside that of {now.first}, "
            "the lower ones what Trump has said of Japan or ordered against it. The radio was smashed "
            "on one day; the article gives no more than the decade.",
            "The list is that of a few newspaper articles and analyses and no history. Lesser "
            "disputes, such as those of Trump's first term, are left out where the documents call the "
            "relationship steady all the same."],
        credit="Source: events from " + "; ".join(
            f"{short_name(ledger.source(id))}, {ledger.source(id).title}" for id in ids) + ".",
        as_of=str(now.last), sources=ids,
        table=Table("What happened", (Column("From", _plain), Column("To", _plain)),
                    tuple((r.label, (Decimal(r.first), Decimal(r.last))) for r in rows)),
        draw=_drawer(rows, now), height=490, narrow_height=670)


def _plain(year: Decimal) -> str:
    return f"{year:f}"


def _years(row: Row) -> str:
    if row.first == row.last:
        return str(row.first)
    decade = row.first % STEP == 0 and row.last == row.first + STEP - 1
    return f"{row.first}s" if decade else f"{row.first} to {row.last}"


def _drawer(rows: list[Row], now: Row) -> Draw:
    def draw(axes: Any, table: Table, theme: Theme) -> None:
        """Groups under their headings; names beside the axis, on the phone above each row."""
        level, group = 0.0, ""
        edge = (0.0, 0) if theme.narrow else (0.0, -8)
        for row, (_, (first, last)) in zip(rows, table.rows, strict=True):
            assert first is not None and last is not None
            if row.group != group:
                group = row.group
                level -= HEADING if level else 0.6
                _name(axes, group, level, edge, theme, weight="semibold", fontsize=15)
            level -= ROW
            colour = theme.japan if row is now or row.group != "Quarrels" else theme.other
            if first == last:
                axes.plot(float(first) + 0.5, level, "o", color=colour, markersize=9)
            else:
                axes.barh(level, float(last - first + 1), left=float(first),
                          height=0.2 if theme.narrow else 0.3, color=colour)
            _name(axes, row.label, level, edge, theme)
            axes.annotate(_years(row), (float(last) + 1, level), xytext=(7, 0), va="center",
                          textcoords="offset points", color=theme.muted, annotation_clip=False)
        axes.set_xlim(FIRST_TICK, LAST + (12 if theme.narrow else 8))
        axes.set_ylim(level - 0.7, 0.1)
        axes.set_xticks(range(FIRST_TICK, LAST, STEP * (2 if theme.narrow else 1)))
        axes.set_yticks([])
        axes.grid(visible=False)
        if not theme.narrow:  # there the names of the rows lie on the drawing
            axes.grid(axis="x", color=theme.grid, linewidth=0.8)
    return draw


def _name(axes: Any, words: str, level: float, edge: tuple[float, int], theme: Theme,
          **style: Any) -> None:
    """The words of a row or group, left of the axis, or above the row on the phone."""
    axes.annotate(words, (edge[0], level), xycoords=axes.get_yaxis_transform(),
                  xytext=(edge[1], 18 if theme.narrow and not style else 0),
                  textcoords="offset points", color=theme.text, annotation_clip=False,
                  ha="left" if theme.narrow else "right", va="center", **style)
