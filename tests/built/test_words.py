"""Words of macros, headings, menus and the head of a page reach the built site as they are written."""

from __future__ import annotations

import re

import pytest

from macros.authoring.macro import Desk
from macros.reading.project import ROOT
from scripts.checks import words_as_written
from scripts.checks.built import Site, read_page, read_site
from scripts.open_site import open_site
from tests.conftest import Project


@pytest.fixture(scope="module")
def desk() -> Desk:
    return open_site(ROOT).desk


@pytest.fixture(scope="module")
def site(built: Project) -> Site:
    return read_site(built.root / "site")


def test_the_built_site_says_what_is_written(site: Site, desk: Desk) -> None:
    assert [str(problem) for problem in words_as_written.check(site, desk)] == []


PLANTED = {
    "a word of a record": ("reference/sources/pism-2025/index.html", "Countries in the alliance",
                           "Countries in the quarrel", "which a macro says"),
    "a heading": ("security/bases/index.html", 'id="okinawa">Okinawa carries most',
                  'id="okinawa">Okinawa carries least', "the heading 'okinawa' reads"),
    "the id of a heading": ("security/bases/index.html", 'id="okinawa"', 'id="honshu"',
                            "'okinawa' is missing"),
    "the menu": ("security/bases/index.html", "More partners", "Less partners",
                 "the menu says 'Less partners'"),
    "the title": ("security/bases/index.html", "<title>Bases", "<title>Boats", "the head says"),
    "the description": ("security/bases/index.html", 'name="description" content="Japan hosts',
                        'name="description" content="Japan lacks', "the head says 'Japan lacks"),
    "the card's title": ("security/bases/index.html", 'property="og:title" content="Bases',
                         'property="og:title" content="Boats', "the head says 'Boats'"),
    "a condition": ("plan-b/nuclear-weapons/index.html", "genron-nuclear-umbrella-2025-ft26 &gt; 50%",
                    "genron-nuclear-umbrella-2025-ft26 &gt; 20%", "on the condition 'genron-nuclear"),
}


@pytest.mark.parametrize("name", PLANTED)
def test_a_changed_word_is_found(site: Site, desk: Desk, name: str) -> None:
    path, old, new, message = PLANTED[name]
    html = site.pages[path].html
    assert old in html, "the text to change is not there any more"
    changed = Site(site.folder, {path: read_page(path, html.replace(old, new, 1))})
    problems = [str(problem) for problem in words_as_written.check(changed, desk)]
    assert any(message in problem for problem in problems), problems


def test_two_rows_that_have_changed_their_values_are_found(site: Site, desk: Desk) -> None:
    path = "reference/series/yen-per-dollar-monthly/index.html"
    html = site.pages[path].html
    cells = re.findall(r"(?<=</th>)<td>[^<]+</td>", html)
    one, other = cells[0], next(cell for cell in cells if cell != cells[0])
    changed = html.replace(one, "@@", 1).replace(other, one, 1).replace("@@", other, 1)
    problems = list(words_as_written.check(Site(site.folder, {path: read_page(path, changed)}), desk))
    assert ["and the page says something else" in str(problem) for problem in problems] == [True], problems
