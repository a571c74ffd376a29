"""The data package: one descriptor (Frictionless, version 1) of every CSV that is published.

What a record list's columns hold follows from the types of the records, not
from what happens to stand in the cells; only a chart's columns are looked at.
"""

from __future__ import annotations

import csv
import hashlib
import inspect
import io
import json
import re
from collections.abc import Mapping
from decimal import Decimal
from types import UnionType
from typing import Annotated, Any, Literal, Union, get_args, get_origin, get_type_hints

from pydantic.fields import FieldInfo

from macros.data import Ledger, Series
from macros.data import explorer_kinds as explorer_records
from macros.data import kinds as records
from macros.data.derived import Derived
from macros.data.kinds import Record
from macros.values.amounts import Amount
from macros.values.fields import Qualifier, UnitName
from macros.values.periods import Period
from macros.values.units import UNITS

Field = dict[str, Any]

NAME, TITLE = "japans-plan-b", "Japan's Plan B: records, series and charts"
ABOUT = (
    "Trade, security and the alliance between Japan and the United States in figures that can be "
    "checked: what each source states and where, the public statistics beside it, and the rows of "
    "every chart. The licence of the package holds for our own work; a series has the terms that "
    "its publisher names, and these hold for a chart of that series too. Addresses that begin with "
    "a slash are below the address of the site.")
LICENCE = {"name": "CC-BY-4.0", "title": "Creative Commons Attribution 4.0 International",
           "path": "https://creativecommons.org/licenses/by/4.0/"}

LISTS: dict[str, type] = {
    "answers": explorer_records.Answer, "criteria": explorer_records.Criterion,
    "corrections": records.Correction, "derived": Derived, "disagreements": records.Disagreement,
    "events": records.Event, "figures": records.Figure, "measures": records.Measure,
    "names": records.Name, "options": records.Option, "people": records.Person,
    "places": records.Place, "positions": records.Position, "series": records.SeriesInfo,
    "sources": records.Source, "terms": records.Term,
    "what-ifs": explorer_records.WhatIf}
REFERENCES = {
    "answers": {"option": "options", "criterion": "criteria"},
    "corrections": {"source": "sources"}, "events": {"source": "sources"},
    "figures": {"source": "sources", "measures": "measures"}, "places": {"source": "sources"},
    "positions": {"source": "sources", "who": "people"}, "series": {"measures": "measures"}}

ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
_PART = r"(FY\d{4}|\d{4}(-\d{2}(-\d{2})?)?)"
PERIOD: Field = {"type": "string", "constraints": {"pattern": f"^{_PART}(/{_PART})?$"}}
IN_JSON = "A list or mapping, written as JSON."
DECIMAL = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
# Spelled out, because the reader of a package may guess a dialect from the first lines otherwise.
DIALECT = {"delimiter": ",", "doubleQuote": True, "header": True, "lineTerminator": "\n",
           "quoteChar": '"', "skipInitialSpace": False}

COUNT: Field = {"type": "integer", "constraints": {"required": True, "minimum": 0}}
TEXT: Field = {"type": "string", "constraints": {"required": True}}
PLACE: Field = {"type": "string", "constraints": {"required": True, "pattern": "^/.*$"}}
JSON_LIST: Field = {"type": "string", "description": IN_JSON}
# Columns that the export adds to a record's own fields, or fills differently.
ADDED: dict[str, Field] = {
    "csv": PLACE, "inputs": JSON_LIST, "name": TEXT, "rows": COUNT, "sources": JSON_LIST, "text": TEXT,
    "url": PLACE, "source": {"type": "string", "constraints": {"required": True, "pattern": ID}},
    "sha256": {"type": "string", "constraints": {"pattern": "^[0-9a-f]{64}$"}}}
ADDED_TO: dict[str, dict[str, Field]] = {
    "derived": {"as_of": PERIOD, "id": {"type": "string", "constraints": {"pattern": ID}},
                "qualifier": {"type": "string",
                              "constraints": {"enum": list(get_args(Qualifier))}},
                "label": TEXT, "working": TEXT,
                "unit": {"type": "string", "constraints": {"enum": list(UNITS)}},
                "value": {"type": "number", "constraints": {"required": True}}},
    # A source's own address on the web stands in a column of its own; `url` is that of its page here.
    "sources": {"address": {"type": "string", "constraints": {"pattern": "^https://.*$"}},
                "events": COUNT, "figures": COUNT, "positions": COUNT, "url": PLACE},
    "terms": {"see": {"type": "string", "constraints": {"pattern": "^/.*$"}}},
    # Somebody who is only named, and holds no position, stands on no page.
    "people": {"url": {"type": "string", "constraints": {"pattern": "^/.*$"}}}}

MEANINGS = {
    "address": "Where the document stands on the web.",
    "answered_by": "Field of an option's own record that answers the question.",
    "adds_up_to": "What the lines of the series are parts of.",
    "also": "Other words for the same.",
    "as_of": "The date or period that it refers to.",
    "attributed_to": "Who says so, according to the source.",
    "authors": "Who wrote it.",
    "backs": "Ids of the options that the position speaks for.",
    "best_against": "The strongest case against it.",
    "best_for": "The strongest case for it.",
    "breaks": "Where the method changed, and how.",
    "caveats": "What to mind when using the numbers.",
    "checked_with": "On what evidence.",
    "checks": "What the numbers were compared with.",
    "confidence": "How sure we are.",
    "confidence_note": "Why we are no surer.",
    "costs": "What the sources say it would cost.",
    "counts": "What exactly is counted.",
    "csv": "Address of the rows, below the site's.",
    "criterion": "Id of the question.",
    "date": "When, as precisely as it is known.",
    "dated_by": "How the date is known.",
    "defects": "What is wrong with the text of the copy.",
    "digits": "Decimals shown in prose.",
    "document": "The copy that was read: its hash, and when.",
    "disputed": "Who administers the place and who claims it.",
    "disputed_basis": "Ids of the sources for that.",
    "doubts": "Ids of the options that the position speaks against.",
    "effects": "What somebody says would change: for which option, on which question, how, on what evidence.",
    "entities": "The lines of the series: countries, flows, definitions.",
    "evidence": "The words as printed in the source.",
    "explanation": "Why the figures differ.",
    "figures": "Ids of the figures that differ.",
    "first": "What would have to happen first.",
    "found": "When the slip was found.",
    "have": "How much of it we could read.",
    "high": "Upper end of a range, in whole units.",
    "holds": "What they hold, in our words.",
    "id": "The name of the record, for ever the same.",
    "inferred": "Fields that the document does not state, and how we know.",
    "inputs": "What goes into the formula: ids of figures, or of a series' rows.",
    "kind": "What kind of thing it is.",
    "known_as": "A short name of the publisher.",
    "label": "What it is, in one line.",
    "lat": "Degrees north, WGS84; south is negative.",
    "licence": "The terms of the publisher.",
    "locator": "Paragraph of the source, counted from one over lines that are not blank.",
    "lon": "Degrees east, WGS84; west is negative.",
    "low": "Lower end of a range, in whole units.",
    "means": "What it means.",
    "measures": "Id of the quantity that is measured.",
    "name": "The name.",
    "note": "What else to know.",
    "option": "Id of the option.",
    "part_of": "Id of the figure or quantity of which it is a part.",
    "primary_source": "Where the publisher's numbers come from.",
    "published": "When it appeared.",
    "publisher": "Who published it.",
    "qualifier": "How the number is meant: exactly, about, more than …",
    "question": "The question in full.",
    "read_in": "Where it was read, if not in the original.",
    "read_on": "When it was read.",
    "review_by": "When to look again.",
    "right": "What is right.",
    "role": "Their role on that day.",
    "route_step": "Its turn on the oil route from Hormuz, counted from one.",
    "rows": "How many rows the series has.",
    "says": "What it says.",
    "scale": "By how much the publisher's numbers were multiplied.",
    "see": "Address of the page that says more, below the site's.",
    "sha256": "SHA-256 of what was read, as hexadecimal digits.",
    "silent": "Whether the sources say nothing.",
    "source": "Id of the source that says so.",
    "sources": "Ids of the sources and series on which it rests.",
    "statement": "What happened, in our words.",
    "supposes": "The case, and who expects or fears it.",
    "summary": "What it is about.",
    "takes": "What the sources say about how long it would take.",
    "text": "The figure as the pages write it.",
    "title": "The title.",
    "topic": "What it is about.",
    "unit": "The unit; a scale such as billion is no unit.",
    "unknown": "What nobody knows.",
    "unused": "Why no page uses it.",
    "url": "Address of its place, below the site's.",
    "uses": "Which of the figures the pages use, or none.",
    "value": "The number, in whole units.",
    "vintage": "Which edition it is, and when the next one comes.",
    "what": "What the name stands for.",
    "where": "How the coordinates are known.",
    "where_read": "Where we read it.",
    "who": "Id of whoever holds it.",
    "why": "The kind of the difference.",
    "working": "The formula in words.",
    "zero_is_real": "Whether a zero is a number, not a gap.",
}
MEANINGS_IN = {
    "answers": {"evidence": "Ids of the positions, events and figures that bear it out."},
    "what-ifs": {"evidence": "Ids of the positions, events and figures on which the case stands."},
    "corrections": {"source": "Id of the source that has the slip; none for a slip of ours."},
    "positions": {"name": "The name of whoever holds it."},
    "series": {"sha256": "SHA-256 of the rows as recorded, before they were brought to whole units."},
    "sources": {"events": "How many events we took from it.",
                "figures": "How many figures we took from it.",
                "positions": "How many positions we took from it."}}


def package(csvs: Mapping[str, bytes], ledger: Ledger, chart_titles: Mapping[str, str]) -> bytes:
    """The descriptor `data/datapackage.json` of all CSVs.

    Args:
        csvs: content by address below the site's root: `data/figures.csv`,
            `data/series/<id>.csv`, `data/charts/<id>.csv`.
        ledger: the records from which the CSVs were made.
        chart_titles: the title of each chart by its id.

    Raises:
        ValueError: a CSV or a column that nothing here describes.
    """
    resources = [_resource(address, csvs, ledger, chart_titles) for address in sorted(csvs)]
    whole = {"profile": "tabular-data-package", "name": NAME, "title": TITLE, "description": ABOUT,
             "licenses": [LICENCE], "resources": resources,
             "contributors": [{"title": "Japan's Plan B contributors", "role": "author"}]}
    return (json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _resource(address: str, csvs: Mapping[str, bytes], ledger: Ledger,
              chart_titles: Mapping[str, str]) -> dict[str, Any]:
    match = re.fullmatch(r"data/(?:(series|charts)/)?([a-z0-9-]+)\.csv", address)
    if match is None:
        raise ValueError(f"{address} is no CSV of a record list, a series or a chart")
    folder, id = match.groups()
    content = csvs[address]
    if folder == "series":
        own = _series(ledger.series[id])
    elif folder == "charts":
        own = {"name": f"chart-{id}", "title": chart_titles[id], "schema": _chart_schema(content)}
    elif id in LISTS:
        own = _list(id, _header(content), csvs)
    else:
        raise ValueError(f"{address} is no record list; say in LISTS which record it holds")
    own["schema"]["missingValues"] = [""]
    return {"profile": "tabular-data-resource", "path": address.removeprefix("data/"), "format": "csv",
            "mediatype": "text/csv", "encoding": "utf-8", "dialect": DIALECT, "bytes": len(content),
            "hash": "sha256:" + hashlib.sha256(content).hexdigest(), **own}


def _rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode("utf-8"), newline="")))


def _header(content: bytes) -> list[str]:
    return _rows(content)[0]


def _list(name: str, columns: list[str], csvs: Mapping[str, bytes]) -> dict[str, Any]:
    keys = [{"fields": column, "reference": {"resource": other, "fields": "id"}}
            for column, other in REFERENCES.get(name, {}).items()
            if column in columns and f"data/{other}.csv" in csvs]
    schema: dict[str, Any] = {"fields": [_column(name, column) for column in columns], "primaryKey": "id"}
    about = (inspect.getdoc(LISTS[name]) or "").split("\n")[0]
    return {"name": name, "title": name.capitalize(), "description": about,
            "schema": {**schema, **({"foreignKeys": keys} if keys else {})}}


def _column(name: str, column: str) -> Field:
    """The field of one column of a record list."""
    own = _own_field(LISTS[name], column)
    known = ADDED_TO.get(name, {}).get(column) or own or ADDED.get(column)
    meaning = MEANINGS_IN.get(name, {}).get(column) or MEANINGS.get(column)
    if known is None or meaning is None:
        raise ValueError(f"the column {column!r} of {name} has no type or no meaning; "
                         "a new field needs a line in MEANINGS, one that only the export knows in ADDED")
    constraints = dict(known.get("constraints", {}))
    if column == "id":
        constraints |= {"required": True, "unique": True}
    # The type may have something to say too: that a cell holds JSON.
    about = " ".join(filter(None, (meaning, known.get("description"))))
    return {"name": column, "title": column.replace("_", " ").capitalize(), "type": known["type"],
            "description": about, **({"constraints": constraints} if constraints else {})}


def _own_field(model: type, column: str) -> Field | None:
    """Type and constraints of a record's own field; None if it is not one."""
    if not issubclass(model, Record) or column not in model.model_fields:
        return None
    field = _typed(get_type_hints(model, include_extras=True)[column])
    if model.model_fields[column].is_required() and "description" not in field:
        # Not so for a list: an empty one is left out.
        field["constraints"] = {**field.get("constraints", {}), "required": True}
    return field


def _typed(hint: Any) -> Field:
    """A record's type as a type of Table Schema."""
    if get_origin(hint) in (Union, UnionType):
        hint = next(arg for arg in get_args(hint) if arg is not type(None))
    if hint == UnitName:
        return {"type": "string", "constraints": {"enum": list(UNITS)}}
    base, *extras = get_args(hint) if get_origin(hint) is Annotated else (hint,)
    if get_origin(base) is Literal:
        return {"type": "string", "constraints": {"enum": list(get_args(base))}}
    if base is Period:
        return dict(PERIOD)
    simple = {Amount: "number", Decimal: "number", bool: "boolean", int: "integer", str: "string"}
    if base not in simple:
        return dict(JSON_LIST)
    field: Field = {"type": simple[base]}
    limits = _limits(extras)
    return {**field, "constraints": limits} if limits else field


def _limits(extras: list[Any]) -> dict[str, Any]:
    """What pydantic is told about a field, in the words of Table Schema."""
    limits = {}
    for limit in (limit for extra in extras if isinstance(extra, FieldInfo) for limit in extra.metadata):
        for ours, theirs in (("pattern", "pattern"), ("ge", "minimum"), ("le", "maximum")):
            value = getattr(limit, ours, None)
            if value is not None:
                limits[theirs] = value
    return limits


def _series(series: Series) -> dict[str, Any]:
    info = series.info
    fields: list[Field] = [
        {"name": "period", "title": "Period", **PERIOD, "description": "A day, month, year, fiscal year "
         "(FY2024 begins in April 2024) or an interval, written with a slash.",
         "constraints": {**PERIOD["constraints"], "required": True}},
        {"name": "value", "title": f"Value ({info.unit})", "type": "number",
         "description": f"In whole units of {info.unit}; empty where there is no value."}]
    if info.entities:
        ids = [entity.id for entity in info.entities]
        labels = "; ".join(f"{entity.id}: {entity.label}" for entity in info.entities)
        fields.append({"name": "entity", "title": "Entity", "type": "string", "description": labels,
                       "constraints": {"required": True, "enum": ids}})
    key = ["period", "entity"] if info.entities else ["period"]
    return {"name": f"series-{info.id}", "title": info.title,
            "description": " ".join([info.vintage.rstrip(".") + ".", *info.caveats]),
            # The publisher's terms in their own words: most have no entry in a list of licences.
            "licenses": [{"name": "own-terms", "title": info.licence}],
            "sources": [{"title": title} for title in dict.fromkeys((info.publisher, info.primary_source))],
            "schema": {"fields": fields, "primaryKey": key}}


def _chart_schema(content: bytes) -> dict[str, Any]:
    """The columns of a chart: a label, then numbers, unless a cell is none."""
    header, *rows = _rows(content)
    fields: list[Field] = [{"name": header[0], "type": "string"}]
    for index, head in enumerate(header[1:], 1):
        numbers = all(DECIMAL.fullmatch(row[index]) for row in rows if row[index])
        fields.append({"name": head, "type": "number" if numbers else "string"})
    labels = [row[0] for row in rows]
    unique = all(labels) and len(set(labels)) == len(labels)
    return {"fields": fields, **({"primaryKey": header[0]} if unique else {})}
