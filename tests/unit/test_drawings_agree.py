"""Drawings of small tables, checked as drawings of slightly different tables: each lie is told."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from typing import Any

import pytest

from scripts.charts.canvas import Canvas, Panel
from scripts.charts.model import Draw
from scripts.charts.palette import palette
from scripts.checks.drawings_agree import complaints
from tests.unit.little_charts import complaints_of, rows_of, svg_of, table

RED, BLUE = palette("light").japan, palette("light").second
Row = Sequence[str]


def across(canvas: Canvas) -> None:
    panel = canvas.panel("value", "row")
    panel.values_axis([0, 10, 20], lambda v: f"{v}%", limits=(-8, 25))
    panel.limit_rows()
    panel.bars(0, RED)
    panel.values(0)
    panel.names()


def upright(canvas: Canvas) -> None:
    panel = canvas.panel("time", "value")
    panel.values_axis([-10, 0, 10, 20], str, limits=(-12, 25))
    panel.time_axis([2020, 2024], limits=(2019.3, 2024.7))
    panel.bars(0, RED)


def stacked(canvas: Canvas) -> None:
    panel = canvas.panel("value", "row")
    panel.values_axis([0, 10, 20], str, limits=(0, 30))
    panel.limit_rows()
    panel.parts([0, 1], [RED, BLUE])
    panel.names()


def dots_and_strokes(canvas: Canvas) -> None:
    panel = canvas.panel("value", "row")
    panel.values_axis([0, 10, 20], str, limits=(0, 30))
    panel.limit_rows()
    panel.dots(0, RED)
    panel.strokes(1, BLUE)
    panel.names()


def line(canvas: Canvas) -> None:
    panel = canvas.panel("time", "value")
    panel.values_axis([0, 10, 20], str, limits=(0, 25))
    panel.time_axis([2015, 2020], limits=(2014, 2022))
    panel.line(0, RED, breaks=[5])


def spans_and_moments(canvas: Canvas) -> None:
    panel = canvas.panel("time", "row")
    panel.time_axis([2020, 2025], limits=(2019, 2027))
    panel.limit_rows()
    panel.spans(0, 1, RED)
    panel.moments(2, BLUE)
    panel.names()


def blocks(canvas: Canvas) -> None:
    panel = canvas.panel("time", "value")
    panel.values_axis([0, 10, 20], str, limits=(0, 25))
    panel.time_axis([2020, 2024], limits=(2019, 2026))
    panel.blocks(0, 1, RED)


def a_map(canvas: Canvas) -> None:
    panel = canvas.panel("value", "value")
    panel.map([((129, 30), (141, 30), (141, 40), (129, 30))], (125, 25, 145, 45), ([130, 140], [30, 40]))
    panel.points(0, 1, RED)
    for row, name in enumerate(canvas.table.labels):
        x, y = (canvas.table.numbers(column)[row] or 0 for column in (0, 1))
        panel.note(x, y, name, nudge=(8, 0), va="center", gid=f"row-{row}")


FRUIT = (("Apple", "5"), ("Pear", "20"), ("Plum", "-3"))
YEARS = (("@2020", "5"), ("@2021", "-7"), ("@2022", ""), ("@2023", "20"))
PARTS = (("Apple", "5", "10"), ("Pear", "12", "8"), ("Plum", "", "9"))
RATES = (("@2014", "4"), ("@2015", ""), ("@2016", "8"), ("@2017", "9"), ("@2018", ""), ("@2019", "15"),
         ("@2020", "3"), ("@2021", "9"))
TALKS = (("War", "2020-03", "@2022", "@2021"), ("Talks", "@2021", "FY2024", "2024-07-22"),
         ("Truce", "", "", "2025-05"))
STEPS = (("First", "5", "@2020"), ("Second", "20", "2022-04"), ("Third", "12", "FY2023"))
TOWNS = (("Tokyo", "139.7", "35.7"), ("Naha", "127.7", "26.2"))
KINDS: dict[str, tuple[Draw, Sequence[Row]]] = {
    "bars across": (across, FRUIT), "bars upright": (upright, YEARS), "parts": (stacked, PARTS),
    "dots": (dots_and_strokes, PARTS), "line": (line, RATES), "spans": (spans_and_moments, TALKS),
    "blocks": (blocks, STEPS), "points": (a_map, TOWNS)}


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
    ("spans", 0, 1, "2020-04", ["War, Column 0: drawn at 2020.16, but the value is 2020.25"]),
    ("spans", 1, 2, "@2024", ["Talks, Column 1: drawn at 2025.25, but the value is 2025"]),
    ("spans", 2, 3, "2025-06", ["Truce, Column 2: drawn at 2025.33, but the value is 2025.41"]),
    ("spans", 0, 1, "", ["War, Column 0: a mark stands where there is no value"]),
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
    told = complaints_of(table(*PARTS), stacked, table(*[row[:2] for row in PARTS]))
    assert told == [f"part-1-{row} stands for no cell of the table" for row in range(3)]


def test_a_column_that_need_not_be_drawn_is_not_looked_for() -> None:
    of = table(*PARTS, drawn=[True, False])

    def only_the_first(canvas: Canvas) -> None:
        panel = canvas.panel("value", "row")
        panel.values_axis([0, 10, 20], str, limits=(0, 30))
        panel.limit_rows()
        panel.bars(0, RED)
        panel.names()
    assert complaints_of(of, only_the_first) == []
    assert "Apple, Column 1: the value is not drawn" in complaints_of(table(*PARTS), only_the_first)


def test_a_line_across_a_year_without_a_value_is_told() -> None:
    with_gap = (("@2015", "5"), ("@2016", ""), ("@2017", "12"), ("@2018", "9"))
    joined = table(*[row for row in with_gap if row[1]])

    def draw(canvas: Canvas) -> None:
        panel = canvas.panel("time", "value")
        panel.values_axis([0, 10, 20], str, limits=(0, 25))
        panel.time_axis([2015, 2018], limits=(2014, 2019))
        panel.line(0, RED)
    assert complaints_of(joined, draw) == []
    told = complaints_of(joined, draw, table(*with_gap))
    assert told == ["2016, Column 0: the line is drawn across a gap"]


def test_two_columns_in_each_other_s_place_are_told() -> None:
    exchanged = table(*[(name, b, a) for name, a, b in PARTS])
    told = complaints_of(table(*PARTS), dots_and_strokes, exchanged)
    assert "Apple, Column 0: drawn at 5, but the value is 10" in told
    assert "Apple, Column 1: drawn at 10, but the value is 5" in told


def test_what_is_no_drawing_is_told_and_does_not_stop_the_check() -> None:
    rows = rows_of(table(*FRUIT))
    assert list(complaints("<svg", rows)) == [
        "the drawing cannot be read: unclosed token: line 1, column 0"]
    svg = svg_of(table(*FRUIT), across)
    assert list(complaints(svg.replace("viewBox", "viewbox"), rows)) == [
        "the drawing cannot be read: the drawing has no viewBox"]


# Drawings of a true table by careless code.


def sketch(*steps: Callable[[Panel], object], ticks: bool = True, names: bool = True) -> Draw:
    """Horizontal bars from nought with ticks and names, and what a test adds to them."""
    def draw(canvas: Canvas) -> None:
        panel = canvas.panel("value", "row")
        if ticks:
            panel.values_axis([0, 10, 20], str)
        panel.limit_values(-8, 30)
        panel.limit_rows()
        if names:
            panel.names()
        panel.bars(0, RED)
        for step in steps:
            step(panel)
    return draw


def told(*steps: Callable[[Panel], object], ticks: bool = True, names: bool = True) -> list[str]:
    return complaints_of(table(*FRUIT), sketch(*steps, ticks=ticks, names=names))


def test_the_sketch_itself_is_in_order() -> None:
    assert told() == []
    assert told(lambda panel: panel.values(0), ticks=False) == []
    assert told(lambda panel: panel.wholes(25), ticks=False) == []


def test_a_drawing_with_neither_ticks_nor_values_cannot_be_read() -> None:
    assert told(ticks=False) == ["there are neither ticks nor printed values to read the drawing by",
                                 *(f"{name}, Column 0: the value is not drawn" for name, _ in FRUIT)]


def test_a_scale_of_time_needs_two_years() -> None:
    def one_year(canvas: Canvas) -> None:
        panel = canvas.panel("time", "value")
        panel.values_axis([0, 10, 20], str, limits=(-12, 25))
        panel.time_axis([2020], limits=(2019, 2025))
        panel.bars(0, RED)
    assert "a scale of time needs two ticks with different values" in complaints_of(table(*YEARS), one_year)


def test_without_ticks_each_bar_must_be_as_long_as_the_number_beside_it() -> None:
    of, draw = table(*FRUIT), sketch(lambda panel: panel.values(0), ticks=False)
    lies = complaints_of(of, draw, table(("Apple", "6"), *FRUIT[1:]))
    assert "the mark beside 6 is not as long as its value says" in lies


def test_a_whole_of_the_wrong_length_is_told() -> None:
    def half(panel: Panel) -> None:
        panel.values(0)
        panel.wholes(12.0)
        for patch in panel.axes.patches[3:]:
            patch.set_width(25)
    assert "the mark beside 12 is not as long as its value says" in told(half, ticks=False)


def test_a_tick_that_says_nothing_or_stands_elsewhere_is_told() -> None:
    assert told(lambda panel: panel.values_axis([0, 10, 20], lambda v: "ten" if v == 10 else f"{v}")) == [
        "the tick 'ten' cannot be read"]
    assert told(lambda panel: panel.values_axis([0, 10, 20], lambda v: "9" if v == 10 else f"{v}")) == [
        "the tick '9' is not where the others put it"]


def test_bars_that_do_not_begin_at_nought_are_told() -> None:
    def cut(panel: Panel) -> None:
        for patch, (_, value) in zip(panel.axes.patches, FRUIT, strict=True):
            patch.set(x=2, width=float(value) - 2)
    assert told(cut) == [f"{name}, Column 0: the bar does not begin at nought" for name, _ in FRUIT]


def test_a_bar_cut_off_by_its_panel_is_told() -> None:
    assert "the mark bar-0-1 is cut off by its panel" in told(lambda panel: panel.limit_values(-8, 15))


def test_a_stack_with_a_hole_in_it_is_told() -> None:
    def draw(canvas: Canvas) -> None:
        stacked(canvas)
        patch: Any = canvas.figure.axes[0].patches[1]
        patch.set_x(patch.get_x() + 2)
    assert complaints_of(table(*PARTS), draw) == [
        "Apple, Column 1: the part does not begin where the last one ends"]


def test_a_row_without_a_name_is_told() -> None:
    assert told(names=False) == [f"{name}: the row has no name in the drawing" for name, _ in FRUIT]
    assert told(lambda panel: panel.names(rows=[0, 2]), names=False) == [
        "Pear: the row has no name in the drawing"]


def test_a_shorter_name_is_one_whose_words_stand_in_the_long_one() -> None:
    fine = sketch(lambda panel: panel.names(texts=["apple", "Pear", "PLUM"]), names=False)
    assert complaints_of(table(*FRUIT), fine) == []
    wrong = sketch(lambda panel: panel.names(texts=["Pear", "Apple", "Plum"]), names=False)
    assert complaints_of(table(*FRUIT), wrong) == ["Apple: its name reads 'Pear' in the drawing",
                                                   "Pear: its name reads 'Apple' in the drawing"]


def test_bars_that_moved_away_from_their_names_are_told() -> None:
    def by_rows(rows: float) -> Callable[[Panel], None]:
        def move(panel: Panel) -> None:
            for patch in panel.axes.patches:
                patch.set_y(patch.get_y() + rows)
            panel.axes.set_ylim(-4, 2)
        return move
    assert told(by_rows(0.3)) == []  # names may stand a little above their bars
    assert told(by_rows(1)) == ["the names of the rows do not stand by their marks"]

    def one(panel: Panel) -> None:
        panel.axes.patches[0].set_y(-0.91)  # by 0.6 of a row
    assert "Apple: the mark does not stand by its name" in told(one)


def test_a_value_printed_beside_another_row_is_told() -> None:
    assert told(lambda panel: panel.values(0, shift=-1, rows=[0])) == [
        "Apple, Column 0: its printed value stands beside another row"]


def test_the_name_of_a_place_far_from_its_point_is_told() -> None:
    def away(canvas: Canvas) -> None:
        a_map(canvas)
        canvas.figure.axes[0].texts[0].set_position((60, 0))
    assert [re.sub(r"\d+", "N", text) for text in complaints_of(table(*TOWNS), away)] == [
        "Tokyo: its name stands N pixels from its point"]


def words(text: str, x: float, y: float, **style: Any) -> Callable[[Panel], object]:
    return lambda panel: panel.axes.figure.text(x, y, text, in_layout=False, **style)


def test_words_too_small_cut_off_or_over_one_another_are_told() -> None:
    assert told(words("tiny", 0.5, 0.5, fontsize=9)) == [
        "the words 'tiny' are 9 pixels high; at least 11 are needed"]
    assert told(words("just enough", 0.5, 0.5, fontsize=11)) == []
    for x, y in ((-0.01, 0.68), (0.98, 0.5), (0.5, -0.02), (0.5, 0.995)):
        assert told(words("outside", x, y)) == [
            "the words 'outside' are cut off at the edge of the drawing"], (x, y)
    assert told(words("below", 0.5, 0.5), words("above", 0.51, 0.51)) == [
        "the words 'below' and 'above' are printed over one another"]
    assert told(words("below", 0.5, 0.5), words("above", 0.5, 0.56)) == []
    assert told(words("turned round", 0.5, 0.4, rotation=90), words("crossing", 0.48, 0.5)) == [
        "the words 'turned round' and 'crossing' are printed over one another"]
