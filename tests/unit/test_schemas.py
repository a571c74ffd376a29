"""The published JSON Schemas: every record file keeps to its own, and a slip does not."""

from __future__ import annotations

import json
from typing import Any

import pytest
import yaml
from jsonschema import Draft202012Validator

from macros.data.kind import KINDS, Kind, meaning_of
from macros.reading.project import ROOT
from scripts import export

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
