"""Faults in the finished pages: what a broken macro, template or plugin would publish.

The guide for contributors is left out; the numbers there are examples.
"""

from __future__ import annotations

import html as escapes
import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from scripts.mutations import wording
from scripts.mutations.model import Context, Edit, Mutant, Segment, faulty, operator, swapped
from scripts.mutations.records import same_unit

_TOKEN = re.compile(r"<!--.*?-->|<(/?)([a-zA-Z][\w-]*)((?:[^<>\"']|\"[^\"]*\"|'[^']*')*)>|[^<]+", re.S)
_VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
_UNREAD = {"script", "style", "code", "pre", "template", "svg", "button"}
_HELD = {"data", "time"}
_WORDS = wording.one_of(wording.word_number_changed, wording.comparator_flipped)


@dataclass(frozen=True)
class Piece:
    """A stretch of text that readers see: where it stands and in which elements, innermost last."""

    segment: Segment
    tags: tuple[str, ...]
    classes: tuple[str, ...]

    def within(self, *names: str) -> bool:
        """Whether one of these elements or classes surrounds it."""
        return bool(set(names) & {*self.tags, *self.classes})


def built(context: Context) -> list[str]:
    """The finished pages whose numbers count."""
    return context.files("site/**/*.html", without=("site/contribute/", "site/404", "site/assets/"))


def pieces(context: Context) -> list[Piece]:
    """Every stretch of text in the articles of all pages."""
    return context.keep("pieces", lambda: [piece for file in built(context)
                                           for piece in _pieces(file, context.read(file))])


def _pieces(file: str, text: str) -> Iterator[Piece]:
    start, end = text.find("<article"), text.find("</article>")
    tags: list[tuple[str, str]] = []
    for match in _TOKEN.finditer(text, max(start, 0), end if end > 0 else len(text)):
        name = (match[2] or "").lower()
        if not name:
            names = tuple(tag for tag, _ in tags)
            if match.group().strip() and not match.group().startswith("<!") and not _UNREAD & set(names):
                classes = tuple(one for _, kind in tags for one in kind.split())
                yield Piece(Segment(file, *match.span()), names, classes)
        elif match[1]:
            place = next((n for n in range(len(tags) - 1, -1, -1) if tags[n][0] == name), None)
            del tags[len(tags) if place is None else place:]
        elif name not in _VOID:
            kind = re.search(r'class="([^"]*)"', match[3])
            tags.append((name, kind[1] if kind else ""))


def texts(context: Context, *names: str, without: tuple[str, ...] = ()) -> list[Segment]:
    """The stretches within some elements or classes (all, if none is named), but not within others."""
    return [piece.segment for piece in pieces(context)
            if (not names or piece.within(*names)) and not (without and piece.within(*without))]


def attributes(context: Context, pattern: str) -> list[Segment]:
    """What the first group of a pattern finds on all pages: the values of attributes."""
    return context.keep(f"attribute {pattern}", lambda: [
        Segment(file, *match.span(1)) for file in built(context)
        for match in re.finditer(pattern, context.read(file))])


@operator("html")
def text_of_figure(context: Context, rng: Random) -> Mutant | None:
    """A figure is shown with another number than its record's: a fault of rounding or formatting."""
    fault = wording.one_of(wording.ANY_NUMBER, wording.scale_changed, wording.unit_swapped,
                           wording.percent_confused)
    return faulty(context, "text_of_figure", texts(context, "data"), fault, rng)


@operator("html")
def value_of_figure(context: Context, rng: Random) -> Mutant | None:
    """The value for machines differs from the words for people."""
    return faulty(context, "value_of_figure", attributes(context, r'<data class="figure" value="([^"]+)"'),
                  wording.one_of(wording.ANY_NUMBER, wording.sign_flipped), rng)


@operator("html")
def id_of_figure(context: Context, rng: Random) -> Mutant | None:
    """A figure claims to be another record."""
    return _as_another(context, "id_of_figure", r'<data [^>]*data-figure="([^"]+)"', rng)


def _as_another(context: Context, name: str, pattern: str, rng: Random) -> Mutant | None:
    """The id of a record that an attribute holds becomes that of another in the same unit."""
    def fault(text: str, rng: Random) -> Edit | None:
        other = same_unit(context, escapes.unescape(text), rng)
        return (0, len(text), other) if other else None
    return faulty(context, name, attributes(context, pattern), fault, rng)


@operator("html")
def link_of_figure(context: Context, rng: Random) -> Mutant | None:
    """A figure leads to the record of another: the reader checks, and finds something else."""
    def fault(text: str, rng: Random) -> Edit | None:
        base, _, anchor = text.rpartition("#")
        if not anchor or not base:
            return None
        others = sorted(id for id, source in context.ledger.source_of.items()
                        if id != anchor and base.endswith(f"/{source}/"))
        return (0, len(text), f"{base}#{rng.choice(others)}") if others else None
    segments = attributes(context, r'<data [^>]*data-figure="[^"]+"[^>]*><a href="([^"]+)"')
    return faulty(context, "link_of_figure", segments, fault, rng)


@operator("html")
def number_of_note(context: Context, rng: Random) -> Mutant | None:
    """A figure carries the number of another's note."""
    return faulty(context, "number_of_note", attributes(context, r'<data [^>]*data-note="(\d+)"'),
                  wording.digit_changed, rng)


@operator("html")
def record_of_note(context: Context, rng: Random) -> Mutant | None:
    """A note claims to be that of another record."""
    return _as_another(context, "record_of_note", r'<li [^>]*data-record="([^"]+)"', rng)


@operator("html")
def words_of_note(context: Context, rng: Random) -> Mutant | None:
    """A note names another year, source or quantity than its record."""
    return faulty(context, "words_of_note", texts(context, "notes"),
                  wording.one_of(wording.ANY_NUMBER, wording.date_changed), rng, tries=200)


@operator("html")
def text_of_date(context: Context, rng: Random) -> Mutant | None:
    """A date is shown with another day, month or year."""
    return faulty(context, "text_of_date", texts(context, "time", "period"),
                  wording.one_of(wording.date_changed, wording.year_changed), rng)


@operator("html")
def date_for_machines(context: Context, rng: Random) -> Mutant | None:
    """The date for machines differs from the words."""
    return faulty(context, "date_for_machines", attributes(context, r'<time datetime="([^"]+)"'),
                  wording.one_of(wording.date_changed, wording.year_changed), rng)


@operator("html")
def number_in_prose(context: Context, rng: Random) -> Mutant | None:
    """A number that stands in the text without mark-up is another."""
    segments = texts(context, without=("data", "time", "period", "table", "figcaption"))
    fault = wording.one_of(wording.ANY_NUMBER, wording.date_changed, wording.scale_changed,
                           wording.percent_confused)
    return faulty(context, "number_in_prose", segments, fault, rng, tries=200)


@operator("html")
def number_inserted(context: Context, rng: Random) -> Mutant | None:
    """A number that no record has appears in a sentence: a template's counter, an editor's note."""
    segments = [one for one in texts(context, "p", without=("data", "time", "period", "a", "statement"))
                if one.end - one.start > 40]

    def fault(text: str, rng: Random) -> Edit | None:
        places = [match.start() for match in re.finditer(r"(?<=[a-z]) (?=[a-z])", text)]
        number = rng.choice((f" {rng.randrange(11, 99)}", f" {rng.randrange(2, 9)}.{rng.randrange(1, 9)}%",
                             f" ${rng.randrange(11, 99)}bn", " seventeen"))
        return (at, at, number) if places and (at := rng.choice(places)) else None
    return faulty(context, "number_inserted", segments, fault, rng)


@operator("html")
def word_number(context: Context, rng: Random) -> Mutant | None:
    """Two becomes three in a finished page."""
    segments = texts(context, "p", "li", "dd", without=("data", "time", "statement"))
    return faulty(context, "word_number", segments, wording.word_number_changed, rng)


@operator("html")
def comparator(context: Context, rng: Random) -> Mutant | None:
    """More becomes less in a finished page."""
    segments = texts(context, "p", "li", "dd", without=("data", "time"))
    return faulty(context, "comparator", segments, wording.comparator_flipped, rng)


@operator("html")
def words_of_statement(context: Context, rng: Random) -> Mutant | None:
    """The words of a statement are the opposite of what its condition says."""
    return faulty(context, "words_of_statement", texts(context, "statement"), _WORDS, rng)


@operator("html")
def condition_of_statement(context: Context, rng: Random) -> Mutant | None:
    """A statement carries another condition than the page was written with."""
    def fault(text: str, rng: Random) -> Edit | None:
        signs = list(re.finditer("&lt;|&gt;", text))
        literal = re.search(r"[;~=] [$¥]?(\d[\d.]*)", text)
        if literal and rng.random() < 0.5:
            edit = wording.digit_changed(literal[1], rng)
            return edit and (literal.start(1) + edit[0], literal.start(1) + edit[1], edit[2])
        if not signs:
            return None
        sign = rng.choice(signs)
        return (*sign.span(), "&gt;" if sign.group() == "&lt;" else "&lt;")
    segments = attributes(context, r'data-statement="([^"]+)"')
    return faulty(context, "condition_of_statement", segments, fault, rng)


@operator("html")
def cell(context: Context, rng: Random) -> Mutant | None:
    """A cell of a table, or the head of its row, holds another number."""
    fault = wording.one_of(wording.ANY_NUMBER, wording.sign_flipped, wording.scale_changed)
    return faulty(context, "cell", texts(context, "td", "th"), fault, rng)


@operator("html")
def rows_swapped(context: Context, rng: Random) -> Mutant | None:
    """Two numbers of one table stand in each other's row."""
    cells = [piece.segment for piece in pieces(context) if "td" in piece.tags]
    one = rng.choice(cells)
    text = context.read(one.file)
    words = text[one.start:one.end]
    near = [other for other in cells if other.file == one.file and 0 < other.start - one.start < 2000
            and re.search(r"\d", words) and re.search(r"\d", text[other.start:other.end])
            and text[other.start:other.end] != words]
    return swapped(context, "rows_swapped", one, near[0]) if near else None


@operator("html")
def heading(context: Context, rng: Random) -> Mutant | None:
    """A heading, in the page or in the list of its contents, has another number or the opposite word."""
    segments = [*texts(context, "h1", "h2", "h3", without=("headerlink",)),
                *attributes(context, r'<(?:a|span) class="nav-(?:page|part)"[^>]*>([^<]*\S)</(?:a|span)>')]
    return faulty(context, "heading", segments, wording.one_of(wording.ANY_NUMBER, _WORDS), rng, tries=300)


@operator("html")
def title_of_page(context: Context, rng: Random) -> Mutant | None:
    """The title in the browser's tab or on a shared card has another number or the opposite word."""
    segments = [*attributes(context, r"<title>([^<]+)</title>"),
                *attributes(context, r'<meta (?:property|name)="(?:og|twitter):title" content="([^"]+)"')]
    return faulty(context, "title_of_page", segments, wording.one_of(wording.ANY_NUMBER, _WORDS), rng,
                  tries=300)


@operator("html")
def description_of_page(context: Context, rng: Random) -> Mutant | None:
    """What search engines and cards say of a page has another number or the opposite word."""
    segments = attributes(
        context, r'<meta (?:property|name)="(?:og:|twitter:)?description" content="([^"]+)"')
    return faulty(context, "description_of_page", segments, wording.one_of(wording.ANY_NUMBER, _WORDS), rng,
                  tries=200)


@operator("html")
def text_of_card(context: Context, rng: Random) -> Mutant | None:
    """The alternative text of a page's card has another number: seen by nobody but those who cannot see."""
    segments = attributes(context, r'<meta (?:property|name)="[a-z]+:image:alt" content="([^"]+)"')
    return faulty(context, "text_of_card", segments, wording.ANY_NUMBER, rng, tries=200)


@operator("html")
def alternative_text(context: Context, rng: Random) -> Mutant | None:
    """The alternative text of a picture has another number or the opposite word."""
    return faulty(context, "alternative_text", attributes(context, r'<img [^>]*?alt="([^"]+)"'),
                  wording.one_of(wording.ANY_NUMBER, _WORDS), rng)


@operator("html")
def title_of_figure(context: Context, rng: Random) -> Mutant | None:
    """The small print that shows over a source or a term names another number."""
    segments = attributes(context, r'<a [^>]*?title="([^"]+)"')
    return faulty(context, "title_of_figure", segments,
                  wording.one_of(wording.ANY_NUMBER, wording.date_changed), rng, tries=200)


@operator("html")
def label_for_readers(context: Context, rng: Random) -> Mutant | None:
    """What a screen reader says of a part of the page has another number."""
    segments = attributes(context, r'aria-label="([^"]*\d[^"]*)"')
    return faulty(context, "label_for_readers", segments, wording.one_of(wording.ANY_NUMBER, _WORDS), rng)


@operator("html")
def caption(context: Context, rng: Random) -> Mutant | None:
    """The title, subtitle or caption of a chart has another number or the opposite word."""
    fault = wording.one_of(wording.ANY_NUMBER, _WORDS, wording.scale_changed, wording.percent_confused)
    return faulty(context, "caption", texts(context, "figcaption", "caption"), fault, rng)


@operator("html")
def words_of_chart(context: Context, rng: Random) -> Mutant | None:
    """The description or the credit of a chart has another number or the opposite word."""
    fault = wording.one_of(wording.ANY_NUMBER, _WORDS, wording.date_changed)
    segments = [*texts(context, "chart-text", "chart-credit"),
                *texts(context, "chart-data", without=("table",))]
    return faulty(context, "words_of_chart", segments, fault, rng)


@operator("html")
def picture_of_another_chart(context: Context, rng: Random) -> Mutant | None:
    """A page shows the drawing of another chart above the right table."""
    charts = context.files("site/assets/generated/charts/*-light.svg")

    def fault(text: str, rng: Random) -> Edit | None:
        base, _, name = text.rpartition("/")
        variant = re.search(r"-(?:light|dark)(?:-narrow)?\.svg$", name)
        others = [one.rpartition("/")[2].removesuffix("-light.svg") for one in charts]
        others = [one for one in others if not name.startswith(f"{one}-")]
        return (0, len(text), f"{base}/{rng.choice(others)}{variant.group()}") if variant else None
    segments = attributes(context, r'(?:src|srcset)="([^"]+/charts/[^"]+\.svg)"')
    return faulty(context, "picture_of_another_chart", segments, fault, rng)


@operator("html")
def label_of_record(context: Context, rng: Random) -> Mutant | None:
    """Two records or key figures of one page carry each other's label."""
    labels = [piece.segment for piece in pieces(context)
              if piece.within("fact-label", "dt", "record-meta", "fact-source")]
    one = rng.choice(labels)
    text = context.read(one.file)
    others = [other for other in labels if other.file == one.file
              and text[other.start:other.end] != text[one.start:one.end]]
    return swapped(context, "label_of_record", one, rng.choice(others)) if others else None


@operator("html")
def word_added(context: Context, rng: Random) -> Mutant | None:
    """A qualifier is put before a figure or taken away: about 36% becomes more than 36%."""
    def fault(text: str, rng: Random) -> Edit | None:
        match = re.match(r"(?:about|more than|at least|up to|less than|some|nearly) ", text)
        others = [word for word in ("", "about ", "more than ", "at least ") if match is None or
                  word != match.group()]
        return (0, match.end() if match else 0, rng.choice(others[1:] if match is None else others))
    return faulty(context, "word_added", texts(context, "data"), fault, rng)
