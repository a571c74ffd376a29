"""The ledger: everything the site knows, by id. Built by `load`, read-only afterwards."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any, TypeVar

from macros.data import kinds
from macros.data.addresses import Redirect
from macros.data.change_kinds import Changes
from macros.data.explorer_kinds import Answer, Criterion, Option, WhatIf
from macros.data.kind import FIELD, KINDS, Kind, Marked, texts_in
from macros.data.kits import Kit
from macros.data.map_kinds import Coastline, Place, PlaceKind
from macros.data.validation import Placed, Row
from macros.data.witness import Witness
from macros.data.word_kinds import ComparisonWords, DegreeWords, HeadlineWords, PrintedWords, Search
from macros.data.workings import Working
from macros.reading.project import page_address
from macros.values.amounts import Amount, Interval, interval
from macros.values.fields import Written
from macros.values.periods import Period
from macros.values.problems import UnknownId, nearest
from macros.values.units import Quantity

T = TypeVar("T")
Fault = tuple[str, str, str]  # what a rule finds: id of the record or reference of the row, message, hint


@dataclass(frozen=True)
class Fact:
    """A number that a page may show, wherever it comes from.

    A figure of a source, a row of a series and a derived figure all become
    facts, so that prose, charts and checks need one shape only.

    Attributes:
        ref: what an author writes: figure id, series@period, derived id.
        kind: `figure`, `row` or `derived`.
        low, high: the amount, twice the same unless it is a range.
        digits: decimals to show in prose, at the scale prose uses; None shows
            the number as its source printed it.
        assumed: why it has this date, where its source states none.
        corrected_by: id of the correction from which it has its date, if its source prints another.
        sources: ids of the sources and series it rests on.
        href: address below the site's root, with anchor.
    """

    ref: str
    kind: str
    label: str
    low: Amount
    high: Amount
    qualifier: str
    unit: str
    as_of: Period
    measures: str
    attributed_to: str
    sources: tuple[str, ...]
    href: str
    topic: str
    digits: int | None = None
    file: str = ""
    line: int = 0
    assumed: str = ""
    corrected_by: str = ""

    @property
    def is_range(self) -> bool:
        """Whether the fact spans from one amount to another."""
        return self.low != self.high

    @property
    def quantity(self) -> Quantity:
        """The value with its unit; of a range, the middle."""
        return Quantity((self.low.value + self.high.value) / 2 if self.is_range
                        else self.low.value, self.unit)

    @property
    def interval(self) -> Interval:
        """Where the true value may lie."""
        return interval(self.low, self.high, self.qualifier)


@dataclass(frozen=True)
class Series:
    """One public statistic: its provenance and its rows."""

    info: kinds.SeriesInfo
    rows: tuple[Row, ...]

    @property
    def href(self) -> str:
        """Address of its page below the site's root."""
        return f"reference/series/{self.info.id}/"

    def values(self, entity: str = "") -> list[Row]:
        """The rows of one entity (or all of a series without entities), in order of time."""
        return sorted((r for r in self.rows if r.entity == entity), key=lambda r: r.period)


class Shelf(dict[str, T]):
    """The records of one kind, by id; to ask for an id that none has raises UnknownId with the nearest."""

    def __init__(self, kind: str, records: Mapping[str, T]) -> None:
        super().__init__(records)
        self.kind = kind

    def __missing__(self, id: str) -> T:
        raise UnknownId(id, self.kind, nearest(id, self, self.kind))


@dataclass(eq=False)
class Ledger:
    """All records, by id. Built by `load`; read-only afterwards.

    A ledger equals itself alone, so that what is made of its records can be kept for it.
    """

    sources: dict[str, kinds.Source] = field(default_factory=dict)
    figures: dict[str, kinds.Figure] = field(default_factory=dict)
    events: dict[str, kinds.Event] = field(default_factory=dict)
    topics: dict[str, kinds.Topic] = field(default_factory=dict)
    measures: dict[str, kinds.Measure] = field(default_factory=dict)
    series: dict[str, Series] = field(default_factory=dict)
    disagreements: dict[str, kinds.Disagreement] = field(default_factory=dict)
    corrections: dict[str, kinds.Correction] = field(default_factory=dict)
    names: dict[str, kinds.Name] = field(default_factory=dict)
    positions: dict[str, kinds.Position] = field(default_factory=dict)
    quotes: dict[str, kinds.Quote] = field(default_factory=dict)
    silences: dict[str, kinds.Silence] = field(default_factory=dict)
    kits: dict[str, Kit] = field(default_factory=dict)
    people: dict[str, kinds.Person] = field(default_factory=dict)
    options: dict[str, Option] = field(default_factory=dict)
    criteria: dict[str, Criterion] = field(default_factory=dict)
    answers: dict[str, Answer] = field(default_factory=dict)
    what_ifs: dict[str, WhatIf] = field(default_factory=dict)
    terms: dict[str, kinds.Term] = field(default_factory=dict)
    searches: dict[str, Search] = field(default_factory=dict)
    redirects: dict[str, Redirect] = field(default_factory=dict)
    comparisons: dict[str, ComparisonWords] = field(default_factory=dict)
    printed_words: dict[str, PrintedWords] = field(default_factory=dict)
    degrees: dict[str, DegreeWords] = field(default_factory=dict)
    headline_words: dict[str, HeadlineWords] = field(default_factory=dict)
    place_kinds: dict[str, PlaceKind] = field(default_factory=dict)
    places: dict[str, Place] = field(default_factory=dict)
    maps: dict[str, Coastline] = field(default_factory=dict)
    derived: dict[str, Working] = field(default_factory=dict)
    facts: dict[str, Fact] = field(default_factory=dict)
    source_of: dict[str, str] = field(default_factory=dict)
    placed: dict[str, Placed] = field(default_factory=dict)
    overdue: dict[str, Period] = field(default_factory=dict)
    changes: Changes = field(default_factory=Changes)
    witnesses: dict[str, Witness] = field(default_factory=dict)

    def __post_init__(self) -> None:
        for kind in KINDS.values():  # one that no code asks for by name has its shelf all the same
            self.__dict__[kind.shelf] = Shelf(kind.name, self.__dict__.get(kind.shelf, {}))

    def read_once(self) -> list[kinds.Figure]:
        """The figures of sources without a witness, so that nobody can check them here."""
        return [one for id, one in self.figures.items() if self.source_of[id] not in self.witnesses]

    def shelf(self, kind: Kind) -> dict[str, Any]:
        """The records of a kind, by id."""
        found: dict[str, Any] = self.__dict__[kind.shelf]
        return found

    def named(self, kind: str) -> Mapping[str, Any]:
        """The records of the kind with that name; `fact` stands for figures, rows and derived figures."""
        return self.facts if kind == "fact" else next(
            self.shelf(one) for one in KINDS.values() if one.name == kind)

    def fact(self, ref: str) -> Fact:
        """The fact that `ref` names.

        Raises:
            UnknownId: there is none, or a series row needs its entity named.
        """
        if ref not in self.facts:
            raise self.unknown(ref)
        return self.facts[ref]

    def unknown(self, ref: str) -> UnknownId:
        """What is wrong with a reference that no fact has."""
        name, at, _ = ref.partition("@")
        if at and name in self.series:
            rows = [r for r in self.facts if r.startswith(ref + "/")] or [
                r for r in self.facts if r.startswith(name + "@")]
            return UnknownId(ref, "row", nearest(ref, rows, "row"))
        return UnknownId(ref, "figure", nearest(ref, [
            *(r for r, f in self.facts.items() if f.kind != "row"), *self.series], "figure"))

    def disagreements_of(self, ref: str) -> list[kinds.Disagreement]:
        """The disagreements in which a fact takes part."""
        return [d for d in self.disagreements.values() if ref in d.figures]

    def with_inputs(self, refs: Iterable[str]) -> set[str]:
        """Some references, and all that the derived figures among them are worked out from."""
        found = set(refs)
        while more := {input for ref in found & self.derived.keys()
                       for input in self.derived[ref].inputs} - found:
            found |= more
        return found

    def kind_of(self, id: str) -> Kind:
        """The kind of a record."""
        return KINDS[type(own_fields(self.placed[id].record))]

    def address(self, id: str) -> str:
        """Where readers meet a record, below the site's root; empty if no page shows it, or none is there."""
        if id in self.facts:
            return self.facts[id].href
        if id not in self.placed:
            return ""
        kind = self.kind_of(id)
        if kind.name == "person" and all(position.who != id for position in self.positions.values()):
            return ""  # only named, by whoever speaks
        address = self._filled(kind.page, id)
        return page_address(address) if address.endswith(".md") else address

    def label(self, id: str) -> str:
        """A record in one line, its {references} unfilled."""
        return self._filled(self.kind_of(id).label, id)

    def _filled(self, template: str, id: str) -> str:
        def value(match: re.Match[str]) -> str:
            name, _, of_other = match[1].partition(".")
            if name == "source" and id in self.source_of:
                return self.source_of[id]
            found = getattr(own_fields(self.placed[id].record), name)
            if of_other:
                found = getattr(self.placed[found].record, of_other)
            return ", ".join(found[:3]) if isinstance(found, list) else str(found)
        return FIELD.sub(value, template)

    def dated(self, id: str) -> kinds.Event | kinds.Position | kinds.Quote:
        """The event of that id, or the position or quote; raises UnknownId, with the nearest event."""
        return self.positions.get(id) or self.quotes.get(id) or self.events[id]

    def where(self, ref: str, *path: str | int) -> tuple[str, int]:
        """File and line of a record, of a place among its fields, or of a row of a series."""
        if path:
            return self.placed[ref].file, self.placed[ref].yaml.line((*self.placed[ref].path, *path))
        place = self.placed.get(ref) or self.facts[ref]
        return place.file, place.line


def own_fields(record: Any) -> Any:
    """The fields of what stands on a shelf: a series and a coastline have theirs apart from their rows."""
    return record.info if isinstance(record, Series | Coastline) else record


@lru_cache(maxsize=4)
def every_text(ledger: Ledger) -> tuple[tuple[str, Kind, Marked], ...]:
    """Every text of every record, with the record's id and kind."""
    return tuple((id, kind, text) for kind in KINDS.values() for id, record in ledger.shelf(kind).items()
                 for text in texts_in(own_fields(record)))


@lru_cache(maxsize=4)
def provenance_notes(ledger: Ledger) -> tuple[Marked, ...]:
    """The texts that say how something is known, and may hold numbers of their own."""
    return tuple(text for *_, text in every_text(ledger) if (mark := text.mark(Written)) and mark.of_its_own)
