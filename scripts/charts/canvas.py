"""What charts are drawn with: panels, and marks that carry the name of the cell they show.

Every mark is a group of its own in the SVG, with an id that says which cell of
the chart's table it stands for (columns and rows count from nought):

    bar-C-R      a bar from nought whose length is the cell
    part-C-R     a piece of a stacked bar whose length is the cell
    dot-C-R      a dot or short stroke whose place on the scale is the cell
    line-C       a line through the cells of a column
    span-C-D-R   a bar from the period in column C to the end of that in column D
    block-C-D-R  a bar from nought as high as the cell in column C, and as wide as the period in D
    point-C-D-R  a dot whose place across is column C and whose height is column D
    whole-L-R    a pale bar of length L behind the mark of a row
    value-C-R    the cell as printed beside its mark
    row-R        the name of a row

and each panel is called panel-N-X-Y after its two scales: `value`, `time` or
`row`. The checks read these names, the coordinates and the ticks from the
finished file and compare what they find with the table, without this code.
"""

from __future__ import annotations

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, timedelta
from math import cos, radians
from typing import Any

from matplotlib.figure import Figure
from matplotlib.patches import PathPatch
from matplotlib.path import Path

from macros.data.coastlines import Ring
from macros.values.periods import Period, parse_period
from scripts.charts import lettering
from scripts.charts.model import Table, curly
from scripts.charts.palette import Palette

Colours = str | Sequence[str]
DAYS_IN_A_YEAR = 365.25


def at(when: Period | date) -> float:
    """The place of a day, or of the first day of a period, on a scale of years."""
    day = when.first if isinstance(when, Period) else when
    return day.year + (day - date(day.year, 1, 1)).days / DAYS_IN_A_YEAR


def after(period: Period) -> float:
    """The place of the day after a period on a scale of years."""
    return at(period.last + timedelta(days=1))


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
    panels: int = 0

    def panel(self, x: str, y: str, spot: Any = None, table: Table | None = None) -> Panel:
        """An empty panel.

        Args:
            x, y: the kind of scale across and upwards: `value`, `time` or `row`.
            spot: a cell of `grid()`; without it the panel fills the drawing.
        """
        axes = self.figure.add_subplot(spot) if spot is not None else self.figure.add_subplot()
        self.panels += 1
        axes.set_gid(f"panel-{self.panels}-{x}-{y}")
        return Panel(axes, table or self.table, self.colours, self.narrow, x, y)

    def grid(self, rows: int, columns: int, **ratios: Any) -> Any:
        """A grid of places for several panels; `height_ratios`, `width_ratios` as in matplotlib."""
        return self.figure.add_gridspec(rows, columns, **ratios)


class Panel:
    """A pair of axes without boxes, and the marks that may stand on it.

    Attributes:
        places: where each row stands on a scale of rows; 0, -1, -2 … unless changed.
        rows: which rows of the table this panel shows; all unless changed.
    """

    def __init__(self, axes: Any, table: Table, colours: Palette, narrow: bool, x: str, y: str) -> None:
        self.axes, self.table, self.colours, self.narrow = axes, table, colours, narrow
        self.x, self.y = x, y
        self.rows: Sequence[int] = range(len(table.rows))
        self.places: list[float] = [float(i if x == "row" else -i) for i in range(len(table.rows))]
        self._quiet()

    def _quiet(self) -> None:
        """No boxes and no ticks until a scale is asked for; a baseline below."""
        axes = self.axes
        axes.patch.set_alpha(0)
        for side in ("top", "right", "left", "bottom"):
            axes.spines[side].set_visible(False)
        axes.tick_params(colors=self.colours.quiet, length=0, labelsize=lettering.SIZE, pad=6)
        axes.set_axisbelow(True)
        axes.set_xticks([])
        axes.set_yticks([])

    # Scales

    def place(self, row: int) -> float:
        """Where a row stands on the scale that is not the scale of values."""
        label = self.table.rows[row][0]
        if "time" in (self.x, self.y):
            return at(label if isinstance(label, Period) else parse_period(label))
        return self.places[row]

    @property
    def upright(self) -> bool:
        """Whether values go upwards."""
        return self.y == "value"

    def values_axis(self, ticks: Sequence[float], show: Callable[[Any], str],
                    limits: tuple[float, float] | None = None) -> None:
        """Ticks and grid lines of the scale of values, each label with its unit."""
        axes, name = self.axes, "y" if self.upright else "x"
        set_ticks = axes.set_yticks if self.upright else axes.set_xticks
        set_ticks(list(ticks), [show(tick) for tick in ticks])
        axes.grid(visible=True, axis=name, color=self.colours.grid, linewidth=0.9)
        if limits:
            self.limit_values(*limits)
        if self.upright and 0 in ticks:
            axes.axhline(0, color=self.colours.quiet, linewidth=1.1, zorder=1.5)

    def limit_values(self, low: float, high: float) -> None:
        """The ends of the scale of values."""
        (self.axes.set_ylim if self.upright else self.axes.set_xlim)(low, high)

    def time_axis(self, years: Iterable[float], limits: tuple[float, float],
                  show: Callable[[float], str] = lambda year: f"{year:g}") -> None:
        """Ticks of the scale of time (which runs across), and where it begins and ends."""
        ticks = list(years)
        self.axes.set_xticks(ticks, [show(tick) for tick in ticks])
        self.axes.tick_params(axis="x", length=4, color=self.colours.quiet)
        self.axes.spines["bottom"].set(visible=True, color=self.colours.quiet)
        self.axes.set_xlim(*limits)

    def limit_rows(self, before: float = 0.6, behind: float = 0.6) -> None:
        """Room before the first and behind the last row, in rows."""
        places = [self.places[row] for row in self.rows]
        if self.y == "row":
            self.axes.set_ylim(min(places) - behind, max(places) + before)
        else:
            self.axes.set_xlim(min(places) - before, max(places) + behind)

    # Marks

    def bars(self, column: int, colours: Colours, thick: float = 0.62, shift: float = 0.0,
             rows: Sequence[int] | None = None, alpha: float = 1.0) -> None:
        """A bar from nought for each cell; gaps stay empty."""
        for row, value in self._cells(column, rows):
            self._bar(f"bar-{column}-{row}", row, 0.0, value, _pick(colours, row), thick, shift, alpha)

    def parts(self, columns: Sequence[int], colours: Sequence[str], thick: float = 0.62,
              rows: Sequence[int] | None = None) -> None:
        """Stacked bars: the cells of several columns, end to end from nought."""
        for row in self.rows if rows is None else rows:
            start = 0.0
            for column, colour in zip(columns, colours, strict=True):
                value = self.table.numbers(column)[row]
                if value is not None:
                    self._bar(f"part-{column}-{row}", row, start, value, colour, thick, 0.0, 1.0)
                    start += value

    def wholes(self, length: float, thick: float = 0.62, rows: Sequence[int] | None = None) -> None:
        """Pale bars of one length behind the marks: the whole that each is a share of."""
        name = f"whole-{length:.0f}" if length == round(length) else ""
        for row in self.rows if rows is None else rows:
            self._bar(name and f"{name}-{row}", row, 0.0, length, self.colours.grid, thick, 0.0, 1.0)

    def _bar(self, name: str, row: int, start: float, length: float, colour: str, thick: float,
             shift: float, alpha: float) -> None:
        place = self.place(row) + shift
        draw = self.axes.bar if self.upright else self.axes.barh
        ends = {"bottom": start} if self.upright else {"left": start}
        size = {"width": thick} if self.upright else {"height": thick}
        bar = draw(place, length, color=colour, alpha=alpha, linewidth=0, **ends, **size)[0]
        if name:
            bar.set_gid(name)

    def line(self, column: int, colour: str, breaks: Sequence[int] = (), weight: float = 2.2) -> None:
        """A line through a column over time, open at gaps and before the rows in `breaks`.

        A value with a gap on either side would vanish; it becomes a dot.
        """
        runs: list[list[int]] = [[]]
        cells = dict(self._cells(column, None))
        for row in self.rows:
            if row not in cells or row in breaks:
                runs.append([])
            if row in cells:
                runs[-1].append(row)
        xs: list[float] = []
        ys: list[float] = []
        for run in runs:
            if len(run) == 1:
                self.dots(column, colour, rows=run, size=5)
            elif run:
                xs += [self.place(row) for row in run] + [float("nan")]
                ys += [cells[row] for row in run] + [float("nan")]
        if xs:
            self.axes.plot(xs, ys, color=colour, linewidth=weight, gid=f"line-{column}",
                           solid_joinstyle="round")

    def dots(self, column: int, colours: Colours, rows: Sequence[int] | None = None, size: float = 7,
             hollow: bool = False, shift: float = 0.0, shape: str = "o") -> None:
        """A dot for each cell; hollow ones are rings."""
        for row, value in self._cells(column, rows):
            place, colour = self.place(row) + shift, _pick(colours, row)
            x, y = (place, value) if self.upright else (value, place)
            self.axes.plot([x], [y], shape, color=colour, markersize=size, gid=f"dot-{column}-{row}",
                           markerfacecolor=self.colours.paper if hollow else colour, markeredgewidth=2
                           if hollow else 0, clip_on=False, zorder=3)

    def strokes(self, column: int, colour: str, reach: float = 0.4,
                rows: Sequence[int] | None = None) -> None:
        """A short stroke across the row for each cell: a threshold."""
        for row, value in self._cells(column, rows):
            ends = [self.place(row) - reach, self.place(row) + reach]
            x, y = (ends, [value] * 2) if self.upright else ([value] * 2, ends)
            self.axes.plot(x, y, color=colour, linewidth=2.2, gid=f"dot-{column}-{row}", zorder=3,
                           solid_capstyle="butt")

    def spans(self, start: int, end: int, colours: Colours, thick: float = 0.34,
              rows: Sequence[int] | None = None) -> None:
        """A bar from the period in one column to the end of the period in another."""
        for row in self.rows if rows is None else rows:
            begins, ends = self.table.column(start)[row], self.table.column(end)[row]
            if begins is not None and ends is not None:
                self.axes.barh(self.places[row], after(ends) - at(begins), left=at(begins), height=thick,
                               color=_pick(colours, row), linewidth=0)[0].set_gid(f"span-{start}-{end}-{row}")

    def blocks(self, height: int, when: int, colours: Colours, rows: Sequence[int] | None = None) -> None:
        """A block from nought for each row: as high as one cell, as wide as the period in another."""
        for row, value in self._cells(height, rows):
            period = self.table.column(when)[row]
            if period is not None:
                self.axes.bar(at(period), value, width=after(period) - at(period), align="edge", linewidth=0,
                              color=_pick(colours, row))[0].set_gid(f"block-{height}-{when}-{row}")

    def moments(self, column: int, colours: Colours, rows: Sequence[int] | None = None,
                size: float = 9) -> None:
        """A dot at the first day of the period in a column, in the height of its row."""
        for row in self.rows if rows is None else rows:
            when = self.table.column(column)[row]
            if when is not None:
                self.axes.plot([at(when)], [self.places[row]], "o", color=_pick(colours, row),
                               markersize=size, gid=f"dot-{column}-{row}", markeredgewidth=0)

    def points(self, across: int, upwards: int, colours: Colours, rows: Sequence[int] | None = None,
               size: float = 8, shape: str = "o") -> None:
        """A dot for each row at the place that two columns give: longitude and latitude."""
        for row in self.rows if rows is None else rows:
            x, y = self.table.numbers(across)[row], self.table.numbers(upwards)[row]
            if x is not None and y is not None:
                self.axes.plot([x], [y], shape, color=_pick(colours, row), markersize=size,
                               gid=f"point-{across}-{upwards}-{row}", markeredgecolor=self.colours.paper,
                               markeredgewidth=1, zorder=4)

    def _cells(self, column: int, rows: Sequence[int] | None) -> list[tuple[int, float]]:
        numbers = self.table.numbers(column)
        wanted = self.rows if rows is None else rows
        return [(row, value) for row in wanted if (value := numbers[row]) is not None]

    # Maps

    def map(self, land: Sequence[Ring], box: tuple[float, float, float, float],
            bearings: tuple[Sequence[float], Sequence[float]]) -> None:
        """Land in a box of longitudes and latitudes, with the bearings named along its edges.

        A degree of longitude is drawn as long as it is in the middle of the box.

        Args:
            land: closed lines of (longitude, latitude), lakes the other way round.
            box: west, south, east, north.
            bearings: the longitudes and latitudes to name.
        """
        west, south, east, north = box
        axes, (lons, lats) = self.axes, bearings
        coasts = Path.make_compound_path(*(Path(ring, closed=True) for ring in land))
        axes.add_patch(PathPatch(coasts, facecolor=self.colours.land, edgecolor=self.colours.other,
                                 linewidth=0.5, zorder=1))
        axes.set(xlim=(west, east), ylim=(south, north))
        axes.set_aspect(1 / cos(radians((south + north) / 2)), anchor="N")
        axes.set_xticks(list(lons), [f"{abs(lon):g}°{'E' if lon > 0 else 'W'}" for lon in lons])
        axes.set_yticks(list(lats), [f"{abs(lat):g}°{'' if lat == 0 else 'NS'[lat < 0]}" for lat in lats])
        axes.grid(visible=True, color=self.colours.grid, linewidth=0.6, zorder=0.5)
        axes.tick_params(labelsize=lettering.SMALL)
        for spine in axes.spines.values():  # covers the coasts where the box cuts the land
            spine.set(visible=True, color=self.colours.grid, linewidth=1.2)

    # Words

    def values(self, column: int, rows: Sequence[int] | None = None, colour: str = "",
               show: Callable[[Any], str] | None = None, shift: float = 0.0, base: int | None = None,
               dx: float = 0, dy: float = 0, **style: Any) -> None:
        """The cells as printed numbers, behind the end of their marks.

        Args:
            base: a column whose cell is added, for the outer end of a stacked bar.
            shift: as given to the marks.
            dx, dy: nudges in CSS pixels, to the right and upwards.
        """
        show = show or self.table.columns[column].show
        for row, value in self._cells(column, rows):
            end = value + ((self.table.numbers(base)[row] or 0) if base is not None else 0)
            place = self.place(row) + shift
            spot = (place, end) if self.upright else (end, place)
            nudge = (dx, dy + (6 if value >= 0 else -6)) if self.upright else (
                dx + (6 if value >= 0 else -6), dy)
            self.note(*spot, show(self.table.column(column)[row]), colour or self.colours.ink,
                      nudge=nudge, gid=f"value-{column}-{row}", **(self._beyond(value) | style))

    def _beyond(self, value: float) -> dict[str, str]:
        """How a printed value is aligned so that it stands behind the end of its mark."""
        if self.upright:
            return {"ha": "center", "va": "bottom" if value >= 0 else "top"}
        return {"ha": "left" if value >= 0 else "right", "va": "center"}

    def names(self, where: str = "left", room: float = 0, rows: Sequence[int] | None = None,
              texts: Sequence[str] | None = None, dy: float = 0, colour: str = "", **style: Any) -> None:
        """What the rows are, in words.

        Args:
            where: `left` of the panel, `above` each mark, or `below` a panel of upright bars.
            room: width in CSS pixels at which names are broken; 0 never breaks.
            texts: shorter names, one for each row of the table.
            dy: how far `above` lies over the middle of the row, in CSS pixels.
        """
        words = texts or self.table.labels
        transform = self.axes.get_yaxis_transform() if where != "below" else self.axes.get_xaxis_transform()
        for row in self.rows if rows is None else rows:
            text = lettering.wrapped(words[row], room) if room else words[row]
            x, y = (self.places[row], 0.0) if where == "below" else (0.0, self.places[row])
            nudge, across, upwards = {"left": ((-8.0, 0.0), "right", "center"),
                                      "above": ((0.0, dy), "left", "bottom"),
                                      "below": ((0.0, -8.0), "center", "top")}[where]
            self.note(x, y, text, colour or self.colours.ink, nudge=nudge, gid=f"row-{row}",
                      xycoords=transform, **({"ha": across, "va": upwards} | style))

    def note(self, x: float, y: float, text: str, colour: str = "", nudge: tuple[float, float] = (0, 0),
             **style: Any) -> None:
        """Words at a place of the scales, moved by CSS pixels to the right and upwards."""
        gid = style.pop("gid", None)
        words = self.axes.annotate(curly(text), (x, y), xytext=nudge, textcoords="offset points",
                                   color=colour or self.colours.quiet, annotation_clip=False,
                                   **({"fontsize": lettering.SIZE, "linespacing": 1.15} | style))
        if gid:
            words.set_gid(gid)


def _pick(colours: Colours, row: int) -> str:
    return colours if isinstance(colours, str) else colours[row]
