"""The stock, the pledge, the goal and the projects: yardsticks, never sums."""

from __future__ import annotations

from macros.derived import derived
from macros.units import Quantity

CENSUS = "us-goods-trade-with-japan-census"


@derived("japan-share-of-direct-investment-in-us-2023", "fdi-us-by-ubo-2023@2023/japan",
         "fdi-us-by-ubo-2023@2023/all-countries",
         label="Japan's share of all foreign direct investment in the US", unit="percent", digits=0)
def japan_fdi_share(japan: Quantity, world: Quantity) -> Quantity:
    """Japan's position divided by that of all countries, both as first published."""
    return japan.share_of(world)


@derived("pledge-against-stock-2024", "framework-deal-pledge-2025-07-eo-14345",
         "fdi-japan-in-us-vintages@2024/japan-first-published-2025-07",
         label="The pledge measured against all that Japanese owners already hold in the US",
         unit="percent", digits=0)
def pledge_against_stock(pledge: Quantity, stock: Quantity) -> Quantity:
    """The pledge divided by the stock of direct investment; a yardstick, not a part of it."""
    return pledge.share_of(stock)


@derived("pledge-in-years-of-exports-2025", "framework-deal-pledge-2025-07-eo-14345",
         f"{CENSUS}@2025/goods-imports",
         label="The pledge measured against a year of Japanese goods sold to the US",
         unit="times", digits=1)
def pledge_in_exports(pledge: Quantity, imports: Quantity) -> Quantity:
    """The pledge divided by US imports of goods from Japan in a year; a yardstick only."""
    return pledge.times(imports)


@derived("pledge-in-us-steel-bids", "pledge-usd-2025-csds", "us-steel-bid-pism",
         label="The pledge measured against Nippon Steel's bid for US Steel", unit="times", digits=0)
def pledge_in_steel_bids(pledge: Quantity, bid: Quantity) -> Quantity:
    """The pledge divided by the price of one large takeover; a yardstick only."""
    return pledge.times(bid)


@derived("japan-investment-growth-2024", "fdi-japan-in-us-vintages@2024/japan-first-published-2025-07",
         "fdi-japan-in-us-vintages@2023/japan-revised-2025-07",
         label="Growth of Japan's direct investment in the US within a year", unit="usd", digits=0)
def stock_growth(end: Quantity, start: Quantity) -> Quantity:
    """The stock at the end of the year less that at its start, both from one release."""
    return end - start


@derived("pledge-in-years-of-investment-growth", "pledge-usd-2025-csds",
         "japan-investment-growth-2024",
         label="The pledge measured against a year's growth of Japan's direct investment in the US",
         unit="times", digits=0)
def pledge_in_stock_growth(pledge: Quantity, growth: Quantity) -> Quantity:
    """The pledge divided by a year's growth of the stock; loans count in the first only."""
    return pledge.times(growth)


@derived("goal-above-stock-2024", "ishiba-investment-offer-2025-pism",
         "fdi-japan-in-us-vintages@2024/japan-first-published-2025-07",
         label="What the stock lacked to the goal that Ishiba announced", unit="usd", digits=0)
def goal_above_stock(goal: Quantity, stock: Quantity) -> Quantity:
    """The goal, which contains the stock, less the stock at the end of the latest year."""
    return goal - stock


@derived("projects-against-pledge-2026", "takaichi-projects-usd-2026-ft26", "pledge-usd-2025-csds",
         label="The projects of March 2026 measured against the pledge", unit="percent", digits=0)
def projects_against_pledge(projects: Quantity, pledge: Quantity) -> Quantity:
    """The projects divided by the pledge; no source says that they are a part of it."""
    return projects.share_of(pledge)


@derived("japan-share-of-direct-investment-in-us-2024",
         "fdi-japan-in-us-vintages@2024/japan-first-published-2025-07",
         "fdi-japan-in-us-vintages@2024/all-countries-first-published-2025-07",
         label="Japan's share of all foreign direct investment in the US", unit="percent", digits=0)
def japan_fdi_share_2024(japan: Quantity, world: Quantity) -> Quantity:
    """Japan's position divided by that of all countries, both as first published."""
    return japan.share_of(world)
