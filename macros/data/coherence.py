"""Checks that need more than one record: references, evidence, conflicts between sources."""

from bisect import bisect_left, insort
from collections import defaultdict
from collections.abc import Callable, Iterator, Sequence
from decimal import Decimal
from functools import lru_cache
from itertools import chain, combinations

from macros.data import answers, consistent, documents
from macros.data.kinds import AddsUpTo, Figure
from macros.data.ledger import Fact, Fault, Ledger, Series, every_text
from macros.values.amounts import Amount, End
from macros.values.evidence import Claim, Qualifiers, contradicted
from macros.values.fields import REFERENCE, ForReaders, Refers
from macros.values.numbers_printed import Words, english
from macros.values.periods import Period
from macros.values.problems import Problem, nearest
from macros.values.units import UNITS, unit_of

HUNDRED = "100"


def check(ledger: Ledger, *, complete: bool = True) -> Iterator[Problem]:
    """Every problem between records of a loaded ledger.

    Args:
        ledger: what could be read.
        complete: False when some record could not be read; then references to
            it would all look dangling, and only what does not depend on them
            is checked.
    """
    rules: tuple[Callable[[Ledger], Iterator[Fault]], ...] = (
        evidence_agrees, conflicts_are_named, words_stand_once, redirects_end, documents.within)
    if complete:
        rules += (references_exist, measures_fit, route_has_no_gaps, parts_fit_wholes, series_add_up,
                  answers.complete, answers.text_in_one_place,
                  consistent.ids_name_the_speaker, consistent.series_do_not_leap)
    for rule in rules:
        for ref, message, hint in rule(ledger):
            yield Problem(*ledger.where(ref), message, hint)


def references_exist(ledger: Ledger) -> Iterator[Fault]:
    """Each field that names another record names one that exists, and so does each {reference} in a text."""
    for id, kind, text in every_text(ledger):
        names = text.mark(Refers)
        if names and not any(text.text in ledger.named(one) for one in names.kinds):
            yield id, (f"{kind.name} {id!r} names the {_either(names.kinds)} {text.text!r}, which does not "
                       "exist"), _nearest(text.text, names.kinds, ledger)
        found = REFERENCE.findall(text.text)
        if text.mark(ForReaders):
            for error in (ledger.unknown(ref) for ref in found if ref not in ledger.facts):
                yield id, f"the text of {id!r}: {error}", error.hint
        elif found and not names:
            yield id, (f"{kind.name} {id!r}, {text.field}: {found[0]!r} stands in braces, but this field "
                       "takes no references"), "Write it out, or put it into a field that does."


def _either(kinds: Sequence[str]) -> str:
    *most, last = ("figure" if kind == "fact" else kind for kind in kinds)
    return f"{', '.join(most)} or {last}" if most else last


def _nearest(ref: str, kinds: Sequence[str], ledger: Ledger) -> str:
    """The hint for a reference to nothing; of a row of a series it knows the rows."""
    if "fact" in kinds and "@" in ref:
        return ledger.unknown(ref).hint
    known = [id for kind in kinds for id in ledger.named(kind) if "@" not in id]
    return nearest(ref, known, "record" if len(kinds) > 1 else _either(kinds))


def measures_fit(ledger: Ledger) -> Iterator[Fault]:
    """Each figure and series is in the unit of what it measures; each line of a series measures something."""
    wanted = [(f.id, f.measures, f.unit) for f in ledger.figures.values()]
    for series in ledger.series.values():
        info = series.info
        each = [e.measures or info.measures for e in info.entities] or [info.measures]
        own = [name for name in each if name]
        if len(own) < len(each):
            yield (info.id, f"series {info.id!r} lacks the field 'measures'",
                   "Give it once, or for each entity.")
        wanted += [(info.id, name, info.unit) for name in own]
    for owner, name, unit in wanted:
        measure = ledger.measures.get(name)
        if measure and measure.unit != unit:
            yield (owner, f"{owner!r} is in {unit}, but its measure {name!r} is in {measure.unit}",
                   "Correct the unit, or choose another measure.")


def evidence_agrees(ledger: Ledger) -> Iterator[Fault]:
    """The evidence, read whole, says what the record says: number, sign, unit, range and qualifier."""
    for figure in ledger.figures.values():
        if complaint := contradiction(figure, ledger):
            yield (figure.id, f"{figure.id!r}: {complaint}",
                   "Copy the token from the source again, or correct the record.")


def contradiction(figure: Figure, ledger: Ledger) -> str:
    """What the evidence of a figure says against it; empty if they agree."""
    words, qualifiers = printed_words(ledger)
    names = [one.name for one in ledger.names.values() if not one.idiom and one.name in figure.evidence]
    ends = figure.ends[:1] if figure.value else figure.ends
    claim = Claim(ends, figure.qualifier, unit_of(figure.unit), figure.as_of, (*figure.beside, *names))
    return contradicted(claim, figure.evidence, words, qualifiers)


@lru_cache(maxsize=4)
def printed_words(ledger: Ledger) -> tuple[Words, Qualifiers]:
    """All words for units that sources print beside numbers, and all that qualify numbers."""
    units: dict[str, tuple[tuple[Decimal, str], ...]] = {**english()}
    qualifiers: defaultdict[str, dict[str, tuple[str, ...]]] = defaultdict(
        dict, before={"<": ("less-than",)})  # as a word of a record it would begin a tag
    for entry in ledger.printed_words.values():
        for word in entry.words:
            if entry.qualifiers:
                qualifiers[entry.stands][word] = tuple(entry.qualifiers)
            else:
                kind = UNITS[entry.unit].kind if entry.unit in UNITS else entry.unit or ""
                units[word] = (*units.get(word, ()), (entry.times, kind))
    return units, qualifiers


def route_has_no_gaps(ledger: Ledger) -> Iterator[Fault]:
    """The steps of the route on the maps follow each other."""
    steps = sorted((p.route_step, p.id) for p in ledger.places.values() if p.route_step)
    for due, (step, id) in enumerate(steps, 1):
        if step != due:
            yield (id, f"place {id!r} has the route_step {step}, where {due} is due",
                   "Number the steps from 1, without gaps, each once.")
            return


def conflicts_are_named(ledger: Ledger) -> Iterator[Fault]:
    """Two facts of one measure and time that exclude each other need a disagreement."""
    named = {frozenset(pair) for d in ledger.disagreements.values() for pair in combinations(d.figures, 2)}
    groups: defaultdict[tuple[str, str], dict[str, Fact]] = defaultdict(dict)
    for fact in ledger.facts.values():
        if fact.measures and fact.kind != "derived":
            groups[fact.measures, fact.unit][f"{fact.file}:{fact.line}"] = fact
    for one, other in chain.from_iterable(_apart([*group.values()]) for group in groups.values()):
        of_one_series = one.kind == other.kind == "row" and one.sources == other.sources
        if not of_one_series and not _named(named, ledger, one, other):
            about = f"{one.measures}, {one.as_of.text} and {other.as_of.text}"
            yield (other.ref, f"{other.ref!r} ({shown(other)}) and {one.ref!r} ({shown(one)}) measure "
                   f"the same ({about}) but exclude each other",
                   f"Correct one ({one.file}:{one.line}), or add a disagreement that lists both to "
                   "seeds/disagreements.yml.")


def _apart(facts: Sequence[Fact]) -> Iterator[tuple[Fact, Fact]]:
    """Pairs that share a day and no value, each in the order of the records.

    A sweep through time: whatever begins is held against the ends of the intervals of all that last.
    """
    ends = [fact.interval.ends for fact in facts]
    turns = sorted(turn for place, fact in enumerate(facts)
                   for turn in ((fact.as_of.first, 0, place), (fact.as_of.last, 1, place)))
    lows: list[tuple[End, int]] = []
    highs: list[tuple[End, int]] = []
    for _, over, place in turns:
        low, high = ends[place]
        if over:
            del lows[bisect_left(lows, (low, place))], highs[bisect_left(highs, (high, place))]
            continue
        beside = highs[:bisect_left(highs, (low, -1))] + lows[bisect_left(lows, (high, len(facts))):]
        for _, other in beside:
            yield facts[min(place, other)], facts[max(place, other)]
        insort(lows, (low, place))
        insort(highs, (high, place))


def _named(named: set[frozenset[str]], ledger: Ledger, one: Fact, other: Fact) -> bool:
    return any(frozenset((a, b)) in named for a in _names(ledger, one) for b in _names(ledger, other))


def _names(ledger: Ledger, fact: Fact) -> list[str]:
    """A row may be called with or without its entity."""
    return [ref for ref in (fact.ref, fact.ref.partition("/")[0]) if ledger.facts.get(ref) is fact]


def parts_fit_wholes(ledger: Ledger) -> Iterator[Fault]:
    """Each part against its whole, then all the parts of one whole together.

    The part_of of a share names what it is a share of, so that shares are measured against a hundred.
    """
    together: dict[str, list[Fact]] = defaultdict(list)
    for figure in ledger.figures.values():
        part = ledger.facts.get(figure.id)
        if figure.part_of is None or part is None:
            continue
        if unit_of(part.unit).kind == "share":
            together[figure.part_of].append(part)
        for whole in _wholes(figure.part_of, part, ledger):
            together[whole.ref].append(part)
            if part.interval.low > whole.interval.high:
                yield (figure.id, f"{figure.id!r} is larger than {whole.ref!r}, of which it is a part",
                       "Correct one of them, or its part_of.")
    for name, parts in together.items():
        shares = unit_of(parts[0].unit).kind == "share"
        limit = Decimal(100) if shares else ledger.facts[name].interval.high
        low = sum(part.interval.low for part in parts if part.interval.low.is_finite())
        if _different(parts) and low > limit:
            yield (parts[0].ref, f"the parts of {name!r} add up to more than {'100%' if shares else 'it'}: "
                   + ", ".join(part.ref for part in parts), "")


def _different(parts: list[Fact]) -> bool:
    """Whether no part is told twice, at one time and in one unit, so that they may be added."""
    return (len({part.measures for part in parts}) == len(parts) > 1
            and all(part.as_of.overlaps(parts[0].as_of) for part in parts)
            and len({part.unit for part in parts}) == 1)


def _wholes(name: str, part: Fact, ledger: Ledger) -> list[Fact]:
    """The facts that a part is measured against: of one name or measure, in its unit and its time."""
    if unit_of(part.unit).kind == "share":
        return []
    named = [ledger.facts[name]] if name in ledger.facts else [
        fact for fact in ledger.facts.values() if fact.measures == name and fact.kind != "derived"]
    return [whole for whole in named if whole.unit == part.unit and whole.as_of.overlaps(part.as_of)]


def series_add_up(ledger: Ledger) -> Iterator[Fault]:
    """Rows of one period add up to what their series says they do."""
    for series in ledger.series.values():
        yield from _adds_up(series, series.info.adds_up_to) if series.info.adds_up_to else ()


def _adds_up(series: Series, sum_of: AddsUpTo) -> Iterator[Fault]:
    """Rows of one period: all entities but the total against the total, or against a hundred per cent."""
    id, rows = series.info.id, defaultdict[Period, dict[str, Amount]](dict)
    for row in series.rows:
        if row.amount is not None:
            rows[row.period][row.entity] = row.amount
    step = max((amount.step for some in rows.values() for amount in some.values()), default=Decimal(0))
    for period, amounts in rows.items():
        values = {entity: amount.value for entity, amount in amounts.items()}
        total = Decimal(100) if sum_of.total == HUNDRED else values.pop(sum_of.total, None)
        if total is None:
            yield (id, f"series {id!r} adds up to {sum_of.total!r}, which has no row for {period.text}",
                   "Name an entity of the series, or 100.")
            continue
        parts = sum(values.values(), Decimal(0))
        slack = step * len(values) / 2 + step / 2  # each part and the total may be rounded
        if parts > total + slack or (sum_of.complete and parts < total - slack):
            yield (id, f"series {id!r}, {period.text}: the parts add up to {parts.normalize():f}, the whole "
                   f"is {total.normalize():f}", "Correct a row, or what it adds up to.")


def words_stand_once(ledger: Ledger) -> Iterator[Fault]:
    """No word that compares stands in two entries, so that none has two meanings."""
    entry_of: dict[str, str] = {}
    for id, entry in ledger.comparisons.items():
        for words in entry.words:
            first = entry_of.setdefault(words, id)
            if first != id:
                yield (id, f"comparison {id!r} has {words!r}, which stands in {first!r}",
                       "Leave it out of one of them.")


def redirects_end(ledger: Ledger) -> Iterator[Fault]:
    """An address leads to one other, and that does not lead on: else readers may go round in a circle."""
    leading: dict[str, str] = {}
    for id, one in ledger.redirects.items():
        if (other := leading.setdefault(one.was, id)) != id:
            yield id, f"{one.was!r} leads on already, by {other!r}", "Keep one of the two."
    for id, one in ledger.redirects.items():
        if further := leading.get(one.now) or leading.get(one.now.partition("#")[0]):
            yield id, f"{one.now!r} leads on itself, by {further!r}", "Name where that leads."


def shown(fact: Fact) -> str:
    """A fact in the plainest form, for messages."""
    text = f"{fact.low.value.normalize():f}"
    if fact.is_range:
        text += f" to {fact.high.value.normalize():f}"
    return f"{fact.qualifier} {text} {fact.unit}"
