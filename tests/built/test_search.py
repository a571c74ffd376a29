"""The search page in a browser: the right page first, and nothing loaded before a query."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Page, expect

from tests.conftest import Project

TABLE: list[dict[str, str]] = yaml.safe_load(
    (Path(__file__).parent / "search_queries.yml").read_text(encoding="utf-8"))
FIRST = """() => {
  const result = document.querySelector(".search-page");
  if (!result) return null;
  const link = (name) => result.querySelector(name)?.href ?? "";
  return [link(".search-title a"), link(".search-section a")];
}"""


class Opened:
    """A page with what it asked for and what went wrong on it."""

    def __init__(self, page: Page, address: str) -> None:
        self.page, self.address = page, address
        self.asked: list[str] = []
        self.said: list[str] = []
        page.on("request", lambda request: self.asked.append(request.url.removeprefix(address)))
        page.on("console", lambda message: self.said.append(message.text))
        page.on("pageerror", lambda error: self.said.append(str(error)))

    def status(self) -> str:
        """What a screen reader is told."""
        return self.page.locator(".search-status").inner_text()

    def search(self, query: str) -> list[str]:
        """Type a query; the addresses of the first result and its first section, below the site's."""
        self.page.locator("#search-words").fill(query)
        self.page.wait_for_function(
            "query => document.querySelector('.search-status').textContent.includes(`“${query}”`)", arg=query)
        first = self.page.evaluate(FIRST)
        return [link.removeprefix(self.address) for link in first or []]


@pytest.fixture(scope="module")
def opened(browser: Browser, address: str) -> Iterator[Opened]:
    """The search page, opened once for many queries."""
    context = browser.new_context(viewport={"width": 1280, "height": 900})
    opened = Opened(context.new_page(), address)
    opened.page.goto(address + "search/", wait_until="networkidle")
    yield opened
    assert opened.said == []
    assert [url for url in opened.asked if url.startswith("http")] == []
    context.close()


def test_nothing_of_the_search_is_loaded_before_a_query(opened: Opened) -> None:
    asked = " ".join(opened.asked)
    assert "search.js" in asked
    assert not [word for word in ("worker", "engine", "index.json", "entries.json") if word in asked]
    expect(opened.page.locator(".site-map")).to_be_visible()
    opened.search("yen")
    asked = " ".join(opened.asked)
    assert "search_index.json" in asked and "search-worker.js" in asked and "entries.json" in asked
    expect(opened.page.locator(".site-map")).to_be_hidden()


def test_the_table_is_long_enough_to_mean_something() -> None:
    assert len({row["query"] for row in TABLE}) == len(TABLE) >= 30


@pytest.mark.parametrize("row", TABLE, ids=[row["query"] for row in TABLE])
def test_the_right_page_comes_first(opened: Opened, row: dict[str, str]) -> None:
    found = opened.search(str(row["query"]))
    if not row["page"]:
        assert found == [] and opened.status().startswith("Nothing found for")
        return
    assert found[0] == row["page"].partition("#")[0]
    if "#" in row["page"]:
        assert found[1] == row["page"]


def test_all_results_lead_somewhere(opened: Opened, built: Project) -> None:
    opened.search("tariffs")
    links = opened.page.locator(".search-list a").evaluate_all("all => all.map(one => one.href)")
    assert len(links) > 10
    for link in links:
        url, _, anchor = link.removeprefix(opened.address).partition("#")
        text = (built.root / "site" / url / "index.html").read_text(encoding="utf-8")
        assert not anchor or f'id="{anchor}"' in text


def test_what_was_looked_for_is_marked_and_more_can_be_shown(opened: Opened) -> None:
    opened.search("15%")
    assert opened.page.locator(".search-page").count() == 10
    marked = set(opened.page.locator(".search-list mark").all_inner_texts())
    assert marked == {"15%"}
    opened.search("tariffs")
    opened.page.get_by_role("button", name="Show more").press("Enter")
    expect(opened.page.locator(".search-page")).to_have_count(20)
    eleventh = opened.page.locator(".search-page").nth(10).locator("a").first
    assert eleventh.evaluate("link => link === document.activeElement")


def test_markup_in_a_query_is_shown_as_text(opened: Opened) -> None:
    query = "<img src=x onerror=1>"
    opened.search(query)
    assert query in opened.status()
    assert opened.page.locator("#search-results img").count() == 0
    opened.search("<b>kono</b>")
    assert opened.page.locator("#search-results b").count() == 0


def test_a_misspelt_word_is_said_to_be_mended(opened: Opened) -> None:
    opened.search("wapons")
    assert "“wapons” was read as “weapons”." in opened.status()


def test_where_nothing_is_found_the_nearest_word_is_offered(opened: Opened) -> None:
    assert opened.search("umbrelllerra") == []
    box = opened.page.locator(".search-nothing")
    assert box.get_by_role("link", name="glossary").get_attribute("href", timeout=1000)
    box.get_by_role("link", name="umbrella").click()
    expect(opened.page.locator(".search-status")).to_contain_text("for “umbrella”")
    assert opened.page.url.endswith("?q=umbrella")


def test_the_query_stands_in_the_address(opened: Opened, browser: Browser) -> None:
    page = opened.page
    opened.search("$550bn")
    assert page.url.endswith("/search/?q=%24550bn")
    page.goto(opened.address + "search/?q=Article+9")
    expect(page.locator(".search-status")).to_contain_text("“Article 9”")
    assert page.locator("#search-words").input_value() == "Article 9"
    page.locator("#search-words").fill("kono")
    page.locator("#search-words").press("Enter")
    expect(page.locator(".search-status")).to_contain_text("“kono”")
    assert page.title().startswith("kono – Search")
    page.go_back()
    expect(page.locator(".search-status")).to_contain_text("“Article 9”")


def test_the_search_in_the_masthead_leads_here(opened: Opened) -> None:
    page = opened.page
    page.goto(opened.address + "trade/yen/")
    page.locator("#find-words").fill("15%")
    page.locator("#find-words").press("Enter")
    page.wait_for_url("**/search/?q=15%25")
    expect(page.locator(".search-status")).to_contain_text("“15%”")


def test_the_keyboard_is_enough(opened: Opened) -> None:
    page = opened.page
    page.goto(opened.address + "search/", wait_until="networkidle")
    page.locator("#search-words").focus()
    page.keyboard.type("nukes")
    expect(page.locator(".search-status")).to_contain_text("“nukes”")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/plan-b/nuclear-weapons/")


def test_a_search_that_cannot_be_loaded_says_so(browser: Browser, address: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    context.route("**/search_index.json", lambda route: route.abort())
    page.goto(address + "search/?q=yen")
    expect(page.locator(".search-status")).to_contain_text("could not be loaded")
    context.unroute("**/search_index.json")
    page.locator("#search-words").press("Enter")
    expect(page.locator(".search-status")).to_contain_text("for “yen”")
    context.close()


def test_without_scripts_all_pages_are_listed(browser: Browser, address: str, built: Project) -> None:
    context = browser.new_context(java_script_enabled=False)
    page = context.new_page()
    page.goto(address + "search/?q=yen")
    expect(page.get_by_text("needs JavaScript")).to_be_visible()
    expect(page.locator(".search-form")).to_be_hidden()
    found = page.locator(".site-map a").evaluate_all("all => all.map(a => a.href)")
    links = {link.rstrip("/") for link in found}
    pages = {address + path.parent.relative_to(built.root / "site").as_posix().replace(".", "").rstrip("/")
             for path in (built.root / "site").rglob("index.html")}
    assert {page.rstrip("/") for page in pages} - links == {f"{address}search"}
    context.close()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_it_fits_the_smallest_phone(browser: Browser, address: str, scheme: Any) -> None:
    context = browser.new_context(viewport={"width": 320, "height": 700}, color_scheme=scheme)
    page = context.new_page()
    page.goto(address + "search/?q=defence+spending")
    expect(page.locator(".search-page").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    context.close()
