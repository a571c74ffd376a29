"""The checks of the built site catch what they are for: each is shown a planted fault."""

from __future__ import annotations

import shutil
import sys
from pathlib import Path

import pytest

from macros.authoring.macro import Desk
from macros.data import Ledger
from macros.reading.project import ROOT
from scripts.checks import (
    RULES,
    Rule,
    anchors_exist,
    charts_agree,
    downloads_resolve,
    drawings_agree,
    figures_agree,
    files_as_made,
    notes_agree,
    nothing_foreign,
    people_recorded,
    quotations_short,
    records_have_pages,
    records_used,
)
from scripts.checks.built import read_site
from scripts.open_site import open_site
from tests.conftest import Project


@pytest.fixture
def desk(built: Project, ledger: Ledger) -> Desk:
    opened = open_site(ROOT)
    assert opened.problems == ()
    return opened.desk


@pytest.fixture
def site(built: Project, tmp_path: Path) -> Path:
    return Path(shutil.copytree(built.root / "site", tmp_path / "site"))


def test_the_built_site_passes_every_check(built: Project, desk: Desk) -> None:
    site = read_site(built.root / "site")
    assert len(site.pages) > 40
    assert [str(problem) for rule in RULES for problem in rule(site, desk)] == []


FAULTS: dict[str, tuple[Rule, str, str, str, str]] = {
    "dead link": (anchors_exist.check, "trade/yen/index.html", 'href="../cars/"',
                  'href="../carts/"', "leads nowhere"),
    "dead anchor": (anchors_exist.check, "trade/how-much/index.html",
                    "#us-goods-deficit-with-japan-2024\"", "#us-goods-deficit\"", "has no id"),
    "link that breaks under a base path": (anchors_exist.check, "trade/yen/index.html",
                                           'href="../cars/"', 'href="/trade/cars/"', "breaks under"),
    "changed value": (figures_agree.check, "reference/sources/pism-2025/index.html",
                      'value="228000000000"', 'value="282000000000"', "has the value"),
    "changed text": (figures_agree.check, "reference/sources/pism-2025/index.html",
                     ">$228bn<", ">$282bn<", "reads '$282bn'"),
    "changed date": (figures_agree.check, "reference/sources/csds-2025/index.html",
                     'datetime="2025-07-22"', 'datetime="2025-07-23"', "has the date"),
    "figure with another's note": (notes_agree.check, "trade/yen/index.html", 'data-note="1"',
                                   'data-note="2"', "has the note 2, not 1"),
    "chart download altered": (charts_agree.check, "data/charts/yen-per-dollar.csv",
                               "2024,151.4551", "2024,155.4551", "differs from what is drawn"),
    "chart table altered on a page": (charts_agree.check, "trade/yen/index.html", "<td>151.5</td>",
                                      "<td>155.5</td>", "differs from its rows"),
    "alternative text altered": (charts_agree.check, "trade/yen/index.html", "weakened to 151 in 2024",
                                 "weakened to 115 in 2024", "is another"),
    "label of a drawing altered": (
        drawings_agree.check, "assets/generated/charts/us-troops-by-host-light.svg",
        'id="row-0"', 'id="row-1"', "Japan"),
    "download leads nowhere": (downloads_resolve.check, "data/figures.json",
                               "#us-goods-deficit-with-japan-2024\"", "#gone\"", "has no anchor 'gone'"),
    "feed in other bytes": (files_as_made.check, "feed.xml", "<subtitle>", "<subtitle >",
                            "not what the records give"),
    "long quotation": (quotations_short.check, "trade/tariffs/index.html", "</h1>",
                       "</h1><p>“one two three four five six seven eight”</p>", "has 8 words"),
    "foreign script": (nothing_foreign.check, "trade/yen/index.html", "</head>",
                       '<script src="https://cdn.example/x.js"></script></head>', "loads"),
}


@pytest.mark.parametrize("name", FAULTS)
def test_a_planted_fault_is_caught(site: Path, desk: Desk, name: str) -> None:
    rule, file, old, new, expected = FAULTS[name]
    path = site / file
    text = path.read_text(encoding="utf-8")
    assert old in text
    path.write_text(text.replace(old, new, 1), encoding="utf-8")
    problems = [str(problem) for problem in rule(read_site(site), desk)]
    assert any(expected in problem and problem.startswith(file) for problem in problems), problems


def test_a_false_statement_in_the_html_is_caught(site: Path, desk: Desk) -> None:
    path = site / "trade/yen/index.html"
    text = path.read_text(encoding="utf-8")
    condition = "yen-per-dollar@2020 &gt; yen-per-dollar@2024"
    false = f'<span class="statement" data-statement="{condition}">more</span>'
    path.write_text(text.replace("</h1>", f"</h1>{false}", 1), encoding="utf-8")
    problems = [str(p) for p in figures_agree.check(read_site(site), desk)]
    assert any("does not hold" in problem for problem in problems)


def test_a_source_without_a_page_is_caught(site: Path, desk: Desk) -> None:
    shutil.rmtree(site / "reference/sources/pism-2025")
    problems = [str(problem) for problem in records_have_pages.check(read_site(site), desk)]
    assert any("'pism-2025' has no page" in problem for problem in problems)


def test_a_chart_without_a_page_or_a_drawing_is_caught(site: Path, desk: Desk) -> None:
    shutil.rmtree(site / "reference/charts/tariff-steps")
    problems = [str(problem) for problem in records_have_pages.check(read_site(site), desk)]
    assert any("'tariff-steps' has no page" in problem for problem in problems)
    for file in ("tariff-steps.png", "tariff-steps-dark.svg"):
        (site / "assets/generated/charts" / file).unlink()
        problems = [str(problem) for problem in charts_agree.check(read_site(site), desk)]
        assert any(file in problem and "is missing" in problem for problem in problems)


def test_a_person_without_a_record_is_caught(ledger: Ledger) -> None:
    body = "Tetsuo Kotani answers Wilhelmina Strangelove of the Japan Institute.\n"
    found = [str(problem) for problem in people_recorded.unrecorded(body, "docs/x.md", 4, ledger)]
    assert len(found) == 1
    assert found[0].startswith("docs/x.md:4: 'Wilhelmina Strangelove' has no record")


def test_a_figure_that_no_chapter_uses_is_caught(built: Project, desk: Desk) -> None:
    site = read_site(built.root / "site")
    assert list(records_used.check(site, desk)) == []
    used = records_used.used_in_chapters(desk)
    source = desk.ledger.sources["pism-2025"]
    stray = source.figures[0].model_copy(update={"id": "stray-figure-pism", "unused": None})
    changed = source.model_copy(update={"figures": [*source.figures, stray]})
    other = Ledger(**{**desk.ledger.__dict__, "sources": {**desk.ledger.sources, "pism-2025": changed},
                      "places": {**desk.ledger.placed,
                                 "stray-figure-pism": desk.ledger.placed[source.figures[0].id]}})
    problems = [str(p) for p in records_used.check(site, Desk(other, desk.charts))]
    assert "stray-figure-pism" not in used
    assert len(problems) == 1 and "'stray-figure-pism' is used in no chapter" in problems[0]


def test_a_reason_for_not_using_a_record_must_still_be_true(built: Project, desk: Desk) -> None:
    used = records_used.used_in_chapters(desk)
    source = desk.ledger.sources["pism-2025"]
    figures = [f.model_copy(update={"unused": "we think"}) if f.id in used else f for f in source.figures]
    changed = source.model_copy(update={"figures": figures})
    other = Ledger(**{**desk.ledger.__dict__, "sources": {**desk.ledger.sources, "pism-2025": changed}})
    problems = [str(p) for p in records_used.check(read_site(built.root / "site"), Desk(other, desk.charts))]
    assert problems and all("but a chapter uses it" in problem for problem in problems)


def test_every_rule_is_documented_for_contributors() -> None:
    text = (ROOT / "docs/contribute/checks.md").read_text(encoding="utf-8")
    for rule in RULES:
        module = rule.__module__.rsplit(".", 1)[1]
        assert f"`{module}`" in text, module
        assert (sys.modules[rule.__module__].__doc__ or "").strip()
