"""The built site as the rules see it: each page is parsed once into elements and runs of words.

A run is one stretch of text in one channel, which is how the text reaches
somebody: as visible text, or in an attribute that a screen reader, a search
engine or a card reads, or that names a picture.
"""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import cache, cached_property
from html.parser import HTMLParser
from pathlib import Path

from macros.reading.kept import recall, remember
from macros.reading.project import ROOT
from scripts.content_names import plain
from scripts.open_site import fingerprint

VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}
# Attributes that are read to somebody, by the element that carries them ("*" is any).
SPOKEN = {"alt": "*", "title": "*", "aria-label": "*", "aria-description": "*", "placeholder": "*",
          "label": "*", "summary": "*", "content": "meta"}
PICTURES = {"src": "img", "srcset": "source"}  # what is shown to somebody, likewise
SILENT = ("script", "style", "template")
FROZEN = "editions/"  # below it lie whole sites of their day, which no rule of today is for
LEADS_ON = '<meta http-equiv="refresh" '  # only a page that does nothing else says so
_TYPOGRAPHY = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-", "…": "...",
                             "\u00a0": " "})


@cache
def normal(text: str) -> str:
    """The text with plain quotes, dashes and spaces, as before the typographer had it."""
    return " ".join(text.translate(_TYPOGRAPHY).replace("--", "-").split())


@cache
def _with(names: frozenset[str], more: str) -> frozenset[str]:
    """Some names with others; kept, since most elements share them."""
    return names.union(more.split())


@dataclass(eq=False)
class Element:
    """One element: its tag, attributes and line in the HTML, the one around it, and the texts inside it.

    `tags` and `classes` are its own and those of the elements around it.
    """

    tag: str
    attrs: dict[str, str]
    line: int
    parent: Element | None
    texts: list[str]
    begin: int
    tags: frozenset[str] = frozenset()
    classes: frozenset[str] = frozenset()
    end: int | None = None

    @property
    def text(self) -> str:
        """All the text inside it."""
        return "".join(self.texts[self.begin:self.end])

    @cached_property
    def marks(self) -> dict[str, Element]:
        """The innermost element that has an attribute, of it and those around it, by the attribute."""
        return {**(self.parent.marks if self.parent else {}), **dict.fromkeys(self.attrs, self)}

    def lineage(self) -> Iterator[Element]:
        """It and the elements around it, innermost first."""
        one: Element | None = self
        while one is not None:
            yield one
            one = one.parent


@dataclass(eq=False)
class Run:
    """One stretch of text.

    Attributes:
        channel: `text`, or the name of the attribute.
        element: the innermost one around the text, or the one that carries the attribute.
        line: of the HTML.
    """

    text: str
    channel: str
    element: Element
    line: int

    @property
    def words(self) -> str:
        """The text as before the typographer had it."""
        return normal(self.text)

    @property
    def where(self) -> str:
        """The channel in words, if it is not the visible text."""
        return "" if self.channel == "text" else f" in the attribute {self.channel}"


class _Parser(HTMLParser):
    """Takes down the elements and runs of a text, in order."""

    def __init__(self, html: str) -> None:
        super().__init__(convert_charrefs=True)
        self.elements: list[Element] = []
        self.runs: list[Run] = []
        self._texts: list[str] = []
        self._inner = Element("", {}, 0, None, self._texts, 0)
        self.feed(html)
        self.close()

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element, and take down what its attributes say."""
        line = self.getpos()[0]
        element = Element(tag, {name: value or "" for name, value in attrs}, line, self._inner,
                          self._texts, len(self._texts), _with(self._inner.tags, tag),
                          _with(self._inner.classes, dict(attrs).get("class") or ""))
        self.elements.append(element)
        for name, value in element.attrs.items():
            if value and (SPOKEN.get(name) in ("*", tag) or PICTURES.get(name) == tag):
                self.runs.append(Run(value, name, element, line))
        if tag in VOID:
            element.end = element.begin
        else:
            self._inner = element

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element of that name, and what was left open in it."""
        ended = next((one for one in self._inner.lineage() if one.tag == tag), None)
        while ended is not None and self._inner is not ended.parent and self._inner.parent is not None:
            self._inner.end = len(self._texts)
            self._inner = self._inner.parent

    def handle_data(self, data: str) -> None:
        """Take down a text."""
        self._texts.append(data)
        if data.strip() and self._inner.tags.isdisjoint(SILENT):
            self.runs.append(Run(data, "text", self._inner, self.getpos()[0]))
        elif self.runs and not data.strip():
            self.runs[-1].text += data  # it keeps two words apart


class HtmlPage:
    """One built page, or a piece of one, parsed.

    Attributes:
        path: below the site's folder.
        html: its text.
        elements, runs: in order.
    """

    def __init__(self, path: str, html: str) -> None:
        self.path, self.html = path, html
        parser = _Parser(html)
        self.elements, self.runs = parser.elements, parser.runs

    @property
    def url(self) -> str:
        """Its address below the site's."""
        return self.path.removesuffix("index.html")

    @cached_property
    def site(self) -> str:
        """The address of the site that it was built for, as it names it."""
        canonical = (one.attrs["href"] for one in self.elements if one.attrs.get("rel") == "canonical")
        return next(canonical, "/").removesuffix(self.url)

    @cached_property
    def ids(self) -> set[str]:
        """All ids on the page."""
        return {one.attrs["id"] for one in self.having("id")}

    def having(self, attribute: str) -> list[Element]:
        """The elements that carry an attribute."""
        return [one for one in self.elements if attribute in one.attrs]


@dataclass(frozen=True)
class Site:
    """A built site: its folder, its pages by their path below it, and those that do nothing but lead on."""

    folder: Path
    pages: dict[str, HtmlPage]
    leading: dict[str, str] = field(default_factory=dict)

    def lacks(self, address: str) -> str:
        """Says which page or id is missing, if an address below the site's root leads nowhere."""
        url, _, anchor = address.partition("#")
        page = self.pages.get(f"{url}index.html")
        if page is None:
            return f"there is no page {url!r}"
        return f"{url} has no anchor {anchor!r}" if anchor and anchor not in page.ids else ""


def read_site(folder: Path, memory: Path | None = None) -> Site:
    """Parse every HTML page below a folder, each with the plain names of the files that it loads.

    Args:
        memory: a file that remembers pages as they were parsed, and is written anew if any is another.
    """
    as_made = plain(folder)
    texts = {path.relative_to(folder).as_posix(): as_made(path.read_text(encoding="utf-8"))
             for path in sorted(folder.rglob("*.html"))
             if not path.relative_to(folder).as_posix().startswith(FROZEN)}
    leading = {name: text for name, text in texts.items() if LEADS_ON in text}
    by = fingerprint([Path(__file__)], ROOT)
    known: dict[str, HtmlPage] = (memory and recall(memory, by)) or {}
    pages = {name: known[name] if name in known and known[name].html == text else HtmlPage(name, text)
             for name, text in texts.items() if name not in leading}
    if memory and pages != known:
        remember(memory, by, pages)
    return Site(folder, pages, leading)
