"""Where the American bases that the records name are, with Okinawa and the Tokyo area drawn larger."""

from collections.abc import Sequence

from babel.lists import format_list

from macros.data.map_kinds import Place
from scripts.charts import kit
from scripts.charts.kit import maps

MAP, AREA, LAND = "japan-bases", "okinawa-share-of-base-area-2024", "okinawa-share-of-land"
# West, south, east and north of the country and of the insets.
JAPAN: maps.Box = (126.2, 24.2, 146.2, 45.8)
INSETS: dict[str, maps.Box] = {"Okinawa": (127.55, 26.02, 128.35, 26.9),
                               "Tokyo area": (139.2, 35.0, 140.1, 35.9)}
LANDS = (("SOUTH\nKOREA", 127.9, 35.6), ("RUSSIA", 133.6, 44.5), ("JAPAN", 140.4, 38.2))
BARS = (133.2, 12.0)  # where on the map the bars of shares begin, and how long the whole is, in degrees
ELSEWHERE = "elsewhere"
AREAS = (*INSETS, ELSEWHERE)
# Where a name lies: nudge to the right and upwards, and the side at which it is anchored.
NAMES = {"atsugi-base": (8, -9, "left"), "camp-zama": (8, 1, "left"), "futenma-base": (8, -13, "left"),
         "camp-foster": (9, -5, "left"), "camp-schwab": (-9, 4, "right"), "kadena-base": (9, 1, "left"),
         "sasebo-base": (-8, -14, "right"), "yokosuka-base": (-9, -5, "right")}


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The map, from the places of kind us-base."""
    places = [place for place in ledger.places.values() if place.kind == "us-base"]
    places.sort(key=lambda place: AREAS.index(_area(place)))
    short = {place.id: place.id.removesuffix("-base").replace("-", " ").title() for place in places}
    by_area = {area: [short[place.id] for place in places if _area(place) == area] for area in AREAS}
    okinawa, tokyo, elsewhere = (format_list(names, locale="en_GB") for names in by_area.values())
    area, ground = (ledger.fact(ref) for ref in (AREA, LAND))
    spots = [(short[place.id], NAMES.get(place.id, (8, -4, "left"))) for place in places]
    told = (("of land for US forces alone", kit.fact_text(area), float(area.low.value)),
            ("of all land in Japan", kit.fact_text(ground), float(ground.low.value)))
    return kit.Chart(
        title=("Most of the land in Japan that American forces alone use is on Okinawa"
               if area.low.value > 50 else "Where the American bases in Japan are that this site names"),
        subtitle="The bases that this site names, by their runways or harbours; not all US facilities",
        alt=f"Map of Japan with American bases. In Okinawa, which has "
            f"{' and '.join(f'{share} {words}' for words, share, _ in told)}: {okinawa}. Around "
            f"Tokyo: {tokyo}. Elsewhere: {elsewhere}.",
        description=[
            "Each dot is one base; the insets show part of Okinawa's main island and the area around Tokyo "
            "at a larger scale. The map holds the bases that this site names, not every American facility.",
            "Dots stand for points: a runway, a harbour or a town, as the list of places says for each. They "
            "say nothing of a base's size. Where a list gives only a town, the dot may be a few kilometres "
            f"off. Okinawa's share of the land is that of {kit.period_text(area.as_of)} "
            f"({area.attributed_to})."],
        topic="bases", facts=[AREA, LAND], **maps.origin(ledger, MAP, places),
        table=kit.Table("Base", (*maps.COORDINATES, kit.Column("Where", drawn=False)),
                        tuple(maps.place_row(place, _area(place)) for place in places)),
        draw=draw, given={"land": tuple(ledger.maps[MAP].rings()), "names": spots, "told": told},
        height=620, narrow_height=680)


def _area(place: Place) -> str:
    """The inset in which a base is drawn, if any."""
    lon, lat = float(place.lon), float(place.lat)
    return next((name for name, (west, south, east, north) in INSETS.items()
                 if west < lon < east and south < lat < north), ELSEWHERE)


def draw(canvas: kit.Canvas, land: maps.Land, names: list[tuple[str, maps.Spot]],
         told: Sequence[tuple[str, str, float]]) -> None:
    """Japan at the left or on top; Okinawa and the Tokyo area beside or below it."""
    narrow = canvas.narrow
    grid = canvas.grid(2, 2, height_ratios=[2.2, 1]) if narrow else canvas.grid(2, 2, width_ratios=[1.62, 1])
    country = canvas.panel("value", "value", grid[0, :] if narrow else grid[:, 0])
    maps.draw_land(country, land, JAPAN, least=0.12)
    maps.name_lands(country, LANDS)
    maps.draw_scale(country, 400, 0.33)
    _bases(country, names, ELSEWHERE)
    for number, (area, box) in enumerate(INSETS.items()):
        west, south, east, north = box
        country.axes.plot([west, east, east, west, west], [south, south, north, north, south],
                          color=country.colours.quiet, linewidth=1.4, zorder=3)
        country.note(east, (south + north) / 2, area, country.colours.ink, nudge=(7, -4), weight="semibold")
        inset = canvas.panel("value", "value", grid[1, number] if narrow else grid[number, 1])
        maps.draw_land(inset, land, box)
        maps.draw_scale(inset, 20)
        inset.title(area)
        _bases(inset, names, area)
    left, whole = BARS
    country.note(left, 27.2, "Okinawa has", country.colours.ink, nudge=(0, 36), weight="semibold")
    for (words, share, part), up, size in zip(told, (27.2, 25.3), (22, 13), strict=True):
        country.axes.barh(up, whole, 0.45, left, color=country.colours.grid, zorder=2)
        country.axes.barh(up, whole * part / 100, 0.45, left, color=country.colours.second, zorder=3)
        country.note(left, up, share, country.colours.second, nudge=(0, 8), fontsize=size, weight="semibold")
        country.note(left, up, words, nudge=(kit.width(share, size, "semibold") + 5, 8),
                     in_layout=False)


def _bases(panel: kit.Panel, names: list[tuple[str, maps.Spot]], area: str) -> None:
    rows = [row for row, where in enumerate(panel.table.column(2)) if where == area]
    panel.points(1, 0, panel.colours.second, rows=rows, size=9)
    for row in rows:
        maps.name_place(panel, row, *names[row], gid=f"row-{row}", weight="semibold")
