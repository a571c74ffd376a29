"""Every link, image and script of every page leads to a file and an id that exist.

Covers what the engine does not see: links written by macros and templates.
"""

from __future__ import annotations

from collections.abc import Iterable
from posixpath import dirname, join, normpath
from urllib.parse import unquote, urlsplit

from macros.authoring.macro import Desk
from macros.values.problems import Problem, nearest
from scripts.checks.built import Element, HtmlPage, Site

ATTRIBUTES = ("href", "src", "srcset")


def check(site: Site, desk: Desk) -> Iterable[Problem]:
    """Dead links and anchors."""
    ids = {path: page.ids for path, page in site.pages.items()}
    for page in site.pages.values():
        if page.path == "404.html":
            continue
        for element in page.elements:
            for attribute in ATTRIBUTES:
                if attribute in element.attrs and element.attrs.get("rel") != "canonical":
                    yield from _dead(site, ids, page, element, element.attrs[attribute])


def _dead(site: Site, ids: dict[str, set[str]], page: HtmlPage, element: Element,
          target: str) -> Iterable[Problem]:
    parts = urlsplit(target)
    if parts.scheme or parts.netloc or target.startswith("data:"):
        return
    path = page.path
    if parts.path:
        if parts.path.startswith("/"):
            yield Problem(page.path, element.line, f"{target!r} breaks under a base path",
                          "Links are relative.")
            return
        path = normpath(join(dirname(page.path), unquote(parts.path)))
        if (site.folder / path).is_dir():
            path = normpath(join(path, "index.html"))
        if path.startswith("..") or not (site.folder / path).is_file():
            yield Problem(page.path, element.line, f"{target!r} leads nowhere",
                          nearest(path, ids, "page"))
            return
    if parts.fragment and path in ids and parts.fragment not in ids[path] \
            and parts.fragment not in ("", "__top"):
        yield Problem(page.path, element.line, f"{target!r}: {path} has no id {parts.fragment!r}",
                      nearest(parts.fragment, ids[path], "id"))
