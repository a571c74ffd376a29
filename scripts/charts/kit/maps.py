"""What the maps share: rows of places, credits, and land that is drawn only where it is seen."""

from __future__ import annotations

from collections.abc import Sequence
from math import cos, degrees, radians
from typing import Any

import numpy as np
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from macros.data import Ledger
from macros.data.map_kinds import Place, Ring
from macros.values.formulas import MEAN_RADIUS_KM
from macros.views.html import known_as
from macros.words.house_style import period_text
from scripts.charts.kit import lettering
from scripts.charts.kit.canvas import Panel
from scripts.charts.kit.model import Column, Row
from scripts.outlines import bounds

Land = Sequence[Ring]  # closed lines of (longitude, latitude), lakes the other way round
Box = tuple[float, float, float, float]
Spot = tuple[float, float, str]  # where a name lies: nudge to the right and upwards, and its anchor
NATURAL_EARTH = "natural-earth-2019"
COORDINATES = (Column("Latitude", lambda value: f"{abs(value):.1f}° {'NS'[value < 0]}"),
               Column("Longitude", lambda value: f"{abs(value):.1f}° {'EW'[value < 0]}"))


def place_row(place: Place, *more: str | None) -> Row:
    """A place as a row: name, latitude, longitude, and whatever the map says of it."""
    return place.name, (place.lat, place.lon, *more)


def origin(ledger: Ledger, map_id: str, places: Sequence[Place], *more: str) -> dict[str, Any]:
    """What every map says of where it comes from: credit, day and sources (`more` besides its own)."""
    coast = ledger.maps[map_id].info
    names = "; ".join(dict.fromkeys(known_as(ledger.sources[place.source]) for place in places))
    ids = [id for place in places for id in (place.source, *place.disputed_basis)]
    return {"credit": f"Source: coastlines from {coast.publisher} ({coast.licence.split(';')[0].lower()}); "
                      f"points from {names}.",
            "as_of": period_text(coast.read_on), "is_map": True,
            "sources": list(dict.fromkeys([*ids, NATURAL_EARTH, *more]))}


def draw_land(panel: Panel, land: Land, box: Box,
              bearings: tuple[Sequence[float], Sequence[float]], least: float = 0.0) -> None:
    """Land in a box of longitudes and latitudes, with the bearings named along its edges.

    A degree of longitude is drawn as long as it is in the middle of the box.

    Args:
        box: west, south, east, north.
        bearings: the longitudes and latitudes to name.
        least: rings that are smaller across are left out, in degrees.
    """
    west, south, east, north = box
    axes, colours, (lons, lats) = panel.axes, panel.colours, bearings
    shown = [ring for ring in land for left, low, right, top in [bounds(list(ring))]
             if left < east and right > west and low < north and top > south
             and max(right - left, top - low) >= least]
    coasts = Path.make_compound_path(*(Path(ring, closed=True) for ring in shown))
    axes.add_patch(PathPatch(coasts, facecolor=colours.land, edgecolor=colours.other, linewidth=0.5,
                             zorder=1))
    axes.set(xlim=(west, east), ylim=(south, north))
    axes.set_aspect(1 / cos(radians((south + north) / 2)), anchor="N")
    axes.set_xticks(list(lons), [f"{abs(lon):g}°{'E' if lon > 0 else 'W'}" for lon in lons])
    axes.set_yticks(list(lats), [f"{abs(lat):g}°{'' if lat == 0 else 'NS'[lat < 0]}" for lat in lats],
                    ha="left" if panel.narrow else "right")
    axes.grid(visible=True, color=colours.grid, linewidth=0.6, zorder=0.5)
    axes.tick_params(labelsize=lettering.SMALL)
    axes.tick_params(axis="y", pad=-4 if panel.narrow else 6)  # inside, so that maps are as wide as phones
    axes.set_axisbelow("line")
    for spine in axes.spines.values():  # covers the coasts where the box cuts the land
        spine.set(visible=True, color=colours.grid, linewidth=1.2)


def name_place(panel: Panel, row: int, text: str, spot: Spot, colour: str = "", **style: Any) -> None:
    """The name of the place in a row, beside its point; the first two columns are its coordinates."""
    lat, lon = panel.table.column(0)[row], panel.table.column(1)[row]
    right, up, side = spot
    panel.note(float(lon), float(lat), text, colour or panel.colours.ink, nudge=(right, up), ha=side, **style)


def name_lands(panel: Panel, lands: Sequence[tuple[str, float, float]]) -> None:
    """Names of countries at their longitude and latitude."""
    for words, lon, lat in lands:
        panel.note(lon, lat, words, ha="center", fontsize=lettering.SMALL)


def draw_ring(panel: Panel, row: int, far: int, bearing: float, words: str) -> None:
    """All that lies as many kilometres from the place in a row; words stand at a bearing."""
    lat, lon = (radians(panel.table.column(column)[row]) for column in (0, 1))
    turn, arc = np.radians([*range(0, 361, 4), bearing]), far / MEAN_RADIUS_KM
    up, right = (np.sin(arc) * part(turn) for part in (np.cos, np.sin))
    lats = np.arcsin(np.sin(lat) * np.cos(arc) + np.cos(lat) * up)
    lons = lon + np.arctan2(right * np.cos(lat), np.cos(arc) - np.sin(lat) * np.sin(lats))
    x, y = np.degrees(lons), np.degrees(lats)
    panel.axes.plot(x[:-1], y[:-1], color=panel.colours.quiet, linewidth=1.2, linestyle=(0, (4, 3)), zorder=2)
    panel.note(x[-1], y[-1], words, ha="center", va="center", fontsize=lettering.SMALL,
               bbox={"facecolor": panel.colours.sea, "linewidth": 0, "pad": 1.5})


def draw_scale(panel: Panel, long: int, up: float = 0.05) -> None:
    """A bar of some kilometres on the right, part of the way `up`, as long as they are in its height."""
    (west, east), (south, north) = panel.axes.get_xlim(), panel.axes.get_ylim()
    lat, right = south + (north - south) * up, east - (east - west) * 0.05
    left = right - degrees(long / MEAN_RADIUS_KM) / cos(radians(lat))
    panel.axes.plot([left, right], [lat, lat], color=panel.colours.quiet, linewidth=2, zorder=3)
    panel.note((left + right) / 2, lat, f"{long:,} km", nudge=(0, 4), ha="center",
               fontsize=lettering.SMALL)
