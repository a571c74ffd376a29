"""The page on what changed and the feed are held against the history: each planted fault is found."""

from __future__ import annotations

import shutil
from collections.abc import Callable
from html import escape
from pathlib import Path

import pytest

from macros.authoring.macro import Desk
from macros.reading.project import ROOT, site_names
from macros.views.changes import Item
from scripts import feed
from scripts.checks import feed_agrees, numbers_trace
from scripts.checks.built import read_site
from scripts.open_site import open_site
from tests.conftest import Project

PAGE, FEED = "about/changes/index.html", "feed.xml"
Fault = tuple[str, str, str, str]


@pytest.fixture(scope="module")
def desk() -> Desk:
    opened = open_site(ROOT)
    assert opened.problems == ()
    return opened.desk


@pytest.fixture
def site(built: Project, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built.root / "site", tmp_path / "site"))


def said(site: Path, desk: Desk) -> list[str]:
    return [str(problem) for problem in feed_agrees.check(read_site(site), desk)]


# From the newest item and one that was revised: what to replace, by what, and the complaint.
FAULTS: dict[str, Callable[[Item, Item], Fault]] = {
    "old value on the page": lambda new, revised: (
        PAGE, escape(revised.said[0]), "7%, 1999 → 8%, 1999", f"does not say {revised.said[0]!r}"),
    "change taken off the page": lambda new, revised: (
        PAGE, f'id="{new.anchor}" data-change="{new.sort}"', "", f"the change {new.anchor!r} is missing"),
    "change that nobody accepted": lambda new, revised: (
        PAGE, "</h1>", '</h1><p id="2026-11-25-more" data-change="added">More</p>', "stands in no history"),
    "change twice": lambda new, revised: (
        PAGE, "</h1>", f'</h1><p id="{new.anchor}" data-change="added">More</p>',
        "two changes have the same id"),
    "sort of a change": lambda new, revised: (
        PAGE, f'id="{revised.anchor}" data-change="revised"',
        f'id="{revised.anchor}" data-change="corrected"', "is not 'revised'"),
    "feed that is not well-formed": lambda new, revised: (FEED, "</feed>", "</fed>", "not well-formed"),
    "feed of another kind": lambda new, revised: (FEED, "2005/Atom", "2005/Atoms", "is no Atom feed"),
    "title of an entry": lambda new, revised: (
        FEED, f"<title>{escape(feed.title(new), quote=False)}<", "<title>Another<",
        "has another title: 'Another'"),
    "words of an entry": lambda new, revised: (
        FEED, '<content type="html">', '<content type="html">More', "has another content: 'More"),
    "feed with two dates": lambda new, revised: (
        FEED, "</updated>\n <link", "</updated>\n <updated/>\n <link", "lacks the element 'updated'"),
    "entry out of order": lambda new, revised: (
        FEED, f"<updated>{feed.moment(new.day)}</updated>\n  <",
        "<updated>2026-11-01T00:00:00Z</updated>\n  <", "not in order of time"),
    "feed without an author": lambda new, revised: (
        FEED, f"<name>{site_names(ROOT).author}<", "<name><", "names no author"),
    "feed at another address": lambda new, revised: (
        FEED, '/feed.xml"', '/atom.xml"', "does not name its own address"),
    "entry that leads to no anchor": lambda new, revised: (
        FEED, f"changes/#{new.anchor}", "changes/#gone", "the page has no id 'gone'"),
    "entry that leads to no page": lambda new, revised: (
        FEED, f"/about/changes/#{new.anchor}", "/about/change/", "leads nowhere"),
    "entry that leads away": lambda new, revised: (
        FEED, 'href="https://plan-b.example/about/changes/#', 'href="https://evil.example/about/changes/#',
        "leads away from the site"),
    "entry with another id": lambda new, revised: (
        FEED, f":changes/{new.anchor}<", ":changes/2026-11-25-more<", "stands in no history"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_found(site: Path, desk: Desk, name: str) -> None:
    revised = next(item for item in desk.news if item.sort == "revised" and item.said)
    file, old, new, expected = FAULTS[name](desk.news[0], revised)
    text = (site / file).read_text(encoding="utf-8")
    assert old in text
    (site / file).write_text(text.replace(old, new, 1), encoding="utf-8")
    problems = said(site, desk)
    assert any(expected in problem and problem.startswith(file) for problem in problems), problems


@pytest.mark.parametrize("file", [PAGE, FEED])
def test_a_missing_file_is_found(site: Path, desk: Desk, file: str) -> None:
    (site / file).unlink()
    assert any(problem.startswith(file) and "is missing" in problem for problem in said(site, desk))


def test_a_change_that_nobody_accepted_traces_to_nothing(site: Path, desk: Desk) -> None:
    revised = next(item for item in desk.news if item.sort == "revised" and item.said)
    text = (site / PAGE).read_text(encoding="utf-8")
    old = f"<p>{escape(revised.said[0])}</p>"
    assert old in text
    (site / PAGE).write_text(text.replace(old, "<p>7%, 1999 → 8%, 1999</p>", 1), encoding="utf-8")
    lost = [words for _, words in numbers_trace.trace_site(read_site(site), desk)[PAGE].untraced]
    assert lost == ["7%", "1999", "8%", "1999"]


def test_the_page_s_numbers_are_a_class_of_their_own(built: Project, desk: Desk) -> None:
    traced = numbers_trace.trace_site(read_site(built.root / "site"), desk)[PAGE]
    assert traced.untraced == [] and traced.counts["accepted change"] > 100
    assert {words for _, words in traced.exempt} <= {"CC BY 4.0"}  # in the foot of every page
