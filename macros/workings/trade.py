"""What the two countries sell each other. Each docstring is the working that readers see."""

from __future__ import annotations

from decimal import Decimal

from macros.derived import derived
from macros.units import Quantity

CENSUS = "us-goods-trade-with-japan-census"
YEN_TRADE = "japan-trade-yen"
BALANCE = "us-trade-with-japan-bea"
BOP_YEARS = range(1999, 2025)
CENSUS_MONTHS = "us-goods-trade-with-japan-census-monthly"


@derived("us-japan-goods-trade-2025", f"{CENSUS}@2025/goods-exports", f"{CENSUS}@2025/goods-imports",
         label="Goods traded between the US and Japan, both ways", unit="usd", digits=0)
def two_way_trade(exports: Quantity, imports: Quantity) -> Quantity:
    """US exports of goods to Japan plus US imports of goods from Japan, customs basis."""
    return exports + imports


@derived("us-goods-deficit-2024-census", f"{CENSUS}@2024/goods-imports",
         f"{CENSUS}@2024/goods-exports",
         label="US deficit in goods trade with Japan", unit="usd", digits=1, qualifier="exact")
def deficit_2024(imports: Quantity, exports: Quantity) -> Quantity:
    """US imports of goods from Japan less US exports of goods to Japan, customs basis."""
    return imports - exports


@derived("us-goods-deficit-2025-census", f"{CENSUS}@2025/goods-imports",
         f"{CENSUS}@2025/goods-exports",
         label="US deficit in goods trade with Japan", unit="usd", digits=1, qualifier="exact")
def deficit_2025(imports: Quantity, exports: Quantity) -> Quantity:
    """US imports of goods from Japan less US exports of goods to Japan, customs basis."""
    return imports - exports


@derived("us-goods-deficit-fall-2024-2025", "us-goods-deficit-2024-census",
         "us-goods-deficit-2025-census",
         label="Fall of the US goods deficit with Japan in a year", unit="percent", digits=0)
def deficit_fall(before: Quantity, after: Quantity) -> Quantity:
    """How much smaller the later deficit is, as a percentage of the earlier one."""
    return Quantity(-after.change_from(before).value, "percent")


@derived("us-imports-per-dollar-of-exports-2025", f"{CENSUS}@2025/goods-imports",
         f"{CENSUS}@2025/goods-exports",
         label="US imports from Japan for each dollar of exports there", unit="times", digits=1)
def imports_per_export(imports: Quantity, exports: Quantity) -> Quantity:
    """US imports of goods from Japan divided by US exports of goods to Japan."""
    return imports.times(exports)


@derived("japan-surplus-with-us-yen-2025", f"{YEN_TRADE}@2025/exports-to-the-united-states",
         f"{YEN_TRADE}@2025/imports-from-the-united-states",
         label="Japan's surplus in goods trade with the US, in yen", unit="jpy", digits=1)
def surplus_yen(exports: Quantity, imports: Quantity) -> Quantity:
    """Japan's exports of goods to the US less its imports from there, in yen."""
    return exports - imports


@derived("japan-balance-with-world-yen-2025", f"{YEN_TRADE}@2025/total-imports",
         f"{YEN_TRADE}@2025/total-exports",
         label="Japan's deficit in goods trade with the whole world, in yen", unit="jpy", digits=1)
def world_deficit_yen(imports: Quantity, exports: Quantity) -> Quantity:
    """Japan's total imports of goods less its total exports, in yen."""
    return imports - exports


@derived("japan-export-share-to-us-fall-1985-2025",
         "japan-trade-share@1985/exports-to-the-united-states",
         "japan-trade-share@2025/exports-to-the-united-states",
         label="Fall of the US share of Japan's exports since the mid-eighties",
         unit="percentage-points", digits=0)
def export_share_fall(before: Quantity, after: Quantity) -> Quantity:
    """The earlier share less the later one, in percentage points."""
    return before - after


@derived("japan-lead-over-canada-2023", "fdi-us-by-ubo-2023@2023/japan",
         "fdi-us-by-ubo-2023@2023/canada",
         label="Japan's lead over the next largest investor in the US", unit="usd", digits=0)
def fdi_lead(japan: Quantity, canada: Quantity) -> Quantity:
    """Japan's position less Canada's, both as first published."""
    return japan - canada


@derived("us-goods-deficit-2024-bop", f"{BALANCE}@2024/goods-imports", f"{BALANCE}@2024/goods-exports",
         label="US deficit in goods trade with Japan, balance-of-payments basis", unit="usd",
         digits=1, qualifier="exact")
def deficit_2024_bop(imports: Quantity, exports: Quantity) -> Quantity:
    """US imports of goods from Japan less US exports of goods to Japan."""
    return imports - exports


@derived("us-goods-deficit-smallest-1999-2024",
         *(f"{BALANCE}@{year}/goods-balance" for year in BOP_YEARS),
         label="Smallest US goods deficit with Japan in a year", unit="usd", digits=1,
         qualifier="exact")
def smallest_goods_deficit(*balances: Quantity) -> Quantity:
    """The smallest of the yearly deficits in the series, balance-of-payments basis."""
    return Quantity(min(-balance.value for balance in balances), "usd")


@derived("us-goods-deficit-largest-1999-2024",
         *(f"{BALANCE}@{year}/goods-balance" for year in BOP_YEARS),
         label="Largest US goods deficit with Japan in a year", unit="usd", digits=1,
         qualifier="exact")
def largest_goods_deficit(*balances: Quantity) -> Quantity:
    """The largest of the yearly deficits in the series, balance-of-payments basis."""
    return Quantity(max(-balance.value for balance in balances), "usd")


@derived("us-goods-and-services-deficit-2024", "us-goods-deficit-2024-bop",
         f"{BALANCE}@2024/services-balance",
         label="US deficit with Japan in goods and services together", unit="usd", digits=1,
         qualifier="exact")
def goods_and_services_deficit(goods: Quantity, services: Quantity) -> Quantity:
    """The deficit in goods less the American surplus in services, balance-of-payments basis."""
    return goods - services


@derived("us-imports-from-japan-rise-1999-2024", f"{BALANCE}@1999/goods-imports",
         f"{BALANCE}@2024/goods-imports",
         label="Rise of US goods imports from Japan over the years of the series",
         unit="percent", digits=0)
def imports_rise_since_1999(before: Quantity, after: Quantity) -> Quantity:
    """Change of US imports of goods from Japan, in dollars of each year, balance-of-payments basis."""
    return after.change_from(before)


@derived("us-imports-from-japan-fall-2024-2025", f"{CENSUS}@2024/goods-imports",
         f"{CENSUS}@2025/goods-imports",
         label="Fall of US goods imports from Japan in a year", unit="percent", digits=1)
def imports_fall_2025(before: Quantity, after: Quantity) -> Quantity:
    """How much smaller the later imports are, as a percentage of the earlier ones, customs basis."""
    return Quantity(-after.change_from(before).value, "percent")


@derived("us-exports-to-japan-rise-2024-2025", f"{CENSUS}@2024/goods-exports",
         f"{CENSUS}@2025/goods-exports",
         label="Rise of US goods exports to Japan in a year", unit="percent", digits=1)
def exports_rise_2025(before: Quantity, after: Quantity) -> Quantity:
    """The change of US exports of goods to Japan, customs basis."""
    return after.change_from(before)


@derived("japan-exports-to-us-yen-fall-2024-2025", f"{YEN_TRADE}@2024/exports-to-the-united-states",
         f"{YEN_TRADE}@2025/exports-to-the-united-states",
         label="Fall of Japan's goods exports to the US in a year, in yen", unit="percent", digits=1)
def yen_exports_to_us_fall(before: Quantity, after: Quantity) -> Quantity:
    """How much smaller the later exports are, as a percentage of the earlier ones, in yen."""
    return Quantity(-after.change_from(before).value, "percent")


@derived("japan-exports-yen-rise-2024-2025", f"{YEN_TRADE}@2024/total-exports",
         f"{YEN_TRADE}@2025/total-exports",
         label="Rise of Japan's goods exports to the world in a year, in yen", unit="percent",
         digits=1)
def yen_exports_rise(before: Quantity, after: Quantity) -> Quantity:
    """The change of Japan's total exports of goods, in yen."""
    return after.change_from(before)


@derived("japan-deficit-without-us-yen-2025", "japan-balance-with-world-yen-2025",
         "japan-surplus-with-us-yen-2025",
         label="Japan's deficit in goods trade with all countries but the US, in yen", unit="jpy",
         digits=1)
def deficit_without_us(world: Quantity, surplus: Quantity) -> Quantity:
    """Japan's deficit with the whole world plus its surplus with the US, in yen."""
    return world + surplus


@derived("japan-export-share-to-us-2025-against-1985",
         "japan-trade-share@2025/exports-to-the-united-states",
         "japan-trade-share@1985/exports-to-the-united-states",
         label="The US share of Japan's exports, measured against that of the mid-eighties",
         unit="percent", digits=0)
def export_share_against_1985(now: Quantity, then: Quantity) -> Quantity:
    """The later share as a percentage of the earlier one; both are shares of value in yen."""
    return now.share_of(then)


@derived("us-goods-deficit-early-2025",
         *(f"{CENSUS_MONTHS}@2025-{month:02}/goods-balance" for month in range(1, 5)),
         label="US goods deficit with Japan, January to April", unit="usd", digits=1,
         qualifier="exact")
def deficit_early_2025(*balances: Quantity) -> Quantity:
    """The monthly deficits added up, customs basis, not adjusted for the season."""
    return Quantity(-sum((b.value for b in balances), Decimal(0)), "usd")


@derived("us-goods-deficit-early-2026",
         *(f"{CENSUS_MONTHS}@2026-{month:02}/goods-balance" for month in range(1, 5)),
         label="US goods deficit with Japan, January to April", unit="usd", digits=1,
         qualifier="exact")
def deficit_early_2026(*balances: Quantity) -> Quantity:
    """The monthly deficits added up, customs basis, not adjusted for the season."""
    return Quantity(-sum((b.value for b in balances), Decimal(0)), "usd")


@derived("us-goods-deficit-fall-early-2026", "us-goods-deficit-early-2025",
         "us-goods-deficit-early-2026",
         label="Fall of the US goods deficit with Japan, January to April, against a year before",
         unit="percent", digits=0)
def deficit_fall_early_2026(before: Quantity, after: Quantity) -> Quantity:
    """How much smaller the later deficit is, as a percentage of the earlier one, same months."""
    return Quantity(-after.change_from(before).value, "percent")
