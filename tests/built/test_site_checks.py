"""The checks of the built site catch what they are for: each is shown planted faults."""

from __future__ import annotations

import re
import sys
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import replace
from html import escape
from pathlib import Path

import pytest

from macros.authoring.macro import Desk
from macros.data import Ledger
from macros.reading.project import ROOT
from macros.views.changes import Item
from scripts.checks import (
    RULES,
    Rule,
    anchors_exist,
    downloads_resolve,
    drawings_agree,
    files_as_made,
    nothing_foreign,
    page_says,
    quotations_short,
    records_used,
    search_agrees,
)
from scripts.checks.page import HtmlPage, Site, read_site
from scripts.open_site import open_site
from tests.conftest import Project


@pytest.fixture(scope="module")
def desk() -> Desk:
    opened = open_site(ROOT)
    assert opened.problems == ()
    return opened.desk


@pytest.fixture(scope="module")
def site(built: Project) -> Site:
    return read_site(built.root / "site")


def test_the_built_site_passes_every_check(site: Site, desk: Desk) -> None:
    assert len(site.pages) > 40
    assert [str(problem) for rule in RULES for problem in rule(site, desk)] == []


def test_every_rule_is_documented_for_contributors_and_no_other() -> None:
    text = (ROOT / "docs/contribute/checks.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `(\w+)`:", text.partition("{ #site }")[2].partition("\n## ")[0], re.M)
    assert sorted(listed) == sorted(rule.__module__.rpartition(".")[2] for rule in RULES)
    assert all((sys.modules[rule.__module__].__doc__ or "").strip() for rule in RULES)


@contextmanager
def changed(path: Path, content: bytes | None) -> Iterator[None]:
    """A file of the built site with other content, or gone, for a while."""
    good = path.read_bytes()
    try:
        path.unlink()
        if content is not None:
            path.write_bytes(content)
        yield
    finally:
        path.write_bytes(good)


def found(rule: Rule, site: Site, desk: Desk, file: str, text: str) -> list[str]:
    """What a rule says of the site with another text in a file; what a page says is asked of it alone."""
    pages = {} if rule is page_says.check else dict(site.pages)
    if file in site.pages:
        pages[file] = HtmlPage(file, text)
    with changed(site.folder / file, text.encode()):
        return [str(problem) for problem in rule(Site(site.folder, pages), desk)]


YEN, PISM, BASES = ("trade/yen/index.html", "reference/sources/pism-2025/index.html",
                    "security/bases/index.html")
NEWS, FEED = "about/changes/index.html", "feed.xml"
STATEMENT = '</h1><span class="statement" data-statement="yen-per-dollar@2020 &gt; yen-per-dollar@2024">more<'
# What to replace in which file, by what, and the complaint.
FAULTS: dict[str, tuple[Rule, str, str, str, str]] = {
    "dead link": (anchors_exist.check, YEN, 'href="../cars/"', 'href="../carts/"', "leads nowhere"),
    "dead anchor": (anchors_exist.check, "trade/how-much/index.html",
                    "#us-goods-deficit-with-japan-2024\"", "#us-goods-deficit\"", "has no id"),
    "link that breaks under a base path": (anchors_exist.check, YEN, 'href="../cars/"',
                                           'href="/trade/cars/"', "breaks under"),
    "value of a figure": (page_says.check, PISM, 'value="228000000000"', 'value="282000000000"',
                          "value='282000000000', not '228000000000'"),
    "text of a figure": (page_says.check, PISM, ">$228bn<", ">$282bn<", "'$282bn' traces to no record"),
    "id of a figure": (page_says.check, YEN, 'data-figure="yen-per-dollar@2011"',
                       'data-figure="yen-per-dollar@2012"', "not 'yen-per-dollar@2011'"),
    "link of a figure": (page_says.check, YEN, 'yen-per-dollar/#', 'yen-per-dollar-monthly/#', "href="),
    "date for machines": (page_says.check, "reference/sources/csds-2025/index.html",
                          'datetime="2025-07-22"', 'datetime="2025-07-23"',
                          "datetime='2025-07-23', not '2025-07-22'"),
    "note of another figure": (page_says.check, YEN, 'data-note="1"', 'data-note="2"',
                               "has the note 2, not 1"),
    "value in a note": (page_says.check, YEN, "</a> <span>", "0</a> <span>", "traces to no record"),
    "link of a note": (page_says.check, YEN, '<li id="note-1" data-record="yen-per-dollar@2011"><a href="',
                       '<li id="note-1" data-record="yen-per-dollar@2011"><a href="x', "href='x"),
    "figure that no macro made": (page_says.check, YEN, "</h1>", '</h1><data data-figure="x">much</data>',
                                  "'much' traces to no record"),
    "statement that no macro made": (page_says.check, YEN, "</h1>", f"{STATEMENT}/span>", "'more' traces"),
    "word of a record": (page_says.check, PISM, "Countries in the alliance", "Countries in the quarrel",
                         "a macro says 'Countries in the alliance"),
    "heading": (page_says.check, BASES, 'id="okinawa">Okinawa carries most',
                'id="okinawa">Okinawa carries least', "the heading 'okinawa' reads"),
    "id of a heading": (page_says.check, BASES, 'id="okinawa"', 'id="honshu"', "'okinawa' is missing"),
    "label of the menu": (page_says.check, BASES, "More partners", "Less partners",
                          "the menu says 'Less partners'"),
    "title": (page_says.check, BASES, "<title>Bases", "<title>Boats", "the head says"),
    "description": (page_says.check, BASES, 'name="description" content="Japan hosts',
                    'name="description" content="Japan lacks', "the head says 'Japan lacks"),
    "title of a card": (page_says.check, BASES, 'property="og:title" content="Bases',
                        'property="og:title" content="Boats', "the head says 'Boats'"),
    "condition": (page_says.check, "plan-b/nuclear-weapons/index.html",
                  "genron-nuclear-umbrella-2025-ft26 &gt; 50%", "genron-nuclear-umbrella-2025-ft26 &gt; 20%",
                  "not 'genron-nuclear-umbrella-2025-ft26 > 50%'"),
    "table of a chart": (page_says.check, YEN, "<td>151.5</td>", "<td>155.5</td>",
                         "a macro says '151.5' here, and the page does not"),
    "alternative text": (page_says.check, YEN, "weakened to 151 in 2024", "weakened to 115 in 2024",
                         "has alt='The yen was strongest"),
    "picture of another chart": (page_says.check, YEN, "yen-per-dollar-light.svg", "tariff-steps-light.svg",
                                 "yen-per-dollar-light.svg'"),
    "picture of another chart on phones": (page_says.check, YEN, "yen-per-dollar-light-narrow.svg",
                                           "tariff-steps-light-narrow.svg", "in the attribute srcset"),
    "change that nobody accepted": (page_says.check, NEWS, "</h1>",
                                    '</h1><p id="2026-11-25-more" data-change="added">More</p>',
                                    "'More' traces to no record"),
    "label of a drawing": (drawings_agree.check, "assets/generated/charts/us-troops-by-host-light.svg",
                           'id="row-0"', 'id="row-1"', "Japan"),
    "rows of a chart": (drawings_agree.check, "data/charts/yen-per-dollar.csv", "2024,151.4551",
                        "2024,155.4551", "the table says '151.5', and the download '155.4551'"),
    "download of a chart": (files_as_made.check, "data/charts/yen-per-dollar.csv", "2024,151.4551",
                            "2024,151.4552", "not what the records give"),
    "feed in other bytes": (files_as_made.check, FEED, "<subtitle>", "<subtitle >",
                            "not what the records give"),
    "download leads nowhere": (downloads_resolve.check, "data/figures.json",
                               "#us-goods-deficit-with-japan-2024\"", "#gone\"", "has no anchor 'gone'"),
    "feed leads to no page": (downloads_resolve.check, FEED, "/about/changes/#", "/about/change/#",
                              "there is no page 'about/change/'"),
    "feed leads away": (downloads_resolve.check, FEED, 'href="https://plan-b.example/about/changes/#',
                        'href="https://evil.example/about/changes/#', "there is no page 'https://evil"),
    "quotation": (quotations_short.check, "trade/tariffs/index.html", "</h1>",
                  "</h1><p>“one two three four five six seven eight”</p>", "has 8 words"),
    "foreign script": (nothing_foreign.check, YEN, "</head>",
                       '<script src="https://cdn.example/x.js"></script></head>', "loads"),
    "text of the search": (search_agrees.check, search_agrees.INDEX, "54,288", "45,288",
                           "the page does not say"),
    "place of a find": (search_agrees.check, search_agrees.INDEX, '"location":"trade/yen/"',
                        '"location":"trade/yens/"', "there is no page 'trade/yens/'"),
    "page left out of the search": (search_agrees.check, search_agrees.INDEX, '"location":"trade/yen/',
                                    '"location":"trade/cars/', "trade/yen/index.html is not in the search"),
    "record to search": (search_agrees.check, search_agrees.ENTRIES, "$550bn", "$650bn", "does not say"),
    "place of a record": (search_agrees.check, search_agrees.ENTRIES, "#taro-kono", "#taro-konno",
                          "has no anchor 'taro-konno'"),
    "page that answers": (search_agrees.check, search_agrees.ENTRIES, '"page":"trade/yen/"',
                          '"page":"trade/yens/"', "there is no page 'trade/yens/'"),
}
EVERYWHERE = ("page left out of the search",)  # has to be replaced wherever it stands


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_caught(site: Site, desk: Desk, name: str) -> None:
    rule, file, old, new, expected = FAULTS[name]
    text = (site.folder / file).read_text(encoding="utf-8")
    assert old in text, "the text to change is not there any more"
    problems = found(rule, site, desk, file, text.replace(old, new, -1 if name in EVERYWHERE else 1))
    assert any(expected in problem for problem in problems), problems


@pytest.mark.parametrize("file", [FEED, "data/figures.json", "data/charts/tariff-steps.csv",
                                  "assets/generated/charts/tariff-steps.png",
                                  "assets/generated/charts/tariff-steps-dark.svg"])
def test_a_file_that_is_gone_is_missed(site: Site, desk: Desk, file: str) -> None:
    with changed(site.folder / file, None):
        problems = [str(problem) for problem in files_as_made.check(Site(site.folder, site.pages), desk)]
    assert any(problem.startswith(f"{file}: the file is missing") for problem in problems), problems


# From the newest change and a revision: what to replace on their page, by what, and the complaint.
CHANGES: dict[str, Callable[[Item, Item], tuple[str, str, str]]] = {
    "old value": lambda new, revised: (
        escape(revised.said[0]), "7%, 1999 → 8%, 1999", "'7%' traces to no record"),
    "mark": lambda new, revised: (f'id="{new.anchor}" data-change="{new.sort}"', "", "id='', not"),
    "anchor of another": lambda new, revised: (
        f'id="{new.anchor}"', f'id="{revised.anchor}"', f"id={revised.anchor!r}, not {new.anchor!r}"),
    "sort": lambda new, revised: (f'id="{revised.anchor}" data-change="revised"',
                                  f'id="{revised.anchor}" data-change="corrected"', "not 'revised'"),
}


@pytest.mark.parametrize("name", CHANGES)
def test_a_change_that_is_told_otherwise_is_caught(site: Site, desk: Desk, name: str) -> None:
    revised = next(item for item in desk.news if item.sort == "revised" and item.said)
    old, new, expected = CHANGES[name](desk.news[0], revised)
    html = site.pages[NEWS].html
    assert old in html
    problems = found(page_says.check, site, desk, NEWS, html.replace(old, new, 1))
    assert any(expected in problem for problem in problems), problems


def test_two_rows_that_have_changed_their_values_are_caught(site: Site, desk: Desk) -> None:
    path = "reference/series/yen-per-dollar-monthly/index.html"
    html = site.pages[path].html
    cells = re.findall(r"(?<=</th>)<td>[^<]+</td>", html)
    one, other = cells[0], next(cell for cell in cells if cell != cells[0])
    swapped = html.replace(one, "@@", 1).replace(other, one, 1).replace("@@", other, 1)
    problem, *_ = found(page_says.check, site, desk, path, swapped)
    assert f"a macro says {re.sub('<[^>]*>', '', one)!r} here, and the page does not" in problem


def test_two_figures_that_have_changed_places_are_caught(site: Site, desk: Desk) -> None:
    html = site.pages[YEN].html
    one, other = re.findall(r'<data class="figure".*?</data>', html.partition("<article")[2])[:2]
    swapped = html.replace(one, "@@", 1).replace(other, one, 1).replace("@@", other, 1)
    assert any("here, and the page does not" in problem
               for problem in found(page_says.check, site, desk, YEN, swapped))


def other(ledger: Ledger, **of_source: object) -> Ledger:
    """The ledger with something else about the figures of one source."""
    source = ledger.sources["pism-2025"].model_copy(update=of_source)
    return replace(ledger, sources={**ledger.sources, source.id: source})


def test_a_figure_that_no_chapter_uses_is_caught(site: Site, desk: Desk) -> None:
    figures = desk.ledger.sources["pism-2025"].figures
    stray = figures[0].model_copy(update={"id": "stray-figure-pism", "unused": None})
    ledger = replace(other(desk.ledger, figures=[*figures, stray]),
                     placed={**desk.ledger.placed, stray.id: desk.ledger.placed[figures[0].id]})
    (problem,) = records_used.check(site, replace(desk, ledger=ledger))
    assert "'stray-figure-pism' is used in no chapter" in str(problem)


def test_a_reason_for_not_using_a_record_must_still_be_true(site: Site, desk: Desk) -> None:
    used = records_used.used_in_chapters(desk)
    figures = [figure.model_copy(update={"unused": "we think"}) if figure.id in used else figure
               for figure in desk.ledger.sources["pism-2025"].figures]
    problems = [*records_used.check(site, replace(desk, ledger=other(desk.ledger, figures=figures)))]
    assert problems and all("but a chapter uses it" in problem.message for problem in problems)
