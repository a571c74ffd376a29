"""Each case in tests/broken/*.yml plants one mistake in the records, and lists all that is said about it.

A case names the files that it touches; each is the one of tests/broken/base, else the
one of tests/broken/extra, else an empty one. Its edits are pairs of a text that stands
there once and what it becomes. A description that is named together with its table gets
the hash of that table, so that nothing is wrong but what was planted. What is said is
given in full: place, complaint, hint, and the count.
"""

import hashlib
import re
import shutil
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.data import Ledger, load
from macros.values.problems import ProblemsFound
from tests.unit.ledgers import BASE, BROKEN

CASES: dict[str, dict[str, Any]] = {
    name: case for path in sorted(BROKEN.glob("*.yml"))
    for name, case in yaml.safe_load(path.read_text(encoding="utf-8")).items()}


def planted(case: dict[str, Any], root: Path) -> Path:
    """The base records with the mistake of a case in them."""
    shutil.copytree(BASE, root)
    for name, edits in case["files"].items():
        file = root / name
        spare = BROKEN / "extra" / name
        text = next((path.read_text(encoding="utf-8") for path in (file, spare) if path.exists()), "")
        for old, new in edits:
            assert text.count(old) == 1 and old != new, f"{name}: {old!r}"
            text = text.replace(old, new)
        table = file.with_suffix(".csv")
        if file.suffix == ".yml" and table.relative_to(root).as_posix() in case["files"]:
            text = re.sub(r"sha256: \w+", f"sha256: {hashlib.sha256(table.read_bytes()).hexdigest()}", text)
        file.parent.mkdir(parents=True, exist_ok=True)
        file.write_text(text, encoding=case.get("encoding", "utf-8"))
    return root


@pytest.mark.parametrize("name", CASES)
def test_a_broken_record_is_reported_in_these_words_and_at_a_place_that_exists(
        name: str, tmp_path: Path) -> None:
    root = planted(CASES[name], tmp_path / "project")
    with pytest.raises(ProblemsFound) as found:
        load(root)
    assert f"{found.value}\n" == CASES[name]["said"]
    for problem in found.value.problems:
        assert problem.line <= (root / problem.file).read_bytes().count(b"\n")


def test_no_case_has_gone() -> None:
    assert len(CASES) >= 100


@pytest.mark.parametrize("named", ["harbour-visits@2025/navy", "harbour-visits@2025"])
def test_a_conflict_is_settled_by_a_disagreement_that_names_both(named: str, tmp_path: Path) -> None:
    case = CASES["conflict-that-a-disagreement-on-something-else-does-not-settle"]
    disagreements = planted(case, tmp_path / "project") / "seeds/disagreements.yml"
    text = disagreements.read_text(encoding="utf-8")
    disagreements.write_text(text.replace("harbour-visits@FY2023/navy", named), encoding="utf-8")
    assert "visits-in-2025" in load(tmp_path / "project").disagreements


def test_the_records_without_a_mistake_load(bay: Ledger) -> None:
    kinds = (bay.sources, bay.figures, bay.events, bay.measures, bay.series,
             bay.disagreements, bay.corrections, bay.names, bay.positions, bay.people,
             bay.options, bay.terms, bay.places, bay.maps, bay.criteria,
             bay.answers, bay.what_ifs, bay.comparisons, bay.topics, bay.place_kinds)
    assert [len(kind) for kind in kinds] == [2, 7, 2, 10, 2, 1, 1, 2, 1, 1, 2, 1, 2, 1, 2, 4, 1, 3, 8, 2]
