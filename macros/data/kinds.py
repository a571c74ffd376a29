"""The types of record: one strict shape for each kind of thing the site knows."""

from __future__ import annotations

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import BaseModel, ConfigDict, Field, model_validator

from macros.values.amounts import Amount
from macros.values.fields import (
    AmountText,
    Confidence,
    Evidence,
    Flag,
    Holding,
    Id,
    Latitude,
    Line,
    Longitude,
    PageFile,
    PeriodText,
    PlaceKind,
    Positive,
    Prose,
    Qualifier,
    Scale,
    SourceKind,
    Topic,
    Typed,
    UnitName,
    WebAddress,
    Why,
)


class Record(BaseModel):
    """What all records share: no unknown fields, nothing changes after loading."""

    model_config = ConfigDict(extra="forbid", frozen=True, arbitrary_types_allowed=True)


class Measure(Record):
    """A canonical quantity: what is counted, in which unit."""

    id: Id
    label: Line
    unit: UnitName
    counts: Prose


class Figure(Record):
    """One number that one source states."""

    id: Id
    label: Line
    value: AmountText | None = None
    low: AmountText | None = None
    high: AmountText | None = None
    qualifier: Qualifier
    unit: UnitName
    as_of: PeriodText
    measures: Id
    attributed_to: Line
    locator: Annotated[int, Field(ge=1, strict=False)]
    evidence: Evidence
    topic: Topic
    part_of: Id | None = None
    review_by: PeriodText | None = None
    note: Prose | None = None
    unused: Prose | None = None

    @model_validator(mode="after")
    def _value_or_range(self) -> Figure:
        one, two = self.value is not None, (self.low is not None, self.high is not None)
        if one == any(two) or any(two) != all(two):
            raise ValueError("give either value, or low and high")
        if self.low and self.high and self.low.value >= self.high.value:
            raise ValueError("low must be smaller than high")
        return self

    @property
    def ends(self) -> tuple[Amount, Amount]:
        """Lower and upper amount; twice the same unless it is a range."""
        low, high = self.low or self.value, self.high or self.value
        assert low is not None and high is not None
        return low, high


class Event(Record):
    """Something that happened, at the precision at which its date is known."""

    id: Id
    date: PeriodText
    statement: Prose
    locator: Annotated[int, Field(ge=1, strict=False)]
    evidence: Evidence
    dated_by: Prose | None = None
    topic: Topic
    read_in: Prose | None = None
    confidence: Confidence | None = None
    confidence_note: Prose | None = None
    note: Prose | None = None
    unused: Prose | None = None


class Position(Record):
    """What somebody holds, on the day they said it, as one source reports it."""

    id: Id
    who: Id
    role: Line
    date: PeriodText
    holds: Prose
    backs: list[Id] = []
    doubts: list[Id] = []
    locator: Annotated[int, Field(ge=1, strict=False)]
    evidence: Evidence
    dated_by: Prose | None = None
    topic: Topic
    note: Prose | None = None


class DocumentRead(Record):
    """The copy of a document that was read."""

    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    read_on: PeriodText


class Source(Record):
    """A document, ruling or official act, with what it says."""

    id: Id
    title: Line
    authors: list[Line]
    publisher: Line
    known_as: Line | None = None
    kind: SourceKind
    published: PeriodText
    have: Holding
    url: WebAddress | None = None
    inferred: dict[str, Prose] = {}
    document: DocumentRead | None = None
    read_in: Prose | None = None
    confidence: Confidence | None = None
    summary: Prose
    defects: list[Prose] = []
    figures: list[Figure] = []
    events: list[Event] = []
    positions: list[Position] = []

    @model_validator(mode="after")
    def _how_it_was_read(self) -> Source:
        if self.have == "second-hand" and not self.read_in:
            raise ValueError("a second-hand source needs read_in: where it was read")
        if self.have != "second-hand" and self.document is None:
            raise ValueError("a source whose text was read needs document (sha256, read_on)")
        for name in self.inferred:
            if name not in type(self).model_fields:
                raise ValueError(f"inferred names {name!r}, which is no field of a source")
        return self


class Entity(Record):
    """One line of a series: a country, a flow, a definition."""

    id: Id
    label: Line
    measures: Id | None = None


class MethodBreak(Record):
    """A place where a series changes its method, to be marked in charts."""

    at: PeriodText
    why: Prose


class AddsUpTo(Record):
    """What the entities of a series are parts of.

    Attributes:
        total: `100` for shares in per cent, or the entity that is the total.
        complete: whether the parts are all there, so that nothing is missing from the total.
    """

    total: Line
    complete: Flag


class SeriesInfo(Record):
    """Provenance of one public statistic; its rows stand in the CSV beside it."""

    id: Id
    title: Line
    unit: UnitName
    scale: Scale = Decimal(1)
    digits: Annotated[int, Field(ge=0, le=4, strict=False)] = 1
    topic: Topic
    publisher: Line
    primary_source: Prose
    vintage: Prose
    licence: Prose
    where_read: Prose
    have: Holding
    read_on: PeriodText
    confidence: Confidence
    confidence_note: Prose | None = None
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    as_of: PeriodText
    measures: Id | None = None
    entities: list[Entity] = []
    checks: list[Prose] = []
    caveats: list[Prose] = []
    breaks: list[MethodBreak] = []
    zero_is_real: Flag = False
    adds_up_to: AddsUpTo | None = None
    review_by: PeriodText | None = None


class Disagreement(Record):
    """Figures that differ, why, and which one the pages use."""

    id: Id
    title: Line
    figures: Annotated[list[str], Field(min_length=2)]
    why: Why
    explanation: Prose
    uses: str

    @model_validator(mode="after")
    def _uses_one_of_them(self) -> Disagreement:
        if self.uses != "none" and self.uses not in self.figures:
            raise ValueError(f"uses {self.uses!r}, which is not among its figures (or none)")
        return self


class Correction(Record):
    """A slip in a source, or something published here that was wrong."""

    id: Id
    kind: Literal["source", "ours"]
    source: Id | None = None
    locator: Annotated[int, Field(ge=1, strict=False)] | None = None
    says: Line
    right: Prose
    checked_with: Prose
    found: PeriodText


class Name(Record):
    """A proper name that contains a number but counts nothing: Article 9, G7, 2+2."""

    id: Id
    name: Line
    what: Line


class Person(Record):
    """Somebody who takes a position: a person, a government, a paper, a group of officials."""

    id: Id
    name: Line
    kind: Literal["person", "institution", "group"]
    note: Prose | None = None


class Option(Record):
    """One way open to Tokyo; the comparison and its chapter are made from this record.

    `costs` and `takes` say only what the sources say; `page` is the chapter's file below docs/.
    """

    id: Id
    name: Line
    page: PageFile
    means: Prose
    best_for: Prose
    best_against: Prose
    costs: Prose
    takes: Prose
    first: Prose
    unknown: Prose


class Term(Record):
    """A term of art in a sentence or two."""

    id: Id
    name: Line
    means: Prose
    also: list[Line] = []
    see: PageFile | None = None


class Search(Record):
    """Words that readers type and our pages do not use, or use on too many pages.

    Attributes:
        typed: what readers type, in plain words.
        means: words of our pages to look for as well.
        page: the page that answers, as a file below docs/; it comes first.
    """

    id: Id
    typed: Annotated[list[Typed], Field(min_length=1)]
    means: list[Typed] = []
    page: PageFile | None = None

    @model_validator(mode="after")
    def _leads_somewhere(self) -> Search:
        if not self.means and self.page is None:
            raise ValueError("a search needs means (words of our pages) or page (the one that answers)")
        return self


class Place(Record):
    """A point on the maps, and how its coordinates are known.

    Attributes:
        lat, lon: decimal degrees, WGS84; north and east are positive.
        where: what was read, what it was compared with, how near it comes.
        disputed: who administers the place and who claims it, taking no side.
        disputed_basis: ids of the sources for that.
        route_step: its turn on the tanker route from Hormuz to Japan, from 1.
    """

    id: Id
    name: Line
    lat: Latitude
    lon: Longitude
    kind: PlaceKind
    source: Id
    where: Prose
    confidence: Confidence
    topic: Topic
    disputed: Prose | None = None
    disputed_basis: list[Id] = []
    route_step: Annotated[int, Field(ge=1, strict=False)] | None = None
    note: Prose | None = None

    @model_validator(mode="after")
    def _says_on_what_basis(self) -> Place:
        if bool(self.disputed) != bool(self.disputed_basis):
            raise ValueError("disputed and disputed_basis go together: what is disputed, and the ids of "
                             "the sources that say so")
        return self


class MapInfo(Record):
    """Provenance of the coastlines of one map; their points stand in the CSV beside it."""

    id: Id
    title: Line
    publisher: Line
    primary_source: Prose
    vintage: Prose
    licence: Prose
    where_read: Prose
    box: tuple[Longitude, Latitude, Longitude, Latitude]
    tolerance: Positive
    smallest_island: Positive
    sha256: Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
    read_on: PeriodText
    note: Prose | None = None

    @model_validator(mode="after")
    def _west_before_east(self) -> MapInfo:
        west, south, east, north = self.box
        if west >= east or south >= north:
            raise ValueError("box is west, south, east, north, in this order")
        return self
