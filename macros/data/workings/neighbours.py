"""Japan beside its neighbours and its ally. Readers see each working."""

from __future__ import annotations

from macros.data.derived import work_out
from macros.values.formulas import ratio

SPENDING = "defence-spending-usd-2024-sipri"

work_out("china-military-spending-against-japan-2024", f"{SPENDING}@2024/china",
         f"{SPENDING}@2024/japan",
         label="China's military spending measured against Japan's",
         formula=ratio, unit="times", digits=1,
         working="SIPRI's estimate for China divided by its value for Japan, both in dollars of the year.")
