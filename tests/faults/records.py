"""Faults in records and in the workings of derived figures, made where authors type them."""

import hashlib
import re
from random import Random

from tests.faults import wording
from tests.faults.model import Files, Operator, Project, Way, Where
from tests.faults.ways import ID, another, changed, one_unit, replaced, same_unit, swapped

SOURCES = "seeds/sources/*.yml"
RECORDS = ("seeds/*.yml", SOURCES)
WORKINGS = ("seeds/workings.yml",)
_BOTH = r"^(    value: )([\d.]+)\b(.*\n(?:    .*\n)*?    evidence: .*?(?<![\d.,]))\2(?![\d.,]*\d)"
_INPUT = Where(rf'(?<=[\[ ])(?<!id: )"?(?P<at>{ID})"?(?=[,\]\n])', WORKINGS)
_FORMULA = Where(r"^ +formula: (?P<at>[\w-]+)$", WORKINGS)
_WORKING = Where(r"\b(?:working|label): (?:>-?\n *)?(?P<at>.+)", WORKINGS)
_EVIDENCE = Where(r"^    value: .*\n(?:    .*\n)*?    evidence: (?P<at>.*)$", (SOURCES,))
_ROW = Where(r"^[^,\n]+,(?P<at>-?[\d.]+)", ("seeds/series/*.csv",))
_COORDINATE = Where(r"^    (?:lat|lon): (?P<at>-?\d+\.?\d?\d?)", RECORDS)  # a third decimal moves nothing


def _field(names: str, *globs: str) -> Where:
    """The values of a field (or of several, split by a bar) in the records of some files."""
    return Where(rf"^    (?:{names}): (?:>-?\n *)?(?P<at>\S.*(?:\n      .*)*)$", globs or RECORDS)


def _misread(match: re.Match[str], rng: Random, project: Project) -> str:
    new = wording.digit(match[2], rng, project)
    return match[1] + new + match[3] + new


def _with_hash(way: Way) -> Way:
    """The same with the hash in the series' description renewed, to silence the complaint."""
    def renewed(project: Project, rng: Random) -> Files | None:
        files = way(project, rng) or {}
        for file, content in list(files.items()):
            series, digest = f"{file.removesuffix('.csv')}.yml", hashlib.sha256(content or b"").hexdigest()
            files[series] = re.sub(r"(?m)(?<=^sha256: )\w+", digest, project.text(series)).encode()
        return files
    return renewed


OPERATORS = [
    Operator("value", 5, "A slip in a value, a coordinate or the evidence; what stands beside it is right.", [
        *[changed(_field("value", SOURCES), wording.number, wording.unit)] * 3,
        changed(_EVIDENCE, wording.number, wording.number_word, wording.unit),
        changed(_COORDINATE, wording.number)]),
    Operator("value_and_evidence", 1, "Value and evidence are typed from the same wrong memory.", [
        changed(Where(_BOTH, (SOURCES,)), replaced(_BOTH, _misread))]),
    Operator("unit", 1, "Another currency than the source has, percent of something else.", [
        another(_field("unit", SOURCES, "seeds/measures.yml"))]),
    Operator("qualifier", 1, "About becomes exact, more than becomes at least.", [
        another(_field("qualifier", SOURCES))]),
    Operator("date", 2, "A number is entered as that of another year, an event on another day.", [
        changed(_field("as_of", SOURCES), wording.date), changed(_field("date", SOURCES), wording.date)]),
    Operator("locator", 1, "The paragraph that is named is another one.", [
        changed(_field("locator"), wording.digit)]),
    Operator("attribution", 1, "A number is put into somebody else's mouth.", [
        swapped(_field("attributed_to", SOURCES))]),
    Operator("label", 1, "Two figures of a source carry each other's label.", [
        swapped(_field("label", SOURCES))]),
    Operator("note", 1, "A figure's note names another number or says the opposite.", [
        changed(_field("note", SOURCES), wording.word, wording.number)]),
    Operator("statement", 5, "An event, explanation, correction, name or quantity is told wrongly.", [
        *(changed(_field(names), wording.number_word, wording.opposite, wording.number, wording.date)
          for names in ("statement", "explanation", "says|right", "counts|label")),
        changed(_field("name", "seeds/names.yml"), wording.digit)]),
    Operator("position", 2, "Somebody is made to hold the opposite, or what somebody else holds.", [
        swapped(_field("who", SOURCES)), changed(_field("holds", SOURCES), wording.word, wording.number)]),
    Operator("reference", 3, "A figure, a text or a disagreement refers to another record of the unit.", [
        changed(Where(pattern, RECORDS), same_unit)
        for pattern in (r"^    measures: \S+$", rf"\{{{ID}\}}", r"^    figures: \[.*\]$")]),
    Operator("series_row", 3, "A value of a statistic is another, mostly with its hash renewed.", [
        changed(_ROW, wording.number, wording.sign),
        _with_hash(changed(_ROW, wording.number, wording.sign)), _with_hash(swapped(_ROW))]),
    Operator("working", 5, "A derived figure has another input or formula, or tells readers of one.", [
        changed(_INPUT, same_unit), changed(_INPUT, same_unit), swapped(_INPUT, one_unit),
        swapped(_FORMULA), changed(_WORKING, wording.word, wording.number)]),
]
