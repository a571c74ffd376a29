"""From a chart to files: SVG for screens, PNG to pass on, cards of pages; the same gives the same bytes."""

from __future__ import annotations

import io
import re
from dataclasses import asdict, dataclass
from typing import TYPE_CHECKING, Any

import numpy as np
from matplotlib.backends.backend_agg import FigureCanvasAgg
from matplotlib.figure import Figure
from matplotlib.lines import Line2D
from matplotlib.text import Text
from PIL import Image

from scripts.charts.kit import lettering
from scripts.charts.kit.canvas import HALO, Canvas
from scripts.charts.kit.lettering import SANS, SERIF
from scripts.charts.kit.model import NARROW_WIDTH, VARIANTS, WIDTH, Chart
from scripts.charts.kit.palette import palette
from scripts.charts.kit.proof import as_json, boxes, complaints, misread

if TYPE_CHECKING:
    from macros.authoring.page_index import PageInfo

# What no reader sees, and the one style that holds for all shapes.
_UNSEEN = re.compile(r"\s*(<!DOCTYPE.*?>|<metadata>.*?</metadata>|<!--.*?-->"
                     r"|<defs>\s*<style.*?</style>\s*</defs>| xmlns:xlink=\"[^\"]*\")", re.S)
_STYLE = re.compile(r' style="([^"]*)"')
_OF_ALL = '<svg stroke-linejoin="round" stroke-linecap="butt"'
_HALO = f'<g stroke="{palette("light").paper}" stroke-width="1920" paint-order="stroke">'
_COLOUR = re.compile(rb"#[0-9a-f]{6}(?=\")")
THUMBNAIL = (240, 150)  # CSS pixels
POSTER_MARGIN = 24
POSTER_SCALE = 2
_POINTS = 72
SITE = "Japan’s Plan B"
CARD_WIDTH, CARD_HEIGHT, CARD_MARGIN = 1200, 630, 64
TITLE_SIZES = (62, 54, 46, 40, 35)
VALUE_SIZES = (104, 84, 64, 48)
LEADING = 1.16
HOME = "Japan and the United States"


def render_all(chart: Chart) -> dict[str, bytes]:
    """The SVG drawings, on a transparent ground, and where they show each cell; each width is drawn once.

    Raises:
        ValueError: the table, or a drawing of it, says something else than its cells.
    """
    light: dict[bool, bytes] = {}
    told, found = list(misread(chart.table)), {}
    for narrow, name in ((False, "wide"), (True, "narrow")):
        figure, light[narrow] = drawn(chart, narrow)
        told += [f"{name} drawing: {one}" for one in complaints(figure, chart.table)]
        found[name] = boxes(figure, chart.table)
    if told:
        raise ValueError("\n    ".join(["it does not show its table", *told]))
    files = {f"{variant}.svg": light[narrow] if scheme == "light" else recoloured(light[narrow])
             for variant, (scheme, narrow) in VARIANTS.items()}
    return {**files, "points.json": as_json(chart.table, found)}


def thumbnails(chart: Chart) -> dict[str, bytes]:
    """The shape of the chart by scheme, without a word, drawn for the size of a thumb."""
    figure = blank(*THUMBNAIL)
    chart.draw_on(Canvas(figure, chart.table, palette("light"), narrow=True))
    for text in figure.findobj(Text):
        text.set_visible(False)
    light = as_svg(figure)
    return {"light": light, "dark": recoloured(light)}


def drawn(chart: Chart, narrow: bool) -> tuple[Figure, bytes]:
    """A drawing in the light colours: the figure, laid out, and its SVG."""
    figure = blank(*((NARROW_WIDTH, chart.narrow_height) if narrow else (WIDTH, chart.height)))
    chart.draw_on(Canvas(figure, chart.table, palette("light"), narrow))
    return figure, as_svg(figure)


def as_svg(figure: Figure) -> bytes:
    """A figure as SVG on a transparent ground."""
    figure.patch.set_alpha(0)
    out = io.StringIO()
    texts: list[Any] = figure.findobj(Text)
    for text in texts:  # a halo is a stroke around letters that are shared, not a path for each of them
        text.set_path_effects([])
    figure.savefig(out, format="svg", transparent=True, metadata={"Date": None, "Creator": None})
    return without_styles(out.getvalue()).replace(f'<g id="{HALO}">', _HALO).encode()


def without_styles(svg: str) -> str:
    """The drawing with attributes in the place of styles: opened alone, it obeys the policy of the site."""
    plain = _UNSEEN.sub("", svg).replace("<svg", _OF_ALL, 1).replace(" xlink:href=", " href=")
    return _STYLE.sub(lambda match: "".join(f' {name.strip()}="{value.strip()}"' for name, _, value in (
        one.partition(":") for one in match[1].split(";")) if value), plain)


def recoloured(svg: bytes) -> bytes:
    """The same drawing in the dark colours: what differs between the schemes is nothing else.

    Raises:
        ValueError: a colour is none of the palette's.
    """
    light, dark = asdict(palette("light")), asdict(palette("dark"))
    colours: dict[bytes, bytes] = {light[name].encode(): dark[name].encode() for name in light}
    try:
        return _COLOUR.sub(lambda match: colours[match.group()], svg)
    except KeyError as error:
        raise ValueError(f"the colour {error.args[0].decode()} is none of those in tokens.css") from None


def blank(width: float, height: float) -> Figure:
    """An empty figure of a size in CSS pixels."""
    return Figure(figsize=(width / _POINTS, height / _POINTS), dpi=_POINTS, layout="constrained")


@dataclass(frozen=True)
class Words:
    """A block of text on a poster: where its first line hangs, and how it is set."""

    text: str
    size: float
    colour: str
    family: str = SANS
    weight: str = "regular"
    leading: float = 1.28

    @property
    def height(self) -> float:
        """Height in CSS pixels."""
        return (self.text.count("\n") + 1) * self.size * self.leading

    def put(self, figure: Figure, left: float, top: float) -> None:
        """Set it with its upper left corner at a place in CSS pixels from the upper left."""
        across, down = figure.get_size_inches() * _POINTS
        for number, line in enumerate(self.text.split("\n")):
            baseline = top + self.size * (0.95 + number * self.leading)
            figure.text(left / across, 1 - baseline / down, line, color=self.colour, fontsize=self.size,
                        family=self.family, weight=self.weight, va="baseline", ha="left", in_layout=False)


def poster(chart: Chart) -> bytes:
    """The chart as one PNG that stands alone: finding, measure, drawing, source and date."""
    colours, room = palette("light"), float(WIDTH)
    finding = lettering.wrapped(chart.title, room, 21, "semibold", SERIF)
    title = Words(finding, 21, colours.ink, SERIF, "semibold")
    measure = Words(lettering.wrapped(chart.subtitle, room, 14), 14, colours.quiet)
    source = Words(lettering.wrapped(f"{chart.credit} Data: {chart.as_of}. Chart: {SITE}, CC BY 4.0.",
                                     room, 11.5), 11.5, colours.quiet)
    margin = POSTER_MARGIN
    head = margin + title.height + 4 + measure.height + 12
    foot = 12 + source.height + margin
    width, height = WIDTH + 2 * margin, round(head + chart.height + foot)
    figure = blank(width, height)
    figure.patch.set_facecolor(colours.paper)
    rect = (margin / width, foot / height, WIDTH / width, chart.height / height)
    figure.set_layout_engine("constrained", rect=rect)
    chart.draw_on(Canvas(figure, chart.table, colours, narrow=False))
    title.put(figure, margin, margin)
    measure.put(figure, margin, margin + title.height + 4)
    source.put(figure, margin, head + chart.height + 12)
    return packed(pixels(figure, POSTER_SCALE))


def pixels(figure: Figure, scale: float) -> Image.Image:
    """A figure as an image, `scale` pixels for each CSS pixel."""
    figure.set_dpi(_POINTS * scale)
    canvas: Any = FigureCanvasAgg(figure)
    canvas.draw()
    return Image.fromarray(np.asarray(canvas.buffer_rgba())).convert("RGB")


def packed(image: Image.Image) -> bytes:
    """An image as a small PNG: drawings have few colours."""
    out = io.BytesIO()
    few = image.quantize(128, method=Image.Quantize.FASTOCTREE, dither=Image.Dither.NONE)
    few.save(out, format="PNG", compress_level=6)
    return out.getvalue()


def card(page: PageInfo, chart: Chart | None) -> bytes:
    """A page's card as PNG: title and key figure, or for a chart's page title and drawing."""
    figure = blank(CARD_WIDTH, CARD_HEIGHT)
    colours = palette("light")
    figure.patch.set_facecolor(colours.paper)
    figure.add_artist(Line2D([0, 1], [1, 1], color=colours.accent, linewidth=20))
    room = CARD_WIDTH - 2 * CARD_MARGIN if chart is None else 580
    Words(page.part or HOME, 28, colours.quiet).put(figure, CARD_MARGIN, 50)
    title = _fitting(page.title, room, 250 if page.value else 400, TITLE_SIZES, colours.ink)
    title.put(figure, CARD_MARGIN, 96)
    if page.value and chart is None:
        _key_figure(figure, page, 96 + title.height)
    Words(SITE, 30, colours.accent, SERIF, "semibold").put(figure, CARD_MARGIN, CARD_HEIGHT - 76)
    drawn = pixels(figure, 1)
    if chart is not None:
        _put_beside(drawn, chart)
    return packed(drawn)


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
    colours, room = palette("light"), float(CARD_WIDTH - 2 * CARD_MARGIN)
    value = _fitting(page.value, room, 126, VALUE_SIZES, colours.accent)
    label = Words(lettering.wrapped(page.label, room, 30), 30, colours.quiet)
    low = CARD_HEIGHT - 118 - label.height - value.height
    value.put(figure, CARD_MARGIN, max(top + 16, low))
    label.put(figure, CARD_MARGIN, max(top + 16, low) + value.height + 6)


def _put_beside(card: Image.Image, chart: Chart) -> None:
    """Put the chart's narrow drawing on the right of its card."""
    left, top = 700, 60
    width, height = CARD_WIDTH - left - 50, CARD_HEIGHT - top - 50
    scale = min(width / NARROW_WIDTH, height / chart.narrow_height)
    figure = blank(NARROW_WIDTH, chart.narrow_height)
    figure.patch.set_facecolor(palette("light").paper)
    chart.draw_on(Canvas(figure, chart.table, palette("light"), narrow=True))
    drawing = pixels(figure, scale)
    card.paste(drawing, (left + (width - drawing.width) // 2, top + (height - drawing.height) // 2))
