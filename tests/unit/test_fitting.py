"""The words of a statement say what its condition compares, or the page is refused."""

from __future__ import annotations

import pytest

from macros.authoring.macro import AuthorMistake, Desk, Page, call
from macros.words.fit import FEW_WORDS, misfit
from macros.words.statements import judge
from tests.unit.test_statements import LEDGER

NOW_THEN = "troops@2024/home > troops@2020/home"


def complaint(words: str, condition: str) -> str:
    """What is wrong between words and a condition; empty if they fit."""
    wrong = misfit(words, judge(condition, LEDGER), LEDGER)
    return "" if wrong is None else wrong[0]


@pytest.mark.parametrize(("words", "condition"), [
    ("more", "share-b > share-a"), ("fewer", "troops@2024/away < troops@2024/home"),
    ("lower still", "share-a < share-b"), ("the larger", "share-b > share-a"),
    ("far more", "share-b > share-a"),
    ("a little more", "troops@2024/home > troops@2024/abroad"), ("not more", "share-a <= share-b"),
    ("never fewer", "troops@2024/* >= 90"), ("not far behind", "share-a < share-b"),
    ("far more", "multiple > 1.5 times"), ("longer than a presidency", "wait > 4 years"),
    ("does not have alone", "share-a < share-b"), ("enough", "share-b >= share-a"),
    # of two deficits the larger is the lower number
    ("larger", "trade@2024/balance < trade@2020/balance"),
    ("smaller", "trade@2020/balance > trade@2024/balance"),
    # change: the later row decides, whichever side it stands on
    ("rose", NOW_THEN), ("rose", "troops@2020/home < troops@2024/home"), ("up again", NOW_THEN),
    ("fell", "some-fall > 0"), ("fell", "some-fall > 0%"), ("rose", "some-rise > 0"),
    ("lower", "some-fall > 0"),
    ("grew", "multiple > 1 times"), ("not yet doubled", "multiple < 2 times"),
    # the yen is the stronger, the fewer of them a dollar costs
    ("stronger", "yen@2011 < yen@2020"), ("weaker", "yen@2024 > yen@2020"),
    ("weakened", "yen@2024 > yen@2020"),
    ("strongest", "yen@2011 < yen@*"), ("weakest", "yen@2024 > yen@*"), ("more", "yen@2024 > yen@2020"),
    # fractions and multiples
    ("more than half", "share-b > 50%"), ("more than a third", "share-a > 33.4%"),
    ("less than half", "share-a < 50%"), ("well over half", "share-b > 55%"), ("a third", "third ~ 33.3%"),
    ("about half", "just-half ~ 50%"), ("little more than half", "just-half ~ 50%"),
    ("little more than half", "just-half > 50%"), ("nearly half", "below-half ~ 50%"),
    ("almost all", "nearly-all > 90%"), ("most", "share-b > 50%"), ("a majority", "share-b > 50%"),
    ("a minority", "share-a < 50%"), ("twice", "double ~ 2 times"), ("doubled", "double >= 2 times"),
    ("nearly twice", "multiple ~ 2 times"), ("dozens", "over-thirty >= 24"),
    # superlatives
    ("largest", "troops@2024/home > troops@2024/*"), ("fewest", "troops@2024/away < troops@2024/*"),
    ("largest", "troops@2024/home > troops@2024/away and troops@2024/home > troops@2024/abroad"),
    ("most", "troops@2024/home > troops@2024/*"), ("worst crisis", "place == 1"), ("largest", "place == 1"),
    ("second-largest", "second-place == 2"), ("no minister more often", "place == 1"),
    # equal, none, every
    ("also", "share-a == share-c"), ("close to it", "share-a ~ share-c"), ("none", "balance < $0bn"),
    ("every year", "trade@*/balance < $0bn"), ("more each year", f"{NOW_THEN} and share-b > share-a"),
    # several words, several comparisons
    ("rose by more than half", f"{NOW_THEN} and share-b > 50%"),
    ("above both", "share-b > share-a and share-b > share-c"),
])
def test_words_that_fit_pass(words: str, condition: str) -> None:
    assert judge(condition, LEDGER).holds
    assert complaint(words, condition) == ""


@pytest.mark.parametrize(("words", "condition"), [
    # the sign is turned round
    ("fewer", "troops@2024/home > troops@2024/away"), ("more", "share-a < share-b"),
    ("not more", "share-b > share-a"),
    ("larger", "trade@2020/balance > trade@2024/balance"), ("fell", NOW_THEN),
    ("enough", "share-a < share-b"),
    ("fell", "troops@2020/home < troops@2024/home"), ("rose", "some-fall > 0"), ("fell", "some-rise > 0"),
    ("stronger", "yen@2024 > yen@2011"), ("weakened", "yen@2011 < yen@2024 and yen@2020 > yen@2011 "
                                                      "and share-b > share-a"),
    ("strongest", "yen@2024 > yen@*"), ("no more", "share-b > share-a"),
    ("does not have", "share-b > share-a"),
    # no two dates, no yardstick, no rival
    ("rose", "share-b > share-a"), ("fell", "share-a < 50%"), ("more", "share-b > 5%"),
    ("fewer", "thirty < 1000"),
    ("largest", "troops@2024/home > troops@2024/away"), ("smallest", "place == 1"),
    ("largest", "share-b > 50%"),
    ("worst", "share-b > share-a"), ("second-largest", "place == 1"), ("largest", "second-place == 2"),
    ("largest", "troops@2024/home > troops@2024/away and share-b > share-a"),
    # another number
    ("half", "share-b > 50%"), ("more than half", "share-b > 40%"), ("more than half", "share-a < 50%"),
    ("a third", "just-half ~ 50%"), ("more than two thirds", "share-b > 50%"),
    ("twice", "multiple > 1 times"),
    ("doubled", "multiple > 1.5 times"), ("well over half", "just-half > 50%"),
    ("tripled", "double ~ 2 times"),
    ("nearly half", "just-half ~ 50%"), ("barely half", "below-half ~ 50%"), ("most", "share-a < 50%"),
    ("little more than half", "share-b > 50%"), ("a minority", "share-b > 50%"), ("dozens", "thirty > 12"),
    ("half", "pledge > $500bn"), ("far more", "troops@2024/home > troops@2024/abroad"),
    ("a little more", "share-b > share-a"), ("nearly all", "share-b > 50%"),
    # equal, none, every
    ("also", "share-b > share-a"), ("agrees", "share-a < share-b"), ("none", "balance > -$70bn"),
    ("every year", "share-b > share-a"), ("more each year", "share-b > share-a"),
    # a comparison too many
    ("more", f"share-b > share-a and {NOW_THEN.replace('>', '<', 1).replace('home <', 'away <')}"),
    ("fell", "some-fall > 0 and some-rise > 0"),
])
def test_words_that_say_something_else_are_refused(words: str, condition: str) -> None:
    assert complaint(words, condition) != ""


@pytest.mark.parametrize(("words", "condition", "message", "hint"), [
    ("fewer", "troops@2024/home > troops@2024/away",
     "'fewer' does not fit troops@2024/home > troops@2024/away",
     "'fewer' needs the left side to be the smaller: a < b."),
    ("a third", "just-half ~ 50%", "'a third' does not fit just-half ~ 50%", "'a third' needs ~ 33.3%."),
    ("twice", "multiple > 1 times", "'twice' does not fit multiple > 1 times",
     "'twice' needs ~ 200% or 2 times."),
    ("dozens", "thirty > 12", "'dozens' does not fit thirty > 12", "'dozens' needs at least 24: a >= 24."),
    ("the rank is safe", "place == 1", "no word of 'the rank is safe' is known as a comparison",
     "Did you mean 'the same'? The list is in seeds/comparisons.yml."),
    ("largets", "place == 1", "no word of 'largets' is known as a comparison",
     "Did you mean 'largest' or 'larger' or 'as large as'? The list is in seeds/comparisons.yml."),
    ("fell", "some-fall > 0 and share-b > share-a", "share-b > share-a bears out nothing that 'fell' says",
     "Leave it out, or say in the words what it shows."),
    ("stronger", "yen@2024 > yen@2011", "'stronger' does not fit yen@2024 > yen@2011",
     "'stronger' needs the left side to be the larger: a > b. For a rate in yen per dollar, a stronger yen "
     "is a lower rate."),
    ("far more", "troops@2024/home > troops@2024/abroad",
     "'more' does not fit troops@2024/home > troops@2024/abroad",
     "'more' needs the left side to be the larger: a > b. They must lie more than a tenth apart."),
])
def test_a_misfit_says_what_the_words_need(words: str, condition: str, message: str, hint: str) -> None:
    assert misfit(words, judge(condition, LEDGER), LEDGER) == (message, hint)


def test_a_statement_is_short() -> None:
    words = "more " * (FEW_WORDS + 1)
    assert complaint(words.strip(), "share-b > share-a") == (
        f"the statement {words.strip()!r} has {FEW_WORDS + 1} words; at most {FEW_WORDS} hang on a condition")


def test_a_planted_fault_stops_the_page() -> None:
    desk, page = Desk(LEDGER, {}), Page("docs/index.md", "")
    assert "more" in call(desk, page, "says", ("more", "share-b > share-a"))
    for planted in ("share-b < share-a", "share-a > share-b"):  # untrue, and true of something else
        with pytest.raises(AuthorMistake, match="more"):
            call(desk, page, "says", ("more", planted))


def test_words_in_a_heading_are_written_without_markup() -> None:
    desk, page = Desk(LEDGER, {}), Page("docs/index.md", "")
    assert call(desk, page, "says", ("more", "share-b > share-a", "text")) == "more"
