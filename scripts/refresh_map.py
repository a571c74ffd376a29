"""Makes the coastlines of the maps anew from Natural Earth, as the npm package world-atlas carries it.

Only coasts are taken, no borders. The package is fetched at one version and
compared with its published fingerprint, so that the same bytes come out each
time. Needs the network and npm; the site itself needs neither.
"""

from __future__ import annotations

import base64
import hashlib
import json
import shutil
import subprocess
import sys
import tarfile
import tempfile
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.data.kind import KINDS
from macros.data.load import MAPS
from macros.data.map_kinds import MapInfo
from scripts.outlines import (
    Box,
    Point,
    Ring,
    bounds,
    clip,
    polygons,
    rounded,
    simplify,
    square_kilometres,
    turned,
    within,
)
from scripts.schemas import modeline

PACKAGE = "world-atlas"
VERSION = "2.0.2"
INTEGRITY = ("sha512-IXfV0qwlKXpckz1FhwXVwKRjiIhOnWttOskm5CtxMsjgE/"
             "MXAYRHWJqgXOpM8IkcPBoXnyTU5lFHcYa5ChG0LQ==")
READ_ON = "2026-11-25"  # when the pinned version was looked at; the same for each run
DIGITS = 3
Topologies = dict[str, dict[str, Any]]


@dataclass(frozen=True)
class Detail:
    """A part of a map that is drawn larger, so that its islands keep more of their shape."""

    box: Box
    tolerance: float
    smallest: float


@dataclass(frozen=True)
class Extract:
    """What one map takes from the world.

    Attributes:
        layer: which of Natural Earth's scales, `10m` being the finest.
        box: west, south, east, north in degrees.
        tolerance: how far a coast may stray from the original, in degrees.
        smallest: islands below so many square kilometres are left out.
        keep: islands near these points stay, however small.
        detail: a part with its own tolerance, for the islands that lie wholly in it.
        fine: another part with its own tolerance, for the coasts that run through it.
    """

    id: str
    title: str
    layer: str
    box: Box
    tolerance: float
    smallest: float
    note: str
    keep: tuple[Point, ...] = ()
    detail: Detail | None = None
    fine: tuple[Box, float] | None = None


SMALL_ISLANDS: tuple[Point, ...] = ((123.47, 25.74), (123.0, 24.46), (130.87, 37.5), (146.75, 43.8))
EXTRACTS = (
    Extract("neighbourhood", "Coasts around Japan", "10m", (105, 18, 155, 55), 0.04, 150,
            "Kept however small: Uotsuri in the Senkakus, Yonaguni, Ulleung, Shikotan. The islets of "
            "Takeshima are not in the original.", SMALL_ISLANDS),
    Extract("japan-bases", "Coasts of Japan, finer at Okinawa and Tokyo Bay", "10m",
            (122, 23, 149, 46), 0.03, 60,
            "Islands that lie wholly between 127 and 129 east and 25.8 and 27.2 north follow the "
            "original within 0.004 degrees, for an inset; so do coasts between 139.1 and 140.1 east and "
            "35 and 35.9 north. Kept however small: Uotsuri in the Senkakus and Yonaguni.",
            SMALL_ISLANDS[:2], Detail((127, 25.8, 129, 27.2), 0.004, 1), ((139.1, 35.0, 140.1, 35.9), 0.004)),
    Extract("oil-route", "Coasts between the Gulf and Japan", "50m", (40, -12, 150, 48), 0.09, 1000,
            "The Caspian Sea is a ring that runs clockwise within the land. Kept however small: the "
            "island of Singapore.", ((103.82, 1.35),)),
)


def main() -> int:
    """Write every extract and its description; say what they hold."""
    if shutil.which("npm") is None:
        print("This needs npm, which comes with Node.js.", file=sys.stderr)
        return 1
    world = fetched({extract.layer for extract in EXTRACTS})
    MAPS.mkdir(exist_ok=True)
    for extract in EXTRACTS:
        rings = outlines(extract, world[extract.layer])
        text = as_csv(rings)
        (MAPS / f"{extract.id}.csv").write_bytes(text.encode())
        (MAPS / f"{extract.id}.yml").write_bytes(description(extract, text).encode())
        print(f"{extract.id}: {len(rings)} rings, {sum(map(len, rings))} points, {len(text)} bytes")
    return 0


def fetched(layers: set[str]) -> Topologies:
    """The land of some layers, from the package as npm delivers it."""
    with tempfile.TemporaryDirectory() as folder:
        subprocess.run(["npm", "pack", "--silent", f"{PACKAGE}@{VERSION}"], cwd=folder, check=True,
                       stdout=subprocess.DEVNULL)
        archive = Path(folder) / f"{PACKAGE}-{VERSION}.tgz"
        verify(archive.read_bytes())
        with tarfile.open(archive) as files:
            return {layer: json.loads(_member(files, f"package/land-{layer}.json")) for layer in layers}


def verify(archive: bytes) -> None:
    """Refuse a package that is not the one that was looked at."""
    found = "sha512-" + base64.b64encode(hashlib.sha512(archive).digest()).decode()
    if found != INTEGRITY:
        raise SystemExit(f"{PACKAGE} {VERSION} is not what it was: {found} instead of {INTEGRITY}")


def _member(files: tarfile.TarFile, name: str) -> bytes:
    member = files.extractfile(name)
    if member is None:
        raise SystemExit(f"{PACKAGE} {VERSION} has no file {name}")
    return member.read()


def outlines(extract: Extract, topology: dict[str, Any]) -> list[Ring]:
    """The rings of a map, largest first, each outline anticlockwise and each water clockwise."""
    rings: list[tuple[float, Ring]] = []
    for polygon in polygons(topology):
        for index, ring in enumerate(polygon):
            clipped = clip(ring, extract.box)
            area = square_kilometres(clipped)
            tolerance = _tolerance(extract, clipped, area)
            if tolerance is None:
                continue
            thin = rounded(simplify(clipped, tolerance, extract.fine), DIGITS) or rounded(clipped, DIGITS)
            if thin:
                rings.append((area, turned(thin, outline=index == 0)))
    return [ring for _, ring in sorted(rings, key=lambda pair: (-pair[0], pair[1]))]


def _tolerance(extract: Extract, ring: Ring, area: float) -> float | None:
    """How much a ring may be simplified; None if it is left out."""
    if not ring:
        return None
    box = bounds(ring)
    if extract.detail and within(box, extract.detail.box):
        return extract.detail.tolerance if area >= extract.detail.smallest else None
    if area >= extract.smallest:
        return extract.tolerance
    size = max(box[2] - box[0], box[3] - box[1])
    return size / 10 if any(_holds(box, point) for point in extract.keep) else None


def _holds(box: Box, point: Point) -> bool:
    """Whether a point lies in a small island's box or right beside it."""
    reach = 0.05
    return (box[0] - reach <= point[0] <= box[2] + reach
            and box[1] - reach <= point[1] <= box[3] + reach)


def as_csv(rings: list[Ring]) -> str:
    """Rows `ring,lon,lat`; the last point of a ring is its first."""
    rows = ["ring,lon,lat"]
    for number, ring in enumerate(rings, 1):
        rows += [f"{number},{lon:g},{lat:g}" for lon, lat in ring]
    return "\n".join(rows) + "\n"


def description(extract: Extract, text: str) -> str:
    """The record beside the rows."""
    west, south, east, north = (f"{edge:g}" for edge in extract.box)
    return f"""\
{modeline(KINDS[MapInfo])}
# Written by: python3 scripts/run.py refresh-map
id: {extract.id}
title: {extract.title}
publisher: Natural Earth
primary_source: Natural Earth, land polygons (ne_{extract.layer}_land)
vintage: Natural Earth 4.1.0, as {PACKAGE} {VERSION} carries it
licence: Public domain; the package that carries it is under the ISC licence
where_read: >-
  npm {PACKAGE} {VERSION}, land-{extract.layer}.json; package
  {INTEGRITY}
box: [{west}, {south}, {east}, {north}]
tolerance: {extract.tolerance:g}
smallest_island: {extract.smallest:g}
sha256: {hashlib.sha256(text.encode()).hexdigest()}
read_on: {READ_ON}
note: >-
  {extract.note}
"""


if __name__ == "__main__":
    sys.exit(main())
