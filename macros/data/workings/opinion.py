"""How answers to the same question changed. Readers see each working."""

from __future__ import annotations

from macros.data.derived import derived, work_out
from macros.values.formulas import difference, total
from macros.values.units import Quantity

AFFINITY = "opinion-affinity-us-cabinet-office"
RELATIONS = "opinion-us-relations-good-cabinet-office"
PEW = "opinion-pew-japan"

work_out("affinity-with-us-fall-2024-2025", f"{AFFINITY}@2024", f"{AFFINITY}@2025",
         label="Fall of the share that feels an affinity with the US, Cabinet Office",
         formula=difference, unit="percentage-points", digits=1, qualifier="exact",
         working="The earlier share less the later one, both by post.")

work_out("us-relations-good-fall-cabinet-office-2024-2025", f"{RELATIONS}@2024", f"{RELATIONS}@2025",
         label="Fall of the share that finds relations with the US good, Cabinet Office",
         formula=difference, unit="percentage-points", digits=1, qualifier="exact",
         working="The earlier share less the later one, both by post.")

work_out("us-relations-good-fall-utokyo-2024-2025", "us-relations-good-utokyo-2024-csds",
         "us-relations-good-utokyo-2025-csds",
         label="Fall of the share that finds relations with the US good, University of Tokyo",
         formula=difference, unit="percentage-points", digits=0, qualifier="exact",
         working="The share of August 2024 less that of August 2025.")

work_out("confidence-in-us-president-fall-2016-2017", f"{PEW}@2016/confidence-in-us-president",
         f"{PEW}@2017/confidence-in-us-president",
         label="Fall of Japanese confidence in the US president, Pew",
         formula=difference, unit="percentage-points", digits=0, qualifier="exact",
         working="The earlier share less the later one.")

work_out("favourable-view-of-us-fall-2016-2017", f"{PEW}@2016/favourable-view-of-us",
         f"{PEW}@2017/favourable-view-of-us",
         label="Fall of the favourable view of the US in Japan, Pew",
         formula=difference, unit="percentage-points", digits=0, qualifier="exact",
         working="The earlier share less the later one.")

work_out("nippon-com-first-choices-sum-2025", "first-choice-self-defence-nippon-com-2025-csds",
         "first-choice-other-partners-nippon-com-2025-csds",
         "first-choice-us-ties-nippon-com-2025-csds",
         label="The answers of the Nippon.com survey as printed, added up",
         formula=total, unit="percent", digits=1, qualifier="exact",
         working="The printed shares added up, of which one has lost its decimal.")


@derived("asahi-both-answers-2025", "doubt-us-defence-asahi-2025-csds",
         "independent-diplomacy-asahi-2025-csds",
         label="Respondents of the Asahi survey who must have given both answers", unit="percent",
         digits=0, qualifier="at-least")
def both_answers(doubt: Quantity, independence: Quantity) -> Quantity:
    """What the two shares add up to beyond the whole, if both are shares of all respondents."""
    return Quantity((doubt + independence).value - 100, "percent")
