"""Which records a page uses, read from its macro calls; used for its sources and for coverage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.data import REFERENCE, Ledger, UnknownId
from macros.gate import Call
from macros.statements import BadCondition, judge


def records_of(calls: Iterable[Call], ledger: Ledger) -> Iterator[str]:
    """References of facts and ids of events, sources and positions that calls show, in order."""
    for call in calls:
        try:
            yield from _of_call(call.name, call.args, ledger)
        except (UnknownId, BadCondition, LookupError):
            continue


def _of_call(name: str, args: tuple[str, ...], ledger: Ledger) -> Iterator[str]:
    if name in ("fig", "period"):
        yield ledger.fact(args[0]).ref
    elif name in ("facts", "describe"):
        for ref in args[name == "describe":]:
            yield ledger.fact(ref).ref
    elif name == "says":
        for fact in judge(args[1], ledger).facts:
            yield fact.ref
    elif name == "when":
        yield ledger.event(args[0]).id
    elif name == "cite":
        yield ledger.source(args[0]).id
    elif name == "disagreement":
        record = ledger.disagreement(args[0])
        yield from record.figures
        yield from REFERENCE.findall(record.explanation)
    elif name == "timeline":
        for event in ledger.events.values():
            if event.topic == args[0]:
                yield event.id
                yield from REFERENCE.findall(event.statement)
    elif name in ("positions", "option"):
        yield from _of_option(name, args, ledger)


def _of_option(name: str, args: tuple[str, ...], ledger: Ledger) -> Iterator[str]:
    if name == "option":
        yield from REFERENCE.findall(getattr(ledger.option(args[0]), args[1]))
        return
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
