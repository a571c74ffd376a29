"""Compares the records with the documents themselves, and writes what travels of these with the records.

The documents are copyrighted and live outside the project. For each source
whose text was read, the file with the recorded SHA-256 is looked for in the
given folder, and every evidence token must stand in the paragraph that its
record names. The witness of the document must have what stands in it, as
amounts, dates, names and marks; with --index it is written anew.

Usage: python -m scripts.witness FOLDER [--index]
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterable, Iterator, Sequence
from itertools import zip_longest
from pathlib import Path

from macros.data import Ledger
from macros.data.documents import Claim, claims, names_in, parts, speaker
from macros.data.kinds import Source
from macros.data.load import read
from macros.data.witness import HEADER, PLAIN, mark, witness_file
from macros.reading.project import ROOT
from macros.values.currencies import SIGN
from macros.values.evidence import CARDINALS, ORDINALS, TENS, read_evidence
from macros.values.printed_dates import printed_dates
from macros.values.problems import Problem, report

_QUALIFIED = (
    ("about", r"(?:about|around|roughly|approximately|some|nearly|almost|near)(?: an?)?"),
    ("more-than", "(?:more than|over|above)"), ("less-than", "(?:less than|under|below)"),
    ("at-least", "at least"), ("up-to", "up to"), ("estimate", "(?:an? estimated|estimated|expected to hit)"))
_WORD = "|".join([*CARDINALS, *TENS, "thousand", "million", "billion", "trillion"])
_SPOKEN = "|".join(["doubl(?:e|ed|ing)", "tripl(?:e|ed|ing)", "twice", "thrice", "weekly", "half",
                    "thirds?", "quarters?", "fifths?", "tenths?", "dozens?", *ORDINALS])
_FIRST = "|".join(["biggest", "largest", "tops?", "best", "worst", "highest", "deepest", "closest", "longest",
                   "inaugural", "fastest", "(?<!at )most", "record", "more than any other"])
_AMOUNT = re.compile(
    rf"(?<![\w.,])[-−]?{SIGN}?\d+(?:,\d{{3}})*(?:\.\d+)?(?:[ -]?(?:k|mn?|bn|trn?|thousand|million|billion"
    rf"|trillion)\b)?(?:%|[ -]per ?cent)?|\b(?:(?:{_WORD}|quarter)[ -])?(?:century|decades?)\b"
    rf"|\b(?:{_WORD})\b(?:[ -](?:and )?(?:{_WORD})\b)*|\b(?:{_SPOKEN}|(?<!-)(?:{_FIRST}))\b", re.IGNORECASE)


def main(argv: Sequence[str]) -> int:
    """Print what is not where its record or its witness says; 1 if there is any, 2 on wrong use."""
    folder = Path(argv[0])
    if not folder.is_dir():
        print(f"{folder} is not a folder.", file=sys.stderr)
        return 2
    documents = read_documents(folder)
    if "--index" in argv[1:]:
        write(documents)
    ledger, problems = read(ROOT)
    tokens = 0
    for source in ledger.sources.values():
        if source.document is None:
            continue
        if source.document.sha256 not in documents:
            file, line = ledger.where(source.id)
            problems.append(Problem(
                file, line, f"no file in {folder.name}/ has the SHA-256 of {source.id!r}"))
            continue
        text, due = documents[source.document.sha256], claims(source, ledger)
        tokens += len(due)
        problems += [*absent(due, text, ledger), *outdated(source, text, ledger)]
    if problems:
        print(report(sorted(problems)), file=sys.stderr)
        return 1
    print(f"{tokens} tokens stand in their paragraphs of {len(documents)} documents.")
    return 0


def read_documents(folder: Path) -> dict[str, list[str]]:
    """Paragraphs of every text in a folder, by the SHA-256 of its file."""
    return {hashlib.sha256(path.read_bytes()).hexdigest(): paragraphs(path.read_text(encoding="utf-8"))
            for path in sorted(folder.glob("*.txt"))}


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
        if source.document and source.document.sha256 in documents:
            file = ROOT / witness_file(source.id)
            file.parent.mkdir(exist_ok=True)
            rows = index(source, documents[source.document.sha256], ledger)
            file.write_text("\n".join(rows) + "\n", encoding="utf-8", newline="\n")


def index(source: Source, text: Sequence[str], ledger: Ledger) -> list[str]:
    """The rows of a witness: what stands in each paragraph, and marks for what records quote from it."""
    assert source.document is not None
    rows, due = [HEADER, f"0,document,{source.document.sha256},"], claims(source, ledger)
    known = {name for person in ledger.people.values() if person.kind == "person"
             for name in names_in(person.name.split()[-1])} | {
        name for part in parts(source) for name in names_in(speaker(part, ledger))}
    called = "|".join(re.escape(name.name) for name in ledger.names.values())
    for number, paragraph in enumerate(text, 1):
        names = sorted(known & {*names_in(paragraph)})
        marks = sorted({mark(source.id, number, claim.words) for claim in due
                        if claim.locator == number and stands(claim.words, paragraph)})
        dates, rest = printed_dates(re.sub(rf"(?<!\w)(?:{called})(?!\w)", " ", paragraph))
        rows += [f"{number},amount,{one}" for one in sorted({*amounts(rest)})]
        rows += [f"{number},date,{date}," for date in sorted({*dates})]
        rows += [f"{number},names,{' '.join(names)},"] if names else []
        rows += [f"{number},words,{one}," for one in marks]
    return rows


def amounts(text: str) -> Iterator[str]:
    """The amounts in a text, in the unit that is printed: a currency, a share, a rank or a plain number."""
    for match in _AMOUNT.finditer(text):
        yield from _read(match.group(), text[max(match.start() - 20, 0):match.start()])


def _read(words: str, before: str) -> Iterator[str]:
    qualifier = next((name for name, pattern in _QUALIFIED
                      if re.search(rf"\b{pattern}[ -]$", before, re.IGNORECASE)), "")
    if re.fullmatch("decades|dozens", words, re.IGNORECASE):
        qualifier = qualifier or "at-least"
    elif re.search("century|decade", words, re.IGNORECASE):
        qualifier = qualifier or "about"
    if re.fullmatch(f"{_FIRST}|{'|'.join(ORDINALS)}", words, re.IGNORECASE):
        unit, reading = "rank", read_evidence(words, "rank")
    elif re.fullmatch("half|thirds|quarters?|fifths|tenths", words, re.IGNORECASE):
        unit, reading = "share", read_evidence(words, "percent")
    else:
        reading = read_evidence(words, "years" if re.search("century|decade", words.lower()) else "count")
        unit = reading.unit or PLAIN
    yield from (f"{value.normalize():f} {unit},{qualifier}" for value in reading.numbers)


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


def absent(due: Iterable[Claim], text: list[str], ledger: Ledger) -> list[Problem]:
    """Records of a document whose token does not stand in the paragraph they name."""
    problems = []
    for id, locator, token in due:
        here = text[locator - 1] if locator <= len(text) else ""
        if stands(token, here):
            continue
        elsewhere = [str(number) for number, line in enumerate(text, 1) if stands(token, line)]
        file, line = ledger.where(id)
        problems.append(Problem(
            file, line, f"{id!r}: {token!r} does not stand in paragraph {locator}",
            f"It stands in {', '.join(elsewhere)}." if elsewhere
            else f"The document has {len(text)} paragraphs; none holds it."))
    return problems


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
