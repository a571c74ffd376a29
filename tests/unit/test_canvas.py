"""Marks as the canvas draws them: named after their cells, and nothing drawn where there is no value."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date

import pytest

from macros.values.periods import parse_period
from scripts.charts import canvas as canvas_module
from scripts.charts.canvas import Canvas, Panel, after, at
from scripts.charts.model import Draw
from scripts.charts.palette import palette
from scripts.checks.drawing import Mark, read_drawing
from scripts.checks.drawing import Panel as Found
from scripts.checks.drawings_agree import complaints
from tests.unit.little_charts import rows_of, svg_of, table

RED, BLUE = palette("light").japan, palette("light").second
WITH_GAP = table(("Apple", "5", "2"), ("Pear", "", "3"), ("Plum", "9", "4"))
PERIODS = table(("War", "2020-03", "@2022"), ("Talks", "@2021", ""), ("Truce", "2025-05", "FY2025"))


def on_panel(x: str, y: str, *steps: Callable[[Panel], object]) -> Draw:
    def draw(canvas: Canvas) -> None:
        panel = canvas.panel(x, y)
        if "time" in (x, y):
            panel.axes.set_xlim(2000, 2030)
        if "row" in (x, y):
            panel.limit_rows()
        for step in steps:
            step(panel)
    return draw


def names_in(svg: str) -> list[str]:
    """The ids that say which cell is shown."""
    return re.findall(r'<g id="((?:bar|part|dot|line|span|block|point|whole|value|row|panel)-[^"]*)"', svg)


def over_time(*values: str, breaks: tuple[int, ...] = ()) -> list[Mark]:
    of = table(*[(f"@{2010 + i}", value) for i, value in enumerate(values)])
    svg = svg_of(of, on_panel("time", "value", lambda panel: panel.line(0, RED, breaks=breaks)))
    return read_drawing(svg).panels[0].marks


def printed_alone(panel: Panel) -> None:
    panel.limit_values(0, 10)
    panel.values(0)


ROWS_PANEL = "panel-1-value-row"
STEPS: dict[str, tuple[Callable[[Panel], object], list[str]]] = {
    "bars": (lambda panel: panel.bars(0, RED), ["bar-0-0", "bar-0-2"]),
    "bars of some rows": (lambda panel: panel.bars(1, RED, rows=[1]), ["bar-1-1"]),
    "parts": (lambda panel: panel.parts([0, 1], [RED, BLUE]),
              ["part-0-0", "part-1-0", "part-1-1", "part-0-2", "part-1-2"]),
    "wholes": (lambda panel: panel.wholes(10, rows=[0, 2]), ["whole-10-0", "whole-10-2"]),
    "dots": (lambda panel: panel.dots(0, [RED, BLUE, RED], hollow=True), ["dot-0-0", "dot-0-2"]),
    "strokes": (lambda panel: panel.strokes(0, RED), ["dot-0-0", "dot-0-2"]),
    "values": (printed_alone, ["value-0-0", "value-0-2"]),
    "names": (lambda panel: panel.names(), ["row-0", "row-1", "row-2"]),
    "points": (lambda panel: panel.points(0, 1, RED), ["point-0-1-0", "point-0-1-2"]),
}


@pytest.mark.parametrize("what", STEPS)
def test_each_mark_carries_the_name_of_its_cell_and_a_gap_has_none(what: str) -> None:
    step, names = STEPS[what]
    assert names_in(svg_of(WITH_GAP, on_panel("value", "row", step))) == [ROWS_PANEL, *names]


def test_spans_moments_and_blocks_are_named_after_their_cells() -> None:
    for step, names in ((lambda panel: panel.spans(0, 1, RED), ["span-0-1-0", "span-0-1-2"]),
                        (lambda panel: panel.moments(1, RED), ["dot-1-0", "dot-1-2"])):
        svg = svg_of(PERIODS, on_panel("time", "row", step))
        assert names_in(svg) == ["panel-1-time-row", *names]
    steps = table(("a", "5", "@2020"), ("b", "", "@2021"), ("c", "7", ""), ("d", "9", "2023-05"))
    svg = svg_of(steps, on_panel("time", "value", lambda panel: panel.blocks(0, 1, RED)))
    assert names_in(svg) == ["panel-1-time-value", "block-0-1-0", "block-0-1-3"]


def test_every_kind_of_name_is_explained_where_marks_are_made() -> None:
    text = canvas_module.__doc__ or ""
    explained = set(re.findall(r"^    ([a-z]+)-[A-Z]", text, re.M))
    drawn = {name.split("-")[0] for _, names in STEPS.values() for name in names}
    assert explained == drawn | {"line", "span", "block"}


def test_panels_are_counted_and_named_after_their_scales() -> None:
    def draw(canvas: Canvas) -> None:
        for spot, x, y in zip(canvas.grid(1, 3), ("value", "time", "row"), ("row", "value", "value"),
                              strict=True):
            canvas.panel(x, y, spot)
    assert names_in(svg_of(WITH_GAP, draw)) == ["panel-1-value-row", "panel-2-time-value",
                                                "panel-3-row-value"]


def test_a_line_is_one_piece_from_value_to_value() -> None:
    line, = over_time("5", "8", "9")
    assert (line.kind, line.numbers) == ("line", (0,))
    assert [len(piece) for piece in line.pieces] == [3]


def test_a_line_is_open_at_a_gap_and_before_a_break() -> None:
    line, = over_time("5", "8", "", "9", "7", "6")
    assert [len(piece) for piece in line.pieces] == [2, 3]
    line, = over_time("5", "8", "4", "9", "7", breaks=(2,))
    assert [len(piece) for piece in line.pieces] == [2, 3]
    assert line.pieces[0][-1][0] < line.pieces[1][0][0]


def test_a_value_between_gaps_becomes_a_dot() -> None:
    marks = over_time("5", "", "8", "9", "", "7")
    assert sorted((mark.kind, mark.numbers, len(mark.points)) for mark in marks) == [
        ("dot", (0, 0), 1), ("dot", (0, 5), 1), ("line", (0,), 2)]
    assert over_time("", "", "") == []


def test_the_rows_of_a_panel_may_be_some_of_the_table() -> None:
    def some(panel: Panel) -> None:
        panel.rows = [0, 2]
        panel.limit_rows()
        panel.bars(1, RED)
        panel.names()
    assert names_in(svg_of(WITH_GAP, on_panel("value", "row", some))) == [
        ROWS_PANEL, "bar-1-0", "bar-1-2", "row-0", "row-2"]


def panel_with(of_names: Callable[[Panel], object], first: str) -> Found:
    of = table((first, "5"), ("Pear", "9"))
    svg = svg_of(of, on_panel("value", "row", lambda panel: panel.values_axis([0, 5, 10], str),
                              lambda panel: panel.bars(0, RED), of_names))
    assert list(complaints(svg, rows_of(of))) == []
    return read_drawing(svg).panels[0]


@pytest.mark.parametrize("where", ["left", "above"])
def test_long_names_are_broken_to_fit_their_room(where: str) -> None:
    long = "Partnerships with countries of the region"
    wide = panel_with(lambda panel: panel.names(where, dy=24), long).labels[0]
    broken = panel_with(lambda panel: panel.names(where, room=120, dy=24), long).labels[0]
    assert wide.text == broken.text == long
    assert broken.box.right - broken.box.left <= 122 < wide.box.right - wide.box.left
    assert broken.box.bottom - broken.box.top > 2 * (wide.box.bottom - wide.box.top)


def test_names_stand_left_of_the_panel_in_the_height_of_their_marks() -> None:
    found = panel_with(lambda panel: panel.names(), "Apple")
    for label, mark in zip(found.labels, found.marks, strict=True):
        assert label.box.right < found.box.left
        assert mark.box.top < label.box.middle[1] < mark.box.bottom


def test_names_of_upright_bars_stand_below_the_panel() -> None:
    svg = svg_of(WITH_GAP, on_panel("row", "value", lambda panel: panel.bars(1, RED),
                                    lambda panel: panel.names("below")))
    found = read_drawing(svg).panels[0]
    for label, mark in zip(found.labels, found.marks, strict=True):
        assert label.box.top > found.box.bottom
        assert label.box.middle[0] == pytest.approx(mark.box.middle[0], abs=1.5)


@pytest.mark.parametrize(("x", "y", "side"), [("value", "row", 0), ("row", "value", 1)])
def test_a_printed_value_stands_behind_the_end_of_its_bar(x: str, y: str, side: int) -> None:
    of = table(("Apple", "5"), ("Pear", "-9"))
    svg = svg_of(of, on_panel(x, y, lambda panel: panel.limit_values(-12, 12),
                              lambda panel: panel.bars(0, RED), lambda panel: panel.values(0)))
    found = read_drawing(svg).panels[0]
    (plus, minus), (five, nine) = found.labels, found.marks
    assert (plus.text, minus.text) == ("5", "-9")
    if side == 0:
        assert five.box.right < plus.box.left < five.box.right + 10
        assert nine.box.left - 10 < minus.box.right < nine.box.left
    else:
        assert five.box.top - 10 < plus.box.bottom < five.box.top
        assert nine.box.bottom < minus.box.top < nine.box.bottom + 10


def test_the_value_of_a_stack_s_outer_part_stands_behind_the_stack() -> None:
    of = table(("Apple", "5", "7"))
    svg = svg_of(of, on_panel("value", "row", lambda panel: panel.limit_values(0, 20),
                              lambda panel: panel.parts([0, 1], [RED, BLUE]),
                              lambda panel: panel.values(1, base=0)))
    found = read_drawing(svg).panels[0]
    assert found.marks[1].box.right < found.labels[0].box.left < found.marks[1].box.right + 10


def test_days_and_periods_have_their_place_on_a_scale_of_years() -> None:
    assert at(date(2025, 1, 1)) == 2025 == at(parse_period("2025")) == after(parse_period("2024-12"))
    assert at(parse_period("FY2024")) == at(date(2024, 4, 1))
    assert after(parse_period("FY2024")) == at(date(2025, 4, 1))


@pytest.mark.parametrize(("lon", "lat", "words"), [
    (130, 10, ["130°E", "10°N"]), (-75, -10, ["75°W", "10°S"]), (130, 0, ["130°E", "0°"])])
def test_a_map_names_its_bearings(lon: float, lat: float, words: list[str]) -> None:
    box = (lon - 5.0, lat - 5.0, lon + 5.0, lat + 5.0)
    land = [((lon, lat), (lon + 1, lat), (lon, lat + 1), (lon, lat))]
    of = table(("Here", f"{lon}", f"{lat}"))
    svg = svg_of(of, on_panel("value", "value", lambda panel: panel.map(land, box, ([lon], [lat])),
                              lambda panel: panel.points(0, 1, RED)))
    ticks = read_drawing(svg).panels[0].ticks
    assert [text for side in ("x", "y") for _, text in ticks[side]] == words


def test_a_degree_of_longitude_is_shorter_in_the_north() -> None:
    def proportion(lat: float) -> float:
        of = table(("Here", "130", f"{lat}"))
        land = [((130.0, lat), (131.0, lat), (130.0, lat + 1), (130.0, lat))]
        svg = svg_of(of, on_panel("value", "value", lambda panel: panel.map(
            land, (125, lat - 5, 135, lat + 5), ([126, 134], [lat - 4, lat + 4]))))
        ticks = read_drawing(svg).panels[0].ticks
        (west, _), (east, _) = ticks["x"]
        (south, _), (north, _) = ticks["y"]
        return (east - west) / (south - north)
    assert proportion(0) == pytest.approx(1, abs=0.01)
    assert proportion(60) == pytest.approx(0.5, abs=0.01)
