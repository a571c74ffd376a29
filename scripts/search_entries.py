"""What the search knows of single records.

The engine's index holds the text of pages, by heading. Long lists of records are
left out of it (data-search-exclude in macros/templates) and written here, one entry
a record, so that a name leads to the person and a number to the figure, each by its anchor.
"""

from __future__ import annotations

import json
from collections.abc import Iterator
from typing import Any

from macros.authoring.inspection import page_url
from macros.data import Ledger
from macros.views.html import origin_name
from macros.views.search import PARTS, STORY
from macros.words.house_style import as_of_text, fact_text, period_text
from macros.words.record_words import record_text

FILE = "assets/generated/search/entries.json"
Entry = dict[str, str]


def files(ledger: Ledger) -> dict[str, bytes]:
    """The file that the search reads beside the engine's index, by its address."""
    content = {"parts": {**STORY, **PARTS}, "entries": list(entries(ledger)),
               "searches": list(searches(ledger))}
    return {FILE: json.dumps(content, ensure_ascii=False, separators=(",", ":")).encode()}


def entries(ledger: Ledger) -> Iterator[Entry]:
    """One entry for each person, term, event, figure, place, disagreement and correction.

    Each line of an entry's text stands on the page that it leads to, word for word.
    """
    held: dict[str, list[str]] = {}
    for one in sorted(ledger.positions.values(), key=lambda one: one.date):
        held.setdefault(one.who, []).extend((f"{one.role}, {period_text(one.date)}",
                                             record_text(one.holds, ledger)))
    for person in ledger.people.values():
        if person.id in held:
            yield _entry(person.kind, f"reference/people/#{person.id}", person.name, person.note or "",
                         *held[person.id])
    for term in ledger.terms.values():
        yield _entry("term", f"reference/glossary/#{term.id}", term.name, record_text(term.means, ledger))
    for event in sorted(ledger.events.values(), key=lambda event: (event.date, event.id)):
        yield _entry("event", f"reference/timeline/#{event.id}", period_text(event.date),
                     record_text(event.statement, ledger))
    for id in (*ledger.figures, *ledger.derived):
        fact = ledger.fact(id)
        yield _entry(fact.kind, fact.href, fact.label, fact_text(fact), as_of_text(fact)
                     if fact.kind == "figure" else "")
    for place in ledger.places.values():
        yield _entry("place", f"reference/places/#{place.id}", place.name, place.disputed or "")
    for conflict in ledger.disagreements.values():
        rivals = (f"{fact_text(ledger.fact(ref))} {ledger.fact(ref).label}" for ref in conflict.figures)
        yield _entry("disagreement", f"reference/disagreements/#{conflict.id}", conflict.title,
                     *rivals, record_text(conflict.explanation, ledger))
    for slip in ledger.corrections.values():
        origin = origin_name(slip.source, ledger) if slip.source else ""
        yield _entry("correction", f"reference/corrections/#{slip.id}", f"“{slip.says}”", origin,
                     record_text(slip.right, ledger))


def _entry(kind: str, location: str, title: str, *lines: str) -> Entry:
    return {"kind": kind, "location": location, "title": title, "text": "\n".join(filter(None, lines))}


def searches(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """What readers type, what it means in our words, and the page that answers: a search or a term."""
    for one in ledger.searches.values():
        yield {"typed": one.typed, "means": one.means,
               "page": None if one.page is None else page_url(f"docs/{one.page}")}
    for term in ledger.terms.values():
        yield {"typed": [term.name, *term.also], "means": [term.name],
               "page": page_url(f"docs/{term.see}") if term.see else f"reference/glossary/#{term.id}"}
