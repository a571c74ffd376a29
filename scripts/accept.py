"""Accepts records and lines of pages as they are now, in one file of changes; says which before it writes.

Files of changes that others have already stay as they are. Entries in files
that are still one's own are replaced where something else holds now: whoever
thinks twice tells readers once. Lines of pages that still hold keep their reason.

Usage: run.py accept --why REASON [--corrected] [--pages] [--read] [ID or PAGE ...]
"""

import argparse
from collections import Counter, defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import dataclass, replace
from datetime import UTC, datetime
from hashlib import sha256
from itertools import chain, takewhile
from pathlib import Path
from typing import Any

import yaml

from macros.accepted.chains import break_in, chains, end_of, impossible
from macros.accepted.changelog import by_hand
from macros.accepted.record_states import RecordState, label_of, states
from macros.accepted.shown import (
    BETWEEN,
    REPLACED,
    accepted_lines,
    line_changes,
    numbered,
    shown_by_pages,
    unaccepted_lines,
)
from macros.authoring.desk import wrong_records
from macros.authoring.macro import MACROS, watched
from macros.data import Ledger
from macros.data.change_kinds import (
    BASELINE,
    DOCS,
    FOLDER,
    Change,
    Entry,
    LineChange,
    Reading,
    RecordChange,
    as_yaml,
    text_mark,
)
from macros.data.load import read
from macros.data.validation import RecordFile
from macros.reading.calls import read_calls
from macros.reading.files_allowed import docs_problems, page_texts
from macros.reading.front_matter import FOLDERS, front_matter_problems, is_generated, split_page
from macros.reading.project import ROOT
from macros.reading.yaml_positions import read_yaml
from macros.values.periods import Period
from macros.values.problems import Problem, nearest, refused
from macros.words.bare_numbers import exempt_words
from scripts.running import git, write_if_changed

NAME = "run.py accept"
BRANCHES = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
ALONE = "Git can't tell which files of changes others have already, so a new one is begun."
ON_DEFAULT = ("This is {here}, the default branch itself: files of changes that are in {branch} stay as they "
              "are. What is accepted now goes into a file that is not there yet.")
MADE = tuple(f"{DOCS}{folder}/" for folder in FOLDERS)
NAME_IT = 'If the sentence says so, name the page, or give --pages: accept --why "the reason"'
MEND = "Mend that first; what is in order can be accepted by its id."


@dataclass(frozen=True)
class Wish:
    """What somebody wants to accept.

    Attributes:
        head: day, reason and whether something had been wrong; lists nothing yet.
        only: ids of records, and pages (docs/index.md), to which it is limited; empty is everything.
        shared: the files of changes that others have already.
        faulty: files in which something is wrong.
    """

    head: Change
    only: frozenset[str]
    shared: frozenset[str]
    faulty: frozenset[str]


# By id of the record or file of the page; nothing where it is as others know it.
Found = Mapping[str, list[RecordChange | LineChange]]


def main(argv: list[str] | None = None, root: Path = ROOT) -> int:
    """Accept what has changed; 1 and nothing written if anything about it is wrong."""
    parser = argparse.ArgumentParser(prog="accept", description=__doc__)
    parser.add_argument("--why", required=True, help="the reason, for readers of the page on changes")
    parser.add_argument("--corrected", action="store_true", help="what was published had been wrong")
    parser.add_argument("only", nargs="*", metavar="ID or PAGE", help="limit it to these")
    parser.add_argument("--pages", action="store_true",
                        help="on any page one figure or date may have taken the place of another")
    parser.add_argument("--read", action="store_true",
                        help="the pages that are named were read, each sentence, against their sources")
    args = parser.parse_args(argv)
    if args.read and not any(key.startswith(DOCS) for key in args.only):
        parser.error("--read needs the pages that were read, such as docs/trade/cars.md")
    ledger, problems = read(root)
    if ledger.changes.entries and not problems:
        problems += wrong_records(ledger)
    pages = readable_pages(root, problems)
    if ledger.changes.entries:
        problems += impossible(ledger)
    faulty = frozenset(problem.file.replace(".csv", ".yml") for problem in problems)
    if problems and (not args.only or any(file.startswith(FOLDER) for file in faulty)):
        return refused(problems)
    problems = []
    head = {"date": datetime.now(UTC).date().isoformat(), "why": args.why,
            "corrected": str(args.corrected).lower(), "entries": "0"}
    given = RecordFile(NAME, read_yaml(yaml.safe_dump(head), NAME, problems), problems)
    change = given.record(Change, given.yaml.data)
    problems += by_hand(args.why, NAME, 0, exempt_words(ledger))
    if change is None or problems:
        return refused(replace(problem, line=0) for problem in problems)
    if args.read:
        change = change.model_copy(update={"read": [*readings(pages, args.only)]})
    shared = shared_files(root)
    if shared is None:
        print(ALONE)
        shared = frozenset(entry.file for entry in ledger.changes.all)
    wish = Wish(change, frozenset(args.only), shared, faulty)
    found = changed(ledger, pages, wish, problems)
    files = written(ledger, wish, found)
    problems += unexplained(found, ledger, wish)
    if not args.pages:
        problems += swapped(ledger, {file: pages[file] for file in (pages.keys() & found) - wish.only}, wish)
    if problems:
        return refused(problems)
    print("\n".join([*told(found, pages), *(f"{DOCS}{one.page}: read against its sources"
                                          for one in change.read)]) or "Everything was accepted before.")
    write(root, files)
    return 0


def readable_pages(root: Path, problems: list[Problem]) -> dict[str, str]:
    """The text of each page, by its file; reports those of which one can't tell what they show."""
    problems += docs_problems(root)
    pages = page_texts(root, problems)
    for file, text in pages.items():
        _, body, first = split_page(text)
        problems += front_matter_problems(text, file, MACROS)[2]
        problems += read_calls(body, file, first, MACROS)[1]
    return pages


def readings(pages: Mapping[str, str], only: Sequence[str]) -> Iterator[Reading]:
    """That pages were read as they are now; one that is unknown is reported elsewhere."""
    for file in dict.fromkeys(only):
        if file in pages:
            yield Reading(page=file.removeprefix(DOCS), text=text_mark(split_page(pages[file])[1]))


def changed(ledger: Ledger, pages: Mapping[str, str], wish: Wish, problems: list[Problem]) -> Found:
    """The changes of all that differs or is asked for; reports what is unknown or not in order."""
    known, shown = chains(ledger.changes.entries), shown_by_pages(pages, watched())
    faults = {key: fault for key in wish.only if (fault := fault_in(key, ledger, wish))}
    now = states(ledger, wish.only - {*faults} if wish.only else None)
    found: dict[str, list[RecordChange | LineChange]] = {}
    wanted = wish.only or {key for key in {*known, *now, *shown} if not key.startswith(MADE) or (
        key in pages and not is_generated(key, pages[key]))}  # those are made anew by each build
    for key in sorted(wanted, key=lambda key: (key.startswith(DOCS), key)):
        entries = known.get(key, [])
        shared = [entry for entry in entries if entry.file in wish.shared]
        if key in faults:
            problems.append(faults[key])
        elif not entries and key not in {*now, *pages}:
            what, like = ("page", pages) if key.startswith(DOCS) else ("record", ledger.placed)
            problems.append(Problem(key, 0, f"there is no such {what}", nearest(key, like, what)))
        elif key.startswith(DOCS):
            before, last = (accepted_lines(some).get(key, Counter()) for some in (shared, entries))
            if key in wish.only or last != shown.get(key, Counter()):
                found[key] = [*line_changes(key, before, shown.get(key, Counter()))]
        elif broken := break_in(shared):
            problems.append(broken)
        elif key in wish.only or break_in(entries) or end_of(entries) != now.get(key):
            label = label_of(key, ledger) or entries[-1].of.label
            found[key] = [*record_changes(key, label, end_of(shared), now.get(key))]
    return found


def record_changes(id: str, label: str, before: RecordState | None, after: RecordState | None
                   ) -> Iterator[RecordChange]:
    """The change of a record from one state to another; nothing if it is the same."""
    known = after or before
    if known and before != after:
        yield RecordChange(id=id, kind=known.kind, label=label, was=before and before.words,
                           now=after and after.words, was_hash=before and before.hash,
                           now_hash=after and after.hash)


def fault_in(key: str, ledger: Ledger, wish: Wish) -> Problem | None:
    """Why a record or page can't be trusted to be as it is read.

    One that is not there may be unreadable, and so may one that it names.
    """
    if key.startswith(DOCS):
        return Problem(key, 0, "this page can't be accepted, since something is wrong with it",
                       MEND) if key in wish.faulty else None
    file, line = ledger.where(key) if key in ledger.placed else (FOLDER, 0)
    try:
        label_of(key, ledger)
        unsure = file == FOLDER and any(one.startswith("seeds/") for one in wish.faulty)
    except LookupError:
        unsure = True
    if file in wish.faulty or unsure:
        return Problem(file, line, f"{key!r} can't be accepted, since something is wrong with it or in its "
                       "file", MEND)
    return None


def written(ledger: Ledger, wish: Wish, found: Found) -> dict[str, str | None]:
    """One's own files of changes as they are to be; None where nothing is left in one."""
    own = sorted((entry for entry in ledger.changes.all if entry.file not in wish.shared),
                 key=lambda entry: (entry.file, entry.line))
    shared = {entry.of.subject for entry in ledger.changes.records if entry.file in wish.shared}
    slips = {subject for id, one in ledger.corrections.items() if one.kind == "ours" and id not in shared
             for subject in (id, (one.record or "").partition("@")[0])}
    homes = {reason(entry.change): entry.file for entry in reversed(own)}
    files: dict[str, list[Change]] = {entry.file: [] for entry in own}
    listed: dict[tuple[Period, str, bool], list[Any]] = defaultdict(list)
    stay = [(entry.change, entry.of) for entry in own if holds(entry, found)]
    new = ((wish.head, one) for one in (*chain.from_iterable(found.values()), *wish.head.read))
    for head, one in (*stay, *new):
        day, why, corrected = reason(head)
        listed[day, why, corrected or one.subject in slips].append(one)
    for key, some in listed.items():
        records, lines, read = ([one for one in some if isinstance(one, sort)]
                                for sort in (RecordChange, LineChange, Reading))
        change = wish.head.model_copy(update={
            "date": key[0], "why": key[1], "corrected": key[2],
            "records": records, "lines": lines, "entries": len(records + lines),
            "read": [*{one.subject: one for one in read}.values()]})
        name = name_for(change) if ledger.changes.entries else BASELINE
        files.setdefault(homes.get(key) or name, []).append(change)
    return {file: as_yaml(changes) if changes else None for file, changes in files.items()}


def holds(entry: Entry[Any], found: Found) -> bool:
    """Whether an entry of one's own stays; a line that does is taken out of what was found."""
    news = found.get(entry.of.subject)
    if news and isinstance(entry.of, LineChange) and entry.of in news:
        news.remove(entry.of)
        return True
    return news is None


def reason(change: Change) -> tuple[Period, str, bool]:
    """What the entries of one file of changes share."""
    return change.date, change.why, change.corrected


def name_for(change: Change) -> str:
    """A name for a new file that no other branch takes for other changes."""
    first = change.records[0].id if change.records else (
        change.lines or change.read)[0].page[:-3].replace("/", "-")
    mark = sha256(as_yaml([change]).encode()).hexdigest()[:6]
    return f"{FOLDER}/{change.date.text}-{first}-{mark}.yml"


def unexplained(found: Found, ledger: Ledger, wish: Wish) -> Iterator[Problem]:
    """A correction of ours of which readers are not told what had been wrong."""
    ours = (ledger.corrections[id].kind == "ours" for id in found if id in ledger.corrections)
    if wish.head.corrected and not any(ours):
        yield Problem("seeds/corrections.yml", 0, "readers are not told what had been wrong",
                      "Add an entry of the kind 'ours' to seeds/corrections.yml, and accept both together.")


def swapped(ledger: Ledger, pages: Mapping[str, str], wish: Wish) -> Iterator[Problem]:
    """What took the place of a call that others have, on pages that nobody named; it has to be said where."""
    lines = ledger.changes.lines
    ours, theirs = ({(one.file, one.line): one for one in unaccepted_lines(some, pages, watched())
                     if one.message.startswith(REPLACED) and "(" in one.message}
                    for some in (lines, [one for one in lines if one.file in wish.shared]))
    yield from (replace(ours[place], hint=f"{NAME_IT} {place[0]}") for place in ours.keys() & theirs)


def told(found: Found, pages: Mapping[str, str]) -> Iterator[str]:
    """Every record and line that is accepted, with what it was and what it is."""
    for key, changes in found.items():
        numbers = numbered(pages.get(key, ""), watched())
        yield from (in_words(one, numbers) for one in changes)
        if not changes:
            yield f"{key}: as it was accepted before"


def in_words(one: RecordChange | LineChange, numbers: Mapping[str, int]) -> str:
    """What a record or line was and is, or that something else about it has changed."""
    turn = f"{one.was or 'nothing'} → {one.now or 'nothing'}"
    if isinstance(one, LineChange):
        sides = [(side or "").split(BETWEEN) for side in (one.was, one.now)]
        for _ in range(2):  # without what both begin with, then without what both end with
            same = [*takewhile(lambda pair: pair[0] == pair[1], zip(*sides, strict=False))]
            sides = [side[len(same):][::-1] for side in sides]
        turn = " → ".join(BETWEEN.join(side) or "nothing" for side in sides)
        return f"{one.subject}{f':{numbers[one.now]}' if one.now else ''}: {turn}"
    if not one.was_hash or not one.now_hash:
        turn = ": ".join(filter(None, ("gone" if one.was_hash else "new", one.was or one.now)))
    elif one.was == one.now:
        turn = f"changed, and says {one.now}" if one.now else "changed"
    return f"{one.kind} {one.id} ({one.label}): {turn}"


def write(root: Path, files: Mapping[str, str | None]) -> None:
    """Write the files that differ, and take away those in which nothing is left."""
    for name, text in files.items():
        path = root / name
        if text is None:
            path.unlink()
            print(f"{name} is taken away.")
        elif write_if_changed(path, text.encode()):
            print(f"{name} is written; commit it with your change.")


def shared_files(root: Path) -> frozenset[str] | None:
    """The files of changes in the last commit that this branch shares with the default branch.

    None if git can't tell, or if that commit has none yet.
    """
    branch = next((name for name in BRANCHES if git(root, "merge-base", "HEAD", name)), "HEAD")
    base, here = git(root, "merge-base", "HEAD", branch), git(root, "branch", "--show-current")
    if here and here == git(root, "rev-parse", "--abbrev-ref", branch).removeprefix("origin/"):
        print(ON_DEFAULT.format(here=here, branch=branch))
    return frozenset(git(root, "ls-tree", "-r", "--name-only", base, "--", FOLDER).splitlines()) or None
