"""Outlines of land: decoded, clipped and simplified without a tear."""

from itertools import pairwise

import pytest

from scripts import outlines
from scripts.outlines import Box, Ring

SQUARE: Ring = [(0, 0), (10, 0), (10, 10), (0, 10), (0, 0)]


def topology(kind: str, scale: list[float], translate: list[float], arcs: list[list[list[int]]],
             parts: object) -> dict[str, object]:
    return {"transform": {"scale": scale, "translate": translate}, "arcs": arcs,
            "objects": {"land": {"geometries": [{"type": kind, "arcs": parts}]}}}


def test_arcs_are_steps_on_a_grid_and_a_negative_one_runs_backwards() -> None:
    arcs = [[[0, 0], [4, 0], [0, 4]], [[0, 0], [0, 4], [4, 0]]]
    assert outlines.polygons(topology("MultiPolygon", [0.5, 2], [100, 10], arcs, [[[0, -2]]])) == [
        [[(100, 10), (102, 10), (102, 18), (100, 18), (100, 10)]]]


def test_a_polygon_by_itself_keeps_its_waters_apart() -> None:
    arcs = [[[0, 0], [9, 0], [0, 9], [-9, -9]], [[1, 1], [0, 1], [1, 0], [-1, -1]]]
    [[outline, water]] = outlines.polygons(topology("Polygon", [1, 1], [0, 0], arcs, [[0], [1]]))
    assert len(outline) == len(water) == 4
    assert outlines.turned(water, outline=False)[0] == water[0]
    assert outlines.signed_area(outlines.turned(outline, outline=True)) > 0
    assert outlines.signed_area(outlines.turned(water, outline=False)) < 0


COMB: Ring = [(0, 0), (9, 0), (9, 9), (6, 9), (6, 3), (3, 3), (3, 9), (0, 9), (0, 0)]


@pytest.mark.parametrize(("ring", "box", "edges", "area"), [
    (SQUARE, (5, -5, 20, 5), (5, 0, 10, 5), 25), (SQUARE, (-1, -1, 11, 11), (0, 0, 10, 10), 100),
    (COMB, (-1, 5, 10, 20), (0, 5, 9, 9), 24)])  # two bays of one coast: two prongs, three wide and four high
def test_a_ring_is_closed_along_the_edge_of_the_box(ring: Ring, box: Box, edges: Box, area: float) -> None:
    clipped = outlines.clip(ring, box)
    assert clipped[0] == clipped[-1]
    assert outlines.bounds(clipped) == edges and abs(outlines.signed_area(clipped)) == area
    assert (set(clipped) == set(ring)) == outlines.within(outlines.bounds(ring), box)
    assert outlines.clip(ring, (20, 20, 30, 30)) == []


def test_no_point_lies_farther_away_than_the_tolerance() -> None:
    jagged: Ring = [(x / 10, 0.04 if x % 2 else 0) for x in range(101)] + [(10, 10), (0, 10), (0, 0)]
    assert len(outlines.simplify(jagged, 0.05)) == 5
    for tolerance in (0.01, 0.03, 0.05, 2):
        thin = outlines.simplify(jagged, tolerance)
        assert thin[0] == thin[-1]
        assert set(thin) <= set(jagged)
        assert all(min(outlines.distance(point, *stretch) for stretch in pairwise(thin)) <= tolerance
                   for point in jagged)


def test_points_that_fall_together_become_one_and_a_speck_goes() -> None:
    assert outlines.rounded([(0, 0), (0.0001, 0), (1, 0), (1, 1), (0, 0)], 3) == [
        (0, 0), (1, 0), (1, 1), (0, 0)]
    assert outlines.rounded([(0, 0), (0.0001, 0), (0, 0.0001), (0, 0)], 3) == []


def test_areas_are_about_right_and_a_box_lies_within_another_or_not() -> None:
    assert outlines.square_kilometres([(0, 0), (1, 0), (1, 1), (0, 1), (0, 0)]) == pytest.approx(12364, .001)
    assert outlines.square_kilometres([]) == 0
    assert outlines.within((1, 1, 2, 2), (0, 0, 3, 3)) and not outlines.within((1, 1, 4, 2), (0, 0, 3, 3))
