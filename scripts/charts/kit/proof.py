"""Whether a drawing shows its chart's table: asked of every figure before its files are kept.

Marks are found by their names (canvas.py explains them) and measured on the
scales of their panel, and each tick must name the place at which it stands. So
what readers take from the drawing is what the table says. Where it shows each cell is
kept for readers who touch the drawing or use the keys.
"""

import json
import re
from collections.abc import Iterator, Mapping, Sequence
from decimal import Decimal
from itertools import combinations, pairwise
from typing import Any

import numpy as np
from matplotlib.figure import Figure
from matplotlib.text import Text

from macros.values.periods import Period
from scripts.charts.kit.canvas import HALO
from scripts.charts.kit.model import GAP, NOTHING, Table, after, at, plain
from scripts.charts.kit.printed import prints, read_date, read_number

NEAR = 0.01  # pixels within which a mark must lie
BESIDE = 26.0  # pixels between a point on a map and its name
SMALLEST, GRACE = 11.0, 1.5  # pixels: the height of letters; how far words may run into others
AIR = 0.2  # of the height of letters: what is empty above and below them in the box of a line
SHOWN = ("bar", "part", "dot", "span", "block", "point")  # marks that show the cells of one row
YEARLY = ({"year"}, {"fiscal-year"})
X, Y = 0, 1
_NAMED = re.compile(r"[a-z]+(-\d+)+")
DIGITS = 4  # of shares of the drawing; the last is less than a pixel
TWO = ("span", "block", "point")  # marks that show two columns, or one of them twice
LONGEST = 70  # letters of a cell that is told beside that of a mark; longer ones are read in the table
# By column, other column (or the same) and row: left, top, right and bottom as shares of the drawing from
# its upper left corner; and whether rows follow each other downwards, not across.
Boxes = dict[tuple[int, int, int], tuple[list[float], bool]]


class Mark:
    """What carries a name: a mark, the printed value of a cell, or the name of a row.

    Attributes:
        kind, column, other, row: from its name; `other` is the second of two columns.
        points: its corners on the scales of its panel; not a number where a line is open.
        low, high, middle: of its corners, across and upwards.
    """

    def __init__(self, artist: Any, axes: Any) -> None:
        self.name, self.clipped = artist.get_gid(), artist.get_clip_on()
        self.kind, *numbers = self.name.split("-")
        self.column, self.other, self.row = (int(numbers[at]) for at in (0, min(1, len(numbers) - 1), -1))
        self.text = _words(artist) if isinstance(artist, Text) else ""
        pixels = (_box(artist).get_points() if self.text
                  else artist.get_transform().transform(artist.get_path().vertices))
        self.points = axes.transData.inverted().transform(pixels)
        self.low, self.high = np.nanmin(self.points, axis=0), np.nanmax(self.points, axis=0)
        self.middle = (self.low + self.high) / 2


def marks_of(axes: Any) -> list[Mark]:
    """All that carries a name in a panel."""
    return [Mark(artist, axes) for artist in axes.get_children()
            if _NAMED.fullmatch(artist.get_gid() or "") and artist.get_visible()]


def nearest(places: Sequence[float], x: float) -> int:
    """The row whose time is nearest to a place on the scale of time."""
    return min(range(len(places)), key=lambda row: abs(places[row] - x))


def complaints(figure: Figure, table: Table) -> Iterator[str]:
    """What is wrong with a figure, once it is drawn, as a drawing of a table."""
    found: set[tuple[int, int]] = set()
    for axes in figure.axes:
        if (axes.get_gid() or "").startswith("panel-"):
            yield from _Panel(axes, table, found).complaints()
    for row, (_, cells) in enumerate(table.rows):
        for column, cell in enumerate(cells):
            if cell is not None and table.columns[column].drawn and (column, row) not in found:
                yield f"{table.labels[row]}, {table.columns[column].head}: the value is not drawn"
    yield from _lettering(figure)


def misread(table: Table) -> Iterator[str]:
    """Cells that readers see as another number than the download has."""
    for told, (_, cells) in zip(table.shown(), table.rows, strict=True):
        for text, cell in zip(told[1:], cells, strict=True):
            if isinstance(cell, Decimal) and not prints(text, cell):
                yield f"{told[0]}: the table says {text!r}, and the download {plain(cell)!r}"


class _Panel:
    """One panel, measured against the table; `found` gathers the cells that it shows.

    Values grow along `side`; rows, or their times, follow each other along `along`.
    """

    def __init__(self, axes: Any, table: Table, found: set[tuple[int, int]]) -> None:
        self.axes, self.table, self.labels, self.found = axes, table, table.labels, found
        self.scales = axes.get_gid().split("-")[2:]
        self.side, self.along = int(self.scales[Y] == "value"), int(self.scales[Y] == "row")
        self.limits = np.sort([axes.get_xlim(), axes.get_ylim()])
        self.pixel = np.diff(self.limits)[:, 0] / axes.bbox.size
        self.named = marks_of(axes)

    def complaints(self) -> Iterator[str]:
        """Everything that is wrong in this panel."""
        for side in (X, Y):
            yield from self._ticks(side)
        for mark in self._of(*SHOWN, "line", "piece", "whole"):
            yield from self._places(mark)
            over = np.maximum(self.limits[:, 0] - mark.low, mark.high - self.limits[:, 1])
            if mark.clipped and np.any(over > self.pixel):
                side = int(np.argmax(over / self.pixel))
                yield (f"the mark {mark.name} is cut off by its panel: it reaches from {mark.low[side]:g} to "
                       f"{mark.high[side]:g}, that from {self.limits[side, 0]:g} to {self.limits[side, 1]:g}")
        yield from self._lengths()
        yield from self._in_time()
        yield from self._printed()
        yield from self._row_names()

    def _of(self, *kinds: str) -> list[Mark]:
        return [mark for mark in self.named if mark.kind in kinds]

    def _who(self, column: int, row: int) -> str:
        return f"{self.labels[row]}, {self.table.columns[column].head}"

    def _far(self, side: int, place: float, value: float) -> bool:
        return abs(place - value) > NEAR * float(self.pixel[side])

    def _ticks(self, side: int) -> Iterator[str]:
        """Each tick says where it stands; without any, marks have printed values, or wholes behind them."""
        kind, axis = self.scales[side], (self.axes.xaxis, self.axes.yaxis)[side]
        if kind == "row":
            return
        if axis.get_scale() != "linear":
            yield f"a scale of {kind} may not be {axis.get_scale()}"
        ticks = {label.get_position()[side]: label.get_text() for label in axis.get_majorticklabels()
                 if label.get_visible() and label.get_text()}
        low, high = self.limits[side] + np.array([-1, 1]) * self.pixel[side]
        for place, text in ticks.items():
            number = read_number(text)
            value = read_date(text) if kind == "time" else number and float(number[0])
            if value is None:
                yield f"the tick {text!r} cannot be read"
            elif self._far(side, place, value):
                yield f"the tick {text!r} stands at {place:.6g}"
            if not low < place < high:
                yield f"the tick {text!r} lies outside its panel"
        if len(ticks) < 2 and (ticks or kind == "time"):
            yield f"a scale of {kind} needs two ticks"
        if kind == "value" and not ticks and not self._of("whole", "point"):  # coasts tell a point's place
            printed = [(value.column, value.row) for value in self._of("value")]
            yield from (f"{mark.name} has neither ticks nor a printed value to read it by"
                        for mark in self._of(*SHOWN, "line")
                        if mark.kind == "line" or (mark.column, mark.row) not in printed)

    def _places(self, mark: Mark) -> Iterator[str]:
        """The values that a mark shows by its places on one scale or both."""
        if mark.kind == "line":
            yield from self._line(mark)
        elif mark.kind == "piece":
            yield from self._piece(mark)
        elif mark.kind == "dot":
            yield from self._compare(self.side, mark.middle[self.side], mark.column, mark.row)
        elif mark.kind == "point":
            yield from self._compare(X, mark.middle[X], mark.column, mark.row)
            yield from self._compare(Y, mark.middle[Y], mark.other, mark.row)
        elif mark.kind in ("span", "block"):
            yield from self._compare(X, mark.low[X], mark.other, mark.row)
            yield from self._compare(X, mark.high[X], mark.other, mark.row, end=True)

    def _compare(self, side: int, place: float, column: int, row: int, end: bool = False) -> Iterator[str]:
        """Whether a place on a scale is that of a cell: of a number, or of one end of a period."""
        cell = self.table.column(column)[row]
        if cell is None:
            yield f"{self._who(column, row)}: a mark stands where there is no value"
            return
        self.found.add((column, row))
        value = (after if end else at)(cell) if isinstance(cell, Period) else float(cell)
        if self._far(side, place, value):
            yield f"{self._who(column, row)}: drawn as {place:.6g}, but the value is {value:.6g}"

    def _piece(self, piece: Mark) -> Iterator[str]:
        """A straight piece of a line joins two values, and passes over none."""
        for row, (x, y) in zip((piece.other, piece.row), piece.points, strict=True):
            if self._far(X, x, at(self.table.periods[row])):
                yield f"{self._who(piece.column, row)}: a piece of its line ends at another time"
            yield from self._compare(Y, y, piece.column, row)
        if any(self.table.column(piece.column)[row] is not None for row in range(piece.other + 1, piece.row)):
            yield f"{self._who(piece.column, piece.row)}: a piece of its line passes over a value"

    def _line(self, line: Mark) -> Iterator[str]:
        """Each corner of a line is a row's value in its time; a year without a value leaves it open."""
        times = self.table.periods
        places = [at(time) for time in times]
        before = len(times)  # the row of the corner before, unless the line is open there
        for x, y in line.points:
            if np.isnan(x):
                before = len(times)
                continue
            row = nearest(places, x)
            if self._far(X, x, places[row]):
                yield f"a corner of the line {self.table.columns[line.column].head!r} belongs to no row"
            yield from self._compare(Y, y, line.column, row)
            for gap in range(before + 1, row):
                kinds = {time.precision for time in (times[before], times[gap], times[row])}
                if self.table.rows[gap][1][line.column] is None and kinds in YEARLY:
                    yield f"{self._who(line.column, gap)}: the line is drawn across a gap"
            before = row

    def _lengths(self) -> Iterator[str]:
        """Bars begin at nought, stacked parts where the last one ends; each is as long as its value."""
        ends: dict[int, float] = {}
        for mark in sorted(self._of("bar", "block", "part", "whole"), key=lambda mark: mark.column):
            near, far = sorted((mark.low[self.side], mark.high[self.side]), key=abs)
            start = ends.get(mark.row, 0) if mark.kind == "part" else 0
            if self._far(self.side, near, start):
                place = "where the last one ends" if start else "at nought"
                yield f"{self.labels[mark.row]}: {mark.name} does not begin {place}"
            if mark.kind == "part":
                ends[mark.row] = far
            if mark.kind != "whole":  # whose length is in no cell
                yield from self._compare(self.side, far - start, mark.column, mark.row)

    def _rows(self, side: int, *kinds: str) -> dict[int, float]:
        """Where each row's marks of some kinds stand: in the middle of the outermost."""
        found: dict[int, list[float]] = {}
        for mark in self._of(*kinds):
            found.setdefault(mark.row, []).append(float(mark.middle[side]))
        return {row: (min(places) + max(places)) / 2 for row, places in found.items()}

    def _in_time(self) -> Iterator[str]:
        """Marks stand above their row's time; bars side by side do so together."""
        for kind in ("bar", "part", "dot") if self.scales == ["time", "value"] else ():
            for row, place in self._rows(X, kind).items():
                first, behind = (end(self.table.periods[row]) for end in (at, after))
                # A bar may also fill its period (months are not alike), or stand at the tick of its year.
                anchors = [first] if kind == "dot" else [first, (first + behind) / 2, first // 1]
                grace = NEAR * self.pixel[X] if kind == "dot" else (behind - first) / 20
                if min(abs(anchor - place) for anchor in anchors) > grace:
                    yield f"{self.labels[row]}: drawn at {place:.6g} on the scale of time"

    def _printed(self) -> Iterator[str]:
        """A printed value is the cell's, and stands beside the mark of its own row; words are all there."""
        words: dict[tuple[int, int], list[str]] = {}
        for value in self._of("value"):
            if not isinstance(self.table.rows[value.row][1][value.column], Decimal):
                words.setdefault((value.column, value.row), []).append(value.text)
            cell, who = self.table.rows[value.row][1][value.column], self._who(value.column, value.row)
            if cell is None or (isinstance(cell, Decimal) and not prints(value.text, cell)):
                yield f"{who}: {value.text!r} is printed, but the value is {plain(cell) or 'missing'}"
            away = {abs(mark.middle[self.along] - value.middle[self.along]): mark.row
                    for mark in self._of(*SHOWN)}
            if away and "row" in self.scales and away[min(away)] != value.row:
                yield f"{who}: its printed value stands beside another row"
        for (column, row), texts in words.items():
            self.found.add((column, row))
            cell, said = self.table.column(column)[row], ", ".join(texts)
            if cell is not None and self.table.said(column, row) != said:
                yield f"{self._who(column, row)}: {said!r} is printed"

    def _row_names(self) -> Iterator[str]:
        """Rows have their names, perhaps shorter, and all of them in the same way beside their marks."""
        names = {name.row: name for name in self._of("row")}
        for row, name in names.items():
            rest = iter(_bare(self.labels[row]))
            if not all(word in rest for word in _bare(name.text)):
                yield f"{self.labels[row]}: its name reads {name.text!r} in the drawing"
        for point in self._of("point"):
            if point.row in names:
                away = np.maximum(names[point.row].low - point.middle, point.middle - names[point.row].high)
                pixels = np.max(away / self.pixel)
                if pixels > BESIDE:
                    yield f"{self.labels[point.row]}: its name stands {pixels:.0f} pixels from its point"
        places = self._rows(self.along, *SHOWN) if "row" in self.scales else {}
        shifts = {row: place - float(names[row].middle[self.along])
                  for row, place in places.items() if row in names}
        step = min((far - near for near, far in pairwise(sorted(places.values()))), default=0)
        for row in places:
            if row not in names:
                yield f"{self.labels[row]}: the row has no name in the drawing"
            elif len(shifts) > 1 and (abs(shifts[row]) > 0.95 * step or abs(
                    shifts[row] - sorted(shifts.values())[len(shifts) // 2]) > 0.5 * step):
                yield f"{self.labels[row]}: the mark does not stand by its name"


def _words(text: Any) -> str:
    return " ".join(text.get_text().split())


def _box(text: Any) -> Any:
    return Text.get_window_extent(text)  # that of a note would set up a canvas of its own each time


def _bare(text: str) -> list[str]:
    return re.findall(r"\w+", text.casefold())


def _lettering(figure: Figure) -> Iterator[str]:
    """Words that are too small, cut off at the edge, or printed over one another."""
    width, height = figure.bbox.size
    drawn: list[tuple[str, list[float]]] = []
    texts: list[Any] = figure.findobj(Text)
    for text in (one for one in texts if one.get_visible() and _words(one) and one.get_gid() != HALO):
        words, size = _words(text), text.get_fontsize()
        left, low, right, high = box = _box(text).padded(0, -AIR * size).extents.tolist()
        drawn.append((words, box))
        if size < SMALLEST:
            yield f"the words {words!r} are {size:g} pixels high; at least {SMALLEST:g} are needed"
        if max(-left, -low, right - width, high - height) > GRACE:
            yield f"the words {words!r} are cut off at the edge of the drawing"
    for (words, a), (others, b) in combinations(drawn, 2):
        if min(a[2], b[2]) - max(a[0], b[0]) > GRACE and min(a[3], b[3]) - max(a[1], b[1]) > GRACE:
            yield f"the words {words!r} and {others!r} are printed over one another"


def boxes(figure: Figure, table: Table) -> Boxes:
    """What each mark of a figure covers, once it is drawn."""
    found: Boxes = {}
    for axes in figure.axes:
        panel = axes.get_gid() or ""
        for mark in marks_of(axes) if panel.startswith("panel-") else []:
            corners = mark.points[~np.isnan(mark.points[:, 0])]
            pieces = ([(nearest([at(time) for time in table.periods], x), [(x, y)]) for x, y in corners]
                      if mark.kind == "line" else [(mark.row, corners)] if mark.kind in SHOWN else [])
            for row, points in pieces:
                shares = axes.transData.transform(points) / figure.bbox.size
                (left, low), (right, high) = shares.min(axis=0), shares.max(axis=0)
                edges = [round(float(edge), DIGITS) for edge in (left, 1 - high, right, 1 - low)]
                other = mark.other if mark.kind in TWO else mark.column
                found[mark.column, other, row] = edges, panel.endswith("-row")
    return found


def as_json(table: Table, drawings: Mapping[str, Boxes]) -> bytes:
    """The points of a chart, column by column: the row, its cells as readers see them, whose they are, and
    the box in each of the drawings, by their names; empty if they show words alone."""
    shown, points = table.shown(), []
    for place in sorted(set.intersection(*map(set, drawings.values()))):
        column, other, row = place
        label, *texts = shown[row]
        more = [index for index, one in enumerate(table.columns)
                if not one.drawn and texts[index] not in (GAP, NOTHING) and len(texts[index]) <= LONGEST]
        told = [[table.columns[index].head, texts[index]] for index in dict.fromkeys((column, other, *more))]
        points.append({"row": row, "column": column, "label": label, "cells": told,
                       "source": table.columns[column].source, "down": drawings["wide"][place][1],
                       **{name: found[place][0] for name, found in drawings.items()}})
    text = json.dumps({"points": points}, ensure_ascii=False, separators=(",", ":"))
    return text.encode() if points else b""
