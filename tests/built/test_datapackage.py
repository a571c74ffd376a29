"""The published data package describes every CSV, and a reader of it notices what is wrong with one."""

import csv
import json
import shutil
from collections import Counter
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


def errors(data: Path) -> Counter[tuple[str, str]]:
    """Which resources are wrong, and how, according to Frictionless; and how often."""
    descriptor = data / "datapackage.json"
    paths = {r["name"]: r["path"] for r in json.loads(descriptor.read_text(encoding="utf-8"))["resources"]}
    report = Package(str(descriptor)).validate()
    found = Counter((paths[task.name], error.type) for task in report.tasks for error in task.errors)
    assert not report.errors, report.errors
    assert report.valid is (not found)
    assert len(report.tasks) == len(paths)
    return found


def spoil(path: Path, change: Callable[[Table], None]) -> None:
    """Change a table."""
    with path.open(encoding=ENCODING, newline="") as lines:
        table = list(csv.reader(lines))
    change(table)
    with path.open("w", encoding=ENCODING, newline="") as out:
        csv.writer(out, lineterminator="\n").writerows(table)


def put(column: str | int, text: str, row: int = 0) -> Callable[[Table], None]:
    """Write a text into a column, by head or number, of one of the rows that have something there."""
    def change(table: Table) -> None:
        place = column if isinstance(column, int) else table[0].index(column)
        [one for one in table[1:] if one[place]][row][place] = text
    return change


def widen(table: Table) -> None:
    """Add a column that the package does not know."""
    for row in table:
        row.append("x")


def test_the_published_package_is_valid(built: Project) -> None:
    assert not errors(built.root / "site" / "data")


def test_every_published_csv_is_described_and_nothing_else(built: Project) -> None:
    data = built.root / "site" / "data"
    package = json.loads((data / "datapackage.json").read_text(encoding="utf-8"))
    described = sorted(resource["path"] for resource in package["resources"])
    published = sorted(path.relative_to(data).as_posix() for path in data.rglob("*.csv"))
    assert described == published
    assert {path.split("/")[0] for path in published if "/" in path} == {"charts", "series"}
    lists = {path.stem for path in data.glob("*.json")} - {"datapackage"}
    assert {path.removesuffix(".csv") for path in published if "/" not in path} == lists


FAULTS: list[tuple[str, Callable[[Table], None], str]] = [
    ("figures.csv", put("value", "8OO"), "type-error"),
    ("charts/yen-per-dollar.csv", put(1, "15l"), "type-error"),
    ("figures.csv", lambda table: table.append(table[-1]), "primary-key"),
    ("series/yen-per-dollar.csv", lambda table: table.append(table[-1]), "primary-key"),
    ("figures.csv", put("source", "no-such-source", 2), "foreign-key"),
    ("figures.csv", put("measures", "no-such-measure", 1), "foreign-key"),
    ("positions.csv", put("who", "no-such-person"), "foreign-key"),
    ("figures.csv", put("unit", "billion", 3), "constraint-error"),
    ("events.csv", put("date", "22 July 2025"), "constraint-error"),
    ("terms.csv", put("id", "No Id"), "constraint-error"),
    ("events.csv", put("statement", "", 1), "constraint-error"),
    ("names.csv", widen, "extra-label"),
]


def test_planted_faults_and_that_something_has_changed_make_the_package_invalid(data: Path) -> None:
    for file, change, _ in FAULTS:
        spoil(data / file, change)
    found, planted = errors(data), Counter((file, type) for file, _, type in FAULTS)
    assert not planted - found, planted - found
    assert {file for file, type in found if type == "hash-count"} == {file for file, *_ in FAULTS}
