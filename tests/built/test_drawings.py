"""Finished drawings, read back without the code that drew them, and checked against tables that differ.

How a drawing can be faulty is tried on small ones, in tests/unit/test_drawings_agree.py; here no chart
is found to be one of which the check reads nothing.
"""

from __future__ import annotations

from collections.abc import Callable, Iterator
from dataclasses import replace

import pytest

from macros.views.charts import ChartEntry, read_manifest
from scripts.checks.drawings_agree import Rows, complaints, read_rows
from scripts.drawings import chart_ids
from tests.conftest import Project


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


def with_cells(rows: Rows, column: int, texts: dict[int, str]) -> Rows:
    """The same with other cells in some rows of a column."""
    return replace(rows, cells=[
        [texts.get(row, cell) if at == column else cell for at, cell in enumerate(cells)]
        for row, cells in enumerate(rows.cells)])


def filled(rows: Rows) -> Iterator[tuple[int, list[int]]]:
    """The columns that are drawn, and their rows with a value."""
    for column in range(len(rows.heads)):
        found = [row for row, cells in enumerate(rows.cells) if cells[column]]
        if found:
            yield column, found


def one_missing(rows: Rows) -> Iterator[Rows]:
    """A value that is drawn is none of the table's."""
    for column, found in filled(rows):
        yield with_cells(rows, column, {found[len(found) // 2]: ""})


def two_exchanged(rows: Rows) -> Iterator[Rows]:
    """Two values of a column stand in each other's row."""
    for column, found in filled(rows):
        values = {row: rows.cells[row][column] for row in found}
        other = next((row for row in reversed(found) if values[row] != values[found[0]]), None)
        if other is not None:
            yield with_cells(rows, column, {found[0]: values[other], other: values[found[0]]})


def names_exchanged(rows: Rows) -> Iterator[Rows]:
    """The first and the last row carry each other's name."""
    if len(rows.names) > 1:
        yield replace(rows, names=[rows.names[-1], *rows.names[1:-1], rows.names[0]])


def one_more(rows: Rows) -> Iterator[Rows]:
    """A row of the table is not drawn."""
    labels, names = ([*several, several[-1]] for several in (rows.labels, rows.names))
    yield Rows(rows.heads, labels, names, [*rows.cells, rows.cells[-1]])


@pytest.mark.parametrize("lie", [one_missing, two_exchanged, names_exchanged, one_more])
def test_a_table_that_differs_is_told_of_every_chart(built: Project,
                                                     lie: Callable[[Rows], Iterator[Rows]]) -> None:
    told = 0
    for id in chart_ids():
        entry, rows = entry_and_rows(built, id)
        for variant in ("light", "light-narrow"):
            svg = svg_of(built, entry, variant)
            if lie is names_exchanged and 'id="row-0"' not in svg:
                continue  # its rows are told by their times alone, as their values are
            for number, other in enumerate(lie(rows)):
                assert list(complaints(svg, other)), f"{id}, {variant}, place {number}: not seen"
                told += 1
    assert told >= len(chart_ids())
