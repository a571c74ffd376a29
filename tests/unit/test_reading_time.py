"""How long a page takes: its prose, rounded up."""

from __future__ import annotations

from macros.authoring.page_index import minutes


def test_minutes_are_rounded_up_and_calls_take_no_time() -> None:
    assert [minutes("word " * words) for words in (0, 1, 200, 201, 1000)] == [1, 1, 1, 2, 5]
    assert minutes("word " * 190 + '{{ chart("a-chart-with-a-name") }}\n\n' * 50) == 1
