"""What the hostile tests share: the invented records, and a way to inspect one page."""

from collections.abc import Callable
from pathlib import Path

import pytest

from macros.authoring.inspection import inspect_all
from macros.authoring.macro import Desk
from macros.reading.files_allowed import docs_problems
from macros.values.problems import Problem
from tests.unit.ledgers import load_alone

FILE = "docs/trade/page.md"
Inspect = Callable[[str | bytes], list[Problem]]


@pytest.fixture(scope="session")
def desk() -> Desk:
    """A desk over the invented records, without charts."""
    return Desk(load_alone(), {})


@pytest.fixture
def inspect(desk: Desk, tmp_path: Path) -> Inspect:
    """Everything that is wrong with one page; files are looked at first, as in a build."""
    def inspected(text: str | bytes) -> list[Problem]:
        path = tmp_path / FILE
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(text if isinstance(text, bytes) else text.encode("utf-8", "surrogatepass"))
        return sorted({*docs_problems(tmp_path), *inspect_all(desk, tmp_path)})
    return inspected
