"""Derived figures made for a test, over the invented records."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.data import Ledger, derived, load
from macros.data.derived import Formula
from macros.values.problems import Problem, ProblemsFound
from tests.unit.ledgers import BASE

Spec = tuple[str, tuple[str, ...], str, Formula]


def derived_ledger(*specs: Spec, digits: int = 0, root: Path = BASE) -> tuple[Ledger, list[Problem]]:
    """The invented records with derived figures (id, inputs, unit, formula), and what is wrong."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(derived, "REGISTRY", [])
        for id, inputs, unit, formula in specs:
            derived.derived(id, *inputs, label=f"Label of {id}", unit=unit, digits=digits)(formula)
        try:
            return load(root), []
        except ProblemsFound as found:
            return Ledger(), found.problems
