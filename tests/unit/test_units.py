"""Arithmetic with units: what makes sense works out, what makes none is refused."""

from __future__ import annotations

from decimal import Decimal, DivisionByZero
from itertools import permutations

import pytest

from macros.values.units import UNITS, Quantity, UnitMismatch

VERBS = {"__add__": "added to", "__sub__": "subtracted from", "share_of": "taken as a share of",
         "times": "divided by", "change_from": "compared with"}


def q(value: str, unit: str) -> Quantity:
    """A quantity, written short."""
    return Quantity(Decimal(value), unit)


def combined(method: str, one: Quantity, other: Quantity) -> Quantity:
    """What a method of one quantity makes of another."""
    result = getattr(one, method)(other)
    assert isinstance(result, Quantity)
    return result


@pytest.mark.parametrize("method", VERBS)
def test_no_two_different_units_are_ever_combined(method: str) -> None:
    for one, other in permutations(UNITS, 2):
        with pytest.raises(UnitMismatch) as caught:
            combined(method, q("6", one), q("3", other))
        assert str(caught.value) == f"{one} cannot be {VERBS[method]} {other}"


@pytest.mark.parametrize(("method", "value", "unit"), [
    ("__add__", "75", "usd"),
    ("__sub__", "45", "usd"),
    ("share_of", "400", "percent"),
    ("times", "4", "times"),
    ("change_from", "300", "percent"),
])
def test_amounts_of_one_unit_are_combined(method: str, value: str, unit: str) -> None:
    assert combined(method, q("60", "usd"), q("15", "usd")) == q(value, unit)


def test_a_difference_of_shares_is_in_points_and_a_sum_stays_a_share() -> None:
    for unit in ("percent", "percent-of-gdp"):
        assert q("27.5", unit) - q("15", unit) == q("12.5", "percentage-points")
    assert q("15", "percent") + q("10", "percent") == q("25", "percent")
    assert q("5", "percentage-points") - q("2", "percentage-points") == q("3", "percentage-points")


def test_a_fall_is_a_negative_change_and_part_and_whole_undo_each_other() -> None:
    assert q("60", "people").change_from(q("80", "people")) == q("-25", "percent")
    whole = q("200", "people")
    assert whole.part(q("15", "percent")) == q("30", "people")
    assert q("30", "people").whole(q("15", "percent")) == whole
    assert whole.part(q("2", "percent-of-gdp")) == q("4", "people")


def test_only_a_share_can_be_taken_of_something() -> None:
    for unit in set(UNITS) - {"percent", "percent-of-gdp"}:
        with pytest.raises(UnitMismatch, match=f"{unit} is not a share, so it cannot be taken of usd"):
            q("200", "usd").part(q("15", unit))
        with pytest.raises(UnitMismatch, match=f"{unit} is not a share of usd"):
            q("200", "usd").whole(q("15", unit))


def test_only_dollars_are_divided_among_people_and_nothing_by_nought() -> None:
    assert q("600", "usd").per_head(q("3", "people")) == q("200", "usd-per-person")
    for one, other in permutations(UNITS, 2):
        if (one, other) != ("usd", "people"):
            with pytest.raises(UnitMismatch, match=f"{one} per {other} is not a known unit"):
                q("600", one).per_head(q("3", other))
    with pytest.raises(DivisionByZero):
        q("5", "usd").share_of(q("0", "usd"))


def test_only_shares_are_of_one_kind_though_their_units_differ() -> None:
    kinds: dict[str, list[str]] = {}
    for id, unit in UNITS.items():
        kinds.setdefault(unit.kind, []).append(id)
    assert kinds.pop("share") == ["percent", "percent-of-gdp"]
    assert all(len(ids) == 1 for ids in kinds.values())


def test_every_unit_says_how_it_is_written_and_the_kind_of_money_begins_with_its_currency() -> None:
    assert sum(bool(unit.currency) for unit in UNITS.values()) >= 4
    for id, unit in UNITS.items():
        assert unit.id == id and unit.kind.startswith(unit.currency.lower())
        assert bool(unit.one) == bool(unit.many), f"{id} has a singular or a plural only"
        assert len(unit.currency) in (0, 3)
