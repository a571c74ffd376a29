"""The types of record about words: what readers type, what compares, what sources print beside numbers."""

from decimal import Decimal
from typing import Literal

from pydantic import Field

from macros.data.kind import Faults, Record, kind
from macros.values import fields
from macros.values.amounts import Qualifier


@kind("search", "searches", page="search/", label="{typed}", published=False)
class Search(Record):
    """Words that readers type and our pages do not use, or use on too many pages."""

    id: fields.Id
    typed: list[fields.Typed] = Field(min_length=1, description="What readers type, in plain words.")
    means: list[fields.Typed] = Field([], description="Words of our pages to look for as well.")
    page: fields.PageFile | None = Field(
        None, description="The page that answers, as a file below docs/; it comes first.")

    def _faults(self) -> Faults:
        if not self.means and self.page is None:
            yield "a search needs means (words of our pages) or page (the one that answers)"


@kind("comparison", label="{words}", published=False)
class ComparisonWords(Record):
    """Words of one meaning that compare quantities or give a direction, and what they claim.

    They claim it in a statement. In prose they are looked for beside figures only in `where`, the
    surroundings in which they compare for certain, because "over", "more" and "record" mostly do not.
    """

    id: fields.Id
    words: list[fields.Phrase] = Field(min_length=1, description="The words or phrases, in small letters.")
    sense: fields.Sense = Field(description="What the words claim of the left side of a condition.")
    where: fields.Surroundings = Field("tied", description=(
        "Where they compare for certain in prose: than, before 'than' or right after a figure; amount, the "
        "same with nothing or a noun between; change, with by, to or from and a figure; before, right before "
        "a figure; beside, before or after one; anywhere, in any sentence with one; tied, in no prose."))
    number: fields.Ratio | None = Field(
        None, description="A fraction such as 1/3 or a multiple; of counts the least, of ranks the place.")
    side: Literal["more", "less"] | None = Field(
        None, description="Whether they mean more or less than the number, whatever stands before.")
    firm: fields.Flag = Field(False, description=(
        "Whether more than the number is no untruth: what grew tenfold and a bit has grown tenfold."))
    or_equal: fields.Flag = Field(False, description="Whether both sides may be equal.")
    of_time: fields.Flag = Field(False, description="Whether they compare nothing beside a stretch of time.")
    nouns: list[fields.Phrase] = Field([], description="What may stand before 'than': more troops than.")
    inverted_for: dict[fields.UnitName, fields.Line] = Field({}, description=(
        "Units of rates that count the other way, each with a sentence for messages that says so."))

    def _faults(self) -> Faults:
        if self.sense == "number" and self.number is None:
            yield "the sense number needs the field 'number', such as 1/3, or 2 for twice"


@kind("printed-word", label="{words}", published=False)
class PrintedWords(Record):
    """Words and signs that sources print beside a number, and what they say of it.

    The names, signs and codes of the world's currencies are known without, as are those of our units.
    """

    id: fields.Id
    words: list[fields.Token] = Field(min_length=1, description="The words or signs, each as it is printed.")
    unit: fields.Id | None = Field(None, description=(
        "The unit that they stand for: one of ours, or one in which no record is, such as mile."))
    times: fields.Positive = Field(Decimal(1), description="By how much they multiply the number.")
    qualifiers: list[Qualifier] = Field([], description="How the number is meant: any of these.")
    stands: Literal["before", "after", "anywhere"] = Field("before", description=(
        "Where they qualify a number: right before it, right after it, or anywhere in the evidence."))


@kind("degree", label="{words}", published=False)
class DegreeWords(Record):
    """Words such as "far" or "slightly" beside a comparison, and how far apart they put its sides.

    The distance is a part of what stands on the right: 1/10 of it, 2 times of it.
    """

    id: fields.Id
    words: list[fields.Phrase] = Field(min_length=1, description="The words or phrases, in small letters.")
    at_least: fields.Ratio | None = Field(
        None, description="How far apart the sides lie at least, such as 1/10.")
    at_most: fields.Ratio | None = Field(None, description="How far apart they may lie at most.")
    side: Literal["more", "less"] | None = Field(
        None, description="Of a fraction or multiple: on which side of it the value then lies.")


@kind("headline-word", label="{words}", published=False)
class HeadlineWords(Record):
    """Words that say more or less than others where a text is held against our figures (docs/check.md)."""

    id: fields.Id
    words: list[fields.Typed] = Field(min_length=1, description="The words; of some roles, in order.")
    role: Literal["anyone", "anywhere", "slight", "generic", "measured", "opposed", "traded", "signed",
                  "other", "unsaid", "unit", "way", "short", "ours"] = Field(description=(
        "anyone: naming it narrows nothing; anywhere: beside any figure; slight: more exact than news; "
        "generic: no subject; measured: what is before it is measured; opposed: one denies the other; "
        "traded: likewise, twice is once; signed: a sum, below and above zero; "
        "other: the first is not the second; unsaid: the first, beside the second; unit: a unit, and whose; "
        "way: a noun and verbs that say it before a name; short: what is left of a name; ours: no news."))
