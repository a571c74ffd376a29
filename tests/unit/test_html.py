"""The HTML contract: what is written for a figure, a date and a statement, and where it links."""

from itertools import product
from typing import Any
from urllib.parse import urljoin

import pytest
from lxml import etree

from macros.data import Ledger
from macros.values.periods import parse_period
from macros.views.html import (
    date_html,
    figure_html,
    machine_value,
    record_html,
    relative,
    short_name,
    statement_html,
)
from macros.words.record_words import record_text
from tests.unit.ledgers import fact

ADDRESSES = ("", "trade/", "trade/yen/", "reference/derived/", "reference/sources/ft-2025/",
             "reference/series/yen-per-dollar/", "a/b/c/d/")


class Read:
    """A piece of HTML whose every element is closed: elements with their attributes, and the text."""

    def __init__(self, html: str) -> None:
        root = etree.fromstring(f"<all>{html}</all>")
        self.tags = [(element.tag, dict(element.attrib)) for element in root.iterdescendants()]
        self.text = "".join(map(str, root.itertext()))


def test_a_link_leads_to_its_target_from_any_page_under_any_base_path() -> None:
    bases = ("https://x.example/", "https://x.example/japan/")
    targets = (*ADDRESSES, "data/figures.json")
    for base, page, target, anchor in product(bases, ADDRESSES, targets, ("", "#some-id")):
        link = relative(target + anchor, page)
        assert link, "an empty link would reload the page"
        assert not link.startswith("/")
        assert urljoin(base + page, link) == base + target + anchor, (page, target)
    assert relative("reference/derived/#x", "reference/derived/") == "#x"
    assert relative("trade/yen/", "trade/cars/") == "../yen/"
    assert relative("https://example.org/a#b", "trade/yen/") == "https://example.org/a#b"


def test_a_figure_is_data_with_its_value_and_id_around_a_link_to_its_record(bay: Ledger) -> None:
    html = Read(figure_html(bay.fact("deficit-2024-herald"), bay, "trade/yen/"))
    assert html.tags == [
        ("data", {"class": "figure", "translate": "no", "value": "68500000000",
                  "data-figure": "deficit-2024-herald"}),
        ("a", {"href": "../../reference/sources/bay-herald-2025/#deficit-2024-herald"})]
    assert html.text == "$68.5bn"
    troops, rank = bay.fact("troops-2025-herald"), bay.fact("investor-rank-2024-notice")
    assert Read(figure_html(troops, bay, "")).text == "about 55,000"
    assert Read(figure_html(troops, bay, "", "short")).text == "55,000"
    assert Read(figure_html(rank, bay, "", "superlative")).text == "second-largest"


def test_a_row_links_to_the_page_of_its_series(bay: Ledger) -> None:
    html = Read(figure_html(bay.fact("harbour-visits@2024/navy"), bay, ""))
    assert html.tags[0][1]["value"] == "1200"
    assert html.tags[1][1] == {"href": "reference/series/harbour-visits/"}
    assert html.text == "1,200"


@pytest.mark.parametrize(("low", "high", "unit", "machine"), [
    ("33.70", "", "percent", "33.7"), ("-3.2", "", "percent", "-3.2"), ("55000", "", "people", "55000"),
    ("0", "", "count", "0"), ("0.0000001", "", "percent", "0.0000001"), ("10", "15", "years", "10/15"),
    ("2 trillion", "3.5 trillion", "jpy", "2000000000000/3500000000000")])
def test_a_machine_reads_whole_units_in_plain_digits(low: str, high: str, unit: str, machine: str) -> None:
    assert machine_value(fact(low, unit, high=high)) == machine


def test_a_date_is_a_time_with_its_event_and_a_link_to_the_record(bay: Ledger) -> None:
    event = bay.events["talks-2025-07-herald"]
    html = Read(date_html(event, "bay-herald-2025", "index/deep/"))
    assert html.tags == [
        ("time", {"translate": "no", "datetime": "2025-07-14", "data-event": ""}),
        ("a", {"href": "../../reference/sources/bay-herald-2025/#talks-2025-07-herald"})]
    assert html.text == "14 to 19 July 2025"
    assert Read(date_html(event, "bay-herald-2025", "", "year")).text == "2025"


def test_a_statement_carries_its_condition_and_links_to_its_first_fact(bay: Ledger) -> None:
    condition = "bases-2025-herald > 30 & \"x\" < y"
    facts = [bay.fact("bases-2025-herald"), bay.fact("troops-2025-herald")]
    html = Read(statement_html("more <than> enough", condition, facts, "trade/"))
    assert html.tags == [
        ("span", {"class": "statement", "data-statement": condition}),
        ("a", {"href": "../reference/sources/bay-herald-2025/#bases-2025-herald"})]
    assert html.text == "more <than> enough"
    html = Read(statement_html("more", "15 > 10", [], ""))
    assert [tag for tag, _ in html.tags] == ["span"]


def test_the_text_of_a_record_has_its_references_filled_in(bay: Ledger) -> None:
    text = "Talks <on> {tariff-rate-2025-notice} & {yen-per-dollar@2024}."
    assert record_text(text, bay) == "Talks <on> 15% & ¥151."
    html = Read(record_html(text, bay, "trade/"))
    assert [attrs["data-figure"] for tag, attrs in html.tags if tag == "data"] == [
        "tariff-rate-2025-notice", "yen-per-dollar@2024"]
    assert html.text == "Talks <on> 15% & ¥151."


@pytest.mark.parametrize(("id", "changes", "said"), [
    ("bay-herald-2025", {}, "BH, 30 September 2025"),
    ("tariff-notice-2025", {}, "The Customs House, August 2025"),
    ("bay-herald-2025", {"known_as": "The Herald"}, "The Herald, 30 September 2025"),
    *(("bay-herald-2025", {"published": parse_period(published)}, f"BH, {text}") for published, text in (
        ("2025-04-02/2025-04-09", "April 2025"), ("2025-04-02/2025-09-04", "2025"),
        ("2025-04/2026-04", "2025 to 2026"),
        ("2025-03", "March 2025"), ("2025", "2025"), ("2025-07-22", "22 July 2025")))])
def test_a_source_is_called_by_the_name_it_is_known_by_or_its_initials_and_its_date_in_short(
        bay: Ledger, id: str, changes: dict[str, Any], said: str) -> None:
    assert short_name(bay.sources[id].model_copy(update=changes)) == said
