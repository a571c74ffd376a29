"""The downloads published beside the pages: every record as JSON and CSV."""

from __future__ import annotations

import csv
import io
import json
from typing import Any

from macros.data import Fact, Ledger
from macros.data.answers import text_of
from macros.data.explorer_kinds import Answer, WhatIf
from macros.data.kinds import Event, Figure, Option, Person, Position, Record, Term
from macros.values.periods import Period
from macros.views import places as atlas
from macros.views.positions import page_address
from macros.words.house_style import fact_text
from macros.words.record_words import record_text

EXPLORER = "/plan-b/"  # the page with the options explorer


def files(ledger: Ledger) -> dict[str, bytes]:
    """Every download by its address below the site's root."""
    lists: dict[str, list[dict[str, Any]]] = {
        "figures": [figure(f, ledger) for f in ledger.figures.values()],
        "events": [event(e, ledger) for e in ledger.events.values()],
        "positions": [position(p, ledger) for p in ledger.positions.values()],
        "disagreements": [listed(d, "disagreements", ledger) for d in ledger.disagreements.values()],
        "corrections": [listed(c, "corrections", ledger) for c in ledger.corrections.values()],
        "derived": [derived(ledger.fact(id), ledger) for id in ledger.derived],
        "series": [series(id, ledger) for id in ledger.series],
        "sources": [source(id, ledger) for id in ledger.sources],
        "measures": [fields(m) for m in ledger.measures.values()],
        "names": [fields(n) for n in ledger.names.values()],
        "places": [atlas.place(p, ledger) for p in ledger.places.values()],
        "people": [person(p, ledger) for p in ledger.people.values()],
        "options": [option(o, ledger) for o in ledger.options.values()],
        "terms": [term(t, ledger) for t in ledger.terms.values()],
        "criteria": [{**fields(c), "url": f"{EXPLORER}#question-{c.id}"} for c in ledger.criteria.values()],
        "answers": [answer(a, ledger) for a in ledger.answers.values()],
        "what-ifs": [what_if(w, ledger) for w in ledger.what_ifs.values()],
    }
    result: dict[str, bytes] = {}
    for name, rows in lists.items():
        text = json.dumps({name: rows}, ensure_ascii=False, indent=1)
        result[f"data/{name}.json"] = (text + "\n").encode()
        result[f"data/{name}.csv"] = table(rows).encode()
    for id, one in ledger.series.items():
        result[f"data/series/{id}.csv"] = series_csv(id, one.info.entities != [], ledger).encode()
    return result


def fields(record: Record, without: frozenset[str] = frozenset()) -> dict[str, Any]:
    """A record's fields as plain text and numbers, absent ones left out."""
    result: dict[str, Any] = {}
    for name in type(record).model_fields:
        value = plain(getattr(record, name))
        if name not in without and value not in (None, [], {}):
            result[name] = value
    return result


def plain(value: Any) -> Any:
    """A field's value as JSON can hold it; numbers stay text, so that no digit is lost."""
    if isinstance(value, Period):
        return value.text
    if isinstance(value, Record):
        return fields(value)
    if isinstance(value, list):
        return [plain(item) for item in value]
    if isinstance(value, dict):
        return {key: plain(item) for key, item in value.items()}
    if isinstance(value, int | bool) or value is None:
        return value
    return str(value)


def filled(data: dict[str, Any], ledger: Ledger) -> dict[str, Any]:
    """A record's fields with the references in those texts that may have some replaced by what they say."""
    return {name: record_text(value, ledger) if name in ("explanation", "note", "right") else value
            for name, value in data.items()}


def figure(record: Figure, ledger: Ledger) -> dict[str, Any]:
    """A figure with its value in whole units, its source and its address."""
    fact = ledger.fact(record.id)
    amounts: dict[str, Any] = (
        {"low": number(record.low.value), "high": number(record.high.value)}
        if record.low and record.high else {"value": number(fact.low.value)})
    rest = filled(fields(record, frozenset({"id", "label", "value", "low", "high"})), ledger)
    return {"id": record.id, "label": record.label, **amounts, **rest,
            "text": fact_text(fact), "source": fact.sources[0], "url": "/" + fact.href}


def number(value: Any) -> int | float:
    """A decimal as a JSON number with the same digits."""
    whole = value == value.to_integral_value()
    return int(value) if whole else float(value)


def event(record: Event, ledger: Ledger) -> dict[str, Any]:
    """An event with its statement in full and its address."""
    origin = ledger.source_of[record.id]
    return {**fields(record), "statement": record_text(record.statement, ledger),
            "source": origin, "url": f"/reference/sources/{origin}/#{record.id}"}


def position(record: Position, ledger: Ledger) -> dict[str, Any]:
    """A position with the name of who holds it, its text in full and its address."""
    origin = ledger.source_of[record.id]
    return {**fields(record), "name": ledger.people[record.who].name,
            "holds": record_text(record.holds, ledger), "source": origin,
            "url": f"/reference/sources/{origin}/#{record.id}"}


def person(record: Person, ledger: Ledger) -> dict[str, Any]:
    """Somebody with their address; none for somebody who is only named, whom no page lists."""
    speaks = any(p.who == record.id for p in ledger.positions.values())
    return {**fields(record), **({"url": f"/reference/people/#{record.id}"} if speaks else {})}


def option(record: Option, ledger: Ledger) -> dict[str, Any]:
    """An option with its texts in full and the address of its chapter."""
    texts = fields(record, frozenset({"id", "name", "page"}))
    return {"id": record.id, "name": record.name,
            **{name: record_text(text, ledger) for name, text in texts.items()},
            "url": "/" + page_address(record.page)}


def answer(record: Answer, ledger: Ledger) -> dict[str, Any]:
    """An answer with its text in full, wherever that stands, and its address."""
    return {**fields(record), "silent": record.silent, "says": record_text(text_of(record, ledger), ledger),
            "url": f"{EXPLORER}#answer-{record.id}"}


def what_if(record: WhatIf, ledger: Ledger) -> dict[str, Any]:
    """A what-if with its texts and those of its effects in full, and its address."""
    effects = [{**fields(effect), "says": record_text(effect.says, ledger)} for effect in record.effects]
    return {**fields(record), "name": record_text(record.name, ledger),
            "supposes": record_text(record.supposes, ledger), "effects": effects,
            "url": f"{EXPLORER}#what-if-{record.id}"}


def term(record: Term, ledger: Ledger) -> dict[str, Any]:
    """A term with its meaning in full, its address, and that of the page that says more."""
    more = {"see": "/" + page_address(record.see)} if record.see else {}
    return {**fields(record), "means": record_text(record.means, ledger), **more,
            "url": f"/reference/glossary/#{record.id}"}


def listed(record: Record, page: str, ledger: Ledger) -> dict[str, Any]:
    """A record of a list page with its texts in full and its address."""
    data = filled(fields(record), ledger)
    return {**data, "url": f"/reference/{page}/#{data['id']}"}


def derived(fact: Fact, ledger: Ledger) -> dict[str, Any]:
    """A derived figure with its working."""
    entry = ledger.derived[fact.ref]
    return {"id": fact.ref, "label": fact.label, "value": number(fact.low.value),
            "unit": fact.unit, "qualifier": fact.qualifier, "as_of": fact.as_of.text,
            "text": fact_text(fact), "inputs": list(entry.inputs), "working": entry.working,
            "sources": list(fact.sources), "url": "/" + fact.href}


def series(id: str, ledger: Ledger) -> dict[str, Any]:
    """A series' provenance, without its rows."""
    one = ledger.series[id]
    return {**fields(one.info), "rows": len(one.rows), "csv": f"/data/series/{id}.csv",
            "url": "/" + one.href}


def source(id: str, ledger: Ledger) -> dict[str, Any]:
    """A source without its figures and events.

    `sha256` where its text was read; `address` where it stands on the web, as
    `url` is the address of its page here.
    """
    record = ledger.sources[id]
    data = fields(record, frozenset({"figures", "events", "positions", "url"}))
    if record.url:
        data["address"] = record.url
    if record.document:
        data["sha256"] = record.document.sha256
    data["title"] = data.pop("title")  # behind the authors, as in a citation
    return {**data, "figures": len(record.figures), "events": len(record.events),
            "positions": len(record.positions),
            "url": f"/reference/sources/{id}/"}


def table(rows: list[dict[str, Any]]) -> str:
    """Records as CSV; lists and mappings as JSON within a cell. Without records, the head alone."""
    columns = list(dict.fromkeys(key for row in rows for key in row)) or ["id"]
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(columns)
    for row in rows:
        writer.writerow([cell(row.get(column, "")) for column in columns])
    return out.getvalue()


def cell(value: Any) -> Any:
    """One value as it stands in a CSV cell; true and false as JSON writes them."""
    return json.dumps(value, ensure_ascii=False) if isinstance(value, list | dict | bool) else value


def series_csv(id: str, with_entity: bool, ledger: Ledger) -> str:
    """A series' rows in whole units of the series' unit."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\n")
    writer.writerow(["period", "value", *(["entity"] if with_entity else [])])
    for row in ledger.series[id].rows:
        value = f"{row.amount.value:f}" if row.amount else ""
        writer.writerow([row.period.text, value, *([row.entity] if with_entity else [])])
    return out.getvalue()
