"""What the tests with a browser share: the built site on a local address, one browser, and its windows."""

import shutil
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, contextmanager
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, Page

from macros.authoring.macro import Desk
from macros.reading.project import ROOT
from macros.views.charts import ChartEntry, read_manifest
from scripts.checks.page import Site, read_site
from scripts.open_site import open_site
from tests.browser.watching import Watched, watched
from tests.built.serving import published
from tests.conftest import Project, copy_project

DESK, PHONE = {"width": 1280, "height": 900}, {"width": 375, "height": 800}
Open = Callable[..., Page]


@pytest.fixture(scope="session")
def desk() -> Desk:
    """The project, opened: its records, charts and pages."""
    opened = open_site(ROOT)
    assert opened.problems == ()
    return opened.desk


@pytest.fixture(scope="session")
def entries(built: Project) -> dict[str, ChartEntry]:
    """What the build knows of each chart."""
    return read_manifest(built.root / ".cache" / "charts.json")


@pytest.fixture(scope="session")
def site(built: Project) -> Site:
    """The built site, read; not to be changed."""
    return read_site(built.root / "site")


@pytest.fixture(scope="session")
def address(built: Project) -> Iterator[str]:
    """Where the built site is served."""
    with published(built.root / "site") as found:
        yield found


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """Opens a page of the site in a window of its own: path, size of the window, other wishes for it.

    An error in a script, a complaint in the console, a missing file and a request to
    somewhere else fail the test in the end.
    """
    with ExitStack() as windows:
        opened: list[Watched] = []

        def opener(path: str = "", size: dict[str, int] = DESK, **wishes: Any) -> Page:
            seen = windows.enter_context(watched(browser, address, viewport=size, **wishes))
            opened.append(seen)
            seen.page.goto(address + path)
            return seen.page
        yield opener
        assert [fault for seen in opened for fault in seen.wrong] == []


@pytest.fixture(scope="module")
def own(built: Project, tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy of the project with its built site, for the tests of one file to change."""
    return Project(shutil.copytree(built.root, tmp_path_factory.mktemp("own") / "project", symlinks=True))


@pytest.fixture(scope="module")
def last_good(tmp_path_factory: pytest.TempPathFactory) -> Project:
    """A copy with a last good site that no failed build may touch, and no test changes for good."""
    made = copy_project(tmp_path_factory.mktemp("last-good") / "project")
    (made.root / "site").mkdir()
    (made.root / "site" / "last-good.txt").write_text("as it was", encoding="utf-8")
    return made


@contextmanager
def changed(root: Path, files: Mapping[str, bytes | str | Path | None]) -> Iterator[None]:
    """Files put into the copy for a while: bytes, text to add at the end, the target of a link, or none."""
    before = {name: (root / name).read_bytes() if (root / name).is_file() else None for name in files}
    try:
        for name, content in files.items():
            path = root / name
            path.parent.mkdir(parents=True, exist_ok=True)
            path.unlink(missing_ok=True)
            if isinstance(content, Path):
                path.symlink_to(content)
            elif content is not None:
                added = (before[name] or b"") + content.encode() if isinstance(content, str) else content
                path.write_bytes(added)
        yield
    finally:
        for name, old in before.items():
            (root / name).unlink(missing_ok=True)
            if old is not None:
                (root / name).write_bytes(old)
