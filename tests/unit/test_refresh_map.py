"""The committed coastlines: as described, small enough, and what a map needs of them."""

from __future__ import annotations

from itertools import pairwise

import pytest

from macros.data import Ledger
from macros.data.coastlines import Point
from macros.data.load import MAPS
from scripts import refresh_map
from scripts.outlines import signed_area
from scripts.refresh_map import EXTRACTS, Extract, as_csv, description, outlines


def test_each_extract_is_committed_with_its_fingerprint(ledger: Ledger) -> None:
    assert set(ledger.maps) == {extract.id for extract in EXTRACTS}
    for extract in EXTRACTS:
        rows = (MAPS / f"{extract.id}.csv").read_bytes().decode()
        record = (MAPS / f"{extract.id}.yml").read_bytes().decode()
        assert record == description(extract, rows), f"{extract.id}: run.py refresh-map writes another one"


def test_the_extracts_are_small_and_their_land_runs_anticlockwise(ledger: Ledger) -> None:
    for id in ledger.maps:
        rings = ledger.maps[id].rings()
        assert 500 < sum(map(len, rings)) <= 2500
        assert signed_area(list(rings[0])) > 0
    waters = [ring for ring in ledger.maps["oil-route"].rings() if signed_area(list(ring)) < 0]
    assert len(waters) == 1  # the Caspian Sea


def test_the_oil_route_keeps_off_the_land(ledger: Ledger) -> None:
    steps = {place.route_step: place for place in ledger.places.values() if place.route_step}
    points = [(float(steps[step].lon), float(steps[step].lat)) for step in sorted(steps)]
    for leg in pairwise(points):
        for ring in ledger.maps["oil-route"].rings():
            assert not any(crosses(leg, shore) for shore in pairwise(ring)), leg


def crosses(one: tuple[Point, Point], other: tuple[Point, Point]) -> bool:
    """Whether two stretches cross."""
    def side(point: Point, line: tuple[Point, Point]) -> float:
        (ax, ay), (bx, by) = line
        return (bx - ax) * (point[1] - ay) - (by - ay) * (point[0] - ax)
    return (side(other[0], one) * side(other[1], one) < 0
            and side(one[0], other) * side(one[1], other) < 0)


def topology(*islands: tuple[int, int, int]) -> dict[str, object]:
    """Square islands, each a corner and a width in thousandths of a degree."""
    arcs = [[[x, y], [width, 0], [0, width], [-width, 0], [0, -width]] for x, y, width in islands]
    return {"transform": {"scale": [0.001, 0.001], "translate": [0, 0]}, "arcs": arcs,
            "objects": {"land": {"geometries": [
                {"type": "MultiPolygon", "arcs": [[[index]] for index in range(len(arcs))]}]}}}


def test_small_islands_go_unless_they_are_to_stay() -> None:
    world = topology((1000, 1000, 2000), (5000, 5000, 50), (8000, 8000, 50))
    extract = Extract("bay", "Bay", "10m", (0, 0, 10, 10), 0.05, 100, "", keep=((8.02, 8.02),))
    rings = outlines(extract, world)
    assert [ring[0] for ring in rings] == [(1.0, 1.0), (8.0, 8.0)]
    assert as_csv(rings).splitlines()[:3] == ["ring,lon,lat", "1,1,1", "1,3,1"]


def test_a_package_that_has_changed_is_refused() -> None:
    with pytest.raises(SystemExit, match="is not what it was"):
        refresh_map.verify(b"something else")
