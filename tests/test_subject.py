"""The engine knows no subject: what the site is about stands in seeds/, docs/, mkdocs.yml and the charts."""

import re
from pathlib import Path

import pytest

from macros.reading.project import ROOT

SUBJECT = re.compile(
    r"japan|(?<![a-z])yen(?![a-z])|okinawa|tokyo|americ|united states|washington|jpy|usd", re.IGNORECASE)


def modules() -> list[Path]:
    """Every module of the engine: macros and scripts without the charts."""
    found = [path for folder in ("macros", "scripts") for path in sorted((ROOT / folder).rglob("*.py"))]
    return [path for path in found if "charts" not in path.relative_to(ROOT).parts]


def subject_words(text: str) -> set[str]:
    """Words of a module that say what the site is about."""
    return {match.group().lower() for match in SUBJECT.finditer(text)}


@pytest.mark.parametrize("path", modules(), ids=lambda path: path.relative_to(ROOT).as_posix())
def test_a_module_says_nothing_of_the_subject(path: Path) -> None:
    assert subject_words(path.read_text(encoding="utf-8")) == set()


@pytest.mark.parametrize(("text", "said"), [
    ('KIND = "us-base"  # American bases', {"americ"}), ('TITLE = "Japan\'s Plan B"', {"japan"}),
    ("RATE = 'jpy-per-usd'", {"jpy", "usd"}), ("yen_value_lost", {"yen"}), ("the tenyear average", set())])
def test_words_of_the_subject_are_seen(text: str, said: set[str]) -> None:
    assert subject_words(text) == said
