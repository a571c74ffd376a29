"""Formulas: what each works out from which units, and that each says so."""

from __future__ import annotations

import inspect
from decimal import Decimal

import pytest

from macros.values.formulas import FORMULAS, apply
from macros.values.units import Quantity, UnitMismatch


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
    ("per-head", "12, 3 people", "4 usd-per-person"),
    ("in-dollars", "300 jpy, 150 jpy-per-usd", "2"), ("in-yen", "2, 150 jpy-per-usd", "300 jpy"),
    ("yen-value-lost", "75 jpy-per-usd, 150 jpy-per-usd", "50 percent")]
OF_PLACES = {"great-circle", "along"}  # tests/unit/test_geodesy.py


@pytest.mark.parametrize(("name", "inputs", "expected"), CASES)
def test_a_formula_works_out_what_it_says_and_refuses_other_units(
        name: str, inputs: str, expected: str) -> None:
    amounts = [q(one) for one in inputs.split(", ")]
    assert apply(name, amounts) == q(expected)
    with pytest.raises(UnitMismatch):
        apply(name, [*amounts[:-1], Quantity(amounts[-1].value, "feet")])


def test_every_formula_is_tried_and_explained() -> None:
    assert {name for name, _, _ in CASES} | OF_PLACES == set(FORMULAS)
    assert all(inspect.getdoc(formula) for formula in FORMULAS.values())
