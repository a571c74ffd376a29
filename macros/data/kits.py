"""The type of record for teaching: what a class can do with one chapter."""

from pathlib import PurePosixPath
from typing import Literal

from pydantic import Field

from macros.data.kind import Faults, Record, kind
from macros.values.fields import Flag, Id, Line, PageFile, TermId, Told, ToldLine

REASONS = 2  # so many questions at least cannot be answered by copying one number


class Question(Record):
    """A question on the text, and its answer for teachers."""

    asks: ToldLine = Field(description="The question.")
    wants: Literal["fact", "reason"] = Field(
        description="Whether a fact from the text answers it, or reasons in the pupil's own words.")
    answer: Told = Field(description="The answer, for teachers.")


class Side(Record):
    """One side of a discussion, with the best that the chapter has for it."""

    holds: ToldLine = Field(description="What the side holds, in one line.")
    argues: Told = Field(description="Its arguments, fairly, and who makes them.")


class Exercise(Record):
    """A task with the numbers behind a chart."""

    chart: Id = Field(description="Id of the chart whose CSV is used.")
    task: Told = Field(description="What to do with it.")
    answer: Told = Field(description="What comes out, for teachers.")


class QuizItem(Record):
    """A question of the quiz, its right choice, and wrong ones that people do make."""

    asks: ToldLine = Field(description="The question.")
    right: ToldLine = Field(description="The right choice.")
    wrong: list[ToldLine] = Field(min_length=1, max_length=3, description="What people confuse with it.")
    why: Told = Field(description="Why it is right, and what the others are.")
    misconception: Flag = Field(False, description="Whether it is asked in the quiz across the chapters too.")

    @property
    def choices(self) -> list[str]:
        """All choices, in an order that tells nothing and stays when numbers change."""
        return sorted([self.right, *self.wrong])


@kind("kit", home="kit", page="teach/kits/#{chapter}", label="{question}")
class Kit(Record):
    """What a class can do with one chapter; its answers stand on a page of their own."""

    id: Id
    page: PageFile = Field(description="The chapter, as a file below docs/.")
    question: ToldLine = Field(description="The guiding question.")
    able: list[ToldLine] = Field(min_length=3, max_length=3, description="What pupils can do at the end.")
    minutes: int = Field(ge=15, le=180, strict=False, description="How long it takes with a class.")
    level: Line = Field(description="For whom it is.")
    prior: ToldLine = Field(description="What pupils should know before.")
    terms: list[TermId] = Field(min_length=1, description="Ids of the terms to explain first.")
    summary: list[ToldLine] = Field(min_length=5, max_length=5, description="The chapter in five lines.")
    questions: list[Question] = Field(min_length=5, max_length=5, description="Questions on the text.")
    discussion: ToldLine = Field(description="A question on which people differ.")
    sides: list[Side] = Field(min_length=2, description="The sides of the discussion.")
    decides: Told | None = Field(None, description="What would decide the discussion, for teachers.")
    exercise: Exercise = Field(description="A task with the data.")
    quiz: list[QuizItem] = Field(min_length=3, max_length=5, description="Questions with choices.")

    def _faults(self) -> Faults:
        if self.id != f"{self.chapter}-kit":
            yield f"its id must be {self.chapter}-kit, after its chapter"
        if sum(one.wants == "reason" for one in self.questions) < REASONS:
            yield f"fewer than {REASONS} of its questions want a reason: ask for some why or how"

    @property
    def chapter(self) -> str:
        """The chapter's name, which is the anchor of the kit."""
        return PurePosixPath(self.page).stem
