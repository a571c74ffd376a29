"""Which pages the tests visit: all of the menu, one of each kind in no menu, and the one for errors."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path, PurePosixPath
from typing import Any

import yaml

from macros.reading.project import ROOT

KIND = "/*"
MANY = 5


class _Settings(yaml.SafeLoader):
    """Reads mkdocs.yml, whose `!ENV` values do not matter here."""


_Settings.add_constructor("!ENV", lambda loader, node: None)


def menu_files(settings: str) -> list[str]:
    """Names of the Markdown files in the menu, in its order."""
    return list(_leaves(yaml.load(settings, _Settings)["nav"]))


def _leaves(entry: Any) -> Iterator[str]:
    if isinstance(entry, str):
        yield entry
    else:
        for child in entry.values() if isinstance(entry, dict) else entry:
            yield from _leaves(child)


def address_of(file: str) -> str:
    """Where a page is served, below the site's address: `trade/cars.md` at `trade/cars/`."""
    path = PurePosixPath(file).with_suffix("")
    folder = path.parent if path.name == "index" else path
    return "" if folder == PurePosixPath() else f"{folder}/"


def to_visit(root: Path) -> list[str]:
    """Addresses of the pages in the menu, of those in no menu, and of the page for errors.

    Many pages of one folder that are in no menu are of one kind, which stands for
    them: the folder and `/*`.
    """
    menu = menu_files((root / "mkdocs.yml").read_text(encoding="utf-8"))
    docs = root / "docs"
    others: dict[str, list[str]] = {}
    for path in sorted(docs.rglob("*.md")):
        file = path.relative_to(docs)
        if file.as_posix() not in menu:
            others.setdefault(file.parent.as_posix(), []).append(address_of(file.as_posix()))
    rest = [[f"{folder}{KIND}"] if len(pages) >= MANY else pages for folder, pages in others.items()]
    return [address_of(file) for file in menu] + [page for pages in rest for page in pages] + ["404.html"]


def address_in(site: Path, page: str) -> str:
    """The address of a page; for a kind, that of its largest page."""
    if not page.endswith(KIND):
        return page
    folder = site / page.removesuffix(KIND)
    largest = max(folder.glob("*/index.html"), key=lambda path: path.stat().st_size)
    return f"{largest.parent.relative_to(site).as_posix()}/"


PAGES = to_visit(ROOT)
