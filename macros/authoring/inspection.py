"""Inspects pages before anything is rendered: every mistake at once, at its true line."""

import posixpath
import re
import time
from collections import Counter
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from functools import cache, lru_cache
from hashlib import sha256
from html import unescape
from itertools import islice
from pathlib import Path, PurePosixPath

from macros.authoring.macro import MACROS, AuthorMistake, Desk, Page, call, records_of
from macros.data import Ledger
from macros.reading.calls import CALL, Call, expanded, read_calls
from macros.reading.files_allowed import is_plain, page_files, read_text
from macros.reading.front_matter import MARK, front_matter_problems, is_generated, split_page
from macros.reading.page_html import OF_MARKUP, OF_TEXT, Lines, as_html, html_problems, words_seen
from macros.reading.page_limits import limit_problems
from macros.reading.project import ROOT, page_address
from macros.values.problems import Problem, counted, nearest
from macros.words.bare_numbers import bare_quantities, blank, exempt_words, quantities, unfenced
from macros.words.comparisons import ON_A_PAGE, untied_comparisons
from macros.words.context import everywhere, strangers, told_of
from macros.words.placeholders import placeholders_in

_HEADING = re.compile(r"^(#{1,6}) *(.*)$", re.M)
_ITEM = re.compile(r"(?:[ >]|[-*+](?= ))*(\d+)\.[ \t]")
_HEADING_ID = re.compile(r"\{ #([a-z0-9]+(?:-[a-z0-9]+)*) \}$", re.M)
_CALLED = re.compile(r"^.*(?:\{\{|\}\}).*$", re.M)  # where a call can't be read, an id is no number
_LINK = re.compile(r"(!?)\[((?:[^\[\]]|\[[^\]]*\])*)\](?:\(([^)\s]++)[^)]*+\))?")  # or an image, or brackets
_ADDRESS = re.compile(r'<(?:a|img) (?![^<>]*class=)[^<>]*?(?:href|src)="([^"]*)"')
_NO_PATH = re.compile(r"[^\w./#@-]")
_CONTENTS = re.compile(r"^\[TOC\][ \t]*$", re.M)
_UNDERLINED = re.compile(r"^[ \t]*(\S.*)\n(?:=+|-+) *$", re.M)
_MADE_ID = re.compile(r'\bid="([^"{]+)"')
_UNIT = re.compile(r"\{\{ ?fig\([^{}]*\) ?\}\}\s(per\s?cent|percentage points?)\b", re.I)
_MADE = ("docs/reference/", "docs/data/", "docs/feed.xml")
_WORDS = {"plain": 0, "says": 0, "term": 1}  # which text of these the page says as it is
_BY_HAND = ('Pull it from a record with {{ fig("…") }} or {{ when("…") }}; if it counts nothing, write '
            '{{ plain("…") }} or reword. Proper names and idioms stand in seeds/names.yml.')
MAX_PLAIN = 12
MAX_OUTPUT = 5_000_000
MAX_SECONDS = 10
MOST_NUMBERS = 40
_FREE_OF_NUMBERS = ("docs/contribute/",)
Slip = tuple[int, str, str]  # place in the text, message, hint


def page_url(file: str) -> str:
    """Address below the site's root of a page such as docs/trade/index.md."""
    return page_address(file.removeprefix("docs/"))


@dataclass(frozen=True)
class Seen:
    """What was found in a page, and from what.

    Attributes:
        state: hash of its text and of all records.
        rests_on: hash of its text and of what it takes from the records. While that is the same the
            page has the same problems, and looks the same.
        ids: those that its calls make.
    """

    state: str
    rests_on: str
    problems: tuple[Problem, ...]
    ids: tuple[str, ...]


@dataclass(frozen=True)
class Made:
    """The calls of a page, each made once.

    Attributes:
        said: what they say.
        problems: what is wrong with them.
        begun: when that began.
        ids: those that the frame and the calls make, with what makes them.
    """

    calls: list[Call]
    readable: bool
    said: list[str]
    problems: list[Problem]
    begun: float
    ids: dict[str, str]


def inspect_all(desk: Desk, root: Path, memory: dict[str, Seen] | None = None,
                records: str = "") -> list[Problem]:
    """Every problem in every page below `root`/docs that is a file of bounded size.

    Args:
        memory: what was found before, by file; it is brought up to date.
        records: a hash of all records and code.
    """
    memory = {} if memory is None else memory
    problems: list[Problem] = []
    bodies: dict[str, tuple[str, int]] = {}
    # None where a page can't be read, or lacks an id, which is told once
    anchors: dict[str, set[str] | None] = {path.relative_to(root).as_posix(): None
                                           for path in (root / "docs").rglob("*.md")}
    more = desk.ledger.placed.keys() | desk.ledger.facts  # what calls that can't be made might show
    addresses = {one.was: "{}:{}".format(*desk.ledger.where(id)) for id, one in desk.ledger.redirects.items()}
    for path in page_files(root):  # links and giants are reported with the files
        file = path.relative_to(root).as_posix()
        text = read_text(path, file, problems)
        if (other := addresses.setdefault(page_url(file), file)) != file:
            own, other = (other, file) if is_generated(file, text or "") else (file, other)
            problems.append(Problem(own, 0, f"the page has the same address as {other}", "Rename one or take "
                                    "the redirect out; a page of a record is called as the record is."))
        if text is None:
            continue
        known = file in memory and memory[file].state == _digest(records, text)  # then it was in bounds
        if limits := [] if known else limit_problems(text, file):
            problems += limits
            continue
        _, body, first = split_page(text)
        bodies[file] = (body, first)
        seen = memory[file] = _seen(desk, file, text, records, memory.get(file))
        problems += seen.problems
        if is_generated(file, text) and not is_plain(root / text.removeprefix(MARK).split("\n")[0]):
            del anchors[file]  # its record has gone, and so will it
        else:
            anchors[file] = _ids(unfenced(body), more if seen.problems or desk.unread else seen.ids)
    for file in memory.keys() - bodies:
        del memory[file]
    for file, (body, first) in bodies.items():
        problems.extend(_told(_links(desk, root, file, body, anchors), body, file, first))
    return problems


def _ids(prose: str, made: Collection[str]) -> set[str] | None:
    """The ids of a page's headings, and those that its calls make; None if a heading lacks one."""
    found = [_HEADING_ID.search(match[2]) for match in _HEADING.finditer(prose) if match[1] != "#"]
    return {id[1] for id in found if id}.union(made) if all(found) else None


def _seen(desk: Desk, file: str, text: str, records: str, before: Seen | None) -> Seen:
    """What is found in a page, from memory where nothing that it rests on is another."""
    state = _digest(records, text)
    if before and before.state == state:
        return before
    _, body, first = split_page(text)
    made = calls_made(desk, file, body, first)
    told = (told_of(ref, desk.ledger) for ref in sorted(_shown(desk, made)))
    rests_on = _digest(text, *made.said, *map(str, made.problems), *told, _vocabulary(desk.ledger))
    if before and before.rests_on == rests_on:
        return replace(before, state=state)
    title, line, found = front_matter_problems(text, file, MACROS)
    problems = (*found, *_by_hand(desk, file, title, line), *inspect_body(desk, file, body, first, made))
    return Seen(state, rests_on, problems, tuple(sorted(made.ids.keys() - {*_frame_ids()})))


def _digest(*texts: str) -> str:
    return sha256("\0".join(texts).encode("utf-8", "surrogateescape")).hexdigest()


@lru_cache(maxsize=4)
def _vocabulary(ledger: Ledger) -> str:
    """A hash of the words by which all pages are judged."""
    return _digest(exempt_words(ledger).pattern, repr(ledger.comparisons), repr(ledger.degrees),
                   *sorted(everywhere(ledger)))


def _shown(desk: Desk, made: Made) -> set[str]:
    """The records that a page shows otherwise than by naming their period; none if some are unread."""
    if desk.unread:
        return set()
    of_others = records_of((one for one in made.calls if one.name != "period"), desk.ledger)
    return desk.ledger.with_inputs(of_others)


def inspect_body(desk: Desk, file: str, body: str, first: int, made: Made | None = None) -> Iterator[Problem]:
    """Problems in the text of one page: macros, HTML, headings, bare numbers.

    Args:
        first: line of the file at which `body` begins.
        made: its calls, if they were made already.
    """
    made = made or calls_made(desk, file, body, first)
    yield from made.problems
    if made.readable:
        text = expanded(body, MACROS, in_place)
        found = [*html_problems(text, body, file, first)]
        pieced = _pieced(desk, file, Lines(body, first), made.calls, body, text)
        yield from found or counted(pieced, MOST_NUMBERS)
        known = {link[3] for link in _LINK.finditer(text)}
        shown = dict.fromkeys(map(unescape, _ADDRESS.findall(as_html(text)))) if not found else {}
        for one in shown:
            if one not in known and ":" not in one:
                yield Problem(file, Lines(body, first).of(one), f"the link {one!r} is not written plainly",
                              "Write [words](page.md), or ![words](../assets/picture.png).")
    prose = unfenced(body)
    slips = [*_misplaced_markup(prose), *_headings(prose, first, made.ids), *_numbered(prose),
             *((match.start(1), f"the heading {match[1]!r} is underlined", "Begin it with # signs and end it "
                "with an id: ## What happened { #what-happened }") for match in _UNDERLINED.finditer(prose)),
             *((match.start(), "[TOC] makes no list", "Leave it out: the headings stand beside the text.")
               for match in _CONTENTS.finditer(prose))]
    yield from _by_hand(desk, file, body if made.readable else _CALLED.sub(blank, body), first)
    if time.thread_time() - made.begun > MAX_SECONDS:
        yield _too_slow(file)
    elif made.readable and not file.startswith(_FREE_OF_NUMBERS) and not desk.unread:
        slips += untied_comparisons(body, desk.ledger, ON_A_PAGE)
        slips += strangers(body, _shown(desk, made), desk.ledger)
    yield from _told(slips, body, file, first)


def _told(slips: Iterable[Slip], body: str, file: str, first: int) -> Iterator[Problem]:
    for place, message, hint in slips:
        yield Problem(file, body.count("\n", 0, place) + first, message, hint)


def in_place(call: Call) -> str:
    """What stands for a call's output while the Markdown is looked at: a mark, and words of the author's."""
    only_text = MACROS[call.name].form == "text" or call.args[1:] in (("text",), ("short-text",))
    place = _WORDS.get(call.name, len(call.args))
    return "".join((OF_TEXT if only_text else OF_MARKUP, *call.args[place:place + 1]))


@cache
def _frame_ids() -> list[str]:
    """The ids in our templates, which every page has."""
    templates = (ROOT / "docs/.overrides").rglob("*.html")
    return [id for path in templates for id in _MADE_ID.findall(path.read_text(encoding="utf-8"))]


def calls_made(desk: Desk, file: str, body: str, first: int) -> Made:
    """The calls of a page, made: as long as they take no more time or room than a page may."""
    begun, page = time.thread_time(), Page(file, page_url(file), body)
    calls, found = read_calls(body, file, first, MACROS)
    problems = [*found]
    made = Made(calls, not problems, [], problems, begun,
                dict.fromkeys(_frame_ids(), "the frame of every page"))
    plain_words = size = 0
    for one in calls if not desk.unread else ():
        plain_words += one.name == "plain"
        if plain_words == MAX_PLAIN + 1:
            problems.append(Problem(file, one.line, f"more than {MAX_PLAIN} number words are marked plain",
                                    "Reword, or pull the quantities from records."))
        try:
            made.said.append(html := call(desk, page, one.name, one.args))
            size += len(html)
            ids = dict.fromkeys(_MADE_ID.findall(html), f"what {one.name} makes")
            problems += (Problem(file, one.line, f"{one.name} makes the id {id!r}, which is taken by the "
                                 "frame of every page", "Give the record of that id another one.")
                         for id in _frame_ids() if id in ids)
            made.ids.update(ids)
        except AuthorMistake as mistake:
            if not any(repr(id) in str(mistake) for id in desk.undrawn):  # of which is told already
                problems.append(Problem(file, one.line, str(mistake), mistake.hint))
        if size > MAX_OUTPUT:
            problems.append(Problem(file, one.line, f"the calls of this page make over {MAX_OUTPUT} "
                                    "characters", "Split the page; one list of everything is enough."))
            break
        if time.thread_time() - begun > MAX_SECONDS:
            problems.append(_too_slow(file))
            break
    made.said.append(repr(page.meta))
    return made


def _too_slow(file: str) -> Problem:
    return Problem(file, 0, f"the page takes more than {MAX_SECONDS} seconds to inspect",
                   "Make it simpler, or split it.")


def _by_hand(desk: Desk, file: str, text: str, first: int) -> Iterator[Problem]:
    if file.startswith(_FREE_OF_NUMBERS):
        return
    for number, words in placeholders_in(text):
        yield Problem(file, number + first - 1, f"the page still says {words!r}",
                      "Write what is so in place of the example of the guide.")
    units = ((match.start(), f"{match[1]!r} stands by hand behind a figure",
              "Leave it out: the figure is printed with its unit.") for match in _UNIT.finditer(text))
    yield from _told(units, text, file, first)
    prose = text.replace("`", " ").replace("~", " ")  # here also a number between signs of code is read
    bare = bare_quantities(prose, exempt_words(desk.ledger)) if desk.knows_names else ()
    yield from counted((Problem(file, number + first - 1, f"{words!r} is a quantity that stands by hand",
                                _BY_HAND) for number, words in bare), MOST_NUMBERS)


def _pieced(desk: Desk, file: str, lines: Lines, calls: Iterable[Call], body: str,
            text: str) -> Iterator[Problem]:
    """Quantities that readers see, though the source has them in pieces: t**wo**, or across calls."""
    if file.startswith(_FREE_OF_NUMBERS) or not desk.knows_names:
        return
    exempt, seen = exempt_words(desk.ledger), words_seen(text)
    told = Counter(words for _, words in islice(bare_quantities(body, exempt), MOST_NUMBERS))
    if told.total() == MOST_NUMBERS:
        return  # enough is told, each at its line
    told.update(words for one in calls if one.name != "term" and one.name in _WORDS
                for _, words in quantities(one.args[0]))
    as_typed = seen.replace(OF_MARKUP, " ").replace(OF_TEXT, " ").replace("’", "'")
    for number, words in bare_quantities(as_typed, exempt):
        told[words] -= 1
        if told[words] < 0:
            line = seen.split("\n")[number - 1]
            around = re.split(f"{OF_MARKUP}|{OF_TEXT}|{re.escape(words)}", line)
            yield Problem(file, lines.of(*around, max(line.split(), key=len)),
                          f"{words!r} is a quantity that stands by hand, in pieces", _BY_HAND)


def _headings(prose: str, first: int, taken: Mapping[str, str]) -> Iterator[Slip]:
    seen = dict(taken)
    titles = 0
    for match in _HEADING.finditer(prose):
        heading, place = match[2].rstrip(), match.start()
        id = _HEADING_ID.search(heading)
        if not _HEADING_ID.sub("", heading).strip("# "):
            yield place, "the heading has no words", "Say in a few what stands below it."
        if match[1] == "#":
            titles += 1
        elif id is None:
            yield (place, f"the heading {heading!r} has no id",
                   "End it with an id in braces, with spaces: ## What happened { #what-happened }")
        elif id[1] in seen:
            yield place, f"the id {id[1]!r} is taken by {seen[id[1]]}", ""
        else:
            seen[id[1]] = f"the heading in line {prose.count(chr(10), 0, place) + first}"
    if titles != 1:
        yield 0, f"the page has {titles} titles", "Begin it with one line '# Title'."


def _numbered(prose: str) -> Iterator[Slip]:
    """Lines of which the number is lost: they begin like items of a list, which counts by itself."""
    last, before = 0, ""
    for line in re.finditer(r"^.*$", prose, re.M):
        item = _ITEM.match(line.group())
        of_a_list = item and (not before.strip() or before.startswith("#") or _ITEM.match(before))
        if item and of_a_list and int(item[1]) > last + 1:
            yield (line.start(), f"'{item[1]}.' begins the line, and would turn into item {last + 1}",
                   "Begin the line with a word; number a list from 1 on.")
        last, before = int(item[1]) if item else last, line.group()


def _misplaced_markup(prose: str) -> Iterator[Slip]:
    """Linked macros where a link cannot stand: headings, link texts, alt texts."""
    where = [("a heading", m.start(), m[0]) for m in re.finditer(r"^#.*$", prose, re.M)]
    where += [("an alt text" if m[1] else "the text of a link", m.start(2), m[2])
              for m in _LINK.finditer(prose) if m[1] or m[3]]
    for name, start, text in where:
        for match in CALL.finditer(text):
            linked = match[1] in MACROS and MACROS[match[1]].form == "link"
            if linked and not re.search(r"[\"'](short-)?text[\"']\s*$", match[2]):
                yield (start + match.start(), f"{match.group()} is a link, and stands in {name}",
                       'Use its plain form: {{ fig("…", "text") }}.')


def _links(desk: Desk, root: Path, file: str, body: str,
           anchors: Mapping[str, set[str] | None]) -> Iterator[Slip]:
    """Relative links to pages, headings, downloads and pictures that do not exist."""
    for match in _LINK.finditer(re.sub(r"`[^`\n]*`", blank, unfenced(body))):
        if _NO_PATH.search(match[3] or ":"):
            continue  # an address elsewhere, or one of which is told that it is not allowed
        target, _, anchor = match[3].partition("#")
        path = posixpath.normpath(posixpath.join(posixpath.dirname(file), target)) if target else file
        if desk.unread and (path.startswith(_MADE) or anchor.startswith("chart-")):
            continue  # it may be still to be made
        if not path.endswith(".md"):
            if not (root / path).is_file():
                alike = (root / "docs").rglob(f"*{PurePosixPath(path).suffix or '.*'}")
                stems = {other.stem for other in alike}
                yield (match.start(3), f"there is no file {match[3]!r}", (stems and
                       nearest(PurePosixPath(path).stem, stems, "file")) or "Link to a page.")
        elif path not in anchors:
            yield match.start(3), f"the link {match[3]!r} leads nowhere", nearest(path, anchors, "page")
        elif anchor and (known := anchors[path]) is not None and anchor not in known:
            yield (match.start(3), f"the page {path} has no heading with the id {anchor!r}",
                   nearest(anchor, known, "heading"))
