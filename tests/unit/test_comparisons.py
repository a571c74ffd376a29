"""Words that compare figures are found where they do, and left alone where they only look like it."""

import re
from typing import get_args

import pytest

from macros.data import Ledger
from macros.values.fields import Sense
from macros.words.comparison_words import claims_in, lexicon
from macros.words.comparisons import ON_A_PAGE, remedy, untied_comparisons
from macros.words.sentences import FIGURE, sentences
from tests.unit.ledgers import fact, words_of_degree, words_that_compare
from tests.unit.tables import rows

LEDGER = Ledger(facts={one.ref: one for one in (
    fact("40", "percent", ref="share@2020", as_of="2020"),
    fact("60", "percent", ref="share@2024", as_of="2024"),
    fact("10", "years", ref="wait"), fact("54288", "people", ref="troops-a"),
    fact("36436", "people", ref="troops-b"), fact("20", "percent", ref="some-fall"),
    fact("1.7", "times", ref="multiple"))}, comparisons=words_that_compare(), degrees=words_of_degree())
FIG, OLD, NEW = '{{ fig("troops-a") }}', '{{ fig("share@2020") }}', '{{ fig("share@2024") }}'
WAIT, IN = '{{ fig("wait", "short") }}', '{{ period("share@2024") }}'
FILE = "docs/trade/page.md"


def found(text: str) -> list[str]:
    """The words that are found in a text, in which F, OLD, NEW, WAIT and IN stand for macro calls."""
    calls = {"F": FIG, "OLD": OLD, "NEW": NEW, "WAIT": WAIT, "IN": IN}
    body = re.sub(r"\b(?:F|OLD|NEW|WAIT|IN)\b", lambda match: calls[match.group()], text)
    return [message.split("'")[1] for _, message, _ in untied_comparisons(body, LEDGER, ON_A_PAGE)]


@pytest.mark.parametrize(("text", "words"), rows("comparisons", "found"))
def test_a_comparison_beside_a_figure_is_found(text: str, words: str) -> None:
    assert found(text)[-1:] == [words]


@pytest.mark.parametrize("text", rows("comparisons", "left alone"))
def test_what_compares_no_figures_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("text", "count"), rows("comparisons", "sentences"))
def test_a_page_is_cut_into_sentences(text: str, count: int) -> None:
    body = re.sub(r"\bF\b", FIG, text)
    body = re.sub(r"(`|<!-- )\{\{.*?\}\}", r"\1code", body)
    body = body.replace("~~~\n" + FIG, "~~~\ncode", 1)
    assert len(list(sentences(body))) == count


def test_a_sentence_keeps_its_place_and_the_figures_of_its_calls_or_of_a_record() -> None:
    body = f"Text.\n\nThen {FIG} and\n{NEW} came.\n"
    only, = sentences(body)
    assert body[only.start:].lstrip().startswith("Then")
    assert [ref for _, ref in only.figures] == ["troops-a", "share@2024"]
    assert all(only.text[place] == FIGURE for place, _ in only.figures)
    assert len(only.text) == len(body[only.start:].rstrip())
    only, = sentences("It fell to {share@2020} of {troops-a}.")
    assert [ref for _, ref in only.figures] == ["share@2020", "troops-a"]


def test_a_loose_word_is_reported_at_its_place_with_the_figures_and_a_statement_to_copy() -> None:
    body = f"# Title\n\nThe share\nfell from {NEW}\nto {OLD}.\n"
    assert list(untied_comparisons(body, LEDGER, ON_A_PAGE)) == [(
        body.index("fell"),
        "'fell' compares figures (share@2024, share@2020), but no condition holds it to them",
        'Write {{ says("fell", "… < …") }}, or reword.')]


@pytest.mark.parametrize(("words", "refs", "expected"), rows("comparisons", "remedies"))
def test_the_remedy_is_a_statement_that_holds_or_says_where_the_words_belong(
        words: str, refs: list[str], expected: str) -> None:
    assert remedy(words, refs, LEDGER, ON_A_PAGE) == expected


def test_no_phrase_stands_twice_in_the_lexicon_and_each_claims_something() -> None:
    entries = LEDGER.comparisons.values()
    assert len(lexicon(LEDGER)) == sum(len(entry.words) for entry in entries)
    assert {entry.sense for entry in entries} == set(get_args(Sense))
    for entry in entries:
        assert (entry.number is not None) == (entry.sense == "number") or entry.sense == "extreme"
        for words in entry.words:
            assert words == words.lower()
            assert [claim.words for claim in claims_in(words, LEDGER)] == [words], words


def test_each_word_is_found_in_the_surroundings_that_its_entry_names() -> None:
    frames = {"than": "It is {} than F.", "amount": "It is {} than F.", "before": "It is {} F.",
              "beside": "It is {} F.", "anywhere": "It is {} here, with F.", "change": "It {} by F."}
    for words, entry in lexicon(LEDGER).items():
        if entry.where != "tied":
            expected = {"up again": [], "down again": [], "cuts": []}.get(words, [words])
            assert found(frames[entry.where].format(words)) == expected, words


@pytest.mark.parametrize(("words", "side", "degree", "number"), rows("comparisons", "fractions"))
def test_a_fraction_is_read_with_its_side(words: str, side: int, degree: str, number: str) -> None:
    claim, = claims_in(words, LEDGER)
    assert claim.entry.number is not None
    ratio = f"{round(claim.entry.number, 3).normalize():f}"
    assert (claim.side, claim.degree.id, ratio) == (side, degree, number)


@pytest.mark.parametrize(("words", "senses"), rows("comparisons", "claims"))
def test_words_are_read_into_what_they_claim(words: str, senses: list[str]) -> None:
    assert [claim.entry.sense for claim in claims_in(words, LEDGER)] == senses


def test_each_word_of_degree_has_one_size_and_stands_once(ledger: Ledger) -> None:
    words = [word for entry in ledger.degrees.values() for word in entry.words]
    assert len(words) == len(set(words)) > 30
    assert all((one.at_least is None) != (one.at_most is None) for one in ledger.degrees.values())
