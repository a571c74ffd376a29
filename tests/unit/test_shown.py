"""A figure that takes the place of another on a page is seen; rewording and adding are not."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.accepted.shown import check, read_shown, shown_by_pages, write_shown
from macros.reading.project import ROOT

BODY = """# Boats

{{ describe("Boats cost {}.", "boat-cost") }}

Boats cost {{ fig("boat-cost") }} and, on {{ when("fair-day", "year") }},
{{ says("more than half", "boat-share > 50%") }}.

{{ facts("boat-cost", "boat-share") }}

It was {{ fig("boat-share") }} before it was {{ fig("ferry-share") }}. It is not so ({{ cite("herald") }}).
"""


def project(root: Path, body: str) -> Path:
    (root / "docs" / "trade").mkdir(parents=True, exist_ok=True)
    (root / "docs" / "trade" / "boats.md").write_text(body, encoding="utf-8")
    return root


@pytest.fixture
def accepted(tmp_path: Path) -> str:
    return write_shown(shown_by_pages(project(tmp_path, BODY)))


def test_what_was_accepted_comes_back(tmp_path: Path, accepted: str) -> None:
    assert read_shown(accepted) == shown_by_pages(tmp_path)
    assert set(read_shown(accepted)["docs/trade/boats.md"]) == {
        ("describe(boat-cost)",), ("fig(boat-cost)", "when(fair-day | year)"), ("says(boat-share > 50%)",),
        ("facts(boat-cost | boat-share)",),
        ("fig(boat-share)", "fig(ferry-share)", "cite(herald)", "before")}


@pytest.mark.parametrize(("old", "new"), [
    ('fig("boat-cost")', 'fig("ferry-cost")'), ('fig("boat-cost")', 'fig("boat-cost", "short")'),
    ('when("fair-day", "year")', 'when("feast-day", "year")'), ("boat-share > 50%", "boat-share > 5%"),
    ('facts("boat-cost", "boat-share")', 'facts("boat-share", "boat-cost")'),
    ('Boats cost {}.", "boat-cost"', 'Boats cost {}.", "ferry-cost"'), ("before it was", "after it was"),
    ('cite("herald")', 'cite("courier")'), ("before it was", "less than")])
def test_what_takes_the_place_of_another_is_seen(tmp_path: Path, accepted: str, old: str, new: str) -> None:
    assert old in BODY
    problems = list(check(project(tmp_path, BODY.replace(old, new, 1)), accepted))
    assert problems and problems[0].file == "docs/trade/boats.md"
    assert problems[0].line == BODY[:BODY.index(old)].count("\n") + 1
    assert "has taken the place of what was accepted" in problems[0].message
    assert " instead of " in problems[0].message or "in another order" in problems[0].message
    assert "run.py accept" in problems[0].hint


def test_two_figures_that_change_places_are_seen(tmp_path: Path, accepted: str) -> None:
    swapped = BODY.replace("boat-share\") }} before", "x").replace("ferry-share", "boat-share").replace(
        "x", "ferry-share\") }} before")
    problems = list(check(project(tmp_path, swapped), accepted))
    assert len(problems) == 1 and problems[0].message.endswith("in another order")


@pytest.mark.parametrize(("old", "new"), [
    ("Boats cost", "A boat comes at"), ("more than half", "over half"), ("# Boats", "# Boats and more"),
    ('{{ fig("boat-cost") }} and,', 'a lot and,'), ("Boats cost {}.", "A boat costs {}."),
    ("{{ facts", '{{ fig("ferry-cost") }}\n\n{{ facts'), ("It is not so", "This is not the case today"),
    ("It was {{", 'On {{ when("fair-day") }} it was {{'), (" before it was", "\nbefore it was")])
def test_wording_adding_and_taking_away_is_free(tmp_path: Path, accepted: str, old: str, new: str) -> None:
    assert old in BODY
    assert list(check(project(tmp_path, BODY.replace(old, new, 1)), accepted)) == []


def test_a_condition_may_not_just_go(tmp_path: Path, accepted: str) -> None:
    unwrapped = BODY.replace('{{ says("more than half", "boat-share > 50%") }}', "a great part")
    problems = list(check(project(tmp_path, unwrapped), accepted))
    assert [problem.message for problem in problems] == [
        "conditions that were accepted are gone from this page: says(boat-share > 50%)"]


def test_a_new_page_is_free_and_a_missing_list_is_not(tmp_path: Path, accepted: str) -> None:
    (tmp_path / "docs" / "new.md").write_text('# New\n\n{{ fig("boat-cost") }}\n', encoding="utf-8")
    assert list(check(tmp_path, accepted)) == []
    assert [problem.file for problem in check(tmp_path, None)] == ["seeds/shown.csv"]


def test_the_real_pages_are_as_accepted() -> None:
    assert list(check(ROOT, (ROOT / "seeds" / "shown.csv").read_text(encoding="utf-8"))) == []
