"""How one tariff compares with another. Each docstring is the working that readers see."""

from __future__ import annotations

from macros.derived import derived
from macros.units import Quantity


@derived("section-301-rate-below-deal-2026", "general-tariff-all-in-rate-2025-08-eo-14345",
         "section-301-rate-japan-2026-07",
         label="The all-in rate of the deal less the rate of July 2026", unit="percentage-points",
         digits=1, qualifier="exact")
def below_deal(deal: Quantity, later: Quantity) -> Quantity:
    """The one rate less the other, if normal duty counts towards both."""
    return deal - later


@derived("letter-rate-above-deal-2025", "letter-to-ishiba-rate-2025-07",
         "framework-deal-tariff-rate-2025-07-eo-14345",
         label="The rate of the letter of July 2025 less that of the deal", unit="percentage-points",
         digits=0, qualifier="exact")
def letter_above_deal(letter: Quantity, deal: Quantity) -> Quantity:
    """The rate that the letter announced less the rate agreed."""
    return letter - deal
