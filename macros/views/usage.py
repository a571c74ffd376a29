"""Which records a page uses, read from its macro calls; used for its sources and for coverage."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

from macros.data import Ledger
from macros.data.answers import text_of
from macros.reading.calls import Call
from macros.values.fields import REFERENCE
from macros.values.problems import UnknownId
from macros.words.statements import BadCondition, judge

Args = tuple[str, ...]
OPTION_PARTS = ("means", "best_for", "best_against", "costs", "takes", "first", "unknown")


def records_of(calls: Iterable[Call], ledger: Ledger) -> Iterator[str]:
    """References of facts and ids of events, sources and positions that calls show, in order."""
    for call in calls:
        try:
            yield from SHOWN.get(call.name, _nothing)(call.args, ledger)
        except (UnknownId, BadCondition, LookupError):
            continue


def _nothing(args: Args, ledger: Ledger) -> Iterator[str]:
    yield from ()


def _fact(args: Args, ledger: Ledger) -> Iterator[str]:
    yield ledger.fact(args[0]).ref


def _facts(args: Args, ledger: Ledger) -> Iterator[str]:
    for ref in args:
        yield ledger.fact(ref).ref


def _statement(args: Args, ledger: Ledger) -> Iterator[str]:
    for fact in judge(args[1], ledger).facts:
        yield fact.ref


def _disagreement(args: Args, ledger: Ledger) -> Iterator[str]:
    record = ledger.disagreement(args[0])
    yield from record.figures
    yield from REFERENCE.findall(record.explanation)


def _timeline(args: Args, ledger: Ledger) -> Iterator[str]:
    for event in ledger.events.values():
        if event.topic == args[0]:
            yield event.id
            yield from REFERENCE.findall(event.statement)


def _option(args: Args, ledger: Ledger) -> Iterator[str]:
    yield from REFERENCE.findall(getattr(ledger.option(args[0]), args[1]))


def _explorer(args: Args, ledger: Ledger) -> Iterator[str]:
    for answer in ledger.answers.values():
        yield from (*REFERENCE.findall(text_of(answer, ledger)), *answer.evidence)
    for case in ledger.what_ifs.values():
        yield from (*REFERENCE.findall(case.name + case.supposes), *case.evidence)
        for effect in case.effects:
            yield from (*REFERENCE.findall(effect.says), *effect.evidence)


def _all_leanings(args: Args, ledger: Ledger) -> Iterator[str]:
    for position in ledger.positions.values():
        if position.backs or position.doubts:
            yield position.id


def _positions(args: Args, ledger: Ledger) -> Iterator[str]:
    for position in ledger.positions.values():
        if args[0] in (*position.backs, *position.doubts):
            yield position.id
            yield from REFERENCE.findall(position.holds)


SHOWN: dict[str, Callable[[Args, Ledger], Iterator[str]]] = {
    "fig": _fact, "period": _fact, "facts": _facts, "says": _statement,
    "describe": lambda args, ledger: _facts(args[1:], ledger),
    "when": lambda args, ledger: iter((ledger.event(args[0]).id,)),
    "cite": lambda args, ledger: iter((ledger.source(args[0]).id,)),
    "disagreement": _disagreement, "timeline": _timeline, "option": _option,
    "positions": _positions, "explorer": _explorer, "who_backs_what": _all_leanings}


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
