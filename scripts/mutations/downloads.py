"""Faults in what is published for machines: the JSON, the CSV and the index of the search."""

from __future__ import annotations

import csv
import io
import json
import re
from collections.abc import Callable
from random import Random
from typing import Any

from scripts.mutations import wording
from scripts.mutations.model import Context, Fault, Mutant, operator, rewritten

_WORDS = wording.one_of(wording.word_number_changed, wording.comparator_flipped)
Record = dict[str, Any]
Change = Callable[[list[list[str]]], bool]  # of the rows of a CSV; whether anything changed
SEARCH = ("site/search/search_index.json", "site/assets/generated/search/entries.json")


def _json(context: Context, file: str) -> tuple[str, list[Record]]:
    """The one list in a download, with its name."""
    data = json.loads(context.read(file))
    name, records = next(iter(data.items()))
    return name, records


def _with_list(context: Context, operator: str, file: str, name: str, records: list[Record]) -> Mutant | None:
    text = json.dumps({name: records}, ensure_ascii=False, indent=1) + "\n"
    return rewritten(context, operator, file, text)


def _field(context: Context, operator: str, field: str, fault: Fault, rng: Random,
           *names: str) -> Mutant | None:
    """Put a fault into one field of a record in one of some downloads."""
    file = f"site/data/{rng.choice(names)}.json"
    name, records = _json(context, file)
    holders = [record for record in records if record.get(field) not in (None, "", [])]
    for _ in range(60 if holders else 0):
        record = rng.choice(holders)
        old = record[field]
        text = old if isinstance(old, str) else json.dumps(old)
        edit = fault(text, rng)
        if edit is None:
            continue
        new = text[:edit[0]] + edit[2] + text[edit[1]:]
        record[field] = new if isinstance(old, str) else json.loads(new)
        if record[field] != old:
            return _with_list(context, operator, file, name, records)
        record[field] = old
    return None


@operator("downloads")
def json_value(context: Context, rng: Random) -> Mutant | None:
    """A value in a JSON download is another number: a fault of the export."""
    field = rng.choice(("value", "value", "low", "high"))
    names = ("figures", "derived") if field == "value" else ("figures",)
    return _field(context, "json_value", field, wording.one_of(wording.ANY_NUMBER, wording.sign_flipped),
                  rng, *names)


@operator("downloads")
def json_text(context: Context, rng: Random) -> Mutant | None:
    """The figure as text differs from its value."""
    fault = wording.one_of(wording.ANY_NUMBER, wording.scale_changed, wording.percent_confused,
                           wording.unit_swapped)
    return _field(context, "json_text", "text", fault, rng, "figures", "derived")


@operator("downloads")
def json_date(context: Context, rng: Random) -> Mutant | None:
    """A date or period in a download is another."""
    field = rng.choice(("as_of", "date"))
    names = ("figures", "derived", "series") if field == "as_of" else ("events", "positions")
    return _field(context, "json_date", field, wording.one_of(wording.date_changed, wording.year_changed),
                  rng, *names)


@operator("downloads")
def json_evidence(context: Context, rng: Random) -> Mutant | None:
    """Evidence or locator in a download is another than was recorded."""
    return _field(context, "json_evidence", rng.choice(("evidence", "locator")),
                  wording.one_of(wording.ANY_NUMBER, wording.word_number_changed), rng,
                  "figures", "events", "positions")


def _two_swapped(context: Context, operator: str, field: str, rng: Random, *names: str) -> Mutant | None:
    file = f"site/data/{rng.choice(names)}.json"
    name, records = _json(context, file)
    holders = [record for record in records if field in record]
    one, other = rng.sample(holders, 2)
    if one[field] == other[field]:
        return None
    one[field], other[field] = other[field], one[field]
    return _with_list(context, operator, file, name, records)


@operator("downloads")
def json_units_swapped(context: Context, rng: Random) -> Mutant | None:
    """Two records carry each other's unit or qualifier."""
    return _two_swapped(context, "json_units_swapped", rng.choice(("unit", "qualifier")), rng,
                        "figures", "derived")


@operator("downloads")
def json_labels_swapped(context: Context, rng: Random) -> Mutant | None:
    """Two records carry each other's label, or each other's quantity."""
    return _two_swapped(context, "json_labels_swapped", rng.choice(("label", "label", "measures")), rng,
                        "figures")


@operator("downloads")
def json_sources_swapped(context: Context, rng: Random) -> Mutant | None:
    """A number is credited to another source or person."""
    return _two_swapped(context, "json_sources_swapped", rng.choice(("source", "attributed_to")), rng,
                        "figures")


@operator("downloads")
def json_holders_swapped(context: Context, rng: Random) -> Mutant | None:
    """Two people hold each other's position."""
    return _two_swapped(context, "json_holders_swapped", rng.choice(("who", "name", "holds")), rng,
                        "positions")


@operator("downloads")
def json_address(context: Context, rng: Random) -> Mutant | None:
    """A record leads to the page of another."""
    return _two_swapped(context, "json_address", "url", rng, "figures", "events", "derived", "disagreements")


@operator("downloads")
def json_words(context: Context, rng: Random) -> Mutant | None:
    """A statement, an explanation or a working in a download has another number or the opposite word."""
    field, name = rng.choice((
        ("statement", "events"), ("explanation", "disagreements"), ("right", "corrections"),
        ("working", "derived"), ("counts", "measures"), ("holds", "positions"), ("means", "terms"),
        ("note", "figures"), ("says", "corrections")))
    return _field(context, "json_words", field, wording.one_of(_WORDS, wording.ANY_NUMBER), rng, name)


@operator("downloads")
def json_inputs(context: Context, rng: Random) -> Mutant | None:
    """A derived figure names another input, a disagreement another figure, than it has."""
    field, name = rng.choice((("inputs", "derived"), ("figures", "disagreements")))
    return _two_swapped(context, "json_inputs", field, rng, name)


@operator("downloads")
def json_record_lost(context: Context, rng: Random) -> Mutant | None:
    """A record is missing from a download."""
    file = f"site/data/{rng.choice(('figures', 'events', 'positions', 'derived', 'disagreements'))}.json"
    name, records = _json(context, file)
    records.pop(rng.randrange(len(records)))
    return _with_list(context, "json_record_lost", file, name, records)


@operator("downloads")
def json_place(context: Context, rng: Random) -> Mutant | None:
    """A place in a download lies elsewhere, or a name holds another number."""
    field, name = rng.choice((("lat", "places"), ("lon", "places"), ("name", "names")))
    fault = wording.one_of(wording.digit_changed, wording.digits_transposed)
    return _field(context, "json_place", field, fault, rng, name)


def _csv(context: Context, operator: str, file: str, change: Change) -> Mutant | None:
    """Read a CSV, change its rows, and write it as the export does."""
    rows = list(csv.reader(io.StringIO(context.read(file))))
    if _written(rows) != context.read(file) or not change(rows):
        return None
    return rewritten(context, operator, file, _written(rows))


def _written(rows: list[list[str]]) -> str:
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows(rows)
    return out.getvalue()


def _cell(rng: Random, fault: Fault, columns: Callable[[str], bool]) -> Change:
    def change(rows: list[list[str]]) -> bool:
        for _ in range(40):
            row = rng.choice(rows[1:])
            wanted = [n for n, head in enumerate(rows[0]) if columns(head) and n < len(row) and row[n]]
            if not wanted:
                continue
            at = rng.choice(wanted)
            edit = fault(row[at], rng)
            if edit:
                row[at] = row[at][:edit[0]] + edit[2] + row[at][edit[1]:]
                return True
        return False
    return change


@operator("downloads")
def csv_cell(context: Context, rng: Random) -> Mutant | None:
    """A cell of the CSV of a record list is another number or date."""
    file = f"site/data/{rng.choice(('figures', 'derived', 'events', 'positions', 'places'))}.csv"
    wanted = ("value", "low", "high", "text", "as_of", "date", "evidence", "lat", "lon", "locator")
    change = _cell(rng, wording.one_of(wording.ANY_NUMBER, wording.date_changed), lambda head: head in wanted)
    return _csv(context, "csv_cell", file, change)


@operator("downloads")
def csv_rows_of_list(context: Context, rng: Random) -> Mutant | None:
    """Two records in the CSV of a list carry each other's value, label or source."""
    file = f"site/data/{rng.choice(('figures', 'derived'))}.csv"
    return _csv(context, "csv_rows_of_list", file, _swap_cells(
        rng, lambda head: head in ("value", "label", "text", "source", "as_of", "unit")))


def _swap_cells(rng: Random, columns: Callable[[str], bool]) -> Change:
    def change(rows: list[list[str]]) -> bool:
        at = rng.choice([n for n, head in enumerate(rows[0]) if columns(head)] or [0])
        one, other = rng.sample(rows[1:], 2) if len(rows) > 2 else (rows[0], rows[0])
        if one[at] == other[at]:
            return False
        one[at], other[at] = other[at], one[at]
        return True
    return change


@operator("downloads")
def chart_cell(context: Context, rng: Random) -> Mutant | None:
    """A number in the download of a chart is another."""
    file = rng.choice(context.files("site/data/charts/*.csv"))
    fault = wording.one_of(wording.ANY_NUMBER, wording.sign_flipped, wording.date_changed)
    return _csv(context, "chart_cell", file, _cell(rng, fault, lambda head: True))


@operator("downloads")
def chart_rows(context: Context, rng: Random) -> Mutant | None:
    """Two rows of a chart's download carry each other's number."""
    file = rng.choice(context.files("site/data/charts/*.csv"))
    first = context.read(file).split(",", 1)[0]
    return _csv(context, "chart_rows", file, _swap_cells(rng, lambda head: head != first))


@operator("downloads")
def series_cell(context: Context, rng: Random) -> Mutant | None:
    """A number or a period in the download of a statistic is another."""
    file = rng.choice(context.files("site/data/series/*.csv"))
    fault = wording.one_of(wording.ANY_NUMBER, wording.sign_flipped)
    return _csv(context, "series_cell", file, _cell(rng, fault, lambda head: head in ("value", "period")))


@operator("downloads")
def series_rows(context: Context, rng: Random) -> Mutant | None:
    """Two periods of a statistic's download carry each other's number, or a row is missing."""
    file = rng.choice(context.files("site/data/series/*.csv"))
    if rng.random() < 0.3:
        return _csv(context, "series_rows", file, lambda rows: bool(rows.pop(rng.randrange(1, len(rows)))))
    return _csv(context, "series_rows", file, _swap_cells(rng, lambda head: head == "value"))


def _search(context: Context, operator: str, fault: Fault, rng: Random, field: str) -> Mutant | None:
    """Put a fault into one text that the search shows, in place, as its writer escapes letters."""
    file = rng.choice(SEARCH)
    text = context.read(file)
    found = context.keep(f"search {field} {file}", lambda: [
        match.span(1) for match in re.finditer(rf'"{field}":"((?:[^"\\]|\\.)*)"', text)
        if not text[:match.start()].rpartition('"location":"')[2].startswith("contribute/")])
    for _ in range(200):
        start, end = rng.choice(found)
        words = re.sub(r"\\u[0-9a-f]{4}|<[^>]*>", lambda one: "\0" * len(one.group()), text[start:end])
        edit = fault(words, rng)
        if edit:
            new = text[:start + edit[0]] + edit[2] + text[start + edit[1]:]
            return rewritten(context, operator, file, new)
    return None


@operator("downloads")
def search_number(context: Context, rng: Random) -> Mutant | None:
    """The search shows a passage with another number than the page."""
    fault = wording.one_of(wording.ANY_NUMBER, wording.scale_changed, wording.date_changed,
                           wording.percent_confused)
    return _search(context, "search_number", fault, rng, "text")


@operator("downloads")
def search_words(context: Context, rng: Random) -> Mutant | None:
    """The search shows a passage with the opposite word, or a title with another number."""
    if rng.random() < 0.3:
        return _search(context, "search_words", wording.one_of(wording.ANY_NUMBER, _WORDS), rng, "title")
    return _search(context, "search_words", _WORDS, rng, "text")


@operator("downloads")
def package_text(context: Context, rng: Random) -> Mutant | None:
    """The description of the data names another number, unit or type than the data have."""
    file = "site/data/datapackage.json"
    text = context.read(file)
    found = list(re.finditer(r'"(?:title|description|name)": "((?:[^"\\]|\\.)*\d(?:[^"\\]|\\.)*)"', text))
    match = rng.choice(found)
    edit = wording.one_of(wording.ANY_NUMBER, _WORDS)(match[1], rng)
    if edit is None:
        return None
    start = match.start(1)
    return rewritten(context, "package_text", file, text[:start + edit[0]] + edit[2] + text[start + edit[1]:])
