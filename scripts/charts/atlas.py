"""What the maps share: rows of places, credits, and land that is drawn only where it is seen."""

from __future__ import annotations

from collections.abc import Sequence
from decimal import Decimal

from macros.data import Ledger
from macros.data.coastlines import Ring
from macros.data.map_kinds import Place
from scripts.charts.model import Row

Box = tuple[float, float, float, float]
NATURAL_EARTH = "natural-earth-2019"


def degrees(value: Decimal, north_south: bool) -> str:
    """A latitude or longitude for readers: 35.3° N."""
    letters = ("N", "S") if north_south else ("E", "W")
    return f"{abs(value):.1f}° {letters[value < 0]}"


def latitude(value: Decimal) -> str:
    """A latitude for readers."""
    return degrees(value, north_south=True)


def longitude(value: Decimal) -> str:
    """A longitude for readers."""
    return degrees(value, north_south=False)


def place_row(place: Place, *more: str | None) -> Row:
    """A place as a row: name, latitude, longitude, and whatever the map says of it."""
    return place.name, (place.lat, place.lon, *more)


def seen(land: Sequence[Ring], box: Box, least: float = 0.0) -> list[Ring]:
    """The rings that reach into a box and are larger than `least` degrees across."""
    west, south, east, north = box
    found = []
    for ring in land:
        lons, lats = [lon for lon, _ in ring], [lat for _, lat in ring]
        meets = min(lons) < east and max(lons) > west and min(lats) < north and max(lats) > south
        if meets and max(max(lons) - min(lons), max(lats) - min(lats)) >= least:
            found.append(ring)
    return found


def sources_of(places: Sequence[Place]) -> list[str]:
    """Ids of the sources of coordinates, of what is disputed, and of the coastlines."""
    ids = [id for place in places for id in (place.source, *place.disputed_basis)]
    return list(dict.fromkeys([*ids, NATURAL_EARTH]))


def map_credit(ledger: Ledger, map_id: str, places: Sequence[Place]) -> str:
    """Whose coastlines and whose coordinates a map uses."""
    coast = ledger.maps[map_id].info
    ids = dict.fromkeys(place.source for place in places)
    titles = "; ".join(f"{ledger.source(id).publisher}, {ledger.source(id).title}" for id in ids)
    terms = coast.licence.split(";")[0].lower()
    return f"Source: coastlines from {coast.publisher} ({terms}); points from {titles}."
