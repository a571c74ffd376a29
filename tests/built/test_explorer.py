"""The options explorer in a browser: it narrows, tells what-ifs, and a link opens the same view."""

import pytest
from playwright.sync_api import Browser, Page, expect

from macros.data import Ledger
from macros.data.answers import text_of
from macros.words.record_words import record_text
from tests.browser.watching import unfold
from tests.built.conftest import DESK, Open

PATH = "reference/answers/"
SMALL = {"width": 320, "height": 700}
VIEW = "?options=plan-a-plus,call-the-bluff&criteria=us,security&whatif=taiwan-crisis#options"
ROWS = ".explorer tr[data-option]:visible"
NOTES = ".explorer-table .what-if-effect"
STATUS = ".explorer-status"


@pytest.fixture
def explorer(open_page: Open) -> Open:
    """Opens the page with the explorer, and waits for it to start."""
    def opener(query: str = "", size: dict[str, int] = DESK) -> Page:
        page = open_page(PATH + query, size, permissions=["clipboard-read", "clipboard-write"])
        page.wait_for_selector(".explorer-controls:not([hidden])")
        return page
    return opener


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
    page = open_page(PATH, java_script_enabled=False)
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
    assert page.locator("#answer-self-reliance-time li").first.is_visible()


def test_the_table_is_a_table_to_those_who_do_not_see_it(explorer: Open) -> None:
    page = explorer("?options=self-reliance,nuclear-weapons&criteria=time")
    for size in (DESK, SMALL):
        page.set_viewport_size(size)  # type: ignore[arg-type]
        table = page.get_by_role("table", name="What the sources say of each option")
        assert table.count() == 1
        assert table.get_by_role("rowheader").all_inner_texts()[1:] == [
            "Stand alone with its own forces", "Nuclear weapons of its own"]
        assert table.get_by_role("columnheader").count() == 2
        assert table.get_by_role("cell").count() == 2


def test_boxes_narrow_the_table_say_so_and_change_the_address(explorer: Open, ledger: Ledger) -> None:
    page = explorer()
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


def test_a_link_opens_the_view_that_it_names(explorer: Open) -> None:
    page = explorer()
    for name, id in (("options", "hedge-and-wait"), ("options", "self-reliance"), ("criteria", "first"),
                     ("whatif", "us-china-deal")):
        box(page, name, id)
    again = explorer(page.url.split(PATH)[1])
    assert shown(again) == shown(page) != []
    assert again.locator(NOTES).all_inner_texts() == page.locator(NOTES).all_inner_texts() != []
    assert told(again) == told(page)
    assert again.url == page.url
    again.get_by_role("button", name="Copy link to this view").click()
    expect(again.locator(STATUS)).to_have_text("The link is copied.")
    assert again.evaluate("navigator.clipboard.readText()") == page.url


@pytest.mark.parametrize("case", ["us-china-deal", "defence-spending-at-the-ask", "taiwan-crisis"])
def test_a_what_if_shows_the_effects_of_its_record_and_nothing_else(
        explorer: Open, ledger: Ledger, case: str) -> None:
    page = explorer()
    box(page, "whatif", case)
    questions = list(ledger.criteria)
    for option in ledger.options:
        notes = page.locator(f'.explorer-table tr[data-option="{option}"] .what-if-effect')
        effects = sorted((one for one in ledger.what_ifs[case].effects if one.option == option),
                         key=lambda one: questions.index(one.criterion or "means"))
        assert notes.locator("> p:last-of-type").all_inner_texts() == (
            [record_text(effect.says, ledger) for effect in effects]
            or ["No source that we read says what this would change."])
        for effect in effects:
            own = page.locator(f"#answer-{option}-{effect.criterion} .what-if-effect li")
            assert own.evaluate_all("items => items.map(item => item.dataset.evidence)") == [*effect.evidence]
    box(page, "whatif", case)
    assert page.locator(NOTES).count() == 0


def test_a_link_may_name_an_effect_on_a_question_out_of_view_but_names_that_are_unknown_are_left_out(
        explorer: Open, ledger: Ledger) -> None:
    page = explorer("?options=call-the-bluff&criteria=money&whatif=taiwan-crisis")
    (note,) = page.locator(NOTES).all_inner_texts()
    assert "America's reaction" in note and "breaks out?" in note
    page.goto(f"{page.url.partition('?')[0]}?lesson=4&options=plan-a-plus,%3Cb%3Ex"
              "&criteria=no-such&whatif=gone#options")
    page.wait_for_selector(".explorer-controls:not([hidden])")
    assert shown(page) == [("plan-a-plus", criterion) for criterion in ledger.criteria]
    assert page.locator(NOTES).count() == 0
    for name in ("“<b>x”", "“no-such”", "“gone”"):
        assert name in told(page)
    assert page.locator(f"{STATUS} b").count() == 0
    box(page, "criteria", "time")
    assert f"/{PATH}?lesson=4&" in page.url


def test_nothing_chosen_is_said_and_kept_and_everything_comes_back(explorer: Open, ledger: Ledger) -> None:
    page = explorer("?criteria=time#options")
    box(page, "criteria", "time")
    assert shown(page) == [] and told(page) == "Tick at least one option and one question."
    again = explorer(page.url.split(PATH)[1])
    assert shown(again) == []
    again.get_by_role("button", name="Show everything").click()
    assert len(shown(again)) == len(ledger.answers)
    assert "?" not in again.url


def test_it_can_be_used_by_keyboard_alone(explorer: Open, ledger: Ledger) -> None:
    page = explorer()
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
def test_nothing_must_be_scrolled_sideways_and_targets_are_large_enough(explorer: Open, query: str) -> None:
    page = explorer(query, SMALL)
    unfold(page)
    for width in (320, 375, 768, 1280):
        page.set_viewport_size({"width": width, "height": 700})
        page.wait_for_function(f"document.documentElement.scrollWidth <= {width}")
        wide = page.locator(".explorer").evaluate("one => one.scrollWidth > one.clientWidth + 1")
        assert not wide, width
        sizes = page.locator(".explorer label, .explorer button, .explorer summary").evaluate_all(
            "all => all.filter(one => one.checkVisibility()).map(one => one.getBoundingClientRect())"
            ".map(box => Math.min(box.width, box.height))")
        assert min(sizes) >= 24, width


def test_the_controls_have_their_place_before_the_script_has_started(explorer: Open, browser: Browser,
                                                                     address: str) -> None:
    above = """document.fonts.ready.then(() => document.querySelector('.explorer-table')
        .getBoundingClientRect().top - document.querySelector('.explorer').getBoundingClientRect().top)"""
    started = explorer()
    waiting = browser.new_page(viewport=DESK)  # type: ignore[arg-type]
    waiting.route("**/explorer.*.js", lambda route: None)  # it never comes
    waiting.goto(address + PATH)
    assert waiting.locator(".explorer-controls").is_hidden()
    assert waiting.evaluate(above) == started.evaluate(above) > 100
    waiting.close()


def test_options_stand_beside_each_other_where_there_is_room_and_on_paper_all_with_their_evidence(
        explorer: Open, ledger: Ledger) -> None:
    places = """['plan-a-plus', 'call-the-bluff'].map(option => {
        const box = document.getElementById(`answer-${option}-us`).getBoundingClientRect();
        return [box.left, box.right, box.top, box.bottom]; })"""
    page = explorer(VIEW)
    left, right = page.evaluate(places)
    assert left[2] == right[2] and left[1] <= right[0]
    page.set_viewport_size(SMALL)  # type: ignore[arg-type]
    first, second = page.evaluate(places)
    assert first[0] == second[0] and first[3] <= second[2]
    page.emulate_media(media="print")
    assert len(shown(page)) == len(ledger.answers)
    assert page.locator(".explorer-controls").is_hidden()
    assert page.locator(NOTES).first.is_hidden()
    assert page.locator("#answer-self-reliance-time li").first.evaluate("item => item.checkVisibility()")
    assert page.locator(".what-ifs .what-if-effect").first.is_visible()
