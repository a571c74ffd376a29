"""A chart's table on the page, its CSV and its drawing's rows are the same rows."""

from __future__ import annotations

import csv
from collections.abc import Iterable

from macros.authoring import Desk
from macros.problems import Problem
from scripts.checks.built import Site
from scripts.prepare import one_chart


def check(site: Site, desk: Desk) -> Iterable[Problem]:
    """Charts whose download or manifest differs from the table that was drawn."""
    for id, entry in desk.charts.items():
        table = one_chart(id, desk.ledger).table
        path = site.folder / entry.csv
        if not path.is_file():
            yield Problem(entry.csv, 0, f"the download of chart {id!r} is missing")
            continue
        rows = list(csv.reader(path.read_text(encoding="utf-8").splitlines()))
        drawn = [[label, *("" if v is None else f"{v:f}" for v in values)]
                 for label, values in table.rows]
        if rows[1:] != drawn:
            yield Problem(entry.csv, 0, f"the download of chart {id!r} differs from what is drawn")
        if entry.rows != table.shown():
            yield Problem(entry.csv, 0, f"the table of chart {id!r} differs from what is drawn")
        for drawing in entry.drawings.values():
            if not (site.folder / drawing).is_file():
                yield Problem(drawing, 0, f"the drawing of chart {id!r} is missing")
