"""Accepting writes one file; branches merge without a conflict, and what others have stays as it is."""

import shutil
from collections.abc import Sequence
from pathlib import Path

import pytest
import yaml

from macros.accepted.chains import unaccepted_records
from macros.accepted.shown import REPLACED, unaccepted_lines
from macros.authoring.desk import Opened, open_pages
from macros.authoring.macro import Desk, watched
from macros.data.load import read
from macros.data.witness import mark
from macros.reading.files_allowed import page_texts
from scripts.accept import main
from tests.conftest import Project, git, lay
from tests.unit.ledgers import BASE

HERALD, NOTICE = "seeds/sources/bay-herald-2025.yml", "seeds/sources/tariff-notice-2025.yml"
WITNESS = "seeds/witness/bay-herald-2025.csv"
TERMS, PAGE = "seeds/terms.yml", "docs/boats.md"
BODY = """# Boats

{{ fig("bases-2025-herald") }} bases, {{ when("tariff-start-2025-08") }}.

More text, which nobody changes,

on lines of its own.

{{ fig("troops-2025-herald") }} troops since then.
"""
SHARE = """workings:
  - id: troops-share
    label: A share
    formula: share
    inputs: [troops-2025-notice, troops-2025-herald]
    unit: percent
    digits: 1
    working: One divided by the other.
"""
Edit = tuple[str, str, str]
# What two branches change, each on its own.
LABEL = (HERALD, "label: Deficit in goods trade", "label: Deficit in the trade of goods")
RATE = (NOTICE, "value: 15\n", "value: 16\n"), (NOTICE, "evidence: 15%", "evidence: 16%")
OTHER_TROOPS = (NOTICE, "value: 50000", "value: 51000"), (NOTICE, "evidence: 50,000", "evidence: 51,000")


def troops(old: int, new: int) -> list[Edit]:
    """Another number of thousands, in the record and by the witness of its document."""
    words = [mark("bay-herald-2025", 4, f"about {thousands},000 troops") for thousands in (old, new)]
    return [(HERALD, f"value: {old}000", f"value: {new}000"),
            (HERALD, f"about {old},000", f"about {new},000"), (WITNESS, words[0], words[1]),
            (WITNESS, f"amount,{old}000", f"amount,{new}000")]


TROOPS = troops(55, 56)
SLIP = ("seeds/corrections.yml", "corrections:\n", """corrections:
  - id: troops-misread
    kind: ours
    says: 55,000 troops
    right: "{troops-2025-herald} troops"
    record: troops-2025-herald
    checked_with: The paper itself
    found: 2026-01-20
""")


def term(id: str, before: str) -> Edit:
    return TERMS, before, f"{before}  - id: {id}\n    name: {id}\n    means: Something else.\n"


MERGES: dict[str, tuple[Sequence[Edit], Sequence[Edit]]] = {
    "other records": ([LABEL], RATE),
    "ids that are neighbours": ([term("free-port-a", "terms:\n")],
                                [term("free-port-b", "    also: [free zone]\n")]),
    "inputs of one figure worked out here": (TROOPS, OTHER_TROOPS),
    "lines of one page": ([(PAGE, "bases-2025", "troops-2025")], [(PAGE, "since", "before")]),
    "a record and a page": ([LABEL], [(PAGE, "since", "before")]),
}


def commit(root: Path) -> None:
    git(root, "add", "--all")
    git(root, "commit", "--quiet", "--message", "A step")


@pytest.fixture
def root(tmp_path: Path) -> Path:
    """The invented records and a page in a repository, accepted and committed on its default branch."""
    root = tmp_path / "project"
    shutil.copytree(BASE, root)
    lay(root, {PAGE: BODY})
    edit(root, ("seeds/workings.yml", "workings:\n", SHARE))
    git(tmp_path, "init", "--quiet", "--initial-branch=main", str(root))
    commit(root)
    accept(root)
    commit(root)
    git(root, "tag", "start")
    return root


def accept(root: Path, *only: str, why: str = "Tried in a test", code: int = 0) -> None:
    assert main(["--why", why, *only], root) == code


def edit(root: Path, *edits: Edit) -> None:
    for one in edits:
        Project(root).edit(*one)


def problems(root: Path) -> list[str]:
    ledger, found = read(root)
    return [str(problem) for problem in found or [
        *unaccepted_records(ledger), *unaccepted_lines(
            ledger.changes.lines, page_texts(root, []), watched())]]


def told(root: Path) -> dict[str, list[dict[str, str]]]:
    """What the files of changes list beside the first: records and lines of pages."""
    found: dict[str, list[dict[str, str]]] = {"records": [], "lines": []}
    for path in files(root):
        for change in yaml.safe_load(path.read_text(encoding="utf-8"))["changes"]:
            for name in found:
                found[name] += change.get(name, [])
    return found


def files(root: Path) -> list[Path]:
    first = git(root, "ls-tree", "-r", "--name-only", "start", "--", "seeds/changes").split()[0]
    return [path for path in sorted((root / "seeds/changes").iterdir()) if path.name != Path(first).name]


@pytest.mark.parametrize("name", MERGES)
def test_branches_merge_without_a_conflict(root: Path, name: str) -> None:
    for branch, edits in zip("ab", MERGES[name], strict=True):
        git(root, "checkout", "--quiet", "-b", branch, "main")
        edit(root, *edits)
        assert problems(root) or name == "lines of one page"
        accept(root, "--pages")
        assert problems(root) == [] and len(files(root)) == 1
        commit(root)
    git(root, "checkout", "--quiet", "main")
    for branch in "ab":
        git(root, "merge", "--quiet", "--no-edit", branch)
        assert problems(root) == []


def test_two_branches_that_change_one_record_are_refused_until_the_later_accepts_again(
        root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    for branch, change in (("a", LABEL), ("b", (HERALD, "    evidence: $68.5bn\n    topic: trade",
                                                "    evidence: $68.5bn\n    topic: yen"))):
        git(root, "checkout", "--quiet", "-b", branch, "main")
        edit(root, change)
        accept(root)
        commit(root)
    git(root, "checkout", "--quiet", "main")
    git(root, "merge", "--quiet", "a")
    git(root, "checkout", "--quiet", "b")
    git(root, "merge", "--quiet", "--no-edit", "main")
    (problem,) = problems(root)
    assert "two changes go on from the same state of figure 'deficit-2024-herald'" in problem
    assert problem.count("seeds/changes/") == 2 and problem.count(".yml:") == 2
    accept(root)
    assert problems(root) == [] and len(files(root)) == 2
    assert capsys.readouterr().out.count("figure deficit-2024-herald (Deficit in the trade of goods)") == 2


def test_second_thoughts_are_told_once_or_not_at_all(root: Path) -> None:
    git(root, "checkout", "--quiet", "-b", "a")
    edit(root, *TROOPS, (PAGE, "since", "before"))
    accept(root)
    edit(root, *troops(56, 57), (PAGE, "before", "after"))
    accept(root, why="On second thoughts")
    assert [(one["was"], one["now"]) for one in told(root)["records"]] == [
        ("about 55,000, 2025", "about 57,000, 2025")]
    assert [(one["was"], one["now"]) for one in told(root)["lines"]] == [
        ("fig(troops-2025-herald) · since", "fig(troops-2025-herald) · after")]
    assert len(files(root)) == 1
    edit(root, *troops(57, 55), (PAGE, "after", "since"))
    accept(root)
    assert files(root) == [] and problems(root) == []


def test_a_reading_is_kept_until_the_page_is_read_again(root: Path) -> None:
    git(root, "checkout", "--quiet", "-b", "a")
    edit(root, LABEL, (PAGE, "More text", "Less text"))
    accept(root)
    for text, kept in (("since", True), ("until", False)):
        accept(root, "--read", PAGE, why="Read in a test")  # which leaves lines where they are
        edit(root, (PAGE, "troops since", f"troops {text}"))
        accept(root, "--pages")  # which leaves the reading where it is
        body = (root / PAGE).read_text(encoding="utf-8")
        reading = read(root)[0].changes.last_reading("boats/", body)
        assert reading and reading[1] is kept
    accept(root, "--read", PAGE, why="Read in a test")
    assert sorted((one["why"], one["entries"]) for path in files(root)
                  for one in yaml.safe_load(path.read_text(encoding="utf-8"))["changes"]) == [
        ("Read in a test", 0), ("Tried in a test", 3)]
    assert problems(root) == []
    with pytest.raises(SystemExit):
        main(["--why", "Tried in a test", "--read", "deficit-2024-herald"], root)


def test_what_others_have_is_gone_on_from(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    git(root, "checkout", "--quiet", "-b", "a")
    accept(root)
    assert "the default branch itself" not in capsys.readouterr().out
    git(root, "checkout", "--quiet", "main")
    edit(root, *TROOPS)
    accept(root)
    assert "This is main, the default branch itself: files of changes that are in main stay" in (
        capsys.readouterr().out)
    commit(root)
    edit(root, *[(file, new, old) for file, old, new in TROOPS])
    accept(root)
    assert {(one["was"], one["now"]) for one in told(root)["records"]} == {
        ("about 55,000, 2025", "about 56,000, 2025"), ("about 56,000, 2025", "about 55,000, 2025")}
    assert problems(root) == []


def test_it_can_be_limited_to_records_and_pages(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, LABEL, *TROOPS, (PAGE, "since", "before"))
    accept(root, "deficit-2024-herald", PAGE)
    out = capsys.readouterr().out
    assert "deficit-2024-herald (Deficit in the trade of goods): changed, and says $68.5bn, 2024" in out
    assert f"{PAGE}:9: since → before" in out
    assert len(problems(root)) == 1 and "troops-2025-herald" in problems(root)[0]
    accept(root, PAGE)
    assert f"{PAGE}: as it was accepted before" in capsys.readouterr().out
    accept(root, "troops-2025-heral", code=1)
    assert "there is no such record\n    Did you mean 'troops-2025-herald'" in capsys.readouterr().err


def test_a_figure_takes_the_place_of_another_only_on_a_page_that_is_named(
        root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, LABEL, (PAGE, "bases-2025", "troops-2025"), (PAGE, "since", "before"))
    accept(root, code=1)
    said = capsys.readouterr().err
    assert f"{PAGE}:3: {REPLACED}fig(troops-2025-herald) instead of fig(bases-2025-herald)\n" in said
    assert f'accept --why "the reason" {PAGE}' in said and "before" not in said and files(root) == []
    accept(root, PAGE)
    edit(root, (PAGE, "More text", '{{ fig("troops-2025-herald") }} more'))
    accept(root)
    edit(root, (PAGE, '{{ fig("troops-2025-herald") }} more', '{{ fig("bases-2025-herald") }} more'))
    accept(root)  # nobody else has what stood there
    assert problems(root) == [] and len(files(root)) == 1


@pytest.mark.parametrize("unread", [[], [(TERMS, "terms:", "\tterms:")]])
def test_nobody_is_told_to_accept_a_misspelt_id(root: Path, unread: list[Edit]) -> None:
    (root / ".cache").mkdir()
    (root / "mkdocs.yml").write_text("site_name: Bay\nnav: []\n", encoding="utf-8")
    edit(root, (PAGE, "bases-2025", "bases-2052"), (PAGE, "since", "before"), *unread)
    ledger, found = read(root)
    desk = Desk(ledger, {}, unread=frozenset(problem.file for problem in found))
    opened = open_pages(Opened(desk, ()), root, "", "")
    assert [problem.message for problem in opened.unaccepted] == [f"{REPLACED}before instead of since"]


def test_a_correction_of_ours_has_to_fit_and_makes_its_record_corrected(
        root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, SLIP)
    accept(root, code=1)
    assert "'troops-2025-herald' only ever said about 55,000" in capsys.readouterr().err
    edit(root, *TROOPS, LABEL)
    accept(root)
    assert {one["corrected"]: [record["id"] for record in one["records"]] for path in files(root)
            for one in yaml.safe_load(path.read_text(encoding="utf-8"))["changes"]} == {
        False: ["deficit-2024-herald"], True: ["troops-2025-herald", "troops-misread"]}


@pytest.mark.parametrize(("fault", "message"), [
    ((NOTICE, "evidence: 15%", "evidence: 51%"), "'tariff-rate-2025-notice' can't be accepted"),
    ((NOTICE, "unit: percent", "unit: parts"), "'tariff-rate-2025-notice' can't be accepted"),
    (("seeds/criteria.yml", "criteria:", "kriteria:"), "'stay-as-we-are-neighbours' can't be accepted"),
    ((NOTICE, "The duty,", "The 15 duties,"), "'tariff-rate-2025-notice' can't be accepted"),
    ((NOTICE, "authors:", "autor:"), "'tariff-rate-2025-notice' can't be accepted"),
    ((PAGE, 'fig("bases', "fig('bases"), f"{PAGE}: this page can't be accepted"),
    ((PAGE, "# Boats", "---\ntitel: Boats\n---\n# Boats"), f"{PAGE}: this page can't be accepted"),
])
def test_what_cannot_be_read_is_not_accepted_and_the_rest_only_by_name(
        root: Path, fault: Edit, message: str, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, LABEL, (PAGE, "since", "before"), fault)
    accept(root, code=1)
    accept(root, "tariff-rate-2025-notice", "stay-as-we-are-neighbours", PAGE, code=1)
    assert message in capsys.readouterr().err
    assert files(root) == []
    accept(root, "deficit-2024-herald")
    assert [one["id"] for one in told(root)["records"]] == ["deficit-2024-herald"]


@pytest.mark.parametrize(("arguments", "message"), [
    (["--why", "Because"], "is no reason"), (["--why", "see [here](https://evil.example)"], "holds markup"),
    (["--why", "it was \u202ewrong"], "is invisible"), (["--why", "12 new rows"], "'12' is a quantity"),
    (["--why", "A reason", "--corrected"], "Add an entry of the kind 'ours'")])
def test_without_a_reason_for_readers_nothing_is_written(
        root: Path, arguments: list[str], message: str, capsys: pytest.CaptureFixture[str]) -> None:
    edit(root, LABEL)
    assert main(arguments, root) == 1
    assert message in capsys.readouterr().err and files(root) == []


def test_without_git_it_says_so_and_begins_a_new_file(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    shutil.rmtree(root / ".git")
    for edits in (TROOPS, [LABEL]):
        edit(root, *edits)
        accept(root)
    assert "Git can't tell which files of changes others have" in capsys.readouterr().out
    assert len([*(root / "seeds/changes").iterdir()]) == 3 and problems(root) == []
