"""Small drawings, read back from their SVG: words, ticks, marks and wholes where they were put."""

from __future__ import annotations

import re
from itertools import pairwise
from typing import Any

import pytest

from scripts.charts.kit import lettering
from scripts.charts.kit.canvas import Canvas
from scripts.charts.kit.lettering import SERIF
from scripts.charts.kit.palette import palette
from scripts.checks.drawing import Box, Drawing, Words, around, read_drawing
from tests.unit.little_charts import svg_of, table

RED = palette("light").japan
FRUIT = table(("Apple", "5"), ("Pear", "20"))


def bars(canvas: Canvas) -> None:
    panel = canvas.panel("value", "row")
    panel.values_axis([0, 10, 20], lambda v: f"{v}%", limits=(0, 25))
    panel.limit_rows()
    panel.wholes(24)
    panel.bars(0, RED)
    panel.values(0)
    panel.names(room=40)


def with_words(text: str, **style: Any) -> Drawing:
    def draw(canvas: Canvas) -> None:
        bars(canvas)
        canvas.figure.text(0.5, 0.5, text, in_layout=False, **style)
    return read_drawing(svg_of(FRUIT, draw))


def words(drawing: Drawing, text: str) -> Words:
    return next(line for line in drawing.words if line.text == text)


@pytest.mark.parametrize("text", [
    "after", "office", "affix flow fjord fifty", "Ō and ö, é – “quoted” ‘so’ …", "$749.6bn = ¥8.8trn, 15%",
    "5−3 & <b> 100°E", "Takaichi’s 2+2", "0123456789"])
@pytest.mark.parametrize("style", [{}, {"weight": "semibold"}, {"family": SERIF, "weight": "semibold"}])
def test_words_are_read_as_they_were_written(text: str, style: dict[str, str]) -> None:
    assert words(with_words(text, **style), text).size == lettering.SIZE


def test_the_typeface_joins_letters_into_one_outline() -> None:
    def draw(canvas: Canvas) -> None:
        canvas.figure.text(0.5, 0.5, "after")
    drawn = svg_of(FRUIT, draw)
    assert len(re.findall(r"<use xlink:href", drawn)) < len("after")
    assert [line.text for line in read_drawing(drawn).words] == ["after"]


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


def test_marks_are_found_by_name_where_the_ticks_say() -> None:
    panel = read_drawing(svg_of(FRUIT, bars)).panels[0]
    assert (panel.x, panel.y) == ("value", "row") and panel.ticks["y"] == []
    assert [text for _, text in panel.ticks["x"]] == ["0%", "10%", "20%"]
    nought, ten, twenty = (place for place, _ in panel.ticks["x"])
    assert [(mark.kind, mark.numbers, mark.row) for mark in panel.marks] == [
        ("bar", (0, 0), 0), ("bar", (0, 1), 1)]
    apple, pear = (mark.box for mark in panel.marks)
    assert (apple.left, apple.right) == pytest.approx((nought, (nought + ten) / 2), abs=0.01)
    assert (pear.left, pear.right) == pytest.approx((nought, twenty), abs=0.01)
    assert apple.bottom < pear.top
    assert [(mark.kind, mark.numbers) for mark in panel.wholes] == [("whole", (24, 0)), ("whole", (24, 1))]
    assert all(whole.box.right > pear.right for whole in panel.wholes)


def test_labels_are_found_by_name_also_if_they_are_broken_into_lines() -> None:
    long = table(("Apple tree", "5"), ("Pear", "20"))
    labels = read_drawing(svg_of(long, bars)).panels[0].labels
    assert [(label.kind, label.numbers, label.text) for label in labels] == [
        ("value", (0, 0), "5"), ("value", (0, 1), "20"), ("row", (0,), "Apple tree"), ("row", (1,), "Pear")]
    assert labels[2].box.bottom - labels[2].box.top > 2 * (labels[3].box.bottom - labels[3].box.top)


def test_ticks_are_found_on_both_axes() -> None:
    def draw(canvas: Canvas) -> None:
        panel = canvas.panel("time", "value")
        panel.values_axis([-10, 0, 10], lambda v: f"{v}%", limits=(-15, 15))
        panel.time_axis([2015, 2020], limits=(2014, 2021))
        panel.line(0, RED)
    panel = read_drawing(svg_of(table(("@2015", "5"), ("@2016", "-5"), ("@2020", "7")), draw)).panels[0]
    assert [text for _, text in panel.ticks["x"]] == ["2015", "2020"]
    assert [text for _, text in panel.ticks["y"]] == ["-10%", "0%", "10%"]
    (low, _), (middle, _), (high, _) = panel.ticks["y"]
    assert low > middle > high and low - middle == pytest.approx(middle - high, abs=0.01)
    line, = panel.marks
    assert (line.kind, line.numbers, len(line.points)) == ("line", (0,), 3)
    assert line.points[0] == pytest.approx((panel.ticks["x"][0][0], (middle + high) / 2), abs=0.01)
    assert line.points[2][0] == pytest.approx(panel.ticks["x"][1][0], abs=0.01)


def test_dots_stand_at_one_point_and_panels_are_told_apart() -> None:
    def draw(canvas: Canvas) -> None:
        for spot in canvas.grid(1, 2):
            panel = canvas.panel("value", "row", spot)
            panel.values_axis([0, 20], str, limits=(0, 25))
            panel.limit_rows()
            panel.dots(0, RED)
    drawing = read_drawing(svg_of(FRUIT, draw))
    left, right = drawing.panels
    assert (drawing.width, drawing.height) == (720, 300)
    assert left.box.right < right.box.left
    for panel in (left, right):
        assert [mark.numbers for mark in panel.marks] == [(0, 0), (0, 1)]
        assert panel.marks[1].box.middle[0] == pytest.approx(panel.ticks["x"][1][0], abs=0.01)
        assert panel.box.left < panel.marks[0].box.left < panel.box.right


@pytest.mark.parametrize(("pattern", "new"), [(r' viewBox="[^"]*"', ""), ("0 0 720 300", "720 300")])
def test_a_drawing_has_a_size(pattern: str, new: str) -> None:
    with pytest.raises(ValueError, match="no viewBox"):
        read_drawing(re.sub(pattern, new, svg_of(FRUIT, bars)))


def test_a_box_holds_its_points_and_has_a_middle() -> None:
    box = around([(0, 30), (5, 0), (30, 20)])
    assert (box, box.middle, box.ends("x"), box.ends("y")) == (Box(0, 0, 30, 30), (15, 15), (0, 30), (0, 30))
