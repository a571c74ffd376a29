"""Parts and wholes: what records call a part may not be larger than its whole, nor may all parts together."""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterator
from decimal import Decimal

from macros.data.kinds import AddsUpTo
from macros.data.ledger import Fact, Fault, Ledger, Series
from macros.values.amounts import Amount
from macros.values.periods import Period
from macros.values.units import unit_of

HUNDRED = "100"


def figures_fit(ledger: Ledger) -> Iterator[Fault]:
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


def series_fit(ledger: Ledger) -> Iterator[Fault]:
    """Rows of one period add up to what their series says they do."""
    for series in ledger.series.values():
        if series.info.adds_up_to is not None:
            yield from _series(series, series.info.adds_up_to)


def _series(series: Series, sum_of: AddsUpTo) -> Iterator[Fault]:
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
