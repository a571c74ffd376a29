"""Published files are those that the records give now, byte for byte: downloads, drawings, cards."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from pathlib import Path

from macros.authoring.macro import Desk
from macros.reading.project import ROOT
from macros.values.problems import Problem
from scripts import export, feed, search_entries
from scripts.checks.page import Site
from scripts.drawings import chart_key, folder_of, one_chart

MADE = ("data", "assets/generated")
PACKED = (".gz", ".br")  # laid beside the files after the checks
HINT = "Run build again; do not edit what the programs make."


def check(site: Site, desk: Desk) -> Iterable[Problem]:
    """Files that differ from what the records give, are missing, or came from elsewhere."""
    wanted = {**export.files(desk.ledger), **search_entries.files(desk.ledger), **dict(_drawings(desk))}
    if "index.html" in site.pages:  # which names the address that the site was built for
        wanted[feed.FILE] = feed.atom(desk.news, site.pages["index.html"].site)
    for name, content in wanted.items():
        path = site.folder / name
        if not path.is_file():
            yield Problem(name, 0, "the file is missing", HINT)
        elif path.read_bytes() != content:
            yield Problem(name, 0, "the file is not what the records give", HINT)
    for folder in MADE:
        yield from _same(ROOT / "docs" / folder, site.folder / folder, folder)


def _drawings(desk: Desk) -> Iterator[tuple[str, bytes]]:
    """The rows of charts, and the drawings as the cache keeps them, by all that they are made from."""
    for entry in desk.charts.values():
        chart = one_chart(entry.id, desk.ledger)
        yield entry.csv, chart.table.csv().encode()
        folder = folder_of(entry.id, chart_key(entry.id, chart))
        if folder.is_dir():
            yield entry.png, (folder / "poster.png").read_bytes()
            for name, file in entry.drawings.items():
                yield file, (folder / f"{name}.svg").read_bytes()


def _same(made: Path, published: Path, name: str) -> Iterator[Problem]:
    """Two folders that must hold the same."""
    ours, theirs = _files(made), _files(published)
    for file in sorted({*ours, *theirs}):
        if file not in theirs:
            yield Problem(f"{name}/{file}", 0, "the file is missing", HINT)
        elif file not in ours:
            yield Problem(f"{name}/{file}", 0, "the file was made by nothing here", HINT)
        elif ours[file].read_bytes() != theirs[file].read_bytes():
            yield Problem(f"{name}/{file}", 0, "the file is not what was made", HINT)


def _files(folder: Path) -> dict[str, Path]:
    return {path.relative_to(folder).as_posix(): path for path in folder.rglob("*")
            if path.is_file() and path.suffix not in PACKED}
