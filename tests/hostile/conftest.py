"""What the hostile tests share: a way to inspect one page."""

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.authoring.inspection import inspect_all
from macros.authoring.macro import Desk
from macros.reading.files_allowed import docs_problems
from macros.values.problems import Problem
from tests.conftest import lay

FILE = "docs/trade/page.md"
Inspect = Callable[[str | bytes], list[Problem]]


@pytest.fixture
def inspect(desk: Desk, tmp_path: Path) -> Inspect:
    """Everything that is wrong with one page; files are looked at first, as in a build."""
    def inspected(text: str | bytes) -> list[Problem]:
        lay(tmp_path, {FILE: text})
        return sorted({*docs_problems(tmp_path), *inspect_all(desk, tmp_path)})
    return inspected
