"""The way of a tanker from the Strait of Hormuz to Tokyo Bay."""

from macros.values.number_words import CARDINALS
from scripts.charts import kit
from scripts.charts.kit import maps

MAP, LENGTH, SHARE = "oil-route", "distance-hormuz-tokyo-bay", "crude-middle-east-share"
STOPPED = "japanese-tankers-stop-2026-03"
BOX: maps.Box = (41, -10, 147, 44)
NARROW_BOX: maps.Box = (42.5, -11, 147.5, 45)
# What is printed at a point of the route, and where; on phones the straits are named below the map.
NAMED: dict[str, tuple[str, maps.Spot]] = {
    "strait-of-hormuz": ("Strait of Hormuz", (12, 34, "left")),
    "strait-of-malacca": ("Strait of\nMalacca", (-11, -6, "right")),
    "singapore-strait": ("Singapore\nStrait", (9, -8, "left")),
    "luzon-strait": ("Luzon\nStrait", (12, 2, "left")),
    "tokyo-bay": ("Tokyo\nBay", (-12, -10, "left"))}
ON_PHONES: dict[str, maps.Spot] = {
    "strait-of-hormuz": (6, 5, "left"), "strait-of-malacca": (-4, -13, "right"),
    "singapore-strait": (4, -13, "left"), "luzon-strait": (7, -9, "left")}
LANDS = (("IRAN", 53.7, 33.0), ("SAUDI\nARABIA", 49.3, 19.5), ("INDIA", 79.0, 21.5), ("CHINA", 109.0, 29.0))
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
                          "length": length,
                          "stopped": f"Japan's big shippers had stopped using it by {stopped}"},
        height=396, narrow_height=306)


def draw(canvas: kit.Canvas, ids: list[str], land: maps.Land, length: str, stopped: str) -> None:
    """Coasts, the route with its length, and the straits by number and name; that of no use is a ring."""
    colours, narrow = canvas.colours, canvas.narrow
    grid = canvas.grid(2, 1, height_ratios=[2.1, 1]) if narrow else canvas.grid(1, 1)
    panel = canvas.panel(x="value", y="value", spot=grid[0, 0])
    maps.draw_land(panel, land, NARROW_BOX if narrow else BOX, least=1.2 if narrow else 0.8)
    lats, lons = (canvas.table.numbers(column) for column in (0, 1))
    panel.axes.plot(lons, lats, color=colours.japan, linewidth=2.2, zorder=5, solid_joinstyle="round")
    straits = [id for id in NAMED if "trait" in id]
    panel.points(1, 0, colours.japan, size=1)
    panel.axes.plot(lons[-1:], lats[-1:], "s", color=colours.japan, markersize=9, zorder=6)
    for number, id in enumerate(straits, 1):
        row, hollow, red = ids.index(id), number == 1, colours.japan
        panel.axes.plot([lons[row]], [lats[row]], "o", color=red, markersize=6 if narrow else 13, zorder=6,
                        markeredgewidth=1.6, markerfacecolor=colours.paper if hollow else red)
        maps.name_place(panel, row, f"{number}", ON_PHONES[id] if narrow else (0, 0, "center"),
                        red if hollow or narrow else colours.paper, weight="semibold", halo=narrow,
                        va="baseline" if narrow else "center_baseline", fontsize=kit.SMALL, zorder=7)
    for id in NAMED if not narrow else [ids[-1]]:
        name, spot = NAMED[id]
        maps.name_place(panel, ids.index(id), name, spot, gid=f"row-{ids.index(id)}", **BOLD)
    maps.name_place(panel, ids.index(MIDWAY), kit.wrapped(length, 70) if narrow else length,
                    (-10, -34 if narrow else -18, "right"), colours.japan, weight="semibold",
                    fontsize=15 if narrow else 18)
    maps.name_lands(panel, LANDS)
    if narrow:
        names = [NAMED[id][0].replace("\n", " ") for id in straits]
        maps.draw_key(canvas.panel(x="row", y="row", spot=grid[1, 0]), [
            f"{number} {name}" + f": {stopped}" * (number == 1) for number, name in enumerate(names, 1)],
            colours.japan)
    else:
        maps.name_place(panel, 0, stopped, (12, 19, "left"), colours.japan, va="top")
