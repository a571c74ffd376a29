"""Where the drawings of a chart show each cell of its table, for readers who touch them or use the keys."""

from __future__ import annotations

import json
from collections.abc import Mapping

import numpy as np
from matplotlib.figure import Figure

from scripts.charts.kit.model import GAP, NOTHING, Table, at
from scripts.charts.kit.proof import SHOWN, marks_of, nearest

DIGITS = 4  # of shares of the drawing; the last is less than a pixel
TWO = ("span", "block", "point")  # marks that show two columns, or one of them twice
LONGEST = 70  # letters of a cell that is told beside that of a mark; longer ones are read in the table
# By column, other column (or the same) and row: left, top, right and bottom as shares of the drawing from
# its upper left corner; and whether rows follow each other downwards, not across.
Boxes = dict[tuple[int, int, int], tuple[list[float], bool]]


def boxes(figure: Figure, table: Table) -> Boxes:
    """What each mark of a figure covers, once it is drawn."""
    found: Boxes = {}
    for axes in figure.axes:
        panel = axes.get_gid() or ""
        for mark in marks_of(axes) if panel.startswith("panel-") else []:
            corners = mark.points[~np.isnan(mark.points[:, 0])]
            pieces = ([(nearest([at(time) for time in table.periods], x), [(x, y)]) for x, y in corners]
                      if mark.kind == "line" else [(mark.row, corners)] if mark.kind in SHOWN else [])
            for row, points in pieces:
                shares = axes.transData.transform(points) / figure.bbox.size
                (left, low), (right, high) = shares.min(axis=0), shares.max(axis=0)
                edges = [round(float(edge), DIGITS) for edge in (left, 1 - high, right, 1 - low)]
                other = mark.other if mark.kind in TWO else mark.column
                found[mark.column, other, row] = edges, panel.endswith("-row")
    return found


def as_json(table: Table, drawings: Mapping[str, Boxes]) -> bytes:
    """The points of a chart, column by column: the row, its cells as readers see them, whose they are, and
    the box in each of the drawings, by their names; empty if they show words alone."""
    shown, points = table.shown(), []
    for place in sorted(set.intersection(*map(set, drawings.values()))):
        column, other, row = place
        label, *texts = shown[row]
        more = [index for index, one in enumerate(table.columns)
                if not one.drawn and texts[index] not in (GAP, NOTHING) and len(texts[index]) <= LONGEST]
        told = [[table.columns[index].head, texts[index]] for index in dict.fromkeys((column, other, *more))]
        points.append({"row": row, "column": column, "label": label, "cells": told,
                       "source": table.columns[column].source, "down": drawings["wide"][place][1],
                       **{name: found[place][0] for name, found in drawings.items()}})
    text = json.dumps({"points": points}, ensure_ascii=False, separators=(",", ":"))
    return text.encode() if points else b""
