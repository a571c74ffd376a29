"""Words that compare, in the texts of records: {fell | a < b} holds as says(…) does on a page."""

from __future__ import annotations

from collections.abc import Iterator

from macros.data import Ledger, answers
from macros.values.fields import REFERENCE
from macros.values.problems import Problem, UnknownId
from macros.words.comparisons import loose_words, remedy_in_record
from macros.words.fit import misfit
from macros.words.house_style import fact_text
from macros.words.sentences import sentences
from macros.words.statements import TIED, BadCondition, judge


def record_text(text: str, ledger: Ledger) -> str:
    """Text of a record with its {references} filled in and the words of its {words | condition}."""
    return REFERENCE.sub(lambda m: fact_text(ledger.fact(m[1])), TIED.sub(r"\1", text))


def texts(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """Id and text of every record whose words are ours.

    A position says in our words what somebody else holds; whether it is so is
    not for us to prove.
    """
    for event in ledger.events.values():
        yield event.id, event.statement
    for disagreement in ledger.disagreements.values():
        yield disagreement.id, disagreement.explanation
    for figure in ledger.figures.values():
        yield figure.id, figure.note or ""
    for correction in ledger.corrections.values():
        yield correction.id, correction.right
    for term in ledger.terms.values():
        yield term.id, term.means
    for option in ledger.options.values():
        for text in (option.means, option.best_for, option.best_against, option.costs, option.takes,
                     option.first, option.unknown):
            yield option.id, text
    yield from answers.texts(ledger)


def record_problems(ledger: Ledger) -> Iterator[Problem]:
    """Statements in records that fail or do not fit, and comparisons that hang on nothing."""
    held = [(position.id, position.holds) for position in ledger.positions.values()]
    found = [(owner, wrong) for owner, text in held for wrong in _statements(text, ledger)]
    found += [(owner, wrong) for owner, text in texts(ledger) for wrong in faults_in(text, ledger)]
    for owner, (message, hint) in found:
        yield Problem(*ledger.where(owner), f"the text of {owner!r}: {message}", hint)


def faults_in(text: str, ledger: Ledger) -> Iterator[tuple[str, str]]:
    """What is wrong with the comparisons of a text with {references}, each with a hint."""
    yield from _statements(text, ledger)
    for sentence in sentences(text):
        refs = list(dict.fromkeys(ref for _, ref in sentence.figures))
        for _, words in loose_words(sentence, ledger):
            yield (f"{words!r} compares figures ({', '.join(refs)}), but no condition holds it to them",
                   remedy_in_record(words, refs, ledger))


def _statements(text: str, ledger: Ledger) -> Iterator[tuple[str, str]]:
    for words, condition in TIED.findall(text):
        wrong = fault(words, condition, ledger)
        if wrong:
            yield wrong


def fault(words: str, condition: str, ledger: Ledger) -> tuple[str, str] | None:
    """What is wrong with a statement, with a hint; None if it holds and its words fit."""
    try:
        verdict = judge(condition, ledger)
    except BadCondition as error:
        return str(error), ""
    except UnknownId as error:
        return str(error), error.hint
    if not verdict.holds:
        return (f"the statement {words!r} no longer holds: {verdict.complaint}",
                "Change the words, or the record if it is wrong.")
    return misfit(words, verdict)
