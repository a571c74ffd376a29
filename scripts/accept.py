"""Accepts the records, and what the pages show, as they are now; adds to the history.

Usage: python -m scripts.accept --why REASON [--corrected] [--date DATE]
"""

from __future__ import annotations

import argparse
import sys
from collections.abc import Sequence
from datetime import date

from macros.accepted.history import Past, last_of_each, read_history, write_history
from macros.accepted.register import (
    Change,
    Entry,
    entries,
    label_of,
    open_changes,
    read_register,
    row_entries,
    write_register,
)
from macros.accepted.shown import read_shown, shown_by_pages, write_shown
from macros.data import Ledger, load
from macros.data.load import HISTORY, REGISTER, SHOWN, read_kept
from macros.reading.plain_text import markup_in
from macros.reading.project import ROOT
from macros.values.periods import parse_period
from macros.values.problems import ProblemsFound


def main(argv: list[str] | None = None) -> int:
    """Accept what has changed; 1 if the records have problems, or there is no reason."""
    parser = argparse.ArgumentParser(prog="accept", description=__doc__)
    parser.add_argument("--why", required=True, help="the reason, for readers of the history")
    parser.add_argument("--corrected", action="store_true", help="what was published had been wrong")
    parser.add_argument("--date", default=date.today().isoformat(), help="the day (default: today)")
    args = parser.parse_args(argv)
    try:
        ledger = load(ROOT)
        day = parse_period(args.date).text
    except (ProblemsFound, ValueError) as error:
        print(error, file=sys.stderr)
        return 1
    history = read_history(read_kept(HISTORY, ROOT))
    register = read_kept(REGISTER, ROOT)
    # Without a register the history has to do: it knows what each record said, and nothing else of it.
    accepted = read_register(register) if register is not None else told_by(history, ledger)
    found = list(open_changes(accepted, ledger))
    complaint = refusal(args.why, args.corrected, found, ledger)
    if complaint:
        print(complaint, file=sys.stderr)
        return 1
    for change in found:
        print(f"{change.kind} {change.id}: {change.before or 'new'} → {change.after or 'gone'}")
    new = [as_past(change, day, args.why, args.corrected, history, ledger) for change in found]
    now = {**entries(ledger), **row_entries(ledger, ledger.series)}
    (ROOT / REGISTER).write_text(write_register(now), encoding="utf-8")
    (ROOT / HISTORY).write_text(write_history([*history, *new]), encoding="utf-8")
    changed = accept_pages()
    print(f"{len(found)} records and {changed} pages accepted; commit {REGISTER}, {SHOWN} and {HISTORY} "
          "with your change.")
    return 0


def refusal(why: str, corrected: bool, found: Sequence[Change], ledger: Ledger) -> str:
    """Why nothing is accepted; empty if all is well."""
    if len(why.split()) < 2 or markup_in(why):
        return "Say why in a few plain words: readers of the history will see it."
    ours = (ledger.corrections[c.id].kind == "ours" for c in found if c.id in ledger.corrections)
    if corrected and not any(ours):
        return ("Readers are told what had been wrong: add an entry of the kind 'ours' to "
                "seeds/corrections.yml, and accept both together.")
    return ""


def as_past(change: Change, day: str, why: str, corrected: bool, history: Sequence[Past],
            ledger: Ledger) -> Past:
    """One change as the history keeps it, with the record's label on that day."""
    label = label_of(change.id, ledger)
    if not change.now:  # the record is gone, and its label with it
        last = last_of_each(history).get(change.id)
        label = last.label if last else ""
    sort = change.sort
    if corrected and sort in ("revised", "amended"):
        sort = "corrected"
    before, after = (entry.says if entry else "" for entry in (change.was, change.now))
    return Past(day, change.id, change.kind, sort, label, before, after, why)


def told_by(history: Sequence[Past], ledger: Ledger) -> dict[str, Entry]:
    """The register as far as the history tells it; the rest of each record is taken as it is now."""
    now = entries(ledger)
    left = [past for past in last_of_each(history).values()
            if past.change != "withdrawn" and past.kind != "row"]
    return {past.id: Entry(past.id, past.kind, past.after,
                           now[past.id].fingerprint if past.id in now else "") for past in left}


def accept_pages() -> int:
    """Accept what the pages show; how many show something else than before."""
    pages = shown_by_pages(ROOT)
    before = read_shown(read_kept(SHOWN, ROOT) or "")
    (ROOT / SHOWN).write_text(write_shown(pages), encoding="utf-8")
    return sum(before.get(file) != calls for file, calls in pages.items())


if __name__ == "__main__":
    sys.exit(main())
