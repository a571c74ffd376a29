"""What a reader or a class would ask: answered within three links of the home page, in the built HTML."""

from collections.abc import Sequence
from itertools import takewhile
from pathlib import Path
from typing import Any
from urllib.parse import urldefrag, urljoin

import pytest
from lxml import html

from tests.conftest import Project, cases

SITE = "https://plan-b.example/"
MOST = 3
QUESTIONS: list[dict[str, Any]] = cases("built/questions.yml")


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


def walked(site: Path, path: Sequence[str]) -> str:
    """Where a path ends, if each step is a link of the page before; else where it breaks off."""
    here = ""
    for step in path:
        page, anchor = urldefrag(step)
        listed = page == here and article(site, here).xpath(f".//*[@id='{anchor}']")  # by "On this page"
        if step not in links(site, here) and not listed:
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
        found += takewhile(lambda element: element.tag not in ("h2", start.tag), start.itersiblings())
    return found


def holds(elements: list[html.HtmlElement], record: str) -> bool:
    """Whether a record is among what some elements show."""
    kind, _, id = record.partition("=")
    there = f"@data-{kind}='{id}'" if kind != "event" else f"self::time/a[contains(@href, '#{id}')]"
    return any(element.xpath(f"descendant-or-self::*[{there}]") for element in elements)


@pytest.mark.parametrize("asked", QUESTIONS, ids=[asked["question"] for asked in QUESTIONS])
def test_the_answer_stands_within_three_links_of_home(built: Project, asked: dict[str, Any]) -> None:
    path, site = asked["path"], built.root / "site"
    assert len(path) <= MOST
    assert walked(site, path) == path[-1]
    elements = section(site, path[-1])
    text = " ".join(" ".join(element.text_content().split()) for element in elements)
    assert [record for record in asked["records"] if not holds(elements, record)] == []
    assert [words for words in asked["words"] if words not in text] == []


@pytest.mark.parametrize(("url", "record", "words"), [
    ("trade/investment/", "figure=pledge-usd-2025-csds", "refuses one, that may bring higher tariffs"),
    ("security/bases/", "figure=us-troops-by-country-2025@2025-12-31/japan", "by the Pentagon’s count"),
    ("plan-b/asian-coalition/", "figure=three-partners-spending-against-china-2024",
     "foreign and defence minister, wants middle powers")])
def test_the_answer_in_short_stands_before_the_first_heading(built: Project, url: str, record: str,
                                                             words: str) -> None:
    (title,) = article(built.root / "site", url).xpath(".//h1")
    elements = list(takewhile(lambda element: element.tag != "h2", title.itersiblings()))
    assert holds(elements, record)
    assert any(words in element.text_content() for element in elements)


def test_a_path_without_its_links_is_told_and_a_section_ends_at_the_next_heading(built: Project) -> None:
    site = built.root / "site"
    assert walked(site, ("contribute/checks/",)) == "the home page does not link to contribute/checks/"
    assert walked(site, ("trade/investment/", "security/trust/#sums")) == (
        "trade/investment/ does not link to security/trust/#sums")
    elements = section(site, "trade/investment/#sums")
    assert len(elements) >= 3 and not holds(elements, "figure=us-steel-bid-pism")
