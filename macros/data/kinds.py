"""The types of record: one strict shape for each kind of thing the site knows."""

from decimal import Decimal
from typing import Annotated, Literal

from pydantic import Field

from macros.data.kind import Faults, Record, kind
from macros.values import fields
from macros.values.amounts import Amount, Qualifier

MOST_DAYS = 360  # that a period lasts whose ends are told to the day
QUOTED = fields.at_most(7, "a quote has at most 7: cut it, and say the rest in your own")


@kind("quote", home="part of a source", page="reference/sources/{source}/#{id}", label="{who.name}: {words}")
class Quote(Record):
    """A few words of somebody, as one source prints them."""

    id: fields.Id
    who: fields.PersonId = Field(description="Id of whoever said it.")
    role: fields.Line = Field(description="Their role on that day.")
    date: fields.PeriodText = Field(description="When, as precisely as it is known.")
    words: Annotated[fields.PrintedLine, QUOTED] = Field(
        description="The words as printed in the source, without quotation marks.")
    to: fields.Line | None = Field(None, description="Where, or to whom, in our words.")
    locator: fields.Locator
    dated_by: fields.Provenance | None = Field(None, description="How the date is known.")
    corrected_by: fields.CorrectionId | None = Field(
        None, description="Id of the correction from which the date is, where the source prints another.")
    topic: fields.TopicId = Field(description="What it is about.")

    @property
    def evidence(self) -> str:
        """The words as printed in the source, as other records call them."""
        return self.words


@kind("silence", page="{page}", label="{gap}")
class Silence(Record):
    """A question that the sources which were searched do not answer."""

    id: fields.Id
    page: fields.PageFile = Field(description="The page in whose box on how we know it stands, below docs/.")
    topic: fields.TopicId = Field(description="What it is about.")
    gap: fields.Told = Field(description="What nobody says, as a sentence for readers.")
    searched: list[fields.SourceId] = Field(min_length=1, description=(
        "Ids of the sources that were searched; it falls due when another one tells of the topic."))
    beyond: fields.Provenance | None = Field(
        None, description="Where else was searched, and with which words.")
    searched_on: fields.Past = Field(description="When that was.")


@kind("topic", label="{name}", published=False)
class Topic(Record):
    """What records and charts are about; lists are sorted by it, in the order of its file."""

    id: fields.Id
    name: fields.Line = Field(description="The name, as a heading.")
    page: fields.PageFile = Field(description="The chapter that tells about it, as a file below docs/.")


@kind("measure")
class Measure(Record):
    """A canonical quantity: what is counted, in which unit."""

    id: fields.Id
    label: fields.Line = Field(description="What it is, in one line.")
    unit: fields.UnitName = Field(description="The unit; a scale such as billion is no unit.")
    counts: fields.Prose = Field(description="What exactly is counted.")


@kind("figure", home="part of a source", page="reference/sources/{source}/#{id}")
class Figure(Record):
    """One number that one source states."""

    id: fields.Id
    label: fields.Line = Field(description="What it is, in one line.")
    value: fields.AmountText | None = Field(None, description="The number, in whole units.")
    low: fields.AmountText | None = Field(None, description="Lower end of a range, in whole units.")
    high: fields.AmountText | None = Field(None, description="Upper end of a range, in whole units.")
    qualifier: Qualifier = Field(description="How the number is meant: exactly, about, more than …")
    unit: fields.UnitName = Field(description="The unit; a scale such as billion is no unit.")
    as_of: fields.PeriodText = Field(description="The date or period that it refers to.")
    as_of_assumed: fields.Told | None = Field(
        None, description="Why this date, where the source does not state it.")
    corrected_by: fields.CorrectionId | None = Field(
        None, description="Id of the correction from which the date is, where the source prints another.")
    measures: fields.MeasureId = Field(description="Id of the quantity that is measured.")
    attributed_to: fields.Line = Field(description="Who says so, according to the source.")
    locator: fields.Locator
    evidence: fields.Evidence = Field(description="Words as printed in the source, at most six.")
    beside: list[fields.PrintedLine] = Field([], description=(
        "Other numbers in the evidence that are not the value, as printed: 5 in '$2bn over 5 years'."))
    topic: fields.TopicId = Field(description="What it is about.")
    part_of: fields.WholeId | None = Field(
        None, description="Id of the figure or quantity of which it is a part.")
    review_by: fields.PeriodText | None = Field(None, description="When to look again.")
    note: fields.Told | None = Field(None, description="What else to know.")
    read_in: fields.Provenance | None = Field(None, description="Where it was read, if not in the original.")
    checks: list[fields.Provenance] = Field([], description="What the number was compared with.")
    unused: fields.Provenance | None = Field(None, description="Why no page uses it.")

    def _faults(self) -> Faults:
        one, two = self.value is not None, (self.low is not None, self.high is not None)
        if one == any(two) or any(two) != all(two):
            yield "give either value, or low and high"
        if self.low and self.high and self.low.value >= self.high.value:
            yield "low must be smaller than high"
        first, *others = self.as_of.ends
        days = (self.as_of.last - self.as_of.first).days
        if others and first.precision == "day" and days > MOST_DAYS:
            yield f"as_of {self.as_of.text!r} is told to the day and lasts {days} days: look at both years"

    @property
    def ends(self) -> tuple[Amount, Amount]:
        """Lower and upper amount; twice the same unless it is a range."""
        low, high = self.low or self.value, self.high or self.value
        assert low is not None and high is not None
        return low, high


@kind("event", home="part of a source", page="reference/sources/{source}/#{id}", label="{statement}")
class Event(Record):
    """Something that happened, at the precision at which its date is known."""

    id: fields.Id
    date: fields.PeriodText = Field(description="When, as precisely as it is known.")
    statement: fields.Told = Field(description="What happened, in our words.")
    locator: fields.Locator
    evidence: fields.Evidence = Field(description="Words as printed in the source, at most six.")
    dated_by: fields.Provenance | None = Field(None, description="How the date is known.")
    corrected_by: fields.CorrectionId | None = Field(
        None, description="Id of the correction from which the date is, where the source prints another.")
    topic: fields.TopicId = Field(description="What it is about.")
    read_in: fields.Provenance | None = Field(None, description="Where it was read, if not in the original.")
    confidence: fields.Confidence | None = Field(None, description="How sure we are.")
    confidence_note: fields.Provenance | None = Field(None, description="Why we are no surer.")
    note: fields.Prose | None = Field(None, description="What else to know.")
    unused: fields.Provenance | None = Field(None, description="Why no page uses it.")


@kind("position",
      home="part of a source", page="reference/sources/{source}/#{id}", label="{who.name}: {holds}")
class Position(Record):
    """What somebody holds, on the day they said it, as one source reports it."""

    id: fields.Id
    who: fields.PersonId = Field(description="Id of whoever holds it.")
    role: fields.Line = Field(description="Their role on that day.")
    date: fields.PeriodText = Field(description="When, as precisely as it is known.")
    holds: fields.Held = Field(description="What they hold, in our words.")
    backs: list[fields.OptionId] = Field([], description="Ids of the options that the position speaks for.")
    doubts: list[fields.OptionId] = Field(
        [], description="Ids of the options that the position speaks against.")
    locator: fields.Locator
    evidence: fields.Evidence = Field(description="Words as printed in the source, at most six.")
    dated_by: fields.Provenance | None = Field(None, description="How the date is known.")
    corrected_by: fields.CorrectionId | None = Field(
        None, description="Id of the correction from which the date is, where the source prints another.")
    topic: fields.TopicId = Field(description="What it is about.")
    note: fields.Prose | None = Field(None, description="What else to know.")

    def _faults(self) -> Faults:
        yield from (f"it both backs and doubts {id!r}" for id in self.backs if id in self.doubts)


class DocumentRead(Record):
    """The copy of a document that was read."""

    sha256: fields.Sha256 = Field(description="SHA-256 of the text, as hexadecimal digits.")
    read_on: fields.Past = Field(description="When it was read.")


class Declined(Record):
    """Amounts and dates in a paragraph of a document that no record holds."""

    locator: fields.Locator
    amounts: list[fields.Token] = Field(
        min_length=1, description="As the witness writes them: 50000 number, 15 share, 2025-07.")
    why: fields.Reason = Field(description="Why they are not recorded.")


@kind("source", home="source", page="reference/sources/{id}/", label="{title}")
class Source(Record):
    """A document, ruling or official act, with what it says."""

    id: fields.Id
    title: fields.PrintedLine = Field(description="The title.")
    authors: list[fields.PrintedLine] = Field(description="Who wrote it.")
    publisher: fields.PrintedLine = Field(description="Who published it.")
    known_as: fields.PrintedLine | None = Field(None, description="A short name of the publisher.")
    kind: fields.SourceKind = Field(description="What kind of thing it is.")
    published: fields.Past = Field(description="When it appeared.")
    have: fields.Holding = Field(description="How much of it we could read.")
    url: fields.WebAddress | None = Field(None, description="Where the document stands on the web.")
    inferred: dict[str, fields.Provenance] = Field(
        {}, description="Fields that the document does not state, and how we know.")
    document: DocumentRead | None = Field(None, description="The copy that was read: its hash, and when.")
    rows_of: fields.Sha256 | None = Field(None, description="SHA-256 of the list of ours that was read.")
    read_in: fields.Provenance | None = Field(None, description="Where it was read, if not in the original.")
    confidence: fields.Confidence | None = Field(None, description="How sure we are.")
    summary: fields.Prose = Field(description="What it is about.")
    defects: list[fields.Provenance] = Field([], description="What is wrong with the text of the copy.")
    declined: list[Declined] = Field([], description="Amounts and dates in it that no record has, and why.")
    figures: list[Figure] = Field([], description="Its figures.")
    events: list[Event] = Field([], description="Its dates.")
    positions: list[Position] = Field([], description="Who says what in it.")
    quotes: list[Quote] = Field([], description="What people say in it, in their own words.")

    @property
    def held(self) -> str:
        """SHA-256 of the document, or of our list, in which its locators count; empty if none is held."""
        return self.document.sha256 if self.document else self.rows_of or ""

    def _faults(self) -> Faults:
        for author in self.authors:
            if " " not in author and author not in (self.publisher, self.known_as):
                yield (f"the author {author!r} is one word, since a comma parts two authors: write "
                       "Ann Bay, or 'Bay, Ann' in quotes (of a body, its name as publisher or "
                       "known_as)")
        if self.have == "second-hand" and not self.read_in:
            yield "a second-hand source needs read_in: where it was read"
        if self.have != "second-hand" and self.document is None:
            yield "a source whose text was read needs document (sha256, read_on)"
        for name in self.inferred:
            if name not in type(self).model_fields:
                yield f"inferred names {name!r}, which is no field of a source"


class Entity(Record):
    """One line of a series: a country, a flow, a definition."""

    id: fields.Id = Field(description="What rows call it.")
    label: fields.Line = Field(description="What it is, in one line.")
    measures: fields.MeasureId | None = Field(
        None, description="Id of the quantity, where it is not that of the whole series.")


class MethodBreak(Record):
    """A place where a series changes its method, to be marked in charts."""

    at: fields.PeriodText = Field(description="The first period with the new method.")
    why: fields.Provenance = Field(description="What changed.")


class AddsUpTo(Record):
    """What the entities of a series are parts of."""

    total: fields.OneLine = Field(description="100 for shares in per cent, or the entity that is the total.")
    complete: fields.Flag = Field(
        description="Whether the parts are all there, so that nothing is missing from the total.")


@kind("series", "series", home="series", page="reference/series/{id}/", label="{title}")
class SeriesInfo(Record):
    """Provenance of one public statistic; its rows stand in the CSV beside it."""

    id: fields.Id
    title: fields.Line = Field(description="The title.")
    unit: fields.UnitName = Field(description="The unit; a scale such as billion is no unit.")
    scale: fields.Scale = Field(
        Decimal(1), description="By how much the publisher's numbers were multiplied.")
    digits: int = Field(1, ge=0, le=4, strict=False, description="Decimals shown in prose.")
    topic: fields.TopicId = Field(description="What it is about.")
    publisher: fields.PrintedLine = Field(description="Who published it.")
    primary_source: fields.Provenance = Field(description="Where the publisher's numbers come from.")
    vintage: fields.Provenance = Field(description="Which edition it is, and when the next one comes.")
    licence: fields.Provenance = Field(description="The terms of the publisher.")
    where_read: fields.Provenance = Field(description="Where we read it.")
    have: fields.Holding = Field(description="How much of it we could read.")
    read_on: fields.Past = Field(description="When it was read.")
    confidence: fields.Confidence = Field(description="How sure we are.")
    confidence_note: fields.Provenance | None = Field(None, description="Why we are no surer.")
    sha256: fields.Sha256 = Field(
        description="SHA-256 of the rows as recorded, before they were brought to whole units.")
    as_of: fields.PeriodText = Field(description="The date or period that it refers to.")
    measures: fields.MeasureId | None = Field(None, description="Id of the quantity that is measured.")
    entities: list[Entity] = Field([], description="The lines of the series: countries, flows, definitions.")
    checks: list[fields.Provenance] = Field([], description="What the numbers were compared with.")
    caveats: list[fields.Provenance] = Field([], description="What to mind when using the numbers.")
    breaks: list[MethodBreak] = Field([], description="Where the method changed, and how.")
    zero_is_real: fields.Flag = Field(False, description="Whether a zero is a number, not a gap.")
    adds_up_to: AddsUpTo | None = Field(None, description="What the lines of the series are parts of.")
    review_by: fields.PeriodText | None = Field(None, description="When to look again.")


@kind("disagreement", page="reference/disagreements/#{id}", label="{title}")
class Disagreement(Record):
    """Figures that differ, why, and which one the pages use."""

    id: fields.Id
    title: fields.Line = Field(description="The title.")
    figures: list[fields.FactRef] = Field(min_length=2, description="Ids of the figures that differ.")
    why: fields.Why = Field(description="The kind of the difference.")
    explanation: fields.Told = Field(description="Why the figures differ.")
    uses: str = Field(description="Which of the figures the pages use, or none.")

    def _faults(self) -> Faults:
        if self.uses != "none" and self.uses not in self.figures:
            yield f"uses {self.uses!r}, which is not among its figures (or none)"


@kind("correction", page="reference/corrections/#{id}", label="{says}")
class Correction(Record):
    """A slip in a source, or something published here that was wrong."""

    id: fields.Id
    kind: Literal["source", "ours"] = Field(description="What kind of thing it is.")
    source: fields.SourceId | None = Field(
        None, description="Id of the source that has the slip; none for a slip of ours.")
    locator: fields.Locator | None = None
    says: fields.PrintedLine = Field(description="What it says.")
    right: fields.Told = Field(description="What is right.")
    record: fields.FactRef | None = Field(None, description="Of a slip of ours: the figure that was wrong.")
    page: fields.PageFile | None = Field(
        None, description="Of a slip of ours that was no number: its page, as a file below docs/.")
    checked_with: fields.Provenance = Field(description="On what evidence.")
    found: fields.Past = Field(description="When the slip was found.")

    def _faults(self) -> Faults:
        places = [name for name in ("source", "record", "page") if getattr(self, name)]
        if places not in ([["source"]] if self.kind == "source" else [["record"], ["page"]]):
            yield ("a slip of a source needs source; one of ours needs record (the figure that was "
                   "wrong) or, if it was no number, page; and none of them has another")


@kind("name", label="{name}")
class Name(Record):
    """A proper name or turn of phrase that contains a number but counts nothing: Article 9, G7, 2+2."""

    id: fields.Id
    name: fields.OneLine = Field(description="The name.")
    what: fields.Line = Field(description="What the name stands for, or why the phrase counts nothing.")
    idiom: fields.Flag = Field(False, description="Whether it is a turn of phrase, with or without capitals.")


@kind("person", "people", page="reference/people/#{id}", label="{name}")
class Person(Record):
    """Somebody who takes a position: a person, a government, a paper, a group of officials."""

    id: fields.Id
    name: fields.Line = Field(description="The name.")
    kind: Literal["person", "institution", "group"] = Field(description="What kind of thing it is.")
    note: fields.Prose | None = Field(None, description="What else to know.")


@kind("term", page="reference/glossary/#{id}", label="{name}")
class Term(Record):
    """A term of art in a sentence or two."""

    id: fields.Id
    name: fields.Line = Field(description="The name.")
    means: fields.Told = Field(description="What it means.")
    also: list[fields.Line] = Field([], description="Other words for the same.")
    see: fields.PageFile | None = Field(None, description="The page that says more, as a file below docs/.")
