"""The options explorer in a browser: it narrows, tells what-ifs, and a link opens the same view."""

from __future__ import annotations

from collections.abc import Callable, Iterator

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.data import Ledger
from macros.data.answers import effects_on, text_of
from macros.words.record_words import record_text

PATH = "plan-b/"
DESK, PHONE = {"width": 1280, "height": 900}, {"width": 320, "height": 700}
VIEW = "?options=plan-a-plus,call-the-bluff&criteria=us,security&whatif=taiwan-crisis#options"
ROWS = ".explorer tr[data-option]:visible"
NOTES = ".explorer-table .what-if-effect"
STATUS = ".explorer-status"
LIMIT = 4000  # bytes of the packed module
Open = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """Opens the page with the explorer; waits for it to start if scripts run."""
    contexts, faults = [], list[str]()

    def opener(query: str = "", size: dict[str, int] = DESK, scripts: bool = True, path: str = PATH) -> Page:
        context = browser.new_context(viewport=size, java_script_enabled=scripts,  # type: ignore[arg-type]
                                      permissions=["clipboard-read", "clipboard-write"])
        contexts.append(context)
        page = context.new_page()
        page.on("pageerror", lambda error: faults.append(f"{error} {error.stack}"))
        page.on("console", lambda message: faults.append(f"{message.text} {message.location}"))
        page.goto(address + path + query)
        if scripts:
            page.wait_for_selector(".explorer-controls:not([hidden])")
        return page
    yield opener
    for context in contexts:
        context.close()
    assert [fault for fault in faults if "explorer" in fault] == []


def shown(page: Page) -> list[tuple[str, str]]:
    """Option and question of each answer in view, in order."""
    found = page.locator(ROWS).evaluate_all(
        "rows => rows.map(row => [row.dataset.option, row.closest('tbody').dataset.criterion])")
    return [(option, criterion) for option, criterion in found]


def box(page: Page, name: str, id: str) -> None:
    """Tick or untick one box as a reader does, by its label."""
    page.locator(f'label:has(input[name="{name}"][value="{id}"])').click()


def told(page: Page) -> str:
    return page.locator(STATUS).text_content() or ""


def test_without_a_script_the_table_is_whole_and_no_control_is_dead(open_page: Open, ledger: Ledger) -> None:
    page = open_page(scripts=False)
    assert shown(page) == [(option, criterion) for criterion in ledger.criteria for option in ledger.options]
    assert not page.locator(".explorer-controls").is_visible()
    for answer in ledger.answers.values():
        cell = page.locator(f"#answer-{answer.id} td > p")
        assert cell.inner_text() == record_text(text_of(answer, ledger), ledger)
    listed = page.locator(".explorer-table li[data-evidence]")
    assert listed.count() == sum(len(answer.evidence) for answer in ledger.answers.values())
    assert page.locator(".what-ifs .what-if-effect:visible").count() == sum(
        len(case.effects) for case in ledger.what_ifs.values())
    page.locator("#answer-self-reliance-time summary").click()
    assert page.locator("#answer-self-reliance-time li").is_visible()


def test_the_table_is_a_table_to_those_who_do_not_see_it(open_page: Open) -> None:
    for size in (DESK, PHONE):
        page = open_page("?options=self-reliance,nuclear-weapons&criteria=time", size)
        table = page.get_by_role("table", name="What the sources say of each option")
        assert table.count() == 1
        assert table.get_by_role("rowheader").all_inner_texts()[1:] == [
            "Stand alone with its own forces", "Nuclear weapons of its own"]
        assert table.get_by_role("columnheader").count() == 2
        assert table.get_by_role("cell").count() == 2


def test_boxes_narrow_the_table_say_so_and_change_the_address(open_page: Open, ledger: Ledger) -> None:
    page = open_page()
    assert "?" not in page.url
    box(page, "criteria", "money")
    assert {criterion for _, criterion in shown(page)} == set(ledger.criteria) - {"money"}
    for option in list(ledger.options)[2:]:
        box(page, "options", option)
    first_two = list(ledger.options)[:2]
    assert shown(page) == [(o, c) for c in ledger.criteria if c != "money" for o in first_two]
    assert told(page) == "14 answers: 2 of 8 options, 7 of 8 questions."
    assert page.locator(STATUS).get_attribute("role") == "status"
    assert f"?options={','.join(first_two)}&criteria=" in page.url and page.url.endswith("#options")


def test_a_link_opens_the_view_that_it_names(open_page: Open) -> None:
    page = open_page()
    for option in ("hedge-and-wait", "self-reliance"):
        box(page, "options", option)
    box(page, "criteria", "first")
    box(page, "whatif", "us-china-deal")
    again = open_page(page.url.split(PATH)[1])
    assert shown(again) == shown(page) != []
    assert again.locator(NOTES).all_inner_texts() == page.locator(NOTES).all_inner_texts() != []
    assert told(again) == told(page)
    assert again.url == page.url


@pytest.mark.parametrize("case", ["us-china-deal", "defence-spending-at-the-ask", "taiwan-crisis"])
def test_a_what_if_shows_the_effects_of_its_record_and_nothing_else(
        open_page: Open, ledger: Ledger, case: str) -> None:
    page = open_page()
    box(page, "whatif", case)
    record = ledger.what_ifs[case]
    for option in ledger.options:
        notes = page.locator(f'.explorer-table tr[data-option="{option}"] .what-if-effect')
        effects = effects_on(option, record.effects)
        assert notes.locator("> p:last-of-type").all_inner_texts() == [
            record_text(effect.says, ledger) for effect in sorted(
                effects, key=lambda one: list(ledger.criteria).index(one.criterion or "means"))
        ] or not effects
        if not effects:
            assert notes.locator("> p:last-of-type").all_inner_texts() == [
                "No source says what this would change."]
        for effect in effects:
            own = page.locator(f"#answer-{option}-{effect.criterion} {'.what-if-effect'}")
            assert own.locator("li").evaluate_all(
                "items => items.map(item => item.dataset.evidence)") == list(effect.evidence)
    box(page, "whatif", case)
    assert page.locator(NOTES).count() == 0


def test_an_effect_on_a_question_out_of_view_is_shown_with_the_name_of_the_question(open_page: Open) -> None:
    page = open_page("?options=call-the-bluff&criteria=money&whatif=taiwan-crisis")
    note = page.locator(NOTES)
    assert note.count() == 1
    assert "America's reaction" in note.inner_text()
    assert "breaks out?" in note.inner_text()


def test_unknown_names_in_a_link_are_left_out_and_named(open_page: Open, ledger: Ledger) -> None:
    page = open_page("?options=plan-a-plus,%3Cb%3Ex&criteria=no-such&whatif=gone#options")
    assert shown(page) == [("plan-a-plus", criterion) for criterion in ledger.criteria]
    assert page.locator(NOTES).count() == 0
    for name in ("“<b>x”", "“no-such”", "“gone”"):
        assert name in told(page)
    assert page.locator(f"{STATUS} b").count() == 0


def test_nothing_chosen_is_said_and_kept_and_everything_comes_back(open_page: Open, ledger: Ledger) -> None:
    page = open_page("?criteria=time#options")
    box(page, "criteria", "time")
    assert shown(page) == [] and told(page) == "Tick at least one option and one question."
    again = open_page(page.url.split(PATH)[1])
    assert shown(again) == []
    again.get_by_role("button", name="Show everything").click()
    assert len(shown(again)) == len(ledger.answers)
    assert "?" not in again.url


def test_the_link_is_copied_and_other_parts_of_the_address_are_kept(open_page: Open) -> None:
    page = open_page("?lesson=4&options=plan-a-plus#options")
    page.get_by_role("button", name="Copy link to this view").click()
    expect(page.locator(STATUS)).to_have_text("The link is copied.")
    copied = page.evaluate("navigator.clipboard.readText()")
    assert copied == page.url and copied.endswith("plan-b/?lesson=4&options=plan-a-plus#options")


def test_it_can_be_used_by_keyboard_alone(open_page: Open, ledger: Ledger) -> None:
    page = open_page()
    page.locator('input[name="options"]').first.focus()
    reached = []
    for _ in range(len(ledger.options) + len(ledger.criteria) + len(ledger.what_ifs) + 2):
        reached.append(page.evaluate("document.activeElement.value || document.activeElement.textContent"))
        assert page.evaluate("getComputedStyle(document.activeElement).outlineStyle") != "none"
        page.keyboard.press("Tab")
    assert reached == [*ledger.options, *ledger.criteria, *ledger.what_ifs, "Copy link to this view",
                       "Show everything"]
    page.locator('input[name="options"]').first.focus()
    page.keyboard.press("Space")
    assert "plan-a-plus" not in {option for option, _ in shown(page)}
    page.locator("#answer-hedge-and-wait-means summary").focus()
    page.keyboard.press("Enter")
    assert page.locator("#answer-hedge-and-wait-means li").first.is_visible()


@pytest.mark.parametrize("query", ["", VIEW])
def test_nothing_must_be_scrolled_sideways_and_targets_are_large_enough(open_page: Open, query: str) -> None:
    page = open_page(query, PHONE)
    page.evaluate("document.querySelectorAll('.explorer details').forEach(one => { one.open = true; })")
    for width in (320, 375, 768, 1280):
        page.set_viewport_size({"width": width, "height": 700})
        page.wait_for_function(f"document.documentElement.scrollWidth <= {width}", timeout=2000)
        wide = page.locator(".explorer").evaluate("one => one.scrollWidth > one.clientWidth + 1")
        assert not wide, width
        sizes = page.locator(".explorer label, .explorer button, .explorer summary").evaluate_all(
            "all => all.filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect())"
            ".map(box => Math.min(box.width, box.height))")
        assert min(sizes) >= 24, width


def test_the_controls_have_their_place_before_the_script_has_started(open_page: Open, browser: Browser,
                                                                     address: str) -> None:
    above = """document.querySelector('.explorer-table').getBoundingClientRect().top
        - document.querySelector('.explorer').getBoundingClientRect().top"""
    started = open_page()
    waiting = browser.new_page(viewport={"width": 1280, "height": 900})
    waiting.route("**/explorer.js", lambda route: route.abort())
    waiting.goto(address + PATH)
    assert waiting.locator(".explorer-controls").is_hidden()
    for page in (waiting, started):
        page.evaluate("document.fonts.ready.then(() => true)")
    assert waiting.evaluate(above) == started.evaluate(above) > 100
    waiting.close()


def test_two_options_stand_beside_each_other_where_there_is_room(open_page: Open) -> None:
    places = """['plan-a-plus', 'call-the-bluff'].map(option => {
        const box = document.getElementById(`answer-${option}-us`).getBoundingClientRect();
        return [box.left, box.right, box.top, box.bottom]; })"""
    left, right = open_page(VIEW).evaluate(places)
    assert left[2] == right[2] and left[1] <= right[0]
    first, second = open_page(VIEW, PHONE).evaluate(places)
    assert first[0] == second[0] and first[3] <= second[2]


def test_on_paper_everything_stands_with_its_evidence(open_page: Open, ledger: Ledger) -> None:
    page = open_page(VIEW)
    page.emulate_media(media="print")
    assert len(shown(page)) == len(ledger.answers)
    assert page.locator(".explorer-controls").is_hidden()
    assert page.locator(NOTES).first.is_hidden()
    assert page.locator("#answer-self-reliance-time li").evaluate("item => item.checkVisibility()")
    assert page.locator(".what-ifs .what-if-effect").first.is_visible()


def test_the_module_is_small(built: object) -> None:
    import gzip

    from macros.reading.project import ROOT

    assert len(gzip.compress((ROOT / "docs/assets/js/explorer.js").read_bytes(), 9)) <= LIMIT
