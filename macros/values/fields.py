"""The types of field that records are made of: text that is read, checked and turned into its value."""

import re
from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, timedelta
from decimal import Decimal
from typing import Annotated, Any, Literal

from pydantic import AfterValidator, BeforeValidator, Field, WithJsonSchema

from macros.values.amounts import Amount, parse_amount
from macros.values.periods import Period, parse_period
from macros.values.units import FORM, SCALES, UNITS, unit_of

REFERENCE = re.compile(r"\{([a-z0-9-]+(?:@[A-Z0-9/a-z-]+)?)\}")  # in the texts of records
_WORDS = re.compile(r"\{[^}]*\}[^\s-]*|[^\s-]+(?:-[^\s-]+){0,2}")  # up to three with hyphens between are one
_FORMULA = re.compile(r"\s*[=@+\t\r-](?!(?<=[+-])[$¥€£]?\d[\w.,% ]*(?: to -?\d[\w.,%]*)?\Z).*", re.S)
Confidence = Literal["high", "medium", "low"]
Holding = Literal["whole-text", "excerpt", "second-hand"]
SourceKind = Literal[
    "news-feature", "analysis", "commentary", "policy-brief", "statistic", "official-act",
    "court-ruling", "place-list"]
Sense = Literal[
    "more", "less", "up", "down", "same", "number", "largest", "smallest", "extreme", "most", "none", "every"]
Surroundings = Literal["than", "amount", "change", "before", "beside", "anywhere", "tied"]
Why = Literal["date", "definition", "base", "rounding", "error", "contested"]


def formula_in(text: str) -> str:
    """A text as a spreadsheet would work it out, cut short; empty if it is words or a number."""
    match = _FORMULA.match(text)
    return match.group()[:60] if match else ""


def _words(text: str) -> str:
    if formula := formula_in(text):
        raise ValueError(f"{formula!r} begins like a formula, and spreadsheets open our downloads. "
                         "Begin with a word, or with a number such as -2.5%.")
    return text


def _one_line(text: str) -> str:
    if not text.strip() or "\n" in text.strip():
        raise ValueError("must be one line of text, and not empty")
    return text.strip()


def at_most(most: int, rule: str) -> AfterValidator:
    """Refuses a text of more words; `rule` is what a message says of it."""
    def check(text: str) -> str:
        if (count := len(_WORDS.findall(text))) > most:
            raise ValueError(f"{text[:60]!r} has {count} words; {rule}")
        return text
    return AfterValidator(check)


def _read(kind: type[Any], parse: Callable[[str], Any], what: str) -> BeforeValidator:
    """Parses a text, and leaves alone what has been parsed: of a record that is copied."""
    def read(text: object) -> object:
        if not isinstance(text, kind | str):
            raise ValueError(f"{str(text)[:60]!r} is not {what}.")
        return parse(text) if isinstance(text, str) else text
    return BeforeValidator(read)


def _of_form(form: str, worth: Callable[[str], object], complaint: str) -> BeforeValidator:
    """Turns a text of one form into what it is worth; `complaint` says what another one is not."""
    def read(text: object) -> object:
        if not re.fullmatch(form, str(text), re.ASCII):
            raise ValueError(f"{text!r} {complaint}")
        return worth(str(text))
    return BeforeValidator(read)


def _come(period: Period) -> Period:
    if period.first > date.today() + timedelta(days=1):  # it is later elsewhere
        raise ValueError(f"{period.text!r} is still to come")
    return period


def _one_day(period: Period) -> Period:
    if period.first != period.last:
        raise ValueError(f"{period.text!r} is not a day. Write it as 2026-11-25.")
    return period


def _reason(text: str) -> str:
    if len(text.split()) < 2:
        raise ValueError(f"{text!r} is no reason. Say in a few plain words why: readers will see it.")
    return _one_line(text)


def _quotient(text: str) -> Decimal:
    top, _, bottom = text.partition("/")
    return Decimal(top) / Decimal(bottom or 1)


def _between(limit: int) -> Callable[[Decimal], Decimal]:
    def check(value: Decimal) -> Decimal:
        if abs(value) <= limit:
            return value
        raise ValueError(f"{value} is out of range: from -{limit} to {limit}")
    return check


@dataclass(frozen=True)
class Refers:
    """Marks a field that holds the id of a record of one of some kinds, or the reference of a fact."""

    kinds: tuple[str, ...]


@dataclass(frozen=True)
class ForReaders:
    """Marks text that readers see, with {references} and {words | condition} in it.

    Where it is not ours, because it says what somebody holds, its comparisons are theirs to prove.
    """

    ours: bool = True


@dataclass(frozen=True)
class Written:
    """Marks prose, which holds no numbers but those of records.

    Text `of_its_own` may: it says where something was read, what it was compared with, what was printed.
    """

    of_its_own: bool = False


Mark = Refers | ForReaders | Written


def _written(*types: str, **more: Any) -> WithJsonSchema:
    """How editors see a scalar that we read as text: YAML makes a number of 2025 and of 14.9."""
    return WithJsonSchema({"type": list(types), **more})


_SCALAR = _written("string", "number", "boolean")
_ID = r"^[a-z0-9]+(-[a-z0-9]+)*$"
Id = Annotated[str, Field(pattern=_ID, max_length=80,
                          description="The name of the record, for ever the same.")]
_RecordId = Annotated[str, Field(pattern=_ID, max_length=80)]
MeasureId = Annotated[_RecordId, Refers(("measure",))]
WholeId = Annotated[_RecordId, Refers(("measure", "figure"))]
SourceId = Annotated[_RecordId, Refers(("source",))]
PersonId = Annotated[_RecordId, Refers(("person",))]
OptionId = Annotated[_RecordId, Refers(("option",))]
CriterionId = Annotated[_RecordId, Refers(("criterion",))]
CorrectionId = Annotated[_RecordId, Refers(("correction",))]
TermId = Annotated[_RecordId, Refers(("term",))]
TopicId = Annotated[_RecordId, Refers(("topic",))]
PlaceKindId = Annotated[_RecordId, Refers(("place-kind",))]
FactRef = Annotated[str, Refers(("fact",))]
EvidenceRef = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*(@[A-Za-z0-9/-]+)?$", max_length=120),
                        Refers(("position", "event", "fact"))]
PageFile = Annotated[str, Field(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*\.md$", max_length=80)]
Typed = Annotated[str, Field(pattern=r"^[\w$¥€£%+.,’'-]+( [\w$¥€£%+.,’'-]+)*$", max_length=60)]
Phrase = Annotated[str, Field(pattern=r"^[a-z]+([ -][a-z]+)*$", max_length=60)]
WebAddress = Annotated[str, Field(pattern=r"^https://[a-z0-9.-]+(/[^\s<>\"'\\]*)?$", max_length=300)]
OneLine = Annotated[str, AfterValidator(_one_line), _SCALAR]
Line = Annotated[OneLine, AfterValidator(_words), Written()]
PrintedLine = Annotated[OneLine, AfterValidator(_words), Written(of_its_own=True)]
Token = Annotated[OneLine, Written(of_its_own=True)]  # in no table for spreadsheets
_Text = Annotated[str, AfterValidator(str.strip), AfterValidator(_words), Field(min_length=1)]
Prose = Annotated[_Text, Written()]
Provenance = Annotated[_Text, Written(of_its_own=True)]
Told = Annotated[Prose, ForReaders()]
Held = Annotated[Prose, ForReaders(ours=False)]
ToldLine = Annotated[Line, ForReaders()]
_DIGITS = _of_form(r"0|[1-9]\d{0,5}", int, "is no number of a paragraph. Write plain digits, such as 12.")
Locator = Annotated[int, Field(
    ge=1, description="Paragraph of the source, counted from one over lines that are not blank."), _DIGITS]
Sha256 = Annotated[str, Field(pattern=r"^[0-9a-f]{64}$")]
UnitName = Annotated[str, AfterValidator(lambda name: unit_of(name).id),
                     _written("string", pattern=FORM, examples=list(UNITS))]
_PART = r"(FY\d{4}|\d{4}(-\d{2}(-\d{2})?)?)"
PERIOD = f"^{_PART}(/{_PART})?$"
_DATE = _read(Period, parse_period, "a date. Write 2025, 2025-07, 2025-07-22 or FY2024")
PeriodText = Annotated[Period, _DATE, _written("string", "integer", pattern=PERIOD)]
Past = Annotated[PeriodText, AfterValidator(_come)]  # of what was done or published
Day = Annotated[PeriodText, AfterValidator(_one_day)]
Reason = Annotated[str, AfterValidator(_reason), _SCALAR]
_NUMBER = _read(Amount, parse_amount, "a number. Write digits as printed: 68.5 billion")
AmountText = Annotated[Amount, _NUMBER, _written("number", "string")]
_PART_OR_MULTIPLE = _of_form(r"[1-9][0-9]{0,5}(/[1-9][0-9]{0,5})?", _quotient,
                             "is no fraction or multiple. Write 1/3, or 2 for twice.")
Ratio = Annotated[Decimal, _PART_OR_MULTIPLE, _written("number", "string")]
Evidence = Annotated[str, at_most(6, "evidence has at most six"), AfterValidator(_one_line),
                     AfterValidator(_words), _SCALAR]
_TRUE_OR_FALSE = _of_form("true|false", lambda text: text == "true", "must be true or false")
Flag = Annotated[bool, _TRUE_OR_FALSE, _written("boolean")]
_DEGREES = _of_form(r"-?\d{1,3}(\.\d+)?", Decimal,
                    "is not in decimal degrees. Write 35.281, south and west with a minus.")
Latitude = Annotated[Decimal, _DEGREES, AfterValidator(_between(90)), _written("number")]
Longitude = Annotated[Decimal, _DEGREES, AfterValidator(_between(180)), _written("number")]
_SCALE = _of_form("|".join(SCALES), SCALES.__getitem__, f"is not a scale. Allowed: {', '.join(SCALES)}.")
Scale = Annotated[Decimal, _SCALE, WithJsonSchema({"enum": list(SCALES)})]
Positive = Annotated[Decimal, Field(gt=0), _written("number", exclusiveMinimum=0)]
