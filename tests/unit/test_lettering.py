"""How wide words are in the drawings' typefaces, and where lines break."""

from itertools import pairwise

import pytest

from scripts.charts.kit import lettering
from scripts.charts.kit.lettering import FACES, SANS, SERIF, face, width, wrapped

SENTENCE = "Japan has hosted more American troops than Germany or South Korea in every year since 2012"


def test_semibold_is_wider_serif_differs_and_signs_have_a_width_of_their_own() -> None:
    assert width(SENTENCE, 20, "semibold") > width(SENTENCE, 20)
    assert width(SENTENCE, 20, "semibold", SERIF) != width(SENTENCE, 20, "semibold")
    for sign in "$¥%€":
        assert width(f"5{sign}5", 20, "semibold", SERIF) - width("55", 20, "semibold", SERIF) > 6


@pytest.mark.parametrize("size", [11.5, 13, 21])
@pytest.mark.parametrize("room", [60, 90, 150, 344, 720, 5000])
def test_a_wrapped_text_fits_unless_one_word_does_not(room: float, size: float) -> None:
    text = f"{SENTENCE} incomprehensibilities"
    lines = wrapped(text, room, size).split("\n")
    assert " ".join(lines) == text
    for line in lines:
        assert width(line, size) <= room or " " not in line
    for line, following in pairwise(lines):  # and no line breaks sooner than it must
        assert width(f"{line} {following.split()[0]}", size) > room


def test_a_short_text_stays_one_line_and_blanks_are_evened_out() -> None:
    assert wrapped("Two  words\nhere ", 500) == "Two words here"
    assert wrapped("", 500) == ""
    assert wrapped("Incomprehensibilities", 5) == "Incomprehensibilities"


@pytest.mark.parametrize(("family", "weight"), FACES)
def test_every_typeface_is_a_file_of_its_package(family: str, weight: str) -> None:
    path = face(family, weight)
    assert path.is_file() and path.suffix == ".ttf" and FACES[family, weight][0] in path.parts


@pytest.mark.parametrize("package", ["no_such_package_of_fonts", "font_source_sans_pro"])
def test_a_missing_package_or_file_is_an_error_that_names_the_font(
        monkeypatch: pytest.MonkeyPatch, package: str) -> None:
    monkeypatch.setitem(FACES, (SANS, "regular"), (package, "Missing-Regular.ttf"))
    for step in (lambda: face(SANS, "regular"), lettering.install):
        with pytest.raises(FileNotFoundError, match=r"Missing-Regular\.ttf is missing; install requirements"):
            step()
    with pytest.raises(KeyError):
        face(SANS, "thin")
