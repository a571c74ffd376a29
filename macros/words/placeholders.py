"""What scaffolds and the examples of the guide say until somebody writes something: not to be published."""

import re
from collections.abc import Iterator
from functools import lru_cache

from macros.data import Ledger
from macros.data.ledger import every_text
from macros.data.validation import TO_FILL_IN
from macros.reading.project import own_table
from macros.values.problems import Problem
from macros.words.bare_numbers import either

# What a new chart says, whose scaffold takes its words from there, and what the guide's examples say.
CHART = own_table(dict[str, str], "macros/words/chart_scaffold.yml")
GUIDE = own_table(list[str], "macros/words/guide_examples.yml")
_ANY = re.compile(either((*CHART.values(), *GUIDE, TO_FILL_IN)), re.I)


@lru_cache(maxsize=50_000)
def placeholders_in(text: str) -> tuple[tuple[int, str], ...]:
    """The words of a text that only hold the place of others, each with its line from 1."""
    return tuple((text.count("\n", 0, found.start()) + 1, " ".join(found.group().split()))
                 for found in _ANY.finditer(text))


def placeholder_problems(ledger: Ledger) -> Iterator[Problem]:
    """Texts of records that were copied from the guide and never written."""
    for id, kind, text in every_text(ledger):
        for _, words in placeholders_in(text.text):
            yield Problem(*ledger.where(id, *text.path),
                          f"{kind.name} {id!r}, {text.field}: still says {words!r}",
                          "Write what is so in place of the example of the guide.")
