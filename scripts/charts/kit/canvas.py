"""What charts are drawn with: panels, and marks that carry the name of the cell they show.

Every mark is a group of its own in the SVG, with an id that says which cell of
the chart's table it stands for (columns and rows count from nought):

    bar-C-R      a bar from nought whose length is the cell
    part-C-R     a piece of a stacked bar whose length is the cell
    dot-C-R      a dot or short stroke whose place on the scale is the cell
    line-C       a line through the cells of a column
    piece-C-R-S  a straight piece of one from the cell in row R to the next one, in row S (gaps.py)
    span-C-C-R   a bar over the period in column C
    block-C-D-R  a bar from nought as high as the cell in column C, and as wide as the period in D
    point-C-D-R  a dot whose place across is column C and whose height is column D
    whole-L-R    a pale bar of length L behind the mark of a row
    value-C-R    the cell as printed beside its mark, or in its place (words, in several parts if need be)
    row-R        the name of a row

and each panel is called panel-N-X-Y after its two scales: `value`, `time` or
`row`. As soon as a chart is drawn, proof.py finds the marks by these names and
compares their places, and those of the ticks, with the table.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from dataclasses import dataclass, replace
from datetime import date
from decimal import Decimal
from typing import Any

from matplotlib.figure import Figure
from matplotlib.patches import Rectangle
from matplotlib.patheffects import withStroke

from scripts.charts.kit import lettering
from scripts.charts.kit.model import Table, after, at, curly
from scripts.charts.kit.palette import Palette
from scripts.charts.kit.writing import Writing

Colours = str | Sequence[str]
HALO = "halo"  # the name of words in the colour of the paper, drawn thickly behind the same words


@dataclass
class Canvas:
    """One drawing in the making.

    Attributes:
        narrow: whether it is the drawing for phones.
        colours: of the scheme, light or dark.
    """

    figure: Figure
    table: Table
    colours: Palette
    narrow: bool

    def panel(self, x: str, y: str, spot: Any = 111) -> Panel:
        """An empty panel.

        Args:
            x, y: the kind of scale across and upwards: `value`, `time` or `row`.
            spot: a cell of `grid()`; without it the panel fills the drawing.
        """
        axes = self.figure.add_subplot(spot)
        axes.set_gid(f"panel-{len(self.figure.axes)}-{x}-{y}")
        return Panel(axes, self, x, y)

    def grid(self, rows: int, columns: int, **ratios: Any) -> Any:
        """A grid of places for several panels; `height_ratios`, `width_ratios` as in matplotlib."""
        return self.figure.add_gridspec(rows, columns, **ratios)


class Panel:
    """A pair of axes without boxes, and the marks that may stand on it.

    Attributes:
        places: where each row stands on a scale of rows; 0, -1, -2 … unless changed.
        rows: which rows of the table this panel shows; all unless changed.
    """

    def __init__(self, axes: Any, canvas: Canvas, x: str, y: str) -> None:
        self.axes, self.table, self.x, self.y = axes, canvas.table, x, y
        self.colours, self.narrow = canvas.colours, canvas.narrow
        self.units: set[str] = set()
        self.rows: Sequence[int] = range(len(self.table.rows))
        self.places: list[float] = [float(-row) for row in self.rows]
        # no boxes, and no ticks until a scale is asked for
        axes.patch.set_alpha(0)
        axes.spines[:].set_visible(False)
        axes.tick_params(colors=self.colours.quiet, length=0, labelsize=lettering.SIZE, pad=6)
        axes.set(axisbelow=True, xticks=[], yticks=[])

    # Scales

    def place(self, row: int) -> float:
        """Where a row stands on the scale that is not the scale of values."""
        return at(self.table.periods[row]) if self.x == "time" else self.places[row]

    @property
    def upright(self) -> bool:
        """Whether values go upwards."""
        return self.y == "value"

    def values_axis(self, ticks: Sequence[float], limits: tuple[float, float] | None = None,
                    column: int = 0) -> None:
        """Ticks of the scale of values, in the unit of a column, and lines."""
        self._one_unit(column)
        show = self.table.columns[column].writing.tick
        axes, name = self.axes, "y" if self.upright else "x"
        set_ticks = axes.set_yticks if self.upright else axes.set_xticks
        set_ticks(list(ticks), [show(tick) for tick in ticks])
        axes.grid(visible=True, axis=name, color=self.colours.grid, linewidth=0.9)
        if limits:
            self.limit_values(*limits)
        if self.upright and 0 in ticks:
            axes.axhline(0, color=self.colours.quiet, linewidth=1.1, zorder=1.5)

    def _one_unit(self, column: int) -> None:
        """Note the unit of a column; raises ValueError if the panel shows numbers in another already."""
        show = self.table.columns[column].show
        self.units |= {show.unit} if isinstance(show, Writing) else set()
        if len(self.units) > 1:
            raise ValueError(f"one panel shows numbers in {' and '.join(sorted(self.units))}")

    def limit_values(self, low: float, high: float) -> None:
        """The ends of the scale of values."""
        (self.axes.set_ylim if self.upright else self.axes.set_xlim)(low, high)

    def time_axis(self, ticks: Iterable[int | date], limits: tuple[float, float],
                  lines: bool = False) -> None:
        """Ticks of the scale of time (which runs across): years, or days by their months; where it begins
        and ends; and upright lines."""
        named = {at(tick) if isinstance(tick, date) else tick:
                 f"{tick:%b %Y}" if isinstance(tick, date) else f"{tick}" for tick in ticks}
        self.axes.set_xticks(list(named), list(named.values()))
        self.axes.tick_params(axis="x", length=4, color=self.colours.quiet)
        self.axes.spines["bottom"].set(visible=True, color=self.colours.quiet)
        self.axes.set_xlim(*limits)
        if lines:
            self.axes.grid(visible=True, axis="x", color=self.colours.grid, linewidth=0.9)

    def limit_rows(self, before: float = 0.6, behind: float = 0.6) -> None:
        """Room before the first and behind the last row, in rows."""
        places = [self.places[row] for row in self.rows]
        self.axes.set_ylim(min(places) - behind, max(places) + before)

    def fit(self, before: float = 0.6, behind: float = 0.6) -> None:
        """A scale from nought to the largest cell of the first column, and room around the rows."""
        self.limit_rows(before, behind)
        self.limit_values(0, max(value or 0 for value in self.table.numbers(0)))

    def group(self, groups: Sequence[str], above: float, below: float = 1.0,
              start: float = 0.0) -> dict[str, float]:
        """Place the rows with room for a heading over each group of them; where the headings stand.

        Args:
            groups: to which group each row belongs, the rows of a group together.
            above: from the last row of a group to the heading of the next, in rows.
            below: from a heading to its first row.
            start: where the first heading stands.
        """
        places: list[float] = []
        headings: dict[str, float] = {}
        for group in groups:
            if group not in headings:
                headings[group] = places[-1] - above if places else start
                places.append(headings[group] - below)
            else:
                places.append(places[-1] - 1)
        self.places = places
        return headings

    # Marks

    def bars(self, column: int, colours: Colours, thick: float = 0.62, shift: float = 0.0,
             rows: Sequence[int] | None = None) -> None:
        """A bar from nought for each cell; gaps stay empty."""
        for row, value in self._cells(rows, column):
            self._bar(f"bar-{column}-{row}", row, 0.0, value, _pick(colours, row), thick, shift)

    def parts(self, columns: Sequence[int], colours: Sequence[str], thick: float = 0.62) -> None:
        """Stacked bars: the cells of several columns, end to end from nought."""
        for row in self.rows:
            start = 0.0
            for column, colour in zip(columns, colours, strict=True):
                for _, value in self._cells([row], column):
                    self._bar(f"part-{column}-{row}", row, start, value, colour, thick, 0.0)
                    start += value

    def pale(self, full: Sequence[int]) -> None:
        """Make the bars paler, but for those of some rows, which are to be seen first."""
        for bar in list(self.axes.patches):
            if int(bar.get_gid().split("-")[-1]) not in full:
                self.axes.add_patch(Rectangle(bar.get_xy(), bar.get_width(), bar.get_height(), linewidth=0,
                                              color=self.colours.paper, zorder=0.9))  # lines shine through
                bar.set_alpha(0.5)

    def wholes(self, length: float, thick: float = 0.62, rows: Sequence[int] | None = None) -> None:
        """Pale bars of one length behind the marks: the whole that each is a share of."""
        for row in self.rows if rows is None else rows:
            self._bar(f"whole-{length:.0f}-{row}", row, 0.0, length, self.colours.grid, thick, 0.0)

    def _bar(self, name: str, row: int, start: float, length: float, colour: str, thick: float,
             shift: float) -> None:
        place = self.place(row) + shift
        draw = self.axes.bar if self.upright else self.axes.barh
        ends = {"bottom": start} if self.upright else {"left": start}
        size = {"width": thick} if self.upright else {"height": thick}
        draw(place, length, color=colour, linewidth=0, **ends, **size)[0].set_gid(name)

    def line(self, column: int, colour: str, breaks: Sequence[int] = (), weight: float = 2.2) -> None:
        """A line through a column over time, open at gaps and before the rows in `breaks`.

        A value with a gap on either side would vanish; it becomes a dot.
        """
        runs: list[list[int]] = [[]]
        cells: dict[int, float] = dict(self._cells(None, column))
        for row in self.rows:
            if row not in cells or row in breaks:
                runs.append([])
            if row in cells:
                runs[-1].append(row)
        points: list[tuple[float, float]] = []
        for run in runs:
            if len(run) == 1:
                self.dots(column, colour, rows=run, size=5)
            elif run:
                points += [*((self.place(row), cells[row]) for row in run), (float("nan"), float("nan"))]
        if points:
            self.axes.plot(*zip(*points, strict=True), color=colour, linewidth=weight, gid=f"line-{column}",
                           solid_joinstyle="round")

    def dots(self, column: int, colours: Colours, rows: Sequence[int] | None = None, size: float = 7,
             hollow: bool = False) -> None:
        """A dot for each cell; hollow ones are rings."""
        for row, value in self._cells(rows, column):
            place, colour = self.place(row), _pick(colours, row)
            x, y = (place, value) if self.upright else (value, place)
            self.axes.plot([x], [y], "o", color=colour, markersize=size, gid=f"dot-{column}-{row}",
                           markerfacecolor=self.colours.paper if hollow else colour, markeredgewidth=2
                           if hollow else 0, clip_on=False, zorder=3)

    def strokes(self, column: int, colour: str, reach: float = 0.4) -> None:
        """A short stroke across the row for each cell: a threshold."""
        for row, value in self._cells(None, column):
            ends = [self.place(row) - reach, self.place(row) + reach]
            x, y = (ends, [value] * 2) if self.upright else ([value] * 2, ends)
            self.axes.plot(x, y, color=colour, linewidth=2.2, gid=f"dot-{column}-{row}", zorder=3,
                           solid_capstyle="butt")

    def times(self, column: int, colours: Colours, size: float, thick: float) -> None:
        """The periods in a column: dots for days, bars for the longer ones."""
        for row, when in self._cells(None, column):
            start, colour = at(when), _pick(colours, row)
            if when.precision == "day":
                self.axes.plot([start], [self.places[row]], "o", color=colour, markersize=size,
                               gid=f"dot-{column}-{row}", markeredgewidth=0)
            else:
                self.axes.barh(self.places[row], after(when) - start, left=start, height=thick, color=colour,
                               linewidth=0)[0].set_gid(f"span-{column}-{column}-{row}")

    def blocks(self, height: int, when: int, colours: Colours, rows: Sequence[int] | None = None,
               **form: Any) -> None:
        """A block from nought for each row: as high as one cell, as wide as the period in another."""
        for row, value, period in self._cells(rows, height, when):
            self.axes.bar(at(period), value, width=after(period) - at(period), align="edge", linewidth=0,
                          color=_pick(colours, row), **form)[0].set_gid(f"block-{height}-{when}-{row}")

    def points(self, across: int, upwards: int, colours: Colours, rows: Sequence[int] | None = None,
               size: float = 8) -> None:
        """A dot for each row at the place that two columns give: longitude and latitude."""
        for row, x, y in self._cells(rows, across, upwards):
            self.axes.plot([x], [y], "o", color=_pick(colours, row), markersize=size,
                           gid=f"point-{across}-{upwards}-{row}", markeredgecolor=self.colours.paper,
                           markeredgewidth=1, zorder=4)

    def _cells(self, rows: Sequence[int] | None, *columns: int) -> Iterator[tuple[Any, ...]]:
        """The rows that have a cell in each of some columns, with these cells; numbers as floats."""
        for column in columns:
            self._one_unit(column)
        for row in self.rows if rows is None else rows:
            cells = [self.table.column(column)[row] for column in columns]
            if None not in cells:
                yield row, *(float(cell) if isinstance(cell, Decimal) else cell for cell in cells)

    # Words

    def values(self, column: int, rows: Sequence[int] | None = None, colour: str = "",
               show: str = "{}", shift: float = 0.0, base: int | None = None,
               dx: float = 0, dy: float = 0, **style: Any) -> None:
        """The cells as printed numbers, behind the end of their marks.

        Args:
            show: the very words, `{}` in them for the cell as its column writes it.
            base: a column whose cell is added, for the outer end of a stacked bar.
            shift: as given to the marks.
            dx, dy: nudges in CSS pixels, to the right and upwards.
        """
        for row, value in self._cells(rows, column):
            end: float = value + ((self.table.numbers(base)[row] or 0) if base is not None else 0)
            place = self.place(row) + shift
            gap, beyond = (6, ("left", "bottom")) if value >= 0 else (-6, ("right", "top"))
            spot, nudge, ha, va = (((place, end), (dx, dy + gap), "center", beyond[1]) if self.upright else
                                   ((end, place), (dx + gap, dy), beyond[0], "center"))
            words = show.format(self.table.said(column, row))
            self.note(*spot, words, colour or self.colours.ink, nudge=nudge, gid=f"value-{column}-{row}",
                      **({"ha": ha, "va": va} | style))

    def names(self, where: str = "left", room: float = 0, rows: Sequence[int] | None = None,
              texts: Sequence[str] | None = None, dy: float = 0, **style: Any) -> None:
        """What the rows are, in words.

        Args:
            where: `left` of the panel, or `above` each mark.
            room: width in CSS pixels at which names are broken; 0 never breaks.
            texts: shorter names, one for each row of the table.
            dy: how far `above` lies over the middle of the row, in CSS pixels.
        """
        words = texts or self.table.labels
        nudge, across, upwards = ((0.0, dy), "left", "bottom") if where == "above" else (
            (-8.0, 0.0), "right", "center")
        for row in self.rows if rows is None else rows:
            text = lettering.wrapped(words[row], room) if room else words[row]
            self.beside_row(self.places[row], text, self.colours.ink, nudge=nudge, gid=f"row-{row}",
                            **({"ha": across, "va": upwards} | style))

    def remark(self, column: int, row: int, text: str = "", colour: str = "", dot: str = "",
               digits: int | None = None, **style: Any) -> None:
        """Words beside the upper end of a mark; by default the row and its cell: `2011: ¥79.8`.

        Args:
            dot: the colour of a dot at that place, if there is to be one.
            digits: decimals, if they are not those of the table.
        """
        value = self.table.numbers(column)[row] or 0
        if dot:
            self.axes.plot([self.place(row)], [value], "o", color=dot, markersize=6)
        show = self.table.columns[column].writing
        show = replace(show, bare=False, digits=show.digits if digits is None else digits)
        words = text or f"{self.table.labels[row]}: {show(self.table.column(column)[row])}"
        self.note(self.place(row), value, words, colour or self.colours.ink, **style)

    def title(self, words: str, pad: float = 6, **style: Any) -> None:
        """What a panel shows, over its left end."""
        self.axes.set_title(curly(words), loc="left", weight="semibold", color=self.colours.ink, pad=pad,
                            **({"fontsize": lettering.SIZE} | style))

    def inside(self, x: float, y: float, text: str, colour: str = "", **style: Any) -> None:
        """Words at a place of the panel, given in parts of its width and height."""
        self.note(x, y, text, colour, xycoords="axes fraction", **style)

    def beside_row(self, place: float, text: str, colour: str = "", **style: Any) -> None:
        """Words at the left edge of the panel in the height of a row."""
        self.note(0, place, text, colour, xycoords=self.axes.get_yaxis_transform(), **style)

    def dotted(self, place: float, top: float) -> None:
        """A dotted line from nought upwards, where what is counted changes."""
        self.axes.plot([place] * 2, [0, top], color=self.colours.quiet, linewidth=0.9, linestyle=(0, (2, 2)))

    def change(self, since: float, when: float, levels: tuple[float, float], words: str, colour: str = "",
               ha: str = "left", along: float = 0.5, gap: float = 0) -> None:
        """A dotted line from one level to a later time, an arrow there to another, and words beside it.

        Args:
            gap: how far before the other level the arrow ends, if a dot is there.
        """
        (start, end), ink = levels, self.colours.ink
        self.axes.plot([since, when], [start] * 2, ":", color=ink, linewidth=1, zorder=1.4)
        self.axes.annotate("", (when, end), (when, start), arrowprops={
            "arrowstyle": "->", "color": ink, "shrinkA": 0, "shrinkB": gap})
        self.note(when, start + (end - start) * along, words, colour or ink, ha=ha, va="center",
                  nudge=(7 if ha == "left" else -7, 0), weight="semibold", fontsize=17)

    def accented(self, *names: str) -> list[str]:
        """A colour for each row: red for those of some names, grey for the others."""
        return [self.colours.japan if label in names else self.colours.other for label in self.table.labels]

    def note(self, x: float, y: float, text: str, colour: str = "", nudge: tuple[float, float] = (0, 0),
             **style: Any) -> None:
        """Words at a place of the scales, moved by CSS pixels right and upwards, perhaps with a `halo`."""
        gid = style.pop("gid", None)
        if style.pop("halo", False):
            self.note(x, y, text, self.colours.paper, nudge, gid=HALO, **style, path_effects=[
                withStroke(linewidth=4, foreground=self.colours.paper)])
        words = self.axes.annotate(curly(text), (x, y), xytext=nudge, textcoords="offset points",
                                   color=colour or self.colours.quiet, annotation_clip=False,
                                   **({"fontsize": lettering.SIZE, "linespacing": 1.15} | style))
        if gid:
            words.set_gid(gid)


def _pick(colours: Colours, row: int) -> str:
    return colours if isinstance(colours, str) else colours[row]


