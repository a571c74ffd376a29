"""What the parts of a record say of one another: its id of its speaker, its inputs of their years.

A slip of the hand in one field is as well formed as what was right. Where a second
field knows better, the two are held together.
"""

import re
from collections.abc import Iterator
from datetime import timedelta
from decimal import Decimal
from itertools import pairwise

from macros.data.kind import name_of
from macros.data.kinds import Position, Quote
from macros.data.ledger import Fault, Ledger
from macros.data.workings import Working
from macros.values.formulas import SAID
from macros.values.periods import parse_period

_NAMED = re.compile(r"(?<![a-z\d])(?:fy)?((?:19|20)\d\d)(?![\ds])")
_NAME = re.compile(r"\b[A-Z][A-Za-z]{2,}")
YEAR = timedelta(days=366)
_FEW = 4  # inputs that are compared one by one; more are a stretch of years
_APART = re.compile(r"\b(?:earlier|later|before the)\b")
LEAP = Decimal("2.5")  # times: no value of a series is so much more, or less, than both its neighbours


def ids_name_the_speaker(ledger: Ledger) -> Iterator[Fault]:
    """A name in the id of a figure stands in the figure, too; the id of what somebody said names who did."""
    said: list[Position | Quote] = [*ledger.positions.values(), *ledger.quotes.values()]
    for part in said:
        if not {*part.who.split("-")} & {*part.id.split("-")}:
            yield part.id, (f"{name_of(type(part))} {part.id!r} is of {part.who!r}, whom its id does not "
                            "name"), "Correct the field who; an id keeps its name for ever."
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


def workings_fit(ledger: Ledger) -> Iterator[Fault]:
    """A working says what its formula does, and of which years its inputs are if these lie apart."""
    for working in ledger.derived.values():
        if not re.search(SAID[working.formula], working.working):
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
    named = [parse_period(year) for year in _NAMED.findall(told)]
    for ref, when in dates.items():
        others = [*named, *(other for one, other in dates.items() if one != ref)]
        if others and not any(
                one.first - YEAR <= when.last and when.first <= one.last + YEAR for one in others):
            return ref
    return ""


def series_do_not_leap(ledger: Ledger) -> Iterator[Fault]:
    """No value lies far above, or far below, the ones before and after it, as a slipped digit does."""
    for series in ledger.series.values():
        kinds = dict.fromkeys((row.entity, row.period.precision) for row in series.rows)
        for entity, precision in kinds:  # a year is no neighbour of a month
            rows = [(row.ref, row.amount.value) for row in series.values(entity)
                    if row.amount and row.period.precision == precision]
            steps = [(ref, value / last if last else 1) for (_, last), (ref, value) in pairwise(rows)]
            for (ref, up), (_, down) in pairwise(steps):
                if up > 0 and down > 0 and (min(up, 1 / down) > LEAP or max(up, 1 / down) < 1 / LEAP):
                    yield ref, (f"the value of {ref!r} is more than {LEAP} times as large, or as small, as "
                                "those on both sides of it"), "Look whether a digit has slipped."
