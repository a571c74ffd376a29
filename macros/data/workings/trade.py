"""What the two countries sell each other. Readers see each working."""

from __future__ import annotations

from macros.data.derived import work_out
from macros.values.formulas import difference, fall, largest, negated, ratio, rise, share, smallest, total

CENSUS = "us-goods-trade-with-japan-census"
YEN_TRADE = "japan-trade-yen"
BALANCE = "us-trade-with-japan-bea"
BOP_YEARS = range(1999, 2025)
CENSUS_MONTHS = "us-goods-trade-with-japan-census-monthly"

work_out("us-japan-goods-trade-2025", f"{CENSUS}@2025/goods-exports", f"{CENSUS}@2025/goods-imports",
         label="Goods traded between the US and Japan, both ways",
         formula=total, unit="usd", digits=0,
         working="US exports of goods to Japan plus US imports of goods from Japan, customs basis.")

work_out("us-goods-deficit-2024-census", f"{CENSUS}@2024/goods-imports",
         f"{CENSUS}@2024/goods-exports",
         label="US deficit in goods trade with Japan",
         formula=difference, unit="usd", digits=1, qualifier="exact",
         working="US imports of goods from Japan less US exports of goods to Japan, customs basis.")

work_out("us-goods-deficit-2025-census", f"{CENSUS}@2025/goods-imports",
         f"{CENSUS}@2025/goods-exports",
         label="US deficit in goods trade with Japan",
         formula=difference, unit="usd", digits=1, qualifier="exact",
         working="US imports of goods from Japan less US exports of goods to Japan, customs basis.")

work_out("us-goods-deficit-fall-2024-2025", "us-goods-deficit-2024-census",
         "us-goods-deficit-2025-census",
         label="Fall of the US goods deficit with Japan in a year",
         formula=fall, unit="percent", digits=0,
         working="How much smaller the later deficit is, as a percentage of the earlier one.")

work_out("us-imports-per-dollar-of-exports-2025", f"{CENSUS}@2025/goods-imports",
         f"{CENSUS}@2025/goods-exports",
         label="US imports from Japan for each dollar of exports there",
         formula=ratio, unit="times", digits=1,
         working="US imports of goods from Japan divided by US exports of goods to Japan.")

work_out("japan-surplus-with-us-yen-2025", f"{YEN_TRADE}@2025/exports-to-the-united-states",
         f"{YEN_TRADE}@2025/imports-from-the-united-states",
         label="Japan's surplus in goods trade with the US, in yen",
         formula=difference, unit="jpy", digits=1,
         working="Japan's exports of goods to the US less its imports from there, in yen.")

work_out("japan-balance-with-world-yen-2025", f"{YEN_TRADE}@2025/total-imports",
         f"{YEN_TRADE}@2025/total-exports",
         label="Japan's deficit in goods trade with the whole world, in yen",
         formula=difference, unit="jpy", digits=1,
         working="Japan's total imports of goods less its total exports, in yen.")

work_out("japan-export-share-to-us-fall-1985-2025",
         "japan-trade-share@1985/exports-to-the-united-states",
         "japan-trade-share@2025/exports-to-the-united-states",
         label="Fall of the US share of Japan's exports since the mid-eighties",
         formula=difference, unit="percentage-points", digits=0,
         working="The earlier share less the later one, in percentage points.")

work_out("japan-lead-over-canada-2023", "fdi-us-by-ubo-2023@2023/japan",
         "fdi-us-by-ubo-2023@2023/canada",
         label="Japan's lead over the next largest investor in the US",
         formula=difference, unit="usd", digits=0,
         working="Japan's position less Canada's, both as first published.")

work_out("us-goods-deficit-2024-bop", f"{BALANCE}@2024/goods-imports", f"{BALANCE}@2024/goods-exports",
         label="US deficit in goods trade with Japan, balance-of-payments basis",
         formula=difference, unit="usd", digits=1, qualifier="exact",
         working="US imports of goods from Japan less US exports of goods to Japan.")

work_out("us-goods-deficit-smallest-1999-2024",
         *(f"{BALANCE}@{year}/goods-balance" for year in BOP_YEARS),
         label="Smallest US goods deficit with Japan in a year",
         formula=negated(largest), unit="usd", digits=1, qualifier="exact",
         working="The smallest of the yearly deficits in the series, balance-of-payments basis.")

work_out("us-goods-deficit-largest-1999-2024",
         *(f"{BALANCE}@{year}/goods-balance" for year in BOP_YEARS),
         label="Largest US goods deficit with Japan in a year",
         formula=negated(smallest), unit="usd", digits=1, qualifier="exact",
         working="The largest of the yearly deficits in the series, balance-of-payments basis.")

work_out("us-goods-and-services-deficit-2024", "us-goods-deficit-2024-bop",
         f"{BALANCE}@2024/services-balance",
         label="US deficit with Japan in goods and services together",
         formula=difference, unit="usd", digits=1, qualifier="exact",
         working="The deficit in goods less the American surplus in services, balance-of-payments basis.")

work_out("us-imports-from-japan-rise-1999-2024", f"{BALANCE}@1999/goods-imports",
         f"{BALANCE}@2024/goods-imports",
         label="Rise of US goods imports from Japan over the years of the series",
         formula=rise, unit="percent", digits=0,
         working="Change of US imports of goods from Japan, in dollars of each year, balance-of-payments "
                 "basis.")

work_out("us-imports-from-japan-fall-2024-2025", f"{CENSUS}@2024/goods-imports",
         f"{CENSUS}@2025/goods-imports",
         label="Fall of US goods imports from Japan in a year",
         formula=fall, unit="percent", digits=1,
         working="How much smaller the later imports are, as a percentage of the earlier ones, customs "
                 "basis.")

work_out("us-exports-to-japan-rise-2024-2025", f"{CENSUS}@2024/goods-exports",
         f"{CENSUS}@2025/goods-exports",
         label="Rise of US goods exports to Japan in a year",
         formula=rise, unit="percent", digits=1,
         working="The change of US exports of goods to Japan, customs basis.")

work_out("japan-exports-to-us-yen-fall-2024-2025", f"{YEN_TRADE}@2024/exports-to-the-united-states",
         f"{YEN_TRADE}@2025/exports-to-the-united-states",
         label="Fall of Japan's goods exports to the US in a year, in yen",
         formula=fall, unit="percent", digits=1,
         working="How much smaller the later exports are, as a percentage of the earlier ones, in yen.")

work_out("japan-exports-yen-rise-2024-2025", f"{YEN_TRADE}@2024/total-exports",
         f"{YEN_TRADE}@2025/total-exports",
         label="Rise of Japan's goods exports to the world in a year, in yen",
         formula=rise, unit="percent", digits=1,
         working="The change of Japan's total exports of goods, in yen.")

work_out("japan-deficit-without-us-yen-2025", "japan-balance-with-world-yen-2025",
         "japan-surplus-with-us-yen-2025",
         label="Japan's deficit in goods trade with all countries but the US, in yen",
         formula=total, unit="jpy", digits=1,
         working="Japan's deficit with the whole world plus its surplus with the US, in yen.")

work_out("japan-export-share-to-us-2025-against-1985",
         "japan-trade-share@2025/exports-to-the-united-states",
         "japan-trade-share@1985/exports-to-the-united-states",
         label="The US share of Japan's exports, measured against that of the mid-eighties",
         formula=share, unit="percent", digits=0,
         working="The later share as a percentage of the earlier one; both are shares of value in yen.")

work_out("us-goods-deficit-early-2025",
         *(f"{CENSUS_MONTHS}@2025-{month:02}/goods-balance" for month in range(1, 5)),
         label="US goods deficit with Japan, January to April",
         formula=negated(total), unit="usd", digits=1, qualifier="exact",
         working="The monthly deficits added up, customs basis, not adjusted for the season.")

work_out("us-goods-deficit-early-2026",
         *(f"{CENSUS_MONTHS}@2026-{month:02}/goods-balance" for month in range(1, 5)),
         label="US goods deficit with Japan, January to April",
         formula=negated(total), unit="usd", digits=1, qualifier="exact",
         working="The monthly deficits added up, customs basis, not adjusted for the season.")

work_out("us-goods-deficit-fall-early-2026", "us-goods-deficit-early-2025",
         "us-goods-deficit-early-2026",
         label="Fall of the US goods deficit with Japan, January to April, against a year before",
         formula=fall, unit="percent", digits=0,
         working="How much smaller the later deficit is, as a percentage of the earlier one, same months.")
