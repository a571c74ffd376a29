"""Every address in the JSON downloads leads to its record in the built site."""

from __future__ import annotations

import json
from collections.abc import Iterable

from macros.authoring.macro import Desk
from macros.values.problems import Problem
from scripts.checks.built import Site

LISTS = ("figures", "events", "positions", "disagreements", "corrections", "derived", "series", "sources",
         "people", "options", "terms", "places")


def check(site: Site, desk: Desk) -> Iterable[Problem]:
    """Records whose `url` has no page or no anchor."""
    speakers = {position.who for position in desk.ledger.positions.values()}
    for name in LISTS:
        file = f"data/{name}.json"
        path = site.folder / file
        if not path.is_file():
            yield Problem(file, 0, "the download is missing")
            continue
        for record in json.loads(path.read_text(encoding="utf-8"))[name]:
            if "url" not in record:
                # Somebody who is only named, and holds nothing, stands on no page.
                if name != "people" or record["id"] in speakers:
                    yield Problem(file, 0, f"{record['id']!r} has no url")
                continue
            address, _, anchor = record["url"].lstrip("/").partition("#")
            page = site.pages.get(address + "index.html")
            if page is None:
                yield Problem(file, 0, f"{record['id']!r}: there is no page {record['url']!r}")
            elif anchor and anchor not in page.ids:
                yield Problem(file, 0, f"{record['id']!r}: {address} has no anchor {anchor!r}")
