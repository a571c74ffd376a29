"""What the tests in browsers share: the site as a host serves it, with its own headers, and one browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, sync_playwright

from scripts.browser import FLAGS, find_browser
from tests.built.serving import published
from tests.conftest import Project


@pytest.fixture(scope="session")
def site(built: Project) -> Path:
    """The folder of the built site."""
    return built.root / "site"


@pytest.fixture(scope="session")
def home(site: Path) -> Iterator[str]:
    """Where the site is served, compressed and with the headers it asks for."""
    with published(site) as address:
        yield address


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser that the tests drive."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=find_browser(), args=list(FLAGS))
        yield opened
        opened.close()
