"""Comparison words stand only while every value that the records allow bears them out."""

from __future__ import annotations

import pytest

from macros.authoring.macro import AuthorMistake, Desk, Page, call
from macros.data import Ledger
from macros.values.problems import UnknownId
from macros.words.statements import MAX_JOINED, BadCondition, judge
from tests.unit.ledgers import fact, words_that_compare
from tests.unit.tables import rows

LEDGER = Ledger(facts={one.ref: one for one in (
    fact("40", "percent", ref="share-a"),
    fact("60", "percent", ref="share-b"),
    fact("40.0", "percent", ref="share-c"),
    fact("5", "percentage-points", ref="points"),
    fact("550 billion", "usd", ref="pledge"),
    fact("8.8 trillion", "jpy", ref="budget"),
    fact("10", "years", high="15", ref="wait"),
    fact("30", "count", "more-than", ref="over-thirty"),
    fact("30", "count", "at-least", ref="thirty-or-more"),
    fact("50", "count", "less-than", ref="under-fifty"),
    fact("50", "count", "up-to", ref="fifty-or-fewer"),
    fact("30", "count", ref="thirty"),
    fact("151.4", "jpy-per-usd", ref="rate@2024"),
    fact("110", "jpy-per-usd", ref="rate@FY2020/tokyo-spot"),
    fact("-68.5 billion", "usd", ref="balance"),
    fact("800 billion", "eur", ref="fund"),
    fact("2", "times", ref="double"), fact("1.8", "times", ref="multiple"),
    fact("33.4", "percent", ref="third"), fact("51", "percent", ref="just-half"),
    fact("95", "percent", ref="nearly-all"), fact("47", "percent", ref="below-half"),
    fact("20", "percent", ref="some-fall", label="Fall of something"),
    fact("20", "percent", ref="some-rise", label="Rise of something"),
    fact("1", "rank", ref="place"), fact("2", "rank", ref="second-place"),
    *(fact(value, "people", ref=f"troops@{year}/{line}", as_of=year) for year, line, value in (
        ("2020", "home", "100"), ("2024", "home", "150"), ("2024", "away", "90"), ("2024", "abroad", "145"))),
    *(fact(value, "usd", ref=f"trade@{year}/balance", as_of=year) for year, value in (
        ("2020", "-40 billion"), ("2024", "-60 billion"))),
    *(fact(value, "jpy-per-usd", ref=f"yen@{year}", as_of=year) for year, value in (
        ("2011", "80"), ("2020", "107"), ("2024", "151"))),
)}, comparisons=words_that_compare())


@pytest.mark.parametrize(("condition", "holds"), rows("statements", "judged"))
def test_a_condition_holds_if_every_value_that_the_records_allow_bears_it_out(
        condition: str, holds: bool) -> None:
    assert judge(condition, LEDGER).holds is holds


@pytest.mark.parametrize("condition", [
    "pledge > 50%", "share-a > $5bn", "pledge > ¥5trn", "pledge > budget", "share-a > points",
    "points > 5%", "wait > 10 months", "rate@2024 > ¥150", "share-a == wait", "balance > €5bn"])
def test_sides_of_different_kind_are_not_compared(condition: str) -> None:
    with pytest.raises(BadCondition, match=r"compares .* with"):
        judge(condition, LEDGER)


@pytest.mark.parametrize("condition", ["share-a > 50", "pledge > 500", "5 < budget", "fund > 1"])
def test_shares_and_money_are_not_compared_with_a_bare_number(condition: str) -> None:
    with pytest.raises(BadCondition, match="lacks a sign or unit: write 50%"):
        judge(condition, LEDGER)


@pytest.mark.parametrize("condition", [
    "", "share-a", "share-a 50%", "share-a > ", "> 50%", "share-a = 50%", "share-a => 50%",
    "share-a >> 50%", "share-a > 50% or more", "share-a > 1.2.3%",
    "30% < share-a < 50%", "share-a > share-b > 30%", "share-a > 50% > share-b", "share-a > fifty %",
    "share-a > (50%)", "share-a + share-b > 50%", "share-a > 50%%", "share-a > 5,00%",
    "share-a > two thirds", "Share-a > 50%", "wait > 10 long years"])
def test_what_is_not_a_comparison_is_refused_with_the_form(condition: str) -> None:
    with pytest.raises(BadCondition, match="A comparison of two ids or literals, or ") as caught:
        judge(condition, LEDGER)
    said = str(caught.value)
    assert f"{condition!r} is not a comparison. " in said or " is neither an id nor a number. " in said


@pytest.mark.parametrize("condition", [
    "share-a > 30% and", "and share-a > 30%", "share-a > 30% or share-b > 50%", "share-a and share-b > 50%",
    "share-a > 30% and and share-b > 50%", "share-a > 30% AND share-b > 50%", "share-a > 30%, share-b > 50%",
    "troops@2025/* > 5", "nothing@* > 5", "troops@* > 5", "share-a > yen@*", "yen@* > yen@*", "yen* > 5",
    "*@2024 > 5", "troops@*/* > 5"])
def test_nothing_but_and_joins_comparisons_and_a_star_stands_for_rows_of_one_side(condition: str) -> None:
    with pytest.raises((BadCondition, UnknownId)):
        judge(condition, LEDGER)


def test_no_more_than_a_dozen_comparisons_are_joined() -> None:
    assert judge(" and ".join(["share-a > 30%"] * MAX_JOINED), LEDGER).holds
    with pytest.raises(BadCondition, match=f"{MAX_JOINED + 1} comparisons are joined"):
        judge(" and ".join(["share-a > 30%"] * (MAX_JOINED + 1)), LEDGER)


def test_the_row_that_fails_is_the_one_named() -> None:
    complaint = judge("share-b > 50% and troops@2024/abroad > troops@2024/*", LEDGER).complaint
    assert complaint == ("troops@2024/abroad > troops@2024/* compares exact 145 people with "
                         "exact 150 people")


@pytest.mark.parametrize(("condition", "nearest"), [
    ("share-d > 50%", "share-"), ("50% < share-d", "share-"), ("share-a > half", "")])
def test_an_unknown_id_is_named_with_the_nearest(condition: str, nearest: str) -> None:
    with pytest.raises(UnknownId, match="there is no figure") as caught:
        judge(condition, LEDGER)
    assert nearest in caught.value.hint


def test_the_verdict_names_the_facts_that_decided() -> None:
    verdict = judge("share-b > share-a", LEDGER)
    assert [one.ref for one in verdict.facts] == ["share-b", "share-a"]
    assert [one.ref for one in judge("50% > share-a", LEDGER).facts] == ["share-a"]
    joined = judge("share-b > share-a and share-b > 50%", LEDGER)
    assert [one.ref for one in joined.facts] == ["share-b", "share-a"]
    starred = judge("troops@2024/home > troops@2024/*", LEDGER)
    assert [one.ref for one in starred.facts] == ["troops@2024/home"]
    assert [one.ref for one in judge("trade@*/balance < 0", LEDGER).facts] == ["trade@2020/balance"]


def test_words_that_hold_are_written_and_those_that_no_longer_do_stop_the_author_with_both_sides() -> None:
    desk, page = Desk(LEDGER, {}), Page("docs/index.md", "")
    assert ">most<" in call(desk, page, "says", ("most", "share-b > 50%"))
    with pytest.raises(AuthorMistake) as caught:
        call(desk, page, "says", ("most", "share-a > 50%"))
    assert str(caught.value) == (
        "the statement 'most' no longer holds: share-a > 50% compares exact 40 percent with 50%")
    assert caught.value.hint == "Change the words, or the record if it is wrong."
