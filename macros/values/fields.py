"""The types of field that records are made of: text that is read, checked and turned into its value."""

from __future__ import annotations

import re
from collections.abc import Callable
from decimal import Decimal
from typing import Annotated, Literal

from pydantic import AfterValidator, BeforeValidator, Field

from macros.values.amounts import Amount, parse_amount
from macros.values.periods import Period, parse_period
from macros.values.units import SCALES, UNITS

REFERENCE = re.compile(r"\{([a-z0-9-]+(?:@[A-Z0-9/a-z-]+)?)\}")  # in the texts of records
DEGREES = re.compile(r"-?\d{1,3}(\.\d+)?")
Qualifier = Literal["exact", "about", "more-than", "less-than", "at-least", "up-to", "estimate"]
Topic = Literal[
    "trade", "tariffs", "cars", "investment", "yen", "economy", "defence-spending", "bases",
    "alliance", "china-taiwan", "energy", "opinion", "politics", "diplomacy", "ukraine"]
Confidence = Literal["high", "medium", "low"]
Holding = Literal["whole-text", "excerpt", "second-hand"]
SourceKind = Literal[
    "news-feature", "analysis", "commentary", "policy-brief", "statistic", "official-act",
    "court-ruling", "place-list"]
PlaceKind = Literal["us-base", "city", "island", "territory", "strait", "waypoint"]
Why = Literal["date", "definition", "base", "rounding", "error", "contested"]


def _unit(text: str) -> str:
    if text not in UNITS:
        raise ValueError(f"{text!r} is not a unit. Allowed: {', '.join(UNITS)}.")
    return text


def _one_line(text: str) -> str:
    if not text.strip() or "\n" in text.strip():
        raise ValueError("must be one line of text, and not empty")
    return text.strip()


def _six_words(text: str) -> str:
    if len(text.split()) > 6:
        raise ValueError(f"{text!r} has {len(text.split())} words; evidence has at most six")
    return _one_line(text)


def _scale(text: str) -> Decimal:
    if text not in SCALES:
        raise ValueError(f"{text!r} is not a scale. Allowed: {', '.join(SCALES)}.")
    return SCALES[text]


def _flag(text: object) -> bool:
    if text not in ("true", "false"):
        raise ValueError(f"{text!r} must be true or false")
    return text == "true"


def _parsed(text: object) -> object:
    return parse_period(text) if isinstance(text, str) else text


def _amount(text: object) -> object:
    if "," in str(text):  # 1,200 is one and a fifth in half of Europe
        plain = str(text).replace(",", "")
        raise ValueError(f"{text!r} has a comma. Write {plain}; evidence stays as printed.")
    return parse_amount(text) if isinstance(text, str) else text


def _degrees(text: object) -> object:
    if isinstance(text, str) and DEGREES.fullmatch(text):
        return Decimal(text)
    raise ValueError(f"{text!r} is not in decimal degrees. Write 35.281, south and west with a minus.")


def _between(limit: int) -> Callable[[Decimal], Decimal]:
    def check(value: Decimal) -> Decimal:
        if abs(value) <= limit:
            return value
        raise ValueError(f"{value} is out of range: from -{limit} to {limit}")
    return check


Id = Annotated[str, Field(pattern=r"^[a-z0-9]+(-[a-z0-9]+)*$", max_length=80)]
PageFile = Annotated[str, Field(pattern=r"^[a-z0-9-]+(/[a-z0-9-]+)*\.md$", max_length=80)]
Typed = Annotated[str, Field(pattern=r"^[\w$¥€£%+.,’'-]+( [\w$¥€£%+.,’'-]+)*$", max_length=60)]
WebAddress = Annotated[str, Field(pattern=r"^https://[a-z0-9.-]+(/[^\s<>\"'\\]*)?$", max_length=300)]
Line = Annotated[str, AfterValidator(_one_line)]
Prose = Annotated[str, AfterValidator(str.strip), Field(min_length=1)]
UnitName = Annotated[str, AfterValidator(_unit)]
PeriodText = Annotated[Period, BeforeValidator(_parsed)]
AmountText = Annotated[Amount, BeforeValidator(_amount)]
Evidence = Annotated[str, AfterValidator(_six_words)]
Flag = Annotated[bool, BeforeValidator(_flag)]
Latitude = Annotated[Decimal, BeforeValidator(_degrees), AfterValidator(_between(90))]
Longitude = Annotated[Decimal, BeforeValidator(_degrees), AfterValidator(_between(180))]
Scale = Annotated[Decimal, BeforeValidator(_scale)]
Positive = Annotated[Decimal, Field(gt=0)]
