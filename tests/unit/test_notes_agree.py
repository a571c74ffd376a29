"""The rule that compares figures with their notes finds each kind of fault in a finished page."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.authoring.macro import Desk, Page, call
from scripts.checks.built import Site, read_page
from scripts.checks.notes_agree import check

TEXT = "{{ sources() }}"
PATH = "trade/page/index.html"


@pytest.fixture(scope="module")
def html(desk: Desk) -> str:
    """A page with three records in four figures, and its notes."""
    page = Page("docs/trade/page.md", "trade/page/", TEXT)
    refs = ("bases-2025-herald", "troops-2025-herald", "bases-2025-herald", "yen-per-dollar@2024")
    body = "".join(f"<p>{call(desk, page, 'fig', (ref,))}</p>" for ref in refs)
    return f"<article>{body}{call(desk, page, 'sources', ())}</article>"


def found(desk: Desk, html: str) -> list[str]:
    """What the rule says of a page."""
    return [str(problem) for problem in check(Site(Path(), {PATH: read_page(PATH, html)}), desk)]


def test_a_page_as_the_macros_make_it_is_in_order(desk: Desk, html: str) -> None:
    assert html.count("data-note=") == 4 and html.count("<li id=") == 3
    assert found(desk, html) == []


def test_a_page_without_notes_needs_none(desk: Desk) -> None:
    page = Page("docs/reference/page.md", "reference/page/", "")
    assert found(desk, call(desk, page, "fig", ("bases-2025-herald",))) == []


@pytest.mark.parametrize(("old", "new", "message"), [
    ('data-note="2"', 'data-note="3"', "'troops-2025-herald' has the note 3, not 2"),
    (' data-note="2"', "", "'troops-2025-herald' has the note none, not 2"),
    ('data-figure="troops-2025-herald" data-note="2"', 'data-figure="troops-2025-notice" data-note="2"',
     "has 'note-2' of 'troops-2025-herald' in the place of 'note-2' of 'troops-2025-notice'"),
    ('<li id="note-3" data-record="yen-per-dollar@2024"', '<li id="note-4" data-record="yen-per-dollar@2024"',
     "has 'note-4' of 'yen-per-dollar@2024' in the place of 'note-3'"),
    ('data-record="troops-2025-herald"', 'data-record="troops-2025-notice"',
     "has 'note-2' of 'troops-2025-notice' in the place of"),
    ('data-record="troops-2025-herald"', 'data-record="gone"', "names no record: 'gone'"),
    ('<li id="note-3" data-record="yen-per-dollar@2024"', '<li id="note-3"',
     "has nothing in the place of 'note-3'"),
    ("</ol></details>", '<li id="note-4" data-record="troops-2025-notice"></li></ol></details>',
     "has 'note-4' of 'troops-2025-notice' in the place of nothing"),
    ('#bases-2025-herald">more than 30</a> <span>', '#bases-2025-herald">more than 3</a> <span>',
     "reads 'more than 3', not 'more than 30'"),
    ('#bases-2025-herald">more than 30</a> <span>', '#troops-2025-herald">more than 30</a> <span>',
     "leads to '../../reference/sources/bay-herald-2025/#troops-2025-herald'")])
def test_a_planted_fault_is_found(desk: Desk, html: str, old: str, new: str, message: str) -> None:
    assert old in html
    problems = found(desk, html.replace(old, new, 1))
    assert any(message in problem for problem in problems), problems


def test_numbers_on_a_page_that_lists_no_notes_are_found(desk: Desk, html: str) -> None:
    alone = html[:html.index("<details")]
    assert any("has a note, but the page lists none" in problem for problem in found(desk, alone))


def test_a_figure_below_the_list_is_found(desk: Desk, html: str) -> None:
    page = Page("docs/trade/page.md", "trade/page/", TEXT)
    late = call(desk, page, "fig", ("deficit-2024-herald",)).replace('data-note="1"', 'data-note="4"')
    assert any("has nothing in the place of 'note-4' of 'deficit-2024-herald'" in problem
               for problem in found(desk, html + late))
