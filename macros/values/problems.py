"""What is wrong with a record or a page, where it stands, and how to mend it."""

import difflib
import re
import sys
from collections.abc import Iterable, Iterator
from dataclasses import dataclass, replace
from itertools import islice

MOST_TOLD = 300
_ENDLESS = re.compile(r"(\S{100})\S{100,}")  # a number or an id of a thousand signs hides what is said of it


@dataclass(frozen=True, order=True)
class Problem:
    """One mistake in one line of one file.

    Attributes:
        file: path relative to the project's root, with forward slashes.
        line: 1-based line in that file; 0 when the whole file is meant.
        message: what is wrong, quoting the offending text.
        hint: what is allowed instead, or the nearest valid name; may be empty.
    """

    file: str
    line: int
    message: str
    hint: str = ""

    def __str__(self) -> str:
        place = f"{self.file}:{self.line}" if self.line else self.file
        told = _ENDLESS.sub(r"\1…", self.message + (f"\n    {self.hint}" if self.hint else ""))
        return f"{place}: {told}"


def counted(problems: Iterable[Problem], most: int) -> Iterator[Problem]:
    """At most so many problems; the last one counts those that are left out, lest they be taken for all."""
    every = iter(problems)
    yield from islice(every, most - 1)
    if rest := [*islice(every, 1001)]:
        over = "over " if len(rest) > 1000 else ""
        more = f" (and {over}{len(rest) - 1} more like this)" if len(rest) > 1 else ""
        yield replace(rest[0], message=rest[0].message + more)


class ProblemsFound(Exception):
    """Raised once, with every problem of a run, never at the first one."""

    def __init__(self, problems: Iterable[Problem]) -> None:
        self.problems = sorted(set(problems))
        super().__init__(report(self.problems))


def report(problems: Iterable[Problem], partly: bool = False) -> str:
    """The problems as text for a terminal, with a line that counts them, and one if not all was looked at."""
    lines = [str(problem) for problem in problems]
    count = len(lines)
    lines[MOST_TOLD:] = [f"… and {count - MOST_TOLD} more"] if count > MOST_TOLD else []
    more = "\nPages were looked at without the records: run this again when these can be read." * partly
    return "\n".join([*lines, f"{count} problem{'' if count == 1 else 's'}.{more}"])


def late_told_once(problems: list[Problem]) -> list[Problem]:
    """The problems, but of many days to come the first alone: the clock is wrong then, not the records."""
    late = [one for one in problems if one.message.endswith("is still to come")]
    hint = f"So are {len(late) - 1} other days: is the clock of this machine right?"
    return [*{*problems}.difference(late), replace(late[0], hint=hint)] if len(late) > 9 else problems


def refused(problems: Iterable[Problem], partly: bool = False) -> int:
    """Print problems, each once and in order; the exit code of a program that found them."""
    print(report(sorted(set(problems)), partly), file=sys.stderr)
    return 1


def nearest(name: str, valid: Iterable[str], kind: str) -> str:
    """A hint that names the valid names closest to a mistyped one.

    Args:
        name: what the author wrote.
        valid: the names that exist.
        kind: what such a name is called, in the singular ("figure").
    """
    names = sorted(set(valid))
    close = difflib.get_close_matches(name, names, n=3, cutoff=0.5)
    if not close:
        close = [candidate for candidate in names if name and name in candidate][:3]
    if close:
        return f"Did you mean {' or '.join(repr(c) for c in close)}?"
    if len(names) <= 16 or kind in ("field", "formula"):
        return f"Allowed: {', '.join(names) or 'nothing yet'}."
    where = "; reference/figures lists them all" if kind == "figure" else ""
    return f"There is no {kind} with a similar name{where}."


class UnknownId(LookupError):
    """An id that no record has; carries a hint with the nearest valid ones."""

    def __init__(self, ref: str, kind: str, hint: str) -> None:
        super().__init__(f"there is no {kind} {ref!r}")
        self.hint = hint
