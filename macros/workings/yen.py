"""What the exchange rate does to the numbers. Each docstring is the working that readers see."""

from __future__ import annotations

from macros.derived import derived
from macros.units import Quantity, UnitMismatch

YEN_TRADE = "japan-trade-yen"
BUDGET = "defence-budget-yen"
BALANCE = "us-trade-with-japan-bea"


def _value_lost(before: Quantity, after: Quantity) -> Quantity:
    if before.unit != "jpy-per-usd" or after.unit != "jpy-per-usd":
        raise UnitMismatch("both rates must be in yen per dollar")
    return Quantity((1 - before.value / after.value) * 100, "percent")


def _in_dollars(yen: Quantity, rate: Quantity) -> Quantity:
    if (yen.unit, rate.unit) != ("jpy", "jpy-per-usd"):
        raise UnitMismatch("yen and a rate in yen per dollar are needed")
    return Quantity(yen.value / rate.value, "usd")


def _in_yen(dollars: Quantity, rate: Quantity) -> Quantity:
    if (dollars.unit, rate.unit) != ("usd", "jpy-per-usd"):
        raise UnitMismatch("dollars and a rate in yen per dollar are needed")
    return Quantity(dollars.value * rate.value, "jpy")


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


@derived("yen-dollar-rate-halving-1985-1988", "yen-per-dollar@1985", "yen-per-dollar@1988",
         label="Fall of the dollar against the yen", unit="percent", digits=0)
def dollar_fall_1985(before: Quantity, after: Quantity) -> Quantity:
    """The change of the rate, as a percentage of the earlier rate, shown as a fall."""
    return Quantity(-after.change_from(before).value, "percent")


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


@derived("us-goods-deficit-2011-bop", f"{BALANCE}@2011/goods-imports", f"{BALANCE}@2011/goods-exports",
         label="US deficit in goods trade with Japan, balance-of-payments basis", unit="usd",
         digits=1, qualifier="exact")
def deficit_2011_bop(imports: Quantity, exports: Quantity) -> Quantity:
    """US imports of goods from Japan less US exports of goods to Japan."""
    return imports - exports
