"""Cars and the industries beside them. Readers see each working."""

from __future__ import annotations

from macros.data.derived import derived, work_out
from macros.values.formulas import difference, part, ratio, share, total, whole
from macros.values.units import Quantity

CENSUS = "us-goods-trade-with-japan-census"
NHK_INDUSTRIES = tuple(f"{name}-exports-to-us-value-carnegie" for name in (
    "car", "iron-steel", "construction-mining", "scientific-optical", "chipmaking-equipment",
    "food-farm"))

work_out("car-tariff-cut-2025", "tariff-japan-cars-rate@2025-04", "tariff-japan-cars-rate@2025-09-16",
         label="Cut of the US tariff on Japanese cars",
         formula=difference, unit="percentage-points", digits=1, qualifier="exact",
         working="The tariff before the cut less the tariff after it, both with the normal duty included.")

work_out("cars-to-us-share-of-all-exports-pism", "car-share-of-all-exports-pism",
         "us-share-of-car-exports-pism",
         label="Share of Japan's exports that is cars sold to the US, as PISM's numbers imply",
         formula=part, unit="percent", digits=0,
         working="The car industry's share of all exports times the share of its sales that goes to the US.")

work_out("car-share-of-exports-to-us-implied-pism", "cars-to-us-share-of-all-exports-pism",
         "japan-export-share-to-us-2024-pism",
         label="Cars' share of Japan's exports to the US, as PISM's numbers imply",
         formula=share, unit="percent", digits=0,
         working="Cars sold to the US, as a share of all exports, divided by the US share of all exports.")

work_out("nhk-cars-against-us-imports-2024", "car-exports-to-us-value-carnegie",
         f"{CENSUS}@2024/goods-imports",
         label="NHK's car exports measured against all US imports from Japan",
         formula=share, unit="percent", digits=0,
         working="NHK's estimate of car exports to the US divided by US imports of goods from Japan.")

work_out("nhk-industries-sum-2024", *NHK_INDUSTRIES,
         label="Exports to the US of all industries in the list that begins with NHK's cars",
         formula=total, unit="usd", digits=0,
         working="The values of the industries named, added up; what is not named is left out.")

work_out("nhk-industries-against-us-imports-2024", "nhk-industries-sum-2024",
         f"{CENSUS}@2024/goods-imports",
         label="The industries in that list measured against all US imports from Japan",
         formula=share, unit="percent", digits=0,
         working="Their sum divided by US imports of goods from Japan, two different counts, so roughly.")

work_out("nhk-cars-against-next-industry", "car-exports-to-us-value-carnegie",
         "construction-mining-exports-to-us-value-carnegie",
         label="Car exports to the US measured against the next largest industry in the list",
         formula=ratio, unit="times", digits=0,
         working="NHK's value for cars divided by the commentary's for construction and mining equipment.")

work_out("exports-to-us-if-nhk-cars-were-csds-share", "car-exports-to-us-value-carnegie",
         "car-share-of-exports-to-us-2025-csds",
         label="Japan's exports to the US, if NHK's value for cars were the share that CSDS gives",
         formula=whole, unit="usd", digits=0,
         working="NHK's value divided by the brief's share; a test of whether they fit, not an estimate.")

work_out("car-tariff-after-cut-against-normal", "car-tariff-rate-2025-09-section-232",
         "normal-car-duty-rate-2025-04",
         label="The car tariff after the cut measured against the normal duty",
         formula=ratio, unit="times", digits=0, qualifier="exact",
         working="The tariff in force since September 2025 divided by the normal (MFN) duty on cars.")


@derived("car-tariff-cut-on-nhk-value", "car-exports-to-us-value-carnegie",
         "tariff-japan-cars-rate@2025-04", "tariff-japan-cars-rate@2025-09-16",
         label="What the cut of the car tariff is worth on NHK's value of a year's car exports",
         unit="usd", digits=0)
def car_cut_value(cars: Quantity, before: Quantity, after: Quantity) -> Quantity:
    """The tariff before the cut on that value less the tariff after it, if nothing else changed."""
    return cars.part(before) - cars.part(after)
