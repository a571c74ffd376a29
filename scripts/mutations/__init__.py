"""Seeded faults, by the place where they are put: records, pages, built HTML, drawings, downloads.

Each operator is a pure function of the project and a source of chance. Its
docstring says which fault of real life it imitates. `draw` makes as many as are
wanted, in equal shares over the five places.
"""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from random import Random

from scripts.mutations import downloads, drawings, html, pages, records  # noqa: F401  (they enter)
from scripts.mutations.model import OPERATORS, PLACES, Context, Mutant, Operator

__all__ = ["OPERATORS", "PLACES", "SEED", "Context", "Mutant", "Operator", "draw", "made", "of_place"]

SEED = 20261125
TRIES = 60


def of_place(place: str) -> list[Operator]:
    """The operators of one place, by name."""
    return sorted((one for one in OPERATORS.values() if one.place == place), key=lambda one: one.name)


def made(context: Context, operator: Operator, seed: int) -> Iterator[Mutant]:
    """Mutants of one operator, all different, until it finds no more; the same for a seed."""
    seen: set[tuple[str, int, str, str]] = set()
    misses = 0
    number = 0
    while misses < TRIES:
        mutant = operator.make(context, Random(f"{seed}/{operator.name}/{number}"))
        number += 1
        key = (mutant.file, mutant.line, mutant.before, mutant.after) if mutant else None
        if mutant is None or key is None or key in seen:
            misses += 1
            continue
        misses = 0
        seen.add(key)
        yield mutant


def draw(context: Context, count: int, seed: int, names: Sequence[str] = ()) -> list[Mutant]:
    """So many mutants, in equal shares over the places, and within each over its operators."""
    chosen = [[one for one in of_place(place) if not names or one.name in names] for place in PLACES]
    chosen = [operators for operators in chosen if operators]
    result: list[Mutant] = []
    for place, operators in enumerate(chosen):
        share = count // len(chosen) + (place < count % len(chosen))
        result += _of_one_place(context, operators, share, seed)
    return result


def _of_one_place(context: Context, operators: list[Operator], share: int, seed: int) -> list[Mutant]:
    sources = [made(context, one, seed) for one in operators]
    Random(f"{seed}/order").shuffle(sources)  # so that a few mutants are not always those of the first names
    result: list[Mutant] = []
    while sources and len(result) < share:
        for source in list(sources):
            mutant = next(source, None)
            if mutant is None:
                sources.remove(source)
            elif len(result) < share:
                result.append(mutant)
    return result
