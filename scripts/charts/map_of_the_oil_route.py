"""The way of a tanker from the Strait of Hormuz to Tokyo Bay."""

from macros.values.number_words import CARDINALS
from scripts.charts import kit
from scripts.charts.kit import maps

MAP, LENGTH, SHARE = "oil-route", "distance-hormuz-tokyo-bay", "crude-middle-east-share"
STOPPED = "japanese-tankers-stop-2026-03"
BOX: maps.Box = (41, -10, 147, 44)
# What is printed at a point of the route, and where, wide and on phones; the straits are numbered.
NAMED: dict[str, tuple[str, maps.Spot, maps.Spot]] = {
    "strait-of-hormuz": ("Strait of Hormuz", (12, 14, "left"), (9, 13, "left")),
    "malacca-entrance": ("Strait of\nMalacca", (-4, -12, "right"), (-2, -10, "right")),
    "singapore-strait": ("Singapore\nStrait", (13, -2, "left"), (10, 0, "left")),
    "luzon-strait": ("Luzon\nStrait", (14, 4, "left"), (11, 5, "left")),
    "tokyo-bay": ("Tokyo\nBay", (-12, -10, "left"), (-12, -10, "left"))}
LANDS = (("IRAN", 51.5, 33.0), ("SAUDI\nARABIA", 47.8, 20.5), ("INDIA", 79.0, 19.5), ("CHINA", 109.0, 29.0))
NORTH = 35.8  # the latitude to which a line leads from the first strait, to what became of it
BELOW = "off-cape-comorin"  # to the left of which there is room for the length


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The map, from the places that have a step on the route."""
    places = sorted((place for place in ledger.places.values() if place.route_step),
                    key=lambda place: place.route_step or 0)
    length = kit.fact_text(ledger.fact(LENGTH))
    share = kit.over_time(ledger, SHARE, "fiscal-year")
    stopped, straits = kit.period_text(ledger.events[STOPPED].date), len(NAMED) - 1
    origin = maps.origin(ledger, MAP, places, SHARE)
    agency = kit.credit(ledger, [SHARE]).removeprefix("Source: ")
    paper = (ledger.events[STOPPED].read_in or "").split(" (")[0]
    return kit.Chart(
        title=f"Oil from the Gulf passes through {CARDINALS[straits]} straits on its shortest way to Japan",
        subtitle=f"A schematic route of sea lanes; the Middle East sold Japan {share.said(share.last)} of "
                 f"its crude oil in {kit.period_text(share.last)}",
        alt=f"Map of a sea route to Japan, {length} long: from the Strait of Hormuz past "
            "India and Sri Lanka, through the Strait of Malacca and past Singapore, across the South China "
            "Sea, between Taiwan and the Philippines, to Tokyo Bay.",
        description=[
            f"The line joins {len(places)} points of sea lanes; its length is worked out here and begins "
            "at the strait, not at the ports of the Gulf. It is no ship's track, and does not say how many "
            "ships sail there since the war in Iran. The share counts where the oil was bought, not which "
            "way it came."],
        topic="energy", events=[STOPPED],
        **origin | {"as_of": stopped, "credit": f"{origin['credit'][:-1]}; {paper}; {agency}"},
        table=kit.Table("Point of the route", maps.COORDINATES, tuple(map(maps.place_row, places))),
        draw=draw, given={"ids": [place.id for place in places], "land": tuple(ledger.maps[MAP].rings()),
                          "length": length, "stopped":
                          f"Japan's big shippers said on\n{stopped} that they\nhad stopped using it"},
        height=385, narrow_height=192)


def draw(canvas: kit.Canvas, ids: list[str], land: maps.Land, length: str, stopped: str) -> None:
    """Coasts, the route with its length, and the straits by number and name; that of no use is a ring."""
    colours, narrow = canvas.colours, canvas.narrow
    panel = canvas.panel(x="value", y="value")
    maps.draw_land(panel, land, BOX, least=3)
    lats, lons = (canvas.table.numbers(column) for column in (0, 1))
    maps.draw_curve(panel, colours.japan)
    panel.points(1, 0, colours.japan, size=1)
    panel.axes.plot(lons[-1:], lats[-1:], "s", color=colours.japan, markersize=9, zorder=6)
    for number, (id, (name, *spots)) in enumerate(NAMED.items(), 1):
        row, x, y = (ids.index(id), *(float(places[ids.index(id)] or 0) for places in (lons, lats)))
        if number < len(NAMED):
            panel.axes.plot([x], [y], "o", color=colours.japan, markeredgewidth=1.6, zorder=6,
                            markersize=13.5 if narrow else 17, mfc=colours.japan if row else colours.paper)
            panel.note(x, y, f"{number}", colours.paper if row else colours.japan, ha="center", zorder=7,
                       va="center", weight="semibold", fontsize=12 if narrow else 14)
        maps.name_place(panel, row, name, spots[narrow], gid=f"row-{row}", weight="semibold", va="top")
        if id == "luzon-strait":
            maps.name_place(panel, row, "off Taiwan", (spots[narrow][0], spots[narrow][1] - 31, "left"),
                            colours.quiet, va="top", fontsize=kit.SMALL)
    maps.name_place(panel, ids.index(BELOW), length.replace(" ", "\n" if narrow else " ", 1),
                    (-14, -12 if narrow else -14, "right"), colours.japan, weight="semibold", va="top",
                    fontsize=15 if narrow else 19)
    maps.name_lands(panel, LANDS)
    panel.axes.plot(lons[:1] * 2, [lats[0], NORTH], color=colours.japan, linewidth=1)
    panel.note(lons[0] or 0, NORTH, stopped, colours.japan, nudge=(5, 3), va="center", fontsize=kit.SMALL,
               **maps.WORDS)
