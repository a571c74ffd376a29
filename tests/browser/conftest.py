"""What the tests in browsers share: the site as a host serves it, with its own headers, and one browser."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.built.conftest import browser
from tests.built.serving import published
from tests.conftest import Project

__all__ = ["browser", "home", "site"]  # the browser is the one of the other tests with a browser


@pytest.fixture(scope="session")
def site(built: Project) -> Path:
    """The folder of the built site."""
    return built.root / "site"


@pytest.fixture(scope="session")
def home(site: Path) -> Iterator[str]:
    """Where the site is served, compressed and with the headers it asks for."""
    with published(site) as address:
        yield address
