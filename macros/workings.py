"""The derived figures themselves. Each docstring is the working that readers see."""

from __future__ import annotations

from decimal import Decimal

from macros.derived import derived
from macros.units import Quantity

CENSUS = "us-goods-trade-with-japan-census"
YEN_TRADE = "japan-trade-yen"


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


@derived("car-tariff-cut-2025", "tariff-japan-cars-rate@2025-04", "tariff-japan-cars-rate@2025-09-16",
         label="Cut of the US tariff on Japanese cars", unit="percentage-points", digits=1,
         qualifier="exact")
def car_tariff_cut(before: Quantity, after: Quantity) -> Quantity:
    """The tariff before the cut less the tariff after it, both with the normal duty included."""
    return before - after


@derived("yen-dollar-value-lost-2020-2024", "yen-per-dollar@2020", "yen-per-dollar@2024",
         label="Dollar value that the yen lost", unit="percent", digits=0)
def yen_lost_since_2020(before: Quantity, after: Quantity) -> Quantity:
    """One yen buys 1/rate dollars, so the loss is 1 - (earlier rate / later rate)."""
    return _value_lost(before, after)


@derived("yen-dollar-value-lost-2011-2024", "yen-per-dollar@2011", "yen-per-dollar@2024",
         label="Dollar value that the yen lost since its strongest year", unit="percent", digits=0)
def yen_lost_since_2011(before: Quantity, after: Quantity) -> Quantity:
    """One yen buys 1/rate dollars, so the loss is 1 - (earlier rate / later rate)."""
    return _value_lost(before, after)


def _value_lost(before: Quantity, after: Quantity) -> Quantity:
    if before.unit != "jpy-per-usd" or after.unit != "jpy-per-usd":
        raise ValueError("both rates must be in yen per dollar")
    return Quantity((1 - before.value / after.value) * 100, "percent")


@derived("yen-dollar-rate-halving-1985-1988", "yen-per-dollar@1985", "yen-per-dollar@1988",
         label="Fall of the dollar against the yen", unit="percent", digits=0)
def dollar_fall_1985(before: Quantity, after: Quantity) -> Quantity:
    """The change of the rate, as a percentage of the earlier rate, shown as a fall."""
    return Quantity(-after.change_from(before).value, "percent")


@derived("japan-share-of-direct-investment-in-us-2023", "fdi-us-by-ubo-2023@2023/japan",
         "fdi-us-by-ubo-2023@2023/all-countries",
         label="Japan's share of all foreign direct investment in the US", unit="percent", digits=0)
def japan_fdi_share(japan: Quantity, world: Quantity) -> Quantity:
    """Japan's position divided by that of all countries, both as first published."""
    return japan.share_of(world)


@derived("japan-lead-over-canada-2023", "fdi-us-by-ubo-2023@2023/japan",
         "fdi-us-by-ubo-2023@2023/canada",
         label="Japan's lead over the next largest investor in the US", unit="usd", digits=0)
def fdi_lead(japan: Quantity, canada: Quantity) -> Quantity:
    """Japan's position less Canada's, both as first published."""
    return japan - canada


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


@derived("cars-to-us-share-of-all-exports-pism", "car-share-of-all-exports-pism",
         "us-share-of-car-exports-pism",
         label="Share of Japan's exports that is cars sold to the US, as PISM's numbers imply",
         unit="percent", digits=0)
def cars_to_us(cars: Quantity, to_us: Quantity) -> Quantity:
    """The car industry's share of all exports times the share of its sales that goes to the US."""
    return Quantity(cars.value * to_us.value / Decimal(100), "percent")


@derived("car-share-of-exports-to-us-implied-pism", "cars-to-us-share-of-all-exports-pism",
         "japan-export-share-to-us-2024-pism",
         label="Cars' share of Japan's exports to the US, as PISM's numbers imply",
         unit="percent", digits=0)
def car_share_implied(cars_to_us: Quantity, all_to_us: Quantity) -> Quantity:
    """Cars sold to the US, as a share of all exports, divided by the US share of all exports."""
    return cars_to_us.share_of(all_to_us)


@derived("nhk-cars-against-us-imports-2024", "car-exports-to-us-value-carnegie",
         f"{CENSUS}@2024/goods-imports",
         label="NHK's car exports measured against all US imports from Japan",
         unit="percent", digits=0)
def nhk_cars(cars: Quantity, imports: Quantity) -> Quantity:
    """NHK's estimate of car exports to the US divided by US imports of goods from Japan."""
    return cars.share_of(imports)
