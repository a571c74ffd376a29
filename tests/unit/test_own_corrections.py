"""A correction of ours goes from what was published to what its record says."""

from __future__ import annotations

import pytest

from macros.accepted.chains import wrong_corrections
from macros.data import Ledger
from tests.unit.test_chains import accepted, entry, other

FIGURE = "bases-2025-herald"  # more than 30


def complaints(bay: Ledger, says: str, right: str, record: str = FIGURE, was: str = "") -> list[str]:
    """What is wrong with a correction of a record that had been accepted as something else."""
    slip = next(iter(bay.corrections.values())).model_copy(update={
        "kind": "ours", "source": None, "record": record, "says": says, "right": right})
    before = [entry(FIGURE, ">aaaaaaaaaaaaaaaa", words=("", was))] if was else []
    return [problem.message for problem in wrong_corrections(
        accepted(other(bay, "corrections", slip), *before, but=FIGURE if was else ""))]


@pytest.mark.parametrize(("says", "right", "record", "was", "told"), [
    ("28 bases", "More than 30 bases", FIGURE, "28, 2025", ""),
    ("twenty-eight bases", "more than thirty", FIGURE, "28, 2025", ""),
    ("28 bases", "over 39 bases", FIGURE, "28, 2025", "but 'bases-2025-herald' went from 28 to more than 30"),
    ("27 bases", "over 30 bases", FIGURE, "28, 2025", "goes from '27 bases' to 'over 30 bases', but"),
    ("28 bases", "over 30 bases", FIGURE, "", "only ever said more than 30"),
    ("150 yen", "151 yen", "yen-per-dollar@2024", "", ""),
    ("150 yen", "152 yen", "yen-per-dollar@2024", "", "'yen-per-dollar@2024' only ever said ¥151")])
def test_both_values_are_compared_with_what_was_accepted(
        bay: Ledger, says: str, right: str, record: str, was: str, told: str) -> None:
    found = complaints(bay, says, right, record, was)
    assert len(found) == bool(told) and all(told in message for message in found), found
