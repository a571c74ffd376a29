"""The search page: its field, the place of its results, and the map of the site for those without it."""

import re
from collections.abc import Mapping

from markupsafe import Markup

from macros.reading.project import page_address
from macros.views.templating import render

PARTS = {"trade": "Trade", "security": "Security", "plan-b": "Plan B", "reference": "Reference",
         "teach": "Teach", "about": "About", "contribute": "Contribute"}
STORY = {"": "The story"}
# Folders whose pages are many and alike; their lists stay folded.
FOLDED = {"reference/charts": "Charts and maps, each on its page", "reference/sources": "Sources",
          "reference/series": "Public statistics", "contribute/decisions": "Decisions"}
ITSELF = "search/"
_PAGE = re.compile(r"^ +- (?:.*: )?\"?([a-z0-9/_.-]+\.md)\"?$", re.M)


def menu_files(settings: str) -> list[str]:
    """The pages of the menu, in its order, by their files below docs/."""
    return _PAGE.findall(settings)


def in_menu_order(titles: Mapping[str, str], settings: str) -> dict[str, str]:
    """The titles of all pages, those of the menu first and in its order.

    Args:
        titles: by address below the site's root.
        settings: text of mkdocs.yml.
    """
    urls = [page_address(file) for file in menu_files(settings)]
    return {url: titles[url] for url in dict.fromkeys([*urls, *titles]) if url in titles}


def search_page(titles: Mapping[str, str], page_url: str) -> Markup:
    """The form, the results (filled by docs/assets/js/search.js) and the list of all pages."""
    lists: dict[str, list[tuple[str, str]]] = {}
    for url, title in titles.items():
        folder, part = "/".join(url.split("/")[:-2]), url.partition("/")[0]
        if part not in {**STORY, **PARTS}:
            part = "reference"  # a page beside the parts
        if url != ITSELF:
            folded = folder in FOLDED and url != f"{folder}/"
            lists.setdefault(folder if folded else part, []).append((url, title))
    parts = [(name, lists[part], [(title, lists[folder]) for folder, title in FOLDED.items()
                                  if folder.split("/")[0] == part and folder in lists])
             for part, name in {**STORY, **PARTS}.items() if part in lists]
    return render("search_page", page_url, parts=parts)
