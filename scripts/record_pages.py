"""The pages of single records, which differ only in an id: sources, series and charts.

They are written before the engine runs, into folders of docs/reference/ that git ignores,
and name in `generated` the file to edit instead. A page that somebody wrote by hand, and
that does not say so, takes the place of the one that would be made.
"""

from collections.abc import Iterable, Mapping
from pathlib import Path

from macros.data import Ledger
from macros.data.kinds import Source
from macros.reading.front_matter import FOLDERS, MARK
from macros.reading.project import own_table
from scripts.drawings import chart_file
from scripts.running import write_if_changed

PAGES = own_table(dict[str, list[str]], "scripts/record_pages.yml")


def wanted(ledger: Ledger, charts: Iterable[str]) -> dict[str, bytes]:
    """The text of the page of every source, series and chart, by its file below docs/."""
    pages = {f"reference/series/{id}.md": page(id, PAGES["series"], ledger.where(id)[0])
             for id in ledger.series}
    pages |= {f"reference/charts/{id}.md": page(id, PAGES["chart"], chart_file(id)) for id in charts}
    return pages | {f"reference/sources/{id}.md": page(id, parts_of(source), ledger.where(id)[0])
                    for id, source in ledger.sources.items()}


def parts_of(source: Source) -> list[str]:
    """What there is to show of a source."""
    lists = [name for name in ("figures", "events", "positions", "quotes") if getattr(source, name)]
    return [part for name in ("source", *lists) for part in PAGES[name]]


def page(id: str, parts: Iterable[str], file: str) -> bytes:
    """One page: of which file it tells, its title, then a call under each heading."""
    return (f"{MARK}{file}\n---\n" + "\n\n".join(parts).replace("ID", id) + "\n").encode()


def settle(docs: Path, pages: Mapping[str, bytes]) -> None:
    """Write those pages that nobody wrote by hand, and take away generated ones that are not wanted."""
    made = {path.relative_to(docs).as_posix(): path for folder in FOLDERS
            for path in (docs / folder).glob("*.md") if path.read_bytes().startswith(MARK.encode())}
    for name, content in pages.items():
        if not (docs / name).exists() or name in made:
            write_if_changed(docs / name, content)
    for name in made.keys() - pages.keys():
        made[name].unlink()
