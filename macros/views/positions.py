"""Who says what: positions by person, by option and by source."""

from __future__ import annotations

from markupsafe import Markup

from macros.data import Ledger
from macros.data.explorer_kinds import Option
from macros.data.kinds import Person, Source
from macros.views.templating import render

SIDES = {"backs": "Argues for it", "doubts": "Doubts it or warns against it"}
KINDS = {"person": "People", "institution": "Governments, papers and institutions",
         "group": "People who are not named"}


def source_positions(source: Source, ledger: Ledger, page_url: str) -> Markup:
    """A source's positions in the order of its text, each with its anchor."""
    ordered = sorted(source.positions, key=lambda position: position.locator)
    return render("source_positions", page_url, ledger, positions=ordered)


def of_option(option: Option, ledger: Ledger, page_url: str) -> Markup:
    """Who argues for an option and who doubts it; says so when nobody does."""
    ordered = sorted(ledger.positions.values(), key=lambda p: (ledger.people[p.who].name, p.date))
    return render("positions", page_url, ledger, sides={
        title: [p for p in ordered if option.id in getattr(p, side)] for side, title in SIDES.items()})


def by_person(ledger: Ledger, page_url: str) -> Markup:
    """Everybody's positions, by name; what somebody said at different times stays apart.

    Somebody who is only named is left out. A script (docs/assets/js/filter.js) adds a
    field that narrows the list.
    """
    held = {id: [p for p in sorted(ledger.positions.values(), key=lambda p: p.date) if p.who == id]
            for id in ledger.people}
    people = sorted((p for p in ledger.people.values() if held[p.id]), key=_sorted_as)
    return render("people_index", page_url, ledger, held=held, kinds=[
        (kind, title, [p for p in people if p.kind == kind]) for kind, title in KINDS.items()])


def _sorted_as(person: Person) -> str:
    return (person.name.split()[-1] if person.kind == "person" else person.name).lower()


def matrix(ledger: Ledger, page_url: str) -> Markup:
    """Options against the people who argue for or doubt them, as a table."""
    rows = [(option, [sorted({ledger.people[p.who].name for p in ledger.positions.values()
                              if option in getattr(p, side)}) for side in SIDES])
            for option in ledger.options]
    return render("who_backs_what", page_url, ledger, heads=["Option", *SIDES.values()], rows=rows)
