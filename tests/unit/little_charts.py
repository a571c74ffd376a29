"""Charts of a few invented cells."""

from collections.abc import Sequence
from decimal import Decimal

from matplotlib.figure import Figure

from macros.values.periods import Period, parse_period
from scripts.charts.kit import house, lettering
from scripts.charts.kit.model import Cell, Chart, Column, Draw, Table, as_text
from scripts.charts.kit.proof import complaints
from scripts.charts.kit.writing import ALL, Writing

PLAIN = Writing("count", ALL, printed=True)


def cell(text: str) -> Cell:
    """A number, a period (2025-07, FY2024, @2025 for a year as a cell) or, for an empty text, a gap."""
    if not text:
        return None
    if text.startswith(("@", "FY")) or "-" in text.removeprefix("-"):
        return parse_period(text.removeprefix("@"))
    return Decimal(text)


def table(*rows: Sequence[str], heads: Sequence[str] = (), drawn: Sequence[bool] = ()) -> Table:
    """A table from texts: what the row is (@2015 for a year), then its cells."""
    width = len(rows[0]) - 1
    numbers = [all(not isinstance(cell(row[i + 1]), Period) for row in rows) for i in range(width)]
    columns = tuple(Column(heads[i] if heads else f"Column {i}", PLAIN if numbers[i] else as_text,
                           drawn=drawn[i] if drawn else True) for i in range(width))
    labels: list[str | Period] = [parse_period(row[0][1:]) if row[0].startswith("@") else row[0]
                                  for row in rows]
    return Table("Row", columns, tuple((label, tuple(cell(text) for text in row[1:]))
                                       for label, row in zip(labels, rows, strict=True)))


def chart(of: Table, draw: Draw) -> Chart:
    """A chart with as little as a chart needs."""
    return Chart("A finding", "A measure", "A finding.", ["What it shows."], "2024", "trade", of, draw,
                 credit="Source: none.", height=300, narrow_height=300)


def drawn(of: Table, draw: Draw, narrow: bool = False) -> tuple[Figure, bytes]:
    """The drawing of a table: the figure, laid out, and its SVG."""
    lettering.install()
    return house.drawn(chart(of, draw), narrow)


def complaints_of(of: Table, draw: Draw, claimed: Table | None = None, narrow: bool = False) -> list[str]:
    """What is wrong with the drawing of one table as a drawing of another (or of itself)."""
    return list(complaints(drawn(of, draw, narrow)[0], claimed or of))
