"""Figures that are worked out from other figures, as their records in seeds/workings.yml say.

Unit, sources, dates and the page that shows the working follow from the record
and from what goes in.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from decimal import Decimal
from graphlib import CycleError, TopologicalSorter

from macros.data.ledger import Fact, Ledger
from macros.data.workings import Working
from macros.values.amounts import Amount
from macros.values.formulas import Point, apply, negative, to_nearest
from macros.values.periods import Period
from macros.values.problems import Problem, UnknownId
from macros.values.units import Quantity


@dataclass(frozen=True)
class _Input:
    """What goes into a formula, and what the result inherits from it."""

    value: Quantity | Point
    as_of: Period
    sources: tuple[str, ...]
    topic: str
    assumed: str = ""
    corrected_by: str = ""


def compute(ledger: Ledger, problems: list[Problem]) -> None:
    """Work out every derived figure and enter it among the facts of the ledger.

    A figure may rest on other derived figures, whichever stands first, but not on itself.
    """
    for id in _in_turn(ledger, problems):
        working = ledger.derived[id]
        if any(ref in ledger.derived and ref not in ledger.facts for ref in working.inputs):
            continue  # what is wrong with that one has been said
        try:
            ledger.facts[id] = _fact(working, ledger)
        except UnknownId as error:
            problems.append(_problem(id, str(error), error.hint, ledger))
        except (ValueError, ArithmeticError) as error:  # a UnitMismatch is a ValueError
            said = str(error) if isinstance(error, ValueError) else "it divides by nothing, or is too large"
            problems.append(_problem(id, said, f"Inputs: {', '.join(working.inputs)}", ledger))


def _problem(id: str, message: str, hint: str, ledger: Ledger) -> Problem:
    return Problem(*ledger.where(id), f"derived figure {id!r}: {message}", hint)


def _in_turn(ledger: Ledger, problems: list[Problem]) -> Iterator[str]:
    """The ids of all derived figures, each behind those that go into it; circles are reported."""
    inputs = {id: [ref for ref in one.inputs if ref in ledger.derived] for id, one in ledger.derived.items()}
    while True:
        try:
            yield from TopologicalSorter(inputs).static_order()
            return
        except CycleError as error:
            circle = list(reversed(error.args[1]))
            problems.append(_problem(circle[0], f"it rests on itself: {' on '.join(circle)}",
                                     "Take one of them out of the inputs of another.", ledger))
            inputs[circle[0]] = []


def _fact(working: Working, ledger: Ledger) -> Fact:
    inputs = [_input(ref, ledger) for ref in working.inputs]
    result = apply(working.formula, [one.value for one in inputs])
    if working.negated:
        result = negative(result)
    if working.rounded_to:
        result = to_nearest(result, working.rounded_to)
    if result.unit != working.unit:
        raise ValueError(f"it comes out in {result.unit}, not in {working.unit}")
    amount = Amount(result.value, Decimal(10) ** -working.digits, working.digits)
    sources = tuple(dict.fromkeys(source for one in inputs for source in one.sources))
    return Fact(working.id, "derived", working.label, amount, amount, working.qualifier, working.unit,
                _span([one.as_of for one in inputs]), "", "our calculation", sources,
                f"reference/derived/#{working.id}", inputs[0].topic, working.digits,
                *ledger.where(working.id), next((one.assumed for one in inputs if one.assumed), ""),
                next((one.corrected_by for one in inputs if one.corrected_by), ""))


def _input(ref: str, ledger: Ledger) -> _Input:
    """A fact by reference, or a place by its id; a place is as of the list that gives its coordinates."""
    place = ledger.places.get(ref)
    if place is None:
        fact = ledger.fact(ref)
        return _Input(fact.quantity, fact.as_of, fact.sources, fact.topic, fact.assumed, fact.corrected_by)
    source = ledger.sources[place.source]
    return _Input(Point(place.lat, place.lon), source.published, (source.id,), place.topic)


def _span(periods: list[Period]) -> Period:
    first, last = min(periods), max(periods, key=lambda period: period.last)
    for whole in periods:
        if (whole.first, whole.last) == (first.first, last.last):
            return whole
    if first.first.year == last.first.year and first.precision != last.precision:
        return last
    return Period(first.first, last.last, f"{first.ends[0].text}/{last.ends[-1].text}")
