"""Every text that the search shows, or that a page has which it leaves out, stands on that page."""

import json
import re
from collections.abc import Iterable, Iterator
from html import escape, unescape

from macros.authoring.inspection import in_place, page_url
from macros.authoring.macro import MACROS, Desk
from macros.reading.calls import expanded
from macros.reading.files_allowed import page_files
from macros.reading.front_matter import split_page
from macros.reading.page_html import OF_MARKUP, OF_TEXT, words_seen
from macros.reading.project import ROOT
from macros.values.problems import Problem
from scripts import search_entries
from scripts.checks.page import Site

INDEX, ENTRIES = "search/search_index.json", search_entries.FILE
_TAG = re.compile(rf"<[^>]+>|\n|[{OF_MARKUP}{OF_TEXT}]")
_SPACE = re.compile(r"[\s¶]")
_LEFT_OUT = re.compile(r"^search:\s*\{?\s*exclude: true", re.M)


def check(site: Site, desk: Desk) -> Iterable[Problem]:
    """Texts of the index, of the records and of pages apart that no page has; pages that are nowhere."""
    texts: dict[str, str] = {}
    apart = [*_of_markdown()]
    for file, list_name in ((INDEX, "docs"), (ENTRIES, "entries")):
        path = site.folder / file
        if not path.is_file():
            yield Problem(file, 0, "the search index is missing")
            continue
        content = json.loads(path.read_text(encoding="utf-8"))
        yield from _found(content[list_name], file, site, texts)
        if file == INDEX:
            yield from _found(apart, file, site, texts)
        for search in content.get("searches", ()):
            if search["page"] is not None and (lacking := site.lacks(search["page"])):
                yield Problem(file, 0, f"the search {search['typed']!r}: {lacking}")
    covered = {url for url, text in texts.items() if text}
    left_out = {entry["location"] for entry in apart} | {chart.framed for chart in desk.charts.values()}
    for name, page in site.pages.items():
        if name.endswith("index.html") and page.url not in covered | left_out:
            yield Problem(INDEX, 0, f"the page {name} is not in the search index")


def _of_markdown() -> Iterator[dict[str, str]]:
    """What the pages say in Markdown that the search leaves out, as the index would have it."""
    for path in page_files(ROOT):
        front, body, _ = split_page(path.read_text(encoding="utf-8"))
        if _LEFT_OUT.search(front):
            yield {"location": page_url(path.relative_to(ROOT).as_posix()), "title": "",
                   "text": escape(words_seen(expanded(body, MACROS, in_place)))}


def _found(entries: Iterable[dict[str, str]], file: str, site: Site, texts: dict[str, str],
           ) -> Iterator[Problem]:
    """What the entries of one file say that their pages do not; `texts` keeps the texts of pages."""
    for entry in entries:
        lacking = site.lacks(entry["location"])
        if lacking:
            yield Problem(file, 0, f"the entry {entry['location']!r}: {lacking}")
            continue
        url = entry["location"].partition("#")[0]
        if url not in texts:
            texts[url] = _dense("".join(run.text for run in site.pages[f"{url}index.html"].runs
                                        if run.channel == "text" and "article" in run.element.tags))
        for piece in (entry["title"], *_TAG.split(entry["text"])):
            words = unescape(piece) if file == INDEX else piece
            if _dense(words) not in texts[url]:
                yield Problem(file, 0, f"{entry['location']!r}: the page does not say {piece.strip()[:90]!r}")


def _dense(text: str) -> str:
    """The text without spaces, since the index joins the cells of tables."""
    return _SPACE.sub("", text)
