"""Evidence is read whole: what agrees with its record is accepted, and whatever else it says is named."""

import re
from decimal import Decimal
from functools import cache
from typing import Any

import pytest

from macros.data import Ledger, load
from macros.data.coherence import contradiction, printed_words
from macros.reading.project import ROOT
from macros.values.currencies import CURRENCIES, sign_of
from macros.values.number_words import CARDINALS, ORDINALS, TENS
from macros.values.numbers_printed import printed_numbers
from tests.unit.tables import rows
from tests.unit.test_records import figure


@cache
def project() -> Ledger:
    """The project's own records, for the words that they list."""
    return load(ROOT)


def said(value: str | list[str], unit: str, evidence: str, qualifier: str, as_of: str = "2025",
         **more: Any) -> str:
    """What evidence says against a figure."""
    ends = {"value": value} if isinstance(value, str) else {"value": None, "low": value[0], "high": value[1]}
    fields = {"unit": unit, "evidence": evidence, "qualifier": qualifier, "as_of": as_of, **ends, **more}
    return contradiction(figure(**fields), project())


def told(number: Decimal) -> str:
    """A number in plain digits, to six decimals."""
    return f"{round(number, 6).normalize():f}"


@pytest.mark.parametrize("row", rows("evidence", "agreeing"), ids=str)
def test_the_right_record_is_accepted(row: list[Any]) -> None:
    assert said(*row) == ""


@pytest.mark.parametrize("row", rows("evidence", "contradicting"), ids=str)
def test_a_record_that_says_something_else_is_refused(row: list[Any]) -> None:
    assert said(*row) != ""


@pytest.mark.parametrize("row", rows("evidence", "messages"), ids=str)
def test_a_message_names_the_form_that_would_be_right(row: list[Any]) -> None:
    *record, message = row
    assert said(*record) == message


@pytest.mark.parametrize(("text", "expected"), rows("evidence", "texts"))
def test_every_number_of_a_text_is_found_with_its_unit(text: str, expected: list[list[Any]]) -> None:
    words, _ = printed_words(project())
    found = printed_numbers(text, words)
    assert [[one.date or told(one.value), one.unit] for one in found] == [
        [str(value), unit] for value, unit in expected]
    assert all(re.search(r"\w", text[one.start:one.end]) for one in found)
    assert [one.start for one in found] == sorted({one.start for one in found})


@pytest.mark.parametrize("dash", "-\u2010\u2011\u2012\u2013\u2014\u2015\u2212\ufe63\uff0d")
def test_any_dash_is_a_minus_before_a_number_and_a_range_between_two(dash: str) -> None:
    for before, after in (("", "%"), ("fell to ", " per cent")):
        assert said("-2.5", "percent", f"{before}{dash}2.5{after}", "exact") == ""
        assert said("2.5", "percent", f"{before}{dash}2.5{after}", "exact") != ""
    assert said(["10", "15"], "percent", f"10{dash}15%", "exact") == ""


@pytest.mark.parametrize("currency", ["aud", "cad", "cny", "eur", "gbp", "hkd", "krw", "nzd", "twd", "usd"])
def test_money_is_read_by_its_sign_and_its_code_on_both_sides(currency: str) -> None:
    code = currency.upper()
    sign = sign_of(currency)
    for token in (f"{sign}5bn", f"{code}5bn", f"{code} 5bn", f"5bn {code}", f"5bn {sign}"):
        assert said("5 billion", currency, token, "exact") == ""
        for other in {"usd", "jpy", "eur"} - {currency}:
            assert said("5 billion", other, token, "exact") != ""


def test_each_number_word_and_each_ordinal_is_read() -> None:
    for value, word in enumerate((*CARDINALS, "twenty", "twenty-one")):
        assert said(str(value), "count", f"some {word} ships", "about") == ""
    for value, word in enumerate(TENS, 2):
        assert said(str(10 * value), "count", word, "exact") == ""
    for value, word in enumerate(ORDINALS, 1):
        assert said(str(value), "rank", f"the {word}-largest", "exact") == ""
        assert said(str(value + 1), "rank", f"the {word}-largest", "exact") != ""
    for value, word in enumerate(("once", "twice", "thrice", "fourfold", "fivefold", "sixfold"), 1):
        assert said(str(value), "times", word, "exact") == ""
    for share, words in (("50", "half"), ("25", "a quarter"), ("75", "three quarters"), ("40", "two fifths"),
                         ("90", "nine-tenths"), ("66.67", "two-thirds"), ("62.5", "five eighths")):
        assert said(share, "percent", words, "exact") == ""


def test_every_currency_of_the_world_is_known_by_its_code() -> None:
    for currency in CURRENCIES:
        assert [one.unit for one in printed_numbers(f"{currency.upper()} 5bn")] == [currency]


def test_other_numbers_are_listed_beside_the_value() -> None:
    assert said("5 billion", "usd", "$5bn for 3 ships", "exact") != ""
    assert said("5 billion", "usd", "$5bn for 3 ships", "exact", beside=["3 ships"]) == ""
    assert said("5 billion", "usd", "$5bn for 3 ships", "exact", beside=["4"]) == (
        "beside lists '4', which the evidence '$5bn for 3 ships' does not have")
    assert said("5 billion", "usd", "$5bn", "exact", beside=["$5bn"]) != ""
