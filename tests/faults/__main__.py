"""Seeds faults into copies of the built project, one at a time, and counts those that the checks find."""

import argparse
import sys
import time
from collections import Counter
from collections.abc import Iterator, Sequence
from itertools import cycle
from random import Random

from macros.reading.project import ROOT
from tests.faults import html, pages, published, records
from tests.faults.model import Files, Mutant, Operator, Project
from tests.faults.trial import Verdict, tried
from tests.faults.ways import TRIES

COUNT, SEED = 500, 20261125
LIMIT = 99.0  # so many of a hundred faults must be found
PLACES = {"records": records.OPERATORS, "pages": pages.OPERATORS, "html": html.OPERATORS,
          "drawings": published.DRAWINGS, "downloads": published.DOWNLOADS}
OPERATORS: dict[str, Operator] = {f"{place}.{one.name}": one for place in PLACES for one in PLACES[place]}
ROOM = 45  # characters that are shown on either side of a change


def main(argv: list[str] | None = None) -> int:
    """Try faults and print what was found; 1 if too few were, or if something is wrong without them."""
    parser = argparse.ArgumentParser(prog="mutate", description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT)
    parser.add_argument("--seed", type=int, default=SEED)
    parser.add_argument("--only", action="append", default=[], choices=OPERATORS, metavar="OPERATOR")
    args = parser.parse_args(argv)
    began = time.monotonic()
    try:
        verdicts = tried(ROOT, draw(Project(ROOT), args.count, args.seed, args.only))
    except ValueError as error:
        print(error, "Mend this first; nothing was tried.", sep="\n", file=sys.stderr)
        return 1
    print(report(verdicts))
    print(f"{len(verdicts)} faults, seed {args.seed}, {time.monotonic() - began:.0f} seconds")
    return 0 if rate([verdict.found for verdict in verdicts]) >= LIMIT else 1


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


def rate(found: Sequence[bool]) -> float:
    """How many of a hundred."""
    return 100 * sum(found) / len(found) if found else 100.0


def report(verdicts: Sequence[Verdict]) -> str:
    """What was not found, and then a line for each operator, each place and all."""
    lines = [line for verdict in verdicts if not verdict.found for line in (
        f"{verdict.mutant.operator}, {verdict.mutant.where}: {verdict.said or 'not found'}",
        f"    - {verdict.mutant.before}", f"    + {verdict.mutant.after}")]
    lines.append(f"{'operator':28}{'faults':>8}{'found':>8}{'found once accepted':>22}")
    for place in PLACES:
        here = [verdict for verdict in verdicts if verdict.mutant.place == place]
        lines += [_line(name, [verdict for verdict in here if verdict.mutant.operator == name])
                  for name in sorted({verdict.mutant.operator for verdict in here})]
        lines += [_line(place.upper(), here)] if here else []
    return "\n".join([*lines, _line("ALL", verdicts)])


def _line(name: str, verdicts: Sequence[Verdict]) -> str:
    found, accepted = [one.found for one in verdicts], [one.accepted for one in verdicts]
    return f"{name:28}{len(verdicts):8}{rate(found):7.1f}%{rate(accepted):21.1f}%"


if __name__ == "__main__":
    sys.exit(main())
