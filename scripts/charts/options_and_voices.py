"""For each way open to Tokyo, the voices that argue for it and those that doubt it, with their names."""

from __future__ import annotations

from dataclasses import dataclass
from decimal import Decimal

from macros.data import Ledger
from macros.data.explorer_kinds import Option
from macros.words.house_style import period_text
from scripts.charts import lettering
from scripts.charts.canvas import Canvas, Panel
from scripts.charts.model import Chart, Column, Draw, Table, documents_credit

FOR, AGAINST = 0, 1
NOBODY = "nobody"
KINDS = ("person", "institution", "group")
SQUARE = 14.0  # side of a voice, in CSS pixels
LINE = 15.0  # from line to line of the names
ROOM = {False: 330.0, True: 160.0}  # for names, on either side of the middle


@dataclass(frozen=True)
class Voices:
    """One option with the names of those who argue for it and of those who doubt it."""

    option: str
    backs: tuple[str, ...]
    doubts: tuple[str, ...]


def chart(ledger: Ledger) -> Chart:
    """The chart, from every position that backs or doubts an option."""
    voices = [_voices(ledger, option) for option in ledger.options.values()]
    taken = [p for p in ledger.positions.values() if p.backs or p.doubts]
    sources = list(dict.fromkeys(ledger.source_of[p.id] for p in taken))
    alone = [one.option for one in voices if not one.backs]
    first, last = min(p.date for p in taken), max(p.date for p in taken)
    return Chart(
        title=f"Nobody in our sources argues for {len(alone)} of the {len(voices)} options" if alone
        else f"Each of the {len(voices)} options has somebody who argues for it",
        subtitle="Voices in our sources: people, governments, papers and groups, each counted once for an "
                 "option; this counts voices and does not measure support",
        alt=" ".join(f"{one.option}: for it {_listed(one.backs)}; doubting it {_listed(one.doubts)}."
                     for one in voices),
        description=[
            "Each square is one voice: on the right those who argue for an option, on the left those who "
            "doubt it or warn against it. Whoever speaks more than once is counted once. A government or "
            "a group of respondents is one square, as one scholar is; nothing here is weighed.",
            "Only those are counted who argue, not those who describe, expect or fear. The sources are a "
            "few newspaper articles and analyses: nobody means nobody in them. An option without doubters "
            "here is not one without objections: complaints about America, for example, count against no "
            "option as long as they name none. The same voice can stand with several options.",
            f"The positions were taken from {period_text(first, style='month')} to "
            f"{period_text(last, style='month')}. The order of the options is that of their chapters."],
        credit=documents_credit(ledger, sources), as_of=period_text(last, style="month"), topic="alliance",
        sources=sources, table=_table(voices),
        draw=_drawer(tuple(voices)), height=_height(voices, False), narrow_height=_height(voices, True))


def _voices(ledger: Ledger, option: Option) -> Voices:
    def names(field: str) -> tuple[str, ...]:
        who = {p.who for p in ledger.positions.values() if option.id in getattr(p, field)}
        people = sorted((ledger.people[id] for id in who), key=lambda one: (KINDS.index(one.kind), one.name))
        return tuple(one.name for one in people)

    return Voices(option.name, names("backs"), names("doubts"))


def _listed(names: tuple[str, ...]) -> str:
    return ", ".join(names) or NOBODY


def _table(voices: list[Voices]) -> Table:
    """Two counts that are drawn, and the names that belong to them."""
    columns = (Column("Voices for", _count), Column("Voices that doubt", _count),
               Column("Who is for it", drawn=False), Column("Who doubts it", drawn=False))
    return Table("Option", columns, tuple(
        (one.option, (Decimal(len(one.backs)), Decimal(len(one.doubts)), _listed(one.backs),
                      _listed(one.doubts))) for one in voices))


def _count(value: Decimal) -> str:
    return f"{value:f}"


def _lines(names: tuple[str, ...], narrow: bool) -> str:
    return lettering.wrapped(_listed(names), ROOM[narrow], lettering.SMALL)


def _depth(one: Voices, narrow: bool) -> float:
    """How much height an option takes: its name, the squares, and the longer list of names."""
    lines = max(_lines(names, narrow).count("\n") + 1 for names in (one.backs, one.doubts))
    return 24 + SQUARE + 8 + lines * LINE + 14


def _height(voices: list[Voices], narrow: bool) -> int:
    return round(sum(_depth(one, narrow) for one in voices)) + 34


def _drawer(voices: tuple[Voices, ...]) -> Draw:
    def draw(canvas: Canvas) -> None:
        """Two panels back to back: doubts grow to the left, backing to the right."""
        engine = canvas.figure.get_layout_engine()
        if engine is not None:
            engine.set(w_pad=0, h_pad=0, wspace=0, hspace=0)  # type: ignore[call-arg]
        spots = canvas.grid(1, 2)
        for column, spot in ((AGAINST, spots[0]), (FOR, spots[1])):
            _side(canvas, canvas.panel("value", "row", spot), column, voices)
    return draw


def _side(canvas: Canvas, panel: Panel, column: int, voices: tuple[Voices, ...]) -> None:
    """One side of the middle: squares, their number, and whose they are."""
    colours, mirrored = canvas.colours, column == AGAINST
    colour = colours.third if mirrored else colours.second
    side, ha = (-1, "right") if mirrored else (1, "left")
    panel.places = _places(voices, canvas.narrow)
    half = (344 if canvas.narrow else 720) / 2 / (SQUARE + 1)
    panel.limit_values(*((half, 0) if mirrored else (0, half)))
    panel.axes.set_ylim(-_height(list(voices), canvas.narrow), 0)
    panel.bars(column, colour, thick=SQUARE)
    for row, place in enumerate(panel.places):
        names = voices[row].doubts if mirrored else voices[row].backs
        panel.note(0, place, _lines(names, canvas.narrow), colours.ink if names else colours.quiet,
                   nudge=(side * 8, -SQUARE / 2 - 5), ha=ha, va="top", fontsize=lettering.SMALL)
    counts = zip(panel.places, panel.table.numbers(column), strict=True)
    _strokes(panel, [(edge, place) for place, value in counts for edge in range(1, int(value or 0))], 1,
             colours.paper)
    _strokes(panel, [(0, place) for place in panel.places], 4, colours.ink)
    panel.values(column, ha=ha, dx=-12 if mirrored else 0, colour=colour, weight="semibold")
    _names(panel, column, voices)
    panel.note(0, 0, "← doubt it" if mirrored else "argue for it →", colour, nudge=(side * 8, -4), ha=ha,
               va="top", weight="semibold")


def _strokes(panel: Panel, spots: list[tuple[int, float]], over: float, colour: str) -> None:
    """Short upright strokes: what parts the squares, and the middle from which they are counted."""
    nan = float("nan")
    xs = [x for edge, _ in spots for x in (edge, edge, nan)]
    ys = [y for _, place in spots for y in (place - SQUARE / 2 - over, place + SQUARE / 2 + over, nan)]
    panel.axes.plot(xs, ys, color=colour, linewidth=1.6, zorder=3, solid_capstyle="butt", clip_on=False)


def _places(voices: tuple[Voices, ...], narrow: bool) -> list[float]:
    """The middle of each option's squares, downwards in CSS pixels."""
    places, top = [], 30.0
    for one in voices:
        places.append(-(top + 24 + SQUARE / 2))
        top += _depth(one, narrow)
    return places


def _names(panel: Panel, column: int, voices: tuple[Voices, ...]) -> None:
    """The option's name across the middle: its first words in the left panel, the rest in the right."""
    texts = [_halves(one.option)[0 if column == AGAINST else 1] for one in voices]
    gap, ha = (-1.8, "right") if column == AGAINST else (1.8, "left")
    for row, text in enumerate(texts):
        panel.note(0, panel.places[row], text, panel.colours.ink, nudge=(gap, SQUARE / 2 + 9), ha=ha,
                   va="baseline", weight="semibold", gid=f"row-{row}")


def _halves(name: str) -> tuple[str, str]:
    """A name broken at the space nearest to its middle."""
    words = name.split()
    cuts = [(" ".join(words[:cut]), " ".join(words[cut:])) for cut in range(1, len(words))]
    return min(cuts, key=lambda cut: abs(lettering.width(cut[0]) - lettering.width(cut[1])))
