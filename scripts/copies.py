"""Copies of the project in which faults are tried: one built, and one more for each process."""

from __future__ import annotations

import base64
import hashlib
import json
import os
import queue
import shutil
import subprocess
import sys
import tempfile
import threading
from collections.abc import Callable, Mapping, Sequence
from pathlib import Path
from types import TracebackType

LEFT_OUT = ("site", "site.old", "tests")  # beside what begins with a dot and the texts about the project
CHANGELOG = "CHANGELOG.md"  # of the texts about the project the only one that pages show
FOLDER = ".cache/mutants"
MADE = ("docs/assets/generated", "docs/data", "docs/feed.xml")  # by programs, from the rest
EPOCH = "1767225600"  # 1 January 2026; no date of a build may stand between two equal ones
Answer = dict[str, str]
Files = Mapping[str, bytes]


class Copies:
    """A built copy of the project and its likes, each with a process that tries faults in it.

    Attributes:
        base: the copy that is never changed.
        problems: what is wrong before any fault; then nothing may be tried.
    """

    def __init__(self, root: Path, without: Sequence[str] = (), base: Path | None = None) -> None:
        """Prepare nothing yet.

        Args:
            without: checks that are left out.
            base: a copy that is built already; otherwise one is built, or taken if nothing has changed.
        """
        self.root = root
        self.base = base or root / FOLDER / "base"
        self.problems: list[str] = []
        self.without = without
        self.workers: list[subprocess.Popen[str]] = []
        self.folder = Path(tempfile.mkdtemp(prefix="mutants-"))

    def __enter__(self) -> Copies:
        if not hasattr(os, "fork"):
            self.problems = ["This needs a system that can fork a process: Linux or macOS."]
        elif self.base == self.root / FOLDER / "base":
            self.problems = built(self.root, self.base)
        if not self.problems:
            self.workers = [self._start(self.folder / str(number)) for number in range(os.cpu_count() or 1)]
            self.problems = [problem for worker in self.workers for problem in self._greeting(worker)]
        return self

    def __exit__(self, kind: type[BaseException] | None, error: BaseException | None,
                 trace: TracebackType | None) -> None:
        for worker in self.workers:
            worker.kill()
            worker.communicate()
        shutil.rmtree(self.folder, ignore_errors=True)

    def _start(self, folder: Path) -> subprocess.Popen[str]:
        shutil.copytree(self.base, folder, symlinks=True)
        return subprocess.Popen([sys.executable, "-m", "scripts.trial", *self.without], cwd=folder, text=True,
                                env=variables(folder), stdin=subprocess.PIPE, stdout=subprocess.PIPE)

    @staticmethod
    def _greeting(worker: subprocess.Popen[str]) -> list[str]:
        assert worker.stdout is not None
        line = worker.stdout.readline()
        found: list[str] | Answer = json.loads(line) if line else ["the checks could not be started"]
        return [found["message"]] if isinstance(found, dict) else found

    def ask(self, faults: Sequence[Files]) -> list[Answer]:
        """The verdict on each fault, in order; the copies share the work."""
        return self._shared(faults, lambda number, files: asked(self.workers[number], files))

    def build_each(self, faults: Sequence[Files]) -> list[Answer]:
        """The verdict of a whole build on each fault: sure, and some ten seconds each."""
        return self._shared(faults, lambda number, files: built_with(self.folder / str(number), files))

    def _shared(self, faults: Sequence[Files], verdict: Callable[[int, Files], Answer]) -> list[Answer]:
        answers: list[Answer] = [{} for _ in faults]
        waiting: queue.SimpleQueue[int] = queue.SimpleQueue()
        for index in range(len(faults)):
            waiting.put(index)

        def work(number: int) -> None:
            while True:
                try:
                    index = waiting.get_nowait()
                except queue.Empty:
                    return
                answers[index] = verdict(number, faults[index])
                if sys.stderr.isatty():
                    print(f"\r{sum(map(bool, answers))} of {len(faults)} ", end="", file=sys.stderr)

        threads = [threading.Thread(target=work, args=(number,)) for number in range(len(self.workers))]
        for thread in threads:
            thread.start()
        for thread in threads:
            thread.join()
        return answers


def asked(worker: subprocess.Popen[str], files: Files) -> Answer:
    """One verdict of one process."""
    assert worker.stdin is not None and worker.stdout is not None
    line = json.dumps({name: base64.b64encode(content).decode() for name, content in files.items()})
    try:
        worker.stdin.write(line + "\n")
        worker.stdin.flush()
        answer: Answer = json.loads(worker.stdout.readline())
    except (OSError, ValueError):
        return {"outcome": "error", "by": "", "message": "the process that tries faults has ended"}
    return answer


def built_with(folder: Path, files: Files) -> Answer:
    """What a whole build in a copy says of a fault."""
    before = {name: (folder / name).read_bytes() for name in files}
    try:
        for name, content in files.items():
            (folder / name).write_bytes(content)
        result = build(folder)
    finally:
        for name, content in before.items():
            (folder / name).write_bytes(content)
    if result.returncode == 0:
        return {"outcome": "survived", "by": "", "message": ""}
    said = (result.stdout + result.stderr).strip()
    broke_down = "Traceback (most recent call last)" in said
    return {"outcome": "error" if broke_down else "killed", "by": "build",
            "message": said.splitlines()[-1 if broke_down else 0] if said else ""}


def variables(folder: Path) -> dict[str, str]:
    """The environment of everything that runs in a copy."""
    return os.environ | {"PYTHONPATH": str(folder), "NO_MKDOCS_2_WARNING": "1", "SOURCE_DATE_EPOCH": EPOCH}


def parts(root: Path) -> list[Path]:
    """What a build is made from: files and folders of the project."""
    return sorted(path for path in root.iterdir()
                  if path.name not in LEFT_OUT and not path.name.startswith(".")
                  and (path.is_dir() or path.suffix in (".yml", ".txt") or path.name == CHANGELOG))


def fingerprint(root: Path) -> str:
    """A hash over all that a build is made from."""
    digest = hashlib.sha256(sys.version.encode())
    for part in parts(root):
        for path in sorted(part.rglob("*")) if part.is_dir() else [part]:
            file = path.relative_to(root).as_posix()
            if path.is_file() and "__pycache__" not in file and not file.startswith(MADE):
                digest.update(file.encode() + b"\0" + path.read_bytes() + b"\0")
    return digest.hexdigest()


def built(root: Path, base: Path) -> list[str]:
    """Have the copy built, unless it stands as the project is now; what was wrong with it."""
    stamp = base.with_name("built-from")
    key = fingerprint(root)
    if stamp.is_file() and stamp.read_text(encoding="utf-8") == key and (base / "site").is_dir():
        return []
    stamp.unlink(missing_ok=True)
    shutil.rmtree(base, ignore_errors=True)
    base.mkdir(parents=True)
    copy(root, base)
    result = build(base)
    if result.returncode:
        return [(result.stdout + result.stderr).strip()]
    stamp.write_text(key, encoding="utf-8")
    return []


def copy(root: Path, folder: Path) -> None:
    """Copy what a build needs, and what was drawn before; the environment is shared."""
    left_out = shutil.ignore_patterns("__pycache__", "mutants", "site-building")
    for path in (*parts(root), root / ".cache"):
        if path.is_dir():
            shutil.copytree(path, folder / path.name, ignore=left_out)
        elif path.is_file():
            shutil.copy2(path, folder / path.name)
    (folder / ".venv").symlink_to(Path(sys.prefix))


def build(folder: Path) -> subprocess.CompletedProcess[str]:
    """Build the site of a copy with its own entry point."""
    return subprocess.run([sys.executable, "scripts/run.py", "build"], cwd=folder, text=True,
                          env=variables(folder), capture_output=True, check=False)


def accepted(folder: Path) -> subprocess.CompletedProcess[str]:
    """Accept the records of a copy as they are there."""
    return subprocess.run([sys.executable, "scripts/run.py", "accept", "--why", "a trial"], cwd=folder,
                          text=True, env=variables(folder), capture_output=True, check=False)
