"""The fields that narrow the timeline and the list of people."""

from __future__ import annotations

from playwright.sync_api import Page, expect

from tests.built.conftest import PHONE, Open

TIMELINE, PEOPLE = "reference/timeline/", "reference/people/"


def shown(page: Page, selector: str) -> int:
    """How many of the elements are visible."""
    return page.locator(f"{selector}:visible").count()


def test_words_and_a_theme_narrow_the_timeline(open_page: Open) -> None:
    page = open_page(TIMELINE, PHONE)
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
    page.locator("#find").fill("")
    page.locator("label[for=theme-cars]").click()
    cars = shown(page, ".record-item")
    expect(status).to_contain_text(f"{cars} of ")
    page.locator("#find").fill("july")
    expect(status).not_to_contain_text(f"{cars} of ")
    both = shown(page, ".record-item")
    assert both < cars
    expect(status).to_contain_text(f"{both} of ")
    assert shown(page, ".year") <= max(both, 1)


def test_years_without_an_entry_go_and_come_back(open_page: Open) -> None:
    page = open_page(f"{TIMELINE}?find=2%2B2", PHONE)
    expect(page.locator("#find")).to_have_value("2+2")
    assert shown(page, ".year") == 1
    page.get_by_role("button", name="Show all").click()
    expect(page.locator(".filter-status")).to_contain_text("All")
    assert shown(page, ".year") > 10
    assert page.url.endswith("/reference/timeline/")
    assert page.locator("#find").evaluate("field => field === document.activeElement")


def test_people_are_narrowed_by_words_without_accents_or_by_option_and_side(open_page: Open) -> None:
    page = open_page(PEOPLE, PHONE)
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


def test_nothing_left_is_said_but_a_link_to_an_entry_wins_over_the_words(open_page: Open) -> None:
    page = open_page(f"{PEOPLE}?find=<b>xylophone", PHONE)
    expect(page.locator(".filter-status")).to_contain_text("None of the ")
    assert shown(page, ".record-item") == 0
    assert page.locator(".filter b").count() == 0
    linked = open_page(f"{PEOPLE}?find=xylophone#taro-kono", PHONE)
    expect(linked.locator("#taro-kono")).to_be_visible()


def test_without_scripts_the_lists_are_whole(open_page: Open) -> None:
    page = open_page(PEOPLE, PHONE, java_script_enabled=False)
    assert page.locator(".filter").count() == 0
    expect(page.locator("#taro-kono")).to_be_visible()
