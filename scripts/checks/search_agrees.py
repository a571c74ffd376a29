"""Every text in the search index stands on the page that it leads to."""

from __future__ import annotations

import json
import re
from collections.abc import Iterable
from html import unescape

from macros.authoring import Desk
from macros.problems import Problem
from scripts.checks.built import Site

INDEX = "search/search_index.json"
_TAG = re.compile(r"<[^>]+>")
_SPACE = re.compile(r"[\s¶]")


def check(site: Site, desk: Desk) -> Iterable[Problem]:
    """Texts of the index that no page has, and pages that the index leaves out."""
    path = site.folder / INDEX
    if not path.is_file():
        yield Problem(INDEX, 0, "the search index is missing")
        return
    texts: dict[str, str] = {}
    for entry in json.loads(path.read_text(encoding="utf-8"))["docs"]:
        url = entry["location"].partition("#")[0]
        page = site.pages.get(f"{url}index.html")
        if page is None:
            yield Problem(INDEX, 0, f"the entry {entry['location']!r} leads to no page")
            continue
        if url not in texts:
            texts[url] = _dense("".join(run.text for run in page.runs
                                        if run.channel == "text" and run.in_tag("article")))
        for piece in (entry["title"], *_TAG.split(entry["text"])):
            if _dense(unescape(piece)) not in texts[url]:
                yield Problem(INDEX, 0, f"{entry['location']!r}: the page does not say "
                              f"{piece.strip()[:90]!r}")
    for name in site.pages:
        if name.endswith("index.html") and name.removesuffix("index.html") not in texts:
            yield Problem(INDEX, 0, f"the page {name} is not in the search index")


def _dense(text: str) -> str:
    """The text without spaces, since the index joins the cells of tables."""
    return _SPACE.sub("", text)
