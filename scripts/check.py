"""Checks records and pages, and the built site if there is one; prints every problem.

Usage: python -m scripts.check [--site DIR] [--freshness [DATE]]
"""

from __future__ import annotations

import argparse
import sys
from datetime import date
from pathlib import Path

from macros.data import ROOT, Ledger
from macros.desk import open_desk
from macros.freshness import due
from macros.periods import parse_period
from macros.problems import Problem, report
from scripts import checks
from scripts.checks.built import read_site


def main(argv: list[str] | None = None) -> int:
    """Run the checks; 0 when nothing is wrong."""
    parser = argparse.ArgumentParser(prog="check", description=__doc__)
    parser.add_argument("--site", type=Path, help="folder of the built site (default: site/)")
    parser.add_argument("--freshness", nargs="?", const="today", metavar="DATE")
    args = parser.parse_args(argv)
    opened = open_desk(ROOT)
    if args.freshness:
        return freshness(opened.desk.ledger, args.freshness)
    problems = list(opened.problems)
    site = args.site or ROOT / "site"
    if not problems and site.exists():
        built = read_site(site)
        for rule in checks.RULES:
            problems.extend(rule(built, opened.desk))
    if problems:
        print(report(sorted(set(problems))), file=sys.stderr)
        return 1
    print("Records and pages are in order"
          + (f", and so is {site.name}/." if site.exists() else "; nothing is built yet."))
    return 0


def freshness(ledger: Ledger, day: str) -> int:
    """Report what should have been reviewed by a day; 1 if there is any."""
    try:
        limit = date.today() if day == "today" else parse_period(day).last
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    overdue = [Problem(*ledger.place(id), f"{id!r} was due for review by {by.text}",
                       "Check the source again; change the record or its review_by.")
               for id, by in due(ledger) if by.last < limit]
    print(report(sorted(overdue)) if overdue else f"Nothing is overdue on {limit.isoformat()}.")
    return 1 if overdue else 0


if __name__ == "__main__":
    sys.exit(main())
