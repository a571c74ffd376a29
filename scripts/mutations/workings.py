"""Faults in the workings of derived figures, which are records written as code."""

from __future__ import annotations

import re
from dataclasses import replace
from random import Random

from macros.words.house_style import fact_text
from scripts.mutations import wording
from scripts.mutations.model import Context, Edit, Mutant, Segment, changed, faulty, operator
from scripts.mutations.records import same_unit

_WORKING_INPUT = re.compile(r'(?<=, )"([a-z0-9-]+(?:@[A-Za-z0-9/-]+)?)"(?=[,)]\s*)')
_OTHER_FORMULA = {"difference": "total", "total": "difference", "share": "ratio", "ratio": "share",
                  "rise": "fall", "fall": "rise", "smallest": "largest", "largest": "smallest",
                  "part": "whole", "whole": "part", "in_dollars": "in_yen", "in_yen": "in_dollars"}
_FORMULA = re.compile(r"(?<=formula=)\w+|(?<=\()(?:" + "|".join(_OTHER_FORMULA) + r")(?=[,)])")
WORKINGS = "macros/data/workings/*.py"


def _workings(context: Context) -> list[Segment]:
    return [Segment(file, 0, len(context.read(file)))
            for file in context.files(WORKINGS, without=("macros/data/workings/__init__",))]


@operator("records")
def input_of_derived(context: Context, rng: Random) -> Mutant | None:
    """A derived figure is worked out from the wrong input of the same unit."""
    def fault(text: str, rng: Random) -> Edit | None:
        found = list(_WORKING_INPUT.finditer(text))
        match = rng.choice(found) if found else None
        other = same_unit(context, match[1], rng) if match else None
        return (*match.span(1), other) if match and other else None
    return faulty(context, "input_of_derived", _workings(context), fault, rng)


def _calls(context: Context) -> list[tuple[str, str, int, int]]:
    """Each registration of a derived figure: file, id, start and end."""
    found = []
    for one in _workings(context):
        text = context.read(one.file)
        heads = [*re.finditer(r'^(?:work_out|@derived)\(\s*"([a-z0-9-]+)"', text, re.M)]
        ends = [*(head.start() for head in heads[1:]), len(text)]
        found += [(one.file, head[1], head.end(), end) for head, end in zip(heads, ends, strict=True)]
    return found


@operator("records")
def formula_of_derived(context: Context, rng: Random) -> Mutant | None:
    """A derived figure is worked out by another formula, such as a ratio for a share."""
    file, _, start, end = rng.choice(_calls(context))
    text = context.read(file)
    match = _FORMULA.search(text, start, end)
    if match is None or match.group() not in _OTHER_FORMULA:
        return None
    other = _OTHER_FORMULA[match.group()]
    edits = [(*match.span(), other)]
    imported = re.search(r"from macros\.formulas import \(?\s*([\w,\s]+)", text)
    if imported and not re.search(rf"\b{other}\b", imported[1]):
        edits.append((imported.start(1), imported.start(1), f"{other}, "))
    mutant = changed(context, "formula_of_derived", file, edits[0])
    return mutant and Mutant(mutant.operator, file, mutant.line, mutant.before, mutant.after,
                             (changed(context, "", file, *edits) or mutant).files)


@operator("records")
def inputs_in_wrong_order(context: Context, rng: Random) -> Mutant | None:
    """The inputs of a difference, a share or a ratio stand in the wrong order."""
    file, _, start, end = rng.choice(_calls(context))
    text = context.read(file)[start:end]
    formula = _FORMULA.search(text)
    pair = re.search(r'("[a-z0-9@/-]+"),(\s+)("[a-z0-9@/-]+")', text)
    if formula is None or pair is None or formula.group() in ("total", "smallest", "largest"):
        return None  # their inputs may stand in any order
    return changed(context, "inputs_in_wrong_order", file,
                   (start + pair.start(), start + pair.end(), f"{pair[3]},{pair[2]}{pair[1]}"))


@operator("records")
def digits_of_derived(context: Context, rng: Random) -> Mutant | None:
    """A derived figure is shown with more decimals than its inputs allow, or with too few."""
    file, id, start, end = rng.choice(_calls(context))
    match = re.compile(r"(?<=digits=)\d").search(context.read(file), start, end)
    if match is None or id not in context.ledger.facts:
        return None
    other = int(match.group()) + 1
    fact = context.ledger.facts[id]
    if fact_text(replace(fact, digits=other)) == fact_text(fact):
        return None
    return changed(context, "digits_of_derived", file, (*match.span(), str(other)))


@operator("records")
def text_of_working(context: Context, rng: Random) -> Mutant | None:
    """The working that readers see says the opposite of the formula, or another number."""
    fault = wording.one_of(wording.comparator_flipped, wording.word_number_changed, wording.ANY_NUMBER)
    segments = [Segment(one.file, *match.span(1)) for one in _workings(context)
                for match in re.finditer(r'(?:working|label)=((?:"[^"\n]*"\s*)+)', context.read(one.file))]
    return faulty(context, "text_of_working", segments, fault, rng)
