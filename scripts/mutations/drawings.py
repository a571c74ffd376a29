"""Faults in finished drawings and pictures: what faulty drawing code or a mixed-up file would publish."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import lru_cache
from importlib.util import find_spec
from pathlib import Path
from random import Random

from fontTools.ttLib import TTFont

from scripts.mutations.model import Context, Edit, Mutant, Segment, changed, faulty, operator, swapped

FOLDER = "site/assets/generated/charts/"
PACKAGES = {"SourceSansPro": "font_source_sans_pro", "SourceSerifPro": "font_source_serif_pro"}
DIGITS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine")
_GROUP = r'<g id="{name}">\n(?P<body>.*?)(?=\n *<g id="(?!line2d_|text_)|\Z)'
_PATH = re.compile(r'<path d="([^"]+)"')
_POINT = re.compile(r"([ML]) (-?[\d.]+) (-?[\d.]+)")
_LETTER = re.compile(r'<use xlink:href="#([A-Za-z]+-[A-Za-z]+)-([0-9a-f]+)"'
                     r'( transform="translate\([^"]+\)")?/>')
_MARK = r"(?:bar|part|block|whole)-[\d-]+"
_PANEL = re.compile(r'<g id="panel-\d+-(value|time|row)-(value|time|row)">')
_TICK = r"[xy]tick_\d+"
_NAMED = (r"value-[\d-]+", _TICK, r"row-[\d-]+")
_COUNTS = {*DIGITS, "period", "percent", "minus", "hyphen", "dollar", "yen"}


def svgs(context: Context) -> list[str]:
    """Every drawing: wide and narrow, light and dark."""
    return context.files(f"{FOLDER}*.svg")


@lru_cache(maxsize=4)
def _names(font: str) -> list[str]:
    """The names of a typeface's letters, by number."""
    spec = find_spec(PACKAGES[font.partition("-")[0]])
    if spec is None or spec.origin is None:
        raise FileNotFoundError(font)
    order: list[str] = TTFont(Path(spec.origin).parent / "files" / f"{font}.ttf", lazy=True).getGlyphOrder()
    return order


def letter(font: str, number: str) -> str:
    """The name of a letter, such as seven or percent."""
    return _names(font)[int(number, 16)].partition(".")[0]


def groups(context: Context, name: str) -> list[Segment]:
    """The named groups of all drawings, from their name to the next one's."""
    def find() -> list[Segment]:
        pattern = re.compile(_GROUP.format(name=name), re.S)
        return [Segment(file, *match.span("body")) for file in svgs(context)
                for match in pattern.finditer(context.read(file))]
    return context.keep(f"group {name}", find)


def _letters(kind: Callable[[str], bool]) -> Callable[[str, Random], Edit | None]:
    """A fault that replaces a letter of a kind by another of that kind that the text has."""
    def fault(text: str, rng: Random) -> Edit | None:
        found = [match for match in _LETTER.finditer(text) if kind(letter(match[1], match[2]))]
        if not found:
            return None
        one = rng.choice(found)
        others = sorted({match[2] for match in found if match[1] == one[1] and match[2] != one[2]
                         and letter(match[1], match[2]) != letter(one[1], one[2])})
        return (*one.span(2), rng.choice(others)) if others else None
    return fault


def _is_letter(name: str) -> bool:
    return len(name) == 1


def _other_digit(context: Context, name: str, file: str, span: tuple[int, int], rng: Random,
                 without: list[Segment] | None = None) -> Mutant | None:
    """A digit replaced by another whose outline the same drawing has."""
    text = context.read(file)
    found = [match for match in _LETTER.finditer(text, *span) if letter(match[1], match[2]) in DIGITS
             and not any(one.start <= match.start() < one.end for one in without or [])]
    if not found:
        return None
    match = rng.choice(found)
    known = sorted({number for number in re.findall(rf'<path id="{match[1]}-([0-9a-f]+)"', text)
                    if letter(match[1], number) in DIGITS
                    and letter(match[1], number) != letter(match[1], match[2])})
    return changed(context, name, file, (*match.span(2), rng.choice(known))) if known else None


def _digit_of(context: Context, name: str, group: str, rng: Random) -> Mutant | None:
    one = rng.choice(groups(context, group))
    return _other_digit(context, name, one.file, (one.start, one.end), rng)


@operator("drawings")
def digit_of_value(context: Context, rng: Random) -> Mutant | None:
    """The number printed at a mark has another digit, outline for outline."""
    return _digit_of(context, "digit_of_value", r"value-[\d-]+", rng)


@operator("drawings")
def digit_of_tick(context: Context, rng: Random) -> Mutant | None:
    """The number at a tick of a scale is another, so that every mark reads wrong by it."""
    return _digit_of(context, "digit_of_tick", _TICK, rng)


@operator("drawings")
def digit_of_row(context: Context, rng: Random) -> Mutant | None:
    """The name of a row holds another digit: fiscal 2025 for 2024."""
    return _digit_of(context, "digit_of_row", r"row-[\d-]+", rng)


@operator("drawings")
def digit_anywhere(context: Context, rng: Random) -> Mutant | None:
    """A digit in a note, a head or any other words of a drawing is another."""
    file = rng.choice(svgs(context))
    named = [one for kind in _NAMED for one in groups(context, kind) if one.file == file]
    return _other_digit(context, "digit_anywhere", file, (0, len(context.read(file))), rng, named)


@operator("drawings")
def letter_of_name(context: Context, rng: Random) -> Mutant | None:
    """A letter in the name of a row is another: Iran for Iraq."""
    return faulty(context, "letter_of_name", groups(context, r"row-[\d-]+"), _letters(_is_letter), rng)


@operator("drawings")
def letter_lost(context: Context, rng: Random) -> Mutant | None:
    """A digit, a point, a sign or a unit is missing from a printed value: 5% instead of 15%, 275 for 27.5."""
    def fault(text: str, rng: Random) -> Edit | None:
        found = [match for match in _LETTER.finditer(text) if letter(match[1], match[2]) in _COUNTS]
        if len(found) < 2:
            return None
        match = rng.choice(found)
        return (match.start(), match.end(), "")
    return faulty(context, "letter_lost", groups(context, r"value-[\d-]+"), fault, rng)


def _value_axis(text: str, place: int) -> int:
    """Along which axis lengths count at this place: 2 for x, 3 for y, as the points' groups are numbered."""
    panels = list(_PANEL.finditer(text, 0, place))
    return 2 if panels and panels[-1][1] == "value" else 3


def _ends(path: str, axis: int) -> list[str]:
    """The different coordinates of a path along an axis."""
    return sorted({point[axis] for point in _POINT.finditer(path)}, key=float)


def _with_ends(path: str, axis: int, new: dict[str, str]) -> str:
    def moved(point: re.Match[str]) -> str:
        at = new.get(point[axis], point[axis])
        return f"{point[1]} {at} {point[3]}" if axis == 2 else f"{point[1]} {point[2]} {at}"
    return _POINT.sub(moved, path)


@operator("drawings")
def mark_longer(context: Context, rng: Random) -> Mutant | None:
    """A bar is longer or shorter than its value by a tenth or more."""
    one = rng.choice(groups(context, _MARK))
    text = context.read(one.file)
    axis, path = _value_axis(text, one.start), _PATH.search(text, one.start, one.end)
    ends = _ends(path[1], axis) if path else []
    if path is None or len(ends) != 2:
        return None
    far = ends[1] if axis == 2 else ends[0]
    shift = (float(ends[1]) - float(ends[0])) * rng.choice((-0.2, -0.1, 0.1, 0.25))
    if abs(shift) < 3:
        return None
    new = _with_ends(path[1], axis, {far: f"{float(far) + shift:.6f}"})
    return changed(context, "mark_longer", one.file, (*path.span(1), new))


@operator("drawings")
def marks_swapped(context: Context, rng: Random) -> Mutant | None:
    """Two bars or dots have each other's length or place: the rows were sorted, and the labels were not."""
    kind = rng.choice(("bar", "dot"))
    one = rng.choice(groups(context, rf"{kind}-[\d-]+"))
    text = context.read(one.file)
    others = [other for other in groups(context, rf"{kind}-[\d-]+")
              if other.file == one.file and other != one]
    if not others:
        return None
    other = rng.choice(others)
    axis = _value_axis(text, one.start)
    if kind == "bar":
        return _bars_swapped(context, one, other, axis)
    pattern = re.compile(rf'<use [^>]*?\b{"xy"[axis - 2]}="(-?[\d.]+)"')
    mine, theirs = pattern.search(text, one.start, one.end), pattern.search(text, other.start, other.end)
    if mine is None or theirs is None or abs(float(mine[1]) - float(theirs[1])) < 3:
        return None
    return swapped(context, "marks_swapped", Segment(one.file, *mine.span(1)),
                   Segment(one.file, *theirs.span(1)))


def _bars_swapped(context: Context, one: Segment, other: Segment, axis: int) -> Mutant | None:
    text = context.read(one.file)
    mine, theirs = _PATH.search(text, one.start, one.end), _PATH.search(text, other.start, other.end)
    if mine is None or theirs is None:
        return None
    ends, places = _ends(mine[1], axis), _ends(theirs[1], axis)
    if len(ends) != 2 or len(places) != 2 or max(
            abs(float(a) - float(b)) for a, b in zip(ends, places, strict=True)) < 3:
        return None
    return changed(context, "marks_swapped", one.file,
                   (*mine.span(1), _with_ends(mine[1], axis, dict(zip(ends, places, strict=True)))),
                   (*theirs.span(1), _with_ends(theirs[1], axis, dict(zip(places, ends, strict=True)))))


@operator("drawings")
def names_swapped(context: Context, rng: Random) -> Mutant | None:
    """Two rows carry each other's name."""
    return _swap(context, "names_swapped", r"row-[\d-]+", rng)


@operator("drawings")
def values_swapped(context: Context, rng: Random) -> Mutant | None:
    """Two printed values stand at each other's mark."""
    return _swap(context, "values_swapped", r"value-[\d-]+", rng)


@operator("drawings")
def ticks_swapped(context: Context, rng: Random) -> Mutant | None:
    """Two ticks of a scale carry each other's number."""
    return _swap(context, "ticks_swapped", rng.choice(("x", "y")) + r"tick_\d+", rng)


def _swap(context: Context, name: str, group: str, rng: Random) -> Mutant | None:
    """Exchange what two groups of one drawing say, each at its own place."""
    one = rng.choice(groups(context, group))
    text = context.read(one.file)
    mine = _line(text, one)
    others = [line for other in groups(context, group) if other.file == one.file and other != one
              and (line := _line(text, other)) and mine
              and _LETTER.findall(text, *line) != _LETTER.findall(text, *mine)]
    if not others or mine is None:
        return None
    return swapped(context, name, Segment(one.file, *mine), Segment(one.file, *rng.choice(others)))


def _line(text: str, group: Segment) -> tuple[int, int] | None:
    """Where the letters of a group's first line stand."""
    match = re.compile(r"(?:[ \n]*<use xlink:href=\"#[A-Z][^\n]+/>)+").search(text, group.start, group.end)
    return match.span() if match else None


@operator("drawings")
def corner_moved(context: Context, rng: Random) -> Mutant | None:
    """One year of a line is drawn higher or lower than its value."""
    def fault(text: str, rng: Random) -> Edit | None:
        path = _PATH.search(text)
        points = list(_POINT.finditer(path[1])) if path else []
        if path is None or len(points) < 2:
            return None
        point = rng.choice(points)
        high = float(point[3]) + rng.choice((-20, -9, -4, 4, 9, 20))
        start = path.start(1)
        return start + point.start(), start + point.end(), f"{point[1]} {point[2]} {high:.6f}"
    return faulty(context, "corner_moved", groups(context, r"line-\d+"), fault, rng)


@operator("drawings")
def dot_moved(context: Context, rng: Random) -> Mutant | None:
    """A dot, or a point on a map, stands beside its place."""
    def fault(text: str, rng: Random) -> Edit | None:
        found = list(re.finditer(r'<use [^>]*?\b([xy])="(-?[\d.]+)"', text))
        if not found:
            return None
        match = rng.choice(found)
        return (*match.span(2), f"{float(match[2]) + rng.choice((-25, -12, 12, 25)):.6f}")
    return faulty(context, "dot_moved", groups(context, r"(?:dot|point)-[\d-]+"), fault, rng)


@operator("drawings")
def line_shifted(context: Context, rng: Random) -> Mutant | None:
    """A line is drawn one row late: every value stands at the year after its own."""
    def fault(text: str, rng: Random) -> Edit | None:
        path = _PATH.search(text)
        points = list(_POINT.finditer(path[1])) if path else []
        heights = [point[3] for point in points]
        if path is None or len(set(heights)) < 3:
            return None
        late = iter([heights[0], *heights[:-1]])
        new = _POINT.sub(lambda point: f"{point[1]} {point[2]} {next(late)}", path[1])
        return (*path.span(1), new)
    return faulty(context, "line_shifted", groups(context, r"line-\d+"), fault, rng)


@operator("drawings")
def mark_lost(context: Context, rng: Random) -> Mutant | None:
    """A bar, a dot or a printed value is missing."""
    def fault(text: str, rng: Random) -> Edit | None:
        drawn = re.search(r"<(?:path|use) [^>]*?(?:/>|>)", text)
        return (drawn.start(), drawn.end(), "") if drawn else None
    return faulty(context, "mark_lost", groups(context, r"(?:bar|dot|point|block|span)-[\d-]+"), fault, rng)


@operator("drawings")
def drawing_of_another_chart(context: Context, rng: Random) -> Mutant | None:
    """A file holds the drawing of another chart."""
    file = rng.choice(svgs(context))
    variant = re.search(r"-(?:light|dark)(?:-narrow)?\.svg$", file)
    kind = variant.group() if variant else ".svg"
    others = [other for other in svgs(context) if other != file
              and re.sub(r"-(light|dark)(-narrow)?\.svg$", kind, other) == other]
    return _file_replaced(context, "drawing_of_another_chart", file, rng.choice(others))


def _file_replaced(context: Context, name: str, file: str, other: str) -> Mutant | None:
    if context.bytes(file) == context.bytes(other):
        return None
    return Mutant(name, file, 0, file.rpartition("site/")[2], f"the bytes of {other.rpartition('site/')[2]}",
                  {file: context.bytes(other)})


@operator("drawings")
def picture_of_another_chart_file(context: Context, rng: Random) -> Mutant | None:
    """The picture that people download and print is that of another chart."""
    file, other = rng.sample(context.files(f"{FOLDER}*.png"), 2)
    return _file_replaced(context, "picture_of_another_chart_file", file, other)


@operator("drawings")
def card_of_another_page(context: Context, rng: Random) -> Mutant | None:
    """Where a page is shared, the picture of another page with another number stands for it."""
    file, other = rng.sample(context.files("site/assets/generated/cards/**/*.png"), 2)
    return _file_replaced(context, "card_of_another_page", file, other)
