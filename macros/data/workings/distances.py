"""How far Japan is from its neighbours, and its oil from Japan. Readers see each working."""

from __future__ import annotations

from macros.data.derived import work_out
from macros.values.formulas import rounded
from macros.values.geodesy import along, great_circle

ROUTE = (
    "strait-of-hormuz", "gulf-of-oman", "off-ras-al-hadd", "off-cape-comorin", "south-west-of-sri-lanka",
    "south-of-sri-lanka", "north-of-sumatra", "malacca-entrance", "strait-of-malacca", "malacca-east",
    "singapore-strait", "east-of-singapore", "south-china-sea", "west-of-luzon", "luzon-strait",
    "south-of-okinawa", "south-east-of-kyushu", "off-izu", "south-of-sagami-bay", "tokyo-bay-entrance",
    "tokyo-bay")

work_out("distance-yonaguni-taiwan-coast", "yonaguni", "taiwan-east-coast",
         label="From Yonaguni, an island of Okinawa prefecture, to the coast of Taiwan",
         formula=rounded(great_circle, 10), unit="kilometres",
         working="The great circle between the town on Yonaguni and the nearest point of Taiwan's coast, "
                 "rounded to ten.")

work_out("distance-senkaku-taipei", "senkaku-islands", "taipei",
         label="From the Senkaku Islands to Taipei",
         formula=rounded(great_circle, 10), unit="kilometres",
         working="The great circle between Uotsuri, the largest of the islands, and Taipei, rounded to ten.")

work_out("distance-senkaku-naha", "senkaku-islands", "naha",
         label="From the Senkaku Islands to Naha, on the main island of Okinawa",
         formula=rounded(great_circle, 10), unit="kilometres",
         working="The great circle between Uotsuri, the largest of the islands, and Naha, rounded to ten.")

work_out("distance-okinawa-taipei", "naha", "taipei",
         label="From Naha, Okinawa, to Taipei",
         formula=rounded(great_circle, 10), unit="kilometres",
         working="The great circle between Naha and Taipei, rounded to ten.")

work_out("distance-kadena-taipei", "kadena-base", "taipei",
         label="From Kadena Air Base, Okinawa, to Taipei",
         formula=rounded(great_circle, 10), unit="kilometres",
         working="The great circle between the airfield of Kadena and Taipei, rounded to ten.")

work_out("distance-okinawa-tokyo", "naha", "tokyo",
         label="From Naha, Okinawa, to Tokyo",
         formula=rounded(great_circle, 10), unit="kilometres",
         working="The great circle between Naha and Tokyo, rounded to ten.")

work_out("distance-pyongyang-tokyo", "pyongyang", "tokyo",
         label="From Pyongyang to Tokyo",
         formula=rounded(great_circle, 10), unit="kilometres",
         working="The great circle between Pyongyang and Tokyo, rounded to ten.")

work_out("distance-seoul-tokyo", "seoul", "tokyo",
         label="From Seoul to Tokyo",
         formula=rounded(great_circle, 10), unit="kilometres",
         working="The great circle between Seoul and Tokyo, rounded to ten.")

work_out("distance-beijing-tokyo", "beijing", "tokyo",
         label="From Beijing to Tokyo",
         formula=rounded(great_circle, 10), unit="kilometres",
         working="The great circle between Beijing and Tokyo, rounded to ten.")

work_out("distance-vladivostok-tokyo", "vladivostok", "tokyo",
         label="From Vladivostok to Tokyo",
         formula=rounded(great_circle, 10), unit="kilometres",
         working="The great circle between Vladivostok and Tokyo, rounded to ten.")

work_out("distance-hormuz-tokyo-bay", *ROUTE,
         label="Length of the oil route on the map, from the Strait of Hormuz to Tokyo Bay",
         formula=rounded(along, 100), unit="kilometres",
         working="The great circles between the points of a schematic route, added up and rounded to a "
                 "hundred. The route follows a network made to work out the shortest ways by sea.")
