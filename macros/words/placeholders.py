"""What scaffolds and the examples of the guide say until somebody writes something: not to be published."""

import re
from collections.abc import Iterator

from macros.data import Ledger
from macros.data.ledger import every_text
from macros.data.validation import TO_FILL_IN
from macros.reading.project import own_table
from macros.values.problems import Problem
from macros.words.bare_numbers import either, in_small_letters

# What a new chart says, whose scaffold takes its words from there, and what the guide's examples say.
CHART = own_table(dict[str, str], "macros/words/chart_scaffold.yml")
GUIDE = own_table(list[str], "macros/words/guide_examples.yml")
_PHRASES = tuple(" ".join(one.lower().split()) for one in (*CHART.values(), *GUIDE, TO_FILL_IN))
_ANY = re.compile(either(_PHRASES))


def placeholders_in(text: str) -> Iterator[tuple[int, str]]:
    """The words of a text that only hold the place of others, each with its line from 1."""
    small = in_small_letters(text)
    plain = " ".join(small.split())
    if any(phrase in plain for phrase in _PHRASES):  # else, as nearly always, it is not gone through
        for found in _ANY.finditer(small):
            yield text.count("\n", 0, found.start()) + 1, " ".join(text[slice(*found.span())].split())


def placeholder_problems(ledger: Ledger) -> Iterator[Problem]:
    """Texts of records that were copied from the guide and never written."""
    texts = every_text(ledger)
    if not any(placeholders_in("\n".join(text.text for _, _, text in texts))):
        return
    for id, kind, text in texts:
        for _, words in placeholders_in(text.text):
            yield Problem(*ledger.where(id, *text.path),
                          f"{kind.name} {id!r}, {text.field}: still says {words!r}",
                          "Write what is so in place of the example of the guide.")
