"""Every source, every series and every chart has a page of its own."""

from __future__ import annotations

from collections.abc import Iterable

from macros.authoring.macro import Desk
from macros.values.problems import Problem
from scripts.checks.built import Site


def check(site: Site, desk: Desk) -> Iterable[Problem]:
    """Sources, series and charts without a page."""
    for folder, ids in (("sources", desk.ledger.sources), ("series", desk.ledger.series),
                        ("charts", desk.charts)):
        for id in ids:
            if f"reference/{folder}/{id}/index.html" not in site.pages:
                yield Problem(f"docs/reference/{folder}/{id}.md", 0, f"{id!r} has no page",
                              f"Copy another page of docs/reference/{folder}/ and put in this id.")
