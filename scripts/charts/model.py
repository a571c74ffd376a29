"""What a chart is: a finding, a table, and a way to draw that table."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from dataclasses import dataclass
from decimal import Decimal
from typing import Any

from macros.data import Ledger


@dataclass(frozen=True)
class Column:
    """One column of numbers: its head, and how a reader sees a value."""

    head: str
    show: Callable[[Decimal], str]


@dataclass(frozen=True)
class Table:
    """The rows that a chart draws, shows and offers for download.

    Attributes:
        key: head of the first column.
        columns: the columns of numbers.
        rows: label of the row, then a value (None is a gap) for each column.
    """

    key: str
    columns: tuple[Column, ...]
    rows: tuple[tuple[str, tuple[Decimal | None, ...]], ...]

    def column(self, index: int) -> list[Decimal | None]:
        """The values of one column, top to bottom."""
        return [values[index] for _, values in self.rows]

    @property
    def labels(self) -> list[str]:
        """The labels of the rows, top to bottom."""
        return [label for label, _ in self.rows]

    def shown(self) -> list[list[str]]:
        """The rows as readers see them."""
        return [[label, *("no value" if value is None else column.show(value)
                          for column, value in zip(self.columns, values, strict=True))]
                for label, values in self.rows]

    def csv(self) -> str:
        """The rows for machines: plain decimals, empty for a gap."""
        lines = [",".join(_cell(text) for text in (self.key, *(c.head for c in self.columns)))]
        for label, values in self.rows:
            lines.append(",".join([_cell(label), *("" if v is None else f"{v:f}" for v in values)]))
        return "\n".join(lines) + "\n"


def _cell(text: str) -> str:
    return '"' + text.replace('"', '""') + '"' if any(c in text for c in ',"\n') else text


@dataclass(frozen=True)
class Theme:
    """Colours and proportions of one drawing.

    Attributes:
        name: `light` or `dark`.
        narrow: whether it is the drawing for phones.
    """

    name: str
    narrow: bool
    text: str
    muted: str
    grid: str
    japan: str
    other: str
    second: str
    fill: str


Draw = Callable[[Any, Table, Theme], None]


@dataclass(frozen=True)
class Chart:
    """One chart. All its texts are computed from the records, so that they stay true.

    Attributes:
        title: the finding.
        subtitle: the measure and the unit.
        alt: the finding with its key values, for those who do not see the drawing.
        description: a few sentences on what the drawing shows.
        credit: whose data.
        as_of: the last period shown.
        sources: ids of the series and sources.
        facts: references of the documents' figures that it draws, if any.
        height, narrow_height: of the drawings in CSS pixels.
    """

    title: str
    subtitle: str
    alt: str
    description: Sequence[str]
    credit: str
    as_of: str
    sources: Sequence[str]
    table: Table
    draw: Draw
    facts: Sequence[str] = ()
    height: int = 380
    narrow_height: int = 340


def credit(ledger: Ledger, ids: Sequence[str]) -> str:
    """Whose data it is, edition and licence, and whether a copy was read."""
    texts = []
    for id in ids:
        info = ledger.series[id].info
        copy = ", read in a copy" if info.have == "second-hand" else ""
        texts.append(f"{info.publisher}, {info.title} ({info.licence.split(' (')[0]}{copy}).")
    return "Source: " + " ".join(texts)
