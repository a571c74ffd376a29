"""What a fault is, who makes it, and what its maker may look at."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path
from random import Random
from typing import TypeVar, cast

from macros.data import Ledger, load

PLACES = ("records", "pages", "html", "drawings", "downloads")
SHOWN = 90  # characters of a changed line that are shown
T = TypeVar("T")
Edit = tuple[int, int, str]
Fault = Callable[[str, Random], "Edit | None"]


@dataclass(frozen=True)
class Mutant:
    """One fault: who made it, where it is, what stood there and what stands there now.

    `files` holds the changed files whole, by their path below the project.
    """

    operator: str
    file: str
    line: int
    before: str
    after: str
    files: Mapping[str, bytes] = field(repr=False, compare=False, default_factory=dict)


@dataclass(frozen=True)
class Segment:
    """A stretch of a file in which a fault may be put."""

    file: str
    start: int
    end: int


class Context:
    """The project as it stands, before anything is wrong with it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._texts: dict[str, str] = {}
        self._kept: dict[str, object] = {}

    def files(self, *patterns: str, without: tuple[str, ...] = ()) -> list[str]:
        """Files below the project, sorted by name, so that a seed gives the same faults on every disk."""
        found = {path.relative_to(self.root).as_posix() for pattern in patterns
                 for path in self.root.glob(pattern) if path.is_file()}
        return sorted(name for name in found if not name.startswith(without))

    def read(self, file: str) -> str:
        """The text of a file."""
        if file not in self._texts:
            self._texts[file] = (self.root / file).read_bytes().decode("utf-8")
        return self._texts[file]

    def bytes(self, file: str) -> bytes:
        """The bytes of a file."""
        return (self.root / file).read_bytes()

    def keep(self, key: str, make: Callable[[], T]) -> T:
        """What `make` gives, made once."""
        if key not in self._kept:
            self._kept[key] = make()
        return cast(T, self._kept[key])

    @cached_property
    def ledger(self) -> Ledger:
        """The records."""
        return load(self.root)


Maker = Callable[[Context, Random], "Mutant | None"]


@dataclass(frozen=True)
class Operator:
    """A way to go wrong: its name, its place, and its maker, whose docstring says what it stands for."""

    name: str
    place: str
    make: Maker

    @property
    def stands_for(self) -> str:
        """The fault of real life that it imitates."""
        return (self.make.__doc__ or "").strip()


OPERATORS: dict[str, Operator] = {}


def operator(place: str) -> Callable[[Maker], Maker]:
    """Enter a maker under its function's name."""
    def enter(make: Maker) -> Maker:
        name = getattr(make, "__name__", "")
        if name in OPERATORS or place not in PLACES:
            raise ValueError(f"{name!r} is taken, or {place!r} is no place")
        OPERATORS[name] = Operator(name, place, make)
        return make
    return enter


def changed(context: Context, name: str, file: str, *edits: Edit, also: Mapping[str, bytes] | None = None,
            ) -> Mutant | None:
    """The mutant that edits of one file make; None if they change nothing."""
    text = context.read(file)
    new = text
    for start, end, words in sorted(edits, reverse=True):
        new = new[:start] + words + new[end:]
    if new == text:
        return None
    line = text.count("\n", 0, min(edit[0] for edit in edits)) + 1
    before, after = zip(*(_sides(text, edit) for edit in sorted(edits)), strict=True)
    return Mutant(name, file, line, " … ".join(before), " … ".join(after),
                  {file: new.encode(), **(also or {})})


def _sides(text: str, edit: Edit) -> tuple[str, str]:
    """One edit as shown: what stood there and what stands there now, from where they begin to differ."""
    start, end, words = edit
    old = text[start:end]
    same = next((at for at, (a, b) in enumerate(zip(old, words, strict=False)) if a != b),
                min(len(old), len(words)))
    return (around(text, start + same, end),
            around(text[:start] + words + text[end:], start + same, start + len(words)))


def around(text: str, start: int, end: int) -> str:
    """A changed stretch with what stands on either side of it, on one line."""
    room = max((SHOWN - (end - start)) // 2, 12)
    piece = text[max(start - room, 0):min(end, start + SHOWN) + room]
    return " ".join(piece.split())


def rewritten(context: Context, name: str, file: str, new: str) -> Mutant | None:
    """The mutant that replaces a whole file; where it begins to differ is its place."""
    text = context.read(file)
    if new == text:
        return None
    limit = min(len(text), len(new))
    start = next((at for at in range(limit) if text[at] != new[at]), limit)
    rest = limit - start
    tail = next((n for n in range(rest) if text[-1 - n] != new[-1 - n]), rest)
    return Mutant(name, file, text.count("\n", 0, start) + 1, around(text, start, len(text) - tail),
                  around(new, start, len(new) - tail), {file: new.encode()})


def faulty(context: Context, name: str, segments: Iterable[Segment], fault: Fault, rng: Random,
           tries: int = 60) -> Mutant | None:
    """Put a fault into one of many stretches; files are drawn first, so that small ones get their share."""
    by_file: dict[str, list[Segment]] = {}
    for segment in segments:
        by_file.setdefault(segment.file, []).append(segment)
    files = sorted(by_file)
    for _ in range(tries if files else 0):
        one = rng.choice(by_file[rng.choice(files)])
        edit = fault(context.read(one.file)[one.start:one.end], rng)
        if edit is not None:
            start, end, words = edit
            mutant = changed(context, name, one.file, (one.start + start, one.start + end, words))
            if mutant is not None:
                return mutant
    return None


def swapped(context: Context, name: str, one: Segment, other: Segment) -> Mutant | None:
    """Two stretches of one file in each other's place."""
    text = context.read(one.file)
    return changed(context, name, one.file, (one.start, one.end, text[other.start:other.end]),
                   (other.start, other.end, text[one.start:one.end]))
