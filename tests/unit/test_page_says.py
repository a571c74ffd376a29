"""What macros make is found on a page as they made it, and notes are those of its figures, in order."""

import pytest

from macros.authoring.macro import Desk, Page, call
from scripts.checks.page import HtmlPage
from scripts.checks.page_says import misplaced, notes

MADE = ('<p class="fact"><a href="#a">5</a> ships</p><img src="a.svg" alt="Ships">', "<p>7</p>")


@pytest.mark.parametrize(("html", "told"), [
    ("<h1>Ships</h1>{0}<p>and</p>{1}", []),
    ("{0}<p>7 boats</p>{1}", []),
    ("{1}{0}", ["a macro says '7' here, and the page does not"]),
    ("{0}", ["a macro says '7' here, and the page does not"]),
    ("", ["a macro says '5' here, and the page does not"]),
    ('<p class="fact"><a href="#a">6</a> ships</p><img src="a.svg" alt="Ships">{1}',
     ["a macro says '5' here, and the page does not"]),
    ('<p class="fact"><a href="#b">5</a> ships</p><img src="a.svg" alt="Ships">{1}',
     ["'5' has href='#b', not '#a'"]),
    ('<p class="quiet"><a href="#a">5</a> ships</p><img src="a.svg" alt="Ships">{1}',
     ["'5' has class='quiet', not 'fact'"]),
    ('<p class="fact"><b href="#a">5</b> ships</p><img src="a.svg" alt="Ships">{1}',
     ["'5' has the element 'b' around it, not 'a'"]),
    ('<p class="fact"><a href="#a">5</a> ships</p><img src="b.svg" alt="Ships">{1}',
     ["a macro says 'a.svg' in the attribute src here, and the page does not"]),
    ('<p class="fact"><a href="#a">5</a><i>or so</i> ships</p><img src="a.svg" alt="Ships">{1}',
     ["the page says 'or so' in the middle of what a macro says"])])
def test_what_macros_make_stands_on_the_page_tag_for_tag(html: str, told: list[str]) -> None:
    page = HtmlPage("x/index.html", html.format(*MADE))
    found = [problem.message for problem in misplaced(page, [HtmlPage("", one).runs for one in MADE])]
    assert found[:1] == told


@pytest.fixture(scope="module")
def noted(desk: Desk) -> str:
    """A page with three records in four figures, and its notes."""
    page = Page("docs/trade/page.md", "trade/page/", "{{ sources() }}")
    refs = ("bases-2025-herald", "troops-2025-herald", "bases-2025-herald", "yen-per-dollar@2024")
    body = "".join(f"<p>{call(desk, page, 'fig', (ref,))}</p>" for ref in refs)
    return f"<article>{body}{call(desk, page, 'sources', ())}</article>"


def told_of(html: str) -> list[str]:
    return [problem.message for problem in notes(HtmlPage("trade/page/index.html", html))]


def test_a_page_as_the_macros_make_it_is_in_order_and_may_have_no_notes(desk: Desk, noted: str) -> None:
    assert noted.count("data-note=") == 4 and noted.count("<li id=") == 3 and told_of(noted) == []
    page = Page("docs/reference/page.md", "reference/page/", "")
    assert told_of(call(desk, page, "fig", ("bases-2025-herald",))) == []


@pytest.mark.parametrize(("old", "new", "message"), [
    ('data-note="2"', 'data-note="3"', "'troops-2025-herald' has the note 3, not 2"),
    (' data-note="2"', "", "'troops-2025-herald' has the note none, not 2"),
    ('data-figure="troops-2025-herald" data-note="2"', 'data-figure="troops-2025-notice" data-note="2"',
     "has 'note-2' of 'troops-2025-herald' in the place of 'note-2' of 'troops-2025-notice'"),
    ('<li id="note-3" data', '<li id="note-4" data', "has 'note-4' of 'yen-per-dollar@2024' in the place of"),
    ('data-record="troops-2025-herald"', 'data-record="gone"', "has 'note-2' of 'gone' in the place of"),
    ('<li id="note-3" data-record="yen-per-dollar@2024"', '<li id="note-3"',
     "has 'nothing' of 'nothing' in the place of 'note-3'"),
    ("</ol></details>", '<li id="note-4" data-record="troops-2025-notice"></li></ol></details>',
     "has 'note-4' of 'troops-2025-notice' in the place of 'nothing'"),
    ("<li id=", "<dd id=", "'bases-2025-herald' has the note 1, not none"),
    ("</article>", '<data data-figure="x" data-note="4"></data></article>',
     "has 'nothing' of 'nothing' in the place of 'note-4' of 'x'")])
def test_a_planted_fault_in_the_notes_is_found(noted: str, old: str, new: str, message: str) -> None:
    assert old in noted
    problems = told_of(noted.replace(old, new, -1 if "<dd" in new else 1))
    assert any(message in problem for problem in problems), problems
