"""Marks as the canvas draws them: named after their cells, and nothing drawn where there is no value."""

import re
from collections.abc import Callable
from dataclasses import replace
from datetime import date
from itertools import groupby
from math import isnan
from typing import Any

import pytest

from macros.values.periods import parse_period
from scripts.charts.kit import canvas as canvas_module
from scripts.charts.kit.canvas import Canvas, Panel
from scripts.charts.kit.maps import draw_land
from scripts.charts.kit.model import Column, Draw, Table, after, at
from scripts.charts.kit.palette import palette
from scripts.charts.kit.writing import Writing
from tests.unit.little_charts import drawn, table

RED, BLUE = palette("light").japan, palette("light").second
WITH_GAP = table(("Apple", "5", "2"), ("Pear", "", "3"), ("Plum", "9", "4"))
PERIODS = table(("War", "2020-03", "@2022"), ("Talks", "@2021", ""), ("Truce", "2025-05-03", "FY2025"))
STEPPED = table(("a", "5", "@2020"), ("b", "", "@2021"), ("c", "7", ""), ("d", "9", "2023-05"))
Step = Callable[[Panel], object]


def on_panel(x: str, y: str, *steps: Step) -> Draw:
    def draw(canvas: Canvas) -> None:
        panel = canvas.panel(x, y)
        if "time" in (x, y):
            panel.axes.set_xlim(2000, 2030)
        if "row" in (x, y):
            panel.limit_rows()
        for step in steps:
            step(panel)
    return draw


def names_in(of: Table, draw: Draw) -> list[str]:
    """The ids in a drawing that say which cell is shown."""
    return re.findall(r'<g id="((?:bar|part|dot|line|span|block|point|whole|value|row|panel)-[^"]*)"',
                      drawn(of, draw)[1].decode())


def boxes_in(of: Table, draw: Draw) -> dict[str, Any]:
    """Where everything that has a name lies, in pixels from below, and the panel."""
    axes = drawn(of, draw)[0].axes[0]
    named = {str(one.get_gid()): one.get_window_extent() for one in axes.get_children()}
    return {**named, "panel": axes.bbox}


def some_rows(panel: Panel) -> None:
    panel.rows = [0, 2]
    panel.bars(1, RED)
    panel.names()


def printed_alone(panel: Panel) -> None:
    panel.limit_values(0, 10)
    panel.values(0)


MARKS: dict[str, tuple[Table, str, Step, str]] = {
    "bars": (WITH_GAP, "value-row", lambda panel: panel.bars(0, RED), "bar-0-0 bar-0-2"),
    "bars of some rows": (WITH_GAP, "value-row", lambda panel: panel.bars(1, RED, rows=[1]), "bar-1-1"),
    "marks of the panel's rows": (WITH_GAP, "value-row", some_rows, "bar-1-0 bar-1-2 row-0 row-2"),
    "parts": (WITH_GAP, "value-row", lambda panel: panel.parts([0, 1], [RED, BLUE]),
              "part-0-0 part-1-0 part-1-1 part-0-2 part-1-2"),
    "wholes": (WITH_GAP, "value-row", lambda panel: panel.wholes(10, rows=[0, 2]), "whole-10-0 whole-10-2"),
    "dots": (WITH_GAP, "value-row", lambda panel: panel.dots(0, [RED, BLUE, RED], hollow=True),
             "dot-0-0 dot-0-2"),
    "strokes": (WITH_GAP, "value-row", lambda panel: panel.strokes(0, RED), "dot-0-0 dot-0-2"),
    "values": (WITH_GAP, "value-row", printed_alone, "value-0-0 value-0-2"),
    "names": (WITH_GAP, "value-row", lambda panel: panel.names(), "row-0 row-1 row-2"),
    "points": (WITH_GAP, "value-value", lambda panel: panel.points(0, 1, RED), "point-0-1-0 point-0-1-2"),
    "times": (PERIODS, "time-row", lambda panel: panel.times(0, RED, 9, 0.3),
              "span-0-0-0 span-0-0-1 dot-0-2"),
    "blocks": (STEPPED, "time-value", lambda panel: panel.blocks(0, 1, RED), "block-0-1-0 block-0-1-3"),
}


@pytest.mark.parametrize("what", MARKS)
def test_each_mark_carries_the_name_of_its_cell_and_a_gap_has_none(what: str) -> None:
    of, scales, step, names = MARKS[what]
    x, y = scales.split("-")
    assert names_in(of, on_panel(x, y, step)) == [f"panel-1-{scales}", *names.split()]


def test_every_kind_of_name_is_explained_where_marks_are_made() -> None:
    explained = set(re.findall(r"^    ([a-z]+)-[A-Z]", canvas_module.__doc__ or "", re.M))
    drawn = {name.split("-")[0] for *_, names in MARKS.values() for name in names.split()}
    assert explained == drawn | {"line", "piece"}


def test_panels_are_counted_and_named_after_their_scales() -> None:
    scales = ["value-row", "time-value", "row-value"]

    def draw(canvas: Canvas) -> None:
        for spot, name in zip(canvas.grid(1, 3), scales, strict=True):
            x, y = name.split("-")
            canvas.panel(x, y, spot)
    assert names_in(WITH_GAP, draw) == [f"panel-{n}-{name}" for n, name in enumerate(scales, 1)]


@pytest.mark.parametrize(("values", "breaks", "pieces", "alone"), [
    ("5 8 9", (), [3], []), ("5 8 - 9 7 6", (), [2, 3], []), ("5 8 4 9 7", (2,), [2, 3], []),
    ("5 - 8 9 - 7", (), [2], [0, 5]), ("- - -", (), [], [])])
def test_a_line_is_open_at_gaps_and_breaks_and_a_value_between_gaps_is_a_dot(
        values: str, breaks: tuple[int, ...], pieces: list[int], alone: list[int]) -> None:
    of = table(*[(f"@{2010 + i}", value.strip("-")) for i, value in enumerate(values.split())])
    axes = drawn(of, on_panel("time", "value", lambda panel: panel.line(0, RED, breaks=breaks)))[0].axes[0]
    found: dict[Any, Any] = {one.get_gid(): one.get_xdata() for one in axes.lines}
    times = found.pop("line-0", [])
    assert found.keys() == {f"dot-0-{row}" for row in alone}
    assert [len(list(run)) for gap, run in groupby(times, isnan) if not gap] == pieces
    times = [x for x in times if not isnan(x)]
    assert times == sorted(times)


def test_a_panel_shows_numbers_in_one_unit() -> None:
    of = table(("Apple", "5", "7"))
    both = replace(of, columns=(of.columns[0], Column("Share", Writing("percent"))))
    drawn(both, on_panel("value", "row", lambda panel: panel.bars(0, RED),
                         lambda panel: panel.values_axis([0, 5])))
    for other in (lambda panel: panel.values_axis([0, 5], column=1), lambda panel: panel.dots(1, BLUE)):
        with pytest.raises(ValueError, match="one panel shows numbers in count and percent"):
            drawn(both, on_panel("value", "row", lambda panel: panel.bars(0, RED), other))


def with_names(of_names: Step, first: str) -> dict[str, Any]:
    return boxes_in(table((first, "5"), ("Pear", "9")), on_panel(
        "value", "row", lambda panel: panel.values_axis([0, 5, 10]), lambda panel: panel.bars(0, RED),
        of_names))


@pytest.mark.parametrize("where", ["left", "above"])
def test_long_names_are_broken_to_fit_their_room(where: str) -> None:
    long = "Partnerships with countries of the region"
    wide = with_names(lambda panel: panel.names(where, dy=24), long)["row-0"]
    broken = with_names(lambda panel: panel.names(where, room=120, dy=24), long)["row-0"]
    assert broken.width <= 122 < wide.width
    assert broken.height > 2 * wide.height


def test_names_stand_left_of_the_panel_in_the_height_of_their_marks() -> None:
    found = with_names(lambda panel: panel.names(), "Apple")
    for row in (0, 1):
        name, bar = found[f"row-{row}"], found[f"bar-0-{row}"]
        assert name.x1 < found["panel"].x0
        assert bar.y0 < (name.y0 + name.y1) / 2 < bar.y1


def test_a_printed_value_stands_behind_the_end_of_its_mark() -> None:
    steps: list[Step] = [lambda panel: panel.limit_values(-12, 12), lambda panel: panel.bars(0, RED),
                         lambda panel: panel.values(0)]
    lying, upright = (
        boxes_in(table((one, "5"), (two, "-9")), on_panel(x, y, *steps))
        for one, two, x, y in (("Apple", "Pear", "value", "row"), ("@2010", "@2012", "time", "value")))
    assert lying["bar-0-0"].x1 < lying["value-0-0"].x0 < lying["bar-0-0"].x1 + 10
    assert lying["bar-0-1"].x0 - 10 < lying["value-0-1"].x1 < lying["bar-0-1"].x0
    assert upright["bar-0-0"].y1 < upright["value-0-0"].y0 < upright["bar-0-0"].y1 + 10
    assert upright["bar-0-1"].y0 - 10 < upright["value-0-1"].y1 < upright["bar-0-1"].y0


def test_the_value_of_a_stack_s_outer_part_stands_behind_the_stack() -> None:
    found = boxes_in(table(("Apple", "5", "7")), on_panel(
        "value", "row", lambda panel: panel.limit_values(0, 20),
        lambda panel: panel.parts([0, 1], [RED, BLUE]), lambda panel: panel.values(1, base=0)))
    assert found["part-1-0"].x1 < found["value-1-0"].x0 < found["part-1-0"].x1 + 10


def test_days_and_periods_have_their_place_on_a_scale_of_years() -> None:
    for year in (1900, 2000, 2023, 2024):
        assert year + 0.99 < at(date(year, 12, 31)) < year + 1 == at(date(year + 1, 1, 1))
    assert at(date(2025, 1, 1)) == 2025 == at(parse_period("2025")) == after(parse_period("2024-12"))
    assert at(parse_period("FY2024")) == at(date(2024, 4, 1))
    assert after(parse_period("FY2024")) == at(date(2025, 4, 1))


@pytest.mark.parametrize(("lat", "proportion"), [(0, 1), (60, 0.5)])
def test_a_degree_of_longitude_is_shorter_in_the_north(lat: float, proportion: float) -> None:
    land = [((130, lat), (131, lat), (130, lat + 1), (130, lat))]
    axes = drawn(table(("Here", "130", f"{lat}")), on_panel("value", "value", lambda panel: draw_land(
        panel, land, (125, lat - 5, 135, lat + 5))))[0].axes[0]
    (west, south), (east, north) = axes.transData.transform([(126, lat - 4), (134, lat + 4)])
    assert (east - west) / (north - south) == pytest.approx(proportion, abs=0.01)
