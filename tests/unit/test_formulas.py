"""Formulas: what each works out from which units, and that each says so."""

import inspect
from decimal import Decimal, DivisionByZero
from itertools import permutations

import pytest

from macros.values.formulas import FORMULAS, Point, along, apply, great_circle
from macros.values.units import UNITS, Quantity, UnitMismatch
from tests.unit.tables import rows


def q(text: str) -> Quantity:
    """An amount from a number and a unit; US dollars if no unit is named."""
    number, _, unit = text.partition(" ")
    return Quantity(Decimal(number), unit or "usd")


def at(lat: str, lon: str) -> Point:
    return Point(Decimal(lat), Decimal(lon))


CASES = rows("formulas", "cases")
SAME = {"difference": "subtracted from", "total": "added to", "smallest": "compared with",
        "largest": "compared with", "share": "taken as a share of", "ratio": "divided by",
        "rise": "compared with", "value-lost": "compared with"}
MEASURES = [*UNITS, "usd", "jpy", "eur", "jpy-per-usd", "usd-per-person"]
OF_PLACES = {"great-circle", "along"}


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
@pytest.mark.parametrize("name", ["part", "whole", "remainder"])
def test_only_a_share_is_one_of_a_whole(name: str, unit: str) -> None:
    share = q(f"15 {unit}")
    with pytest.raises(UnitMismatch, match=f"{unit} is not a share of a whole"):
        apply(name, [share, share] if name == "remainder" else [q("200"), share])


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


@pytest.mark.parametrize(("one", "other", "kilometres"), [
    (at("0", "0"), at("0", "90"), 10007.557),  # a quarter of the way around: pi / 2 times the radius
    (at("90", "0"), at("-90", "0"), 20015.115),
    (at("0", "179.5"), at("0", "-179.5"), 111.195),  # over the date line, the short way
    (at("48.8566", "2.3522"), at("51.5074", "-0.1278"), 343.557),  # Paris to London, as commonly given
    (at("35.6895", "139.69171"), at("35.6895", "139.69171"), 0)])
def test_a_distance_is_the_one_that_is_known(one: Point, other: Point, kilometres: float) -> None:
    found = great_circle(one, other)
    assert found.unit == "kilometres"
    assert float(found.value) == pytest.approx(kilometres, abs=0.001)
    assert great_circle(other, one) == found


def test_a_way_is_the_sum_of_its_stretches_and_what_is_no_place_has_no_distance() -> None:
    corners = at("0", "0"), at("0", "90"), at("90", "0")
    assert float(along(*corners).value) == pytest.approx(2 * 10007.557, abs=0.001)
    with pytest.raises(UnitMismatch, match="great-circle needs places"):
        apply("great-circle", [at("0", "0"), Quantity(Decimal(1), "usd")])
    with pytest.raises(UnitMismatch, match="along takes first, second, others; the inputs are 1"):
        apply("along", [at("0", "0")])


def test_every_formula_is_tried_and_explained() -> None:
    assert {name for name, _, _ in CASES} | OF_PLACES == set(FORMULAS)
    assert all(inspect.getdoc(formula) for formula in FORMULAS.values())
