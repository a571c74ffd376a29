"""Words and numbers in the texts of records, which obey what pages obey.

Words that compare hang on a condition: {fell | a < b} holds as says(…) does on a
page. A number is a {reference}. What remains may only repeat what the records
around it say: a recorded date, a paragraph that is cited, a name, an idiom.
"""

import re
from calendar import month_name
from collections.abc import Iterator
from functools import lru_cache

from macros.data import Ledger
from macros.data.explorer_kinds import SHORT
from macros.data.ledger import every_text, own_fields
from macros.values.fields import REFERENCE, ForReaders, Written
from macros.values.periods import Period
from macros.values.problems import Problem, nearest
from macros.words.bare_numbers import MOST_NAMES, blank, exempt_words, holds_quantity, quantities
from macros.words.comparisons import IN_A_RECORD, untied_comparisons
from macros.words.context import strange_records
from macros.words.fit import fault
from macros.words.house_style import fact_text, period_text
from macros.words.statements import TIED

_DATE = re.compile(r"(?<![\w$€¥£#.,])(?:FY)?(?P<date>(?:(?:\d{1,2} )?"
                   rf"(?:{'|'.join(month_name[1:])})(?: \d{{4}})?|\d{{4}}))"
                   r"(?![\w%]|[.,]\d| per cent)", re.ASCII)
_PARAGRAPH = re.compile(r"\bparagraphs? \d+(?: and \d+)?\b", re.I)
_ALLOWED = ("Write the {id} of a record, or reword. Free are names and idioms in seeds/names.yml, "
            "dates that a record has, and paragraphs that are cited.")


def record_text(text: str, ledger: Ledger) -> str:
    """Text of a record with its {references} filled in and the words of its {words | condition}."""
    return REFERENCE.sub(lambda m: fact_text(ledger.fact(m[1])), TIED.sub(r"\1", text))


def record_problems(ledger: Ledger) -> Iterator[Problem]:
    """Statements in records that fail or do not fit, comparisons that hang on nothing, and bare numbers.

    A position says in our words what somebody else holds; whether it is so is
    not for us to prove.
    """
    for id, _, text in every_text(ledger):
        told = text.mark(ForReaders)
        found = [*faults_in(text.text, ledger, ours=told.ours)] if told else []
        written = text.mark(Written)
        if written and not written.of_its_own:
            found += [(f"{words!r} in the field {text.field} is a quantity that stands by hand", hint)
                      for words, hint in bare_numbers(text.text, ledger)]
        for message, hint in found:
            yield Problem(*ledger.where(id, *text.path), f"the text of {id!r}: {message}", hint)
    if len(ledger.names) > MOST_NAMES:
        yield Problem("seeds/names.yml", 0, f"there are {len(ledger.names)} names and idioms",
                      f"At most {MOST_NAMES}: write on the pages what counts as a figure.")
    for answer in ledger.answers.values():
        if (letters := len(record_text(answer.short or "", ledger))) > SHORT:
            yield Problem(*ledger.where(answer.id, "short"),
                          f"answer {answer.id!r}, short: {answer.short!r} has {letters} letters",
                          f"Say it in at most {SHORT}: the answer itself has the rest.")
    for kit in ledger.kits.values():
        for one in kit.quiz:
            if len({record_text(choice, ledger) for choice in one.choices}) < len(one.choices):
                yield Problem(*ledger.where(kit.id), f"kit {kit.id!r}: choices of {one.asks!r} read alike",
                              "Leave one out, or take another: the records behind them may have changed.")
    for id, message in strange_records(ledger):
        yield Problem(*ledger.where(id), message, "Check the id, or name in its label what is meant.")


def bare_numbers(text: str, ledger: Ledger) -> Iterator[tuple[str, str]]:
    """Numbers in the text of a record that no record holds, each with a hint."""
    rest = text
    for patterns in ((), (TIED, REFERENCE, _PARAGRAPH), (TIED, REFERENCE, exempt_words(ledger), _PARAGRAPH)):
        if not holds_quantity(rest):
            return  # as most do not, and most others none but dates: names take the longest to look for
        rest = text
        for pattern in patterns:
            rest = pattern.sub(blank, rest)
        rest = _DATE.sub(lambda match: blank(match) if match["date"] in _dates(ledger) else match[0], rest)
    for _, words in quantities(rest):
        before = re.search(rf"([A-Z]\w+ ){re.escape(words)}", rest)
        alike = [one.name for one in ledger.names.values() if before and one.name.startswith(before[1])]
        yield words, " ".join((_ALLOWED, *([nearest(before[0], alike, "name")] if before and alike else ())))


@lru_cache(maxsize=4)
def _dates(ledger: Ledger) -> frozenset[str]:
    """Every way to write a recorded date, or its month or year."""
    periods = {fact.as_of for fact in ledger.facts.values()}
    periods |= {value for placed in ledger.placed.values()
                for value in vars(own_fields(placed.record)).values() if isinstance(value, Period)}
    written = [period_text(part).split() for period in periods for part in period.ends]
    return frozenset(" ".join(words[start:end]) for words in written for start in range(len(words))
                     for end in (None, -1))


def faults_in(text: str, ledger: Ledger, *, ours: bool = True) -> Iterator[tuple[str, str]]:
    """What is wrong with the comparisons of a text with {references}, each with a hint.

    Args:
        ours: whether also those that hang on no condition are ours to prove.
    """
    yield from filter(None, (fault(words, condition, ledger) for words, condition in TIED.findall(text)))
    if ours:
        yield from (loose[1:] for loose in untied_comparisons(text, ledger, IN_A_RECORD))
