"""What the exchange rate does to the numbers. Readers see each working."""

from __future__ import annotations

from macros.data.derived import derived, work_out
from macros.values.formulas import difference, fall, in_dollars, in_yen, rise, yen_value_lost
from macros.values.units import Quantity

YEN_TRADE = "japan-trade-yen"
BUDGET = "defence-budget-yen"
BALANCE = "us-trade-with-japan-bea"

work_out("yen-dollar-value-lost-2020-2024", "yen-per-dollar@2020", "yen-per-dollar@2024",
         label="Dollar value that the yen lost",
         formula=yen_value_lost, unit="percent", digits=0,
         working="One yen buys 1/rate dollars, so the loss is 1 - (earlier rate / later rate).")

work_out("yen-dollar-value-lost-2011-2024", "yen-per-dollar@2011", "yen-per-dollar@2024",
         label="Dollar value that the yen lost since its strongest year",
         formula=yen_value_lost, unit="percent", digits=0,
         working="One yen buys 1/rate dollars, so the loss is 1 - (earlier rate / later rate).")

work_out("yen-dollar-rate-halving-1985-1988", "yen-per-dollar@1985", "yen-per-dollar@1988",
         label="Fall of the dollar against the yen",
         formula=fall, unit="percent", digits=0,
         working="The change of the rate, as a percentage of the earlier rate, shown as a fall.")

work_out("japan-exports-to-us-2025-in-dollars", f"{YEN_TRADE}@2025/exports-to-the-united-states",
         "yen-per-dollar@2025",
         label="Japan's goods exports to the US, in dollars at the same year's rate",
         formula=in_dollars, unit="usd", digits=0,
         working="Japan's exports in yen divided by the average rate of the same year.")

work_out("japan-exports-to-us-2025-at-march-2026-rate",
         f"{YEN_TRADE}@2025/exports-to-the-united-states", "yen-per-dollar-monthly@2026-03",
         label="Japan's goods exports to the US, in dollars at the rate of a later month",
         formula=in_dollars, unit="usd", digits=0,
         working="Japan's exports in yen divided by the average rate of the month before the article.")

work_out("japan-exports-to-us-2025-at-2011-rate",
         f"{YEN_TRADE}@2025/exports-to-the-united-states", "yen-per-dollar@2011",
         label="Japan's goods exports to the US, in dollars at the rate of the yen's strongest year",
         formula=in_dollars, unit="usd", digits=0,
         working="Japan's exports in yen divided by an earlier rate: a thought experiment.")

work_out("defence-budget-fy2020-in-dollars", f"{BUDGET}@FY2020/excluding-saco-realignment",
         "yen-per-dollar@2020",
         label="Japan's initial defence budget, in dollars",
         formula=in_dollars, unit="usd", digits=1,
         working="The budget in yen divided by the average rate of the calendar year in which it began.")

work_out("defence-budget-fy2024-in-dollars", f"{BUDGET}@FY2024/excluding-saco-realignment",
         "yen-per-dollar@2024",
         label="Japan's initial defence budget, in dollars",
         formula=in_dollars, unit="usd", digits=1,
         working="The budget in yen divided by the average rate of the calendar year in which it began.")

work_out("defence-budget-rise-2020-2024-in-yen", f"{BUDGET}@FY2020/excluding-saco-realignment",
         f"{BUDGET}@FY2024/excluding-saco-realignment",
         label="Rise of Japan's initial defence budget, in yen",
         formula=rise, unit="percent", digits=0,
         working="How much larger the later budget is, as a percentage of the earlier one.")

work_out("defence-budget-rise-2020-2024-in-dollars", "defence-budget-fy2020-in-dollars",
         "defence-budget-fy2024-in-dollars",
         label="Rise of Japan's initial defence budget, in dollars",
         formula=rise, unit="percent", digits=0,
         working="How much larger the later budget is, each turned into dollars at its own year's rate.")

work_out("pledge-in-yen-at-2025-rate", "pledge-usd-2025-csds", "yen-per-dollar@2025",
         label="The pledge in yen, at the rate of its year",
         formula=in_yen, unit="jpy", digits=0,
         working="The pledge in dollars times the average rate of its year.")

work_out("pledge-in-yen-at-2011-rate", "pledge-usd-2025-csds", "yen-per-dollar@2011",
         label="The pledge in yen, at the rate of the yen's strongest year",
         formula=in_yen, unit="jpy", digits=0,
         working="The pledge in dollars times an earlier rate: a thought experiment.")


@derived("dollar-cost-of-fixed-yen-price-2020-2025", "yen-per-dollar@2020", "yen-per-dollar@2025",
         "tariff-deal-rate-2025-csds",
         label="Dollars for a good of unchanged yen price, tariff included, against five years before",
         unit="percent", digits=0)
def dollar_cost_with_tariff(before: Quantity, after: Quantity, tariff: Quantity) -> Quantity:
    """Earlier rate over later rate, raised by the whole tariff; no tariff is assumed before."""
    rates = before.share_of(after)
    return Quantity(rates.value * (1 + tariff.value / 100), "percent")


work_out("us-goods-deficit-2011-bop", f"{BALANCE}@2011/goods-imports", f"{BALANCE}@2011/goods-exports",
         label="US deficit in goods trade with Japan, balance-of-payments basis",
         formula=difference, unit="usd", digits=1, qualifier="exact",
         working="US imports of goods from Japan less US exports of goods to Japan.")
