"""What a line does where values are missing or in doubt: a dotted piece to the next one, or rings off it."""

from collections.abc import Container, Sequence
from itertools import pairwise
from typing import Any

from scripts.charts.kit.canvas import Panel


def pieces(panel: Panel, column: int, colour: str, far: float, weight: float = 2.0,
           near: bool = True, stressed: Container[int] = ()) -> None:
    """A straight piece from each cell of a column to the next one, as piece-C-R-S from row R to row S.

    Args:
        far: years; a piece over more of them is dotted.
        near: whether the others are drawn as well, or a line is there.
        stressed: rows up to which a piece is red and thick.
    """
    cells = panel.table.numbers(column)
    for one, other in pairwise(panel.table.filled(column)):
        ends = [panel.place(one), panel.place(other)]
        if (lone := ends[1] - ends[0] > far) or near:
            hue, thick = (panel.colours.japan, 3.2) if other in stressed else (colour, weight)
            panel.axes.plot(ends, [cells[one] or 0, cells[other] or 0], color=hue, linewidth=thick,
                            linestyle=(0, (1, 1.5)) if lone else "-", gid=f"piece-{column}-{one}-{other}")


def doubtful(panel: Panel, column: int, rows: Sequence[int], colour: str, words: str, **style: Any) -> None:
    """A line that stays open where cells are in doubt; these are rings, and words at the last say why."""
    every, cells = panel.rows, panel.table.numbers(column)
    panel.rows = [row for row in every if row not in rows]
    panel.line(column, colour, [rows[-1] + 1], weight=2.6)
    panel.rows = every
    panel.dots(column, colour, rows=rows, size=6, hollow=True)
    panel.note(panel.place(rows[-1]), cells[rows[-1]] or 0, words, **style)
