"""The built site as the checks see it: each page's elements, ids, links and text."""

from __future__ import annotations

from dataclasses import dataclass, field
from functools import cached_property
from pathlib import Path

from scripts.checks.nesting import Nesting
from scripts.checks.page_runs import Run, page_runs


@dataclass
class Element:
    """One element: tag, attributes, the text inside it, and its line in the HTML."""

    tag: str
    attrs: dict[str, str]
    line: int
    text: str = ""


@dataclass
class HtmlPage:
    """One built page, by its path below the site's folder."""

    path: str
    html: str = ""
    elements: list[Element] = field(default_factory=list)

    @property
    def ids(self) -> set[str]:
        """All ids on the page."""
        return {e.attrs["id"] for e in self.elements if "id" in e.attrs}

    @cached_property
    def runs(self) -> list[Run]:
        """Every stretch of text, in every channel."""
        return page_runs(self.html)

    def having(self, attribute: str) -> list[Element]:
        """The elements that carry an attribute."""
        return [e for e in self.elements if attribute in e.attrs]


@dataclass(frozen=True)
class Site:
    """A built site."""

    folder: Path
    pages: dict[str, HtmlPage]


class _Reader(Nesting[Element]):
    def __init__(self, page: HtmlPage) -> None:
        super().__init__()
        self.page = page

    def element(self, tag: str, attrs: dict[str, str]) -> Element:
        element = Element(tag, attrs, self.getpos()[0])
        self.page.elements.append(element)
        return element

    def handle_data(self, data: str) -> None:
        for element in self.open:
            element.text += data


def read_page(path: str, html: str) -> HtmlPage:
    """Parse one page."""
    page = HtmlPage(path, html)
    _Reader(page).read(html)
    return page


def read_site(folder: Path) -> Site:
    """Parse every HTML page below a folder."""
    return Site(folder, {
        path.relative_to(folder).as_posix(): read_page(path.relative_to(folder).as_posix(),
                                                       path.read_text(encoding="utf-8"))
        for path in sorted(folder.rglob("*.html"))})
