"""The witness of a document: what stands in each paragraph, as facts without wording.

Documents are copyrighted and stay outside. Their witnesses travel with the records: by paragraph the
amounts and dates that our parser reads there, the names in use, and a mark for each piece of evidence.
"""

import re
from dataclasses import dataclass
from hashlib import sha256
from pathlib import Path

from macros.reading.files_allowed import read_table
from macros.values.amounts import QUALIFIERS
from macros.values.currencies import CURRENCIES
from macros.values.problems import Problem

HEADER = "paragraph,kind,what,qualifier"
PLAIN = "number"  # the unit of an amount that has no sign
REINDEX = "Whoever holds the document runs 'python3 scripts/run.py witness FOLDER --index'."
UNITS = ("rank", "share", *sorted(CURRENCIES))  # of amounts that have one by their sign or form
_ROW = re.compile(r"[0-9]{1,5},(?:" + "|".join((
    "document,[0-9a-f]{64},", "words,[0-9a-f]{16},", r"names,[\w-]+(?: [\w-]+)*,",
    rf"amount,-?[0-9]+(?:\.[0-9]+)? (?:{'|'.join((PLAIN, *UNITS))}),(?:{'|'.join(QUALIFIERS[1:])})?",
    "date,(?:[0-9]{4}(?:/[0-9]{4})?|(?:[0-9]{4}|-)-[0-9]{2}(?:-[0-9]{2})?),")) + ")")


@dataclass(frozen=True)
class Row:
    """What a document has in a paragraph; paragraph 0 is the document itself."""

    paragraph: int
    kind: str
    what: str
    qualifier: str
    line: int


@dataclass(frozen=True)
class Witness:
    """The rows of a witness, and the file in which they stand."""

    file: str
    rows: tuple[Row, ...]

    def at(self, kind: str, *paragraphs: int) -> list[str]:
        """What there is of a kind in some paragraphs."""
        return [row.what for row in self.rows if row.kind == kind and row.paragraph in paragraphs]


def mark(source: str, paragraph: int, words: str) -> str:
    """What stands for words of a paragraph: it tells nothing of them to whoever does not have them."""
    folded = " ".join(words.casefold().split())
    return sha256(f"{source}\n{paragraph}\n{folded}".encode()).hexdigest()[:16]


def witness_file(source: str) -> str:
    """The file of a source's witness, below the project."""
    return f"seeds/witness/{source}.csv"


def read_witness(root: Path, file: str, problems: list[Problem]) -> Witness:
    """The witness in a file; one without rows, and problems, if it has another form."""
    known = len(problems)
    header, *lines = (read_table(root / file, file, problems) or HEADER).rstrip("\n").split("\n")
    if header != HEADER:
        problems.append(Problem(file, 1, f"the columns are {header!r}", f"They must be {HEADER}."))
    problems.extend(Problem(file, number, f"{line!r} is no row of a witness", REINDEX)
                    for number, line in enumerate(lines, 2) if not _ROW.fullmatch(line))
    cells = [line.split(",") for line in lines] if len(problems) == known else []
    return Witness(file, tuple(Row(int(one), kind, what, qualifier, line)
                               for line, (one, kind, what, qualifier) in enumerate(cells, 2)))
