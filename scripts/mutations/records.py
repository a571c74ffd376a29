"""Faults in records, made where authors type them."""

from __future__ import annotations

import hashlib
import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from macros.values.amounts import QUALIFIERS
from macros.words.house_style import fact_text
from scripts.mutations import wording
from scripts.mutations.model import Context, Edit, Fault, Mutant, Segment, changed, faulty, operator, swapped

_BLOCK = re.compile(r"^  - id: (\S+)\n(?:(?!  - |\S).*\n|\n)*", re.M)
_LIST = re.compile(r"^(\w+):(?: *\n|$)", re.M)
_FIELD = r"^    {name}: (?:>-?\n)?((?:.*)(?:\n      .*)*)$"
_REFERENCE = re.compile(r"\{([a-z0-9-]+(?:@[A-Z0-9/a-z-]+)?)\}")


@dataclass(frozen=True)
class Block:
    """One record in a file: of which list, its id and its extent."""

    file: str
    list: str
    id: str
    start: int
    end: int


def blocks(context: Context) -> list[Block]:
    """Every record of every list."""
    def read() -> list[Block]:
        found = []
        for file in context.files("seeds/*.yml", "seeds/sources/*.yml"):
            text = context.read(file)
            heads = [(match.start(), match[1]) for match in _LIST.finditer(text)]
            for match in _BLOCK.finditer(text):
                name = [name for start, name in heads if start < match.start()]
                found.append(Block(file, name[-1] if name else "", match[1], match.start(), match.end()))
        return found
    return context.keep("blocks", read)


def fields(context: Context, name: str, *lists: str) -> Iterator[Segment]:
    """The values of a field in all records of some lists."""
    pattern = re.compile(_FIELD.format(name=name), re.M)
    for block in blocks(context):
        if block.list in lists:
            match = pattern.search(context.read(block.file), block.start, block.end)
            if match:
                yield Segment(block.file, match.start(1), match.end(1))


def other_value(values: list[str]) -> Fault:
    """A fault that puts another of these values in the place of the whole."""
    def fault(text: str, rng: Random) -> Edit | None:
        others = [value for value in values if value != text]
        return (0, len(text), rng.choice(others)) if others else None
    return fault


@operator("records")
def value_digit(context: Context, rng: Random) -> Mutant | None:
    """A slip of the finger in a value, while the evidence beside it stays right."""
    return faulty(context, "value_digit", fields(context, "value", "figures"), wording.digit_changed, rng)


@operator("records")
def value_transposed(context: Context, rng: Random) -> Mutant | None:
    """Two digits of a value typed in the wrong order."""
    return faulty(context, "value_transposed", fields(context, "value", "figures"),
                  wording.digits_transposed, rng)


@operator("records")
def value_scale(context: Context, rng: Random) -> Mutant | None:
    """Million for billion, or a decimal point out of place, in a value."""
    fault = wording.one_of(wording.scale_changed, wording.point_shifted)
    return faulty(context, "value_scale", fields(context, "value", "figures"), fault, rng)


@operator("records")
def evidence_alone(context: Context, rng: Random) -> Mutant | None:
    """The token copied from the source holds another number than the source and the value."""
    fault = wording.one_of(wording.ANY_NUMBER, wording.word_number_changed, wording.scale_changed)
    return faulty(context, "evidence_alone", fields(context, "evidence", "figures"), fault, rng)


@operator("records")
def value_and_evidence(context: Context, rng: Random) -> Mutant | None:
    """Value and evidence misread together: both typed from the same wrong memory of the source."""
    simple = []
    for block in blocks(context):
        text = context.read(block.file)[block.start:block.end]
        value = re.search(r"^    value: ([\d.]+)", text, re.M)
        evidence = re.search(r"^    evidence: (.+)$", text, re.M)
        if value and evidence and re.search(rf"(?<![\d.]){re.escape(value[1])}(?![\d.]\d)", evidence[1]):
            at = evidence.start(1) + evidence[1].index(value[1])
            simple.append((block, value.span(1), (at, at + len(value[1]))))
    block, *spans = rng.choice(simple)
    old = context.read(block.file)[block.start + spans[0][0]:block.start + spans[0][1]]
    edit = wording.digit_changed(old, rng)
    if edit is None:
        return None
    new = old[:edit[0]] + edit[2] + old[edit[1]:]
    return changed(context, "value_and_evidence", block.file,
                   *((block.start + start, block.start + end, new) for start, end in spans))


@operator("records")
def unit(context: Context, rng: Random) -> Mutant | None:
    """A figure is in another currency than its source has, in percent of something else."""
    segments = [*fields(context, "unit", "figures", "measures")]
    units = {measure.unit for measure in context.ledger.measures.values()}
    return faulty(context, "unit", segments, other_value(sorted(units)), rng)


@operator("records")
def qualifier(context: Context, rng: Random) -> Mutant | None:
    """About becomes exact, more than becomes at least: how sure the source was is lost."""
    return faulty(context, "qualifier", fields(context, "qualifier", "figures"),
                  other_value(sorted(QUALIFIERS)), rng)


@operator("records")
def period_of_figure(context: Context, rng: Random) -> Mutant | None:
    """A number of one year is entered as that of another."""
    fault = wording.one_of(wording.date_changed, wording.year_changed)
    return faulty(context, "period_of_figure", fields(context, "as_of", "figures"), fault, rng)


@operator("records")
def date_of_event(context: Context, rng: Random) -> Mutant | None:
    """An event is put on another day, month or year."""
    fault = wording.one_of(wording.date_changed, wording.year_changed)
    return faulty(context, "date_of_event", fields(context, "date", "events", "positions"), fault, rng)


@operator("records")
def labels_swapped(context: Context, rng: Random) -> Mutant | None:
    """Two figures of a source carry each other's label: a line slipped while copying."""
    return _swap(context, "labels_swapped", "label", "figures", rng)


def _swap(context: Context, name: str, field: str, kind: str, rng: Random) -> Mutant | None:
    by_file: dict[str, list[Segment]] = {}
    for segment in fields(context, field, kind):
        by_file.setdefault(segment.file, []).append(segment)
    several = sorted(file for file, found in by_file.items() if len(found) > 1)
    one, other = rng.sample(by_file[rng.choice(several)], 2)
    return swapped(context, name, one, other)


@operator("records")
def attributions_swapped(context: Context, rng: Random) -> Mutant | None:
    """A number is put into somebody else's mouth."""
    return _swap(context, "attributions_swapped", "attributed_to", "figures", rng)


@operator("records")
def holders_swapped(context: Context, rng: Random) -> Mutant | None:
    """Two positions of a source change hands."""
    return _swap(context, "holders_swapped", "who", "positions", rng)


@operator("records")
def locator(context: Context, rng: Random) -> Mutant | None:
    """The paragraph that is named is another one."""
    segments = fields(context, "locator", "figures", "events", "positions", "corrections")
    return faulty(context, "locator", segments, wording.digit_changed, rng)


@operator("records")
def measure(context: Context, rng: Random) -> Mutant | None:
    """A figure is filed under another quantity of the same unit, so that no conflict can show."""
    ledger = context.ledger
    block = rng.choice([b for b in blocks(context) if b.list == "figures"])
    figure = ledger.figures[block.id]
    others = sorted(m.id for m in ledger.measures.values()
                    if m.unit == figure.unit and m.id != figure.measures)
    match = re.compile(_FIELD.format(name="measures"), re.M).search(
        context.read(block.file), block.start, block.end)
    if not others or match is None:
        return None
    return changed(context, "measure", block.file, (*match.span(1), rng.choice(others)))


def _series(context: Context, rng: Random) -> tuple[str, list[tuple[int, int]]]:
    """A series' CSV and where its values stand."""
    file = rng.choice(context.files("seeds/series/*.csv"))
    text = context.read(file)
    return file, [match.span(1) for match in re.finditer(r"^[^,\n]+,(-?[\d.]+)", text, re.M)]


def _renewed(context: Context, mutant: Mutant | None) -> Mutant | None:
    """The same with the hash in the description renewed, as somebody does who trusts the new rows."""
    if mutant is None:
        return None
    description = mutant.file.removesuffix(".csv") + ".yml"
    digest = hashlib.sha256(mutant.files[mutant.file]).hexdigest()
    text = re.sub(r"^sha256: \w+", f"sha256: {digest}", context.read(description), flags=re.M)
    return Mutant(mutant.operator, mutant.file, mutant.line, mutant.before, mutant.after,
                  {**mutant.files, description: text.encode()})


@operator("records")
def row_value(context: Context, rng: Random) -> Mutant | None:
    """A cell of a statistic is overwritten by accident."""
    file, spans = _series(context, rng)
    return faulty(context, "row_value", [Segment(file, *span) for span in spans],
                  wording.one_of(wording.ANY_NUMBER, wording.sign_flipped), rng)


@operator("records")
def row_value_with_hash(context: Context, rng: Random) -> Mutant | None:
    """A cell of a statistic is changed and the hash renewed to silence the complaint."""
    file, spans = _series(context, rng)
    mutant = faulty(context, "row_value_with_hash", [Segment(file, *span) for span in spans],
                    wording.one_of(wording.ANY_NUMBER, wording.sign_flipped), rng)
    return _renewed(context, mutant)


@operator("records")
def rows_swapped_with_hash(context: Context, rng: Random) -> Mutant | None:
    """The values of two periods of a statistic change places, and the hash is renewed."""
    file, spans = _series(context, rng)
    if len(spans) < 2:
        return None
    one, other = rng.sample(spans, 2)
    return _renewed(context, swapped(context, "rows_swapped_with_hash", Segment(file, *one),
                                     Segment(file, *other)))


@operator("records")
def statement_of_event(context: Context, rng: Random) -> Mutant | None:
    """What happened is told with another number, date or direction."""
    fault = wording.one_of(wording.word_number_changed, wording.comparator_flipped, wording.ANY_NUMBER)
    return faulty(context, "statement_of_event", fields(context, "statement", "events"), fault, rng)


@operator("records")
def words_of_position(context: Context, rng: Random) -> Mutant | None:
    """Somebody is made to hold the opposite, or to name another number."""
    fault = wording.one_of(wording.comparator_flipped, wording.word_number_changed, wording.ANY_NUMBER)
    return faulty(context, "words_of_position", fields(context, "holds", "positions"), fault, rng)


@operator("records")
def figures_of_disagreement(context: Context, rng: Random) -> Mutant | None:
    """A disagreement leaves out a figure that it should name, or takes in a stranger of the same unit."""
    segment = rng.choice(list(fields(context, "figures", "disagreements")))
    text = context.read(segment.file)
    refs = re.findall(r"[^\[\], \n]+", text[segment.start:segment.end])
    at = rng.randrange(len(refs))
    stranger = same_unit(context, refs[at], rng)
    if (len(refs) > 2 and rng.random() < 0.5) or stranger is None:
        refs.pop(at)
    else:
        refs[at] = stranger
    return changed(context, "figures_of_disagreement", segment.file,
                   (segment.start, segment.end, f"[{', '.join(refs)}]"))


def same_unit(context: Context, ref: str, rng: Random) -> str | None:
    """Another fact in the same unit that reads otherwise."""
    facts = context.ledger.facts
    if ref not in facts:
        return None
    own = facts[ref]
    others = sorted(name for name, fact in facts.items() if fact.unit == own.unit
                    and fact_text(fact, "short") != fact_text(own, "short"))
    return rng.choice(others) if others else None


@operator("records")
def words_of_disagreement(context: Context, rng: Random) -> Mutant | None:
    """An explanation tells a difference the wrong way round or with another number."""
    fault = wording.one_of(wording.comparator_flipped, wording.word_number_changed, wording.ANY_NUMBER)
    return faulty(context, "words_of_disagreement", fields(context, "explanation", "disagreements"),
                  fault, rng)


@operator("records")
def number_of_correction(context: Context, rng: Random) -> Mutant | None:
    """A correction puts one mistake in the place of another."""
    segments = [*fields(context, "right", "corrections"), *fields(context, "says", "corrections")]
    fault = wording.one_of(wording.ANY_NUMBER, wording.date_changed, wording.word_number_changed)
    return faulty(context, "number_of_correction", segments, fault, rng)


@operator("records")
def coordinate(context: Context, rng: Random) -> Mutant | None:
    """A place moves on the map by a slip in its coordinates."""
    segments = [*fields(context, "lat", "places"), *fields(context, "lon", "places")]
    fault = wording.one_of(wording.digits_transposed, _digit_before_the_third)
    return faulty(context, "coordinate", segments, fault, rng)


def _digit_before_the_third(text: str, rng: Random) -> Edit | None:
    """Coordinates are good to some hundred metres: a change in the third decimal moves nothing."""
    match = re.match(r"-?\d+\.?\d?\d?", text)
    return wording.digit_changed(match.group(), rng) if match else None


@operator("records")
def reference_in_text(context: Context, rng: Random) -> Mutant | None:
    """The text of an option, a term or a disagreement refers to another figure of the same unit."""
    found = [(block, match) for block in blocks(context)
             if block.list in ("options", "terms", "disagreements", "events", "positions")
             for match in _REFERENCE.finditer(context.read(block.file), block.start, block.end)]
    block, match = rng.choice(found)
    other = same_unit(context, match[1], rng)
    return changed(context, "reference_in_text", block.file, (*match.span(1), other)) if other else None


@operator("records")
def number_in_name(context: Context, rng: Random) -> Mutant | None:
    """Article 9 becomes Article 6 where names are kept."""
    return faulty(context, "number_in_name", fields(context, "name", "names"), wording.digit_changed, rng)


@operator("records")
def what_a_measure_counts(context: Context, rng: Random) -> Mutant | None:
    """The text that says what a quantity counts says something else."""
    segments = [*fields(context, "counts", "measures"), *fields(context, "label", "measures")]
    fault = wording.one_of(wording.comparator_flipped, wording.word_number_changed, wording.ANY_NUMBER)
    return faulty(context, "what_a_measure_counts", segments, fault, rng)
