"""Japan's military spending as a share of GDP: SIPRI's count since 1952, and apart from it Tokyo's own."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from decimal import Decimal

from macros.data import Fact, Ledger
from macros.values.periods import Period
from macros.words.house_style import fact_text, grouped, period_text
from scripts.charts import lettering
from scripts.charts.canvas import Canvas, Panel
from scripts.charts.model import Chart, Column, Draw, Row, Table, credit, documents_credit

SERIES, OFFICIAL = "defence-share-gdp", "security-spending-share-gdp-fy2022"
WITH_SUPPLEMENT = "security-share-with-supplement-fy2025"
TARGET = "japan-defence-target-share-csds"
# The last budget before the build-up; the GDP of its year is what Tokyo divides by.
BASE_YEAR = "defence-budget-yen@FY2022/excluding-saco-realignment"
SIPRI, INITIAL, WIDER, AIM = range(4)
WHICH = {INITIAL: "initial budget", WIDER: "with a supplement: a wider count", AIM: "target"}


def pct(value: Decimal) -> str:
    """A share of GDP with one decimal."""
    return f"{grouped(value, 1)}%"


def chart(ledger: Ledger) -> Chart:
    """The chart: two measures that share a unit and nothing else, each in a panel of its own."""
    values = {r.period: r.amount.value for r in ledger.one_series(SERIES).values("japan") if r.amount}
    official = {r.period: r.amount.value for r in ledger.one_series(OFFICIAL).values() if r.amount}
    wider, target = ledger.fact(WITH_SUPPLEMENT), ledger.fact(TARGET)
    base = period_text(ledger.fact(BASE_YEAR).as_of)
    first, last = min(values), max(values)
    lowest, peak = (pick(values, key=lambda year: values[year]) for pick in (min, max))
    near = min(official, key=lambda year: abs(year.first.year - last.first.year))
    as_high = max((year for year in values if year < last and values[year] >= values[last]), default=None)
    most = f"the most since {as_high.text}" if as_high else "the most on record"
    own = "; ".join([*(f"{pct(share)} in {period_text(year)}" for year, share in official.items()),
                     f"{fact_text(wider)} in {period_text(wider.as_of)} with a supplementary budget"])
    sources = [ledger.source_of[WITH_SUPPLEMENT], ledger.source_of[TARGET]]
    return Chart(
        title=f"By SIPRI's count Japan spent {pct(values[last])} of GDP on its military in {last.text}, "
              f"{most}; Tokyo's own measure says {pct(official[near])} for {period_text(near)}",
        subtitle="Two measures, both in per cent of GDP, that count different spending and divide it by "
                 "different GDPs",
        alt=f"By SIPRI's count Japan's military spending was {pct(values[peak])} of GDP at its highest in "
            f"{peak.text}, {pct(values[lowest])} at its lowest in {lowest.text}, and {pct(values[last])} in "
            f"{last.text}, {most}. By Tokyo's own count, against the GDP of {base}, it was {own}. "
            f"The target for {target.as_of.text} is {fact_text(target)} by that count.",
        description=[
            f"The line is military spending as the Stockholm institute SIPRI defines it, over the GDP of "
            f"the same calendar year: {pct(values[first])} in {first.text}, {pct(values[lowest])} in "
            f"{lowest.text}, {pct(values[last])} in {last.text}. The small bump and dip just before the "
            "rise stand as SIPRI published them.",
            f"The bars are another measure: the government's security budgets, with coast guard, public "
            f"works and the like, over the smaller GDP of {base}. They are higher for that reason and "
            "must not be read as the next years of the line.",
            "Within the bars the ruler changes once more: the pale one counts a supplementary budget, "
            f"which the shares above it leave out. The stroke is the target, {fact_text(target)}."],
        credit=credit(ledger, [SERIES, OFFICIAL])
        + documents_credit(ledger, sources).removeprefix("Source:"),
        as_of=period_text(wider.as_of), topic="defence-spending", sources=[SERIES, OFFICIAL, *sources],
        facts=[WITH_SUPPLEMENT, TARGET],
        table=_table(values, official, wider, target, base),
        draw=_drawer(len(values), base, fact_text(wider)), height=460, narrow_height=570)


def _table(values: dict[Period, Decimal], official: dict[Period, Decimal], wider: Fact, target: Fact,
           base: str) -> Table:
    """Calendar years by SIPRI's count, then fiscal years and the target by Tokyo's."""
    years = sorted({*official, wider.as_of})
    rows: list[Row] = [(year, (share, None, None, None)) for year, share in values.items()]
    rows += [(year, (None, official.get(year), wider.low.value if year == wider.as_of else None, None))
             for year in years]
    rows.append((target.as_of, (None, None, None, target.low.value)))
    return Table("Year or fiscal year", (
        Column("SIPRI: military spending over the GDP of the same year", lambda v: f"{grouped(v, 2)}%"),
        Column(f"Tokyo: initial security budgets over the GDP of {base}", pct),
        Column("Tokyo: the same with a supplementary budget", lambda v: f"{grouped(v, 0)}%"),
        Column("Tokyo: target by that count", lambda v: f"{grouped(v, 0)}%")), tuple(rows))


def _drawer(years: int, base: str, wider: str) -> Draw:
    def draw(canvas: Canvas) -> None:
        """Above a line over seventy years, below a few bars that lie the other way."""
        spots = canvas.grid(2, 1, height_ratios=[1.5, 1] if canvas.narrow else [1.75, 1], hspace=0.12)
        _sipri(canvas, spots[0], range(years))
        _tokyo(canvas, spots[1], range(years, len(canvas.table.rows)), base, wider)
    return draw


def _sipri(canvas: Canvas, spot: object, rows: Sequence[int]) -> None:
    """One line from zero, its highest, lowest and last year named."""
    panel, narrow, colour = canvas.panel(x="time", y="value", spot=spot), canvas.narrow, canvas.colours.japan
    panel.rows = rows
    values = {row: value for row in rows if (value := canvas.table.numbers(SIPRI)[row]) is not None}
    _heading(panel, "SIPRI's count: military spending over the GDP of the same year", colour)
    panel.values_axis([0, 1, 2], lambda tick: f"{tick}%", limits=(0, 2.5))
    start, end = panel.place(rows[0]), panel.place(rows[-1])
    panel.time_axis([1960, 1980, 2000, 2020] if narrow else range(1960, 2030, 10),
                    limits=(start - 1, end + (7 if narrow else 3)))
    panel.line(SIPRI, colour)
    lowest = min(values, key=lambda row: values[row])
    highest = max(values, key=lambda row: values[row])
    for row, nudge, align in ((highest, (10, -3), "left"), (lowest, (0, -22), "center"),
                              (rows[-1], (0, 9), "center")):
        panel.axes.plot([panel.place(row)], [values[row]], "o", color=colour, markersize=6)
        told = f"{canvas.table.labels[row]}: {pct(canvas.table.column(SIPRI)[row])}"
        panel.note(panel.place(row), values[row], told, canvas.colours.ink, nudge=nudge, ha=align)


def _tokyo(canvas: Canvas, spot: object, rows: Sequence[int], base: str, wider: str) -> None:
    """Bars from zero for each budget, the one with a supplement paler, and the target as a stroke."""
    panel, narrow, colours = canvas.panel(x="value", y="row", spot=spot), canvas.narrow, canvas.colours
    panel.rows = rows
    marks = [(column, row, value) for row in rows for column in (INITIAL, WIDER, AIM)
             if (value := canvas.table.column(column)[row]) is not None]
    for row in rows:
        panel.places[row] = -float([row for _, row, _ in marks].index(row))
    thick = 0.42 if narrow else 0.62
    panel.bars(INITIAL, colours.second, thick=thick)
    panel.bars(WIDER, colours.second, thick=thick, shift=-1, alpha=0.5)
    panel.strokes(AIM, colours.second, reach=thick / 2 + 0.06)
    panel.names(where="above" if narrow else "left", dy=12, va="baseline" if narrow else "center_baseline")
    for column, row, value in marks:
        shift = -1 if column == WIDER else 0
        shown = wider if column == WIDER else canvas.table.columns[column].show(value)
        panel.values(column, rows=[row], shift=shift, show=_printed(shown), va="center_baseline")
        _which(panel, row, shift, WHICH[column], (float(value), lettering.width(shown)))
    panel.axes.set_ylim(0.5 - len(marks), 0.75 if narrow else 0.5)
    panel.limit_values(0, 2.55 if narrow else 3.75)
    _heading(panel, f"Tokyo's count, another measure: security budgets over the GDP of {base}",
             colours.second)


def _which(panel: Panel, row: int, shift: float, words: str, end: tuple[float, float]) -> None:
    """Says which budget a bar is: above it on phones, else behind its value (`end`: place and width)."""
    name, place = panel.table.labels[row], panel.places[row] + shift
    if panel.narrow:
        panel.note(0, place, words, nudge=(lettering.width(f"{name} "), 12), va="baseline")
        beside = {"ha": "left", "va": "baseline"}
    else:
        words = words.replace("supplement:", "supplementary budget:")
        panel.note(end[0], place, words, nudge=(11 + end[1], 0), va="center_baseline")
        beside = {"ha": "right", "va": "center_baseline"}
    if shift:  # a second bar of the same year
        panel.note(0, place, name, panel.colours.ink, nudge=(0, 12) if panel.narrow else (-8, 0), **beside)


def _printed(words: str) -> Callable[[object], str]:
    """Prints a share as its record has it, "about" included."""
    return lambda _: words


def _heading(panel: Panel, words: str, colour: str) -> None:
    """What a panel measures, from the left edge of the drawing, where ticks or names begin."""
    outdent = lettering.width("2%") + 6 if panel.narrow else lettering.width(panel.table.labels[-2]) + 8
    text = lettering.wrapped(words, 318, weight="semibold") if panel.narrow else words
    panel.note(0, 1, text, colour, nudge=(-outdent, 10), xycoords="axes fraction", weight="semibold",
               va="bottom")
