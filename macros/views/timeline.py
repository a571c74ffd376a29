"""The timeline: every dated event, by year, to be narrowed to one theme without a script."""

from __future__ import annotations

from itertools import groupby

from markupsafe import Markup

from macros.data import Ledger
from macros.views.templating import render


def chronicle(ledger: Ledger, page_url: str) -> Markup:
    """All events by year, with a choice of themes that works by style sheet alone.

    A script (docs/assets/js/filter.js) adds a field that narrows the list by words.
    """
    events = sorted(ledger.events.values(), key=lambda event: (event.date, event.id))
    used = {event.topic for event in events}
    years = [(year, list(group)) for year, group in groupby(events, key=lambda e: e.date.first.year)]
    return render("timeline_index", page_url, ledger, years=years,
                  topics=[topic for topic in ledger.topics.values() if topic.id in used])
