"""The way of a tanker from the Strait of Hormuz to Tokyo Bay."""

from scripts.charts import kit
from scripts.charts.kit import maps

MAP, LENGTH, SHARE = "oil-route", "distance-hormuz-tokyo-bay", "crude-middle-east-share"
BOX: maps.Box = (44, -10, 146, 44)
# What is printed at a point of the route, and where: nudge to the right and upwards, and its anchor.
NAMED: dict[str, tuple[str, maps.Spot]] = {
    "strait-of-hormuz": ("Strait of Hormuz", (2, 10, "left")),
    "strait-of-malacca": ("Strait of\nMalacca", (-8, -26, "right")),
    "singapore-strait": ("Singapore Strait", (7, -15, "left")),
    "south-china-sea": ("South China Sea", (10, -6, "left")),
    "luzon-strait": ("Luzon Strait", (10, -4, "left")),
    "tokyo-bay": ("Tokyo Bay", (-4, 10, "right"))}
ON_PHONES = NAMED | {"luzon-strait": ("Luzon Strait", (-8, 3, "right"))}
LANDS = (("IRAN", 54.0, 32.0), ("INDIA", 78.5, 22.0), ("CHINA", 104.0, 32.5))


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The map, from the places that have a step on the route."""
    places = sorted((place for place in ledger.places.values() if place.route_step),
                    key=lambda place: place.route_step or 0)
    length = kit.fact_text(ledger.fact(LENGTH))
    share = kit.over_time(ledger, SHARE, "fiscal-year")
    return kit.Chart(
        title=f"From the Strait of Hormuz to Tokyo Bay it is {length} by sea, past Singapore",
        subtitle="A schematic route from the Strait of Hormuz to Tokyo Bay; ships steer their own course",
        alt=f"Map of a sea route to Japan, {length} long: from the Strait of Hormuz past "
            "India and Sri Lanka, through the Strait of Malacca and past Singapore, across the South China "
            "Sea, between Taiwan and the Philippines, to Tokyo Bay.",
        description=[
            f"The line joins {len(places)} points of a network of sea lanes on the shortest way; its length, "
            f"{length}, is worked out here and begins at the strait, not at the ports of the Gulf. It is no "
            "ship's track, and it does not say how many ships sail there since the war in Iran.",
            f"In {kit.period_text(share.last)} {share.said(share.last)} of Japan's crude oil was bought in "
            "the Middle East. That counts where the oil was bought, not which way it came."],
        topic="energy", **maps.origin(ledger, MAP, places, SHARE),
        table=kit.Table("Point of the route", maps.COORDINATES, tuple(map(maps.place_row, places))),
        draw=draw, given={"ids": [place.id for place in places], "land": tuple(ledger.maps[MAP].rings())},
        height=400, narrow_height=215)


def draw(canvas: kit.Canvas, ids: list[str], land: maps.Land) -> None:
    """Coasts, the route as a line with its points, and the straits by name."""
    panel, colours = canvas.panel(x="value", y="value"), canvas.colours
    maps.draw_land(panel, land, BOX, ([60, 90, 120], [0, 20, 40]), least=2 if canvas.narrow else 0.8)
    lats, lons = (canvas.table.numbers(column) for column in (0, 1))
    panel.axes.plot(lons, lats, color=colours.japan, linewidth=2.2, zorder=3)
    panel.points(1, 0, colours.japan, size=4, rows=[row for row, id in enumerate(ids) if id not in NAMED])
    panel.points(1, 0, colours.japan, size=9, rows=[row for row, id in enumerate(ids) if id in NAMED])
    for row, id in enumerate(ids):
        if id in NAMED:
            name, spot = (ON_PHONES if canvas.narrow else NAMED)[id]
            maps.name_place(panel, row, name, spot, weight="semibold", gid=f"row-{row}")
    maps.name_lands(panel, () if canvas.narrow else LANDS)
