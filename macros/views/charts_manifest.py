"""What was drawn, read from the manifest that the preparation step leaves behind."""

from __future__ import annotations

import json
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from macros.reading.project import ROOT

MANIFEST = ROOT / ".cache" / "charts.json"


@dataclass(frozen=True)
class ChartEntry:
    """One chart as drawn.

    Attributes:
        topic: under which heading the gallery lists it.
        drawings: address of each drawing below the site's root, by
            `light`, `dark`, `light-narrow`, `dark-narrow`.
        sizes: width and height in CSS pixels of the `wide` and `narrow`
            drawing and of the `poster`.
        header, rows: the table as shown to readers, texts.
        drawn: for each column but the first, whether the drawing shows it.
        csv, png: addresses of the downloads below the site's root.
        sources: ids of the series and sources drawn.
        facts, events: the records of documents drawn.
    """

    id: str
    title: str
    subtitle: str
    alt: str
    description: list[str]
    credit: str
    as_of: str
    topic: str
    header: list[str]
    rows: list[list[str]]
    drawn: list[bool]
    drawings: dict[str, str]
    sizes: dict[str, list[int]]
    csv: str
    png: str
    sources: list[str]
    facts: list[str]
    events: list[str]
    is_map: bool

    @property
    def href(self) -> str:
        """Address of its own page below the site's root."""
        return f"reference/charts/{self.id}/"

    @property
    def names(self) -> list[str]:
        """What the rows are, as readers see it."""
        return [row[0] for row in self.rows]


def read_manifest(path: Path = MANIFEST) -> dict[str, ChartEntry]:
    """The charts that were drawn; empty when nothing has been prepared."""
    if not path.exists():
        return {}
    data: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["charts"]
    return {id: ChartEntry(id=id, **entry) for id, entry in data.items()}
