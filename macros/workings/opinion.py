"""How answers to the same question changed. Each docstring is the working that readers see."""

from __future__ import annotations

from macros.derived import derived
from macros.units import Quantity

AFFINITY = "opinion-affinity-us-cabinet-office"
RELATIONS = "opinion-us-relations-good-cabinet-office"
PEW = "opinion-pew-japan"


@derived("affinity-with-us-fall-2024-2025", f"{AFFINITY}@2024", f"{AFFINITY}@2025",
         label="Fall of the share that feels an affinity with the US, Cabinet Office",
         unit="percentage-points", digits=1, qualifier="exact")
def affinity_fall(before: Quantity, after: Quantity) -> Quantity:
    """The earlier share less the later one, both by post."""
    return before - after


@derived("us-relations-good-fall-cabinet-office-2024-2025", f"{RELATIONS}@2024", f"{RELATIONS}@2025",
         label="Fall of the share that finds relations with the US good, Cabinet Office",
         unit="percentage-points", digits=1, qualifier="exact")
def relations_fall(before: Quantity, after: Quantity) -> Quantity:
    """The earlier share less the later one, both by post."""
    return before - after


@derived("us-relations-good-fall-utokyo-2024-2025", "us-relations-good-utokyo-2024-csds",
         "us-relations-good-utokyo-2025-csds",
         label="Fall of the share that finds relations with the US good, University of Tokyo",
         unit="percentage-points", digits=0, qualifier="exact")
def relations_fall_utokyo(before: Quantity, after: Quantity) -> Quantity:
    """The share of August 2024 less that of August 2025."""
    return before - after


@derived("confidence-in-us-president-fall-2016-2017", f"{PEW}@2016/confidence-in-us-president",
         f"{PEW}@2017/confidence-in-us-president",
         label="Fall of Japanese confidence in the US president, Pew", unit="percentage-points",
         digits=0, qualifier="exact")
def confidence_fall(before: Quantity, after: Quantity) -> Quantity:
    """The earlier share less the later one."""
    return before - after


@derived("favourable-view-of-us-fall-2016-2017", f"{PEW}@2016/favourable-view-of-us",
         f"{PEW}@2017/favourable-view-of-us",
         label="Fall of the favourable view of the US in Japan, Pew", unit="percentage-points",
         digits=0, qualifier="exact")
def favourable_fall(before: Quantity, after: Quantity) -> Quantity:
    """The earlier share less the later one."""
    return before - after


@derived("nippon-com-first-choices-sum-2025", "first-choice-self-defence-nippon-com-2025-csds",
         "first-choice-other-partners-nippon-com-2025-csds",
         "first-choice-us-ties-nippon-com-2025-csds",
         label="The answers of the Nippon.com survey as printed, added up", unit="percent",
         digits=1, qualifier="exact")
def first_choices(self_defence: Quantity, partners: Quantity, us_ties: Quantity) -> Quantity:
    """The printed shares added up, of which one has lost its decimal."""
    return self_defence + partners + us_ties


@derived("asahi-both-answers-2025", "doubt-us-defence-asahi-2025-csds",
         "independent-diplomacy-asahi-2025-csds",
         label="Respondents of the Asahi survey who must have given both answers", unit="percent",
         digits=0, qualifier="at-least")
def both_answers(doubt: Quantity, independence: Quantity) -> Quantity:
    """What the two shares add up to beyond the whole, if both are shares of all respondents."""
    return Quantity((doubt + independence).value - 100, "percent")
