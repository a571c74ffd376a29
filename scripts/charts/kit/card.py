"""The picture that stands for a page where a link to it is shared: 1200 × 630 pixels."""

from __future__ import annotations

from typing import TYPE_CHECKING

from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from PIL import Image

from scripts.charts.kit import house, lettering
from scripts.charts.kit.canvas import Canvas
from scripts.charts.kit.house import Words
from scripts.charts.kit.lettering import SERIF
from scripts.charts.kit.model import NARROW_WIDTH, Chart
from scripts.charts.kit.palette import palette

if TYPE_CHECKING:
    from macros.authoring.page_index import PageInfo

WIDTH, HEIGHT, MARGIN = 1200, 630, 64
TITLE_SIZES = (62, 54, 46, 40, 35)
VALUE_SIZES = (104, 84, 64, 48)
LEADING = 1.16
HOME = "Japan and the United States"


def card(page: PageInfo, chart: Chart | None) -> bytes:
    """A page's card as PNG: title and key figure, or for a chart's page title and drawing."""
    figure = house.blank(WIDTH, HEIGHT)
    colours = palette("light")
    figure.patch.set_facecolor(colours.paper)
    figure.add_artist(Line2D([0, 1], [1, 1], color=colours.accent, linewidth=20))
    room = WIDTH - 2 * MARGIN if chart is None else 580
    kicker = page.part or HOME
    Words(kicker, 28, colours.quiet).put(figure, MARGIN, 50)
    title = _fitting(page.title, room, 250 if page.value else 400, TITLE_SIZES, colours.ink)
    title.put(figure, MARGIN, 96)
    if page.value and chart is None:
        _key_figure(figure, page, 96 + title.height)
    Words(house.SITE, 30, colours.accent, SERIF, "semibold").put(figure, MARGIN, HEIGHT - 76)
    drawn = house.pixels(figure, 1)
    if chart is not None:
        _put_beside(drawn, chart)
    return house.packed(drawn)


def _fitting(text: str, room: float, height: float, sizes: tuple[int, ...], colour: str) -> Words:
    """The text in the largest size in which it fits; in the smallest it is cut at a word."""
    for size in sizes:
        lines = lettering.wrapped(text, room, size, "semibold", SERIF)
        words = Words(lines, size, colour, SERIF, "semibold", LEADING)
        if words.height <= height:
            return words
    kept = words.text.split("\n")[:int(height / (sizes[-1] * LEADING))]
    return Words("\n".join(kept).rstrip(",;:") + " …", sizes[-1], colour, SERIF, "semibold", LEADING)


def _key_figure(figure: Figure, page: PageInfo, top: float) -> None:
    """The key figure with what it is, under the title."""
    colours, room = palette("light"), float(WIDTH - 2 * MARGIN)
    value = _fitting(page.value, room, 126, VALUE_SIZES, colours.accent)
    label = Words(lettering.wrapped(page.label, room, 30), 30, colours.quiet)
    low = HEIGHT - 118 - label.height - value.height
    value.put(figure, MARGIN, max(top + 16, low))
    label.put(figure, MARGIN, max(top + 16, low) + value.height + 6)


def _put_beside(card: Image.Image, chart: Chart) -> None:
    """Put the chart's narrow drawing on the right of its card."""
    left, top = 700, 60
    width, height = WIDTH - left - 50, HEIGHT - top - 50
    scale = min(width / NARROW_WIDTH, height / chart.narrow_height)
    figure = house.blank(NARROW_WIDTH, chart.narrow_height)
    figure.patch.set_facecolor(palette("light").paper)
    chart.draw_on(Canvas(figure, chart.table, palette("light"), narrow=True))
    drawing = house.pixels(figure, scale)
    card.paste(drawing, (left + (width - drawing.width) // 2, top + (height - drawing.height) // 2))
