"""What the pages of reference call: lists of records, the pages of single ones, the site about itself."""

from __future__ import annotations

from collections.abc import Mapping
from html import escape

from macros.authoring.macro import MACROS, Desk, Page, choice, macro
from macros.authoring.macros import for_head
from macros.views import changes as news_page
from macros.views import charts as exhibits
from macros.views import exemptions, listings
from macros.views import places as atlas
from macros.views import positions as voices
from macros.views import timeline as chronicle
from macros.views.kind_reference import kinds_html
from macros.views.macro_reference import reference_html
from macros.views.search import search_page as search_html
from macros.views.templating import render
from macros.views.usage import nothing


@macro(shows=nothing, watched=False, form="text")
def chart_title(desk: Desk, page: Page, id: str) -> str:
    """The finding of a chart, without markup, for the first line of its own page."""
    entry = desk.chart(id)
    page.meta["description"] = for_head(f"{entry.title}. {entry.subtitle}.")
    return escape(entry.title, quote=False)


@macro(shows=nothing, watched=False, form="block")
def chart_record(desk: Desk, page: Page, id: str, part: str) -> str:
    """What a chart's own page offers: told_in (chapters that show it) or pass_it_on."""
    choice(part, ("told_in", "pass_it_on"), "part")
    entry = desk.chart(id)
    if part == "told_in":
        return render("told_in", page.url, pages=desk.shown_in.get(id, ()))
    return exhibits.pass_it_on(entry, page.site)


@macro(shows=nothing, watched=False, form="block")
def charts_index(desk: Desk, page: Page) -> str:
    """All charts and maps by topic, each with a small drawing."""
    return exhibits.gallery(desk.charts, desk.ledger, page.url)


@macro(shows=nothing, watched=False, form="block")
def people_index(desk: Desk, page: Page) -> str:
    """Everybody's positions, by name."""
    return voices.by_person(desk.ledger, page.url)


@macro(shows=nothing, watched=False, form="block")
def terms_index(desk: Desk, page: Page) -> str:
    """The whole glossary."""
    ordered = sorted(desk.ledger.terms.values(), key=lambda term: term.name.lower())
    return render("terms_index", page.url, desk.ledger, terms=ordered)


@macro(shows=nothing, watched=False, form="block")
def timeline_index(desk: Desk, page: Page) -> str:
    """Every event of every source by year, with a choice of themes."""
    return chronicle.chronicle(desk.ledger, page.url)


@macro(shows=nothing, watched=False, form="text")
def record_title(desk: Desk, page: Page, id: str) -> str:
    """The title of a source or series, without markup, for the page's first line."""
    if id in desk.ledger.series:
        return escape(desk.ledger.series[id].info.title, quote=False)
    return escape(desk.ledger.sources[id].title, quote=False)


@macro(shows=nothing, watched=False, form="block")
def source_record(desk: Desk, page: Page, id: str, part: str) -> str:
    """What is recorded of one source: its about, figures, dates or positions."""
    choice(part, ("about", "figures", "dates", "positions"), "part")
    source = desk.ledger.sources[id]
    if part == "about":
        return listings.source_about(source, page.url)
    if part == "figures":
        return listings.source_figures(source, desk.ledger, page.url)
    if part == "positions":
        return voices.source_positions(source, desk.ledger, page.url)
    return listings.source_dates(source, desk.ledger, page.url)


@macro(shows=nothing, watched=False, form="block")
def series_record(desk: Desk, page: Page, id: str, part: str) -> str:
    """What is recorded of one public statistic: its about or rows."""
    choice(part, ("about", "rows"), "part")
    series = desk.ledger.series[id]
    if part == "about":
        return listings.series_about(series, desk.ledger, page.url)
    return listings.series_rows(series, desk.ledger)


@macro(shows=nothing, watched=False, form="block")
def figures_index(desk: Desk, page: Page) -> str:
    """All figures of the documents, by topic."""
    return listings.figures_index(desk.ledger, page.url)


@macro(shows=nothing, watched=False, form="block")
def derived_index(desk: Desk, page: Page) -> str:
    """All figures that are worked out here, with their working."""
    return listings.derived_index(desk.ledger, page.url)


@macro(shows=nothing, watched=False, form="block")
def places_index(desk: Desk, page: Page) -> str:
    """All places on the maps, with how their coordinates are known."""
    return atlas.places_index(desk.ledger, page.url)


@macro(shows=nothing, watched=False, form="block")
def disagreements_index(desk: Desk, page: Page) -> str:
    """All places where sources disagree."""
    return listings.disagreements_index(desk.ledger, page.url)


@macro(shows=nothing, watched=False, form="block")
def corrections_index(desk: Desk, page: Page) -> str:
    """All known slips, in the sources and here."""
    return render("corrections_index", page.url, desk.ledger)


@macro(shows=nothing, watched=False, form="block")
def sources_index(desk: Desk, page: Page) -> str:
    """All sources and series in a list."""
    return listings.sources_index(desk.ledger, page.url)


@macro(shows=nothing, watched=False, form="block")
def search_page(desk: Desk, page: Page) -> str:
    """The field and the results of the search, and the list of all pages."""
    return search_html(desk.titles, page.url)


@macro(shows=nothing, watched=False, form="inline")
def tally(desk: Desk, page: Page, what: str) -> str:
    """How many records of a kind the site holds."""
    kinds: dict[str, Mapping[str, object]] = {
             "figures": desk.ledger.figures, "events": desk.ledger.events,
             "sources": desk.ledger.sources, "series": desk.ledger.series,
             "disagreements": desk.ledger.disagreements, "derived": desk.ledger.derived,
             "corrections": desk.ledger.corrections, "charts": desk.charts,
             "positions": desk.ledger.positions, "people": desk.ledger.people,
             "terms": desk.ledger.terms}
    choice(what, tuple(kinds), "kind of record")
    return f'<span class="tally" data-tally="{what}">{len(kinds[what])}</span>'


@macro(shows=nothing, watched=False, form="block")
def exemptions_index(desk: Desk, page: Page) -> str:
    """Every number in the text of the pages that comes from no record, and why it need not."""
    return exemptions.listed(desk.exempt, desk.titles, page.url)


@macro(shows=nothing, watched=False, form="block")
def changes(desk: Desk, page: Page, part: str = "records") -> str:
    """What changed, newest first: records by day; or unreleased, what the changelog says without a day."""
    if choice(part, ("records", "unreleased"), "part of the changes") == "records":
        return news_page.changes_html(desk.news, page.url)
    return news_page.unreleased_html(desk.changelog)


@macro(shows=nothing, watched=False, form="block")
def macro_reference(desk: Desk, page: Page) -> str:
    """Every macro with the texts it takes and what it does, from the code itself."""
    return reference_html({name: one.run for name, one in MACROS.items()})


@macro(shows=nothing, watched=False, form="block")
def kind_reference(desk: Desk, page: Page) -> str:
    """Every kind of record with its fields, from the code itself."""
    return kinds_html()
