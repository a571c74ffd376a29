"""A finished drawing as a reader finds it: marks, ticks and words with their places.

Reads the SVG and nothing else. Letters are outlines there, so words are put
together from the outlines' numbers and the typeface's own table of letters. The
names that marks carry are explained in scripts/charts/canvas.py.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterator
from dataclasses import dataclass, field
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from xml.etree import ElementTree

from fontTools.ttLib import TTFont

SVG = "{http://www.w3.org/2000/svg}"
LINK = "{http://www.w3.org/1999/xlink}href"
PACKAGES = {"SourceSansPro": "font_source_sans_pro", "SourceSerifPro": "font_source_serif_pro"}
MODIFIERS = range(0x2B0, 0x300)  # some share their outline with a quotation mark, which is what was meant
JOINED = range(0xFB00, 0xFB07)  # f and i in one outline, and the like
_POINT = re.compile(r"L (-?[\d.]+) (-?[\d.]+)")
_MOVED = re.compile(r"translate\((-?[\d.]+)[ ,]+(-?[\d.]+)\)(?: rotate\((-?[\d.]+)\))?(?: scale\(([\d.]+))?")
_MARK = re.compile(r"(bar|part|dot|line|span|block|point|whole|value|row)((?:-\d+)+)")
_PANEL = re.compile(r"panel-(\d+)-(value|time|row)-(value|time|row)")


@dataclass(frozen=True)
class Box:
    """A rectangle; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> tuple[float, float]:
        """Its centre."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def around(self, other: Box) -> Box:
        """The smallest rectangle that holds both."""
        return Box(min(self.left, other.left), min(self.top, other.top),
                   max(self.right, other.right), max(self.bottom, other.bottom))


@dataclass(frozen=True)
class Words:
    """A line of text as drawn: what it says, where, and how large its letters are."""

    text: str
    box: Box
    size: float


@dataclass(frozen=True)
class Mark:
    """A named mark: kind, the numbers in its name, the points of its outline.

    An outline is one piece, a line that is open at a gap several.
    """

    kind: str
    numbers: tuple[int, ...]
    pieces: tuple[tuple[tuple[float, float], ...], ...]

    @property
    def points(self) -> list[tuple[float, float]]:
        """The points of all pieces."""
        return [point for piece in self.pieces for point in piece]

    @property
    def row(self) -> int:
        """The row that it stands for (not for a line)."""
        return self.numbers[-1]

    @property
    def box(self) -> Box:
        """The rectangle around it."""
        xs, ys = [x for x, _ in self.points], [y for _, y in self.points]
        return Box(min(xs), min(ys), max(xs), max(ys))


@dataclass(frozen=True)
class Label:
    """A named text: the value of a cell or the name of a row."""

    kind: str
    numbers: tuple[int, ...]
    text: str
    box: Box


@dataclass
class Panel:
    """One panel: its scales, their ticks as (place, words), its marks and labels.

    `wholes` are the pale bars behind the marks; the first number in the name of one is its length.
    """

    x: str
    y: str
    box: Box
    ticks: dict[str, list[tuple[float, str]]] = field(default_factory=lambda: {"x": [], "y": []})
    marks: list[Mark] = field(default_factory=list)
    wholes: list[Mark] = field(default_factory=list)
    labels: list[Label] = field(default_factory=list)


@dataclass
class Drawing:
    """A drawing: its size, its panels and every line of text on it."""

    width: float
    height: float
    panels: list[Panel]
    words: list[Words]


def read_drawing(svg: str) -> Drawing:
    """Take a drawing apart.

    Raises:
        ValueError: it is not such a drawing.
    """
    root = ElementTree.fromstring(svg)
    size = [float(number) for number in root.get("viewBox", "").split()]
    if len(size) != 4:
        raise ValueError("the drawing has no viewBox")
    panels = [_panel(group, match) for group in root.iter(f"{SVG}g")
              if (match := _PANEL.fullmatch(group.get("id", "")))]
    words = [line for group in root.iter(f"{SVG}g") for line in _line(group)]
    return Drawing(size[2], size[3], panels, words)


def _panel(group: ElementTree.Element, name: re.Match[str]) -> Panel:
    ground = next(iter(group.iter(f"{SVG}path")))
    panel = Panel(name[2], name[3], Mark("", (), tuple(_pieces(ground))).box)
    axes = [child for child in group if child.get("id", "").startswith("matplotlib.axis")]
    for axis, side in zip(axes, ("x", "y"), strict=False):
        panel.ticks[side] = [tick for child in axis for tick in _tick(child, side)]
    for child in group.iter(f"{SVG}g"):
        match = _MARK.fullmatch(child.get("id", ""))
        if match is None:
            continue
        numbers = tuple(int(number) for number in match[2].split("-")[1:])
        if match[1] in ("value", "row"):
            lines = [line for inner in child.iter(f"{SVG}g") for line in _line(inner)]
            if lines:
                box = lines[0].box
                for line in lines[1:]:
                    box = box.around(line.box)
                panel.labels.append(Label(match[1], numbers, " ".join(line.text for line in lines), box))
        else:
            pieces = [piece for inner in child.iter() for piece in _pieces(inner)]
            marks = panel.wholes if match[1] == "whole" else panel.marks
            if any(pieces):  # an empty group shows nothing
                marks.append(Mark(match[1], numbers, tuple(pieces)))
    return panel


def _tick(group: ElementTree.Element, side: str) -> Iterator[tuple[float, str]]:
    """Where a tick stands, from its grid line or its stroke, and what is written at it."""
    if not group.get("id", "").startswith(f"{side}tick"):
        return
    places = [point for inner in group if inner.get("id", "").startswith("line2d")
              for one in inner.iter() for piece in _pieces(one) for point in piece]
    lines = [line.text for inner in group.iter(f"{SVG}g") for line in _line(inner)]
    if places and lines:
        yield places[0][0 if side == "x" else 1], " ".join(lines)


def _pieces(element: ElementTree.Element) -> Iterator[tuple[tuple[float, float], ...]]:
    """The corners of a path, piece by piece, or the place at which a marker is used."""
    if element.tag == f"{SVG}path" and not element.get("id"):
        for piece in element.get("d", "").split("M")[1:]:
            yield tuple((float(match[1]), float(match[2])) for match in _POINT.finditer("L" + piece))
    elif element.tag == f"{SVG}use" and element.get("x") is not None:
        yield ((float(element.get("x", "0")), float(element.get("y", "0"))),)


def _line(group: ElementTree.Element) -> Iterator[Words]:
    """The line of text that a group of outlines spells, if it is one."""
    glyphs = [one for one in group if one.tag == f"{SVG}use" and one.get("x") is None]
    moved = _MOVED.match(group.get("transform", ""))
    if not glyphs or moved is None:
        return
    left, baseline, turn = float(moved[1]), float(moved[2]), float(moved[3] or 0)
    size = float(moved[4] or 1) * 100
    text, end = "", 0.0
    for glyph in glyphs:
        font, _, number = glyph.get(LINK, "").removeprefix("#").rpartition("-")
        letter, advance = _letter(font, int(number, 16))
        shift = _MOVED.match(glyph.get("transform", ""))
        text += letter
        end = (float(shift[1]) if shift else 0.0) + advance
    across, up = end * size / 100, size * 0.7
    if turn:
        yield Words(text, Box(left - up, baseline - across, left, baseline), size)
    else:
        yield Words(text, Box(left, baseline - up, left + across, baseline), size)


@lru_cache(maxsize=4)
def _font(name: str) -> tuple[TTFont, dict[str, str], list[str]]:
    family, _, _ = name.partition("-")
    spec = find_spec(PACKAGES[family])
    assert spec is not None and spec.origin is not None
    font = TTFont(Path(spec.origin).parent / "files" / f"{name}.ttf", lazy=True)
    letters: dict[str, str] = {}
    for code, glyph in sorted(font.getBestCmap().items(), key=lambda pair: (pair[0] in MODIFIERS, pair[0])):
        letters.setdefault(glyph, chr(code))
    return font, letters, font.getGlyphOrder()


@lru_cache(maxsize=1024)
def _letter(font_name: str, number: int) -> tuple[str, float]:
    """The letter of an outline, and how far it moves the next one, in hundredths of the size."""
    font, letters, order = _font(font_name)
    glyph = order[number]
    plain, _, _ = glyph.partition(".")  # f_t is f and t in one outline, three.tab another form of three
    letter = letters.get(glyph) or "".join(letters.get(one, "\N{REPLACEMENT CHARACTER}")
                                           for one in ([plain] if plain in letters else plain.split("_")))
    if len(letter) == 1 and ord(letter) in JOINED:
        letter = unicodedata.normalize("NFKC", letter)
    return letter, font["hmtx"][glyph][0] / font["head"].unitsPerEm * 100
