"""What a chart is: a finding, a table, and a way to draw that table."""

from __future__ import annotations

import csv
import inspect
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from typing import TYPE_CHECKING, Any

from macros.data import Ledger
from macros.values.periods import Period
from macros.words.house_style import period_text

if TYPE_CHECKING:
    from scripts.charts.canvas import Canvas

Cell = Decimal | Period | str | None
GAP, NOTHING = "no value", "–"  # a number that is missing; a word that there is none for
WIDTH, NARROW_WIDTH = 720, 344
# The drawings of a chart: scheme, and whether it is the one for phones.
VARIANTS = {"light": ("light", False), "dark": ("dark", False),
            "light-narrow": ("light", True), "dark-narrow": ("dark", True)}


def as_text(cell: Cell) -> str:
    """A cell as a reader sees it when its column has no way of its own."""
    return period_text(cell) if isinstance(cell, Period) else f"{cell}"


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Attributes:
        head: what stands above it.
        show: how a reader sees a cell.
        drawn: whether the drawing shows it as a mark; a column that is only in
            the table (a difference, a name) is not looked for in the drawing.
    """

    head: str
    show: Callable[[Any], str] = as_text
    drawn: bool = True


Row = tuple[str | Period, tuple[Cell, ...]]


@dataclass(frozen=True)
class Table:
    """The rows that a chart draws, shows and offers for download.

    Attributes:
        key: head of the first column.
        columns: the other columns.
        rows: what the row is, a name or a period; then a cell (None is a gap)
            for each column.
    """

    key: str
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]

    def column(self, index: int) -> list[Any]:
        """The cells of one column, top to bottom."""
        return [cells[index] for _, cells in self.rows]

    def numbers(self, index: int) -> list[float | None]:
        """The numbers of one column, top to bottom; None where there is a gap."""
        return [None if cell is None else float(cell) for cell in self.column(index)]

    @property
    def labels(self) -> list[str]:
        """What the rows are, top to bottom, in words."""
        return [as_text(label) for label, _ in self.rows]

    def shown(self) -> list[list[str]]:
        """The rows as readers see them."""
        return [[as_text(label), *((GAP if column.drawn else NOTHING) if cell is None else column.show(cell)
                                   for column, cell in zip(self.columns, cells, strict=True))]
                for label, cells in self.rows]

    def csv(self) -> str:
        """The rows for machines: plain decimals, periods in ISO 8601, empty for a gap."""
        out = io.StringIO()
        writer = csv.writer(out, lineterminator="\n")
        writer.writerow([self.key, *(column.head for column in self.columns)])
        for label, cells in self.rows:
            writer.writerow([plain(label), *(plain(cell) for cell in cells)])
        return out.getvalue()


def plain(cell: Cell) -> str:
    """A cell as it stands in the download."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return cell.text if isinstance(cell, Period) else cell


def curly(text: str) -> str:
    """The text with the apostrophes of print instead of those of a typewriter."""
    return text.replace("'", "’")


Draw = Callable[["Canvas"], None]


@dataclass(frozen=True)
class Chart:
    """One chart. All its texts are computed from the records, so that they stay true.

    Attributes:
        title: the finding.
        subtitle: the measure and the unit.
        alt: the finding with its key values, for those who do not see the drawing.
        description: a few sentences on what the drawing shows.
        credit: whose data, and on which terms.
        as_of: the last period shown.
        topic: under which heading the gallery lists it.
        sources: ids of the series and sources.
        facts: references of the documents' figures that it draws, if any.
        events: ids of the events that it draws, if any.
        height, narrow_height: of the drawings in CSS pixels.
        is_map: whether it is drawn over coastlines.
    """

    title: str
    subtitle: str
    alt: str
    description: Sequence[str]
    credit: str
    as_of: str
    topic: str
    sources: Sequence[str]
    table: Table
    draw: Draw
    facts: Sequence[str] = ()
    events: Sequence[str] = ()
    height: int = 380
    narrow_height: int = 340
    is_map: bool = False

    def in_print(self) -> Chart:
        """The same chart with its words as a printer would set them."""
        def cell(value: Any) -> Any:
            return curly(value) if isinstance(value, str) else value
        table = replace(
            self.table, key=curly(self.table.key),
            columns=tuple(replace(column, head=curly(column.head)) for column in self.table.columns),
            rows=tuple((cell(label), tuple(cell(one) for one in cells)) for label, cells in self.table.rows))
        return replace(self, title=curly(self.title), subtitle=curly(self.subtitle), alt=curly(self.alt),
                       description=[curly(line) for line in self.description], credit=curly(self.credit),
                       as_of=curly(self.as_of), table=table)

    def recipe(self) -> str:
        """All that a drawing is made from, as text: equal recipes give equal drawings."""
        rows = [(plain(label), [plain(cell) for cell in cells]) for label, cells in self.table.rows]
        return repr((self.title, self.subtitle, self.credit, self.as_of, self.height,
                     self.narrow_height, self.table.key, self.table.shown(), rows, captured(self.draw)))


def captured(value: Any) -> Any:
    """What a drawing function holds on to beside its code, as plain values without addresses."""
    if inspect.isfunction(value):
        inner = inspect.getclosurevars(value).nonlocals
        return (value.__qualname__, [(name, captured(inner[name])) for name in sorted(inner)])
    if isinstance(value, dict):
        return [(captured(key), captured(one)) for key, one in value.items()]
    if isinstance(value, list | tuple):
        return [captured(one) for one in value]
    return repr(value)


def credit(ledger: Ledger, ids: Sequence[str]) -> str:
    """Whose data it is, edition and licence, and whether a copy was read."""
    texts = []
    for id in ids:
        info = ledger.series[id].info
        copy = ", read in a copy" if info.have == "second-hand" else ""
        texts.append(f"{info.publisher}, {info.title} ({info.licence.split(' (')[0]}{copy}).")
    return "Source: " + " ".join(texts)


def documents_credit(ledger: Ledger, ids: Sequence[str]) -> str:
    """Who wrote the documents that the figures or events of a chart come from."""
    texts = []
    for id in ids:
        source = ledger.source(id)
        by = ", ".join([*source.authors, source.publisher])
        texts.append(f"{by}, {source.title} ({period_text(source.published)}).")
    return "Source: " + " ".join(texts)
