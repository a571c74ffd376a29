"""A small ledger of invented records, and single facts made to measure."""

from dataclasses import replace
from pathlib import Path
from typing import Any, TypeVar

import yaml

from macros.data import Fact, Ledger, Series
from macros.data.kind import Record
from macros.data.word_kinds import ComparisonWords, DegreeWords
from macros.reading.project import ROOT
from macros.values.amounts import parse_amount
from macros.values.periods import parse_period

T = TypeVar("T", bound=Record)
BROKEN = Path(__file__).resolve().parent.parent / "broken"
BASE = BROKEN / "base"


def words_that_compare() -> dict[str, ComparisonWords]:
    """The project's own, for a ledger that a test makes of single facts."""
    return _entries("comparisons", ComparisonWords)


def words_of_degree() -> dict[str, DegreeWords]:
    """Likewise those that say how much."""
    return _entries("degrees", DegreeWords)


def _entries(name: str, model: type[T]) -> dict[str, T]:
    entries = yaml.load((ROOT / f"seeds/{name}.yml").read_text(encoding="utf-8"), yaml.BaseLoader)
    return {one["id"]: model.model_validate(one) for one in entries[name]}


def with_fields(ledger: Ledger, shelf: str, id: str, **fields: Any) -> Ledger:
    """The ledger with other fields in one of its records."""
    old = getattr(ledger, shelf)[id]
    new = (replace(old, info=old.info.model_copy(update=fields)) if isinstance(old, Series)
           else old.model_copy(update=fields))
    changes: dict[str, Any] = {shelf: {**getattr(ledger, shelf), id: new},
                               "placed": {**ledger.placed, id: replace(ledger.placed[id], record=new)}}
    return replace(ledger, **changes)


def fact(text: str, unit: str, qualifier: str = "exact", *, high: str = "", digits: int | None = None,
         as_of: str = "2024", ref: str = "some-figure", label: str = "Some label") -> Fact:
    """A fact as if a record held it: `fact("10", "years", high="15")`."""
    low = parse_amount(text)
    return Fact(ref, "figure", label, low, parse_amount(high) if high else low, qualifier, unit,
                parse_period(as_of), "some-measure", "someone", ("some-source",),
                f"reference/sources/some-source/#{ref}", "trade", digits)
