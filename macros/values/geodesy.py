"""Distances over the Earth's surface."""

from __future__ import annotations

import math
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from macros.values.units import Quantity

MEAN_RADIUS_KM = 6371.0088


@dataclass(frozen=True)
class Point:
    """A place on the Earth in decimal degrees (WGS84), for formulas."""

    lat: Decimal
    lon: Decimal


def great_circle(one: Point, other: Point) -> Quantity:
    """The shortest way over the surface between two points, in kilometres.

    Haversine formula on a sphere whose radius is the Earth's mean radius of
    6371.0088 km, (2a + b) / 3 of the ellipsoid WGS84 as the International
    Union of Geodesy and Geophysics defines it. The Earth being flattened, the
    result may be off by up to half a per cent.
    """
    lat, lat_other = math.radians(one.lat), math.radians(other.lat)
    half_lat, half_lon = (lat_other - lat) / 2, math.radians(other.lon - one.lon) / 2
    haversine = (math.sin(half_lat) ** 2
                 + math.cos(lat) * math.cos(lat_other) * math.sin(half_lon) ** 2)
    kilometres = 2 * MEAN_RADIUS_KM * math.asin(math.sqrt(haversine))
    return Quantity(Decimal(repr(kilometres)), "kilometres")


def along(first: Point, second: Point, *others: Point) -> Quantity:
    """The way from point to point, each stretch the shortest, in kilometres."""
    stretches = (great_circle(one, other).value for one, other in pairwise((first, second, *others)))
    return Quantity(sum(stretches, Decimal(0)), "kilometres")
