"""Inspects pages before anything is rendered: every mistake at once, at its true line."""

from __future__ import annotations

import posixpath
import re
import time
from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from itertools import islice
from pathlib import Path

from macros.authoring.macro import MACROS, AuthorMistake, Desk, Page, call, of_form, records_of
from macros.reading.calls import Call, calls_in, expanded
from macros.reading.files_allowed import page_files, read_text
from macros.reading.front_matter import front_matter_problems, split_page
from macros.reading.page_html import OF_MARKUP, OF_TEXT, Lines, html_problems, words_seen
from macros.reading.page_limits import limit_problems
from macros.reading.project import page_address
from macros.values.problems import Problem, nearest
from macros.views.usage import with_inputs
from macros.words.bare_numbers import bare_quantities, exempt_words, quantities, unfenced
from macros.words.comparisons import ON_A_PAGE, untied_comparisons
from macros.words.context import strangers
from macros.words.placeholders import placeholders_in

_HEADING = re.compile(r"^(#{1,6}) *(.*)$", re.M)
_ITEM = re.compile(r"(?:[ >]|[-*+](?= ))*(\d+)\.[ \t]")
_HEADING_ID = re.compile(r"\{ #([a-z0-9]+(?:-[a-z0-9]+)*) \}$", re.M)
_CALL = re.compile(r"\{\{\s*(\w+)\((.*?)\)\s*\}\}")
_MARKDOWN_LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)\s]+)\)")
_IMAGE = re.compile(r"!\[([^\]]*)\]")
_UNIT = re.compile(r"\{\{ ?fig\([^{}]*\) ?\}\}\s(per\s?cent|percentage points?)\b", re.I)
_WORDS = {"plain": 0, "says": 0, "term": 1}  # which text of these the page says as it is
_BY_HAND = ('Pull it from a record with {{ fig("…") }} or {{ when("…") }}; if it counts nothing, write '
            '{{ plain("…") }} or reword. Proper names and idioms stand in seeds/names.yml.')
MAX_PLAIN = 12
MAX_OUTPUT = 5_000_000
MAX_SECONDS = 10
MOST_NUMBERS = 40
_FREE_OF_NUMBERS = ("docs/contribute/",)


def page_url(file: str) -> str:
    """Address below the site's root of a page such as docs/trade/index.md."""
    return page_address(file.removeprefix("docs/"))


def inspect_all(desk: Desk, root: Path) -> list[Problem]:
    """Every problem in every page below `root`/docs that is a file of bounded size."""
    problems: list[Problem] = []
    bodies: dict[str, tuple[str, int]] = {}
    anchors: dict[str, set[str] | None] = {}  # None where a page can't be read, which is told once
    for path in page_files(root):  # links and giants are reported with the files
        file = path.relative_to(root).as_posix()
        anchors[file] = None
        text = read_text(path, file, problems)
        if text is None:
            continue
        limits = limit_problems(text, file)
        if limits:
            problems += limits
            continue
        title, line, found = front_matter_problems(text, file, MACROS)
        problems += [*found, *_by_hand(desk, file, title, line)]
        _, body, first = split_page(text)
        bodies[file] = (body, first)
        anchors[file] = set(_HEADING_ID.findall(unfenced(body)))
    for file, (body, first) in bodies.items():
        problems.extend(inspect_body(desk, file, body, first))
        problems.extend(_links(desk, file, body, first, anchors))
    return problems


def inspect_body(desk: Desk, file: str, body: str, first: int) -> Iterator[Problem]:
    """Problems in the text of one page: macros, HTML, headings, bare numbers.

    Args:
        first: line of the file at which `body` begins.
    """
    begun = time.monotonic()
    found: list[Problem] = []
    calls = calls_in(body, file, first, MACROS, found)
    readable = not found
    found += _tried(desk, Page(file, page_url(file), body), calls, begun)
    yield from found
    if readable:
        text = expanded(body, MACROS, _place)
        found = [*html_problems(text, body, file, first)]
        yield from found or islice(_pieced(desk, file, Lines(body, first), calls, body, text), MOST_NUMBERS)
    prose = unfenced(body)
    yield from _misplaced_markup(prose, first, file)
    yield from _headings(prose, first, file)
    yield from _underlined(prose, first, file)
    yield from _numbered(prose, first, file)
    yield from _by_hand(desk, file, body, first)
    if time.monotonic() - begun > MAX_SECONDS:
        yield _too_slow(file)
    elif not file.startswith(_FREE_OF_NUMBERS):
        of_others = records_of((one for one in calls if one.name != "period"), desk.ledger)
        shown = with_inputs(of_others, desk.ledger)
        for place, message, hint in (*untied_comparisons(body, desk.ledger, ON_A_PAGE),
                                     *strangers(body, shown, desk.ledger)):
            yield Problem(file, body.count("\n", 0, place) + first, message, hint)


def _place(call: Call) -> str:
    """What stands for a call's output while the Markdown is looked at: a mark, and words of the author's."""
    only_text = call.name in of_form("text") or call.args[1:] in (("text",), ("short-text",))
    place = _WORDS.get(call.name, len(call.args))
    return "".join((OF_TEXT if only_text else OF_MARKUP, *call.args[place:place + 1]))


def _tried(desk: Desk, page: Page, calls: Collection[Call], begun: float) -> Iterator[Problem]:
    """What is wrong with the calls of a page, each of which is made once."""
    plain_words = size = 0
    for one in calls:
        plain_words += one.name == "plain"
        if plain_words == MAX_PLAIN + 1:
            yield Problem(page.file, one.line, f"more than {MAX_PLAIN} number words are marked plain",
                          "Reword, or pull the quantities from records.")
        try:
            size += len(call(desk, page, one.name, one.args))
        except AuthorMistake as mistake:
            yield Problem(page.file, one.line, str(mistake), mistake.hint)
        if size > MAX_OUTPUT:
            yield Problem(page.file, one.line, f"the calls of this page make over {MAX_OUTPUT} characters",
                          "Split the page; one list of everything is enough.")
            return
        if time.monotonic() - begun > MAX_SECONDS:
            yield _too_slow(page.file)
            return


def _too_slow(file: str) -> Problem:
    return Problem(file, 0, f"the page takes more than {MAX_SECONDS} seconds to inspect",
                   "Make it simpler, or split it.")


def _by_hand(desk: Desk, file: str, text: str, first: int) -> Iterator[Problem]:
    if file.startswith(_FREE_OF_NUMBERS):
        return
    for number, words in placeholders_in(text):
        yield Problem(file, number + first - 1, f"the page still says {words!r}",
                      "Write what is so in place of the example of the guide.")
    for match in _UNIT.finditer(text):
        yield Problem(file, text.count("\n", 0, match.start()) + first, f"{match[1]!r} stands by hand behind "
                      "a figure", "Leave it out: the figure is printed with its unit.")
    for number, words in islice(bare_quantities(text, exempt_words(desk.ledger)), MOST_NUMBERS):
        yield Problem(file, number + first - 1, f"{words!r} is a quantity that stands by hand", _BY_HAND)


def _pieced(desk: Desk, file: str, lines: Lines, calls: Iterable[Call], body: str,
            text: str) -> Iterator[Problem]:
    """Quantities that readers see, though the source has them in pieces: t**wo**, or across calls."""
    if file.startswith(_FREE_OF_NUMBERS):
        return
    exempt, seen = exempt_words(desk.ledger), words_seen(text)
    told = Counter(words for _, words in islice(bare_quantities(body, exempt), MOST_NUMBERS))
    if told.total() == MOST_NUMBERS:
        return  # enough is told, each at its line
    told.update(words for one in calls if one.name != "term" and one.name in _WORDS
                for _, words in quantities(one.args[0]))
    for number, words in bare_quantities(seen, exempt):
        told[words] -= 1
        if told[words] < 0:
            line = seen.split("\n")[number - 1]
            around = re.split(f"{OF_MARKUP}|{OF_TEXT}|{re.escape(words)}", line)
            yield Problem(file, lines.of(*around, max(line.split(), key=len)),
                          f"{words!r} is a quantity that stands by hand, in pieces", _BY_HAND)


def _headings(prose: str, first: int, file: str) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    titles = 0
    for match in _HEADING.finditer(prose):
        heading = match[2].rstrip()
        place = prose.count("\n", 0, match.start()) + first
        id = _HEADING_ID.search(heading)
        if match[1] == "#":
            titles += 1
        elif id is None:
            yield Problem(file, place, f"the heading {heading!r} has no id",
                          "End it with an id in braces, with spaces: ## What happened { #what-happened }")
        elif id[1] in seen:
            yield Problem(file, place, f"the id {id[1]!r} is taken by the heading in line {seen[id[1]]}")
        else:
            seen[id[1]] = place
    if titles != 1:
        yield Problem(file, first, f"the page has {titles} titles", "Begin it with one line '# Title'.")


def _underlined(prose: str, first: int, file: str) -> Iterator[Problem]:
    """Headings marked by a line of = or - below them, which leave no room for an id."""
    lines = prose.split("\n")
    for number, (before, line, below) in enumerate(zip(["", *lines], lines, lines[1:], strict=False), first):
        if line.strip() and not before.strip() and re.fullmatch(r"(=+|-+) *", below):
            yield Problem(file, number, f"the heading {line!r} is underlined",
                          "Begin it with # signs and end it with an id: ## What happened { #what-happened }")


def _numbered(prose: str, first: int, file: str) -> Iterator[Problem]:
    """Lines of which the number is lost: they begin like items of a list, which counts by itself."""
    last, before = 0, ""
    for number, line in enumerate(prose.split("\n"), first):
        item = _ITEM.match(line)
        of_a_list = item and (not before.strip() or before.startswith("#") or _ITEM.match(before))
        if item and of_a_list and int(item[1]) > last + 1:
            yield Problem(file, number, f"'{item[1]}.' begins the line, and would turn into item {last + 1}",
                          "Begin the line with a word; number a list from 1 on.")
        last, before = int(item[1]) if item else last, line


def _misplaced_markup(prose: str, first: int, file: str) -> Iterator[Problem]:
    """Linked macros where a link cannot stand: headings, link texts, alt texts."""
    where = [("a heading", m.start(), m[0]) for m in re.finditer(r"^#.*$", prose, re.M)]
    where += [("the text of a link", m.start(1), m[1]) for m in _MARKDOWN_LINK.finditer(prose)]
    where += [("an alt text", m.start(1), m[1]) for m in _IMAGE.finditer(prose)]
    for name, start, text in where:
        for match in _CALL.finditer(text):
            if match[1] in of_form("link") and not re.search(r"[\"'](short-)?text[\"']\s*$", match[2]):
                line = prose.count("\n", 0, start + match.start()) + first
                yield Problem(file, line, f"{match.group()} is a link, and stands in {name}",
                              'Use its plain form: {{ fig("…", "text") }}.')


def _links(desk: Desk, file: str, body: str, first: int,
           anchors: dict[str, set[str] | None]) -> Iterator[Problem]:
    """Relative links to pages and headings that do not exist."""
    base = posixpath.dirname(file)
    prose = re.sub(r"`[^`\n]*`", "", unfenced(body))
    for match in _MARKDOWN_LINK.finditer(prose):
        line = prose.count("\n", 0, match.start(2)) + first
        target, _, anchor = match[2].partition("#")
        if ":" in target or (target and not target.endswith(".md")):
            continue
        path = posixpath.normpath(posixpath.join(base, target)) if target else file
        if path not in anchors:
            yield Problem(file, line, f"the link {match[2]!r} leads nowhere",
                          nearest(path, anchors, "page"))
        elif anchor and (known := anchors[path]) is not None and anchor not in known \
                and anchor not in desk.ledger.facts and anchor not in desk.ledger.placed:
            yield Problem(file, line, f"the page {path} has no heading with the id {anchor!r}",
                          nearest(anchor, known, "heading"))
