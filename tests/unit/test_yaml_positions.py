"""YAML whose scalars stay text, each with its line; what could surprise is refused."""

import pytest

from macros.reading.yaml_positions import MAX_BYTES, MAX_DEPTH, MAX_NODES, YamlText, read_yaml
from macros.values.problems import Problem

FILE = "seeds/some.yml"
NO_ALIASES = ("anchors (&), aliases (*) and tags (!) are not allowed in records",
              "Put the text in quotes if it begins with such a sign.")
TOO_DEEP = "the record is nested too deeply or too large"


def read(text: str) -> tuple[YamlText, list[Problem]]:
    """A text as data, and what is wrong with it."""
    problems: list[Problem] = []
    return read_yaml(text, FILE, problems), problems


@pytest.mark.parametrize("scalar", [
    "no", "yes", "on", "Off", "true", "null", "~", "010", "0x1F", "0o17", "1:30", "190:20:30", "1.10", "14.0",
    "1e3", "1_000", "2025-01-01", "2025-01-01T10:00:00Z", ".inf", ".nan", "-0", "=", "55,000", "$550bn",
    "68.5 billion", "FY2024"])
def test_a_scalar_stays_the_text_that_was_written(scalar: str) -> None:
    yaml, problems = read(f"key: {scalar}\nlist:\n  - {scalar}\n  - '{scalar}'\n")
    assert problems == []
    assert yaml.data == {"key": scalar, "list": [scalar, scalar]}


def test_keys_stay_text_and_an_absent_value_or_an_empty_file_is_empty() -> None:
    yaml, problems = read("no: a\n010: b\n2025-01-01: c\nempty:\n")
    assert problems == []
    assert yaml.data == {"no": "a", "010": "b", "2025-01-01": "c", "empty": ""}
    for text in ("", "\n", "# only a comment\n"):
        yaml, problems = read(text)
        assert (yaml.data, problems) == ({}, [])


def test_each_place_knows_its_line_or_has_that_of_what_surrounds_it() -> None:
    yaml, _ = read("# comment\na: 1\nb:\n\n  - id: x\n    text: >-\n      one\n      two\n  - id: y\n"
                   "c: {d: 4,\n  e: 5}\n")
    expected = {("a",): 2, ("b",): 3, ("b", 0): 5, ("b", 0, "id"): 5, ("b", 0, "text"): 6, ("b", 1): 9,
                ("b", 1, "id"): 9, ("c", "d"): 10, ("c", "e"): 11}
    assert {path: yaml.line(path) for path in expected} == expected
    assert yaml.data["b"][0]["text"] == "one two"
    yaml, _ = read("a: 1\nb:\n  c: 2\n")
    assert yaml.line(("b", "missing")) == 2
    assert yaml.line(("b", "c", "deeper", 3)) == 3
    assert yaml.line(("nowhere",)) == 1
    assert YamlText({}, {}).line(("nowhere",)) == 1


def test_a_duplicate_key_is_reported_with_both_lines_and_the_first_counts() -> None:
    yaml, problems = read("a: 1\nb:\n  - x: 1\n    y: 2\n\n    x: 3\na: 4\n")
    assert problems == [
        Problem(FILE, 6, "duplicate key 'x'", "It stands first in line 3; keep one of the two."),
        Problem(FILE, 7, "duplicate key 'a'", "It stands first in line 1; keep one of the two.")]
    assert yaml.data == {"a": "1", "b": [{"x": "1", "y": "2"}]}


@pytest.mark.parametrize(("text", "lines"), [
    ("a: &x [one]\nb:\n  - two\n  - *x\n", [1, 4]), ("a: 1\nb: !!python/object:os.system []\n", [2]),
    ("a: 1\nb: !!binary aGk=\n", [2]), ("a: !!set {x, y}\n", [1]), ("a: 1\nb: *unknown\n", [2]),
    ("a: &x one\nb: *x\nc: !t two\nd: [*x]\n", [1, 2, 3, 4]),
])
def test_aliases_and_tags_are_refused_where_they_stand(text: str, lines: list[int]) -> None:
    _, problems = read(text)
    assert sorted(problems) == [Problem(FILE, line, *NO_ALIASES) for line in lines]


def test_an_alias_is_not_expanded_and_a_text_with_a_tag_keeps_its_text() -> None:
    yaml, _ = read("a: &x [one, two]\nb: *x\nc: &y word\nd: *y\ne: !t word\nf: !t [word]\n")
    assert yaml.data == {"a": ["one", "two"], "b": "*x", "c": "word", "d": "*y", "e": "word", "f": ["word"]}


@pytest.mark.parametrize(("text", "line"), [
    ("a: 1\nb: two: three\n", 2), ("a: 'one\n\n", 1), ("a: [1\nb: 2\n", 2),
    ("a: 1\n---\nb: 2\n", 2), ("a: @at\n", 1)])
def test_bad_syntax_is_reported_at_its_line_and_gives_nothing(text: str, line: int) -> None:
    yaml, problems = read(text)
    (problem,) = problems
    assert problem.message.startswith("not valid YAML: ")
    assert "needs quotes; lists are indented by spaces" in problem.hint
    assert problem.line == line
    assert (yaml.data, yaml.lines) == ({}, {})


@pytest.mark.parametrize(("text", "line", "message"), [
    ("a: 1\n\tb: 2\n", 2, "a tab stands before the words of this line"),
    ("a:\n  - id: x\n    b: 1\n   - id: y\n", 4,
     "this line has 3 spaces before the dash, and the entries above have 2"),
    ("a:\n  - id: x\n     b: 1\n", 3, "this line has 5 spaces before its words, and the lines above have 4")])
def test_spaces_that_do_not_fit_are_counted(text: str, line: int, message: str) -> None:
    (problem,) = read(text)[1]
    assert (problem.line, problem.message) == (line, message) and "not valid YAML" not in problem.hint


@pytest.mark.parametrize(("text", "lost"), [
    ("a: one of #2\nb: two", {1: "#2"}), ("a: x\nb: #1 in trade\n", {2: "#1 in trade"}),
    ("- one\n- two  # and the rest\n", {2: "# and the rest"}), ("a: [x, y #z\n  ]\n", {1: "#z"}),
    ("a: one\n  two #three\n", {2: "#three"}), ("a: x\rb: y #z\r", {2: "#z"}),
    ("# a\na:  # b\n  b: x#y\n  c: '1 #2' # d\n  d: [e] # f\n  e: >- # g\n    h #i\n", {})])
def test_words_that_a_comment_would_swallow_are_refused(text: str, lost: dict[int, str]) -> None:
    _, problems = read(text)
    assert {problem.line: problem.message for problem in problems if "lost" in problem.message} == {
        line: f"{words!r} is lost here: behind a space, # begins a comment" for line, words in lost.items()}


def test_a_key_must_be_a_word() -> None:
    yaml, problems = read("a: 1\n? [b, c]\n: 2\n")
    assert problems == [Problem(FILE, 2, "a key must be a plain word")]
    assert yaml.data == {"a": "1"}


def nested(depth: int) -> str:
    """Mappings inside mappings."""
    return "".join("  " * level + f"k{level}:\n" for level in range(depth)) + "  " * depth + "end\n"


def test_a_record_may_be_nested_up_to_the_limit_and_no_deeper() -> None:
    assert read(nested(MAX_DEPTH))[1] == []
    assert [problem.message for problem in read(nested(MAX_DEPTH + 1))[1]] == [TOO_DEEP]


def test_as_many_records_as_one_likes_may_stand_side_by_side() -> None:
    yaml, problems = read("list:\n" + "  - id: a\n    of: [b, c]\n" * 1000)
    assert problems == []
    assert yaml.data == {"list": [{"id": "a", "of": ["b", "c"]}] * 1000}


@pytest.mark.parametrize(("text", "line", "message"), [
    ("[" * 200_000 + "]" * 200_000, 1, TOO_DEEP), ("- " * 200_000 + "a", 1, TOO_DEEP),
    ("{a: " * 900 + "}" * 900, 1, TOO_DEEP), ("? " * 900, 1, TOO_DEEP),
    ("- a\n" * 120_001, MAX_NODES, TOO_DEEP),
    ("a: " + "é" * (MAX_BYTES // 2) + "\n", 0, f"the file is larger than {MAX_BYTES} bytes")])
def test_a_file_that_would_exhaust_the_parser_is_refused_and_not_read(
        text: str, line: int, message: str) -> None:
    yaml, problems = read(text)
    assert problems == [Problem(FILE, line, message)]
    assert yaml.data == {}

