"""A quotation has at most seven words.

Looks at text in double quotation marks on every page but those of the sources
(whose evidence tokens have a limit of their own) and the contributor guide.
Whether it is attributed only a reader can tell.
"""

import re
from collections.abc import Iterable

from macros.authoring.macro import Desk
from macros.values.problems import Problem
from scripts.checks.page import Site

LONGEST = 7
FREE = ("reference/sources/", "reference/series/", "contribute/", "404.html")
QUOTATION = re.compile(r"“([^”]{1,400})”")
BLOCKS = {"p", "li", "dd", "td", "figcaption", "h1", "h2", "h3"}


def check(site: Site, desk: Desk) -> Iterable[Problem]:
    """Quotations that are too long."""
    for page in site.pages.values():
        first = {words: element.line for element in reversed(page.elements)
                 if element.tag in BLOCKS and "citation" not in element.classes  # which names titles
                 for words in QUOTATION.findall(element.text)}
        for words, line in first.items():
            if len(words.split()) > LONGEST and not page.path.startswith(FREE):
                yield Problem(page.path, line, f"“{words}” has {len(words.split())} words",
                              f"Quote at most {LONGEST} words; say the rest in your own.")
