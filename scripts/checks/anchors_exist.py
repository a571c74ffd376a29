"""Every link, image and script of every page leads to a file and an id that exist, and so do downloads.

Covers what the engine does not see: links written by macros and templates, and
the addresses in the JSON downloads and in the feed, each of which leads to its record.
"""

import json
from collections.abc import Iterable, Iterator
from posixpath import dirname, join, normpath
from urllib.parse import SplitResult, unquote, urlsplit
from xml.etree import ElementTree

from macros.authoring.macro import Desk
from macros.data.kind import KINDS
from macros.values.problems import Problem, nearest
from scripts import feed
from scripts.checks.page import HtmlPage, Site

ATTRIBUTES = ("href", "src", "srcset")
LISTS = tuple(kind.plural for kind in KINDS.values() if kind.published and kind.page)


def check(site: Site, desk: Desk) -> Iterable[Problem]:
    """Dead links and anchors, and records without an address."""
    yield from _of_pages(site)
    for file, name, address in (*_of_records(site, desk), *_of_feed(site)):
        lacking = "it has no url" if address is None else site.lacks(address)
        if lacking:
            yield Problem(file, 0, f"{name!r}: {lacking}")


def _of_pages(site: Site) -> Iterator[Problem]:
    """Links of pages that lead nowhere; a page for wrong addresses cannot know where it stands."""
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


def _of_records(site: Site, desk: Desk) -> Iterator[tuple[str, str, str | None]]:
    """File, id and address of the records; somebody who is only named, and holds nothing, needs none."""
    speakers = {position.who for position in desk.ledger.positions.values()}
    for name in LISTS:
        path = site.folder / f"data/{name}.json"
        if not path.is_file():
            continue  # files_as_made says so
        for record in json.loads(path.read_bytes())[name]:
            if "url" in record or name != "people" or record["id"] in speakers:
                yield f"data/{name}.json", record["id"], record.get("url", "").removeprefix("/") or None


def _of_feed(site: Site) -> Iterator[tuple[str, str, str]]:
    """The feed, and its addresses as it has them and below the site's root; its own is no page."""
    path, home = site.folder / feed.FILE, site.pages.get("index.html")
    if path.is_file() and home is not None:
        for link in ElementTree.fromstring(path.read_bytes()).iter(f"{{{feed.ATOM}}}link"):
            if link.attrib.get("rel") != "self":
                yield feed.FILE, link.attrib["href"], link.attrib["href"].removeprefix(home.site)
