"""Opens the site: records, then what is made of them, then pages, then their cards.

Both the engine (through `macros.define_env`) and the checks begin here. What is
drawn or written is made anew only if what it is made from has changed.
"""

import hashlib
import os
import sys
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, replace
from datetime import date
from pathlib import Path
from typing import Any

from macros.accepted.changelog import FILE as CHANGELOG
from macros.authoring.desk import Opened, open_pages, open_records
from macros.data import Ledger
from macros.data.freshness import build_day
from macros.data.load import seed_files
from macros.reading.files_allowed import LEFT_ALONE, docs_problems, page_files, style_sheets
from macros.reading.kept import recall, remember
from macros.reading.project import site_address, site_names
from macros.values.problems import Problem, ProblemsFound
from macros.views.charts import MANIFEST
from scripts import feed, record_pages
from scripts.drawings import chart_file, chart_ids, draw_cards
from scripts.running import alone, git

STAMP = ".cache/prepared"
MADE = (".cache", ".venv", "site", "docs/data", "docs/assets/generated", "docs/feed.xml", "*.pyc")
CARDS_STAMP = ".cache/cards-drawn"
KEPT = ".cache/read/site"
NAMED = ("SITE_URL", "REPO_URL")  # what the machine may say of the site

_kept: dict[str, Any] = {}  # the records and the site as last opened, each with what from; and their root
_held: list[Opened] = []


@dataclass(frozen=True)
class State:
    """Hashes of all that the site is made from.

    Attributes:
        code: of the code that reads records and makes pages of them.
        records: of the records, and of what else is read with them.
        drawing: of the code that draws and writes, and of the style sheets.
        pages: of the text of the pages, of the settings, which hold the menu, and of what pages link to.
    """

    code: str
    records: str
    drawing: str
    pages: str


def open_site(root: Path, *, draw: bool = True, cards: bool = True) -> Opened:
    """The desk for the records and pages as they are now, with what they need drawn and written.

    The result is kept until a record, a page or the code changes.

    Args:
        draw: have charts and downloads made first if they are out of date.
        cards: and the pictures that stand for the pages.
    """
    if _held:
        return _held[-1]
    now, strays, first = state(root), [*docs_problems(root)], _kept.get("root") != root
    key = " ".join(map(str, (now.code, build_day(), date.today(), *map(os.environ.get, NAMED))))
    if first:
        _kept.clear()
        _kept.update(recall(root / KEPT, key) or {}, root=root)
    if _kept.get("site", ("",))[0] != (now, strays):
        read = _with_drawings(root, now) if draw else read_records(root, now)
        now = replace(now, pages=_of_pages(root))  # those of records may be new
        strays = [*docs_problems(root)] if strays else []
        fresh = _whole(root, now, read.found(strays))
        _kept["site"] = (now, strays), replace(fresh, looks={}) if strays else fresh
        if first and not read.desk.unread:
            right = ("records",) if _kept["site"][1].problems else ("records", "site")
            remember(root / KEPT, key, {name: _kept[name] for name in right})
    elif first:
        known = _kept["site"][1].found(kept_by_git(root))
        _kept["site"] = (now, strays), known.found(_made(root, now, known.desk.ledger) if draw else ())
    whole: Opened = _kept["site"][1]
    if draw and cards and not whole.problems:
        return whole.found(_once(root, CARDS_STAMP, f"{now}{site_names(root)}{whole.pages}",
                                 lambda: draw_cards([*whole.pages.values()])))
    return whole


def read_records(root: Path, now: State) -> Opened:
    """The records, with what is wrong with them."""
    if _kept.get("records", ("",))[0] != (now.code, now.records):
        opened = open_records(root)
        if not opened.desk.unread:
            _kept["readable"] = opened
        elif "readable" in _kept:
            opened = replace(opened, desk=_kept["readable"].desk)  # of which pages can be shown
        _kept["records"] = (now.code, now.records), opened
    records: Opened = _kept["records"][1]
    return records.found(kept_by_git(root))


def _with_drawings(root: Path, now: State) -> Opened:
    """The records, and all that is made of them if nothing is wrong."""
    read = read_records(root, now)
    if read.faults:
        return read
    read = read.found(_made(root, now, read.desk.ledger))
    pages = record_pages.wanted(read.desk.ledger, chart_ids())
    return read if read.faults else read.found(record_pages.settle(root / "docs", pages))


def _made(root: Path, now: State, ledger: Ledger) -> list[Problem]:
    """Have the charts and downloads there; what went wrong."""
    def make() -> Iterable[str]:
        from scripts.prepare import prepare  # noqa: PLC0415  (loads matplotlib)
        return [*prepare(ledger), f"../{MANIFEST}"]
    of = f"{now.code}{now.records}{now.drawing}{site_address(root)}{site_names(root)}"
    return _once(root, STAMP, of, make)


def _whole(root: Path, now: State, read: Opened) -> Opened:
    """The records with the pages, of which no call is made if no chart could be drawn."""
    made = all((root / file).exists() for file in (MANIFEST, f"docs/{feed.FILE}"))
    if not read.desk.ledger.facts or (read.faults and not made):
        read = replace(read, desk=replace(read.desk, unread=read.desk.unread | {MANIFEST}))
    undrawn = frozenset(id for id in chart_ids() if chart_file(id) in {one.file for one in read.faults})
    read = replace(read, desk=replace(read.desk, undrawn=undrawn))
    drawn = fingerprint(filter(Path.is_file, [root / MANIFEST]), root)  # that of charts which pages can say
    return open_pages(read, root, now.code, f"{now.code}{now.records}{drawn}")


def forget() -> None:
    """Read everything anew the next time."""
    _kept.clear()


@contextmanager
def held(opened: Opened) -> Iterator[None]:
    """Let everybody who opens the site meanwhile have this one."""
    _held.append(opened)
    try:
        yield
    finally:
        _held.pop()


def kept_by_git(root: Path) -> list[Problem]:
    """What the programs make, where a repository holds it: a build would believe it, or run it."""
    return [Problem(file, 0, "the repository holds a file that the programs make",
                    "Have it forgotten: git rm -r --cached "
                    f"{next((one for one in MADE if file.startswith(one)), file)}")
            for file in git(root, "ls-files", "-z", *MADE).split("\0") if file]


def _once(root: Path, stamp: str, of: str, make: Callable[[], Iterable[str]]) -> list[Problem]:
    """Make files below docs/, unless the same were made before and are still there; what went wrong."""
    done, key = root / stamp, hashlib.sha256(of.encode()).hexdigest()
    with alone("drawing"):
        known, *names = done.read_text(encoding="utf-8").split("\n") if done.exists() else [""]
        if known != key or not all((root / "docs" / name).exists() for name in names):
            try:
                names = [*make()]
            except ProblemsFound as found:
                return found.problems
            done.write_text("\n".join([key, *names]), encoding="utf-8")
    return []


def fingerprint(files: Iterable[Path], root: Path) -> str:
    """One hash over names and contents."""
    digest = hashlib.sha256(sys.version.encode())
    for path in files:
        digest.update(path.relative_to(root).as_posix().encode("utf-8", "surrogateescape") + b"\0")
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()


def state(root: Path) -> State:
    """Hashes of all that the site below `root` is made from."""
    lock, changelog = (filter(Path.is_file, [root / name]) for name in ("requirements.txt", CHANGELOG))
    macros, ours = (sorted((root / folder).rglob("*.*")) for folder in ("macros", LEFT_ALONE))
    code = [path for path in macros if path.suffix in (".py", ".yml")]
    templates = [path for path in (*macros, *ours) if path.suffix == ".html"]
    drawing = sorted([*root.glob("scripts/*.*"), *(root / "scripts" / "charts").rglob("*.py")])
    parts = ([*code, *lock], [*seed_files(root), *templates, *changelog], [*drawing, *style_sheets(root)])
    code_now, records, drawn_by = (fingerprint(part, root) for part in parts)
    return State(code_now, records, drawn_by, _of_pages(root))


def _of_pages(root: Path) -> str:
    """A hash of the pages and the settings, and of the names of files to which a page may link."""
    names = sorted(f"{folder.removeprefix(str(root))}/{name}" for folder, _, files in os.walk(root / "docs")
                   for name in files)
    linked = [name for name in names if not name.startswith(tuple(f"/{made}" for made in MADE))]
    return fingerprint([*page_files(root), *filter(Path.is_file, [root / "mkdocs.yml"])], root) \
        + hashlib.sha256("\0".join(linked).encode("utf-8", "surrogateescape")).hexdigest()
