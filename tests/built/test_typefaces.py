"""The typefaces of the site hold every letter that the pages show."""

from __future__ import annotations

from io import BytesIO

from fontTools.ttLib import TTFont
from lxml import html

from tests.conftest import Project

OTHER_SCRIPTS = range(0x3000, 0xA000)  # Japanese comes from the reader's own typefaces


def letters(built: Project) -> dict[int, str]:
    """Every character on the pages, and a page that shows it."""
    found: dict[int, str] = {}
    for path in (built.root / "site").rglob("*.html"):
        for text in html.parse(str(path)).xpath("//body//text()[not(parent::script)]"):
            found |= {ord(letter): path.parent.name for letter in text if not letter.isspace()}
    return {code: where for code, where in found.items() if code not in OTHER_SCRIPTS}


def test_every_letter_is_in_each_face(built: Project) -> None:
    used = letters(built)
    assert len(used) > 80
    for face in ("serif-semibold", "sans-regular", "sans-semibold"):
        file = built.root / f"site/assets/generated/fonts/{face}.woff2"
        with TTFont(BytesIO(file.read_bytes())) as font:
            known = font.getBestCmap()
        assert {f"{face} U+{code:04X}": where for code, where in used.items() if code not in known} == {}
