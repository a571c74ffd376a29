"""Troops, bases, budgets and votes: yardsticks for security. Readers see each working."""

from __future__ import annotations

from macros.data.derived import derived, work_out
from macros.values.formulas import (
    difference,
    fall,
    in_dollars,
    largest,
    per_head,
    ratio,
    rounded,
    share,
    smallest,
    to_nearest,
    total,
    whole,
)
from macros.values.units import Quantity

BUDGET = "defence-budget-yen"
SHARE = "defence-share-gdp"
SPENDING = "defence-spending-usd-2024-sipri"
HOSTS = "us-troops-by-country-2025@2025-12-31"
TROOPS = "us-troops-japan"

work_out("base-cost-whole-pism", "base-cost-payment-pism", "base-cost-share-pism",
         label="The whole cost of US forces in Japan, if PISM's payment and share belonged together",
         formula=whole, unit="usd", digits=1,
         working="The payment divided by the share; a test of whether the two fit, not an estimate.")

work_out("base-cost-whole-per-soldier-pism", "base-cost-whole-pism", "us-troops-in-japan-2025-pism",
         label="That whole cost for each soldier, a year",
         formula=rounded(per_head, to=1000), unit="usd-per-person", digits=0,
         working="The whole divided by the troops that the same text gives, to the nearest thousand dollars.")

work_out("base-cost-payment-per-soldier-pism", "base-cost-payment-pism",
         "us-troops-in-japan-2025-pism",
         label="Japan's payment for each American soldier, a year",
         formula=rounded(per_head, to=1000), unit="usd-per-person", digits=0,
         working="The payment divided by the troops that the same text gives, to the nearest thousand "
                 "dollars.")

work_out("base-cost-yearly-in-dollars-2021", "base-cost-yearly-jpy-2021", "yen-per-dollar@2021",
         label="Japan's yearly payment for the bases, in dollars at the rate of the year it was agreed",
         formula=in_dollars, unit="usd", digits=1,
         working="The average payment of a year in yen divided by the average rate of that year.")

work_out("base-cost-yearly-in-dollars-2025", "base-cost-yearly-jpy-2021", "yen-per-dollar@2025",
         label="Japan's yearly payment for the bases, in dollars at a later rate",
         formula=in_dollars, unit="usd", digits=1,
         working="The average payment of a year in yen divided by the average rate of the later year.")

work_out("trump-base-cost-ask-against-payment", "trump-base-cost-ask-bolton",
         "base-cost-payment-pism",
         label="What Trump wanted for the bases, measured against what Japan pays",
         formula=ratio, unit="times", digits=0,
         working="The ask that Bolton reports divided by the yearly payment that PISM gives.")

work_out("us-troops-japan-against-germany-2025", f"{HOSTS}/japan", f"{HOSTS}/germany",
         label="American troops in Japan measured against those in Germany, the next largest host",
         formula=ratio, unit="times", digits=1,
         working="Active-duty personnel in Japan divided by those in Germany on the same day.")

work_out("us-troops-above-trump-number", f"{HOSTS}/japan", "us-troops-in-japan-2026-trump",
         label="The Pentagon's count of troops in Japan less the number that Trump gave",
         formula=rounded(difference, to=100), unit="people", digits=0,
         working="The count at the end of the year before less the number, to the nearest hundred.")

work_out("us-troops-japan-fall-1954-1975", f"{TROOPS}@1954/kane-series", f"{TROOPS}@1975/kane-series",
         label="Fall of American troops in Japan between the early fifties and the mid-seventies",
         formula=fall, unit="percent", digits=0,
         working="How much smaller the later number is, as a percentage of the earlier one, in one series.")

work_out("okinawa-marines-moved-share", "okinawa-marines-moved-2024", "marines-to-guam-2025-ft25",
         label="The first group of Marines measured against all who are to move to Guam",
         formula=share, unit="percent", digits=1,
         working="The first group divided by all who are to go to Guam.")

work_out("okinawa-marines-to-leave-share", "okinawa-marines-to-leave-2012-plan",
         "okinawa-marines-2024",
         label="Marines who are to leave Okinawa, as a share of those stationed there",
         formula=share, unit="percent", digits=0,
         working="All who are to leave divided by all who were there before the move began.")

work_out("defence-budget-multiple-fy2022-fy2026", f"{BUDGET}@FY2026/excluding-saco-realignment",
         f"{BUDGET}@FY2022/excluding-saco-realignment",
         label="Japan's initial defence budget as a multiple of the last before the build-up",
         formula=ratio, unit="times", digits=1,
         working="The later initial budget in yen, a draft, divided by the earlier one.")

work_out("security-budget-with-supplement-fy2025", "security-budget-initial-fy2025",
         "security-budget-supplement-fy2025",
         label="Japan's security-related spending with the supplementary budget",
         formula=total, unit="jpy", digits=0,
         working="The initial budget plus the supplementary one.")

work_out("defence-share-rise-2022-2024-sipri", f"{SHARE}@2024/japan", f"{SHARE}@2022/japan",
         label="Rise of Japan's defence share of GDP, by SIPRI",
         formula=difference, unit="percentage-points", digits=2,
         working="The later share less the earlier one, both from one edition.")


@derived("defence-spending-at-colby-ask-2024", f"{SPENDING}@2024/japan", f"{SHARE}@2024/japan",
         "colby-ask-2025-06-ft25",
         label="What Japan would have spent in dollars at the share that Colby is said to have asked",
         unit="usd", digits=0)
def spending_at_colby(spent: Quantity, share: Quantity, asked: Quantity) -> Quantity:
    """Spending divided by its share of GDP, times the share asked; all on SIPRI's count."""
    return to_nearest(spent.whole(share).part(asked), 10**9)


work_out("defence-spending-at-colby-ask-against-2024", "defence-spending-at-colby-ask-2024",
         f"{SPENDING}@2024/japan",
         label="Spending at the share that Colby is said to have asked, measured against spending",
         formula=ratio, unit="times", digits=1,
         working="The sum at that share divided by what was spent, SIPRI's count.")

work_out("ldp-upper-house-seats-2025", "ldp-upper-house-won-2025", "ldp-upper-house-uncontested-2025",
         label="Upper house seats of the Liberal Democratic Party after the election",
         formula=total, unit="count", digits=0, qualifier="exact",
         working="Seats won plus seats that were not at stake; later changes are not followed.")

work_out("ldp-upper-house-shortfall-2025", "upper-house-seats-for-amendment",
         "ldp-upper-house-seats-2025",
         label="Upper house seats that the Liberal Democratic Party lacks to propose an amendment",
         formula=difference, unit="count", digits=0, qualifier="exact",
         working="Seats needed less seats held after the election, partners left out.")

work_out("ldp-lower-house-margin-2026", "ldp-lower-house-seats-2026",
         "lower-house-seats-for-amendment",
         label="Lower house seats of the Liberal Democratic Party above the number needed",
         formula=difference, unit="count", digits=0, qualifier="exact",
         working="Seats held after the election less seats needed to propose an amendment.")

_SINCE_1975 = (*(f"{TROOPS}@{year}/kane-series" for year in range(1975, 2005)),
               *(f"{TROOPS}@{year}/dmdc-september-report" for year in range(2005, 2026)))

work_out("us-troops-japan-least-since-1975", *_SINCE_1975,
         label="Fewest American troops in Japan since the mid-seventies, on either count",
         formula=smallest, unit="people", digits=0, qualifier="exact",
         working="The smallest yearly number of the older count to its end and of the newer one after it.")

work_out("us-troops-japan-most-since-1975", *_SINCE_1975,
         label="Most American troops in Japan since the mid-seventies, on either count",
         formula=largest, unit="people", digits=0, qualifier="exact",
         working="The largest yearly number of the older count to its end and of the newer one after it.")
