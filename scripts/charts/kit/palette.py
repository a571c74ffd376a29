"""The colours of charts, maps and cards: read from the style sheet that colours the pages."""

import re
from dataclasses import dataclass, fields
from functools import lru_cache
from pathlib import Path

from macros.reading.project import ROOT

TOKENS = ROOT / "docs" / "assets" / "css" / "tokens.css"
SCHEMES = {"light": '[data-md-color-scheme="default"]', "dark": '[data-md-color-scheme="slate"]'}
_RULE = re.compile(r"(?P<selector>[^{}]+)\{(?P<body>[^}]*)\}")
_COLOUR = re.compile(r"--(?P<name>[a-z-]+):\s*(?P<colour>#[0-9a-f]{6})\s*;")


@dataclass(frozen=True)
class Palette:
    """The colours of one scheme, as #rrggbb.

    Attributes:
        paper, panel: backgrounds.
        ink, quiet: text.
        accent: links and key figures.
        japan, second, third, other: marks, told apart in any common form of
            colour blindness and in grey print.
        fill, grid, land: areas that carry no value.
    """

    paper: str
    panel: str
    ink: str
    quiet: str
    accent: str
    japan: str
    second: str
    third: str
    other: str
    fill: str
    grid: str
    land: str


@lru_cache(maxsize=4)
def palette(scheme: str, path: Path = TOKENS) -> Palette:
    """The palette of `light` or `dark`.

    Raises:
        KeyError: the style sheet lacks a colour; names it and the file.
    """
    css = re.sub(r"/\*.*?\*/", "", path.read_text(encoding="utf-8"), flags=re.S)
    colours = {colour["name"]: colour["colour"] for rule in _RULE.finditer(css)
               if SCHEMES[scheme] in rule["selector"] for colour in _COLOUR.finditer(rule["body"])}
    try:
        return Palette(**{field.name: colours[field.name] for field in fields(Palette)})
    except KeyError as error:
        raise KeyError(f"{path.name} has no colour --{error.args[0]} for the {scheme} scheme") from None
