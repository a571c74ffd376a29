"""What a fault is, and where one can be put."""

import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from functools import cached_property, partial
from pathlib import Path
from random import Random
from typing import NamedTuple

from macros.data import Ledger, load
from macros.reading.front_matter import is_generated

# The numbers in the guide for contributors are examples, the page of errors and those that lead on have none,
# and an edition stands still.
LEFT_OUT = ("docs/contribute/", "docs/assets/", "site/contribute/", "site/404", "site/go/", "site/editions/")
Files = dict[str, bytes | None]  # changed files by name; None for one that is missing


@dataclass(frozen=True)
class Mutant:
    """One fault: who made it, the file and line, what stood there and what stands there now."""

    operator: str
    where: str
    before: str
    after: str
    files: Files = field(repr=False, compare=False)

    @property
    def place(self) -> str:
        """Where the fault was put: records, pages, html …"""
        return self.operator.partition(".")[0]


class Where(NamedTuple):
    """Stretches of files: what a pattern, or its group `at`, matches outside of what is hidden."""

    pattern: str
    globs: tuple[str, ...]
    hidden: str = "(?!)"


class Spot(NamedTuple):
    """One stretch of a file."""

    file: str
    start: int
    end: int


class Project:
    """The project as it stands, before anything is wrong with it."""

    def __init__(self, root: Path) -> None:
        self.root = root
        self._texts: dict[str, str] = {}
        self._spots: dict[Where, dict[str, list[Spot]]] = {}

    @cached_property
    def ledger(self) -> Ledger:
        """The records."""
        return load(self.root)

    def files(self, *globs: str) -> list[str]:
        """Files below the project, sorted by name, so that a seed gives the same faults on every disk.

        Pages that a build makes anew are none: it would mend the fault.
        """
        found = {path.relative_to(self.root).as_posix() for glob in globs for path in self.root.glob(glob)}
        return sorted(file for file in found if not file.startswith(LEFT_OUT)
                      and not (file.endswith(".md") and is_generated(file, self.text(file))))

    def text(self, file: str) -> str:
        """The text of a file, with the line ends that it has."""
        if file not in self._texts:
            self._texts[file] = (self.root / file).read_bytes().decode("utf-8")
        return self._texts[file]

    def words(self, spot: Spot) -> str:
        """What stands in a spot."""
        return self.text(spot.file)[spot.start:spot.end]

    def spots(self, where: Where) -> Mapping[str, Sequence[Spot]]:
        """The stretches by file."""
        if where not in self._spots:
            pattern = re.compile(where.pattern, re.M)
            group = "at" if "at" in pattern.groupindex else 0
            shown = partial(re.sub, where.hidden, lambda match: re.sub(r"[^\n]", "\0", match.group()))
            found = {file: [Spot(file, *match.span(group)) for match in pattern.finditer(
                shown(self.text(file)))] for file in self.files(*where.globs)}
            self._spots[where] = {file: spots for file, spots in found.items() if spots}
        return self._spots[where]

    def edited(self, *edits: tuple[Spot, str]) -> Files | None:
        """One file with other words in some of its spots; None if that changes nothing."""
        file = edits[0][0].file
        new = self.text(file)
        for spot, words in sorted(edits, key=lambda edit: edit[0].start, reverse=True):
            new = new[:spot.start] + words + new[spot.end:]
        return {file: new.encode()} if new != self.text(file) else None


Way = Callable[[Project, Random], Files | None]


class Operator(NamedTuple):
    """One class of fault: how many kinds of slip it takes in, what it imitates, in which ways it is made."""

    name: str
    weight: int
    stands_for: str
    ways: Sequence[Way]
