"""Inspects pages before anything is rendered: every mistake at once, at its true line."""

from __future__ import annotations

import re
from collections.abc import Iterator
from pathlib import Path

from macros.authoring import INLINE_MARKUP, MACROS, AuthorMistake, Desk, Page, call
from macros.bare_numbers import bare_quantities
from macros.gate import calls_in
from macros.problems import Problem, nearest
from macros.yaml_positions import read_yaml

FRONT_MATTER = ("title", "hide", "template", "search")
_FRONT = re.compile(r"\A---\n(.*?)\n---\n", re.S)
_HEADING = re.compile(r"^(#{1,6}) *(.*?)\s*$")
_HEADING_ID = re.compile(r"\{ #([a-z0-9]+(?:-[a-z0-9]+)*) \}$")
_FENCE = re.compile(r"^\s*(```|~~~)")
_CALL = re.compile(r"\{\{\s*(\w+)\((.*?)\)\s*\}\}")
_MARKDOWN_LINK = re.compile(r"(?<!!)\[((?:[^\[\]]|\[[^\]]*\])*)\]\(([^)\s]+)\)")
_IMAGE = re.compile(r"!\[([^\]]*)\]\(")
MAX_PLAIN = 12
_FREE_OF_NUMBERS = ("docs/contribute/",)


def page_url(file: str) -> str:
    """Address below the site's root of a page such as docs/trade/index.md."""
    stem = file.removeprefix("docs/").removesuffix(".md")
    if stem == "index" or stem.endswith("/index"):
        return stem.removesuffix("index")
    return stem + "/"


def split_page(text: str) -> tuple[str, str, int]:
    """Front matter, body, and the line of the file at which the body begins."""
    match = _FRONT.match(text)
    if match is None:
        return "", text, 1
    return match[1], text[match.end():], match.group().count("\n") + 1


def inspect_all(desk: Desk, root: Path) -> list[Problem]:
    """Every problem in every page below `root`/docs."""
    problems: list[Problem] = []
    bodies: dict[str, tuple[str, int]] = {}
    for path in sorted((root / "docs").rglob("*.md")):
        file = path.relative_to(root).as_posix()
        if path.is_symlink():
            problems.append(Problem(file, 0, "a page may not be a link to another file"))
            continue
        front, body, first = split_page(path.read_text(encoding="utf-8"))
        _front_matter(desk, front, file, problems)
        bodies[file] = (body, first)
    anchors = {file: set(_ids(body)) for file, (body, _) in bodies.items()}
    for file, (body, first) in bodies.items():
        problems.extend(inspect_body(desk, file, body, first))
        problems.extend(_links(desk, file, body, first, anchors))
    return problems


def _front_matter(desk: Desk, front: str, file: str, problems: list[Problem]) -> None:
    yaml = read_yaml("\n" + front, file, problems)  # in place of the line ---
    if not isinstance(yaml.data, dict):
        problems.append(Problem(file, 2, "front matter must be keys and values", "Write title: …"))
        return
    for key in yaml.data:
        if key not in FRONT_MATTER:
            problems.append(Problem(file, yaml.line((key,)), f"unknown front matter {key!r}",
                                    nearest(key, FRONT_MATTER, "key")))
    title = str(yaml.data.get("title", ""))
    problems += _bare_numbers(desk, file, title, yaml.line(("title",)))
    if "{{" in front or "{%" in front:
        problems.append(Problem(file, 1, "front matter cannot call macros",
                                'Use {{ describe("…") }} in the page.'))


def inspect_body(desk: Desk, file: str, body: str, first: int) -> Iterator[Problem]:
    """Problems in the text of one page: macros, headings, bare numbers.

    Args:
        first: line of the file at which `body` begins.
    """
    found: list[Problem] = []
    page = Page(file, page_url(file), body)
    plain_words = 0
    for one in calls_in(body, file, first, MACROS, found):
        plain_words += one.name == "plain"
        if plain_words == MAX_PLAIN + 1:
            found.append(Problem(file, one.line, f"more than {MAX_PLAIN} number words are marked plain",
                                 "Reword, or pull the quantities from records."))
        try:
            call(desk, page, one.name, one.args)
        except AuthorMistake as mistake:
            found.append(Problem(file, one.line, str(mistake), mistake.hint))
    yield from found
    yield from _misplaced_markup(body, first, file)
    yield from _headings(body, first, file)
    yield from _underlined(body, first, file)
    yield from _bare_numbers(desk, file, body, first)


def _bare_numbers(desk: Desk, file: str, text: str, first: int) -> Iterator[Problem]:
    if file.startswith(_FREE_OF_NUMBERS):
        return
    names = [name.name for name in desk.ledger.names.values()]
    for number, words in bare_quantities(text, names):
        yield Problem(file, number + first - 1, f"{words!r} is a quantity that stands by hand",
                      'Pull it from a record with {{ fig("…") }} or {{ when("…") }}; if it counts '
                      'nothing, write {{ plain("…") }}; a proper name goes into seeds/names.yml.')


def _prose_lines(body: str) -> Iterator[tuple[int, str]]:
    fenced = False
    for number, line in enumerate(body.splitlines(), 1):
        if _FENCE.match(line):
            fenced = not fenced
        elif not fenced:
            yield number, line


def _prose(body: str) -> str:
    """The text with fenced code blanked; lines stay where they are."""
    prose = dict(_prose_lines(body))
    count = len(body.splitlines())
    return "\n".join(prose.get(number, "") for number in range(1, count + 1))


def _headings(body: str, first: int, file: str) -> Iterator[Problem]:
    seen: dict[str, int] = {}
    titles = 0
    for number, line in _prose_lines(body):
        match = _HEADING.match(line)
        if match is None:
            continue
        place = number + first - 1
        if match[1] == "#":
            titles += 1
            continue
        id = _HEADING_ID.search(match[2])
        if id is None:
            yield Problem(file, place, f"the heading {match[2]!r} has no id",
                          "End it with an id in braces, with spaces: ## What happened { #what-happened }")
        elif id[1] in seen:
            yield Problem(file, place, f"the id {id[1]!r} is taken by the heading in line {seen[id[1]]}")
        else:
            seen[id[1]] = place
    if titles != 1:
        yield Problem(file, first, f"the page has {titles} titles", "Begin it with one line '# Title'.")


def _underlined(body: str, first: int, file: str) -> Iterator[Problem]:
    """Headings marked by a line of = or - below them, which leave no room for an id."""
    lines = _prose(body).split("\n")
    for number, (before, line, below) in enumerate(zip(["", *lines], lines, lines[1:], strict=False), first):
        if line.strip() and not before.strip() and re.fullmatch(r"(=+|-+) *", below):
            yield Problem(file, number, f"the heading {line!r} is underlined",
                          "Begin it with # signs and end it with an id: ## What happened { #what-happened }")


def _misplaced_markup(body: str, first: int, file: str) -> Iterator[Problem]:
    """Linked macros where a link cannot stand: headings, link texts, alt texts."""
    prose = _prose(body)
    where = [("a heading", m.start(), m[0]) for m in re.finditer(r"^#.*$", prose, re.M)]
    where += [("the text of a link", m.start(1), m[1]) for m in _MARKDOWN_LINK.finditer(prose)]
    where += [("an alt text", m.start(1), m[1]) for m in _IMAGE.finditer(prose)]
    for name, start, text in where:
        for match in _CALL.finditer(text):
            if match[1] in INLINE_MARKUP and not re.search(r"[\"'](short-)?text[\"']\s*$", match[2]):
                line = prose.count("\n", 0, start + match.start()) + first
                yield Problem(file, line, f"{match.group()} is a link, and stands in {name}",
                              'Use its plain form: {{ fig("…", "text") }}.')


def _ids(body: str) -> Iterator[str]:
    for _, line in _prose_lines(body):
        match = _HEADING_ID.search(line)
        if match:
            yield match[1]


def _links(desk: Desk, file: str, body: str, first: int,
           anchors: dict[str, set[str]]) -> Iterator[Problem]:
    """Relative links to pages and headings that do not exist."""
    base = Path(file).parent
    prose = re.sub(r"`[^`\n]*`", "", _prose(body))
    for match in _MARKDOWN_LINK.finditer(prose):
        line = prose.count("\n", 0, match.start(2)) + first
        target, _, anchor = match[2].partition("#")
        if ":" in target or (target and not target.endswith(".md")):
            continue
        path = _normal(base / target) if target else file
        if path not in anchors:
            yield Problem(file, line, f"the link {match[2]!r} leads nowhere",
                          nearest(path, anchors, "page"))
        elif anchor and anchor not in anchors[path] and anchor not in desk.ledger.facts \
                and anchor not in desk.ledger.places:
            yield Problem(file, line, f"the page {path} has no heading with the id {anchor!r}",
                          nearest(anchor, anchors[path], "heading"))


def _normal(path: Path) -> str:
    parts: list[str] = []
    for part in path.as_posix().split("/"):
        if part == ".." and parts:
            parts.pop()
        elif part not in (".", ""):
            parts.append(part)
    return "/".join(parts)
