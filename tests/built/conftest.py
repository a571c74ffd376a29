"""What the tests with a browser share: the built site on a local address, and one browser."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from playwright.sync_api import Browser, sync_playwright

from scripts.browser import FLAGS, find_browser
from tests.built.serving import served
from tests.conftest import Project


@pytest.fixture(scope="module")
def address(built: Project) -> Iterator[str]:
    """Where the built site is served."""
    with served(built.root / "site") as found:
        yield found


@pytest.fixture(scope="module")
def browser() -> Iterator[Browser]:
    """The browser that the tests drive."""
    with sync_playwright() as playwright:
        opened = playwright.chromium.launch(executable_path=find_browser(), args=list(FLAGS))
        yield opened
        opened.close()
