"""Every link, image and script of every page leads to a file and an id that exist.

Covers what the engine does not see: links written by macros and templates.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from posixpath import dirname, join, normpath
from urllib.parse import SplitResult, unquote, urlsplit

from macros.authoring.macro import Desk
from macros.values.problems import Problem, nearest
from scripts.checks.page import HtmlPage, Site

ATTRIBUTES = ("href", "src", "srcset")


def check(site: Site, desk: Desk) -> Iterable[Problem]:
    """Dead links and anchors; a page for wrong addresses cannot know where it stands."""
    files = {path.relative_to(site.folder).as_posix() for path in site.folder.rglob("*") if path.is_file()}
    for page in site.pages.values():
        for element in page.elements if page.path != "404.html" else ():
            for target in (element.attrs[name] for name in ATTRIBUTES if name in element.attrs):
                parts = urlsplit(target)
                if not (parts.scheme or parts.netloc or element.attrs.get("rel") == "canonical"):
                    for message, hint in _dead(site, files, page, parts):
                        yield Problem(page.path, element.line, f"{target!r} {message}", hint)


def _dead(site: Site, files: set[str], page: HtmlPage, target: SplitResult) -> Iterator[tuple[str, str]]:
    """Why a link of a page leads nowhere, and what would be right."""
    path = normpath(join(dirname(page.path), unquote(target.path))) if target.path else page.path
    if path not in files:
        path = normpath(join(path, "index.html"))
    if target.path.startswith("/"):
        yield "breaks under a base path", "Links are relative."
    elif path not in files:
        yield "leads nowhere", nearest(path, site.pages, "page")
    elif (target.fragment not in ("", "__top") and path in site.pages
          and target.fragment not in site.pages[path].ids):
        yield (f"leads to {path}, which has no id {target.fragment!r}",
               nearest(target.fragment, site.pages[path].ids, "id"))
