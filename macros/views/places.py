"""The places on the maps: in words."""

from __future__ import annotations

from markupsafe import Markup

from macros.data import Ledger
from macros.data.map_kinds import Place
from macros.views.templating import render


def coordinates(place: Place) -> str:
    """Latitude and longitude for people: `35.281° N, 139.672° E`."""
    north, east = ("N", "S")[place.lat < 0], ("E", "W")[place.lon < 0]
    return f"{abs(place.lat)}° {north}, {abs(place.lon)}° {east}"


def places_index(ledger: Ledger, page_url: str) -> Markup:
    """Every place with its coordinates, how they are known, and what is disputed; by kind."""
    groups = {kind.name: [(place, coordinates(place)) for place in ledger.places.values()
                          if place.kind == kind.id] for kind in ledger.place_kinds.values()}
    return render("places_index", page_url, ledger, groups=groups)
