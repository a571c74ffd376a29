"""Japan and its neighbours: how far away they are, and which islands are in dispute."""

from __future__ import annotations

from dataclasses import dataclass

from macros.data import Ledger
from macros.data.coastlines import Ring
from macros.values.problems import UnknownId
from macros.words.house_style import fact_text, period_text
from scripts.charts import lettering
from scripts.charts.atlas import (
    Box,
    latitude,
    longitude,
    map_credit,
    place_row,
    seen,
    sources_of,
)
from scripts.charts.canvas import Canvas, Panel
from scripts.charts.model import Chart, Column, Draw, Table

MAP = "neighbourhood"
BOX: Box = (113.5, 20.6, 150.5, 47.6)
NARROW_BOX: Box = (113.5, 21.0, 150.5, 47.6)
CAPITAL = "tokyo"
CITIES = ("beijing", "seoul", "pyongyang", "vladivostok", "taipei", "naha")
# In dispute: a letter for the key, a short name, and in brief what the records say at length.
DISPUTED = {
    "senkaku-islands": ("A", "Senkaku, or Diaoyu, Islands", "run by Japan; claimed by China and Taiwan too"),
    "takeshima-dokdo": ("B", "Takeshima, or Dokdo", "run by South Korea; claimed by Japan"),
    "kunashiri": ("C", "Southern Kurils, or Northern Territories", "run by Russia; claimed by Japan"),
    "taiwan": ("D", "Taiwan", "governs itself; claimed by China")}
LANDS = (("CHINA", 116.6, 31.5), ("RUSSIA", 134.4, 46.4), ("NORTH KOREA", 129.2, 41.8),
         ("SOUTH KOREA", 130.4, 35.0), ("JAPAN", 142.2, 38.6))
NUDGES = {"tokyo": (8, -10, "left"), "beijing": (6, 20, "center"), "pyongyang": (-9, 8, "right"),
          "seoul": (-9, -8, "right"), "vladivostok": (8, 2, "left"), "taipei": (-9, 2, "right"),
          "naha": (8, -6, "left"), "kunashiri": (-9, 2, "right"), "takeshima-dokdo": (8, 2, "left"),
          "senkaku-islands": (0, 9, "center"), "taiwan": (-9, -6, "right"), "yonaguni": (9, -9, "left")}


@dataclass(frozen=True)
class Spot:
    """A point on the map: what is printed beside it, and whether it is a disputed place."""

    id: str
    name: str
    disputed: bool


def chart(ledger: Ledger) -> Chart:
    """The map, from places and the distances worked out between them."""
    places = [ledger.place(id) for id in (CAPITAL, *CITIES, "yonaguni", *DISPUTED)]
    spots = tuple(Spot(place.id, DISPUTED[place.id][0] if place.id in DISPUTED else place.name.split(",")[0],
                       place.id in DISPUTED) for place in places)
    far = {place.id: _far(ledger, place.id) for place in places}
    near = fact_text(ledger.fact("distance-yonaguni-taiwan-coast"))
    said = "; ".join(f"{DISPUTED[id][1]}: {DISPUTED[id][2]}" for id in DISPUTED)
    return Chart(
        title=f"Japan's westernmost island lies {near} from Taiwan; Pyongyang is "
              f"{fact_text(ledger.fact('distance-pyongyang-tokyo'))} from Tokyo",
        subtitle="Straight-line distances from Tokyo; letters mark places in dispute",
        alt="Map of Japan and its neighbours. From Tokyo: "
            + ", ".join(f"{place.name} {far[place.id]}" for place in places if far[place.id])
            + f". Yonaguni lies {near} from Taiwan's coast. In dispute: {said}.",
        description=[
            "Distances are great circles, worked out here from the points on the map and rounded: the "
            "shortest line over the globe, not the length of a journey.",
            "No borders are drawn, only coasts. " + " ".join(
                f"{place.name}: {place.disputed}" for place in places if place.disputed),
            "The letters mark one point of each disputed place; the southern Kurils, or Northern "
            "Territories, are several islands."],
        credit=map_credit(ledger, MAP, places), topic="china-taiwan",
        as_of=period_text(ledger.maps[MAP].info.read_on),
        sources=sources_of(places), is_map=True,
        table=Table("Place", (Column("Latitude", latitude), Column("Longitude", longitude),
                              Column("Distance from Tokyo", drawn=False),
                              Column("In dispute", drawn=False)),
                    tuple(place_row(place, far[place.id] or None, _brief(place.id)) for place in places)),
        draw=_drawer(spots, ledger.coastline(MAP), tuple((id, text) for id, text in far.items() if text),
                     near), height=640, narrow_height=500)


def _brief(id: str) -> str | None:
    """The dispute over a place in a few words, with its letter on the map."""
    return f"{DISPUTED[id][0]}: {DISPUTED[id][2]}" if id in DISPUTED else None


def _far(ledger: Ledger, id: str) -> str:
    """The distance from Tokyo in words, where one is worked out."""
    try:
        return fact_text(ledger.fact(f"distance-{'okinawa' if id == 'naha' else id}-tokyo"), "short")
    except UnknownId:
        return ""


def _drawer(spots: tuple[Spot, ...], land: tuple[Ring, ...], far: tuple[tuple[str, str], ...],
            near: str) -> Draw:
    def draw(canvas: Canvas) -> None:
        """Coasts, cities with their distances, rings where there is a dispute, and the key."""
        box = NARROW_BOX if canvas.narrow else BOX
        grid = canvas.grid(2, 1, height_ratios=[1.5, 1] if canvas.narrow else [6.4, 1])
        panel = canvas.panel(x="value", y="value", spot=grid[0, 0])
        coasts = seen(land, box, least=0.5 if canvas.narrow else 0.12)
        panel.map(coasts, box, ([120, 130, 140, 150], [30, 40]))
        for words, lon, lat in () if canvas.narrow else LANDS:
            panel.note(lon, lat, words, canvas.colours.quiet, ha="center", fontsize=lettering.SMALL)
        _cities(panel, spots, dict(far), near, canvas.narrow)
        _key(canvas, grid[1, 0], dict(far))
    return draw


def _cities(panel: Panel, spots: tuple[Spot, ...], far: dict[str, str], near: str,
            narrow: bool) -> None:
    """Points with their names, and where there is room how far they are from Tokyo."""
    colours, rows = panel.colours, range(len(spots))
    panel.points(1, 0, [colours.japan if spot.id == CAPITAL else colours.second if spot.disputed
                        else colours.ink for spot in spots], size=8, rows=rows)
    for row, spot in enumerate(spots):
        lat, lon = panel.table.numbers(0)[row] or 0, panel.table.numbers(1)[row] or 0
        right, up, side = NUDGES[spot.id]
        panel.note(lon, lat, spot.name, colours.second if spot.disputed else colours.ink, ha=side,
                   nudge=(right, up), weight="semibold", gid="" if spot.disputed else f"row-{row}")
        below = far.get(spot.id) or (f"{near} from Taiwan" if spot.id == "yonaguni" else "")
        if below and not narrow:
            panel.note(lon, lat, below, colours.ink, nudge=(right, up - 15), ha=side)


def _key(canvas: Canvas, spot: object, far: dict[str, str]) -> None:
    """Who runs and who claims each lettered place; on the phone the distances too."""
    key = canvas.panel(x="row", y="row", spot=spot)
    lines = [f"{letter}  {name}: {claim}" for letter, name, claim in DISPUTED.values()]
    if canvas.narrow:
        lines.append("From Tokyo: " + "; ".join(f"{id.capitalize()} {text}" for id, text in far.items()))
    down = 0.0
    for line in lines:
        text = lettering.wrapped(line, 300 if canvas.narrow else 700)
        key.note(0, 1, text, canvas.colours.ink, nudge=(0, -down), va="top", ha="left",
                 xycoords="axes fraction")
        down += (text.count("\n") + 1) * 15 + 5
