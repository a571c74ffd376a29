"""The ledger hands out facts by reference, whatever they come from, or says what is near."""

from decimal import Decimal
from pathlib import Path

import pytest

from macros.data import Ledger
from macros.data.kind import KINDS
from macros.data.load import seed_files
from macros.values.problems import UnknownId
from tests.conftest import lay


def test_a_figure_becomes_a_fact_with_its_source_and_address_and_cannot_be_changed(bay: Ledger) -> None:
    fact = bay.fact("delivery-time-herald")
    assert (fact.kind, fact.unit, fact.qualifier, fact.as_of.text) == ("figure", "years", "exact", "2025-09")
    assert (int(fact.low.value), int(fact.high.value), fact.is_range) == (10, 15, True)
    assert fact.sources == ("bay-herald-2025",)
    assert fact.href == "reference/sources/bay-herald-2025/#delivery-time-herald"
    assert (fact.file, fact.line) == ("seeds/sources/bay-herald-2025.yml", 46)
    assert not bay.fact("deficit-2024-herald").is_range
    with pytest.raises(ValueError, match="frozen"):
        bay.figures["bases-2025-herald"].label = "Other"  # type: ignore[misc]


def test_a_row_becomes_a_fact_in_whole_units_with_its_own_measure(bay: Ledger) -> None:
    fact = bay.fact("harbour-visits@2025/navy")
    assert (fact.kind, fact.low.value, fact.low.step) == ("row", Decimal(1350), Decimal(10))
    assert (fact.measures, fact.label) == ("navy-visits", "Visits of naval ships")
    assert bay.fact("harbour-visits@2024/merchant").measures == "merchant-visits"
    assert (fact.sources, fact.digits) == (("harbour-visits",), 2)
    assert fact.href == "reference/series/harbour-visits/"
    assert (fact.file, fact.line) == ("seeds/series/harbour-visits.csv", 3)


def test_a_row_may_be_named_without_its_entity_only_if_it_is_alone_in_its_period(bay: Ledger) -> None:
    assert bay.fact("harbour-visits@2025") is bay.fact("harbour-visits@2025/navy")
    with pytest.raises(UnknownId) as caught:
        bay.fact("harbour-visits@2024")
    assert caught.value.hint == ("Did you mean 'harbour-visits@2024/navy' or 'harbour-visits@2024/merchant'?")


def test_a_gap_is_a_row_but_no_fact(bay: Ledger) -> None:
    assert [row.amount is None for row in bay.series["yen-per-dollar"].values()] == [False, False, True]
    with pytest.raises(UnknownId, match="there is no row 'yen-per-dollar@2025'"):
        bay.fact("yen-per-dollar@2025")


def test_the_rows_of_an_entity_come_in_order_of_time(bay: Ledger) -> None:
    rows = bay.series["harbour-visits"].values("navy")
    assert [row.period.text for row in rows] == ["2020-01/2021-06", "FY2023", "2024-01", "2024", "2025"]
    merchants = bay.series["harbour-visits"].values("merchant")
    assert [(row.period.text, row.amount is None) for row in merchants] == [("2022", True), ("2024", False)]
    assert bay.series["harbour-visits"].values() == []


def test_a_record_is_found_by_its_id_and_an_unknown_id_is_an_error_that_says_of_what_kind(
        bay: Ledger) -> None:
    with pytest.raises(UnknownId, match="there is no figure 'nobody-knows-it'"):
        bay.fact("nobody-knows-it")
    for kind in KINDS.values():
        with pytest.raises(UnknownId, match=f"there is no {kind.name} 'nobody-knows-it'"):
            bay.shelf(kind)["nobody-knows-it"]
    assert bay.events["tariff-start-2025-08"].date.text == "2025-08-07"


def test_a_fact_knows_the_disagreements_it_takes_part_in(bay: Ledger) -> None:
    assert [d.id for d in bay.disagreements_of("troops-2025-notice")] == ["troops-in-2025"]
    assert bay.disagreements_of("bases-2025-herald") == []


def test_records_are_found_in_one_order_wherever_they_lie(tmp_path: Path) -> None:
    lay(tmp_path / "seeds", dict.fromkeys(("b.yml", "sources/z.yml", "sources/a.yml", "series/c.csv",
                                           "series/c.yml", "sources/old/x.yaml", "notes.txt"), ""))
    assert [path.relative_to(tmp_path / "seeds").as_posix() for path in seed_files(tmp_path)] == [
        "b.yml", "series/c.csv", "series/c.yml", "sources/a.yml", "sources/old/x.yaml", "sources/z.yml"]
