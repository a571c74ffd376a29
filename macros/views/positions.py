"""Who says what of the options: positions by person, option and source; the explorer.

Of the explorer everything stands in the HTML; docs/assets/js/explorer.js only chooses what of it is shown.
"""

from __future__ import annotations

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from markupsafe import Markup

from macros.data import Ledger
from macros.data.answers import SILENT_TEXTS, answer_to, effects_on, text_of
from macros.data.explorer_kinds import Option
from macros.data.kinds import Person
from macros.views.templating import render

SIDES = {"backs": "Argues for it", "doubts": "Doubts it or warns against it"}
KINDS = {"person": "People", "institution": "Governments, papers and institutions",
         "group": "People who are not named"}


def positions(option: Option, ledger: Ledger, page_url: str) -> Markup:
    """Who argues for an option and who doubts it; says so when nobody does."""
    ordered = sorted(ledger.positions.values(), key=lambda p: (ledger.people[p.who].name, p.date))
    return render("positions", page_url, ledger, sides={
        title: [p for p in ordered if option.id in getattr(p, side)] for side, title in SIDES.items()})


def by_person(ledger: Ledger) -> dict[str, Any]:
    """Everybody's positions and words, by name."""
    # What somebody said at different times stays apart; whoever is only named is left out. A script
    # (docs/assets/js/filter.js) adds a field that narrows the list.
    held, quotes = _by_who(ledger.positions.values()), _by_who(ledger.quotes.values())
    people = sorted((p for p in ledger.people.values() if p.id in held), key=_sorted_as)
    quotes = {id: [q for q in sorted(ledger.quotes.values(), key=lambda q: q.date) if q.who == id]
              for id in ledger.people}
    return {"held": held, "quotes": quotes, "kinds": [(kind, title, [p for p in people if p.kind == kind])
                                    for kind, title in KINDS.items()]}


def _by_who(records: Iterable[Any]) -> dict[str, list[Any]]:
    """Positions or quotes by the person, the earliest first."""
    ordered = sorted(records, key=lambda one: (one.who, one.date))
    return {who: [*some] for who, some in groupby(ordered, lambda one: one.who)}


def _sorted_as(person: Person) -> str:
    return (person.name.split()[-1] if person.kind == "person" else person.name).lower()


def by_option(ledger: Ledger) -> dict[str, Any]:
    """The options with those who argue for each and those who doubt it."""
    def named(option: str, side: str) -> list[Person]:
        held = {p.who for p in ledger.positions.values() if option in getattr(p, side)}
        return sorted((ledger.people[id] for id in held), key=_sorted_as)

    return {"rows": [(option, [(title, named(option, side)) for side, title in SIDES.items()])
                     for option in ledger.options]}


def by_question(ledger: Ledger) -> dict[str, Any]:
    """Every option asked every question, with the evidence, and the what-ifs."""
    groups = []
    for criterion in ledger.criteria.values():
        answers = [answer_to(option, criterion.id, ledger) for option in ledger.options]
        groups.append((criterion, [(answer, text_of(answer, ledger)) for answer in answers]))
    cases = [(case, [option.name for option in ledger.options.values()
                     if not effects_on(option.id, case.effects)]) for case in ledger.what_ifs.values()]
    return {"groups": groups, "cases": cases, "silent_texts": SILENT_TEXTS}
