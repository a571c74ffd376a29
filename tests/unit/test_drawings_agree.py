"""Drawings of small tables, checked as drawings of slightly different tables: each lie is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from scripts.charts.kit.canvas import Canvas, Panel
from scripts.charts.kit.maps import draw_land
from scripts.charts.kit.model import GAP, Draw
from scripts.charts.kit.palette import palette
from scripts.checks.drawings_agree import complaints, misread
from tests.unit.little_charts import complaints_of, rows_of, svg_of, table

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
    draw_land(panel, land, (125, 25, 145, 45), ([130, 140], [30, 40]))
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
    "spans": (drawn("time", "row", lambda panel: panel.times(0, RED, 9, 0.3, dots=()),
                    lambda panel: panel.times(1, BLUE, 9, 0.3, dots=("year", "month", "day")), ticks=False),
              TALKS),
    "blocks": (drawn("time", "value", lambda panel: panel.blocks(0, 1, RED)), STEPS),
    "points": (drawn("value", "value", on_map), TOWNS)}


@pytest.mark.parametrize("kind", KINDS)
@pytest.mark.parametrize("variant", ["light", "dark", "light-narrow", "dark-narrow"])
def test_a_true_drawing_of_each_kind_of_mark_is_found_in_order(kind: str, variant: str) -> None:
    draw, rows = KINDS[kind]
    assert complaints_of(table(*rows), draw, variant=variant) == []


def changed(rows: Sequence[Row], row: int, column: int, text: str) -> list[Row]:
    return [[text if (i, j) == (row, column) else cell for j, cell in enumerate(cells)]
            for i, cells in enumerate(rows)]


# Kind, row and column of the one cell that differs (column 0 is the name of the row), what the table
# says there, and the complaints about the drawing, which shows what stood there before.
ONE_CELL: list[tuple[str, int, int, str, list[str]]] = [
    ("bars across", 0, 1, "6", ["Apple, Column 0: drawn at 5, but the value is 6",
                                "Apple, Column 0: '5' is printed, but the value is 6"]),
    ("bars across", 2, 1, "3", ["Plum, Column 0: drawn at -3, but the value is 3",
                                "Plum, Column 0: '-3' is printed, but the value is 3"]),
    ("bars across", 1, 1, "", ["Pear, Column 0: a mark stands where there is no value",
                               "Pear, Column 0: '20' is printed, but the value is missing"]),
    ("bars across", 0, 0, "Apricot", ["Apricot: its name reads 'Apple' in the drawing"]),
    ("bars across", 0, 1, "5.2", ["Apple, Column 0: drawn at 5, but the value is 5.2"]),  # printed rounded
    ("bars upright", 3, 1, "6", ["2023, Column 0: drawn at 20, but the value is 6"]),
    ("bars upright", 1, 1, "7", ["2021, Column 0: drawn at -7, but the value is 7"]),
    ("bars upright", 2, 1, "3", ["2022, Column 0: the value is not drawn"]),
    ("bars upright", 1, 1, "", ["2021, Column 0: a mark stands where there is no value"]),
    ("bars upright", 3, 0, "@2024", ["2024: drawn at 2023 on the scale of time"]),
    ("parts", 0, 1, "6", ["Apple, Column 0: the part is not as long as its value"]),
    ("parts", 0, 2, "11", ["Apple, Column 1: the part is not as long as its value"]),
    ("parts", 0, 1, "", ["Apple, Column 0: the part is not as long as its value"]),
    ("parts", 2, 1, "2", ["Plum, Column 0: the value is not drawn"]),
    ("dots", 0, 1, "6", ["Apple, Column 0: drawn at 5, but the value is 6"]),
    ("dots", 0, 2, "11", ["Apple, Column 1: drawn at 10, but the value is 11"]),
    ("dots", 1, 2, "", ["Pear, Column 1: a mark stands where there is no value"]),
    ("dots", 2, 1, "1", ["Plum, Column 0: the value is not drawn"]),
    ("line", 5, 1, "6", ["2019, Column 0: drawn at 15, but the value is 6"]),
    ("line", 0, 1, "5", ["2014, Column 0: drawn at 4, but the value is 5"]),  # a lone value is a dot
    ("line", 4, 1, "11", ["2018, Column 0: the value is not drawn"]),
    ("line", 7, 1, "", ["2021, Column 0: a mark stands where there is no value"]),
    ("line", 0, 0, "@2013", ["2013: drawn at 2014 on the scale of time"]),
    ("spans", 0, 1, "2020-03-01", ["War, Column 0: drawn at 2020.25, but the value is 2020.17"]),
    ("spans", 1, 1, "2024-04-01/2024-12-31", ["Talks, Column 0: drawn at 2025.25, but the value is 2025"]),
    ("spans", 2, 2, "2025-06", ["Truce, Column 1: drawn at 2025.33, but the value is 2025.41"]),
    ("spans", 0, 1, "", ["War, Column 0: a mark stands where there is no value"] * 2),  # beginning and end
    ("spans", 2, 1, "2025-01", ["Truce, Column 0: the value is not drawn"]),
    ("blocks", 0, 1, "6", ["First, Column 0: drawn at 5, but the value is 6"]),
    ("blocks", 1, 2, "2022-05", ["Second, Column 1: drawn at 2022.25, but the value is 2022.33",
                                 "Second, Column 1: drawn at 2022.33, but the value is 2022.41"]),
    ("blocks", 1, 1, "", ["Second, Column 0: a mark stands where there is no value"]),
    ("points", 0, 1, "138.7", ["Tokyo, Column 0: drawn at 139.7, but the value is 138.7"]),
    ("points", 0, 2, "35.0", ["Tokyo, Column 1: drawn at 35.7, but the value is 35"]),
    ("points", 1, 0, "Nara", ["Nara: its name reads 'Naha' in the drawing"]),
    ("points", 1, 1, "", ["Naha, Column 0: a mark stands where there is no value"]),
]


@pytest.mark.parametrize(("kind", "row", "column", "text", "told"), ONE_CELL)
def test_one_cell_that_differs_is_told(kind: str, row: int, column: int, text: str, told: list[str]) -> None:
    draw, rows = KINDS[kind]
    assert complaints_of(table(*rows), draw, table(*changed(rows, row, column, text))) == told


def test_every_kind_of_mark_has_its_lies() -> None:
    assert {kind for kind, *_ in ONE_CELL} == set(KINDS)


@pytest.mark.parametrize("kind", KINDS)
def test_two_rows_in_each_other_s_place_are_told(kind: str) -> None:
    draw, rows = KINDS[kind]
    claimed = table(*[rows[1], rows[0], *rows[2:]])
    told = complaints_of(table(*rows), draw, claimed)
    if kind not in ("bars upright", "blocks", "line"):  # their rows have no printed names
        assert f"{rows[0][0]}: its name reads {rows[1][0]!r} in the drawing" in told
    assert any(word in text for text in told for word in (
        "but the value is", "not as long", "on the scale of time", "a mark stands where"))


@pytest.mark.parametrize("kind", KINDS)
def test_a_row_that_is_not_drawn_and_a_mark_that_is_no_row_s_are_told(kind: str) -> None:
    draw, rows = KINDS[kind]
    longer, shorter = table(*rows), table(*rows[:-1])
    more = complaints_of(longer, draw, shorter)
    last = len(rows) - 1
    if kind != "line":  # whose corners have no names
        assert [text for text in more if re.fullmatch(rf"[a-z]+(-\d)*-{last} stands for no cell of the table",
                                                      text)]
    assert more
    assert set(complaints_of(shorter, draw, longer)) >= {
        f"{longer.labels[last]}, Column {column}: the value is not drawn"
        for column, cell in enumerate(rows[-1][1:]) if cell}


def test_a_mark_of_a_column_that_is_not_there_is_told() -> None:
    told = complaints_of(table(*PARTS), KINDS["parts"][0], table(*[row[:2] for row in PARTS]))
    assert told == [f"part-1-{row} stands for no cell of the table" for row in range(3)]


def test_a_column_that_need_not_be_drawn_is_not_looked_for() -> None:
    only_the_first = drawn("value", "row", bars)
    assert complaints_of(table(*PARTS, drawn=[True, False]), only_the_first) == []
    assert "Apple, Column 1: the value is not drawn" in complaints_of(table(*PARTS), only_the_first)


def test_a_line_across_a_year_without_a_value_is_told() -> None:
    with_gap = (("@2015", "5"), ("@2016", ""), ("@2017", "12"), ("@2018", "9"))
    joined, draw = table(*[row for row in with_gap if row[1]]), KINDS["line"][0]
    assert complaints_of(joined, draw) == []
    assert complaints_of(joined, draw, table(*with_gap)) == [
        "2016, Column 0: the line is drawn across a gap"]


def test_two_columns_in_each_other_s_place_are_told() -> None:
    exchanged = table(*[(name, b, a) for name, a, b in PARTS])
    told = complaints_of(table(*PARTS), KINDS["dots"][0], exchanged)
    assert "Apple, Column 0: drawn at 5, but the value is 10" in told
    assert "Apple, Column 1: drawn at 10, but the value is 5" in told


def test_what_is_no_drawing_is_told_and_does_not_stop_the_check() -> None:
    rows = rows_of(table(*FRUIT))
    assert list(complaints("<svg", rows)) == [
        "the drawing cannot be read: unclosed token: line 1, column 0"]
    svg = svg_of(table(*FRUIT), KINDS["bars across"][0])
    for old, new in (("viewBox", "viewbox"), ("0 0 720 300", "720 300")):
        assert list(complaints(svg.replace(old, new), rows)) == [
            "the drawing cannot be read: the drawing has no viewBox"]


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


def wholes_set(panel: Panel) -> None:
    panel.wholes(12.0)
    for patch in panel.axes.patches[3:]:
        patch.set_width(25)


def words(text: str, x: float, y: float, **style: Any) -> Step:
    return lambda panel: panel.axes.figure.text(x, y, text, in_layout=False, **style)


def each(complaint: str) -> list[str]:
    return [f"{name}{complaint}" for name, _ in FRUIT]


OVER = "are printed over one another"
OUTSIDE = "the words 'outside' are cut off at the edge of the drawing"
# What careless code draws beside bars and names, and the complaints.
SLIPS: list[tuple[Sequence[Step], list[str]]] = [
    ([], []),
    ([on_ticks("ten")], ["the tick 'ten' cannot be read"]),
    ([on_ticks("9")], ["the tick '9' is not where the others put it"]),
    ([ticks_as(lambda value: value + 5)], [
        told for name, drawn_at, value in (("Apple", 10, 5), ("Pear", 25, 20), ("Plum", 2, -3))
        for told in (f"{name}, Column 0: drawn at {drawn_at}, but the value is {value}",
                     f"{name}, Column 0: the bar does not begin at nought")]),
    ([bars_from(2)], each(", Column 0: the bar does not begin at nought")),
    ([lambda panel: panel.limit_values(-8, 15)], ["the mark bar-0-1 is cut off by its panel"]),
    ([bars_moved(0.3)], []),  # names may stand a little above their bars
    ([bars_moved(1)], ["the names of the rows do not stand by their marks"]),
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


@pytest.mark.parametrize(("steps", "told"), SLIPS)
def test_a_true_table_drawn_by_careless_code_is_told(steps: Sequence[Step], told: list[str]) -> None:
    assert complaints_of(table(*FRUIT), drawn("value", "row", bars, *steps)) == told


@pytest.mark.parametrize(("steps", "told"), [
    ([lambda panel: panel.names()], []),
    ([], each(": the row has no name in the drawing")),
    ([lambda panel: panel.names(rows=[0, 2])], ["Pear: the row has no name in the drawing"]),
    ([lambda panel: panel.names(texts=["apple", "Pear", "PLUM"])], []),
    ([lambda panel: panel.names(texts=["Pear", "Apple", "Plum"])],
     ["Apple: its name reads 'Pear' in the drawing", "Pear: its name reads 'Apple' in the drawing"])])
def test_each_row_has_its_name_or_words_of_it(steps: Sequence[Step], told: list[str]) -> None:
    assert complaints_of(table(*FRUIT), drawn("value", "row", bars, *steps, names=False)) == told


@pytest.mark.parametrize(("steps", "told"), [
    ([values], []), ([lambda panel: panel.wholes(25)], []),
    ([], ["there are neither ticks nor printed values to read the drawing by",
          *each(", Column 0: the value is not drawn")]),
    ([values, wholes_set], ["the whole of 12 is not where the others put it"] * 3)])
def test_without_ticks_values_and_wholes_say_what_a_length_means(steps: Sequence[Step], told: list[str],
                                                                 ) -> None:
    assert complaints_of(table(*FRUIT), drawn("value", "row", bars, *steps, ticks=False)) == told


def test_without_ticks_each_bar_must_be_as_long_as_the_number_beside_it() -> None:
    lies = complaints_of(table(*FRUIT), drawn("value", "row", bars, values, ticks=False),
                         table(("Apple", "6"), *FRUIT[1:]))
    assert "the mark beside 6 is not where the others put it" in lies


def test_a_scale_of_time_needs_two_years() -> None:
    draw = drawn("time", "value", bars, lambda panel: panel.time_axis([2020], limits=(2019, 2025)))
    assert "a scale of time needs two ticks with different values" in complaints_of(table(*YEARS), draw)


def test_a_stack_with_a_hole_in_it_is_told() -> None:
    draw = drawn("value", "row", lambda panel: panel.parts([0, 1], [RED, BLUE]),
                 lambda panel: panel.axes.patches[1].set_x(panel.axes.patches[1].get_x() + 2))
    assert complaints_of(table(*PARTS), draw) == [
        "Apple, Column 1: the part does not begin where the last one ends"]


def test_the_name_of_a_place_far_from_its_point_is_told() -> None:
    draw = drawn("value", "value", on_map, lambda panel: panel.axes.texts[0].set_position((60, 0)))
    assert [re.sub(r"\d+", "N", text) for text in complaints_of(table(*TOWNS), draw)] == [
        "Tokyo: its name stands N pixels from its point"]


def test_a_table_that_reads_otherwise_than_its_download_is_told() -> None:
    download = "Row,A,B\nx,1500000000,2024-05\ny,,12.25\n"
    true = [["x", "$1.5bn", "May 2024"], ["y", GAP, "12.3"]]
    assert list(misread(download, true)) == []
    for row, column, told in ((0, 1, "$1.6bn"), (0, 1, "$1.5m"), (1, 1, "0"), (1, 2, "13")):
        other = [[told if (i, j) == (row, column) else cell for j, cell in enumerate(cells)]
                 for i, cells in enumerate(true)]
        found = list(misread(download, other))
        assert len(found) == 1 and f"the table says {told!r}, and the download" in found[0]
