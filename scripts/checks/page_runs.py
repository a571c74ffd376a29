"""Every stretch of text of a built page, with the elements around it, in every channel.

A channel is how the text reaches somebody: as visible text, or in an attribute
that a screen reader, a search engine or a card reads.
"""

from __future__ import annotations

from dataclasses import dataclass

from scripts.checks.nesting import Nesting

# Attributes that are read to somebody, by the element that carries them ("*" is any).
SPOKEN = {"alt": "*", "title": "*", "aria-label": "*", "aria-description": "*", "placeholder": "*",
          "label": "*", "summary": "*", "content": "meta"}
SILENT = ("script", "style", "template")


@dataclass(frozen=True)
class Around:
    """An element that stands around a text."""

    tag: str
    attrs: dict[str, str]

    @property
    def classes(self) -> set[str]:
        """Its classes."""
        return set(self.attrs.get("class", "").split())


@dataclass(frozen=True)
class Run:
    """One stretch of text.

    Attributes:
        channel: `text`, or the name of the attribute.
        around: the elements that hold it, outermost first; for an attribute its own element is last.
        line: of the HTML.
    """

    text: str
    channel: str
    around: tuple[Around, ...]
    line: int

    def within(self, attribute: str) -> Around | None:
        """The innermost element around that has an attribute."""
        return next((one for one in reversed(self.around) if attribute in one.attrs), None)

    def in_class(self, *names: str) -> bool:
        """Whether an element around has one of these classes."""
        return any(one.classes & set(names) for one in self.around)

    def in_tag(self, *tags: str) -> bool:
        """Whether it stands in one of these elements."""
        return any(one.tag in tags for one in self.around)


class _Reader(Nesting[Around]):
    def __init__(self) -> None:
        super().__init__()
        self.runs: list[Run] = []

    def element(self, tag: str, attrs: dict[str, str]) -> Around:
        element = Around(tag, attrs)
        for name, where in SPOKEN.items():
            if attrs.get(name) and where in ("*", tag):
                self.runs.append(Run(attrs[name], name, (*self.open, element), self.getpos()[0]))
        return element

    def handle_data(self, data: str) -> None:
        if data.strip() and not any(one.tag in SILENT for one in self.open):
            self.runs.append(Run(data, "text", tuple(self.open), self.getpos()[0]))


def page_runs(html: str) -> list[Run]:
    """The texts of a page, in order."""
    reader = _Reader()
    reader.read(html)
    return reader.runs
