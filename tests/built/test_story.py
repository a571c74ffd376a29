"""The story: whole, readable, and fair in how it lists who says what."""

import json
import re

import pytest
from lxml import html

from macros.data import Ledger
from tests.built.test_three_clicks import article
from tests.conftest import Project

OPTION_HEADINGS = {"means", "for", "against", "first", "who", "change", "sources"}
CHAPTERS = ("index.html", "trade/**/index.html", "security/**/index.html", "plan-b/**/index.html")
LEAST = 50.0  # Flesch's reading ease: what a curious 16-year-old reads without effort
NO_PROSE = ('.//figure | .//table | .//ol[contains(@class, "records")] | .//details | .//dl '
            '| .//ul[contains(@class, "facts")] | .//div[@class="explorer"] '
            '| .//a[contains(@class, "headerlink")] | .//*[contains(@class, "list-title")] '
            '| .//h1 | .//h2 | .//h3')


def prose(page: html.HtmlElement) -> str:
    """The sentences of a chapter as readers see them; headings, lists of records and boxes left out."""
    for part in page.xpath(NO_PROSE):
        part.drop_tree()
    blocks = [" ".join(block.text_content().split()) for block in page.xpath(".//p | .//li")]
    return " ".join(block if block.endswith((".", "?", "!", ":")) else block + "."
                    for block in blocks if block)


@pytest.mark.filterwarnings("ignore")
def test_every_chapter_reads_easily_and_has_its_length(built: Project) -> None:
    import textstat

    site = built.root / "site"
    pages = [path.relative_to(site).parent.as_posix() for part in CHAPTERS for path in site.glob(part)]
    texts = {name: prose(article(site, name)) for name in pages}
    assert len(texts) >= 24
    ease = {name: textstat.flesch_reading_ease(text) for name, text in texts.items()}
    assert not {name: one for name, one in ease.items() if one < LEAST}
    assert not [name for name, text in texts.items() if "/" in name and not 500 <= len(text.split()) <= 1500]
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
    assert {to.split("#")[1] for to in timeline.xpath(".//li[@data-topic]//time/a/@href")} == {*ledger.events}
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
