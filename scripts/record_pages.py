"""The pages of single records, which differ only in an id: sources, series and charts.

They are written before the engine runs, into folders of docs/reference/ that git ignores,
and name in `generated` the file to edit instead. A page that somebody wrote by hand, and
that does not say so, takes the place of the one that would be made.
"""

from collections.abc import Iterable, Iterator, Mapping
from pathlib import Path

from macros.data import Ledger
from macros.reading.files_allowed import is_plain
from macros.reading.front_matter import FOLDERS, MARK
from macros.reading.project import own_table
from macros.values.problems import Problem
from scripts.drawings import chart_file
from scripts.running import write_if_changed

PAGES = own_table(dict[str, list[str]], "scripts/record_pages.yml")


def wanted(ledger: Ledger, charts: Iterable[str]) -> dict[str, bytes]:
    """The text of the page of every source, series and chart, by its file below docs/."""
    pages = {f"reference/series/{id}.md": page(id, PAGES["series"], ledger.where(id)[0])
             for id in ledger.series}
    pages |= {f"reference/charts/{id}.md": page(id, PAGES["chart"], chart_file(id)) for id in charts}
    for id, source in ledger.sources.items():
        lists = [name for name in ("figures", "events", "positions", "quotes") if getattr(source, name)]
        parts = [part for name in ("source", *lists) for part in PAGES[name]]
        pages[f"reference/sources/{id}.md"] = page(id, parts, ledger.where(id)[0])
    return pages


def page(id: str, parts: Iterable[str], file: str) -> bytes:
    """One page: of which file it tells, its title, then a call under each heading."""
    return (f"{MARK}{file}\n---\n" + "\n\n".join(parts).replace("ID", id) + "\n").encode()


def settle(docs: Path, pages: Mapping[str, bytes]) -> Iterator[Problem]:
    """Write those pages that nobody wrote by hand, and take away generated ones that are not wanted.

    Yields:
        what those written by hand lack, of which links and lists of the whole site would tell one by one.
    """
    texts = {path.relative_to(docs).as_posix(): path.read_bytes() for folder in FOLDERS
             for path in (docs / folder).glob("*.md") if is_plain(path) and path.name != "index.md"}
    by_hand = {name for name, text in texts.items() if not text.startswith(MARK.encode())}
    for name in pages.keys() - by_hand:
        write_if_changed(docs / name, pages[name])
    for name in texts.keys() - by_hand - pages.keys():
        (docs / name).unlink()
    for name in sorted(by_hand - pages.keys()):
        yield Problem(f"docs/{name}", 0, "no source, series or chart has this name", "Put it elsewhere.")
    for name in sorted(by_hand & pages.keys()):
        wanted = [line for line in pages[name].decode().split("\n")[3:] if line.startswith("{{")]
        if lacking := [line for line in wanted if line not in texts[name].decode(errors="replace")]:
            yield Problem(f"docs/{name}", 0, f"this page of a record lacks {', '.join(lacking)}",
                          "Add it, each call in a paragraph, or delete the page; then it is made by itself.")
