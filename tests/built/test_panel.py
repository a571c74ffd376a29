"""The panel of a figure, by every way of asking for it; without scripts a link; on paper a numbered note."""

from collections.abc import Callable
from itertools import product
from typing import Any
from urllib.parse import parse_qs, urlsplit

import pytest
from playwright.sync_api import Locator, Page, expect

from tests.browser.test_print import LEAF
from tests.built.conftest import DESK, PHONE, Open

CHAPTER, WITHOUT_NOTES = "security/bases/", "reference/timeline/"
SMALL, LOW = {"width": 320, "height": 640}, {"width": 800, "height": 480}
FIGURE = "article p .figure[data-note] a"


@pytest.fixture
def chapter(open_page: Open) -> Open:
    """Opens a page on which the panel has come: one with notes, if no other is named."""
    def opener(path: str = CHAPTER, size: dict[str, int] = DESK, **wishes: Any) -> Page:
        page = open_page(path, size, **wishes)
        page.dispatch_event("article :is(.figure, time) a", "pointerover")
        page.wait_for_selector(".provenance", state="attached")
        return page
    return opener


def panel(page: Page) -> Locator:
    return page.locator(".provenance")


def inside(page: Page, size: dict[str, int]) -> bool:
    """Whether the open panel stands within the window, and nothing must be scrolled sideways."""
    box = panel(page).bounding_box()
    assert box is not None
    return (box["x"] >= 0 and box["y"] >= 0 and box["x"] + box["width"] <= size["width"]
            and box["y"] + box["height"] <= size["height"] + 0.5
            and page.evaluate("document.documentElement.scrollWidth") <= size["width"])


# Ways of asking


def test_a_click_opens_a_dialog_with_the_words_of_the_note_and_nothing_moves(open_page: Open) -> None:
    page = open_page(CHAPTER, DESK)  # the first click: the panel is still to come
    figure = page.locator('article p [data-figure="us-troops-by-country-2025@2025-12-31/japan"] a').first
    number = figure.locator("..").get_attribute("data-note")
    place = "[...document.querySelectorAll('article *')].map(e => e.getBoundingClientRect().top)"
    figure.scroll_into_view_if_needed()
    before = page.evaluate(place)
    figure.click()
    dialog = page.get_by_role("dialog", name=figure.inner_text())
    expect(dialog).to_be_visible()
    assert page.url.endswith(CHAPTER) and page.evaluate(place) == before and inside(page, DESK)
    note = page.locator(f"#note-{number}")
    assert panel(page).locator(".provenance-title").inner_text() == note.locator("a").first.text_content()
    said = panel(page).text_content() or ""
    assert all((part.text_content() or "?") in said for part in note.locator("p").all())
    record, report = panel(page).locator(".provenance-links a").all()
    assert record.evaluate("link => link.href") == figure.evaluate("link => link.href")
    asked = parse_qs(urlsplit(report.get_attribute("href") or "").query)
    assert asked == {"template": ["wrong-number.yml"], "page": [f"/{CHAPTER}"],
                     "figure": [f"{figure.inner_text()}, {figure.evaluate('link => link.href')}"]}
    assert dialog.get_attribute("aria-modal") is None
    described = dialog.get_attribute("aria-describedby")
    told = page.locator(f"#{described}").inner_text()
    assert "as of 2026 (assumed) (Financial Times, 10 April 2026)" in told
    for button in dialog.locator("button, .provenance-links a").all():
        box = button.bounding_box()
        assert box is not None and min(box["width"], box["height"]) >= 24
    assert page.evaluate("new Set([...document.querySelectorAll('[id]')].map(e => e.id)).size"
                         " === document.querySelectorAll('[id]').length")


def test_escape_a_click_elsewhere_the_button_and_a_second_click_close_it(chapter: Open) -> None:
    page = chapter()
    figure = page.locator(FIGURE).first
    ways: list[Callable[[], None]] = [
        lambda: page.keyboard.press("Escape"), lambda: page.mouse.click(2, 400), figure.click,
        panel(page).get_by_role("button", name="Close").click]
    for close in ways:
        figure.click()
        expect(panel(page)).to_be_visible()
        close()
        expect(panel(page)).to_be_hidden()


def test_another_figure_moves_it_and_a_modifier_key_leaves_a_link_a_link(chapter: Open) -> None:
    page = chapter()
    first, second = page.locator(FIGURE).first, page.locator("article p .figure a").nth(9)
    first.click()
    place = panel(page).bounding_box()
    second.click()
    assert panel(page).locator(".provenance-title").inner_text() == second.inner_text()
    assert panel(page).bounding_box() != place
    page.keyboard.press("Escape")
    with page.context.expect_page() as opened:
        second.click(modifiers=["Control"])
    opened.value.wait_for_url("**/reference/**")
    expect(panel(page)).to_be_hidden()
    words = page.locator(".statement a").first  # it has the notes of what it compares
    words.click()
    assert words.inner_text() in panel(page).locator(".provenance-title").inner_text()
    assert panel(page).locator(".provenance-note").count() >= 1


def test_a_resting_mouse_opens_it_until_it_leaves_and_one_that_only_passes_does_not(chapter: Open) -> None:
    page = chapter()
    page.clock.install(time=0)
    page.clock.pause_at(1)  # from now on time passes only where it is said so
    figure = page.locator(FIGURE).first
    figure.hover()
    page.mouse.move(5, 5)
    page.clock.run_for(500)
    expect(panel(page)).to_be_hidden()
    figure.hover()
    expect(panel(page)).to_be_hidden()
    page.clock.run_for(500)
    expect(panel(page)).to_be_visible()
    assert page.evaluate("document.activeElement === document.body")
    panel(page).locator(".provenance-title").hover()
    page.clock.run_for(600)
    expect(panel(page)).to_be_visible()
    page.mouse.move(5, 5)
    page.clock.run_for(600)
    expect(panel(page)).to_be_hidden()


def test_the_first_rest_of_a_mouse_finds_it_too(open_page: Open) -> None:
    page = open_page(CHAPTER, DESK)
    page.locator(FIGURE).first.hover()
    expect(panel(page)).to_be_visible()


def test_a_tap_opens_it_at_the_foot_of_a_phone_with_the_figure_in_sight(open_page: Open) -> None:
    page = open_page(CHAPTER, PHONE, has_touch=True)
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


def test_by_keyboard_the_focus_goes_in_through_the_panel_and_on_behind_the_figure(chapter: Open) -> None:
    page = chapter()
    page.clock.install()
    figure = page.locator(FIGURE).first
    figure.focus()
    page.keyboard.press("Tab")
    behind = page.evaluate_handle("document.activeElement")
    figure.focus()
    page.clock.run_for(400)
    expect(panel(page)).to_be_hidden()  # focus alone opens nothing
    page.keyboard.press("Enter")
    expect(panel(page)).to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(figure).to_be_focused()
    page.keyboard.press("Enter")
    page.keyboard.press("Escape")
    expect(panel(page)).to_be_hidden()
    expect(figure).to_be_focused()
    page.keyboard.press("Enter")
    expect(panel(page)).to_be_focused()
    page.keyboard.press("Tab")
    expect(panel(page).get_by_role("button", name="Close")).to_be_focused()
    for _ in range(panel(page).locator("a, button").count()):
        page.keyboard.press("Tab")
    expect(panel(page)).to_be_hidden()
    assert page.evaluate("one => document.activeElement === one", behind)


# What it says, and where


@pytest.mark.parametrize(("path", "selector"), [
    (CHAPTER, "article time a"), (WITHOUT_NOTES, "article time a"), (WITHOUT_NOTES, "article .figure a"),
    ("reference/figures/", "td .figure a"), ("reference/disagreements/", '.figure[data-figure*="@"] a')])
def test_a_date_or_a_page_without_notes_shows_the_record_itself(chapter: Open, path: str,
                                                                selector: str) -> None:
    page = chapter(path)
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


def test_it_works_in_tables_and_captions_and_stays_in_the_window(chapter: Open) -> None:
    page = chapter("trade/yen/")
    page.evaluate("""() => {
      const [one, two] = document.querySelectorAll("article p .figure[data-note]");
      document.querySelector("figcaption p").append(one);
      document.querySelector("details.chart-data").open = true;
      document.querySelector(".chart-data caption").append(two);
    }""")
    places = ("td .figure a", "figcaption .figure a", "caption .figure a", ".fact .figure a")
    for size, place in product((DESK, PHONE, SMALL, LOW), places):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        for figure in (page.locator(place).first, page.locator(place).last):
            figure.click()
            expect(panel(page)).to_be_visible()
            assert panel(page).locator(".provenance-text").inner_text()
            assert inside(page, size), (size, place)
            page.keyboard.press("Escape")
            expect(panel(page)).to_be_hidden()
            expect(figure).to_be_focused()


# Copying the link


def test_the_link_is_copied_or_where_nothing_can_be_copied_selected(chapter: Open) -> None:
    page = chapter(permissions=["clipboard-read", "clipboard-write"])
    figure = page.locator(FIGURE).first
    address = figure.evaluate("link => link.href")
    figure.click()
    copy = panel(page).get_by_role("button", name="Copy link")
    copy.click()
    expect(panel(page).get_by_role("status")).to_have_text("Copied")
    assert page.evaluate("navigator.clipboard.readText()") == address and address.startswith("http")
    said = panel(page).locator("#provenance-title").inner_text()
    panel(page).get_by_role("button", name="Copy as a citation").click()
    page.wait_for_function("async () => (await navigator.clipboard.readText()).includes('Plan B, http')")
    line = page.evaluate("navigator.clipboard.readText()")
    assert line.startswith(f"{said}: ") and line.endswith(f"Plan B, {address}") and "\n" not in line
    page.evaluate("Object.defineProperty(navigator, 'clipboard', { value: undefined })")
    copy.click()
    expect(panel(page).get_by_role("status")).to_contain_text("Selected")
    assert page.evaluate("getSelection().toString() || document.activeElement.value.slice("
                         "document.activeElement.selectionStart, document.activeElement.selectionEnd)"
                         ) == address


# Without scripts, and on paper


def test_without_scripts_the_notes_unfold(open_page: Open) -> None:
    page = open_page(CHAPTER, java_script_enabled=False)
    note = page.locator("#note-1")
    expect(note).to_be_hidden()
    page.locator(".all-notes summary").click()
    expect(note).to_be_visible()


def test_paper_shows_the_numbers_and_all_notes_though_they_are_folded(chapter: Open) -> None:
    page = chapter()
    page.locator(FIGURE).first.click()
    content = "getComputedStyle(document.querySelector('.figure[data-note=\"2\"]'), '::after').content"
    assert page.evaluate(content) == "none"
    page.emulate_media(media="print")
    assert page.evaluate(content) in ('"[2]"', '"[" attr(data-note) "]"')
    expect(panel(page)).to_be_hidden()
    assert page.evaluate("document.querySelector('.all-notes').open") is False
    last = page.locator("ol.notes > li").last
    expect(last).to_be_visible()
    box = last.bounding_box()
    assert box is not None and box["height"] > 10
    whole = len(LEAF.findall(page.pdf(format="A4")))
    page.evaluate("document.querySelector('ol.notes').remove()")
    assert whole > len(LEAF.findall(page.pdf(format="A4")))
