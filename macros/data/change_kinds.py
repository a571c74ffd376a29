"""A file of changes: what was accepted on one day for one reason, from what to what.

`run.py accept` writes these files, and nobody else. What has been accepted of a
record is the end of its chain: each entry goes on from the state in which the
one before it left the record (macros/accepted/chains.py).
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass, field
from hashlib import sha256
from typing import Annotated, Any, Generic, TypeVar

import yaml
from pydantic import Field

from macros.data.kind import Faults, Record
from macros.reading.project import page_address
from macros.values.fields import Day, Flag, Id, Line, OneLine, PageFile, Reason
from macros.values.periods import Period

KEY = "changes"
FOLDER = f"seeds/{KEY}"
BASELINE = f"{FOLDER}/baseline.yml"  # what was accepted first, and before there were such files
DOCS = "docs/"
Hash = Annotated[str, Field(pattern=r"^([0-9a-f]{16}(-[0-9a-f]{16})?|unknown[1-9])$")]
State = tuple[str | None, str | None]
NOTHING: State = (None, None)


class RecordChange(Record):
    """What one record was and what it is.

    Attributes:
        kind: figure, event, measure …
        label: the record in one line, as it was that day.
        was, now: what readers see of it, a value or a date in words; empty where there is nothing to see.
        was_hash, now_hash: a hash over its fields, empty if there was or is no such record. What the
            value of a series or of a figure worked out here hangs on has a hash of its own behind a
            hyphen. `unknown1` is a state whose fields nobody kept.
    """

    id: Id
    kind: Id
    label: Line
    was: OneLine | None = None
    now: OneLine | None = None
    was_hash: Hash | None = None
    now_hash: Hash | None = None

    def _faults(self) -> Faults:
        if self.before == self.after:
            yield "nothing has changed from was to now"
        if (self.was and not self.was_hash) or (self.now and not self.now_hash):
            yield "was needs was_hash beside it, and now needs now_hash"

    @property
    def subject(self) -> str:
        """What is changed: the record, by its id."""
        return self.id

    @property
    def before(self) -> State:
        """Words and hash before the change; NOTHING if the record is new."""
        return self.was, self.was_hash

    @property
    def after(self) -> State:
        """Words and hash after the change; NOTHING if the record is gone."""
        return self.now, self.now_hash


class LineChange(Record):
    """A line of a page that went, came, or took the place of another, by what it shows."""

    page: PageFile
    was: OneLine | None = None
    now: OneLine | None = None

    def _faults(self) -> Faults:
        if self.was == self.now:
            yield "nothing has changed from was to now"

    @property
    def subject(self) -> str:
        """What is changed: the page, by its file below the project's root."""
        return DOCS + self.page


class Reading(Record):
    """A page as somebody read it, sentence by sentence, against its sources.

    Attributes:
        text: a hash over its Markdown; another text has not been read.
    """

    page: PageFile
    text: Annotated[str, Field(pattern=r"^[0-9a-f]{16}$")]

    @property
    def subject(self) -> str:
        """What was done to what."""
        return f"reading of {self.page}"


def text_mark(body: str) -> str:
    """What a reading keeps of the text of a page."""
    return sha256(body.strip().encode("utf-8", "surrogateescape")).hexdigest()[:16]


T = TypeVar("T", RecordChange, LineChange, Reading)


class Change(Record):
    """One acceptance.

    Attributes:
        why: the reason, for readers.
        corrected: what had been published was wrong.
        entries: how many records and lines are listed, so that none gets lost unnoticed.
        read: the pages that were read against their sources.
    """

    date: Day
    why: Reason
    corrected: Flag
    entries: Annotated[int, Field(ge=0, strict=False)]
    lines: list[LineChange] = Field([])
    records: list[RecordChange] = Field([])
    read: list[Reading] = Field([])

    def _faults(self) -> Faults:
        listed = len(self.lines) + len(self.records)
        if listed != self.entries:
            yield f"says {self.entries} entries, and lists {listed} records and lines of pages"
        times = Counter(record.id for record in self.records)
        if twice := sorted(id for id in times if times[id] > 1):
            yield f"lists {twice[0]!r} twice"


@dataclass(frozen=True)
class Entry(Generic[T]):
    """One entry of a file of changes, with the acceptance that it belongs to and its place."""

    of: T
    change: Change
    file: str
    line: int


@dataclass
class Changes:
    """The entries of all files of changes, by file and in their order there."""

    records: list[Entry[RecordChange]] = field(default_factory=list)
    lines: list[Entry[LineChange]] = field(default_factory=list)
    read: list[Entry[Reading]] = field(default_factory=list)

    @property
    def entries(self) -> list[Entry[Any]]:
        """What was and what is, that of records first."""
        return [*self.records, *self.lines]

    @property
    def all(self) -> list[Entry[Any]]:
        """The entries, and who read what."""
        return [*self.entries, *self.read]

    def last_reading(self, url: str, body: str) -> tuple[Period, bool] | None:
        """When a page was last read against its sources, and whether its text is still what was read.

        Args:
            url: its address below the site's root.
            body: its Markdown, front matter removed.
        """
        read = [(entry.change.date, entry.of.text == text_mark(body)) for entry in self.read
                if page_address(entry.of.page) == url]
        return max(read, key=lambda one: (one[1], one[0].first)) if read else None


def as_yaml(changes: Sequence[Change]) -> str:
    """A file of changes: one line an entry; what is empty is left out."""
    plain = [change.model_dump(exclude_defaults=True) | {"date": change.date.text} for change in changes]
    return yaml.safe_dump({KEY: plain}, default_flow_style=None, allow_unicode=True, sort_keys=False,
                          width=1_000_000)
