"""Finds figures by their words: their id, what they say, and which pages show them.

Usage: run.py figures WORD [WORD ...]
"""

import sys
from collections.abc import Sequence

from macros.authoring.macro import MACROS, records_of
from macros.reading.calls import calls_in
from macros.reading.files_allowed import page_texts
from macros.reading.project import ROOT
from macros.values.problems import nearest, refused
from macros.words.house_style import as_of_text, fact_text
from scripts.open_site import open_site

LISTS = ("docs/reference/", "docs/contribute/")


def main(words: Sequence[str]) -> int:
    """Print what is found; 1 if nothing is."""
    opened = open_site(ROOT, draw=False)
    ledger = opened.desk.ledger
    if not ledger.facts:
        return refused(opened.problems)
    each = dict.fromkeys(ledger.facts.values())  # a row may have two references
    found = [fact for fact in each if all(
        word.lower() in f"{fact.ref} {fact.label} {fact.attributed_to}".lower() for word in words)]
    shown = {file: {*records_of(calls_in(text, MACROS), ledger)}
             for file, text in page_texts(ROOT, []).items() if not file.startswith(LISTS)}
    for fact in found:
        pages = [file.removeprefix("docs/") for file, refs in shown.items() if fact.ref in refs]
        print(f"{fact.ref}\n    {fact.label}, {as_of_text(fact)}: {fact_text(fact)} ({fact.attributed_to})\n"
              f"    {fact.file}:{fact.line}; shown in {', '.join(pages) or 'no page'}")
    if not found:
        hint = nearest(words[0], ledger.facts, "figure")
        print(f"No figure has all of these words. {hint}", file=sys.stderr)
    return 0 if found else 1
