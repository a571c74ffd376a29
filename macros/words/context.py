"""Whether the record that a paragraph shows is one that the paragraph speaks of.

A wrong id gives a true number of something else. The words of a record, its label
or statement, are compared with those of the paragraph and the heading above it; if
they have none in common, the author most likely meant another record.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterator
from functools import lru_cache

from macros.data import Ledger
from macros.data.ledger import every_text
from macros.values.fields import REFERENCE, ForReaders

_BLOCK = re.compile(r"(?:^[^\n]*\S[^\n]*(?:\n|$))+", re.M)  # begun at no other place: blanks would take ages
_SHOWS = re.compile(r'\{\{ ?(fig|when|period)\("([^"]+)"[^}]*\}\}')
_QUOTES = re.compile(r'\{\{ ?quote\("([^"]+)"\) ?\}\}')
_NAME = re.compile(r"\b(?!The\b)[A-Z]\w+(?:-\w+)*")
_SAYS = re.compile(r'\{\{ ?says\("([^"]+)"[^}]*\}\}')
_OTHER = re.compile(r"\{\{.*?\}\}|\{.*?\}|\]\([^)]*\)")
_LITTLE = (r"(?:and|but|for|from|ha[ds]|have|her|his|its|more|not|one|our|per|tha[nt]|the(?:ir|m|re|se|y)?"
           r"|are|this|those|was|were|wh(?:at|en|ich|o)|with|would|year|author)\b")
_WORD = re.compile(rf"\b(?!{_LITTLE})[a-z]{{3,}}")
COMMON, FEW = 0.1, 10  # a share of all records, and in how few no word is common
STEM = 6  # letters of a word that count: import, imports and importing are one


def strangers(body: str, shown: Collection[str], ledger: Ledger) -> Iterator[tuple[int, str, str]]:
    """Figures, dates and periods whose record has no word in common with their paragraph.

    Args:
        body: Markdown of a page; a reference that no record has is told elsewhere.
        shown: the records that other macros of the page show, whose periods may stand anywhere.

    Yields:
        Place within `body`, message and hint.
    """
    heading, common = "", everywhere(ledger)
    for block in _BLOCK.finditer(body):
        heading = block.group() if block.group().startswith("#") else heading
        text = _SAYS.sub(r"\1", block.group() + heading)
        there = words_of(_OTHER.sub(" ", text)) - common
        for call in _SHOWS.finditer(block.group()):
            name, ref = call.groups()
            told = "" if name == "period" and ref in shown else told_of(ref, ledger)
            if told and not _own_words(ref, ledger) & there:
                yield (block.start() + call.start(), f"{ref!r} is {told!r}, and no word of that stands in "
                       "the paragraph or its heading", "Check the id, or name what is meant.")
        for call in _QUOTES.finditer(block.group()):
            said_by = getattr(ledger.quotes.get(call[1]), "who", "")
            who = ledger.people[said_by].name if said_by in ledger.people else ""
            if who and not {*_NAME.findall(who)} & {*_NAME.findall(_OTHER.sub(" ", block.group()))}:
                yield (block.start() + call.start(), f"{call[1]!r} is quoted, and {who} is not named in the "
                       "paragraph", "Say there whose words they are.")


def strange_records(ledger: Ledger) -> Iterator[tuple[str, str]]:
    """Ids of records that name a measure, an input or a record with which they have no word in common."""
    common = everywhere(ledger)
    named = [(one.id, f"{one.label} {one.attributed_to}", "measure", one.measures)
             for one in ledger.figures.values() if one.measures in ledger.measures]
    named += [(id, f"{id} {one.label} {one.working}", "input", ref)
              for id, one in ledger.derived.items() for ref in one.inputs if ref in ledger.facts]
    asked = {(kit.id, choice): f"{one.asks} {one.why}"  # a choice may be a number and nothing else
             for kit in ledger.kits.values() for one in kit.quiz for choice in one.choices}
    named += [(id, " ".join((id, ledger.label(id), asked.get((id, text.text), ""),
                             REFERENCE.sub(" ", text.text))), "record", ref)
              for id, _, text in every_text(ledger) if text.mark(ForReaders)
              for ref in REFERENCE.findall(text.text) if ref in ledger.facts]
    for id, own, what, ref in named:
        if not (words_of(own) - common) & _own_words(ref, ledger):
            yield id, (f"{id!r} names the {what} {ref!r}, which is {told_of(ref, ledger)!r}, "
                       "and has no word of that")


def told_of(ref: str, ledger: Ledger) -> str:
    """What a fact, a measure, an event or a position is about; empty if there is none of that reference."""
    if ref in ledger.measures:
        return f"{ledger.measures[ref].label} {ledger.measures[ref].counts}"
    if ref not in ledger.facts:
        return ledger.label(ref) if ref in ledger.source_of else ""
    fact = ledger.facts[ref]
    measure = ledger.measures[fact.measures].label if fact.measures in ledger.measures else ""
    return ", ".join(dict.fromkeys(filter(None, (fact.label, measure, fact.attributed_to))))


@lru_cache(maxsize=4)
def everywhere(ledger: Ledger) -> frozenset[str]:
    """Words of so many records that they tell none of them from the others."""
    counts = Counter(word for words in _words(ledger).values() for word in words)
    return frozenset(word for word, count in counts.items() if count > max(FEW, len(_words(ledger)) * COMMON))


@lru_cache(maxsize=4)
def _words(ledger: Ledger) -> dict[str, frozenset[str]]:
    """The words of each event, figure and statistic, of which one row speaks for all."""
    one_each = {ref.partition("@")[0]: ref for ref in (*ledger.facts, *ledger.events)}
    return {ref: words_of(f"{ref} {told_of(ref, ledger)}") for ref in one_each.values()}


def _own_words(ref: str, ledger: Ledger) -> frozenset[str]:
    """The words of a record: those of its id, and of what it is about."""
    return _words(ledger).get(ref) or words_of(f"{ref} {told_of(ref, ledger)}")


@lru_cache(maxsize=50_000)
def words_of(text: str) -> frozenset[str]:
    """The words of a text by their first letters, without the little ones that stand in any text."""
    return frozenset(word.rstrip("s")[:STEM] for word in _WORD.findall(text.lower()))
