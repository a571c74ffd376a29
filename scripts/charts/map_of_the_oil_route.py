"""The way of a tanker from the Strait of Hormuz to Tokyo Bay."""

from __future__ import annotations

from macros.data import Ledger
from macros.data.coastlines import Ring
from macros.words.house_style import fact_text, grouped, period_text
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
from scripts.charts.canvas import Canvas
from scripts.charts.model import Chart, Column, Draw, Table

MAP, LENGTH, SHARE = "oil-route", "distance-hormuz-tokyo-bay", "crude-middle-east-share"
BOX: Box = (44, -10, 146, 44)
# What is printed at a point of the route, and where: nudge to the right and upwards, and its anchor.
NAMED = {"strait-of-hormuz": "Strait of Hormuz", "strait-of-malacca": "Strait of\nMalacca",
         "singapore-strait": "Singapore Strait", "south-china-sea": "South China Sea",
         "luzon-strait": "Luzon Strait", "tokyo-bay": "Tokyo Bay"}
BESIDE = {"strait-of-hormuz": (2, 10, "left"), "strait-of-malacca": (-8, -26, "right"),
          "singapore-strait": (7, -15, "left"), "south-china-sea": (10, -6, "left"),
          "luzon-strait": (10, -4, "left"), "tokyo-bay": (-4, 10, "right")}
ON_PHONES = BESIDE | {"luzon-strait": (-8, 3, "right")}
LANDS = (("IRAN", 54.0, 32.0), ("INDIA", 78.5, 22.0), ("CHINA", 104.0, 32.5))


def chart(ledger: Ledger) -> Chart:
    """The map, from the places that have a step on the route."""
    places = sorted((place for place in ledger.places.values() if place.route_step),
                    key=lambda place: place.route_step or 0)
    length = fact_text(ledger.fact(LENGTH))
    fact = next(row for row in reversed(ledger.one_series(SHARE).values("fiscal-year")) if row.amount)
    share = f"{grouped(fact.amount.value, 1)}%" if fact.amount else ""
    return Chart(
        title=f"From the Strait of Hormuz to Tokyo Bay it is {length} by sea, past Singapore",
        subtitle="A schematic route from the Strait of Hormuz to Tokyo Bay; ships steer their own course",
        alt=f"Map of a sea route to Japan, {length} long: from the Strait of Hormuz past "
            "India and Sri Lanka, through the Strait of Malacca and past Singapore, across the South China "
            "Sea, between Taiwan and the Philippines, to Tokyo Bay.",
        description=[
            f"The line joins {len(places)} points of a network of sea lanes on the shortest way; its length, "
            f"{length}, is worked out here and begins at the strait, not at the ports of the Gulf. It is no "
            "ship's track, and it does not say how many ships sail there since the war in Iran.",
            f"In {period_text(fact.period)} {share} of Japan's crude oil was bought in the Middle East. That "
            "counts where the oil was bought, not which way it came."],
        credit=map_credit(ledger, MAP, places), topic="energy",
        as_of=period_text(ledger.maps[MAP].info.read_on),
        sources=[*sources_of(places), SHARE], is_map=True,
        table=Table("Point of the route", (Column("Latitude", latitude), Column("Longitude", longitude)),
                    tuple(place_row(place) for place in places)),
        draw=_drawer(tuple(place.id for place in places), tuple(ledger.coastline(MAP))),
        height=400, narrow_height=215)


def _drawer(ids: tuple[str, ...], land: tuple[Ring, ...]) -> Draw:
    def draw(canvas: Canvas) -> None:
        """Coasts, the route as a line with its points, and the straits by name."""
        panel, colours = canvas.panel(x="value", y="value"), canvas.colours
        panel.map(seen(land, BOX, least=2 if canvas.narrow else 0.8), BOX, ([60, 90, 120], [0, 20, 40]))
        lats, lons = ([value or 0 for value in canvas.table.numbers(index)] for index in (0, 1))
        panel.axes.plot(lons, lats, color=colours.japan, linewidth=2.2, zorder=3)
        panel.points(1, 0, colours.japan, size=4, rows=[row for row, id in enumerate(ids) if id not in NAMED])
        panel.points(1, 0, colours.japan, size=9, rows=[row for row, id in enumerate(ids) if id in NAMED])
        for row, id in enumerate(ids):
            if id in NAMED:
                right, up, side = (ON_PHONES if canvas.narrow else BESIDE)[id]
                panel.note(lons[row], lats[row], NAMED[id], colours.ink, nudge=(right, up), ha=side,
                           weight="semibold", gid=f"row-{row}")
        for words, lon, lat in () if canvas.narrow else LANDS:
            panel.note(lon, lat, words, colours.quiet, ha="center", fontsize=lettering.SMALL)
    return draw
