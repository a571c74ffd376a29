"""Opens the desk: loads the ledger, has the charts drawn if need be, inspects the pages.

Kept apart from the package's start so that an engine which executes the macros
module once a page still reads the records once only.
"""

from __future__ import annotations

import gc
import hashlib
import subprocess
import sys
from dataclasses import dataclass
from pathlib import Path

from macros.authoring import Desk
from macros.charts_manifest import MANIFEST, read_manifest
from macros.data import Ledger, load, seed_files
from macros.pages import inspect_all, split_page
from macros.problems import Problem, ProblemsFound

STAMP = ".cache/prepared"
INSPECTED = ".cache/inspected"


@dataclass(frozen=True)
class Opened:
    """The desk, and what is wrong with records or pages (then nothing may be published).

    `texts` are the pages that were found in order, front matter and outer blanks removed.
    """

    desk: Desk
    problems: tuple[Problem, ...]
    texts: frozenset[str] = frozenset()


_opened: dict[str, Opened] = {}


def fingerprint(files: list[Path], root: Path) -> str:
    """One hash over names and contents."""
    digest = hashlib.sha256(sys.version.encode())
    for path in files:
        digest.update(path.relative_to(root).as_posix().encode() + b"\0")
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()


def prepared_inputs(root: Path) -> list[Path]:
    """Everything that the preparation step depends on."""
    code = [*(root / "macros").rglob("*.py"), *root.glob("scripts/*.py"), *root.glob("scripts/charts/*.py")]
    return [*seed_files(root), *sorted(code), root / "requirements.txt"]


def open_desk(root: Path) -> Opened:
    """The desk for the records and pages as they are now.

    The result is kept until a record, a page or the code changes.
    """
    inputs = fingerprint(prepared_inputs(root), root)
    pages = fingerprint(sorted((root / "docs").rglob("*.md")), root)
    key = f"{root}\0{inputs}\0{pages}"
    if key not in _opened:
        _opened.clear()
        _opened[key] = _open(root, inputs, pages)
    return _opened[key]


def _open(root: Path, inputs: str, pages: str) -> Opened:
    # The ledger is many small objects that live as long as the build: collecting
    # garbage among them finds nothing and takes a tenth of the time.
    gc.disable()
    try:
        ledger = load(root)
    except ProblemsFound as found:
        return Opened(Desk(Ledger(), {}), tuple(found.problems))
    finally:
        gc.freeze()
        gc.enable()
    problem = _prepare(root, inputs)
    if problem:
        return Opened(Desk(ledger, {}), (problem,))
    desk = Desk(ledger, read_manifest(root / MANIFEST.relative_to(MANIFEST.parent.parent)))
    seal = root / INSPECTED
    if seal.exists() and seal.read_text(encoding="utf-8") == inputs + pages:
        return Opened(desk, (), page_texts(root))
    problems = tuple(sorted(set(inspect_all(desk, root))))
    if not problems:
        seal.write_text(inputs + pages, encoding="utf-8")
    return Opened(desk, problems, frozenset() if problems else page_texts(root))


def page_texts(root: Path) -> frozenset[str]:
    """The text of every page, without front matter and outer blanks."""
    return frozenset(split_page(path.read_text(encoding="utf-8"))[1].strip()
                     for path in (root / "docs").rglob("*.md"))


def _prepare(root: Path, inputs: str) -> Problem | None:
    """Run the preparation step in a process of its own, so that edited code is picked up."""
    stamp = root / STAMP
    if stamp.exists() and stamp.read_text(encoding="utf-8") == inputs:
        return None
    result = subprocess.run([sys.executable, "-m", "scripts.prepare"], cwd=root, text=True,
                            capture_output=True, check=False)
    if result.returncode == 0:
        stamp.write_text(inputs, encoding="utf-8")
        return None
    return Problem("scripts/prepare.py", 0, "charts and downloads could not be prepared",
                   (result.stdout + result.stderr).strip())
