"""Each folder of tests/broken holds one mistake in the records, and what is said about it.

A folder has only the files that differ from tests/broken/base, and expected.txt
with every message in full: place, complaint, hint, and the count.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from macros.values.problems import ProblemsFound
from tests.unit.ledgers import BASE, BROKEN, load_alone

CASES = sorted(path.name for path in BROKEN.iterdir() if path.is_dir() and path != BASE)
NEEDED = {
    "duplicate-id", "duplicate-key", "missing-unit", "unknown-unit", "value-contradicts-evidence",
    "unit-contradicts-evidence", "unknown-field", "bad-date", "dangling-source-of-correction",
    "dangling-measure", "dangling-part-of", "conflicting-figures-without-disagreement",
    "series-row-conflicts-with-figure", "undeclared-zero", "series-hash-mismatch", "unknown-entity",
    "csv-without-yml", "yml-without-csv", "id-differs-from-file-name", "value-and-range",
    "reversed-range", "evidence-too-long", "alias", "not-yaml", "unknown-file",
    "disagreement-with-unknown-figure", "uses-not-among-figures",
    "event-text-with-unknown-reference", "second-hand-without-read-in", "many-at-once",
    "latitude-out-of-range", "degrees-with-minutes", "disputed-without-basis",
    "place-with-unknown-sources", "gap-in-the-route", "map-hash-mismatch", "ring-not-closed",
    "ring-out-of-turn", "point-outside-the-box", "row-of-a-map-without-numbers", "reversed-box",
    "map-without-rows", "part-larger-than-its-whole", "shares-above-a-hundred",
    "rows-above-their-total", "rows-short-of-a-hundred", "rows-without-their-total",
    "answer-that-names-nothing", "answer-missing", "answer-twice", "answer-too-long",
    "answer-neither-borne-out-nor-silent", "answer-in-two-places", "silent-field-answered",
    "what-if-that-names-nothing", "what-if-effect-without-evidence"}


def overlaid(case: str, root: Path) -> Path:
    """The base records with the files of one case laid over them."""
    shutil.copytree(BASE, root)
    shutil.copytree(BROKEN / case / "seeds", root / "seeds", dirs_exist_ok=True)
    return root


@pytest.mark.parametrize("case", CASES)
def test_a_broken_record_is_reported_in_these_words(case: str, tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        load_alone(overlaid(case, tmp_path / "project"))
    assert f"{found.value}\n" == (BROKEN / case / "expected.txt").read_text(encoding="utf-8")


def test_the_records_without_a_mistake_load() -> None:
    ledger = load_alone()
    kinds = (ledger.sources, ledger.figures, ledger.events, ledger.measures, ledger.series,
             ledger.disagreements, ledger.corrections, ledger.names, ledger.positions, ledger.people,
             ledger.options, ledger.terms, ledger.places, ledger.maps, ledger.criteria,
             ledger.answers, ledger.what_ifs)
    assert [len(kind) for kind in kinds] == [2, 7, 2, 10, 2, 1, 1, 2, 1, 1, 2, 1, 2, 1, 2, 4, 1]


def test_every_folder_has_its_expected_messages_and_differs_from_the_base() -> None:
    for case in CASES:
        assert (BROKEN / case / "expected.txt").is_file(), f"{case} has no expected.txt"
        files = [path for path in (BROKEN / case / "seeds").rglob("*") if path.is_file()]
        assert files, f"{case} changes nothing"
        for path in files:
            same = BASE / path.relative_to(BROKEN / case)
            assert not same.exists() or same.read_bytes() != path.read_bytes(), f"{path} is as in base"


def test_no_mistake_has_lost_its_folder() -> None:
    assert set(CASES) >= NEEDED


def test_each_place_named_in_an_expected_message_exists(tmp_path: Path) -> None:
    for case in CASES:
        root = overlaid(case, tmp_path / case)
        for line in (BROKEN / case / "expected.txt").read_text(encoding="utf-8").splitlines():
            if line.startswith("seeds/"):
                file, *rest = line.split(":")
                lines = (root / file).read_bytes().count(b"\n")
                assert not rest[0].isdigit() or 1 <= int(rest[0]) <= lines, f"{case}: {line}"


def test_all_mistakes_of_a_run_are_reported_at_once(tmp_path: Path) -> None:
    with pytest.raises(ProblemsFound) as found:
        load_alone(overlaid("many-at-once", tmp_path / "project"))
    assert len(found.value.problems) == 5
    assert len({problem.file for problem in found.value.problems}) == 3
