"""The typefaces of drawings, which come with pinned packages, and how wide words are in them."""

import re
import warnings
from functools import lru_cache
from importlib import import_module
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import matplotlib as mpl
from matplotlib import font_manager
from matplotlib.ft2font import LoadFlags

SANS, SERIF = "Source Sans Pro", "Source Serif Pro"
FACES = {(SANS, "regular"): ("font_source_sans_pro", "SourceSansPro-Regular.ttf"),
         (SANS, "semibold"): ("font_source_sans_pro", "SourceSansPro-Semibold.ttf"),
         (SERIF, "semibold"): ("font_source_serif_pro", "SourceSerifPro-Semibold.ttf")}
SIZE, SMALL = 13.0, 12.0


_SETTING: Any = import_module("matplotlib.text")
_measured = _SETTING._get_text_metrics_with_cache


def _level(renderer: Any, words: str, *more: Any, **form: Any) -> tuple[float, float, float]:
    """The width of a line, with the height of capitals: by its own ink a "$" or a comma would move it."""
    return (_measured(renderer, words, *more, **form)[0], *_measured(renderer, "H", *more, **form)[1:])


_SETTING._get_text_metrics_with_cache = _level


def face(family: str, weight: str) -> Path:
    """The file of a typeface.

    Raises:
        FileNotFoundError: its package is missing, which must fail the build:
            another font would draw other bytes.
    """
    package, name = FACES[family, weight]
    spec = find_spec(package)
    path = Path(spec.origin).parent / "files" / name if spec and spec.origin else Path(name)
    if not path.exists():
        raise FileNotFoundError(f"the chart font {name} is missing; install requirements.txt")
    return path


def install() -> None:
    """Register the typefaces, and make matplotlib write the same bytes every time."""
    warnings.filterwarnings("error", "Glyph")  # a letter that the typeface lacks would be an empty box
    for family, weight in FACES:
        font_manager.fontManager.addfont(str(face(family, weight)))
    mpl.rcParams.update({
        "font.family": [SANS], "font.size": SIZE, "svg.fonttype": "path", "svg.hashsalt": "plan-b",
        "path.simplify": False, "axes.unicode_minus": False, "text.parse_math": False,
        "text.hinting": "none"})


@lru_cache(maxsize=4096)
def width(text: str, size: float = SIZE, weight: str = "regular", family: str = SANS) -> float:
    """How wide a line of text is, in CSS pixels."""
    font = font_manager.get_font(str(face(family, weight)))
    font.set_size(size, 72)
    font.set_text(text, 0.0, flags=LoadFlags.NO_HINTING)  # hinted, the serif % is three pixels wide
    return float(font.get_width_height()[0]) / 64


def wrapped(text: str, room: float, size: float = SIZE, weight: str = "regular",
            family: str = SANS) -> str:
    """The text broken into lines that fit into `room` CSS pixels; a longer word stands alone."""
    lines: list[str] = [""]
    for word in re.split(r"[ \n]+", text.strip()):  # a no-break space holds together
        longer = f"{lines[-1]} {word}".strip()
        if lines[-1] and width(longer, size, weight, family) > room:
            lines.append(word)
        else:
            lines[-1] = longer
    return "\n".join(lines)
