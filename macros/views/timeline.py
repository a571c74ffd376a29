"""The timeline: every dated event, by year, to be narrowed to one theme without a script."""

from __future__ import annotations

from itertools import groupby

from markupsafe import Markup

from macros.data import Ledger
from macros.views.listings import TOPIC
from macros.views.templating import render

# The chapter that tells about a topic; an event links to it.
CHAPTER = {
    "trade": "trade/how-much/", "tariffs": "trade/tariffs/", "cars": "trade/cars/",
    "investment": "trade/investment/", "yen": "trade/yen/", "economy": "trade/",
    "defence-spending": "security/paying/", "bases": "security/bases/",
    "alliance": "security/promises/", "china-taiwan": "security/china/",
    "energy": "security/oil/", "opinion": "security/trust/", "politics": "security/constitution/",
    "diplomacy": "security/crisis/", "ukraine": "plan-b/spread-partnerships/"}


def chronicle(ledger: Ledger, page_url: str) -> Markup:
    """All events by year, with a choice of themes that works by style sheet alone.

    A script (docs/assets/js/filter.js) adds a field that narrows the list by words.
    """
    events = sorted(ledger.events.values(), key=lambda event: (event.date, event.id))
    used = {event.topic for event in events}
    years = [(year, list(group)) for year, group in groupby(events, key=lambda e: e.date.first.year)]
    return render("timeline_index", page_url, ledger, years=years, chapters=CHAPTER,
                  topics={topic: name for topic, name in TOPIC.items() if topic in used})
