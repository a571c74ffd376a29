"""Outlines of land: read from TopoJSON, clipped to a box, simplified. Plain arithmetic, no library.

A ring is a closed line of (longitude, latitude); its last point is its first.
"""

import math
import operator
from collections.abc import Sequence
from decimal import Decimal
from itertools import accumulate, pairwise
from typing import Any

from macros.data.map_kinds import HEADER, MapInfo

Point = tuple[float, float]
Ring = list[Point]
Box = tuple[float, float, float, float]
KM_PER_DEGREE = 111.195
DIGITS = 3
REACH = 0.05  # degrees: a point so near to a small island is one of its own


def polygons(topology: dict[str, Any]) -> list[list[Ring]]:
    """The polygons of the object `land`: each its outline, then the waters within it."""
    (scale_x, scale_y), (from_x, from_y) = (topology["transform"][key] for key in ("scale", "translate"))
    # An arc is stored as whole numbers, each the step from the one before.
    places = (accumulate(steps, lambda at, step: [at[0] + step[0], at[1] + step[1]])
              for steps in topology["arcs"])
    arcs = [[(x * scale_x + from_x, y * scale_y + from_y) for x, y in arc] for arc in places]
    found: list[list[Ring]] = []
    for shape in topology["objects"]["land"]["geometries"]:
        parts = shape["arcs"] if shape["type"] == "MultiPolygon" else [shape["arcs"]]
        found += [[_joined(indices, arcs) for indices in part] for part in parts]
    return found


def _joined(indices: list[int], arcs: list[Ring]) -> Ring:
    """Arcs end to end; a negative number (`~index`) means the arc backwards."""
    ring: Ring = []
    for index in indices:
        arc = arcs[index] if index >= 0 else arcs[~index][::-1]
        ring += arc[1:] if ring else arc
    return ring


def clip(ring: Ring, box: Box) -> Ring:
    """The part of a ring inside a box, closed along its edges (Sutherland and Hodgman); may be empty."""
    west, south, east, north = box
    for axis, limit, inside in (
            (0, west, operator.ge), (0, east, operator.le), (1, south, operator.ge), (1, north, operator.le)):
        kept: Ring = []
        for before, point in pairwise(ring):
            was_in, is_in = inside(before[axis], limit), inside(point[axis], limit)
            if was_in != is_in:
                part = (limit - before[axis]) / (point[axis] - before[axis])
                other = before[1 - axis] + part * (point[1 - axis] - before[1 - axis])
                kept.append((limit, other) if axis == 0 else (other, limit))
            if is_in:
                kept.append(point)
        ring = [*kept, kept[0]] if kept else []
    return ring


def simplify(ring: Ring, tolerance: float, finer: Sequence[tuple[Box, float]] = ()) -> Ring:
    """Fewer points, none of the old ones farther than `tolerance` degrees away (Douglas and Peucker).

    Args:
        finer: boxes in which another tolerance holds.
    """
    if len(ring) < 5:
        return ring
    start = ring[0]
    far = max(range(len(ring)), key=lambda i: math.dist(start, ring[i]))
    allowed = [next((small for box, small in finer if within((*point, *point), box)), tolerance)
               for point in ring]
    return _thinned(ring[:far + 1], allowed[:far + 1])[:-1] + _thinned(ring[far:], allowed[far:])


def _thinned(line: Ring, allowed: list[float]) -> Ring:
    """The line without points that lie nearer to the others than what is allowed to each."""
    keep = {0, len(line) - 1}
    waiting = [(0, len(line) - 1)]
    while waiting:
        first, last = waiting.pop()
        gaps = [(distance(line[i], line[first], line[last]) / allowed[i], i) for i in range(first + 1, last)]
        gap, at = max(gaps, default=(0.0, 0))  # as a multiple of what is allowed there
        if gap > 1:
            keep.add(at)
            waiting += [(first, at), (at, last)]
    return [line[i] for i in sorted(keep)]


def distance(point: Point, one: Point, other: Point) -> float:
    """From a point to the stretch between two others."""
    dx, dy = other[0] - one[0], other[1] - one[1]
    length = dx * dx + dy * dy
    along = ((point[0] - one[0]) * dx + (point[1] - one[1]) * dy) / length if length else 0.0
    along = min(1.0, max(0.0, along))
    return math.dist(point, (one[0] + along * dx, one[1] + along * dy))


def rounded(ring: Ring, digits: int) -> Ring:
    """The ring with rounded coordinates; points that fall together become one."""
    points: Ring = []
    for lon, lat in ring:
        point = (round(lon, digits) + 0.0, round(lat, digits) + 0.0)  # + 0.0 makes -0.0 a plain zero
        if not points or point != points[-1]:
            points.append(point)
    return points if len(points) > 3 else []


def turned(ring: Ring, *, outline: bool) -> Ring:
    """The ring anticlockwise if it outlines land, clockwise if it outlines waters within land."""
    return ring if (signed_area(ring) > 0) == outline else ring[::-1]


def signed_area(ring: Ring) -> float:
    """Area in square degrees; positive if the ring runs anticlockwise."""
    return sum(a[0] * b[1] - b[0] * a[1] for a, b in pairwise(ring)) / 2


def square_kilometres(ring: Ring) -> float:
    """Area of a small ring, as if the Earth were flat around its middle latitude."""
    if not ring:
        return 0.0
    latitude = sum(lat for _, lat in ring) / len(ring)
    return abs(signed_area(ring)) * KM_PER_DEGREE ** 2 * math.cos(math.radians(latitude))


def bounds(ring: Ring) -> Box:
    """West, south, east and north end of a ring."""
    lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
    return min(lons), min(lats), max(lons), max(lats)


def within(inner: Box, outer: Box) -> bool:
    """Whether one box lies inside another."""
    return inner[0] >= outer[0] and inner[1] >= outer[1] and inner[2] <= outer[2] and inner[3] <= outer[3]


def rings_of(info: MapInfo, topology: dict[str, Any]) -> list[Ring]:
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
