"""What a chart may not say or draw: another unit than its records, a placeholder, a time after them."""

from __future__ import annotations

import re
from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from babel.numbers import get_currency_name

from macros.data import Ledger
from macros.data.ledger import Fact
from macros.values.periods import Period
from macros.values.units import Unit, unit_of
from macros.words.placeholders import placeholders_in
from scripts.charts.kit.model import Chart, Column
from scripts.charts.kit.writing import Writing

Fault = tuple[str, str]  # message and hint
COUNTED = "count"  # what a chart counts itself


def faults(chart: Chart, ledger: Ledger) -> Iterator[Fault]:
    """What is wrong with a chart's table and texts."""
    for text in (chart.title, chart.subtitle, chart.alt, *chart.description, chart.table.key,
                 *(column.head for column in chart.table.columns)):
        for _, words in placeholders_in(text):
            yield f"it still says {words!r}", "Write what the chart shows in place of what the scaffold says."
    if not chart.is_map:  # its numbers are coordinates
        yield from _units(chart, _facts(chart, ledger), ledger)
    yield from _times(chart, ledger)


def _facts(chart: Chart, ledger: Ledger) -> list[Fact]:
    """The rows of the series that a chart draws, and its figures."""
    rows = [ledger.facts[row.ref] for id in chart.sources if id in ledger.series
            for row in ledger.series[id].rows if row.ref in ledger.facts]
    return rows + [ledger.fact(ref) for ref in chart.facts]


def _units(chart: Chart, facts: list[Fact], ledger: Ledger) -> Iterator[Fault]:
    """Each column of numbers is in the unit of the records that have them, and its head names none other."""
    units: dict[str, str] = {}
    of_value: dict[Decimal, dict[str, str]] = defaultdict(dict)
    for fact in facts:
        units.setdefault(fact.unit, fact.ref.partition("@")[0])
        of_value[abs(fact.low.value)][fact.unit] = fact.ref.partition("@")[0]
    for index, column in enumerate(chart.table.columns):
        numbers = [abs(cell) for cell in chart.table.column(index) if isinstance(cell, Decimal)]
        if not numbers:
            continue
        if not isinstance(column.show, Writing):
            yield (f"the column {column.head!r} holds numbers and says no unit for them",
                   "Let it be written by the values, or by writing_of(ledger, …).")
            continue
        said = column.show.unit
        found = [of_value[number] for number in numbers if number in of_value]
        others = units if not found else found[0] if all(said not in each for each in found) else {}
        if said != COUNTED and said not in others and others:
            yield (f"the column {column.head!r} says {said}, but "
                   + ", ".join(f"{ref} is in {unit}" for unit, ref in others.items()),
                   "Let it be written in the unit of its records: writing_of(ledger, …).")
        for words, why in _misnamed(column, unit_of(said), ledger):
            yield f"the column {column.head!r} {words}, and its numbers are in {said}", why


def _misnamed(column: Column, unit: Unit, ledger: Ledger) -> Iterator[Fault]:
    """A head that names a currency which is not in the unit, or not the one that the numbers leave out."""
    codes = {code for measure in ledger.measures.values() for one in [unit_of(measure.unit)]
             for code in (one.currency, one.against)}
    known, own = (
        {get_currency_name(code.upper(), locale="en").split()[-1].lower() for code in some if code}
        for some in (codes, {unit.currency, unit.against}))
    named = {name for name in known | own if re.search(rf"\b{name}s?\b", column.head.lower())}
    for name in sorted(named - own):
        yield f"speaks of {name}", "Say in the head what the numbers are."
    if column.writing.bare and not own <= named:
        yield "names no currency, and the numbers have no sign", "Name it in the head, or write them with it."


def _times(chart: Chart, ledger: Ledger) -> Iterator[Fault]:
    """No mark stands after the last period of the records, and none that lasts after their reading."""
    series = [ledger.series[id].info for id in chart.sources if id in ledger.series]
    dates = [*(info.as_of for info in series), *(ledger.fact(ref).as_of for ref in chart.facts),
             *(ledger.events[id].date for id in chart.events)]
    if not dates:
        return
    last = max(period.last for period in dates)
    read = max([last, *(info.read_on.last for info in series)])
    drawn = [index for index, column in enumerate(chart.table.columns) if column.drawn]
    for label, cells in chart.table.rows:
        marks = [cells[index] for index in drawn if cells[index] is not None]
        for when, limit in [(label, last)] * bool(marks) + [(mark, read) for mark in marks]:
            if isinstance(when, Period) and when.last > limit:
                yield (f"it draws {when.text}, and its records end on {limit.isoformat()}",
                       "Draw no mark after the last reading; the axis may go on.")
