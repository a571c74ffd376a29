"""What each page should say: its macros are asked again, with the records as they are now."""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from html import unescape

from macros.authoring.inspection import page_url
from macros.authoring.macro import MACROS, AuthorMistake, Desk, Page, call
from macros.authoring.macros import at_foot
from macros.authoring.page_index import minutes, read_pages, said_in
from macros.reading.calls import calls_in
from macros.reading.files_allowed import page_files, page_texts
from macros.reading.front_matter import split_page
from macros.reading.project import ROOT, settings_text, site_names
from macros.views.charts import framed
from macros.words.bare_numbers import exempt_words, unfenced
from scripts.checks.page import HtmlPage, Run, Site, normal

PARTS = ("Trade", "Security", "Plan B")  # the parts whose pages are chapters, as in the templates
_SECTION = re.compile(r"^  - ([^:\n]+):\s*$", re.M)
_PAGE = re.compile(r"^      - (?:[^:\n]+: *)?(\S+\.md)\s*$", re.M)
_LABEL = re.compile(r'^ +- "?([^":\n]+)"?:', re.M)
_ABOUT = re.compile(r"^site_description: (.+)$", re.M)
_HEADING = re.compile(r"^(?:# +|#{2,6} +(?=.* \{ #))(.+?)(?: \{ #([a-z0-9-]+) \})?\s*$", re.M)
_MARKS = re.compile(r"[*_`]|\[([^\]]*)\]\([^)]*\)")


@dataclass(frozen=True)
class Expected:
    """What may stand on one page.

    Attributes:
        blocks: the runs that each call of a macro makes.
        texts: what calls make without markup, the longest first.
        furniture: descriptions and addresses of the page, and the titles of all pages.
        head: what the head of the page may say of it.
        menu: titles of all pages, labels of the menu and headings of this page.
        headings: the page's headings by id, its title by none.
        frame: what the frame of the page counts: its chapter's place, its reading time.
        names: finds proper names and idioms that contain a number.
        written: whether somebody wrote the page in Markdown.
    """

    blocks: list[list[Run]]
    texts: list[str]
    furniture: set[str]
    head: set[str]
    menu: set[str]
    headings: dict[str, str]
    frame: set[str]
    names: re.Pattern[str]
    written: bool


def expectations(site: Site, desk: Desk) -> Iterator[tuple[HtmlPage, Expected]]:
    """Each page of the site with what it should say."""
    settings = settings_text(ROOT)
    infos = read_pages(desk, page_texts(ROOT, []))
    sources = {page_url(path.relative_to(ROOT).as_posix()): path for path in page_files(ROOT)}
    names = exempt_words(desk.ledger)
    titles = {normal(info.title) for info in infos.values()}
    labels = {normal(site_names(ROOT).site), *map(normal, _LABEL.findall(settings))}
    about = labels | set(map(normal, _ABOUT.findall(settings)))
    for page in site.pages.values():
        path, info = sources.get(page.url), infos.get(page.url)
        body = split_page(path.read_text(encoding="utf-8"))[1] if path else ""
        blocks, texts, own = said(desk, page, body)
        own |= {f"{page.site}{page.url}", f"{page.site}assets/generated/cards/{page.url}card.png"}
        own |= {normal(info.told), normal(info.title)} if info else set()
        headings = {match[2] or "": unescape(_MARKS.sub(lambda m: m[1] or "", said_in(
            desk, page.url, match[1]))) for match in _HEADING.finditer(unfenced(body))}
        yield page, Expected(blocks, texts, own | titles, own | about,
                             labels | titles | set(map(normal, headings.values())), headings,
                             counts_of(page.url, body, settings), names, path is not None)


def said(desk: Desk, page: HtmlPage, body: str) -> tuple[list[list[Run]], list[str], set[str]]:
    """What a page's macros and its foot say now: blocks, texts without markup, the description."""
    writing = Page(f"docs/{page.url}", page.url, body, {}, page.site)
    blocks = [HtmlPage("", framed(chart, desk.ledger)).runs
              for chart in desk.charts.values() if chart.framed == page.url]
    texts = []
    for one in calls_in(body, MACROS):
        try:
            words = call(desk, writing, one.name, one.args)
        except AuthorMistake:
            continue  # the inspection of pages tells
        if "<" in words:
            blocks.append(HtmlPage("", words).runs)
        elif words:
            texts.append(normal(words))
    if foot := at_foot(desk, page.url, page.site):
        blocks.append(HtmlPage("", foot).runs)
    described = {normal(writing.meta["description"])} if "description" in writing.meta else set()
    return blocks, sorted(texts, key=len, reverse=True), described


def counts_of(url: str, body: str, settings: str) -> set[str]:
    """All that the frame of a page may count: its place in its part, and how long it takes to read."""
    counts = {f"{minutes(body)} min read"}
    _, *sections = _SECTION.split(settings.partition("\nnav:\n")[2])
    for title, pages in zip(sections[::2], sections[1::2], strict=True):
        urls = [page_url(f"docs/{file}") for file in _PAGE.findall(pages)]
        if title in PARTS and url in urls[1:]:
            counts.add(f"Chapter {urls.index(url)} of {len(urls) - 1}")
    return counts
