"""Reads HTML from the first element to the last, and keeps count of those that are open."""

from __future__ import annotations

from html.parser import HTMLParser
from typing import Generic, Protocol, TypeVar

# Elements without an end.
VOID = {"area", "base", "br", "col", "embed", "hr", "img", "input", "link", "meta", "source", "track", "wbr"}


class Tagged(Protocol):
    """An element, by its tag."""

    @property
    def tag(self) -> str:
        """Its name in small letters."""


E = TypeVar("E", bound=Tagged)


class Nesting(HTMLParser, Generic[E]):
    """A reader that knows which elements stand around what it reads.

    Attributes:
        open: the elements around, outermost first.
    """

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[E] = []

    def element(self, tag: str, attrs: dict[str, str]) -> E:
        """What is made of a start tag."""
        raise NotImplementedError

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        """Open an element."""
        element = self.element(tag, {name: value or "" for name, value in attrs})
        if tag not in VOID:
            self.open.append(element)

    def handle_endtag(self, tag: str) -> None:
        """Close the innermost element of that name, and what was left open in it."""
        for index in range(len(self.open) - 1, -1, -1):
            if self.open[index].tag == tag:
                del self.open[index:]
                return

    def read(self, html: str) -> None:
        """Read a whole page."""
        self.feed(html)
        self.close()
