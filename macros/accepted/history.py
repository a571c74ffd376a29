"""The history of accepted records: on which day what was added, revised, corrected or withdrawn, and why.

`run.py accept` adds the rows; nobody writes them by hand. Each keeps what
readers saw of the record before and after, and its label on that day, since
the record itself only knows what it says now.
"""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import astuple, dataclass
from textwrap import shorten

from macros.reading.plain_text import markup_in
from macros.values.periods import parse_period
from macros.values.problems import Problem

HEADER = ("date", "id", "kind", "change", "label", "before", "after", "why")
# Rows that were accepted before the history kept the sort of change and the label.
OLD_HEADER = ("date", "id", "kind", "before", "after", "why")
# amended: something in the record changed, but not the value or date that readers see.
CHANGES = ("added", "revised", "corrected", "amended", "withdrawn")
_FINGERPRINT = "fingerprint "


@dataclass(frozen=True)
class Past:
    """One accepted change of one record.

    Attributes:
        date: the day on which it was accepted, 2026-11-25.
        kind: figure, event, series, row …
        change: one of CHANGES.
        label: the record in one line, as it was that day.
        before, after: the value or date in words; empty where the record has none to show.
        why: the reason that whoever accepted it gave.
    """

    date: str
    id: str
    kind: str
    change: str
    label: str
    before: str
    after: str
    why: str


def read_history(text: str | None, file: str = "", problems: list[Problem] | None = None) -> tuple[Past, ...]:
    """The history from its CSV, oldest first; rows that cannot be read are reported and left out."""
    rows = list(csv.reader(io.StringIO(text or "")))[1:]
    found: list[Past] = []
    for number, row in enumerate(rows, 2):
        past = _old(row) if len(row) == len(OLD_HEADER) else Past(*row) if len(row) == len(HEADER) else None
        wrong = "the row does not have the columns of its head" if past is None else _wrong(past)
        if past is not None and not wrong:
            found.append(past)
        elif problems is not None:
            problems.append(Problem(file, number, wrong, "Rows are written by run.py accept alone; get the "
                                    "file back from the repository."))
    return tuple(found)


def _wrong(past: Past) -> str:
    if past.change not in CHANGES:
        return f"{past.change!r} is no sort of change"
    markup = markup_in(" ".join(astuple(past)))
    if markup:
        return f"the text holds markup: {markup!r}"
    try:
        day = parse_period(past.date)
    except ValueError as error:
        return str(error)
    return "" if day.first == day.last else f"{past.date!r} is not a day"


def _old(row: Sequence[str]) -> Past:
    date, id, kind, before, after, why = row
    before, after = ("" if side.startswith(_FINGERPRINT) else side for side in (before, after))
    if not row[3] or not row[4]:
        change = "withdrawn" if row[3] else "added"
    else:
        change = "amended" if before == after else "revised"
    return Past(date, id, kind, change, "", before, after, why)


def in_one_line(text: str) -> str:
    """A text as the label of a record: its beginning, where it is long."""
    return shorten(text, 160, placeholder=" …")


def write_history(history: Iterable[Past]) -> str:
    """The history as CSV with plain line ends."""
    out = io.StringIO()
    csv.writer(out, lineterminator="\n").writerows([HEADER, *map(astuple, history)])
    return out.getvalue()


def last_of_each(history: Iterable[Past]) -> Mapping[str, Past]:
    """The newest change of each record, by its id."""
    return {past.id: past for past in history}
