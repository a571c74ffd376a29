"""The search page: its field, the place of its results, and the map of the site for those without it."""

from __future__ import annotations

import re
from collections.abc import Mapping
from html import escape

from macros.views.html import relative

PARTS = {"trade": "Trade", "security": "Security", "plan-b": "Plan B", "reference": "Reference",
         "teach": "Teach", "about": "About", "contribute": "Contribute"}
STORY = {"": "The story"}
# Folders whose pages are many and alike; their lists stay folded.
FOLDED = {"reference/charts": "Charts and maps, each on its page", "reference/sources": "Sources",
          "reference/series": "Public statistics", "contribute/decisions": "Decisions"}
ITSELF = "search/"
_PAGE = re.compile(r"^ +- (?:.*: )?\"?([a-z0-9/-]+)\.md\"?$", re.M)


def in_menu_order(titles: Mapping[str, str], settings: str) -> dict[str, str]:
    """The titles of all pages, those of the menu first and in its order.

    Args:
        titles: by address below the site's root.
        settings: text of mkdocs.yml.
    """
    files = [match[1] for match in _PAGE.finditer(settings)]
    urls = [file.removesuffix("index") if file.split("/")[-1] == "index" else f"{file}/" for file in files]
    known = [url for url in urls if url in titles]
    return {url: titles[url] for url in [*known, *(url for url in titles if url not in known)]}


def search_page(titles: Mapping[str, str], page_url: str) -> str:
    """The form, the results (filled by docs/assets/js/search.js) and the list of all pages."""
    return (
        '<form class="search-form" action="./" method="get" role="search" aria-label="All pages">'
        '<label for="search-words">Words, names or numbers</label>'
        '<span class="search-row"><input id="search-words" name="q" type="search" autocomplete="off" '
        'autocapitalize="off" spellcheck="false" maxlength="100"><button type="submit">Search</button></span>'
        "</form>"
        '<p class="search-without">The search needs JavaScript, which is off in your browser. '
        "The list of all pages below needs nothing.</p>"
        '<div id="search-results"><p class="search-status" role="status"></p></div>'
        f'<section class="site-map"><h2 id="all-pages">All pages</h2>{_map(titles, page_url)}</section>')


def _map(titles: Mapping[str, str], page_url: str) -> str:
    """Every page, by part; pages of a kind that are many stay folded."""
    lists: dict[str, list[str]] = {}
    for url, title in titles.items():
        if url != ITSELF:
            lists.setdefault(_folder(url), []).append(_link(url, title, page_url))
    parts = []
    for part, name in {**STORY, **PARTS}.items():
        if lists.get(part):
            folded = "".join(_folded(FOLDED[folder], lists[folder]) for folder in FOLDED
                             if folder.split("/")[0] == part and lists.get(folder))
            parts.append(f'<p class="list-title">{name}</p><ul>{"".join(lists[part])}</ul>{folded}')
    return "".join(parts)


def _folder(url: str) -> str:
    """The folded list to which a page belongs, else its part of the site."""
    folder = "/".join(url.split("/")[:-2])
    return folder if folder in FOLDED and url != f"{folder}/" else url.partition("/")[0]


def _folded(name: str, links: list[str]) -> str:
    return (f'<details class="site-map-more"><summary>{name} '
            f'(<span class="tally">{len(links)}</span>)</summary><ul>{"".join(links)}</ul></details>')


def _link(url: str, title: str, page_url: str) -> str:
    return f'<li><a href="{relative(url, page_url) or "./"}">{escape(title, quote=False)}</a></li>'
