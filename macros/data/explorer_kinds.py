"""The types of record behind the options explorer: questions, answers with their evidence, what-ifs."""

from __future__ import annotations

from typing import Annotated, Literal

from pydantic import AfterValidator, Field, model_validator

from macros.data.kinds import Record
from macros.values.fields import Flag, Id, Line, Prose

MOST_WORDS = 50


def _brief(text: str) -> str:
    words = len(text.split())
    if words > MOST_WORDS:
        raise ValueError(f"the text has {words} words, and may have {MOST_WORDS}")
    return text


Brief = Annotated[Prose, AfterValidator(_brief)]
# A position, an event, a figure, a derived figure, or a row of a series.
Ref = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(@[A-Za-z0-9/-]+)?$", max_length=120)]


class Criterion(Record):
    """A question that each option is asked.

    Attributes:
        answered_by: the field of an option's own record that answers it; without
            it the answers stand in answers.yml.
    """

    id: Id
    name: Line
    question: Line
    answered_by: Literal["means", "costs", "takes", "first"] | None = None


class Answer(Record):
    """What the sources say of one option on one question, and the records that bear it out.

    Attributes:
        says: the text, unless the option's own record has it.
        silent: the sources say nothing; then there is nothing to bear out.
    """

    id: Id
    option: Id
    criterion: Id
    says: Brief | None = None
    silent: Flag = False
    evidence: Annotated[list[Ref], Field(default_factory=list)]

    @model_validator(mode="after")
    def _borne_out_or_silent(self) -> Answer:
        if self.silent and (self.says or self.evidence):
            raise ValueError("silent means that no source speaks of it: leave out says and evidence")
        if not self.silent and not self.evidence:
            raise ValueError("evidence has no id. Name what bears the text out, or write silent: true if no "
                             "source speaks of it")
        return self


class Effect(Record):
    """Which argument about an option somebody says would change in one case, and how.

    Without a criterion it concerns the option as a whole.
    """

    option: Id
    criterion: Id | None = None
    says: Brief
    evidence: Annotated[list[Ref], Field(min_length=1)]


class WhatIf(Record):
    """A case that could come about, and what the sources say it would change.

    Attributes:
        name: the rest of a question that begins with "What if".
        supposes: the case, and who expects or fears it.
    """

    id: Id
    name: Line
    supposes: Prose
    evidence: Annotated[list[Ref], Field(min_length=1)]
    effects: list[Effect]
