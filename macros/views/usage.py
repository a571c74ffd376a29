"""Which records the call of a macro shows: for the sources of a page, and for coverage."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from macros.data import Ledger
from macros.data.answers import text_of
from macros.values.fields import REFERENCE
from macros.words.statements import judge

Args = tuple[str, ...]
OPTION_PARTS = ("means", "best_for", "best_against", "costs", "takes", "first", "unknown")


def nothing(args: Args, ledger: Ledger) -> Iterable[str]:
    """A call that shows no record of its own."""
    return ()


def named(args: Args, ledger: Ledger) -> Iterable[str]:
    """The facts, events, positions and sources whose ids are among the texts of a call."""
    return [arg for arg in args if arg in ledger.facts or arg in ledger.source_of or arg in ledger.sources]


def facts_compared(args: Args, ledger: Ledger) -> Iterable[str]:
    """What a condition compares."""
    return [fact.ref for fact in judge(args[1], ledger).facts]


def in_sentences(args: Args, ledger: Ledger) -> Iterable[str]:
    """The figures in sentences."""
    return [ref for text in args for ref in REFERENCE.findall(text)]


def rivals(args: Args, ledger: Ledger) -> Iterable[str]:
    """The figures of a disagreement, and those in its explanation."""
    record = ledger.disagreements[args[0]]
    return [*record.figures, *REFERENCE.findall(record.explanation)]


def events_of(args: Args, ledger: Ledger) -> Iterator[str]:
    """The events of a topic."""
    for event in ledger.events.values():
        if event.topic == args[0]:
            yield from (event.id, *REFERENCE.findall(event.statement))


def facts_in_option(args: Args, ledger: Ledger) -> Iterable[str]:
    """The figures in one part of an option."""
    text = getattr(ledger.options[args[0]], args[1]) if args[1] in OPTION_PARTS else ""
    return REFERENCE.findall(text)


def all_answers(args: Args, ledger: Ledger) -> Iterator[str]:
    """Whatever bears out the answers and the what-ifs."""
    for answer in ledger.answers.values():
        yield from (*REFERENCE.findall(text_of(answer, ledger)), *answer.evidence)
    for case in ledger.what_ifs.values():
        yield from (*REFERENCE.findall(case.name + case.supposes), *case.evidence)
        for effect in case.effects:
            yield from (*REFERENCE.findall(effect.says), *effect.evidence)


def all_leanings(args: Args, ledger: Ledger) -> Iterable[str]:
    """Every position for or against an option."""
    return [id for id, position in ledger.positions.items() if position.backs or position.doubts]


def positions_on(args: Args, ledger: Ledger) -> Iterable[str]:
    """The positions on one option."""
    return [id for id, one in ledger.positions.items() if args[0] in (*one.backs, *one.doubts)]


def origins(ref: str, ledger: Ledger) -> tuple[str, ...]:
    """The sources and series that stand behind a reference."""
    if ref in ledger.facts:
        return ledger.facts[ref].sources
    if ref in ledger.source_of:
        return (ledger.source_of[ref],)
    return (ref,) if ref in ledger.sources else ()
