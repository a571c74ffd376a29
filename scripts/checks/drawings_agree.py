"""Every value in a chart's table is drawn where it belongs, by the drawing's own ticks and labels.

The finished SVG is read back without the code that drew it: the length of each
bar, the place of each dot, the corners of each line and the words beside them
must give the chart's download again; every cell must be there; no word may be
smaller than readers can see, cut off, or printed over another.
"""

from __future__ import annotations

import csv
from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import pairwise

from macros.authoring.macro import Desk
from macros.values.periods import parse_period
from macros.values.problems import Problem
from scripts.checks.built import Site
from scripts.checks.drawing import Box, Drawing, Label, Mark, Panel, Words, read_drawing
from scripts.checks.scales import Scale, begins, ends, fitted, is_period, on_scale, read_number, read_tick

NEAR = 0.6  # pixels within which a mark must lie
LENGTHS = ("bar", "block", "part", "whole")
BESIDE = 26.0  # pixels between a point on a map and its name
SMALLEST = 11.0


@dataclass(frozen=True)
class Rows:
    """A chart's download: its heads, which columns are drawn, labels and cells (empty for a gap).

    `names` are the labels as readers see them in the table: July 2025 for 2025-07.
    """

    heads: Sequence[str]
    drawn: Sequence[bool]
    labels: Sequence[str]
    names: Sequence[str]
    cells: Sequence[Sequence[str]]


def read_rows(text: str, drawn: Sequence[bool], names: Sequence[str]) -> Rows:
    """A chart's CSV; the cells of columns that are not drawn are left out."""
    heads, *rows = list(csv.reader(text.splitlines()))
    cells = [[cell if wanted else "" for cell, wanted in zip(row[1:], drawn, strict=True)]
             for row in rows]
    return Rows(heads[1:], drawn, [row[0] for row in rows], names, cells)


def check(site: Site, desk: Desk) -> Iterable[Problem]:
    """Charts whose drawings do not show their download."""
    for entry in desk.charts.values():
        path = site.folder / entry.csv
        if not path.is_file():
            continue  # charts_agree says so
        rows = read_rows(path.read_text(encoding="utf-8"), entry.drawn, entry.names)
        for file in entry.drawings.values():
            if (site.folder / file).is_file():
                svg = (site.folder / file).read_text(encoding="utf-8")
                for complaint in complaints(svg, rows):
                    yield Problem(file, 0, complaint)


def complaints(svg: str, rows: Rows) -> Iterator[str]:
    """What is wrong with one drawing of these rows."""
    try:
        drawing = read_drawing(svg)
    except (ValueError, SyntaxError) as error:
        yield f"the drawing cannot be read: {error}"
        return
    found: set[tuple[int, int]] = set()
    for panel in drawing.panels:
        yield from _Reading(panel, rows, found).complaints()
    for row, cells in enumerate(rows.cells):
        for column, cell in enumerate(cells):
            if cell and (column, row) not in found:
                yield f"{rows.names[row]}, {rows.heads[column]}: the value is not drawn"
    yield from _lettering(drawing)


class _Reading:
    """One panel, read against the rows."""

    def __init__(self, panel: Panel, rows: Rows, found: set[tuple[int, int]]) -> None:
        self.panel, self.rows, self.found = panel, rows, found
        self.scales: dict[str, Scale | None] = {}

    def complaints(self) -> Iterator[str]:
        """Everything that is wrong in this panel."""
        yield from self._strangers()
        for side, kind in (("x", self.panel.x), ("y", self.panel.y)):
            if kind != "row":
                yield from self._scale(side, kind)
        for mark in self.panel.marks:
            yield from self._mark(mark)
            yield from self._inside(mark)
        for label in self.panel.labels:
            if label.kind == "value":
                yield from self._printed(label)
        yield from self._parts()
        yield from self._in_its_time()
        yield from self._names()
        yield from self._names_of_points()

    def _strangers(self) -> Iterator[str]:
        """Marks and labels of cells that the table does not have; nothing more can be said of them."""
        for name in ("marks", "wholes", "labels"):
            found: list[Mark | Label] = getattr(self.panel, name)
            for one in found:
                if not self._has(one):
                    yield f"{one.kind}-{'-'.join(map(str, one.numbers))} stands for no cell of the table"
            setattr(self.panel, name, list(filter(self._has, found)))

    def _has(self, one: Mark | Label) -> bool:
        columns, row = (one.numbers, 0) if one.kind == "line" else (one.numbers[:-1], one.numbers[-1])
        known = one.kind == "whole" or all(column < len(self.rows.heads) for column in columns)
        return known and row < len(self.rows.cells)

    # Scales

    def _scale(self, side: str, kind: str) -> Iterator[str]:
        ticks = [(place, text, read_tick(text, kind)) for place, text in self.panel.ticks[side]]
        for _, text, value in ticks:
            if value is None:
                yield f"the tick {text!r} cannot be read"
        known = [(place, value) for place, _, value in ticks if value is not None]
        if ticks or kind == "time":
            self.scales[side] = scale = fitted(known)
            if scale is None:
                yield f"a scale of {kind} needs two ticks with different values"
                return
            for place, text, value in ticks:
                if value is not None and abs(scale.place(value) - place) > NEAR:
                    yield f"the tick {text!r} is not where the others put it"
            return
        yield from self._scale_by_values(side)

    def _scale_by_values(self, side: str) -> Iterator[str]:
        """Without ticks, printed values and pale wholes say what a length means."""
        pairs = [(foot, 0.0) for foot in self._feet(side)[:1]]
        pairs += [(self._end(mark, side), float(mark.numbers[0])) for mark in self.panel.wholes]
        for label in self.panel.labels:
            cell = self.rows.cells[label.numbers[1]][label.numbers[0]] if label.kind == "value" else ""
            if cell and not is_period(cell):
                pairs += [(self._end(mark, side), float(cell)) for mark in self.panel.marks
                          if (mark.numbers[0], mark.row) == label.numbers and self._reaches(mark, side)]
        self.scales[side] = scale = fitted(pairs)
        if scale is None:
            yield "there are neither ticks nor printed values to read the drawing by"
            return
        for place, value in pairs:
            if abs(scale.place(value) - place) > NEAR:
                yield f"the mark beside {value:g} is not as long as its value says"

    def _feet(self, side: str) -> list[float]:
        """Where bars begin: the end that most of them share, of equals the left or lower one."""
        edges = [end for mark in (*self.panel.marks, *self.panel.wholes)
                 if mark.kind in LENGTHS for end in _edges(mark.box, side)]
        return sorted(set(edges), key=lambda end: (-edges.count(end), end if side == "x" else -end))

    def _reaches(self, mark: Mark, side: str) -> bool:
        """Whether a mark's end is as far from nought as its value: not so for upper parts of a stack."""
        return mark.kind in ("bar", "block", "dot") or (mark.kind == "part" and any(
            abs(end - self._feet(side)[0]) < NEAR for end in _edges(mark.box, side)))

    def _end(self, mark: Mark, side: str) -> float:
        """The end of a bar that is not its foot; the middle of anything else."""
        low, high = _edges(mark.box, side)
        if mark.kind not in LENGTHS:
            return (low + high) / 2
        foot = self._feet(side)[0]
        return high if abs(low - foot) <= abs(high - foot) else low

    # Marks

    def _mark(self, mark: Mark) -> Iterator[str]:
        if mark.kind == "line":
            yield from self._line(mark)
        elif mark.kind == "span":
            first, last, row = mark.numbers
            yield from self._compare("x", mark.box.left, first, row)
            yield from self._compare("x", mark.box.right, last, row, end=True)
        elif mark.kind == "block":
            height, when, row = mark.numbers
            yield from self._compare("x", mark.box.left, when, row)
            yield from self._compare("x", mark.box.right, when, row, end=True)
            yield from self._compare("y", mark.box.top, height, row)
            yield from self._from_nought(mark, "y")
        elif mark.kind == "point":
            across, upwards, row = mark.numbers
            yield from self._compare("x", mark.box.middle[0], across, row)
            yield from self._compare("y", mark.box.middle[1], upwards, row)
        else:
            side = "y" if self.panel.y == "value" else "x"
            column, row = mark.numbers
            if mark.kind == "part":
                self.found.add((column, row))
            else:
                yield from self._compare(side, self._end(mark, side), column, row)
            if mark.kind == "bar":
                yield from self._from_nought(mark, side)

    def _compare(self, side: str, place: float, column: int, row: int, end: bool = False) -> Iterator[str]:
        """Whether a place on a scale is that of a cell."""
        scale = self.scales.get(side)
        cell = self.rows.cells[row][column]
        if scale is None:
            return
        if not cell:
            yield f"{self._who(column, row)}: a mark stands where there is no value"
            return
        self.found.add((column, row))
        value = on_scale(cell, self.panel.x if side == "x" else self.panel.y, end)
        if abs(scale.place(value) - place) > NEAR:
            yield f"{self._who(column, row)}: drawn at {scale.value(place):.6g}, but the value is {value:.6g}"

    def _from_nought(self, mark: Mark, side: str) -> Iterator[str]:
        scale = self.scales.get(side)
        if scale and min(abs(end - scale.place(0)) for end in _edges(mark.box, side)) > NEAR:
            yield f"{self._who(mark.numbers[0], mark.row)}: the bar does not begin at nought"

    def _in_its_time(self) -> Iterator[str]:
        """Marks stand above their row's time; bars side by side do so together."""
        scale = self.scales.get("x")
        if self.panel.x != "time" or self.panel.y != "value" or scale is None:
            return
        places: dict[tuple[str, int], list[float]] = {}
        for mark in self.panel.marks:
            if mark.kind in ("bar", "part", "dot"):
                places.setdefault((mark.kind, mark.row), []).append(mark.box.middle[0])
        for (kind, row), found in places.items():
            period = parse_period(self.rows.labels[row])
            anchors, near = [begins(period)], NEAR
            if kind != "dot":  # a bar may also fill its period, or stand at the tick of its year
                near += scale.pixels((ends(period) - begins(period)) / 20)  # months are not alike
                anchors += [(begins(period) + ends(period)) / 2, float(period.first.year)]
            middle = (min(found) + max(found)) / 2
            if min(abs(scale.place(anchor) - middle) for anchor in anchors) > near:
                yield f"{self.rows.names[row]}: drawn at {scale.value(middle):.6g} on the scale of time"

    def _line(self, mark: Mark) -> Iterator[str]:
        """Each corner of a line is a row's value in its time."""
        column = mark.numbers[0]
        across, upwards = self.scales.get("x"), self.scales.get("y")
        if across is None or upwards is None:
            return
        whens = {row: begins(parse_period(label)) for row, label in enumerate(self.rows.labels)}
        for piece in mark.pieces:
            rows = [min(whens, key=lambda one: abs(whens[one] - across.value(x))) for x, _ in piece]
            for row, (x, y) in zip(rows, piece, strict=True):
                if abs(across.place(whens[row]) - x) > NEAR:
                    yield f"a corner of the line {self.rows.heads[column]!r} belongs to no row"
                yield from self._compare("y", y, column, row)
            for one, other in pairwise(rows):
                yield from self._joined(column, one, other)

    def _joined(self, column: int, one: int, other: int) -> Iterator[str]:
        """A line through years is open where a year has no value; months may be those of several polls."""
        periods = [parse_period(label) for label in self.rows.labels]
        kinds = {periods[one].precision, periods[other].precision}
        for row, period in enumerate(periods):
            if (periods[one] < period < periods[other] and not self.rows.cells[row][column]
                    and kinds == {period.precision} <= {"year", "fiscal-year"}):
                yield f"{self._who(column, row)}: the line is drawn across a gap"

    def _parts(self) -> Iterator[str]:
        """Stacked parts begin at nought and lie end to end; each is as long as its value."""
        side = "y" if self.panel.y == "value" else "x"
        parts = [mark for mark in self.panel.marks if mark.kind == "part"]
        scale = self.scales.get(side)
        if not parts or scale is None:
            return
        for row in sorted({mark.row for mark in parts}):
            place = scale.place(0)
            for mark in sorted((m for m in parts if m.row == row), key=lambda m: m.numbers[0]):
                near, far = sorted(_edges(mark.box, side), key=lambda end: abs(end - scale.place(0)))
                cell = self.rows.cells[row][mark.numbers[0]]
                length = scale.pixels(float(cell)) if cell else 0.0
                if abs(near - place) > NEAR:
                    yield f"{self._who(*mark.numbers)}: the part does not begin where the last one ends"
                if abs(abs(far - near) - length) > NEAR:
                    yield f"{self._who(*mark.numbers)}: the part is not as long as its value"
                place = far

    def _inside(self, mark: Mark) -> Iterator[str]:
        box, panel = mark.box, self.panel.box
        if mark.kind in ("bar", "part", "span", "block", "line") and (
                box.left < panel.left - 1 or box.right > panel.right + 1
                or box.top < panel.top - 1 or box.bottom > panel.bottom + 1):
            yield f"the mark {mark.kind}-{'-'.join(map(str, mark.numbers))} is cut off by its panel"

    # Words beside marks

    def _printed(self, label: Label) -> Iterator[str]:
        """A printed value is the cell's, and stands beside the mark of its own row."""
        column, row = label.numbers
        cell, printed = self.rows.cells[row][column], read_number(label.text)
        if not is_period(cell) and (printed is None or not cell or not printed.allows(Decimal(cell))):
            yield f"{self._who(column, row)}: {label.text!r} is printed, but the value is {cell or 'missing'}"
        axis = 1 if self.panel.y == "row" else 0
        marks = [mark for mark in self.panel.marks if mark.kind != "line"]
        if marks and "row" in (self.panel.x, self.panel.y):
            nearest = min(marks, key=lambda mark: abs(mark.box.middle[axis] - label.box.middle[axis]))
            if not any(mark.row == row and abs(mark.box.middle[axis] - nearest.box.middle[axis]) < 1
                       for mark in marks):
                yield f"{self._who(column, row)}: its printed value stands beside another row"

    def _names(self) -> Iterator[str]:
        """Names of rows are those of the table, and each stands by its own marks."""
        if "row" not in (self.panel.x, self.panel.y):
            return
        axis = 1 if self.panel.y == "row" else 0
        places: dict[int, list[float]] = {}
        for mark in self.panel.marks:
            if mark.kind != "line":
                places.setdefault(mark.row, []).append(mark.box.middle[axis])
        middles = {row: sum(found) / len(found) for row, found in places.items()}
        names = {label.row: label for label in map(_Name, self.panel.labels) if label.kind == "row"}
        for row in middles:
            if row not in names:
                yield f"{self.rows.names[row]}: the row has no name in the drawing"
        for row, name in names.items():
            if not _abbreviates(name.text, self.rows.names[row]):
                yield f"{self.rows.names[row]}: its name reads {name.text!r} in the drawing"
        yield from self._beside(middles, {row: name.middle[axis] for row, name in names.items()})

    def _beside(self, middles: dict[int, float], names: dict[int, float]) -> Iterator[str]:
        rows = [row for row in middles if row in names]
        if len(rows) < 2:
            return
        ordered = sorted(middles[row] for row in rows)
        step = min(b - a for a, b in pairwise(ordered))
        shifts = sorted(middles[row] - names[row] for row in rows)
        usual = shifts[len(shifts) // 2]
        if step < 1 or abs(usual) > 0.95 * step:
            yield "the names of the rows do not stand by their marks"
        for row in rows:
            if abs(middles[row] - names[row] - usual) > 0.5 * step:
                yield f"{self.rows.names[row]}: the mark does not stand by its name"

    def _names_of_points(self) -> Iterator[str]:
        """On a map, a name is that of its row, and stands close to that row's point."""
        points = {mark.row: mark.box.middle for mark in self.panel.marks if mark.kind == "point"}
        for label in self.panel.labels:
            row = label.numbers[-1]
            if label.kind != "row" or row not in points:
                continue
            if not _abbreviates(label.text, self.rows.names[row]):
                yield f"{self.rows.names[row]}: its name reads {label.text!r} in the drawing"
            x, y = points[row]
            beside = max(label.box.left - x, x - label.box.right, label.box.top - y, y - label.box.bottom)
            if beside > BESIDE:
                yield f"{self.rows.names[row]}: its name stands {beside:.0f} pixels from its point"

    def _who(self, column: int, row: int) -> str:
        return f"{self.rows.names[row]}, {self.rows.heads[column]}"


class _Name:
    """The name of a row as printed."""

    def __init__(self, label: Label) -> None:
        self.kind, self.row = label.kind, label.numbers[-1]
        self.text, self.middle = label.text, label.box.middle


def _edges(box: Box, side: str) -> tuple[float, float]:
    return (box.left, box.right) if side == "x" else (box.top, box.bottom)


def _abbreviates(short: str, label: str) -> bool:
    """Whether the words of a printed name stand in the row's label, in order."""
    rest = iter(_bare(label))
    return all(word in rest for word in _bare(short))


def _bare(text: str) -> list[str]:
    return [word for word in "".join(c if c.isalnum() else " " for c in text.casefold()).split() if word]


def _lettering(drawing: Drawing) -> Iterator[str]:
    """Words that are too small, cut off at the edge, or printed over one another."""
    for line in drawing.words:
        box = line.box
        if line.size < SMALLEST:
            yield f"the words {line.text!r} are {line.size:g} pixels high; at least {SMALLEST:g} are needed"
        if box.left < -1 or box.top < -2 or box.right > drawing.width + 1 or box.bottom > drawing.height + 1:
            yield f"the words {line.text!r} are cut off at the edge of the drawing"
    for number, one in enumerate(drawing.words):
        for other in drawing.words[number + 1:]:
            if _overlap(one, other):
                yield f"the words {one.text!r} and {other.text!r} are printed over one another"


def _overlap(one: Words, other: Words, grace: float = 1.5) -> bool:
    a, b = one.box, other.box
    return (min(a.right, b.right) - max(a.left, b.left) > grace
            and min(a.bottom, b.bottom) - max(a.top, b.top) > grace)
