"""The types of record for what people say in their own words, and for what nobody says."""

from __future__ import annotations

from typing import Annotated

from pydantic import AfterValidator, Field

from macros.data.kind import Record, kind
from macros.values.fields import (
    CorrectionId,
    Id,
    Line,
    Locator,
    PageFile,
    PeriodText,
    PersonId,
    PrintedLine,
    Provenance,
    SourceId,
    Told,
    TopicId,
)

LONGEST = 7  # words that are quoted at a time


def _few_words(text: str) -> str:
    if len(text.split()) > LONGEST:
        raise ValueError(f"{text!r} has {len(text.split())} words; a quote has at most {LONGEST}: cut it, "
                         "and say the rest in your own")
    return text


@kind("quote", home="part of a source", page="reference/sources/{source}/#{id}", label="{who.name}: {words}")
class Quote(Record):
    """A few words of somebody, as one source prints them."""

    id: Id
    who: PersonId = Field(description="Id of whoever said it.")
    role: Line = Field(description="Their role on that day.")
    date: PeriodText = Field(description="When, as precisely as it is known.")
    words: Annotated[PrintedLine, AfterValidator(_few_words)] = Field(
        description="The words as printed in the source, without quotation marks.")
    to: Line | None = Field(None, description="Where, or to whom, in our words.")
    locator: Locator
    dated_by: Provenance | None = Field(None, description="How the date is known.")
    corrected_by: CorrectionId | None = Field(
        None, description="Id of the correction from which the date is, where the source prints another.")
    topic: TopicId = Field(description="What it is about.")

    @property
    def evidence(self) -> str:
        """The words as printed in the source, as other records call them."""
        return self.words


@kind("silence", page="{page}", label="{gap}")
class Silence(Record):
    """A question that the sources which were searched do not answer."""

    id: Id
    page: PageFile = Field(description="The page in whose box on how we know it stands, below docs/.")
    topic: TopicId = Field(description="What it is about.")
    gap: Told = Field(description="What nobody says, as a sentence for readers.")
    searched: list[SourceId] = Field(min_length=1, description=(
        "Ids of the sources that were searched; it falls due when another one tells of the topic."))
    beyond: Provenance | None = Field(None, description="Where else was searched, and with which words.")
    searched_on: PeriodText = Field(description="When that was.")
