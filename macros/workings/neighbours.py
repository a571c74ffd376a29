"""Japan beside its neighbours and its ally. Each docstring is the working that readers see."""

from __future__ import annotations

from macros.derived import derived
from macros.units import Quantity

SPENDING = "defence-spending-usd-2024-sipri"


@derived("china-military-spending-against-japan-2024", f"{SPENDING}@2024/china",
         f"{SPENDING}@2024/japan",
         label="China's military spending measured against Japan's", unit="times", digits=1)
def china_against_japan(china: Quantity, japan: Quantity) -> Quantity:
    """SIPRI's estimate for China divided by its value for Japan, both in dollars of the year."""
    return china.times(japan)
