"""Drawings of small tables, checked as drawings of slightly different tables: each lie is told."""

import os
import re
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import replace
from decimal import Decimal
from math import hypot
from pathlib import Path
from typing import Any

import pytest
from matplotlib.text import Text

from macros.data import Ledger
from macros.values.periods import parse_period
from macros.values.problems import ProblemsFound
from scripts import drawings
from scripts.charts.kit import house, lettering
from scripts.charts.kit.canvas import HALO, Canvas, Panel
from scripts.charts.kit.gaps import pieces
from scripts.charts.kit.maps import draw_land
from scripts.charts.kit.model import Cell, Column, Draw, Table
from scripts.charts.kit.palette import palette
from scripts.charts.kit.proof import complaints, marks_of, misread
from scripts.drawings import chart_ids, one_chart
from scripts.prepare import blame
from tests.unit.little_charts import chart, complaints_of, table

RED, BLUE = palette("light").japan, palette("light").second
Row = Sequence[str]


Step = Callable[[Panel], object]


def drawn(x: str, y: str, *steps: Step, ticks: bool = True, names: bool = True) -> Draw:
    """A panel with its scales and names, and what a test draws on it."""
    def draw(canvas: Canvas) -> None:
        panel = canvas.panel(x, y)
        if ticks and (x, y) != ("value", "value") and "value" in (x, y):
            panel.values_axis([-10, 0, 10, 20])
        if "row" in (x, y):
            panel.limit_rows()
        if "value" in (x, y):
            panel.limit_values(-12, 30)
        if x == "time":
            panel.time_axis([2015, 2020, 2025], limits=(2012, 2028))
        if y == "row" and names:
            panel.names()
        for step in steps:
            step(panel)
    return draw


def on_map(panel: Panel) -> None:
    land = [((129, 30), (141, 30), (141, 40), (129, 30))]
    draw_land(panel, land, (125, 25, 145, 45))
    panel.points(0, 1, RED)
    for row, name in enumerate(panel.table.labels):
        x, y = (panel.table.numbers(column)[row] or 0 for column in (0, 1))
        panel.note(x, y, name, nudge=(8, 0), va="center", gid=f"row-{row}")


def bars(panel: Panel) -> None:
    panel.bars(0, RED)


def values(panel: Panel) -> None:
    panel.values(0)


FRUIT = (("Apple", "5"), ("Pear", "20"), ("Plum", "-3"))
YEARS = (("@2020", "5"), ("@2021", "-7"), ("@2022", ""), ("@2023", "20"))
PARTS = (("Apple", "5", "10"), ("Pear", "12", "8"), ("Plum", "", "9"))
RATES = (("@2014", "4"), ("@2015", ""), ("@2016", "8"), ("@2017", "9"), ("@2018", ""), ("@2019", "15"),
         ("@2020", "3"), ("@2021", "9"))
TALKS = (("War", "2020-03", "@2021"), ("Talks", "FY2024", "2024-07-22"), ("Truce", "", "2025-05"))
STEPS = (("First", "5", "@2020"), ("Second", "20", "2022-04"), ("Third", "12", "FY2023"))
TOWNS = (("Tokyo", "139.7", "35.7"), ("Naha", "127.7", "26.2"))
KINDS: dict[str, tuple[Draw, Sequence[Row]]] = {
    "bars across": (drawn("value", "row", bars, values), FRUIT),
    "bars upright": (drawn("time", "value", bars), YEARS),
    "parts": (drawn("value", "row", lambda panel: panel.parts([0, 1], [RED, BLUE])), PARTS),
    "dots": (drawn("value", "row", lambda panel: panel.dots(0, RED),
                   lambda panel: panel.strokes(1, BLUE)), PARTS),
    "line": (drawn("time", "value", lambda panel: panel.line(0, RED, breaks=[5])), RATES),
    "pieces": (drawn("time", "value", lambda panel: panel.dots(0, RED),
                     lambda panel: pieces(panel, 0, RED, far=1.5)), RATES),
    "spans": (drawn("time", "row", lambda panel: panel.times(0, RED, 9, 0.3),
                    lambda panel: panel.times(1, BLUE, 9, 0.3), ticks=False), TALKS),
    "blocks": (drawn("time", "value", lambda panel: panel.blocks(0, 1, RED)), STEPS),
    "points": (drawn("value", "value", on_map), TOWNS)}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("narrow", [False, True])
def test_a_true_drawing_of_each_kind_of_mark_is_found_in_order(kind: str, narrow: bool) -> None:
    draw, rows = KINDS[kind]
    assert complaints_of(table(*rows), draw, narrow=narrow) == []


def changed(rows: Sequence[Row], row: int, column: int, text: str) -> list[Row]:
    return [[text if (i, j) == (row, column) else cell for j, cell in enumerate(cells)]
            for i, cells in enumerate(rows)]


# Kind, row and column of the one cell that differs (column 0 is the name of the row), what the table
# says there, and the complaints about the drawing, which shows what stood there before.
ONE_CELL: list[tuple[str, int, int, str, list[str]]] = [
    ("bars across", 0, 1, "6", ["Apple, Column 0: drawn as 5, but the value is 6",
                                "Apple, Column 0: '5' is printed, but the value is 6"]),
    ("bars across", 2, 1, "3", ["Plum, Column 0: drawn as -3, but the value is 3",
                                "Plum, Column 0: '-3' is printed, but the value is 3"]),
    ("bars across", 1, 1, "", ["Pear, Column 0: a mark stands where there is no value",
                               "Pear, Column 0: '20' is printed, but the value is missing"]),
    ("bars across", 0, 0, "Apricot", ["Apricot: its name reads 'Apple' in the drawing"]),
    ("bars across", 0, 1, "5.2", ["Apple, Column 0: drawn as 5, but the value is 5.2"]),  # printed rounded
    ("bars upright", 3, 1, "6", ["2023, Column 0: drawn as 20, but the value is 6"]),
    ("bars upright", 1, 1, "7", ["2021, Column 0: drawn as -7, but the value is 7"]),
    ("bars upright", 2, 1, "3", ["2022, Column 0: the value is not drawn"]),
    ("bars upright", 1, 1, "", ["2021, Column 0: a mark stands where there is no value"]),
    ("bars upright", 3, 0, "@2024", ["2024: drawn at 2023 on the scale of time"]),
    ("parts", 0, 1, "6", ["Apple, Column 0: drawn as 5, but the value is 6"]),
    ("parts", 0, 2, "11", ["Apple, Column 1: drawn as 10, but the value is 11"]),
    ("parts", 0, 1, "", ["Apple, Column 0: a mark stands where there is no value"]),
    ("parts", 2, 1, "2", ["Plum, Column 0: the value is not drawn"]),
    ("dots", 0, 1, "6", ["Apple, Column 0: drawn as 5, but the value is 6"]),
    ("dots", 0, 2, "11", ["Apple, Column 1: drawn as 10, but the value is 11"]),
    ("dots", 1, 2, "", ["Pear, Column 1: a mark stands where there is no value"]),
    ("dots", 2, 1, "1", ["Plum, Column 0: the value is not drawn"]),
    ("line", 5, 1, "6", ["2019, Column 0: drawn as 15, but the value is 6"]),
    ("line", 0, 1, "5", ["2014, Column 0: drawn as 4, but the value is 5"]),  # a lone value is a dot
    ("line", 4, 1, "11", ["2018, Column 0: the value is not drawn"]),
    ("line", 7, 1, "", ["2021, Column 0: a mark stands where there is no value"]),
    ("line", 0, 0, "@2013", ["2013: drawn at 2014 on the scale of time"]),
    ("line", 6, 0, "@2020-06", ["a corner of the line 'Column 0' belongs to no row"]),
    ("pieces", 2, 1, "7", ["2016, Column 0: drawn as 8, but the value is 7"] * 3),
    ("pieces", 2, 0, "@2016-06", ["June 2016, Column 0: a piece of its line ends at another time"] * 2
     + ["June 2016: drawn at 2016 on the scale of time"]),
    ("pieces", 4, 1, "11", ["2019, Column 0: a piece of its line passes over a value",
                            "2018, Column 0: the value is not drawn"]),
    ("spans", 0, 1, "2020-03-01", ["War, Column 0: drawn as 2020.25, but the value is 2020.17"]),
    ("spans", 1, 1, "2024-04-01/2024-12-31", ["Talks, Column 0: drawn as 2025.25, but the value is 2025"]),
    ("spans", 1, 2, "2024-08-22", ["Talks, Column 1: drawn as 2024.56, but the value is 2024.64"]),
    ("spans", 0, 1, "", ["War, Column 0: a mark stands where there is no value"] * 2),  # beginning and end
    ("spans", 2, 1, "2025-01", ["Truce, Column 0: the value is not drawn"]),
    ("blocks", 0, 1, "6", ["First, Column 0: drawn as 5, but the value is 6"]),
    ("blocks", 1, 2, "2022-05", ["Second, Column 1: drawn as 2022.25, but the value is 2022.33",
                                 "Second, Column 1: drawn as 2022.33, but the value is 2022.41"]),
    ("blocks", 1, 1, "", ["Second, Column 0: a mark stands where there is no value"]),
    ("points", 0, 1, "138.7", ["Tokyo, Column 0: drawn as 139.7, but the value is 138.7"]),
    ("points", 0, 2, "35.0", ["Tokyo, Column 1: drawn as 35.7, but the value is 35"]),
    ("points", 1, 0, "Nara", ["Nara: its name reads 'Naha' in the drawing"]),
    ("points", 1, 1, "", ["Naha, Column 0: a mark stands where there is no value"]),
]


@pytest.mark.parametrize(("kind", "row", "column", "text", "told"), ONE_CELL)
def test_one_cell_that_differs_is_told(kind: str, row: int, column: int, text: str, told: list[str]) -> None:
    draw, rows = KINDS[kind]
    assert complaints_of(table(*rows), draw, table(*changed(rows, row, column, text))) == told


def test_every_kind_of_mark_has_its_lies() -> None:
    assert {kind for kind, *_ in ONE_CELL} == set(KINDS)


def test_a_column_that_need_not_be_drawn_is_not_looked_for() -> None:
    only_the_first = drawn("value", "row", bars)
    assert complaints_of(table(*PARTS, drawn=[True, False]), only_the_first) == []
    assert "Apple, Column 1: the value is not drawn" in complaints_of(table(*PARTS), only_the_first)


def test_a_line_across_a_year_without_a_value_is_told() -> None:
    with_gap = (("@2015", "5"), ("@2016", ""), ("@2017", "12"), ("@2018", "9"))
    joined, draw = table(*[row for row in with_gap if row[1]]), KINDS["line"][0]
    assert complaints_of(joined, draw) == []
    assert complaints_of(joined, draw, table(*with_gap)) == ["2016, Column 0: the line is drawn across a gap"]


# Drawings of a true table by careless code.


def on_ticks(said: str) -> Step:
    return lambda panel: panel.axes.set_xticks([0, 10, 20], ["0", said, "20"])


def ticks_as(said: Callable[[float], float]) -> Step:
    return lambda panel: panel.axes.set_xticks([0, 10, 20], [f"{said(v)}" for v in (0, 10, 20)])


def bars_from(start: float) -> Step:
    return lambda panel: [patch.set(x=start, width=float(value) - start)
                          for patch, (_, value) in zip(panel.axes.patches, FRUIT, strict=True)]


def bars_moved(rows: float, count: int = len(FRUIT)) -> Step:
    def move(panel: Panel) -> None:
        for patch in panel.axes.patches[:count]:
            patch.set_y(patch.get_y() + rows)
        panel.axes.set_ylim(-4, 2)
    return move


def words(text: str, x: float, y: float, **style: Any) -> Step:
    return lambda panel: panel.axes.figure.text(x, y, text, in_layout=False, **style)


def each(complaint: str) -> list[str]:
    return [f"{name}{complaint}" for name, _ in FRUIT]


OVER = "are printed over one another"
OUTSIDE = "the words 'outside' are cut off at the edge of the drawing"
# What careless code draws beside bars and names, and the complaints.
SLIPS: list[tuple[Sequence[Step], list[str]]] = [
    ([], []),
    ([on_ticks("some")], ["the tick 'some' cannot be read"]),
    ([on_ticks("9")], ["the tick '9' stands at 10"]),
    ([ticks_as(lambda value: value + 5)], [f"the tick '{at + 5}' stands at {at}" for at in (0, 10, 20)]),
    ([lambda panel: panel.values_axis([0])], ["a scale of value needs two ticks"]),
    ([lambda panel: panel.axes.set_xscale("function", functions=(lambda v: v, lambda v: v)),
      lambda panel: panel.values_axis([0, 20])], ["a scale of value may not be function"]),
    ([lambda panel: panel.values_axis([0, 10, 31], limits=(-12, 30))],
     ["the tick '31' lies outside its panel", "the words '31' are cut off at the edge of the drawing"]),
    ([bars_from(2)], [f"{FRUIT[row][0]}: bar-0-{row} does not begin at nought" for row in range(3)]),
    ([lambda panel: panel.values_axis([0, 10], limits=(-8, 15))],
     ["the mark bar-0-1 is cut off by its panel: it reaches from 0 to 20, that from -8 to 15"]),
    ([lambda panel: panel.axes.patches[1].set_visible(False)], ["Pear, Column 0: the value is not drawn"]),
    ([bars_moved(0.3)], []),  # names may stand a little above their bars
    ([bars_moved(1)], each(": the mark does not stand by its name")),
    ([bars_moved(-0.6, count=1)], ["Apple: the mark does not stand by its name"]),
    ([lambda panel: panel.values(0, shift=-1, rows=[0])],
     ["Apple, Column 0: its printed value stands beside another row"]),
    ([words("tiny", 0.5, 0.5, fontsize=9)], ["the words 'tiny' are 9 pixels high; at least 11 are needed"]),
    ([words("just enough", 0.5, 0.5, fontsize=11)], []),
    *(([words("outside", x, y)], [OUTSIDE])
      for x, y in ((-0.01, 0.68), (0.98, 0.5), (0.5, -0.02), (0.5, 0.995))),
    ([words("below", 0.5, 0.5), words("above", 0.51, 0.51)], [f"the words 'below' and 'above' {OVER}"]),
    ([words("below", 0.5, 0.5), words("above", 0.5, 0.56)], []),
    ([words("turned round", 0.5, 0.4, rotation=90), words("crossing", 0.48, 0.5)],
     [f"the words 'turned round' and 'crossing' {OVER}"]),
]


# The same without names, and without ticks, where values and wholes must say what a length means.
NAMES: list[tuple[Sequence[Step], list[str]]] = [
    ([lambda panel: panel.names()], []),
    ([], each(": the row has no name in the drawing")),
    ([lambda panel: panel.names(rows=[0, 2])], ["Pear: the row has no name in the drawing"]),
    ([lambda panel: panel.names(texts=["apple", "Pear", "PLUM"])], []),
    ([lambda panel: panel.names(texts=["Pear", "Apple", "Plum"])],
     ["Apple: its name reads 'Pear' in the drawing", "Pear: its name reads 'Apple' in the drawing"])]
LENGTHS: list[tuple[Sequence[Step], list[str]]] = [
    ([values], []), ([lambda panel: panel.wholes(25)], []),
    ([], [f"bar-0-{row} has neither ticks nor a printed value to read it by" for row in range(3)]),
    ([lambda panel: panel.values(0, rows=[0, 2])],
     ["bar-0-1 has neither ticks nor a printed value to read it by"])]


@pytest.mark.parametrize(("draw", "rows", "told"), [
    *((drawn("value", "row", bars, *steps), FRUIT, told) for steps, told in SLIPS),
    *((drawn("value", "row", bars, *steps, names=False), FRUIT, told) for steps, told in NAMES),
    *((drawn("value", "row", bars, *steps, ticks=False), FRUIT, told) for steps, told in LENGTHS),
    (drawn("value", "row", lambda panel: panel.parts([0, 1], [RED, BLUE]),
           lambda panel: panel.axes.patches[1].set_x(panel.axes.patches[1].get_x() + 2)), PARTS,
     ["Apple: part-1-0 does not begin where the last one ends",
      "Apple, Column 1: drawn as 12, but the value is 10"])])
def test_a_true_table_drawn_by_careless_code_is_told(
        draw: Draw, rows: Sequence[Row], told: list[str]) -> None:
    assert complaints_of(table(*rows), draw) == told


def test_a_scale_of_time_needs_two_years() -> None:
    draw = drawn("time", "value", bars, lambda panel: panel.time_axis([2020], limits=(2019, 2025)))
    assert "a scale of time needs two ticks" in complaints_of(table(*YEARS), draw)


def test_the_name_of_a_place_far_from_its_point_is_told() -> None:
    draw = drawn("value", "value", on_map, lambda panel: panel.axes.texts[0].set_position((60, 0)))
    assert [re.sub(r"\d+", "N", text) for text in complaints_of(table(*TOWNS), draw)] == [
        "Tokyo: its name stands N pixels from its point"]


@pytest.mark.parametrize(("value", "said", "right"), [
    ("1500000000", "$1.5bn", True), ("1500000000", "$1.6bn", False), ("1500000000", "$1.5m", False),
    ("12.25", "12.3", True), ("12.25", "13", False), ("-26.2", "26.2° S", True), ("-26.2", "26.2° N", False),
    ("5", "a few", False)])
def test_a_table_that_reads_otherwise_than_its_download_is_told(value: str, said: str, right: bool) -> None:
    cells = (Decimal(value), None, parse_period("2024-05"))
    of = Table("Row", (Column("A", lambda cell: said), Column("B"), Column("C")), (("x", cells),))
    assert list(misread(of)) == ([] if right else [f"x: the table says {said!r}, and the download {value!r}"])


def test_a_lie_or_a_drawing_without_end_is_not_kept(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    lying = chart(table(*FRUIT), drawn("value", "row", lambda panel: panel.bars(0, RED, rows=[0, 2])))
    monkeypatch.setattr(drawings, "CACHE", tmp_path)
    errors = drawings.draw_missing({"fruit": lying}, {"fruit": "0" * 16})
    assert str(blame("fruit", errors["fruit"])).splitlines() == [
        "scripts/charts/fruit.py: the chart cannot be drawn: ValueError: it does not show its table",
        "    wide drawing: Pear, Column 0: the value is not drawn",
        "    narrow drawing: Pear, Column 0: the value is not drawn"]
    monkeypatch.setattr(drawings, "LONGEST", .01)
    errors = drawings.draw_missing({"fruit": lying}, {"fruit": "0" * 16})
    assert "TimeoutError: it takes longer than 0.01 seconds" in str(blame("fruit", errors["fruit"]))
    with pytest.raises(ProblemsFound, match="a process that draws came to a sudden end"):
        drawings.spread(os._exit, [1, 1, 1])
    assert list(tmp_path.iterdir()) == []
    assert "Rename the file of my-fruit: my_fruit.py" in blame("my-fruit", ModuleNotFoundError("x")).hint


# The charts themselves, and tables that differ from theirs.


def with_cells(of: Table, column: int, cells: Mapping[int, Cell]) -> Table:
    """The same with other cells in some rows of a column."""
    return replace(of, rows=tuple(
        (label, tuple(cells.get(row, cell) if at == column else cell for at, cell in enumerate(found)))
        for row, (label, found) in enumerate(of.rows)))


def drawn_columns(of: Table) -> Iterator[tuple[int, list[int]]]:
    """The columns that are drawn, and their rows with a value."""
    return ((at, of.filled(at)) for at, column in enumerate(of.columns) if column.drawn and of.filled(at))


def one_missing(of: Table) -> Iterator[Table]:
    """A value that is drawn is none of the table's."""
    for column, rows in drawn_columns(of):
        yield with_cells(of, column, {rows[len(rows) // 2]: None})


def two_exchanged(of: Table) -> Iterator[Table]:
    """Two values of a column stand in each other's row."""
    for column, rows in drawn_columns(of):
        cells, first = of.column(column), rows[0]
        other = next((row for row in reversed(rows) if cells[row] != cells[first]), None)
        if other is not None:
            yield with_cells(of, column, {first: cells[other], other: cells[first]})


def names_exchanged(of: Table) -> Iterator[Table]:
    """The first and the last row carry each other's name."""
    if len(of.rows) > 1:
        (first, ours), *between, (last, theirs) = of.rows
        yield replace(of, rows=((last, ours), *between, (first, theirs)))


def one_more(of: Table) -> Iterator[Table]:
    """A row of the table is not drawn; of those with a value in a column that is."""
    yield replace(of, rows=(*of.rows, [row for row in of.rows if any(
        cell is not None for cell, column in zip(row[1], of.columns, strict=True) if column.drawn)][-1]))


def struck(figure: Any) -> Iterator[str]:
    """Words that a line, a dot or an edge runs through in plain view; names nearer to another's dot."""
    texts = [text for text in figure.findobj(Text) if text.get_visible() and text.get_text().strip()
             and text.get_gid() != HALO and not text.get_bbox_patch() and text.get_zorder() < 5]
    for axes in figure.axes:
        marks = [(one, one.get_transform()) for one in (*axes.lines, *axes.patches, *axes.collections)]
        dots = [(*spot, one.get_markersize() / 2) for one, place in marks[:len(axes.lines)]
                if one.get_marker() in ("o", "s") and one.get_markersize() > 3
                for spot in place.transform(one.get_xydata())]
        ways = [place.transform_path(way) for one, place in marks if one.get_linestyle() != "None"
                for way in (one.get_paths() if one in axes.collections else [one.get_path()])
                if one not in axes.patches or (len(way) < 10 and one.get_alpha() != 0)]  # not a coast
        own = {f"row-{mark.row}": mark.middle for mark in marks_of(axes) if mark.kind == "point"}
        for text in texts:
            box = Text.get_window_extent(text).padded(-1, -0.2 * text.get_fontsize())
            far = [hypot(max(box.x0 - x, x - box.x1, 0), max(box.y0 - y, y - box.y1, 0)) for x, y, _ in dots]
            if (any(way.intersects_bbox(box, filled=False) for way in ways)
                    or any(near < dot[2] for near, dot in zip(far, dots, strict=True))
                    or (text.axes is axes and text.get_gid() in own and hypot(*(axes.transData.transform(
                        own[text.get_gid()]) - dots[far.index(min(far))][:2])) > 1)):
                yield text.get_text()


@pytest.mark.parametrize("narrow", [False, True])
@pytest.mark.parametrize("id", chart_ids())
def test_what_is_drawn_is_the_table_and_no_other(ledger: Ledger, id: str, narrow: bool) -> None:
    lettering.install()
    real = one_chart(id, ledger)
    figure, of = house.drawn(real, narrow)[0], real.table
    assert list(complaints(figure, of)) == [] == list(misread(of)) == list(struck(figure))
    lies = [one_missing, two_exchanged, names_exchanged, one_more]
    if figure.findobj(lambda one: str(one.get_gid()).startswith("block")):
        lies.remove(names_exchanged)  # blocks show their times by a column, and their rows have no names
    for lie in lies:
        for number, other in enumerate(lie(of)):
            assert list(complaints(figure, other)), f"{lie.__name__}, place {number}: not seen"
