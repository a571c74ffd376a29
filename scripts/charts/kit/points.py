"""Where the drawings of a chart show each cell of its table, for readers who touch them or use the keys."""

from __future__ import annotations

import json
from collections.abc import Mapping
from dataclasses import dataclass

import numpy as np
from matplotlib.figure import Figure

from scripts.charts.kit.model import GAP, NOTHING, Table, at
from scripts.charts.kit.proof import SHOWN, marks_of, nearest

DIGITS = 4  # of shares of the drawing; the last is less than a pixel
TWO = ("span", "block", "point")  # marks that show two columns, or one of them twice
LONGEST = 70  # letters of a cell that is told beside that of a mark; longer ones are read in the table


@dataclass(frozen=True)
class Box:
    """What a mark covers.

    Attributes:
        edges: left, top, right and bottom, as shares of the drawing from its upper left corner.
        down: whether rows follow each other downwards, not across.
    """

    edges: list[float]
    down: bool


Boxes = dict[tuple[int, int, int], Box]


def boxes(figure: Figure, table: Table) -> Boxes:
    """What each mark of a figure covers, once it is drawn, by column, other column (or the same) and row."""
    found: Boxes = {}
    for axes in figure.axes:
        panel = axes.get_gid() or ""
        if not panel.startswith("panel-"):
            continue
        for mark in marks_of(axes):
            corners = mark.points[~np.isnan(mark.points[:, 0])]
            pieces = ([(nearest([at(time) for time in table.periods], x), [(x, y)]) for x, y in corners]
                      if mark.kind == "line" else [(mark.row, corners)] if mark.kind in SHOWN else [])
            for row, points in pieces:
                shares = axes.transData.transform(points) / figure.bbox.size
                (left, low), (right, high) = shares.min(axis=0), shares.max(axis=0)
                edges = [round(float(edge), DIGITS) for edge in (left, 1 - high, right, 1 - low)]
                other = mark.other if mark.kind in TWO else mark.column
                found[mark.column, other, row] = Box(edges, panel.endswith("-row"))
    return found


def as_json(table: Table, drawings: Mapping[str, Boxes]) -> bytes:
    """The points of a chart, column by column: its row, its cells as readers see them, whose they are, and
    where the drawings of some names have them."""
    shown, points = table.shown(), []
    for place in sorted(set.intersection(*(set(found) for found in drawings.values()))):
        column, other, row = place
        label, *texts = shown[row]
        more = [index for index, column in enumerate(table.columns)
                if not column.drawn and texts[index] not in (GAP, NOTHING) and len(texts[index]) <= LONGEST]
        points.append({
            "row": row, "column": column, "label": label, "source": table.columns[column].source,
            "cells": [[table.columns[index].head, texts[index]]
                      for index in dict.fromkeys((column, other, *more))],
            "down": next(iter(drawings.values()))[place].down,
            **{name: found[place].edges for name, found in drawings.items()}})
    return json.dumps({"points": points}, ensure_ascii=False, separators=(",", ":")).encode()
