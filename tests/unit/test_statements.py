"""Comparison words stand only while every value that the records allow bears them out."""

import pytest

from macros.data import Ledger
from macros.values.problems import UnknownId
from macros.words.statements import MAX_JOINED, BadCondition, judge
from tests.unit.ledgers import fact, words_of_degree, words_that_compare
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
)}, comparisons=words_that_compare(), degrees=words_of_degree())


@pytest.mark.parametrize(("condition", "holds"), rows("statements", "judged"))
def test_a_condition_holds_if_every_value_that_the_records_allow_bears_it_out(
        condition: str, holds: bool) -> None:
    assert judge(condition, LEDGER).holds is holds


@pytest.mark.parametrize(("condition", "said"), rows("statements", "refused"))
def test_what_cannot_be_judged_is_refused_with_the_reason(condition: str, said: str) -> None:
    with pytest.raises((BadCondition, UnknownId)) as caught:
        judge(condition, LEDGER)
    assert str(caught.value).startswith(said)


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
