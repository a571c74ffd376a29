"""Hosts that send no headers and serve below a path, as GitHub Pages does: the policy stands in the page."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.pages import PAGES, address_in
from tests.browser.watching import none_of, pass_over, watched
from tests.built.serving import published

BASE = "/japan/"
POLICY = "meta[http-equiv='Content-Security-Policy' i]"
# A script of the page's own that is not among those allowed, put in as an attacker would.
SMUGGLE = """() => {
  const script = document.createElement("script");
  script.textContent = "window.smuggled = true";
  document.body.append(script);
  const image = new Image();
  image.src = "http://localhost:9/away.png";
  document.body.append(image);
}"""


@pytest.fixture(scope="module")
def below(site: Path) -> Iterator[str]:
    """Where the site is served below a path, without any header of its own."""
    with published(site, BASE, rules=()) as address:
        yield address


@pytest.mark.parametrize("name", PAGES)
def test_a_page_is_whole_below_a_path_and_without_headers(browser: Browser, below: str, site: Path,
                                                          name: str) -> None:
    with watched(browser, below, viewport={"width": 375, "height": 800}) as seen:
        response = seen.page.goto(below + address_in(site, name))
        assert response is not None and "content-security-policy" not in response.headers
        policy = seen.page.locator(POLICY).get_attribute("content") or ""
        assert "default-src 'none'" in policy and "unsafe" not in policy
        if name != "404.html":  # its links are those of the site's own address
            pass_over(seen.page)
            none_of(seen.faults())


def test_the_policy_in_the_page_refuses_what_is_not_the_site_s(browser: Browser, below: str) -> None:
    with watched(browser, below) as seen:
        seen.page.goto(below)
        none_of(seen.faults())
        seen.page.evaluate(SMUGGLE)
        seen.page.wait_for_timeout(300)
        refused = [fault for fault in seen.faults() if fault.startswith("against the policy")]
        assert seen.page.evaluate("window.smuggled") is None
    assert any("script-src" in fault for fault in refused), refused
    assert any("img-src" in fault for fault in refused), refused


def test_the_policy_comes_before_all_that_it_governs(site: Path) -> None:
    for file in site.rglob("*.html"):
        text = file.read_text(encoding="utf-8").lower()
        policy = text.find('http-equiv="content-security-policy"')
        assert 0 < policy < min(text.find("<script"), text.find("<link")), file


def test_a_page_that_is_missing_below_the_path_still_answers(browser: Browser, below: str) -> None:
    with watched(browser, below) as seen:
        response = seen.page.goto(f"{below}trade/no-such-page/")
        assert response is not None and response.status == 404
        assert seen.page.locator("h1").is_visible()
