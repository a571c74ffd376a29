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
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from macros.data import Ledger, Series
from macros.house_style import fact_text, period_text
from macros.periods import Period
from macros.problems import Problem
from macros.records import Event, Figure, Record, Source

HEADER = ("id", "kind", "says", "fingerprint")
HISTORY_HEADER = ("date", "id", "kind", "before", "after", "why")
COMMAND = 'python3 scripts/run.py accept --why "the reason"'


@dataclass(frozen=True)
class Entry:
    """One record in the register.

    Attributes:
        kind: figure, event, derived …
        says: the record in a few words, as readers meet it; may be empty.
        fingerprint: a hash over all its fields.
    """

    id: str
    kind: str
    says: str
    fingerprint: str


@dataclass(frozen=True)
class Change:
    """One difference between the records and the register; an empty side is no record."""

    id: str
    kind: str
    before: str
    after: str


def entries(ledger: Ledger) -> dict[str, Entry]:
    """Every record as it is now, by id."""
    found: dict[str, Entry] = {}
    shelves: tuple[tuple[str, Mapping[str, Any]], ...] = (
        ("source", ledger.sources), ("figure", ledger.figures), ("event", ledger.events),
        ("position", ledger.positions), ("measure", ledger.measures), ("series", ledger.series),
        ("disagreement", ledger.disagreements), ("correction", ledger.corrections),
        ("name", ledger.names), ("person", ledger.people), ("option", ledger.options),
        ("term", ledger.terms), ("place", ledger.map_places), ("criterion", ledger.criteria),
        ("answer", ledger.answers), ("what-if", ledger.what_ifs))
    for kind, records in shelves:
        for id, record in records.items():
            found[id] = Entry(id, kind, _says(record, ledger), _fingerprint(_fields(record)))
    for id, derived in ledger.derived.items():
        text = fact_text(ledger.facts[id])
        found[id] = Entry(id, "derived", text, _fingerprint(
            [text, str(ledger.facts[id].low.value), derived.label, list(derived.inputs), derived.unit,
             derived.digits, derived.qualifier, derived.working]))
    return found


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
    return ""


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
            kind = (new or old or Entry(id, "", "", "")).kind
            yield Change(id, kind, _side(old), _side(new))


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
    for change in changes(read_register(register), entries(ledger)):
        file, line = _place(change.id, ledger)
        yield Problem(file, line, _told(change), f"If this is meant, run: {COMMAND}")


def _place(id: str, ledger: Ledger) -> tuple[str, int]:
    if id in ledger.derived:
        return ledger.derived[id].file, ledger.derived[id].line
    return ledger.place(id) if id in ledger.places else ("seeds/register.csv", 0)


def _told(change: Change) -> str:
    who = f"{change.kind} {change.id!r}"
    if not change.before:
        return f"{who} is new and not accepted yet"
    if not change.after:
        return f"{who} was accepted and is gone"
    if "fingerprint " in change.before + change.after or change.before == change.after:
        return f"{who} has changed since it was accepted"
    return f"{who} was accepted as {change.before!r} and now says {change.after!r}"
