"""The texts of records: {fell | a < b} holds as says(…) does on a page, and no placeholder is left."""

from __future__ import annotations

import re
from collections.abc import Iterator

from macros.data import Ledger
from macros.data.ledger import every_text
from macros.values.fields import REFERENCE, ForReaders
from macros.values.problems import Problem, UnknownId
from macros.words.comparisons import IN_A_RECORD, untied_comparisons
from macros.words.fit import misfit
from macros.words.house_style import fact_text
from macros.words.statements import TIED, BadCondition, judge

# What the guide and the drafts that it tells of put where something has to be written.
PLACEHOLDERS = (
    "at most six printed words", "tariffs will not last", "at Some Institute", "The title as printed",
    "First Author", "of your own on what this document is", "a sentence or two of your own words",
    "What is measured, in which unit, how often", "Who publishes the statistic",
    "Name of the table or data set there", "Which edition, or the day of the download",
    "The terms under which it may be used", "Where you got it", "Why they differ, in your own words",
    "What readers see on the map", "What was read there, what it was compared with")

_PLACEHOLDER = re.compile("|".join(PLACEHOLDERS))


def record_text(text: str, ledger: Ledger) -> str:
    """Text of a record with its {references} filled in and the words of its {words | condition}."""
    return REFERENCE.sub(lambda m: fact_text(ledger.fact(m[1])), TIED.sub(r"\1", text))


def record_problems(ledger: Ledger) -> Iterator[Problem]:
    """Statements in records that fail or do not fit, comparisons that hang on nothing, placeholders.

    A position says in our words what somebody else holds; whether it is so is
    not for us to prove.
    """
    for id, kind, text in every_text(ledger):
        if left := _PLACEHOLDER.search(text.text):
            yield Problem(*ledger.where(id), f"{kind.name} {id!r}, {text.field}: {left.group()!r} is what "
                          "the guide puts there", "Write your own in its place.")
        told = text.mark(ForReaders)
        faults = faults_in if told and told.ours else _statements
        for message, hint in faults(text.text, ledger) if told else ():
            yield Problem(*ledger.where(id), f"the text of {id!r}: {message}", hint)


def faults_in(text: str, ledger: Ledger) -> Iterator[tuple[str, str]]:
    """What is wrong with the comparisons of a text with {references}, each with a hint."""
    yield from _statements(text, ledger)
    for _, message, hint in untied_comparisons(text, ledger, IN_A_RECORD):
        yield message, hint


def _statements(text: str, ledger: Ledger) -> Iterator[tuple[str, str]]:
    faults = (fault(words, condition, ledger) for words, condition in TIED.findall(text))
    yield from filter(None, faults)


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
    return misfit(words, verdict, ledger)
