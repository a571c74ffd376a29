"""Checks that need more than one record: references, evidence, conflicts between sources."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Callable, Iterator
from itertools import combinations

from macros.data import answers, wholes
from macros.data.kinds import Figure
from macros.data.ledger import Fact, Ledger
from macros.values.evidence import read_evidence
from macros.values.fields import REFERENCE
from macros.values.problems import Problem, UnknownId, nearest
from macros.values.units import UNITS


def check(ledger: Ledger, *, complete: bool = True) -> Iterator[Problem]:
    """Every problem between records of a loaded ledger.

    Args:
        ledger: what could be read.
        complete: False when some record could not be read; then references to
            it would all look dangling, and only what does not depend on them
            is checked.
    """
    rules: tuple[Callable[[Ledger], Iterator[Problem]], ...] = (evidence_agrees, conflicts_are_named)
    if complete:
        rules += (measures_exist, wholes_exist, disagreements_stand, corrections_stand,
                  positions_stand, places_stand, texts_refer_to_facts, wholes.check, answers.check)
    for rule in rules:
        yield from rule(ledger)


def measures_exist(ledger: Ledger) -> Iterator[Problem]:
    """Each figure and series measures something that measures.yml defines, in its unit."""
    wanted = [(f.id, f.measures, f.unit) for f in ledger.figures.values()]
    for series in ledger.series.values():
        info = series.info
        each = [e.measures or info.measures for e in info.entities] or [info.measures]
        own = [name for name in each if name]
        if len(own) < len(each):
            file, line = ledger.where(series.info.id)
            yield Problem(file, line, f"series {series.info.id!r} lacks the field 'measures'",
                          "Give it once, or for each entity.")
        wanted += [(series.info.id, name, series.info.unit) for name in own]
    for owner, name, unit in wanted:
        file, line = ledger.where(owner)
        measure = ledger.measures.get(name)
        if measure is None:
            yield Problem(file, line, f"{owner!r} measures {name!r}, which measures.yml does not define",
                          nearest(name, ledger.measures, "measure"))
        elif measure.unit != unit:
            yield Problem(file, line, f"{owner!r} is in {unit}, but its measure {name!r} is in "
                          f"{measure.unit}", "Correct the unit, or choose another measure.")


def wholes_exist(ledger: Ledger) -> Iterator[Problem]:
    """`part_of` names a measure or a figure."""
    for figure in ledger.figures.values():
        if figure.part_of and figure.part_of not in {**ledger.measures, **ledger.figures}:
            file, line = ledger.where(figure.id)
            yield Problem(file, line, f"{figure.id!r} is part of {figure.part_of!r}, which is unknown",
                          nearest(figure.part_of, {**ledger.measures, **ledger.figures}, "measure"))


def evidence_agrees(ledger: Ledger) -> Iterator[Problem]:
    """The number in the printed token is the number of the record."""
    for figure in ledger.figures.values():
        complaint = contradiction(figure)
        if complaint:
            file, line = ledger.where(figure.id)
            yield Problem(file, line, f"{figure.id!r}: {complaint}",
                          "Copy the token from the source again, or correct the value.")


def contradiction(figure: Figure) -> str:
    """What the evidence of a figure says against its value; empty if they agree."""
    reading = read_evidence(figure.evidence, figure.unit)
    low, high = figure.ends
    wanted = {low.value} if figure.value else {low.value, high.value}
    kind = UNITS[figure.unit].kind
    if not reading.numbers:
        return f"no number can be read from the evidence {figure.evidence!r}"
    if not wanted <= set(reading.numbers):
        said = " and ".join(f"{n.normalize():f}" for n in reading.numbers)
        have = " to ".join(f"{n.normalize():f}" for n in sorted(wanted))
        return f"the value is {have}, but the evidence {figure.evidence!r} says {said}"
    if reading.unit and reading.unit != kind and not (
            reading.unit in ("share",) and kind in ("share", "points")) and not (
            kind.startswith(reading.unit)):
        return f"the unit is {figure.unit}, but the evidence {figure.evidence!r} says {reading.unit}"
    return ""


def disagreements_stand(ledger: Ledger) -> Iterator[Problem]:
    """A disagreement names figures that exist."""
    for disagreement in ledger.disagreements.values():
        file, line = ledger.where(disagreement.id)
        for ref in disagreement.figures:
            try:
                ledger.fact(ref)
            except UnknownId as error:
                yield Problem(file, line, f"disagreement {disagreement.id!r}: {error}", error.hint)


def corrections_stand(ledger: Ledger) -> Iterator[Problem]:
    """A correction of a source names a source that exists."""
    for correction in ledger.corrections.values():
        if correction.source and correction.source not in ledger.sources:
            file, line = ledger.where(correction.id)
            yield Problem(file, line, f"correction {correction.id!r} names the source "
                          f"{correction.source!r}, which does not exist",
                          nearest(correction.source, ledger.sources, "source"))


def positions_stand(ledger: Ledger) -> Iterator[Problem]:
    """A position is held by somebody in people.yml, and backs or doubts options that exist."""
    for position in ledger.positions.values():
        file, line = ledger.where(position.id)
        if position.who not in ledger.people:
            yield Problem(file, line, f"position {position.id!r} is held by {position.who!r}, who is "
                          "not in people.yml", nearest(position.who, ledger.people, "person"))
        for option in (*position.backs, *position.doubts):
            if option not in ledger.options:
                yield Problem(file, line, f"position {position.id!r} names the option {option!r}, "
                              "which does not exist", nearest(option, ledger.options, "option"))


def places_stand(ledger: Ledger) -> Iterator[Problem]:
    """A place names sources that exist, and the steps of the oil route follow each other."""
    steps = sorted((p.route_step, p.id) for p in ledger.places.values() if p.route_step)
    for due, (step, id) in enumerate(steps, 1):
        if step != due:
            file, line = ledger.where(id)
            yield Problem(file, line, f"place {id!r} has the route_step {step}, where {due} is due",
                          "Number the steps from 1, without gaps, each once.")
            break
    for place in ledger.places.values():
        file, line = ledger.where(place.id)
        for source in (place.source, *place.disputed_basis):
            if source not in ledger.sources:
                yield Problem(file, line, f"place {place.id!r} names the source {source!r}, which does "
                              "not exist", nearest(source, ledger.sources, "source"))


def texts_refer_to_facts(ledger: Ledger) -> Iterator[Problem]:
    """Each {reference} in a record's text names a fact."""
    texts = [(e.id, e.statement) for e in ledger.events.values()]
    texts += [(d.id, d.explanation) for d in ledger.disagreements.values()]
    texts += [(f.id, f.note or "") for f in ledger.figures.values()]
    texts += [(c.id, c.right) for c in ledger.corrections.values()]
    texts += [(p.id, p.holds) for p in ledger.positions.values()]
    texts += [(t.id, t.means) for t in ledger.terms.values()]
    texts += [(o.id, text) for o in ledger.options.values()
              for text in (o.means, o.best_for, o.best_against, o.costs, o.takes, o.first, o.unknown)]
    texts += answers.texts(ledger)
    for owner, text in texts:
        for ref in REFERENCE.findall(text):
            try:
                ledger.fact(ref)
            except UnknownId as error:
                file, line = ledger.where(owner)
                yield Problem(file, line, f"the text of {owner!r}: {error}", error.hint)


def conflicts_are_named(ledger: Ledger) -> Iterator[Problem]:
    """Two facts of one measure and time that exclude each other need a disagreement."""
    named = {frozenset(pair) for d in ledger.disagreements.values()
             for pair in combinations(d.figures, 2)}
    groups: defaultdict[str, dict[str, Fact]] = defaultdict(dict)
    for fact in ledger.facts.values():
        if fact.measures and fact.kind != "derived":
            groups[fact.measures][f"{fact.file}:{fact.line}"] = fact
    for group in groups.values():
        if len({fact.sources for fact in group.values()}) == 1 and all(
                fact.kind == "row" for fact in group.values()):
            continue  # one series does not contradict itself
        for one, other in combinations(group.values(), 2):
            if one.kind == other.kind == "row" and one.sources == other.sources:
                continue
            if one.unit != other.unit or not _about_the_same_time(one, other):
                continue
            if one.interval.meets(other.interval) or _named(named, ledger, one, other):
                continue
            yield Problem(
                other.file, other.line,
                f"{other.ref!r} ({shown(other)}) and {one.ref!r} ({shown(one)}) measure the same "
                f"({one.measures}, {one.as_of.text} and {other.as_of.text}) but exclude each other",
                f"Correct one ({one.file}:{one.line}), or add a disagreement that lists both to "
                "seeds/disagreements.yml.")


def _about_the_same_time(one: Fact, other: Fact) -> bool:
    return one.as_of.overlaps(other.as_of)


def _named(named: set[frozenset[str]], ledger: Ledger, one: Fact, other: Fact) -> bool:
    return any(frozenset((a, b)) in named for a in _names(ledger, one) for b in _names(ledger, other))


def _names(ledger: Ledger, fact: Fact) -> list[str]:
    """A row may be called with or without its entity."""
    short = fact.ref.partition("/")[0]
    return [fact.ref] + ([short] if ledger.facts.get(short) is fact else [])


def shown(fact: Fact) -> str:
    """A fact in the plainest form, for messages."""
    text = f"{fact.low.value.normalize():f}"
    if fact.is_range:
        text += f" to {fact.high.value.normalize():f}"
    return f"{fact.qualifier} {text} {fact.unit}"
