"""Which records the call of a macro shows: for the sources of a page, and for coverage."""

from collections.abc import Iterable, Iterator

from macros.data import Ledger
from macros.data.answers import text_of
from macros.values.fields import REFERENCE

Args = tuple[str, ...]
OPTION_PARTS = ("means", "best_for", "best_against", "costs", "takes", "first", "unknown")


def nothing(args: Args, ledger: Ledger) -> Iterable[str]:
    """A call that shows no record of its own."""
    return ()


def named(args: Args, ledger: Ledger) -> Iterable[str]:
    """The facts, events, positions and sources whose ids are among the texts of a call."""
    return [arg for arg in args if arg in ledger.facts or arg in ledger.source_of or arg in ledger.sources]


def rivals(args: Args, ledger: Ledger) -> Iterable[str]:
    """The figures of a disagreement, and those in its explanation."""
    record = ledger.disagreements[args[0]]
    return [*record.figures, *REFERENCE.findall(record.explanation)]


def facts_in_option(args: Args, ledger: Ledger) -> Iterable[str]:
    """The figures in one part of an option."""
    text = getattr(ledger.options[args[0]], args[1]) if args[1] in OPTION_PARTS else ""
    return REFERENCE.findall(text)


def figures_in_short(args: Args, ledger: Ledger) -> Iterator[str]:
    """The figures in the short forms of answers."""
    for answer in ledger.answers.values():
        yield from REFERENCE.findall(answer.short or "")


def all_answers(args: Args, ledger: Ledger) -> Iterator[str]:
    """Whatever bears out the answers and the what-ifs."""
    for answer in ledger.answers.values():
        yield from (*REFERENCE.findall(text_of(answer, ledger)), *answer.evidence)
    for case in ledger.what_ifs.values():
        yield from (*REFERENCE.findall(case.name + case.supposes), *case.evidence)
        for effect in case.effects:
            yield from (*REFERENCE.findall(effect.says), *effect.evidence)


def origins(ref: str, ledger: Ledger) -> tuple[str, ...]:
    """The sources and series that stand behind a reference."""
    if ref in ledger.facts:
        return ledger.facts[ref].sources
    if ref in ledger.source_of:
        return (ledger.source_of[ref],)
    return (ref,) if ref in ledger.sources else ()
