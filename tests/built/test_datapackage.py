"""The published data package describes every CSV, and a reader of it notices what is wrong with one."""

from __future__ import annotations

import csv
import json
import shutil
from collections.abc import Callable
from pathlib import Path

import pytest
from frictionless import Package

from scripts.export import ENCODING
from tests.conftest import Project

Table = list[list[str]]


@pytest.fixture
def data(built: Project, tmp_path: Path) -> Path:
    """A copy of the published data that a test may spoil."""
    return Path(shutil.copytree(built.root / "site" / "data", tmp_path / "data"))


def errors(data: Path) -> set[tuple[str, str]]:
    """Which resources are wrong, and how, according to Frictionless."""
    descriptor = data / "datapackage.json"
    paths = {r["name"]: r["path"] for r in json.loads(descriptor.read_text(encoding="utf-8"))["resources"]}
    report = Package(str(descriptor)).validate()
    found = {(paths[task.name], error.type) for task in report.tasks for error in task.errors}
    assert not report.errors, report.errors
    assert report.valid is (found == set())
    assert len(report.tasks) == len(paths)
    return found


def spoil(path: Path, change: Callable[[Table], None]) -> None:
    """Change a table."""
    with path.open(encoding=ENCODING, newline="") as lines:
        table = list(csv.reader(lines))
    change(table)
    with path.open("w", encoding=ENCODING, newline="") as out:
        csv.writer(out, lineterminator="\n").writerows(table)


def put(column: str | int, text: str) -> Callable[[Table], None]:
    """Write a text into a column, by head or number, of the first row that has something there."""
    def change(table: Table) -> None:
        place = column if isinstance(column, int) else table[0].index(column)
        next(row for row in table[1:] if row[place])[place] = text
    return change


def widen(table: Table) -> None:
    """Add a column that the package does not know."""
    for row in table:
        row.append("x")


def test_the_published_package_is_valid(built: Project) -> None:
    assert errors(built.root / "site" / "data") == set()


def test_every_published_csv_is_described_and_nothing_else(built: Project) -> None:
    data = built.root / "site" / "data"
    package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    described = sorted(resource["path"] for resource in package["resources"])
    published = sorted(path.relative_to(data).as_posix() for path in data.rglob("*.csv"))
    assert described == published
    assert {path.split("/")[0] for path in published if "/" in path} == {"charts", "series"}
    lists = {path.stem for path in data.glob("*.json")} - {"datapackage"}
    assert {path.removesuffix(".csv") for path in published if "/" not in path} == lists


FAULTS: dict[str, tuple[str, Callable[[Table], None], str]] = {
    "a letter in a number": ("figures.csv", put("value", "8OO"), "type-error"),
    "a letter in a chart's number": ("charts/yen-per-dollar.csv", put(1, "15l"), "type-error"),
    "a record that stands twice": ("figures.csv", lambda table: table.append(table[-1]), "primary-key"),
    "a period that stands twice": ("series/yen-per-dollar.csv", lambda table: table.append(table[-1]),
                                   "primary-key"),
    "a source that does not exist": ("figures.csv", put("source", "no-such-source"), "foreign-key"),
    "a measure that does not exist": ("figures.csv", put("measures", "no-such-measure"), "foreign-key"),
    "somebody who does not exist": ("positions.csv", put("who", "no-such-person"), "foreign-key"),
    "a unit that is none": ("figures.csv", put("unit", "billion"), "constraint-error"),
    "a period that is none": ("events.csv", put("date", "22 July 2025"), "constraint-error"),
    "an id that is none": ("terms.csv", put("id", "No Id"), "constraint-error"),
    "a missing text": ("events.csv", put("statement", ""), "constraint-error"),
    "a column without a description": ("names.csv", widen, "extra-label"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_and_that_something_has_changed_make_the_package_invalid(
        data: Path, name: str) -> None:
    file, change, type = FAULTS[name]
    spoil(data / file, change)
    assert errors(data) >= {(file, type), (file, "hash-count")}
