"""What scaffolds and the examples of the guide say until somebody writes something: not to be published."""

from __future__ import annotations

import re
from collections.abc import Iterator
from functools import lru_cache

from macros.data import Ledger
from macros.data.ledger import every_text
from macros.data.validation import TO_FILL_IN
from macros.values.problems import Problem
from macros.words.bare_numbers import either

# What a new chart says; its scaffold takes the words from here.
CHART = {
    "title": "The finding in one sentence",
    "subtitle": "The measure and its unit",
    "alt": "The finding with its key values",
    "marks": "What each mark stands for.",
    "silence": "What the drawing does not say.",
}
# What the examples in docs/contribute/index.md say; a test holds the two together.
GUIDE = (
    "at most six printed words", "in a sentence or two of your own words",
    "analyst at Some Institute", "The title as printed", "First Author", "Second Author", "Some Institute",
    "One or two sentences of your own", "How you found out", "What is measured, in which unit",
    "Who publishes the statistic", "Name of the table or data set there",
    "Which edition, or the day of the download", "The terms under which it may be used", "Where you got it",
    "What you compared it with, and how far they differ", "What could mislead a reader",
    "Why they differ, in your own words", "What readers see on the map",
    "What was read there, what it was compared with", "One sentence for search engines",
    "A scene of a few words", "The answer and its why, in two",
    "A heading that is a question or a finding")
_ANY = re.compile(either((*CHART.values(), *GUIDE, TO_FILL_IN)), re.I)


@lru_cache(maxsize=20_000)
def placeholders_in(text: str) -> tuple[tuple[int, str], ...]:
    """The words of a text that only hold the place of others, each with its line from 1."""
    return tuple((text.count("\n", 0, found.start()) + 1, " ".join(found.group().split()))
                 for found in _ANY.finditer(text))


def placeholder_problems(ledger: Ledger) -> Iterator[Problem]:
    """Texts of records that were copied from the guide and never written."""
    for id, kind, text in every_text(ledger):
        for _, words in placeholders_in(text.text):
            yield Problem(*ledger.where(id), f"{kind.name} {id!r}, {text.field}: still says {words!r}",
                          "Write what is so in place of the example of the guide.")
