"""Every address in the JSON downloads and in the feed leads to its record in the built site."""

from __future__ import annotations

import json
from collections.abc import Iterable, Iterator
from xml.etree import ElementTree

from macros.authoring.macro import Desk
from macros.data.kind import KINDS
from macros.values.problems import Problem
from scripts import feed
from scripts.checks.page import Site

LISTS = tuple(kind.plural for kind in KINDS.values() if kind.published and kind.page)


def check(site: Site, desk: Desk) -> Iterable[Problem]:
    """Addresses without a page or an anchor, and records without an address."""
    for file, name, address in (*_of_records(site, desk), *_of_feed(site)):
        lacking = "it has no url" if address is None else site.lacks(address)
        if lacking:
            yield Problem(file, 0, f"{name!r}: {lacking}")


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
