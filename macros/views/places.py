"""The places on the maps: their page, links to it, and their form in the downloads."""

from __future__ import annotations

from decimal import Decimal
from typing import Any

from markupsafe import Markup

from macros.data import Ledger
from macros.data.map_kinds import Place
from macros.views.templating import render

PAGE = "reference/places/"
KINDS = {"us-base": "American bases in Japan", "city": "Cities", "island": "Islands",
         "territory": "Other points of land", "strait": "Straits", "waypoint": "Points of the oil route"}


def coordinates(place: Place) -> str:
    """Latitude and longitude for people: `35.281° N, 139.672° E`."""
    north, east = ("N", "S")[place.lat < 0], ("E", "W")[place.lon < 0]
    return f"{abs(place.lat)}° {north}, {abs(place.lon)}° {east}"


def places_index(ledger: Ledger, page_url: str) -> Markup:
    """Every place with its coordinates, how they are known, and what is disputed; by kind."""
    groups = {title: [(place, coordinates(place)) for place in ledger.places.values()
                      if place.kind == kind] for kind, title in KINDS.items()}
    return render("places_index", page_url, ledger, groups=groups)


def place(record: Place, ledger: Ledger) -> dict[str, Any]:
    """A place for the downloads, with its address; absent fields are left out."""
    row: dict[str, Any] = {}
    for name in type(record).model_fields:
        value = getattr(record, name)
        if value not in (None, []):
            row[name] = float(value) if isinstance(value, Decimal) else value
    return {**row, "url": f"/{PAGE}#{record.id}"}


def oil_route(ledger: Ledger) -> list[Place]:
    """The points of the schematic oil route in order, from the strait to the port."""
    steps = [place for place in ledger.places.values() if place.route_step]
    return sorted(steps, key=lambda place: place.route_step or 0)
