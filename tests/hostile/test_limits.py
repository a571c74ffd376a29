"""No page keeps the programs busy: sizes, nesting and every pattern, with lines made to hurt."""

import re
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from macros.authoring import inspection
from macros.authoring.macro import Desk
from macros.data import Ledger
from macros.reading.page_limits import (
    MAX_BLOCK,
    MAX_LINE,
    MAX_OPEN,
    MAX_PAGE_SIGNS,
    MAX_SIGNS,
    limit_problems,
)
from macros.reading.plain_text import character_name, markup_in, odd_characters
from macros.reading.project import ROOT
from macros.values.problems import Problem
from tests.conftest import cases, lay
from tests.hostile.conftest import FILE, Inspect

PAYLOADS = cases("hostile/limits.yml")
ODD: dict[str, str] = PAYLOADS["odd"]
TITLE = "# A page\n\n"


@pytest.mark.parametrize("text", PAYLOADS["snippets"])
def test_taking_another_file_into_a_page_is_refused(inspect: Inspect, text: str) -> None:
    found = inspect(f"{TITLE}{text}\n")
    assert any("would take another file into the page" in problem.message and problem.line >= 3
               for problem in found)


@pytest.mark.parametrize(("text", "line"), [
    ("a" * (MAX_LINE + 1), 3), ("a\n" * (MAX_BLOCK // 2 + 1), 3), ("a\n\n" * 5000, 0),
    ("[" * (MAX_OPEN + 1), 3), ("[a] " * (MAX_SIGNS["["] + 1), 3),
    ("[a](b.md)\n\n" * (MAX_PAGE_SIGNS["["] + 1), 0), ("* " * (MAX_SIGNS["*"] + 1), 3),
    ("> " * 10 + "x", 3), (">>>>>>>>>> x", 3), ("- " * 10, 3), (" " * 40 + "x", 3),
    ("a\n\n" + "`" * (MAX_SIGNS["`"] + 1), 5), ("\t" * 20 + "x", 3)
])
def test_more_than_a_page_needs_is_refused_at_its_line(text: str, line: int) -> None:
    found = limit_problems(f"{TITLE}{text}\n", FILE)
    assert any(problem.line == line for problem in found), found
    assert len(found) <= 10 and all(problem.hint for problem in found)


def test_every_page_of_the_site_lies_far_within_the_limits() -> None:
    for path in (ROOT / "docs").rglob("*.md"):
        text = path.read_text(encoding="utf-8")
        assert limit_problems(text, path.name) == []
        blocks = re.split(r"\n\s*\n", text)
        assert max(map(len, blocks)) < MAX_BLOCK * 0.7, path
        assert max(block.count("[") for block in blocks) < MAX_SIGNS["["] * 0.7, path


def filled(unit: str, size: int) -> str:
    """A text of a size, with blocks and lines of the most that is allowed."""
    most = min((limit // unit.count(sign) for sign, limit in MAX_SIGNS.items() if sign in unit),
               default=10**6)
    block = unit * min(most, (MAX_BLOCK - 100) // len(unit))
    if "\n" not in unit:
        width = max(MAX_LINE // len(unit) - 1, 1) * len(unit)
        block = "\n".join(block[place:place + width] for place in range(0, len(block), width))
    text = ""
    while len(text) + len(block) < size and all(
            (text + block).count(sign) < most for sign, most in MAX_PAGE_SIGNS.items()):
        text += block + "\n\n"
    return text


@pytest.mark.parametrize("unit", PAYLOADS["units"])
def test_a_page_made_to_hurt_is_done_with_in_moments(inspect: Inspect, unit: str, every: bool) -> None:
    part = 1 if every else 2  # what takes the square of a half takes a quarter of the time
    for shape in (filled(unit, 190_000 // part), unit * (100_000 // part // len(unit))):
        begun = time.process_time()
        found = inspect(f"{TITLE}{shape}\n")
        assert time.process_time() - begun < 10 / part, (unit, len(shape), len(found))


def patterns() -> Iterator[tuple[re.Pattern[str], str]]:
    """Every compiled pattern of the macros, and its name."""
    for path in sorted((ROOT / "macros").rglob("[!_]*.py")):
        place = ".".join(path.relative_to(ROOT).with_suffix("").parts)
        for name, value in vars(import_module(place)).items():
            if isinstance(value, re.Pattern):
                yield value, f"{place}.{name}"
            if isinstance(value, dict):
                yield from ((one, f"{place}.{name}[{key}]") for key, one in value.items()
                            if isinstance(one, re.Pattern))


PATTERNS = dict(patterns())
LINES = [unit.replace("\n", " ") for unit in PAYLOADS["units"]] + PAYLOADS["in_lines"]


@pytest.mark.parametrize("pattern", PATTERNS, ids=PATTERNS.values())
def test_no_pattern_backtracks_without_end(pattern: re.Pattern[str]) -> None:
    """A pattern whose time grows faster than the square of a text's length does not get through this."""
    begun = time.process_time()
    for line in LINES:
        text = (line * (800 // len(line) + 1))[:800]
        for shape in (text, f"{text}\n!", f"#{text}x", f"[{text}", f"a{text}=", f"<{text}"):
            pattern.search(shape[:200])  # from each place, which takes as many times as long
            pattern.fullmatch(shape)
    assert time.process_time() - begun < 3, PATTERNS[pattern]


def test_lines_of_a_hundred_thousand_characters_are_read_in_moments() -> None:
    for line in LINES:
        text = (line * (100_000 // len(line) + 1))[:100_000]
        begun = time.process_time()
        limit_problems(text, FILE)
        markup_in(text)
        list(odd_characters(text, FILE))
        assert time.process_time() - begun < 1, line


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_character_is_named_with_its_line(inspect: Inspect, odd: str) -> None:
    assert len(odd) > 1 or character_name(odd) == ODD[odd]
    found = inspect(f"{TITLE}Some {odd}thing.\n")
    assert any(problem.line == 3 and problem.message.startswith(ODD[odd]) for problem in found), found


def test_calls_that_make_too_much_are_stopped(ledger: Ledger, tmp_path: Path,
                                              monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspection, "MAX_OUTPUT", inspection.MAX_OUTPUT // 4)
    lay(tmp_path, {FILE: TITLE + "{{ figures_index() }}\n\n" * 590})
    begun = time.process_time()
    found = inspection.inspect_all(Desk(ledger, {}), tmp_path)
    assert any("make over 1250000 characters" in problem.message for problem in found), found
    assert time.process_time() - begun < 10


def test_a_page_that_takes_too_long_names_itself(inspect: Inspect, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(inspection, "MAX_SECONDS", 0)
    assert Problem(FILE, 0, "the page takes more than 0 seconds to inspect",
                   "Make it simpler, or split it.") in inspect(TITLE + "{{ plain('x') }}\n")
