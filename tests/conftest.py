"""What the tests share: a copy of the project to break, and a site built from it."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml

from macros.data import Ledger, load
from macros.reading.project import ROOT

COPIED = ("docs", "seeds", "macros", "scripts", "mkdocs.yml", "requirements.txt", "requirements-test.txt",
          "CHANGELOG.md")
BUILD_DATE = "1767225600"
PATIENCE = 600  # seconds for what comes soon, on a machine that others use as well
LEFT_OUT = shutil.ignore_patterns("__pycache__")
# A shell that runs us in the background has us ignore Ctrl-C, and so would all that we start.
signal.signal(signal.SIGINT, signal.default_int_handler)


def cases(file: str) -> Any:
    """The cases that a YAML file below tests/ lists."""
    return yaml.safe_load((ROOT / "tests" / file).read_text(encoding="utf-8"))


def wait_until(true: Callable[[], object]) -> None:
    """Wait for something that comes soon, if it comes at all."""
    end = time.monotonic() + PATIENCE
    while not true():
        assert time.monotonic() < end, "it never came"
        time.sleep(0.1)


@dataclass(frozen=True)
class Result:
    """What a command said and how it ended."""

    code: int
    output: str


@dataclass(frozen=True)
class Project:
    """A copy of the project in a folder of its own."""

    root: Path

    def _env(self, more: dict[str, str]) -> dict[str, str]:
        return os.environ | {"NO_MKDOCS_2_WARNING": "1", "PYTHONPATH": str(self.root),
                             "SOURCE_DATE_EPOCH": BUILD_DATE} | more

    def run(self, *command: str, **env: str) -> Result:
        """Run a command in the copy."""
        done = subprocess.run(command, cwd=self.root, text=True, capture_output=True, check=False,
                              timeout=PATIENCE, env=self._env(env))
        return Result(done.returncode, done.stdout + done.stderr)

    @contextmanager
    def started(self, *args: str) -> Iterator[subprocess.Popen[str]]:
        """The copy's entry point while it runs, in a session of its own that is ended in any case."""
        process = subprocess.Popen(
            [sys.executable, "scripts/run.py", *args], cwd=self.root, text=True, stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT, start_new_session=True, env=self._env({}))
        try:
            yield process
        finally:
            with suppress(ProcessLookupError):
                os.killpg(process.pid, signal.SIGKILL)
            process.communicate()

    def run_py(self, *args: str, **env: str) -> Result:
        """Call the copy's entry point."""
        return self.run(sys.executable, "scripts/run.py", *args, **env)

    def mkdocs(self, site: str, **env: str) -> Result:
        """Build with the engine alone."""
        return self.run(sys.executable, "-m", "mkdocs", "build", "--strict", "--site-dir", site, **env)

    def accept(self) -> None:
        """Accept the records as they are now."""
        result = self.run_py("accept", "--why", "tried in a test")
        assert result.code == 0, result.output

    def edit(self, file: str, old: str, new: str) -> None:
        """Replace a text that must be there."""
        path = self.root / file
        text = path.read_text(encoding="utf-8")
        assert old in text, f"{old!r} is not in {file}"
        path.write_text(text.replace(old, new), encoding="utf-8")


@lru_cache(maxsize=1)
def prepare_once() -> None:
    """Have everything drawn in the project itself, so that its copies need not do so each for itself."""
    subprocess.run([sys.executable, "-m", "scripts.check", "--site", "no-such-folder"], cwd=ROOT,
                   env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, check=False)


def copy_project(root: Path) -> Project:
    """Copy what a build needs; the environment and the drawings made so far are shared."""
    prepare_once()
    root.mkdir(parents=True, exist_ok=True)
    for name in COPIED:
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=LEFT_OUT)
        else:
            shutil.copy2(source, root / name)
    if (ROOT / ".cache").exists():
        shutil.copytree(ROOT / ".cache", root / ".cache",
                        ignore=shutil.ignore_patterns("site-building", "packed", "audit", "types"))
    packed = ROOT / ".cache" / "packed"  # kept by content, so that all copies can share it
    packed.mkdir(parents=True, exist_ok=True)
    (root / ".cache").mkdir(exist_ok=True)
    (root / ".cache" / "packed").symlink_to(packed)
    (root / ".venv").symlink_to(Path(sys.prefix))
    return Project(root)


@pytest.fixture(scope="session")
def ledger() -> Ledger:
    """The project's own records."""
    return load(ROOT)


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A fresh copy of the project that a test may break."""
    return copy_project(tmp_path / "project")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Project]:
    """A copy of the project with its site built by the entry point; not to be changed."""
    made = copy_project(tmp_path_factory.mktemp("built") / "project")
    result = made.run_py("build")
    assert result.code == 0, result.output
    yield made
