"""Places on the maps: their records, their page, and distances between them."""

from decimal import Decimal

import pytest

from macros.data import Ledger, load
from macros.data.kind import KINDS
from macros.data.map_kinds import Place
from macros.values.problems import UnknownId
from macros.views.templating import render
from scripts.export import row
from tests.unit.derivations import derived_ledger


def test_a_place_is_looked_up_by_its_id_or_near_ones_are_named(bay: Ledger) -> None:
    place = bay.places["lighthouse"]
    assert (place.lat, place.lon, place.kind) == (Decimal("35.5"), Decimal("139.75"), "island")
    with pytest.raises(UnknownId, match="there is no place 'lighthose'") as caught:
        bay.places["lighthose"]
    assert caught.value.hint == "Did you mean 'lighthouse'?"


def test_a_coastline_is_rings_of_points(bay: Ledger) -> None:
    first, second = bay.maps["bay"].rings()
    assert first[0] == first[-1] == (139.1, 35.1)
    assert len(second) == 4
    with pytest.raises(UnknownId, match="there is no map 'bai'"):
        bay.maps["bai"].rings()


def test_a_distance_is_derived_from_two_places_with_their_sources() -> None:
    ledger, problems = derived_ledger(("way", ("lighthouse", "ferry-pier"), "kilometres", "great-circle"))
    assert problems == []
    fact = ledger.fact("way")
    assert (fact.unit, fact.sources, fact.topic) == ("kilometres", ("tariff-notice-2025",), "bases")
    assert fact.as_of.text == "2025-08"
    page = render("derived_index", "reference/derived/", ledger)
    assert '<a href="../places/#lighthouse">The lighthouse</a>' in page
    assert "August" not in page  # a distance has no date


def test_the_page_says_where_what_is_disputed_and_on_what_basis(bay: Ledger) -> None:
    page = render("places_index", "reference/places/", bay)
    assert '<li class="record-item" id="lighthouse">' in page
    assert "35.5° N, 139.75° E" in page
    assert "35.5° S, 139.75° W" in page
    assert "Kept by the bay; claimed by the hills." in page
    assert 'href="../sources/bay-herald-2025/"' in page
    assert "step 1 of the oil route" in page


def test_a_place_in_the_downloads_has_numbers_and_an_address(bay: Ledger) -> None:
    pier = row(KINDS[Place], "ferry-pier", bay)
    assert (pier["lat"], pier["lon"], pier["route_step"]) == (-35.5, -139.75, 1)
    assert pier["url"] == "/reference/places/#ferry-pier"
    assert "disputed" not in pier
    assert "note" not in pier


def test_every_dispute_has_its_sources_and_the_route_its_distance() -> None:
    ledger = load()
    disputed = {place.id for place in ledger.places.values() if place.disputed}
    assert {"senkaku-islands", "takeshima-dokdo", "kunashiri", "etorofu", "taiwan"} == disputed
    steps = {place.route_step: place.id for place in ledger.places.values() if place.route_step}
    assert ledger.derived["distance-hormuz-tokyo-bay"].inputs == [steps[step] for step in sorted(steps)]
