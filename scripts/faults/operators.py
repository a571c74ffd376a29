"""One operator for each class of fault, whatever finds it or does not, and the faults that they make."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import cycle
from random import Random

from scripts.faults import html, pages, published, records
from scripts.faults.model import Files, Mutant, Operator, Project
from scripts.faults.ways import TRIES

PLACES = {"records": records.OPERATORS, "pages": pages.OPERATORS, "html": html.OPERATORS,
          "drawings": published.DRAWINGS, "downloads": published.DOWNLOADS}
OPERATORS: dict[str, Operator] = {f"{place}.{one.name}": one for place in PLACES for one in PLACES[place]}
ROOM = 45  # characters that are shown on either side of a change


def mutants(project: Project, name: str, seed: int) -> Iterator[Mutant]:
    """Faults of one class, all different, until it finds no more; the same for a seed."""
    seen: set[tuple[tuple[str, bytes | None], ...]] = set()
    rng = Random(f"{seed}/{name}")
    misses = 0
    for way in cycle(rng.sample(OPERATORS[name].ways, len(OPERATORS[name].ways))):
        files = way(project, rng) or {}
        key = tuple(files.items())
        misses = 0 if files and key not in seen else misses + 1
        if not misses:
            seen.add(key)
            yield described(project, name, files)
        elif misses > TRIES:
            return


def described(project: Project, name: str, files: Files) -> Mutant:
    """A fault with the first place at which its first file differs."""
    file, content = next(iter(files.items()))
    if content is None or file.endswith(".png"):
        return Mutant(name, f"{file}:1", "the file", "none" if content is None else "another's file", files)
    old, new = project.text(file), content.decode("utf-8")
    at = _parting(old, new)
    words, others = (" ".join(text.split()) for text in (old, new))  # of which blanks take no room
    shown = _parting(words, others)
    before, after = (text[max(shown - ROOM, 0):shown + ROOM] for text in (words, others))
    return Mutant(name, f"{file}:{old[:at].count(chr(10)) + 1}", before, after, files)


def _parting(old: str, new: str) -> int:
    """Where two texts begin to differ."""
    return next((n for n, (one, other) in enumerate(zip(old, new, strict=False)) if one != other),
                min(len(old), len(new)))


def draw(project: Project, count: int, seed: int, only: Sequence[str] = ()) -> list[Mutant]:
    """So many faults, in equal shares over the places, and within each by the weights of its operators."""
    names = [[name for name in OPERATORS if name.startswith(f"{place}.") and (not only or name in only)]
             for place in PLACES]
    chosen = [Random(seed).sample(several, len(several)) for several in names if several]
    result: list[Mutant] = []
    for number, several in enumerate(chosen):
        sources, made = {name: mutants(project, name, seed) for name in several}, Counter[str]()
        while sources and made.total() < count // len(chosen) + (number < count % len(chosen)):
            name = min(sources, key=lambda one: (made[one] + 0.5) / OPERATORS[one].weight)
            mutant = next(sources[name], None)
            if mutant is None:
                del sources[name]
            else:
                result.append(mutant)
                made[name] += 1
    return result
