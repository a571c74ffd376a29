"""YAML as plain data in which every scalar is still text and has a line.

YAML's own guesses turn `no` into false, `010` into eight and `1.10` into 1.1.
Here nothing is guessed: each field's type parses its own text.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from functools import lru_cache
from itertools import takewhile
from typing import Any

import yaml

from macros.reading.plain_text import HINT, markup_in, odd_characters
from macros.values.problems import Problem, ProblemsFound, counted

MAX_BYTES = 2_000_000
MAX_DEPTH = 8
MAX_NODES = 60_000
MAX_TEXT = 4000
MOST_REFUSED = 10

Path = tuple[str | int, ...]
_REFUSED = ("anchors (&), aliases (*) and tags (!) are not allowed in records",
            "Put the text in quotes if it begins with such a sign.")
_SYNTAX = "A text that contains ': ' or ' #' needs quotes; lists are indented by spaces."
_TAB = "a tab stands before the words of this line", "Write spaces in its place, as the lines around it do."
_TOO_DEEP = "the record is nested too deeply or too large"
_BREAK = re.compile("\r\n|[\n\r\x85\u2028\u2029]")  # what YAML counts as the end of a line
_COMMENT = re.compile(r"[ \t]*(#.{0,60})")
_LOADER: type[Any] = getattr(yaml, "CSafeLoader", yaml.SafeLoader)


@dataclass(frozen=True)
class YamlText:
    """A parsed file: the data, and for each place in it the line it came from."""

    data: Any
    lines: dict[Path, int]

    def line(self, path: Path) -> int:
        """The line of a place, or of the nearest place around it that has one."""
        while path and path not in self.lines:
            path = path[:-1]
        return self.lines.get(path, 1)


def read_yaml(text: str, file: str, problems: list[Problem], words: bool = True) -> YamlText:
    """Read one YAML document of mappings, sequences and text.

    Args:
        text: the file's content.
        file: its name in messages.
        problems: receives bad syntax, duplicate keys, anchors, tags and excess size.
        words: whether markup in a text is a problem here.

    Returns:
        The data, empty when the text cannot be read at all; nobody may change it, as it is kept.
    """
    read, found = _read(text, file, words)
    problems.extend(found)
    return read


@lru_cache(maxsize=50_000)
def _read(text: str, file: str, words: bool) -> tuple[YamlText, list[Problem]]:
    if len(text.encode()) > MAX_BYTES:
        return YamlText({}, {}), [Problem(file, 0, f"the file is larger than {MAX_BYTES} bytes")]
    problems: list[Problem] = []
    reader = _Reader(text, file, problems, words)
    try:
        data = reader.document()
        refused = [one for one in problems if one.message == _REFUSED[0]]
        others = [one for one in problems if one.message != _REFUSED[0]]
        return YamlText(data, reader.lines), [*others, *counted(refused, MOST_REFUSED)]
    except ProblemsFound as error:
        problems += error.problems
    except yaml.YAMLError as error:
        what = getattr(error, "problem", None) or str(getattr(error, "reason", "")) or "cannot be read"
        open_from = getattr(error, "context_mark", None) if what == "found unexpected end of stream" else None
        mark = open_from or getattr(error, "problem_mark", None)
        what = "a text begins with a quotation mark and never ends" if open_from else what
        line = mark.line + 1 if mark else text.encode()[:getattr(error, "position", 0)].count(b"\n") + 1
        rows = _BREAK.split(text)[:line]
        problems.append(Problem(file, line, *(_misplaced(rows) or (f"not valid YAML: {what}", _SYNTAX))))
    return YamlText({}, {}), problems


def _misplaced(rows: list[str]) -> tuple[str, str] | None:
    """What is wrong with the spaces before the last of some rows, in words of those who write; a remedy."""
    above = [row for row in rows[:-1] if row.strip() and not row.lstrip().startswith("#")]
    row, words, dash = rows[-1], rows[-1].lstrip(), rows[-1].lstrip().startswith("- ")
    if "\t" in row[:-len(words)]:
        return _TAB
    here, known = len(row) - len(words), list[int]()
    for other in above:
        at, entry = len(other) - len(other.lstrip()), other.lstrip().startswith("- ")
        known += [at] * (entry == dash) + [at + 2] * (entry and not dash)
    if not known or not words or here in known or above[-1].endswith(":"):
        return None
    like = min(known[::-1], key=lambda at: abs(at - here))
    what = ("the dash", "entries") if dash else ("its words", "lines")
    return (f"this line has {here} space{'' if here == 1 else 's'} before {what[0]}, and the {what[1]} above "
            f"have {like}", "All entries of a list begin behind as many spaces, as do fields of one entry.")


class _Reader:
    """Turns what the parser tells, event by event, into plain data, and remembers each place's line."""

    def __init__(self, text: str, file: str, problems: list[Problem], words: bool) -> None:
        self.file = file
        self.words = words
        self.events: Iterator[Any] = yaml.parse(text, Loader=_LOADER)
        self.rows = [*_BREAK.split(text), ""]  # an empty document may end behind the last
        self.escaped = "\\" in text  # only then a text can hold what the file does not show
        self.problems = problems
        self.lines: dict[Path, int] = {}

    def document(self) -> Any:
        data: Any = {}
        for event in self.events:
            if isinstance(event, yaml.DocumentStartEvent) and self.lines:
                raise ProblemsFound([self.problem(
                    event, "not valid YAML: but found another document", _SYNTAX)])
            if isinstance(event, yaml.NodeEvent):
                data = self.value(event, ())
        return data

    def value(self, event: Any, path: Path) -> Any:
        self.lines.setdefault(path, event.start_mark.line + 1)
        if len(path) > MAX_DEPTH or len(self.lines) > MAX_NODES:
            raise ProblemsFound([self.problem(event, _TOO_DEEP)])
        if isinstance(event, yaml.AliasEvent):
            self.complain(event, *_REFUSED)
            return f"*{event.anchor}"
        if event.tag is not None or event.anchor is not None:
            self.complain(event, *_REFUSED)
        if isinstance(event, yaml.MappingStartEvent):
            return self.mapping(path)
        if isinstance(event, yaml.SequenceStartEvent):
            return [self.value(child, (*path, i)) for i, child in enumerate(self.children())]
        return self.text(event)

    def children(self) -> Iterator[Any]:
        """The events that begin what stands in a mapping or sequence, up to its end."""
        return takewhile(lambda event: not isinstance(event, yaml.CollectionEndEvent), self.events)

    def mapping(self, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key in self.children():
            name = self.value(key, (*path, "?"))
            place = (*path, str(name))
            first = self.lines.setdefault(place, key.start_mark.line + 1)
            value = self.value(next(self.events), place)
            if not isinstance(name, str):
                self.complain(key, "a key must be a plain word")
            elif name in result:
                self.complain(key, f"duplicate key {name!r}",
                              f"It stands first in line {first}; keep one of the two.")
            else:
                result[name] = value
        return result

    def text(self, event: Any) -> str:
        """A scalar's text: words of bounded length, without markup or hidden characters."""
        text: str = event.value
        if len(text) > MAX_TEXT:
            self.complain(event, f"a text has {len(text)} characters, and may have {MAX_TEXT}")
            return text[:MAX_TEXT]
        markup = markup_in(text) if self.words else ""
        if markup:
            self.complain(event, f"the text holds markup: {markup!r}", HINT)
        comment = _COMMENT.match(self.rows[event.end_mark.line], event.end_mark.column)
        if comment and not event.style:  # in quotes a text says where it ends
            self.problems.append(Problem(
                self.file, event.end_mark.line + 1,
                f"{comment[1]!r} is lost here: behind a space, # begins a comment",
                "Put the text in quotes, or the comment in a line of its own."))
        if self.escaped:
            self.problems.extend(odd_characters(text, self.file, event.start_mark.line + 1))
        return text

    def complain(self, event: Any, message: str, hint: str = "") -> None:
        self.problems.append(self.problem(event, message, hint))

    def problem(self, event: Any, message: str, hint: str = "") -> Problem:
        return Problem(self.file, event.start_mark.line + 1, message, hint)
