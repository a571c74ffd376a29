"""What each page shows, as last accepted: figures, dates, conditions, and words that turn a sentence.

A number can be right and still stand in the wrong sentence. No program reads
sentences, but of each line two things are kept: in their order the calls that
put figures, dates, conditions, charts and sources into it, and the words whose
opposite would turn it around (more and fewer, before and after, surplus and
deficit). A line in which one of them takes the place of another, or changes
places with it, has to be accepted anew; so has a page that loses a condition,
since its words may stand on. Whatever else is reworded, moved, added or taken
away is free.
"""

from __future__ import annotations

import csv
import io
import re
from collections import Counter
from collections.abc import Iterator, Mapping, Sequence
from pathlib import Path

from macros.accepted.register import COMMAND, as_csv
from macros.reading.files_allowed import page_files
from macros.reading.front_matter import split_page
from macros.values.problems import Problem

HEADER = ("page", "line", "times")
LOOKED_AT = ("fig", "when", "period", "says", "describe", "facts", "chart", "disagreement", "cite",
             "positions", "option", "timeline")
WORDED = ("says", "describe")  # their first text is words
EXAMPLES = "docs/contribute/"
BETWEEN = " · "
# Words by their meaning; a form of the same word is no other word.
_WORDS = """
more; less fewer; most; least; above; below; before; after; until; since; higher; lower; highest; lowest
larger; smaller; largest; smallest; older; younger; oldest; youngest; newer; earlier; later; first; second
third; fourth; last; rise rises rose risen rising; fall falls fell fallen falling; grow grows grew grown
growing; shrink shrinks shrank shrunk shrinking; climb climbs climbed; drop drops dropped; increase increases
increased; decrease decreases decreased; surplus surpluses; deficit deficits; export exports exported; import
imports imported; buy buys bought buying; sell sells sold selling; stronger strengthened; weaker weakened
gain gains gained; lose loses lost; win wins won; majority; minority; support supports supported; oppose
opposes opposed; accept accepts accepted; refuse refuses refused; agree agrees agreed; disagree disagrees
longest; shortest; longer; shorter; best; worst; true; false; twice; half; doubled; halved; tripled; tenfold
dozens; hundreds; thousands; millions; billions
"""
_BASE = {form: word.split()[0] for line in _WORDS.strip().splitlines() for word in line.split(";")
         for form in word.split()}
_TOKEN = re.compile(r"\{\{\s*(?P<name>\w+)\((?P<args>(?:[^{}]|\{[^{}]*\})*)\)\s*\}\}"
                    rf"|(?P<word>\b(?:{'|'.join(_BASE)})\b)", re.I)
_TEXT = re.compile(r'"([^"]*)"|\'([^\']*)\'')
_CODE = re.compile(r"`[^`]*`|\]\([^)]*\)|\{ #[^}]*\}")
Line = tuple[str, ...]
Shown = Mapping[str, Counter[Line]]


def tokens(line: str) -> Line:
    """The calls of a line in order, then its turning words, in their base form and by the alphabet."""
    calls: list[str] = []
    words: list[str] = []
    for match in _TOKEN.finditer(_CODE.sub(" ", line)):
        if match["word"]:
            words.append(_BASE[match["word"].lower()])
        elif match["name"] in LOOKED_AT:
            args = [double or single for double, single in _TEXT.findall(match["args"])]
            if match["name"] == "describe" and args:
                words += [_BASE[word["word"].lower()] for word in _TOKEN.finditer(args[0]) if word["word"]]
            kept = args[1:] if match["name"] in WORDED else args
            if kept:
                calls.append(f"{match['name']}({' | '.join(kept)})")
    return (*calls, *sorted(words))


def lines_of(body: str) -> Iterator[tuple[int, Line]]:
    """The lines of a page that show something, with their numbers from 1."""
    for number, line in enumerate(body.splitlines(), 1):
        found = tokens(line)
        if found:
            yield number, found


def shown_by_pages(root: Path) -> dict[str, Counter[Line]]:
    """What every page shows, by its file."""
    found = {}
    for path in page_files(root):
        file = path.relative_to(root).as_posix()
        if not file.startswith(EXAMPLES):
            body = split_page(path.read_text(encoding="utf-8", errors="replace"))[1]
            lines = Counter(line for _, line in lines_of(body))
            if lines:
                found[file] = lines
    return found


def read_shown(text: str) -> dict[str, Counter[Line]]:
    """What was accepted, from its CSV."""
    found: dict[str, Counter[Line]] = {}
    for row in list(csv.reader(io.StringIO(text)))[1:]:
        if len(row) == len(HEADER) and row[2].isdigit():
            found.setdefault(row[0], Counter())[tuple(row[1].split(BETWEEN))] = int(row[2])
    return found


def write_shown(shown: Shown) -> str:
    """What the pages show as CSV, by page and line."""
    return as_csv([HEADER, *((page, BETWEEN.join(line), str(times)) for page in sorted(shown)
                             for line, times in sorted(shown[page].items()))])


def check(root: Path, accepted: str | None) -> Iterator[Problem]:
    """What took the place of something accepted, page by page.

    Args:
        accepted: text of what was accepted; None if there is none.
    """
    if accepted is None:
        yield Problem("seeds/shown.csv", 0, "the list of what pages show is missing",
                      f"Get it back from the repository, or run: {COMMAND}")
        return
    before, now = read_shown(accepted), shown_by_pages(root)
    for file, lines in now.items():
        if file in before and lines != before[file]:
            yield from _compared(root, file, before[file], lines)


def _compared(root: Path, file: str, before: Counter[Line], now: Counter[Line]) -> Iterator[Problem]:
    gone, new = before - now, now - before
    _, body, first = split_page((root / file).read_text(encoding="utf-8"))
    numbers = {line: number + first - 1 for number, line in lines_of(body)}
    for line in sorted(new, key=lambda one: numbers[one]):
        if gone and not any(_within(line, old) or _within(old, line) for old in gone):
            old = max(gone, key=lambda one: len({*one} & {*line}))
            yield Problem(file, numbers[line], "something has taken the place of what was accepted: "
                          f"{_differs(old, line)}", f"If it is meant, run: {COMMAND}")
    held, kept = (Counter(token for line in side.elements() for token in line if token.startswith("says("))
                  for side in (before, now))
    if lost := sorted(held - kept):
        yield Problem(file, first, "conditions that were accepted are gone from this page: "
                      + "; ".join(lost), f"If their words are gone as well, run: {COMMAND}")


def _within(short: Line, long: Line) -> bool:
    """Whether one line is another with some things left out."""
    rest = iter(long)
    return all(token in rest for token in short)


def _differs(old: Sequence[str], new: Sequence[str]) -> str:
    """What is in one line and not in the other; their order where nothing else differs."""
    lost, won = Counter(old) - Counter(new), Counter(new) - Counter(old)
    if not lost and not won:
        return f"{', '.join(new)} in another order"
    return f"{', '.join(won) or 'nothing'} instead of {', '.join(lost) or 'nothing'}"
