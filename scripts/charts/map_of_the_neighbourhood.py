"""Japan and its neighbours: how far away they are."""

from scripts.charts import kit
from scripts.charts.kit import maps

MAP, DISTANCE = "neighbourhood", "distance-{}-tokyo"
BOX: maps.Box = (114, 20.9, 155.2, 48.2)
NARROW_BOX: maps.Box = (114.6, 21.4, 154.6, 48.2)
CAPITAL, NEAR, FURTHER = "tokyo", "pyongyang", "naha"
LANDS = (("CHINA", 117.6, 31.2), ("RUSSIA", 135.0, 44.9), ("JAPAN", 142.8, 43.3))
COUNTRIES = {NEAR: "North Korea", FURTHER: "Japan"}
FAR = 2  # the column of distances
# The places in their order: where the name of each lies.
NUDGES: dict[str, maps.Spot] = {
    CAPITAL: (9, -12, "left"), "beijing": (0, 24, "center"), "seoul": (8, -5, "left"),
    NEAR: (-9, 2, "right"), "vladivostok": (9, 2, "left"), FURTHER: (0, -19, "center"),
    "taiwan": (-9, -5, "right")}
ON_PHONES = NUDGES | {"beijing": (-7, 7, "left"), "seoul": (6, -14, "left"),
                      NEAR: (-7, -7, "right"), "vladivostok": (-2, -17, "center"), FURTHER: (9, -4, "left")}


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The map, from places and the distances worked out between them."""
    places = [ledger.places[id] for id in NUDGES]
    far = {place.id: kit.fact_text(ledger.facts[ref], "short") if (ref := DISTANCE.format(
        "okinawa" if place.id == "naha" else place.id)) in ledger.facts else "" for place in places}
    nearer, farther = (ledger.fact(DISTANCE.format(end)).low.value for end in ("pyongyang", "okinawa"))
    return kit.Chart(
        title="Pyongyang is nearer to Tokyo than Okinawa is" if nearer < farther else
              "How far Japan's neighbours are from Tokyo",
        subtitle="Distances from Tokyo, the shortest way over the globe",
        alt="Map of Japan and its neighbours. From Tokyo: "
            + ", ".join(f"{place.name} {far[place.id]}" for place in places if far[place.id])
            + ".",
        description=[
            "Distances are great circles, worked out here from the points on the map and rounded, "
            "not the length of a journey. Coasts are drawn, no borders.",
            *(f"{place.name}: {place.disputed}" for place in places if place.disputed)],
        topic="china-taiwan", **maps.origin(ledger, MAP, places),
        table=kit.Table("Place", (*maps.COORDINATES, kit.Column("Distance from Tokyo", drawn=False)),
                        tuple(maps.place_row(place, far[place.id] or None) for place in places)),
        draw=draw, height=590, narrow_height=272, given={
            "land": ledger.maps[MAP].rings(), "ring": int(nearer)})


def draw(canvas: kit.Canvas, land: maps.Land, ring: int) -> None:
    """Coasts, a ring around Tokyo through Pyongyang, and the ways that the title compares."""
    narrow = canvas.narrow
    panel, order = canvas.panel(x="value", y="value"), list(NUDGES)
    maps.draw_land(panel, land, NARROW_BOX if narrow else BOX, least=0.3 if narrow else 0.12)
    maps.draw_ring(panel, order.index(CAPITAL), ring, 172 if narrow else 140, "as far as Pyongyang")
    maps.name_lands(panel, LANDS)
    for end in (NEAR, FURTHER):
        maps.draw_way(panel, order.index(CAPITAL), order.index(end),
                      canvas.table.column(FAR)[order.index(end)])
    _places(panel)


def _places(panel: kit.Panel) -> None:
    """Points with their names and how far they are from Tokyo; dark those that the title names."""
    colours, narrow = panel.colours, panel.narrow
    for row, (id, far) in enumerate(zip(NUDGES, panel.table.column(FAR), strict=True)):
        right, up, side = spot = (ON_PHONES if narrow else NUDGES)[id]
        main = id in (CAPITAL, NEAR, FURTHER)
        panel.points(1, 0, colours.japan if main else colours.quiet, rows=[row],
                     size=6 if not main or narrow else 9)
        name = panel.table.labels[row].split(", ")[-1]  # Okinawa
        maps.name_place(panel, row, name, spot, colours.ink if main else colours.quiet, gid=f"row-{row}",
                        weight="semibold" if main else "regular",
                        zorder=5 if id == FURTHER else 3)  # over the ring, which its halo opens
        below = COUNTRIES.get(id, "" if main or narrow else far or "")
        if below:
            maps.name_place(panel, row, below, (right, up - 14, side), colours.quiet, fontsize=kit.SMALL)
