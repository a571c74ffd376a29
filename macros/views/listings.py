"""Lists and record pages made from the ledger: sources, disagreements, who says what of the options.

What a template finds in the ledger by itself needs nothing of this. Of the explorer everything stands in
the HTML; docs/assets/js/explorer.js only chooses what of it is shown.
"""

from collections.abc import Iterable
from itertools import groupby
from typing import Any

from markupsafe import Markup

from macros.data import Ledger
from macros.data.answers import SILENT_TEXTS, text_of
from macros.data.explorer_kinds import Option
from macros.data.freshness import last_read
from macros.data.kinds import Person
from macros.values.periods import Period
from macros.views.templating import WORDS, render

HOLDING, KIND, WHY, SIDES, PEOPLE, GROUPS = (WORDS[name] for name in (
    "holding", "source-kind", "why", "side", "people", "group"))


def sources_by_use(ledger: Ledger) -> dict[str, Any]:
    """All sources and series, by what they are there for."""
    ordered = sorted(ledger.sources.values(), key=lambda source: source.published)
    where = {id for p in ledger.places.values() for id in (p.source, *p.disputed_basis)}
    groups = {
        "Documents that the site explains": [s for s in ordered if s.document],
        "Official acts and rulings": [s for s in ordered if not s.document and s.id not in where],
        "What the maps rest on": [s for s in ordered if not s.document and s.id in where],
        "Public statistics": sorted((s.info for s in ledger.series.values()), key=lambda info: info.title)}
    return {"groups": groups, "holding": HOLDING}


def sources_of_page(ids: list[str], ledger: Ledger, page_url: str,
                    reading: tuple[Period, bool] | None) -> Markup:
    """The sources and series that a page rests on, when the newest was last read, and the page against them.

    Args:
        reading: the day of that, and whether the page still says the same.
    """
    return render("sources_of_page", page_url, ledger, checked=last_read(ids, ledger), reading=reading, some=[
        ledger.sources[id] if id in ledger.sources else ledger.series[id].info for id in ids])


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
    return {"held": held, "quotes": quotes, "kinds": [(kind, title, [p for p in people if p.kind == kind])
                                    for kind, title in PEOPLE.items()]}


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
    given = {(one.option, one.criterion): (one, text_of(one, ledger)) for one in ledger.answers.values()}
    groups = [(criterion, [given[option, criterion.id] for option in ledger.options])
              for criterion in ledger.criteria.values()]
    cases = [(case, [option.name for id, option in ledger.options.items()
                     if id not in {effect.option for effect in case.effects}])
             for case in ledger.what_ifs.values()]
    return {"groups": groups, "cases": cases, "silent_texts": SILENT_TEXTS}


def in_short(ledger: Ledger) -> dict[str, Any]:
    """The questions with the answers of every option, in groups."""
    asked = by_question(ledger)["groups"]
    return {"grids": [(title, [one for one in asked if one[0].group == id]) for id, title in GROUPS.items()]}
