"""The panel of a figure, by every way of asking for it; without scripts a link; on paper a numbered note."""

from __future__ import annotations

import gzip
import re
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Locator, Page, expect

from macros.reading.project import ROOT

MODULE = "assets/js/panel.js"
CHAPTER, WITHOUT_NOTES = "security/bases/", "reference/timeline/"
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 375, "height": 760}
SMALL, LOW = {"width": 320, "height": 640}, {"width": 800, "height": 480}
FIGURE = "article p .figure[data-note] a"
SIDE_BY_SIDE = """(el) => {
  const shine = (text) => {
    const [r, g, b] = text.match(/[\\d.]+/g).slice(0, 3).map((n) => n / 255)
      .map((n) => (n <= 0.04045 ? n / 12.92 : ((n + 0.055) / 1.055) ** 2.4));
    return 0.2126 * r + 0.7152 * g + 0.0722 * b;
  };
  const paper = shine(getComputedStyle(document.querySelector(".provenance")).backgroundColor);
  const ink = shine(getComputedStyle(el).color);
  return (Math.max(paper, ink) + 0.05) / (Math.min(paper, ink) + 0.05);
}"""
Open = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """Opens a page of the site on which the panel waits; what a console says fails the test."""
    contexts, said = [], []

    def opener(path: str = CHAPTER, size: dict[str, int] = DESK, **wishes: object) -> Page:
        context = browser.new_context(viewport=size, **wishes)  # type: ignore[arg-type]
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: said.append(str(error)))
        page.on("console", lambda message: said.append(message.text) if message.type == "error" else None)
        page.goto(address + path, wait_until="load")
        if wishes.get("java_script_enabled", True):
            page.wait_for_selector(".provenance", state="attached")  # the site's own script starts it
        return page
    yield opener
    for context in contexts:
        context.close()
    assert said == []


def panel(page: Page) -> Locator:
    return page.locator(".provenance")


def inside(page: Page, size: dict[str, int]) -> bool:
    """Whether the open panel stands within the window, and nothing must be scrolled sideways."""
    box = panel(page).bounding_box()
    assert box is not None
    return (box["x"] >= 0 and box["y"] >= 0 and box["x"] + box["width"] <= size["width"]
            and box["y"] + box["height"] <= size["height"] + 0.5
            and page.evaluate("document.documentElement.scrollWidth") <= size["width"])


def focused(page: Page, selector: str) -> bool:
    return bool(page.evaluate("selector => document.activeElement.matches(selector)", selector))


# Ways of asking


def test_a_click_opens_the_panel_with_the_words_of_the_note(open_page: Open) -> None:
    page = open_page()
    figure = page.locator(FIGURE).first
    number = figure.locator("..").get_attribute("data-note")
    figure.click()
    expect(panel(page)).to_be_visible()
    assert page.url.endswith(CHAPTER)
    note = page.locator(f"#note-{number}")
    assert panel(page).locator(".provenance-title").inner_text() == note.locator("a").first.text_content()
    said = panel(page).text_content() or ""
    assert all((part.text_content() or "?") in said for part in note.locator("p").all())
    assert panel(page).locator(".provenance-links a").evaluate("link => link.href") == figure.evaluate(
        "link => link.href")
    assert inside(page, DESK)


def test_escape_a_click_elsewhere_the_button_and_a_second_click_close_it(open_page: Open) -> None:
    page = open_page()
    figure = page.locator(FIGURE).first
    ways: list[Callable[[], None]] = [
        lambda: page.keyboard.press("Escape"), page.locator("h1").click, figure.click,
        panel(page).get_by_role("button", name="Close").click]
    for close in ways:
        figure.click()
        expect(panel(page)).to_be_visible()
        close()
        expect(panel(page)).to_be_hidden()


def test_another_figure_moves_it_and_a_modifier_key_leaves_a_link_a_link(open_page: Open) -> None:
    page = open_page()
    first, second = page.locator(FIGURE).nth(0), page.locator(".fact .figure a").nth(1)
    first.click()
    place = panel(page).bounding_box()
    second.click()
    assert panel(page).locator(".provenance-title").inner_text() == second.inner_text()
    assert panel(page).bounding_box() != place
    page.keyboard.press("Escape")
    with page.context.expect_page() as opened:
        second.click(modifiers=["Control"])
    assert "/reference/" in opened.value.url
    expect(panel(page)).to_be_hidden()


def test_a_resting_mouse_opens_it_and_it_stays_until_the_mouse_leaves(open_page: Open) -> None:
    page = open_page()
    figure = page.locator(FIGURE).first
    figure.hover()
    page.wait_for_timeout(100)
    expect(panel(page)).to_be_hidden()
    expect(panel(page)).to_be_visible()
    assert page.evaluate("document.activeElement === document.body")
    panel(page).locator(".provenance-title").hover()
    page.wait_for_timeout(600)
    expect(panel(page)).to_be_visible()
    page.mouse.move(5, 5)
    expect(panel(page)).to_be_hidden()


def test_a_mouse_that_only_passes_opens_nothing(open_page: Open) -> None:
    page = open_page()
    page.locator(FIGURE).first.hover()
    page.mouse.move(5, 5)
    page.wait_for_timeout(500)
    expect(panel(page)).to_be_hidden()


def test_a_tap_opens_it_at_the_foot_of_a_phone_with_the_figure_in_sight(open_page: Open) -> None:
    page = open_page(size=PHONE, has_touch=True)
    figure = page.locator(".fact .figure a").last
    figure.scroll_into_view_if_needed()
    figure.tap()
    expect(panel(page)).to_be_visible()
    box, above = panel(page).bounding_box(), figure.bounding_box()
    assert box is not None and above is not None and inside(page, PHONE)
    assert (box["x"], box["width"]) == (0, PHONE["width"])
    assert box["height"] <= PHONE["height"] * 0.6 + 1 and above["y"] + above["height"] <= box["y"]
    page.touchscreen.tap(200, 100)
    expect(panel(page)).to_be_hidden()


def test_by_keyboard_the_focus_goes_in_and_comes_back(open_page: Open) -> None:
    page = open_page()
    figure = page.locator(FIGURE).first
    figure.focus()
    page.wait_for_timeout(400)
    expect(panel(page)).to_be_hidden()  # focus alone opens nothing
    page.keyboard.press("Enter")
    expect(panel(page)).to_be_focused()
    page.keyboard.press("Tab")
    assert focused(page, ".provenance-close")
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    expect(figure).to_be_focused()


def test_the_tab_key_leads_through_the_panel_and_on_behind_the_figure(open_page: Open) -> None:
    page = open_page()
    figure = page.locator(FIGURE).first
    figure.focus()
    page.keyboard.press("Tab")
    behind = page.evaluate_handle("document.activeElement")
    figure.focus()
    page.keyboard.press("Enter")
    expect(panel(page)).to_be_focused()
    for _ in range(panel(page).locator("a, button").count() + 1):
        page.keyboard.press("Tab")
    expect(panel(page)).to_be_hidden()
    assert page.evaluate("one => document.activeElement === one", behind)
    figure.focus()
    page.keyboard.press("Enter")
    expect(panel(page)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(figure).to_be_focused()


# What it says, and where


def test_it_is_a_dialog_with_a_name_and_its_text(open_page: Open) -> None:
    page = open_page()
    figure = page.locator(FIGURE).first
    figure.click()
    dialog = page.get_by_role("dialog", name=figure.inner_text())
    expect(dialog).to_be_visible()
    assert dialog.get_attribute("aria-modal") is None
    described = dialog.get_attribute("aria-describedby")
    assert "as of 2025 (PISM, March 2025)" in page.locator(f"#{described}").inner_text()
    for button in dialog.locator("button, .provenance-links a").all():
        box = button.bounding_box()
        assert box is not None and min(box["width"], box["height"]) >= 24
    assert page.evaluate("new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size"
                         " === document.querySelectorAll('[id]').length")


def test_a_statement_has_the_notes_of_what_it_compares(open_page: Open) -> None:
    page = open_page()
    words = page.locator(".statement a").first
    words.click()
    assert words.inner_text() in panel(page).locator(".provenance-title").inner_text()
    assert panel(page).locator(".provenance-note").count() >= 1


@pytest.mark.parametrize(("path", "selector"), [
    (CHAPTER, "article time a"), (WITHOUT_NOTES, "article time a"), (WITHOUT_NOTES, "article .figure a"),
    ("reference/figures/", "td .figure a"), ("reference/disagreements/", '.figure[data-figure*="@"] a')])
def test_a_date_or_a_page_without_notes_shows_the_record_itself(open_page: Open, path: str,
                                                                selector: str) -> None:
    page = open_page(path)
    link = page.locator(selector).first
    link.click()
    expect(panel(page)).to_be_visible()
    assert panel(page).locator(".provenance-title").inner_text() == link.inner_text()
    text = panel(page).locator(".provenance-text")
    assert len(text.inner_text()) > 40
    for address in text.locator("a").evaluate_all("links => links.map(link => link.href)"):
        answer = page.request.get(address)
        assert answer.ok, address
        _, mark, anchor = address.partition("#")
        assert not mark or f'id="{anchor}"' in answer.text()


@pytest.mark.parametrize("size", [DESK, PHONE, SMALL, LOW], ids=["desk", "phone", "small", "low"])
def test_it_works_in_tables_and_captions_and_stays_in_the_window(open_page: Open,
                                                                size: dict[str, int]) -> None:
    page = open_page("security/paying/", size)
    page.evaluate("""() => {
      const [one, two] = document.querySelectorAll("article p .figure[data-note]");
      document.querySelector("figcaption p").append(one);
      document.querySelector("details.chart-data").open = true;
      document.querySelector(".chart-data caption").append(two);
    }""")
    for place in ("td .figure a", "figcaption .figure a", "caption .figure a", ".fact .figure a"):
        for figure in (page.locator(place).first, page.locator(place).last):
            figure.click()
            expect(panel(page)).to_be_visible()
            assert panel(page).locator(".provenance-text").inner_text()
            assert inside(page, size), place
            page.keyboard.press("Escape")
            expect(panel(page)).to_be_hidden()
            expect(figure).to_be_focused()


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_its_words_stand_out(open_page: Open, scheme: str) -> None:
    page = open_page(color_scheme=scheme)
    page.locator(FIGURE).first.click()
    assert page.evaluate("matchMedia('(prefers-color-scheme: dark)').matches") is (scheme == "dark")
    for part in panel(page).locator("p, span, a, button, b").all():
        assert part.evaluate(SIDE_BY_SIDE) >= 4.5


def test_nothing_moves_when_it_opens(open_page: Open) -> None:
    page = open_page()
    place = "[...document.querySelectorAll('article *')].map(e => e.getBoundingClientRect().top)"
    figure = page.locator(FIGURE).first
    figure.scroll_into_view_if_needed()
    before = page.evaluate(place)
    figure.click()
    assert page.evaluate(place) == before


# Copying the link


def test_the_link_is_copied_and_that_is_said(open_page: Open) -> None:
    page = open_page(permissions=["clipboard-read", "clipboard-write"])
    figure = page.locator(FIGURE).first
    figure.click()
    panel(page).get_by_role("button", name="Copy link").click()
    expect(panel(page).get_by_role("status")).to_have_text("Copied")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == figure.evaluate("link => link.href") and copied.startswith("http")


def test_where_nothing_can_be_copied_the_link_is_selected(open_page: Open) -> None:
    page = open_page()
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    figure = page.locator(FIGURE).first
    figure.click()
    panel(page).get_by_role("button", name="Copy link").click()
    expect(panel(page).get_by_role("status")).to_contain_text("Selected")
    assert page.evaluate("document.activeElement.value.slice(document.activeElement.selectionStart,"
                         " document.activeElement.selectionEnd)") == figure.evaluate("link => link.href")


# Without scripts, and on paper


def test_without_scripts_a_figure_leads_to_its_record_and_the_notes_unfold(open_page: Open) -> None:
    page = open_page(java_script_enabled=False)
    note = page.locator("#note-1")
    expect(note).to_be_hidden()
    page.locator(".all-notes summary").click()
    expect(note).to_be_visible()
    figure = page.locator(f"{FIGURE}[href*='#']").first
    figure.click()
    anchor = page.url.partition("#")[2]
    assert "/reference/" in page.url and anchor
    expect(page.locator(f"[id='{anchor}']")).to_be_visible()


def test_paper_shows_the_numbers_and_all_notes_though_they_are_folded(open_page: Open) -> None:
    page = open_page()
    page.locator(FIGURE).first.click()
    content = "getComputedStyle(document.querySelector('.figure[data-note=\"2\"]'), '::after').content"
    assert page.evaluate(content) == "none"
    page.emulate_media(media="print")
    assert page.evaluate(content) in ('"2"', "attr(data-note)")
    expect(panel(page)).to_be_hidden()
    assert page.evaluate("document.querySelector('.all-notes').open") is False
    last = page.locator("ol.notes > li").last
    expect(last).to_be_visible()
    box = last.bounding_box()
    assert box is not None and box["height"] > 10


def test_a_pdf_has_the_notes(open_page: Open) -> None:
    """Chromium writes no text that could be read without a library; folded notes would take no pages."""
    page = open_page("trade/how-much/")

    def pages() -> int:
        return len(re.findall(rb"/Type\s*/Page\b", page.pdf(format="A4")))
    whole = pages()
    page.evaluate("document.querySelector('ol.notes').remove()")
    assert whole > pages()


def test_the_module_is_small_and_looks_nowhere_else() -> None:
    text = (ROOT / "docs" / Path(MODULE)).read_text(encoding="utf-8")
    assert len(gzip.compress(text.encode(), 9)) <= 4096
    assert "innerHTML" not in text and "http" not in text and "console" not in text
