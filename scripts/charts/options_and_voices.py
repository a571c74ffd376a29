"""For each way open to Tokyo, the voices that argue for it and those that doubt it, with their names."""

from decimal import Decimal
from itertools import accumulate

from macros.data.explorer_kinds import Option
from scripts.charts import kit

FOR, AGAINST, FRIENDS, DOUBTERS = range(4)
NOBODY = "nobody"
KINDS = ("person", "institution", "group")
SQUARE = 14.0  # side of a voice, in CSS pixels
LINE = 15.0  # from line to line of the names
ROOM = {False: 330.0, True: 160.0}  # for names, on either side of the middle


def chart(ledger: kit.Ledger) -> kit.Chart:
    """The chart, from every position that backs or doubts an option."""
    rows = [_row(ledger, option) for option in ledger.options.values()]
    taken = [p for p in ledger.positions.values() if p.backs or p.doubts]
    sources = list(dict.fromkeys(ledger.source_of[p.id] for p in taken))
    both = sum(bool(cells[FOR]) and bool(cells[AGAINST]) for _, cells in rows)
    first, last = (choose(p.date for p in taken) for choose in (min, max))
    voices = kit.Writing("count", digits=0)
    table = kit.Table("Option", (kit.Column("Voices for", voices), kit.Column("Voices that doubt", voices),
                                 kit.Column("Who is for it", drawn=False),
                                 kit.Column("Who doubts it", drawn=False)), tuple(rows))
    return kit.Chart(
        title=f"{both} of the {len(rows)} options have friends as well as doubters",
        subtitle="People, governments, papers and groups on these pages, each counted once for an option; "
                 "this does not measure support",
        alt=" ".join(f"{option}: for it {cells[FRIENDS]}; doubting it {cells[DOUBTERS]}."
                     for option, cells in rows),
        description=[
            "Each square is one voice: on the right those who argue for an option, on the left those who "
            "doubt it or warn against it. Whoever speaks more than once is counted once. A government or "
            "a group of respondents is one square, as one scholar is; nothing here is weighed.",
            "Only those are counted who argue, not those who describe, expect, fear, act or sign; a part of "
            "an option is enough. The sources are a few newspaper articles, analyses and reports: nobody "
            "means nobody in them. An option without doubters here is not one without objections: whoever "
            "finds no substitute for America at all, for example, is entered against none. The same voice "
            "can stand with several options.",
            f"The positions were taken from {kit.period_text(first, style='month')} to "
            f"{kit.period_text(last, style='month')}. The order of the options is that of their chapters."],
        as_of=kit.period_text(last, style="month"), topic="alliance", sources=sources, table=table, draw=draw,
        height=_height(table, False), narrow_height=_height(table, True))


def _row(ledger: kit.Ledger, option: Option) -> kit.Row:
    """Two counts that are drawn, and the names that belong to them."""
    counts, names = [], []
    for field in ("backs", "doubts"):
        who = {p.who for p in ledger.positions.values() if option.id in getattr(p, field)}
        people = sorted((ledger.people[id] for id in who), key=lambda one: (KINDS.index(one.kind), one.name))
        counts.append(Decimal(len(people)))
        names.append(", ".join(one.name for one in people) or NOBODY)
    return option.name, (*counts, *names)


def _lines(names: str, narrow: bool) -> str:
    return kit.wrapped(names, ROOM[narrow], kit.SMALL)


def _depths(table: kit.Table, narrow: bool) -> list[float]:
    """How much height each option takes: its name, the squares, and the longer list of names."""
    lines = [max(_lines(f"{cells[side]}", narrow).count("\n") + 1 for side in (FRIENDS, DOUBTERS))
             for _, cells in table.rows]
    return [24 + SQUARE + 8 + count * LINE + 14 for count in lines]


def _height(table: kit.Table, narrow: bool) -> int:
    return round(sum(_depths(table, narrow))) + 34


def draw(canvas: kit.Canvas) -> None:
    """Two panels back to back: doubts grow to the left, backing to the right."""
    engine = canvas.figure.get_layout_engine()
    if engine is not None:
        engine.set(w_pad=0, h_pad=0, wspace=0, hspace=0)  # type: ignore[call-arg]
    spots = canvas.grid(1, 2)
    for column, spot in ((AGAINST, spots[0]), (FOR, spots[1])):
        _side(canvas.panel("value", "row", spot), column)


def _side(panel: kit.Panel, column: int) -> None:
    """One side of the middle: squares, their number, and whose they are."""
    colours, mirrored, narrow = panel.colours, column == AGAINST, panel.narrow
    colour = colours.third if mirrored else colours.second
    side, ha = (-1, "right") if mirrored else (1, "left")
    tops = accumulate(_depths(panel.table, narrow), initial=30.0)
    panel.places = [-(top + 24 + SQUARE / 2) for top, _ in zip(tops, panel.rows, strict=False)]
    half = (344 if narrow else 720) / 2 / (SQUARE + 1)
    panel.limit_values(*((half, 0) if mirrored else (0, half)))
    panel.axes.set_ylim(-_height(panel.table, narrow), 0)
    panel.bars(column, colour, thick=SQUARE)
    for place, names in zip(panel.places, panel.table.column(column + FRIENDS), strict=True):
        panel.note(0, place, _lines(names, narrow), colours.quiet if names == NOBODY else colours.ink,
                   nudge=(side * 8, -SQUARE / 2 - 5), ha=ha, va="top", fontsize=kit.SMALL)
    counts = zip(panel.places, panel.table.numbers(column), strict=True)
    _strokes(panel, [(edge, place) for place, value in counts for edge in range(1, int(value or 0))], 1,
             colours.paper)
    _strokes(panel, [(0, place) for place in panel.places], 4, colours.ink)
    panel.values(column, ha=ha, dx=-12 if mirrored else 0, colour=colour, weight="semibold")
    for row, option in enumerate(panel.table.labels):  # the first words left of the middle, the rest right
        panel.note(0, panel.places[row], _halves(option)[column == FOR], colours.ink, ha=ha, va="baseline",
                   nudge=(side * 1.8, SQUARE / 2 + 9), weight="semibold", gid=f"row-{row}")
    panel.note(0, 0, "← doubt it" if mirrored else "argue for it →", colour, nudge=(side * 8, -4), ha=ha,
               va="top", weight="semibold")


def _strokes(panel: kit.Panel, spots: list[tuple[int, float]], over: float, colour: str) -> None:
    """Short upright strokes: what parts the squares, and the middle from which they are counted."""
    nan = float("nan")
    xs = [x for edge, _ in spots for x in (edge, edge, nan)]
    ys = [y for _, place in spots for y in (place - SQUARE / 2 - over, place + SQUARE / 2 + over, nan)]
    panel.axes.plot(xs, ys, color=colour, linewidth=1.6, zorder=3, solid_capstyle="butt", clip_on=False)


def _halves(name: str) -> tuple[str, str]:
    """A name broken at the space nearest to its middle."""
    words = name.split()
    cuts = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    return min(cuts, key=lambda cut: abs(kit.width(cut[0]) - kit.width(cut[1])))
