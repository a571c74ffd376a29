"""The typefaces of the site hold every letter that the pages show."""

from io import BytesIO

from fontTools.ttLib import TTFont

from scripts.checks.page import Site

OTHER_SCRIPTS = range(0x3000, 0xA000)  # Japanese comes from the reader's own typefaces


def test_every_letter_is_in_each_face(site: Site) -> None:
    used = {ord(letter): page.path for page in site.pages.values() for run in page.runs
            if run.channel == "text" and "body" in run.element.tags
            for letter in run.text if not letter.isspace() and ord(letter) not in OTHER_SCRIPTS}
    assert len(used) > 80
    for face in ("serif-semibold", "sans-regular", "sans-semibold"):
        file = site.folder / f"assets/generated/fonts/{face}.woff2"
        with TTFont(BytesIO(file.read_bytes())) as font:
            known = font.getBestCmap()
        assert {f"{face} U+{code:04X}": where for code, where in used.items() if code not in known} == {}
