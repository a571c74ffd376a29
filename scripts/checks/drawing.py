"""A finished drawing as a reader finds it: marks, ticks and words with their places.

Reads the SVG and nothing else. Letters are outlines there, so words are put
together from the outlines' numbers and the typeface's own table of letters. The
names that marks carry are explained in scripts/charts/kit/canvas.py.
"""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from importlib.resources import files
from xml.etree import ElementTree

from fontTools.ttLib import TTFont

SVG = "{http://www.w3.org/2000/svg}"
PACKAGES = {"SourceSansPro": "font_source_sans_pro", "SourceSerifPro": "font_source_serif_pro"}
MODIFIERS = range(0x2B0, 0x300)  # some share their outline with a quotation mark, which is what was meant
JOINED = range(0xFB00, 0xFB07)  # f and i in one outline, and the like
_POINT = re.compile(r"L (-?[\d.]+) (-?[\d.]+)")
_MOVED = re.compile(r"translate\((-?[\d.]+)[ ,]+(-?[\d.]+)\)(?: rotate\((-?[\d.]+)\))?(?: scale\(([\d.]+))?")
_MARK = re.compile(r"(bar|part|dot|line|span|block|point|whole|value|row)-(\d+(?:-\d+)*)")
_PANEL = re.compile(r"panel-\d+-(value|time|row)-(value|time|row)")
Point = tuple[float, float]
Piece = tuple[Point, ...]


@dataclass(frozen=True)
class Box:
    """A rectangle; y grows downwards."""

    left: float
    top: float
    right: float
    bottom: float

    @property
    def middle(self) -> Point:
        """Its centre."""
        return (self.left + self.right) / 2, (self.top + self.bottom) / 2

    def ends(self, side: str) -> Point:
        """Where it begins and ends across (side x) or downwards (y)."""
        return (self.left, self.right) if side == "x" else (self.top, self.bottom)


def around(points: Iterable[Point]) -> Box:
    """The smallest rectangle that holds some points."""
    xs, ys = zip(*points, strict=True)
    return Box(min(xs), min(ys), max(xs), max(ys))


@dataclass(frozen=True)
class Words:
    """A line of text as drawn: what it says, where, and how large its letters are."""

    text: str
    box: Box
    size: float


@dataclass(frozen=True)
class Mark:
    """What carries a name: a mark, the value of a cell, or the name of a row.

    Attributes:
        kind, numbers: from its name.
        pieces: the points of its outline; a line that is open at a gap has several pieces.
        box: around its outline, or around its words.
        text: its words, if it has any.
    """

    kind: str
    numbers: tuple[int, ...]
    pieces: tuple[Piece, ...]
    box: Box
    text: str

    @property
    def name(self) -> str:
        """Its name in the drawing."""
        return "-".join((self.kind, *map(str, self.numbers)))

    @property
    def points(self) -> list[Point]:
        """The points of all pieces."""
        return [point for piece in self.pieces for point in piece]

    @property
    def row(self) -> int:
        """The row that it stands for (not for a line)."""
        return self.numbers[-1]


@dataclass(frozen=True)
class Panel:
    """One panel: the kinds of its scales, their ticks as (place, words), its marks and their words.

    Attributes:
        marks: what shows a value by its place or its length.
        wholes: the pale bars behind them; the first number in the name of one is its length.
        labels: printed values and names of rows.
    """

    x: str
    y: str
    box: Box
    ticks: dict[str, list[tuple[float, str]]]
    marks: list[Mark]
    wholes: list[Mark]
    labels: list[Mark]


@dataclass(frozen=True)
class Drawing:
    """A drawing: its size, its panels and every line of text on it."""

    width: float
    height: float
    panels: list[Panel]
    words: list[Words]


Lines = Mapping[ElementTree.Element, Words]


def read_drawing(svg: str) -> Drawing:
    """Take a drawing apart.

    Raises:
        ValueError: it is not such a drawing.
    """
    root = ElementTree.fromstring(svg)
    size = [float(number) for number in root.get("viewBox", "").split()]
    if len(size) != 4:
        raise ValueError("the drawing has no viewBox")
    groups = list(root.iter(f"{SVG}g"))
    lines = {group: line for group in groups if (line := _line(group)) is not None}
    panels = [_panel(group, match, lines) for group in groups
              if (match := _PANEL.fullmatch(group.get("id", "")))]
    return Drawing(size[2], size[3], panels, list(lines.values()))


def _panel(group: ElementTree.Element, name: re.Match[str], lines: Lines) -> Panel:
    axes = [child for child in group if child.get("id", "").startswith("matplotlib.axis")]
    ticks = {side: list(_ticks(axis, side, lines)) for side, axis in zip("xy", axes, strict=False)}
    named = [mark for child in group.iter(f"{SVG}g") if (match := _MARK.fullmatch(child.get("id", "")))
             and (mark := _mark(child, match, lines))]
    return Panel(name[1], name[2], around(next(piece for one in group.iter() for piece in _pieces(one))),
                 {"x": [], "y": [], **ticks},
                 [one for one in named if one.kind not in ("whole", "value", "row")],
                 [one for one in named if one.kind == "whole"], [one for one in named if one.text])


def _mark(group: ElementTree.Element, name: re.Match[str], lines: Lines) -> Mark | None:
    """What carries a name; None if it shows nothing."""
    pieces = tuple(piece for inner in group.iter() for piece in _pieces(inner) if piece)
    words = [lines[inner] for inner in group.iter() if inner in lines]
    points = [point for piece in pieces for point in piece] + [
        corner for line in words for corner in zip(line.box.ends("x"), line.box.ends("y"), strict=True)]
    numbers = tuple(int(number) for number in name[2].split("-"))
    text = " ".join(line.text for line in words)
    return Mark(name[1], numbers, pieces, around(points), text) if points else None


def _ticks(axis: ElementTree.Element, side: str, lines: Lines) -> Iterator[tuple[float, str]]:
    """Where ticks stand, from their grid lines or strokes, and what is written at them."""
    for tick in axis:
        places = [point for inner in tick if inner.get("id", "").startswith("line2d")
                  for one in inner.iter() for piece in _pieces(one) for point in piece]
        words = [lines[inner].text for inner in tick.iter() if inner in lines]
        if tick.get("id", "").startswith(f"{side}tick") and places and words:
            yield places[0]["xy".index(side)], " ".join(words)


def _pieces(element: ElementTree.Element) -> Iterator[Piece]:
    """The corners of a path, piece by piece, or the place at which a marker is used."""
    if element.tag == f"{SVG}path" and not element.get("id"):
        for piece in element.get("d", "").split("M")[1:]:
            yield tuple((float(match[1]), float(match[2])) for match in _POINT.finditer("L" + piece))
    elif element.tag == f"{SVG}use" and element.get("x") is not None:
        yield ((float(element.get("x", "0")), float(element.get("y", "0"))),)


def _line(group: ElementTree.Element) -> Words | None:
    """The line of text that a group of outlines spells, if it is one."""
    glyphs = [one for one in group if one.tag == f"{SVG}use" and one.get("x") is None]
    moved = _MOVED.match(group.get("transform", ""))
    if not glyphs or moved is None:
        return None
    left, baseline, turn, size = (float(moved[1]), float(moved[2]), float(moved[3] or 0),
                                  float(moved[4] or 1) * 100)
    text, end = "", 0.0
    for glyph in glyphs:
        font, _, number = glyph.get("href", "").removeprefix("#").rpartition("-")
        letter, advance = _letters(font)[int(number, 16)]
        shift = _MOVED.match(glyph.get("transform", ""))
        text += letter
        end = (float(shift[1]) if shift else 0.0) + advance
    across, up = end * size / 100, size * 0.7
    box = Box(left - up, baseline - across, left, baseline) if turn else Box(
        left, baseline - up, left + across, baseline)
    return Words(text, box, size)


@cache
def _letters(name: str) -> list[tuple[str, float]]:
    """The letter of each outline of a typeface, and how far it moves the next, in hundredths of the size."""
    font = TTFont(str(files(PACKAGES[name.partition("-")[0]]) / "files" / f"{name}.ttf"), lazy=True)
    known: dict[str, str] = {}
    for code, glyph in sorted(font.getBestCmap().items(), key=lambda pair: (pair[0] in MODIFIERS, pair[0])):
        known.setdefault(glyph, chr(code))
    return [(_letter(glyph, known), font["hmtx"][glyph][0] / font["head"].unitsPerEm * 100)
            for glyph in font.getGlyphOrder()]


def _letter(glyph: str, known: Mapping[str, str]) -> str:
    """What an outline shows: f_t is f and t in one, three.tab another form of three."""
    plain, _, _ = glyph.partition(".")
    letter = known.get(glyph) or "".join(known.get(one, "\N{REPLACEMENT CHARACTER}")
                                         for one in ([plain] if plain in known else plain.split("_")))
    return unicodedata.normalize("NFKC", letter) if len(letter) == 1 and ord(letter) in JOINED else letter
