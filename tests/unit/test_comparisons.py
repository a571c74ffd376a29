"""Words that compare figures are found where they do, and left alone where they only look like it."""

from __future__ import annotations

import re
from typing import get_args

import pytest

from macros.data import Ledger
from macros.values.fields import Sense
from macros.words.comparison_words import claims_in, lexicon
from macros.words.comparisons import ON_A_PAGE, remedy, untied_comparisons
from macros.words.sentences import FIGURE, sentences
from tests.unit.ledgers import fact, words_that_compare

LEDGER = Ledger(facts={one.ref: one for one in (
    fact("40", "percent", ref="share@2020", as_of="2020"),
    fact("60", "percent", ref="share@2024", as_of="2024"),
    fact("10", "years", ref="wait"), fact("54288", "people", ref="troops-a"),
    fact("36436", "people", ref="troops-b"), fact("20", "percent", ref="some-fall"),
    fact("1.7", "times", ref="multiple"))}, comparisons=words_that_compare())
FIG, OLD, NEW = '{{ fig("troops-a") }}', '{{ fig("share@2020") }}', '{{ fig("share@2024") }}'
WAIT, IN = '{{ fig("wait", "short") }}', '{{ period("share@2024") }}'
FILE = "docs/trade/page.md"


def found(text: str) -> list[str]:
    """The words that are found in a text, in which F, OLD, NEW, WAIT and IN stand for macro calls."""
    calls = {"F": FIG, "OLD": OLD, "NEW": NEW, "WAIT": WAIT, "IN": IN}
    body = re.sub(r"\b(?:F|OLD|NEW|WAIT|IN)\b", lambda match: calls[match.group()], text)
    return [message.split("'")[1] for _, message, _ in untied_comparisons(body, LEDGER, ON_A_PAGE)]


@pytest.mark.parametrize(("text", "words"), [
    ("Japan has more troops than Germany, F in all.", "more"),
    ("It holds more of them than Germany, F by one count.", "more"),
    ("Japan bought F more from China than it sold there.", "more"),
    ("The count is F higher than a year before.", "higher"),
    ("A higher tariff than the F of others was set.", "higher"),
    ("It is F lower.", "lower"),
    ("It costs over F a year.", "over"),
    ("It would come to F at most.", "at most"),
    ("It lies above F in all.", "above"),
    ("It lies above the F of old.", "above"),
    ("It lies F below the letter.", "below"),
    ("It stood F ahead of the rest.", "ahead of"),
    ("The share fell from OLD in IN to NEW.", "fell"),
    ("The share rose in IN to NEW.", "rose"),
    ("The share has since risen by another NEW.", "risen"),
    ("It grew to NEW of the whole.", "grew"),
    ("It shrank by about NEW.", "shrank"),
    ("America took NEW, up from OLD.", "up"),
    ("America took OLD, down from NEW.", "down"),
    ("The yen lost NEW of its value.", "lost"),
    ("A rise of NEW followed.", "rise"),
    ("The tariff was cut to OLD.", "cut"),
    ("A majority of those asked, NEW, said so.", "majority of"),
    ("NEW is not far behind, but it is far behind what was asked.", "far behind"),
    ("**It [fell](a.md) by NEW.**", "fell"),
])
def test_a_comparison_beside_a_figure_is_found(text: str, words: str) -> None:
    assert found(text)[-1:] == [words]


@pytest.mark.parametrize("text", [
    # words that mostly compare nothing
    "Over the years F soldiers came.",
    "The treaty would be over WAIT after notice.",
    "Tokyo promised it over WAIT, on average.",
    "Under a treaty F troops stay.",
    "Most Japanese goods have been taxed at NEW since then.",
    "More and more people, F by now, agree.",
    "The question is more bitter than the F suggest.",
    "Higher taxes would cost F.",
    "It won F lower house seats, which is enough.",
    "A majority in a referendum must follow the F votes.",
    "Our records hold F of them.",
    "At best F came, at worst nobody did.",
    "The highest court heard F cases.",
    # change without a number of its own
    "Saigon fell in IN, when F soldiers had left.",
    "She rose to speak before F members.",
    "They cut ties to the F firms.",
    "The rows add up to NEW.",
    "The Pentagon held up NEW to allies.",
    "Prices rise and fall; F was paid.",
    # what is no place above or below
    "See the table above: F of them.",
    "The minister met F reporters, ahead of the summit.",
    "It came WAIT ahead of the summit.",
    # the figure says it itself
    "Japan has F as many as in Germany.",
    # no figure in the sentence
    "Exports fell by half of what they were. In IN they came to F.",
    "More than Germany's. F came.",
    # somebody else's words, code, addresses
    'He called it "more than enough for NEW of them" and left.',
    "She spoke of “a rise of NEW” that day.",
    "The file `more than F` is code.",
    "It is the [host](../bases.md#largest) of F.",
    "## With F troops { #largest-host }",
    "| F | The smaller GDP of the year | lower than before |",
    "- F came\n- more than that left",
    "F came\n\nMore than that left.",
    # tied
    'The share {{ says("fell", "share@2020 < share@2024") }} to NEW.',
    'Japan hosts {{ says("more", "troops-a > troops-b") }} troops than Germany, F in all.',
])
def test_what_compares_no_figures_is_left_alone(text: str) -> None:
    assert found(text) == []


@pytest.mark.parametrize(("text", "count"), [
    ("One F. Two F.", 2),
    ("The U.S. has F and Mr. Smith, e.g. at St. Paul's, has F.", 1),
    ("He met J. R. Smith. F came.", 1),
    ("Donald J. Trump had F.", 1),
    ("They call it plan A. F came.", 1),
    ("Is it F? Yes, F! So be it, F … and F.", 3),
    ("It was 1.5 of F, or 2.5 per cent of F.", 1),
    ("| F in all | F again |\n|---|---|\n| F | none |", 3),
    ("- F\n- F\n  and F\n1. F\n2. F", 4),
    ("A paragraph with F\nruns on with F\n\n## F { #f }\nF", 3),
    ("> F quoted\n> on F", 1),
    ("**F.** F again.", 2),
    ("~~~\nF\n~~~\nF", 1),
    ("`F` and <!-- F --> and [F](a.md)", 1),
])
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


@pytest.mark.parametrize(("words", "refs", "expected"), [
    ("rose", ["share@2020", "share@2024"], 'Write {{ says("rose", "share@2024 > share@2020") }}, or reword.'),
    ("more", ["troops-b", "troops-a"], 'Write {{ says("more", "troops-a > troops-b") }}, or reword.'),
    ("fewer", ["troops-a", "troops-b"], 'Write {{ says("fewer", "troops-b < troops-a") }}, or reword.'),
    ("grew", ["troops-a", "multiple"], 'Write {{ says("grew", "… > …") }}, or reword.'),
    ("largest", ["troops-a", "troops-b"], 'Write {{ says("largest", "… > …") }}, or reword.'),
    ("nearly", ["troops-a"], 'A qualifier belongs in the record, which prints it; else write '
                             '{{ says("nearly", "… > …") }}, or reword.'),
])
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


@pytest.mark.parametrize(("words", "side", "degree", "number"), [
    ("more than half", 1, "", "0.5"), ("well over half", 1, "far", "0.5"), ("over a third", 1, "", "0.333"),
    ("less than a fifth", -1, "", "0.2"), ("about half", 0, "", "0.5"), ("half", 0, "", "0.5"),
    ("nearly two thirds", -1, "near", "0.667"), ("barely a quarter", 1, "near", "0.25"),
    ("little more than half", 1, "near", "0.5"), ("a majority", 1, "", "0.5"), ("a minority", -1, "", "0.5"),
    ("not yet the doubling", -1, "", "2"), ("almost all", -1, "near", "1"), ("tenfold", 0, "", "10"),
    ("Three quarters", 0, "", "0.75"), ("dozens", 0, "", "24"), ("more than twice", 1, "", "2"),
])
def test_a_fraction_is_read_with_its_side(words: str, side: int, degree: str, number: str) -> None:
    claim, = claims_in(words, LEDGER)
    assert claim.entry.number is not None
    ratio = f"{round(claim.entry.number, 3).normalize():f}"
    assert (claim.side, claim.degree, ratio) == (side, degree, number)


@pytest.mark.parametrize(("words", "senses"), [
    ("more", ["more"]), ("far more", ["more"]), ("lower still", ["less"]), ("up again", ["up"]),
    ("a rise of less than a tenth", ["number", "up"]), ("fallen by about half", ["number", "down"]),
    ("more each year", ["more", "every"]), ("worst crisis", ["extreme"]), ("the rank is safe", []),
    ("moreover", []), ("groundswell", []), ("uphill", []),
])
def test_words_are_read_into_what_they_claim(words: str, senses: list[str]) -> None:
    assert [claim.entry.sense for claim in claims_in(words, LEDGER)] == senses
