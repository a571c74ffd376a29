"""Every page: nothing breaks, nothing is refused, nothing leaves this machine, nothing is cut off."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import lxml.html
import pytest
from playwright.sync_api import Browser, Page

from tests.browser.pages import PAGES, address_in, menu_files, to_visit
from tests.browser.watching import none_of, pass_over, unfold, watched
from tests.built.serving import published, site_rules

WIDTHS = (320, 375, 768, 1280)
LEVELS = "[...document.querySelectorAll('h1, h2, h3, h4, h5, h6')].map(one => Number(one.tagName[1]))"
# The page must not be wider than the window, and nothing may stick out to where no scrolling leads.
STICKING_OUT = """() => [...document.querySelectorAll("body *")].filter(one => {
  if (!one.checkVisibility() || one.matches("svg *, pre *")) return false;
  const box = one.getBoundingClientRect();
  if (!box.width || !box.height || (box.right <= innerWidth + 1 && box.left >= -1)) return false;
  for (let up = one.parentElement; up && up !== document.body; up = up.parentElement)
    if (getComputedStyle(up).overflowX !== "visible") return false;
  return !getComputedStyle(one).clipPath.startsWith("inset") && getComputedStyle(one).position !== "fixed"
    && !one.matches(".skip");
}).slice(0, 5).map(one => `${one.tagName}.${one.getAttribute("class")}`)"""


def wrong_order(levels: list[int]) -> bool:
    """Whether headings do not begin with the only first one, or skip a level."""
    return (levels[:1] != [1] or levels.count(1) != 1
            or any(after > before + 1 for before, after in pairwise(levels)))


def too_wide(page: Page) -> list[str]:
    """At which widths of the screen a page must be scrolled sideways, or has parts out of sight."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        whole = page.evaluate("document.documentElement.scrollWidth")
        outside = page.evaluate(STICKING_OUT)
        if whole > width or outside:
            found.append(f"{width} px: the page is {whole} px wide; sticking out: {outside}")
    return found


def faults(browser: Browser, home: str, path: str) -> list[str]:
    """All that is wrong with a page."""
    with watched(browser, home, viewport={"width": 375, "height": 800}) as seen:
        response = seen.page.goto(home + path)
        assert response is not None and response.ok
        pass_over(seen.page)
        unfold(seen.page)
        levels = seen.page.evaluate(LEVELS)
        found = [f"headings of the levels {levels}"] if wrong_order(levels) else []
        found += too_wide(seen.page)
        pass_over(seen.page)
        return found + seen.faults()


@pytest.mark.parametrize("page", PAGES)
def test_a_page_opens_without_a_fault_at_every_width(browser: Browser, home: str, site: Path,
                                                     page: str) -> None:
    none_of(faults(browser, home, address_in(site, page)))


def test_the_pages_were_served_with_the_strict_policy(browser: Browser, home: str) -> None:
    with watched(browser, home) as seen:
        response = seen.page.goto(home)
        assert response is not None
        policy = response.headers["content-security-policy"]
        assert "default-src 'none'" in policy and "unsafe" not in policy and "*" not in policy
        assert response.headers["content-encoding"] in ("br", "gzip")


NO_WORDS = {"more", "here", "this", "start", "go", "click here", "click this", "learn more", "right here",
            "information", "read more", "continue"}


def test_every_link_says_where_it_leads(site: Path) -> None:
    """A list of links must make sense without the sentences around them."""
    empty = []
    for file in site.rglob("*.html"):
        for link in lxml.html.fromstring(file.read_bytes()).iter("a"):
            words = " ".join("".join(map(str, link.itertext())).split()).lower()
            if words in NO_WORDS:
                empty.append(f"{file.relative_to(site)}: {words!r} leads to {link.get('href')}")
    none_of(empty)


def test_an_address_that_leads_nowhere_shows_the_page_for_errors_whole(browser: Browser, home: str) -> None:
    with watched(browser, home) as seen:
        response = seen.page.goto(f"{home}no/such/page/")
        assert response is not None and response.status == 404
        wrong = [fault for fault in seen.faults() if f"{home}no/such/page/" not in fault
                 and "the server responded with a status of 404" not in fault]
        none_of(wrong)
        assert seen.page.locator("h1").is_visible()
        links = seen.page.locator("main a").evaluate_all("all => all.map(one => one.href)")
        assert f"{home}trade/" in links


PLANTED = {
    "a script throws": ("<script src='../thrown.js'></script>", "error in a script: planted"),
    "a script complains": ("<script src='../said.js'></script>", "console error: planted"),
    "a script in the page": ("<script>document.title = 'x'</script>", "against the policy: script-src-elem"),
    "a style in the page": ("<p style='color: red'>x</p>", "against the policy: style-src-attr"),
    "a picture from elsewhere": ("<img alt='' src='http://localhost:9/a.png'>", "asked elsewhere:"),
    "a picture that is missing": ("<img alt='' src='/none.png'>", "answered 404:"),
    "a part too wide": ("<pre>" + "wide" * 200 + "</pre>", "320 px: the page is"),
    "a skipped heading": ("<h2>Two</h2><h4>Four</h4>", "headings of the levels"),
}


@pytest.mark.parametrize("case", PLANTED)
def test_a_planted_fault_is_seen(browser: Browser, site: Path, tmp_path: Path, case: str) -> None:
    markup, message = PLANTED[case]
    (tmp_path / "page").mkdir()
    (tmp_path / "thrown.js").write_text("throw new Error('planted');", encoding="utf-8")
    (tmp_path / "said.js").write_text("console.error('planted');", encoding="utf-8")
    text = f"<!doctype html><html lang=en><title>x</title><link rel=icon href=data:><h1>One</h1>{markup}"
    (tmp_path / "page/index.html").write_text(text, encoding="utf-8")
    (tmp_path / "404.html").write_text("none", encoding="utf-8")
    with published(tmp_path, rules=site_rules(site)) as address:
        found = faults(browser, address, "page/")
    assert any(fault.startswith(message) for fault in found), found


def test_pages_in_no_menu_are_visited_too(tmp_path: Path) -> None:
    (tmp_path / "mkdocs.yml").write_text("site_url: !ENV [X, y]\nnav:\n- index.md\n- Part:\n  - a/b.md\n")
    for file in ("index.md", "a/b.md", "find.md", *(f"a/many/{number}.md" for number in range(9))):
        (tmp_path / "docs" / file).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / "docs" / file).touch()
    assert to_visit(tmp_path) == ["", "a/b/", "a/many/*", "find/", "404.html"]
    assert menu_files("nav: [{A: [a.md, {B: [b.md]}]}]") == ["a.md", "b.md"]
