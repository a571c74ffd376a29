"""Records are plain data: whatever else a stranger writes is refused with file, line and reason."""

import hashlib
import shutil
import time
from pathlib import Path
from typing import Any

import pytest

from macros.data import load
from macros.reading.yaml_positions import MAX_BYTES, MAX_NODES, read_yaml
from macros.values.problems import Problem, ProblemsFound
from tests.conftest import cases
from tests.unit.ledgers import BASE

PAYLOADS = cases("hostile/records.yml")
FILE = "seeds/sources/bay-herald-2025.yml"
SERIES = "seeds/series/yen-per-dollar.csv"


def refused(root: Path, file: str, content: bytes, size: int = 0) -> list[Problem]:
    """What is said of the invented records once a file of theirs has another content (and size)."""
    shutil.copytree(BASE, root / "project")
    with (root / "project" / file).open("wb") as opened:
        opened.write(content)
        opened.truncate(size or len(content))
    with pytest.raises(ProblemsFound) as found:
        load(root / "project")
    return found.value.problems


def broken(root: Path, file: str, old: str, new: str) -> list[Problem]:
    """The same once a text in one of them is another."""
    content = (BASE / file).read_text(encoding="utf-8")
    assert old in content
    return refused(root, file, content.replace(old, new, 1).encode())


def line_of(file: str, text: str) -> int:
    """The line of the invented records where a text stands."""
    return (BASE / file).read_text(encoding="utf-8").split(text)[0].count("\n") + 1


FIELDS: dict[str, dict[str, Any]] = PAYLOADS["fields"]
LONG = {"a value": "9" * 5000, "a text": "x" * 5000, "an id": "x" * 100}


@pytest.mark.parametrize(("field", "text"), [
    *((name, text) for name, field in FIELDS.items() for text in field["texts"]), *LONG.items()])
def test_what_a_field_may_not_hold_is_refused_at_its_line(tmp_path: Path, field: str, text: str) -> None:
    file, old, new = (FIELDS[field][part] for part in ("file", "old", "new"))
    found = broken(tmp_path, file, old, new.replace("{}", text))
    assert any(problem.file == file and problem.line == line_of(file, old) for problem in found), found


BOMBS = {
    "aliases of aliases": "a: &a [x,x,x,x,x,x,x,x,x]\n" + "".join(
        f"{chr(98 + n)}: &{chr(98 + n)} [" + ",".join([f"*{chr(97 + n)}"] * 9) + "]\n" for n in range(12)),
    "an alias of itself": "a: &a [*a]\n", "brackets": "a: " + "[" * 20_000, "braces": "a: " + "{a: " * 20_000,
    "dashes": "- " * 20_000,
    "indentation": "".join(" " * n + "a:\n" for n in range(900)), "questions": "? " * 20_000,
    "many keys": "".join(f"k{n}: v\n" for n in range(MAX_NODES)),
    "many lists": "a: [" + "[]," * MAX_NODES + "]\n", "a long text": "a: " + "x" * (MAX_BYTES - 10),
    "a giant": "a: " + "x" * MAX_BYTES,
    "many tags": "a: " + "!x " * 20_000,
    "many anchors": "".join(f"k{n}: &a{n} x\n" for n in range(20_000)) + "z: *a1\n",
    "quotes": "a: '" + "''" * 500_000,
    "colons": "a" + ": a" * 20_000, "comments": "#\n" * 500_000 + "a: !x b", "documents": "--- a\n" * 20_000,
    "a folded text": "a: >\n" + "  x\n\n" * 100_000}


@pytest.mark.parametrize("name", BOMBS)
def test_a_file_made_to_exhaust_the_reader_is_refused_soon(name: str) -> None:
    problems: list[Problem] = []
    begun = time.process_time()
    read_yaml(BOMBS[name], "seeds/x.yml", problems)
    assert problems, name
    assert time.process_time() - begun < 5, name


@pytest.mark.parametrize("text", PAYLOADS["tags"])
def test_yaml_that_is_more_than_plain_data_is_refused_at_its_line(text: str) -> None:
    problems: list[Problem] = []
    read_yaml(f"first: x\n{text}\n" if not text.startswith("%") else text, "seeds/x.yml", problems)
    assert problems and all(problem.line >= 1 for problem in problems), problems


@pytest.mark.parametrize("row", [*PAYLOADS["rows"], "2024," + "9" * 500, "x" * 200_000 + ",1"])
def test_a_row_that_is_no_plain_row_is_refused_at_its_line(tmp_path: Path, row: str) -> None:
    lines = (BASE / SERIES).read_text(encoding="utf-8").split("\n")
    last = lines[-2]
    found = broken(tmp_path, SERIES, f"{last}\n", f"{last}\n{row}\n")
    assert any(problem.file == SERIES and problem.line >= len(lines) for problem in found), found


def test_a_table_with_too_many_rows_is_refused(tmp_path: Path) -> None:
    rows = "".join(f"{number % 9000 + 1000},1\n" for number in range(30_000))
    found = broken(tmp_path, SERIES, "period,value\n", f"period,value\n{rows}")
    assert any("rows, and may have" in problem.message for problem in found)


def test_a_table_that_fits_its_hash_is_looked_at_all_the_same(tmp_path: Path) -> None:
    rows = "period,value\n2023,140.5\n2024,1\u202e50\n"
    description = BASE / SERIES.replace(".csv", ".yml")
    old = description.read_text(encoding="utf-8").split("sha256: ")[1].split("\n")[0]
    found = broken(tmp_path, SERIES.replace(".csv", ".yml"), old, hashlib.sha256(rows.encode()).hexdigest())
    assert found  # the rows are still the old ones
    (tmp_path / "project" / SERIES).write_text(rows, encoding="utf-8")
    with pytest.raises(ProblemsFound) as again:
        load(tmp_path / "project")
    assert any(problem.line == 3 and "U+202E RIGHT-TO-LEFT OVERRIDE" in problem.message
               for problem in again.value.problems)


def test_a_record_of_a_hundred_megabytes_is_refused_without_being_read(tmp_path: Path) -> None:
    begun = time.process_time()
    found = refused(tmp_path, FILE, b"", 100_000_000)
    assert time.process_time() - begun < 3
    assert any(problem.file == FILE and "100000000 bytes" in problem.message for problem in found)


@pytest.mark.parametrize("content", [
    b"\xff\xfe", b"id: \x80\n", "id: x\n".encode("utf-16"), b"id: \xed\xa0\x80\n"])
def test_a_record_that_is_no_utf8_is_refused(tmp_path: Path, content: bytes) -> None:
    found = refused(tmp_path, FILE, b"# one\n" + content)
    assert any(problem.file == FILE and problem.line in (1, 2) for problem in found), found
