"""YAML as plain data in which every scalar is still text and has a line.

YAML's own guesses turn `no` into false, `010` into eight and `1.10` into 1.1.
Here nothing is guessed: each field's type parses its own text.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from functools import lru_cache
from typing import Any

import yaml

from macros.reading.plain_text import HINT, markup_in, odd_characters
from macros.values.problems import Problem

MAX_BYTES = 2_000_000
MAX_DEPTH = 8
MAX_NODES = 60_000
MAX_TEXT = 4000

Path = tuple[str | int, ...]
_TAGS = {"tag:yaml.org,2002:" + name for name in (
    "str", "int", "float", "bool", "null", "timestamp", "map", "seq", "value")}
_REFUSED = ("aliases (*) and tags (!) are not allowed in records",
            "Put the text in quotes if it begins with such a sign.")
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


@lru_cache(maxsize=500)
def _read(text: str, file: str, words: bool) -> tuple[YamlText, list[Problem]]:
    problems: list[Problem] = []
    return _parsed(text, file, problems, words), problems


def _parsed(text: str, file: str, problems: list[Problem], words: bool) -> YamlText:
    if len(text.encode()) > MAX_BYTES:
        problems.append(Problem(file, 0, f"the file is larger than {MAX_BYTES} bytes"))
        return YamlText({}, {})
    try:
        if not _composable(text, file, problems):
            return YamlText({}, {})
        node = yaml.compose(text, Loader=_LOADER)
    except yaml.YAMLError as error:
        mark = getattr(error, "problem_mark", None)
        what = getattr(error, "problem", None) or str(getattr(error, "reason", "")) or "cannot be read"
        line = mark.line + 1 if mark else text.encode()[:getattr(error, "position", 0)].count(b"\n") + 1
        problems.append(Problem(
            file, line, f"not valid YAML: {what}",
            "A text that contains ': ' or ' #' needs quotes; lists are indented by spaces."))
        return YamlText({}, {})
    reader = _Reader(file, problems, words, text)
    return YamlText(reader.plain(node, ()) if node is not None else {}, reader.lines)


def _composable(text: str, file: str, problems: list[Problem]) -> bool:
    """Report aliases where they stand; false if the nesting would exhaust the parser's stack."""
    depth = 0
    for count, event in enumerate(yaml.parse(text, Loader=_LOADER)):
        refused = isinstance(event, yaml.AliasEvent) or getattr(event, "tag", None) in _TAGS
        if refused and event.start_mark is not None:  # tags of other kinds: see below
            problems.append(Problem(file, event.start_mark.line + 1, *_REFUSED))
        depth += isinstance(event, yaml.CollectionStartEvent) - isinstance(event, yaml.CollectionEndEvent)
        if depth > 10 * MAX_DEPTH or count > 2 * MAX_NODES:
            problems.append(Problem(file, 0, _TOO_DEEP))
            return False
    return True


class _Reader:
    """Turns YAML nodes into plain data and remembers each node's line."""

    def __init__(self, file: str, problems: list[Problem], words: bool, text: str) -> None:
        self.file = file
        self.words = words
        self.rows = _BREAK.split(text)
        self.escaped = "\\" in text  # only then a text can hold what the file does not show
        self.problems = problems
        self.lines: dict[Path, int] = {}
        self.nodes = 0
        self.seen: set[int] = set()

    def plain(self, node: yaml.Node, path: Path) -> Any:
        self.nodes += 1
        self.lines.setdefault(path, node.start_mark.line + 1)
        known = id(node) in self.seen  # an alias, reported already
        if not known and node.tag not in _TAGS:
            self.complain(node, *_REFUSED)
        if known or node.tag not in _TAGS:
            return node.value if isinstance(node, yaml.ScalarNode) else ""
        self.seen.add(id(node))
        if len(path) > MAX_DEPTH or self.nodes > MAX_NODES:
            self.complain(node, _TOO_DEEP)
            return ""
        if isinstance(node, yaml.MappingNode):
            return self.mapping(node, path)
        if isinstance(node, yaml.SequenceNode):
            return [self.plain(child, (*path, i)) for i, child in enumerate(node.value)]
        return self.text(node)

    def text(self, node: yaml.Node) -> str:
        """A scalar's text: words of bounded length, without markup or hidden characters."""
        text: str = node.value
        if len(text) > MAX_TEXT:
            self.complain(node, f"a text has {len(text)} characters, and may have {MAX_TEXT}")
            return text[:MAX_TEXT]
        markup = markup_in(text) if self.words else ""
        if markup:
            self.complain(node, f"the text holds markup: {markup!r}", HINT)
        comment = _COMMENT.match(self.rows[node.end_mark.line], node.end_mark.column)
        if comment and not getattr(node, "style", ""):  # in quotes a text says where it ends
            self.problems.append(Problem(
                self.file, node.end_mark.line + 1,
                f"{comment[1]!r} is lost here: behind a space, # begins a comment",
                "Put the text in quotes, or the comment in a line of its own."))
        if self.escaped:
            self.problems.extend(odd_characters(text, self.file, node.start_mark.line + 1))
        return text

    def mapping(self, node: yaml.MappingNode, path: Path) -> dict[str, Any]:
        result: dict[str, Any] = {}
        for key, value in node.value:
            if not isinstance(key, yaml.ScalarNode):
                self.complain(key, "a key must be a plain word")
                continue
            merged = key.tag.endswith(":merge")  # << is no field of any record, which is told later
            if key.tag not in _TAGS and not merged:
                self.complain(key, *_REFUSED)
                continue
            name = str(key.value) if merged else self.text(key)
            place = (*path, name)
            if name in result:
                first = self.lines[place]
                self.complain(key, f"duplicate key {name!r}",
                              f"It stands first in line {first}; keep one of the two.")
                continue
            self.lines[place] = key.start_mark.line + 1
            result[name] = self.plain(value, place)
        return result

    def complain(self, node: yaml.Node, message: str, hint: str = "") -> None:
        self.problems.append(Problem(self.file, node.start_mark.line + 1, message, hint))
