"""What the parts of a record say of one another: its id of its date and speaker, its inputs of their years.

A slip of the hand in one field is as well formed as what was right. Where a second
field knows better, the two are held together.
"""

import re
from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal
from itertools import pairwise

from macros.data.ledger import Fault, Ledger
from macros.data.workings import Working
from macros.values.formulas import SAID
from macros.values.periods import LAST_YEAR, Period, parse_period

_NAMED = re.compile(r"(?<![a-z\d])(?:fy)?((?:19|20)\d\d(?:-(?:0[1-9]|1[0-2]))?)(?![\ds])")
_NAME = re.compile(r"\b[A-Z][A-Za-z]{2,}")
QUARTER, YEAR = timedelta(days=92), timedelta(days=366)
_FEW = 4  # inputs that are compared one by one; more are a stretch of years
_APART = re.compile(r"\b(?:earlier|later|before the)\b")
LEAP = Decimal("2.5")  # times: no value of a series is so much more, or less, than both its neighbours


def ids_keep_their_word(ledger: Ledger) -> Iterator[Fault]:
    """A month or year in an id is that of the record, and a name in a figure's id stands in the figure."""
    dated = [(one.id, one.date, timedelta(0)) for shelf in (ledger.events, ledger.positions, ledger.quotes)
             for one in shelf.values() if one.date and not getattr(one, "corrected_by", None)]
    dated += [(one.id, one.as_of, QUARTER) for one in ledger.figures.values()]
    for id, when, late in dated:
        named = [parse_period(text) for text in _NAMED.findall(id)]
        if named and not any(_widened(one, late).overlaps(when) for one in named):
            yield id, f"{id!r} names {named[0].text}, and its date is {when.text}", (
                "Correct the date, or the id (its old address goes to seeds/redirects.yml).")
    yield from _names_are_told(ledger)


def _names_are_told(ledger: Ledger) -> Iterator[Fault]:
    names = {name.lower() for one in ledger.figures.values() for name in _NAME.findall(one.attributed_to)}
    texts = [one.label for one in ledger.figures.values()] + [one.statement for one in ledger.events.values()]
    names -= {word for text in texts for word in re.findall(r"\b[a-z]+", text)}
    for figure in ledger.figures.values():
        source = ledger.sources[ledger.source_of[figure.id]]
        there = f"{figure.label} {figure.attributed_to} {source.id} {source.title} {figure.note}".lower()
        for name in {*figure.id.split("-")} & names:
            if name not in there:
                yield figure.id, (f"{figure.id!r} names {name!r}, who stands neither in its label nor in "
                                  f"{figure.attributed_to!r}"), "Say who it is, or correct the id."


def _widened(named: Period, late: timedelta) -> Period:
    """A month, and the time before it whose numbers it brings; a year with those beside it."""
    if named.precision == "month":
        return Period(named.first - late, named.last, named.text)
    last = min(named.last.year + 1, LAST_YEAR)
    return Period(date(named.first.year - 1, 1, 1), date(last, 12, 31), named.text)


def dates_are_possible(ledger: Ledger) -> Iterator[Fault]:
    """What is told to the day lasts less than a year; an assumed date is not after what was read."""
    for one in ledger.figures.values():
        when, published = ledger.facts[one.id].as_of, ledger.sources[ledger.source_of[one.id]].published
        first, *others = when.ends
        if others and first.precision == "day" and when.last - when.first > YEAR - timedelta(days=6):
            yield one.id, f"as_of {when.text!r} of {one.id!r} lasts more than a year", "Look at both years."
        if one.as_of_assumed and when.first > published.last:
            yield one.id, (f"{one.id!r} is assumed to be of {when.text}, and its source appeared "
                           f"in {published.text}"), "Assume no later date than that of the source."


def workings_fit(ledger: Ledger) -> Iterator[Fault]:
    """A working says what its formula does, and of which years its inputs are if these lie apart."""
    for working in ledger.derived.values():
        if not re.search(SAID.get(working.formula, ""), working.working):
            yield working.id, (f"{working.working!r} does not say what {working.formula!r} does"), (
                f"Say it with one of: {SAID[working.formula].replace('|', ', ')}.")
        if strange := _out_of_time(working, ledger):
            yield working.id, (f"the input {strange!r} of {working.id!r} is of another year than the others, "
                               "and none that is named"), "Check it, or say “earlier” or “later” in words."


def _out_of_time(working: Working, ledger: Ledger) -> str:
    told = f"{working.id} {working.label} {working.working}"
    dates = {ref: ledger.facts[ref].as_of for ref in working.inputs if ref in ledger.facts}
    if len(dates) > _FEW or _APART.search(told):
        return ""
    named = [parse_period(text[:4]) for text in _NAMED.findall(told)]
    for ref, when in dates.items():
        others = [*named, *(other for one, other in dates.items() if one != ref)]
        if others and not any(
                one.first - YEAR <= when.last and when.first <= one.last + YEAR for one in others):
            return ref
    return ""


def series_do_not_leap(ledger: Ledger) -> Iterator[Fault]:
    """No value lies far above, or far below, the ones before and after it, as a slipped digit does."""
    for series in ledger.series.values():
        for entity in dict.fromkeys(row.entity for row in series.rows):
            rows = [(row.ref, row.amount.value) for row in series.values(entity) if row.amount]
            steps = [(ref, value / last if last else 1) for (_, last), (ref, value) in pairwise(rows)]
            for (ref, up), (_, down) in pairwise(steps):
                if up > 0 and down > 0 and (min(up, 1 / down) > LEAP or max(up, 1 / down) < 1 / LEAP):
                    yield ref, (f"the value of {ref!r} is more than {LEAP} times as large, or as small, as "
                                "those on both sides of it"), "Look whether a digit has slipped."
