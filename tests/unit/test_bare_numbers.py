"""Quantities typed by hand are found at their line; what only looks like one is left alone."""

from __future__ import annotations

import pytest

from macros.words.bare_numbers import bare_quantities

NAMES = ("Article 9", "2+2", "G7", "Article 9 Association", "Seven Samurai", "F-35")


def found(text: str) -> list[tuple[int, str]]:
    """Line and words of every quantity in a text."""
    return list(bare_quantities(text, NAMES))


@pytest.mark.parametrize(("text", "words"), [
    ("It costs 15 in all, 33.7% of GDP, and 5 per cent.", ["15", "33.7%", "5"]),
    ("They pledged US$550bn.", ["550bn"]),
    ("A budget of ¥8.8trn, or €50 bn, or £5m, or $6.", ["¥8.8trn", "€50", "£5m", "$6"]),
    ("About 55,000 troops.", ["55,000"]),
    ("In 2025, on 22 July.", ["2025", "22"]),
    ("The 1990s and the 7th fleet.", ["1990s", "7th"]),
    ("In FY2024 and FY 2025.", ["FY2024", "FY 2025"]),
    ("It has two bases and twenty-five boats.", ["two", "twenty", "five"]),
    ("Half of it, nearly a third, and one fifth.", ["Half", "a third", "one fifth"]),
    ("Two-thirds of it doubled; dozens of millions.", ["Two", "thirds", "doubled", "dozens", "millions"]),
    ("The second-largest investor, the Third-biggest one.", ["second-largest", "Third-biggest"]),
    ("A tenfold rise, twice.", ["tenfold", "twice"]),
    ("**15**, *two*, (30) and \"40\".", ["15", "two", "30", "40"]),
    ("| a | 15 |", ["15"]),
    ("They say x < 50 and y > 3.", ["50", "3"]),
    ("A range of 10–15 years, -3.", ["10", "15", "3"]),
    ("Written as １５.", ["１５"]),
    ("![an alt text of 5 boats](boat.png)", ["5"]),
    ("[5 boats](boats.md)", ["5"]),
])
def test_a_quantity_by_hand_is_found(text: str, words: list[str]) -> None:
    assert [word for _, word in found(text)] == words


@pytest.mark.parametrize("text", [
    "One could say that the first, the second and the third are alike.",
    "Nobody else, once, alone, both, many, most, a few.",
    "Often, tenth-rate, attend, weighty.",  # words that contain a number word
    "Article 9 and its Article 9 Association, the G7, the 2+2 and Seven Samurai's F-35.",
    "Article\n9 runs over the end of a line.",
    "`15` and `two` in code.",
    "```\n15 boats\n```\n",
    "~~~ text\n15 boats\n~~~\n",
    "!!! note\n\n    ```\n    15 boats\n    ```\n",
    "[the boats](boats-2025.md#in-2025) and <https://example.org/2025/15>",
    "See https://example.org/2025?x=15 for it.",
    "![boats](boats-15.png){ .wide-2 }",
    "## What happened { #what-2025-brought }",
    "1. first\n2. second\n   10. third\n",
    '{{ fig("pledge-2025") }}, {{ says("more", "a > 50%") }} and {{\n  fig("b-2") }}',
    "{% raw %}and{% endraw %}",
    '<img src="a.png" width="15">, <br/>, <a href="x"\n   tabindex="2">text</a>',
    "<!-- 15 boats -->",
    "&#8217; and &#x2014;",
    "covid19 and B52s are words.",
])
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
    assert list(bare_quantities("Article 9", ())) == [(1, "9")]
