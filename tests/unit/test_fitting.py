"""The words of a statement say what its condition compares, or the page is refused."""

import pytest

from macros.words.fit import FEW_WORDS, misfit
from macros.words.statements import judge
from tests.unit.tables import rows
from tests.unit.test_statements import LEDGER


def complaint(words: str, condition: str) -> str:
    """What is wrong between words and a condition; empty if they fit."""
    wrong = misfit(words, judge(condition, LEDGER), LEDGER)
    return "" if wrong is None else wrong[0]


@pytest.mark.parametrize(("words", "condition"), rows("fitting", "fit"))
def test_words_that_fit_pass(words: str, condition: str) -> None:
    assert judge(condition, LEDGER).holds
    assert complaint(words, condition) == ""


@pytest.mark.parametrize(("words", "condition"), rows("fitting", "misfit"))
def test_words_that_say_something_else_are_refused(words: str, condition: str) -> None:
    assert complaint(words, condition) != ""


@pytest.mark.parametrize(("words", "condition", "message", "hint"), rows("fitting", "needs"))
def test_a_misfit_says_what_the_words_need(words: str, condition: str, message: str, hint: str) -> None:
    assert misfit(words, judge(condition, LEDGER), LEDGER) == (message, hint)


def test_a_statement_is_short() -> None:
    words = "more " * (FEW_WORDS + 1)
    assert complaint(words.strip(), "share-b > share-a") == (
        f"the statement {words.strip()!r} has {FEW_WORDS + 1} words; at most {FEW_WORDS} hang on a condition")
