"""Tries faults in copies of a built project, one at a time, with what a build checks.

Records and pages are opened as a build opens them, after everything was accepted,
as a careless person would do, and as they are; nothing is drawn or rendered anew.
A fault in finished files is put before the rules for the site. Each trial has a
process of its own, so that nothing that one keeps in a cache can help the next.
"""

import contextlib
import multiprocessing
import os
import pickle
import shutil
import subprocess
import sys
from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass, replace
from functools import cache
from pathlib import Path
from tempfile import TemporaryDirectory

from macros.authoring.macro import Desk
from macros.reading.project import ROOT
from macros.values.problems import Problem
from scripts import accept
from scripts.checks import RULES, addresses_kept, files_as_made, records_used
from scripts.checks.page import HtmlPage, Site, read_site
from scripts.content_names import plain
from scripts.open_site import open_site, read_records, state
from scripts.prepare import computed
from tests.faults.model import Files, Mutant

PATIENCE = 240  # seconds for one trial
SOURCES = ("records", "pages")
OURS = Path(__file__).resolve().parents[2]  # where these tests lie; the copy is looked into first
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "packed", "tests", "*.gz", "*.br")
Check = Callable[[Files], Iterable[Problem]]


@dataclass(frozen=True)
class Verdict:
    """Whether a fault was found, also when everything had been accepted, and what was said first."""

    mutant: Mutant
    found: bool
    accepted: bool
    said: str


def tried(root: Path, mutants: Sequence[Mutant], quick: Collection[Mutant] = ()) -> list[Verdict]:
    """The verdict on each fault; copies of a built project share the work, one for each processor.

    Args:
        quick: those that nobody accepts.

    Raises:
        ValueError: something is wrong without any fault.
    """
    places = ("records", "html") if any(one.place not in SOURCES for one in mutants) else ("records",)
    nothing = [Mutant(f"{place}.nothing", "", "", "", {}) for place in places]
    count = min(os.cpu_count() or 1, len(nothing) + len(mutants))
    with TemporaryDirectory(prefix="faults-") as folder, ThreadPoolExecutor() as pool:
        jobs = [(one, one in quick) for one in (*nothing, *mutants)]
        parts = pool.map(lambda number: _in_copy(root, Path(folder) / str(number), jobs[number::count]),
                         range(count))
        verdicts = [verdict for part in parts for verdict in part]
    if wrong := [verdict.said for verdict in verdicts if verdict.said and not verdict.mutant.files]:
        raise ValueError("\n".join(wrong))
    return [verdict for verdict in verdicts if verdict.mutant.files]


def _in_copy(root: Path, folder: Path, jobs: Sequence[tuple[Mutant, bool]]) -> list[Verdict]:
    shutil.copytree(root, folder, ignore=LEFT_OUT)
    done = subprocess.run([sys.executable, "-c", "from tests.faults.trial import main; main()"],
                          env=os.environ | {"PYTHONPATH": f"{folder}{os.pathsep}{OURS}",
                                            "PYTHONDONTWRITEBYTECODE": "1"},
                          cwd=folder, check=True, input=pickle.dumps(jobs), stdout=subprocess.PIPE)
    verdicts: list[Verdict] = pickle.loads(done.stdout)
    return verdicts


def main() -> None:
    """Answer the faults that come in with verdicts that go out; in a copy, by `tried` alone."""
    jobs: list[tuple[Mutant, bool]] = pickle.load(sys.stdin.buffer)
    without_fault()
    sys.stdout.buffer.write(pickle.dumps([_verdict(*job) for job in jobs]))


@cache
def without_fault() -> tuple[Site, Desk]:
    """The site and the desk as they are; read once, before the processes of the trials begin."""
    return read_site(ROOT / "site"), open_site(ROOT, draw=False).desk


def _verdict(mutant: Mutant, quick: bool) -> Verdict:
    """Try one fault; in sources, whatever is found though it was accepted is found without that, too."""
    if mutant.place not in SOURCES:
        found, words = _tried(finished, mutant.files)
        return Verdict(mutant, found, found, words)
    accepted, words = (False, "") if quick else _tried(careless, mutant.files)
    found, words = (True, words) if accepted else _tried(sources, mutant.files)
    return Verdict(mutant, found, accepted, words)


def _tried(check: Check, files: Files) -> tuple[bool, str]:
    """What a check says of files, in a process of its own; TimeoutError if that died or took too long."""
    with planted(files), multiprocessing.get_context("fork").Pool(1) as pool:
        return pool.apply_async(said, (check, files)).get(PATIENCE)


def said(check: Check, files: Files) -> tuple[bool, str]:
    """Whether a check finds something, and what it says first, or how it broke down."""
    try:
        with contextlib.redirect_stdout(None), contextlib.redirect_stderr(None):
            problem = next(iter(check(files)), None)
    except Exception as error:  # told, not thrown: it says nothing of the other faults
        return False, f"a check broke down: {error!r}"
    return problem is not None, str(problem or "").partition("\n")[0]


def careless(files: Files) -> Iterator[Problem]:
    """What is said of records and pages after somebody has accepted them without looking."""
    accept.main(["--pages", "--why", "a fault, tried"])
    yield from sources(files)


def sources(files: Files) -> Iterator[Problem]:
    """What a build says of records, which is quick, and then of pages, before it draws and renders."""
    yield from read_records(ROOT, state(ROOT)).problems
    opened = open_site(ROOT, draw=False)
    yield from opened.problems
    yield from computed(opened.desk.ledger)[1]
    yield from records_used.check(Site(ROOT, {}), opened.desk)


def finished(files: Files) -> Iterator[Problem]:
    """What the rules say of faulty files alone, which is quick, and then of the whole site."""
    site, desk = without_fault()
    as_made, names = plain(site.folder), {file.removeprefix("site/"): new for file, new in files.items()}
    pages = {name: HtmlPage(name, as_made(new.decode())) for name, new in names.items()
             if name.endswith(".html") and new is not None}
    # Without the other pages what leads to them is wrong, and looking for the nearest takes long.
    quick = [rule for rule in RULES if rule is not addresses_kept.check] if pages else [files_as_made.check]
    for rule in quick:
        yield from (one for one in rule(replace(site, pages=pages), desk) if one.file in names)
    for rule in RULES:
        yield from rule(replace(site, pages=site.pages | pages), desk)


@contextlib.contextmanager
def planted(files: Files) -> Iterator[None]:
    """Put a fault into the copy, and afterwards put back what was there; what was accepted goes as well."""
    kept = {path: path.read_bytes() for path in (*ROOT.glob("seeds/**/*.*"), *map(ROOT.joinpath, files))}
    try:
        for name, new in files.items():
            if new is None:
                (ROOT / name).unlink()
            else:
                (ROOT / name).write_bytes(new)
        yield
    finally:
        for path in {*ROOT.glob("seeds/**/*.*")} - {*kept}:
            path.unlink()
        for path, old in kept.items():
            if not path.is_file() or path.read_bytes() != old:
                path.write_bytes(old)
