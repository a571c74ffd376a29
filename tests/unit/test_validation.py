"""What is said of data that has not even the shape of a record: its fields are listed."""

import pytest
from pydantic import BaseModel

from macros.data.kinds import Correction, Event, Figure, Name, SeriesInfo, Source
from macros.data.validation import RecordFile, source_records
from macros.reading.yaml_positions import read_yaml
from macros.values.problems import Problem

FILE = "seeds/some.yml"


def read(text: str) -> RecordFile:
    """A text that is right as YAML."""
    problems: list[Problem] = []
    yaml = read_yaml(text, FILE, problems)
    assert problems == []
    return RecordFile(FILE, yaml, problems)


@pytest.mark.parametrize(("model", "name"), [
    (Figure, "figure"), (Event, "event"), (Source, "source"), (SeriesInfo, "series"),
    (Correction, "correction")])
def test_what_is_no_mapping_is_told_the_fields(model: type[BaseModel], name: str) -> None:
    for text in ("\nonly text\n", "\n- a\n- list\n"):
        file = read(text)
        assert file.record(model, file.yaml.data) is None
        assert file.problems == [Problem(FILE, 2, f"expected the fields of a {name}",
                                         f"Fields: {', '.join(model.model_fields)}.")]


def test_a_list_in_place_of_a_source_and_an_entry_that_is_no_mapping_are_told_the_fields() -> None:
    file = read("- id: a\n- title: b\n")
    assert list(source_records(file)) == []
    assert [problem.message for problem in file.problems] == ["expected the fields of a source"]
    file = read("names:\n  - id: g7\n    name: G7\n    what: A club.\n  - G7\n")
    assert [placed.record.id for placed in file.listed(Name, "names")] == ["g7"]
    assert file.problems == [
        Problem(FILE, 5, "expected the fields of a name", "Fields: id, name, what, idiom.")]


def test_a_field_unlike_any_other_is_answered_with_all_fields() -> None:
    file = read("id: a\nzzz: b\n")
    assert file.record(Figure, file.yaml.data) is None
    said = next(problem for problem in file.problems if "unknown field" in problem.message)
    assert said == Problem(FILE, 2, "figure 'a' has an unknown field 'zzz'",
                           f"Allowed: {', '.join(sorted(Figure.model_fields))}.")


def test_a_list_file_may_be_empty() -> None:
    for file in map(read, ("names:\n", "names: []\n", "", "# nothing yet\n")):
        assert list(file.only_list(Name, "names")) == []
        assert file.problems == []
