"""Compares the records with the documents themselves.

The documents are copyrighted and live outside the project. For each source
whose text was read, the file with the recorded SHA-256 is looked for in the
given folder, and every evidence token must stand in the paragraph that its
record names.

Usage: python -m scripts.witness FOLDER
"""

from __future__ import annotations

import hashlib
import re
import sys
from collections.abc import Iterable, Sequence
from pathlib import Path

from macros.data import Ledger, load
from macros.data.kinds import Event, Figure, Position, Source
from macros.reading.project import ROOT
from macros.values.problems import Problem, ProblemsFound, report

Claim = tuple[str, int, str]


def main(argv: Sequence[str]) -> int:
    """Print every token that is not where its record says; 1 if there is any, 2 on wrong use."""
    folder = Path(argv[0])
    if not folder.is_dir():
        print(f"{folder} is not a folder.", file=sys.stderr)
        return 2
    try:
        ledger = load(ROOT)
    except ProblemsFound as found:
        print(found, file=sys.stderr)
        return 1
    documents = read_documents(folder)
    problems: list[Problem] = []
    tokens = 0
    for source in ledger.sources.values():
        if source.document is None:
            continue
        if source.document.sha256 not in documents:
            file, line = ledger.where(source.id)
            problems.append(Problem(
                file, line, f"no file in {folder.name}/ has the SHA-256 of {source.id!r}"))
            continue
        due = claims(source, ledger)
        tokens += len(due)
        problems += absent(due, documents[source.document.sha256], ledger)
    if problems:
        print(report(problems), file=sys.stderr)
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


def claims(source: Source, ledger: Ledger) -> list[Claim]:
    """All of a source that carries a token, also the slips in it: id, paragraph and token."""
    records: list[Figure | Event | Position] = [*source.figures, *source.events, *source.positions]
    return [(one.id, one.locator, one.evidence) for one in records] + [
        (slip.id, slip.locator, slip.says) for slip in ledger.corrections.values()
        if slip.source == source.id and slip.locator]


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
