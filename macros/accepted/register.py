"""The register of accepted records: what each one said when somebody last looked at it.

A record that says something else than the register is a change that nobody has
accepted yet. `run.py accept` writes the register anew and adds each change to
the history, with the reason; nothing else may change either.
"""

from __future__ import annotations

import csv
import hashlib
import io
import json
from collections.abc import Collection, Iterable, Iterator, Mapping
from dataclasses import dataclass, replace
from typing import Any

from macros.accepted.history import Past, in_one_line, last_of_each
from macros.data import Ledger, Series
from macros.data.explorer_kinds import Answer, WhatIf
from macros.data.kind import Record
from macros.data.kinds import Event, Figure, Position, Search, Source
from macros.data.map_kinds import Place
from macros.values.periods import Period
from macros.values.problems import Problem
from macros.words.house_style import fact_text, period_text
from macros.words.record_words import record_text

HEADER = ("id", "kind", "says", "fingerprint")
COMMAND = 'python3 scripts/run.py accept --why "the reason"'


@dataclass(frozen=True)
class Entry:
    """One record in the register.

    Attributes:
        kind: figure, event, derived, row …
        says: the record in a few words, as readers meet it; may be empty.
        fingerprint: a hash over all its fields; empty for a row of a series, which has but one.
    """

    id: str
    kind: str
    says: str
    fingerprint: str


@dataclass(frozen=True)
class Change:
    """One difference between the register and the records; None is no record."""

    was: Entry | None
    now: Entry | None

    @property
    def _either(self) -> Entry:
        entry = self.now or self.was
        assert entry is not None
        return entry

    @property
    def id(self) -> str:
        """Of the record."""
        return self._either.id

    @property
    def kind(self) -> str:
        """Of the record as it is now, or was if it is gone."""
        return self._either.kind

    @property
    def before(self) -> str:
        """What was accepted; empty if the record is new."""
        return _side(self.was)

    @property
    def after(self) -> str:
        """What it says now; empty if the record is gone."""
        return _side(self.now)

    @property
    def sort(self) -> str:
        """One of macros.accepted.history.CHANGES, as far as can be seen from here.

        Where the same fields read otherwise, only the way in which we write them has changed.
        """
        if self.was is None or self.now is None:
            return "withdrawn" if self.was else "added"
        same = self.was.says == self.now.says or (self.kind != "row"
                                                  and self.was.fingerprint == self.now.fingerprint)
        return "amended" if same else "revised"


def entries(ledger: Ledger) -> dict[str, Entry]:
    """Every record as it is now, by id; the rows of series are left to `row_entries`."""
    found: dict[str, Entry] = {}
    shelves: tuple[tuple[str, Mapping[str, Any]], ...] = (
        ("source", ledger.sources), ("figure", ledger.figures), ("event", ledger.events),
        ("position", ledger.positions), ("measure", ledger.measures), ("series", ledger.series),
        ("disagreement", ledger.disagreements), ("correction", ledger.corrections),
        ("name", ledger.names), ("person", ledger.people), ("option", ledger.options),
        ("term", ledger.terms), ("place", ledger.places), ("criterion", ledger.criteria),
        ("answer", ledger.answers), ("what-if", ledger.what_ifs),
        ("search", ledger.searches))
    for kind, records in shelves:
        for id, record in records.items():
            found[id] = Entry(id, kind, _says(record, ledger), _fingerprint(_fields(record)))
    for id, derived in ledger.derived.items():
        text = fact_text(ledger.facts[id])
        found[id] = Entry(id, "derived", text, _fingerprint(
            [text, str(ledger.facts[id].low.value), derived.label, list(derived.inputs), derived.unit,
             derived.digits, derived.qualifier, derived.working]))
    return found


def row_entries(ledger: Ledger, series: Collection[str]) -> dict[str, Entry]:
    """The rows of some series, each with its value to the last digit."""
    facts = [ledger.facts[row.ref] for id in series for row in ledger.series[id].rows if row.amount]
    return {fact.ref: Entry(fact.ref, "row", f"{fact_text(replace(fact, digits=None))}, "
                            f"{period_text(fact.as_of)}", "") for fact in facts}


def _fields(record: Any) -> Any:
    """A record as plain text; a source without the figures, events and positions in it."""
    if isinstance(record, Series):
        return _fields(record.info)
    if isinstance(record, Record):
        left_out = {"figures", "events", "positions"} if isinstance(record, Source) else set()
        fields = {name: getattr(record, name) for name in type(record).model_fields if name not in left_out}
        # What is empty is left out, so that a new kind of field changes no record that lacks it.
        return {name: _fields(value) for name, value in fields.items() if value not in (None, [], {})}
    if isinstance(record, Period):
        return record.text
    if isinstance(record, list | tuple):
        return [_fields(one) for one in record]
    if isinstance(record, dict):
        return {key: _fields(one) for key, one in record.items()}
    return None if record is None else str(record)


def _fingerprint(fields: Any) -> str:
    return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()[:16]


def _says(record: Any, ledger: Ledger) -> str:
    if isinstance(record, Figure):
        return f"{fact_text(ledger.facts[record.id])}, {period_text(record.as_of)}"
    if isinstance(record, Event):
        return period_text(record.date)
    if isinstance(record, Series):
        periods = sorted(row.period for row in record.rows)
        return f"{len(periods)} rows, {period_text(periods[0])} to {period_text(periods[-1])}"
    if isinstance(record, Place):
        return f"{record.lat}, {record.lon}"
    return ""


def label_of(id: str, ledger: Ledger) -> str:
    """A record in one line, as the history keeps it; empty if there is no such record."""
    if id in ledger.facts:
        return ledger.facts[id].label
    record = ledger.placed[id].record if id in ledger.placed else None
    if isinstance(record, Series):
        return record.info.title
    if isinstance(record, Event):
        return in_one_line(record_text(record.statement, ledger))
    if isinstance(record, Position):
        return in_one_line(f"{ledger.people[record.who].name}: {record_text(record.holds, ledger)}")
    if isinstance(record, Search):
        return ", ".join(record.typed[:3])
    if isinstance(record, Answer):
        return f"{ledger.options[record.option].name}: {ledger.criteria[record.criterion].name}"
    if isinstance(record, WhatIf):
        return f"What if {record_text(record.name, ledger)}?"
    names = (getattr(record, name, None) for name in ("label", "title", "question", "name", "says"))
    return next((str(name) for name in names if name), "")


def read_register(text: str) -> dict[str, Entry]:
    """The register from its CSV."""
    rows = list(csv.reader(io.StringIO(text)))[1:]
    return {row[0]: Entry(*row) for row in rows if len(row) == len(HEADER)}


def write_register(found: Mapping[str, Entry]) -> str:
    """The register as CSV, by kind and id."""
    rows = sorted(found.values(), key=lambda entry: (entry.kind, entry.id))
    return as_csv([HEADER, *((e.id, e.kind, e.says, e.fingerprint) for e in rows)])


def as_csv(rows: list[tuple[str, ...]]) -> str:
    """Rows as CSV with plain line ends."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def changes(accepted: Mapping[str, Entry], now: Mapping[str, Entry]) -> Iterator[Change]:
    """What differs, in the order of ids."""
    for id in sorted({*accepted, *now}):
        old, new = accepted.get(id), now.get(id)
        if old != new:
            yield Change(old, new)


def open_changes(accepted: Mapping[str, Entry], ledger: Ledger) -> Iterator[Change]:
    """What differs from the register; rows only of series that changed and stood in it with theirs.

    A series pins its rows by their hash, so that where it is unchanged they are, too.
    """
    now = entries(ledger)
    with_rows = {id.partition("@")[0] for id, entry in accepted.items() if entry.kind == "row"}
    altered = sorted(id for id in with_rows & {*ledger.series} if id in accepted and accepted[id] != now[id])
    before = {id: entry for id, entry in accepted.items()
              if entry.kind != "row" or id.partition("@")[0] in altered}
    yield from changes(before, {**now, **row_entries(ledger, altered)})


def _side(entry: Entry | None) -> str:
    return "" if entry is None else entry.says or f"fingerprint {entry.fingerprint}"


def check(ledger: Ledger, register: str | None) -> Iterator[Problem]:
    """Records that nobody has accepted as they are now.

    Args:
        register: text of the register; None if there is none.
    """
    if register is None:
        yield Problem("seeds/register.csv", 0, "the register of accepted records is missing",
                      f"Get it back from the repository, or run: {COMMAND}")
        return
    for change in open_changes(read_register(register), ledger):
        file, line = _place(change.id, ledger)
        yield Problem(file, line, _told(change), f"If this is meant, run: {COMMAND}")


def _place(id: str, ledger: Ledger) -> tuple[str, int]:
    if "@" in id and id in ledger.facts:
        return ledger.facts[id].file, ledger.facts[id].line
    return ledger.where(id) if id in ledger.placed else ("seeds/register.csv", 0)


def _told(change: Change) -> str:
    who = f"{change.kind} {change.id!r}"
    if not change.before:
        return f"{who} is new and not accepted yet"
    if not change.after:
        return f"{who} was accepted and is gone"
    if "fingerprint " in change.before + change.after or change.before == change.after:
        return f"{who} has changed since it was accepted"
    return f"{who} was accepted as {change.before!r} and now says {change.after!r}"


def untold(history: Iterable[Past], accepted: Mapping[str, Entry]) -> Iterator[Problem]:
    """Where the history, told from its beginning, does not come out at the register."""
    last = last_of_each(history)
    for id, entry in accepted.items():
        past = last.get(id)
        if entry.kind == "row" and past is None:
            continue  # it came with its series
        if past is None or past.change == "withdrawn":
            yield _unlike(id, f"{entry.kind} {id!r} stands in the register, but was never added")
        elif past.after != entry.says:
            yield _unlike(id, f"{entry.kind} {id!r} ends as {past.after!r}; the register has {entry.says!r}")
    for id, past in last.items():
        if past.change != "withdrawn" and id not in accepted:
            yield _unlike(id, f"{past.kind} {id!r} was never withdrawn, but is not in the register")


def _unlike(id: str, message: str) -> Problem:
    return Problem("seeds/history.csv", 0, message, "Neither file is written by hand: get both back from "
                   f"the repository, then run: {COMMAND}")
