"""What each page is about, and how long it takes, from its Markdown: for cards and links from charts."""

import re
from collections.abc import Mapping
from dataclasses import dataclass
from html import unescape

from macros.authoring.inspection import page_url
from macros.authoring.macro import MACROS, AuthorMistake, Desk, Page, call
from macros.reading.calls import Call, calls_in
from macros.reading.front_matter import split_page
from macros.views.search import PARTS
from macros.words.bare_numbers import prose_of
from macros.words.house_style import as_of_text, fact_text

_TITLE = re.compile(r"^# +(.+?)\s*$", re.M)
_CALL = re.compile(r"\{\{.*?\}\}")
_TAG = re.compile(r"<[^>]+>")
WORDS_A_MINUTE = 200  # somewhat slower than the mean of silent reading in English, 238 (Brysbaert 2019)


@dataclass(frozen=True)
class PageInfo:
    """One page in a few words.

    Attributes:
        url: address below the site's root ("" for home).
        part: the part of the site it belongs to, in words.
        value, label: its key figure and what that is; empty if it has none.
        chart: id of the chart whose own page it is, else empty.
        shows: ids of the charts that it shows.
    """

    url: str
    title: str
    part: str
    value: str
    label: str
    chart: str
    shows: tuple[str, ...]

    @property
    def told(self) -> str:
        """The page's card in words, for those who do not see it."""
        end = "" if self.title.endswith(("?", "!", ".")) else "."
        return f"{self.title}{end} {self.label}: {self.value}." if self.value else self.title


def read_pages(desk: Desk, texts: Mapping[str, str]) -> dict[str, PageInfo]:
    """What each page is about, by its address.

    Args:
        texts: the pages that were found in order, by their files.
    """
    infos = (_info(desk, file, split_page(text)[1]) for file, text in texts.items())
    return {info.url: info for info in infos}


def _info(desk: Desk, file: str, body: str) -> PageInfo:
    url = page_url(file)
    calls = calls_in(body, MACROS)
    heading = _TITLE.search(body)
    title = said_in(desk, url, heading[1]) if heading else ""
    value, label = _key_figure(desk, calls)
    part = PARTS.get(url.split("/")[0], "")
    own = next((id for id, chart in desk.charts.items() if chart.href == url), "")
    return PageInfo(url, unescape(_TAG.sub("", title)).replace("'", "’"), part, value, label, own,
                    tuple(one.args[0] for one in calls if one.name == "chart" and one.args))


def said_in(desk: Desk, url: str, text: str) -> str:
    """Markdown of one line with what its macros say in the place of their calls; nothing for a mistake."""
    page = Page(f"docs/{url}", url, text)

    def said(match: re.Match[str]) -> str:
        calls = calls_in(match.group(), MACROS)
        try:
            return call(desk, page, calls[0].name, calls[0].args) if calls else ""
        except AuthorMistake:
            return ""
    return _CALL.sub(said, text)


def _key_figure(desk: Desk, calls: list[Call]) -> tuple[str, str]:
    """The first of the page's key figures, else the first figure in its text."""
    refs = [one.args[0] for name in ("facts", "fig") for one in calls if one.name == name and one.args]
    fact = next((desk.ledger.facts[ref] for ref in refs if ref in desk.ledger.facts), None)
    if fact is None:
        return "", ""
    return fact_text(fact), f"{fact.label}, {as_of_text(fact)}".replace("'", "’")


def minutes(text: str) -> int:
    """Minutes for the prose of a page's Markdown, rounded up; macro calls count for nothing."""
    return max(1, -(-len(prose_of(text).split()) // WORDS_A_MINUTE))


def showing(pages: Mapping[str, PageInfo], chart: str) -> list[tuple[str, str]]:
    """Address and title of the pages that show a chart, its own page left out."""
    return [(page.url, page.title) for page in pages.values()
            if chart in page.shows and not page.chart and page.part != PARTS["contribute"]]
