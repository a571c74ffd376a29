"""Records agree with the documents that they were read from, as far as the witnesses of these go."""

import re
from collections import defaultdict
from collections.abc import Iterator, Set
from decimal import Decimal
from typing import NamedTuple

from macros.data.kinds import Event, Figure, Position, Quote, Source
from macros.data.ledger import Fault, Ledger
from macros.data.witness import PLAIN, REINDEX, Row, Witness, mark
from macros.values.periods import Period, dates_in, fits
from macros.values.problems import Problem
from macros.values.units import unit_of

CORRECT = f"Correct the record. If the document has it so, its witness lacks it. {REINDEX}"
REACH = 2  # paragraphs back to where a speaker was named
_NAME = re.compile(r"\b(?!The\b)[A-Z]\w\w+(?:-\w+)*")
_PLACE = re.compile(r"\bparagraphs? (\d+)(?: and (\d+))?")
_DATED = re.compile(r"(?<![a-z0-9])(?:19|20)\d\d(?:-\d\d(?!\d)){0,2}(?![a-z0-9])")
Part = Figure | Event | Position | Quote


class Claim(NamedTuple):
    """Words that a record says stand in a paragraph."""

    id: str
    locator: int
    words: str


def check(ledger: Ledger, contradicted: Set[str] = frozenset()) -> Iterator[Problem]:
    """What the witnesses say against the records that are not `contradicted` anyhow; what no record has."""
    for id, witness in ledger.witnesses.items():
        source = ledger.sources[id]
        if witness.at("document", 0) != [source.held]:
            yield Problem(witness.file, 2, f"not the witness of the document that {id!r} names", REINDEX)
            continue
        misplaced = [*_misplaced(source, witness, ledger)]
        wrong = contradicted | {fault[0] for fault in misplaced}
        placed = [part for part in parts(source) if part.id not in wrong]
        faults = [*misplaced, *_faults(placed, source, witness, ledger)]
        for ref, message, hint in faults:
            yield Problem(*ledger.where(ref), f"{ref!r}: {message}", hint)
        if source.document:
            yield from _unaccounted(source, witness, ledger, wrong | {fault[0] for fault in faults})


def within(ledger: Ledger) -> Iterator[Fault]:
    """A record's date is that of its id and of its evidence.

    This needs no document: an id and an evidence are typed apart from the date, and say it once more. They
    or a note must where it lies after the source's own and no witness has it; nobody may assume such a date.
    """
    for source in ledger.sources.values():
        for part in parts(source):
            named = _DATED.findall(part.id)
            printed = _dates(part.evidence) if isinstance(part, Event) else []
            for date in () if part.corrected_by else (*named, *printed):
                known = [_period(part), *(source.published for _ in [0] if len(date) == 4)]
                if not any(fits(end, [date]) for one in known for end in one.ends) and not (
                        (isinstance(part, Figure) or date not in named)
                        and any(date.lstrip("-") in one for one in _dates(_said(part)))):
                    what = "id" if date in named else "evidence"
                    yield part.id, f"{part.id!r} is of {_period(part).text}, but its {what} says {date}", (
                        "Correct one of them, or tell of the other date in the record's dated_by or note.")
            ahead = source.id not in ledger.witnesses and _period(part).first > source.published.last
            assumed = getattr(part, "as_of_assumed", None)
            if ahead and (assumed or (not any(date[4:] for date in named) and not all(
                    fits(end, [*named, *_dates(f"{part.evidence} {_said(part)}")])
                    for end in _period(part).ends))):
                what = f"{part.id!r} is of {_period(part).text}, after its source ({source.published.text})"
                yield part.id, what, "Correct it; of a target, say, tell the date in the record's note."


def parts(source: Source) -> list[Part]:
    """The records that a source states."""
    return [*source.figures, *source.events, *source.positions, *source.quotes]


def claims(source: Source, ledger: Ledger) -> list[Claim]:
    """All words that records quote from a source, also from the slips in it."""
    return [Claim(one.id, one.locator, one.evidence) for one in parts(source)] + [
        Claim(slip.id, slip.locator, slip.says) for slip in ledger.corrections.values()
        if slip.source == source.id and slip.locator]


def _misplaced(source: Source, witness: Witness, ledger: Ledger) -> Iterator[Fault]:
    """Words that do not stand in the paragraph that their record names."""
    marks = {(row.paragraph, row.what) for row in witness.rows if row.kind == "words"}
    for id, locator, words in claims(source, ledger):
        if (locator, mark(source.id, locator, words)) not in marks:
            places = [one for one, found in sorted(marks) if found == mark(source.id, one, words)]
            yield id, f"the witness of {source.id} has no such words in paragraph {locator}: {words!r}", (
                f"They stand in {', '.join(map(str, places))}." if places else CORRECT)


def _faults(placed: list[Part], source: Source, witness: Witness, ledger: Ledger) -> Iterator[Fault]:
    for part in placed:
        yield from _undated(part, source, witness)
        if source.document:
            yield from _unnamed(part, source, witness, ledger)
        if isinstance(part, Figure):
            yield from _unlike(part, witness)


def _unlike(figure: Figure, witness: Witness) -> Iterator[Fault]:
    """A value that does not stand in the paragraph, in its unit and qualified as the record has it."""
    at = figure.locator
    here = [row for row in witness.rows if row.kind == "amount" and row.paragraph == at]
    alike = [row for row in here if _in_unit(figure, row)]
    for value in dict.fromkeys(end.value for end in figure.ends):
        found = sorted({row.qualifier or "exact" for row in alike if _value(row) == value})
        if not found:
            yield figure.id, (f"paragraph {at} has {', '.join(row.what for row in here) or 'no amount'}; "
                              f"none is {value.normalize():f} {figure.unit}"), CORRECT
        elif not figure.low and figure.qualifier not in (found if figure.qualifier == "exact" else {
                row.qualifier for row in alike}):
            yield figure.id, (f"the qualifier is {figure.qualifier}, but the amount in paragraph {at} is "
                              f"{' or '.join(found)}"), CORRECT


def _value(row: Row) -> Decimal:
    return Decimal(row.what.partition(" ")[0])


def _in_unit(figure: Figure, row: Row) -> bool:
    unit, printed = unit_of(figure.unit), row.what.partition(" ")[2]
    if printed == PLAIN:
        return not unit.currency and unit.kind not in ("share", "points", "rank")
    return unit.kind.startswith(printed) or (printed, unit.kind) == ("share", "points")


def _undated(part: Part, source: Source, witness: Witness) -> Iterator[Fault]:
    """A date that is not printed there, nor the document's or another event's, nor told in the record."""
    said = _said(part)
    printed = witness.at("date", part.locator)
    told = witness.at("date", *(int(n) for pair in _PLACE.findall(said) for n in pair if n))
    known = [*printed, *told, *_dates(said), source.published.text]
    others = {end.text for event in source.events if event.id != part.id for end in event.date.ends}
    others.add(str(source.published.first.year - 1))
    if not part.corrected_by and not all(fits(end, known) or end.text in others
                                         for end in _period(part).ends):
        yield part.id, (f"{_period(part).text} is no date of paragraph {part.locator}, which has "
                        f"{', '.join(printed) or 'none'}, nor that of the document"), (
            "Correct it, or write in the record's dated_by or note from which date it follows.")


def _said(part: Part) -> str:
    """What a record says of how its date is known, or of anything else."""
    more = (getattr(part, name, None) for name in ("note", "dated_by", "read_in", "as_of_assumed"))
    return " ".join(filter(None, (*more, *getattr(part, "checks", ()))))


def _dates(text: str) -> list[str]:
    return [date for *_, date in dates_in(text)]


def _period(part: Part) -> Period:
    return part.as_of if isinstance(part, Figure) else part.date


def _unnamed(part: Part, source: Source, witness: Witness, ledger: Ledger) -> Iterator[Fault]:
    """A speaker who is named neither there nor shortly before, nor among the authors."""
    who = speaker(part, ledger)
    near = " ".join(witness.at("names", *range(part.locator - REACH, part.locator + 1))).split()
    if who and not {*names_in(who)} & {*near, *names_in(" ".join((source.publisher, *source.authors)))}:
        yield part.id, (f"nobody of the name {who!r} is named in paragraph {part.locator} or the {REACH} "
                        "before"), CORRECT


def speaker(part: Part, ledger: Ledger) -> str:
    """What has a name in the speaker of a record; empty if nothing has."""
    if isinstance(part, Position | Quote):
        person = ledger.people.get(part.who)
        who = person.name.split()[-1] if person and person.kind == "person" else ""
    else:
        who = part.attributed_to if isinstance(part, Figure) else ""
    return who if names_in(who) else ""


def names_in(text: str) -> list[str]:
    """The names in a text; of one with hyphens also its parts."""
    return [name for whole in _NAME.findall(text) for name in dict.fromkeys((whole, *whole.split("-")))]


def _unaccounted(source: Source, witness: Witness, ledger: Ledger, wrong: Set[str]) -> Iterator[Problem]:
    """Amounts and dates that no record has, nor is `wrong` about, nor anybody declined; false refusals."""
    rows = {(row.paragraph, row.what): row for row in witness.rows if row.kind in ("amount", "date")}
    at = defaultdict(list)
    for place in rows:
        at[place[0]].append(place)
    for part in parts(source):
        for place in at[part.locator]:
            if place in rows and _has(part, rows[place]):
                del rows[place]
    refused = {(one.locator, what) for one in source.declined for what in one.amounts}
    unsure = {place for place, row in rows.items() for part in parts(source)
              if part.id in wrong and (part.locator == place[0] or _has(part, row))}
    for place in rows.keys() - refused - unsure:
        yield Problem(witness.file, rows[place].line, f"paragraph {place[0]} of {source.id!r} has "
                      f"{place[1]}, which is in no record of that paragraph",
                      f"Record it in seeds/sources/{source.id}.yml, or list it there under declined.")
    for number, what in refused - rows.keys():
        yield Problem(*ledger.where(source.id), f"{source.id!r} declines {what!r} in paragraph {number}, "
                      "which does not have it, or a record has it", "Take it from the list there.")


def _has(part: Part, row: Row) -> bool:
    """Whether a record has the amount or the date of a row."""
    if row.kind == "date":
        return part.corrected_by is not None or any(fits(end, [row.what]) for end in _period(part).ends)
    return isinstance(part, Figure) and _in_unit(part, row) and _value(row) in {
        end.value for end in part.ends}
