"""The downloads hold every record, each digit of it, and its address; record files keep to their schemas."""

import csv
import io
import json
from decimal import Decimal
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from macros.data import Ledger
from macros.data.kind import KINDS, Kind, meaning_of
from macros.reading.project import ROOT
from macros.views.html import relative
from scripts import export

LISTS = ("figures", "events", "positions", "disagreements", "corrections", "derived", "series", "sources",
         "measures", "names", "criteria", "answers", "people", "options", "terms")
ON_A_PAGE_OF_THE_STORY = ("criteria", "answers")


@pytest.fixture(scope="module")
def files(bay: Ledger) -> dict[str, bytes]:
    """Every download by its address."""
    return export.files(bay)


def records(files: dict[str, bytes], name: str) -> dict[str, dict[str, Any]]:
    """The records of a JSON download by id, its numbers as they are written."""
    data = json.loads(files[f"data/{name}.json"], parse_float=Decimal)
    assert list(data) == [name]
    return {record["id"]: record for record in data[name]}


def rows(files: dict[str, bytes], path: str) -> list[dict[str, str]]:
    """The rows of a CSV download."""
    return list(csv.DictReader(io.StringIO(files[path].decode(export.ENCODING))))


def test_each_kind_is_published_as_json_and_csv_with_every_record(
        files: dict[str, bytes], bay: Ledger) -> None:
    for name in LISTS:
        ids = list(getattr(bay, name))
        assert ids, f"the invented records have no {name}"
        assert list(records(files, name)) == ids
        assert [row["id"] for row in rows(files, f"data/{name}.csv")] == ids


@pytest.mark.parametrize(("id", "values"), [
    ("deficit-2024-herald", {"value": "68500000000"}), ("troops-2025-herald", {"value": "55000"}),
    ("delivery-time-herald", {"low": "10", "high": "15"}), ("tariff-rate-2025-notice", {"value": "15"})])
def test_a_figure_keeps_its_digits_in_both_forms(
        files: dict[str, bytes], id: str, values: dict[str, str]) -> None:
    record = records(files, "figures")[id]
    assert {key: str(record[key]) for key in ("value", "low", "high") if key in record} == values
    row = next(row for row in rows(files, "data/figures.csv") if row["id"] == id)
    assert {key: row[key] for key in ("value", "low", "high") if row[key]} == values


@pytest.mark.parametrize(("text", "written"), [
    *((text, text) for text in ("0.1", "1.1", "33.7", "27.5", "347.7857", "0.29", "151404.25", "-3.2", "0")),
    ("68500000000.0", "68500000000"), ("8.8E+12", "8800000000000"), ("9007199254740993", "9007199254740993")])
def test_a_number_is_written_with_the_digits_it_was_recorded_with(text: str, written: str) -> None:
    assert json.dumps(export.number(Decimal(text))) == written


def test_a_figure_has_its_fields_its_words_its_source_and_its_address(files: dict[str, bytes]) -> None:
    assert records(files, "figures")["bases-2025-herald"] == {
        "id": "bases-2025-herald", "label": "Bases around the bay", "value": 30, "qualifier": "more-than",
        "unit": "count", "as_of": "2025", "measures": "bay-bases", "locator": 4,
        "attributed_to": 'the "harbour master" & others',
        "evidence": "more than 30", "topic": "bases", "text": "more than 30",
        "source": "bay-herald-2025", "url": "/reference/sources/bay-herald-2025/#bases-2025-herald"}


@pytest.mark.parametrize("name", sorted(set(LISTS) - {"measures", "names", "options", "people"}))
def test_each_record_with_a_page_has_its_address(files: dict[str, bytes], bay: Ledger, name: str) -> None:
    for id, record in records(files, name).items():
        assert id not in bay.facts or record["url"] == "/" + relative(bay.fact(id).href, "")
        page, _, anchor = record["url"].partition("#")
        story = name in ON_A_PAGE_OF_THE_STORY
        assert page == "/reference/answers/" if story else page.startswith("/reference/"), id
        assert page.endswith("/"), id
        assert id in (anchor.partition("-")[2] if story else anchor, page.split("/")[-2]), id


def test_an_event_is_published_with_its_references_filled_in(files: dict[str, bytes]) -> None:
    assert records(files, "events")["talks-2025-07-herald"] == {
        "id": "talks-2025-07-herald", "date": "2025-07-14/2025-07-19",
        "statement": "Both sides talked about 15% for days.", "locator": 2, "evidence": "In July",
        "topic": "diplomacy", "source": "bay-herald-2025",
        "url": "/reference/sources/bay-herald-2025/#talks-2025-07-herald"}


def test_a_position_is_published_with_who_holds_it_and_what_it_backs(files: dict[str, bytes]) -> None:
    position = records(files, "positions")["mayor-on-the-bases-herald"]
    assert position["holds"] == "The bases should stay; more than 30 are not too many."
    assert (position["who"], position["name"]) == ("mayor", "Dee Example")
    assert (position["backs"], position["doubts"]) == (["stay-as-we-are"], ["build-a-wall"])
    assert position["source"] == "bay-herald-2025"


def test_a_derived_figure_is_published_with_inputs_and_working(files: dict[str, bytes]) -> None:
    record = records(files, "derived")["navy-share-2024"]
    assert abs(record["value"] - Decimal(120) / Decimal("6.2")) < Decimal("0.000001")
    assert record["text"] == "about 19.4%"
    assert (record["unit"], record["qualifier"], record["as_of"]) == ("percent", "about", "2024")
    assert record["label"] == "Naval ships among the ships in the harbour"
    assert record["inputs"] == ["harbour-visits@2024/navy", "ships-2024"]
    assert record["working"] == "Naval ships divided by all ships."
    assert record["sources"] == ["harbour-visits"]


def test_a_source_says_how_many_records_it_has_and_which_copy_was_read(files: dict[str, bytes]) -> None:
    sources = records(files, "sources")
    herald = sources["bay-herald-2025"]
    assert [herald[kind] for kind in ("figures", "events", "positions")] == [4, 1, 1]
    assert herald["sha256"] == "0" * 62 + "aa"
    assert herald["document"] == {"sha256": herald["sha256"], "read_on": "2026-01-15"}
    assert "sha256" not in sources["tariff-notice-2025"]
    assert sources["tariff-notice-2025"]["inferred"] == {"published": "From the date of the stamp."}
    assert sources["tariff-notice-2025"]["read_in"] == "A copy on the harbour wall"


def test_a_series_is_published_in_whole_units_with_its_gaps(files: dict[str, bytes]) -> None:
    assert files["data/series/yen-per-dollar.csv"].decode() == (
        "\ufeffperiod,value\n2023,140.5\n2024,151.40\n2025,\n")
    visits = rows(files, "data/series/harbour-visits.csv")
    assert [(row["period"], int(Decimal(row["value"])), row["entity"]) for row in visits if row["value"]] == [
        ("2024", 1200, "navy"), ("2025", 1350, "navy"), ("2024", 5000, "merchant"), ("FY2023", 900, "navy"),
        ("2024-01", 120, "navy"), ("2020-01/2021-06", 200, "navy")]
    assert "\n2022,,merchant\n" in files["data/series/harbour-visits.csv"].decode()
    info = records(files, "series")["harbour-visits"]
    assert (info["rows"], info["csv"]) == (7, "/data/series/harbour-visits.csv")


def test_a_gap_that_is_not_a_zero_stays_apart_from_one() -> None:
    assert export.table([{"id": "a", "x": 0}, {"id": "b"}]) == "id,x\na,0\nb,\n"


def test_a_list_in_a_cell_and_a_comma_in_a_text_come_back_as_they_were(files: dict[str, bytes]) -> None:
    row = rows(files, "data/disagreements.csv")[0]
    assert json.loads(row["figures"]) == ["troops-2025-herald", "troops-2025-notice"]
    awkward = 'one, "two"\nthree'
    (back,) = csv.DictReader(io.StringIO(export.table([{"id": awkward}])))
    assert back["id"] == awkward


def test_text_is_published_as_written_and_not_escaped(files: dict[str, bytes]) -> None:
    assert 'The bay < the sea & what it costs' in files["data/sources.json"].decode("utf-8")
    assert '"Jiří Example"' in files["data/sources.json"].decode("utf-8")
    assert "Jiří Example" in files["data/sources.csv"].decode("utf-8")
    assert all(content.endswith(b"\n") for content in files.values())


# Schemas of the record files.

WITH_FILES = [kind for kind in KINDS.values() if kind.home != "part of a source"]


class AsEditorsRead(yaml.SafeLoader):
    """YAML 1.2 as editors read it: a date is text."""


AsEditorsRead.yaml_implicit_resolvers = {
    first: [(tag, form) for tag, form in found if not tag.endswith("timestamp")]
    for first, found in yaml.SafeLoader.yaml_implicit_resolvers.items()}


def complaints(kind: Kind, text: str) -> list[str]:
    """What an editor underlines."""
    validator = Draft202012Validator(export.schema(kind))
    return [error.message for error in validator.iter_errors(yaml.load(text, AsEditorsRead))]


@pytest.mark.parametrize("kind", WITH_FILES, ids=lambda kind: kind.plural)
def test_the_record_files_keep_to_their_schema_and_name_it(kind: Kind) -> None:
    files = sorted(ROOT.glob(kind.files))
    assert files
    for file in files:
        text = file.read_text(encoding="utf-8")
        start, _, named = text.partition("\n")[0].partition("=")  # from which an editor finds the schema
        assert start == "# yaml-language-server: $schema", file.name
        address = (file.parent / named).resolve().relative_to(ROOT / "docs").as_posix()
        assert address == f"{export.SCHEMAS}/{kind.file}.json" and address in export.schemas()
        assert complaints(kind, text) == [], file.name


@pytest.mark.parametrize(("plural", "old", "new", "said"), [
    ("terms", "    name:", "    nme:", "'nme' was unexpected"),
    ("measures", "unit: usd", "unit: dollars", "dollars"),
    ("sources", "qualifier: about", "qualifier: circa", "circa"),
    ("places", "lat: ", "lat: x", "is not of type"),
    ("series", "publisher:", "publisher:\n#", "None is not of type")])
def test_a_slip_is_underlined(plural: str, old: str, new: str, said: str) -> None:
    kind = next(kind for kind in WITH_FILES if kind.plural == plural)
    text = next(text for file in sorted(ROOT.glob(kind.files)) if old in (text := file.read_text("utf-8")))
    assert any(said in one for one in complaints(kind, text.replace(old, new)))


@pytest.mark.parametrize("kind", KINDS.values(), ids=lambda kind: kind.plural)
def test_each_field_says_what_it_means_and_so_does_its_schema(kind: Kind) -> None:
    assert [name for name in kind.model.model_fields if not meaning_of(kind.model, name)] == []
    published: dict[str, Any] = json.loads(json.dumps(kind.model.model_json_schema()))
    assert set(published["properties"]) == set(kind.model.model_fields)
