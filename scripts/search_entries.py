"""What the search knows of single records, and the page that checks a headline of figures.

The engine's index holds the text of pages, by heading. Long lists of records are
left out of it (data-search-exclude in macros/templates) and written here, one entry
a record, so that a name leads to the person and a number to the figure, each by its anchor.
"""

import json
import re
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from itertools import pairwise
from typing import Any

from macros.authoring.inspection import page_url
from macros.data import Fact, Ledger
from macros.data.coherence import printed_words
from macros.values import number_words
from macros.values.currencies import CURRENCIES
from macros.values.units import unit_of
from macros.views.html import origin_name
from macros.views.search import PARTS, STORY
from macros.words.house_style import as_of_text, fact_text, period_text
from macros.words.record_words import record_text

FILE, FIGURES = "assets/generated/search/entries.json", "assets/generated/search/figures.json"
YEARS, LETTERS, FEW = 12, 90, 5  # of a statistic, of the label of a working, and what it takes: see `told`
COUNTED, SPANS = ("count", "kilometres"), ("years", "months", "feet")
CONVERTED = {"mile": "kilometres 1.609344", "nautical mile": "kilometres 1.852", "gram": "tonnes 1e-6",
             "ton": "tonnes", "kilogram": "tonnes 0.001", "kilo": "tonnes 0.001", "kg": "tonnes 0.001"}
Entry = dict[str, str]


def files(ledger: Ledger) -> dict[str, bytes]:
    """The files that the search and the page "Check a headline" read, by their addresses."""
    content = {"parts": {**STORY, **PARTS}, "entries": list(entries(ledger)),
               "searches": list(searches(ledger))}
    return {file: json.dumps(one, ensure_ascii=False, separators=(",", ":")).encode()
            for file, one in ((FILE, content), (FIGURES, figures(ledger)))}


def entries(ledger: Ledger) -> Iterator[Entry]:
    """One entry for each person, term, event, figure, place, disagreement and correction.

    Each line of an entry's text stands on the page that it leads to, word for word.
    """
    held: dict[str, list[str]] = {}
    for one in sorted(ledger.positions.values(), key=lambda one: one.date):
        held.setdefault(one.who, []).extend((f"{one.role}, {period_text(one.date)}",
                                             record_text(one.holds, ledger)))
    for person in ledger.people.values():
        if person.id in held:
            yield _entry(person.kind, f"reference/people/#{person.id}", person.name, person.note or "",
                         *held[person.id])
    for term in ledger.terms.values():
        yield _entry("term", f"reference/glossary/#{term.id}", term.name, record_text(term.means, ledger))
    for event in sorted(ledger.events.values(), key=lambda event: (event.date, event.id)):
        yield _entry("event", f"reference/timeline/#{event.id}", period_text(event.date),
                     record_text(event.statement, ledger))
    for id in (*ledger.figures, *ledger.derived):
        fact = ledger.fact(id)
        yield _entry(fact.kind, fact.href, fact.label, fact_text(fact), as_of_text(fact)
                     if fact.kind == "figure" else "")
    for place in ledger.places.values():
        yield _entry("place", f"reference/places/#{place.id}", place.name, place.disputed or "")
    for conflict in ledger.disagreements.values():
        rivals = (f"{fact_text(ledger.fact(ref))} {ledger.fact(ref).label}" for ref in conflict.figures)
        yield _entry("disagreement", f"reference/disagreements/#{conflict.id}", conflict.title,
                     *rivals, record_text(conflict.explanation, ledger))
    for slip in ledger.corrections.values():
        origin = origin_name(slip.source, ledger) if slip.source else ""
        yield _entry("correction", f"reference/corrections/#{slip.id}", f"“{slip.says}”", origin,
                     record_text(slip.right, ledger))


def _entry(kind: str, location: str, title: str, *lines: str) -> Entry:
    return {"kind": kind, "location": location, "title": title, "text": "\n".join(filter(None, lines))}


def searches(ledger: Ledger) -> Iterator[dict[str, Any]]:
    """What readers type, what it means in our words, and the page that answers: a search or a term."""
    for one in ledger.searches.values():
        yield {"typed": one.typed, "means": one.means,
               "page": None if one.page is None else page_url(f"docs/{one.page}")}
    for term in ledger.terms.values():
        yield {"typed": [term.name, *term.also], "means": [term.name],
               "page": page_url(f"docs/{term.see}") if term.see else f"reference/glossary/#{term.id}"}


def figures(ledger: Ledger) -> dict[str, Any]:
    """Our figures as readers see them, by line those that differ in time alone, and the words of numbers."""
    lines: defaultdict[tuple[str, str, str], list[tuple[str, str]]] = defaultdict(list)
    place: dict[str, tuple[str, str, str]] = {}
    meant: defaultdict[str, dict[str, str]] = defaultdict(dict)
    for ref, fact in told(ledger).items():
        who = fact.attributed_to
        said = (f"{who}, in {origin_name(fact.sources[0], ledger)}" if who.startswith("the author")
                else re.split("[,;]", who)[0])  # by whom it was handed on, its record tells
        place[ref] = fact.href.removeprefix("reference/"), fact.label, said
        text = fact_text(fact)
        if fact.kind == "row" and sum(map(str.isdigit, text)) < 3:  # a reader sees what a text rounds
            text = fact_text(replace(fact, digits=(fact.digits or 0) + 1))
        lines[place[ref]] += [(as_of_text(fact), text)] if ref == fact.ref else []
    about: defaultdict[tuple[str, str, str], set[str]] = defaultdict(set)
    noted = [(page, place.keys() & refs) for page, refs in notes(ledger) if place.keys() & refs]
    for n, (_, refs) in enumerate(noted):
        for ref in refs:
            about[place[ref]].add(chr(46 + n))
    rows = []
    for href, label, who in sorted(lines, key=lambda line: (line[0].partition("#")[0], *line[:0:-1])):
        times, texts = zip(*lines[href, label, who], strict=True)
        rows.append((*_address(href, f"{label} {times[0]}"), label, who, "|".join(_runs(times)).rstrip("|"),
                     "".join(sorted(about[href, label, who])) or "-", "|".join(texts)))
    columns = ([one if one != last else "" for last, one in pairwise(("", *column))]
               for column in zip(*rows, strict=True))
    for one in ledger.searches.values():
        for typed in one.typed if one.page is None or " ".join(one.means).istitle() else ():
            begun = " ".join(word[:5] for word in typed.lower().removesuffix("s").split())
            bare = re.sub(r"\b(\w{3,4})ings?\b|\b(\w{4})ed\b", r"\1\2", typed)  # a word is read as it begins
            meant[one.means[0]].setdefault(begun, re.sub(r"\b(\w{4}(?:s\w|[^\Ws]))\w+", r"\1", bare))
    return {"words": words(ledger), "roles": {**roles(ledger), "ours": ""},
            "means": "\n".join("|".join([means, *typed.values()]) for means, typed in meant.items()),
            "notes": "\n".join(page for page, _ in noted),
            "lines": ["\n".join(column) for column in columns]}


def _runs(times: Iterable[str]) -> list[str]:
    """Times, but nothing for the year after the last one."""
    return ["" if time == re.sub(r"\d+$", lambda year: str(int(year[0]) + 1), last) else time
            for last, time in pairwise(("", *times))]


def roles(ledger: Ledger) -> dict[str, str]:
    """The words of each role, one record a line."""
    lines = [(one.role, "|".join(one.words)) for one in ledger.headline_words.values()]
    return {role: "\n".join(line for other, line in lines if other == role) for role, _ in lines}


def _address(href: str, said: str) -> tuple[str, str]:
    """An anchor with letters for the words that stand beside it, by their places there, and its page."""
    words, (page, _, anchor) = re.findall("[a-z0-9]+", said.lower())[:26], href.partition("#")
    coded = "-".join(chr(65 + words.index(word)) if word in words else word for word in anchor.split("-"))
    return re.sub("(?<=[A-Z])-|-(?=[A-Z])", "", coded) or "-", page


def told(ledger: Ledger) -> dict[str, Fact]:
    """The facts for it by reference; for those that say the same, one of a stated date with a short label.

    Not numbers in words, spans of time, months of statistics and their early years but for rates of exchange
    and what a working takes, and workings with long labels or of our own making.
    """
    newest = max((one.as_of.last.year for one in ledger.facts.values() if one.kind == "row"), default=0)
    taken = {ref for one in ledger.derived.values() if len(one.inputs) < FEW for ref in one.inputs}
    ours = re.compile(rf"(?<!\w)({roles(ledger).get('ours', '(?!)')})(?!\w)")
    same: defaultdict[tuple[str, ...], list[Fact]] = defaultdict(list)
    for ref, fact in ledger.facts.items():
        text, row = fact_text(fact, "short"), fact.kind == "row"
        early = fact.as_of.last.year < newest - YEARS and ref not in taken and not unit_of(fact.unit).against
        if not (row and (early or fact.label.endswith("month"))) and not (
                fact.kind == "derived" and (len(fact.label) > LETTERS or ours.search(fact.label))
                and fact.unit not in COUNTED) and (
                fact.unit not in SPANS) and (fact.unit == "times" or not text.partition(" ")[0].isalpha()):
            same[fact.measures or ref, text, as_of_text(fact) if row else ""].append(fact)
    best = (min(facts, key=lambda fact: (fact.assumed > "", len(fact.label))) for facts in same.values())
    return {one.ref: fact for fact, facts in zip(best, same.values(), strict=True) for one in facts}


def notes(ledger: Ledger) -> Iterator[tuple[str, list[str | None]]]:
    """Disagreements and corrections: address, and the figures that they are about."""
    for one in ledger.disagreements.values():
        yield f"disagreements/#{one.id}", [*one.figures]
    for slip in ledger.corrections.values():
        yield f"corrections/#{slip.id}", [slip.record, *(
            id for id, figure in ledger.figures.items() if figure.corrected_by == slip.id or (
                ledger.source_of[id] == slip.source and figure.evidence in slip.says))]


def words(ledger: Ledger) -> dict[str, Any]:
    """The words of numbers and units as our own parser has them, by worth, without plurals."""
    units, qualifiers = printed_words(ledger)
    ours = {fact.unit.partition("-")[0] for fact in ledger.facts.values()}
    tables: dict[str, Mapping[str, Any]] = {
        "scales": number_words.SCALES, "small": number_words.SMALL, "parts": number_words.PARTS,
        "times": {word: times for word, times in number_words.MULTIPLES.items() if times > 1},
        "units": {word: f"{unit} {factor:g}".removesuffix(" 1") for word, [(factor, unit), *_]
                  in sorted(units.items()) if unit in ours or (unit not in CURRENCIES and word.isascii())} | {
                      word + end: unit for word, unit in CONVERTED.items() for end in ("", "s")},
        **{kind: {word: " ".join(said) for word, said in qualifiers[kind].items() if word.isascii()}
           for kind in ("before", "after")}}
    spelled = "|".join(number_words.SMALL | number_words.MULTIPLES)
    read = re.compile(rf"\d|\b(?:{spelled}|half|third)\b", re.IGNORECASE)  # in what else no number is read
    names = {re.sub(r" \d[-\d]*$", " #", one.name) for one in ledger.names.values() if read.search(one.name)}
    return {"names": sorted(names), **{kind: {
        worth if isinstance(worth, str) else f"{worth:g}": "|".join(
            one for one in table if table[one] == worth and (one[-1] != "s" or table.get(one[:-1]) != worth))
        for worth in table.values()} for kind, table in tables.items()}}
