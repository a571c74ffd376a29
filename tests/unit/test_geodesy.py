"""Distances over the Earth against distances that are known otherwise."""

from __future__ import annotations

from decimal import Decimal

import pytest

from macros.values.formulas import Point, along, apply, great_circle
from macros.values.units import Quantity, UnitMismatch


def at(lat: str, lon: str) -> Point:
    return Point(Decimal(lat), Decimal(lon))


@pytest.mark.parametrize(("one", "other", "kilometres"), [
    (at("0", "0"), at("0", "90"), 10007.557),  # a quarter of the way around: pi / 2 times the radius
    (at("90", "0"), at("-90", "0"), 20015.115),
    (at("0", "179.5"), at("0", "-179.5"), 111.195),  # over the date line, the short way
    (at("48.8566", "2.3522"), at("51.5074", "-0.1278"), 343.557),  # Paris to London, as commonly given
    (at("35.6895", "139.69171"), at("35.6895", "139.69171"), 0)])
def test_a_distance_is_the_one_that_is_known(one: Point, other: Point, kilometres: float) -> None:
    found = great_circle(one, other)
    assert found.unit == "kilometres"
    assert float(found.value) == pytest.approx(kilometres, abs=0.001)
    assert great_circle(other, one) == found


def test_a_way_is_the_sum_of_its_stretches_and_what_is_no_place_has_no_distance() -> None:
    corners = at("0", "0"), at("0", "90"), at("90", "0")
    assert float(along(*corners).value) == pytest.approx(2 * 10007.557, abs=0.001)
    with pytest.raises(UnitMismatch, match="great-circle needs places"):
        apply("great-circle", [at("0", "0"), Quantity(Decimal(1), "usd")])
    with pytest.raises(UnitMismatch, match="along takes first, second, others; the inputs are 1"):
        apply("along", [at("0", "0")])
