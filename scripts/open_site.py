"""Opens the site: records, then what is made of them, then pages, then their cards.

Both the engine (through `macros.define_env`) and the checks begin here. What is
drawn or written is made anew only if what it is made from has changed.
"""

from __future__ import annotations

import hashlib
import subprocess
import sys
from collections.abc import Callable, Iterable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path

from macros.accepted.changelog import FILE as CHANGELOG
from macros.authoring.desk import Opened, open_pages, open_records
from macros.authoring.macro import Desk
from macros.authoring.page_index import PageInfo
from macros.data import Ledger
from macros.data.load import seed_files
from macros.reading.files_allowed import docs_problems, page_files, style_sheets
from macros.reading.project import site_address, site_names
from macros.values.problems import Problem, ProblemsFound
from scripts.cards import draw_missing as draw_cards
from scripts.prepare import prepare
from scripts.running import alone

STAMP = ".cache/prepared"
MADE = (".cache", ".venv", "site", "docs/data", "docs/assets/generated", "docs/feed.xml",
        "*.pyc")
CARDS_STAMP = ".cache/cards-drawn"

_opened: dict[str, Opened] = {}  # the last one, and that of its records, by what they were read from
_held: list[Opened] = []


def open_site(root: Path, *, draw: bool = True, cards: bool = True) -> Opened:
    """The desk for the records and pages as they are now, with what they need drawn and written.

    The result is kept until a record, a page or the code changes.

    Args:
        draw: have charts and downloads made first if they are out of date.
        cards: and the pictures that stand for the pages.
    """
    if _held:
        return _held[-1]
    records, code, pages = state(root)
    key = f"{root}\0{records}\0"
    if (whole := _opened.get(f"{key}{pages}{[*docs_problems(root)]}")) is None:
        read = _opened.get(key) or _records(root, f"{records}{site_address(root)}", draw)
        whole = read if read.faults else open_pages(read, root, records, code)
        if draw and cards and not whole.problems:
            whole = whole.found(_draw_cards(root, records, whole.pages))
        forget()
        strays = [*docs_problems(root)]
        whole = whole.found(strays)
        pages = fingerprint(page_files(root), root)  # those of records may have been written just now
        _opened[key], _opened[f"{key}{pages}{strays}"] = read, whole
    return whole


def forget() -> None:
    """Read everything anew the next time."""
    _opened.clear()


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
    try:
        kept = subprocess.run(["git", "ls-files", "-z", *MADE], cwd=root, text=True, capture_output=True,
                              check=False)
    except FileNotFoundError:
        return []
    return [Problem(file, 0, "the repository holds a file that the programs make",
                    f"Have it forgotten: git rm -r --cached {file.split('/')[0]}")
            for file in kept.stdout.split("\0") if file]


def _records(root: Path, key: str, draw: bool) -> Opened:
    """The desk with the records, and what is made of them if nothing is wrong with them."""
    try:
        opened = open_records(root).found(kept_by_git(root))
    except ProblemsFound as found:
        return Opened(Desk(Ledger(), {}), tuple(found.problems))
    if not draw or opened.faults:
        return opened
    return opened.found(_once(root, STAMP, f"{key}{site_names(root)}", lambda: prepare(opened.desk.ledger),
                              makes=("docs/data", "docs/feed.xml", "docs/assets/generated/css")))


def _draw_cards(root: Path, records: str, pages: Mapping[str, PageInfo]) -> list[Problem]:
    """Have the cards drawn if what a page is about has changed."""
    return _once(root, CARDS_STAMP, f"{records}{pages}", lambda: draw_cards([*pages.values()]),
                 makes=("docs/assets/generated/cards",))


def _once(root: Path, stamp: str, of: str, make: Callable[[], None], *,
          makes: tuple[str, ...]) -> list[Problem]:
    """Make something, unless it was made of the same before and is still there; what went wrong."""
    done, key = root / stamp, hashlib.sha256(of.encode()).hexdigest()
    with alone("drawing"):
        if not (done.exists() and done.read_text(encoding="utf-8") == key
                and all((root / name).exists() for name in makes)):
            try:
                make()
            except ProblemsFound as found:
                return found.problems
            done.write_text(key, encoding="utf-8")
    return []


def fingerprint(files: Iterable[Path], root: Path) -> str:
    """One hash over names and contents."""
    digest = hashlib.sha256(sys.version.encode())
    for path in files:
        digest.update(path.relative_to(root).as_posix().encode("utf-8", "surrogateescape") + b"\0")
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()


def code_files(root: Path) -> list[Path]:
    """All by which records become pages and drawings, but for style sheets."""
    return [*sorted([*(root / "macros").rglob("*.py"), *(root / "macros").rglob("*.html"),
                     *root.glob("scripts/*.py"), *(root / "scripts" / "charts").rglob("*.py")]),
            *filter(Path.is_file, [root / "requirements.txt"])]


def state(root: Path) -> tuple[str, str, str]:
    """A hash of all records with the code, one of the code, and one of all pages."""
    code = fingerprint(code_files(root), root)
    beside = filter(Path.is_file, [root / CHANGELOG])
    records = fingerprint([*seed_files(root), *style_sheets(root), *beside], root)
    return code + records, code, fingerprint(page_files(root), root)
