"""Faults in the Markdown of the pages, outside the guide for contributors, whose numbers are examples."""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from random import Random

from macros.words.house_style import fact_text, period_text
from macros.words.statements import judge
from scripts.mutations import wording
from scripts.mutations.model import Context, Edit, Fault, Mutant, Segment, changed, faulty, operator, swapped
from scripts.mutations.records import same_unit

_CALL = re.compile(r"\{\{\s*(\w+)\((.*?)\)\s*\}\}", re.S)
_TEXT = re.compile(r'"([^"]*)"')
_HIDDEN = re.compile(r"\A---\n.*?\n---\n|\{\{.*?\}\}|\{ #.*?\}|`[^`]*`|\]\([^)]*\)|<[^>]*>", re.S)
_OPERATOR = re.compile(r" (<=|>=|==|<|>) ")
_FLIPPED = {"<": ">", ">": "<", "<=": ">=", ">=": "<=", "==": ">"}
_VERDICT_WORDS = re.compile(r"[a-z][a-z ]+")


@dataclass(frozen=True)
class Call:
    """A macro call in a page: its name, its texts and where they stand."""

    file: str
    name: str
    args: tuple[str, ...]
    spans: tuple[tuple[int, int], ...]
    start: int
    end: int


def pages(context: Context) -> list[str]:
    """The pages whose numbers count."""
    return context.files("docs/**/*.md", without=("docs/contribute/", "docs/assets/"))


def calls(context: Context, *names: str) -> list[Call]:
    """The macro calls of some names, over all pages."""
    def read() -> list[Call]:
        found = []
        for file in pages(context):
            for match in _CALL.finditer(context.read(file)):
                texts = list(_TEXT.finditer(match[2]))
                base = match.start(2)
                found.append(Call(file, match[1], tuple(text[1] for text in texts),
                                  tuple((base + text.start(1), base + text.end(1)) for text in texts),
                                  *match.span()))
        return found
    return [call for call in context.keep("calls", read) if call.name in names and call.args]


def prose(context: Context, pattern: str = r"[^\n]+") -> Iterator[Segment]:
    """Stretches of running text without calls, addresses, code and front matter."""
    for file in pages(context):
        text = _HIDDEN.sub(lambda match: re.sub(r"[^\n]", "\0", match.group()), context.read(file))
        for line in re.finditer(pattern, text):
            for piece in re.finditer(r"[^\0]+", line.group()):
                yield Segment(file, line.start() + piece.start(), line.start() + piece.end())


def _other_arg(context: Context, name: str, call: Call, at: int, other: str | None) -> Mutant | None:
    return changed(context, name, call.file, (*call.spans[at], other)) if other else None


@operator("pages")
def figure_replaced(context: Context, rng: Random) -> Mutant | None:
    """A sentence shows another figure of the same unit: the wrong line picked from the list of ids."""
    call = rng.choice(calls(context, "fig"))
    return _other_arg(context, "figure_replaced", call, 0, same_unit(context, call.args[0], rng))


@operator("pages")
def key_figure_replaced(context: Context, rng: Random) -> Mutant | None:
    """One of the key figures above a chapter is another of the same unit."""
    call = rng.choice(calls(context, "facts"))
    at = rng.randrange(len(call.args))
    return _other_arg(context, "key_figure_replaced", call, at, same_unit(context, call.args[at], rng))


@operator("pages")
def qualifier_lost(context: Context, rng: Random) -> Mutant | None:
    """The short style drops about, more than, at least: an estimate is shown as a certainty."""
    facts = context.ledger.facts
    found = [call for call in calls(context, "fig") if len(call.args) == 1 and call.args[0] in facts
             and fact_text(facts[call.args[0]]) != fact_text(facts[call.args[0]], "short")]
    call = rng.choice(found)
    end = call.spans[0][1] + 1
    return changed(context, "qualifier_lost", call.file, (end, end, ', "short"'))


@operator("pages")
def event_replaced(context: Context, rng: Random) -> Mutant | None:
    """A sentence shows the date of another event."""
    call = rng.choice(calls(context, "when"))
    events = context.ledger.events
    own = events.get(call.args[0])
    style = call.args[1] if len(call.args) > 1 else "full"
    others = sorted(id for id, event in events.items() if own and
                    period_text(event.date, style=style) != period_text(own.date, style=style))
    return _other_arg(context, "event_replaced", call, 0, rng.choice(others)) if others else None


@operator("pages")
def period_replaced(context: Context, rng: Random) -> Mutant | None:
    """A sentence gives the period of another figure than the one it shows."""
    call = rng.choice(calls(context, "period"))
    facts = context.ledger.facts
    others = sorted(ref for ref, fact in facts.items()
                    if fact.as_of != facts[call.args[0]].as_of and fact.topic == facts[call.args[0]].topic)
    return _other_arg(context, "period_replaced", call, 0, rng.choice(others)) if others else None


@operator("pages")
def condition_flipped(context: Context, rng: Random) -> Mutant | None:
    """The comparison behind a word is turned round."""
    return _condition(context, "condition_flipped", rng, lambda text, _: (
        (*match.span(1), _FLIPPED[match[1]]) if (match := _OPERATOR.search(text)) else None))


@operator("pages")
def sides_swapped(context: Context, rng: Random) -> Mutant | None:
    """The two sides of a comparison change places."""
    def fault(text: str, rng: Random) -> Edit | None:
        match = _OPERATOR.search(text)
        return (0, len(text), text[match.end():] + match.group() + text[:match.start()]) if match else None
    return _condition(context, "sides_swapped", rng, fault)


def _condition(context: Context, name: str, rng: Random, fault: Fault) -> Mutant | None:
    call = rng.choice(calls(context, "says"))
    return faulty(context, name, [Segment(call.file, *call.spans[1])], fault, rng, tries=1)


@operator("pages")
def literal_of_condition(context: Context, rng: Random) -> Mutant | None:
    """The number in a condition is another, so that the words beside it say too much or too little."""
    found = [call for call in calls(context, "says") if re.search(r"[<>~=] -?[$¥€]?\d", call.args[1])]
    call = rng.choice(found)
    start = call.spans[1][0] + max(call.args[1].rfind(sign) for sign in "<>~=") + 2
    return faulty(context, "literal_of_condition", [Segment(call.file, start, call.spans[1][1])],
                  wording.one_of(wording.digit_changed, wording.point_shifted), rng)


@operator("pages")
def id_in_condition(context: Context, rng: Random) -> Mutant | None:
    """A condition compares another figure of the same unit than the sentence speaks of, and still holds."""
    call = rng.choice(calls(context, "says"))
    refs = [ref for ref in re.findall(r"[a-z][\w@/-]+", call.args[1]) if ref in context.ledger.facts]
    ref = rng.choice(refs) if refs else ""
    for _ in range(20):
        other = same_unit(context, ref, rng)
        condition = call.args[1].replace(ref, other or ref)
        if other and judge(condition, context.ledger).holds:
            return _other_arg(context, "id_in_condition", call, 1, condition)
    return None


@operator("pages")
def statement_reworded(context: Context, rng: Random) -> Mutant | None:
    """The words of a statement say the opposite of its condition: more for less, fell for rose."""
    segments = [Segment(call.file, *call.spans[0]) for call in calls(context, "says")]
    fault = wording.one_of(wording.comparator_flipped, wording.word_number_changed)
    return faulty(context, "statement_reworded", segments, fault, rng)


@operator("pages")
def statement_unwrapped(context: Context, rng: Random) -> Mutant | None:
    """A comparison stands without its condition: true today, and nobody will notice when it is not."""
    call = rng.choice(calls(context, "says"))
    return changed(context, "statement_unwrapped", call.file, (call.start, call.end, call.args[0]))


@operator("pages")
def figure_retyped(context: Context, rng: Random) -> Mutant | None:
    """Instead of a macro a number stands by hand, and it is wrong."""
    call = rng.choice(calls(context, "fig"))
    text = fact_text(context.ledger.fact(call.args[0]))
    edit = wording.one_of(wording.ANY_NUMBER, wording.word_number_changed)(text, rng)
    if edit is None:
        return None
    return changed(context, "figure_retyped", call.file,
                   (call.start, call.end, text[:edit[0]] + edit[2] + text[edit[1]:]))


@operator("pages")
def number_added(context: Context, rng: Random) -> Mutant | None:
    """A number from memory is put beside a figure: 22% of them, some 40 in all."""
    call = rng.choice(calls(context, "fig", "when"))
    words = rng.choice((" (in all {})", " of {}", " or nearly {} per cent", " for {} years"))
    number = rng.choice((str(rng.randrange(3, 90)), rng.choice(("three", "four", "seven", "twelve"))))
    return changed(context, "number_added", call.file, (call.end, call.end, words.format(number)))


@operator("pages")
def qualifier_typed(context: Context, rng: Random) -> Mutant | None:
    """Words before a figure make an exact number a bound: more than 15%, less than half."""
    facts = context.ledger.facts
    found = [call for call in calls(context, "fig") if len(call.args) == 1 and call.args[0] in facts
             and facts[call.args[0]].qualifier == "exact"]
    call = rng.choice(found)
    words = rng.choice(("more than ", "less than ", "at least ", "almost ", "up to "))
    return changed(context, "qualifier_typed", call.file, (call.start, call.start, words))


@operator("pages")
def scale_typed(context: Context, rng: Random) -> Mutant | None:
    """A scale or a unit is written once more behind a figure: $550bn billion, 36% points."""
    call = rng.choice(calls(context, "fig"))
    words = rng.choice((" billion", " million", " thousand", " percentage points", " per cent", " dozen"))
    return changed(context, "scale_typed", call.file, (call.end, call.end, words))


@operator("pages")
def comparator_in_prose(context: Context, rng: Random) -> Mutant | None:
    """A sentence outside any statement says the opposite: before for after, imports for exports."""
    return faulty(context, "comparator_in_prose", prose(context), wording.comparator_flipped, rng)


@operator("pages")
def word_number_in_prose(context: Context, rng: Random) -> Mutant | None:
    """A number word that stands by hand is another: the first becomes the second, both all three."""
    return faulty(context, "word_number_in_prose", prose(context), wording.word_number_changed, rng)


@operator("pages")
def name_with_number(context: Context, rng: Random) -> Mutant | None:
    """Article 9 becomes Article 6, Section 232 Section 322: a name that is one number away."""
    return faulty(context, "name_with_number", prose(context),
                  wording.one_of(wording.digit_changed, wording.digits_transposed), rng)


@operator("pages")
def heading_reworded(context: Context, rng: Random) -> Mutant | None:
    """A heading says the opposite of its section, or shows another figure."""
    headings = list(prose(context, r"(?m)^#+ .*$"))
    mutant = faulty(context, "heading_reworded", headings,
                    wording.one_of(wording.comparator_flipped, wording.word_number_changed), rng)
    found = [call for call in calls(context, "fig")
             if re.search(r"^#[^\n]*\Z", context.read(call.file)[:call.start], re.M)]
    if rng.random() < 0.5 or mutant is None:
        call = rng.choice(found)
        return _other_arg(context, "heading_reworded", call, 0, same_unit(context, call.args[0], rng))
    return mutant


@operator("pages")
def chart_replaced(context: Context, rng: Random) -> Mutant | None:
    """A chapter shows another chart than its text speaks of."""
    call = rng.choice(calls(context, "chart"))
    ids = sorted(path.rpartition("/")[2].removesuffix(".md")
                 for path in context.files("docs/reference/charts/*.md") if not path.endswith("index.md"))
    other = rng.choice([id for id in ids if id != call.args[0]])
    return _other_arg(context, "chart_replaced", call, 0, other)


@operator("pages")
def disagreement_replaced(context: Context, rng: Random) -> Mutant | None:
    """A section on what is disputed shows the box of another dispute."""
    call = rng.choice(calls(context, "disagreement"))
    others = sorted(set(context.ledger.disagreements) - {call.args[0]})
    return _other_arg(context, "disagreement_replaced", call, 0, rng.choice(others))


@operator("pages")
def source_replaced(context: Context, rng: Random) -> Mutant | None:
    """A sentence credits another source."""
    call = rng.choice(calls(context, "cite"))
    others = sorted({*context.ledger.sources, *context.ledger.series} - {call.args[0]})
    return _other_arg(context, "source_replaced", call, 0, rng.choice(others))


@operator("pages")
def description_reworded(context: Context, rng: Random) -> Mutant | None:
    """What a search engine shows of a page has another figure, or the opposite word."""
    call = rng.choice(calls(context, "describe"))
    if rng.random() < 0.5 and len(call.args) > 1:
        at = rng.randrange(1, len(call.args))
        return _other_arg(context, "description_reworded", call, at, same_unit(context, call.args[at], rng))
    return faulty(context, "description_reworded", [Segment(call.file, *call.spans[0])],
                  wording.one_of(wording.comparator_flipped, wording.word_number_changed), rng, tries=1)


@operator("pages")
def cells_swapped(context: Context, rng: Random) -> Mutant | None:
    """Two figures of one page stand in each other's place: rows of a table, or clauses of a sentence."""
    call = rng.choice(calls(context, "fig"))
    facts = context.ledger.facts
    others = [other for other in calls(context, "fig") if other.file == call.file
              and other.args[0] != call.args[0] and {other.args[0], call.args[0]} <= set(facts)
              and facts[other.args[0]].unit == facts[call.args[0]].unit
              and fact_text(facts[other.args[0]]) != fact_text(facts[call.args[0]])]
    if not others:
        return None
    other = rng.choice(others)
    return swapped(context, "cells_swapped", Segment(call.file, *call.spans[0]),
                   Segment(other.file, *other.spans[0]))
