"""The types of record behind the maps: places, and coastlines with their provenance and their rows."""

import re
from dataclasses import dataclass
from itertools import groupby
from typing import Literal

from pydantic import Field

from macros.data.kind import Faults, Record, kind
from macros.values import fields
from macros.values.problems import Problem

Point = tuple[float, float]
Ring = tuple[Point, ...]
HEADER = "ring,lon,lat"
ROW = re.compile(r"[1-9]\d*,-?\d+(?:\.\d+)?,-?\d+(?:\.\d+)?")
ROWS = re.compile(rf"{HEADER}\n(?:{ROW.pattern}\n)+")


@kind("place-kind", label="{name}", published=False)
class PlaceKind(Record):
    """A kind of place; the list of places is sorted by it, in the order of its file."""

    id: fields.Id
    name: fields.Line = Field(description="The name, as a heading over several.")


@kind("place", page="reference/places/#{id}", label="{name}")
class Place(Record):
    """A point on the maps, and how its coordinates are known."""

    id: fields.Id
    name: fields.Line = Field(description="The name.")
    lat: fields.Latitude = Field(description="Degrees north, WGS84; south is negative.")
    lon: fields.Longitude = Field(description="Degrees east, WGS84; west is negative.")
    kind: fields.PlaceKindId = Field(description="What kind of thing it is.")
    source: fields.SourceId = Field(description="Id of the source that says so.")
    where: fields.Provenance = Field(description="How the coordinates are known.")
    confidence: fields.Confidence = Field(description="How sure we are.")
    topic: fields.TopicId = Field(description="What it is about.")
    disputed: fields.Prose | None = Field(None, description="Who administers the place and who claims it.")
    disputed_basis: list[fields.SourceId] = Field([], description="Ids of the sources for that.")
    route_step: int | None = Field(
        None, ge=1, strict=False, description="Its turn on the oil route from Hormuz, counted from one.")
    note: fields.Prose | None = Field(None, description="What else to know.")

    def _faults(self) -> Faults:
        if bool(self.disputed) != bool(self.disputed_basis):
            yield ("disputed and disputed_basis go together: what is disputed, and the ids of "
                   "the sources that say so")


Box = tuple[fields.Longitude, fields.Latitude, fields.Longitude, fields.Latitude]


class Finer(Record):
    """A part of a map whose coasts are drawn finer, so that its islands keep more of their shape."""

    box: Box = Field(description="West, south, east and north of the part in degrees.")
    tolerance: fields.Positive = Field(
        description="How far a coast in it may lie from the real one, in degrees.")
    smallest_island: fields.Positive = Field(
        description="Islands wholly in it with a smaller area are left out, in square kilometres.")


@kind("map", home="map", label="{title}", published=False)
class MapInfo(Record):
    """Provenance of the coastlines of one map; their points stand in the CSV beside it."""

    id: fields.Id
    title: fields.Line = Field(description="The title.")
    publisher: fields.PrintedLine = Field(description="Who published it.")
    primary_source: fields.Provenance = Field(description="Where the publisher's numbers come from.")
    vintage: fields.Provenance = Field(description="Which edition it is, and when the next one comes.")
    licence: fields.Provenance = Field(description="The terms of the publisher.")
    where_read: fields.Provenance = Field(description="Where we read it.")
    layer: Literal["10m", "50m"] = Field(description="The scale of the original; 10m is the finest.")
    box: Box = Field(description="West, south, east and north in degrees.")
    tolerance: fields.Positive = Field(
        description="How far a simplified coast may lie from the real one, in degrees.")
    smallest_island: fields.Positive = Field(
        description="Islands with a smaller area are left out, in square kilometres.")
    keep: list[tuple[fields.Longitude, fields.Latitude]] = Field(
        [], description="Places, east and north in degrees, whose islands stay however small.")
    finer: list[Finer] = Field([], description="Parts of the map that are drawn finer.")
    sha256: fields.Sha256 = Field(description="SHA-256 of the rows.")
    read_on: fields.Past = Field(description="When it was read.")
    note: fields.Provenance | None = Field(None, description="What else to know.")

    def _faults(self) -> Faults:
        west, south, east, north = self.box
        if west >= east or south >= north:
            yield "box is west, south, east, north, in this order"


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
