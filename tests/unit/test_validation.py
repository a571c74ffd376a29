"""What is said of data that has not even the shape of a record: its fields are listed."""

from __future__ import annotations

import pytest
from pydantic import BaseModel

from macros.data.kinds import Correction, Event, Figure, Name, SeriesInfo, Source
from macros.data.validation import listed, only_key, source_records, validate
from macros.reading.yaml_positions import YamlText, read_yaml
from macros.values.problems import Problem

FILE = "seeds/some.yml"


def read(text: str) -> YamlText:
    """A text that is right as YAML."""
    problems: list[Problem] = []
    yaml = read_yaml(text, FILE, problems)
    assert problems == []
    return yaml


@pytest.mark.parametrize(("model", "name"), [
    (Figure, "figure"), (Event, "event"), (Source, "source"), (SeriesInfo, "series"),
    (Correction, "correction")])
def test_what_is_no_mapping_is_told_the_fields(model: type[BaseModel], name: str) -> None:
    for text in ("\nonly text\n", "\n- a\n- list\n"):
        problems: list[Problem] = []
        yaml = read(text)
        assert validate(model, yaml.data, yaml, (), FILE, problems) is None
        assert problems == [Problem(FILE, 2, f"expected the fields of a {name}",
                                    f"Fields: {', '.join(model.model_fields)}.")]


def test_a_list_in_place_of_a_source_and_an_entry_that_is_no_mapping_are_told_the_fields() -> None:
    problems: list[Problem] = []
    assert list(source_records(read("- id: a\n- title: b\n"), FILE, problems)) == []
    assert [problem.message for problem in problems] == ["expected the fields of a source"]
    problems.clear()
    yaml = read("names:\n  - id: g7\n    name: G7\n    what: A club.\n  - G7\n")
    assert [placed.record.id for placed in listed(Name, "names", yaml, FILE, problems)] == ["g7"]
    assert problems == [Problem(FILE, 5, "expected the fields of a name", "Fields: id, name, what.")]


def test_a_field_unlike_any_other_is_answered_with_all_fields() -> None:
    problems: list[Problem] = []
    yaml = read("id: a\nzzz: b\n")
    assert validate(Figure, yaml.data, yaml, (), FILE, problems) is None
    said = next(problem for problem in problems if "unknown field" in problem.message)
    assert said == Problem(FILE, 2, "figure 'a' has an unknown field 'zzz'",
                           f"Allowed: {', '.join(sorted(Figure.model_fields))}.")


def test_a_list_file_may_be_empty() -> None:
    problems: list[Problem] = []
    for yaml in map(read, ("names:\n", "names: []\n", "", "# nothing yet\n")):
        only_key("names", yaml, FILE, problems)
        assert list(listed(Name, "names", yaml, FILE, problems)) == []
    assert problems == []
