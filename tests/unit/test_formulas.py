"""Formulas: what each works out from which units, and that each says so."""

from __future__ import annotations

import inspect
from decimal import Decimal, DivisionByZero
from itertools import permutations

import pytest

from macros.values.formulas import FORMULAS, apply
from macros.values.units import UNITS, Quantity, UnitMismatch
from tests.unit.tables import rows


def q(text: str) -> Quantity:
    """An amount from a number and a unit; US dollars if no unit is named."""
    number, _, unit = text.partition(" ")
    return Quantity(Decimal(number), unit or "usd")


CASES = rows("formulas", "cases")
SAME = {"difference": "subtracted from", "total": "added to", "smallest": "compared with",
        "largest": "compared with", "share": "taken as a share of", "ratio": "divided by",
        "rise": "compared with", "value-lost": "compared with"}
MEASURES = [*UNITS, "usd", "jpy", "eur", "jpy-per-usd", "usd-per-person"]
OF_PLACES = {"great-circle", "along"}  # tests/unit/test_geodesy.py


@pytest.mark.parametrize(("name", "inputs", "expected"), CASES)
def test_a_formula_works_out_what_it_says_and_refuses_other_units(
        name: str, inputs: str, expected: str) -> None:
    amounts = [q(one) for one in inputs.split(", ")]
    assert apply(name, amounts) == q(expected)
    with pytest.raises(UnitMismatch):
        apply(name, [*amounts[:-1], Quantity(amounts[-1].value, "feet")])


@pytest.mark.parametrize("name", SAME)
def test_no_two_different_units_are_ever_combined(name: str) -> None:
    for one, other in permutations(MEASURES, 2):
        first, second = (other, one) if name == "rise" else (one, other)  # what is after goes in second
        with pytest.raises(UnitMismatch) as caught:
            apply(name, [q(f"6 {first}"), q(f"3 {second}")])
        assert str(caught.value) == f"{one} cannot be {SAME[name]} {other}"


@pytest.mark.parametrize("unit", sorted(set(MEASURES) - {"percent", "percent-of-gdp"}))
@pytest.mark.parametrize("name", ["part", "whole", "remainder", "least-overlap"])
def test_only_a_share_is_one_of_a_whole(name: str, unit: str) -> None:
    share = q(f"15 {unit}")
    with pytest.raises(UnitMismatch, match=f"{unit} is not a share of a whole"):
        apply(name, [share, share] if name in ("remainder", "least-overlap") else [q("200"), share])


def test_only_money_is_divided_among_people_and_exchanged_at_rates_of_its_own() -> None:
    for one, other in permutations(MEASURES, 2):
        if one not in ("usd", "jpy", "eur") or other != "people":
            with pytest.raises(UnitMismatch, match=f"{one} per {other} is not a known unit"):
                apply("per-head", [q(f"600 {one}"), q(f"3 {other}")])
        if one not in ("usd", "jpy") or other != "jpy-per-usd":
            with pytest.raises(UnitMismatch, match="exchange"):
                apply("exchanged", [q(f"600 {one}"), q(f"3 {other}")])
    with pytest.raises(UnitMismatch, match="usd is not an exchange rate"):
        apply("value-lost", [q("75"), q("150")])


def test_division_by_nothing_is_an_arithmetic_error() -> None:
    with pytest.raises(DivisionByZero):
        apply("share", [q("5"), q("0")])


def test_every_formula_is_tried_and_explained() -> None:
    assert {name for name, _, _ in CASES} | OF_PLACES == set(FORMULAS)
    assert all(inspect.getdoc(formula) for formula in FORMULAS.values())
