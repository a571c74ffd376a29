"""What was drawn, read from the manifest that the preparation step leaves behind."""

from __future__ import annotations

import json
from dataclasses import dataclass
from html import escape
from pathlib import Path
from typing import Any

from macros.data import ROOT
from macros.html import relative

MANIFEST = ROOT / ".cache" / "charts.json"
NARROW = "(max-width: 599px)"


@dataclass(frozen=True)
class ChartEntry:
    """One chart as drawn.

    Attributes:
        drawings: address of each drawing below the site's root, by
            `light`, `dark`, `light-narrow`, `dark-narrow`.
        sizes: width and height in CSS pixels of the `wide` and `narrow` drawing.
        header, rows: the table as shown to readers, texts.
        sources: ids of the series and sources drawn.
    """

    id: str
    title: str
    subtitle: str
    alt: str
    description: list[str]
    credit: str
    as_of: str
    header: list[str]
    rows: list[list[str]]
    drawings: dict[str, str]
    sizes: dict[str, list[int]]
    csv: str
    sources: list[str]


def read_manifest(path: Path = MANIFEST) -> dict[str, ChartEntry]:
    """The charts that were drawn; empty when nothing has been prepared."""
    if not path.exists():
        return {}
    data: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["charts"]
    return {id: ChartEntry(id=id, **entry) for id, entry in data.items()}


def chart_html(entry: ChartEntry, page_url: str) -> str:
    """The chart as a figure: finding, drawing, credit, description and table."""
    csv = relative(entry.csv, page_url)
    described = "".join(f"<p>{escape(line)}</p>" for line in entry.description)
    return (
        f'<figure class="chart" id="chart-{entry.id}" data-chart="{entry.id}">'
        f'<figcaption><p class="chart-title">{escape(entry.title)}</p>'
        f'<p class="chart-subtitle">{escape(entry.subtitle)}</p></figcaption>'
        f'{_picture(entry, "light", page_url)}{_picture(entry, "dark", page_url)}'
        f'<p class="chart-credit">{escape(entry.credit)} As of {escape(entry.as_of)}. '
        f'<a href="{csv}" download>Download the data (CSV)</a></p>'
        f'<details class="chart-data"><summary>Description and table</summary>{described}'
        f"{table_html(entry.header, entry.rows, entry.title)}</details></figure>")


def _picture(entry: ChartEntry, theme: str, page_url: str) -> str:
    wide, narrow = (relative(entry.drawings[key], page_url) for key in (theme, f"{theme}-narrow"))
    (width, height), (small, tall) = entry.sizes["wide"], entry.sizes["narrow"]
    alt = escape(entry.alt)
    return (f'<picture class="only-{theme}"><source media="{NARROW}" srcset="{narrow}" '
            f'width="{small}" height="{tall}"><img src="{wide}" alt="{alt}" width="{width}" '
            f'height="{height}" loading="lazy" decoding="async"></picture>')


def table_html(header: list[str], rows: list[list[str]], caption: str) -> str:
    """A table with a caption, column heads and row heads; numbers marked as such."""
    head = "".join(f'<th scope="col">{escape(cell)}</th>' for cell in header)
    body = "".join(
        f'<tr><th scope="row">{escape(row[0])}</th>'
        + "".join(f"<td>{escape(cell)}</td>" for cell in row[1:]) + "</tr>" for row in rows)
    return (f'<div class="table-scroll" tabindex="0" role="region" aria-label="{escape(caption)}">'
            f"<table><caption>{escape(caption)}</caption>"
            f"<thead><tr>{head}</tr></thead><tbody>{body}</tbody></table></div>")
