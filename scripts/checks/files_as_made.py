"""Published files are those that the records give now, byte for byte: downloads, drawings, cards."""

from collections.abc import Iterable, Iterator, Mapping
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
    theirs = {path.relative_to(site.folder).as_posix(): path for path in _files(site.folder)}
    yield from _differences(wanted, theirs, "the file is not what the records give")
    made = {path.relative_to(ROOT / "docs").as_posix(): path.read_bytes()
            for folder in MADE for path in _files(ROOT / "docs" / folder)}
    yield from _differences(made, theirs, "the file is not what was made")
    for name in theirs:
        if name not in made and name.startswith(tuple(f"{folder}/" for folder in MADE)):
            yield Problem(name, 0, "the file was made by nothing here", HINT)


def _differences(ours: Mapping[str, bytes], theirs: Mapping[str, Path], told: str) -> Iterator[Problem]:
    """Files that are missing among the published ones, or hold something else."""
    for name, content in ours.items():
        if name not in theirs:
            yield Problem(name, 0, "the file is missing", HINT)
        elif theirs[name].read_bytes() != content:
            yield Problem(name, 0, told, HINT)


def _drawings(desk: Desk) -> Iterator[tuple[str, bytes]]:
    """The rows of charts, and the drawings as the cache keeps them, by all that they are made from."""
    for entry in desk.charts.values():
        chart = one_chart(entry.id, desk.ledger)
        yield entry.csv, export.as_file(chart.table.csv())
        folder = folder_of(entry.id, chart_key(entry.id, chart))
        if folder.is_dir():
            yield entry.png, (folder / "poster.png").read_bytes()
            if entry.points:
                yield entry.points, (folder / "points.json").read_bytes()
            for name, file in entry.drawings.items():
                yield file, (folder / f"{name}.svg").read_bytes()


def _files(folder: Path) -> Iterator[Path]:
    return (path for path in folder.rglob("*") if path.is_file() and path.suffix not in PACKED)
