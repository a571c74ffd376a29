"""Faults in finished drawings and pictures: what faulty drawing code or a mixed-up file would publish."""

from __future__ import annotations

from random import Random

from scripts.faults.model import Files, Operator, Project, Way, Where
from scripts.faults.ways import Fault, changed, replaced, swapped

FOLDER = "site/assets/generated/charts/"
_LETTER = r'\s*<use href="#[A-Z].*/>'


def _where(names: str, pattern: str) -> Where:
    """A pattern within the named groups of all drawings."""
    group = rf'<g id="(?:{names})">(?:(?!<g id="(?!line2d_|text_))[\s\S])*?'
    return Where(rf"{group}(?P<at>{pattern})", (f"{FOLDER}*.svg",))


_BARS = _where(r"(?:bar|part|block|whole)-[\d-]+", r'<path d="[^"]+"[^>]*>')
_LINES = _where(r"line-\d+", r'<path d="[^"]+"')
_DOTS = _where(r"(?:dot|point)-[\d-]+", r"<use .*>")
_TICKS, _VALUES, _ROWS, _WORDS = (
    _where(names, f"(?:{_LETTER})+")
    for names in (r"[xy]tick_\d+", r"value-[\d-]+", r"row-[\d-]+", r"text_\d+"))
_lost = replaced(_LETTER, lambda *_: "")


def _moved(number: str) -> Fault:
    return replaced(number, lambda match, rng, _: f"{float(match[0]) + rng.choice((-20, -9, 9, 20)):.6f}")


def _file_of_another(glob: str) -> Way:
    def way(project: Project, rng: Random) -> Files | None:
        file, other = rng.sample(project.files(glob), 2)
        return {file: (project.root / other).read_bytes()}
    return way


OPERATORS = [
    Operator("bar", 3, "A bar, or a part of one, has a corner elsewhere, or is missing.", [
        *[changed(_BARS, _moved(r"(?<=[ML] )-?[\d.]+"))] * 2, changed(_BARS, lambda *_: "")]),
    Operator("point", 3, "A dot or a corner of a line stands beside its value.", [
        changed(_DOTS, _moved(r'(?<= [xy]=")-?[\d.]+')),
        changed(_LINES, _moved(r'(?<=\d )-?[\d.]+(?=[\s"])'))]),  # how high, not how far to the right
    Operator("tick", 2, "The number at a tick is another, so that every mark reads wrong by it.", [
        changed(_TICKS, _lost), swapped(_TICKS)]),
    Operator("label", 7, "A value, the name of a row or other words are misprinted, or another's.", [
        way for where in (_VALUES, _ROWS, _WORDS) for way in (changed(where, _lost), swapped(where))]),
    Operator("picture", 3, "A drawing, its picture for printing or the card of a page is another's.", [
        _file_of_another(glob) for glob in (
            f"{FOLDER}*-light.svg", f"{FOLDER}*.png", "site/assets/generated/cards/**/*.png")]),
]
