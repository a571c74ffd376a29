"""The fields that narrow the timeline and the list of people."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

SHIFTS = """() => new Promise(done => new PerformanceObserver(list =>
  done(list.getEntries().reduce((sum, entry) => sum + entry.value, 0)))
  .observe({type: "layout-shift", buffered: true}) || setTimeout(() => done(0), 500))"""


@pytest.fixture
def page(browser: Browser) -> Iterator[Page]:
    context = browser.new_context(viewport={"width": 375, "height": 800})
    opened = context.new_page()
    errors: list[str] = []
    opened.on("pageerror", lambda error: errors.append(str(error)))
    yield opened
    assert errors == []
    context.close()


def shown(page: Page, selector: str) -> int:
    """How many of the elements are visible."""
    return page.locator(f"{selector}:visible").count()


def test_words_narrow_the_timeline(page: Page, address: str) -> None:
    page.goto(address + "reference/timeline/")
    status = page.locator(".filter-status")
    total = shown(page, ".record-item")
    expect(status).to_have_text(f"All {total} entries.")
    page.locator("#find").fill("supreme COURT")
    expect(status).to_contain_text("of")
    left = shown(page, ".record-item")
    assert 0 < left < total
    expect(status).to_have_text(f"{left} of {total} entries.")
    for text in page.locator(".record-item:visible").all_inner_texts():
        assert "supreme" in text.lower() and "court" in text.lower()
    assert page.url.endswith("?find=supreme+COURT")


def test_years_without_an_entry_go_and_come_back(page: Page, address: str) -> None:
    page.goto(address + "reference/timeline/?find=2%2B2")
    expect(page.locator("#find")).to_have_value("2+2")
    assert shown(page, ".year") == 1
    page.get_by_role("button", name="Show all").click()
    expect(page.locator(".filter-status")).to_contain_text("All")
    assert shown(page, ".year") > 10
    assert page.url.endswith("/reference/timeline/")
    assert page.locator("#find").evaluate("field => field === document.activeElement")


def test_theme_and_words_narrow_together(page: Page, address: str) -> None:
    page.goto(address + "reference/timeline/")
    page.locator("label[for=theme-cars]").click()
    cars = shown(page, ".record-item")
    expect(page.locator(".filter-status")).to_contain_text(f"{cars} of ")
    page.locator("#find").fill("july")
    expect(page.locator(".filter-status")).not_to_contain_text(f"{cars} of ")
    left = shown(page, ".record-item")
    assert left < cars
    expect(page.locator(".filter-status")).to_contain_text(f"{left} of ")
    assert shown(page, ".year") <= max(left, 1)


def test_people_are_narrowed_by_words_without_accents_or_by_option_and_side(page: Page, address: str) -> None:
    page.goto(address + "reference/people/")
    page.locator("#find").fill("celine")
    expect(page.locator("#celine-pajon")).to_be_visible()
    expect(page.locator("#taro-kono")).to_be_hidden()
    assert shown(page, ".group-title") == 1
    page.locator("#find").fill("")
    page.locator("#option").select_option("A coalition of middle powers")
    page.locator("#side").select_option("for")
    expect(page.locator("#taro-kono")).to_be_visible()
    expect(page.locator("#tetsuo-kotani")).to_be_hidden()
    page.locator("#side").select_option("against")
    expect(page.locator("#tetsuo-kotani")).to_be_visible()
    expect(page.locator("#taro-kono")).to_be_hidden()
    assert "option=A+coalition" in page.url and "side=against" in page.url


def test_nothing_left_is_said(page: Page, address: str) -> None:
    page.goto(address + "reference/people/?find=<b>xylophone")
    expect(page.locator(".filter-status")).to_contain_text("None of the ")
    assert shown(page, ".record-item") == 0
    assert page.locator(".filter b").count() == 0


def test_a_link_to_an_entry_wins_over_the_words(page: Page, address: str) -> None:
    page.goto(address + "reference/people/?find=xylophone#taro-kono")
    expect(page.locator("#taro-kono")).to_be_visible()


@pytest.mark.parametrize("path", ["reference/timeline/", "reference/people/#everybody"])
@pytest.mark.parametrize("width", [320, 1280])
def test_the_page_does_not_jump_when_the_field_appears(browser: Browser, address: str, path: str,
                                                       width: int) -> None:
    context = browser.new_context(viewport={"width": width, "height": 900})
    page = context.new_page()
    page.goto(address + path, wait_until="networkidle")
    expect(page.locator("#find")).to_be_visible()
    assert page.evaluate(SHIFTS) < 0.02
    assert page.evaluate("document.documentElement.scrollWidth") <= width
    context.close()


def test_without_scripts_the_lists_are_whole(browser: Browser, address: str) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "reference/people/")
    assert page.locator(".filter").count() == 0
    expect(page.locator("#taro-kono")).to_be_visible()
    context.close()
