"""A small ledger of invented records, and single facts made to measure."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.data import Fact, Ledger, derived, load, workings
from macros.values.amounts import parse_amount
from macros.values.periods import parse_period

BROKEN = Path(__file__).resolve().parent.parent / "broken"
BASE = BROKEN / "base"
OWN_WORKINGS = workings.__name__  # imported here, so that it registers before the registry is set aside


def load_alone(root: Path = BASE) -> Ledger:
    """Load records without the project's derived figures, whose inputs they do not have."""
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(derived, "REGISTRY", [])
        return load(root)


def fact(text: str, unit: str, qualifier: str = "exact", *, high: str = "", digits: int | None = None,
         as_of: str = "2024", ref: str = "some-figure", label: str = "Some label") -> Fact:
    """A fact as if a record held it: `fact("10", "years", high="15")`."""
    low = parse_amount(text)
    return Fact(ref, "figure", label, low, parse_amount(high) if high else low, qualifier, unit,
                parse_period(as_of), "some-measure", "someone", ("some-source",),
                f"reference/sources/some-source/#{ref}", "trade", digits)
