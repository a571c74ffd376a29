"""Which records the call of a macro shows: for the sources of a page, and for coverage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.data import Ledger
from macros.data.answers import text_of
from macros.values.fields import REFERENCE
from macros.words.statements import judge

Args = tuple[str, ...]
OPTION_PARTS = ("means", "best_for", "best_against", "costs", "takes", "first", "unknown")


def nothing(args: Args, ledger: Ledger) -> Iterator[str]:
    """A call that shows no record of its own."""
    yield from ()


def a_fact(args: Args, ledger: Ledger) -> Iterator[str]:
    """A figure, row or derived figure by its reference."""
    yield from facts_named(args[:1], ledger)


def facts_named(args: Args, ledger: Ledger) -> Iterator[str]:
    """Several of them."""
    for ref in args:
        yield ledger.fact(ref).ref


def facts_described(args: Args, ledger: Ledger) -> Iterator[str]:
    """The figures of a description, which follow its words."""
    yield from facts_named(args[1:], ledger)


def an_event(args: Args, ledger: Ledger) -> Iterator[str]:
    """An event, or what somebody said, by its id."""
    yield ledger.dated(args[0]).id


def a_source(args: Args, ledger: Ledger) -> Iterator[str]:
    """A source by its id."""
    yield ledger.sources[args[0]].id


def facts_compared(args: Args, ledger: Ledger) -> Iterator[str]:
    """What a condition compares."""
    for fact in judge(args[1], ledger).facts:
        yield fact.ref


def rivals(args: Args, ledger: Ledger) -> Iterator[str]:
    """The figures of a disagreement, and those in its explanation."""
    record = ledger.disagreements[args[0]]
    yield from record.figures
    yield from REFERENCE.findall(record.explanation)


def events_of(args: Args, ledger: Ledger) -> Iterator[str]:
    """The events of a topic."""
    for event in ledger.events.values():
        if event.topic == args[0]:
            yield event.id
            yield from REFERENCE.findall(event.statement)


def facts_in_option(args: Args, ledger: Ledger) -> Iterator[str]:
    """The figures in one part of an option."""
    if args[1] in OPTION_PARTS:
        yield from REFERENCE.findall(getattr(ledger.options[args[0]], args[1]))


def all_answers(args: Args, ledger: Ledger) -> Iterator[str]:
    """Whatever bears out the answers and the what-ifs."""
    for answer in ledger.answers.values():
        yield from (*REFERENCE.findall(text_of(answer, ledger)), *answer.evidence)
    for case in ledger.what_ifs.values():
        yield from (*REFERENCE.findall(case.name + case.supposes), *case.evidence)
        for effect in case.effects:
            yield from (*REFERENCE.findall(effect.says), *effect.evidence)


def all_leanings(args: Args, ledger: Ledger) -> Iterator[str]:
    """Every position for or against an option."""
    for position in ledger.positions.values():
        if position.backs or position.doubts:
            yield position.id


def positions_on(args: Args, ledger: Ledger) -> Iterator[str]:
    """The positions on one option."""
    for position in ledger.positions.values():
        if args[0] in (*position.backs, *position.doubts):
            yield position.id
            yield from REFERENCE.findall(position.holds)


def with_inputs(refs: Iterable[str], ledger: Ledger) -> set[str]:
    """The references and all that derived figures among them are worked out from."""
    found: set[str] = set()
    waiting = list(refs)
    while waiting:
        ref = waiting.pop()
        if ref in found:
            continue
        found.add(ref)
        if ref in ledger.derived:
            waiting.extend(ledger.derived[ref].inputs)
    return found


def origins(ref: str, ledger: Ledger) -> tuple[str, ...]:
    """The sources and series that stand behind a reference."""
    if ref in ledger.facts:
        return ledger.facts[ref].sources
    if ref in ledger.source_of:
        return (ledger.source_of[ref],)
    return (ref,) if ref in ledger.sources else ()
