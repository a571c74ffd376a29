"""Figures that are worked out from other figures: the working is code, the inputs are ids.

A formula takes quantities, or points for places on the maps, and returns one
quantity. `work_out` says what goes into a formula of `macros.values.formulas` or
`macros.values.geodesy`, what comes out and how it is called; `@derived` does so for a
function that is one figure's own. Unit, sources, dates and the page that shows
the working follow from that.
"""

from __future__ import annotations

import inspect
from collections.abc import Callable
from dataclasses import dataclass
from decimal import Decimal

from macros.data.ledger import Fact, Ledger
from macros.reading.project import ROOT
from macros.values.amounts import Amount
from macros.values.geodesy import Point
from macros.values.periods import Period
from macros.values.problems import Problem, UnknownId
from macros.values.units import Quantity

Formula = Callable[..., Quantity]


@dataclass(frozen=True)
class Derived:
    """How one figure follows from others.

    Attributes:
        id: as authors call it.
        label: what it is, in one line.
        inputs: references of the facts, or ids of the places, that go in, in order.
        unit: the unit that must come out.
        digits: decimals shown in prose.
        qualifier: `exact`, or `about` where the inputs are rounded.
        working: the formula in words, shown to readers.
        formula: the function.
        file: file of the registration, relative to the project.
        line: line of the registration in that file.
    """

    id: str
    label: str
    inputs: tuple[str, ...]
    unit: str
    digits: int
    qualifier: str
    working: str
    formula: Formula
    file: str
    line: int


@dataclass(frozen=True)
class _Input:
    """What goes into a formula, and what the result inherits from it."""

    value: Quantity | Point
    as_of: Period
    sources: tuple[str, ...]
    topic: str


REGISTRY: list[Derived] = []


def work_out(id: str, *inputs: str, formula: Formula, label: str, unit: str, working: str,
             digits: int = 0, qualifier: str = "about") -> None:
    """Register a derived figure that follows by a shared formula; `working` says it in its own words."""
    here = inspect.currentframe()
    caller = here.f_back if here else None
    file, line = (caller.f_code.co_filename, caller.f_lineno) if caller else ("", 0)
    REGISTRY.append(Derived(id, label, inputs, unit, digits, qualifier, working, formula,
                            _relative(file), line))


def derived(id: str, *inputs: str, label: str, unit: str, digits: int = 0,
            qualifier: str = "about") -> Callable[[Formula], Formula]:
    """Register a formula of its own as a derived figure; its docstring becomes the working."""
    def register(formula: Formula) -> Formula:
        code = inspect.unwrap(formula).__code__
        working = inspect.getdoc(formula) or ""
        REGISTRY.append(Derived(id, label, inputs, unit, digits, qualifier, working, formula,
                                _relative(code.co_filename), code.co_firstlineno))
        return formula
    return register


def _relative(file: str) -> str:
    return file.removeprefix(str(ROOT)).lstrip("/\\").replace("\\", "/")


def compute(ledger: Ledger, problems: list[Problem]) -> None:
    """Work out every registered figure and enter it into the ledger.

    A figure may rest on other derived figures; the order of registration does
    not matter.
    """
    waiting = list(REGISTRY)
    while waiting:
        ids = {entry.id for entry in waiting}
        ready = [entry for entry in waiting if not ids & set(entry.inputs)] or waiting
        for entry in ready:
            _enter(entry, ledger, problems)
        waiting = [entry for entry in waiting if entry not in ready]


def _enter(entry: Derived, ledger: Ledger, problems: list[Problem]) -> None:
    fact = _fact(entry, ledger, problems)
    if fact is None:
        return
    if entry.id in ledger.facts or entry.id in ledger.placed:
        problems.append(Problem(entry.file, entry.line, f"duplicate id {entry.id!r}"))
        return
    ledger.derived[entry.id] = entry
    ledger.facts[entry.id] = fact


def _input(ref: str, ledger: Ledger) -> _Input:
    """A fact by reference, or a place by its id; a place is as of the list that gives its coordinates."""
    place = ledger.places.get(ref)
    if place is None:
        fact = ledger.fact(ref)
        return _Input(fact.quantity, fact.as_of, fact.sources, fact.topic)
    source = ledger.source(place.source)
    return _Input(Point(place.lat, place.lon), source.published, (source.id,), place.topic)


def _fact(entry: Derived, ledger: Ledger, problems: list[Problem]) -> Fact | None:
    try:
        inputs = [_input(ref, ledger) for ref in entry.inputs]
        result = entry.formula(*(one.value for one in inputs))
    except UnknownId as error:
        problems.append(Problem(entry.file, entry.line, f"derived figure {entry.id!r}: {error}",
                                error.hint))
        return None
    except (ValueError, ArithmeticError, TypeError, AttributeError) as error:
        # a UnitMismatch is a ValueError; arithmetic with a place lacks an attribute
        problems.append(Problem(entry.file, entry.line, f"derived figure {entry.id!r}: {error}",
                                "Inputs: " + ", ".join(entry.inputs)))
        return None
    if result.unit != entry.unit:
        problems.append(Problem(entry.file, entry.line, f"derived figure {entry.id!r} comes out in "
                                f"{result.unit}, not in {entry.unit}"))
        return None
    amount = Amount(result.value, Decimal(10) ** -entry.digits, entry.digits)
    sources = tuple(dict.fromkeys(source for one in inputs for source in one.sources))
    return Fact(entry.id, "derived", entry.label, amount, amount, entry.qualifier, entry.unit,
                _span([one.as_of for one in inputs]), "", "our calculation", sources,
                f"reference/derived/#{entry.id}", inputs[0].topic, entry.digits,
                entry.file, entry.line)


def _span(periods: list[Period]) -> Period:
    first, last = min(periods), max(periods, key=lambda period: period.last)
    for whole in periods:
        if (whole.first, whole.last) == (first.first, last.last):
            return whole
    if first.first.year == last.first.year and first.precision != last.precision:
        return last
    start = first.parts()
    end = last.parts()
    text = f"{(start[0] if start else first).text}/{(end[1] if end else last).text}"
    return Period(first.first, last.last, text)
