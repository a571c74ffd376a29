"""Every class of fault is found, nothing where there is none, and the two rates are counted right."""

import re
import shutil
from collections import Counter
from collections.abc import Iterator
from itertools import islice
from pathlib import Path

import pytest

from macros.reading.project import ROOT
from macros.values.problems import Problem
from tests.conftest import Project as Copy
from tests.faults import trial
from tests.faults.__main__ import OPERATORS, PLACES, SEED, described, draw, mutants, rate, report
from tests.faults.model import Mutant, Project
from tests.faults.trial import Verdict, tried

FOUND = 95.0  # per cent: one fault of each class is few, and 500 must reach 99
FOLDERS = {"records": ("seeds/",), "pages": ("docs/",), "html": ("site/",),
           "drawings": ("site/assets/",), "downloads": ("site/",)}


@pytest.fixture(scope="module")
def project(built: Copy) -> Project:
    return Project(built.root)


def edited(project: Project, operator: str, file: str, old: str, new: str) -> Mutant:
    assert old in project.text(file), (file, old)
    return described(project, operator, {file: project.text(file).replace(old, new, 1).encode()})


def test_a_fault_of_every_class_is_found_and_a_harmless_edit_is_not(built: Copy, project: Project,
                                                                    every: bool) -> None:
    harmless = edited(project, "pages.nothing", "docs/security/china.md", "Beijing was furious, and",
                      "In Beijing they were furious, and")
    accepted = edited(project, "records.value", "seeds/places.yml", "lon: 121.52639", "lon: 121.59639")
    faults = [next(mutants(project, name, SEED)) for name in OPERATORS]
    quick = [] if every else faults
    verdicts = {one.mutant: one for one in tried(built.root, [*faults, harmless, accepted], quick)}
    assert not verdicts[harmless].found
    assert verdicts[accepted].found and not verdicts[accepted].accepted
    unfound = [one for one in faults if not verdicts[one].found]
    assert rate([verdicts[one].found for one in faults]) >= FOUND, unfound
    assert all(verdicts[one].said for one in faults if one not in unfound)


@pytest.mark.parametrize("name", OPERATORS)
def test_an_operator_makes_faults_that_differ_in_files_of_its_place(project: Project, name: str) -> None:
    made = list(islice(mutants(project, name, SEED), 5))
    assert len(made) == 5
    for mutant in made:
        assert mutant.before != mutant.after
        assert all(file.startswith(FOLDERS[mutant.place]) for file in mutant.files)
        assert all((project.root / file).read_bytes() != new for file, new in mutant.files.items())


def test_the_guide_lists_the_operators_with_their_weights() -> None:
    text = (ROOT / "docs/contribute/checks.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `(\w+\.\w+)` \| (\d+) \| (.+) \|$", text, re.M)
    assert listed == [(name, str(one.weight), one.stands_for) for name, one in OPERATORS.items()]


def test_a_seed_gives_the_same_faults_again_in_equal_shares(built: Copy) -> None:
    first, second, other = (draw(Project(built.root), 12, seed) for seed in (7, 7, 8))
    assert first == second and [one.files for one in first] == [one.files for one in second]
    assert first != other
    assert Counter(one.place for one in first) == dict(zip(PLACES, (3, 3, 2, 2, 2), strict=True))
    assert {one.operator for one in draw(Project(built.root), 6, 7, ["html.date", "pages.date"])} == {
        "html.date", "pages.date"}


def test_what_is_wrong_without_any_fault_is_told(built: Copy, tmp_path: Path) -> None:
    copied = shutil.copytree(built.root, tmp_path / "copy", symlinks=True)
    page = copied / "docs/trade/yen.md"
    page.write_text(page.read_text(encoding="utf-8") + "\nIt has grown by 17%.\n", encoding="utf-8")
    with pytest.raises(ValueError, match=r"docs/trade/yen\.md:\d+: .*17%"):
        tried(copied, [])


def test_a_check_that_breaks_down_has_found_nothing() -> None:
    def broken(files: object) -> Iterator[Problem]:
        raise ValueError("no such thing")
        yield

    assert trial.said(broken, {}) == (False, "a check broke down: ValueError('no such thing')")


def test_both_rates_are_reported_by_place() -> None:
    mutant = Mutant("pages.date", "docs/x.md:7", "old", "new", {})
    text = report([Verdict(mutant, True, True, "x"), Verdict(mutant, True, False, "x"),
                   Verdict(mutant, False, False, "")])
    assert text.startswith("pages.date, docs/x.md:7: not found\n    - old\n    + new\n")
    assert re.search(r"^PAGES +3 +66\.7% +33\.3%$", text, re.M)
