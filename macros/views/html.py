"""Facts, dates and statements as HTML: the contract that tests and outsiders rely on."""

import posixpath
import re
from functools import lru_cache

from markupsafe import Markup, escape

from macros.data import Fact, Ledger
from macros.data.kinds import Event, Position, Quote, Source
from macros.reading.project import typographic
from macros.values.fields import REFERENCE
from macros.values.periods import Period
from macros.words.house_style import fact_text, iso, period_text
from macros.words.statements import TIED, judge


@lru_cache(maxsize=50_000)
def relative(href: str, page_url: str) -> str:
    """A link from one page to another that works under any base path.

    Args:
        href: target below the site's root, such as `reference/derived/#x`.
        page_url: address of the page that links, below the root ("" for home).
    """
    if href.startswith("https://"):
        return href
    path, mark, anchor = href.partition("#")
    if path == page_url:
        return f"#{anchor}"
    link = posixpath.relpath(path or ".", posixpath.dirname(page_url) or ".")
    return link + ("" if path and not path.endswith("/") else "/") + mark + anchor


def machine_value(fact: Fact) -> str:
    """The value for a machine, in whole units: `68000000000`, a range as `10/15`."""
    ends = (fact.low, fact.high) if fact.is_range else (fact.low,)
    return "/".join(f"{end.value.normalize():f}" for end in ends)


def short_name(source: Source) -> str:
    """A source in a few words: what it is known as, and its date."""
    return f"{known_as(source)}, {_short_date(source.published)}"


def known_as(source: Source) -> str:
    """A publisher in a few words, perhaps its initials."""
    initials = re.search(r"\(([A-Z]{2,})\)", source.publisher)
    return source.known_as or (initials[1] if initials else source.publisher)


def _short_date(published: Period) -> str:
    """A single date in full; of a span of time the month, or the years."""
    if len(published.ends) == 1:
        return period_text(published)
    start, end = published.first, published.last
    if start.year != end.year:
        return f"{start.year} to {end.year}"
    return period_text(published.ends[0], style="month") if start.month == end.month else str(start.year)


def origin_name(id: str, ledger: Ledger) -> str:
    """A source or series in a few words."""
    if id in ledger.sources:
        return short_name(ledger.sources[id])
    return ledger.series[id].info.publisher


def filled(form: str, *values: str) -> Markup:
    """HTML with values in its places, escaped; Markup's own `format` takes three times as long."""
    return Markup(form.format(*map(escape, values)))


def figure_html(fact: Fact, ledger: Ledger, page_url: str, style: str = "full") -> Markup:
    """A figure as `<data class="figure">` that links to its record."""
    figure = filled('<data class="figure" translate="no" value="{}" data-figure="{}"><a href="{}">{}</a>'
                    "</data>", machine_value(fact), fact.ref, relative(fact.href, page_url),
                    fact_text(fact, style))
    due = Markup('<span class="overdue"> (due for another look)</span>')
    return figure + due if fact.ref in ledger.overdue else figure


def quote_html(quote: Quote, source: str, page_url: str) -> Markup:
    """Words of somebody between quotation marks, which link to their record."""
    return filled(
        '<span class="quote" data-quote="{}">“<a href="{}">{}</a>”</span>',
        quote.id, relative(f"reference/sources/{source}/#{quote.id}", page_url),
        typographic(quote.words))


def date_html(event: Event | Position | Quote, source: str, page_url: str, style: str = "full") -> Markup:
    """The date of an event, position or quote as `<time>` that links to its record."""
    return filled(
        '<time translate="no" datetime="{}" data-event=""><a href="{}">{}</a></time>',
        iso(event.date), relative(f"reference/sources/{source}/#{event.id}", page_url),
        period_text(event.date, style=style))


def doubts(event: Event) -> list[str]:
    """How sure the date of an event is."""
    found = [f"Dated by: {event.dated_by}"] if event.dated_by else []
    if event.confidence and event.confidence != "high":
        found.append(f"Confidence: {event.confidence}. {event.confidence_note or ''}".strip())
    return found


def statement_html(words: str, condition: str, facts: list[Fact], page_url: str) -> Markup:
    """Comparison words that link to the first fact that bears them out."""
    linked = filled('<a href="{}">{}</a>', relative(facts[0].href, page_url), words) if facts else words
    return filled('<span class="statement" data-statement="{}">{}</span>', condition, linked)


def record_html(text: str, ledger: Ledger, page_url: str) -> Markup:
    """Text of a record with its {references} and {words | condition} as linked figures and statements.

    Args:
        text: prose of an event, disagreement or note.
        page_url: page to link from.
    """
    html = Markup()
    for piece in re.split(r"(\{[^{}]*\})", text):
        if tied := TIED.fullmatch(piece):
            html += statement_html(tied[1], tied[2], judge(tied[2], ledger).facts, page_url)
        elif reference := REFERENCE.fullmatch(piece):
            html += figure_html(ledger.fact(reference[1]), ledger, page_url)
        else:
            html += piece
    return html
