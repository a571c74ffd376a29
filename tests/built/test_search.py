"""The search page in a browser: the right page first, and nothing loaded before a query."""

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from tests.browser.watching import Watched, watched
from tests.built.conftest import DESK, Open
from tests.conftest import Project, cases, pages_of

TABLE: list[dict[str, str]] = cases("built/search_queries.yml")
FIRST = """() => {
  const result = document.querySelector(".search-page");
  if (!result) return null;
  const link = (name) => result.querySelector(name)?.href ?? "";
  return [link(".search-title a"), link(".search-section a")];
}"""


def search(seen: Watched, query: str) -> list[str]:
    """Type a query; the addresses of the first result and its first section, below the site's."""
    seen.page.locator("#search-words").fill(query)
    seen.page.wait_for_function(
        "query => document.querySelector('.search-status').textContent.includes(`“${query}”`)", arg=query)
    return [link.removeprefix(seen.home) for link in seen.page.evaluate(FIRST) or []]


def status(page: Page) -> Locator:
    """What a screen reader is told."""
    return page.locator(".search-status")


@pytest.fixture(scope="module")
def opened(browser: Browser, address: str) -> Iterator[Watched]:
    """The search page, opened once for many queries."""
    with watched(browser, address, viewport=DESK) as seen:
        seen.page.goto(f"{address}search/", wait_until="networkidle")
        yield seen
        assert seen.wrong == []


def test_nothing_of_the_search_is_loaded_before_a_query(opened: Watched) -> None:
    asked = " ".join(opened.asked)
    assert "search." in asked
    assert not [word for word in ("worker", "engine", "search_index", "entries.") if word in asked]
    expect(opened.page.locator(".site-map")).to_be_visible()
    search(opened, "yen")
    asked = " ".join(opened.asked)
    assert all(word in asked for word in ("search_index.", "search-worker.", "entries."))
    expect(opened.page.locator(".site-map")).to_be_hidden()


@pytest.mark.parametrize("row", TABLE, ids=[row["query"] for row in TABLE])
def test_the_right_page_comes_first(opened: Watched, row: dict[str, str]) -> None:
    found = search(opened, str(row["query"]))
    if not row["page"]:
        assert found == [] and status(opened.page).inner_text().startswith("Nothing found for")
        return
    assert found[0] == row["page"].partition("#")[0]
    if "#" in row["page"]:
        assert found[1] == row["page"]


def test_what_was_looked_for_is_marked_all_results_lead_somewhere_and_more_can_be_shown(
        opened: Watched, built: Project) -> None:
    search(opened, "15%")
    assert opened.page.locator(".search-page").count() == 10
    assert set(opened.page.locator(".search-list mark").all_inner_texts()) == {"15%"}
    search(opened, "tariffs")
    links = opened.page.locator(".search-list a").evaluate_all("all => all.map(one => one.href)")
    assert len(links) > 10
    for link in links:
        url, _, anchor = link.removeprefix(opened.home).partition("#")
        text = (built.root / "site" / url / "index.html").read_text(encoding="utf-8")
        assert not anchor or f'id="{anchor}"' in text

    opened.page.get_by_role("button", name="Show more").press("Enter")
    expect(opened.page.locator(".search-page")).to_have_count(20)
    eleventh = opened.page.locator(".search-page").nth(10).locator("a").first
    assert eleventh.evaluate("link => link === document.activeElement")


def test_markup_in_a_query_is_shown_as_text_and_a_misspelt_word_is_said_to_be_mended(opened: Watched) -> None:
    query = "<img src=x onerror=1>"
    search(opened, query)
    assert query in status(opened.page).inner_text()
    assert opened.page.locator("#search-results img").count() == 0
    search(opened, "<b>kono</b>")
    assert opened.page.locator("#search-results b").count() == 0
    search(opened, "wapons")
    assert "“wapons” was read as “weapons”." in status(opened.page).inner_text()


def test_where_nothing_is_found_the_nearest_word_is_offered(opened: Watched) -> None:
    assert search(opened, "umbrelllerra") == []
    box = opened.page.locator(".search-nothing")
    assert box.get_by_role("link", name="glossary").get_attribute("href")
    box.get_by_role("link", name="umbrella").click()
    expect(status(opened.page)).to_contain_text("for “umbrella”")
    assert opened.page.url.endswith("?q=umbrella")


def test_the_query_stands_in_the_address(opened: Watched) -> None:
    page = opened.page
    search(opened, "$550bn")
    assert page.url.endswith("/search/?q=%24550bn")
    page.goto(opened.home + "search/?q=Article+9")
    expect(status(page)).to_contain_text("“Article 9”")
    expect(page.locator("#search-words")).to_have_value("Article 9")
    page.locator("#search-words").fill("kono")
    page.locator("#search-words").press("Enter")
    expect(status(page)).to_contain_text("“kono”")
    assert page.title().startswith("kono – Search")
    page.go_back()
    expect(status(page)).to_contain_text("“Article 9”")


def test_the_search_in_the_masthead_leads_here_and_the_keyboard_is_enough(opened: Watched) -> None:
    page = opened.page
    page.goto(opened.home + "trade/yen/")
    page.locator("#find-words").fill("15%")
    page.locator("#find-words").press("Enter")
    page.wait_for_url("**/search/?q=15%25")
    expect(status(page)).to_contain_text("“15%”")
    page.locator("#search-words").fill("")
    page.locator("#search-words").focus()
    page.keyboard.type("nukes")
    expect(status(page)).to_contain_text("“nukes”")
    page.keyboard.press("Tab")
    page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    page.wait_for_url("**/plan-b/nuclear-weapons/")


def test_a_search_that_cannot_be_loaded_says_so_on_the_smallest_phone(browser: Browser, address: str) -> None:
    page = browser.new_page(viewport={"width": 320, "height": 700})
    page.route("**/search_index.*.json", lambda route: route.abort())
    page.goto(address + "search/?q=yen")
    expect(status(page)).to_contain_text("could not be loaded")
    page.unroute("**/search_index.*.json")
    page.locator("#search-words").press("Enter")
    expect(status(page)).to_contain_text("for “yen”")
    expect(page.locator(".search-page").first).to_be_visible()
    assert page.evaluate("document.documentElement.scrollWidth") <= 320
    page.close()


def test_without_scripts_all_pages_are_listed(open_page: Open, address: str, built: Project) -> None:
    page = open_page("search/?q=yen", java_script_enabled=False)
    expect(page.get_by_text("needs JavaScript")).to_be_visible()
    expect(page.locator(".search-form")).to_be_hidden()
    found = page.locator(".site-map a").evaluate_all("all => all.map(a => a.href)")
    links = {link.rstrip("/") for link in found}
    pages = {address + path.parent.relative_to(built.root / "site").as_posix().replace(".", "").rstrip("/")
             for path in pages_of(built.root / "site")}
    assert {page.rstrip("/") for page in pages} - links == {f"{address}search"}
