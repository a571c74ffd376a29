"""How one tariff compares with another. Readers see each working."""

from __future__ import annotations

from macros.data.derived import work_out
from macros.values.formulas import difference

work_out("section-301-rate-below-deal-2026", "general-tariff-all-in-rate-2025-08-eo-14345",
         "section-301-rate-japan-2026-07",
         label="The all-in rate of the deal less the rate of July 2026",
         formula=difference, unit="percentage-points", digits=1, qualifier="exact",
         working="The one rate less the other, if normal duty counts towards both.")

work_out("letter-rate-above-deal-2025", "letter-to-ishiba-rate-2025-07",
         "framework-deal-tariff-rate-2025-07-eo-14345",
         label="The rate of the letter of July 2025 less that of the deal",
         formula=difference, unit="percentage-points", digits=0, qualifier="exact",
         working="The rate that the letter announced less the rate agreed.")
