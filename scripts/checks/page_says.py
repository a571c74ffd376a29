"""Every page says what its macros say now, word for word, and counts nothing that no record holds.

What a macro makes must stand on the page in one piece and in order: its words in
every channel, and the elements around them with all their attributes, and so
values and dates for machines, conditions, links and the numbers of notes. A
number outside of that must stand in a title or description put together from
records, or be a proper name, a word marked as plain, or an example for
contributors; these are counted, and listed on the page on method. Headings,
menus, titles and descriptions are those of the page.
"""

import re
from collections import Counter
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, field
from difflib import SequenceMatcher
from functools import cache
from itertools import zip_longest

from macros.authoring.macro import Desk
from macros.reading.project import ROOT, site_names
from macros.values.problems import Problem
from macros.words.bare_numbers import kind_of, quantities
from scripts.checks.expected import Expected, expectations
from scripts.checks.page import PICTURES, Element, HtmlPage, Run, Site, normal

EXAMPLES = "contribute/"
PROVENANCE = "provenance note"
CLASSES = {"data-figure": "figure", "data-event": "date", "data-statement": "statement",
           "data-period": "period", "data-tally": "count of records", "data-chart": "chart",
           "data-record": "source note", "data-change": "accepted change", "data-provenance": PROVENANCE}
HELD = set(CLASSES) - {"data-chart"}  # what nothing but a macro makes
EXEMPT = (PROVENANCE, "proper name", "idiom", "plain word", "example for contributors", "page furniture")
# What the templates write by themselves: values of <meta>, and which chapter of how many a page is.
FURNITURE = {"name": ("viewport", "generator", "theme-color", "citation_publication_date", "DC.date"),
             "http-equiv": ("Content-Security-Policy",),
             "property": ("og:image:width", "og:image:height", "article:modified_time")}
FOR_ENGINE = "data-search-exclude"  # the one attribute that the engine takes out when it has read it
FRAME = "page-count"
LABELS = {"part-link", "nav-part", "nav-page"}  # classes of the labels of pages in the templates


@dataclass
class Traced:
    """What the numbers of one page trace to: how many of each class; and what traces to nothing."""

    counts: Counter[str] = field(default_factory=Counter)
    untraced: list[tuple[Run, str]] = field(default_factory=list)


def check(site: Site, desk: Desk) -> Iterable[Problem]:
    """Words that pages lack, have in another place or to another end, and numbers of their own."""
    for page, expected in expectations(site, desk):
        yield from misplaced(page, expected.blocks)
        for run, words in trace(page, expected).untraced:
            yield Problem(page.path, run.line,
                          f"{words!r}{run.where} traces to no record: {_short(run.text)}")
        yield from notes(page)
        if expected.written:
            yield from _frame(page, expected)
            yield from _headings(page, expected)


def trace_site(site: Site, desk: Desk) -> dict[str, Traced]:
    """The trace of every page, by its path."""
    return {page.path: trace(page, expected) for page, expected in expectations(site, desk)}


# What macros make


def misplaced(page: HtmlPage, blocks: Sequence[Sequence[Run]]) -> Iterator[Problem]:
    """What macros make and the page has otherwise, elsewhere or not at all."""
    if _in_order(page, blocks):
        return
    wanted = [run for block in blocks for run in block]
    firsts = {run for block in blocks for run in block[:1]}
    told: set[str] = set()
    matcher = SequenceMatcher(None, [_key(run) for run in page.runs], [_key(run) for run in wanted],
                              autojunk=False)
    for kind, start, end, first, last in matcher.get_opcodes():
        line = page.runs[min(start, len(page.runs) - 1)].line if page.runs else 0
        if kind == "equal":
            for one, due in zip(page.runs[start:end], wanted[first:last], strict=True):
                difference = _difference(one.element, due.element)
                if difference and difference not in told:
                    told.add(difference)  # once for all that stands in an element
                    yield Problem(page.path, one.line, f"{_short(one.words)} has {difference}")
        elif kind != "delete":
            yield Problem(page.path, line, f"a macro says {_short(wanted[first].words)}"
                          f"{wanted[first].where} here, and the page does not")
        elif first < len(wanted) and wanted[first] not in firsts:
            yield Problem(page.path, line, f"the page says {_short(page.runs[start].words)}"
                          f"{page.runs[start].where} in the middle of what a macro says")


def _in_order(page: HtmlPage, blocks: Iterable[Sequence[Run]]) -> bool:
    """Whether all that macros make stands on the page, each in one piece, and one after the other."""
    places: dict[tuple[str, str], list[int]] = {}
    for place, run in enumerate(page.runs):
        places.setdefault(_key(run), []).append(place)
    end = 0
    for block in filter(None, blocks):
        fitting = (start for start in places.get(_key(block[0]), ()) if start >= end
                   and len(block) <= len(page.runs) - start
                   and all(_key(found) == _key(run) and not _difference(found.element, run.element)
                           for found, run in zip(page.runs[start:start + len(block)], block, strict=True)))
        start = next(fitting, None)
        if start is None:
            return False
        end = start + len(block)
    return True


def _key(run: Run) -> tuple[str, str]:
    return run.channel, run.words


def _difference(found: Element, wanted: Element) -> str:
    """What is wrong with the elements around a text, as far as a macro makes them."""
    for here, there in zip(found.lineage(), wanted.lineage(), strict=False):
        if there.parent is None:
            break
        if here.tag != there.tag:
            return f"the element {here.tag!r} around it, not {there.tag!r}"
        if here.attrs != there.attrs:
            for name in {**there.attrs, **here.attrs}:
                given, due = here.attrs.get(name, ""), there.attrs.get(name, "")
                if given != due and name != FOR_ENGINE:
                    return f"{name}={_short(given)}, not {_short(due)}"
    return ""


def notes(page: HtmlPage) -> Iterator[Problem]:
    """Notes that do not count up by first appearance, and a list that is not that of the figures."""
    listed = [(element.attrs.get("id"), element.attrs["data-record"])
              for element in page.having("data-record") if element.tag == "li"]
    numbers: dict[str, int] = {}
    for figure in page.having("data-figure"):
        ref, given = figure.attrs["data-figure"], figure.attrs.get("data-note", "none")
        due = str(numbers.setdefault(ref, len(numbers) + 1)) if listed else "none"
        if given != due:
            yield Problem(page.path, figure.line, f"{ref!r} has the note {given}, not {due}",
                          "Only a page that calls sources(), below its last figure, has notes.")
    wanted = [(f"note-{number}", ref) for ref, number in numbers.items()] if listed else []
    for found, place in zip_longest(listed, wanted, fillvalue=("nothing", "nothing")):
        if found != place:
            yield Problem(page.path, 0, f"the list of notes has {found[0]!r} of {found[1]!r} in the place of "
                          f"{place[0]!r} of {place[1]!r}", "Call sources() once, below the last figure.")
            return


# Numbers that no macro makes


def trace(page: HtmlPage, expected: Expected) -> Traced:
    """Find for each number on a page where it comes from."""
    traced = Traced()
    left = Counter((run.channel, run.words) for block in expected.blocks for run in block)
    for run in page.runs:
        found = () if run.channel in PICTURES else _numbers(run.text)
        held = not run.element.marks.keys().isdisjoint(HELD)
        if not found and not held:
            continue
        if left[run.channel, run.words] > 0:
            left[run.channel, run.words] -= 1
            _count(traced, run, found)
        elif held:
            traced.untraced += [(run, words) for words in found or (run.words,)]
        else:
            _trace_rest(traced, run, expected, page.url)
    return traced


def _count(traced: Traced, run: Run, found: Sequence[str]) -> None:
    """Count the numbers of a run that a macro makes, by what it traces to."""
    if "plain-number" in run.element.classes:
        traced.counts["plain word"] += len(found)
    elif found or "data-statement" in run.element.marks:  # "more" is a number in disguise
        kind = next((name for mark, name in CLASSES.items() if mark in run.element.marks), "text of a record")
        traced.counts[kind] += len(found) or 1


def _trace_rest(traced: Traced, run: Run, expected: Expected, url: str) -> None:
    """Trace what no macro makes as a run of its own."""
    text = run.words
    furniture = run.channel == "content" and any(
        run.element.attrs.get(name) in values for name, values in FURNITURE.items())
    framed = furniture or (FRAME in run.element.classes and text in expected.frame)
    kind = ("title or description" if {text, text.partition(" - ")[0]} & expected.furniture else
            "page furniture" if framed else "example for contributors" if url.startswith(EXAMPLES) else "")
    if kind:
        traced.counts[kind] += len(_numbers(text))
        return
    for said in expected.texts:
        if said in text and _numbers(said):
            traced.counts["text of a record"] += len(_numbers(said))
            text = text.replace(said, " ", 1)
    for match in expected.names.finditer(text):
        if _numbers(match.group()):
            traced.counts[kind_of(match)] += 1
    traced.untraced += [(run, words) for words in _numbers(expected.names.sub(" ", text))]


@cache
def _numbers(text: str) -> tuple[str, ...]:
    """Every number in a text, in digits or in words; the frame of a page comes with each page."""
    return tuple(words for _, words in quantities(text))


def _short(text: str) -> str:
    """Words as a message quotes them."""
    flat = " ".join(text.split())
    return repr(flat if len(flat) < 90 else flat[:87] + "...")


# The frame of the page


def _frame(page: HtmlPage, expected: Expected) -> Iterator[Problem]:
    """Titles and descriptions in the head, and labels of menus, that are none of the page's."""
    for run in page.runs:
        name = run.element.attrs.get("name") or run.element.attrs.get("property", "")
        if name.endswith(("title", "description", ":alt")) or run.element.tag == "title":
            if not {run.words, run.words.removesuffix(f" - {normal(site_names(ROOT).site)}")} & expected.head:
                yield Problem(page.path, run.line, f"the head says {_short(run.words)}, which is not this "
                              "page's title or description")
        elif run.channel == "text" and run.words not in expected.menu and (
                run.element.classes & LABELS or ("contents-fold" in run.element.classes
                                                 and "li" in run.element.tags)):
            yield Problem(page.path, run.line, f"the menu says {_short(run.words)}, which is no title or "
                          "heading")


def _headings(page: HtmlPage, expected: Expected) -> Iterator[Problem]:
    """Headings that are missing or read otherwise than in the Markdown."""
    built = {"" if element.tag == "h1" else element.attrs.get("id", ""): element for element in page.elements
             if re.fullmatch(r"h[1-6]", element.tag)}
    for id, text in expected.headings.items():
        if id not in built:
            yield Problem(page.path, 0, f"the heading {id!r} is missing")
        elif normal(built[id].text) != normal(text):
            yield Problem(page.path, built[id].line, f"the heading {id!r} reads "
                          f"{_short(normal(built[id].text))}, not {_short(normal(text))}")
