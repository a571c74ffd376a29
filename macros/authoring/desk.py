"""Opens the desk: loads the ledger, has the charts drawn if need be, inspects the pages.

Kept apart from the package's start so that an engine which executes the macros
module once a page still reads the records once only.
"""

from __future__ import annotations

import gc
import hashlib
import json
import subprocess
import sys
from collections.abc import Mapping
from dataclasses import asdict, dataclass, field, replace
from pathlib import Path

from macros.accepted import register, shown
from macros.accepted.changelog import FILE as CHANGELOG
from macros.accepted.changelog import read_changelog
from macros.accepted.history import read_history
from macros.authoring.inspection import inspect_all, split_page
from macros.authoring.macro import Desk
from macros.authoring.page_index import PageInfo, read_pages, showing
from macros.data import Ledger, load
from macros.data.load import HISTORY, REGISTER, SHOWN, read_kept, seed_files
from macros.reading.files_allowed import docs_problems, page_files, style_sheets
from macros.reading.project import site_address
from macros.values.problems import Problem, ProblemsFound
from macros.views.changes import news
from macros.views.charts_manifest import MANIFEST, read_manifest
from macros.views.exemptions import read_exemptions
from macros.views.search import in_menu_order
from macros.words.record_words import record_problems

STAMP = ".cache/prepared"
INSPECTED = ".cache/inspected"
CARDS, CARDS_STAMP = ".cache/cards.json", ".cache/cards-drawn"


@dataclass(frozen=True)
class Opened:
    """The desk, and what is wrong with records or pages (then nothing may be published).

    `texts` are the pages that were found in order, front matter and outer blanks removed;
    `pages` says of each page, by its address, what it is about.
    """

    desk: Desk
    problems: tuple[Problem, ...]
    texts: frozenset[str] = frozenset()
    pages: Mapping[str, PageInfo] = field(default_factory=dict)


_opened: dict[str, Opened] = {}


def fingerprint(files: list[Path], root: Path) -> str:
    """One hash over names and contents."""
    digest = hashlib.sha256(sys.version.encode())
    for path in files:
        digest.update(path.relative_to(root).as_posix().encode("utf-8", "surrogateescape") + b"\0")
        digest.update(path.read_bytes() + b"\0")
    return digest.hexdigest()


def prepared_inputs(root: Path) -> list[Path]:
    """Everything that the preparation step depends on."""
    code = [*(root / "macros").rglob("*.py"), *root.glob("scripts/*.py"), *root.glob("scripts/charts/*.py")]
    names = ("requirements.txt", REGISTER, HISTORY, SHOWN, CHANGELOG)
    beside = [*style_sheets(root), *(root / name for name in names)]
    return [*seed_files(root), *sorted(code), *(path for path in beside if path.is_file())]


def open_desk(root: Path) -> Opened:
    """The desk for the records and pages as they are now.

    The result is kept until a record, a page or the code changes.
    """
    inputs, pages = state(root)
    strays = tuple(docs_problems(root))
    key = f"{root}\0{inputs}\0{pages}\0{strays}"
    if key not in _opened:
        _opened.clear()
        _opened[key] = _open(root, inputs, pages, strays)
    return _opened[key]


def state(root: Path) -> tuple[str, str]:
    """A hash of all records and code, and one of all pages."""
    return fingerprint(prepared_inputs(root), root), fingerprint(page_files(root), root)


def _open(root: Path, inputs: str, pages: str, strays: tuple[Problem, ...]) -> Opened:
    # The ledger is many small objects that live as long as the build: collecting
    # garbage among them finds nothing and takes a tenth of the time.
    gc.disable()
    try:
        ledger = load(root)
    except ProblemsFound as found:
        return Opened(Desk(Ledger(), {}), tuple(sorted({*found.problems, *strays})))
    finally:
        gc.freeze()
        gc.enable()
    open_records = {*register.check(ledger, read_kept(REGISTER, root)), *record_problems(ledger)}
    desk = _with_news(Desk(ledger, {}), root, open_records)
    if open_records:
        return Opened(desk, tuple(sorted({*open_records, *strays})))
    problem = _prepare(root, inputs)
    if problem:
        return Opened(desk, (problem, *strays))
    charts = read_manifest(root / MANIFEST.relative_to(MANIFEST.parent.parent))
    desk = replace(desk, charts=charts)
    seal = root / INSPECTED
    if strays or not (seal.exists() and seal.read_text(encoding="utf-8") == inputs + pages):
        replaced = shown.check(root, read_kept(SHOWN, root))
        problems = tuple(sorted({*strays, *inspect_all(desk, root), *replaced}))
        if problems:
            return Opened(desk, problems)
        seal.write_text(inputs + pages, encoding="utf-8")
    info = read_pages(desk, root)  # only of pages that were found in order
    desk = replace(desk, shown_in={id: showing(info, id) for id in charts},
                   titles=in_menu_order({url: page.title for url, page in info.items()}, _settings(root)),
                   exempt=read_exemptions(ledger, root))
    problem = _draw_cards(root, inputs, info)
    return Opened(desk, (problem,) if problem else (), page_texts(root), info)


def _with_news(desk: Desk, root: Path, problems: set[Problem]) -> Desk:
    """The desk with what changed; adds what is wrong with the history or the changelog."""
    found: list[Problem] = []
    history = read_history(read_kept(HISTORY, root), HISTORY, found)
    accepted = read_kept(REGISTER, root)
    if accepted is not None and not found:
        found += register.untold(history, register.read_register(accepted))
    changelog = read_changelog(root, [name.name for name in desk.ledger.names.values()], found)
    problems.update(found)
    return replace(desk, news=news(desk.ledger, history, changelog), changelog=changelog)


def _settings(root: Path) -> str:
    path = root / "mkdocs.yml"
    return path.read_text(encoding="utf-8") if path.is_file() else ""


def page_texts(root: Path) -> frozenset[str]:
    """The text of every page, without front matter and outer blanks."""
    return frozenset(split_page(path.read_text(encoding="utf-8"))[1].strip() for path in page_files(root))


def _prepare(root: Path, inputs: str) -> Problem | None:
    """Run the preparation step if records, code or the address of the site have changed."""
    return _run(root, STAMP, inputs + site_address(root), "scripts.prepare",
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
    if (done.exists() and done.read_text(encoding="utf-8") == key
            and all((root / name).exists() for name in makes)):
        return None
    result = subprocess.run([sys.executable, "-m", module], cwd=root, text=True, capture_output=True,
                            check=False)
    if result.returncode == 0:
        done.write_text(key, encoding="utf-8")
        return None
    return Problem(f"{module.replace('.', '/')}.py", 0, complaint, (result.stdout + result.stderr).strip())
