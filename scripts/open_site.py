"""Opens the site: records, then what is made of them, then pages, then their cards.

Both the engine (through `macros.define_env`) and the checks begin here. Each
step that draws or writes runs in a process of its own, so that edited code is
picked up, and only if what it depends on has changed.
"""

from __future__ import annotations

import hashlib
import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, replace
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
from scripts.running import alone

STAMP = ".cache/prepared"
MADE = (".cache", ".venv", "site", "docs/data", "docs/assets/generated", "docs/feed.xml",
        "*.pyc")
CARDS, CARDS_STAMP = ".cache/cards.json", ".cache/cards-drawn"

_opened: dict[str, Opened] = {}


def open_site(root: Path, *, draw: bool = True) -> Opened:
    """The desk for the records and pages as they are now, with what they need drawn and written.

    The result is kept until a record, a page or the code changes.

    Args:
        draw: have charts, downloads and cards made first if they are out of date.
    """
    inputs, pages = state(root)
    strays = tuple(docs_problems(root))
    key = f"{root}\0{inputs}\0{pages}\0{strays}"
    if key not in _opened:
        forget()
        try:
            opened = _open(root, inputs, pages, draw)
        except ProblemsFound as found:
            opened = Opened(Desk(Ledger(), {}), tuple(found.problems))
        _opened[key] = replace(opened, problems=tuple(sorted({*opened.problems, *docs_problems(root)})))
    return _opened[key]


def forget() -> None:
    """Read everything anew the next time."""
    _opened.clear()


def kept_by_git(root: Path) -> list[Problem]:
    """What the programs make, where a repository holds it: a build would believe it, or run it."""
    try:
        held = subprocess.run(["git", "ls-files", "-z", *MADE], cwd=root, text=True, capture_output=True,
                              check=False)
    except FileNotFoundError:
        return []
    return [Problem(file, 0, "the repository holds a file that the programs make",
                    f"Have it forgotten: git rm -r --cached {file.split('/')[0]}")
            for file in held.stdout.split("\0") if file]


def _open(root: Path, inputs: str, pages: str, draw: bool) -> Opened:
    opened = open_records(root)
    if held := kept_by_git(root):
        return replace(opened, problems=(*opened.problems, *held))
    problem = None if opened.problems or not draw else _prepare(root, inputs)
    if not opened.problems and not problem:
        inputs, pages = state(root)  # the pages of records may have been written just now
        opened = open_pages(opened.desk, root, inputs + pages)
        problem = None if opened.problems or not draw else _draw_cards(root, inputs, opened.pages)
    return replace(opened, problems=(problem,)) if problem else opened


def fingerprint(files: list[Path], root: Path) -> str:
    """One hash over names and contents."""
    digest = hashlib.sha256(sys.version.encode())
    for path in files:
        digest.update(path.relative_to(root).as_posix().encode("utf-8", "surrogateescape") + b"\0")
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()


def prepared_inputs(root: Path) -> list[Path]:
    """Everything that the preparation step depends on."""
    code = [*(root / "macros").rglob("*.py"), *(root / "macros").rglob("*.html"),
            *root.glob("scripts/*.py"), *(root / "scripts" / "charts").rglob("*.py")]
    names = ("requirements.txt", CHANGELOG)
    beside = [*style_sheets(root), *(root / name for name in names)]
    return [*seed_files(root), *sorted(code), *(path for path in beside if path.is_file())]


def state(root: Path) -> tuple[str, str]:
    """A hash of all records and code, and one of all pages."""
    return fingerprint(prepared_inputs(root), root), fingerprint(page_files(root), root)


def _prepare(root: Path, inputs: str) -> Problem | None:
    """Run the preparation step if records, code, or the address or names of the site have changed."""
    return _run(root, STAMP, f"{inputs}{site_address(root)}{site_names(root)}", "scripts.prepare",
                "charts and downloads could not be prepared",
                makes=("docs/data", "docs/feed.xml", "docs/assets/generated/css"))


def _draw_cards(root: Path, inputs: str, pages: Mapping[str, PageInfo]) -> Problem | None:
    """Have the cards drawn if what a page is about has changed."""
    wanted = json.dumps([asdict(page) for page in pages.values()], ensure_ascii=False, indent=1)
    cards = root / CARDS
    if not cards.exists() or cards.read_text(encoding="utf-8") != wanted:
        cards.write_text(wanted, encoding="utf-8")
    key = hashlib.sha256((inputs + wanted).encode()).hexdigest()
    return _run(root, CARDS_STAMP, key, "scripts.cards", "the pages' cards could not be drawn",
                makes=("docs/assets/generated/cards",))


def _run(root: Path, stamp: str, key: str, module: str, complaint: str, *,
         makes: tuple[str, ...]) -> Problem | None:
    """Run a step in a process of its own, so that edited code is picked up.

    Not if it ran for this key before and what it makes is still there.
    """
    done = root / stamp
    with alone("drawing"):
        if (done.exists() and done.read_text(encoding="utf-8") == key
                and all((root / name).exists() for name in makes)):
            return None
        result = subprocess.run([sys.executable, "-m", "scripts.running", module], cwd=root,
                                errors="backslashreplace", capture_output=True, check=False)
        if result.returncode == 0:
            done.write_text(key, encoding="utf-8")
            return None
    return Problem(f"{module.replace('.', '/')}.py", 0, complaint, (result.stdout + result.stderr).strip())
