"""What the pages of reference call: lists of records, the pages of single ones, the site about itself."""

from __future__ import annotations

from html import escape

from macros.authoring.macro import MACROS, Desk, Page, choice, listing, macro
from macros.authoring.macros import for_head
from macros.views import charts, exemptions, listings, positions, search
from macros.views.changes import changes_html, unreleased_html
from macros.views.code_reference import kinds_html, macros_html
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
    return charts.pass_it_on(entry, page.site)


@macro(shows=nothing, watched=False, form="block")
def charts_index(desk: Desk, page: Page) -> str:
    """All charts and maps by topic, each with a small drawing."""
    return charts.gallery(desk.charts, desk.ledger, page.url)


@macro(shows=nothing, watched=False, form="text")
def record_title(desk: Desk, page: Page, id: str) -> str:
    """The title of a source or series, without markup, for the page's first line."""
    if id in desk.ledger.series:
        return escape(desk.ledger.series[id].info.title, quote=False)
    return escape(desk.ledger.source(id).title, quote=False)


@macro(shows=nothing, watched=False, form="block")
def source_record(desk: Desk, page: Page, id: str, part: str) -> str:
    """What is recorded of one source: its about, figures, dates or positions."""
    choice(part, ("about", "figures", "dates", "positions"), "part")
    source = desk.ledger.source(id)
    if part == "about":
        return listings.source_about(source, page.url)
    if part == "dates":
        return listings.source_dates(source, desk.ledger, page.url)
    return render(f"source_{part}", page.url, desk.ledger, source=source)


@macro(shows=nothing, watched=False, form="block")
def series_record(desk: Desk, page: Page, id: str, part: str) -> str:
    """What is recorded of one public statistic: its about or rows."""
    parts = {"about": listings.series_about, "rows": listings.series_rows}
    return parts[choice(part, tuple(parts), "part")](desk.ledger.one_series(id), desk.ledger, page.url)


@macro(shows=nothing, watched=False, form="block")
def search_page(desk: Desk, page: Page) -> str:
    """The field and the results of the search, and the list of all pages."""
    return search.search_page(desk.titles, page.url)


@macro(shows=nothing, watched=False, form="inline")
def tally(desk: Desk, page: Page, what: str) -> str:
    """How many records of a kind the site holds."""
    shelves = ("figures", "events", "sources", "series", "disagreements", "derived", "corrections",
               "positions", "people", "terms")
    kinds = {"charts": desk.charts, **{shelf: getattr(desk.ledger, shelf) for shelf in shelves}}
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
        return changes_html(desk.news, page.url)
    return unreleased_html(desk.changelog)


@macro(shows=nothing, watched=False, form="block")
def macro_reference(desk: Desk, page: Page) -> str:
    """Every macro with the texts it takes and what it does, from the code itself."""
    return macros_html({name: one.run for name, one in MACROS.items()})


@macro(shows=nothing, watched=False, form="block")
def kind_reference(desk: Desk, page: Page) -> str:
    """Every kind of record with its fields, from the code itself."""
    return kinds_html()


for view in (positions.people_index, listings.terms_index, listings.timeline_index, listings.figures_index,
             listings.derived_index, listings.places_index, listings.disagreements_index,
             listings.corrections_index, listings.sources_index):
    listing(view, shows=nothing)
