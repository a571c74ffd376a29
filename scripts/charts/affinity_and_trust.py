"""Six questions about America that Japanese were asked more than once, side by side on one scale."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass
from decimal import Decimal

from macros.data import Fact, Ledger
from macros.values.periods import Period, parse_period
from macros.words.house_style import grouped, period_text
from scripts.charts import lettering
from scripts.charts.canvas import Canvas, Panel, at
from scripts.charts.model import Cell, Chart, Column, Draw, Row, Table, credit, documents_credit

AFFINITY = "opinion-affinity-us-cabinet-office"
RELATIONS = "opinion-us-relations-good-cabinet-office"
PEW = "opinion-pew-japan"
YOMIURI = "opinion-trust-us-yomiuri"
TOKYO = ("us-relations-good-utokyo-2024-csds", "us-relations-good-utokyo-2025-csds")
DOCUMENT = "csds-2025"
# What was asked, in our words, and by whom; then the columns of the table that hold the answers.
QUESTIONS: tuple[tuple[str, str, tuple[int, ...]], ...] = (
    ("Do you feel close to America?", "Cabinet Office", (0,)),
    ("Are relations with America good?", "Cabinet Office", (1,)),
    ("Are relations with America good?", "University of Tokyo", (2,)),
    ("Is your view of America favourable?", "Pew", (3,)),
    ("Have you confidence in its president?", "Pew", (4,)),
    ("Do you trust America?", "Yomiuri", (5, 6)))
HEADS = ("Feel close to America (Cabinet Office)", "Relations are good (Cabinet Office)",
         "Relations are good (University of Tokyo)", "Favourable view of America (Pew)",
         "Confidence in the president (Pew)", "Trust America (Yomiuri and Gallup)",
         "Trust America (Yomiuri alone)")
# Printed beside their dots: the first and last of a run, and the turns; nudges in pixels, and the side.
PRINTED: dict[tuple[int, str], tuple[float, float, str]] = {
    (0, "2011"): (0, 2, "center"), (0, "2018"): (5, -28, "right"), (0, "2024"): (4, 4, "center"),
    (0, "2025"): (4, -28, "right"),
    (1, "2008"): (0, -28, "center"), (1, "2011"): (0, 2, "center"), (1, "2024"): (16, 2, "right"),
    (1, "2025"): (4, -28, "right"),
    (2, "2024-08"): (-6, -11, "right"), (2, "2025-08"): (-6, -15, "right"),
    (3, "2008"): (0, 2, "center"), (3, "2016"): (-2, 2, "right"), (3, "2017"): (0, -28, "center"),
    (3, "2018"): (7, -11, "left"),
    (4, "2016"): (-2, 2, "center"), (4, "2017"): (-6, -15, "right"), (4, "2018"): (7, -11, "left"),
    (5, "2018"): (0, 2, "center"), (5, "2024-11"): (0, 2, "center"), (6, "2025-06"): (0, -28, "center")}


@dataclass(frozen=True)
class Changes:
    """Where a method changed, as a place in time, and in which columns."""

    year: int
    columns: tuple[int, ...] = (0, 1)


def chart(ledger: Ledger) -> Chart:
    """The chart, from four series and two figures of a document."""
    columns = _columns(ledger)
    rows = _rows(columns)
    change = ledger.one_series(AFFINITY).info.breaks[0].at.first.year
    pairs = [sorted(columns[c].items())[-2:] for c in (0, 1, 2)]
    before, after_ = (period_text(p, style="year") for p, _ in pairs[0])
    years = {(old.first.year, new.first.year) for (old, _), (new, _) in pairs}
    fell = len(years) == 1 and all(old > new for (_, old), (_, new) in pairs)
    close = _pct(pairs[0][1][1])
    return Chart(
        title=f"Each question that one pollster put in {before} and again in {after_} lost ground; "
              f"{close} still felt close to America" if fell else
              f"What Japanese said of America more than once; {close} felt close to it in {after_}",
        subtitle="Per cent of respondents in Japan who said yes, by question and pollster; only "
                 "neighbouring answers to the same question are joined",
        alt=_alt(columns),
        description=_description(columns, change, _soft(ledger, after_)),
        credit=f"{credit(ledger, [AFFINITY, RELATIONS, PEW, YOMIURI])} "
               + documents_credit(ledger, [DOCUMENT]).removeprefix("Source: "),
        as_of=after_, topic="opinion", sources=[AFFINITY, RELATIONS, PEW, YOMIURI, DOCUMENT], facts=TOKYO,
        table=Table("When asked", tuple(Column(head, _pct) for head in HEADS), rows),
        draw=_drawer(Changes(change)), height=500, narrow_height=720)


def _columns(ledger: Ledger) -> list[dict[Period, Decimal]]:
    """For each column of the table its answers by period."""
    def values(series: str, entity: str = "") -> dict[Period, Decimal]:
        return {r.period: r.amount.value for r in ledger.one_series(series).values(entity) if r.amount}

    def of(fact: Fact) -> tuple[Period, Decimal]:
        return fact.as_of, fact.low.value

    return [values(AFFINITY), values(RELATIONS), dict(of(ledger.fact(ref)) for ref in TOKYO),
            values(PEW, "favourable-view-of-us"), values(PEW, "confidence-in-us-president"),
            values(YOMIURI, "yomiuri-gallup"), values(YOMIURI, "yomiuri")]


def _rows(columns: Sequence[dict[Period, Decimal]]) -> tuple[Row, ...]:
    """All years from the first to the last, so that gaps stay gaps, and the months that were given."""
    known = {period for column in columns for period in column}
    years = range(min(p.first.year for p in known), max(p.first.year for p in known) + 1)
    whens = sorted(known | {parse_period(str(year)) for year in years})
    return tuple((when, tuple(column.get(when) for column in columns)) for when in whens)


def _pct(value: Decimal) -> str:
    return f"{grouped(value, 1 if value % 1 else 0)}%"


def _alt(columns: Sequence[dict[Period, Decimal]]) -> str:
    """Every answer, question by question."""
    told = []
    for head, column in zip(HEADS, columns, strict=True):
        told.append(f"{head}: " + ", ".join(f"{period_text(p)} {_pct(v)}" for p, v in sorted(column.items())))
    return "; ".join(told) + "."


def _soft(ledger: Ledger, last: str) -> str:
    """Which of the Cabinet Office's values are known less well than the others."""
    early = all(f"{last} is the preliminary" in ledger.one_series(id).info.vintage
                for id in (AFFINITY, RELATIONS))
    return (f"Its values of {last} are preliminary; some" if early else "Some") + (
        " of its others were worked out from the next survey's and the change published with it.")


def _description(columns: Sequence[dict[Period, Decimal]], change: int, soft: str) -> list[str]:
    (first, country), (second, after_) = sorted(columns[3].items())[1:3]
    president = columns[4]
    return [
        "Each panel is one question of one pollster, in our words, on the same scale. Their levels "
        "cannot be compared: warmth, judgement of a relationship and trust are different things, and the "
        "pollsters ask in different ways. What can be compared is the direction within a panel.",
        f"From {period_text(first)} to {period_text(second)} Pew saw the favourable view of America go "
        f"from {_pct(country)} to {_pct(after_)} and confidence in its president, who changed in between, "
        f"from {_pct(president[first])} to {_pct(president[second])}.",
        f"From {change} on the Cabinet Office asked by post instead of in person; the parts on either "
        f"side of the broken line must not be joined. {soft} Yomiuri asked first with Gallup, then alone: "
        "two polls, not one. A missing year is missing from our records and not zero. An answer for which "
        "only the year is known stands at the year's beginning."]


def _drawer(change: Changes) -> Draw:
    def draw(canvas: Canvas) -> None:
        """Six small panels, three by two, on the phone two by three."""
        across = 2 if canvas.narrow else 3
        spots = canvas.grid(len(QUESTIONS) // across, across)
        for number, (words, pollster, columns) in enumerate(QUESTIONS):
            panel = canvas.panel("time", "value", spots[number // across, number % across])
            panel.values_axis([0, 50, 100], lambda share: f"{share}%", limits=(0, 100))
            panel.time_axis([2010, 2025] if canvas.narrow else [2010, 2015, 2020, 2025],
                            limits=(2006.6, 2027.4))
            _heading(panel, words, pollster)
            for column in columns:
                _answers(panel, column, change)
            if columns[0] in change.columns:
                _break(panel, change.year)
            if len(columns) > 1:
                panel.note(0, 0.16, "first two with\nGallup, last alone", fontsize=lettering.SMALL,
                           nudge=(4, 0), xycoords="axes fraction", ha="left", va="center")
    return draw


def _heading(panel: Panel, words: str, pollster: str) -> None:
    """What was asked, and by whom."""
    room = 132 if panel.narrow else 215
    panel.axes.set_title(lettering.wrapped(words, room, weight="semibold"), loc="left", weight="semibold",
                         fontsize=lettering.SIZE, color=panel.colours.ink, pad=26, linespacing=1.15)
    panel.note(0, 1, pollster, xycoords="axes fraction", nudge=(0, 8), ha="left", va="bottom")


def _answers(panel: Panel, column: int, change: Changes) -> None:
    """A dot for each answer; a line only through neighbouring years (or the months a year apart)."""
    cells = panel.table.column(column)
    known = [row for row, cell in enumerate(cells) if cell is not None]
    runs: list[list[int]] = []
    for row in known:
        begins = column in change.columns and _starts(panel.table.rows[row]).first.year == change.year
        if runs and not begins and _year_apart(panel.table.rows[runs[-1][-1]], panel.table.rows[row]):
            runs[-1].append(row)
        else:
            runs.append([row])
    colour = panel.colours.second if column == 5 else panel.colours.japan
    long = [run for run in runs if len(run) > 1 and column != 5]
    panel.rows = [row for run in long for row in run]
    if long:
        panel.line(column, colour, breaks=[run[0] for run in long])
    panel.dots(column, colour, rows=known, size=6)
    for row in known:
        spot = PRINTED.get((column, _starts(panel.table.rows[row]).text))
        if spot:
            panel.values(column, rows=[row], dx=spot[0], dy=spot[1], ha=spot[2])


def _starts(row: tuple[str | Period, tuple[Cell, ...]]) -> Period:
    label = row[0]
    assert isinstance(label, Period)
    return label


def _year_apart(one: Row, other: Row) -> bool:
    a, b = _starts(one), _starts(other)
    return a.precision == b.precision and at(b) - at(a) < 1.01


def _break(panel: Panel, year: int) -> None:
    """A broken line where the way of asking changed."""
    panel.axes.axvline(year - 0.5, color=panel.colours.quiet, linewidth=1.1, linestyle=(0, (4, 3)))
    for words, side, gap in (("in person", "right", -4), ("by post", "left", 4)):
        panel.note(year - 0.5, 0, words, nudge=(gap, 6), ha=side, va="bottom", fontsize=lettering.SMALL)
