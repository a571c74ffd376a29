"""Corrections of ours: what they call wrong was published, and what they call right the record says."""

from __future__ import annotations

from collections.abc import Iterator
from decimal import Decimal
from itertools import groupby, pairwise

from macros.accepted.chains import chains, in_order
from macros.data import Ledger
from macros.values.numbers_printed import printed_numbers
from macros.values.problems import Problem
from macros.words.house_style import fact_text
from macros.words.record_words import record_text

HINT = ("Under says goes the old value, as `accept` prints it, under right the id of the figure in braces; "
        "accept the two together.")


def wrong_corrections(ledger: Ledger) -> Iterator[Problem]:
    """Corrections of ours whose values are not those of their record, as it was published and as it is."""
    accepted = chains(ledger.changes.records)
    for record in ledger.corrections.values():
        fact = ledger.facts.get(record.record or "")
        if fact is None:
            continue  # of a source or a page; or the reference leads nowhere, which is said elsewhere
        words = [entry.of.now for entry in in_order(accepted.get(fact.ref, []))]  # about 10%, 2025
        told = [one.rpartition(", ")[0] for one in words if one] + [fact_text(fact)]
        values = [value for value, _ in groupby(told)]
        # What is worked out, or a row, was never accepted in words of its own.
        steps = list(pairwise(values)) if fact.kind == "figure" else [("", values[-1])]
        right = _numbers(record_text(record.right, ledger))
        if not any(_numbers(was) <= _numbers(record.says) and _numbers(now) <= right for was, now in steps):
            went = f"went from {' to '.join(values)}" if len(values) > 1 else f"only ever said {values[0]}"
            yield Problem(*ledger.where(record.id), f"correction {record.id!r} goes from {record.says!r} to "
                          f"{record.right!r}, but {fact.ref!r} {went}", HINT)


def _numbers(text: str) -> frozenset[Decimal]:
    return frozenset(one.value for one in printed_numbers(text))
