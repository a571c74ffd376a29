"""What macros, headings, menus, titles and descriptions say reaches the page word for word."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Iterator
from html import unescape

from macros.authoring.inspection import page_url
from macros.authoring.macro import Desk
from macros.authoring.page_index import read_pages, said_in
from macros.reading.front_matter import split_page
from macros.reading.project import ROOT, site_names
from macros.values.problems import Problem
from scripts.checks.built import HtmlPage, Site
from scripts.checks.numbers_trace import Expected, address, expect, normal
from scripts.checks.page_runs import Run

HEADING = re.compile(r"^#{2,6} +(.+?) \{ #([a-z0-9-]+) \}\s*$", re.M)
LABEL = re.compile(r'^ +- "?([^":\n]+)"?:', re.M)
ABOUT = re.compile(r"^site_description: (.+)$", re.M)
_MARKS = re.compile(r"[*_`]|\[([^\]]*)\]\([^)]*\)")
# The words of the theme itself.
MARKS = ("data-statement", "data-figure", "data-event", "data-period", "data-change")
Key = tuple[str, str, str]
LABELS = ("part-link", "nav-part", "nav-page")  # classes of the labels of pages in the templates


def check(site: Site, desk: Desk) -> Iterable[Problem]:
    """Pages that lack words of a macro, or have others in a heading, a menu or the head."""
    pages = read_pages(desk, ROOT)
    bodies = {page_url(path.relative_to(ROOT).as_posix()): split_page(path.read_text(encoding="utf-8"))[1]
              for path in (ROOT / "docs").rglob("*.md")}
    headings = {url: headings_of(desk, url, body) for url, body in bodies.items()}
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    menu = {normal(label) for label in LABEL.findall(settings)} | {site_names(ROOT).site}
    about = menu | {normal(text) for text in ABOUT.findall(settings)}
    menu |= {normal(info.title) for info in pages.values()}
    for path, page in site.pages.items():
        url = path.removesuffix("index.html")
        if url in bodies:
            info = pages[url]
            expected = expect(desk, info, url, bodies[url], address(page.html, url))
            missing = list(_missing(expected, page))
            yield from missing or _out_of_order(expected, page)
            yield from _head(expected.furniture | about | {normal(info.title)}, page)
            yield from _headings(headings[url], page)
            yield from _menu(menu | {normal(text) for text in headings[url].values()}, page)


def headings_of(desk: Desk, url: str, body: str) -> dict[str, str]:
    """The headings of a page below its title, by their ids, with what their macros say."""
    return {match[2]: unescape(_MARKS.sub(lambda m: m[1] or "", said_in(desk, url, match[1])))
            for match in HEADING.finditer(re.sub(r"^```.*?^```", "", body, flags=re.S | re.M))}


def _missing(expected: Expected, page: HtmlPage) -> Iterator[Problem]:
    """Words that a macro of the page says now, and the page does not."""
    found = Counter((run.channel, normal(run.text)) for run in page.runs)
    for (channel, text), times in expected.runs.items():
        if found[channel, text] < times:
            where = "" if channel == "text" else f" in the attribute {channel}"
            yield Problem(page.path, 0, f"the page does not say{where} {text[:90]!r}, which a macro says")


def _out_of_order(expected: Expected, page: HtmlPage) -> Iterator[Problem]:
    """What a macro says in one go that does not stand together, in its order and with its conditions."""
    keys = [_key(run) for run in page.runs]
    places: dict[Key, list[int]] = {}
    for place, key in enumerate(keys):
        places.setdefault(key, []).append(place)
    for block in expected.blocks:
        wanted = [_key(run) for run in block]
        starts = places.get(wanted[0], []) if wanted else []
        if not wanted or any(keys[start:start + len(wanted)] == wanted for start in starts):
            continue
        agreed, start = max(((_agreement(keys[start:start + len(wanted)], wanted), start)
                             for start in starts), default=(0, 0))
        line = page.runs[min(start + agreed, len(keys) - 1)].line
        yield Problem(page.path, line, f"a macro says {wanted[agreed][1][:90]!r} here"
                      + (f" on the condition {wanted[agreed][2]!r}" if wanted[agreed][2] else "")
                      + ", and the page says something else")


def _key(run: Run) -> Key:
    """How a text reaches readers, the text, and what it hangs on."""
    held = next((element.attrs[mark] for mark in MARKS if (element := run.within(mark)) is not None), "")
    return run.channel, normal(run.text), held


def _agreement(found: list[Key], wanted: list[Key]) -> int:
    """How many of the wanted texts stand at the beginning of those found."""
    pairs = enumerate(zip(found, wanted, strict=False))
    return next((place for place, (one, other) in pairs if one != other), len(found) - 1)


def _head(known: set[str], page: HtmlPage) -> Iterator[Problem]:
    """Titles and descriptions in the head that are not the page's."""
    for run in page.runs:
        element = run.around[-1]
        name = element.attrs.get("name") or element.attrs.get("property", "")
        if name.endswith(("title", "description", ":alt")) or element.tag == "title":
            text = normal(run.text)
            if text not in known and text.removesuffix(f" - {site_names(ROOT).site}") not in known:
                yield Problem(page.path, run.line, f"the head says {text[:90]!r}, which is not this page's "
                              "title or description")


def _headings(headings: dict[str, str], page: HtmlPage) -> Iterator[Problem]:
    built = {element.attrs.get("id", ""): element for element in page.elements
             if re.fullmatch(r"h[2-6]", element.tag)}
    for id, text in headings.items():
        if id not in built:
            yield Problem(page.path, 0, f"the heading {id!r} is missing")
        elif normal(built[id].text.removesuffix("¶")) != normal(text):
            yield Problem(page.path, built[id].line, f"the heading {id!r} reads "
                          f"{normal(built[id].text)[:90]!r}, not {normal(text)[:90]!r}")


def _menu(known: set[str], page: HtmlPage) -> Iterator[Problem]:
    """Labels of menus and of the list of headings that are no title or heading."""
    for run in page.runs:
        text = normal(run.text)
        if run.channel == "text" and (run.in_class(*LABELS) or _in_contents(run)) and text not in known:
            yield Problem(page.path, run.line, f"the menu says {text[:90]!r}, which is no title or heading")


def _in_contents(run: Run) -> bool:
    """Whether it is an entry of the list of headings."""
    return run.in_class("contents-fold") and run.in_tag("li")
