"""What authors may call: in chapters first, then on the pages of reference.

Each macro takes literal texts and returns HTML or text.
"""

from functools import lru_cache
from html import escape

from macros.authoring.macro import MACROS, AuthorMistake, Desk, Page, choice, listing, macro, records_of
from macros.data.kind import KINDS
from macros.data.ledger import provenance_notes
from macros.reading.calls import calls_in
from macros.reading.project import ROOT, page_address, repository, site_names
from macros.values.fields import REFERENCE
from macros.views import charts, exemptions, listings, notes, search, usage
from macros.views.changes import changes_html
from macros.views.citations import Work, brief, by_address, forms
from macros.views.code_reference import kinds_described, macros_described
from macros.views.html import date_html, figure_html, quote_html, relative, short_name, statement_html
from macros.views.templating import render
from macros.words.bare_numbers import bare_quantities, exempt_words
from macros.words.fit import fault
from macros.words.house_style import fact_text, period_text
from macros.words.record_words import bare_numbers, faults_in
from macros.words.statements import TIED, judge

FIGURE_STYLES = ("full", "short", "text", "short-text", "superlative")
DATE_STYLES = ("full", "day", "month", "year", "text")
LESSON = range(45, 91)  # minutes that a lesson may take


@macro(shows=usage.named, watched=True, form="link")
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


@macro(shows=usage.named, watched=True, form="link")
def when(desk: Desk, page: Page, id: str, style: str = "full") -> str:
    """The date of an event, position or quote: 2 May 2025; styles day, month, year; text without markup."""
    choice(style, DATE_STYLES, "style")
    event = desk.ledger.dated(id)
    if style == "text":
        return period_text(event.date)
    return date_html(event, desk.ledger.source_of[id], page.url, style)


@macro(shows=usage.named, watched=True, form="link")
def quote(desk: Desk, page: Page, id: str) -> str:
    """A few words of somebody, in quotation marks; the paragraph says whose they are."""
    return quote_html(desk.ledger.quotes[id], desk.ledger.source_of[id], page.url)


@macro(shows=usage.named, watched=True)
def period(desk: Desk, page: Page, ref: str) -> str:
    """The date or period that a figure refers to, in words: 2024, July 2025, fiscal 2023."""
    fact = desk.ledger.fact(ref)
    return f'<span class="period" data-period="{fact.ref}">{period_text(fact.as_of)}</span>'


@macro(shows=lambda args, ledger: [fact.ref for fact in judge(args[1], ledger).facts], watched=True,
       form="link", worded=True)
def says(desk: Desk, page: Page, words: str, condition: str, style: str = "full") -> str:
    """Comparison words that may stand only while the records bear them out; style text is without markup."""
    choice(style, ("full", "text"), "style")
    wrong = fault(words, condition, desk.ledger)
    if wrong:
        raise AuthorMistake(*wrong)
    if style == "text":
        return escape(words)
    return statement_html(words, condition, judge(condition, desk.ledger).facts, page.url)


@macro(shows=usage.nothing, watched=True)
def plain(desk: Desk, page: Page, words: str) -> str:
    """A number word that counts nothing a record could hold: has to be accepted; a page may have a dozen."""
    return f'<span class="plain-number">{escape(words)}</span>'


@macro(shows=usage.named, watched=True, form="text", worded=True)
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


@macro(shows=usage.named, watched=True)
def facts(desk: Desk, page: Page, *refs: str) -> str:
    """The key figures of a chapter as a row of cards."""
    if not 2 <= len(refs) <= 4:
        raise AuthorMistake(f"facts takes two to four figures, not {len(refs)}")
    return render("facts", page.url, desk.ledger, facts=[desk.ledger.fact(ref) for ref in refs])


@macro(shows=usage.nothing, watched=True)
def chart(desk: Desk, page: Page, id: str) -> str:
    """A chart with its title, drawing, credit, description, table, downloads and citation."""
    entry = desk.chart(id)
    return charts.figure(entry, page.url, desk.ledger, at_foot(desk, entry.href, page.site))


@macro(shows=usage.nothing, watched=True)
def doors(desk: Desk, page: Page, *texts: str) -> str:
    """Doors to parts of the site: for each a label, its page (trade/index.md) and a chart for its picture."""
    if len(texts) % 3:
        raise AuthorMistake("doors takes three texts for each door", 'A label, "trade/index.md", a chart.')
    found = [(label, page_address(file), desk.chart(id))
             for label, file, id in zip(texts[::3], texts[1::3], texts[2::3], strict=True)]
    if desk.titles:  # which are not known before the pages are
        for _, url, _ in found:
            choice(url, desk.titles, "page")
    return render("doors", page.url, doors=found, titles=desk.titles)


@macro(shows=usage.rivals, watched=True)
def disagreement(desk: Desk, page: Page, id: str) -> str:
    """Figures that differ, side by side, and why."""
    record = desk.ledger.disagreements[id]
    return render("disagreement", page.url, desk.ledger, record=record, whys=listings.WHY, at_home=False)


@macro(shows=usage.named, watched=True, form="link")
def cite(desk: Desk, page: Page, id: str) -> str:
    """A source named in the text, linked to its page."""
    source = desk.ledger.sources[id]
    return (f'<a class="cite" href="{relative(f"reference/sources/{id}/", page.url)}" '
            f'title="{escape(source.title)}">{escape(short_name(source))}</a>')


@macro(shows=usage.nothing, watched=True, form="link")
def silence(desk: Desk, page: Page, id: str) -> str:
    """What nobody in our sources says, a sentence of its own, from the record of it."""
    return render("silence", page.url, desk.ledger, record=desk.ledger.silences[id])


@macro(shows=lambda args, ledger: [ref for text in args for ref in REFERENCE.findall(text)], watched=True)
def how_we_know(desk: Desk, page: Page, *limits: str) -> str:
    """The folded box on what a page rests on: your sentences on its limits, then what nobody says.

    The sentences take {references} and {words | a > b}, as texts of records do.
    """
    for text in limits:
        if "{" in TIED.sub("", REFERENCE.sub("", text)):
            raise AuthorMistake(f"{text!r} has a brace that names no record", "Write {the-id-of-a-figure}.")
        for wrong in (*faults_in(text, desk.ledger), *bare_numbers(text, desk.ledger)):
            raise AuthorMistake(*wrong)
    silences = [one for one in desk.ledger.silences.values() if page_address(one.page) == page.url]
    held = {id: desk.ledger.sources.get(id) or desk.ledger.series[id].info for id in _used(desk, page)}
    return render("how_we_know", page.url, desk.ledger, limits=limits, silences=silences,
                  second_hand=[one for one in held.values() if one.have == "second-hand"])


@macro(shows=usage.nothing, watched=False)
def sources(desk: Desk, page: Page) -> str:
    """The sources of everything that the page shows, and a note on each figure above."""
    reading = desk.ledger.changes.last_reading(page.url, page.text)
    return (listings.sources_of_page(_used(desk, page), desk.ledger, page.url, reading)
            + notes.section(notes.numbers_of(page.meta, page.text) or {}, desk.ledger, page.url))


def _used(desk: Desk, page: Page) -> list[str]:
    """Ids of sources and series behind the macro calls of a page, in order."""
    calls = calls_in(page.text, MACROS)
    used = [id for ref in records_of(calls, desk.ledger) for id in usage.origins(ref, desk.ledger)]
    drawn = [id for one in calls if one.name == "chart" and one.args and one.args[0] in desk.charts
             for id in desk.charts[one.args[0]].sources]
    return list(dict.fromkeys([*used, *drawn]))


@macro(shows=lambda args, ledger: [
    id for id, one in ledger.positions.items() if args[0] in (*one.backs, *one.doubts)], watched=True)
def positions(desk: Desk, page: Page, option: str) -> str:
    """Who argues for an option and who doubts it."""
    return listings.positions(desk.ledger.options[option], desk.ledger, page.url)


@macro(shows=usage.facts_in_option, watched=True)
def option(desk: Desk, page: Page, id: str, part: str) -> str:
    """One part of an option's record: means, best_for, best_against, costs, takes, first, unknown."""
    choice(part, usage.OPTION_PARTS, "part of an option")
    return render("option", page.url, desk.ledger, id=id, text=getattr(desk.ledger.options[id], part))


@macro(shows=usage.nothing, watched=False, form="link")
def term(desk: Desk, page: Page, id: str, words: str = "") -> str:
    """A term of art, linked to its meaning; words replace its name in the sentence."""
    record = desk.ledger.terms[id]
    return render("term", page.url, desk.ledger, term=record, words=words or record.name)


@macro(shows=usage.nothing, watched=False, form="text")
def chart_title(desk: Desk, page: Page, id: str) -> str:
    """The finding of a chart, without markup, for the first line of its own page."""
    entry = desk.chart(id)
    page.meta["description"] = for_head(f"{entry.title}. {entry.subtitle}.")
    return escape(entry.title, quote=False)


@macro(shows=usage.nothing, watched=False)
def chart_record(desk: Desk, page: Page, id: str, part: str) -> str:
    """What a chart's own page offers: told_in (chapters that show it) or pass_it_on."""
    choice(part, ("told_in", "pass_it_on"), "part")
    entry = desk.chart(id)
    if part == "told_in":
        return render("told_in", page.url, pages=desk.shown_in.get(id, ()))
    return charts.pass_it_on(entry, page.site, forms(*cited(desk, page.site)[entry.href]))


@lru_cache(maxsize=1)
def cited(desk: Desk, site: str) -> dict[str, tuple[Work, dict[str, str]]]:
    """Each page and chart as a work, with what is said of it, by its address."""
    return by_address(desk.titles, desk.charts, desk.ledger, site)


def at_foot(desk: Desk, url: str, site: str) -> str:
    """How to cite a page or a chart, which its foot unfolds; empty if it is none to cite."""
    found = cited(desk, site)
    return brief(found[url][1]) if url in found else ""


@macro(shows=usage.nothing, watched=False, form="text")
def record_title(desk: Desk, page: Page, id: str) -> str:
    """The title of a source or series, without markup, for the page's first line."""
    record = desk.ledger.series[id].info if id in desk.ledger.series else desk.ledger.sources[id]
    return escape(record.title, quote=False)


@macro(shows=usage.nothing, watched=False)
def source_record(desk: Desk, page: Page, id: str, part: str) -> str:
    """What is recorded of one source: its about, figures, dates, positions or quotes."""
    choice(part, ("about", "figures", "dates", "positions", "quotes"), "part")
    return render(f"source_{part}", page.url, desk.ledger, source=desk.ledger.sources[id],
                  kinds=listings.KIND, holding=listings.HOLDING)


@macro(shows=usage.nothing, watched=False)
def series_record(desk: Desk, page: Page, id: str, part: str) -> str:
    """What is recorded of one public statistic: its about or rows."""
    choice(part, ("about", "rows"), "part")
    return render(f"series_{part}", page.url, desk.ledger, series=desk.ledger.series[id],
                  holding=listings.HOLDING)


@macro(shows=usage.nothing, watched=False)
def search_page(desk: Desk, page: Page, what: str = "pages") -> str:
    """The field and the results of the search, and the list of all pages; or the field for a `headline`."""
    choice(what, ("pages", "headline"), "what")
    return search.search_page(desk.titles, page.url) if what == "pages" else render("headline_form", page.url)


@macro(shows=usage.nothing, watched=False)
def tally(desk: Desk, page: Page, what: str) -> str:
    """How many records of a kind the site holds; or how many notes on provenance."""
    kinds = {"charts": desk.charts, "figures-read-once": desk.ledger.read_once(),
             "provenance": provenance_notes(desk.ledger),
             **{kind.plural: desk.ledger.shelf(kind) for kind in KINDS.values()}}
    choice(what, kinds, "kind of record")
    return f'<span class="tally" data-tally="{what}">{len(kinds[what])}</span>'


@macro(shows=usage.nothing, watched=False)
def exemptions_index(desk: Desk, page: Page) -> str:
    """Every number in the text of the pages that comes from no record, and why it need not."""
    return exemptions.listed(desk.exempt, desk.titles, page.url)


@macro(shows=usage.nothing, watched=False)
def teaching_kits(desk: Desk, page: Page, part: str) -> str:
    """The teaching kits in the order of the menu: for pupils, the answers, quizzes, or misconceptions."""
    choice(part, ("pupils", "answers", "quizzes", "misconceptions"), "part of the kits")
    order = {url: place for place, url in enumerate(desk.titles)}
    found = sorted(desk.ledger.kits.values(), key=lambda kit: order.get(page_address(kit.page), len(order)))
    template = "kits" if part in ("pupils", "answers") else "quizzes"
    return render(template, page.url, desk.ledger, part=part, titles=desk.titles,
                  kits=[(kit, desk.chart(kit.exercise.chart)) for kit in found])


@macro(shows=usage.nothing, watched=False, form="link")
def contact(desk: Desk, page: Page) -> str:
    """How to write to those who make the site: by e-mail, or without an address by the repository's forms."""
    forms = f"{repository(ROOT)}/issues/new/choose"
    return render("contact", page.url, contact=site_names(ROOT).contact, forms=forms)


@macro(shows=usage.nothing, watched=False)
def citations(desk: Desk, page: Page, what: str) -> str:
    """How to cite each of the pages, or of the charts, in the styles of schools and for programs."""
    found = cited(desk, page.site)
    groups = [("", [url for url in desk.titles if url in found and "genre" not in found[url][0]])]
    if choice(what, ("pages", "charts"), "kind of work") == "charts":  # as the gallery has them
        groups = [(topic.name, [one.href for one in desk.charts.values() if one.topic == topic.id])
                  for topic in desk.ledger.topics.values()]
    return render("citations", page.url, groups=[
        (name, [(found[url][0], forms(*found[url])) for url in urls]) for name, urls in groups if urls])


@macro(shows=usage.nothing, watched=False)
def timing(desk: Desk, page: Page, *texts: str) -> str:
    """The steps of a lesson with their minutes, added up: for each "10" and the words of its heading."""
    steps = list(zip(texts[1::2], texts[::2], strict=False))
    wrong = [f"{minutes} {name}" for name, minutes in steps
             if not minutes.isdecimal() or f"\n### {name} {{ #" not in page.text]
    if wrong or len(texts) % 2:
        raise AuthorMistake(f"these are no minutes and steps of the lesson: {', '.join(wrong or texts[-1:])}",
                            'Write "10", "Look closely" for a step below the heading ### Look closely.')
    total = sum(int(minutes) for _, minutes in steps)
    if total not in LESSON:
        raise AuthorMistake(f"the steps take {total} minutes", f"Allowed: {LESSON[0]} to {LESSON[-1]}.")
    return render("timing", page.url, steps=steps, total=total)


@macro(shows=usage.named, watched=True)
def held(desk: Desk, page: Page, title: str, *ids: str) -> str:
    """A card of a role-play: what somebody holds, as the records of positions say it."""
    return render("held", page.url, desk.ledger, title=title, some=[desk.ledger.positions[id] for id in ids])


@macro(shows=usage.named, watched=True)
def two_axes(desk: Desk, page: Page, *refs: str) -> str:
    """The same figures as columns from nought, and on a cut axis that says it is broken: for lessons."""
    facts = [desk.ledger.fact(ref) for ref in refs]
    return render("two_axes", page.url, desk.ledger, facts=facts, ends=charts.axis_ends(facts))


@macro(shows=usage.nothing, watched=False)
def changes(desk: Desk, page: Page, part: str = "records") -> str:
    """What changed, newest first: records by day; or unreleased, what the changelog says without a day."""
    if choice(part, ("records", "unreleased"), "part of the changes") == "records":
        return changes_html(desk.news, page.url)
    return render("unreleased", page.url, sections=[one for one in desk.changelog if not one.day])


listing("charts_index", "All charts and maps by topic, each with a small drawing.")
listing("corrections_index", "All known slips, in the sources and here.")
listing("derived_index", "All figures that are worked out here, with their working.")
listing("disagreements_index", "All places where sources disagree.", lambda ledger: {"whys": listings.WHY})
listing("explorer",
        "The options explorer: every option asked every question, with the evidence, and the what-ifs.",
        listings.by_question, usage.all_answers)
listing("figures_index", "All figures of the documents, by topic.")
listing("kind_reference", "Every kind of record with its fields, from the code itself.",
        lambda ledger: {"kinds": kinds_described()})
listing("macro_reference", "Every macro with the texts it takes and what it does, from the code itself.",
        lambda ledger: {"macros": macros_described({name: one.run for name, one in MACROS.items()})})
listing("options_grid", "The options by the questions, each answer in a few words that lead to the whole.",
        listings.in_short, usage.figures_in_short)
listing("people_index", "Everybody's positions, by name.", listings.by_person)
listing("places_index", "All places on the maps, with how their coordinates are known.")
listing("sources_index", "All sources and series in a list.", listings.sources_by_use)
listing("terms_index", "The whole glossary.")
listing("timeline_index", "Every event of every source by year, with a choice of themes.")
listing("who_backs_what", "The options with those who argue for each and those who doubt it.",
        listings.by_option, lambda args, ledger: [
            id for id, one in ledger.positions.items() if one.backs or one.doubts])
