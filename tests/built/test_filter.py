"""The fields that narrow the timeline and the list of people."""

import re

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
    page.locator("#option").select_option(label="A coalition of middle powers")
    page.locator("#side").select_option("for")
    expect(page.locator("#taro-kono")).to_be_visible()
    expect(page.locator("#tetsuo-kotani")).to_be_hidden()
    page.locator("#side").select_option("against")
    expect(page.locator("#tetsuo-kotani")).to_be_visible()
    expect(page.locator("#taro-kono")).to_be_hidden()
    assert "option=asian-coalition" in page.url and "side=against" in page.url


def test_a_page_that_the_browser_has_translated_is_narrowed_in_either_language(open_page: Open) -> None:
    """As browsers do it: every text in an element of its own, with other words; figures are left alone."""
    page = open_page(PEOPLE, PHONE)
    page.locator(".filter").wait_for()
    page.evaluate("""() => {
      const walk = document.createTreeWalker(document.querySelector("article"), NodeFilter.SHOW_TEXT);
      const texts = [];
      while (walk.nextNode()) texts.push(walk.currentNode);
      for (const text of texts) {
        if (!text.data.trim() || text.parentElement.closest("[translate=no]")) continue;
        const font = document.createElement("font");
        font.textContent = text.data.includes("Okinawa") ? "沖縄" : "訳";
        text.replaceWith(font);
      }}""")
    page.locator("#option").select_option("asian-coalition")
    page.locator("#side").select_option("for")
    expect(page.locator("#taro-kono")).to_be_visible()
    expect(page.locator("#tetsuo-kotani")).to_be_hidden()
    for select in ("#option", "#side"):
        page.locator(select).select_option("")
    for words in ("okinawa", "沖縄"):
        page.locator("#find").fill(words)
        expect(page.locator(".filter-status")).to_contain_text(re.compile(r"^\d+ of"))
        assert 0 < shown(page, ".record-item") < 50
    page.goto(page.url.partition("reference/")[0] + "trade/yen/")
    assert page.locator("article :is(.figure, time[data-event]):not([translate=no])").count() == 0


def test_a_fragment_that_is_no_id_is_no_error(open_page: Open) -> None:
    for path in (f"{TIMELINE}#100%", f"{PEOPLE}#%E0%A4%A", "trade/yen/#50%"):
        page = open_page(path, PHONE)
        page.wait_for_load_state("networkidle")  # a script that throws fails the test


def test_high_contrast_shows_which_theme_is_chosen_and_the_panel_that_is_open(open_page: Open) -> None:
    page = open_page(TIMELINE, forced_colors="active")
    page.locator("label[for=theme-cars]").click()
    ground = "one => getComputedStyle(one).backgroundColor"
    cars, *others = (page.locator(f"label[for=theme-{name}]").evaluate(ground)
                     for name in ("cars", "trade", "all"))
    assert cars not in others and len({*others}) == 1
    page = open_page("trade/yen/", forced_colors="active")
    page.locator("article p .figure a").first.click()
    expect(page.locator(".provenance")).to_have_css("outline-style", "solid")


def test_nothing_left_is_said_but_a_link_to_an_entry_wins_over_the_words(open_page: Open) -> None:
    page = open_page(f"{PEOPLE}?find=<b>xylophone", PHONE)
    expect(page.locator(".filter-status")).to_contain_text("None of the ")
    assert shown(page, ".record-item") == 0
    assert page.locator(".filter b").count() == 0
    linked = open_page(f"{PEOPLE}?find=xylophone#taro-kono", PHONE)
    expect(linked.locator("#taro-kono")).to_be_visible()


def test_tables_of_figures_are_narrowed_and_a_link_to_a_fold_opens_it(open_page: Open) -> None:
    page = open_page("reference/figures/?find=783", PHONE)
    expect(page.locator("tbody tr:visible")).to_have_count(1)
    expect(page.locator("caption:visible")).to_have_text("Investment")
    for address in ("security/crisis/#how-we-know", "security/crisis/#note-1", f"{PEOPLE}#taro-kono"):
        assert open_page(address, PHONE).locator(":target").evaluate("one => one.closest('details').open")


def test_without_scripts_the_lists_are_whole(open_page: Open) -> None:
    page = open_page(PEOPLE, PHONE, java_script_enabled=False)
    assert page.locator(".filter").count() == 0
    expect(page.locator("#taro-kono")).to_be_visible()
