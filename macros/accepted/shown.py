"""What each page shows, as last accepted: figures, dates, conditions, and words that turn a sentence.

A number can be right and still stand in the wrong sentence. No program reads
sentences, but of each line two things are kept: in their order the calls that
put figures, dates, conditions, charts and sources into it, and the words whose
opposite would turn it around (more and fewer, before and after, surplus and
deficit). A line in which one of them takes the place of another, or changes
places with it, has to be accepted anew; so has a page that loses a condition,
since its words may stand on, and every call that no accepted line of the page
has. Whatever else is reworded, joined, split or taken away is free.
"""

import re
from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from functools import lru_cache

from macros.data.change_kinds import DOCS, Entry, LineChange
from macros.reading.calls import CALL
from macros.reading.front_matter import is_generated, split_page
from macros.reading.project import own_table
from macros.values.problems import Problem

COMMAND = 'python3 scripts/run.py accept --why "the reason"'
HINT = f"If this is meant, run: {COMMAND}"
RESTORE = "Nobody writes these files by hand: get the file back from the repository."
EXAMPLES = "docs/contribute/"
BETWEEN = " · "
REPLACED = "something has taken the place of what was accepted: "
_BASE = {form: words[0] for words in own_table(list[list[str]], "macros/accepted/turning_words.yml")
         for form in words}
_TOKEN = re.compile(rf"{CALL.pattern}|(?P<word>\b(?:{'|'.join(_BASE)})\b)", re.I)
_TEXT = re.compile(r'"([^"]*)"|\'([^\']*)\'')
_CODE = re.compile(r"`[^`]*`|\]\([^)]*\)|\{ #[^}]*\}")
Line = tuple[str, ...]
# Names of the macros whose place in a line counts, and whether the first text of each is words.
Watched = Mapping[str, bool]


def tokens(line: str, watched: Watched) -> Line:
    """The calls of a line in order, then its turning words, in their base form and by the alphabet."""
    calls: list[str] = []
    words = [_BASE[match["word"].lower()] for match in _TOKEN.finditer(_CODE.sub(" ", line)) if match["word"]]
    for match in _TOKEN.finditer(line):  # a call between signs of code shows all the same if they are none
        if match["name"] in watched:
            args = [double or single for double, single in _TEXT.findall(match["args"])]
            if match["name"] == "describe" and args:
                words += [_BASE[word["word"].lower()] for word in _TOKEN.finditer(args[0]) if word["word"]]
            kept = args[1:] if watched[match["name"]] else args
            if kept:
                calls.append(f"{match['name']}({' | '.join(kept)})")
    return (*calls, *sorted(words))


def lines_of(body: str, watched: Watched) -> Iterator[tuple[int, Line]]:
    """The lines of a page that show something, with their numbers from 1."""
    for number, line in enumerate(body.splitlines(), 1):
        found = tokens(line, watched)
        if found:
            yield number, found


def shown_by_pages(pages: Mapping[str, str], watched: Watched) -> dict[str, Counter[Line]]:
    """What every page shows, by its file; examples for contributors show nothing.

    Args:
        pages: the text of each page, by its file below the project's root.
    """
    return {file: Counter(_shown(text, tuple(watched.items())))
            for file, text in pages.items() if not file.startswith(EXAMPLES)}


@lru_cache(maxsize=1000)
def _shown(text: str, watched: tuple[tuple[str, bool], ...]) -> tuple[Line, ...]:
    return tuple(line for _, line in lines_of(split_page(text)[1], dict(watched)))


def accepted_lines(entries: Iterable[Entry[LineChange]]) -> dict[str, Counter[Line]]:
    """What was accepted of each page, by its file.

    Branches may accept the same line of a page twice; whatever went is gone then,
    and a line that is thought to be there more often than it is asks for more care, not for less.
    """
    came: dict[str, Counter[Line]] = defaultdict(Counter)
    went: dict[str, Counter[Line]] = defaultdict(Counter)
    for entry in entries:
        for found, line in ((came, entry.of.now), (went, entry.of.was)):
            found[entry.of.subject].update([tuple(line.split(BETWEEN))] if line else [])
    return {file: lines - went[file] for file, lines in came.items()}


def line_changes(file: str, before: Counter[Line], now: Counter[Line]) -> Iterator[LineChange]:
    """What came and went on a page; a line that went stands beside that which most resembles it."""
    page, came = file.removeprefix(DOCS), [*(now - before).elements()]
    for old in (before - now).elements():
        new = max(came, key=lambda line: len({*old} & {*line}), default=None)
        if new is not None:
            came.remove(new)
        yield LineChange(page=page, was=BETWEEN.join(old), now=BETWEEN.join(new) if new else None)
    for new in came:
        yield LineChange(page=page, now=BETWEEN.join(new))


def impossible_lines(entries: Sequence[Entry[LineChange]], pages: Mapping[str, str],
                     accepted: Mapping[str, Counter[Line]]) -> Iterator[Problem]:
    """Lines that went, though no change says that they ever came, and lines of pages that are not there."""
    came, held = {(entry.of.page, entry.of.now) for entry in entries}, dict(accepted)
    for entry in entries:
        one, file = entry.of, entry.of.subject
        if one.was and (one.page, one.was) not in came:
            yield Problem(entry.file, entry.line, f"{one.page} was never accepted with {one.was!r}", RESTORE)
        if file not in pages and held.pop(file, Counter()):
            yield Problem(entry.file, entry.line, f"lines of {file} are accepted, and there is no such page",
                          f"If it was taken away, run: {COMMAND} {file}")


def unaccepted_lines(entries: Sequence[Entry[LineChange]], pages: Mapping[str, str],
                     watched: Watched) -> Iterator[Problem]:
    """What is impossible; what took the place of something accepted, or was never accepted, page by page.

    Args:
        pages: the text of each page, by its file below the project's root.
    """
    before, now = accepted_lines(entries), shown_by_pages(pages, watched)
    yield from impossible_lines(entries, pages, before)
    for file, lines in now.items():
        known = before.get(file, Counter())
        if lines != known and not is_generated(file, pages[file]):
            yield from _compared(file, numbered(pages[file], watched), known, lines)


def numbered(text: str, watched: Watched) -> dict[str, int]:
    """The line of the page in which each of its lines that show something stands last."""
    _, body, first = split_page(text)
    return {BETWEEN.join(line): number + first - 1 for number, line in lines_of(body, watched)}


def _compared(file: str, numbers: Mapping[str, int], before: Counter[Line], now: Counter[Line]
              ) -> Iterator[Problem]:
    gone, hint = before - now, f"{HINT} {file}"
    for number, line in sorted((numbers[BETWEEN.join(line)], line) for line in now - before):
        if gone and not any(_within(line, old) or _within(old, line) for old in gone):
            old = max(gone, key=lambda one: len({*one} & {*line}))
            yield Problem(file, number, REPLACED + _differs(old, line), hint)
        elif more := _never_accepted(line, gone):
            yield Problem(file, number, f"this line shows what is not accepted here yet: {', '.join(more)}"
                          if before else "nothing of this page is accepted yet", hint)
            if not before:
                return
    held, kept = (Counter(token for line in side.elements() for token in line if token.startswith("says("))
                  for side in (before, now))
    if lost := sorted(held - kept):
        yield Problem(file, 1, "conditions that were accepted are gone from this page: "
                      + "; ".join(lost), hint)


def _never_accepted(line: Line, gone: Counter[Line]) -> Line:
    """The calls of a line that are no part of a line that went, nor of those that were joined in it."""
    calls = tuple(token for token in line if token.endswith(")"))
    if any(_within(calls, old) for old in gone):
        return ()
    lent = sum((Counter(old) for old in gone if _within(old, line)), Counter[str]())
    return tuple((Counter(calls) - lent).elements())


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
