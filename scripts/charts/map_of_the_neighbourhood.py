"""Japan and its neighbours: how far away they are, and which islands are in dispute."""

from scripts.charts import kit
from scripts.charts.kit import maps

MAP, DISTANCE = "neighbourhood", "distance-{}-tokyo"
BOX: maps.Box = (114, 20.9, 155.2, 48.2)
NARROW_BOX: maps.Box = (114.6, 21.4, 148.8, 48.2)
CAPITAL, NEAR, FURTHER, COAST = "tokyo", "pyongyang", "naha", "taiwan-east-coast"
# In dispute: a name, how it is broken on the map, and in brief what the records say at length.
DISPUTED = {
    "senkaku-islands": ("Senkaku, or Diaoyu, Islands", "Senkaku/Diaoyu",
                        "run by Japan; claimed by China and Taiwan too"),
    "takeshima-dokdo": ("Takeshima, or Dokdo", "Takeshima/\nDokdo", "run by South Korea; claimed by Japan"),
    "kunashiri": ("Southern Kurils, or Northern Territories", "Southern\nKurils/\nNorthern\nTerritories",
                  "run by Russia; claimed by Japan"),
    "taiwan": ("Taiwan", "Taiwan", "governs itself; claimed by China")}
LANDS = (("CHINA", 117.6, 31.2), ("RUSSIA", 135.0, 44.9), ("JAPAN", 143.8, 38.2),
         ("NORTH\nKOREA", 129.6, 40.7), ("SOUTH\nKOREA", 128.4, 34.7))
FAR = 2  # the column of distances
# The places in their order: where the name of each lies; then on phones, where the disputed have numbers.
NUDGES: dict[str, maps.Spot] = {
    CAPITAL: (9, -12, "left"), "beijing": (0, 24, "center"), "seoul": (8, -5, "left"),
    NEAR: (-9, 2, "right"), "vladivostok": (9, 2, "left"), "taipei": (-9, 3, "right"),
    FURTHER: (0, -19, "center"), "yonaguni": (9, -14, "left"), "senkaku-islands": (-8, 12, "right"),
    "takeshima-dokdo": (7, -37, "center"), "kunashiri": (2, -62, "left"), "taiwan": (-9, -8, "right")}
ON_PHONES: dict[str, maps.Spot] = NUDGES | {
    "beijing": (-8, -18, "left"), "seoul": (7, -5, "left"), NEAR: (-5, 7, "right"),
    "taipei": (-9, -1, "right"), "senkaku-islands": (4, 6, "left"), "yonaguni": (8, -12, "left"),
    FURTHER: (9, -4, "left"), "takeshima-dokdo": (-1, -17, "center"), "kunashiri": (-8, -13, "right")}


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The map, from places and the distances worked out between them."""
    places = [ledger.places[id] for id in NUDGES]
    far = {place.id: kit.fact_text(ledger.facts[ref], "short") if (ref := DISTANCE.format(
        "okinawa" if place.id == "naha" else place.id)) in ledger.facts else "" for place in places}
    claims = {id: claim for id, (*_, claim) in DISPUTED.items()}
    coast = ledger.places[COAST]
    near = kit.fact_text(ledger.fact("distance-yonaguni-taiwan-coast"))
    said = "; ".join(f"{name}: {claim}" for name, _, claim in DISPUTED.values())
    nearer, farther = (ledger.fact(DISTANCE.format(end)).low.value for end in ("pyongyang", "okinawa"))
    return kit.Chart(
        title="Pyongyang is nearer to Tokyo than Okinawa is" if nearer < farther else
              f"Japan's westernmost island lies {near} from Taiwan",
        subtitle="Distances from Tokyo over the globe; small open dots mark places in dispute",
        alt="Map of Japan and its neighbours. From Tokyo: "
            + ", ".join(f"{place.name} {far[place.id]}" for place in places if far[place.id])
            + f". Yonaguni lies {near} from Taiwan's coast. In dispute: {said}.",
        description=[
            "Distances are great circles, worked out here from the points on the map and rounded: the "
            "shortest line over the globe, not the length of a journey.",
            "No borders are drawn, only coasts. " + " ".join(
                f"{place.name}: {place.disputed}" for place in places if place.disputed),
            "Of each disputed place one point is marked; the southern Kurils, or Northern "
            "Territories, are several islands."],
        topic="china-taiwan", **maps.origin(ledger, MAP, places),
        table=kit.Table("Place", (*maps.COORDINATES, kit.Column("Distance from Tokyo", drawn=False),
                                  kit.Column("In dispute", drawn=False)),
                        tuple(maps.place_row(place, far[place.id] or None, claims.get(place.id))
                              for place in places)),
        draw=draw, height=680, narrow_height=455, given={
            "land": ledger.maps[MAP].rings(), "near": near, "coast": (coast.lon, coast.lat),
            "ring": int(nearer)})


def draw(canvas: kit.Canvas, land: maps.Land, near: str, coast: tuple[float, float], ring: int) -> None:
    """Coasts, a ring around Tokyo through Pyongyang, cities, places in dispute, and the key."""
    narrow = canvas.narrow
    grid = canvas.grid(2, 1, height_ratios=[3.1, 1] if narrow else [7.6, 1])
    panel, order = canvas.panel(x="value", y="value", spot=grid[0, 0]), list(NUDGES)
    maps.draw_land(panel, land, NARROW_BOX if narrow else BOX, least=0.3 if narrow else 0.12)
    maps.draw_ring(panel, order.index(CAPITAL), ring, 172 if narrow else 140, "as far as Pyongyang")
    maps.name_lands(panel, LANDS)
    lat, lon = (float(canvas.table.column(axis)[order.index("yonaguni")]) for axis in (0, 1))
    panel.axes.plot([lon, coast[0]], [lat, coast[1]], color=panel.colours.ink, linewidth=1.2, zorder=2)
    for end in (NEAR, FURTHER):
        maps.draw_way(panel, order.index(CAPITAL), order.index(end),
                      canvas.table.column(FAR)[order.index(end)])
    _places(panel, near)
    maps.draw_key(canvas.panel(x="row", y="row", spot=grid[1, 0]), [
        f"{f'{number} ' * narrow}{name}: {claim}"
        for number, (name, _, claim) in enumerate(DISPUTED.values(), 1)])


def _places(panel: kit.Panel, near: str) -> None:
    """Points with their names and how far they are from Tokyo; those in dispute are rings."""
    colours, narrow = panel.colours, panel.narrow
    spots = ON_PHONES if narrow else NUDGES
    panel.points(1, 0, [colours.japan if id in (CAPITAL, NEAR, FURTHER) else colours.ink for id in NUDGES],
                 size=8)
    for row, (id, far) in enumerate(zip(NUDGES, panel.table.column(FAR), strict=True)):
        right, up, side = spot = spots[id]
        if id in DISPUTED:
            lon, lat = (panel.table.numbers(axis)[row] for axis in (1, 0))
            panel.axes.plot([lon], [lat], "o", color=colours.paper, markersize=3.6, zorder=5)
            name = f"{[*DISPUTED].index(id) + 1}" if narrow else DISPUTED[id][1]
            maps.name_place(panel, row, name, spot, fontsize=kit.SMALL)
        else:
            name = panel.table.labels[row].split(", " if narrow else "\n")[-1]  # Okinawa
            maps.name_place(panel, row, name, spot, weight="semibold", gid=f"row-{row}",
                            zorder=5 if id == FURTHER else 3)  # over the ring, which its halo opens
        below = f"{near} from Taiwan" if id == "yonaguni" else "" if narrow or id in (NEAR, FURTHER) else far
        if below:
            maps.name_place(panel, row, below, (right, up - 14, side), fontsize=kit.SMALL)
