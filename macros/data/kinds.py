"""The types of record: one strict shape for each kind of thing the site knows."""

from __future__ import annotations

from decimal import Decimal
from typing import Literal

from pydantic import Field, model_validator

from macros.data.kind import Record, kind
from macros.data.quotes import Quote
from macros.values.amounts import Amount, Qualifier
from macros.values.fields import (
    AmountText,
    Confidence,
    CorrectionId,
    Evidence,
    FactRef,
    Flag,
    Held,
    Holding,
    Id,
    Line,
    Locator,
    MeasureId,
    OneLine,
    OptionId,
    PageFile,
    PeriodText,
    PersonId,
    PrintedLine,
    Prose,
    Provenance,
    Reason,
    Scale,
    Sha256,
    SourceId,
    SourceKind,
    Token,
    Told,
    TopicId,
    UnitName,
    WebAddress,
    WholeId,
    Why,
)


@kind("topic", label="{name}", published=False)
class Topic(Record):
    """What records and charts are about; lists are sorted by it, in the order of its file."""

    id: Id
    name: Line = Field(description="The name, as a heading.")
    page: PageFile = Field(description="The chapter that tells about it, as a file below docs/.")


@kind("measure")
class Measure(Record):
    """A canonical quantity: what is counted, in which unit."""

    id: Id
    label: Line = Field(description="What it is, in one line.")
    unit: UnitName = Field(description="The unit; a scale such as billion is no unit.")
    counts: Prose = Field(description="What exactly is counted.")


@kind("figure", home="part of a source", page="reference/sources/{source}/#{id}")
class Figure(Record):
    """One number that one source states."""

    id: Id
    label: Line = Field(description="What it is, in one line.")
    value: AmountText | None = Field(None, description="The number, in whole units.")
    low: AmountText | None = Field(None, description="Lower end of a range, in whole units.")
    high: AmountText | None = Field(None, description="Upper end of a range, in whole units.")
    qualifier: Qualifier = Field(description="How the number is meant: exactly, about, more than …")
    unit: UnitName = Field(description="The unit; a scale such as billion is no unit.")
    as_of: PeriodText = Field(description="The date or period that it refers to.")
    as_of_assumed: Told | None = Field(
        None, description="Why this date, where the source does not state it.")
    corrected_by: CorrectionId | None = Field(
        None, description="Id of the correction from which the date is, where the source prints another.")
    measures: MeasureId = Field(description="Id of the quantity that is measured.")
    attributed_to: Line = Field(description="Who says so, according to the source.")
    locator: Locator
    evidence: Evidence = Field(description="The words as printed in the source.")
    beside: list[PrintedLine] = Field([], description=(
        "Other numbers in the evidence that are not the value, as printed: 5 in '$2bn over 5 years'."))
    topic: TopicId = Field(description="What it is about.")
    part_of: WholeId | None = Field(None, description="Id of the figure or quantity of which it is a part.")
    review_by: PeriodText | None = Field(None, description="When to look again.")
    note: Told | None = Field(None, description="What else to know.")
    read_in: Provenance | None = Field(None, description="Where it was read, if not in the original.")
    checks: list[Provenance] = Field([], description="What the number was compared with.")
    unused: Provenance | None = Field(None, description="Why no page uses it.")

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


@kind("event", home="part of a source", page="reference/sources/{source}/#{id}", label="{statement}")
class Event(Record):
    """Something that happened, at the precision at which its date is known."""

    id: Id
    date: PeriodText = Field(description="When, as precisely as it is known.")
    statement: Told = Field(description="What happened, in our words.")
    locator: Locator
    evidence: Evidence = Field(description="The words as printed in the source.")
    dated_by: Provenance | None = Field(None, description="How the date is known.")
    corrected_by: CorrectionId | None = Field(
        None, description="Id of the correction from which the date is, where the source prints another.")
    topic: TopicId = Field(description="What it is about.")
    read_in: Provenance | None = Field(None, description="Where it was read, if not in the original.")
    confidence: Confidence | None = Field(None, description="How sure we are.")
    confidence_note: Provenance | None = Field(None, description="Why we are no surer.")
    note: Prose | None = Field(None, description="What else to know.")
    unused: Provenance | None = Field(None, description="Why no page uses it.")


@kind("position",
      home="part of a source", page="reference/sources/{source}/#{id}", label="{who.name}: {holds}")
class Position(Record):
    """What somebody holds, on the day they said it, as one source reports it."""

    id: Id
    who: PersonId = Field(description="Id of whoever holds it.")
    role: Line = Field(description="Their role on that day.")
    date: PeriodText = Field(description="When, as precisely as it is known.")
    holds: Held = Field(description="What they hold, in our words.")
    backs: list[OptionId] = Field([], description="Ids of the options that the position speaks for.")
    doubts: list[OptionId] = Field([], description="Ids of the options that the position speaks against.")
    locator: Locator
    evidence: Evidence = Field(description="The words as printed in the source.")
    dated_by: Provenance | None = Field(None, description="How the date is known.")
    corrected_by: CorrectionId | None = Field(
        None, description="Id of the correction from which the date is, where the source prints another.")
    topic: TopicId = Field(description="What it is about.")
    note: Prose | None = Field(None, description="What else to know.")


class DocumentRead(Record):
    """The copy of a document that was read."""

    sha256: Sha256 = Field(description="SHA-256 of the text, as hexadecimal digits.")
    read_on: PeriodText = Field(description="When it was read.")


class Declined(Record):
    """Amounts and dates in a paragraph of a document that no record holds."""

    locator: Locator
    amounts: list[Token] = Field(
        min_length=1, description="As the witness writes them: 50000 number, 15 share, 2025-07.")
    why: Reason = Field(description="Why they are not recorded.")


@kind("source", home="source", page="reference/sources/{id}/", label="{title}")
class Source(Record):
    """A document, ruling or official act, with what it says."""

    id: Id
    title: PrintedLine = Field(description="The title.")
    authors: list[PrintedLine] = Field(description="Who wrote it.")
    publisher: PrintedLine = Field(description="Who published it.")
    known_as: PrintedLine | None = Field(None, description="A short name of the publisher.")
    kind: SourceKind = Field(description="What kind of thing it is.")
    published: PeriodText = Field(description="When it appeared.")
    have: Holding = Field(description="How much of it we could read.")
    url: WebAddress | None = Field(None, description="Where the document stands on the web.")
    inferred: dict[str, Provenance] = Field(
        {}, description="Fields that the document does not state, and how we know.")
    document: DocumentRead | None = Field(None, description="The copy that was read: its hash, and when.")
    rows_of: Sha256 | None = Field(None, description="SHA-256 of the list of ours that was read.")
    read_in: Provenance | None = Field(None, description="Where it was read, if not in the original.")
    confidence: Confidence | None = Field(None, description="How sure we are.")
    summary: Prose = Field(description="What it is about.")
    defects: list[Provenance] = Field([], description="What is wrong with the text of the copy.")
    declined: list[Declined] = Field([], description="Amounts and dates in it that no record has, and why.")
    figures: list[Figure] = Field([], description="Its figures.")
    events: list[Event] = Field([], description="Its dates.")
    positions: list[Position] = Field([], description="Who says what in it.")
    quotes: list[Quote] = Field([], description="What people say in it, in their own words.")

    @property
    def held(self) -> str:
        """SHA-256 of the document, or of our list, in which its locators count; empty if none is held."""
        return self.document.sha256 if self.document else self.rows_of or ""

    @model_validator(mode="after")
    def _is_whole(self) -> Source:
        for author in self.authors:
            if " " not in author and author not in (self.publisher, self.known_as):
                raise ValueError(f"the author {author!r} is one word, since a comma parts two authors: write "
                                 "Ann Bay, or 'Bay, Ann' in quotes (of a body, its name as publisher or "
                                 "known_as)")
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

    id: Id = Field(description="What rows call it.")
    label: Line = Field(description="What it is, in one line.")
    measures: MeasureId | None = Field(
        None, description="Id of the quantity, where it is not that of the whole series.")


class MethodBreak(Record):
    """A place where a series changes its method, to be marked in charts."""

    at: PeriodText = Field(description="The first period with the new method.")
    why: Provenance = Field(description="What changed.")


class AddsUpTo(Record):
    """What the entities of a series are parts of."""

    total: OneLine = Field(description="100 for shares in per cent, or the entity that is the total.")
    complete: Flag = Field(
        description="Whether the parts are all there, so that nothing is missing from the total.")


@kind("series", "series", home="series", page="reference/series/{id}/", label="{title}")
class SeriesInfo(Record):
    """Provenance of one public statistic; its rows stand in the CSV beside it."""

    id: Id
    title: Line = Field(description="The title.")
    unit: UnitName = Field(description="The unit; a scale such as billion is no unit.")
    scale: Scale = Field(Decimal(1), description="By how much the publisher's numbers were multiplied.")
    digits: int = Field(1, ge=0, le=4, strict=False, description="Decimals shown in prose.")
    topic: TopicId = Field(description="What it is about.")
    publisher: PrintedLine = Field(description="Who published it.")
    primary_source: Provenance = Field(description="Where the publisher's numbers come from.")
    vintage: Provenance = Field(description="Which edition it is, and when the next one comes.")
    licence: Provenance = Field(description="The terms of the publisher.")
    where_read: Provenance = Field(description="Where we read it.")
    have: Holding = Field(description="How much of it we could read.")
    read_on: PeriodText = Field(description="When it was read.")
    confidence: Confidence = Field(description="How sure we are.")
    confidence_note: Provenance | None = Field(None, description="Why we are no surer.")
    sha256: Sha256 = Field(
        description="SHA-256 of the rows as recorded, before they were brought to whole units.")
    as_of: PeriodText = Field(description="The date or period that it refers to.")
    measures: MeasureId | None = Field(None, description="Id of the quantity that is measured.")
    entities: list[Entity] = Field([], description="The lines of the series: countries, flows, definitions.")
    checks: list[Provenance] = Field([], description="What the numbers were compared with.")
    caveats: list[Provenance] = Field([], description="What to mind when using the numbers.")
    breaks: list[MethodBreak] = Field([], description="Where the method changed, and how.")
    zero_is_real: Flag = Field(False, description="Whether a zero is a number, not a gap.")
    adds_up_to: AddsUpTo | None = Field(None, description="What the lines of the series are parts of.")
    review_by: PeriodText | None = Field(None, description="When to look again.")


@kind("disagreement", page="reference/disagreements/#{id}", label="{title}")
class Disagreement(Record):
    """Figures that differ, why, and which one the pages use."""

    id: Id
    title: Line = Field(description="The title.")
    figures: list[FactRef] = Field(min_length=2, description="Ids of the figures that differ.")
    why: Why = Field(description="The kind of the difference.")
    explanation: Told = Field(description="Why the figures differ.")
    uses: str = Field(description="Which of the figures the pages use, or none.")

    @model_validator(mode="after")
    def _uses_one_of_them(self) -> Disagreement:
        if self.uses != "none" and self.uses not in self.figures:
            raise ValueError(f"uses {self.uses!r}, which is not among its figures (or none)")
        return self


@kind("correction", page="reference/corrections/#{id}", label="{says}")
class Correction(Record):
    """A slip in a source, or something published here that was wrong."""

    id: Id
    kind: Literal["source", "ours"] = Field(description="What kind of thing it is.")
    source: SourceId | None = Field(
        None, description="Id of the source that has the slip; none for a slip of ours.")
    locator: Locator | None = None
    says: PrintedLine = Field(description="What it says.")
    right: Told = Field(description="What is right.")
    record: FactRef | None = Field(None, description="Of a slip of ours: the figure that was wrong.")
    page: PageFile | None = Field(
        None, description="Of a slip of ours that was no number: its page, as a file below docs/.")
    checked_with: Provenance = Field(description="On what evidence.")
    found: PeriodText = Field(description="When the slip was found.")

    @model_validator(mode="after")
    def _says_where(self) -> Correction:
        places = [name for name in ("source", "record", "page") if getattr(self, name)]
        if places not in ([["source"]] if self.kind == "source" else [["record"], ["page"]]):
            raise ValueError("a slip of a source needs source; one of ours needs record (the figure that was "
                             "wrong) or, if it was no number, page; and none of them has another")
        return self


@kind("name", label="{name}")
class Name(Record):
    """A proper name or turn of phrase that contains a number but counts nothing: Article 9, G7, 2+2."""

    id: Id
    name: OneLine = Field(description="The name.")
    what: Line = Field(description="What the name stands for, or why the phrase counts nothing.")
    idiom: Flag = Field(False, description="Whether it is a turn of phrase, with or without capitals.")


@kind("person", "people", page="reference/people/#{id}", label="{name}")
class Person(Record):
    """Somebody who takes a position: a person, a government, a paper, a group of officials."""

    id: Id
    name: Line = Field(description="The name.")
    kind: Literal["person", "institution", "group"] = Field(description="What kind of thing it is.")
    note: Prose | None = Field(None, description="What else to know.")


@kind("term", page="reference/glossary/#{id}", label="{name}")
class Term(Record):
    """A term of art in a sentence or two."""

    id: Id
    name: Line = Field(description="The name.")
    means: Told = Field(description="What it means.")
    also: list[Line] = Field([], description="Other words for the same.")
    see: PageFile | None = Field(None, description="The page that says more, as a file below docs/.")
