"""The story: whole, readable, and fair in how it lists who says what."""

from __future__ import annotations

import json
import re

import pytest

from macros.data import Ledger
from scripts.readability import LEAST, chapters, prose
from tests.built.test_three_clicks import article
from tests.conftest import Project

OPTION_HEADINGS = {"means", "who", "for", "against", "cost", "first", "change", "unknown", "disputed",
                   "sources"}


@pytest.mark.filterwarnings("ignore")
def test_every_chapter_reads_easily_and_has_its_length(built: Project) -> None:
    import textstat

    found = chapters(built.root / "site")
    assert len(found) >= 24
    for path in found:
        text = prose(path)
        assert textstat.flesch_reading_ease(text) >= LEAST, path
        if "/" in path.relative_to(built.root / "site").parent.as_posix():
            assert 500 <= len(text.split()) <= 1500, path
    hard = ("Notwithstanding institutional considerations, multilateral configurations necessitate "
            "comprehensive reconceptualisation of interdependent organisational responsibilities.")
    assert textstat.flesch_reading_ease(hard) < LEAST


def test_every_option_chapter_asks_the_same_questions_and_lists_all_who_back_or_doubt_it(
        built: Project, ledger: Ledger) -> None:
    assert len(ledger.options) == 8
    for option in ledger.options.values():
        chapter = article(built.root / "site", option.page.removesuffix(".md"))
        assert set(chapter.xpath(".//h2/@id")) >= OPTION_HEADINGS, option.id
        assert set(chapter.xpath(".//@data-position")) == {
            p.id for p in ledger.positions.values() if option.id in (*p.backs, *p.doubts)}, option.id


def test_the_downloads_hold_what_the_story_needs_with_all_that_is_promised(built: Project) -> None:
    least = {"figures": 115, "events": 65, "positions": 80, "disagreements": 25, "corrections": 12,
             "sources": 5}
    found = {name: json.loads((built.root / f"site/data/{name}.json").read_text(encoding="utf-8"))[name]
             for name in least}
    five = {source["id"] for source in found["sources"] if len(source.get("sha256", "")) == 64}
    assert five == {"ft-2026", "ft-2025", "csds-2025", "carnegie-2025", "pism-2025"}
    found["figures"] = [figure for figure in found["figures"] if figure["source"] in five]
    for name, rows in found.items():
        assert len(rows) >= least[name]
        assert all(row["url"].startswith("/reference/") for row in rows)
        if name in ("figures", "events", "positions"):
            assert all(row["evidence"] and row["locator"] for row in rows)
    for figure in found["figures"]:
        assert "value" in figure or {"low", "high"} <= set(figure)
        assert {"unit", "qualifier", "as_of"} <= set(figure)


def test_the_timeline_holds_every_event_with_its_theme_and_the_glossary_every_term(
        built: Project, ledger: Ledger) -> None:
    timeline = article(built.root / "site", "reference/timeline")
    assert sorted(set(timeline.xpath(".//li[@data-topic]//time/@data-event"))) == sorted(ledger.events)
    themes = set(timeline.xpath(".//input[@name='theme']/@data-theme"))
    assert themes == {event.topic for event in ledger.events.values()}
    css = (built.root / "docs/assets/css/site.css").read_text(encoding="utf-8")
    assert [theme for theme in themes if not re.search(rf"#theme-{theme}:checked", css)] == []
    terms = article(built.root / "site", "reference/glossary").xpath(".//dl[@class='glossary']/dt/@id")
    assert sorted(terms) == sorted(ledger.terms)


def test_no_page_is_a_stub(built: Project) -> None:
    for path in (built.root / "docs").rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        assert not re.search(r"coming soon|lorem ipsum|\bTODO\b|\bTBD\b", text, re.IGNORECASE), path
        assert len(text) > 60, path
