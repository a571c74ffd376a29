"""What a chart is: values from the records, how they are told, a table of them, and a way to draw it."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date, timedelta
from decimal import Decimal
from typing import Any, TypeVar

from macros.data import Ledger, Series
from macros.values.periods import Period, parse_period
from macros.views.html import known_as
from macros.words.house_style import period_text
from scripts.charts.kit.writing import Writing, writing_of
from scripts.export import csv_text

WIDTH, NARROW_WIDTH = 720, 344
# The drawings of a chart: scheme, and whether it is the one for phones.
VARIANTS = {"light": ("light", False), "dark": ("dark", False),
            "light-narrow": ("light", True), "dark-narrow": ("dark", True)}
K = TypeVar("K", bound=str | Period)
Cell = Decimal | Period | str | None
DAYS_IN_A_YEAR = 365.25
GAP, NOTHING = "no value", "–"  # a number that is missing; a word that there is none for
OTHERS = " and others"


def as_text(cell: Cell) -> str:
    """A cell as a reader sees it when its column has no way of its own."""
    return period_text(cell) if isinstance(cell, Period) else f"{cell}"


def at(when: Period | date) -> float:
    """The place of a day, or of the first day of a period, on a scale of years."""
    day = when.first if isinstance(when, Period) else when
    return day.year + (day - date(day.year, 1, 1)).days / DAYS_IN_A_YEAR


def after(period: Period) -> float:
    """The place of the day after a period on a scale of years."""
    return at(period.last + timedelta(days=1))


@dataclass(frozen=True)
class Column:
    """One column of a table.

    Attributes:
        head: what stands above it.
        show: how a reader sees a cell: numbers by a Writing, periods perhaps in words of their own.
        drawn: whether the drawing shows it as a mark; a column that is only in
            the table (a difference, a name) is not looked for in the drawing.
        source: whose numbers these are; empty where several publishers are behind them.
    """

    head: str
    show: Callable[[Any], str] = as_text
    drawn: bool = True
    source: str = ""

    @property
    def writing(self) -> Writing:
        """How its numbers are written.

        Raises:
            ValueError: it says no unit for them.
        """
        if not isinstance(self.show, Writing):
            raise ValueError(f"the column {self.head!r} holds numbers and says no unit for them; "
                             "give it a Writing")
        return self.show


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

    def said(self, index: int, row: int) -> str:
        """One cell as a reader sees it."""
        return self.columns[index].show(self.column(index)[row])

    def numbers(self, index: int) -> list[float | None]:
        """The numbers of one column, top to bottom; None where there is a gap."""
        return [None if cell is None else float(cell) for cell in self.column(index)]

    @property
    def labels(self) -> list[str]:
        """What the rows are, top to bottom, in words."""
        return [as_text(label) for label, _ in self.rows]

    @property
    def periods(self) -> list[Period]:
        """The rows that are periods, top to bottom."""
        return [label for label, _ in self.rows if isinstance(label, Period)]

    def filled(self, *columns: int) -> list[int]:
        """The rows that have a cell in one of some columns."""
        return [row for row, (_, cells) in enumerate(self.rows) if any(cells[c] is not None for c in columns)]

    def shown(self) -> list[list[str]]:
        """The rows as readers see them."""
        return [[as_text(label), *((GAP if column.drawn else NOTHING) if cell is None else column.show(cell)
                                   for column, cell in zip(self.columns, cells, strict=True))]
                for label, cells in self.rows]

    def csv(self) -> str:
        """The rows for machines: plain decimals, periods in ISO 8601, empty for a gap."""
        return csv_text([[self.key, *(column.head for column in self.columns)],
                         *([plain(label), *map(plain, cells)] for label, cells in self.rows)])


def plain(cell: Cell) -> str:
    """A cell as it stands in the download."""
    if cell is None:
        return ""
    if isinstance(cell, Decimal):
        return f"{cell:f}"
    return cell.text if isinstance(cell, Period) else cell


def curly(cell: Any) -> Any:
    """A text with the apostrophes of print instead of those of a typewriter; other cells as they are."""
    return cell.replace("'", "’") if isinstance(cell, str) else cell


class Values(dict[K, Decimal]):
    """Numbers by period or by name, how a reader sees them, and whose they are, if one publisher's."""

    def __init__(self, values: dict[K, Decimal], show: Writing, source: str = "") -> None:
        super().__init__(values)
        self.show, self.source = show, source

    @property
    def first(self) -> K:
        """The first period."""
        return min(self)

    @property
    def last(self) -> K:
        """The last period."""
        return max(self)

    @property
    def lowest(self) -> K:
        """Where the number is smallest."""
        return min(self, key=self.__getitem__)

    @property
    def highest(self) -> K:
        """Where the number is largest."""
        return max(self, key=self.__getitem__)

    def said(self, key: K) -> str:
        """One number: 12.5%."""
        return self.show(self[key])

    def told(self, key: K) -> str:
        """One number and where it belongs: 12.5% in 2011."""
        return f"{self.said(key)} in {as_text(key)}"

    def listed(self, between: str = ", ") -> str:
        """All of them in order: 2011 12.5%, 2012 13.0%."""
        return between.join(f"{as_text(key)} {self.said(key)}" for key in self)


def over_time(ledger: Ledger, series: str, entity: str = "", **form: Any) -> Values[Period]:
    """The values of one entity of a series (or of one without entities), without its gaps.

    Args:
        form: how they are written, as in Writing; their unit is that of the series.
    """
    rows = ledger.series[series].values(entity)
    return Values({row.period: row.amount.value for row in rows if row.amount},
                  writing_of(ledger, series, **form), whose(ledger, [series]))


def of_figures(ledger: Ledger, refs: Mapping[K, str], **form: Any) -> Values[K]:
    """The numbers of some figures, by period or name, in the unit that they share."""
    return Values({key: ledger.fact(ref).low.value for key, ref in refs.items()},
                  writing_of(ledger, refs.values(), **form), whose(ledger, origins(ledger, refs.values())))


def labels_of(series: Series) -> dict[str, str]:
    """What the entities of a series are called, by id."""
    return {entity.id: entity.label for entity in series.info.entities}


def ranking(ledger: Ledger, series: str, only: Collection[str] = (), last: Sequence[str] = (),
            **form: Any) -> Values[str]:
    """The values of a series of one period by label, the largest first.

    Args:
        only: ids of entities; all without it.
        last: ids of entities that stand behind the others whatever their size.
        form: how they are written, as in Writing; their unit is that of the series.
    """
    found = ledger.series[series]
    values = {row.entity: row.amount.value for row in found.rows
              if row.entity and row.amount and (not only or row.entity in only)}
    labels = labels_of(found)
    order = sorted(values, key=lambda id: (last.index(id) + 1 if id in last else 0, -values[id]))
    return Values({labels[id]: values[id] for id in order}, writing_of(ledger, series, **form))


def every_year(first: Period, last: Period, form: str = "{}") -> list[Period]:
    """All years from one to another, so that a year without a value becomes a gap."""
    return [parse_period(form.format(year)) for year in range(first.first.year, last.first.year + 1)]


def table_of(key: str, columns: Mapping[str, Mapping[Any, Cell]], rows: Sequence[str | Period] = (),
             undrawn: Collection[str] = ()) -> Table:
    """A table with a column for each of some values.

    Args:
        key: head of the first column.
        columns: by their heads; what is no Values is words, which are only in the table.
        rows: the rows, some perhaps without a value; by default those of the values, periods in order.
        undrawn: heads of columns that are only in the table.
    """
    keys = list(rows) or list(dict.fromkeys(name for values in columns.values() for name in values))
    if not rows and isinstance(keys[0], Period):
        keys.sort()
    made: list[Row] = []
    for name in keys:
        cells: tuple[Cell, ...] = tuple(values.get(name) for values in columns.values())
        made.append((name, cells))
    heads = (Column(head, values.show, head not in undrawn, values.source) if isinstance(values, Values)
             else Column(head, drawn=False) for head, values in columns.items())
    return Table(key, tuple(heads), tuple(made))


Draw = Callable[..., None]


@dataclass(frozen=True)
class Chart:
    """One chart. All its texts are computed from the records, so that they stay true.

    Attributes:
        title: the finding.
        subtitle: the measure and the unit.
        alt: the finding with its key values, for those who do not see the drawing.
        description: a few sentences on what the drawing shows.
        credit: whose data, and on which terms; without it the credit of the sources.
        as_of: the last period shown.
        topic: under which heading the gallery lists it.
        sources: ids of the series and sources that are credited; those of facts and events are added.
        facts: references of the documents' figures that it draws, if any.
        events: ids of the events that it draws, if any.
        height, narrow_height: of the drawings in CSS pixels.
        is_map: whether it is drawn over coastlines.
        draw: a function of the chart's file; it holds on to nothing, and what it
            needs beside the canvas it is `given`, as plain values.
    """

    title: str
    subtitle: str
    alt: str
    description: Sequence[str]
    as_of: str
    topic: str
    table: Table
    draw: Draw
    sources: Sequence[str] = ()
    credit: str = ""
    facts: Sequence[str] = ()
    events: Sequence[str] = ()
    height: int = 380
    narrow_height: int = 340
    is_map: bool = False
    given: Mapping[str, Any] = field(default_factory=dict)

    def in_print(self, ledger: Ledger) -> Chart:
        """The same chart with its credit and the sources of all that it draws, and its words as a printer
        would set them."""
        sources = list(dict.fromkeys([*self.sources, *origins(ledger, [*self.facts, *self.events])]))
        table = replace(
            self.table, key=curly(self.table.key),
            columns=tuple(replace(column, head=curly(column.head),
                                  source=curly(column.source or whose(ledger, sources)))
                          for column in self.table.columns),
            rows=tuple((curly(label), tuple(map(curly, cells))) for label, cells in self.table.rows))
        return replace(self, title=curly(self.title).replace(" km", "\xa0km"), subtitle=curly(self.subtitle),
                       alt=curly(self.alt), description=[*map(curly, self.description)],
                       credit=curly(self.credit or credit(ledger, self.sources or sources)), table=table,
                       as_of=curly(self.as_of), sources=sources)

    def draw_on(self, canvas: Any) -> None:
        """Draw the table on a canvas."""
        self.draw(canvas, **self.given)

    def recipe(self) -> str:
        """All that a drawing is made from, as text: equal recipes give equal drawings."""
        rows = [(plain(label), [plain(cell) for cell in cells]) for label, cells in self.table.rows]
        columns = [(column.head, column.source) for column in self.table.columns]
        return repr((self.title, self.subtitle, self.credit, self.as_of, self.height,
                     self.narrow_height, self.table.key, columns, self.table.shown(), rows,
                     getattr(self.draw, "__qualname__", ""), repr(self.given)))


def credit(ledger: Ledger, ids: Sequence[str]) -> str:
    """Whose data it is, in names; of more than four three. Terms and copies are told with the sources."""
    names = list(dict.fromkeys(
        ledger.series[id].info.publisher.split(" (")[0] if id in ledger.series
        else known_as(ledger.sources[id]) for id in ids))
    told = names[:4 if len(names) < 5 else 3]
    more = told != names or any(name.endswith(OTHERS) for name in told)
    return f"Source: {'; '.join(name.removesuffix(OTHERS) for name in told)}{OTHERS * more}."


def whose(ledger: Ledger, ids: Iterable[str]) -> str:
    """Who publishes some sources and series, if they are all one publisher's."""
    found = {ledger.series[id].info.publisher if id in ledger.series else known_as(ledger.sources[id])
             for id in ids}
    return found.pop() if len(found) == 1 else ""


def origins(ledger: Ledger, refs: Iterable[str]) -> list[str]:
    """Ids of the sources and series on which figures, rows and events rest."""
    found = [id for ref in refs
             for id in ((ledger.source_of[ref],) if ref in ledger.events else ledger.fact(ref).sources)]
    return list(dict.fromkeys(found))
