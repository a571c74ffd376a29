"""Printed pages hold all their text, and nothing is cut off at an edge."""

import re

import pytest
from playwright.sync_api import Browser, Page

from tests.browser.watching import pass_over, watched

PAPER = {"format": "A4", "margin": dict.fromkeys(("top", "right", "bottom", "left"), "15mm")}
COLUMN = 680  # CSS pixels between the margins of A4
# Page objects of a PDF as Chromium writes it; objects in streams would hide them, and it makes none.
LEAF = re.compile(rb"/Type\s*/Page\b(?!s)")
# What of the text a printed page leaves out: folded data, buttons, and what only leads elsewhere.
UNPRINTED = """() => [...document.querySelectorAll("article :is(h1, h2, h3, p, li, td, th, dd, figcaption)")]
  .filter(one => one.textContent.trim() && !one.checkVisibility())
  .filter(one => !one.closest(
    "details:not([open]), .chart-links, .themes, .moved, .for-class, [hidden], [role=status], form"))
  .slice(0, 5).map(one => `${one.tagName}: ${one.textContent.trim().slice(0, 60)}`)"""
LEADING = ":is(header nav, form[role=search], .contents, .onward, footer nav)"
CUT_OFF = f"""() => [...document.querySelectorAll("article :is(table, pre, img, p, ul, ol, dl)")]
  .filter(one => one.checkVisibility()).filter(one => {{
    const box = one.getBoundingClientRect();
    return box.right > {COLUMN} + 1 || box.left < -1;
  }}).slice(0, 5).map(one => `${{one.tagName}}: ${{one.textContent.trim().slice(0, 60)}}`)"""
HOLDING = """() => [...document.querySelectorAll("article *")].filter(one => one.checkVisibility()
  && /auto|scroll|hidden/.test(getComputedStyle(one).overflowX) && one.scrollWidth > one.clientWidth + 1
  && one.clientWidth > 1).slice(0, 5).map(one => `${one.tagName}.${one.className}`)"""


def on_paper(page: Page, address: str) -> bytes:
    """The PDF of a page; the page itself is left as it is laid out on paper."""
    page.goto(address)
    pass_over(page)
    page.emulate_media(media="print")
    page.set_viewport_size({"width": COLUMN, "height": 1000})
    return page.pdf(**PAPER, tagged=True)  # type: ignore[arg-type]


@pytest.mark.parametrize(("path", "fewest", "most"), [
    ("", 2, 8), ("security/bases/", 4, 16), ("trade/tariffs/", 4, 16), ("plan-b/", 3, 20),
    ("reference/timeline/", 8, 60)])
@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_page_prints_whole(browser: Browser, home: str, path: str, fewest: int, most: int,
                             scheme: str) -> None:
    with watched(browser, home, color_scheme=scheme) as seen:
        pdf = on_paper(seen.page, home + path)
        assert pdf.startswith(b"%PDF") and fewest <= len(LEAF.findall(pdf)) <= most
        assert b"/StructTreeRoot" in pdf  # tagged: a screen reader finds headings and tables
        assert seen.page.evaluate(UNPRINTED) == []
        assert seen.page.evaluate(CUT_OFF) == []
        assert seen.page.evaluate(HOLDING) == []
        background = seen.page.evaluate("getComputedStyle(document.body).backgroundColor")
        assert background in ("rgb(255, 255, 255)", "rgba(0, 0, 0, 0)"), "ink would be wasted"
        assert seen.page.locator(f"{LEADING}:visible").all_inner_texts() == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_phone_without_network_prints_its_drawings(browser: Browser, home: str, scheme: str) -> None:
    with watched(browser, home, color_scheme=scheme, viewport={"width": 375, "height": 667}) as seen:
        seen.page.goto(home + "security/bases/")
        pass_over(seen.page)
        seen.page.context.set_offline(True)
        drawn = len(seen.page.pdf(**PAPER))  # type: ignore[arg-type]
        seen.page.evaluate("document.querySelectorAll('img').forEach(one => one.remove())")
        assert drawn > 2 * len(seen.page.pdf(**PAPER))  # type: ignore[arg-type]


def test_a_cut_table_and_a_hidden_text_would_be_seen(browser: Browser, home: str) -> None:
    with watched(browser, home) as seen:
        on_paper(seen.page, home)
        seen.page.evaluate("""() => {
          const article = document.querySelector("article");
          article.insertAdjacentHTML("beforeend",
            `<table class="planted"><tr><td>${"wide".repeat(99)}</td></tr></table><p class="gone">Gone</p>`);
          document.querySelector(".planted").style.width = "3000px";
          document.querySelector(".planted").style.display = "block";
          document.querySelector(".gone").style.display = "none";
        }""")
        assert any(found.startswith("TABLE") for found in seen.page.evaluate(CUT_OFF))
        assert any("Gone" in found for found in seen.page.evaluate(UNPRINTED))
