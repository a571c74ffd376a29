"""The way of a tanker from the Strait of Hormuz to Tokyo Bay."""

from macros.values.number_words import CARDINALS
from scripts.charts import kit
from scripts.charts.kit import maps

MAP, LENGTH, SHARE = "oil-route", "distance-hormuz-tokyo-bay", "crude-middle-east-share"
STOPPED = "japanese-tankers-stop-2026-03"
BOX: maps.Box = (41, -10, 147, 44)
NARROW_BOX: maps.Box = (43, -12, 149.5, 47.9)
# What is printed at a point of the route, and where it begins to the right of it and above; then on phones.
NAMED: dict[str, tuple[str, tuple[float, float], tuple[float, float]]] = {
    "strait-of-hormuz": ("Strait of Hormuz", (2, 26), (5, 23)),
    "strait-of-malacca": ("Strait of\nMalacca", (-72, -4), (-75, -5)),
    "singapore-strait": ("Singapore\nStrait", (8, -20), (5, -8)),
    "luzon-strait": ("Luzon\nStrait", (8, 0), (8, 2)),
    "tokyo-bay": ("Tokyo\nBay", (-16, -10), (-20, -9))}
LANDS = (("IRAN", 53.7, 33.0), ("SAUDI\nARABIA", 49.3, 20.5), ("INDIA", 79.0, 21.5), ("CHINA", 109.0, 29.0))
BOLD = {"weight": "semibold", "va": "top"}
MIDWAY = "off-cape-comorin"  # beside which there is room for the length


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The map, from the places that have a step on the route."""
    places = sorted((place for place in ledger.places.values() if place.route_step),
                    key=lambda place: place.route_step or 0)
    length = kit.fact_text(ledger.fact(LENGTH))
    share = kit.over_time(ledger, SHARE, "fiscal-year")
    stopped = kit.period_text(ledger.events[STOPPED].date)
    return kit.Chart(
        title=f"From Hormuz to Tokyo Bay oil has {length} to go, through "
              f"{CARDINALS[sum('trait' in id for id in NAMED)]} straits",
        subtitle="A schematic route from the Strait of Hormuz to Tokyo Bay; ships steer their own course",
        alt=f"Map of a sea route to Japan, {length} long: from the Strait of Hormuz past "
            "India and Sri Lanka, through the Strait of Malacca and past Singapore, across the South China "
            "Sea, between Taiwan and the Philippines, to Tokyo Bay.",
        description=[
            f"The line joins {len(places)} points of a network of sea lanes on the shortest way; its length, "
            f"{length}, is worked out here and begins at the strait, not at the ports of the Gulf. It is no "
            "ship's track, and it does not say how many ships sail there since the war in Iran.",
            f"In {kit.period_text(share.last)} {share.said(share.last)} of Japan's crude oil was bought in "
            f"the Middle East. That counts where the oil was bought, not which way it came. On {stopped} "
            "Japan's large shipping companies said, by a press report, that they no longer used the strait."],
        topic="energy", events=[STOPPED], **maps.origin(ledger, MAP, places, SHARE),
        table=kit.Table("Point of the route", maps.COORDINATES, tuple(map(maps.place_row, places))),
        draw=draw, given={"ids": [place.id for place in places], "land": tuple(ledger.maps[MAP].rings()),
                          "length": length, "stopped": f"Japan's big shippers stopped using it on {stopped}"},
        height=396, narrow_height=212)


def draw(canvas: kit.Canvas, ids: list[str], land: maps.Land, length: str, stopped: str) -> None:
    """Coasts, the route as a line with its length, and the straits by name."""
    panel, colours, narrow = canvas.panel(x="value", y="value"), canvas.colours, canvas.narrow
    maps.draw_land(panel, land, NARROW_BOX if narrow else BOX, least=2 if narrow else 0.8)
    lats, lons = (canvas.table.numbers(column) for column in (0, 1))
    panel.axes.plot(lons, lats, color=colours.japan, linewidth=2.4, zorder=5)  # over the points of its bends
    for named, size in ((False, 1), (True, 9)):
        panel.points(1, 0, colours.japan, size=size, rows=[
            row for row, id in enumerate(ids) if (id in NAMED) == named])
    panel.axes.plot(lons[-1:], lats[-1:], "s", color=colours.japan, markersize=10, zorder=6)
    for number, (id, (name, wide, slim)) in enumerate(NAMED.items(), 1):
        row, (right, up) = ids.index(id), slim if narrow else wide
        maps.name_place(panel, row, name, (right + 11, up, "left"), gid=f"row-{row}", **BOLD)
        if "trait" in id:
            maps.name_place(panel, row, f"{number}", (right, up, "left"), colours.japan, **BOLD)
    _, wide, slim = NAMED[ids[0]]
    right, up = slim if narrow else wide
    maps.name_place(panel, 0, kit.wrapped(stopped, 190) if narrow else stopped, (right + 11, up + 3, "left"),
                    colours.japan)
    maps.name_place(panel, ids.index(MIDWAY), kit.wrapped(length, 70) if narrow else length,
                    (-10, -34 if narrow else -18, "right"), colours.japan, weight="semibold",
                    fontsize=15 if narrow else 18)
    maps.name_lands(panel, LANDS)
