"""Accepts the records, and what the pages show, as they are now; adds to the history.

Usage: python -m scripts.accept --why REASON [--date DATE]
"""

from __future__ import annotations

import argparse
import sys
from datetime import date

from macros.data import HISTORY, REGISTER, ROOT, SHOWN, load, read_history, read_kept
from macros.periods import parse_period
from macros.problems import ProblemsFound
from macros.register import (
    HISTORY_HEADER,
    as_csv,
    changes,
    entries,
    read_register,
    write_register,
)
from macros.shown import read_shown, shown_by_pages, write_shown


def main(argv: list[str] | None = None) -> int:
    """Accept what has changed; 1 if the records have problems, or there is no reason."""
    parser = argparse.ArgumentParser(prog="accept", description=__doc__)
    parser.add_argument("--why", required=True, help="the reason, for readers of the history")
    parser.add_argument("--date", default=date.today().isoformat(), help="the day (default: today)")
    args = parser.parse_args(argv)
    try:
        ledger = load(ROOT)
        day = parse_period(args.date).text
    except (ProblemsFound, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    if len(args.why.split()) < 2:
        print("Say why in a few words: readers of the history will see it.", file=sys.stderr)
        return 1
    now, register = entries(ledger), read_kept(REGISTER, ROOT)
    # Without a register this is the beginning: all is accepted, and nothing has changed yet.
    found = [] if register is None else list(changes(read_register(register), now))
    for change in found:
        print(f"{change.kind} {change.id}: {change.before or 'new'} → {change.after or 'gone'}")
    rows = [HISTORY_HEADER, *read_history(ROOT),
            *((day, c.id, c.kind, c.before, c.after, args.why) for c in found)]
    (ROOT / REGISTER).write_text(write_register(now), encoding="utf-8")
    (ROOT / HISTORY).write_text(as_csv(rows), encoding="utf-8")
    pages = shown_by_pages(ROOT)
    before = read_shown(read_kept(SHOWN, ROOT) or "")
    (ROOT / SHOWN).write_text(write_shown(pages), encoding="utf-8")
    changed = sum(before.get(file) != calls for file, calls in pages.items())
    print(f"{len(found)} records and {changed} pages accepted; commit {REGISTER}, {SHOWN} and {HISTORY} "
          "with your change.")
    return 0


if __name__ == "__main__":
    sys.exit(main())
