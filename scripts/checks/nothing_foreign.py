"""No page asks a third party for anything: no foreign script, style, image or frame."""

from __future__ import annotations

from collections.abc import Iterable
from urllib.parse import urlsplit

from macros.authoring.macro import Desk
from macros.values.problems import Problem
from scripts.checks.page import Site

LOADING = {"script": "src", "img": "src", "source": "srcset", "iframe": "src", "embed": "src",
           "video": "src", "audio": "src", "object": "data", "form": "action"}
LINK_TYPES = {"stylesheet", "icon", "preload", "preconnect", "dns-prefetch", "modulepreload"}


def check(site: Site, desk: Desk) -> Iterable[Problem]:
    """Elements that would make the reader's browser call another host."""
    for page in site.pages.values():
        for element in page.elements:
            target = element.attrs.get(LOADING.get(element.tag, ""), "")
            if element.tag == "link" and set(element.attrs.get("rel", "").split()) & LINK_TYPES:
                target = element.attrs.get("href", "")
            if urlsplit(target).netloc:
                yield Problem(page.path, element.line, f"<{element.tag}> loads {target!r}",
                              "Keep a copy in docs/assets, or leave it out.")
