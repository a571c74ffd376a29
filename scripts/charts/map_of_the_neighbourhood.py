"""Japan and its neighbours: how far away they are, and which islands are in dispute."""

from scripts.charts import kit
from scripts.charts.kit import maps

MAP, DISTANCE = "neighbourhood", "distance-{}-tokyo"
BOX: maps.Box = (113.5, 20.6, 150.5, 47.6)
NARROW_BOX: maps.Box = (114.4, 20.4, 147, 46.2)
CAPITAL, COAST = "tokyo", "taiwan-east-coast"
# In dispute: a letter for phones, a name, and in brief what the records say at length.
DISPUTED = {
    "senkaku-islands": ("A", "Senkaku, or Diaoyu, Islands", "run by Japan; claimed by China and Taiwan too"),
    "takeshima-dokdo": ("B", "Takeshima, or Dokdo", "run by South Korea; claimed by Japan"),
    "kunashiri": ("C", "Southern Kurils, or Northern Territories", "run by Russia; claimed by Japan"),
    "taiwan": ("D", "Taiwan", "governs itself; claimed by China")}
LANDS = (("CHINA", 117.4, 30.2), ("RUSSIA", 134.2, 44.9), ("NORTH\nKOREA", 127.2, 40.0),
         ("SOUTH\nKOREA", 127.9, 34.8), ("JAPAN", 137.4, 36.4))
FAR = 2  # the column of distances
# The places in their order: where the name of each lies.
NUDGES: dict[str, maps.Spot] = {
    CAPITAL: (8, -10, "left"), "beijing": (6, 20, "center"), "seoul": (8, -1, "left"),
    "pyongyang": (-9, 8, "right"), "vladivostok": (8, 2, "left"), "taipei": (-9, 2, "right"),
    "naha": (8, -6, "left"), "yonaguni": (9, -9, "left"), "senkaku-islands": (0, 9, "center"),
    "takeshima-dokdo": (-16, 9, "left"), "kunashiri": (-14, -52, "left"), "taiwan": (-9, -6, "right")}
ON_MAP = {"senkaku-islands": "Senkaku/Diaoyu", "takeshima-dokdo": "Takeshima/Dokdo",
          "kunashiri": "Southern\nKurils/Northern\nTerritories", "taiwan": "Taiwan"}
ON_PHONES: dict[str, maps.Spot] = NUDGES | {
    "beijing": (-9, 23, "left"), "takeshima-dokdo": (8, 2, "left"), "pyongyang": (-8, 2, "right"),
    "vladivostok": (8, -10, "left"), "naha": (8, 5, "left"), "yonaguni": (9, -7, "left"),
    "senkaku-islands": (0, 9, "center"), "kunashiri": (-9, 2, "right")}


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The map, from places and the distances worked out between them."""
    places = [ledger.places[id] for id in NUDGES]
    far = {place.id: kit.fact_text(ledger.facts[ref], "short") if (ref := DISTANCE.format(
        "okinawa" if place.id == "naha" else place.id)) in ledger.facts else "" for place in places}
    claims = {id: claim for id, (*_, claim) in DISPUTED.items()}
    coast = ledger.places[COAST]
    near = kit.fact_text(ledger.fact("distance-yonaguni-taiwan-coast"))
    said = "; ".join(f"{name}: {claim}" for _, name, claim in DISPUTED.values())
    nearer, farther = (ledger.fact(DISTANCE.format(end)).low.value for end in ("pyongyang", "okinawa"))
    return kit.Chart(
        title="Pyongyang is nearer to Tokyo than Okinawa is" if nearer < farther else
              f"Japan's westernmost island lies {near} from Taiwan",
        subtitle="Distances from Tokyo in a straight line; places in dispute are listed below the map",
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
        draw=draw, height=640, narrow_height=500, given={
            "land": ledger.maps[MAP].rings(), "near": near, "coast": (coast.lon, coast.lat),
            "ring": int(nearer)})


def draw(canvas: kit.Canvas, land: maps.Land, near: str, coast: tuple[float, float], ring: int) -> None:
    """Coasts, a ring around Tokyo through Pyongyang, cities, places in dispute, and the key."""
    narrow = canvas.narrow
    grid = canvas.grid(2, 1, height_ratios=[2.6, 1] if narrow else [6.4, 1])
    panel = canvas.panel(x="value", y="value", spot=grid[0, 0])
    maps.draw_land(panel, land, NARROW_BOX if narrow else BOX, ([120, 130, 140], [25, 35, 45]),
                   least=0.5 if narrow else 0.12)
    panel.axes.grid(visible=False)  # beside the ring it would be noise
    maps.draw_ring(panel, list(NUDGES).index(CAPITAL), ring, 180, "as far as Pyongyang")
    maps.name_lands(panel, LANDS)
    lat, lon = (float(canvas.table.column(axis)[list(NUDGES).index("yonaguni")]) for axis in (0, 1))
    panel.axes.plot([lon, coast[0]], [lat, coast[1]], color=panel.colours.ink, linewidth=1.2, zorder=2)
    _cities(panel, near)
    _key(canvas.panel(x="row", y="row", spot=grid[1, 0]))


def _cities(panel: kit.Panel, near: str) -> None:
    """Points with their names, and where there is room how far they are from Tokyo."""
    colours = panel.colours
    panel.points(1, 0, [colours.japan if id == CAPITAL else colours.third if id in DISPUTED else colours.other
                        for id in NUDGES], size=8)
    spots = ON_PHONES if panel.narrow else NUDGES
    for row, (id, far) in enumerate(zip(NUDGES, panel.table.column(FAR), strict=True)):
        right, up, side = spot = spots[id]
        ground = {"facecolor": colours.sea, "linewidth": 0, "pad": 0} if id == "naha" else None  # on the ring
        if id in DISPUTED:
            letter = DISPUTED[id][0] + ": Taiwan" * (id == "taiwan")
            maps.name_place(panel, row, letter if panel.narrow else ON_MAP[id], spot, colours.third,
                            weight="semibold")
        else:
            name = panel.table.labels[row]
            maps.name_place(panel, row, name, spot, weight="semibold", gid=f"row-{row}", bbox=ground)
        below = f"{near} from Taiwan" if id == "yonaguni" else "" if panel.narrow and id == "seoul" else far
        if below:
            maps.name_place(panel, row, below, (right, up - 15, side), bbox=ground)


def _key(panel: kit.Panel) -> None:
    """Who runs and who claims each disputed place."""
    down = 0.0
    for letter, name, claim in DISPUTED.values():
        text = kit.wrapped(f"{f'{letter}  ' * panel.narrow}{name}: {claim}", 330 if panel.narrow else 700)
        panel.inside(0, 1, text, panel.colours.ink, nudge=(0, -down), va="top", ha="left")
        down += (text.count("\n") + 1) * 15 + 5
