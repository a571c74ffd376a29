"""Charts as a browser shows them: legible on phones, still while loading, in print and elsewhere."""

import io
import re
from pathlib import Path
from typing import Literal

import pytest
from PIL import Image
from playwright.sync_api import Browser, Page

from macros.views.charts import ChartEntry
from scripts.checks.page import Site
from tests.browser.watching import pass_over, watched
from tests.built.conftest import PHONE, Open
from tests.built.serving import published, site_rules
from tests.conftest import Project

SITE = "https://plan-b.example/"
SMALLEST = 11  # CSS pixels
CHAPTER, GALLERY = "trade/investment/", "reference/charts/"
OWN = "reference/charts/monthly-trade-in-the-tariff-year/"
LIGHT_DRAWINGS = "figure.chart .only-light img"
DRAWINGS = "figure.chart .only-{0} img, .gallery-picture .only-{0}"

# On phones


def too_small(svg: str, shown: float) -> list[str]:
    """The sizes of words in a drawing that are too small when it is shown so many pixels wide."""
    width = float(re.findall(r'viewBox="0 0 (\d+)', svg)[0])
    sizes = re.findall(r"scale\(([\d.]+) -[\d.]+\)", svg)  # of letters, which are drawn a hundred pixels high
    assert sizes
    return [size for size in sizes if float(size) * 100 * shown / width < SMALLEST - 0.01]


def test_on_a_phone_no_word_of_any_drawing_is_too_small(open_page: Open, built: Project,
                                                        entries: dict[str, ChartEntry]) -> None:
    widths = set()
    page = open_page(GALLERY, PHONE)
    for id in list(entries)[::9]:
        page.goto(f"{page.url.split('reference/')[0]}{entries[id].href}")
        image = page.locator(LIGHT_DRAWINGS)
        image.scroll_into_view_if_needed()
        page.wait_for_function("picture => document.querySelector(picture).currentSrc", arg=LIGHT_DRAWINGS)
        assert f"/{id}-light-narrow." in image.evaluate("image => image.currentSrc")
        widths.add(image.evaluate("image => image.getBoundingClientRect().width"))
    assert len(widths) == 1, "the drawings are not equally wide on all pages"
    shown = widths.pop()
    assert 330 <= shown <= 375
    small = {id: words for id, entry in entries.items() for name in ("light-narrow", "dark-narrow")
             if (words := too_small((built.root / "site" / entry.drawings[name]).read_text("utf-8"), shown))}
    assert small == {}
    svg = (built.root / "site" / entries["yen-per-dollar"].drawings["light-narrow"]).read_text("utf-8")
    assert too_small(svg, 343) == [] and too_small(svg, 250)


# While loading


def test_every_picture_has_its_room_before_it_is_loaded(site: Site) -> None:
    """Then nothing moves when it comes, which test_speed watches on some pages."""
    pictures = [one.attrs for page in site.pages.values() for one in page.elements if one.tag == "img"]
    assert len(pictures) > 100
    assert [one["src"] for one in pictures if not one.get("width") or not one.get("height")] == []


def shown(page: Page, scheme: str) -> tuple[int, int]:
    """How many drawings of a scheme are visible, and how many there are."""
    visible: list[bool] = page.evaluate(f"""
        [...document.querySelectorAll('{DRAWINGS.format(scheme)}')].map(one => one.checkVisibility())""")
    return sum(visible), len(visible)


@pytest.mark.parametrize(("scheme", "other"), [("light", "dark"), ("dark", "light")])
@pytest.mark.parametrize(("path", "width", "height", "kind", "least"), [
    (CHAPTER, 375, 3000, "-narrow", 3), (CHAPTER, 1280, 3000, "", 3), (GALLERY, 1280, 9000, "", 3),
    (OWN, 1280, 3000, "", 1)])
def test_only_drawings_of_the_scheme_are_shown_and_loaded_and_on_paper_only_the_light_ones(
        browser: Browser, address: str, path: str, width: int, height: int, kind: str, least: int,
        scheme: Literal["light", "dark"], other: str) -> None:
    with watched(browser, address, viewport={"width": width, "height": height}, color_scheme=scheme) as seen:
        seen.page.goto(address + path)
        pass_over(seen.page)
        count = shown(seen.page, scheme)[1]
        assert shown(seen.page, scheme) == (count, count) and shown(seen.page, other) == (0, count)
        loaded = {url for url in seen.asked if "/hashed/" in url and re.search("-(light|dark)", url)}
        seen.page.emulate_media(media="print", color_scheme=scheme)
        paper = seen.page.locator(":is(figure.chart, .gallery-picture) img:visible")
        assert paper.count() == shown(seen.page, "light")[0] == count
    assert len(loaded) == count >= least
    assert [url for url in loaded if f"-{scheme}{kind}." not in url] == []


# The switch of colours, and the wish of the system


def first_drawing(page: Page) -> list[bool]:
    """Whether the light and the dark form of the first drawing are visible."""
    return [page.locator(f".only-{scheme} img").first.is_visible() for scheme in ("light", "dark")]


def test_the_drawing_and_the_frame_of_the_browser_follow_the_colours_that_are_chosen(open_page: Open) -> None:
    page = open_page("trade/yen/", PHONE, color_scheme="light")
    said = "[...document.querySelectorAll('meta[name=theme-color]')].map(one => one.content)"
    own, button = page.evaluate(said), page.get_by_role("button", name="Colours")
    for light in (True, True, False):  # as the system has it, light, dark
        assert first_drawing(page) == [light, not light]
        button.click()
    assert first_drawing(page) == [True, False], "as the system has it, again"
    assert page.evaluate(said) == own == ["#fffdf8", "#171715"]
    button.click()
    button.click()
    dark = page.evaluate("getComputedStyle(document.documentElement).backgroundColor")
    assert page.evaluate(said) == [dark, dark] and dark == "rgb(23, 23, 21)"
    page.reload()
    assert first_drawing(page) == [False, True], "the choice is kept"


def test_the_system_is_followed_without_scripts(open_page: Open) -> None:
    plain = open_page("trade/yen/", java_script_enabled=False, color_scheme="dark")
    assert first_drawing(plain) == [False, True]
    plain.emulate_media(color_scheme="light")
    assert first_drawing(plain) == [True, False]


@pytest.mark.parametrize("name", ["tariff-steps-light", "map-of-the-bases-dark-narrow"])
def test_a_drawing_that_is_opened_alone_keeps_to_the_policy(open_page: Open, name: str) -> None:
    page = open_page(f"assets/generated/charts/{name}.svg")  # what the policy refuses fails the test
    with Image.open(io.BytesIO(page.screenshot())) as seen:
        assert len(seen.convert("RGB").getcolors(1 << 24) or []) > 9


# Without scripts, and on other people's pages


def test_without_scripts_a_chart_is_shown_with_its_table_and_code_and_the_gallery_leads_to_it(
        open_page: Open, entries: dict[str, ChartEntry]) -> None:
    page = open_page(OWN, PHONE, java_script_enabled=False)
    assert page.locator(LIGHT_DRAWINGS).is_visible()
    assert not page.locator("figure.chart .only-dark img").is_visible()
    assert page.locator("details.chart-data table").is_visible()
    assert page.locator("pre.embed").is_visible()
    page.locator("#told-in ~ ul a").first.click()
    assert page.locator("#chart-monthly-trade-in-the-tariff-year").count() == 1
    page.goto(page.url.split("trade/")[0] + GALLERY)
    assert page.locator(".gallery-card").count() == len(entries)
    page.locator(".gallery-card a").first.click()
    assert page.locator(LIGHT_DRAWINGS).is_visible()


def test_the_embed_code_shows_the_chart_on_another_site_which_can_frame_nothing_else(
        open_page: Open, browser: Browser, address: str, built: Project, tmp_path: Path) -> None:
    code = open_page(OWN, PHONE).locator("pre.embed").text_content() or ""
    assert SITE in code and "<script" not in code
    (tmp_path / "index.html").write_text(
        f'<!doctype html><meta charset="utf-8"><title>Elsewhere</title>{code.replace(SITE, address)}'
        f'<iframe src="{address}{OWN}"></iframe>', encoding="utf-8")
    plain = site_rules(built.root / "site", headers=False)
    with published(tmp_path, rules=plain) as elsewhere, watched(browser, elsewhere, viewport=PHONE) as there:
        there.page.goto(elsewhere, wait_until="networkidle")
        framed, refused = there.page.frames[1:]
        assert framed.locator(LIGHT_DRAWINGS).is_visible() and refused.locator("h1").count() == 0
        with there.page.context.expect_page() as opened:
            framed.get_by_role("link").click()
        opened.value.wait_for_url(address + OWN)


def test_a_frame_of_a_usual_width_is_as_high_as_its_code_says(
        open_page: Open, address: str, entries: dict[str, ChartEntry]) -> None:
    page, heights = open_page(), {}
    for entry in entries.values():
        page.goto(address + entry.framed)
        for width in (720, 600):  # both of which have room for the wide drawing
            page.set_viewport_size({"width": width, "height": 100})
            heights[width] = page.evaluate("document.querySelector('main').offsetHeight")
        assert heights[600] <= entry.framed_height < heights[720] + 80 <= entry.framed_height + 80, entry.id
