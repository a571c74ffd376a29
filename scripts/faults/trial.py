"""Tries faults in copies of a built project, one at a time, with what a build checks.

Records and pages are opened as a build opens them, after everything was accepted,
as a careless person would do, and as they are; nothing is drawn or rendered anew.
A fault in finished files is put before the rules for the site. Each trial has a
process of its own, so that nothing that one keeps in a cache can help the next.
"""

from __future__ import annotations

import contextlib
import gc
import multiprocessing
import os
import pickle
import shutil
import subprocess
import sys
import time
from collections.abc import Callable, Iterable, Iterator, Sequence
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from pathlib import Path
from tempfile import TemporaryDirectory
from typing import Any

from macros.authoring.macro import Desk
from macros.reading.project import ROOT
from macros.values.problems import Problem
from scripts import accept
from scripts.checks import RULES, Rule
from scripts.checks.page import HtmlPage, Site, read_site
from scripts.content_names import plain
from scripts.faults.model import Files, Mutant
from scripts.open_site import open_site
from scripts.prepare import computed

PATIENCE = 240  # seconds for one trial
SOURCES = ("records", "pages")
NO_SITE = Site(ROOT / ".cache" / "no-site", {})
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "packed", "tests", "*.gz", "*.br")


@dataclass(frozen=True)
class Verdict:
    """Whether a fault was found, also when everything had been accepted, and what was said first."""

    mutant: Mutant
    found: bool
    accepted: bool
    said: str


def tried(root: Path, mutants: Sequence[Mutant]) -> list[Verdict]:
    """The verdict on each fault; copies of a built project share the work, one for each processor.

    Raises:
        ValueError: something is wrong without any fault.
    """
    nothing = [Mutant(f"{place}.nothing", "", "", "", {}) for place in ("records", "html")]
    count = os.cpu_count() or 1
    with TemporaryDirectory(prefix="faults-") as folder, ThreadPoolExecutor() as pool:
        parts = pool.map(lambda number: _in_copy(root, Path(folder) / str(number),
                                                 [*nothing, *mutants][number::count]), range(count))
        verdicts = [verdict for part in parts for verdict in part]
    if wrong := [verdict.said for verdict in verdicts if verdict.said and not verdict.mutant.files]:
        raise ValueError("\n".join(wrong))
    return [verdict for verdict in verdicts if verdict.mutant.files]


def _in_copy(root: Path, folder: Path, mutants: Sequence[Mutant]) -> list[Verdict]:
    shutil.copytree(root, folder, ignore=LEFT_OUT)
    done = subprocess.run([sys.executable, "-c", "from scripts.faults.trial import main; main()"],
                          env=os.environ | {"PYTHONPATH": str(folder), "PYTHONDONTWRITEBYTECODE": "1"},
                          cwd=folder, check=True, input=pickle.dumps(mutants), stdout=subprocess.PIPE)
    verdicts: list[Verdict] = pickle.loads(done.stdout)
    return verdicts


def main() -> None:
    """Answer the faults that come in with verdicts that go out; in a copy, by `tried` alone."""
    mutants: list[Mutant] = pickle.load(sys.stdin.buffer)
    gc.disable()  # there is little to collect in a trial, and much to look through
    desk, site = open_site(ROOT, draw=False).desk, read_site(ROOT / "site")
    quiet = content(NO_SITE, desk)
    verdicts = [_of_sources(mutant, quiet) for mutant in mutants if mutant.place in SOURCES]
    heard = content(Site(site.folder, dict(list(site.pages.items())[:1])), desk)
    for mutant in mutants:
        if mutant.place not in SOURCES:
            found, words = said(mutant.files, lambda files: finished(files, site, desk, heard))
            verdicts.append(Verdict(mutant, found, found, words))
    sys.stdout.buffer.write(pickle.dumps(verdicts))


def content(site: Site, desk: Desk) -> list[Rule]:
    """The rules that are content with a part of the clean site, the quickest first."""
    seconds: dict[Rule, float] = {}
    for rule in RULES:
        began = time.perf_counter()
        with contextlib.suppress(OSError, LookupError):  # a rule that needs the whole site
            if not list(rule(site, desk)):
                seconds[rule] = time.perf_counter() - began
    return sorted(seconds, key=lambda rule: seconds[rule])


def _of_sources(mutant: Mutant, quiet: Sequence[Rule]) -> Verdict:
    def careless(files: Files) -> Iterator[Problem]:
        accept.main(["--why", "a fault, tried"])
        yield from sources(quiet)
    accepted, words = said(mutant.files, careless)
    found, words = (True, words) if accepted else said(mutant.files, lambda files: sources(quiet))
    return Verdict(mutant, found, accepted, words)


def sources(quiet: Sequence[Rule]) -> Iterator[Problem]:
    """What a build says of records and pages before it draws and renders."""
    opened = open_site(ROOT, draw=False)
    yield from opened.problems
    yield from computed(opened.desk.ledger)[1]
    for rule in quiet:
        yield from rule(NO_SITE, opened.desk)


def finished(files: Files, site: Site, desk: Desk, heard: Sequence[Rule]) -> Iterator[Problem]:
    """What the rules say of a faulty file alone, which is quick, and then of the whole site."""
    changed = {file.removeprefix("site/"): new for file, new in files.items()}
    as_made = plain(site.folder)
    part = {name: HtmlPage(name, as_made(new.decode())) for name, new in changed.items()
            if name.endswith(".html") and new is not None}
    for rule in heard if changed else ():
        yield from (problem for problem in rule(Site(site.folder, part), desk) if problem.file in changed)
    for rule in RULES:
        yield from rule(Site(site.folder, site.pages | part), desk)


def said(files: Files, check: Callable[[Files], Iterable[Problem]]) -> tuple[bool, str]:
    """Whether a check finds something, and what it says first, or how it broke down."""
    def answer() -> tuple[bool, str]:
        try:
            with contextlib.redirect_stdout(None), contextlib.redirect_stderr(None):
                problem = next(iter(check(files)), None)
        except Exception as error:  # told, not thrown: it says nothing of the other faults
            return False, f"a check broke down: {error!r}"
        return problem is not None, str(problem or "").partition("\n")[0]
    with planted(files):
        told: tuple[bool, str] = _forked(answer)
    return told


@contextlib.contextmanager
def planted(files: Files) -> Iterator[None]:
    """Put a fault into the copy, and afterwards put back what was there; what was accepted goes as well."""
    kept = {path: path.read_bytes() for path in [*ROOT.glob("seeds/**/*.*"), *map(ROOT.joinpath, files)]
            if path.is_file()}
    try:
        for name, new in files.items():
            (ROOT / name).unlink()
            if new is not None:
                (ROOT / name).write_bytes(new)
        yield
    finally:
        for path in {*ROOT.glob("seeds/**/*.*")} - {*kept}:
            path.unlink()
        for path, old in kept.items():
            if not path.is_file() or path.read_bytes() != old:
                path.write_bytes(old)


def _forked(work: Callable[[], Any]) -> Any:
    """What work gives in a process of its own; EOFError if that died, or took too long."""
    fork = multiprocessing.get_context("fork")
    reading, writing = fork.Pipe(duplex=False)
    child = fork.Process(target=lambda: writing.send(work()))
    child.start()
    writing.close()
    if not reading.poll(PATIENCE):
        child.kill()
    answer = reading.recv()
    child.join()
    return answer
