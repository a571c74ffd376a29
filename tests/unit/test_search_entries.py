"""What the search knows of records: one entry each, where it stands, in the words of its page."""

from __future__ import annotations

import json
from typing import Any

from macros.data import Ledger
from macros.data.word_kinds import Search
from scripts.search_entries import FILE, entries, files, searches


def made(ledger: Ledger) -> Any:
    return json.loads(files(ledger)[FILE])


def test_each_kind_of_record_has_its_entries(bay: Ledger) -> None:
    kinds = [entry["kind"] for entry in entries(bay)]
    assert not [entry for entry in entries(bay) if "{" in entry["text"] + entry["title"]]
    assert {"term", "event", "figure", "place", "disagreement", "correction"} <= set(kinds)
    assert kinds.count("figure") == len(bay.figures) and kinds.count("event") == len(bay.events)


def test_entries_lead_to_the_record_itself(bay: Ledger) -> None:
    found = {entry["location"]: entry for entry in entries(bay)}
    assert found["reference/glossary/#free-port"]["title"] == "free port"
    for id in bay.events:
        assert f"reference/timeline/#{id}" in found
    for id, figure in bay.figures.items():
        entry = found[bay.fact(id).href]
        assert entry["title"] == figure.label and entry["text"]


def test_only_those_who_hold_a_position_are_found_as_people(bay: Ledger) -> None:
    holders = {f"reference/people/#{position.who}" for position in bay.positions.values()}
    kinds = ("person", "institution", "group")
    found = {entry["location"] for entry in entries(bay) if entry["kind"] in kinds}
    assert found == holders


def test_a_term_is_found_by_its_other_names_and_leads_to_its_chapter_or_itself(bay: Ledger) -> None:
    assert list(searches(bay)) == [{"typed": ["free port", "free zone"], "means": ["free port"],
                                    "page": "reference/glossary/#free-port"}]


def test_words_that_readers_type_are_handed_on(bay: Ledger) -> None:
    typed = Search(id="boats-search", typed=["vessels", "tubs"], means=["boats"], page="trade/index.md")
    ledger = Ledger(**{**bay.__dict__, "searches": {typed.id: typed}})
    assert made(ledger)["searches"][0] == {"typed": ["vessels", "tubs"], "means": ["boats"], "page": "trade/"}
