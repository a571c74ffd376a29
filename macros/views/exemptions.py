"""Numbers in the text that come from no record: proper names and plain words, counted and listed."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from markupsafe import Markup

from macros.data import Ledger
from macros.reading.calls import calls_in
from macros.reading.front_matter import split_page
from macros.reading.project import page_address
from macros.views.templating import WORDS, render
from macros.words.bare_numbers import exempt_words, kind_of, prose_of, quantities

EXAMPLES = "contribute/"


@dataclass(frozen=True)
class Exemption:
    """One number on one page that needs no record.

    Attributes:
        url: address of the page below the site's root.
        kind: one of the exemptions in words.yml.
        words: the name, or the number word.
    """

    url: str
    kind: str
    words: str


def read_exemptions(ledger: Ledger, texts: Mapping[str, str]) -> tuple[Exemption, ...]:
    """Every exemption in the text of the pages; those for contributors are full of examples and left out.

    Args:
        texts: the pages by their files.
    """
    names = exempt_words(ledger)
    return tuple(Exemption(url, kind, words) for file, text in texts.items()
                 if not (url := page_address(file.removeprefix("docs/"))).startswith(EXAMPLES)
                 for kind, words in in_text(split_page(text)[1], names))


@lru_cache(maxsize=1000)
def in_text(body: str, names: re.Pattern[str]) -> tuple[tuple[str, str], ...]:
    """Kind and words of each exemption in a page's Markdown."""
    plain = [("plain word", words) for one in calls_in(body, ("plain",))
             if one.name == "plain" and one.args for _, words in quantities(one.args[0])]
    named = [(kind_of(match), " ".join(match.group().split())) for match in names.finditer(prose_of(body))
             if any(True for _ in quantities(match.group()))]
    return (*plain, *named)


def listed(found: Iterable[Exemption], titles: Mapping[str, str], page_url: str) -> Markup:
    """The list for readers: each exempted word, its kind, how often it stands, and on which pages.

    Args:
        titles: of the pages by their addresses.
    """
    pages: dict[tuple[str, str], list[str]] = {}
    for one in found:
        pages.setdefault((one.kind, one.words), []).append(one.url)
    ordered = sorted(pages.items(), key=lambda item: (item[0][0], -len(item[1]), item[0][1]))
    rows = [(words, WORDS["exemption"][kind], len(urls),
             [(url, titles.get(url, url)) for url in dict.fromkeys(urls)]) for (kind, words), urls in ordered]
    return render("exemptions_index", page_url, rows=rows)
