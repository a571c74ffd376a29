"""What each page shows: the calls that put figures, dates and statements into it, as last accepted.

A number can be right and still stand in the wrong sentence. No program reads
sentences, but a call that takes the place of another is seen: a page that no
longer makes a call that was accepted, and makes one that was not, has to be
accepted anew; so has one that loses a condition, since its words may stand on.
A page that only gains calls, or loses others, has not.
"""

from __future__ import annotations

import csv
import io
from collections import Counter
from collections.abc import Iterator, Mapping
from pathlib import Path

from macros.files_allowed import page_files
from macros.front_matter import split_page
from macros.gate import Call, calls_in
from macros.problems import Problem
from macros.register import COMMAND, as_csv

HEADER = ("page", "call", "times")
LOOKED_AT = ("fig", "when", "period", "says", "describe", "facts", "chart", "disagreement")
WORDED = ("says", "describe")  # their first text is words
EXAMPLES = "docs/contribute/"
Shown = Mapping[str, Counter[str]]


def told(call: Call) -> str:
    """A call as it is kept: its name and its ids. How a sentence is worded may change freely."""
    args = call.args[1:] if call.name in WORDED else call.args
    return f"{call.name}({' | '.join(args)})" if args else ""


def calls_of(body: str, file: str, first: int = 1) -> list[Call]:
    """The calls of a page that are looked at."""
    return calls_in(body, file, first, LOOKED_AT, [])


def shown_by_pages(root: Path) -> dict[str, Counter[str]]:
    """What every page shows, by its file."""
    found = {}
    for path in page_files(root):
        file = path.relative_to(root).as_posix()
        if not file.startswith(EXAMPLES):
            body = split_page(path.read_text(encoding="utf-8", errors="replace"))[1]
            calls = Counter(text for call in calls_of(body, file) if (text := told(call)))
            if calls:
                found[file] = calls
    return found


def read_shown(text: str) -> dict[str, Counter[str]]:
    """What was accepted, from its CSV."""
    found: dict[str, Counter[str]] = {}
    for row in list(csv.reader(io.StringIO(text)))[1:]:
        if len(row) == len(HEADER) and row[2].isdigit():
            found.setdefault(row[0], Counter())[row[1]] = int(row[2])
    return found


def write_shown(shown: Shown) -> str:
    """What the pages show as CSV, by page and call."""
    rows = [(page, call, str(times)) for page in sorted(shown) for call, times in sorted(shown[page].items())]
    return as_csv([HEADER, *rows])


def check(root: Path, accepted: str | None) -> Iterator[Problem]:
    """Calls that took the place of accepted ones, page by page.

    Args:
        accepted: text of what was accepted; None if there is none.
    """
    if accepted is None:
        yield Problem("seeds/shown.csv", 0, "the list of what pages show is missing",
                      f"Get it back from the repository, or run: {COMMAND}")
        return
    before, now = read_shown(accepted), shown_by_pages(root)
    for file, calls in now.items():
        if file in before:
            gone, new = before[file] - calls, calls - before[file]
            if gone and new:
                yield from _replaced(root, file, gone, new)
            elif lost := sorted(call for call in gone if call.startswith("says(")):
                yield Problem(file, 1, "conditions that were accepted are gone from this page: "
                              + "; ".join(lost), f"If their words are gone as well, run: {COMMAND}")


def _replaced(root: Path, file: str, gone: Counter[str], new: Counter[str]) -> Iterator[Problem]:
    _, body, first = split_page((root / file).read_text(encoding="utf-8"))
    lines = {told(call): call.line for call in calls_of(body, file, first)}
    lost = "; ".join(sorted(gone))
    for call in sorted(new):
        yield Problem(file, lines[call], f"{call} has taken the place of a call that was accepted",
                      f"No longer on this page: {lost}. If it is meant, run: {COMMAND}")
