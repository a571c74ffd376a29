"""The types of record behind the options explorer: questions, answers with their evidence, what-ifs."""

from typing import Annotated, Literal

from pydantic import Field

from macros.data.kind import Faults, Record, kind
from macros.values import fields

Brief = Annotated[fields.Told, fields.at_most(50, "an answer or effect has at most 50")]
SHORT = 80  # letters, which a cell of the grid has room for


@kind("option", page="{page}", label="{name}")
class Option(Record):
    """One way open; the comparison and its chapter are made from this record.

    `costs` and `takes` say only what the sources say; `page` is the chapter's file below docs/.
    """

    id: fields.Id
    name: fields.Line = Field(description="The name.")
    page: fields.PageFile = Field(description="Its chapter, as a file below docs/.")
    means: fields.Told = Field(description="What it means.")
    best_for: fields.Told = Field(description="The strongest case for it.")
    best_against: fields.Told = Field(description="The strongest case against it.")
    costs: fields.Told = Field(description="What the sources say it would cost.")
    takes: fields.Told = Field(description="What the sources say about how long it would take.")
    first: fields.Told = Field(description="What would have to happen first.")
    unknown: fields.Told = Field(description="What nobody knows.")


@kind("criterion", "criteria", page="reference/answers/#question-{id}", label="{question}")
class Criterion(Record):
    """A question that each option is asked."""

    id: fields.Id
    name: fields.Line = Field(description="The name.")
    question: fields.Line = Field(description="The question in full.")
    group: Literal["brings", "takes"] = Field(
        description="Which grid of the overview has it: what a way brings or what it takes.")
    answered_by: Literal["means", "costs", "takes", "first"] | None = Field(
        None, description="Field of an option's own record that answers the question.")


@kind("answer", page="reference/answers/#answer-{id}", label="{option.name}: {criterion.name}")
class Answer(Record):
    """What the sources say of one option on one question, and the records that bear it out."""

    id: fields.Id
    option: fields.OptionId = Field(description="Id of the option.")
    criterion: fields.CriterionId = Field(description="Id of the question.")
    short: fields.ToldLine | None = Field(
        None, description=f"The same in at most {SHORT} letters, for the grid of the overview.")
    says: Brief | None = Field(None, description="What it says.")
    silent: fields.Flag = Field(False, description="Whether the sources say nothing.")
    evidence: list[fields.EvidenceRef] = Field(
        [], description="Ids of the positions, events and figures that bear it out.")

    def _faults(self) -> Faults:
        if self.silent and (self.short or self.says or self.evidence):
            yield "silent means that no source speaks of it: leave out short, says and evidence"
        if not self.silent and not self.evidence:
            yield ("evidence has no id. Name what bears the text out, or write silent: true if no "
                   "source speaks of it")
        if not self.silent and not self.short:
            yield f"short is missing. Say there in at most {SHORT} letters what the answer says, no more"


class Effect(Record):
    """Which argument about an option somebody says would change in one case, and how.

    Without a criterion it concerns the option as a whole.
    """

    option: fields.OptionId = Field(description="Id of the option.")
    criterion: fields.CriterionId | None = Field(
        None, description="Id of the question; without it the effect is on the option as a whole.")
    says: Brief = Field(description="What somebody says would change.")
    evidence: list[fields.EvidenceRef] = Field(
        min_length=1, description="Ids of the positions, events and figures that bear it out.")


@kind("what-if", page="reference/answers/#what-if-{id}", label="What if {name}?")
class WhatIf(Record):
    """A case that could come about, and what the sources say it would change."""

    id: fields.Id
    name: fields.ToldLine = Field(description="The name.")
    supposes: fields.Told = Field(description="The case, and who expects or fears it.")
    evidence: list[fields.EvidenceRef] = Field(
        min_length=1, description="Ids of the positions, events and figures on which the case stands.")
    effects: list[Effect] = Field(description="What somebody says would change: for which option, on which "
                                              "question, how, on what evidence.")
