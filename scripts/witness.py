"""Compares the records with the documents themselves, and writes what travels of these with the records.

The documents are copyrighted and live outside the project. For each source
whose text was read, the file with the recorded SHA-256 is looked for in the
given folder, and every evidence token must stand in the paragraph that its
record names. The witness of the document must have what stands in it, as
amounts, dates, names and marks; with --index it is written anew.

Usage: run.py witness FOLDER [--index]
"""

import csv
import hashlib
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from macros.data import Ledger
from macros.data.coherence import printed_words
from macros.data.documents import Claim, claims, names_in, parts, speaker
from macros.data.kinds import Source
from macros.data.load import read
from macros.data.witness import HEADER, PLAIN, UNITS, mark, witness_file
from macros.reading.project import ROOT
from macros.values.evidence import amounts_in
from macros.values.periods import dates_in
from macros.values.problems import Problem, refused
from scripts.running import write_if_changed


def main(argv: Sequence[str]) -> int:
    """Print what is not where its record or its witness says; 1 if there is any, 2 on wrong use."""
    folder = Path(argv[0])
    if not folder.is_dir():
        print(f"{folder} is not a folder.", file=sys.stderr)
        return 2
    as_rows = {".txt": paragraphs, ".csv": rows_below_titles}  # of a list of ours
    documents = {hashlib.sha256(path.read_bytes()).hexdigest():
                 as_rows[path.suffix](path.read_text(encoding="utf-8"))
                 for path in sorted(folder.iterdir()) if path.suffix in as_rows}
    if anew := "--index" in argv[1:]:
        write(documents)
    ledger, problems = read(ROOT)
    tokens = 0
    for source in ledger.sources.values():
        if not source.held or (anew and source.held not in documents):
            continue
        if source.held not in documents:
            problems.append(Problem(
                *ledger.where(source.id), f"no file in {folder.name}/ has the SHA-256 of {source.id!r}"))
            continue
        text, due = documents[source.held], claims(source, ledger)
        tokens += len(due)
        problems += [*absent(due, text, ledger), *outdated(source, text, ledger)]
    if problems:
        return refused(problems)
    print(f"{tokens} tokens stand in their paragraphs of {len(documents)} documents.")
    return 0


def rows_below_titles(text: str) -> list[str]:
    """The rows of a list, with a bar between the cells."""
    return [" | ".join(cells) for cells in csv.reader(text.splitlines())][1:]


def paragraphs(text: str) -> list[str]:
    """The lines that are not empty, without Markdown's backslashes."""
    return [line.strip().replace("\\", "") for line in text.splitlines() if line.strip()]


def stands(token: str, paragraph: str) -> bool:
    """Whether a token stands in a paragraph as whole words: 15% does not stand in 115%."""
    return re.search(rf"(?<![\w.,]){re.escape(token)}(?!\w|[.,]\d)", paragraph) is not None


def write(documents: dict[str, list[str]]) -> None:
    """Write the witnesses of the documents that are there."""
    ledger, _ = read(ROOT)
    for source in ledger.sources.values():
        if source.held in documents:
            rows = index(source, documents[source.held], ledger)
            write_if_changed(ROOT / witness_file(source.id), ("\n".join(rows) + "\n").encode())
            print(f"{witness_file(source.id)} is written; commit it with your change.")


def index(source: Source, text: Sequence[str], ledger: Ledger) -> list[str]:
    """The rows of a witness: what stands in each paragraph, and marks for what records quote from it."""
    rows, due = [HEADER, f"0,document,{source.held},"], claims(source, ledger)
    known = {name for person in ledger.people.values() if person.kind == "person"
             for name in names_in(person.name.split()[-1])} | {
        name for part in parts(source) for name in names_in(speaker(part, ledger))}
    called = "|".join(re.escape(name.name) for name in ledger.names.values() if not name.idiom)
    for number, paragraph in enumerate(text, 1):
        if not source.document and number not in {claim.locator for claim in due}:
            continue  # a row of our list that is about another source
        names = sorted(known & {*names_in(paragraph)})
        marks = sorted({mark(source.id, number, claim.words) for claim in due
                        if claim.locator == number and stands(claim.words, paragraph)})
        counting = re.sub(rf"(?<!\w)(?:{called})(?!\w)", " ", paragraph)
        rows += [f"{number},amount,{one}" for one in amounts(counting, ledger)]
        rows += [f"{number},date,{date}," for date in sorted({date for *_, date in dates_in(counting)})]
        rows += [f"{number},names,{' '.join(names)},"] if names else []
        rows += [f"{number},words,{one}," for one in marks]
    return rows


def amounts(text: str, ledger: Ledger) -> list[str]:
    """The amounts in a text as rows have them, in the unit that is printed, or as plain numbers."""
    return sorted(f"{round(value, 6).normalize():f} {unit if unit in UNITS else PLAIN},{qualifier}"
                  for value, unit, qualifier in amounts_in(text, *printed_words(ledger)))


def outdated(source: Source, text: Sequence[str], ledger: Ledger) -> Iterator[Problem]:
    """The first row of a witness that is not what the document gives."""
    file = witness_file(source.id)
    path = ROOT / file
    rows = path.read_text(encoding="utf-8").splitlines() if path.is_file() else []
    for line, (have, due) in enumerate(zip_longest(rows, index(source, text, ledger)), 1):
        if have != due:
            yield Problem(file, line, f"the row is {have!r}, but the document gives {due!r}",
                          "Write the witness anew, with --index.")
            return


def absent(due: Iterable[Claim], text: list[str], ledger: Ledger) -> Iterator[Problem]:
    """Records of a document whose token does not stand in the paragraph they name."""
    for id, locator, token in due:
        places = [number for number, paragraph in enumerate(text, 1) if stands(token, paragraph)]
        if locator not in places:
            yield Problem(*ledger.where(id), f"{id!r}: {token!r} does not stand in paragraph {locator}",
                          f"It stands in {', '.join(map(str, places))}." if places
                          else f"The document has {len(text)} paragraphs; none holds it.")
