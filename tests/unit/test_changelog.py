"""The changelog on the site: days, lists and words, and neither markup nor numbers."""

from pathlib import Path

import pytest

from macros.accepted.changelog import Section, read_changelog
from macros.data import Ledger
from macros.reading.project import ROOT
from macros.values.problems import Problem
from macros.words.bare_numbers import exempt_pattern, exempt_words
from tests.unit.tables import rows

TEXT = """# Changes

What changed for people.

## Unreleased

Not yet out:
so far.

**To read**

- A page on `data/` & more,
  and a second line.
- Another one.

## 2026-12-01: The yen

- Article 9 has a chapter.

## 2026-11-30

- Less.
"""


def read(text: str, folder: Path) -> tuple[tuple[Section, ...], list[Problem]]:
    problems: list[Problem] = []
    (folder / "CHANGELOG.md").write_text(text, encoding="utf-8")
    return read_changelog(folder, exempt_pattern(["Article 9"]), problems), problems


def test_sections_are_read_with_their_days_and_blocks(tmp_path: Path) -> None:
    sections, problems = read(TEXT, tmp_path)
    assert problems == []
    assert [(s.day, s.title) for s in sections] == [("", ""), ("2026-12-01", "The yen"), ("2026-11-30", "")]
    assert [(b.kind, b.plain, b.line) for b in sections[0].blocks] == [
        ("words", "Not yet out: so far.", 7), ("head", "To read", 10),
        ("item", "A page on data/ & more, and a second line.", 12), ("item", "Another one.", 14)]
    assert sections[0].html == (
        '<p>Not yet out: so far.</p><p class="list-title">To read</p><ul><li>A page on <code>data/</code> '
        "&amp; more, and a second line.</li><li>Another one.</li></ul>")


@pytest.mark.parametrize(("text", "line", "message"), rows("changelog", "mistakes"))
def test_what_readers_should_not_get_is_told_with_its_line(
        tmp_path: Path, text: str, line: int, message: str) -> None:
    problems = read(f"# Changes\n\n{text}", tmp_path)[1]
    assert [(p.file, p.line) for p in problems] == [("CHANGELOG.md", line)]
    assert message in problems[0].message


def test_a_missing_changelog_is_told(tmp_path: Path) -> None:
    problems: list[Problem] = []
    assert read_changelog(tmp_path, exempt_pattern([]), problems) == ()
    assert "is missing" in problems[0].message


def test_the_project_s_own_is_in_order(ledger: Ledger) -> None:
    problems: list[Problem] = []
    sections = read_changelog(ROOT, exempt_words(ledger), problems)
    assert problems == []
    assert any(block.kind == "item" for section in sections for block in section.blocks)
