"""Finished drawings, read back without the code that drew them, and faults planted into them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterator, Mapping
from functools import partial
from itertools import islice
from xml.etree import ElementTree
from xml.etree.ElementTree import Element

import pytest

from macros.views.charts import ChartEntry, read_manifest
from scripts.checks.drawing import SVG, Panel, Point, read_drawing
from scripts.checks.drawings_agree import Rows, complaints, read_rows
from scripts.drawings import chart_ids
from tests.conftest import Project

ElementTree.register_namespace("", SVG.strip("{}"))
ElementTree.register_namespace("xlink", "http://www.w3.org/1999/xlink")
_POINT = re.compile(r"([ML]) (-?[\d.]+) (-?[\d.]+)")


def entry_and_rows(built: Project, id: str) -> tuple[ChartEntry, Rows]:
    entry = read_manifest(built.root / ".cache" / "charts.json")[id]
    text = (built.root / "site" / entry.csv).read_text(encoding="utf-8")
    return entry, read_rows(text, entry.drawn, entry.names)


def svg_of(built: Project, entry: ChartEntry, variant: str) -> str:
    return (built.root / "site" / entry.drawings[variant]).read_text(encoding="utf-8")


@pytest.mark.parametrize("id", chart_ids())
def test_what_is_drawn_is_the_table_and_the_download(built: Project, id: str) -> None:
    entry, rows = entry_and_rows(built, id)
    for variant in entry.drawings:
        assert list(complaints(svg_of(built, entry, variant), rows)) == [], variant


# A fault names every place in which it could be planted, as a way to plant it there.
Plant = Callable[[], None]
Fault = Callable[[Element, list[Panel]], Iterator[Plant]]


def group(root: Element, id: str) -> Element:
    return next(one for one in root.iter(f"{SVG}g") if one.get("id") == id)


def swap(root: Element, one: str, other: str) -> None:
    """Put the words of two labels or ticks into each other's group."""
    a, b = group(root, one), group(root, other)
    a[:], b[:] = list(b), list(a)


def moving(root: Element, shifts: Mapping[str, Point],
           where: Callable[[Point], bool] = lambda point: True) -> Plant:
    """Moves the corners of outlines (or those that `where` picks), and the places of markers."""
    def plant() -> None:
        for id, (dx, dy) in shifts.items():
            def moved(match: re.Match[str], dx: float = dx, dy: float = dy) -> str:
                x, y = float(match[2]), float(match[3])
                return f"{match[1]} {x + dx:.6f} {y + dy:.6f}" if where((x, y)) else match.group()
            for one in group(root, id).iter():
                if one.tag == f"{SVG}path" and not one.get("id"):
                    one.set("d", _POINT.sub(moved, one.get("d", "")))
                elif one.tag == f"{SVG}use" and one.get("x"):
                    one.set("x", str(float(one.get("x", "0")) + dx))
                    one.set("y", str(float(one.get("y", "0")) + dy))
    return plant


def along(axis: int, amount: float) -> Point:
    return (0.0, amount) if axis else (amount, 0.0)


def is_at(axis: int, place: float, point: Point) -> bool:
    return abs(point[axis] - place) < 0.02


def row_panels(panels: list[Panel]) -> Iterator[tuple[Panel, int, list[float]]]:
    """Panels with several rows, along which axis the rows lie, and where."""
    for panel in panels:
        axis = 1 if panel.y == "row" else 0
        places = {m.row: m.box.middle[axis] for m in panel.marks if m.kind != "line"}
        if "row" in (panel.x, panel.y) and len(places) > 1:
            yield panel, axis, sorted(places.values())


def axes_of(root: Element) -> list[Element]:
    return [one for one in root.iter(f"{SVG}g") if one.get("id", "").startswith("matplotlib.axis")]


def rows_shifted_by_one(root: Element, panels: list[Panel]) -> Iterator[Plant]:
    """All marks of a panel stand one row further."""
    for panel, axis, places in row_panels(panels):
        step = (places[-1] - places[0]) / (len(places) - 1)
        yield moving(root, {mark.name: along(axis, step) for mark in panel.marks})


def two_rows_exchanged(root: Element, panels: list[Panel]) -> Iterator[Plant]:
    """The marks of two rows stand in each other's place."""
    for panel, axis, _ in row_panels(panels):
        first, last = (pick(panel.marks, key=lambda m: m.box.middle[axis]) for pick in (min, max))
        step = last.box.middle[axis] - first.box.middle[axis]
        yield moving(root, {mark.name: along(axis, step if mark.row == first.row else -step)
                            for mark in panel.marks if mark.row in (first.row, last.row)})


def labels_exchanged(kind: str, root: Element, panels: list[Panel]) -> Iterator[Plant]:
    """Two names of rows, or two printed values, stand in each other's place."""
    for panel in panels:
        labels = [label for label in panel.labels if label.kind == kind]
        other = next((one for one in labels if one.text != labels[0].text), None)
        if other:
            yield partial(swap, root, labels[0].name, other.name)


def tick_labels_exchanged(root: Element, panels: list[Panel]) -> Iterator[Plant]:
    """The first and last label of a scale change places."""
    for axis in axes_of(root):
        labels = [one.get("id", "") for tick in axis for one in tick if one.get("id", "").startswith("text")]
        if len(labels) > 1:
            yield partial(swap, root, labels[0], labels[-1])


def scale_moved(root: Element, panels: list[Panel]) -> Iterator[Plant]:
    """Ticks stand 12 pixels beside where they belong: the scale begins elsewhere."""
    for number, axis in enumerate(axes_of(root)):
        lines = [line.get("id", "") for tick in axis for line in tick
                 if line.get("id", "").startswith("line2d") and len(line)]
        if lines:
            yield moving(root, dict.fromkeys(lines, along(number % 2, 12)))


def bars_cut_short(root: Element, panels: list[Panel]) -> Iterator[Plant]:
    """Bars of a panel begin behind nought, so that differences look larger."""
    for panel in panels:
        bars = [mark for mark in (*panel.marks, *panel.wholes) if mark.kind in ("bar", "part", "whole")]
        axis = 1 if panel.y == "value" else 0
        ends = [round(end, 2) for mark in bars for end in mark.box.ends("xy"[axis])]
        if ends:
            foot = max(ends, key=ends.count)
            yield moving(root, {mark.name: along(axis, -9 if axis else 9) for mark in bars},
                         partial(is_at, axis, foot))


def one_mark_wrong(root: Element, panels: list[Panel]) -> Iterator[Plant]:
    """A bar a little too long, a dot or a corner of a line a little beside its place."""
    for panel in panels:
        if panel.marks:
            mark = panel.marks[len(panel.marks) // 2]
            axis = 1 if panel.y == "value" else 0
            far = (min if axis else max)(point[axis] for piece in mark.pieces for point in piece)
            yield moving(root, {mark.name: along(axis, -4 if axis else 4)},
                         partial(is_at, axis, far))


def one_value_missing(root: Element, panels: list[Panel]) -> Iterator[Plant]:
    """All that shows one value (a line and its dots may both do) is gone from every panel."""
    for last in [panel.marks[-1] for panel in panels if panel.marks]:
        names = {mark.name for panel in panels for mark in panel.marks if mark.numbers[0] == last.numbers[0]
                 and ("line" in (mark.kind, last.kind) or mark.row == last.row)}

        def plant(names: set[str] = names) -> None:
            for parent in list(root.iter()):
                for child in [one for one in parent if one.get("id") in names]:
                    parent.remove(child)
        yield plant


def words_set(pattern: str, new: str, root: Element, panels: list[Panel]) -> Iterator[Plant]:
    """The first line of words stands elsewhere, or is of another size."""
    line = next(one for one in root.iter(f"{SVG}g") if "scale(" in one.get("transform", ""))
    yield partial(line.set, "transform", re.sub(pattern, new, line.get("transform", "")))


FAULTS: dict[str, Fault] = {
    "rows shifted by one": rows_shifted_by_one, "two rows exchanged": two_rows_exchanged,
    "names of rows exchanged": partial(labels_exchanged, "row"),
    "printed values exchanged": partial(labels_exchanged, "value"),
    "labels of ticks exchanged": tick_labels_exchanged, "scale moved": scale_moved,
    "bars cut short": bars_cut_short, "one mark wrong": one_mark_wrong,
    "one value missing": one_value_missing,
    "words cut off": partial(words_set, r"translate\([^)]*\)", "translate(-40 20)"),
    "words too small": partial(words_set, r"scale\([\d.]+ -[\d.]+\)", "scale(0.09 -0.09)")}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_caught_in_every_chart(built: Project, name: str) -> None:
    planted = 0
    for id in chart_ids():
        entry, rows = entry_and_rows(built, id)
        for variant in ("light", "light-narrow"):
            svg = svg_of(built, entry, variant)
            panels = read_drawing(svg).panels
            for number in range(2 * len(panels)):
                root = ElementTree.fromstring(svg)
                plant = next(islice(FAULTS[name](root, panels), number, None), None)
                if plant is None:
                    break
                plant()
                planted += 1
                changed = ElementTree.tostring(root, encoding="unicode")
                assert list(complaints(changed, rows)), f"{id}, {variant}, place {number}: not seen"
    assert planted >= 4, "the fault could be planted nowhere"
