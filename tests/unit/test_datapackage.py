"""The data package says of each CSV what it holds, from the records' types; people, options and terms too."""

import json
import re
from dataclasses import replace
from pathlib import Path
from typing import Any

import pytest
from frictionless import Package

from macros.data import Ledger
from macros.data.explorer_kinds import Option
from macros.data.kind import KINDS, Record
from macros.data.kinds import Source, Term
from macros.values.fields import REFERENCE
from macros.values.problems import ProblemsFound
from scripts import datapackage, export
from tests.conftest import lay
from tests.unit.ledgers import with_fields
from tests.unit.test_export import records, rows

CHARTS = {
    "data/charts/yen.csv": b'Year,"Yen, per dollar",Remark\n2023,140.5,\n2024,151.40,draft\n2025,,\n',
    "data/charts/answers.csv": b"Answer,Share,Change\nyes,60,-1\nyes,40,2.\n"}
TITLES = {"yen": "The yen fell", "answers": "Most said yes"}
Fields = dict[str, dict[str, Any]]


@pytest.fixture(scope="module")
def csvs(bay: Ledger) -> dict[str, bytes]:
    """Every CSV of the invented records, and two charts."""
    return {**{n: b for n, b in export.files(bay).items() if n.endswith(".csv")}, **CHARTS}


@pytest.fixture(scope="module")
def packed(csvs: dict[str, bytes], bay: Ledger) -> dict[str, Any]:
    """Their data package."""
    return dict(json.loads(datapackage.package(csvs, bay, TITLES)))


def resource(packed: dict[str, Any], name: str) -> dict[str, Any]:
    (found,) = (r for r in packed["resources"] if r["name"] == name)
    return dict(found)


def columns(packed: dict[str, Any], name: str) -> Fields:
    """The fields of a resource by their names."""
    return {field["name"]: field for field in resource(packed, name)["schema"]["fields"]}


def report(folder: Path, csvs: dict[str, bytes], descriptor: bytes) -> Any:
    """What Frictionless says of the package once it lies on a disk."""
    lay(folder, {**csvs, "data/datapackage.json": descriptor})
    return Package(str(folder / "data" / "datapackage.json")).validate()


def test_the_package_of_the_invented_records_is_valid_and_so_is_a_list_without_records(
        csvs: dict[str, bytes], bay: Ledger, tmp_path: Path) -> None:
    none = export.files(replace(bay, derived={}))["data/derived.csv"]
    assert none == b"\xef\xbb\xbfid\n"
    for files in (csvs, {**csvs, "data/derived.csv": none}):
        found = report(tmp_path, files, datapackage.package(files, bay, TITLES))
        assert found.valid, found.flatten(["name", "type", "note"])
        assert found.stats["tasks"] == len(csvs)


def test_the_package_is_the_same_in_whatever_order_it_is_made(csvs: dict[str, bytes], bay: Ledger) -> None:
    made = datapackage.package(csvs, bay, TITLES)
    assert datapackage.package(dict(reversed(csvs.items())), bay, TITLES) == made
    assert made.endswith(b"}\n")


def test_the_package_has_a_licence_and_makers_but_no_address_and_no_date(packed: dict[str, Any]) -> None:
    assert [licence["name"] for licence in packed["licenses"]] == ["CC-BY-4.0"]
    assert [maker["title"] for maker in packed["contributors"]] == ["Japan's Plan B contributors"]
    assert not {"homepage", "created", "id"} & set(packed)


@pytest.mark.parametrize(("name", "column", "type"), [
    ("figures", "value", "number"), ("figures", "low", "number"), ("figures", "locator", "integer"),
    ("figures", "as_of", "string"), ("figures", "text", "string"), ("derived", "value", "number"),
    ("events", "date", "string"), ("series", "zero_is_real", "boolean"), ("series", "rows", "integer"),
    ("series", "digits", "integer"), ("series", "scale", "number"), ("series", "entities", "string"),
    ("sources", "figures", "integer"), ("disagreements", "figures", "string"),
    ("series-yen-per-dollar", "period", "string"), ("series-yen-per-dollar", "value", "number"),
    ("chart-yen", "Year", "string"), ("chart-yen", "Yen, per dollar", "number"),
    ("chart-yen", "Remark", "string"), ("chart-answers", "Share", "number"),
    ("chart-answers", "Change", "string")])
def test_a_column_has_the_type_of_what_it_holds(
        packed: dict[str, Any], name: str, column: str, type: str) -> None:
    assert columns(packed, name)[column]["type"] == type


def test_json_within_a_cell_and_nothing_else_is_announced(
        csvs: dict[str, bytes], packed: dict[str, Any]) -> None:
    announced = set()
    for name in datapackage.MODELS:
        cells_of = rows(csvs, f"data/{name}.csv")
        for column, field in columns(packed, name).items():
            cells = [row[column] for row in cells_of if row[column]]
            if field["description"].endswith("written as JSON."):
                assert all(isinstance(json.loads(cell), list | dict) for cell in cells), (name, column)
                announced |= {(name, column)} if cells else set()
            else:
                assert not any(cell.startswith(("[", '{"')) for cell in cells), (name, column)
    assert announced >= {("disagreements", "figures"), ("derived", "inputs"), ("series", "entities"),
                         ("sources", "document"), ("sources", "inferred"), ("positions", "backs"),
                         ("terms", "also")}


def test_what_is_true_by_design_is_demanded(packed: dict[str, Any]) -> None:
    figures = columns(packed, "figures")
    assert figures["id"]["constraints"] == {
        "required": True, "unique": True, "pattern": r"^[a-z0-9]+(-[a-z0-9]+)*$"}
    assert "more-than" in figures["qualifier"]["constraints"]["enum"]
    assert re.search(figures["unit"]["constraints"]["pattern"], "jpy-per-usd")
    assert not re.search(figures["unit"]["constraints"]["pattern"], "dollars")
    assert figures["locator"]["constraints"] == {"required": True, "minimum": 1}
    assert "required" not in figures["value"].get("constraints", {})  # a range has two other columns
    assert "required" not in columns(packed, "sources")["authors"].get("constraints", {})
    visits = columns(packed, "series-harbour-visits")["entity"]["constraints"]
    assert visits == {"required": True, "enum": ["navy", "merchant"]}


@pytest.mark.parametrize(("text", "fits"), [
    ("2024", True), ("FY2024", True), ("2024-07", True), ("2024-07-22", True), ("2024/2025", True),
    ("2024/2025-03", True), ("2024-7", False), ("FY2024-07", False), ("24", False), ("2024/", False),
    ("2024-07-22-1", False), ("in 2024", False)])
def test_the_pattern_of_a_period_fits_what_records_may_write(
        packed: dict[str, Any], text: str, fits: bool) -> None:
    for name, column in (("figures", "as_of"), ("events", "date"), ("derived", "as_of"),
                         ("series-harbour-visits", "period")):
        pattern = columns(packed, name)[column]["constraints"]["pattern"]
        assert (re.fullmatch(pattern, text) is not None) is fits, (name, column)


def test_each_table_has_the_key_that_it_really_has(packed: dict[str, Any]) -> None:
    keys = {r["name"]: r["schema"].get("primaryKey") for r in packed["resources"]}
    assert {keys.pop(name) for name in datapackage.MODELS} == {"id"}
    assert keys == {"chart-yen": "Year", "chart-answers": None, "series-yen-per-dollar": ["period"],
                    "series-harbour-visits": ["period", "entity"]}


def test_references_are_stated_where_their_table_is_there(csvs: dict[str, bytes], bay: Ledger) -> None:
    def references(given: dict[str, bytes]) -> dict[str, list[tuple[str, str]]]:
        made = json.loads(datapackage.package(given, bay, TITLES))
        return {r["name"]: [(k["fields"], k["reference"]["resource"]) for k in r["schema"]["foreignKeys"]]
                for r in made["resources"] if "foreignKeys" in r["schema"]}

    whole = references(csvs)
    assert whole["figures"] == [("source", "sources"), ("measures", "measures")]
    assert whole["positions"] == [("source", "sources"), ("who", "people")]
    assert whole["events"] == [("source", "sources")]
    assert "derived" not in whole
    less = references({name: content for name, content in csvs.items() if name != "data/people.csv"})
    assert less["positions"] == [("source", "sources")]


def test_a_series_keeps_the_terms_and_the_names_of_its_publisher(packed: dict[str, Any], bay: Ledger) -> None:
    info = bay.series["yen-per-dollar"].info
    found = resource(packed, "series-yen-per-dollar")
    assert [licence["title"] for licence in found["licenses"]] == [info.licence]
    assert {origin["title"] for origin in found["sources"]} == {info.publisher, info.primary_source}
    assert found["title"] == info.title


def test_a_column_that_nothing_describes_is_told(bay: Ledger) -> None:
    with pytest.raises(ProblemsFound, match="the column 'colour' of figures"):
        datapackage.package({"data/figures.csv": b"id,colour\na,red\n"}, bay, {})


def row(ledger: Ledger, model: type[Record], id: str, **changed: str) -> dict[str, Any]:
    """A record's row in its download, some of its fields changed."""
    kind = KINDS[model]
    return export.row(kind, id, with_fields(ledger, kind.shelf, id, **changed))


def test_somebody_has_an_address_only_if_a_page_lists_them(bay: Ledger) -> None:
    people = records(export.files(bay), "people")
    speakers = {position.who for position in bay.positions.values()}
    assert {id for id, person in people.items() if "url" in person} == speakers
    assert people["mayor"]["url"] == "/reference/people/#mayor"


def test_an_option_is_published_with_its_figures_filled_in_and_its_chapter(bay: Ledger) -> None:
    assert row(bay, Option, "build-a-wall", costs="As much as {bases-2025-herald} bases.") == {
        "id": "build-a-wall", "name": "Build a wall", "means": "A wall around the bay.",
        "best_for": "It keeps the sea out.", "best_against": "It keeps the boats out as well.",
        "costs": "As much as more than 30 bases.", "takes": "Years.", "first": "A survey.",
        "unknown": "Who pays.", "url": "/plan-b/wall/"}


def test_a_term_leads_to_its_meaning_and_to_the_page_that_says_more(bay: Ledger) -> None:
    plain = {"id": "free-port", "name": "free port", "means": "A harbour in which no duty is due.",
             "also": ["free zone"], "url": "/reference/glossary/#free-port"}
    assert row(bay, Term, "free-port") == plain
    fuller = row(bay, Term, "free-port", means="One of {bases-2025-herald}.", see="trade/index.md")
    assert fuller == {**plain, "means": "One of more than 30.", "see": "/trade/"}


def test_the_address_of_a_document_is_not_lost_to_that_of_its_page(bay: Ledger) -> None:
    assert "address" not in row(bay, Source, "bay-herald-2025")
    found = row(bay, Source, "bay-herald-2025", url="https://herald.example/1")
    assert (found["address"], found["url"]) == (
        "https://herald.example/1", "/reference/sources/bay-herald-2025/")


def test_no_download_leaves_a_reference_unfilled(ledger: Ledger) -> None:
    raw = [*(f.note or "" for f in ledger.figures.values()),
           *(d.explanation for d in ledger.disagreements.values()),
           *(o.costs for o in ledger.options.values()), *(t.means for t in ledger.terms.values())]
    assert sum(bool(REFERENCE.search(text)) for text in raw) > 3
    for name, content in export.files(ledger).items():
        if name.endswith(".csv"):
            assert [found[0] for found in REFERENCE.finditer(content.decode("utf-8"))] == [], name


def test_true_and_false_are_written_alike_in_both_forms(bay: Ledger) -> None:
    files = export.files(bay)
    said = {row["id"]: row["zero_is_real"] for row in rows(files, "data/series.csv")}
    assert said and said == {
        id: json.dumps(one["zero_is_real"]) for id, one in records(files, "series").items()}
