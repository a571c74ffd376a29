"""Proof that a wrong number cannot pass unnoticed: seeds faults and counts those that the checks find.

Usage: python -m scripts.mutate [--count N] [--seed N] [--only OPERATOR] [--limit PERCENT]
                                [--without CHECK] [--build] [--json FILE] [--harmless]
"""

from __future__ import annotations

import argparse
import json
import sys
import time
from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass
from pathlib import Path

from macros.reading.project import ROOT
from scripts.copies import Copies
from scripts.harmless import EDITS, LEFT_OUT, read_edits
from scripts.harmless import report as alarms_report
from scripts.mutations import OPERATORS, PLACES, SEED, Context, Mutant, draw

COUNT = 500
LIMIT = 99.0


@dataclass(frozen=True)
class Verdict:
    """What became of a mutant: killed, survived or error; by which check and with which words."""

    mutant: Mutant
    outcome: str
    by: str
    message: str

    @property
    def place(self) -> str:
        """Where the fault was put."""
        return OPERATORS[self.mutant.operator].place


def main(argv: list[str] | None = None) -> int:
    """Try mutants, or harmless edits; 1 if too many survive, or if too many edits are refused."""
    parser = argparse.ArgumentParser(prog="mutate", description=__doc__)
    parser.add_argument("--count", type=int, default=COUNT, help=f"how many mutants (default {COUNT})")
    parser.add_argument("--seed", type=int, default=SEED, help=f"where chance begins (default {SEED})")
    parser.add_argument("--only", action="append", default=[], metavar="OPERATOR", choices=sorted(OPERATORS))
    parser.add_argument("--limit", type=float, default=LIMIT, metavar="PERCENT",
                        help=f"how many must be found (default {LIMIT:g})")
    parser.add_argument("--without", action="append", default=[], metavar="CHECK",
                        help="leave out a check of the site, register or shown, to see what it alone finds")
    parser.add_argument("--build", action="store_true",
                        help="have the site built with each survivor of records and pages, to be sure of it")
    parser.add_argument("--json", type=Path, metavar="FILE", help="write every verdict to a file")
    parser.add_argument("--harmless", action="store_true",
                        help="try the edits of tests/harmless instead, which nothing may refuse")
    args = parser.parse_args(argv)
    without = [*args.without, *LEFT_OUT] if args.harmless else args.without
    with Copies(ROOT, without) as copies:
        if copies.problems:
            print("\n".join(copies.problems), "\nMend this first; nothing was tried.", sep="\n",
                  file=sys.stderr)
            return 1
        if args.harmless:
            return alarms_report(read_edits(ROOT / EDITS), copies)
        began = time.monotonic()
        verdicts = tried(copies, args.count, args.seed, args.only)
        if args.build:
            verdicts = made_sure(copies, verdicts)
    print(report(verdicts, args.seed, time.monotonic() - began))
    if args.json:
        args.json.write_text(as_json(verdicts, args.seed), encoding="utf-8")
    return 0 if score(verdicts) >= args.limit else 1


def tried(copies: Copies, count: int, seed: int, only: Sequence[str] = ()) -> list[Verdict]:
    """So many mutants, each tried in a copy."""
    mutants = draw(Context(copies.base), count, seed, only)
    answers = copies.ask([mutant.files for mutant in mutants])
    return [Verdict(mutant, **answer) for mutant, answer in zip(mutants, answers, strict=True)]


def made_sure(copies: Copies, verdicts: Sequence[Verdict]) -> list[Verdict]:
    """The same, with a whole build for each fault in records or pages that survived."""
    left = [one for one in verdicts if one.outcome == "survived" and one.place in ("records", "pages")]
    answers = copies.build_each([one.mutant.files for one in left])
    sure = {id(one): Verdict(one.mutant, **answer) for one, answer in zip(left, answers, strict=True)}
    return [sure.get(id(one), one) for one in verdicts]


def score(verdicts: Sequence[Verdict]) -> float:
    """How many in a hundred were killed; a check that broke down has killed nothing."""
    killed = sum(verdict.outcome == "killed" for verdict in verdicts)
    return 100 * killed / len(verdicts) if verdicts else 100.0


def report(verdicts: Sequence[Verdict], seed: int, seconds: float) -> str:
    """A line for each operator and each place, then the survivors."""
    lines = [f"{'operator':32}{'made':>6}{'killed':>8}{'survived':>10}{'errors':>8}  first killer"]
    for place in PLACES:
        here = [verdict for verdict in verdicts if verdict.place == place]
        lines += [_line(name, [verdict for verdict in here if verdict.mutant.operator == name])
                  for name in sorted({verdict.mutant.operator for verdict in here})]
        lines += [_line(place.upper(), here), ""] if here else []
    lines += [line for verdict in verdicts if verdict.outcome != "killed" for line in told(verdict)]
    killers = Counter(verdict.by for verdict in verdicts if verdict.outcome == "killed")
    lines += ["Killed by: " + ", ".join(f"{name} {count}" for name, count in killers.most_common()),
              f"{len(verdicts)} mutants, seed {seed}, {seconds:.0f} seconds: "
              f"{score(verdicts):.1f}% were found"]
    return "\n".join(lines)


def _line(name: str, verdicts: Sequence[Verdict]) -> str:
    counts = Counter(verdict.outcome for verdict in verdicts)
    first = next((verdict.by for verdict in verdicts if verdict.outcome == "killed"), "")
    return (f"{name:32}{len(verdicts):6}{counts['killed']:8}{counts['survived']:10}{counts['error']:8}  "
            f"{first}").rstrip()


def told(verdict: Verdict) -> list[str]:
    """A mutant that was not killed: place, before and after."""
    mutant = verdict.mutant
    what = "survived" if verdict.outcome == "survived" else f"ERROR in {verdict.by}: {verdict.message}"
    return [f"{mutant.operator}, {mutant.file}:{mutant.line}: {what}",
            f"    - {mutant.before}", f"    + {mutant.after}"]


def as_json(verdicts: Sequence[Verdict], seed: int) -> str:
    """Every verdict, for programs."""
    return json.dumps({"seed": seed, "score": score(verdicts), "places": {
        place: score([one for one in verdicts if one.place == place]) for place in PLACES},
        "verdicts": [{
            "operator": one.mutant.operator, "place": one.place, "file": one.mutant.file,
            "line": one.mutant.line, "before": one.mutant.before, "after": one.mutant.after,
            "outcome": one.outcome, "by": one.by, "message": one.message} for one in verdicts]},
        ensure_ascii=False, indent=1) + "\n"


if __name__ == "__main__":
    sys.exit(main())
