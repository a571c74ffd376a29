"""The way of a tanker from the Strait of Hormuz to Tokyo Bay."""

from macros.values.number_words import CARDINALS
from scripts.charts import kit
from scripts.charts.kit import maps

MAP, LENGTH, SHARE = "oil-route", "distance-hormuz-tokyo-bay", "crude-middle-east-share"
STOPPED = "japanese-tankers-stop-2026-03"
BOX: maps.Box = (41, -10, 147, 44)
NARROW_BOX: maps.Box = (42.5, -11, 147.5, 45)
# What is printed at a point of the route, and where, wide and on phones.
NAMED: dict[str, tuple[str, maps.Spot, maps.Spot]] = {
    "strait-of-hormuz": ("Strait of Hormuz", (8, 20, "left"), (6, 16, "left")),
    "strait-of-malacca": ("Strait of\nMalacca", (-9, -5, "right"), (-6, 1, "right")),
    "singapore-strait": ("Singapore\nStrait", (8, -8, "left"), (3, -5, "left")),
    "luzon-strait": ("Luzon\nStrait", (12, 2, "left"), (8, 5, "left")),
    "tokyo-bay": ("Tokyo\nBay", (-12, -10, "left"), (-12, -10, "left"))}
LANDS = (("IRAN", 53.7, 33.0), ("SAUDI\nARABIA", 49.3, 19.5), ("INDIA", 79.0, 21.5), ("CHINA", 109.0, 29.0))
MIDWAY = "off-cape-comorin"  # beside which there is room for the length


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The map, from the places that have a step on the route."""
    places = sorted((place for place in ledger.places.values() if place.route_step),
                    key=lambda place: place.route_step or 0)
    length = kit.fact_text(ledger.fact(LENGTH))
    share = kit.over_time(ledger, SHARE, "fiscal-year")
    stopped = kit.period_text(ledger.events[STOPPED].date)
    return kit.Chart(
        title=f"From Hormuz to Tokyo Bay it is {length}, through "
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
                          "length": length,
                          "stopped": f"Japan's big shippers had stopped using Hormuz by {stopped}"},
        height=396, narrow_height=245)


def draw(canvas: kit.Canvas, ids: list[str], land: maps.Land, length: str, stopped: str) -> None:
    """Coasts, the route with its length, and the straits by name; that of no use is a ring."""
    colours, narrow = canvas.colours, canvas.narrow
    grid = canvas.grid(2, 1, height_ratios=[5.4, 1]) if narrow else canvas.grid(1, 1)
    panel = canvas.panel(x="value", y="value", spot=grid[0, 0])
    maps.draw_land(panel, land, NARROW_BOX if narrow else BOX, least=1.2 if narrow else 0.8)
    lats, lons = (canvas.table.numbers(column) for column in (0, 1))
    maps.draw_curve(panel, colours.japan)
    panel.points(1, 0, colours.japan, size=1)
    panel.axes.plot(lons[-1:], lats[-1:], "s", color=colours.japan, markersize=9, zorder=6)
    for id, (name, *spots) in NAMED.items():
        row, brief = ids.index(id), "\n".join(word for word in name.split() if word not in ("Strait", "of"))
        if "trait" in id:
            panel.axes.plot([lons[row]], [lats[row]], "o", color=colours.japan, markeredgewidth=1.6, zorder=6,
                            markersize=6 if narrow else 8, mfc=colours.japan if row else colours.paper)
        maps.name_place(panel, row, brief if narrow else name, spots[narrow], gid=f"row-{row}",
                        weight="semibold", va="top")
    maps.name_place(panel, ids.index(MIDWAY), kit.wrapped(length, 70), (24 if narrow else 50, 6, "left"),
                    colours.japan, weight="semibold", fontsize=15 if narrow else 18)
    maps.name_lands(panel, LANDS)
    if narrow:
        maps.draw_key(canvas.panel(x="row", y="row", spot=grid[1, 0]), [stopped], colours.japan)
    else:
        maps.name_place(panel, ids.index(MIDWAY), kit.wrapped(stopped, 140), (-36, 14, "right"),
                        colours.japan, va="top")
