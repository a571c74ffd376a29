"""What the frame of a page says of its place: chapter by chapter, from the menu in mkdocs.yml."""

from __future__ import annotations

import re

from macros.authoring.inspection import page_url
from macros.views.reading_time import minutes

PARTS = ("Trade", "Security", "Plan B")  # the parts whose pages are chapters, as in the templates
_SECTION = re.compile(r"^  - ([^:\n]+):\s*$", re.M)
_PAGE = re.compile(r"^      - (?:[^:\n]+: *)?(\S+\.md)\s*$", re.M)


def places(settings: str) -> dict[str, str]:
    """Each chapter's place in its part, such as "Chapter 3 of 8", by its address."""
    found: dict[str, str] = {}
    _, *sections = _SECTION.split(settings.partition("\nnav:\n")[2])
    for title, body in zip(sections[::2], sections[1::2], strict=True):
        urls = [page_url(f"docs/{file}") for file in _PAGE.findall(body)]
        if title in PARTS:
            found |= {url: f"Chapter {number} of {len(urls) - 1}"
                      for number, url in enumerate(urls) if number}
    return found


def counts_of(url: str, body: str, settings: str) -> set[str]:
    """All that the frame of a page may count: its place and how long it takes to read."""
    return {f"{minutes(body)} min read", *([places(settings)[url]] if url in places(settings) else [])}
