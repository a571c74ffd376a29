"""How long a page takes: its prose, rounded up."""

from __future__ import annotations

import pytest

from macros.views.reading_time import minutes


@pytest.mark.parametrize(("words", "taken"), [(0, 1), (1, 1), (200, 1), (201, 2), (1000, 5)])
def test_minutes_are_rounded_up(words: int, taken: int) -> None:
    assert minutes("word " * words) == taken


def test_calls_and_code_take_no_time() -> None:
    call = '{{ chart("a-chart-with-a-name") }}\n\n'
    assert minutes("word " * 190 + call * 50) == 1
