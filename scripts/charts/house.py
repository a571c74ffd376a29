"""The house style of charts: type, colours, sizes, and bytes that never vary."""

from __future__ import annotations

import io
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.figure import Figure

from scripts.charts.model import Chart, Theme

WIDTH, NARROW_WIDTH = 720, 344
FONT_SIZE = 13.0
_POINTS = 72

LIGHT = {"text": "#1c1c1a", "muted": "#5a5952", "grid": "#dcdad2", "japan": "#b3242b",
         "other": "#6f7780", "second": "#1f5f8b", "fill": "#f1e4e0"}
DARK = {"text": "#efece4", "muted": "#b4b0a5", "grid": "#45443f", "japan": "#ff7b72",
        "other": "#9aa3ad", "second": "#7cc0ee", "fill": "#43302e"}


def themes() -> list[Theme]:
    """The four drawings of each chart."""
    return [Theme(name=name, narrow=narrow, **colours)
            for name, colours in (("light", LIGHT), ("dark", DARK)) for narrow in (False, True)]


def install_fonts() -> None:
    """Register the pinned typeface.

    Raises:
        FileNotFoundError: its package is missing, which must fail the build:
            another font would draw other bytes.
    """
    spec = find_spec("font_source_sans_pro")
    folder = Path(spec.origin).parent / "files" if spec and spec.origin else Path()
    for weight in ("Regular", "Semibold"):
        path = folder / f"SourceSansPro-{weight}.ttf"
        if not path.exists():
            raise FileNotFoundError(f"the chart font {path.name} is missing; install requirements.txt")
        font_manager.fontManager.addfont(str(path))
    mpl.rcParams.update({
        "font.family": ["Source Sans Pro"], "font.size": FONT_SIZE, "svg.fonttype": "path",
        "svg.hashsalt": "plan-b", "path.simplify": False, "axes.unicode_minus": False})


def size(chart: Chart, theme: Theme) -> tuple[int, int]:
    """Width and height of a drawing in CSS pixels."""
    return (NARROW_WIDTH, chart.narrow_height) if theme.narrow else (WIDTH, chart.height)


def render(chart: Chart, theme: Theme) -> str:
    """One drawing as SVG; the same chart gives the same bytes."""
    width, height = size(chart, theme)
    figure = Figure(figsize=(width / _POINTS, height / _POINTS), dpi=_POINTS, layout="constrained")
    figure.patch.set_alpha(0)
    axes = figure.add_subplot()
    plain_axes(axes, theme)
    chart.draw(axes, chart.table, theme)
    out = io.StringIO()
    figure.savefig(out, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    return out.getvalue()


def plain_axes(axes: Any, theme: Theme) -> None:
    """Axes without boxes: a baseline, light grid lines, quiet labels."""
    axes.patch.set_alpha(0)
    for side in ("top", "right", "left"):
        axes.spines[side].set_visible(False)
    axes.spines["bottom"].set_color(theme.muted)
    axes.tick_params(colors=theme.muted, length=0, labelsize=FONT_SIZE, pad=6)
    axes.tick_params(axis="x", length=4, color=theme.muted)
    axes.grid(axis="y", color=theme.grid, linewidth=0.8)
    axes.set_axisbelow(True)


def note(axes: Any, x: float, y: float, text: str, colour: str, **placing: Any) -> None:
    """A label on the drawing itself, instead of a legend."""
    axes.annotate(text, (x, y), color=colour, fontsize=FONT_SIZE, annotation_clip=False,
                  **({"textcoords": "offset points", "xytext": (0, 6)} | placing))
