"""Where Japan's energy comes from. Readers see each working."""

from __future__ import annotations

from macros.data.derived import work_out
from macros.values.formulas import difference, share, total

SHARE = "crude-middle-east-share"
SELLERS = "crude-import-sources-fy2023"
HOME_MADE = "energy-self-sufficiency"
MIX = "primary-energy-mix-fy2024"

work_out("crude-from-two-largest-sellers-fy2023", f"{SELLERS}@FY2023/united-arab-emirates",
         f"{SELLERS}@FY2023/saudi-arabia",
         label="Japan's crude oil from the United Arab Emirates and Saudi Arabia together",
         formula=total, unit="percent", digits=1, qualifier="exact",
         working="The shares of the United Arab Emirates and of Saudi Arabia, added up.")

work_out("middle-east-oil-share-rise-fy1987-fy2023", f"{SHARE}@FY2023/fiscal-year",
         f"{SHARE}@FY1987/fiscal-year",
         label="Rise of the Middle East's share of Japan's crude oil since its lowest known year",
         formula=difference, unit="percentage-points", digits=0,
         working="The later share less the earlier one, both of fiscal years.")

work_out("energy-self-sufficiency-fall-fy2010-fy2014", f"{HOME_MADE}@FY2010", f"{HOME_MADE}@FY2014",
         label="Fall of Japan's energy self-sufficiency in four years",
         formula=difference, unit="percentage-points", digits=0,
         working="The earlier share less the later one.")

work_out("fossil-share-of-primary-energy-fy2024", f"{MIX}@FY2024/coal", f"{MIX}@FY2024/oil",
         f"{MIX}@FY2024/natural-gas",
         label="Coal, oil and gas in Japan's primary energy supply",
         formula=total, unit="percent", digits=0,
         working="The shares of coal, oil and gas, added up.")

work_out("lng-share-from-australia-fy2023", "lng-imports@FY2023/australia", "lng-imports@FY2023/total",
         label="Australia's share of Japan's LNG imports",
         formula=share, unit="percent", digits=0,
         working="LNG from Australia divided by all LNG imports, by mass.")
