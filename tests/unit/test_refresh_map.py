"""The committed coastlines: as described, small enough, and what a map needs of them."""

import hashlib
import json
import shutil
from decimal import Decimal
from itertools import pairwise
from pathlib import Path

import pytest

from macros.data import Ledger
from macros.data.load import MAPS
from macros.data.map_kinds import Finer, Point
from scripts import refresh_map
from scripts.outlines import as_csv, rings_of, signed_area
from scripts.refresh_map import records
from tests.unit.test_outlines import topology


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
    return (side(other[0], one) * side(other[1], one) < 0 and side(one[0], other) * side(one[1], other) < 0)


def squares(*islands: tuple[int, int, int]) -> dict[str, object]:
    """Square islands, each a corner and a width in thousandths of a degree."""
    arcs = [[[x, y], [width, 0], [0, width], [-width, 0], [0, -width]] for x, y, width in islands]
    return topology("MultiPolygon", [0.001] * 2, [0, 0], arcs, [[[index]] for index in range(len(arcs))])


PLAIN = {"box": tuple(map(Decimal, (0, 0, 10, 10))), "tolerance": Decimal("0.05"),
         "smallest_island": Decimal(100), "finer": []}


def test_small_islands_go_unless_they_are_to_stay_or_lie_wholly_in_a_finer_part() -> None:
    world = squares((1000, 1000, 2000), (5000, 5000, 50), (8000, 8000, 50))
    bay = records()[0].model_copy(update={"keep": [(Decimal("8.02"), Decimal("8.02"))], **PLAIN})
    rings = rings_of(bay, world)
    assert [ring[0] for ring in rings] == [(1.0, 1.0), (8.0, 8.0)]
    assert as_csv(rings).splitlines()[:3] == ["ring,lon,lat", "1,1,1", "1,3,1"]
    part = Finer.model_validate({"box": ["4", "4", "6", "6"], "tolerance": "0.001", "smallest_island": "1"})
    finer = bay.model_copy(update={"keep": [], "finer": [part]})
    assert [ring[0] for ring in rings_of(finer, world)] == [(1.0, 1.0), (5.0, 5.0)]


def test_the_rows_and_their_fingerprint_are_written_for_every_map(
        ledger: Ledger, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    world = squares((120_000, 30_000, 20_000))
    atlas = tmp_path / "world-atlas"
    atlas.mkdir()
    for layer in ("10m", "50m"):
        (atlas / f"land-{layer}.json").write_text(json.dumps(world), encoding="utf-8")
    shutil.copytree(MAPS, tmp_path / "seeds/maps")
    monkeypatch.setattr(refresh_map, "ROOT", tmp_path)
    monkeypatch.setattr(refresh_map, "MAPS", tmp_path / "seeds/maps")
    monkeypatch.setattr(refresh_map, "installed", lambda *_: tmp_path)
    (tmp_path / "seeds/maps/oil-route.csv").unlink()
    assert refresh_map.main() == 0
    for info in records():
        rows = (tmp_path / f"seeds/maps/{info.id}.csv").read_bytes()
        assert info.sha256 == hashlib.sha256(rows).hexdigest() != ledger.maps[info.id].info.sha256
