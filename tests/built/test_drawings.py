"""Finished drawings, read back without the code that drew them, and faults planted into them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator
from functools import partial
from itertools import islice
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from macros.views.charts_manifest import ChartEntry, read_manifest
from scripts.checks.drawing import SVG, Mark, Panel, read_drawing
from scripts.checks.drawings_agree import Rows, complaints, read_rows
from scripts.drawings import chart_ids
from tests.conftest import Project

ElementTree.register_namespace("", SVG.strip("{}"))
ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")
VARIANTS = ("light", "dark", "light-narrow", "dark-narrow")
_POINT = re.compile(r"([ML]) (-?[\d.]+) (-?[\d.]+)")


def entry_of(built: Project, id: str) -> ChartEntry:
    return read_manifest(built.root / ".cache" / "charts.json")[id]


def rows_of(built: Project, entry: ChartEntry) -> Rows:
    text = (built.root / "site" / entry.csv).read_text(encoding="utf-8")
    return read_rows(text, entry.drawn, entry.names)


def svg_of(built: Project, entry: ChartEntry, variant: str) -> str:
    return (built.root / "site" / entry.drawings[variant]).read_text(encoding="utf-8")


@pytest.mark.parametrize("id", chart_ids())
def test_what_is_drawn_is_the_table_and_the_download(built: Project, id: str) -> None:
    entry = entry_of(built, id)
    rows = rows_of(built, entry)
    for variant in VARIANTS:
        assert list(complaints(svg_of(built, entry, variant), rows)) == [], variant


def group(root: Element, id: str) -> Element:
    return next(one for one in root.iter(f"{SVG}g") if one.get("id") == id)


def move(element: Element, by: tuple[float, float],
         where: Callable[[float, float], bool] | None = None) -> None:
    """Move an outline's corners (or those that `where` picks), or the place of a marker."""
    def moved(match: re.Match[str]) -> str:
        x, y = float(match[2]), float(match[3])
        if where is None or where(x, y):
            x, y = x + by[0], y + by[1]
        return f"{match[1]} {x:.6f} {y:.6f}"
    for one in element.iter():
        if one.tag == f"{SVG}path" and not one.get("id"):
            one.set("d", _POINT.sub(moved, one.get("d", "")))
        elif one.tag == f"{SVG}use" and one.get("x"):
            one.set("x", str(float(one.get("x", "0")) + by[0]))
            one.set("y", str(float(one.get("y", "0")) + by[1]))


def name(mark: Mark) -> str:
    return f"{mark.kind}-{'-'.join(map(str, mark.numbers))}"


def swap(root: Element, one: str, other: str) -> None:
    """Put the words of two labels into each other's place."""
    a, b = group(root, one), group(root, other)
    lines_a, lines_b = list(a), list(b)
    places = [(line.get("transform"), line) for line in (*lines_a, *lines_b)]
    if len(lines_a) != len(lines_b):  # of different length: exchange all that they hold
        for line in lines_a:
            a.remove(line)
            b.append(line)
        for line in lines_b:
            b.remove(line)
            a.append(line)
        lines_a, lines_b = lines_b, lines_a
        dx, dy = _shift(places[0][0], places[len(lines_b)][0])
        for line in lines_a:
            line.set("transform", _moved(line.get("transform", ""), -dx, -dy))
        for line in lines_b:
            line.set("transform", _moved(line.get("transform", ""), dx, dy))
        return
    for line_a, line_b in zip(lines_a, lines_b, strict=True):
        content_a, content_b = list(line_a), list(line_b)
        for glyph in content_a:
            line_a.remove(glyph)
        for glyph in content_b:
            line_b.remove(glyph)
        line_a.extend(content_b)
        line_b.extend(content_a)


def _shift(one: str | None, other: str | None) -> tuple[float, float]:
    a, b = (re.match(r"translate\((-?[\d.]+) (-?[\d.]+)\)", text or "") for text in (one, other))
    assert a and b
    return float(b[1]) - float(a[1]), float(b[2]) - float(a[2])


def _moved(transform: str, dx: float, dy: float) -> str:
    return re.sub(r"translate\((-?[\d.]+) (-?[\d.]+)\)",
                  lambda m: f"translate({float(m[1]) + dx:.6f} {float(m[2]) + dy:.6f})", transform, count=1)


# A fault names every place in which it could be planted, as a way to plant it there.
Plant = Callable[[], None]
Fault = Callable[[Element, list[Panel]], Iterator[Plant]]


def row_panels(panels: list[Panel]) -> Iterator[tuple[Panel, int]]:
    """Panels with several rows, and along which axis the rows lie."""
    for panel in panels:
        if "row" in (panel.x, panel.y) and len({m.row for m in panel.marks if m.kind != "line"}) > 1:
            yield panel, 1 if panel.y == "row" else 0


def along(axis: int, amount: float) -> tuple[float, float]:
    return (0.0, amount) if axis else (amount, 0.0)


def axes_of(root: Element) -> list[Element]:
    return [one for one in root.iter(f"{SVG}g") if one.get("id", "").startswith("matplotlib.axis")]


def rows_shifted_by_one(root: Element, panels: list[Panel]) -> Iterator[Plant]:
    """All marks of a panel stand one row further."""
    for panel, axis in row_panels(panels):
        places = sorted({m.row: m.box.middle[axis] for m in panel.marks}.values())
        step = (places[-1] - places[0]) / (len(places) - 1)

        def plant(panel: Panel = panel, axis: int = axis, step: float = step) -> None:
            for mark in panel.marks:
                move(group(root, name(mark)), along(axis, step))
        yield plant


def two_rows_exchanged(root: Element, panels: list[Panel]) -> Iterator[Plant]:
    """The marks of two rows stand in each other's place."""
    for panel, axis in row_panels(panels):
        first, last = (pick(panel.marks, key=lambda m: m.box.middle[axis]) for pick in (min, max))
        step = last.box.middle[axis] - first.box.middle[axis]

        def plant(panel: Panel = panel, axis: int = axis, step: float = step,
                  ends: tuple[int, int] = (first.row, last.row)) -> None:
            for mark in panel.marks:
                sign = 1 if mark.row == ends[0] else -1 if mark.row == ends[1] else 0
                move(group(root, name(mark)), along(axis, sign * step))
        yield plant


def row_names_exchanged(root: Element, panels: list[Panel]) -> Iterator[Plant]:
    for panel in panels:
        names = [label for label in panel.labels if label.kind == "row"]
        if len(names) > 1 and names[0].text != names[-1].text:
            yield partial(swap, root, f"row-{names[0].numbers[-1]}", f"row-{names[-1].numbers[-1]}")


def printed_values_exchanged(root: Element, panels: list[Panel]) -> Iterator[Plant]:
    for panel in panels:
        values = [label for label in panel.labels if label.kind == "value"]
        other = next((v for v in values[1:] if v.text != values[0].text), None)
        if other is not None:
            ends = [f"value-{'-'.join(map(str, label.numbers))}" for label in (values[0], other)]
            yield partial(swap, root, *ends)


def tick_labels_exchanged(root: Element, panels: list[Panel]) -> Iterator[Plant]:
    """The first and last label of a scale change places."""
    for axis in axes_of(root):
        labels = [one.get("id", "") for tick in axis for one in tick if one.get("id", "").startswith("text")]
        if len(labels) > 1:
            yield partial(swap, root, labels[0], labels[-1])


def scale_moved(root: Element, panels: list[Panel]) -> Iterator[Plant]:
    """Ticks stand 12 pixels beside where they belong: the scale begins elsewhere."""
    for number, axis in enumerate(axes_of(root)):
        lines = [line for tick in axis for line in tick
                 if line.get("id", "").startswith("line2d") and len(line)]
        if lines:
            def plant(lines: list[Element] = lines, number: int = number) -> None:
                for line in lines:
                    move(line, along(number % 2, 12))
            yield plant


def bars_cut_short(root: Element, panels: list[Panel]) -> Iterator[Plant]:
    """Bars of a panel begin behind nought, so that differences look larger."""
    for panel in panels:
        bars = [mark for mark in (*panel.marks, *panel.wholes) if mark.kind in ("bar", "part", "whole")]
        axis = 1 if panel.y == "value" else 0
        if bars:
            ends = [end for mark in bars for end in (
                (mark.box.top, mark.box.bottom) if axis else (mark.box.left, mark.box.right))]
            foot = max(ends, key=lambda end: sum(abs(end - other) < 0.01 for other in ends))

            def plant(bars: list[Mark] = bars, axis: int = axis, foot: float = foot) -> None:
                for mark in bars:
                    move(group(root, name(mark)), along(axis, -9 if axis else 9),
                         where=lambda x, y: abs((x, y)[axis] - foot) < 0.01)
            yield plant


def one_mark_wrong(root: Element, panels: list[Panel]) -> Iterator[Plant]:
    """A bar a little too long, a dot or a corner of a line a little beside its place."""
    for panel in panels:
        if panel.marks:
            mark = panel.marks[len(panel.marks) // 2]
            axis = 1 if panel.y == "value" else 0
            far = max(mark.points, key=lambda point: -point[1] if axis else point[0])

            def plant(mark: Mark = mark, axis: int = axis, far: tuple[float, float] = far) -> None:
                move(group(root, name(mark)), along(axis, -4 if axis else 4),
                     where=lambda x, y: abs((x, y)[axis] - far[axis]) < 0.01)
            yield plant


def one_value_missing(root: Element, panels: list[Panel]) -> Iterator[Plant]:
    """All that shows one value (a line and its dots may both do) is gone from every panel."""
    for panel in panels:
        if panel.marks:
            last = panel.marks[-1]
            column = last.numbers[0]

            def plant(last: Mark = last, column: int = column) -> None:
                names = {name(mark) for one in panels for mark in one.marks if mark.numbers[0] == column
                         and (mark.kind == "line" or last.kind == "line" or mark.row == last.row)}
                for parent in list(root.iter()):
                    for child in [one for one in parent if one.get("id") in names]:
                        parent.remove(child)
            yield plant


def first_line(root: Element) -> Element:
    return next(one for one in root.iter(f"{SVG}g") if "scale(" in one.get("transform", ""))


def words_cut_off(root: Element, panels: list[Panel]) -> Iterator[Plant]:
    line = first_line(root)
    elsewhere = re.sub(r"translate\([^)]*\)", "translate(-40 20)", line.get("transform", ""))
    yield partial(line.set, "transform", elsewhere)


def words_too_small(root: Element, panels: list[Panel]) -> Iterator[Plant]:
    line = first_line(root)
    small = re.sub(r"scale\([\d.]+ -[\d.]+\)", "scale(0.09 -0.09)", line.get("transform", ""))
    yield partial(line.set, "transform", small)


FAULTS: tuple[Fault, ...] = (
    rows_shifted_by_one, two_rows_exchanged, row_names_exchanged, printed_values_exchanged,
    tick_labels_exchanged, scale_moved, bars_cut_short, one_mark_wrong, one_value_missing, words_cut_off,
    words_too_small)


@pytest.mark.parametrize("fault", FAULTS, ids=lambda fault: str(fault.__name__))
def test_a_planted_fault_is_caught_in_every_chart(built: Project, fault: Fault) -> None:
    planted = 0
    for id in chart_ids():
        entry = entry_of(built, id)
        rows = rows_of(built, entry)
        for variant in ("light", "light-narrow"):
            svg = svg_of(built, entry, variant)
            panels = read_drawing(svg).panels
            for number in range(2 * len(panels)):
                root = ElementTree.fromstring(svg)
                plant = next(islice(fault(root, panels), number, None), None)
                if plant is None:
                    break
                plant()
                planted += 1
                changed = ElementTree.tostring(root, encoding="unicode")
                assert list(complaints(changed, rows)), f"{id}, {variant}, place {number}: not seen"
    assert planted >= 4, "the fault could be planted nowhere"


def test_a_drawing_that_is_no_drawing_is_told(built: Project) -> None:
    rows = rows_of(built, entry_of(built, "yen-per-dollar"))
    empty = f'<svg xmlns="{SVG.strip("{}")}" viewBox="0 0 9 9"/>'
    assert next(complaints("<svg", rows)).startswith("the drawing cannot be read")
    assert "the value is not drawn" in next(complaints(empty, rows))
