"""What people say stands as their source prints it, beside their name; what nobody says, in a folded box."""

from dataclasses import replace
from typing import Any

import pytest
from pydantic import ValidationError

from macros.authoring.macro import MACROS, AuthorMistake, Desk, Page, call
from macros.data import Ledger, consistent, documents
from macros.data.change_kinds import Change, Changes, Entry, Reading, RecordChange, text_mark
from macros.data.freshness import unsearched
from macros.data.kinds import Quote, Silence
from macros.data.witness import Row, mark
from macros.reading.calls import calls_in
from macros.words.context import strangers

HERALD = "bay-herald-2025"
QUOTE = {"id": "mayor-let-them-stay", "who": "mayor", "role": "Mayor of the bay", "date": "2025-09",
         "words": "They should stay", "locator": "5", "topic": "bases"}
SILENCE = Silence.model_validate({
    "id": "who-pays", "page": "trade/page.md", "topic": "bases", "searched_on": "2026-01-15",
    "gap": "Nobody says who pays for {bases-2025-herald} bases.", "searched": [HERALD],
    "beyond": "12 queries"})


def heard(bay: Ledger, **fields: str) -> Ledger:
    """The invented records, with a quote of which the witness has the words in their paragraph."""
    quote = Quote.model_validate(QUOTE | fields)
    source = bay.sources[HERALD].model_copy(update={"quotes": [quote]})
    witness = bay.witnesses[HERALD]
    row = Row(5, "words", mark(HERALD, 5, "They should stay"), "", 20)
    placed = {**bay.placed, quote.id: replace(bay.placed["mayor-on-the-bases-herald"], record=quote)}
    changes: dict[str, Any] = {
        "quotes": {quote.id: quote}, "sources": {**bay.sources, HERALD: source}, "placed": placed,
        "silences": {SILENCE.id: SILENCE}, "source_of": {**bay.source_of, quote.id: HERALD},
        "witnesses": {HERALD: replace(witness, rows=(*witness.rows, row))}}
    return replace(bay, **changes)


@pytest.mark.parametrize(("fields", "told"), [
    ({}, ""), ({"words": "They should go"}, "has no such words in paragraph 5"),
    ({"locator": "4"}, "has no such words in paragraph 4"),
    ({"who": "baker"}, "is of 'baker', whom its id does not name"), ({"date": "2021"}, "2021 is no date of")])
def test_a_quote_is_what_the_document_has(bay: Ledger, fields: dict[str, str], told: str) -> None:
    ledger = heard(bay, **fields)
    faults = (*documents.within(ledger), *consistent.ids_name_the_speaker(ledger))
    found = [str(one) for one in documents.check(ledger)] + [one[1] for one in faults]
    assert [told in one for one in found] == ([True] if told else [])


@pytest.mark.parametrize("words", ["a b c d e f g h", "a-b-c-d-e-f b c d e f g", "-".join("abc" * 8)])
def test_a_quote_is_short(words: str) -> None:
    with pytest.raises(ValidationError, match="has 8 words; a quote has at most 7"):
        Quote.model_validate(QUOTE | {"words": words})


@pytest.mark.parametrize(("body", "told"), [
    ('The Mayor says: {{ quote("mayor-let-them-stay") }}.', []),
    ('They say: {{ quote("mayor-let-them-stay") }}.\n\nThe Mayor is elsewhere.', ["mayor-let-them-stay"]),
    ('[Said](the-Mayor.md): {{ quote("mayor-let-them-stay") }}.', ["mayor-let-them-stay"])])
def test_the_paragraph_says_whose_words_they_are(bay: Ledger, body: str, told: list[str]) -> None:
    ledger = heard(bay)
    ledger.people["mayor"] = bay.people["mayor"].model_copy(update={"name": "The Mayor"})
    assert [message.split("'")[1] for _, message, _ in strangers(body, (), ledger)] == told


def written(ledger: Ledger, name: str, *args: str, text: str = "") -> str:
    return call(Desk(ledger, {}), Page("docs/trade/page.md", "trade/page/", text), name, args)


def test_words_link_to_their_record(bay: Ledger) -> None:
    assert written(heard(bay), "quote", "mayor-let-them-stay") == (
        '<span class="quote" data-quote="mayor-let-them-stay">“<a href="../../reference/sources/'
        f'{HERALD}/#mayor-let-them-stay">They should stay</a>”</span>')


def test_the_box_has_limits_silences_and_what_was_read_second_hand(bay: Ledger) -> None:
    call_of = '{{ how_we_know("Of {troops-2025-herald} {more | bases-2025-herald > 30}.") }}'
    assert calls_in(call_of, MACROS)
    html = written(heard(bay), "how_we_know", "Of {troops-2025-herald} troops, few live here.",
                   text='{{ fig("tariff-rate-2025-notice") }} {{ fig("troops-2025-herald") }}')
    assert 'data-figure="troops-2025-herald"' in html and 'data-figure="bases-2025-herald"' in html
    assert 'data-silence="who-pays"' in html and "12 queries" in html
    assert "sources/tariff-notice-2025/" in html and f"sources/{HERALD}/\"" not in html
    for limit in ("Of 3 towns, few say so.", "{no-such-record} is missing.", "It has {more | 3 > 4} boats.",
                  "It is { .odd }."):
        with pytest.raises(AuthorMistake):
            written(heard(bay), "how_we_know", limit)


def test_a_silence_falls_due_when_another_source_tells_of_its_topic(bay: Ledger) -> None:
    for day, due in (("2026-01-16", [("who-pays", ["tariff-notice-2025"])]), ("2026-01-15", [])):
        change = Change.model_validate({"date": day, "why": "A new source", "corrected": "false",
                                        "entries": "0"})
        came = RecordChange(id="tariff-notice-2025", kind="source", label="A notice", now_hash="0" * 16)
        ledger = replace(heard(bay), changes=Changes(records=[Entry(came, change, "", 1)]))
        assert [*unsearched(ledger)] == due


def test_a_reading_holds_for_the_text_that_was_read(bay: Ledger) -> None:
    change = Change.model_validate({"date": "2026-01-15", "why": "Read once more", "corrected": "false",
                                    "entries": "0"})
    cited = '{{ cite("tariff-notice-2025") }}'
    read = Reading(page="trade/page.md", text=text_mark(f"{cited} {{{{ sources() }}}}"))
    ledger = replace(bay, changes=Changes(read=[Entry(read, change, "", 1)]))
    for text, said in {f"\n{cited} {{{{ sources() }}}}\n": "on 15 January 2026.",
                       cited: "on 15 January 2026; some words are newer."}.items():
        assert f"sentence by sentence, {said}" in written(ledger, "sources", text=text)
    assert "sentence by sentence" not in written(bay, "sources", text=cited)
