"""What authors may call in a page. Each macro takes literal texts and returns HTML or text."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from html import escape
from typing import Any

from macros.accepted.changelog import Section
from macros.data import Ledger
from macros.reading.calls import calls_in
from macros.values.problems import UnknownId, nearest
from macros.views import changes as news_page
from macros.views import charts as exhibits
from macros.views import choices, exemptions, glossary, listings, notes
from macros.views import explorer as options_explorer
from macros.views import places as atlas
from macros.views import positions as voices
from macros.views import timeline as chronicle
from macros.views.charts_manifest import ChartEntry
from macros.views.html import date_html, figure_html, relative, short_name, statement_html
from macros.views.macro_reference import reference_html
from macros.views.search import search_page as search_html
from macros.views.usage import OPTION_PARTS, origins, records_of
from macros.words.bare_numbers import bare_quantities
from macros.words.house_style import fact_text, period_text
from macros.words.record_words import fault, faults_in
from macros.words.statements import TIED, judge


class AuthorMistake(ValueError):
    """A macro call that cannot be honoured; says what would be right."""

    def __init__(self, message: str, hint: str = "") -> None:
        super().__init__(message)
        self.hint = hint


@dataclass
class Page:
    """The page that is being written.

    Attributes:
        file: path below the project's root.
        url: address below the site's root.
        text: its Markdown, front matter removed.
        meta: what the engine will put into the page's head.
        site: address of the whole site, ending in a slash.
    """

    file: str
    url: str
    text: str = ""
    meta: dict[str, Any] = field(default_factory=dict)
    site: str = "/"


@dataclass(frozen=True)
class Desk:
    """What the macros draw on: the ledger, the charts drawn from it, and where they are shown.

    `shown_in` has the addresses and titles of the pages that show a chart, `titles`
    those of all pages, `exempt` the numbers in the text that come from no record,
    `news` what changed, newest first, and `changelog` what it says for readers.
    """

    ledger: Ledger
    charts: Mapping[str, ChartEntry]
    shown_in: Mapping[str, Sequence[tuple[str, str]]] = field(default_factory=dict)
    titles: Mapping[str, str] = field(default_factory=dict)
    exempt: Sequence[exemptions.Exemption] = ()
    news: Sequence[news_page.Item] = ()
    changelog: Sequence[Section] = ()

    def chart(self, id: str) -> ChartEntry:
        """The chart of that id; raises AuthorMistake."""
        if id not in self.charts:
            raise AuthorMistake(f"there is no chart {id!r}", nearest(id, self.charts, "chart"))
        return self.charts[id]


Macro = Callable[..., str]
FIGURE_STYLES = ("full", "short", "text", "short-text", "superlative")
DATE_STYLES = ("full", "day", "month", "year", "text")


def _choice(value: str, allowed: tuple[str, ...], what: str) -> str:
    if value not in allowed:
        raise AuthorMistake(f"there is no {what} {value!r}", nearest(value, allowed, what))
    return value


def fig(desk: Desk, page: Page, ref: str, style: str = "full") -> str:
    """A figure: value, unit and qualifier from its record, linked to it.

    Styles: full (about $68bn), short ($68bn), superlative (second-largest instead
    of second), and without markup text and short-text, for headings and link texts.
    """
    _choice(style, FIGURE_STYLES, "style")
    fact = desk.ledger.fact(ref)
    if style in ("text", "short-text"):
        return fact_text(fact, "full" if style == "text" else "short")
    return figure_html(fact, desk.ledger, page.url, style)


def when(desk: Desk, page: Page, id: str, style: str = "full") -> str:
    """The date of an event: 22 July 2025; styles day, month and year; text without markup."""
    _choice(style, DATE_STYLES, "style")
    event = desk.ledger.event(id)
    if style == "text":
        return period_text(event.date)
    return date_html(event, desk.ledger.source_of[id], page.url, style)


def period(desk: Desk, page: Page, ref: str) -> str:
    """The date or period that a figure refers to, in words: 2024, July 2025, fiscal 2023."""
    fact = desk.ledger.fact(ref)
    return f'<span class="period" data-period="{fact.ref}">{period_text(fact.as_of)}</span>'


def says(desk: Desk, page: Page, words: str, condition: str, style: str = "full") -> str:
    """Comparison words that may stand only while the records bear them out; style text is without markup."""
    _choice(style, ("full", "text"), "style")
    wrong = fault(words, condition, desk.ledger)
    if wrong:
        raise AuthorMistake(*wrong)
    if style == "text":
        return escape(words)
    return statement_html(words, condition, judge(condition, desk.ledger).facts, page.url)


def plain(desk: Desk, page: Page, words: str) -> str:
    """A number word that counts nothing a record could hold; a page may have a dozen."""
    return f'<span class="plain-number">{escape(words)}</span>'


def describe(desk: Desk, page: Page, sentence: str, *refs: str) -> str:
    """The page's description for search engines and link previews.

    {} takes a figure; {more | a > b} is a statement.
    """
    if sentence.count("{}") != len(refs):
        raise AuthorMistake(f"{sentence.count('{}')} places for {len(refs)} figures",
                            "Write one {} for each figure.")
    names = [name.name for name in desk.ledger.names.values()]
    for _, words in bare_quantities(TIED.sub(" ", sentence), names):
        raise AuthorMistake(f"{words!r} is a quantity that stands by hand in the description",
                            "Write {} in its place and name the figure after the sentence.")
    texts = [fact_text(desk.ledger.fact(ref)) for ref in refs]
    named = sentence
    for ref in refs:
        named = named.replace("{}", f"{{{ref}}}", 1)
    for wrong in faults_in(named, desk.ledger):
        raise AuthorMistake(*wrong)
    sentence = TIED.sub(r"\1", sentence)
    for text in texts:
        sentence = sentence.replace("{}", text, 1)
    page.meta["description"] = _for_head(sentence)
    return ""


def _for_head(text: str) -> str:
    """A text that the theme puts between quotation marks into the page's head, without escaping it."""
    return text.replace('"', "”").replace("<", "‹").replace(">", "›")


def facts(desk: Desk, page: Page, *refs: str) -> str:
    """The key figures of a chapter as a row of cards."""
    if not 2 <= len(refs) <= 4:
        raise AuthorMistake(f"facts takes two to four figures, not {len(refs)}")
    cards = "".join(listings.fact_card(desk.ledger.fact(ref), desk.ledger, page.url) for ref in refs)
    return f'<ul class="facts">{cards}</ul>'


def chart(desk: Desk, page: Page, id: str) -> str:
    """A chart with its title, drawing, credit, description, table and downloads."""
    return exhibits.figure(desk.chart(id), page.url)


def chart_title(desk: Desk, page: Page, id: str) -> str:
    """The finding of a chart, without markup, for the first line of its own page."""
    entry = desk.chart(id)
    page.meta["description"] = _for_head(f"{entry.title}. {entry.subtitle}.")
    return escape(entry.title, quote=False)


def chart_record(desk: Desk, page: Page, id: str, part: str) -> str:
    """What a chart's own page offers: told_in (chapters that show it) or pass_it_on."""
    _choice(part, ("told_in", "pass_it_on"), "part")
    entry = desk.chart(id)
    if part == "told_in":
        return exhibits.told_in(desk.shown_in.get(id, ()), page.url)
    return exhibits.pass_it_on(entry, page.site)


def charts_index(desk: Desk, page: Page) -> str:
    """All charts and maps by topic, each with a small drawing."""
    return exhibits.gallery(desk.charts, page.url)


def timeline(desk: Desk, page: Page, topic: str) -> str:
    """The events of a topic in order of time."""
    events = [e for e in desk.ledger.events.values() if e.topic == topic]
    if not events:
        topics = {event.topic for event in desk.ledger.events.values()}
        raise AuthorMistake(f"no event has the topic {topic!r}", nearest(topic, topics, "topic"))
    return listings.timeline(events, desk.ledger, page.url)


def disagreement(desk: Desk, page: Page, id: str) -> str:
    """Figures that differ, side by side, and why."""
    return listings.disagreement(desk.ledger.disagreement(id), desk.ledger, page.url)


def cite(desk: Desk, page: Page, id: str) -> str:
    """A source named in the text, linked to its page."""
    source = desk.ledger.source(id)
    return (f'<a class="cite" href="{relative(f"reference/sources/{id}/", page.url)}" '
            f'title="{escape(source.title)}">{escape(short_name(source))}</a>')


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


def positions(desk: Desk, page: Page, option: str) -> str:
    """Who argues for an option and who doubts it."""
    return voices.of_option(desk.ledger.option(option), desk.ledger, page.url)


def option(desk: Desk, page: Page, id: str, part: str) -> str:
    """One part of an option's record: means, best_for, best_against, costs, takes, first, unknown."""
    _choice(part, OPTION_PARTS, "part of an option")
    return choices.part(desk.ledger.option(id), part, desk.ledger, page.url)


def explorer(desk: Desk, page: Page) -> str:
    """The options explorer: every option asked every question, with the evidence, and the what-ifs."""
    return options_explorer.explorer(desk.ledger, page.url)


def who_backs_what(desk: Desk, page: Page) -> str:
    """A table of the options with those who argue for each and those who doubt it."""
    return voices.matrix(desk.ledger, page.url)


def people_index(desk: Desk, page: Page) -> str:
    """Everybody's positions, by name."""
    return voices.by_person(desk.ledger, page.url)


def term(desk: Desk, page: Page, id: str, words: str = "") -> str:
    """A term of art, linked to its meaning; words replace its name in the sentence."""
    record = desk.ledger.term(id)
    return glossary.link(record, words or record.name, desk.ledger, page.url)


def terms_index(desk: Desk, page: Page) -> str:
    """The whole glossary."""
    return glossary.glossary(desk.ledger, page.url)


def timeline_index(desk: Desk, page: Page) -> str:
    """Every event of every source by year, with a choice of themes."""
    return chronicle.chronicle(desk.ledger, page.url)


def record_title(desk: Desk, page: Page, id: str) -> str:
    """The title of a source or series, without markup, for the page's first line."""
    if id in desk.ledger.series:
        return escape(desk.ledger.series[id].info.title, quote=False)
    return escape(desk.ledger.source(id).title, quote=False)


def source_record(desk: Desk, page: Page, id: str, part: str) -> str:
    """What is recorded of one source: its about, figures, dates or positions."""
    _choice(part, ("about", "figures", "dates", "positions"), "part")
    source = desk.ledger.source(id)
    if part == "about":
        return listings.source_about(source, page.url)
    if part == "figures":
        return listings.source_figures(source, desk.ledger, page.url)
    if part == "positions":
        return voices.source_positions(source, desk.ledger, page.url)
    return listings.source_dates(source, desk.ledger, page.url)


def series_record(desk: Desk, page: Page, id: str, part: str) -> str:
    """What is recorded of one public statistic: its about or rows."""
    _choice(part, ("about", "rows"), "part")
    series = desk.ledger.one_series(id)
    if part == "about":
        return listings.series_about(series, desk.ledger, page.url)
    return listings.series_rows(series, desk.ledger)


def figures_index(desk: Desk, page: Page) -> str:
    """All figures of the documents, by topic."""
    return listings.figures_index(desk.ledger, page.url)


def derived_index(desk: Desk, page: Page) -> str:
    """All figures that are worked out here, with their working."""
    return listings.derived_index(desk.ledger, page.url)


def places_index(desk: Desk, page: Page) -> str:
    """All places on the maps, with how their coordinates are known."""
    return atlas.places_index(desk.ledger, page.url)


def disagreements_index(desk: Desk, page: Page) -> str:
    """All places where sources disagree."""
    return listings.disagreements_index(desk.ledger, page.url)


def corrections_index(desk: Desk, page: Page) -> str:
    """All known slips, in the sources and here."""
    return listings.corrections_index(desk.ledger, page.url)


def sources_index(desk: Desk, page: Page) -> str:
    """All sources and series in a list."""
    return listings.sources_index(desk.ledger, page.url)


def search_page(desk: Desk, page: Page) -> str:
    """The field and the results of the search, and the list of all pages."""
    return search_html(desk.titles, page.url)


def tally(desk: Desk, page: Page, what: str) -> str:
    """How many records of a kind the site holds."""
    kinds: dict[str, Mapping[str, object]] = {
             "figures": desk.ledger.figures, "events": desk.ledger.events,
             "sources": desk.ledger.sources, "series": desk.ledger.series,
             "disagreements": desk.ledger.disagreements, "derived": desk.ledger.derived,
             "corrections": desk.ledger.corrections, "charts": desk.charts,
             "positions": desk.ledger.positions, "people": desk.ledger.people,
             "terms": desk.ledger.terms}
    _choice(what, tuple(kinds), "kind of record")
    return f'<span class="tally" data-tally="{what}">{len(kinds[what])}</span>'


def exemptions_index(desk: Desk, page: Page) -> str:
    """Every number in the text of the pages that comes from no record, and why it need not."""
    return exemptions.listed(desk.exempt, desk.titles, page.url)


def changes(desk: Desk, page: Page, part: str = "records") -> str:
    """What changed, newest first: records by day; or unreleased, what the changelog says without a day."""
    if _choice(part, ("records", "unreleased"), "part of the changes") == "records":
        return news_page.changes_html(desk.news, page.url)
    return news_page.unreleased_html(desk.changelog)


def macro_reference(desk: Desk, page: Page) -> str:
    """Every macro with the texts it takes and what it does, from the code itself."""
    return reference_html(MACROS)


MACROS: dict[str, Macro] = {
    macro.__name__: macro for macro in (
        fig, when, period, says, plain, describe, facts,
        chart, chart_title, chart_record, charts_index, timeline, disagreement, cite, sources,
        positions, option, explorer, who_backs_what, people_index, term, terms_index,
        timeline_index, record_title, source_record, series_record, figures_index, derived_index,
        places_index, disagreements_index, corrections_index, sources_index, search_page, tally,
        exemptions_index, changes, macro_reference)}
INLINE_MARKUP = ("fig", "when", "says", "cite", "term")


def call(desk: Desk, page: Page, name: str, args: tuple[str, ...]) -> str:
    """Run one macro; on a page that lists its sources, the figures it returns get their numbers.

    Raises:
        AuthorMistake: whatever is wrong with the call, with a hint.
    """
    try:
        html = MACROS[name](desk, page, *args)
    except UnknownId as error:
        raise AuthorMistake(str(error), error.hint) from error
    except TypeError as error:
        if "argument" not in str(error):
            raise
        raise AuthorMistake(f"{name} was called with {len(args)} texts, which it does not take",
                            (MACROS[name].__doc__ or "").splitlines()[0]) from error
    numbers = notes.numbers_of(page.meta, page.text) if "data-figure=" in html else None
    return html if numbers is None else notes.numbered(html, numbers)
