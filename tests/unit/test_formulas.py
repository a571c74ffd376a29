"""Formulas: what each works out from which units, and that each says so."""

from __future__ import annotations

import inspect
from decimal import Decimal, DivisionByZero
from itertools import permutations

import pytest

from macros.values.formulas import FORMULAS, apply
from macros.values.units import UNITS, Quantity, UnitMismatch


def q(text: str) -> Quantity:
    """An amount from a number and a unit; US dollars if no unit is named."""
    number, _, unit = text.partition(" ")
    return Quantity(Decimal(number), unit or "usd")


CASES = [
    ("difference", "8, 3", "5"), ("difference", "8 percent, 3 percent", "5 percentage-points"),
    ("total", "8, 3, 1", "12"), ("smallest", "8, 3", "3"), ("largest", "8, 3", "8"),
    ("share", "3, 12", "25 percent"), ("share-among", "3, 4, 5", "25 percent"),
    ("together-against", "16, 3, 1", "25 percent"), ("ratio", "12, 3", "4 times"),
    ("rise", "10, 12", "20 percent"), ("fall", "10, 8", "20 percent"),
    ("part", "50, 10 percent", "5"), ("whole", "5, 10 percent-of-gdp", "50"),
    ("difference-of-parts", "200, 25 percent, 15 percent", "20"),
    ("at-another-share", "6, 2 percent, 5 percent-of-gdp", "15"),
    ("in-proportion", "2 percent-of-gdp, 30, 12", "5 percent-of-gdp"),
    ("share-raised", "3, 4, 20 percent", "90 percent"),
    ("remainder", "30 percent, 25 percent", "45 percent"),
    ("least-overlap", "70 percent, 65 percent", "35 percent"),
    ("least-overlap", "40 percent, 30 percent", "0 percent"),
    ("per-head", "12, 3 people", "4 usd-per-person"), ("per-head", "9 eur, 3 people", "3 eur-per-person"),
    ("exchanged", "300 jpy, 150 jpy-per-usd", "2"), ("exchanged", "2, 150 jpy-per-usd", "300 jpy"),
    ("exchanged", "3 aud, 1.5 aud-per-eur", "2 eur"),
    ("value-lost", "75 jpy-per-usd, 150 jpy-per-usd", "50 percent")]
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


@pytest.mark.parametrize(("name", "inputs", "expected"), [
    ("difference", "27.5 percent-of-gdp, 15 percent-of-gdp", "12.5 percentage-points"),
    ("difference", "5 percentage-points, 2 percentage-points", "3 percentage-points"),
    ("total", "15 percent, 10 percent", "25 percent"), ("rise", "80 people, 60 people", "-25 percent"),
    ("part", "200 people, 2 percent-of-gdp", "4 people")])
def test_shares_points_and_falls(name: str, inputs: str, expected: str) -> None:
    assert apply(name, [q(one) for one in inputs.split(", ")]) == q(expected)


def test_division_by_nothing_is_an_arithmetic_error() -> None:
    with pytest.raises(DivisionByZero):
        apply("share", [q("5"), q("0")])


def test_every_formula_is_tried_and_explained() -> None:
    assert {name for name, _, _ in CASES} | OF_PLACES == set(FORMULAS)
    assert all(inspect.getdoc(formula) for formula in FORMULAS.values())
