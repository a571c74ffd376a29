"""The way of a tanker from the Strait of Hormuz to Tokyo Bay."""

from macros.values.number_words import CARDINALS
from scripts.charts import kit
from scripts.charts.kit import maps

MAP, LENGTH = "oil-route", "distance-hormuz-tokyo-bay"
SHARES = ("japan-crude-through-hormuz-2026", "japan-crude-through-hormuz-2026-reuters")
STOPPED, STILL = "japanese-tankers-stop-2026-03", "iran-plan-rejected-2026-09"
BOX: maps.Box = (41, -10, 147, 44)
NARROW_BOX: maps.Box = (41.5, -12, 145, 48)
# What is printed at a point of the route, and where, wide and on phones.
NAMED: dict[str, tuple[str, maps.Spot, maps.Spot]] = {
    "strait-of-hormuz": ("Strait of Hormuz", (12, 14, "left"), (9, 18, "left")),
    "malacca-entrance": ("Strait of\nMalacca", (-4, -12, "right"), (-2, -10, "right")),
    "singapore-strait": ("Singapore\nStrait", (13, -2, "left"), (10, 0, "left")),
    "luzon-strait": ("Luzon\nStrait", (14, 4, "left"), (11, 5, "left")),
    "tokyo-bay": ("Tokyo\nBay", (-12, -10, "left"), (-9, 32, "right"))}
LANDS = (("IRAN", 51.5, 33.0), ("SAUDI\nARABIA", 47.8, 20.5), ("INDIA", 78.6, 16.0), ("CHINA", 109.0, 29.0))
NORTH = 35.8  # the latitude to which a line leads from the first strait, to what became of it
BELOW = "off-cape-comorin"  # to the left of which there is room for the length


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The map, from the places that have a step on the route."""
    places = sorted((place for place in ledger.places.values() if place.route_step),
                    key=lambda place: place.route_step or 0)
    length = kit.fact_text(ledger.fact(LENGTH))
    stopped = kit.period_text(ledger.events[STOPPED].date, style="month")
    shares = [ledger.fact(ref) for ref in SHARES]
    papers = [str(share.attributed_to) for share in shares]
    crude, oil = map(kit.fact_text, shares)
    still = kit.period_text(ledger.events[STILL].date)
    origin, straits = maps.origin(ledger, MAP, places), len(NAMED) - 1
    paper = (ledger.events[STOPPED].read_in or "").split(" (")[0]
    return kit.Chart(
        title="Most of Japan's oil came by a strait that its big shippers quit in " + stopped
              if all(share.low.value > 50 for share in shares) else
              f"The shortest way from the Gulf to Japan runs through {CARDINALS[straits]} straits",
        subtitle="The shortest way by sea lanes from the strait to Tokyo Bay",
        alt=f"Map of a sea route to Japan, {length} long: from the Strait of Hormuz past "
            "India and Sri Lanka, through the Strait of Malacca and past Singapore, across the South China "
            "Sea, between Taiwan and the Philippines, to Tokyo Bay.",
        description=[
            f"By {papers[1]} {oil} of Japan's oil came through Hormuz, by {papers[0]} {crude} of its crude. "
            f"The line joins {len(places)} points of sea lanes; its length is our sum, from the strait on. "
            f"It is no ship's track, nor says how many sail it since the war. On {still}, reportedly, Trump "
            "turned down an offer to open the strait if America ended its blockade and freed Iranian money."],
        topic="energy", events=[STOPPED, STILL], facts=SHARES,
        **origin | {"as_of": still, "credit": "; ".join((origin["credit"][:-1], paper, "The Washington Post",
                                                         *papers)) + "."},
        table=kit.Table("Point of the route", maps.COORDINATES, tuple(map(maps.place_row, places))),
        draw=draw, given={"ids": [place.id for place in places], "land": tuple(ledger.maps[MAP].rings()),
                          "length": length, "share": f"{oil} of Japan's oil",
                          "stopped": f"Japan's big shippers\nstopped using it in {stopped}"},
        height=385, narrow_height=212)


def draw(canvas: kit.Canvas, ids: list[str], land: maps.Land, length: str, share: str, stopped: str) -> None:
    """Coasts, the route with its length, and the straits by name; that of no use is a ring."""
    colours, narrow = canvas.colours, canvas.narrow
    panel = canvas.panel(x="value", y="value")
    maps.draw_land(panel, land, NARROW_BOX if narrow else BOX, least=3)
    lats, lons = (canvas.table.numbers(column) for column in (0, 1))
    maps.draw_curve(panel, colours.japan)
    panel.points(1, 0, colours.japan, size=1)
    panel.axes.plot(lons[-1:], lats[-1:], "s", color=colours.japan, markersize=9, zorder=6)
    for id, (name, *spots) in NAMED.items():
        row, x, y = (ids.index(id), *(float(places[ids.index(id)] or 0) for places in (lons, lats)))
        panel.axes.plot([x], [y], "o", color=colours.japan, markeredgewidth=2.4, zorder=6,
                        markersize=6 if row else 12, mfc=colours.japan if row else colours.paper)
        maps.name_place(panel, row, name, spots[narrow], gid=f"row-{row}", va="top",
                        weight="regular" if row in range(1, len(ids) - 1) else "semibold")
        if not row:
            maps.name_place(panel, row, share, (spots[narrow][0] + 7, spots[narrow][1] - 16, "left"),
                            colours.japan, va="top", weight="semibold")
        if id == "luzon-strait":
            maps.name_place(panel, row, "off Taiwan", (spots[narrow][0], spots[narrow][1] - 31, "left"),
                            colours.quiet, va="top", fontsize=kit.SMALL)
    maps.name_place(panel, ids.index(BELOW), length.replace(" ", "\n" if narrow else " ", 1),
                    (-14, -12 if narrow else -14, "right"), colours.japan, weight="semibold", va="top",
                    fontsize=15 if narrow else 19)
    maps.name_lands(panel, LANDS)
    panel.axes.plot(lons[:1] * 2, [lats[0], NORTH], color=colours.japan, linewidth=1)
    panel.note(lons[0] or 0, NORTH, stopped, colours.japan, nudge=(5, 3), va="center", weight="semibold",
               fontsize=kit.SIZE if narrow else 16, **maps.WORDS)
