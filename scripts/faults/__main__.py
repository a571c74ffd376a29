"""Seeds faults into copies of the built project, one at a time, and counts those that the checks find."""

from __future__ import annotations

import argparse
import sys
import time
from collections.abc import Sequence

from macros.reading.project import ROOT
from scripts.faults.model import Project
from scripts.faults.operators import OPERATORS, PLACES, draw
from scripts.faults.trial import Verdict, tried

COUNT, SEED = 500, 20261125
LIMIT = 99.0  # so many of a hundred faults must be found


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
