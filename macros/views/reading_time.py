"""How long a page takes to read, roughly: its prose alone, without charts, tables and lists of records."""

from __future__ import annotations

from macros.words.bare_numbers import prose_of

WORDS_A_MINUTE = 200  # somewhat slower than the mean of silent reading in English, 238 (Brysbaert 2019)


def minutes(text: str) -> int:
    """Minutes for the prose of a page's Markdown, rounded up; macro calls count for nothing."""
    return max(1, -(-len(prose_of(text).split()) // WORDS_A_MINUTE))
