"""What has been accepted: the end of each record's chain of changes, and what each page showed.

`ledger.changes` holds the entries of all files in seeds/changes. Those of one
record form a chain, whatever their files and dates: each goes on from what the
one before it made of the record. A record that says something else than the end
of its chain is a change that nobody has accepted yet.
"""

from __future__ import annotations

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from macros.accepted.record_states import RecordState, shelves, states
from macros.accepted.shown import Watched, never_shown, replaced_lines
from macros.data import Ledger
from macros.data.change_kinds import FOLDER, NOTHING, Entry, RecordChange, State, T
from macros.data.freshness import build_day
from macros.values.problems import Problem, nearest

COMMAND = 'python3 scripts/run.py accept --why "the reason"'
HINT = f"If this is meant, run: {COMMAND}"
RESTORE = "Nobody writes these files by hand: get the file back from the repository."
# amended: something in the record changed, but not the value or date that readers see.
CHANGES = ("added", "revised", "corrected", "amended", "withdrawn")
Chain = Sequence[Entry[RecordChange]]


def unaccepted_records(ledger: Ledger) -> list[Problem]:
    """Records that say something else than the end of their chain, and chains that are broken."""
    if not ledger.changes.records:
        return [Problem(FOLDER, 0, "there is no file of changes, so that no record is accepted",
                        f"Get the files back from the repository, or run: {COMMAND}")]
    found = [*_impossible(ledger)]
    now, accepted = states(ledger), chains(ledger.changes.records)
    for id in sorted({*now, *accepted}):
        chain = accepted.get(id, [])
        broken = break_in(chain)
        if broken:
            found.append(broken)
        elif end_of(chain) != now.get(id):
            place = ledger.where(id) if id in ledger.placed else (chain[-1].file, chain[-1].line)
            found.append(Problem(*place, _told(id, end_of(chain), now.get(id)), HINT))
    return found


def unaccepted_lines(ledger: Ledger, pages: Mapping[str, str], watched: Watched) -> list[Problem]:
    """Lines of pages in which something took the place of what was accepted."""
    lines = ledger.changes.lines
    return [*never_shown(lines, RESTORE), *replaced_lines(lines, pages, watched, HINT)]


def chains(entries: Iterable[Entry[T]]) -> dict[str, list[Entry[T]]]:
    """The entries of each record or page, by its id or file; in the order of their files."""
    found: dict[str, list[Entry[T]]] = defaultdict(list)
    for entry in entries:
        found[entry.of.subject].append(entry)
    return dict(found)


def in_order(chain: Chain) -> list[Entry[RecordChange]]:
    """The entries of one record, each where it goes on from the one before it.

    A record may have been in one state more than once; a way that uses each
    entry once is found then, too. If there is none, entries are missing here or
    do not go on from each other.
    """
    onward: dict[State, list[Entry[RecordChange]]] = defaultdict(list)
    for entry in reversed(chain):
        onward[entry.of.before].append(entry)
    path: list[Entry[RecordChange]] = []
    open_ends: list[Entry[RecordChange]] = []
    here = NOTHING
    while True:
        if onward[here]:
            open_ends.append(onward[here].pop())
        elif open_ends:
            path.append(open_ends.pop())
        else:
            return path[::-1]
        here = open_ends[-1].of.after if open_ends else NOTHING


def end_of(chain: Chain) -> RecordState | None:
    """The record as last accepted, if its chain is whole; None if it is gone, or never was."""
    last = in_order(chain)[-1].of if chain else None
    return RecordState(last.kind, last.now, last.now_hash) if last and last.now_hash else None


def break_in(chain: Chain) -> Problem | None:
    """Where two entries go on from the same state, or one from a state that nobody left behind."""
    path = in_order(chain)
    if len(path) == len(chain) and all(one.of.after == two.of.before for one, two in pairwise(path)):
        return None
    reached = Counter([NOTHING, *(entry.of.after for entry in chain)])
    for state, number in Counter(entry.of.before for entry in chain).items():
        if number > reached[state] > 0:
            *_, first, second = (entry for entry in chain if entry.of.before == state)
            return Problem(second.file, second.line, f"two changes go on from the same state of "
                           f"{second.of.kind} {second.of.id!r}, this one and the one in "
                           f"{first.file}:{first.line}", "Settle what the record is to say, and run accept "
                           "again in the branch that is not merged yet; or take one of the two entries out.")
    lost = next((entry for entry in chain if not reached[entry.of.before]),
                next((entry for entry in chain if entry not in path), chain[-1]))
    return Problem(lost.file, lost.line, f"{lost.of.kind} {lost.of.id!r} was never accepted as "
                   f"{_side(*lost.of.before)}, from which this change goes on", RESTORE)


def _impossible(ledger: Ledger) -> Iterator[Problem]:
    """Entries with days to come, or of kinds that there are not."""
    kinds = shelves(ledger)
    limit = max(build_day() or date.min, date.today()) + timedelta(days=1)
    for entry in ledger.changes.records:
        if entry.of.kind not in kinds:
            yield Problem(entry.file, entry.line, f"{entry.of.kind!r} is no kind of record",
                          nearest(entry.of.kind, kinds, "kind"))
    early = {entry.file: entry for entry in reversed(ledger.changes.entries)
             if entry.change.date.last > limit}
    for file, first in early.items():
        yield Problem(file, first.line, f"the day {first.change.date.text!r} is still to come",
                      "Write the day on which the change was accepted.")


def _told(id: str, before: RecordState | None, after: RecordState | None) -> str:
    if before is None or after is None:
        known = before or after
        return f"{known.kind if known else 'record'} {id!r} " + (
            "was accepted and is gone" if before else "is new and not accepted yet")
    who = f"{after.kind} {id!r}"
    if before.words == after.words:
        return f"{who} has changed since it was accepted"
    return f"{who} was accepted as {_side(before.words, before.hash)} and now says {after.words!r}"


def _side(words: str | None, hash: str | None) -> str:
    return repr(words) if words else f"hash {hash}" if hash else "nothing"


def sort_of(entry: Entry[RecordChange]) -> str:
    """One of CHANGES.

    Where the same fields read otherwise, only the way in which we write them has changed.
    """
    one = entry.of
    if one.was_hash is None or one.now_hash is None:
        return "withdrawn" if one.was_hash else "added"
    if entry.change.corrected:
        return "corrected"
    value_before, value_now = (hash.partition("-")[2] for hash in (one.was_hash, one.now_hash))
    same = one.was == one.now and (value_before == value_now or not value_before)
    return "amended" if same or one.was_hash == one.now_hash else "revised"


def history(ledger: Ledger) -> list[Entry[RecordChange]]:
    """Every change of every record, by day and then by file; those of one record as they followed."""
    def day(entry: Entry[RecordChange]) -> date:
        return entry.change.date.first

    entries = sorted(ledger.changes.records, key=day)
    turns = {id: iter(in_order(chain)) for id, chain in chains(entries).items()}
    return sorted((next(turns[entry.of.id], entry) for entry in entries), key=day)
