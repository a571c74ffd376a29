"""No page keeps the programs busy: sizes, nesting and every pattern, with lines made to hurt."""

from __future__ import annotations

import re
import time
from collections.abc import Iterator
from importlib import import_module
from pathlib import Path

import pytest

from macros.authoring.inspection import inspect_all
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
from tests.hostile.conftest import FILE, Inspect

TITLE = "# A page\n\n"


@pytest.mark.parametrize("text", [
    "--8<-- \".git/config\"", "--8<-- 'x.md'", "-8<- \"x\"", "--8<--\n.git/config\n--8<--", "> --8<-- \"x\"",
    ";--8<-- \"x\"", "- a\n\n    --8<-- \"x\"", "```\n--8<-- \".git/config\"\n```", "----8<---- \"x\""])
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


UNITS = [
    "*", "_", "**", "***a", "*a", "_a ", "**a*", "*a_b", "`", "``a", "[]", "[a]", "[a](b)", "[a](", "](",
    "<a", "<a ", "<!--", "</", "<div>", "<b>", "<?", "&", "&#", "&#x", "!", "![", '"', "'", "--", "{",
    "{ #a }", "{{ ", "{% ", "*a*{", "\\*", "[^a]", "|", "~", "a@b", "<a@", "http://", "(", ")", " ", "\t",
    "=", "a ", "15 ", "1,", "a-", "# ", "a\n---\n", "```\n", "~~~ \n", "- a\n", "> a\n", "1. a\n",
    "    a\n", "| a |\n", "[^a]: x\n", "[a]: b\n", "<div>\n", "\n", " \n", ": a\n", "a\n\n", "## \n",
    "# a", "two ", "FY", "$1", "Article 9 ", "Article  ", "javascript:"]


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


@pytest.mark.parametrize("unit", UNITS)
def test_a_page_made_to_hurt_is_done_with_in_moments(inspect: Inspect, unit: str) -> None:
    for size, shape in ((190_000, filled(unit, 190_000)), (100_000, unit * (100_000 // len(unit)))):
        begun = time.process_time()
        found = inspect(f"{TITLE}{shape}\n")
        assert time.process_time() - begun < 5, (unit, size, len(found))


def patterns() -> Iterator[tuple[str, re.Pattern[str]]]:
    """Every compiled pattern of the macros."""
    for path in sorted((ROOT / "macros").glob("*.py")):
        module = import_module(f"macros.{path.stem}") if path.stem != "__init__" else None
        for name, value in vars(module).items() if module else ():
            if isinstance(value, re.Pattern):
                yield f"{path.stem}.{name}", value
            if isinstance(value, dict):
                yield from ((f"{path.stem}.{name}[{key}]", one) for key, one in value.items()
                            if isinstance(one, re.Pattern))


PATTERNS = dict(patterns())
LINES = [unit.replace("\n", " ") for unit in UNITS] + [
    "a" * 50 + " ", "-a", "a.", "1.", "{a}", "{a", "between ", "two-", "1 and ", "/", "../", "a/", "$"]


@pytest.mark.parametrize("name", PATTERNS)
def test_no_pattern_backtracks_without_end(name: str) -> None:
    """A pattern whose time grows faster than the square of a text's length does not get through this."""
    begun = time.process_time()
    for line in LINES:
        text = (line * (800 // len(line) + 1))[:800]
        for shape in (text, f"{text}\n!", f"#{text}x", f"[{text}", f"a{text}=", f"<{text}"):
            PATTERNS[name].search(shape[:200])  # from each place, which takes as many times as long
            PATTERNS[name].fullmatch(shape)
    assert time.process_time() - begun < 3, name


def test_lines_of_a_hundred_thousand_characters_are_read_in_moments() -> None:
    for line in LINES:
        text = (line * (100_000 // len(line) + 1))[:100_000]
        begun = time.process_time()
        limit_problems(text, FILE)
        markup_in(text)
        list(odd_characters(text, FILE))
        assert time.process_time() - begun < 1, line


# Odd characters, as they are or written as entities, and what is said of them.
ODD = {
    "\u202e": "U+202E RIGHT-TO-LEFT OVERRIDE", "\u200b": "U+200B ZERO WIDTH SPACE",
    "\u2066": "U+2066 LEFT-TO-RIGHT ISOLATE", "\ufeff": "U+FEFF ZERO WIDTH NO-BREAK SPACE",
    "\u00ad": "U+00AD SOFT HYPHEN", "\u00a0": "U+00A0 NO-BREAK SPACE", "\x00": "U+0000 NULL",
    "\u2028": "U+2028 LINE SEPARATOR", "\x1b": "U+001B ESCAPE", "\uff11": "U+FF11 FULLWIDTH DIGIT ONE",
    "\u0661": "U+0661 ARABIC-INDIC DIGIT ONE", "\u3164": "U+3164 HANGUL FILLER",
    "\u0301": "U+0301 COMBINING ACUTE ACCENT", "\ufe0f": "U+FE0F VARIATION SELECTOR-16",
    "\r": "U+000D CARRIAGE RETURN", "\ue000": "U+E000 PRIVATE USE",
    "\U000e0041": "U+E0041 TAG LATIN CAPITAL LETTER A", "\u2800": "U+2800 BRAILLE PATTERN BLANK",
    "\u061c": "U+061C ARABIC LETTER MARK", "&#x202e;": "U+202E", "&#8238;": "U+202E", "&rlm;": "U+200F",
    "&zwj;": "U+200D", "&ZeroWidthSpace;": "U+200B", "&nbsp;": "U+00A0", "&shy;": "U+00AD",
    "&#xFF11;": "U+FF11", "p\u0430": "'p\u0430' mixes letters of two alphabets that look alike"}


@pytest.mark.parametrize("odd", ODD)
def test_an_odd_character_is_named_with_its_line(inspect: Inspect, odd: str) -> None:
    assert len(odd) > 1 or character_name(odd) == ODD[odd]
    found = inspect(f"{TITLE}Some {odd}thing.\n")
    assert any(problem.line == 3 and problem.message.startswith(ODD[odd]) for problem in found), found


def test_calls_that_make_too_much_are_stopped(ledger: Ledger, tmp_path: Path) -> None:
    page = tmp_path / FILE
    page.parent.mkdir(parents=True)
    page.write_text(TITLE + "{{ figures_index() }}\n\n" * 590, encoding="utf-8")
    begun = time.process_time()
    found = inspect_all(Desk(ledger, {}), tmp_path)
    assert any("make over 5000000 characters" in problem.message for problem in found), found
    assert time.process_time() - begun < 10


def test_a_page_that_takes_too_long_names_itself(
        desk: Desk, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    from macros.authoring import inspection as pages
    monkeypatch.setattr(pages, "MAX_SECONDS", 0)
    page = tmp_path / FILE
    page.parent.mkdir(parents=True)
    page.write_text(TITLE + "{{ plain('x') }}\n", encoding="utf-8")
    assert Problem(FILE, 0, "the page takes more than 0 seconds to inspect",
                   "Make it simpler, or split it.") in inspect_all(desk, tmp_path)
