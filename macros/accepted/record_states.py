"""What each record says now: the words that readers see of it, and a hash over its fields."""

import hashlib
import json
from collections.abc import Collection, Mapping
from dataclasses import dataclass
from textwrap import shorten
from typing import Any

from macros.data import Ledger, Series
from macros.data.kind import KINDS, Record, kinds_at
from macros.data.kinds import Event, Figure, Quote, Source
from macros.data.ledger import own_fields
from macros.data.map_kinds import Place
from macros.data.workings import Working
from macros.values.periods import Period
from macros.words.house_style import fact_text, period_text
from macros.words.record_words import record_text


@dataclass(frozen=True)
class RecordState:
    """A record as it is now.

    Attributes:
        kind: figure, event, derived …
        words: the value or date that readers see; None where there is neither. A figure worked out here
            has none of its own: its value follows from those that it rests on.
        hash: over its fields; behind a hyphen, where words do not tell it, over what its value hangs on.
    """

    kind: str
    words: str | None
    hash: str


def shelves(ledger: Ledger) -> Mapping[str, Mapping[str, Any]]:
    """The records of each kind that readers meet, by id; the words of a lexicon and coasts make no claim."""
    return {kind.name: ledger.shelf(kind) for kind in KINDS.values() if kind.published or kind.page}


def states(ledger: Ledger, only: Collection[str] | None = None) -> dict[str, RecordState]:
    """Every record as it is now, or some of them, by id; the rows of a series are pinned by its sha256."""
    return {id: RecordState(kind, _words(record, ledger), _hash(record))
            for kind, records in shelves(ledger).items() for id, record in records.items()
            if only is None or id in only}


def _hash(record: Any) -> str:
    fields = _fields(own_fields(record))
    if isinstance(record, Working):
        told = {name: fields.pop(name) for name in ("label", "working")}
        return f"{_digest(told)}-{_digest(fields)}"
    return f"{_digest(fields)}-{record.info.sha256[:16]}" if isinstance(record, Series) else _digest(fields)


def _digest(fields: Any) -> str:
    return hashlib.sha256(json.dumps(fields, sort_keys=True).encode()).hexdigest()[:16]


def _fields(record: Any) -> Any:
    """A record as plain text; a source without the records in it."""
    if isinstance(record, Record):
        left_out = kinds_at("part of a source") if isinstance(record, Source) else ()
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


def _words(record: Any, ledger: Ledger) -> str | None:
    if isinstance(record, Figure):
        return f"{fact_text(ledger.facts[record.id])}, {period_text(record.as_of)}"
    if isinstance(record, Event):
        return period_text(record.date)
    if isinstance(record, Quote):
        return record.words
    if isinstance(record, Series):
        periods = sorted(row.period for row in record.rows)
        return f"{len(periods)} rows, {period_text(periods[0])} to {period_text(periods[-1])}"
    if isinstance(record, Place):
        return f"{record.lat}, {record.lon}"
    return None


def label_of(id: str, ledger: Ledger) -> str:
    """A record in one line, shortened where it is long; empty if there is no such record."""
    text = record_text(ledger.label(id), ledger) if id in ledger.placed else ""
    return shorten(text, 160, placeholder=" …")
