"""Faults in finished drawings and pictures: what faulty drawing code or a mixed-up file would publish."""

from __future__ import annotations

import re
from random import Random

from scripts.faults.model import Files, Operator, Project, Way, Where
from scripts.faults.ways import Fault, changed, replaced, swapped

FOLDER = "site/assets/generated/charts/"
_LETTER = r'<use href="#(?P<font>[A-Za-z]+-[A-Za-z]+)-(?P<number>[0-9a-f]+)"[^>]*/>'
_END = r"(?<=[ML] )-?[\d.]+"
_HEIGHT = r"(?<=\d )-?[\d.]+(?=\s|$)"  # of a point in a path, behind how far it is to the right


def _where(names: str, pattern: str) -> Where:
    """A pattern within the named groups of all drawings."""
    group = rf'<g id="(?:{names})">(?:(?!<g id="(?!line2d_|text_))[\s\S])*?'
    return Where(group + pattern, (f"{FOLDER}*.svg",))


_BARS = _where(r"(?:bar|part|block|whole)-[\d-]+", r'(?P<at><path d="[^"]+"[^>]*>)')
_LINES = _where(r"line-\d+", r'<path d="(?P<at>[^"]+)"')
_DOTS = _where(r"(?:dot|point)-[\d-]+", r'<use [^>]*?\b[xy]="(?P<at>-?[\d.]+)"')
_TICKS, _VALUES, _ROWS, _WORDS = (
    _where(names, r'(?P<at>(?:\s*<use href="#[A-Z].*/>)+)')
    for names in (r"[xy]tick_\d+", r"value-[\d-]+", r"row-[\d-]+", r"text_\d+"))


def _other_letter(text: str, rng: Random, project: Project) -> str:
    """A letter or digit becomes another that stands in the same words, outline for outline."""
    one = rng.choice(list(re.finditer(_LETTER, text)))
    others: list[str] = [number for font, number in re.findall(_LETTER, text) if font == one["font"]]
    start, end = one.span("number")
    return text[:start] + rng.choice(others) + text[end:]


def _moved(pattern: str, *distances: float) -> Fault:
    return replaced(pattern, lambda match, rng, _: f"{float(match.group()) + rng.choice(distances):.6f}")


def _file_of_another(glob: str) -> Way:
    def way(project: Project, rng: Random) -> Files | None:
        file, other = rng.sample(project.files(glob), 2)
        return {file: (project.root / other).read_bytes()}
    return way


OPERATORS = [
    Operator("bar", 3, "A bar, or a part of one, has a corner elsewhere, or is missing.", [
        *[changed(_BARS, _moved(_END, -40, -20, 20, 40))] * 2, changed(_BARS, lambda *_: "")]),
    Operator("point", 3, "A dot or a corner of a line stands beside its value.", [
        changed(_DOTS, _moved(".+", -25, -12, 12, 25)),
        changed(_LINES, _moved(_HEIGHT, -20, -9, -4, 4, 9, 20))]),
    Operator("tick", 2, "The number at a tick is another, so that every mark reads wrong by it.", [
        changed(_TICKS, _other_letter), swapped(_TICKS)]),
    Operator("label", 7, "A value, the name of a row or other words are misprinted, or another's.", [
        *(changed(where, _other_letter) for where in (_VALUES, _ROWS, _WORDS)),
        *(swapped(where) for where in (_VALUES, _ROWS, _WORDS)),
        changed(_VALUES, replaced(_LETTER, lambda *_: ""))]),
    Operator("picture", 3, "A drawing, its picture for printing or the card of a page is another's.", [
        _file_of_another(glob) for glob in (
            f"{FOLDER}*-light.svg", f"{FOLDER}*.png", "site/assets/generated/cards/**/*.png")]),
]
