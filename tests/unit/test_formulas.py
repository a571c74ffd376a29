"""Shared formulas: what each works out, and where a registration that uses one is blamed."""

from __future__ import annotations

import inspect
from collections.abc import Callable
from decimal import Decimal

import pytest

from macros.data import derived, load
from macros.data.derived import REGISTRY, Derived
from macros.reading.project import ROOT
from macros.values import formulas
from macros.values.units import Quantity, UnitMismatch

Formula = Callable[..., Quantity]


def q(value: str, unit: str = "usd") -> Quantity:
    return Quantity(Decimal(value), unit)


@pytest.mark.parametrize(("formula", "inputs", "expected"), [
    (formulas.difference, (q("8"), q("3")), q("5")),
    (formulas.difference, (q("8", "percent"), q("3", "percent")), q("5", "percentage-points")),
    (formulas.total, (q("8"), q("3"), q("1")), q("12")),
    (formulas.smallest, (q("8"), q("3")), q("3")),
    (formulas.largest, (q("8"), q("3")), q("8")),
    (formulas.share, (q("3"), q("12")), q("25", "percent")),
    (formulas.ratio, (q("12"), q("3")), q("4", "times")),
    (formulas.rise, (q("10"), q("12")), q("20", "percent")),
    (formulas.fall, (q("10"), q("8")), q("20", "percent")),
    (formulas.in_dollars, (q("300", "jpy"), q("150", "jpy-per-usd")), q("2")),
    (formulas.in_yen, (q("2"), q("150", "jpy-per-usd")), q("300", "jpy")),
    (formulas.yen_value_lost, (q("75", "jpy-per-usd"), q("150", "jpy-per-usd")), q("50", "percent"))])
def test_a_formula_works_out_what_it_says(
        formula: Formula, inputs: tuple[Quantity, ...], expected: Quantity) -> None:
    assert formula(*inputs) == expected


@pytest.mark.parametrize("formula", [formulas.difference, formulas.total, formulas.share,
                                     formulas.ratio, formulas.largest, formulas.in_dollars])
def test_units_that_do_not_go_together_are_refused(formula: Formula) -> None:
    with pytest.raises(UnitMismatch):
        formula(q("8", "people"), q("3", "jpy"))


def test_a_registration_is_blamed_at_its_own_line(monkeypatch: pytest.MonkeyPatch) -> None:
    load(ROOT)
    registry: list[Derived] = []
    monkeypatch.setattr(derived, "REGISTRY", registry)
    frame = inspect.currentframe()
    assert frame is not None
    line = frame.f_lineno + 1
    derived.work_out("a-test", "x", formula=formulas.total, label="A test", unit="usd", working="None.")
    assert [(entry.file, entry.line) for entry in registry] == [("tests/unit/test_formulas.py", line)]


def test_every_registration_of_the_project_points_at_its_id() -> None:
    load(ROOT)
    for entry in REGISTRY:
        lines = (ROOT / entry.file).read_text(encoding="utf-8").splitlines()
        near = "\n".join(lines[entry.line - 1:entry.line + 6])
        assert f'"{entry.id}"' in near, entry.id
