"""What the options would take, as yardsticks. Readers see each working."""

from __future__ import annotations

from macros.data.derived import derived, work_out
from macros.values.formulas import largest
from macros.values.units import Quantity

SPENDING = "defence-spending-usd-2024-sipri"


@derived("japan-share-to-match-china-2024", "defence-share-gdp@2024/japan", f"{SPENDING}@2024/china",
         f"{SPENDING}@2024/japan",
         label="Share of its GDP that would have made Japan's military spending as large as China's",
         unit="percent-of-gdp", digits=1)
def share_to_match_china(share: Quantity, china: Quantity, japan: Quantity) -> Quantity:
    """Japan's share times China's spending over Japan's, all SIPRI's; a yardstick, not a proposal."""
    return Quantity(share.value * china.times(japan).value, share.unit)


work_out("defence-share-japan-largest-1952-2024",
         *(f"defence-share-gdp@{year}/japan" for year in range(1952, 2025)),
         label="Largest share of GDP that Japan has given to its military, by SIPRI",
         formula=largest, unit="percent-of-gdp", digits=1, qualifier="exact",
         working="The largest of the yearly shares of the series.")
