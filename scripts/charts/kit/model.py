"""What a chart is: a table, a finding, and a way to draw the table."""

from __future__ import annotations

import inspect
from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass, replace
from functools import partial
from typing import TYPE_CHECKING, Any

from macros.data import Ledger
from macros.words.house_style import period_text
from scripts.charts.kit.table import Table, curly, plain

if TYPE_CHECKING:
    from scripts.charts.kit.canvas import Canvas

WIDTH, NARROW_WIDTH = 720, 344
# The drawings of a chart: scheme, and whether it is the one for phones.
VARIANTS = {"light": ("light", False), "dark": ("dark", False),
            "light-narrow": ("light", True), "dark-narrow": ("dark", True)}
Draw = Callable[["Canvas"], None]


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
    as_of: str
    topic: str
    sources: Sequence[str]
    table: Table
    draw: Draw
    credit: str = ""
    facts: Sequence[str] = ()
    events: Sequence[str] = ()
    height: int = 380
    narrow_height: int = 340
    is_map: bool = False

    def in_print(self, ledger: Ledger) -> Chart:
        """The same chart with its credit, and its words as a printer would set them."""
        def cell(value: Any) -> Any:
            return curly(value) if isinstance(value, str) else value
        table = replace(
            self.table, key=curly(self.table.key),
            columns=tuple(replace(column, head=curly(column.head)) for column in self.table.columns),
            rows=tuple((cell(label), tuple(cell(one) for one in cells)) for label, cells in self.table.rows))
        return replace(self, title=curly(self.title), subtitle=curly(self.subtitle), alt=curly(self.alt),
                       description=[curly(line) for line in self.description], as_of=curly(self.as_of),
                       credit=curly(self.credit or credit(ledger, self.sources)), table=table)

    def recipe(self) -> str:
        """All that a drawing is made from, as text: equal recipes give equal drawings."""
        rows = [(plain(label), [plain(cell) for cell in cells]) for label, cells in self.table.rows]
        return repr((self.title, self.subtitle, self.credit, self.as_of, self.height,
                     self.narrow_height, self.table.key, self.table.shown(), rows, captured(self.draw)))


def captured(value: Any) -> Any:
    """What a drawing function holds on to beside its code, as plain values without addresses."""
    if isinstance(value, partial):
        return captured([value.func, value.args, value.keywords])
    if inspect.isfunction(value):
        inner = inspect.getclosurevars(value).nonlocals
        return (value.__qualname__, [(name, captured(inner[name])) for name in sorted(inner)])
    if isinstance(value, dict):
        return [(captured(key), captured(one)) for key, one in value.items()]
    if isinstance(value, list | tuple):
        return [captured(one) for one in value]
    return repr(value)


def credit(ledger: Ledger, ids: Sequence[str]) -> str:
    """Whose data it is: of a series edition, licence and whether a copy was read; of a document its date."""
    texts = []
    for id in ids:
        if id in ledger.series:
            info = ledger.series[id].info
            copy = ", read in a copy" if info.have == "second-hand" else ""
            texts.append(f"{info.publisher}, {info.title} ({info.licence.split(' (')[0]}{copy}).")
        else:
            source = ledger.sources[id]
            by = ", ".join([*source.authors, source.publisher])
            texts.append(f"{by}, {source.title} ({period_text(source.published)}).")
    return "Source: " + " ".join(texts)


def origins(ledger: Ledger, refs: Iterable[str]) -> list[str]:
    """Ids of the sources and series on which figures, rows and events rest."""
    found = [id for ref in refs
             for id in ((ledger.source_of[ref],) if ref in ledger.events else ledger.fact(ref).sources)]
    return list(dict.fromkeys(found))
