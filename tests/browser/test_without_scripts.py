"""Without scripts: everything that is said can be read, and every way can be gone."""

import re
from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

CHAPTER = "security/bases/"


@pytest.fixture(params=[375, 1280])
def plain(request: pytest.FixtureRequest, browser: Browser) -> Iterator[Page]:
    """A page in a browser whose scripts are off."""
    context = browser.new_context(java_script_enabled=False, viewport={"width": request.param, "height": 900})
    yield context.new_page()
    context.close()


def test_a_chapter_shows_its_text_its_drawings_and_their_tables_and_no_button_waits_for_a_script(
        plain: Page, home: str) -> None:
    plain.goto(home + CHAPTER)
    assert plain.locator("button:not([type=submit]):visible").all_inner_texts() == []
    assert plain.locator("article h1").is_visible()
    for drawing in plain.locator("figure.chart .only-light img").all():
        drawing.scroll_into_view_if_needed()
        assert drawing.is_visible()
    assert plain.locator("figure.chart").count() == plain.locator("figure.chart .only-light img").count() >= 3
    assert not plain.locator("figure.chart .only-dark img").first.is_visible()
    plain.locator("details.chart-data summary").first.click()
    assert plain.locator("details.chart-data table").first.is_visible()
    for where in ("#chart-us-troops-by-host", ".mend"):  # a chart and the page are cited in one tap
        plain.locator(f"{where} .cite-here summary").click()
        assert plain.locator(f"{where} dt:visible").all_inner_texts() == ["MLA", "APA", "Chicago", "Harvard"]


def test_a_figure_a_date_and_a_statement_lead_to_their_records(plain: Page, home: str) -> None:
    for kind in ("data.figure a", "time a", ".statement a"):
        plain.goto(home + CHAPTER)
        link = plain.locator(f"article p {kind}").first
        link.click()
        plain.wait_for_url(f"{home}reference/**")
        anchor = plain.url.partition("#")[2]
        assert not anchor or plain.locator(f"[id='{anchor}']").is_visible()


def test_the_menu_leads_to_every_page(plain: Page, home: str) -> None:
    plain.goto(home)
    parts = plain.locator("nav.parts")
    if not parts.is_visible():
        plain.locator("details.menu summary").click()
        parts = plain.locator("details.menu nav")
    assert parts.get_by_role("link", name="Security", exact=True).is_visible()
    parts.get_by_role("link", name="Security", exact=True).click()
    plain.wait_for_url(f"{home}security/")
    plain.locator(f"article a[href='{CHAPTER.removeprefix('security/')}']").first.click()
    plain.wait_for_url(home + CHAPTER)


def test_words_are_looked_for_by_a_plain_form(plain: Page, home: str) -> None:
    plain.goto(f"{home}no-such-page/")
    form = plain.locator("main form[role=search]")
    form.locator("input").fill("bases")
    form.locator("button").click()
    plain.wait_for_url(f"{home}search/?q=bases")


@pytest.mark.parametrize("lost", ["site", "explorer", "search", "dom"])
def test_where_a_script_does_not_come_no_blank_place_is_left_for_it(
        browser: Browser, home: str, lost: str) -> None:
    context = browser.new_context(viewport={"width": 375, "height": 800})
    page = context.new_page()
    page.route(re.compile(rf"/{lost}(\.[0-9a-f]{{8}})?\.js$"), lambda route: route.abort())
    if lost != "search":
        page.goto(f"{home}reference/answers/")
        expect(page.locator("html")).to_have_class("")
        assert page.locator(".explorer-controls").bounding_box() is None
    if lost != "explorer":
        page.goto(f"{home}search/?q=yen")
        expect(page.locator(".search-without")).to_be_visible()
        page.locator("#search-words").fill("bases")
        page.locator(".search-form button").click()  # asks again, and this time it comes
        page.unroute("**")
        page.wait_for_url(f"{home}search/?q=bases")
    context.close()


def test_where_no_style_sheet_is_read_each_chart_stands_once_and_a_heading_is_its_words(
        browser: Browser, home: str) -> None:
    context = browser.new_context()
    page = context.new_page()
    page.route("**/*.css", lambda route: route.abort())
    page.goto(home + CHAPTER)
    charts = page.locator("figure.chart").count()
    assert charts and page.locator("figure.chart picture:visible").count() == charts
    for heading in page.locator("article :is(h1, h2, h3)").all():
        assert "¶" not in (heading.text_content() or "") and "Link" not in heading.aria_snapshot()
    context.close()
