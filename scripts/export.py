"""The downloads published beside the pages: every record as JSON and CSV, and the schemas of record files.

Editors complete fields by these JSON Schemas, and complain; each record file begins
with a line that names its own.
"""

import csv
import io
import json
from collections.abc import Callable, Collection, Iterable
from functools import lru_cache
from typing import Any

from macros.data import Ledger
from macros.data.answers import text_of
from macros.data.kind import KINDS, Kind, Record, is_told, kinds_at
from macros.data.kinds import Source
from macros.data.ledger import own_fields
from macros.data.workings import Working
from macros.reading.project import page_address
from macros.values.amounts import Amount
from macros.values.periods import Period
from macros.words.house_style import fact_text
from macros.words.record_words import record_text

ENCODING = "utf-8-sig"
DIALECT = "https://json-schema.org/draft/2020-12/schema"
SCHEMAS = "data/schemas"
MODELINE = "# yaml-language-server: $schema="


@lru_cache(maxsize=1)
def files(ledger: Ledger) -> dict[str, bytes]:
    """Every download by its address below the site's root."""
    lists = {kind.plural: [row(kind, id, ledger) for id in ledger.shelf(kind)]
             for kind in KINDS.values() if kind.published}
    result = {**schemas()}
    for name, rows in lists.items():
        text = json.dumps({name: rows}, ensure_ascii=False, indent=1)
        result[f"data/{name}.json"] = (text + "\n").encode()
        result[f"data/{name}.csv"] = as_file(table(rows))
    for id, one in ledger.series.items():
        cells = [("period", "value", "entity"), *(
            (row.period.text, f"{row.amount.value:f}" if row.amount else "", row.entity) for row in one.rows)]
        columns = 3 if one.info.entities else 2  # in whole units of the series' unit
        result[f"data/series/{id}.csv"] = as_file(csv_text(row[:columns] for row in cells))
    return result


def as_file(text: str) -> bytes:
    """A CSV as it is published: the mark at its beginning tells spreadsheets that it is UTF-8."""
    return text.encode(ENCODING)


def row(kind: Kind, id: str, ledger: Ledger) -> dict[str, Any]:
    """A record for a download: its fields with their texts in full, and the address of its place."""
    record = own_fields(ledger.shelf(kind)[id])
    data = {name: value for name, value in fields(record, ledger).items()
            if name not in LEFT_OUT.get(kind.name, ())}
    if kind.name in ADDED:
        data |= ADDED[kind.name](record, ledger)
    if id in ledger.source_of:
        data["source"] = ledger.source_of[id]
    address = ledger.address(id)
    return {**data, **({"url": "/" + address} if address else {})}


def fields(record: Record, ledger: Ledger) -> dict[str, Any]:
    """A record's fields as plain text and numbers, their references filled in, absent ones left out."""
    result: dict[str, Any] = {}
    for name in type(record).model_fields:
        value = plain(getattr(record, name), is_told(type(record), name), ledger)
        if value not in (None, [], {}):
            result[name] = value
    return result


def plain(value: Any, told: bool, ledger: Ledger) -> Any:
    """A field's value as JSON can hold it; a decimal stays text, so that no digit is lost."""
    if isinstance(value, Period):
        return value.text
    if isinstance(value, Amount):
        return number(value.value)
    if isinstance(value, Record):
        return fields(value, ledger)
    if isinstance(value, list):
        return [plain(item, told, ledger) for item in value]
    if isinstance(value, dict):
        return {key: plain(item, told, ledger) for key, item in value.items()}
    if isinstance(value, int | bool) or value is None:
        return value
    return record_text(value, ledger) if told else str(value)


def source(record: Source, ledger: Ledger) -> dict[str, Any]:
    """What a source's row has beside its fields: the records in it are only counted.

    `sha256` where its text was read; `address` where it stands on the web, as
    `url` is the address of its page here.
    """
    # The title stands behind the authors, as in a citation.
    return {**({"address": record.url} if record.url else {}),
            **({"sha256": record.document.sha256} if record.document else {}),
            "title": record.title, **{name: len(getattr(record, name)) for name in COUNTED}}


def derived(record: Working, ledger: Ledger) -> dict[str, Any]:
    """A derived figure: its value with what it rests on, and how it follows from that."""
    fact = ledger.fact(record.id)
    return {"id": record.id, "label": record.label, "value": number(fact.low.value), "unit": fact.unit,
            "qualifier": fact.qualifier, "as_of": fact.as_of.text,
            **({"as_of_assumed": fact.assumed} if fact.assumed else {}), "text": fact_text(fact),
            "inputs": record.inputs, "working": record.working, "sources": list(fact.sources)}


COUNTED = tuple(kinds_at("part of a source"))
# Fields that a kind's row lacks; an option's chapter is its address.
LEFT_OUT: dict[str, Collection[str]] = {
    "option": ("page",), "source": (*COUNTED, "url", "title"), "derived": Working.model_fields}
# What a kind's row has beside its fields, or in their place.
ADDED: dict[str, Callable[[Any, Ledger], dict[str, Any]]] = {
    "source": source, "derived": derived,
    "figure": lambda figure, ledger: {"text": fact_text(ledger.fact(figure.id))},
    "position": lambda position, ledger: {"name": ledger.people[position.who].name},
    "quote": lambda quote, ledger: {"name": ledger.people[quote.who].name},
    "answer": lambda answer, ledger: {"says": record_text(text_of(answer, ledger), ledger)},
    "term": lambda term, ledger: {"see": "/" + page_address(term.see)} if term.see else {},
    "place": lambda place, ledger: {"lat": float(place.lat), "lon": float(place.lon)},
    "series": lambda series, ledger: {"rows": len(ledger.series[series.id].rows),
                                      "csv": f"/data/series/{series.id}.csv"}}


def number(value: Any) -> int | float:
    """A decimal as a JSON number with the same digits."""
    whole = value == value.to_integral_value()
    return int(value) if whole else float(value)


def table(rows: list[dict[str, Any]]) -> str:
    """Records as CSV; lists and mappings as JSON within a cell. Without records, the head alone."""
    columns = list(dict.fromkeys(key for row in rows for key in row)) or ["id"]
    return csv_text([columns, *([cell(row.get(column, "")) for column in columns] for row in rows)])


def csv_text(rows: Iterable[Iterable[Any]]) -> str:
    """Rows as CSV."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def cell(value: Any) -> Any:
    """One value as it stands in a CSV cell; true and false as JSON writes them."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict | bool) else value


@lru_cache(maxsize=1)
def schemas() -> dict[str, bytes]:
    """A schema for each sort of record file, by its address below the site's root."""
    wanted = {kind.file: schema(kind) for kind in KINDS.values() if kind.home != "part of a source"}
    return {f"{SCHEMAS}/{name}.json": (json.dumps(one, ensure_ascii=False, indent=1) + "\n").encode()
            for name, one in wanted.items()}


def schema(kind: Kind) -> dict[str, Any]:
    """The schema of the files in which records of a kind stand: one record, or a list of them."""
    own = kind.model.model_json_schema()
    if kind.home != "list":
        return {"$schema": DIALECT, **own}
    parts = own.pop("$defs", {})
    return {"$schema": DIALECT, "type": "object", "additionalProperties": False,
            "properties": {kind.file: {"type": "array", "items": own}}, "$defs": parts}


def modeline(kind: Kind) -> str:
    """The first line of a record file of that kind, from which an editor finds the schema."""
    return f"{MODELINE}{'../' * kind.files.count('/')}docs/{SCHEMAS}/{kind.file}.json"
