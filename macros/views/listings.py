"""Lists and record pages made from the ledger: sources, figures, events, places, disagreements.

What a template finds in the ledger by itself needs nothing of this.
"""

from __future__ import annotations

from typing import Any

from markupsafe import Markup

from macros.data import Ledger
from macros.data.freshness import last_read
from macros.values.periods import Period
from macros.views.templating import render

HOLDING = {"whole-text": "We read the whole text.", "excerpt": "We read an excerpt.",
           "second-hand": "We saw only a copy or a report by others."}
KIND = {"news-feature": "News feature", "analysis": "Analysis", "commentary": "Commentary",
        "policy-brief": "Policy brief", "statistic": "Statistic", "official-act": "Official act",
        "court-ruling": "Court ruling", "place-list": "List of places"}
WHY = {"date": "different dates", "definition": "different definitions",
       "base": "different bases", "rounding": "rounding", "error": "an error",
       "contested": "contested"}


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
