"""What a reader or a class would ask: answered within three links of the home page, in the built HTML."""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pytest
from lxml import html

from tests.conftest import Project

SITE = "https://plan-b.example/"
MOST = 3


@dataclass(frozen=True)
class Question:
    """A question, the links that lead to its answer, and what has to stand there.

    Attributes:
        path: addresses below the site's, from the home page on.
        records: figures, events, positions and disagreements by id, as attributes name them.
        words: that the section says besides.
    """

    path: tuple[str, ...]
    records: tuple[tuple[str, str], ...]
    words: tuple[str, ...] = ()


QUESTIONS = {
    "what Japan promised to invest": Question(
        ("trade/investment/", "trade/investment/#sums"),
        (("figure", "pledge-usd-2025-csds"), ("figure", "ishiba-investment-offer-2025-pism"),
         ("figure", "takaichi-projects-usd-2026-ft26"))),
    "who decides what is invested": Question(
        ("trade/investment/", "trade/investment/#who-decides"),
        (("figure", "pledge-usd-2025-csds"), ("event", "tariff-deal-documents-2025-09-04-csds")),
        ("for President Trump alone to decide, writes Pajon",)),
    "how many troops there are, and why sources differ": Question(
        ("security/bases/", "security/bases/#numbers"),
        (("figure", "us-troops-in-japan-2026-trump"),
         ("figure", "us-troops-by-country-2025@2025-12-31/japan"),
         ("disagreement", "us-troops-in-japan-2026-trump-and-ft")), ("Why: rounding",)),
    "who argues for a coalition": Question(
        ("plan-b/asian-coalition/", "plan-b/asian-coalition/#who"),
        (("position", "kono-middle-powers-2026-ft26"),
         ("position", "takahara-middle-power-coalition-2026-ft26"),
         ("position", "kotani-against-alternatives-2026-ft26"))),
    "what the objection to a coalition is": Question(
        ("plan-b/asian-coalition/", "plan-b/asian-coalition/#against"),
        (("figure", "south-korea-among-difficult-partners-pism"),),
        ("It can be done, says Kotani, but it comes without a nuclear umbrella",)),
    "where all troop numbers stand side by side": Question(
        ("reference/disagreements/", "reference/disagreements/#us-troops-in-japan-2026-trump-and-ft"),
        (("figure", "us-troops-in-japan-2025-pism"), ("figure", "us-troops-in-japan-2026-ft26"))),
    "what changed lately": Question(
        ("about/changes/",), (("change", "revised"),), ("→",)),
}


def article(site: Path, url: str) -> html.HtmlElement:
    """What a page itself says, without menus, header and footer."""
    page = html.parse(str(site / url / "index.html")).getroot()
    (found,) = page.xpath("//article")
    element: html.HtmlElement = found
    return element


def links(site: Path, address: str) -> set[str]:
    """Where the links in the text of a page lead, below the site's address."""
    url = urldefrag(address)[0]
    return {urljoin(f"{SITE}{url}", href).removeprefix(SITE)
            for href in article(site, url).xpath(".//a[not(@class='headerlink')]/@href")}


def walked(site: Path, path: tuple[str, ...]) -> str:
    """Where a path ends, if each step is a link of the page before; else where it breaks off."""
    here = ""
    for step in path:
        if step not in links(site, here):
            return f"{here or 'the home page'} does not link to {step}"
        here = step
    return here


def section(site: Path, address: str) -> list[html.HtmlElement]:
    """The elements of an answer: the one of that id, behind a heading all up to the next, or the page."""
    url, anchor = urldefrag(address)
    if not anchor:
        return [article(site, url)]
    (start,) = article(site, url).xpath(f".//*[@id='{anchor}']")
    found = [start]
    if start.tag in ("h2", "h3"):
        for element in start.itersiblings():
            if element.tag in ("h2", start.tag):
                break
            found.append(element)
    return found


@pytest.mark.parametrize("name", QUESTIONS)
def test_the_answer_stands_within_three_links_of_home(built: Project, name: str) -> None:
    question = QUESTIONS[name]
    site = built.root / "site"
    assert len(question.path) <= MOST
    assert walked(site, question.path) == question.path[-1]
    elements = section(site, question.path[-1])
    for kind, id in question.records:
        assert any(element.xpath(f"descendant-or-self::*[@data-{kind}='{id}']") for element in elements), id
    text = " ".join(" ".join(element.text_content().split()) for element in elements)
    for words in question.words:
        assert words in text


FIRST_SCREEN = {
    "trade/investment/": (("figure", "pledge-usd-2025-csds"),
                          "it is for President Trump alone to decide which projects get it"),
    "security/bases/": (("figure", "us-troops-by-country-2025@2025-12-31/japan"),
                        "by the Pentagon’s own count (others differ)"),
    "plan-b/asian-coalition/": (("figure", "three-partners-spending-against-china-2024"), "argues Taro Kono"),
}


@pytest.mark.parametrize("url", FIRST_SCREEN)
def test_the_answer_in_short_stands_before_the_first_heading(built: Project, url: str) -> None:
    (kind, id), words = FIRST_SCREEN[url]
    (title,) = article(built.root / "site", url).xpath(".//h1")
    elements = []
    for element in title.itersiblings():
        if element.tag == "h2":
            break
        elements.append(element)
    assert any(element.xpath(f".//*[@data-{kind}='{id}']") for element in elements)
    assert words in elements[0].text_content()


def test_a_path_without_its_links_is_told(built: Project) -> None:
    site = built.root / "site"
    assert walked(site, ("trade/cars/",)) == "the home page does not link to trade/cars/"
    assert walked(site, ("trade/investment/", "security/trust/#sums")) == (
        "trade/investment/ does not link to security/trust/#sums")


def test_a_section_ends_at_the_next_heading(built: Project) -> None:
    elements = section(built.root / "site", "trade/investment/#who-decides")
    assert len(elements) >= 3
    assert not any(element.xpath("descendant-or-self::*[@data-figure='us-steel-bid-pism']")
                   for element in elements)
