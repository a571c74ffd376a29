"""Quantities typed by hand are found at their line; what only looks like one is left alone."""

import time

import pytest

from macros.words.bare_numbers import bare_quantities, exempt_pattern
from tests.unit.tables import rows

NAMES = exempt_pattern(("Article 9", "2+2", "G7", "Article 9 Association", "Seven Samurai", "F-35"))


def found(text: str) -> list[tuple[int, str]]:
    """Line and words of every quantity in a text."""
    return list(bare_quantities(text, NAMES))


@pytest.mark.parametrize(("text", "words"), rows("bare_numbers", "found"))
def test_a_quantity_by_hand_is_found(text: str, words: list[str]) -> None:
    assert [word for _, word in found(text)] == words


@pytest.mark.parametrize("text", rows("bare_numbers", "left alone"))
def test_what_is_no_quantity_by_hand_is_left_alone(text: str) -> None:
    assert found(text) == []


WORDS = """two three four five six seven eight nine ten eleven twelve thirteen fourteen fifteen sixteen
    seventeen eighteen nineteen twenty thirty forty fifty sixty seventy eighty ninety hundred hundreds
    thousand thousands million millions billion billions trillion trillions dozen dozens half halves
    quarter quarters thirds double doubled doubles doubling triple tripled tripling quadrupled halved
    halving twice thrice tenfold twofold threefold fourfold fivefold"""


def test_each_number_word_is_found_alone_and_capitalised_but_not_inside_another() -> None:
    for word in WORDS.split():
        assert found(f"It has {word} of them.") == [(1, word)]
        assert found(f"{word.capitalize()} of them.") == [(1, word.capitalize())]
        assert found(f"un{word}ly") == []


def test_each_quantity_is_found_at_its_line() -> None:
    text = ("# Title\n\n15 boats\n\n```\n3 lines\nof code\n```\n\n"
            "{{ fig(\n  \"a\") }} and 16\n1. 17 boats\n\nArticle\n9 and\n18\n")
    assert found(text) == [(3, "15"), (11, "16"), (12, "17"), (16, "18")]


def test_the_longest_name_wins_and_a_name_covers_nothing_but_itself() -> None:
    assert found("Article 9 Association") == []
    assert found("Article 95") == [(1, "95")]
    assert found("XArticle 9") == [(1, "9")]
    assert found("Article 9 and 9") == [(1, "9")]
    assert list(bare_quantities("Article 9", exempt_pattern(()))) == [(1, "9")]


def test_an_idiom_counts_nothing_and_is_found_in_capitals_too_but_only_as_a_whole() -> None:
    idioms = exempt_pattern((), ("for decades", "at sixes and sevens"))
    text = "For decades it was at sixes\nand sevens, two decades long."
    assert [words for _, words in bare_quantities(text, idioms)] == ["two", "decades"]


def test_a_long_text_without_spaces_takes_no_time() -> None:
    for text in ("a" * 20_000, "1," * 10_000, "one " * 5_000, "八" * 20_000, "second" * 3_000):
        begun = time.process_time()
        found(text)
        assert time.process_time() - begun < 1
