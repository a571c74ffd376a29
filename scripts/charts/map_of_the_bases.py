"""Where the American bases that the records name are, with Okinawa and the Tokyo area drawn larger."""

from __future__ import annotations

from dataclasses import dataclass

from macros.data import Ledger
from macros.data.coastlines import Ring
from macros.data.map_kinds import Place
from macros.words.house_style import period_text
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

MAP = "japan-bases"
JAPAN: Box = (126.2, 24.8, 146.2, 45.8)
OKINAWA: Box = (127.58, 26.05, 128.2, 26.68)
TOKYO: Box = (139.2, 35.13, 139.98, 35.86)
BOXES = {"Okinawa": OKINAWA, "Tokyo area": TOKYO}
AREAS = (*BOXES, "")
SHORT = {"yokosuka-base": "Yokosuka", "yokota-base": "Yokota", "atsugi-base": "Atsugi",
         "misawa-base": "Misawa", "iwakuni-base": "Iwakuni", "sasebo-base": "Sasebo",
         "kadena-base": "Kadena", "futenma-base": "Futenma", "camp-schwab": "Camp Schwab",
         "camp-foster": "Camp Foster", "camp-zama": "Camp Zama"}
# Where a name lies: nudge to the right and upwards, and the side at which it is anchored.
NAMES = {"atsugi-base": (8, -9, "left"), "camp-zama": (8, 1, "left"), "futenma-base": (8, -13, "left"),
         "camp-foster": (9, -5, "left"), "camp-schwab": (-9, 4, "right"), "kadena-base": (9, 1, "left"),
         "sasebo-base": (-8, -14, "right"), "yokosuka-base": (-9, -5, "right")}


@dataclass(frozen=True)
class Spot:
    """A base on the map: its short name, and the inset in which it is drawn, if any."""

    id: str
    name: str
    inset: str


def chart(ledger: Ledger) -> Chart:
    """The map, from the places of kind us-base."""
    places = [place for place in ledger.places.values() if place.kind == "us-base"]
    spots = [Spot(place.id, SHORT.get(place.id, place.name), _inset(place)) for place in places]
    spots.sort(key=lambda spot: AREAS.index(spot.inset))
    places = [ledger.place(spot.id) for spot in spots]
    by_area = {area: [spot.name for spot in spots if spot.inset == area] for area in AREAS}
    most = len(by_area[""]) < len(spots) / 2
    return Chart(
        title="Most of the American bases named here lie on Okinawa or around Tokyo" if most
        else "Where the American bases in Japan are that our records name",
        subtitle="The bases that the records name, by their runways or harbours; not all US facilities",
        alt=f"Map of Japan with American bases. In Okinawa: {_listed(by_area['Okinawa'])}. Around Tokyo: "
            f"{_listed(by_area['Tokyo area'])}. Elsewhere: {_listed(by_area[''])}.",
        description=[
            "Each dot is one base; the insets show part of Okinawa's main island and the area around Tokyo "
            "at a larger scale. The map holds the bases that our records name, not every American facility.",
            "Dots stand for points: a runway, a harbour or a town, as the list of places says for each. They "
            "say nothing of a base's size. Where a list gives only a town, the dot may be a few kilometres "
            "off."],
        credit=map_credit(ledger, MAP, places), topic="bases",
        as_of=period_text(ledger.maps[MAP].info.read_on),
        sources=sources_of(places), is_map=True,
        table=Table("Base", (Column("Latitude", latitude), Column("Longitude", longitude),
                             Column("Where", drawn=False)),
                    tuple(place_row(place, spot.inset or "elsewhere")
                          for place, spot in zip(places, spots, strict=True))),
        draw=_drawer(tuple(spots), tuple(ledger.coastline(MAP))), height=620, narrow_height=640)


def _inset(place: Place) -> str:
    lon, lat = float(place.lon), float(place.lat)
    return next((name for name, (west, south, east, north) in BOXES.items()
                 if west < lon < east and south < lat < north), "")


def _listed(names: list[str]) -> str:
    return ", ".join(names[:-1]) + (" and " if len(names) > 1 else "") + names[-1]


def _drawer(spots: tuple[Spot, ...], land: tuple[Ring, ...]) -> Draw:
    def draw(canvas: Canvas) -> None:
        """Japan at the left or on top; Okinawa and the Tokyo area beside or below it."""
        grid = canvas.grid(2, 2, height_ratios=[2.1, 1]) if canvas.narrow else canvas.grid(
            2, 2, width_ratios=[1.62, 1])
        spot = grid[0, :] if canvas.narrow else grid[:, 0]
        country = canvas.panel(x="value", y="value", spot=spot)
        country.map(seen(land, JAPAN, least=0.12), JAPAN, ([130, 140], [30, 40]))
        _bases(country, spots, "")
        for number, (name, box) in enumerate(BOXES.items()):
            _frame(country, name, box)
            corner = grid[1, number] if canvas.narrow else grid[number, 1]
            inset = canvas.panel(x="value", y="value", spot=corner)
            inset.map(seen(land, box), box, _bearings(name))
            inset.axes.set_title(name, fontsize=13, weight="semibold", color=canvas.colours.ink, loc="left")
            _bases(inset, spots, name)
    return draw


def _bearings(inset: str) -> tuple[list[float], list[float]]:
    return ([127.7, 128.1], [26.2, 26.6]) if inset == "Okinawa" else ([139.3, 139.8], [35.2, 35.7])


def _bases(panel: Panel, spots: tuple[Spot, ...], inset: str) -> None:
    rows = [row for row, spot in enumerate(spots) if spot.inset == inset]
    panel.points(1, 0, panel.colours.japan, rows=rows, size=9)
    for row in rows:
        right, up, side = NAMES.get(spots[row].id, (8, -4, "left"))
        lat, lon = panel.table.numbers(0)[row] or 0, panel.table.numbers(1)[row] or 0
        panel.note(lon, lat, spots[row].name, panel.colours.ink, nudge=(right, up), ha=side,
                   gid=f"row-{row}", weight="semibold")


def _frame(panel: Panel, name: str, box: Box) -> None:
    """Where an inset lies on the map of the country."""
    west, south, east, north = box
    panel.axes.plot([west, east, east, west, west], [south, south, north, north, south],
                    color=panel.colours.second, linewidth=1.4, zorder=3)
    spot = (east, (south + north) / 2)
    panel.note(*spot, name, panel.colours.second, nudge=(7, -4), ha="left")
