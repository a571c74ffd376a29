"""Yardsticks for partners, neighbours and bases. Readers see each working."""

from __future__ import annotations

from decimal import Decimal

from macros.data.derived import derived, work_out
from macros.values.formulas import difference, share, together_against, total
from macros.values.units import Quantity

SPENDING = "defence-spending-usd-2024-sipri"
HOSTS = "us-troops-by-country-2025@2025-12-31"
SHARE = "japan-trade-share"
WHOLE = Decimal(100)

work_out("three-partners-spending-against-china-2024", f"{SPENDING}@2024/china",
         *(f"{SPENDING}@2024/{country}" for country in ("japan", "south-korea", "australia")),
         label="Military spending of Japan, South Korea and Australia together, as a share of China's",
         formula=together_against, unit="percent", digits=0,
         working="The three countries' spending added up, over SIPRI's estimate for China; a thought "
                 "experiment.")

work_out("six-partners-spending-against-china-2024", f"{SPENDING}@2024/china",
         *(f"{SPENDING}@2024/{country}" for country in (
             "japan", "south-korea", "australia", "canada", "united-kingdom", "italy")),
         label="Military spending of Japan, South Korea, Australia, Canada, the United Kingdom and Italy "
               "together, as a share of China's",
         formula=together_against, unit="percent", digits=0,
         working="The six countries' spending added up, over SIPRI's estimate for China; a thought "
                 "experiment.")


@derived("us-troops-japan-share-of-large-hosts-2025", f"{HOSTS}/japan",
         *(f"{HOSTS}/{country}" for country in (
             "germany", "south-korea", "italy", "united-kingdom", "spain", "bahrain", "turkey",
             "belgium", "cuba", "kuwait", "greece")),
         label="Japan's part of the American troops in their twelve largest host countries",
         unit="percent", digits=0)
def japan_among_large_hosts(japan: Quantity, *others: Quantity) -> Quantity:
    """Active-duty personnel in Japan, over those in all twelve countries of the list added up."""
    return japan.share_of(total(japan, *others))


work_out("japan-exports-to-us-and-china-2024", f"{SHARE}@2024/exports-to-the-united-states",
         f"{SHARE}@2024/exports-to-china",
         label="Share of Japan's exports that goes to the United States or mainland China",
         formula=total, unit="percent", digits=1, qualifier="exact",
         working="The two shares added up; Hong Kong is not in China's.")


@derived("japan-exports-to-all-others-2024", "japan-exports-to-us-and-china-2024",
         label="Share of Japan's exports that goes to neither the United States nor mainland China",
         unit="percent", digits=1, qualifier="exact")
def exports_to_all_others(both: Quantity) -> Quantity:
    """What is left of the whole after the United States and mainland China."""
    return Quantity(WHOLE - both.value, both.unit)


work_out("japan-deficit-with-china-yen-2024", "japan-trade-yen@2024/imports-from-china",
         "japan-trade-yen@2024/exports-to-china",
         label="Japan's deficit in goods trade with China",
         formula=difference, unit="jpy", digits=1,
         working="Japan's imports of goods from China less its exports of goods there, in yen.")

work_out("base-cost-against-defence-budget-fy2026", "base-cost-yearly-jpy-2021",
         "defence-budget-yen@FY2026/excluding-saco-realignment",
         label="Japan's yearly payment for American bases measured against its defence budget",
         formula=share, unit="percent", digits=0,
         working="The average payment of a year over the initial budget; whether it is all a part of it is "
                 "open.")
