"""Words in drawings, read back from the outlines of their letters; test_drawings_agree has the marks."""

from __future__ import annotations

from itertools import pairwise
from typing import Any

import pytest

from scripts.charts.kit import lettering
from scripts.charts.kit.canvas import Canvas
from scripts.charts.kit.lettering import SERIF
from scripts.checks.drawing import Drawing, Words, read_drawing
from tests.unit.little_charts import svg_of, table


def with_words(text: str, **style: Any) -> Drawing:
    def draw(canvas: Canvas) -> None:
        canvas.figure.text(0.5, 0.5, text, in_layout=False, **style)
    return read_drawing(svg_of(table(("Apple", "5")), draw))


def words(drawing: Drawing, text: str) -> Words:
    return next(line for line in drawing.words if line.text == text)


@pytest.mark.parametrize("text", [
    "after", "office", "affix flow fjord fifty", "Ō and ö, é – “quoted” ‘so’ …", "$749.6bn = ¥8.8trn, 15%",
    "5−3 & <b> 100°E", "Takaichi’s 2+2", "0123456789"])
@pytest.mark.parametrize("style", [{}, {"weight": "semibold"}, {"family": SERIF, "weight": "semibold"}])
def test_words_are_read_as_they_were_written(text: str, style: dict[str, str]) -> None:
    assert words(with_words(text, **style), text).size == lettering.SIZE


@pytest.mark.parametrize(("text", "size"), [
    ("Apple pie", 13.0), ("office of affairs", 20.0), ("$1.5trn", 11.5)])
def test_a_line_of_words_is_as_wide_and_high_as_it_is_printed(text: str, size: float) -> None:
    line = words(with_words(text, fontsize=size, ha="left", va="baseline"), text)
    assert line.size == pytest.approx(size)
    assert line.box.right - line.box.left == pytest.approx(lettering.width(text, size), abs=2)
    assert (line.box.left, line.box.bottom) == pytest.approx((360, 150), abs=1)
    assert 0.6 * size < line.box.bottom - line.box.top < 0.8 * size


def test_each_line_of_a_text_stands_below_the_one_before() -> None:
    drawing = with_words("First line\nsecond\nthird", ha="left")
    lines = [words(drawing, text) for text in ("First line", "second", "third")]
    for above, below in pairwise(lines):
        assert above.box.bottom < below.box.top and above.box.left == pytest.approx(below.box.left, abs=0.1)


def test_words_turned_upwards_stand_on_their_side() -> None:
    line = words(with_words("turned office", rotation=90, rotation_mode="anchor", ha="left", va="baseline"),
                 "turned office")
    assert line.box.bottom - line.box.top == pytest.approx(lettering.width("turned office"), abs=2)
    assert line.box.right - line.box.left == pytest.approx(0.7 * lettering.SIZE)
    assert (line.box.right, line.box.bottom) == pytest.approx((360, 150), abs=1)
