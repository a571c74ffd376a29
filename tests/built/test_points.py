"""What a chart tells where it is touched: the cells of its table, of marks that lie in the picture."""

import json
from typing import Any

from playwright.sync_api import Page, expect

from macros.data import Ledger
from macros.views.charts import ChartEntry
from macros.views.html import origin_name
from scripts.checks.page import Site
from tests.built.conftest import DESK, PHONE, Open
from tests.conftest import Project

LINES, PARTS = "us-troops-three-hosts", "who-gets-the-profits"


def is_right(point: dict[str, Any], entry: ChartEntry, cells: set[str], names: set[str]) -> bool:
    """Whether the table and the sources say what a point does, and it lies inside the picture."""
    row = dict(zip(entry.header, entry.rows[point["row"]], strict=True))
    said = [(entry.header[0], point["label"]), *map(tuple, point["cells"])]
    return (all(row.get(head) == text and text in cells for head, text in said)
            and said[1][0] == entry.header[point["column"] + 1]
            and any(name.startswith(point["source"]) for name in names)  # with its date
            and all(0 <= left <= right <= 1 and 0 <= top <= bottom <= 1
                    for left, top, right, bottom in (point["wide"], point["narrow"])))


def test_every_point_of_every_chart_is_in_its_table_and_inside_its_picture(
        built: Project, site: Site, entries: dict[str, ChartEntry], ledger: Ledger) -> None:
    telling = {id: entry for id, entry in entries.items() if entry.points}
    assert len(telling) > len(entries) * 0.8
    for id, entry in telling.items():
        names = {origin_name(source, ledger) for source in entry.sources}
        elements = site.pages[f"{entry.href}index.html"].elements
        cells = {one.text.strip() for one in elements if one.tag in ("td", "th")}
        points = json.loads((built.root / "site" / entry.points).read_bytes())["points"]
        assert points and [point for point in points if not is_right(point, entry, cells, names)] == [], id
        for fault in ({"label": "x"}, {"column": -1}, {"source": "Nobody"}, {"cells": [["x", "1"]]},
                      {"narrow": [0, 0, 1.1, 1]}):
            assert not is_right(points[0] | fault, entry, cells, names), "a wrong point is found"


def told(page: Page, row: str, head: str, value: str) -> None:
    """Wait until a row, a column and its value are told, with a ring on the picture."""
    expect(page.locator(".chart-said")).to_contain_text(f"{row} {head}: {value}")
    ring, picture = (page.locator(one).bounding_box() for one in (".chart-ring", ".chart-picture"))
    assert ring and picture and picture["x"] - 8 <= ring["x"] <= picture["x"] + picture["width"]
    assert page.evaluate("document.documentElement.scrollWidth <= innerWidth")


def test_arrow_keys_go_along_a_line_and_to_the_next_and_escape_leaves(
        open_page: Open, entries: dict[str, ChartEntry]) -> None:
    entry = entries[LINES]
    page = open_page(entry.href, DESK)
    loaded = page.evaluate("performance.getEntriesByType('resource').map(one => one.name)")
    assert not [name for name in loaded if "points." in name], "loaded before anybody asks"
    page.get_by_role("application", name="arrow keys").focus()
    page.wait_for_selector(".chart-said", state="attached")
    for key, row, column in (("ArrowRight", 0, 1), ("ArrowRight", 1, 1), ("ArrowDown", 1, 2),
                             ("ArrowLeft", 0, 2), ("ArrowUp", 0, 1), ("ArrowLeft", 0, 1)):
        page.keyboard.press(key)
        told(page, entry.rows[row][0], entry.header[column], entry.rows[row][column])
    expect(page.get_by_role("status").filter(has_text="Source: ")).to_have_count(1)
    page.keyboard.press("Escape")
    expect(page.locator(".chart-said")).to_be_empty()
    expect(page.locator(".chart-ring")).to_be_hidden()


def test_a_finger_reads_the_part_that_it_touches_and_paper_shows_none(
        open_page: Open, built: Project, entries: dict[str, ChartEntry]) -> None:
    page = open_page(entries[PARTS].href, PHONE | {"width": 320}, has_touch=True, color_scheme="dark")
    image = page.locator(".chart-picture .only-dark img")
    for point in json.loads((built.root / "site" / entries[PARTS].points).read_bytes())["points"]:
        left, top, right, bottom = point["narrow"]
        for share in (0.1, 0.9):  # of the part's own width
            image.scroll_into_view_if_needed()
            box = image.bounding_box()
            assert box
            page.touchscreen.tap(box["x"] + (left + (right - left) * share) * box["width"],
                                 box["y"] + (top + bottom) / 2 * box["height"])
            told(page, point["label"], *point["cells"][0])
    page.emulate_media(media="print")
    expect(page.locator(".chart-keys")).to_be_hidden()


def test_where_the_points_do_not_come_the_chart_is_as_before(open_page: Open) -> None:
    page = open_page(f"reference/charts/{LINES}/", DESK)
    page.route("**/*-points.*.json", lambda route: route.fulfill(body="{}"))
    page.locator(".chart-picture").hover()
    expect(page.locator(".chart-keys")).to_have_count(0)
    expect(page.locator("details.chart-data table")).to_be_visible()
