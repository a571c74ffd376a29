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


def _in_dollars(yen: Quantity, rate: Quantity) -> Quantity:
    if (yen.unit, rate.unit) != ("jpy", "jpy-per-usd"):
        raise ValueError("yen and a rate in yen per dollar are needed")
    return Quantity(yen.value / rate.value, "usd")


def _in_yen(dollars: Quantity, rate: Quantity) -> Quantity:
    if (dollars.unit, rate.unit) != ("usd", "jpy-per-usd"):
        raise ValueError("dollars and a rate in yen per dollar are needed")
    return Quantity(dollars.value * rate.value, "jpy")


@derived("japan-exports-to-us-2025-in-dollars", f"{YEN_TRADE}@2025/exports-to-the-united-states",
         "yen-per-dollar@2025",
         label="Japan's goods exports to the US, in dollars at the same year's rate",
         unit="usd", digits=0)
def exports_in_dollars(exports: Quantity, rate: Quantity) -> Quantity:
    """Japan's exports in yen divided by the average rate of the same year."""
    return _in_dollars(exports, rate)


@derived("japan-exports-to-us-2025-at-march-2026-rate",
         f"{YEN_TRADE}@2025/exports-to-the-united-states", "yen-per-dollar-monthly@2026-03",
         label="Japan's goods exports to the US, in dollars at the rate of a later month",
         unit="usd", digits=0)
def exports_at_later_rate(exports: Quantity, rate: Quantity) -> Quantity:
    """Japan's exports in yen divided by the average rate of the month before the article."""
    return _in_dollars(exports, rate)


@derived("japan-exports-to-us-2025-at-2011-rate",
         f"{YEN_TRADE}@2025/exports-to-the-united-states", "yen-per-dollar@2011",
         label="Japan's goods exports to the US, in dollars at the rate of the yen's strongest year",
         unit="usd", digits=0)
def exports_at_strongest_rate(exports: Quantity, rate: Quantity) -> Quantity:
    """Japan's exports in yen divided by an earlier rate: a thought experiment."""
    return _in_dollars(exports, rate)


BUDGET = "defence-budget-yen"


@derived("defence-budget-fy2020-in-dollars", f"{BUDGET}@FY2020/excluding-saco-realignment",
         "yen-per-dollar@2020", label="Japan's initial defence budget, in dollars",
         unit="usd", digits=1)
def budget_2020(budget: Quantity, rate: Quantity) -> Quantity:
    """The budget in yen divided by the average rate of the calendar year in which it began."""
    return _in_dollars(budget, rate)


@derived("defence-budget-fy2024-in-dollars", f"{BUDGET}@FY2024/excluding-saco-realignment",
         "yen-per-dollar@2024", label="Japan's initial defence budget, in dollars",
         unit="usd", digits=1)
def budget_2024(budget: Quantity, rate: Quantity) -> Quantity:
    """The budget in yen divided by the average rate of the calendar year in which it began."""
    return _in_dollars(budget, rate)


@derived("defence-budget-rise-2020-2024-in-yen", f"{BUDGET}@FY2020/excluding-saco-realignment",
         f"{BUDGET}@FY2024/excluding-saco-realignment",
         label="Rise of Japan's initial defence budget, in yen", unit="percent", digits=0)
def budget_rise_yen(before: Quantity, after: Quantity) -> Quantity:
    """How much larger the later budget is, as a percentage of the earlier one."""
    return after.change_from(before)


@derived("defence-budget-rise-2020-2024-in-dollars", "defence-budget-fy2020-in-dollars",
         "defence-budget-fy2024-in-dollars",
         label="Rise of Japan's initial defence budget, in dollars", unit="percent", digits=0)
def budget_rise_dollars(before: Quantity, after: Quantity) -> Quantity:
    """How much larger the later budget is, each turned into dollars at its own year's rate."""
    return after.change_from(before)


@derived("pledge-in-yen-at-2025-rate", "pledge-usd-2025-csds", "yen-per-dollar@2025",
         label="The pledge in yen, at the rate of its year", unit="jpy", digits=0)
def pledge_in_yen(pledge: Quantity, rate: Quantity) -> Quantity:
    """The pledge in dollars times the average rate of its year."""
    return _in_yen(pledge, rate)


@derived("pledge-in-yen-at-2011-rate", "pledge-usd-2025-csds", "yen-per-dollar@2011",
         label="The pledge in yen, at the rate of the yen's strongest year", unit="jpy", digits=0)
def pledge_in_strong_yen(pledge: Quantity, rate: Quantity) -> Quantity:
    """The pledge in dollars times an earlier rate: a thought experiment."""
    return _in_yen(pledge, rate)


@derived("dollar-cost-of-fixed-yen-price-2020-2025", "yen-per-dollar@2020", "yen-per-dollar@2025",
         "tariff-deal-rate-2025-csds",
         label="Dollars for a good of unchanged yen price, tariff included, against five years before",
         unit="percent", digits=0)
def dollar_cost_with_tariff(before: Quantity, after: Quantity, tariff: Quantity) -> Quantity:
    """Earlier rate over later rate, raised by the whole tariff; no tariff is assumed before."""
    rates = before.share_of(after)
    return Quantity(rates.value * (1 + tariff.value / 100), "percent")


BALANCE = "us-trade-with-japan-bea"


@derived("us-goods-deficit-2011-bop", f"{BALANCE}@2011/goods-imports", f"{BALANCE}@2011/goods-exports",
         label="US deficit in goods trade with Japan, balance-of-payments basis", unit="usd",
         digits=1, qualifier="exact")
def deficit_2011_bop(imports: Quantity, exports: Quantity) -> Quantity:
    """US imports of goods from Japan less US exports of goods to Japan."""
    return imports - exports


@derived("us-goods-deficit-2024-bop", f"{BALANCE}@2024/goods-imports", f"{BALANCE}@2024/goods-exports",
         label="US deficit in goods trade with Japan, balance-of-payments basis", unit="usd",
         digits=1, qualifier="exact")
def deficit_2024_bop(imports: Quantity, exports: Quantity) -> Quantity:
    """US imports of goods from Japan less US exports of goods to Japan."""
    return imports - exports


BOP_YEARS = range(1999, 2025)
CENSUS_MONTHS = "us-goods-trade-with-japan-census-monthly"
NHK_INDUSTRIES = tuple(f"{name}-exports-to-us-value-carnegie" for name in (
    "car", "iron-steel", "construction-mining", "scientific-optical", "chipmaking-equipment",
    "food-farm"))


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


@derived("nhk-industries-sum-2024", *NHK_INDUSTRIES,
         label="Exports to the US of all industries that NHK's estimate names", unit="usd", digits=0)
def nhk_sum(*industries: Quantity) -> Quantity:
    """The values of the industries named, added up; what is not named is left out."""
    return Quantity(sum((i.value for i in industries), Decimal(0)), "usd")


@derived("nhk-industries-against-us-imports-2024", "nhk-industries-sum-2024",
         f"{CENSUS}@2024/goods-imports",
         label="The industries that NHK's estimate names, measured against all US imports from Japan",
         unit="percent", digits=0)
def nhk_share(named: Quantity, imports: Quantity) -> Quantity:
    """Their sum divided by US imports of goods from Japan, two different counts, so roughly."""
    return named.share_of(imports)


@derived("nhk-cars-against-next-industry", "car-exports-to-us-value-carnegie",
         "construction-mining-exports-to-us-value-carnegie",
         label="Car exports to the US measured against the next largest industry that NHK names",
         unit="times", digits=0)
def nhk_cars_against_next(cars: Quantity, machines: Quantity) -> Quantity:
    """NHK's value for cars divided by its value for construction and mining equipment."""
    return cars.times(machines)


@derived("exports-to-us-if-nhk-cars-were-csds-share", "car-exports-to-us-value-carnegie",
         "car-share-of-exports-to-us-2025-csds",
         label="Japan's exports to the US, if NHK's value for cars were the share that CSDS gives",
         unit="usd", digits=0)
def implied_exports_to_us(cars: Quantity, share: Quantity) -> Quantity:
    """NHK's value divided by the brief's share; a test of whether they fit, not an estimate."""
    return cars.whole(share)


@derived("car-tariff-after-cut-against-normal", "car-tariff-rate-2025-09-section-232",
         "normal-car-duty-rate-2025-04",
         label="The car tariff after the cut measured against the normal duty", unit="times",
         digits=0, qualifier="exact")
def car_tariff_against_normal(tariff: Quantity, normal: Quantity) -> Quantity:
    """The tariff in force since September 2025 divided by the normal (MFN) duty on cars."""
    return tariff.times(normal)


@derived("car-tariff-cut-on-nhk-value", "car-exports-to-us-value-carnegie",
         "tariff-japan-cars-rate@2025-04", "tariff-japan-cars-rate@2025-09-16",
         label="What the cut of the car tariff is worth on NHK's value of a year's car exports",
         unit="usd", digits=0)
def car_cut_value(cars: Quantity, before: Quantity, after: Quantity) -> Quantity:
    """The tariff before the cut on that value less the tariff after it, if nothing else changed."""
    return cars.part(before) - cars.part(after)
