"""What has been accepted: the end of each record's chain of changes, and what each page showed.

`ledger.changes` holds the entries of all files in seeds/changes. Those of one
record form a chain, day by day and whatever their files: each goes on from what
the one before it made of the record. A record that says something else than the
end of its chain is a change that nobody has accepted yet.
"""

from collections import Counter, defaultdict
from collections.abc import Iterable, Iterator, Sequence
from datetime import date, timedelta
from decimal import Decimal
from itertools import groupby, pairwise

from macros.accepted.changelog import by_hand
from macros.accepted.record_states import RecordState, shelves, states
from macros.accepted.shown import COMMAND, HINT, RESTORE
from macros.data import Ledger
from macros.data.change_kinds import BASELINE, NOTHING, Entry, RecordChange, State, T
from macros.data.freshness import build_day
from macros.values.numbers_printed import printed_numbers
from macros.values.problems import Problem, nearest
from macros.words.bare_numbers import exempt_words
from macros.words.house_style import fact_text
from macros.words.record_words import record_text

PUT_RIGHT = ("Under says goes the old value, as `accept` prints it, under right the id of the figure in "
             "braces; accept the two together.")
# amended: something in the record changed, but not the value or date that readers see.
CHANGES = ("added", "revised", "corrected", "amended", "withdrawn")
Chain = Sequence[Entry[RecordChange]]


def unaccepted_records(ledger: Ledger) -> list[Problem]:
    """Records that say something else than the end of their chain, and chains that are broken."""
    found = [*impossible(ledger)]
    if any(problem.file == BASELINE and not problem.line for problem in found):
        return found  # without it every record would look new
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


def chains(entries: Iterable[Entry[T]]) -> dict[str, list[Entry[T]]]:
    """The entries of each record or page, by its id or file; in the order of their files."""
    found: dict[str, list[Entry[T]]] = defaultdict(list)
    for entry in entries:
        found[entry.of.subject].append(entry)
    return dict(found)


def in_order(chain: Chain) -> list[Entry[RecordChange]]:
    """The entries of one record, day by day, each where it goes on from the one before it.

    If there is no such way through all of them, entries are missing here or do not go on from each other.
    """
    path: list[Entry[RecordChange]] = []
    for _, entries in groupby(sorted(chain, key=day_of), key=day_of):
        path += _way_through([*entries], path[-1].of.after if path else NOTHING)
    return path


def _way_through(entries: Chain, start: State) -> list[Entry[RecordChange]]:
    """A way that uses each entry once; a record may have been in one state more than once."""
    onward: dict[State, list[Entry[RecordChange]]] = defaultdict(list)
    for entry in reversed(entries):
        onward[entry.of.before].append(entry)
    path: list[Entry[RecordChange]] = []
    open_ends: list[Entry[RecordChange]] = []
    here = start
    while True:
        if onward[here]:
            open_ends.append(onward[here].pop())
        elif open_ends:
            path.append(open_ends.pop())
        else:
            return path[::-1]
        here = open_ends[-1].of.after if open_ends else start


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
    later = any(entry.of.after == lost.of.before and day_of(entry) > day_of(lost) for entry in chain)
    when = "only later" if later else "never"
    return Problem(lost.file, lost.line, f"{lost.of.kind} {lost.of.id!r} was {when} accepted as "
                   f"{_side(*lost.of.before)}, from which this change goes on", RESTORE)


def day_of(entry: Entry[T]) -> date:
    """The day on which a change was accepted."""
    return entry.change.date.first


def impossible(ledger: Ledger) -> Iterator[Problem]:
    """A baseline that is gone; days before it or to come, numbers in reasons, kinds that there are not."""
    entries, kinds, exempt = ledger.changes.entries, shelves(ledger), exempt_words(ledger)
    begun = min((day_of(entry) for entry in entries if entry.file == BASELINE), default=None)
    if begun is None:
        yield Problem(BASELINE, 0, "the baseline of all changes is missing, so that no record is accepted",
                      f"Get the file back from the repository; where there never was one, run: {COMMAND}")
        return
    limit = max(build_day() or date.min, date.today()) + timedelta(days=1)
    for entry in ledger.changes.records:
        if entry.of.kind not in kinds:
            yield Problem(entry.file, entry.line, f"{entry.of.kind!r} is no kind of record",
                          nearest(entry.of.kind, kinds, "kind"))
    for first in {id(entry.change): entry for entry in reversed(entries)}.values():
        if not begun <= day_of(first) <= limit:
            yield Problem(first.file, first.line, f"the day {first.change.date.text!r} "
                          f"{'is still to come' if day_of(first) > limit else 'lies before the baseline'}",
                          "Write the day on which the change was accepted.")
        if first.file != BASELINE:
            yield from by_hand(first.change.why, first.file, first.line, exempt)


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
    entries = sorted(ledger.changes.records, key=day_of)
    turns = {id: iter(in_order(chain)) for id, chain in chains(entries).items()}
    return [next(turns[entry.of.id], entry) for entry in entries]


def wrong_corrections(ledger: Ledger) -> Iterator[Problem]:
    """Corrections of ours whose values are not those of their record, as it was published and as it is."""
    accepted = chains(ledger.changes.records)
    for record in ledger.corrections.values():
        fact = ledger.facts.get(record.record or "")
        if fact is None:
            continue  # of a source or a page; or the reference leads nowhere, which is said elsewhere
        words = [entry.of.now for entry in in_order(accepted.get(fact.ref, []))]  # about 10%, 2025
        told = [one.rpartition(", ")[0] for one in words if one] + [fact_text(fact)]
        values = [value for value, _ in groupby(told)]
        # What is worked out, or a row, was never accepted in words of its own.
        steps = list(pairwise(values)) if fact.kind == "figure" else [("", values[-1])]
        right = _numbers(record_text(record.right, ledger))
        if not any(_numbers(was) <= _numbers(record.says) and _numbers(now) <= right for was, now in steps):
            went = f"went from {' to '.join(values)}" if len(values) > 1 else f"only ever said {values[0]}"
            yield Problem(*ledger.where(record.id), f"correction {record.id!r} goes from {record.says!r} to "
                          f"{record.right!r}, but {fact.ref!r} {went}", PUT_RIGHT)


def _numbers(text: str) -> frozenset[Decimal]:
    return frozenset(one.value for one in printed_numbers(text))
