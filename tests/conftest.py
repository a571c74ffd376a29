"""What the tests share: a copy of the project to break, and a site built from it."""

import os
import re
import shutil
import signal
import subprocess
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager, suppress
from dataclasses import dataclass
from functools import lru_cache
from pathlib import Path
from typing import Any

import pytest
import yaml
from playwright.sync_api import Browser, Playwright, expect, sync_playwright

from macros.authoring.macro import Desk
from macros.data import Ledger, load
from macros.reading.project import ROOT
from scripts.check import BUILT_FROM
from scripts.programs import CHROMIUM, FLAGS
from scripts.running import alone
from tests.unit.ledgers import BASE

COPIED = ("docs", "seeds", "macros", "scripts", "mkdocs.yml", "requirements.txt", "requirements-test.txt",
          "CHANGELOG.md")
BUILD_DATE = "1767225600"
PATIENCE = 600  # seconds for a command, on a machine that others use as well
SOON = 150  # seconds for what comes soon, on the same machine
DRAWN = ("charts", "cards", "fonts", "read")  # folders of .cache that a copy takes over
# What the programs made: they put new files in the place of these, and never write into one.
REPLACED = re.compile(r"/docs/assets/generated/|/\.cache/\w+/")
# A shell that runs us in the background has us ignore Ctrl-C, and so would all that we start.
signal.signal(signal.SIGINT, signal.default_int_handler)
expect.set_options(timeout=SOON * 1000)


def pytest_addoption(parser: pytest.Parser) -> None:
    """What `run.py test` knows beside pytest's own options."""
    parser.addoption("--quick", action="store_true",
                     help="leave out what builds the site or opens it, and strangers' files")
    parser.addoption("--every", action="store_true",
                     help="every page in every view, every chart, every fault twice: before a release")


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """With --quick three folders are left out: for the first two the whole site is built."""
    slow = ("built", "browser", "hostile")
    return True if config.option.quick and collection_path.name in slow else None


@pytest.hookimpl(tryfirst=True)
def pytest_collection_modifyitems(items: list[pytest.Item]) -> None:
    """Let one process do the tests of a file that makes something for all of them.

    The first test has the site built; what needs no site comes next, so that the others need not wait for it.
    """
    without = (ROOT / "tests/hostile", ROOT / "tests")
    items[1:] = sorted(items[1:], key=lambda item: item.path.parent not in without)
    for item in items:
        if isinstance(item, pytest.Function) and any(
                one[-1].scope == "module" for one in item._fixtureinfo.name2fixturedefs.values()):
            item.add_marker(pytest.mark.xdist_group(item.path.stem))


def cases(file: str) -> Any:
    """The cases that a YAML file below tests/ lists."""
    return yaml.safe_load((ROOT / "tests" / file).read_text(encoding="utf-8"))


def lay(root: Path, files: Mapping[str, str | bytes]) -> None:
    """Put files with their content into a folder and those below it."""
    for name, content in files.items():
        path = root / name
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(content if isinstance(content, bytes) else content.encode("utf-8", "surrogatepass"))


def git(root: Path, *command: str, **env: str) -> str:
    """What git says to somebody who has a name and no settings."""
    done = subprocess.run(["git", "-c", "user.name=Aya", "-c", "user.email=aya@bay.example", *command],
                          cwd=root, text=True, capture_output=True, check=False,
                          env=os.environ | {"GIT_CONFIG_GLOBAL": os.devnull} | env)
    assert done.returncode == 0, done.stdout + done.stderr
    return done.stdout


def wait_until(true: Callable[[], object]) -> None:
    """Wait for something that comes soon, if it comes at all."""
    end = time.monotonic() + SOON
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
        done = subprocess.run(command, cwd=self.root, errors="backslashreplace", capture_output=True,
                              check=False, timeout=PATIENCE, env=self._env(env))
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
    draw = ("from macros.reading.project import ROOT; from scripts.open_site import open_site; "
            "open_site(ROOT)")
    subprocess.run([sys.executable, "-c", draw], cwd=ROOT,
                   env=os.environ | {"PYTHONPATH": str(ROOT)}, capture_output=True, check=True)


def copy_project(root: Path) -> Project:
    """Copy what a build needs; the environment and the drawings made so far are shared."""
    prepare_once()
    root.mkdir(parents=True, exist_ok=True)
    for name in (*COPIED, ".cache"):
        source = ROOT / name
        if source.is_dir():
            shutil.copytree(source, root / name, ignore=left_out, copy_function=put)
        else:
            shutil.copy2(source, root / name)
    packed = ROOT / ".cache" / "packed"  # kept by content, so that all copies can share it
    packed.mkdir(exist_ok=True)
    (root / ".cache" / "packed").symlink_to(packed)
    (root / ".venv").symlink_to(Path(sys.prefix))
    return Project(root)


def left_out(folder: str, names: list[str]) -> list[str]:
    """What of a folder no copy needs; what site/ was built from is said of a site that none has."""
    cache = Path(folder) == ROOT / ".cache"
    return [name for name in names if name == "__pycache__" or Path(folder, name) == ROOT / BUILT_FROM
            or (cache and name not in DRAWN and Path(folder, name).is_dir())]


def put(source: str, target: str) -> None:
    """Link a file that is only ever replaced, if it can be done; copy one that is edited."""
    if REPLACED.search(source):
        with suppress(OSError):
            os.link(source, target)
            return
    shutil.copy2(source, target)


def pages_of(site: Path) -> list[Path]:
    """The files of a site's pages, without those that only lead to another or stand in frames elsewhere."""
    return [path for path in sorted(site.rglob("index.html"))
            if 'content="noindex"' not in path.read_text(encoding="utf-8")]


@pytest.fixture(scope="session")
def every(request: pytest.FixtureRequest) -> bool:
    """Whether all that there is of a kind is tried, and not a part that stands for it."""
    return bool(request.config.option.every)


@pytest.fixture(scope="session")
def ledger() -> Ledger:
    """The project's own records."""
    return load(ROOT)


@pytest.fixture(scope="session")
def bay() -> Ledger:
    """The invented records of tests/broken/base; not to be changed."""
    return load(BASE)


@pytest.fixture(scope="session")
def desk(bay: Ledger) -> Desk:
    """A desk over the invented records, without charts."""
    return Desk(bay, {})


@pytest.fixture
def project(tmp_path: Path) -> Project:
    """A fresh copy of the project that a test may break."""
    return copy_project(tmp_path / "project")


@pytest.fixture(scope="session")
def built(tmp_path_factory: pytest.TempPathFactory, worker_id: str) -> Project:
    """A copy of the project with its site built by the entry point, once for all; not to be changed."""
    folder = tmp_path_factory.getbasetemp()
    made = Project((folder if worker_id == "master" else folder.parent) / "built")
    with alone("testing"):
        if not (made.root / "site").exists():
            shutil.rmtree(made.root, ignore_errors=True)  # what a build that failed has left
            result = copy_project(made.root).run_py("build")
            assert result.code == 0, result.output
    return made


@pytest.fixture(scope="session")
def playwright() -> Iterator[Playwright]:
    """What drives browsers; there can be one in a process."""
    with sync_playwright() as running:
        yield running


@pytest.fixture(scope="session")
def browser(playwright: Playwright) -> Iterator[Browser]:
    """The browser that the tests drive."""
    opened = playwright.chromium.launch(executable_path=CHROMIUM.find(), args=list(FLAGS))
    yield opened
    opened.close()
