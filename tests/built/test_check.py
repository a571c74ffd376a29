"""The page that checks a headline: what it says of the numbers in sentences such as newspapers write."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from tests.browser.watching import Watched, watched
from tests.built.conftest import PHONE, Open
from tests.conftest import cases

TABLE: list[dict[str, str]] = cases("built/headlines.yml")
TOLD = {"rounded": "same", "true": "same", "open": "same"}
ANSWERS = """all => all.map(
  one => [one.className.match(/claim-(\\w+)/)[1], one.querySelector("a")?.href ?? ""])"""


def answers(page: Page, text: str) -> list[list[str]]:
    """What is said of each number, and the address of the first figure that it is held against."""
    page.locator("#claim-text").fill(text)
    page.get_by_role("button", name="Check its numbers").click()
    expect(page.locator("#claim-answers .search-status")).to_contain_text("Numbers found")
    found: list[list[str]] = page.locator(".search-page").evaluate_all(ANSWERS)
    return [[TOLD.get(verdict, verdict), link] for verdict, link in found]


@pytest.fixture(scope="module")
def opened(browser: Browser, address: str) -> Iterator[Watched]:
    """The page, opened once for many sentences."""
    with watched(browser, address, viewport=PHONE) as seen:
        seen.page.goto(f"{address}check/", wait_until="networkidle")
        yield seen
        assert seen.wrong == []


@pytest.mark.parametrize("row", TABLE, ids=[row["say"][:50] for row in TABLE])
def test_each_number_is_the_same_different_or_not_known(opened: Watched, row: dict[str, str]) -> None:
    found = answers(opened.page, row["say"])
    for (verdict, link), expected in zip(found, row["is"].split(", "), strict=row["is"] != "unknown"):
        wanted, _, record = expected.partition(" ")
        assert verdict in ((wanted, "maybe") if wanted == "unknown" else (wanted,)) and record in link


def test_nothing_is_loaded_before_a_text_nothing_is_sent_and_a_connection_is_needed_once(
        browser: Browser, address: str) -> None:
    with watched(browser, address) as seen:
        seen.page.goto(f"{address}check/", wait_until="networkidle")
        assert not [link for link in seen.asked if "figures." in link]
        before = len(seen.asked)
        answers(seen.page, "Japan pledged $550bn.")
        assert [link.split(".")[-1] for link in seen.asked[before:]] == ["json"]
        seen.page.context.set_offline(True)
        found = answers(seen.page, "Okinawa is 0.6% of Japan's land. It has <b>77 lions</b>.")
        assert [verdict for verdict, _ in found] == ["same", "unknown"] and seen.faults() == []


def test_answers_are_announced_the_focus_stays_and_a_slow_phone_is_quick(open_page: Open) -> None:
    page = open_page("check/", PHONE)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 6})
    page.locator("#claim-text").fill(" ".join(row["say"] for row in TABLE[:20]))
    page.get_by_role("button", name="Check its numbers").press("Enter")
    page.locator(".search-page").first.wait_for()
    taken = page.evaluate("""() => { const start = performance.now();
      document.querySelector(".claim-form button").click();
      return new Promise(done => setTimeout(() => done(performance.now() - start))); }""")
    assert taken < 1000
    expect(page.get_by_role("button", name="Check its numbers")).to_be_focused()
    assert page.locator("[aria-live=polite] ol > li").count() > 20
    assert page.evaluate("document.documentElement.scrollWidth") <= PHONE["width"]


def test_without_scripts_the_page_says_how_to_do_it_by_hand(open_page: Open) -> None:
    page = open_page("check/", java_script_enabled=False)
    expect(page.locator(".claim-form")).to_be_hidden()
    expect(page.get_by_text("The check needs JavaScript")).to_be_visible()
    page.get_by_role("link", name="the search", exact=True).click()
    expect(page).to_have_url(page.url.replace("check/", "search/"))
