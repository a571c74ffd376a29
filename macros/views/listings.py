"""Lists and record pages made from the ledger: sources, figures, events, places, disagreements."""

from __future__ import annotations

from markupsafe import Markup

from macros.data import Ledger, Series
from macros.data.freshness import last_read
from macros.data.kinds import Disagreement, Event, Source
from macros.data.map_kinds import Place
from macros.views.templating import render
from macros.words.house_style import fact_text, period_text

HOLDING = {"whole-text": "We read the whole text.", "excerpt": "We read an excerpt.",
           "second-hand": "We saw only a copy or a report by others."}
KIND = {"news-feature": "News feature", "analysis": "Analysis", "commentary": "Commentary",
        "policy-brief": "Policy brief", "statistic": "Statistic", "official-act": "Official act",
        "court-ruling": "Court ruling", "place-list": "List of places"}
WHY = {"date": "different dates", "definition": "different definitions",
       "base": "different bases", "rounding": "rounding", "error": "an error",
       "contested": "contested"}


def source_about(source: Source, page_url: str) -> Markup:
    """What a source is, how it was read, what is wrong with its text."""
    first = [("Title", source.title), ("Who", ", ".join(source.authors) or "no author named"),
             ("Publisher", source.publisher), ("Kind", KIND[source.kind]),
             ("Published", period_text(source.published)),
             ("What we have", HOLDING[source.have]
              + (f" Read in: {source.read_in}" if source.read_in else ""))]
    then = [(f"How we know: {name}", why) for name, why in source.inferred.items()]
    then += [("Known defect", defect) for defect in source.defects]
    return render("source_about", page_url, source=source, first=first, then=then)


def source_dates(source: Source, ledger: Ledger, page_url: str) -> Markup:
    """A source's events in order of time, each with its anchor."""
    ordered = sorted(source.events, key=lambda event: event.date)
    events = [(event, _doubts(event)) for event in ordered]
    return render("source_dates", page_url, ledger, source=source, events=events)


def _doubts(event: Event) -> list[str]:
    """How sure the date of an event is."""
    doubts = [f"Dated by: {event.dated_by}"] if event.dated_by else []
    if event.confidence and event.confidence != "high":
        doubts.append(f"Confidence: {event.confidence}. {event.confidence_note or ''}".strip())
    return doubts


def timeline(events: list[Event], ledger: Ledger, page_url: str) -> Markup:
    """Events in order of time."""
    ordered = sorted(events, key=lambda event: (event.date, event.id))
    return render("timeline", page_url, ledger, events=[(event, _doubts(event)) for event in ordered])


def timeline_index(ledger: Ledger, page_url: str) -> Markup:
    """Every event of every source by year, with a choice of themes."""
    # The choice works by style sheet alone; docs/assets/js/filter.js adds a field that narrows by words.
    return render("timeline_index", page_url, ledger)


def disagreement(record: Disagreement, ledger: Ledger, page_url: str) -> Markup:
    """The rival figures side by side, why they differ, and what the pages use."""
    facts = [ledger.fact(ref) for ref in record.figures]
    return render("disagreement", page_url, ledger, record=record, facts=facts, why=WHY[record.why])


def disagreements_index(ledger: Ledger, page_url: str) -> Markup:
    """All places where sources disagree."""
    shown = [(record, disagreement(record, ledger, page_url)) for record in ledger.disagreements.values()]
    return render("disagreements_index", page_url, disagreements=shown)


def figures_index(ledger: Ledger, page_url: str) -> Markup:
    """All figures of the documents, by topic."""
    ordered = sorted(ledger.figures.values(), key=lambda figure: (figure.label, figure.id))
    topics = [(id, topic.name, [ledger.fact(figure.id) for figure in ordered if figure.topic == id])
              for id, topic in ledger.topics.items()]
    return render("figures_index", page_url, ledger, topics=[topic for topic in topics if topic[-1]])


def derived_index(ledger: Ledger, page_url: str) -> Markup:
    """All figures that are worked out here, with their working."""
    undated = [id for id in ledger.derived if is_undated(id, ledger)]
    return render("derived_index", page_url, ledger, places=ledger.places, undated=undated)


def is_undated(id: str, ledger: Ledger) -> bool:
    """Whether a derived figure is worked out from places alone, which have no date."""
    return all(ref in ledger.places for ref in ledger.derived[id].inputs)


def series_about(series: Series, ledger: Ledger, page_url: str) -> Markup:
    """A series' provenance, traps and checks."""
    info = series.info
    pairs = [("Publisher", info.publisher), ("First published as", info.primary_source),
             ("Edition", info.vintage), ("Licence", info.licence),
             ("What we have", HOLDING[info.have]), ("Where it was read", info.where_read),
             ("Confidence", f"{info.confidence}. {info.confidence_note or ''}".strip()),
             ("Read on", period_text(info.read_on))]
    if info.review_by:
        pairs.append(("To be looked at again by", period_text(info.review_by) + (
            ": overdue" if info.id in ledger.overdue else "")))
    pairs += [("Know before you use it", text) for text in info.caveats]
    pairs += [("Break in method", f"{b.at.text}: {b.why}") for b in info.breaks]
    pairs += [("How it was checked", text) for text in info.checks]
    return render("series_about", page_url, about=pairs, rows=f"data/series/{info.id}.csv")


def series_rows(series: Series, ledger: Ledger, page_url: str) -> Markup:
    """All rows of a series in a table."""
    labels = {entity.id: entity.label for entity in series.info.entities}
    rows = [(period_text(row.period), *([labels[row.entity]] if labels else []),
             fact_text(ledger.fact(row.ref)) if row.amount else "no value")
            for row in sorted(series.rows, key=lambda row: (row.entity, row.period))]
    heads = ("Period", "What", "Value") if labels else ("Period", "Value")
    return render("series_rows", page_url, title=series.info.title, heads=heads, rows=rows)


def terms_index(ledger: Ledger, page_url: str) -> Markup:
    """The whole glossary."""
    return render("terms_index", page_url, ledger)


def corrections_index(ledger: Ledger, page_url: str) -> Markup:
    """All known slips, in the sources and here."""
    return render("corrections_index", page_url, ledger)


def coordinates(place: Place) -> str:
    """Latitude and longitude for people: `35.281° N, 139.672° E`."""
    north, east = ("N", "S")[place.lat < 0], ("E", "W")[place.lon < 0]
    return f"{abs(place.lat)}° {north}, {abs(place.lon)}° {east}"


def places_index(ledger: Ledger, page_url: str) -> Markup:
    """All places on the maps, with how their coordinates are known."""
    groups = {kind.name: [(place, coordinates(place)) for place in ledger.places.values()
                          if place.kind == kind.id] for kind in ledger.place_kinds.values()}
    return render("places_index", page_url, ledger, groups=groups)


def sources_index(ledger: Ledger, page_url: str) -> Markup:
    """All sources and series in a list."""
    ordered = sorted(ledger.sources.values(), key=lambda source: source.published)
    where = {id for p in ledger.places.values() for id in (p.source, *p.disputed_basis)}
    groups = {
        "Documents that the site explains": [s for s in ordered if s.document],
        "Official acts and rulings": [s for s in ordered if not s.document and s.id not in where],
        "What the maps rest on": [s for s in ordered if not s.document and s.id in where],
        "Public statistics": sorted((s.info for s in ledger.series.values()), key=lambda info: info.title)}
    return render("sources_index", page_url, ledger, groups=groups, holding=HOLDING)


def sources_of_page(ids: list[str], ledger: Ledger, page_url: str) -> Markup:
    """The sources and series that a page rests on, and when the newest of them was last read."""
    return render("sources_of_page", page_url, ledger, checked=last_read(ids, ledger), some=[
        ledger.sources[id] if id in ledger.sources else ledger.series[id].info for id in ids])
