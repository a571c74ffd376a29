"""Where the American bases that the records name are, with Okinawa drawn larger."""

from collections.abc import Sequence

from babel.lists import format_list

from macros.data.map_kinds import Place
from scripts.charts import kit
from scripts.charts.kit import maps

MAP, AREA, LAND = "japan-bases", "okinawa-share-of-base-area-2024", "okinawa-share-of-land"
# West, south, east and north of the country, and of the areas that it has a name for.
LOCATOR: maps.Box = (126.2, 24.2, 151.2, 45.8)  # with room for the names
INSETS: dict[str, maps.Box] = {"Okinawa": (127.5, 25.98, 128.41, 26.98),
                               "Tokyo area": (139.15, 34.95, 140.15, 35.95)}  # the first is drawn larger
OKINAWA, ELSEWHERE = "Okinawa", "elsewhere"
LANDS = (("SOUTH\nKOREA", 127.9, 35.6), ("NORTH\nKOREA", 127.9, 39.9), ("CHINA", 128.3, 43.6),
         ("RUSSIA", 134.4, 44.9), ("JAPAN", 142.9, 43.3))
AREAS = (*INSETS, ELSEWHERE)
# Where a name lies: nudge to the right and upwards, and the side at which it is anchored.
NAMES = {"futenma-base": (16, -17, "left"), "camp-foster": (16, -4, "left"), "camp-schwab": (-7, 4, "right"),
         "kadena-base": (16, 4, "left"), "iwakuni-base": (-4, 9, "center"), "sasebo-base": (0, -21, "center")}
FAR = 14  # pixels to the right from where on a line leads from the dot to its name


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The map, from the places of kind us-base."""
    places = [place for place in ledger.places.values() if place.kind == "us-base"]
    places.sort(key=lambda place: AREAS.index(_area(place)))
    short = {place.id: place.id.removesuffix("-base").replace("-", " ").title() for place in places}
    by_area = {area: [short[place.id] for place in places if _area(place) == area] for area in AREAS}
    okinawa, tokyo, elsewhere = (format_list(names, locale="en_GB") for names in by_area.values())
    area, ground = (ledger.fact(ref) for ref in (AREA, LAND))
    spots = [(short[place.id], NAMES.get(place.id, (8, -4, "left"))) for place in places]
    told = [(f"{words} ({fact.as_of.first.year})", kit.fact_text(fact), float(fact.low.value))
            for words, fact in (("of the land for US forces alone", area), ("of all land in Japan", ground))]
    origin = maps.origin(ledger, MAP, places)
    return kit.Chart(
        title=("Most of the land that US forces alone use in Japan is in Okinawa"
               if area.low.value > 50 else "Where the American bases in Japan are that this site names"),
        subtitle="Okinawa's share of that land, and some of the bases",
        alt=f"Map of Japan with American bases. In Okinawa, which has "
            f"{' and '.join(f'{share} {words}' for words, share, _ in told)}: {okinawa}. Around "
            f"Tokyo: {tokyo}. Elsewhere: {elsewhere}.",
        description=[
            "The dots are a choice of bases and do not show their size. Each stands for a runway, a harbour "
            "or a town, as the list of places says; if a town, it may be some kilometres off. Okinawa's "
            f"share is dated by the month of the report, {kit.period_text(area.as_of)}."],
        topic="bases", facts=[AREA, LAND],
        **origin | {"as_of": kit.period_text(area.as_of),
                    "credit": f"{origin['credit'][:-1]}; {area.attributed_to}; {ground.attributed_to}."},
        table=kit.Table("Base", (*maps.COORDINATES, kit.Column("Where", drawn=False)),
                        tuple(maps.place_row(place, _area(place)) for place in places)),
        draw=draw, given={"land": tuple(ledger.maps[MAP].rings()), "names": spots, "told": told,
                          "within": kit.wrapped(tokyo, 125, kit.SMALL)}, height=400,
        narrow_height=350)


def _area(place: Place) -> str:
    """The inset in which a base is drawn, if any."""
    lon, lat = float(place.lon), float(place.lat)
    return next((name for name, (west, south, east, north) in INSETS.items()
                 if west < lon < east and south < lat < north), ELSEWHERE)


def draw(canvas: kit.Canvas, land: maps.Land, names: list[tuple[str, maps.Spot]],
         told: Sequence[tuple[str, str, float]], within: str) -> None:
    """Japan beside Okinawa; over them, or over Okinawa, its shares."""
    narrow = canvas.narrow
    grid = (canvas.grid(2, 2, height_ratios=[1, 1.6], width_ratios=[1.165, 1]) if narrow else
            canvas.grid(2, 2, height_ratios=[1.3, 2.4], width_ratios=[1, 1.1]))
    country = canvas.panel("value", "value", grid[1, 0] if narrow else grid[:, 1])
    maps.draw_land(country, land, LOCATOR, least=0.12)
    country.axes.set_anchor("SW")
    maps.name_lands(country, [] if narrow else LANDS)
    maps.draw_scale(country, 400, 0.08 if narrow else 0.2)
    _bases(country, names, AREAS[1:])
    for area, (west, south, east, north) in INSETS.items():
        country.axes.plot([(west + east) / 2], [(south + north) / 2], "o", markerfacecolor="none",
                          color=_shade(country, area), markersize=14 if narrow else 19, zorder=3)
        country.note(east, (south + north) / 2, area, _shade(country, area), nudge=(6, -4),
                     weight="semibold", in_layout=False)
    if not narrow:
        west, _, east, north = INSETS[AREAS[1]]
        country.note(east, north, within, nudge=(6, -24), va="top", fontsize=kit.SMALL, in_layout=False)
    west, south, east, north = INSETS[OKINAWA]
    inset = canvas.panel("value", "value", grid[1, 1 if narrow else 0])
    aside = 0 if narrow else 0.36  # sea that fills the column
    maps.draw_land(inset, land, (west - aside, south, east + aside, north))
    inset.axes.patches[-1].set(facecolor=(inset.colours.second, 0.3))
    inset.axes.set_anchor("S")
    maps.draw_scale(inset, 20)
    inset.inside(0, 1, OKINAWA, inset.colours.second, nudge=(7, -17), weight="semibold", in_layout=False)
    _bases(inset, names, (OKINAWA,))
    _shares(canvas.panel("row", "row", grid[0, :] if narrow else grid[0, 0]), told)


def _shade(panel: kit.Panel, area: str) -> str:
    """Blue for Okinawa, which the title is about."""
    return panel.colours.second if area == OKINAWA else panel.colours.quiet


def _shares(panel: kit.Panel, told: Sequence[tuple[str, str, float]]) -> None:
    """Bars of what Okinawa has of two wholes."""
    panel.inside(0, 1, "Okinawa has", panel.colours.ink, weight="semibold", va="top", fontsize=17)
    places, half = ((0.40, -0.04), 0.08) if panel.narrow else ((0.54, 0.08), 0.055)
    for (words, share, part), up in zip(told, places, strict=True):
        for length, colour in ((100, panel.colours.grid), (part, panel.colours.second)):
            panel.axes.barh(up, length, 2 * half, color=colour, zorder=2)
        panel.note(0, up + half, share, panel.colours.second, nudge=(0, 4), fontsize=22, weight="semibold")
        panel.note(0, up + half, words, nudge=(kit.width(share, 22, "semibold") + 6, 4), in_layout=False)
    panel.axes.set(xlim=(0, 100), ylim=(-0.12, 1))


def _bases(panel: kit.Panel, names: list[tuple[str, maps.Spot]], areas: Sequence[str]) -> None:
    """Dots, and their names where the area is drawn alone or lies in no inset."""
    for row, (lat, lon, area) in enumerate(zip(*map(panel.table.column, range(3)), strict=True)):
        if area in areas:
            panel.points(1, 0, _shade(panel, area), rows=[row],
                         size=8 if len(areas) == 1 else 7 if area == ELSEWHERE else 4)
        if area in areas and names[row][1][0] > FAR:
            panel.axes.annotate("", (lon, lat), (names[row][1][0] - 2, names[row][1][1] + 5), zorder=3,
                                textcoords="offset points", arrowprops={
                                    "arrowstyle": "-", "color": panel.colours.second, "shrinkB": 0})
        if area in areas and (len(areas) == 1 or area == ELSEWHERE):
            maps.name_place(panel, row, *names[row], _shade(panel, area), gid=f"row-{row}", weight="semibold")
