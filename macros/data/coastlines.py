"""Coastlines of the maps: rows of points beside a description, checked when records are read."""

from __future__ import annotations

import re
from dataclasses import dataclass
from itertools import groupby

from macros.data.map_kinds import MapInfo
from macros.values.problems import Problem

Point = tuple[float, float]
Ring = tuple[Point, ...]
HEADER = "ring,lon,lat"
ROW = re.compile(r"[1-9]\d*,-?\d+(?:\.\d+)?,-?\d+(?:\.\d+)?")
ROWS = re.compile(rf"{HEADER}\n(?:{ROW.pattern}\n)+")


@dataclass(frozen=True)
class Coastline:
    """One extract: its description, and its rows as text until somebody draws them."""

    info: MapInfo
    text: str

    def rings(self) -> tuple[Ring, ...]:
        """Closed lines of (longitude, latitude), whose last point is their first.

        Land runs anticlockwise and waters within land clockwise, so that
        drawing all rings as one path fills the land alone.
        """
        cells = [line.split(",") for line in self.text.splitlines()[1:]]
        return tuple(tuple((float(lon), float(lat)) for _, lon, lat in rows)
                     for _, rows in groupby(cells, key=lambda row: row[0]))


def read_coastline(info: MapInfo, text: str, file: str, problems: list[Problem]) -> Coastline:
    """The rows of a map's CSV; reports those that are no closed rings within its box."""
    coastline, lines = Coastline(info, text), text.splitlines()
    if not lines or lines[0] != HEADER:
        problems.append(Problem(file, 1, f"the columns are {lines[0] if lines else ''!r}",
                                f"They must be {HEADER}."))
    elif ROWS.fullmatch(text):  # one match over all rows is quick; only a bad file is gone through
        _check_rings(coastline, file, problems)
    else:
        bad = [(number, line) for number, line in enumerate(lines[1:], 2) if not ROW.fullmatch(line)]
        problems += [Problem(file, number, f"{line!r} is not a ring, a longitude and a latitude",
                             "Three plain numbers a line, such as 1,127.68,26.213.")
                     for number, line in bad or [(len(lines), "the end of the file")]]
    return coastline


def _check_rings(coastline: Coastline, file: str, problems: list[Problem]) -> None:
    west, south, east, north = (float(edge) for edge in coastline.info.box)
    numbers = [line.split(",", 1)[0] for line in coastline.text.splitlines()[1:]]
    starts = [number for number, _ in groupby(numbers)]
    line = 2
    for index, ring in enumerate(coastline.rings(), 1):
        if starts[index - 1] != str(index):
            problems.append(Problem(file, line, f"ring {starts[index - 1]} stands where ring {index} is due",
                                    "Rings are numbered from 1, each in one piece."))
            return
        if len(ring) < 4 or ring[0] != ring[-1]:
            problems.append(Problem(file, line, f"ring {index} is not closed",
                                    "It needs three points or more, and its first again at the end."))
        for offset, (lon, lat) in enumerate(ring):
            if not (west <= lon <= east and south <= lat <= north):
                problems.append(Problem(file, line + offset, f"{lon:g}, {lat:g} lies outside the map's box"))
                break
        line += len(ring)
