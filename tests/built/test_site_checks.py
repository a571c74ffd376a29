"""The checks of the built site catch what they are for: each is shown planted faults."""

import re
import sys
from collections.abc import Callable
from dataclasses import replace
from html import escape
from pathlib import Path
from typing import Any

import pytest

from macros.authoring.macro import Desk
from macros.reading.project import ROOT
from macros.views.changes import Item
from scripts import checks
from scripts.checks import RULES, Rule, files_as_made, page_says, records_used
from scripts.checks.page import HtmlPage, Site
from scripts.content_names import plain
from tests.built.conftest import changed
from tests.conftest import Project, cases
from tests.unit.ledgers import with_fields


@pytest.fixture(scope="module")
def site(site: Site, own: Project) -> Site:
    """The site in a copy, in which faults can be planted."""
    return Site(own.root / "site", site.pages, site.leading)


def test_the_built_site_passes_every_check(site: Site, desk: Desk) -> None:
    assert len(site.pages) > 40
    assert [str(problem) for rule in RULES for problem in rule(site, desk)] == []


def test_every_rule_is_documented_for_contributors_and_no_other() -> None:
    text = (ROOT / "docs/contribute/checks.md").read_text(encoding="utf-8")
    listed = re.findall(r"^\| `(\w+)`:", text.partition("{ #site }")[2].partition("\n## ")[0], re.M)
    assert sorted(listed) == sorted(rule.__module__.rpartition(".")[2] for rule in RULES)
    assert all((sys.modules[rule.__module__].__doc__ or "").strip() for rule in RULES)


def found(rule: Rule, site: Site, desk: Desk, file: str, text: str) -> list[str]:
    """What a rule says of the site with another text in a file; what a page says is asked of it alone."""
    pages = {} if rule is page_says.check else dict(site.pages)
    if file in site.pages:
        pages[file] = HtmlPage(file, plain(site.folder)(text))
    with changed(site.folder, {file: text.encode()}):
        return [str(problem) for problem in rule(Site(site.folder, pages, site.leading), desk)]


YEN, NEWS, FEED = "trade/yen/index.html", "about/changes/index.html", "feed.xml"
FAULTS: dict[str, dict[str, Any]] = cases("built/site_faults.yml")


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_caught(site: Site, desk: Desk, name: str) -> None:
    fault = FAULTS[name]
    rule = next(rule for rule in RULES if rule.__module__ == f"scripts.checks.{fault['check']}")
    text = (site.folder / fault["file"]).read_text(encoding="utf-8")
    assert fault["old"] in text, "the text to change is not there any more"
    spoilt = text.replace(fault["old"], fault["new"], -1 if fault.get("everywhere") else 1)
    problems = found(rule, site, desk, fault["file"], spoilt)
    for expected in fault["said"]:
        assert any(expected in problem for problem in problems), problems


def test_what_was_right_is_looked_at_again_if_anything_is_another(
        site: Site, desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(checks, "RULES", (page_says.check,))
    monkeypatch.setattr(checks, "PROVED", tmp_path / "proved")
    site = replace(site, pages={name: site.pages[name] for name in (YEN, NEWS)})

    def looked_at(site: Site, desk: Desk) -> tuple[bool, set[str]]:
        found = checks.broken(site, desk)
        return not found, {name for asked, _ in checks._asked[:-1] for name in asked.pages}
    assert looked_at(site, desk)[0]
    assert looked_at(site, desk) == (True, set())
    spoilt = HtmlPage(YEN, site.pages[YEN].html.replace("<h1", "<p>12 more</p><h1", 1))
    of_another = replace(site, pages={**site.pages, YEN: spoilt})
    assert [looked_at(of_another, desk) for _ in range(2)] == [(False, {YEN})] * 2
    assert looked_at(site, replace(desk, titles={}))[1] == {*site.pages}


@pytest.mark.parametrize("file", [FEED, "data/figures.json", "data/charts/tariff-steps.csv",
                                  "assets/generated/charts/tariff-steps.png",
                                  "assets/generated/charts/tariff-steps-dark.svg"])
def test_a_file_that_is_gone_is_missed(site: Site, desk: Desk, file: str) -> None:
    with changed(site.folder, {file: None}):
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
    newest = next(item for item in desk.news if item.anchor != revised.anchor)
    old, new, expected = CHANGES[name](newest, revised)
    html = site.pages[NEWS].html
    assert old in html
    problems = found(page_says.check, site, desk, NEWS, html.replace(old, new, 1))
    assert any(expected in problem for problem in problems), problems


@pytest.mark.parametrize(("path", "piece"), [
    ("reference/series/yen-per-dollar-monthly/index.html", r"(?<=</th>)<td>[^<]+</td>"),
    (YEN, r'<data class="figure".*?</data>')])
def test_two_values_or_figures_that_have_changed_places_are_caught(site: Site, desk: Desk, path: str,
                                                                   piece: str) -> None:
    html = site.pages[path].html
    one, other, *_ = dict.fromkeys(re.findall(piece, html.partition("<article")[2]))
    swapped = html.replace(one, "@@", 1).replace(other, one, 1).replace("@@", other, 1)
    problem, *_ = found(page_says.check, site, desk, path, swapped)
    assert f"a macro says {re.sub('<[^>]*>', '', one)!r} here, and the page does not" in problem


def test_a_figure_a_chart_and_a_disagreement_that_no_chapter_shows_are_caught(site: Site, desk: Desk) -> None:
    figures = desk.ledger.sources["pism-2025"].figures
    stray = figures[0].model_copy(update={"id": "stray-figure", "unused": None})
    rivals = desk.ledger.disagreements["alliance-support-and-doubt"]
    ledger = replace(with_fields(desk.ledger, "sources", "pism-2025", figures=[*figures, stray]),
                     disagreements={**desk.ledger.disagreements, "stray": rivals},
                     placed={**desk.ledger.placed, stray.id: desk.ledger.placed[figures[0].id],
                             "stray": desk.ledger.placed[rivals.id]})
    charts = {**desk.charts, "stray-chart": desk.charts["yen-per-dollar"]}
    told = [one.message for one in records_used.check(site, replace(desk, ledger=ledger, charts=charts))]
    assert told == ["the chart 'stray-chart' is shown in no chapter",
                    "the disagreement 'stray' is shown in no chapter",
                    "'stray-figure' is used in no chapter"]


def test_a_reason_for_not_using_a_record_must_still_be_true(site: Site, desk: Desk) -> None:
    used = records_used.used_in_chapters(desk)
    figures = [figure.model_copy(update={"unused": "we think"}) if figure.id in used else figure
               for figure in desk.ledger.sources["pism-2025"].figures]
    ledger = with_fields(desk.ledger, "sources", "pism-2025", figures=figures)
    problems = [*records_used.check(site, replace(desk, ledger=ledger))]
    assert problems and all("but a chapter uses it" in problem.message for problem in problems)
