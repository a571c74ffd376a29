"""What the maps share: rows of places, credits, and land that is drawn only where it is seen."""

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
WORDS: dict[str, Any] = {"halo": True, "in_layout": False}  # they make no map smaller
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
    return {"credit": f"Source: {coast.publisher}; {names}.",
            "as_of": period_text(coast.read_on), "is_map": True,
            "sources": list(dict.fromkeys([*ids, NATURAL_EARTH, *more]))}


def draw_land(panel: Panel, land: Land, box: Box, least: float = 0.0) -> None:
    """Land in a box of longitudes and latitudes.

    A degree of longitude is drawn as long as it is in the middle of the box.

    Args:
        box: west, south, east, north.
        least: rings that are smaller across are left out, in degrees.
    """
    west, south, east, north = box
    axes, colours = panel.axes, panel.colours
    shown = [ring for ring in land for left, low, right, top in [bounds(list(ring))]
             if left < east and right > west and low < north and top > south
             and max(right - left, top - low) >= least]
    coasts = Path.make_compound_path(*(Path(ring, closed=True) for ring in shown))
    axes.add_patch(PathPatch(coasts, facecolor=colours.land, edgecolor=colours.other, linewidth=0.5,
                             zorder=1))
    axes.set(xlim=(west, east), ylim=(south, north))
    axes.set_aspect(1 / cos(radians((south + north) / 2)), anchor="N")
    for spine in axes.spines.values():  # covers the coasts where the box cuts the land
        spine.set(visible=True, color=colours.grid, linewidth=1.2)


def name_place(panel: Panel, row: int, text: str, spot: Spot, colour: str = "", **style: Any) -> None:
    """The name of the place in a row, beside its point; the first two columns are its coordinates."""
    lat, lon = panel.table.column(0)[row], panel.table.column(1)[row]
    right, up, side = spot
    panel.note(float(lon), float(lat), text, colour or panel.colours.ink, nudge=(right, up), ha=side,
               **WORDS | style)


def name_lands(panel: Panel, lands: Sequence[tuple[str, float, float]]) -> None:
    """Names of countries at their longitude and latitude."""
    for words, lon, lat in lands:
        panel.note(lon, lat, words, ha="center", fontsize=lettering.SMALL, **WORDS)


def draw_way(panel: Panel, one: int, other: int, words: str) -> None:
    """The straight line over the globe between the places of two rows; its words on the side that is free."""
    lats, lons = (np.radians([float(column[row]) for row in (one, other)])
                  for column in map(panel.table.column, (0, 1)))
    ends = np.array([np.cos(lats) * np.cos(lons), np.cos(lats) * np.sin(lons), np.sin(lats)])
    x, y, z = np.outer(ends[:, 0], (part := np.linspace(1, 0, 21))) + np.outer(ends[:, 1], 1 - part)
    lon, lat = np.degrees(np.arctan2(y, x)), np.degrees(np.arctan2(z, np.hypot(x, y)))
    panel.axes.plot(lon, lat, color=panel.colours.japan, linewidth=1.8, zorder=2)
    above = lat[0] < lat[-1]  # the line falls towards the right, away from words above it
    panel.note(lon[10], lat[10], words, panel.colours.japan, nudge=(4, 3 if above else -3),
               va="bottom" if above else "top", weight="semibold", **WORDS)


def draw_curve(panel: Panel, colour: str) -> None:
    """A curve through all points, in the mean direction of both legs at each; so it bulges off capes."""
    points = np.array([panel.table.numbers(column) for column in (1, 0)], dtype=float).T
    legs = np.diff(points, axis=0)
    long = np.hypot(*legs.T)[:, None]
    ways = np.vstack([legs[:1], (legs / long)[:-1] + (legs / long)[1:], legs[-1:]])
    ways /= np.hypot(*ways.T)[:, None] * 3
    curves = np.stack([points[:-1] + ways[:-1] * long, points[1:] - ways[1:] * long, points[1:]], axis=1)
    curve = Path([points[0], *curves.reshape(-1, 2)], [Path.MOVETO, *[Path.CURVE4] * 3 * len(legs)])
    panel.axes.add_patch(PathPatch(curve, fill=False, ec=colour, linewidth=2.2, zorder=5))


def draw_ring(panel: Panel, row: int, far: int, bearing: float, words: str) -> None:
    """All that lies as many kilometres from the place in a row; words stand at a bearing."""
    lat, lon = (radians(panel.table.column(column)[row]) for column in (0, 1))
    turn, arc = np.radians([*range(0, 361, 4), bearing]), far / MEAN_RADIUS_KM
    up, right = (np.sin(arc) * part(turn) for part in (np.cos, np.sin))
    lats = np.arcsin(np.sin(lat) * np.cos(arc) + np.cos(lat) * up)
    lons = lon + np.arctan2(right * np.cos(lat), np.cos(arc) - np.sin(lat) * np.sin(lats))
    x, y = np.degrees(lons), np.degrees(lats)
    panel.axes.plot(x[:-1], y[:-1], color=panel.colours.quiet, linewidth=1.2, linestyle=(0, (4, 3)), zorder=2)
    panel.note(x[-1], y[-1], words, ha="center", va="center", in_layout=False, fontsize=lettering.SMALL,
               bbox={"facecolor": panel.colours.paper, "linewidth": 0, "pad": 2})  # the line stops there


def draw_scale(panel: Panel, long: int, up: float = 0.05) -> None:
    """A bar of some kilometres on the right, part of the way `up`, as long as they are in its height."""
    (west, east), (south, north) = panel.axes.get_xlim(), panel.axes.get_ylim()
    lat, right = south + (north - south) * up, east - (east - west) * 0.05
    left = right - degrees(long / MEAN_RADIUS_KM) / cos(radians(lat))
    panel.axes.plot([left, right], [lat, lat], color=panel.colours.quiet, linewidth=2, zorder=3)
    panel.note((left + right) / 2, lat, f"{long:,} km", nudge=(0, 4), ha="center",
               fontsize=lettering.SMALL)
