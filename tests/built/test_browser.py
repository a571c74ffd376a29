"""The pages in a real browser: nothing breaks, nothing leaves this machine."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page


@pytest.fixture
def page(browser: Browser, address: str) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 375, "height": 800})
    opened = context.new_page()
    said: list[str] = []
    asked: list[str] = []
    opened.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
    opened.on("pageerror", lambda error: said.append(str(error)))
    opened.on("request", lambda request: asked.append(request.url))
    yield opened
    assert said == []
    assert [url for url in asked if not url.startswith((address, "data:", "blob:"))] == []
    context.close()


@pytest.mark.parametrize("path", ["", "trade/", "trade/tariffs/", "reference/figures/",
                                  "reference/sources/ft-2026/", "about/method/"])
def test_a_page_opens_without_errors_and_fits_the_phone(page: Page, address: str, path: str) -> None:
    page.goto(address + path, wait_until="networkidle")
    assert page.locator("h1").count() == 1
    assert page.evaluate("document.documentElement.scrollWidth") <= 375


def test_a_figure_leads_to_its_record(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)  # with scripts it opens its panel
    page = context.new_page()
    page.goto(address + "trade/how-much/")
    figure = page.locator("article data.figure").first
    id = figure.get_attribute("data-figure")
    figure.locator("a").click()
    page.wait_for_url("**/reference/**")
    assert id is not None
    if "@" not in id:
        assert page.locator(f"[id='{id}']").is_visible()
    context.close()


def test_the_palette_switch_changes_the_drawing(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="light")
    page.goto(address + "trade/yen/", wait_until="networkidle")
    light, dark = page.locator(".only-light img").first, page.locator(".only-dark img").first
    assert light.is_visible() and not dark.is_visible()
    button = page.get_by_role("button", name="Colours")
    button.click()
    assert light.is_visible() and not dark.is_visible()
    button.click()
    assert dark.is_visible() and not light.is_visible()
    page.reload()
    assert dark.is_visible() and not light.is_visible(), "the choice is kept"
    button.click()
    assert light.is_visible() and not dark.is_visible(), "as the system has it, again"


def test_the_system_is_followed_without_scripts(browser: Browser, address: str) -> None:
    for scheme in ("light", "dark"):
        context = browser.new_context(java_script_enabled=False, color_scheme=scheme)
        plain = context.new_page()
        plain.goto(address + "trade/yen/")
        assert plain.locator(".only-dark img").first.is_visible() == (scheme == "dark")
        assert plain.locator(".only-light img").first.is_visible() == (scheme == "light")
        context.close()


def test_the_story_reads_without_scripts(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    plain = context.new_page()
    plain.goto(address + "trade/tariffs/")
    assert plain.locator("figure.chart img").first.is_visible()
    plain.locator("details.chart-data summary").first.click()
    assert plain.locator("details.chart-data table").first.is_visible()
    context.close()


def test_printing_shows_the_light_drawing(page: Page, address: str) -> None:
    page.emulate_media(color_scheme="dark")
    page.goto(address + "trade/yen/", wait_until="networkidle")
    page.emulate_media(media="print")
    assert page.locator(".only-light img").first.is_visible()
    assert not page.locator(".only-dark img").first.is_visible()
