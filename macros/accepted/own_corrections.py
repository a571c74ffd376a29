"""Corrections of ours: what they call wrong was published, and what they call right the record says."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal

from macros.accepted.chains import chains, end_of, in_order
from macros.accepted.record_states import RecordState, states
from macros.data import Ledger
from macros.data.kinds import Correction
from macros.values.evidence import read_evidence
from macros.values.problems import Problem
from macros.words.house_style import fact_text

HINT = "Copy both values from what `accept` prints of the record, and accept the two together."
Values = frozenset[Decimal]


def wrong_corrections(ledger: Ledger) -> Iterator[Problem]:
    """Corrections of ours whose values are not those of their record, as published and as it is."""
    accepted = chains(ledger.changes.records)
    for record in ledger.corrections.values():
        if record.kind != "ours" or record.record not in ledger.facts:
            continue  # of a page; or the reference leads nowhere, which is said elsewhere
        chain = accepted.get(record.record, [])
        steps = [(entry.of.was, entry.of.now) for entry in in_order(chain)]
        now = states(ledger, {record.record}).get(record.record)
        steps.append((_words(end_of(chain)), _words(now)))
        if complaint := _complaint(record, steps, ledger):
            yield Problem(*ledger.where(record.id), f"correction {record.id!r}: {complaint}", HINT)


def _words(state: RecordState | None) -> str | None:
    return state.words if state else None


def _complaint(record: Correction, steps: list[tuple[str | None, str | None]], ledger: Ledger) -> str:
    """What is wrong with the values; empty if the record went from what it says to what is right."""
    fact = ledger.fact(record.record or "")
    says, right = (frozenset(read_evidence(text, fact.unit).numbers) for text in (record.says, record.right))
    if fact.kind == "figure":
        values = {(was, now): (_value(was, fact.unit), _value(now, fact.unit)) for was, now in steps
                  if was and now}
        told = [step for step, (before, after) in values.items() if before != after]
        if any(values[step][0] <= says and values[step][1] <= right for step in told):
            return ""
        known = "; ".join(f"{was!r} to {now!r}" for was, now in told)
        return (f"it goes from {record.says!r} to {record.right!r}, but {fact.ref!r} went "
                + (f"from {known}" if known else f"nowhere: it says {steps[-1][1]!r}"))
    shown = fact_text(fact)  # what is worked out, or a row, has no words of its own that were accepted
    if frozenset(read_evidence(shown, fact.unit).numbers) <= right:
        return ""
    return f"{record.right!r} is to be right, but {fact.ref!r} says {shown!r}"


def _value(words: str, unit: str) -> Values:
    """The numbers of a state in words, such as `about 10%, 2025`, without its date."""
    return frozenset(read_evidence(words.rpartition(", ")[0], unit).numbers)
