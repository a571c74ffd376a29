"""Every value in a chart's table is drawn where it belongs, by the drawing's own ticks and labels.

The finished SVG is read back without the code that drew it: the length of each
bar, the place of each dot, the corners of each line and the words beside them
must give the chart's download again; every cell must be there; no word may be
smaller than readers can see, cut off, or printed over another. The table that
readers see says the same.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from itertools import combinations, pairwise

from macros.authoring.macro import Desk
from macros.values.periods import parse_period
from macros.values.problems import Problem
from scripts.charts.kit.model import GAP, NOTHING
from scripts.checks.drawing import Drawing, Mark, Panel, read_drawing
from scripts.checks.page import Site
from scripts.checks.scales import Scale, fitted, is_period, prints, read_number, read_tick, span
from scripts.export import ENCODING

NEAR = 0.6  # pixels within which a mark must lie
BESIDE = 26.0  # pixels between a point on a map and its name
SMALLEST, GRACE = 11.0, 1.5  # pixels: the height of letters; how far words may run into others
LENGTHS, ENDING = ("bar", "block", "part", "whole"), ("bar", "block", "part", "dot")
CLIPPED = ("bar", "part", "span", "block", "line")  # what a panel can cut off
YEARLY = ({"year"}, {"fiscal-year"})
# How a drawing names the places of a mark that has several: side, end of its box, which of its numbers is
# the column, whether the end of a period is meant.
PLACES = {"span": (("x", 0, 0, False), ("x", 1, 1, True)),
          "block": (("x", 0, 1, False), ("x", 1, 1, True), ("y", 0, 0, False)),
          "point": (("x", None, 0, False), ("y", None, 1, False))}


@dataclass(frozen=True)
class Rows:
    """A chart's download: its heads, labels and cells (empty for a gap, or where nothing is drawn).

    `names` are the labels as readers see them in the table: July 2025 for 2025-07.
    """

    heads: Sequence[str]
    labels: Sequence[str]
    names: Sequence[str]
    cells: Sequence[Sequence[str]]


def read_rows(text: str, drawn: Sequence[bool], names: Sequence[str]) -> Rows:
    """A chart's CSV; the cells of columns that are not drawn are left out."""
    heads, *rows = list(csv.reader(text.splitlines()))
    cells = [[cell if wanted else "" for cell, wanted in zip(row[1:], drawn, strict=True)]
             for row in rows]
    return Rows(heads[1:], [row[0] for row in rows], names, cells)


def check(site: Site, desk: Desk) -> Iterable[Problem]:
    """Charts whose table or drawings do not show their download."""
    for entry in desk.charts.values():
        if not (site.folder / entry.csv).is_file():
            continue  # files_as_made says so
        text = (site.folder / entry.csv).read_text(encoding=ENCODING)
        yield from (Problem(entry.csv, 0, told) for told in misread(text, entry.rows))
        rows = read_rows(text, entry.drawn, entry.names)
        for file in entry.drawings.values():
            if (site.folder / file).is_file():
                svg = (site.folder / file).read_text(encoding="utf-8")
                yield from (Problem(file, 0, told) for told in complaints(svg, rows))


def misread(text: str, shown: Sequence[Sequence[str]]) -> Iterator[str]:
    """Cells that say something else in the table that readers see than in the download."""
    for row, cells in zip(list(csv.reader(text.splitlines()))[1:], shown, strict=False):
        for cell, told in zip(row[1:], cells[1:], strict=False):
            number, there = read_number(told), None if is_period(cell) else read_number(cell)
            if (not cell and told not in (GAP, NOTHING)) or (
                    number and there and abs(number[0] - there[0]) > number[1] / 2):
                yield f"{cells[0]}: the table says {told!r}, and the download {cell!r}"


def complaints(svg: str, rows: Rows) -> Iterator[str]:
    """What is wrong with one drawing of these rows."""
    found: set[tuple[int, int]] = set()
    try:
        drawing = read_drawing(svg)
        told = [one for panel in drawing.panels for one in _Reading(panel, rows, found).complaints()]
    except (ValueError, SyntaxError) as error:  # no SVG, or a scale of time where rows have none
        yield f"the drawing cannot be read: {error}"
        return
    yield from told
    for row, cells in enumerate(rows.cells):
        for column, cell in enumerate(cells):
            if cell and (column, row) not in found:
                yield f"{rows.names[row]}, {rows.heads[column]}: the value is not drawn"
    yield from _lettering(drawing)


class _Reading:
    """One panel, read against the rows; `found` gathers the cells that it shows.

    Values grow along `side`; rows, or their times, follow each other along `along`.
    """

    def __init__(self, panel: Panel, rows: Rows, found: set[tuple[int, int]]) -> None:
        self.panel, self.rows, self.found = panel, rows, found
        self.side, self.along = ("y" if panel.y == "value" else "x"), ("y" if panel.y == "row" else "x")
        self.marks, self.wholes, self.labels = (
            [one for one in named if self._has(one)] for named in (panel.marks, panel.wholes, panel.labels))
        self.scales: dict[str, Scale | None] = {}

    def _has(self, one: Mark) -> bool:
        """Whether the table has the cells of a mark."""
        columns, row = (one.numbers, 0) if one.kind == "line" else (one.numbers[:-1], one.row)
        known = one.kind == "whole" or all(column < len(self.rows.heads) for column in columns)
        return known and row < len(self.rows.cells)

    def complaints(self) -> Iterator[str]:
        """Everything that is wrong in this panel."""
        for one in (*self.panel.marks, *self.panel.wholes, *self.panel.labels):
            if not self._has(one):
                yield f"{one.name} stands for no cell of the table"
        for side, kind in (("x", self.panel.x), ("y", self.panel.y)):
            if kind != "row":
                yield from self._scale(side, kind)
        for mark in self.marks:
            yield from self._mark(mark)
            if mark.kind in CLIPPED and any(
                    low < edge - 1 or high > end + 1 for (low, high), (edge, end) in (
                        (mark.box.ends(side), self.panel.box.ends(side)) for side in "xy")):
                yield f"the mark {mark.name} is cut off by its panel"
        for label in self.labels:
            yield from self._printed(label) if label.kind == "value" else self._name(label)
        yield from self._parts()
        yield from self._in_its_time()
        yield from self._beside()

    def _who(self, column: int, row: int) -> str:
        return f"{self.rows.names[row]}, {self.rows.heads[column]}"

    # Scales

    def _scale(self, side: str, kind: str) -> Iterator[str]:
        """Take the scale from the ticks; without any, from printed values and pale wholes."""
        ticks = self.panel.ticks[side]
        read = [(place, read_tick(text, kind), f"the tick {text!r}") for place, text in ticks]
        yield from (f"{what} cannot be read" for _, value, what in read if value is None)
        pairs = [(place, value, what) for place, value, what in read if value is not None]
        if not ticks and kind != "time":
            pairs = list(self._lengths(side))
        self.scales[side] = scale = fitted([(place, value) for place, value, _ in pairs])
        if scale is None:
            yield (f"a scale of {kind} needs two ticks with different values" if ticks or kind == "time"
                   else "there are neither ticks nor printed values to read the drawing by")
            return
        for place, value, what in pairs:
            if abs(scale.place(value) - place) > NEAR:
                yield f"{what} is not where the others put it"

    def _lengths(self, side: str) -> Iterator[tuple[float, float, str]]:
        """What printed values and pale wholes say of the ends of bars, and that bars begin at nought."""
        foot = self._foot(side)
        if foot is not None:
            yield foot, 0.0, "the foot of the bars"
        for one in self.wholes:
            yield self._end(one, side), float(one.numbers[0]), f"the whole of {one.numbers[0]}"
        printed = [label.numbers for label in self.labels if label.kind == "value"]
        for mark in self.marks:
            cell = self.rows.cells[mark.row][mark.numbers[0]] if mark.kind in ENDING else ""
            upper = mark.kind == "part" and foot is not None and min(  # its end is not its own value
                abs(end - foot) for end in mark.box.ends(side)) >= NEAR
            if (mark.numbers[0], mark.row) in printed and cell and not is_period(cell) and not upper:
                yield self._end(mark, side), float(cell), f"the mark beside {cell}"

    def _foot(self, side: str) -> float | None:
        """Where bars begin: the end that most of them share, of equals the left or lower one."""
        edges = [end for mark in (*self.marks, *self.wholes) if mark.kind in LENGTHS
                 for end in mark.box.ends(side)]
        return max(edges, key=lambda end: (edges.count(end), -end if side == "x" else end), default=None)

    def _end(self, mark: Mark, side: str) -> float:
        """The end of a bar that is not its foot; the middle of anything else."""
        low, high = mark.box.ends(side)
        foot = self._foot(side)
        if mark.kind not in LENGTHS or foot is None:
            return (low + high) / 2
        return high if abs(low - foot) <= abs(high - foot) else low

    # Marks

    def _mark(self, mark: Mark) -> Iterator[str]:
        """The values that a mark shows by its places; a part shows its own by its length alone."""
        if mark.kind == "line":
            yield from self._line(mark)
        for side, end, number, closing in PLACES.get(mark.kind, ()):
            place = sum(mark.box.ends(side)) / 2 if end is None else mark.box.ends(side)[end]
            yield from self._compare(side, place, mark.numbers[number], mark.row, closing)
        if mark.kind in ("bar", "dot"):
            yield from self._compare(self.side, self._end(mark, self.side), mark.numbers[0], mark.row)
        scale = self.scales.get(self.side)
        if scale and mark.kind in ("bar", "block") and min(
                abs(end - scale.place(0)) for end in mark.box.ends(self.side)) > NEAR:
            yield f"{self._who(mark.numbers[0], mark.row)}: the bar does not begin at nought"

    def _compare(self, side: str, place: float, column: int, row: int, closing: bool = False,
                 ) -> Iterator[str]:
        """Whether a place on a scale is that of a cell: of a number, or of one end of a period."""
        scale, cell = self.scales.get(side), self.rows.cells[row][column]
        if scale is None:
            return
        if not cell:
            yield f"{self._who(column, row)}: a mark stands where there is no value"
            return
        self.found.add((column, row))
        timed = (self.panel.x if side == "x" else self.panel.y) == "time"
        value = span(cell)[closing] if timed else float(cell)
        if abs(scale.place(value) - place) > NEAR:
            yield f"{self._who(column, row)}: drawn at {scale.value(place):.6g}, but the value is {value:.6g}"

    def _line(self, mark: Mark) -> Iterator[str]:
        """Each corner of a line is a row's value in its time; a year without a value leaves it open."""
        across, column = self.scales.get("x"), mark.numbers[0]
        if across is None or self.scales.get("y") is None:
            return
        periods = [parse_period(label) for label in self.rows.labels]
        places = [across.place(span(label)[0]) for label in self.rows.labels]
        for piece in mark.pieces:
            rows = [min(range(len(places)), key=lambda row: abs(places[row] - x)) for x, _ in piece]
            for row, (x, y) in zip(rows, piece, strict=True):
                if abs(places[row] - x) > NEAR:
                    yield f"a corner of the line {self.rows.heads[column]!r} belongs to no row"
                yield from self._compare("y", y, column, row)
            for one, other in pairwise(rows):
                for row, period in enumerate(periods):
                    if (not self.rows.cells[row][column] and periods[one] < period < periods[other]
                            and {periods[at].precision for at in (one, row, other)} in YEARLY):
                        yield f"{self._who(column, row)}: the line is drawn across a gap"

    def _parts(self) -> Iterator[str]:
        """Stacked parts begin at nought and lie end to end; each is as long as its value."""
        scale, ends = self.scales.get(self.side), dict[int, float]()
        for mark in sorted((one for one in self.marks if one.kind == "part"), key=lambda one: one.numbers):
            column, row = mark.numbers
            self.found.add((column, row))
            if scale is None:
                continue
            near, far = sorted(mark.box.ends(self.side), key=lambda end: abs(end - scale.place(0)))
            length = abs(scale.place(float(self.rows.cells[row][column] or 0)) - scale.place(0))
            if abs(near - ends.get(row, scale.place(0))) > NEAR:
                yield f"{self._who(column, row)}: the part does not begin where the last one ends"
            if abs(abs(far - near) - length) > NEAR:
                yield f"{self._who(column, row)}: the part is not as long as its value"
            ends[row] = far

    def _in_its_time(self) -> Iterator[str]:
        """Marks stand above their row's time; bars side by side do so together."""
        scale = self.scales.get("x")
        if self.panel.x != "time" or self.panel.y != "value" or scale is None:
            return
        places: dict[tuple[str, int], list[float]] = {}
        for mark in self.marks:
            if mark.kind in ("bar", "part", "dot"):
                places.setdefault((mark.kind, mark.row), []).append(mark.box.middle[0])
        for (kind, row), found in places.items():
            first, behind = span(self.rows.labels[row])
            anchors, near = [first], NEAR
            if kind != "dot":  # a bar may also fill its period, or stand at the tick of its year
                near += abs((behind - first) / 20 / scale.rate)  # months are not alike
                anchors += [(first + behind) / 2, first // 1]
            middle = (min(found) + max(found)) / 2
            if min(abs(scale.place(anchor) - middle) for anchor in anchors) > near:
                yield f"{self.rows.names[row]}: drawn at {scale.value(middle):.6g} on the scale of time"

    # Words beside marks

    def _middle(self, one: Mark) -> float:
        """Where something stands in the order of the rows."""
        return sum(one.box.ends(self.along)) / 2

    def _printed(self, label: Mark) -> Iterator[str]:
        """A printed value is the cell's, and stands beside the mark of its own row."""
        column, row = label.numbers
        cell = self.rows.cells[row][column]
        if not is_period(cell) and not (cell and prints(label.text, cell)):
            yield f"{self._who(column, row)}: {label.text!r} is printed, but the value is {cell or 'missing'}"
        marks = [mark for mark in self.marks if mark.kind != "line"]
        if marks and "row" in (self.panel.x, self.panel.y):
            nearest = min(abs(self._middle(mark) - self._middle(label)) for mark in marks)
            if not any(mark.row == row and abs(self._middle(mark) - self._middle(label)) < nearest + 1
                       for mark in marks):
                yield f"{self._who(column, row)}: its printed value stands beside another row"

    def _name(self, label: Mark) -> Iterator[str]:
        """The name of a row is that of the table, perhaps shorter; on a map it stands by its point."""
        rest = iter(_bare(self.rows.names[label.row]))
        if not all(word in rest for word in _bare(label.text)):
            yield f"{self.rows.names[label.row]}: its name reads {label.text!r} in the drawing"
        for mark in self.marks:
            if mark.kind == "point" and mark.row == label.row:
                away = max(gap for side, place in zip("xy", mark.box.middle, strict=True)
                           for gap in (label.box.ends(side)[0] - place, place - label.box.ends(side)[1]))
                if away > BESIDE:
                    yield f"{self.rows.names[label.row]}: its name stands {away:.0f} pixels from its point"

    def _beside(self) -> Iterator[str]:
        """Every row of marks has its name, and all names stand in the same way beside their marks."""
        if "row" not in (self.panel.x, self.panel.y):
            return
        places: dict[int, list[float]] = {}
        for mark in self.marks:
            if mark.kind != "line":
                places.setdefault(mark.row, []).append(self._middle(mark))
        names = {label.row: self._middle(label) for label in self.labels if label.kind == "row"}
        yield from (f"{self.rows.names[row]}: the row has no name in the drawing"
                    for row in places if row not in names)
        middles = {row: sum(found) / len(found) for row, found in places.items() if row in names}
        if len(middles) < 2:
            return
        step = min(far - near for near, far in pairwise(sorted(middles.values())))
        shifts = {row: place - names[row] for row, place in middles.items()}
        usual = sorted(shifts.values())[len(shifts) // 2]
        if step < 1 or abs(usual) > 0.95 * step:  # a whole row further, or all rows in one place
            yield "the names of the rows do not stand by their marks"
        yield from (f"{self.rows.names[row]}: the mark does not stand by its name"
                    for row, shift in shifts.items() if abs(shift - usual) > 0.5 * step)


def _bare(text: str) -> list[str]:
    return "".join(letter if letter.isalnum() else " " for letter in text.casefold()).split()


def _lettering(drawing: Drawing) -> Iterator[str]:
    """Words that are too small, cut off at the edge, or printed over one another."""
    for line in drawing.words:
        box = line.box
        if line.size < SMALLEST:
            yield f"the words {line.text!r} are {line.size:g} pixels high; at least {SMALLEST:g} are needed"
        if box.left < -1 or box.top < -2 or box.right > drawing.width + 1 or box.bottom > drawing.height + 1:
            yield f"the words {line.text!r} are cut off at the edge of the drawing"
    for one, other in combinations(drawing.words, 2):
        a, b = one.box, other.box
        if (min(a.right, b.right) - max(a.left, b.left) > GRACE
                and min(a.bottom, b.bottom) - max(a.top, b.top) > GRACE):
            yield f"the words {one.text!r} and {other.text!r} are printed over one another"
