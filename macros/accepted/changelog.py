"""CHANGELOG.md for readers: what changed on the pages, section by section.

The file is data like a page: a section is a heading with a day or the word
"Unreleased", and holds paragraphs, headings in bold and lists. Numbers have no
record there, so that there may be none.
"""

import re
from calendar import monthrange
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import groupby
from pathlib import Path

from markupsafe import Markup, escape

from macros.reading.files_allowed import MAX_PAGE, is_plain, read_text
from macros.reading.plain_text import markup_in
from macros.values.problems import Problem
from macros.words.bare_numbers import bare_quantities

FILE = "CHANGELOG.md"
UNRELEASED = "Unreleased"
_DAY = re.compile(r"((20\d\d)-(0[1-9]|1[0-2])-(0[1-9]|[12]\d|3[01]))(?:: (.+))?")
_SECTION = re.compile(r"^## (?P<title>[^\n]*)\n?(?P<body>.*?)(?=^## |\Z)", re.M | re.S)
_CODE = re.compile(r"`([^`\n<>&]+)`")
# Lines up to a blank one or the next item.
_BLOCK = re.compile(r"^.*\S.*(?:\n(?!- ).*\S.*)*", re.M)
_BOLD = re.compile(r"\*\*([^*]+)\*\*")


@dataclass(frozen=True)
class Block:
    """A stretch of a section.

    Attributes:
        kind: `head`, `item` or `words`.
    """

    kind: str
    text: str
    line: int

    @property
    def plain(self) -> str:
        """The text without marks."""
        return _CODE.sub(r"\1", self.text)

    @property
    def html(self) -> Markup:
        """The text with its code marked."""
        return Markup(_CODE.sub(r"<code>\1</code>", str(escape(self.text))))


@dataclass(frozen=True)
class Section:
    """What changed at one time.

    Attributes:
        day: 2026-12-01; empty for what is not released.
        title: what stands behind the day; may be empty.
    """

    day: str
    title: str
    blocks: tuple[Block, ...]

    @property
    def html(self) -> Markup:
        """The blocks, lists joined."""
        parts: list[str] = []
        for kind, blocks in groupby(self.blocks, key=lambda block: block.kind):
            if kind == "item":
                parts += ["<ul>", *(f"<li>{block.html}</li>" for block in blocks), "</ul>"]
            else:
                style = ' class="list-title"' if kind == "head" else ""
                parts += [f"<p{style}>{block.html}</p>" for block in blocks]
        return Markup("".join(parts))


def read_changelog(root: Path, exempt: re.Pattern[str], problems: list[Problem]) -> tuple[Section, ...]:
    """The sections, in the order of the file; what is wrong with it is reported.

    Args:
        exempt: finds names and idioms that hold numbers and count nothing.
    """
    path = root / FILE
    if not is_plain(path, MAX_PAGE):
        problems.append(Problem(FILE, 0, "the list of changes is missing, or too large"))
        return ()
    text = read_text(path, FILE, problems)
    return () if text is None else tuple(_sections(text, exempt, problems))


def _sections(text: str, exempt: re.Pattern[str], problems: list[Problem]) -> Iterator[Section]:
    for found in _SECTION.finditer(text):
        first, title = text.count("\n", 0, found.start()) + 1, found["title"].strip()
        day = _DAY.fullmatch(title)
        if title != UNRELEASED and not (day and int(day[4]) <= monthrange(int(day[2]), int(day[3]))[1]):
            problems.append(Problem(FILE, first, f"the heading {title!r} is no day",
                                    f"Write ## 2026-12-01, ## 2026-12-01: some words, or ## {UNRELEASED}."))
            continue
        when, head = (day[1], day[5] or "") if day else ("", "")
        blocks = tuple(_blocks(found["body"], first + 1))
        for block in (Block("head", head, first), *blocks):
            problems += _wrong(block, exempt)
        yield Section(when, head, blocks)


def _blocks(body: str, first: int) -> Iterator[Block]:
    """Paragraphs, items and headings in bold, each with its first line."""
    for found in _BLOCK.finditer(body):
        begin, *more = found[0].split("\n")
        bold = _BOLD.fullmatch(begin.strip())
        kind = "head" if bold else "item" if begin.startswith("- ") else "words"
        words = [bold[1] if bold else begin.removeprefix("- ").strip(), *(line.strip() for line in more)]
        yield Block(kind, " ".join(words), first + body.count("\n", 0, found.start()))


def _wrong(block: Block, exempt: re.Pattern[str]) -> Iterator[Problem]:
    words = _CODE.sub(" ", block.text)
    markup = markup_in(words) or next((sign for sign in ("**", "#") if sign in words), "")
    if markup:
        yield Problem(FILE, block.line, f"the text holds markup: {markup!r}", "Readers see plain words, "
                      "`code`, lists that begin with a hyphen, and headings in **bold**.")
    yield from by_hand(words, FILE, block.line, exempt)


def by_hand(words: str, file: str, line: int, exempt: re.Pattern[str]) -> Iterator[Problem]:
    """Quantities in what readers are told of a change."""
    for _, number in bare_quantities(words, exempt):
        yield Problem(file, line, f"{number!r} is a quantity that stands by hand",
                      "Say it without; the numbers stand in the records.")
