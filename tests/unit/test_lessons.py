"""What lessons call: minutes that add up, and a drawing that is broken beside one that is not."""

import re
from decimal import Decimal
from pathlib import Path

import pytest

from macros.authoring.macro import AuthorMistake, Desk, Page, call
from macros.data import Ledger
from macros.reading.project import ROOT

STEPS = "# T\n\n### Look { #look }\n\n### Draw it { #draw }\n"
LESSONS = sorted({*(ROOT / "docs/teach/lessons").glob("*.md")} - {ROOT / "docs/teach/lessons/index.md"})
PAGE = Page("docs/teach/lessons/x.md", "teach/lessons/x/", STEPS)


def test_minutes_are_added_up(bay: Ledger) -> None:
    html = call(Desk(bay, {}), PAGE, "timing", ("20", "Look", "35", "Draw it"))
    assert re.findall(r">([^<>]+)</td>", html) == ["Look", "20", "Draw it", "35", "55"]


@pytest.mark.parametrize(("texts", "told"), [
    (("20", "Look", "35", "Draw"), "35 Draw"), (("20", "Look", "ten", "Draw it"), "ten Draw it"),
    (("20", "Look", "35"), "35"), (("20", "Look", "20", "Draw it"), "40 minutes"),
    (("50", "Look", "50", "Draw it"), "100 minutes")])
def test_a_step_has_its_heading_and_minutes_and_a_lesson_its_length(
        texts: tuple[str, ...], told: str, bay: Ledger) -> None:
    with pytest.raises(AuthorMistake, match=told):
        call(Desk(bay, {}), PAGE, "timing", texts)


def test_columns_are_as_high_as_their_figures_say_and_the_broken_ones_say_so(bay: Ledger) -> None:
    refs = tuple(ref for ref in bay.facts if ref.startswith("yen-per-dollar@"))[-3:]
    values = [bay.fact(ref).low.value for ref in refs]
    html = call(Desk(bay, {}), PAGE, "two_axes", refs)
    whole, broken = html.split("<svg")[1:]
    heights = [[*map(Decimal, re.findall(r'height="([^"]+)"/>', part))] for part in (whole, broken)]
    for value, height in zip(values, heights[0], strict=True):
        assert abs(height / heights[0][0] - value / values[0]) < Decimal("0.001")
    assert "Broken" in broken and "Broken" not in whole
    assert len({*heights[1]}) == len({*values})
    assert all(0 < height <= 100 for part in heights for height in part)
    assert min(heights[1]) / max(heights[1]) < min(values) / max(values), "the cut makes it look larger"


@pytest.mark.parametrize("path", LESSONS, ids=lambda path: path.stem)
def test_a_lesson_has_its_hand_out_and_answers_stand_neither_there_nor_in_the_search(path: Path) -> None:
    text = path.read_text(encoding="utf-8")
    assert "search:\n  exclude: true\n" in text
    if path.stem.endswith("-handout"):
        assert "{ #answers }" not in text and path.with_stem(path.stem.removesuffix("-handout")) in LESSONS
    else:
        assert "{ #answers }" in text and "{{ timing(" in text and f"({path.stem}-handout.md)" in text
