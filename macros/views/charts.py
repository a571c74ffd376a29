"""Charts: what was drawn, as the preparation step left it in its manifest, and the HTML that shows it."""

import json
from collections.abc import Sequence
from dataclasses import dataclass, replace
from decimal import Decimal
from math import ceil
from pathlib import Path
from typing import Any

from markupsafe import Markup

from macros.data import Fact, Ledger
from macros.reading.project import ROOT, site_names, typographic
from macros.values.amounts import Amount
from macros.values.problems import Problem, ProblemsFound
from macros.views.templating import NO_RECORDS, render

MANIFEST = ".cache/charts.json"
FRAMED = "embed/"
USUAL = 720  # CSS pixels, about as wide as a column of text elsewhere
# What stands around a drawing where it stands alone: pixels, then those of a letter and of a line of the
# finding, of what is measured, and of the sources.
AROUND, FINDING, MEASURE, SOURCES = 80, (9.2, 25), (7, 21), (6.6, 19)


@dataclass(frozen=True)
class ChartEntry:
    """One chart as drawn.

    Attributes:
        topic: under which heading the gallery lists it.
        drawings: address of each drawing below the site's root, by
            `light`, `dark`, `light-narrow`, `dark-narrow`.
        small: address of the thumbnail of each scheme.
        sizes: width and height in CSS pixels of the `wide` and `narrow` drawing.
        header, rows: the table as shown to readers, texts.
        csv, png: addresses of the downloads below the site's root.
        points: address of what the drawings show where; empty if they show words alone.
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
    drawings: dict[str, str]
    small: dict[str, str]
    sizes: dict[str, list[int]]
    csv: str
    png: str
    points: str
    sources: list[str]
    facts: list[str]
    events: list[str]
    is_map: bool

    @property
    def href(self) -> str:
        """Address of its own page below the site's root."""
        return f"reference/charts/{self.id}/"

    @property
    def framed(self) -> str:
        """Address of the page on which it stands alone, for frames on other sites."""
        return f"{FRAMED}{self.id}/"

    @property
    def framed_height(self) -> int:
        """How high that page is, in CSS pixels, where it is as wide as usual."""
        texts = (self.title, FINDING), (self.subtitle, MEASURE), (f"{self.credit} {self.as_of}", SOURCES)
        lines = sum(line * ceil(len(text) * letter / USUAL) for text, (letter, line) in texts)
        return AROUND + self.sizes["wide"][1] + lines


def read_manifest(path: Path) -> dict[str, ChartEntry]:
    """The charts that were drawn; empty when nothing has been prepared.

    Raises:
        ProblemsFound: it is damaged.
    """
    if not path.exists():
        return {}
    try:
        data: dict[str, dict[str, Any]] = json.loads(path.read_text(encoding="utf-8"))["charts"]
        return {id: ChartEntry(id=id, **entry) for id, entry in data.items()}
    except (ValueError, LookupError, TypeError) as error:
        raise ProblemsFound([Problem(MANIFEST, 0, "this file is damaged",
                                     "Delete it; the programs make it anew.")]) from error


def figure(entry: ChartEntry, page_url: str, ledger: Ledger = NO_RECORDS, citation: str = "") -> Markup:
    """The chart as a figure: finding, drawing, credit, description, table, downloads and citation.

    On its own page, whose heading is the finding, everything is open; elsewhere the
    description and the citation unfold.
    """
    return render("chart", page_url, ledger, entry=entry, alone=False, citation=citation,
                  at_home=page_url == entry.href)


def framed(entry: ChartEntry, ledger: Ledger) -> Markup:
    """The whole page on which a chart stands alone: its finding, its sources and a link, and no script."""
    ours = site_names(ROOT)
    return render("framed", entry.framed, ledger, entry=entry, alone=True, site_name=typographic(ours.site),
                  licence=ours.licence)


def pass_it_on(entry: ChartEntry, site: str, citation: Markup) -> Markup:
    """Address, citation and embed code of a chart, ready to copy.

    Args:
        site: address of this site, ending in a slash.
    """
    embed = render("embed_code", "", entry=entry, site=site)
    return render("pass_it_on", "", entry=entry, site=site, citation=citation, embed=str(embed))


def axis_ends(facts: Sequence[Fact]) -> list[Fact]:
    """Nought, a round number just below the least of some positive figures of one unit, and one above all."""
    values = [fact.low.value for fact in facts]
    step = Decimal(1).scaleb((max(values) - min(values)).adjusted())
    ends = (Decimal(0), min(values) - (min(values) % step or step), max(values) - max(values) % step + step)
    return [replace(facts[0], low=(end := Amount(one, step, 0)), high=end, digits=None) for one in ends]
