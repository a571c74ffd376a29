"""A figure, date or period whose record is about something else than its paragraph is told."""

import pytest

from macros.data import Ledger
from macros.words.context import strange_records, strangers
from tests.unit.ledgers import fact, with_fields

LEDGER = Ledger(facts={one.ref: one for one in (
    fact("40", "percent", ref="oil@2020", label="Share of oil from the Gulf"),
    fact("60", "percent", ref="oil@2024", label="Share of oil from the Gulf"),
    fact("7", "percent", ref="support-2024", label="Voters who support the pact"),
    *(fact("1", "count", ref=f"filler-{number}", label=f"Nothing{number} apples") for number in range(20)))})


@pytest.mark.parametrize(("body", "told"), [
    ('Of its oil {{ fig("oil@2024") }} comes by sea.', []),
    ('## Oil { #oil }\n\nNow {{ fig("oil@2024") }} comes by sea.', []),
    ('Now {{ fig("oil@2024") }} comes by sea.\n\n## Oil { #oil }', ["oil@2024"]),
    ('Of its oil {{ fig("support-2024") }} comes by sea.', ["support-2024"]),
    ('Of its oil {{ fig("oil@2024") }}, and {{ fig("support-2024") }}.', ["support-2024"]),
    ('It {{ says("supported", "support-2024 > 5%") }} it: {{ fig("support-2024") }}.', []),
    ('[Sea](oil-support.md){ .oil } {{ fig("oil@2020") }} and {{ cite("oil") }}.', ["oil@2020"]),
    ('The first were then those {{ fig("oil@2020") }} from there.', ["oil@2020"]),
    ('A word in all labels, apples: {{ fig("filler-3") }}.', ["filler-3"]),
    ('Supporting the pact in {{ period("oil@2020") }}.', ["oil@2020"]),
    ('Supporting the pact in {{ period("oil@2024") }}.', []),  # which the page shows
    ('{{ fig("no-such-record") }} is told elsewhere.', [])])
def test_a_record_of_something_else_is_told_in_its_place(body: str, told: list[str]) -> None:
    found = list(strangers(body, {"oil@2024"}, LEDGER))
    assert [message.split("'")[1] for _, message, _ in found] == told
    assert all(body[place:].startswith("{{") for place, _, _ in found)


@pytest.mark.parametrize(("shelf", "id", "change", "told"), [
    ("figures", "us-steel-bid-pism", {"label": "Members of parliament"}, "measure 'us-steel-bid'"),
    ("figures", "us-steel-bid-pism", {"measures": "us-section-232-car-duty"},
     "measure 'us-section-232-car-duty'"),
    ("derived", "distance-okinawa-taipei", {"inputs": ["us-steel-bid-pism"]}, "input 'us-steel-bid-pism'"),
    ("disagreements", "us-rank-as-export-market", {"explanation": "It was {us-steel-bid-pism}."},
     "record 'us-steel-bid-pism'")])
def test_a_record_that_names_something_else_is_told(ledger: Ledger, shelf: str, id: str,
                                                    change: dict[str, object], told: str) -> None:
    assert list(strange_records(ledger)) == []
    (found,) = strange_records(with_fields(ledger, shelf, id, **change))
    assert found[0] == id and told in found[1]
