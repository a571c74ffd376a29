"""Where Japan's energy comes from. Each docstring is the working that readers see."""

from __future__ import annotations

from macros.derived import derived
from macros.units import Quantity

SHARE = "crude-middle-east-share"
SELLERS = "crude-import-sources-fy2023"
HOME_MADE = "energy-self-sufficiency"
MIX = "primary-energy-mix-fy2024"


@derived("crude-from-two-largest-sellers-fy2023", f"{SELLERS}@FY2023/united-arab-emirates",
         f"{SELLERS}@FY2023/saudi-arabia",
         label="Japan's crude oil from the United Arab Emirates and Saudi Arabia together",
         unit="percent", digits=1, qualifier="exact")
def two_largest_sellers(emirates: Quantity, saudi_arabia: Quantity) -> Quantity:
    """The shares of the United Arab Emirates and of Saudi Arabia, added up."""
    return emirates + saudi_arabia


@derived("middle-east-oil-share-rise-fy1987-fy2023", f"{SHARE}@FY2023/fiscal-year",
         f"{SHARE}@FY1987/fiscal-year",
         label="Rise of the Middle East's share of Japan's crude oil since its lowest known year",
         unit="percentage-points", digits=0)
def share_rise(late: Quantity, early: Quantity) -> Quantity:
    """The later share less the earlier one, both of fiscal years."""
    return late - early


@derived("energy-self-sufficiency-fall-fy2010-fy2014", f"{HOME_MADE}@FY2010", f"{HOME_MADE}@FY2014",
         label="Fall of Japan's energy self-sufficiency in four years", unit="percentage-points",
         digits=0)
def self_sufficiency_fall(before: Quantity, after: Quantity) -> Quantity:
    """The earlier share less the later one."""
    return before - after


@derived("fossil-share-of-primary-energy-fy2024", f"{MIX}@FY2024/coal", f"{MIX}@FY2024/oil",
         f"{MIX}@FY2024/natural-gas",
         label="Coal, oil and gas in Japan's primary energy supply", unit="percent", digits=0)
def fossil_share(coal: Quantity, oil: Quantity, gas: Quantity) -> Quantity:
    """The shares of coal, oil and gas, added up."""
    return coal + oil + gas


@derived("lng-share-from-australia-fy2023", "lng-imports@FY2023/australia", "lng-imports@FY2023/total",
         label="Australia's share of Japan's LNG imports", unit="percent", digits=0)
def australian_gas(australia: Quantity, total: Quantity) -> Quantity:
    """LNG from Australia divided by all LNG imports, by mass."""
    return australia.share_of(total)
