"""The pages of single records, which differ only in an id: sources, series and charts.

They are written before the engine runs, into folders of docs/reference/ that git ignores,
and name in `generated` the file to edit instead. A page that somebody wrote by hand, and
that does not say so, takes the place of the one that would be made.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import Path

from macros.data import Ledger
from macros.data.kinds import Source
from scripts.drawings import chart_file
from scripts.writing import write_if_changed

MARK = "---\ngenerated: "
FOLDERS = tuple(f"reference/{name}" for name in ("sources", "series", "charts"))
CHART = ((None, 'chart("{id}")'), ("Where it is used { #told-in }", 'chart_record("{id}", "told_in")'),
         ("Cite or embed it { #pass-it-on }", 'chart_record("{id}", "pass_it_on")'),
         ("Where the numbers come from { #sources }", "sources()"))
SERIES = ((None, 'series_record("{id}", "about")'), ("The rows { #rows }", 'series_record("{id}", "rows")'))
SOURCE = ((None, 'source_record("{id}", "about")'),
          ("Its figures { #figures }", 'source_record("{id}", "figures")'),
          ("Its dates { #dates }", 'source_record("{id}", "dates")'),
          ("Who says what in it { #positions }", 'source_record("{id}", "positions")'))
Section = tuple[str | None, str]


def wanted(ledger: Ledger, charts: Iterable[str]) -> dict[str, bytes]:
    """The text of the page of every source, series and chart, by its file below docs/."""
    pages = {f"reference/series/{id}.md": page(id, "record_title", SERIES, ledger.where(id)[0])
             for id in ledger.series}
    pages |= {f"reference/charts/{id}.md": page(id, "chart_title", CHART, chart_file(id)) for id in charts}
    pages |= {f"reference/sources/{source.id}.md": page(source.id, "record_title", sections_of(source),
                                                        ledger.where(source.id)[0])
              for source in ledger.sources.values()}
    return pages


def sections_of(source: Source) -> tuple[Section, ...]:
    """What there is to show of a source."""
    about, *lists = SOURCE
    filled = (source.figures, source.events, source.positions)
    return (about, *(section for section, records in zip(lists, filled, strict=True) if records))


def page(id: str, title: str, sections: Iterable[Section], file: str) -> bytes:
    """One page: of which file it tells, its title, then a call under each heading."""
    parts = [f'{MARK}{file}\n---\n# {{{{ {title}("{id}") }}}}']
    for heading, call in sections:
        parts += [*([f"## {heading}"] if heading else []), f"{{{{ {call.replace('{id}', id)} }}}}"]
    return ("\n\n".join(parts) + "\n").encode()


def settle(docs: Path, pages: Mapping[str, bytes]) -> None:
    """Write those pages that nobody wrote by hand, and take away generated ones that are not wanted."""
    for name, content in pages.items():
        path = docs / name
        if not path.exists() or is_generated(path):
            write_if_changed(path, content)
    for folder in FOLDERS:
        for path in (docs / folder).glob("*.md"):
            if path.relative_to(docs).as_posix() not in pages and is_generated(path):
                path.unlink()


def is_generated(path: Path) -> bool:
    """Whether a page says that it was made by a program."""
    return path.read_bytes().startswith(MARK.encode())
