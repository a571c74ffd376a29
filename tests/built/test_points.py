"""What a chart tells where it is touched: the cells of its table, of marks that lie in the picture."""

from __future__ import annotations

import json
from typing import Any

import pytest
from playwright.sync_api import Page, expect

from macros.views.charts import ChartEntry
from scripts.checks.page import Site
from tests.built.conftest import DESK, PHONE, Open
from tests.conftest import Project

LINES, PARTS = "us-troops-three-hosts", "japans-energy-mix"


def published(built: Project, entry: ChartEntry) -> list[dict[str, Any]]:
    return json.loads((built.root / "site" / entry.points).read_bytes())["points"]  # type: ignore[no-any-return]


def faults(points: list[dict[str, Any]], entry: ChartEntry, cells: set[str]) -> list[str]:
    """Points that the table on the page or the credit does not have, or that lie outside the picture."""
    found = []
    for point in points:
        row = dict(zip(entry.header, entry.rows[point["row"]], strict=True))
        said = [(entry.header[0], point["label"]), *map(tuple, point["cells"])]
        if (any(row.get(head) != text or text not in cells for head, text in said)
                or said[1][0] != entry.header[point["column"] + 1] or point["source"] not in entry.credit):
            found.append(f"{point['label']}: not in the table")
        found += [f"{point['label']}: outside the picture" for left, top, right, bottom in (
            point["wide"], point["narrow"]) if not (0 <= left <= right <= 1 and 0 <= top <= bottom <= 1)]
    return found


def test_every_point_of_every_chart_is_in_its_table_and_inside_its_picture(
        built: Project, site: Site, entries: dict[str, ChartEntry]) -> None:
    for id, entry in entries.items():
        elements = site.pages[f"{entry.href}index.html"].elements
        cells = {one.text.strip() for one in elements if one.tag in ("td", "th")}
        points = published(built, entry)
        assert points and faults(points, entry, cells) == [], id
        for fault, told in (({"label": "x"}, "table"), ({"column": -1}, "table"), ({"source": "Nobody"}, "table"),
                            ({"cells": [["x", "1"]]}, "table"), ({"narrow": [0, 0, 1.1, 1]}, "picture")):
            assert told in " ".join(faults([points[0] | fault], entry, cells)), "a wrong point is found"


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


@pytest.mark.parametrize("width", [320, 375])
def test_a_finger_reads_the_part_that_it_touches_and_paper_shows_none(
        open_page: Open, built: Project, entries: dict[str, ChartEntry], width: int) -> None:
    page = open_page(entries[PARTS].href, PHONE | {"width": width}, has_touch=True, color_scheme="dark")
    image = page.locator(".chart-picture .only-dark img")
    for point in published(built, entries[PARTS]):
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
