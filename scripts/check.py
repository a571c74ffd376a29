"""Checks records and pages, and the built site if there is one; prints every problem.

Usage: run.py check [--site DIR] [--freshness [DATE]] [--trace]
"""

import argparse
import sys
from collections import Counter
from collections.abc import Iterator, Mapping
from datetime import date
from pathlib import Path

from macros.accepted.shown import EXAMPLES
from macros.authoring.inspection import page_url
from macros.authoring.macro import Desk
from macros.data import Ledger
from macros.data.freshness import due, unsearched
from macros.reading.files_allowed import page_texts
from macros.reading.front_matter import is_generated, split_page
from macros.reading.project import ROOT, repository, site_address
from macros.values.periods import parse_period
from macros.values.problems import Problem, refused, report
from scripts import checks
from scripts.checks import records_used
from scripts.checks.page import Site, read_site
from scripts.checks.page_says import EXEMPT, trace_site
from scripts.open_site import open_site, state

# What the records, the code, the pages and the addresses were when site/ was last found in order.
BUILT_FROM = ".cache/built-from"
PARSED = ".cache/read/parsed"
SOURCES = "{{ sources() }}"  # stands on each page of which the sentences rest on some


def main(argv: list[str] | None = None) -> int:
    """Run the checks; 0 when nothing is wrong."""
    parser = argparse.ArgumentParser(prog="check", description=__doc__)
    parser.add_argument("--site", type=Path, help="folder of the built site (default: site/)")
    parser.add_argument("--freshness", nargs="?", const="today", metavar="DATE")
    parser.add_argument("--trace", action="store_true", help="print what the numbers of the site trace to")
    args = parser.parse_args(argv)
    site = args.site or ROOT / "site"
    if args.site and not (site / "index.html").is_file():
        parser.error(f"--site: there is no built site in {site}; run build, or leave --site out")
    opened = open_site(ROOT)
    if args.freshness:
        return freshness(opened.desk.ledger, args.freshness)
    if args.trace and not opened.problems:
        return print_trace(site, opened.desk)
    if opened.problems:
        return refused(opened.problems, bool(opened.desk.unread))
    now, built_from = f"{state(ROOT)}{site_address(ROOT)}{repository(ROOT)}", ROOT / BUILT_FROM
    known = site.exists() and built_from.is_file() and built_from.read_text(encoding="utf-8") == now
    if args.site is None and not known:
        if unused := [*records_used.check(Site(site, {}), opened.desk)]:
            return refused(unused)
        print("Records and pages are in order" + (
            ". site/ was built from others and is not checked; run build." if site.exists()
            else "; nothing is built yet."))
        return 0
    built = read_site(site, ROOT / PARSED)
    if problems := checks.broken(built, opened.desk):
        return refused(problems)
    built_from.write_text(now, encoding="utf-8")
    print("Records and pages are in order, and so is the built site.")
    if args.site is None and (again := [*to_read_again(page_texts(ROOT, []), opened.desk.ledger)]):
        print(f"{len(again)} pages and silences wait for a reading; check --freshness lists them.")
    return 0


def to_read_again(pages: Mapping[str, str], ledger: Ledger) -> Iterator[str]:
    """What nobody has read against its sources as it is now: the pages that list them, and silences."""
    for file, text in pages.items():
        reading = ledger.changes.last_reading(page_url(file), body := split_page(text)[1])
        written = not is_generated(file, text) and not file.startswith(EXAMPLES)
        if written and SOURCES in body and not (reading and reading[1]):
            yield f"{file}: {f'read on {reading[0].text}, changed since' if reading else 'never read'}"
    for id, missed in unsearched(ledger):
        file, line = ledger.where(id)
        yield f"{file}:{line}: {id!r} tells of a silence that was not looked for in {', '.join(missed)}"


def print_trace(folder: Path, desk: Desk) -> int:
    """Print how many numbers trace to what, and which need no record; 1 if any traces to nothing."""
    traced = trace_site(read_site(folder, ROOT / PARSED), desk)
    counts = sum((one.counts for one in traced.values()), Counter[str]())
    lost = sum(len(one.untraced) for one in traced.values())
    total = sum(counts.values()) + lost
    print(f"{total:,} numbers on {len(traced)} pages; {total - lost:,} traced ({(total - lost) / total:.1%})")
    for name, count in counts.most_common():
        print(f"{count:>8,}  {name}" + ("  (exempt)" if name in EXEMPT else ""))
    print(f"{len(desk.ledger.read_once()):>8,}  figures from sources read once, of which no witness is here")
    words = Counter((one.kind, one.words) for one in desk.exempt)
    for (kind, text), count in sorted(words.items()):
        print(f"{count:>8}  {kind}: {text}")
    return 1 if lost else 0


def freshness(ledger: Ledger, day: str) -> int:
    """Report what should have been reviewed by a day; 1 if there is any."""
    try:
        limit = date.today() if day == "today" else parse_period(day).last
    except ValueError as error:
        print(error, file=sys.stderr)
        return 2
    overdue = [Problem(*ledger.where(id), f"{id!r} was due for review by {by.text}",
                       "Check the source again; change the record or its review_by.")
               for id, by in due(ledger) if by.last < limit]
    print(report(sorted(overdue)) if overdue else f"Nothing is overdue on {limit.isoformat()}.")
    if again := [*to_read_again(page_texts(ROOT, []), ledger)]:
        print("Not read against their sources as they are now:", *again, sep="\n    ")
    return 1 if overdue else 0
