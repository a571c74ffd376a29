"""What the search knows of records: one entry each, where it stands, in the words of its page."""

import gzip
import json
import re
import subprocess
from typing import Any

from macros.data import Ledger, load
from macros.data.coherence import printed_words
from macros.data.word_kinds import Search
from macros.reading.project import ROOT
from macros.values.numbers_printed import printed_numbers
from scripts.search_entries import FIGURES, FILE, entries, files, searches, told


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


READ = """import {Reader} from "./docs/assets/js/numbers.js";
const [words, texts] = given, reader = new Reader(words);
console.log(JSON.stringify(texts.map(text => reader.read(text).numbers)));"""
LINES = """import {Claims} from "./docs/assets/js/claims.js";
console.log(JSON.stringify(new Claims(given).lines.map(({href, label, notes}) => [href, label, notes])));"""


def node(code: str, given: Any) -> Any:
    """What code of the page makes of what is `given`."""
    code = f"const given = JSON.parse(await new Response(process.stdin).text());{code}"
    return json.loads(subprocess.run(["node", "--input-type=module", "--eval", code], cwd=ROOT, text=True,
                                     input=json.dumps(given), capture_output=True, check=True).stdout)


def test_the_check_reads_numbers_as_our_parser_does_and_one_in_each_of_our_figures() -> None:
    ledger = load(ROOT)
    texts, content = [one.evidence for one in ledger.figures.values()], json.loads(files(ledger)[FIGURES])
    assert len(gzip.compress(files(ledger)[FIGURES], 9)) < 22.5 * len(told(ledger))  # bytes for each figure
    shown = [*filter(None, re.split("[|\n]", content["lines"][6]))]
    found = node(READ, [content["words"], [*texts, *shown]])
    words, _ = printed_words(ledger)
    printed = [{(f"{float(one.value):.6g}", one.unit) for one in printed_numbers(text, words)
                if one.unit not in ("date", "rank")} for text in texts]
    read = [{(f"{float(one[end]):.6g}", one["unit"]) for one in some for end in ("low", "high")}
            for some in found[:len(texts)]]
    assert sorted(text for text, *two in zip(texts, printed, read, strict=True) if two[0] != two[1]) == [
        "Dozens of", "El 46,6 % respondió", "Near-weekly visits", "for decades", "por encima del 28,2 %"]
    assert [text for text, some in zip(shown, found[len(texts):], strict=True) if len(some) != 1] == []


def test_a_figure_of_the_check_leads_to_its_record_and_to_the_disagreement_about_it(bay: Ledger) -> None:
    content = json.loads(files(bay)[FIGURES])
    lines = node(LINES, content)
    assert {fact.href: fact.label for fact in told(bay).values()}.items() <= {
        (f"reference/{href}", label) for href, label, _ in lines}
    assert bay.disagreements
    for id, one in bay.disagreements.items():
        labels = {told(bay)[ref].label for ref in one.figures}
        shared = set.intersection(*(set(notes) for _, label, notes in lines if label in labels))
        assert f"disagreements/#{id}" in shared
