"""A chart's table on every page, its download and what the records give now are the same rows."""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator
from decimal import Decimal, InvalidOperation

from macros.authoring.macro import Desk
from macros.values.problems import Problem
from macros.views.charts_manifest import ChartEntry
from macros.views.html import relative
from scripts.charts.model import GAP, NOTHING, plain
from scripts.checks.built import Element, HtmlPage, Site
from scripts.checks.scales import read_number
from scripts.drawings import one_chart


def check(site: Site, desk: Desk) -> Iterable[Problem]:
    """Charts whose files are missing, or whose table or download differs from what is drawn."""
    for entry in desk.charts.values():
        for file in (entry.png, *entry.drawings.values()):
            if not (site.folder / file).is_file():
                yield Problem(file, 0, f"the drawing of chart {entry.id!r} is missing")
        yield from _download(site, desk, entry)
    for page in site.pages.values():
        yield from _tables(page, desk)


def _download(site: Site, desk: Desk, entry: ChartEntry) -> Iterator[Problem]:
    path = site.folder / entry.csv
    if not path.is_file():
        yield Problem(entry.csv, 0, f"the download of chart {entry.id!r} is missing")
        return
    table = one_chart(entry.id, desk.ledger).table
    rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))[1:]
    if rows != [[plain(label), *(plain(cell) for cell in cells)] for label, cells in table.rows]:
        yield Problem(entry.csv, 0, f"the download of chart {entry.id!r} differs from what is drawn")
    if entry.rows != table.shown():
        yield Problem(entry.csv, 0, f"the table of chart {entry.id!r} differs from what is drawn")
    for row, shown in zip(rows, entry.rows, strict=False):
        for cell, text in zip(row[1:], shown[1:], strict=False):
            if not says(text, cell):
                yield Problem(entry.csv, 0, f"chart {entry.id!r}, {shown[0]}: the table has {text!r}, "
                              f"the download {cell!r}")


def says(text: str, cell: str) -> bool:
    """Whether a cell as shown says what the download says, as far as it is a number."""
    if not cell:
        return text in (GAP, NOTHING)
    try:
        value = Decimal(cell)
    except InvalidOperation:
        return True
    number = read_number(text)
    return number is None or number.allows(value)


def _tables(page: HtmlPage, desk: Desk) -> Iterator[Problem]:
    """Tables in figures of this page that differ from the chart's."""
    for figure, inside in _figures(page):
        entry = desk.charts.get(figure.attrs["data-chart"])
        if entry is None:
            yield Problem(page.path, figure.line, f"there is no chart {figure.attrs['data-chart']!r}")
            continue
        cells = [one.text for one in inside if one.tag == "td" or one.attrs.get("scope") == "row"]
        if cells != [cell for row in entry.rows for cell in row]:
            yield Problem(page.path, figure.line, f"the table of chart {entry.id!r} differs from its rows")
        yield from _pictures(page, entry, inside)


def _pictures(page: HtmlPage, entry: ChartEntry, inside: list[Element]) -> Iterator[Problem]:
    """Pictures in a chart's figure that are another's, or tell something else."""
    url = page.path.removesuffix("index.html")
    drawings = {relative(file, url) for file in entry.drawings.values()}
    for one in inside:
        if one.tag in ("img", "source"):
            shown = one.attrs.get("src") or one.attrs.get("srcset", "")
            if shown not in drawings:
                yield Problem(page.path, one.line, f"{shown!r} is no drawing of chart {entry.id!r}")
        if one.tag == "img" and one.attrs.get("alt") != entry.alt:
            yield Problem(page.path, one.line, f"the alternative text of chart {entry.id!r} is another")


def _figures(page: HtmlPage) -> Iterator[tuple[Element, list[Element]]]:
    """Each chart's figure with the elements that follow it up to the next one."""
    marks = [place for place, one in enumerate(page.elements) if "data-chart" in one.attrs]
    for start, end in zip(marks, [*marks[1:], len(page.elements)], strict=False):
        inside = page.elements[start + 1:end]
        last = next((place for place, one in enumerate(inside) if one.attrs.get("class") == "chart-links"),
                    len(inside))
        yield page.elements[start], inside[:last]
