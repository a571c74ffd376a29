"""The data package: one descriptor (Frictionless, version 1) of every CSV that is published.

What a record list's columns hold follows from the types of the records, not
from what happens to stand in the cells; only a chart's columns are looked at.
"""

import csv
import hashlib
import inspect
import io
import json
import re
from collections.abc import Iterator, Mapping
from typing import Any, get_origin

from macros.data import Ledger, Series
from macros.data.kind import KINDS, marks_of, meaning_of
from macros.reading.project import ROOT, own_table, site_names
from macros.values.fields import PERIOD, Refers
from macros.values.problems import Problem, ProblemsFound
from scripts.export import COUNTED, ENCODING

Field = dict[str, Any]

ABOUT = (
    "in figures that can be checked: what each source states and where, the public statistics beside "
    "it, and the rows of every chart. The licence of the package holds for our own work; a series has "
    "the terms that its publisher names, and these hold for a chart of that series too. Addresses that "
    "begin with a slash are below the address of the site. Each CSV is UTF-8 and begins with its byte-order "
    "mark, by which spreadsheets know it; no cell is a formula.")

MODELS = {kind.plural: kind.model for kind in KINDS.values() if kind.published}
SCHEMAS = {name: model.model_json_schema() for name, model in MODELS.items()}
IN_JSON = "A list or mapping, written as JSON."
DECIMAL = re.compile(r"-?\d+(\.\d+)?", re.ASCII)
# Spelled out, because the reader of a package may guess a dialect from the first lines otherwise.
DIALECT = {"delimiter": ",", "doubleQuote": True, "header": True, "lineTerminator": "\n",
           "quoteChar": '"', "skipInitialSpace": False}

SCALARS = ("string", "number", "integer", "boolean")
LIMITS = ("pattern", "enum", "minimum", "maximum")


def _field(meaning: str, type: str = "string", **constraints: Any) -> Field:
    return {"type": type, "description": meaning, "constraints": constraints}


ADDED = {name: _field(**said) for name, said in own_table(
    dict[str, dict[str, Any]], "scripts/datapackage.yml").items()} | {
    "derived.as_of": _field("The date or period that it refers to.", pattern=PERIOD),
    **{f"sources.{part}": _field(f"How many {part} we took from it.", "integer", required=True, minimum=0)
       for part in COUNTED}}


def package(csvs: Mapping[str, bytes], ledger: Ledger, chart_titles: Mapping[str, str]) -> bytes:
    """The descriptor `data/datapackage.json` of all CSVs.

    Args:
        csvs: content by address below the site's root: `data/figures.csv`,
            `data/series/<id>.csv`, `data/charts/<id>.csv`.
        ledger: the records from which the CSVs were made.
        chart_titles: the title of each chart by its id.

    Raises:
        ProblemsFound: a column that nothing here describes.
    """
    resources = [_resource(address, csvs, ledger, chart_titles) for address in sorted(csvs)]
    ours = site_names(ROOT)
    licence = {"name": ours.licence.replace(" ", "-"), "title": ours.licence_title, "path": ours.licence_url}
    whole = {"profile": "tabular-data-package",
             "name": re.sub(r"[^a-z0-9]+", "-", ours.site.lower().replace("'", "")),
             "title": f"{ours.site}: records, series and charts", "description": f"{ours.subject} {ABOUT}",
             "licenses": [licence], "resources": resources,
             "contributors": [{"title": ours.author, "role": "author"}]}
    return (json.dumps(whole, ensure_ascii=False, indent=1, sort_keys=True) + "\n").encode()


def _resource(address: str, csvs: Mapping[str, bytes], ledger: Ledger,
              chart_titles: Mapping[str, str]) -> dict[str, Any]:
    *_, folder, name = address.split("/")
    id, content = name.removesuffix(".csv"), csvs[address]
    if folder == "series":
        own = _series(ledger.series[id])
    elif folder == "charts":
        own = {"name": f"chart-{id}", "title": chart_titles[id], "schema": _chart_schema(content)}
    else:
        own = _list(id, _rows(content)[0], csvs)
    own["schema"]["missingValues"] = [""]
    return {"profile": "tabular-data-resource", "path": address.removeprefix("data/"), "format": "csv",
            "mediatype": "text/csv", "encoding": "utf-8", "dialect": DIALECT, "bytes": len(content),
            "hash": "sha256:" + hashlib.sha256(content).hexdigest(), **own}


def _rows(content: bytes) -> list[list[str]]:
    return list(csv.reader(io.StringIO(content.decode(ENCODING), newline="")))


def _list(name: str, columns: list[str], csvs: Mapping[str, bytes]) -> dict[str, Any]:
    keys = [{"fields": column, "reference": {"resource": other, "fields": "id"}}
            for column, other in _references(name) if column in columns and f"data/{other}.csv" in csvs]
    schema: dict[str, Any] = {"fields": [_column(name, column) for column in columns], "primaryKey": "id"}
    about = (inspect.getdoc(MODELS[name]) or "").split("\n")[0]
    return {"name": name, "title": name.capitalize(), "description": about,
            "schema": {**schema, **({"foreignKeys": keys} if keys else {})}}


def _references(name: str) -> Iterator[tuple[str, str]]:
    """Columns of a record list that hold the id of one other record, and the list in which that stands."""
    model = MODELS[name]
    if KINDS[model].home == "part of a source":
        yield "source", "sources"
    plurals = {kind.name: kind.plural for kind in KINDS.values()}  # a fact is in one of several lists
    for column, field in model.model_fields.items():
        named = [mark.kinds for mark in marks_of(model, column) if isinstance(mark, Refers)]
        single = bool(named) and len(named[0]) == 1 and get_origin(field.annotation) is not list
        if single and named[0][0] in plurals:
            yield column, plurals[named[0][0]]


def _column(name: str, column: str) -> Field:
    """The field of one column of a record list."""
    known = ADDED.get(f"{name}.{column}") or _own_field(name, column) or ADDED.get(column)
    if not known or not known["description"]:
        raise ProblemsFound([Problem(
            "scripts/datapackage.py", 0, f"the column {column!r} of {name} has no type or no meaning",
            "A field's meaning stands beside it in its model, that of one of the export alone in "
            "datapackage.yml.")])
    constraints = known["constraints"] | ({"required": True, "unique": True} if column == "id" else {})
    return {"name": column, "title": column.replace("_", " ").capitalize(), "type": known["type"],
            "description": known["description"], **({"constraints": constraints} if constraints else {})}


def _own_field(name: str, column: str) -> Field | None:
    """Type, constraints and meaning of a record's own field, from its JSON Schema; None if it is not one."""
    schema = SCHEMAS[name]
    if column not in schema["properties"]:
        return None
    said = schema["properties"][column]
    said = next((one for one in said.get("anyOf", ()) if one.get("type") != "null"), said)
    # Of a scalar that YAML may read in several ways, the first is what it is.
    type = said["type"][0] if isinstance(said.get("type"), list) else said.get("type")
    meaning = meaning_of(MODELS[name], column)
    if type not in SCALARS:  # an empty list is left out, so none is required
        return _field(f"{meaning} {IN_JSON}".strip())
    required = {"required": True} if column in schema.get("required", ()) else {}
    return _field(meaning, type, **{limit: said[limit] for limit in LIMITS if limit in said}, **required)


def _series(series: Series) -> dict[str, Any]:
    info = series.info
    fields: list[Field] = [
        {"name": "period", "title": "Period", **_field(
            "A day, month, year, fiscal year (FY2024 begins in April 2024) or an interval, "
            "written with a slash.", pattern=PERIOD, required=True)},
        {"name": "value", "title": f"Value ({info.unit})", "type": "number",
         "description": f"In whole units of {info.unit}; empty where there is no value."}]
    if info.entities:
        ids = [entity.id for entity in info.entities]
        labels = "; ".join(f"{entity.id}: {entity.label}" for entity in info.entities)
        fields.append({"name": "entity", "title": "Entity", **_field(labels, required=True, enum=ids)})
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
