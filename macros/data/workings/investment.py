"""The stock, the pledge, the goal and the projects: yardsticks, never sums."""

from __future__ import annotations

from macros.data.derived import work_out
from macros.values.formulas import difference, ratio, share

CENSUS = "us-goods-trade-with-japan-census"

work_out("japan-share-of-direct-investment-in-us-2023", "fdi-us-by-ubo-2023@2023/japan",
         "fdi-us-by-ubo-2023@2023/all-countries",
         label="Japan's share of all foreign direct investment in the US",
         formula=share, unit="percent", digits=0,
         working="Japan's position divided by that of all countries, both as first published.")

work_out("pledge-against-stock-2024", "framework-deal-pledge-2025-07-eo-14345",
         "fdi-japan-in-us-vintages@2024/japan-first-published-2025-07",
         label="The pledge measured against all that Japanese owners already hold in the US",
         formula=share, unit="percent", digits=0,
         working="The pledge divided by the stock of direct investment; a yardstick, not a part of it.")

work_out("pledge-in-years-of-exports-2025", "framework-deal-pledge-2025-07-eo-14345",
         f"{CENSUS}@2025/goods-imports",
         label="The pledge measured against a year of Japanese goods sold to the US",
         formula=ratio, unit="times", digits=1,
         working="The pledge divided by US imports of goods from Japan in a year; a yardstick only.")

work_out("pledge-in-us-steel-bids", "pledge-usd-2025-csds", "us-steel-bid-pism",
         label="The pledge measured against Nippon Steel's bid for US Steel",
         formula=ratio, unit="times", digits=0,
         working="The pledge divided by the price of one large takeover; a yardstick only.")

work_out("japan-investment-growth-2024", "fdi-japan-in-us-vintages@2024/japan-first-published-2025-07",
         "fdi-japan-in-us-vintages@2023/japan-revised-2025-07",
         label="Growth of Japan's direct investment in the US within a year",
         formula=difference, unit="usd", digits=0,
         working="The stock at the end of the year less that at its start, both from one release.")

work_out("pledge-in-years-of-investment-growth", "pledge-usd-2025-csds",
         "japan-investment-growth-2024",
         label="The pledge measured against a year's growth of Japan's direct investment in the US",
         formula=ratio, unit="times", digits=0,
         working="The pledge divided by a year's growth of the stock; loans count in the first only.")

work_out("goal-above-stock-2024", "ishiba-investment-offer-2025-pism",
         "fdi-japan-in-us-vintages@2024/japan-first-published-2025-07",
         label="What the stock lacked to the goal that Ishiba announced",
         formula=difference, unit="usd", digits=0,
         working="The goal, which contains the stock, less the stock at the end of the latest year.")

work_out("projects-against-pledge-2026", "takaichi-projects-usd-2026-ft26", "pledge-usd-2025-csds",
         label="The projects of March 2026 measured against the pledge",
         formula=share, unit="percent", digits=0,
         working="The projects divided by the pledge; no source says that they are a part of it.")

work_out("japan-share-of-direct-investment-in-us-2024",
         "fdi-japan-in-us-vintages@2024/japan-first-published-2025-07",
         "fdi-japan-in-us-vintages@2024/all-countries-first-published-2025-07",
         label="Japan's share of all foreign direct investment in the US",
         formula=share, unit="percent", digits=0,
         working="Japan's position divided by that of all countries, both as first published.")
