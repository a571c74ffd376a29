"""One set of colours for pages and charts, which everybody can read and tell apart."""

from dataclasses import asdict
from itertools import combinations
from pathlib import Path

import pytest
from coloraide import Color

from scripts.charts.kit.palette import TOKENS, Palette, palette

SCHEMES = ("light", "dark")
TEXT = ("ink", "quiet", "accent", "japan", "second", "third")
MARKS = ("japan", "second", "third", "other")
BLINDNESS = ("protan", "deutan", "tritan")


def contrast(one: str, other: str) -> float:
    return Color(one).contrast(other, method="wcag21")


def weak(colours: Palette, names: tuple[str, ...], least: float) -> list[str]:
    return [name for name in names if contrast(getattr(colours, name), colours.paper) < least]


def confused(colours: Palette, sight: str) -> list[tuple[str, str]]:
    """Marks that lie closer together than 13 (CIEDE2000) to somebody with this sight."""
    def seen(name: str) -> Color:
        colour = Color(getattr(colours, name))
        return colour if sight == "full" else colour.filter(sight)
    return [(a, b) for a, b in combinations(MARKS, 2) if seen(a).delta_e(seen(b), method="2000") < 13]


def alike_in_grey(colours: Palette) -> list[tuple[str, str]]:
    """Marks less than eight steps of lightness apart, of a hundred."""
    lightness = {name: Color(getattr(colours, name)).convert("lab")["lightness"] for name in MARKS}
    return [(a, b) for a, b in combinations(MARKS, 2) if abs(lightness[a] - lightness[b]) < 8]


@pytest.mark.parametrize("scheme", SCHEMES)
def test_text_and_marks_stand_out_from_the_paper_and_printed_values_from_marks(scheme: str) -> None:
    colours = palette(scheme)
    assert weak(colours, TEXT, 4.5) == weak(colours, MARKS, 3) == []
    for name in ("japan", "second", "third"):
        assert contrast(colours.paper, getattr(colours, name)) >= 4.5


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize("sight", ["full", *BLINDNESS])
def test_marks_are_told_apart_by_everybody_and_in_grey_print(scheme: str, sight: str) -> None:
    assert confused(palette(scheme), sight) == []
    assert alike_in_grey(palette("light")) == []  # print shows the light drawings


def test_bad_colours_would_be_caught(tmp_path: Path) -> None:
    css = TOKENS.read_text(encoding="utf-8")
    file = tmp_path / "tokens.css"
    file.write_text(css.replace("--quiet: #5a5952", "--quiet: #aaaaa2")
                    .replace("--other: #858a90", "--other: #c9cdd2")
                    .replace("--second: #2474ab", "--second: #6b5a00"), encoding="utf-8")
    bad = palette("light", file)
    assert weak(bad, TEXT, 4.5) == ["quiet"] and weak(bad, MARKS, 3) == ["other"]
    assert confused(bad, "deutan") == [("japan", "second")]
    assert ("japan", "second") in alike_in_grey(bad)


def test_each_scheme_has_every_colour_and_both_differ() -> None:
    light, dark = (asdict(palette(scheme)) for scheme in SCHEMES)
    assert set(light) == set(dark)
    assert all(light[name] != dark[name] for name in light)


def test_a_missing_colour_is_named(tmp_path: Path) -> None:
    file = tmp_path / "tokens.css"
    css = TOKENS.read_text(encoding="utf-8")
    file.write_text("".join(line for line in css.splitlines(keepends=True) if "--japan: #a" not in line),
                    encoding="utf-8")
    missing = r"tokens\.css has no colour --(japan|second|third|other) for the light"
    with pytest.raises(KeyError, match=missing):
        palette("light", file)


def test_the_style_sheet_of_the_pages_names_no_colour_of_its_own() -> None:
    css = (TOKENS.parent / "site.css").read_text(encoding="utf-8")
    screen = css.split("@media print")[0]
    assert "#" not in "".join(line.split("/*")[0] for line in screen.splitlines()
                              if ":" in line and "#theme" not in line)
