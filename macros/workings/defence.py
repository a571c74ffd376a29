"""Troops, bases, budgets and votes: yardsticks for security. Each docstring is the working readers see."""

from __future__ import annotations

from decimal import Decimal

from macros.derived import derived
from macros.units import Quantity, UnitMismatch

BUDGET = "defence-budget-yen"
SHARE = "defence-share-gdp"
SPENDING = "defence-spending-usd-2024-sipri"
HOSTS = "us-troops-by-country-2025@2025-12-31"
TROOPS = "us-troops-japan"


def _thousands(amount: Quantity) -> Quantity:
    return Quantity((amount.value / 1000).quantize(Decimal(1)) * 1000, amount.unit)


def _in_dollars(yen: Quantity, rate: Quantity) -> Quantity:
    if (yen.unit, rate.unit) != ("jpy", "jpy-per-usd"):
        raise UnitMismatch("yen and a rate in yen per dollar are needed")
    return Quantity(yen.value / rate.value, "usd")


@derived("base-cost-whole-pism", "base-cost-payment-pism", "base-cost-share-pism",
         label="The whole cost of US forces in Japan, if PISM's payment and share belonged together",
         unit="usd", digits=1)
def base_cost_whole(payment: Quantity, share: Quantity) -> Quantity:
    """The payment divided by the share; a test of whether the two fit, not an estimate."""
    return payment.whole(share)


@derived("base-cost-whole-per-soldier-pism", "base-cost-whole-pism", "us-troops-in-japan-2025-pism",
         label="That whole cost for each soldier, a year", unit="usd-per-person", digits=0)
def base_cost_whole_each(whole: Quantity, troops: Quantity) -> Quantity:
    """The whole divided by the troops that the same text gives, to the nearest thousand dollars."""
    return _thousands(whole.per_head(troops))


@derived("base-cost-payment-per-soldier-pism", "base-cost-payment-pism",
         "us-troops-in-japan-2025-pism",
         label="Japan's payment for each American soldier, a year", unit="usd-per-person", digits=0)
def base_cost_payment_each(payment: Quantity, troops: Quantity) -> Quantity:
    """The payment divided by the troops that the same text gives, to the nearest thousand dollars."""
    return _thousands(payment.per_head(troops))


@derived("base-cost-yearly-in-dollars-2021", "base-cost-yearly-jpy-2021", "yen-per-dollar@2021",
         label="Japan's yearly payment for the bases, in dollars at the rate of the year it was agreed",
         unit="usd", digits=1)
def base_cost_2021(yen: Quantity, rate: Quantity) -> Quantity:
    """The average payment of a year in yen divided by the average rate of that year."""
    return _in_dollars(yen, rate)


@derived("base-cost-yearly-in-dollars-2025", "base-cost-yearly-jpy-2021", "yen-per-dollar@2025",
         label="Japan's yearly payment for the bases, in dollars at a later rate",
         unit="usd", digits=1)
def base_cost_2025(yen: Quantity, rate: Quantity) -> Quantity:
    """The average payment of a year in yen divided by the average rate of the later year."""
    return _in_dollars(yen, rate)


@derived("trump-base-cost-ask-against-payment", "trump-base-cost-ask-bolton",
         "base-cost-payment-pism",
         label="What Trump wanted for the bases, measured against what Japan pays", unit="times",
         digits=0)
def ask_against_payment(ask: Quantity, payment: Quantity) -> Quantity:
    """The ask that Bolton reports divided by the yearly payment that PISM gives."""
    return ask.times(payment)


@derived("us-troops-japan-against-germany-2025", f"{HOSTS}/japan", f"{HOSTS}/germany",
         label="American troops in Japan measured against those in Germany, the next largest host",
         unit="times", digits=1)
def japan_against_germany(japan: Quantity, germany: Quantity) -> Quantity:
    """Active-duty personnel in Japan divided by those in Germany on the same day."""
    return japan.times(germany)


@derived("us-troops-above-trump-number", f"{HOSTS}/japan", "us-troops-in-japan-2026-trump",
         label="The Pentagon's count of troops in Japan less the number that Trump gave",
         unit="people", digits=0)
def above_trump(count: Quantity, said: Quantity) -> Quantity:
    """The count at the end of the year before less the number, to the nearest hundred."""
    gap = count - said
    return Quantity((gap.value / 100).quantize(Decimal(1)) * 100, gap.unit)


@derived("us-troops-japan-fall-1954-1975", f"{TROOPS}@1954/kane-series", f"{TROOPS}@1975/kane-series",
         label="Fall of American troops in Japan between the early fifties and the mid-seventies",
         unit="percent", digits=0)
def troops_fall(before: Quantity, after: Quantity) -> Quantity:
    """How much smaller the later number is, as a percentage of the earlier one, in one series."""
    return Quantity(-after.change_from(before).value, "percent")


@derived("okinawa-marines-moved-share", "okinawa-marines-moved-2024", "marines-to-guam-2025-ft25",
         label="The first group of Marines measured against all who are to move to Guam",
         unit="percent", digits=1)
def marines_moved(moved: Quantity, planned: Quantity) -> Quantity:
    """The first group divided by all who are to go to Guam."""
    return moved.share_of(planned)


@derived("okinawa-marines-to-leave-share", "okinawa-marines-to-leave-2012-plan",
         "okinawa-marines-2024",
         label="Marines who are to leave Okinawa, as a share of those stationed there",
         unit="percent", digits=0)
def marines_leaving(leaving: Quantity, stationed: Quantity) -> Quantity:
    """All who are to leave divided by all who were there before the move began."""
    return leaving.share_of(stationed)


@derived("defence-budget-multiple-fy2022-fy2026", f"{BUDGET}@FY2026/excluding-saco-realignment",
         f"{BUDGET}@FY2022/excluding-saco-realignment",
         label="Japan's initial defence budget as a multiple of the last before the build-up",
         unit="times", digits=1)
def budget_multiple(after: Quantity, before: Quantity) -> Quantity:
    """The later initial budget in yen, a draft, divided by the earlier one."""
    return after.times(before)


@derived("security-budget-with-supplement-fy2025", "security-budget-initial-fy2025",
         "security-budget-supplement-fy2025",
         label="Japan's security-related spending with the supplementary budget", unit="jpy",
         digits=0)
def security_budget(initial: Quantity, supplement: Quantity) -> Quantity:
    """The initial budget plus the supplementary one."""
    return initial + supplement


@derived("defence-share-rise-2022-2024-sipri", f"{SHARE}@2024/japan", f"{SHARE}@2022/japan",
         label="Rise of Japan's defence share of GDP, by SIPRI", unit="percentage-points", digits=2)
def share_rise(after: Quantity, before: Quantity) -> Quantity:
    """The later share less the earlier one, both from one edition."""
    return after - before


def _at_share(spent: Quantity, share: Quantity, asked: Quantity) -> Quantity:
    whole = spent.whole(share).part(asked)
    return Quantity((whole.value / 10**9).quantize(Decimal(1)) * 10**9, "usd")


@derived("defence-spending-at-colby-ask-2024", f"{SPENDING}@2024/japan", f"{SHARE}@2024/japan",
         "colby-ask-2025-06-ft25",
         label="What Japan would have spent in dollars at the share that Colby is said to have asked",
         unit="usd", digits=0)
def spending_at_colby(spent: Quantity, share: Quantity, asked: Quantity) -> Quantity:
    """Spending divided by its share of GDP, times the share asked; all on SIPRI's count."""
    return _at_share(spent, share, asked)


@derived("defence-spending-at-colby-ask-against-2024", "defence-spending-at-colby-ask-2024",
         f"{SPENDING}@2024/japan",
         label="Spending at the share that Colby is said to have asked, measured against spending",
         unit="times", digits=1)
def colby_against(asked: Quantity, spent: Quantity) -> Quantity:
    """The sum at that share divided by what was spent, SIPRI's count."""
    return asked.times(spent)


@derived("ldp-upper-house-seats-2025", "ldp-upper-house-won-2025", "ldp-upper-house-uncontested-2025",
         label="Upper house seats of the Liberal Democratic Party after the election", unit="count",
         digits=0, qualifier="exact")
def ldp_upper_house(won: Quantity, kept: Quantity) -> Quantity:
    """Seats won plus seats that were not at stake; later changes are not followed."""
    return won + kept


@derived("ldp-upper-house-shortfall-2025", "upper-house-seats-for-amendment",
         "ldp-upper-house-seats-2025",
         label="Upper house seats that the Liberal Democratic Party lacks to propose an amendment",
         unit="count", digits=0, qualifier="exact")
def ldp_shortfall(needed: Quantity, held: Quantity) -> Quantity:
    """Seats needed less seats held after the election, partners left out."""
    return needed - held


@derived("ldp-lower-house-margin-2026", "ldp-lower-house-seats-2026",
         "lower-house-seats-for-amendment",
         label="Lower house seats of the Liberal Democratic Party above the number needed",
         unit="count", digits=0, qualifier="exact")
def ldp_margin(held: Quantity, needed: Quantity) -> Quantity:
    """Seats held after the election less seats needed to propose an amendment."""
    return held - needed


_SINCE_1975 = (*(f"{TROOPS}@{year}/kane-series" for year in range(1975, 2005)),
               *(f"{TROOPS}@{year}/dmdc-september-report" for year in range(2005, 2026)))


@derived("us-troops-japan-least-since-1975", *_SINCE_1975,
         label="Fewest American troops in Japan since the mid-seventies, on either count",
         unit="people", digits=0, qualifier="exact")
def fewest_troops(*counts: Quantity) -> Quantity:
    """The smallest yearly number of the older count to its end and of the newer one after it."""
    return Quantity(min(count.value for count in counts), "people")


@derived("us-troops-japan-most-since-1975", *_SINCE_1975,
         label="Most American troops in Japan since the mid-seventies, on either count",
         unit="people", digits=0, qualifier="exact")
def most_troops(*counts: Quantity) -> Quantity:
    """The largest yearly number of the older count to its end and of the newer one after it."""
    return Quantity(max(count.value for count in counts), "people")
