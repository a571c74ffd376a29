"""The table of a chart: as readers see it, and as machines read it."""

from decimal import Decimal

import pytest

from macros.data import Ledger
from macros.values.periods import parse_period
from scripts.charts import kit
from scripts.charts.kit import ALL, Writing

TABLE = kit.Table("Year", (kit.Column("Rate", Writing("jpy-per-usd", 0)),
                           kit.Column("Share", Writing("percent", 0))), (
    ("2023", (Decimal("140.50"), Decimal(5))),
    ("2024", (None, Decimal("1E+3"))),
    ("2025", (Decimal(0), None)),
))


def test_readers_see_formatted_values_and_words_for_a_gap_machines_plain_decimals_and_nothing() -> None:
    assert TABLE.shown() == [["2023", "¥141", "5%"], ["2024", "no value", "1,000%"],
                             ["2025", "¥0", "no value"]]
    assert TABLE.csv() == "Year,Rate,Share\n2023,140.50,5\n2024,,1000\n2025,0,\n"


def test_labels_and_columns_are_read_from_top_to_bottom() -> None:
    assert TABLE.labels == ["2023", "2024", "2025"]
    assert TABLE.column(0) == [Decimal("140.50"), None, Decimal(0)]
    assert TABLE.column(1) == [Decimal(5), Decimal(1000), None]
    assert TABLE.filled(0) == [0, 2] and TABLE.filled(0, 1) == [0, 1, 2]


VALUES = kit.Values({parse_period("2024"): Decimal("12.5"), parse_period("2023"): Decimal(-3),
                     parse_period("2021"): Decimal(40)}, Writing("percent", short=True))


def test_values_are_told_with_the_period_to_which_they_belong() -> None:
    assert (VALUES.first.text, VALUES.last.text) == ("2021", "2024")
    assert VALUES.told(VALUES.highest) == "40% in 2021" and VALUES.said(VALUES.lowest) == "-3%"
    assert VALUES.listed("; ") == "2024 12.5%; 2023 -3%; 2021 40%"


def test_a_table_of_values_has_a_row_for_each_period_in_order_and_gaps_where_asked() -> None:
    other = kit.Values({parse_period("2022"): Decimal(7)}, Writing("count", 0))
    table = kit.table_of("Year", {"Share": VALUES, "Other": other}, undrawn=("Other",))
    assert table.shown() == [["2021", "40%", "–"], ["2022", "no value", "7"], ["2023", "-3%", "–"],
                             ["2024", "12.5%", "–"]]
    years = kit.every_year(VALUES.first, parse_period("2025"))
    assert kit.table_of("Year", {"Share": VALUES}, years).column(0) == [40, None, -3, Decimal("12.5"), None]
    named = kit.Values({"Pear": Decimal(1), "Apple": Decimal(2)}, Writing("count", 0))  # by name, as ranked
    assert kit.table_of("Fruit", {"Number": named}).labels == ["Pear", "Apple"]


def test_a_ranking_begins_with_the_largest_and_keeps_sums_for_the_end(ledger: Ledger) -> None:
    series = "crude-import-sources-fy2023"
    sums = ("other-middle-east", "outside-middle-east")
    labels = kit.labels_of(ledger.series[series])
    ranked = kit.ranking(ledger, series, short=True, last=sums)
    assert list(ranked)[-2:] == [labels[id] for id in sums] and set(ranked) == set(labels.values())
    others = list(ranked.values())[:-2]
    assert others == sorted(others, reverse=True)
    assert list(kit.ranking(ledger, series, only=sums[:1])) == [labels[sums[0]]]


@pytest.mark.parametrize(("writing", "number", "said", "tick"), [
    (Writing("percent"), "12.5", "12.5%", "12.5%"), (Writing("percent", 0), "12.5", "13%", "12.5%"),
    (Writing("percent", short=True), "20.0", "20%", "20%"),
    (Writing("percent", printed=True), "20.0", "20.0%", "20%"),
    (Writing("percent-of-gdp", ALL, short=True), "1.375", "1.375%", "1.375%"),
    (Writing("usd"), "2460000000", "$2.5bn", "$2.46bn"), (Writing("usd"), "-1E+9", "-$1.0bn", "-$1bn"),
    (Writing("usd", short=True), "1200000000000", "$1,200bn", "$1,200bn"),
    (Writing("usd"), "0", "$0.0bn", "$0"),
    (Writing("jpy", 2, scale="trn"), "8836700000000", "¥8.84trn", "¥8.8367trn"),
    (Writing("jpy-per-usd"), "149.56", "¥149.6", "¥149.56"),
    (Writing("jpy-per-usd", bare=True), "149.56", "149.6", "¥149.56"),
    (Writing("people", 0), "55000", "55,000", "55,000"), (Writing("years", 0), "1", "1 year", "1 year")])
def test_cells_and_ticks_are_written_in_the_unit_of_their_column(
        writing: Writing, number: str, said: str, tick: str) -> None:
    assert (writing(Decimal(number)), writing.tick(float(number))) == (said, tick)


def test_the_unit_of_a_writing_is_that_of_its_records_and_there_is_one(bay: Ledger) -> None:
    assert kit.writing_of(bay, "yen-per-dollar").unit == "jpy-per-usd"
    assert kit.writing_of(bay, "harbour-visits").digits == 0
    with pytest.raises(ValueError, match="yen-per-dollar in jpy-per-usd, harbour-visits in count"):
        kit.writing_of(bay, ["yen-per-dollar", "harbour-visits"])


def test_the_credit_is_names_alone_and_of_many_three(bay: Ledger) -> None:
    both = kit.credit(bay, ["yen-per-dollar", "harbour-visits"])
    assert both == "Source: The Harbour Bank; The Harbour Office."
    source = next(iter(bay.sources.values()))
    told = {id: source.model_copy(update={"known_as": name}) for id, name in (
        ("a", "The Post and others"), ("b", "One"), ("c", "Two"), ("d", "Three"), ("e", "Four"))}
    with pytest.MonkeyPatch.context() as patch:
        patch.setattr(bay, "sources", told)
        assert kit.credit(bay, "ab") == "Source: The Post; One and others."
        assert kit.credit(bay, "bcde") == "Source: One; Two; Three; Four."
        assert kit.credit(bay, "bcdea") == "Source: One; Two; Three and others."
