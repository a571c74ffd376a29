"""What authors may call: in chapters first, then on the pages of reference.

Each macro takes literal texts and returns HTML or text.
"""

from __future__ import annotations

from html import escape

from macros.authoring.macro import MACROS, AuthorMistake, Desk, Page, choice, listing, macro, records_of
from macros.data.ledger import provenance_notes
from macros.reading.calls import calls_in
from macros.values.problems import nearest
from macros.views import charts, exemptions, listings, notes, search
from macros.views import positions as who_says_what
from macros.views.changes import changes_html, unreleased_html
from macros.views.code_reference import kinds_html, macros_html
from macros.views.html import date_html, figure_html, relative, short_name, statement_html
from macros.views.templating import render
from macros.views.usage import (
    OPTION_PARTS,
    a_fact,
    a_source,
    all_answers,
    all_leanings,
    an_event,
    events_of,
    facts_compared,
    facts_described,
    facts_in_option,
    facts_named,
    nothing,
    origins,
    positions_on,
    rivals,
)
from macros.words.bare_numbers import bare_quantities, exempt_words
from macros.words.house_style import fact_text, period_text
from macros.words.record_words import fault, faults_in
from macros.words.statements import TIED, judge

FIGURE_STYLES = ("full", "short", "text", "short-text", "superlative")
DATE_STYLES = ("full", "day", "month", "year", "text")


@macro(shows=a_fact, watched=True, form="link")
def fig(desk: Desk, page: Page, ref: str, style: str = "full") -> str:
    """A figure: value, unit and qualifier from its record, linked to it.

    Styles: full (about $68bn), short ($68bn), superlative (second-largest instead
    of second), and without markup text and short-text, for headings and link texts.
    """
    choice(style, FIGURE_STYLES, "style")
    fact = desk.ledger.fact(ref)
    if style in ("text", "short-text"):
        return fact_text(fact, "full" if style == "text" else "short")
    return figure_html(fact, desk.ledger, page.url, style)


@macro(shows=an_event, watched=True, form="link")
def when(desk: Desk, page: Page, id: str, style: str = "full") -> str:
    """The date of an event or position: 22 July 2025; styles day, month and year; text without markup."""
    choice(style, DATE_STYLES, "style")
    event = desk.ledger.dated(id)
    if style == "text":
        return period_text(event.date)
    return date_html(event, desk.ledger.source_of[id], page.url, style)


@macro(shows=a_fact, watched=True, form="inline")
def period(desk: Desk, page: Page, ref: str) -> str:
    """The date or period that a figure refers to, in words: 2024, July 2025, fiscal 2023."""
    fact = desk.ledger.fact(ref)
    return f'<span class="period" data-period="{fact.ref}">{period_text(fact.as_of)}</span>'


@macro(shows=facts_compared, watched=True, form="link", worded=True)
def says(desk: Desk, page: Page, words: str, condition: str, style: str = "full") -> str:
    """Comparison words that may stand only while the records bear them out; style text is without markup."""
    choice(style, ("full", "text"), "style")
    wrong = fault(words, condition, desk.ledger)
    if wrong:
        raise AuthorMistake(*wrong)
    if style == "text":
        return escape(words)
    return statement_html(words, condition, judge(condition, desk.ledger).facts, page.url)


@macro(shows=nothing, watched=False, form="inline")
def plain(desk: Desk, page: Page, words: str) -> str:
    """A number word that counts nothing a record could hold; a page may have a dozen."""
    return f'<span class="plain-number">{escape(words)}</span>'


@macro(shows=facts_described, watched=True, form="text", worded=True)
def describe(desk: Desk, page: Page, sentence: str, *refs: str) -> str:
    """The page's description for search engines and link previews.

    {} takes a figure; {more | a > b} is a statement.
    """
    if sentence.count("{}") != len(refs):
        raise AuthorMistake(f"{sentence.count('{}')} places for {len(refs)} figures",
                            "Write one {} for each figure.")
    for _, words in bare_quantities(TIED.sub(" ", sentence), exempt_words(desk.ledger)):
        raise AuthorMistake(f"{words!r} is a quantity that stands by hand in the description",
                            "Write {} in its place and name the figure after the sentence.")
    named, said = sentence, TIED.sub(r"\1", sentence)
    for ref in refs:
        named = named.replace("{}", f"{{{ref}}}", 1)
        said = said.replace("{}", fact_text(desk.ledger.fact(ref)), 1)
    for wrong in faults_in(named, desk.ledger):
        raise AuthorMistake(*wrong)
    page.meta["description"] = for_head(said)
    return ""


def for_head(text: str) -> str:
    """A text that the theme puts between quotation marks into the page's head, without escaping it."""
    return text.replace('"', "”").replace("<", "‹").replace(">", "›")


@macro(shows=facts_named, watched=True, form="block")
def facts(desk: Desk, page: Page, *refs: str) -> str:
    """The key figures of a chapter as a row of cards."""
    if not 2 <= len(refs) <= 4:
        raise AuthorMistake(f"facts takes two to four figures, not {len(refs)}")
    return render("facts", page.url, desk.ledger, facts=[desk.ledger.fact(ref) for ref in refs])


@macro(shows=nothing, watched=True, form="block")
def chart(desk: Desk, page: Page, id: str) -> str:
    """A chart with its title, drawing, credit, description, table and downloads."""
    return charts.figure(desk.chart(id), page.url, desk.ledger)


@macro(shows=events_of, watched=True, form="block")
def timeline(desk: Desk, page: Page, topic: str) -> str:
    """The events of a topic in order of time."""
    events = [e for e in desk.ledger.events.values() if e.topic == topic]
    if not events:
        topics = {event.topic for event in desk.ledger.events.values()}
        raise AuthorMistake(f"no event has the topic {topic!r}", nearest(topic, topics, "topic"))
    return listings.timeline(events, desk.ledger, page.url)


@macro(shows=rivals, watched=True, form="block")
def disagreement(desk: Desk, page: Page, id: str) -> str:
    """Figures that differ, side by side, and why."""
    return listings.disagreement(desk.ledger.disagreements[id], desk.ledger, page.url)


@macro(shows=a_source, watched=True, form="link")
def cite(desk: Desk, page: Page, id: str) -> str:
    """A source named in the text, linked to its page."""
    source = desk.ledger.sources[id]
    return (f'<a class="cite" href="{relative(f"reference/sources/{id}/", page.url)}" '
            f'title="{escape(source.title)}">{escape(short_name(source))}</a>')


@macro(shows=nothing, watched=False, form="block")
def sources(desk: Desk, page: Page) -> str:
    """The sources of everything that the page shows, and a note on each figure above."""
    return (listings.sources_of_page(_used(desk, page), desk.ledger, page.url)
            + notes.section(notes.numbers_of(page.meta, page.text) or {}, desk.ledger, page.url))


def _used(desk: Desk, page: Page) -> list[str]:
    """Ids of sources and series behind the macro calls of a page, in order."""
    calls = calls_in(page.text, page.file, 1, MACROS, [])
    used = [id for ref in records_of(calls, desk.ledger) for id in origins(ref, desk.ledger)]
    drawn = [id for one in calls if one.name == "chart" and one.args and one.args[0] in desk.charts
             for id in desk.charts[one.args[0]].sources]
    return list(dict.fromkeys([*used, *drawn]))


@macro(shows=positions_on, watched=True, form="block")
def positions(desk: Desk, page: Page, option: str) -> str:
    """Who argues for an option and who doubts it."""
    return who_says_what.positions(desk.ledger.options[option], desk.ledger, page.url)


@macro(shows=facts_in_option, watched=True, form="block")
def option(desk: Desk, page: Page, id: str, part: str) -> str:
    """One part of an option's record: means, best_for, best_against, costs, takes, first, unknown."""
    choice(part, OPTION_PARTS, "part of an option")
    return render("option", page.url, desk.ledger, id=id, text=getattr(desk.ledger.options[id], part))


listing(who_says_what.explorer, shows=all_answers)
listing(who_says_what.who_backs_what, shows=all_leanings)


@macro(shows=nothing, watched=False, form="link")
def term(desk: Desk, page: Page, id: str, words: str = "") -> str:
    """A term of art, linked to its meaning; words replace its name in the sentence."""
    record = desk.ledger.terms[id]
    return render("term", page.url, desk.ledger, term=record, words=words or record.name)


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
    record = desk.ledger.series[id].info if id in desk.ledger.series else desk.ledger.sources[id]
    return escape(record.title, quote=False)


@macro(shows=nothing, watched=False, form="block")
def source_record(desk: Desk, page: Page, id: str, part: str) -> str:
    """What is recorded of one source: its about, figures, dates or positions."""
    choice(part, ("about", "figures", "dates", "positions"), "part")
    source = desk.ledger.sources[id]
    if part == "about":
        return listings.source_about(source, page.url)
    if part == "dates":
        return listings.source_dates(source, desk.ledger, page.url)
    return render(f"source_{part}", page.url, desk.ledger, source=source)


@macro(shows=nothing, watched=False, form="block")
def series_record(desk: Desk, page: Page, id: str, part: str) -> str:
    """What is recorded of one public statistic: its about or rows."""
    parts = {"about": listings.series_about, "rows": listings.series_rows}
    return parts[choice(part, tuple(parts), "part")](desk.ledger.series[id], desk.ledger, page.url)


@macro(shows=nothing, watched=False, form="block")
def search_page(desk: Desk, page: Page) -> str:
    """The field and the results of the search, and the list of all pages."""
    return search.search_page(desk.titles, page.url)


@macro(shows=nothing, watched=False, form="inline")
def tally(desk: Desk, page: Page, what: str) -> str:
    """How many records of a kind the site holds; or how many notes on provenance."""
    shelves = ("figures", "events", "sources", "series", "disagreements", "derived", "corrections",
               "positions", "people", "terms")
    kinds = {"charts": desk.charts, "figures-read-once": desk.ledger.read_once(),
             "provenance": provenance_notes(desk.ledger),
             **{shelf: getattr(desk.ledger, shelf) for shelf in shelves}}
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


for view in (who_says_what.people_index, listings.terms_index, listings.timeline_index,
             listings.figures_index, listings.derived_index, listings.places_index,
             listings.disagreements_index, listings.corrections_index, listings.sources_index):
    listing(view, shows=nothing)
