"""The places on the maps: their page, links to it, and their form in the downloads."""

from __future__ import annotations

from decimal import Decimal
from html import escape
from typing import Any

from macros.data import Ledger
from macros.data.map_kinds import Place
from macros.views.html import NOT_SEARCHED, relative, short_name

PAGE = "reference/places/"
KINDS = {"us-base": "American bases in Japan", "city": "Cities", "island": "Islands",
         "territory": "Other points of land", "strait": "Straits", "waypoint": "Points of the oil route"}


def coordinates(place: Place) -> str:
    """Latitude and longitude for people: `35.281° N, 139.672° E`."""
    north, east = ("N", "S")[place.lat < 0], ("E", "W")[place.lon < 0]
    return f"{abs(place.lat)}° {north}, {abs(place.lon)}° {east}"


def place_link(id: str, ledger: Ledger, page_url: str) -> str:
    """A place's name, linked to its record."""
    place = ledger.place(id)
    return f'<a href="{relative(f"{PAGE}#{id}", page_url)}">{escape(place.name)}</a>'


def source_link(id: str, ledger: Ledger, page_url: str) -> str:
    """A source's short name, linked to its page."""
    return (f'<a href="{relative(f"reference/sources/{id}/", page_url)}">'
            f"{escape(short_name(ledger.source(id)))}</a>")


def places_index(ledger: Ledger, page_url: str) -> str:
    """Every place with its coordinates, how they are known, and what is disputed; by kind."""
    parts = []
    for kind, title in KINDS.items():
        chosen = [place for place in ledger.places.values() if place.kind == kind]
        if chosen:
            items = "".join(_item(place, ledger, page_url) for place in chosen)
            parts.append(f'<p class="list-title">{title}</p><ol class="records"{NOT_SEARCHED}>{items}</ol>')
    return "".join(parts)


def _item(place: Place, ledger: Ledger, page_url: str) -> str:
    step = f" · step {place.route_step} of the oil route" if place.route_step else ""
    disputed = note = ""
    if place.disputed:
        basis = ", ".join(source_link(id, ledger, page_url) for id in place.disputed_basis)
        disputed = (f'<p class="record-note"><strong>Disputed.</strong> {escape(place.disputed)} '
                    f"According to: {basis}.</p>")
    if place.note:
        note = f" {escape(place.note)}"
    return (f'<li class="record-item" id="{place.id}"><p class="record-head">{escape(place.name)} '
            f"<span>{coordinates(place)}</span></p>"
            f'<p class="record-meta">{source_link(place.source, ledger, page_url)} · confidence: '
            f"{place.confidence}{step} · <code>{place.id}</code></p>"
            f'<p class="record-note">{escape(place.where)}{note}</p>{disputed}</li>')


def place(record: Place, ledger: Ledger) -> dict[str, Any]:
    """A place for the downloads, with its address; absent fields are left out."""
    row: dict[str, Any] = {}
    for name in type(record).model_fields:
        value = getattr(record, name)
        if value not in (None, []):
            row[name] = float(value) if isinstance(value, Decimal) else value
    return {**row, "url": f"/{PAGE}#{record.id}"}


def oil_route(ledger: Ledger) -> list[Place]:
    """The points of the schematic oil route in order, from Hormuz to Japan."""
    steps = [place for place in ledger.places.values() if place.route_step]
    return sorted(steps, key=lambda place: place.route_step or 0)
