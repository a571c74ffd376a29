"""Thousands of records and pages that nobody thought of: nothing but our own messages comes out.

The examples are the same in each run, fewer by day. HYPOTHESIS_SEED in the environment draws others.
"""

import os
import random
import shutil
from pathlib import Path

from hypothesis import HealthCheck, given, seed, settings
from hypothesis import strategies as st

from macros.authoring.inspection import inspect_body
from macros.authoring.macro import MACROS, Desk
from macros.data import load
from macros.reading.front_matter import front_matter_problems, split_page
from macros.reading.page_limits import limit_problems
from macros.reading.plain_text import odd_characters
from macros.values.problems import ProblemsFound
from tests.conftest import cases
from tests.unit.ledgers import BASE

SEED = int(os.environ.get("HYPOTHESIS_SEED", "20260101"))
QUIET = [HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.function_scoped_fixture]
FILES = {path.relative_to(BASE).as_posix(): path.read_text(encoding="utf-8")
         for path in sorted((BASE / "seeds").rglob("*.*"))}
PAYLOADS = cases("hostile/fuzz.yml")
PIECES: list[str] = PAYLOADS["pieces"]
PAGE: str = PAYLOADS["page"]
Edit = tuple[int, int, str, int]
EDITS = st.lists(st.tuples(st.integers(0, 10_000), st.integers(0, 60),
                           st.one_of(st.sampled_from(PIECES), st.text(max_size=8)),
                           st.integers(0, 5)), min_size=1, max_size=6)


def mutated(text: str, edits: list[Edit]) -> str:
    """A text with pieces put in, taken out, doubled, moved or swapped for others."""
    for place, length, piece, kind in edits:
        at = place % (len(text) + 1)
        lines = text.split("\n")
        row = place % len(lines)
        if kind == 0:
            text = text[:at] + piece + text[at:]
        elif kind == 1:
            text = text[:at] + piece + text[at + length:]
        elif kind == 2:
            text = "\n".join([*lines[:row], *lines[row + 1:]])
        elif kind == 3:
            text = "\n".join([*lines[:row], lines[row], *lines[row:]])
        elif kind == 4 and ":" in lines[row]:
            text = "\n".join([*lines[:row], lines[row].split(":")[0] + ": " + piece, *lines[row + 1:]])
        else:
            text = "\n".join([*lines[:row], "  " * (length % 4) + lines[row].lstrip(), *lines[row + 1:]])
    return text


def test_broken_records_bring_nothing_but_messages(tmp_path: Path, every: bool) -> None:
    root = tmp_path / "project"
    shutil.copytree(BASE, root)
    told = random.Random(SEED)
    counts, most = {"refused": 0, "let through": 0}, 2000 if every else 400

    @seed(SEED)
    @settings(max_examples=most, deadline=None, database=None, suppress_health_check=QUIET, print_blob=True)
    @given(st.sampled_from(sorted(FILES)), EDITS)
    def fuzz(file: str, edits: list[Edit]) -> None:
        content = mutated(FILES[file], edits).encode("utf-8", "surrogatepass")
        if told.random() < 0.02:
            content = content[:len(content) // 2] + b"\xff" + content[len(content) // 2:]
        (root / file).write_bytes(content)
        try:
            load(root)
            counts["let through"] += 1
        except ProblemsFound as found:
            counts["refused"] += 1
            for problem in found.problems:
                assert problem.message and problem.line >= 0 and problem.file.startswith("seeds/"), problem
        finally:
            (root / file).write_text(FILES[file], encoding="utf-8")

    fuzz()
    assert counts["refused"] > most / 2 and counts["let through"] > most / 100, counts


def test_broken_pages_bring_nothing_but_messages(desk: Desk, every: bool) -> None:
    counts, most = {"refused": 0, "let through": 0}, 2000 if every else 150

    @seed(SEED)
    @settings(max_examples=most, deadline=None, database=None, suppress_health_check=QUIET, print_blob=True)
    @given(st.one_of(st.just(PAGE), st.just(f"---\ntitle: A page\nhide: [toc]\n---\n{PAGE}"),
                     st.text(max_size=300),
                     st.lists(st.sampled_from(PIECES), max_size=60).map("".join)), EDITS)
    def fuzz(text: str, edits: list[Edit]) -> None:
        page, file = mutated(text, edits), "docs/trade/page.md"
        found = [*odd_characters(page, file), *limit_problems(page, file)]
        if not found:
            _, body, first = split_page(page)
            found += front_matter_problems(page, file, MACROS)[2]
            found += inspect_body(desk, file, body, first)
        assert all(problem.file == file and problem.message for problem in found)
        lines = page.count("\n") + 1
        assert all(0 <= problem.line <= lines + 1 for problem in found), found
        counts["refused" if found else "let through"] += 1

    fuzz()
    assert counts["refused"] > most * 0.4, counts
