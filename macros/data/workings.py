"""How a figure follows from others: the record of a derived figure, and the short forms of its inputs."""

from typing import Annotated

from pydantic import AfterValidator, Field, WithJsonSchema

from macros.data.kind import Record, kind
from macros.values.amounts import Qualifier
from macros.values.fields import Flag, Id, Line, Prose, UnitName
from macros.values.formulas import FORMULAS
from macros.values.periods import stretch
from macros.values.problems import nearest


def _formula(name: str) -> str:
    if name not in FORMULAS:
        raise ValueError(f"{name!r} is not a formula. {nearest(name, FORMULAS, 'formula')}")
    return name


def references(text: str) -> list[str]:
    """The ids and rows that an input stands for, in order; itself, unless it is a short form.

    `series@1999..2024` and `series@1999..2024/line` stand for the rows of all
    years, fiscal years or months from one to the other, none left out;
    `series@2024/line+other` for the rows of some lines of a series.

    Raises:
        ValueError: what stands about the two dots is no range.
    """
    head, slash, lines = text.rpartition("/")
    if "+" in lines:
        return [ref for line in lines.split("+") for ref in references(f"{head}/{line}")]
    series, _, when = text.partition("@")
    first, dots, when = when.partition("..")
    last, slash, line = when.partition("/")
    return [f"{series}@{period}{slash}{line}" for period in stretch(first, last)] if dots else [text]


@kind("derived", "derived", file="workings", page="reference/derived/#{id}")
class Working(Record):
    """How one figure follows from others."""

    id: Id
    label: Line = Field(description="What it is, in one line.")
    formula: Annotated[str, AfterValidator(_formula), WithJsonSchema({"enum": list(FORMULAS)})] = Field(
        description="Name of the formula.")
    inputs: Annotated[list[str], AfterValidator(
        lambda texts: [ref for text in texts for ref in references(text)])] = Field(
        min_length=1, description="What goes into the formula: ids of figures, or of a series' rows.")
    negated: Flag = Field(False, description="Whether the sign is turned: a balance to a deficit.")
    rounded_to: int | None = Field(
        None, ge=1, strict=False, description="The result is rounded to the nearest multiple of it.")
    unit: UnitName = Field(description="The unit; a scale such as billion is no unit.")
    digits: int = Field(ge=0, le=4, strict=False, description="Decimals shown in prose.")
    qualifier: Qualifier = Field("about", description="How the number is meant: exactly, about, more than …")
    working: Prose = Field(description="The formula in words.")
