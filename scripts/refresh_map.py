"""Makes the coastlines of the maps anew from Natural Earth, as the npm package world-atlas carries it.

Only coasts are taken, no borders; which part of the world each map takes stands
in its record. npm refuses a package that is not the one in scripts/coasts/, so
that the same bytes come out each time. Needs the network and npm; the site
itself needs neither.
"""

from __future__ import annotations

import hashlib
import json
import re
import sys
from decimal import Decimal
from pathlib import Path
from typing import Any

from macros.data.coastlines import HEADER
from macros.data.load import MAPS
from macros.data.map_kinds import MapInfo
from macros.data.validation import RecordFile
from macros.reading.project import ROOT
from macros.reading.yaml_positions import read_yaml
from macros.values.problems import Problem, ProblemsFound
from scripts.npm import installed
from scripts.outlines import (
    Box,
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

PINNED = Path(__file__).parent / "coasts"
DIGITS = 3
REACH = 0.05  # degrees: a point so near to a small island is one of its own


def main() -> int:
    """Write the rows of every map and their fingerprint; say what they hold."""
    atlas = installed(PINNED, ROOT / ".cache" / "coasts") / "world-atlas"
    for info in records():
        world = json.loads((atlas / f"land-{info.layer}.json").read_text(encoding="utf-8"))
        rings = outlines(info, world)
        rows = as_csv(rings).encode()
        (MAPS / f"{info.id}.csv").write_bytes(rows)
        record = MAPS / f"{info.id}.yml"
        fingerprint = f"sha256: {hashlib.sha256(rows).hexdigest()}"
        text = re.sub(r"(?m)^sha256: .*$", fingerprint, record.read_text(encoding="utf-8"))
        record.write_bytes(text.encode())
        print(f"{info.id}: {len(rings)} rings, {sum(map(len, rings))} points, {len(rows)} bytes")
    return 0


def records() -> list[MapInfo]:
    """What each map takes; its rows may still be missing, or others.

    Raises:
        ProblemsFound: a record is wrong.
    """
    problems: list[Problem] = []
    found = []
    for path in sorted(MAPS.glob("*.yml")):
        file = path.relative_to(ROOT).as_posix()
        yaml = read_yaml(path.read_text(encoding="utf-8"), file, problems)
        found.append(RecordFile(file, yaml, problems).record(MapInfo, yaml.data))
    if problems:
        raise ProblemsFound(problems)
    return [info for info in found if info is not None]


def outlines(info: MapInfo, topology: dict[str, Any]) -> list[Ring]:
    """The rings of a map, largest first, each outline anticlockwise and each water clockwise."""
    rings: list[tuple[float, Ring]] = []
    finer = [(_edges(part.box), float(part.tolerance)) for part in info.finer]
    for polygon in polygons(topology):
        for index, ring in enumerate(polygon):
            clipped = clip(ring, _edges(info.box))
            area = square_kilometres(clipped)
            tolerance = _tolerance(info, clipped, area)
            if tolerance is None:
                continue
            thin = rounded(simplify(clipped, tolerance, finer), DIGITS) or rounded(clipped, DIGITS)
            if thin:
                rings.append((area, turned(thin, outline=index == 0)))
    return [ring for _, ring in sorted(rings, key=lambda pair: (-pair[0], pair[1]))]


def _tolerance(info: MapInfo, ring: Ring, area: float) -> float | None:
    """How much a ring may be simplified; None if it is left out."""
    if not ring:
        return None
    west, south, east, north = box = bounds(ring)
    smallest = next((part.smallest_island for part in info.finer if within(box, _edges(part.box))),
                    info.smallest_island)
    if area >= smallest:
        return float(info.tolerance)
    around = (west - REACH, south - REACH, east + REACH, north + REACH)
    kept = any(within(_edges((lon, lat, lon, lat)), around) for lon, lat in info.keep)
    return max(east - west, north - south) / 10 if kept else None


def _edges(box: tuple[Decimal, Decimal, Decimal, Decimal]) -> Box:
    west, south, east, north = map(float, box)
    return west, south, east, north


def as_csv(rings: list[Ring]) -> str:
    """Rows `ring,lon,lat`; the last point of a ring is its first."""
    rows = [f"{number},{lon:g},{lat:g}" for number, ring in enumerate(rings, 1) for lon, lat in ring]
    return "\n".join([HEADER, *rows]) + "\n"


if __name__ == "__main__":
    try:
        sys.exit(main())
    except (FileNotFoundError, RuntimeError, ProblemsFound) as error:  # no npm, no network, a wrong record
        sys.exit(str(error))
