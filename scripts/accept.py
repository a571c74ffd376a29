"""Accepts records and lines of pages as they are now, in one file of changes; says which before it writes.

Files of changes that others have already stay as they are. Entries in files
that are still one's own are replaced: whoever thinks twice tells readers once.

Usage: python -m scripts.accept --why REASON [--corrected] [--date DATE] [ID or PAGE ...]
"""

from __future__ import annotations

import argparse
import io
import subprocess
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from datetime import date
from hashlib import sha256
from pathlib import Path

from macros.accepted.chains import break_in, chains, end_of
from macros.accepted.record_states import RecordState, label_of, states
from macros.accepted.shown import DOCS, accepted_lines, line_changes, shown_by_pages
from macros.authoring.macro import MACROS, watched
from macros.data import Ledger
from macros.data.change_kinds import FOLDER, Change, LineChange, RecordChange, as_yaml
from macros.data.load import read
from macros.data.validation import change_entries, validate
from macros.reading.calls import calls_in
from macros.reading.files_allowed import docs_problems, page_texts
from macros.reading.front_matter import front_matter_problems, split_page
from macros.reading.plain_text import odd_characters
from macros.reading.project import ROOT
from macros.reading.yaml_positions import YamlText, read_yaml
from macros.values.problems import Problem, nearest, report

BRANCHES = ("origin/HEAD", "origin/main", "origin/master", "main", "master")
ALONE = "Git can't tell which files of changes others have already, so a new one is begun."
MEND = "Mend that first; what is in order can be accepted by its id."


@dataclass(frozen=True)
class Wish:
    """What somebody wants to accept.

    Attributes:
        head: day, reason and whether something had been wrong; lists nothing yet.
        only: ids of records, and pages (docs/trade/cars.md), to which it is limited; empty is everything.
        shared: the files of changes that others have already.
        faulty: files in which something is wrong.
    """

    head: Change
    only: frozenset[str]
    shared: frozenset[str]
    faulty: frozenset[str]


# The changes by id of the record, and by file of the page; None or nothing where it is as others know it.
Records = Mapping[str, RecordChange | None]
Lines = Mapping[str, list[LineChange]]


def main(argv: list[str] | None = None, root: Path = ROOT) -> int:
    """Accept what has changed; 1 and nothing written if anything about it is wrong."""
    parser = argparse.ArgumentParser(prog="accept", description=__doc__)
    parser.add_argument("--why", required=True, help="the reason, for readers of the page on changes")
    parser.add_argument("--corrected", action="store_true", help="what was published had been wrong")
    parser.add_argument("--date", default=date.today().isoformat(), help="the day (default: today)")
    parser.add_argument("only", nargs="*", metavar="ID or PAGE", help="limit it to these")
    args = parser.parse_args(argv)
    if isinstance(sys.stdout, io.TextIOWrapper):
        sys.stdout.reconfigure(errors="backslashreplace")  # no sign may stop a terminal
    ledger, problems = read(root)
    pages = readable_pages(root, problems)
    faulty = frozenset(problem.file.replace(".csv", ".yml") for problem in problems)
    if problems and (not args.only or any(file.startswith(FOLDER) for file in faulty)):
        return refuse(problems)
    problems = []
    head = {"date": args.date, "why": args.why, "corrected": str(args.corrected).lower(), "entries": "0"}
    change = validate(Change, head, YamlText({}, {}), (), "run.py accept", problems)
    if change is None:
        return refuse([replace(problem, line=0) for problem in problems])
    shared = shared_files(root)
    if shared is None:
        print(ALONE)
        shared = frozenset(entry.file for entry in ledger.changes.entries)
    wish = Wish(change, frozenset(args.only), shared, faulty)
    records, lines = changed_records(ledger, wish, problems), changed_lines(ledger, pages, wish, problems)
    files = written(ledger, wish, records, lines)
    problems += [*unexplained(records, ledger, wish), *misread(files)]
    if problems:
        return refuse(problems)
    print("\n".join(told(records, lines)) or "Everything was accepted before.")
    write(root, files)
    return 0


def refuse(problems: list[Problem]) -> int:
    """Say why nothing is accepted."""
    print(report(sorted(set(problems))), file=sys.stderr)
    return 1


def readable_pages(root: Path, problems: list[Problem]) -> dict[str, str]:
    """The text of each page, by its file; reports those of which one can't tell what they show."""
    problems += docs_problems(root)
    pages = page_texts(root, problems)
    for file, text in pages.items():
        _, body, first = split_page(text)
        problems += front_matter_problems(text, file, MACROS)[2]
        calls_in(body, file, first, MACROS, problems)
    return pages


def changed_records(ledger: Ledger, wish: Wish, problems: list[Problem]) -> Records:
    """The changes of records; reports ids that are unknown or not in order."""
    named = {id for id in wish.only if not id.startswith(DOCS)}
    faulty = {id for id in named if is_faulty(id, ledger, wish)}
    for id in sorted(faulty):
        file, line = ledger.where(id) if id in ledger.placed else (FOLDER, 0)
        problems.append(Problem(file, line, f"{id!r} can't be accepted, since something is wrong with it or "
                                "in its file", MEND))
    now = states(ledger, named - faulty if wish.only else None)
    entries = chains(ledger.changes.records)
    found: dict[str, RecordChange | None] = {}
    for id in sorted(named - faulty if wish.only else {*now, *entries}):
        chain, after = entries.get(id, []), now.get(id)
        shared = [entry for entry in chain if entry.file in wish.shared]
        if not chain and after is None:
            problems.append(Problem(id, 0, "there is no such record", nearest(id, ledger.placed, "record")))
        elif problem := break_in(shared):
            problems.append(problem)
        elif id in named or break_in(chain) or end_of(chain) != after:
            label = label_of(id, ledger) or chain[-1].of.label
            found[id] = record_change(id, label, end_of(shared), after)
    return found


def is_faulty(id: str, ledger: Ledger, wish: Wish) -> bool:
    """Whether a record can't be trusted to be as it is read; one that is not there may be unreadable."""
    if id in ledger.placed:
        return ledger.where(id)[0] in wish.faulty
    return any(file.startswith("seeds/") for file in wish.faulty)


def record_change(id: str, label: str, before: RecordState | None, after: RecordState | None
                  ) -> RecordChange | None:
    """The change of a record from one state to another; None if it is the same."""
    known = after or before
    if known is None or before == after:
        return None
    return RecordChange(id=id, kind=known.kind, label=label, was=before and before.words,
                        now=after and after.words, was_hash=before and before.hash,
                        now_hash=after and after.hash)


def changed_lines(ledger: Ledger, pages: Mapping[str, str], wish: Wish, problems: list[Problem]) -> Lines:
    """The changes of lines; reports pages that are unknown or not in order."""
    entries = ledger.changes.lines
    accepted, now = accepted_lines(entries), shown_by_pages(pages, watched())
    shared = accepted_lines(entry for entry in entries if entry.file in wish.shared)
    named = {file for file in wish.only if file.startswith(DOCS)}
    found: dict[str, list[LineChange]] = {}
    for file in sorted(named if wish.only else {*accepted, *now}):
        before, after, last = (lines.get(file, Counter()) for lines in (shared, now, accepted))
        if file in wish.faulty:
            problems.append(Problem(file, 0, "this page can't be accepted, since something is wrong with it",
                                    MEND))
        elif file not in {*pages, *accepted}:
            problems.append(Problem(file, 0, "there is no such page", nearest(file, pages, "page")))
        elif file in named or last != after:
            found[file] = [*line_changes(file, before, after)]
    return found


def written(ledger: Ledger, wish: Wish, records: Records, lines: Lines) -> dict[str, str | None]:
    """One's own files of changes as they are to be; None where nothing is left in one."""
    own = sorted((entry for entry in ledger.changes.entries if entry.file not in wish.shared),
                 key=lambda entry: (entry.file, entry.line))
    homes = {reason(entry.change): entry.file for entry in reversed(own)}
    heads = {reason(change): change for change in (wish.head, *(entry.change for entry in own))}
    files: dict[str, list[Change]] = {entry.file: [] for entry in own}
    for key, head in heads.items():
        mine = [entry.of for entry in own if reason(entry.change) == key]
        kept = [one for one in mine if isinstance(one, RecordChange) and one.id not in records]
        left = [one for one in mine if isinstance(one, LineChange) and DOCS + one.page not in lines]
        if key == reason(wish.head):
            kept += [one for one in records.values() if one]
            left += [line for some in lines.values() for line in some]
        if kept or left:
            change = head.model_copy(update={"records": kept, "lines": left, "entries": len(kept + left)})
            files.setdefault(homes.get(key) or name_for(change), []).append(change)
    return {file: as_yaml(changes) if changes else None for file, changes in files.items()}


def reason(change: Change) -> tuple[str, str, bool]:
    """What the entries of one file of changes share."""
    return change.date.text, change.why, change.corrected


def name_for(change: Change) -> str:
    """A name for a new file that no other branch takes for other changes."""
    first = change.records[0].id if change.records else change.lines[0].page[:-3].replace("/", "-")
    mark = sha256(as_yaml([change]).encode()).hexdigest()[:6]
    return f"{FOLDER}/{change.date.text}-{first}-{mark}.yml"


def unexplained(records: Records, ledger: Ledger, wish: Wish) -> Iterator[Problem]:
    """A correction of ours of which readers are not told what had been wrong."""
    ours = (ledger.corrections[id].kind == "ours" for id in records if id in ledger.corrections)
    if wish.head.corrected and not any(ours):
        yield Problem("seeds/corrections.yml", 0, "readers are not told what had been wrong",
                      "Add an entry of the kind 'ours' to seeds/corrections.yml, and accept both together.")


def misread(files: Mapping[str, str | None]) -> list[Problem]:
    """What would be wrong with the files if they were written."""
    problems: list[Problem] = []
    for file, text in files.items():
        if text is not None:
            problems += odd_characters(text, file)
            change_entries(read_yaml(text, file, problems), file, problems)
    return problems


def told(records: Records, lines: Lines) -> Iterator[str]:
    """Every record and line that is accepted, with what it was and what it is."""
    for id, one in records.items():
        yield f"{one.kind} {id} ({one.label}): {in_words(one)}" if one else f"{id}: as others have it"
    for file, changes in lines.items():
        for line in changes:
            yield f"{file}: {line.was or 'nothing'} → {line.now or 'nothing'}"
        if not changes:
            yield f"{file}: as others have it"


def in_words(one: RecordChange) -> str:
    """What a record was and is, or that something else about it has changed."""
    if not one.was_hash or not one.now_hash:
        return ": ".join(filter(None, ("gone" if one.was_hash else "new", one.was or one.now)))
    if one.was == one.now:
        return f"changed, and says {one.now}" if one.now else "changed"
    return f"{one.was or 'nothing'} → {one.now or 'nothing'}"


def write(root: Path, files: Mapping[str, str | None]) -> None:
    """Write the files that differ, and take away those in which nothing is left."""
    for name, text in files.items():
        path = root / name
        if text is None:
            path.unlink()
            print(f"{name} is taken away.")
        elif not path.exists() or path.read_text(encoding="utf-8") != text:
            path.parent.mkdir(exist_ok=True)
            path.write_text(text, encoding="utf-8", newline="\n")
            print(f"{name} is written; commit it with your change.")


def shared_files(root: Path) -> frozenset[str] | None:
    """The files of changes in the last commit that this branch shares with the default branch.

    None if git can't tell, or if that commit has none yet.
    """
    base = next(filter(None, (_git(root, "merge-base", "HEAD", branch) for branch in BRANCHES)), "HEAD")
    return frozenset(_git(root, "ls-tree", "-r", "--name-only", base, "--", FOLDER).splitlines()) or None


def _git(root: Path, *command: str) -> str:
    """What git says; nothing if there is no git, no repository or no such branch."""
    try:
        done = subprocess.run(["git", *command], cwd=root, text=True, capture_output=True, check=False)
    except OSError:
        return ""
    return done.stdout.strip() if done.returncode == 0 else ""


if __name__ == "__main__":
    sys.exit(main())
