"""What the tests in browsers share: the site as a host serves it, with its own headers."""

from pathlib import Path

import pytest

from tests.built.conftest import address as home
from tests.conftest import Project

__all__ = ["home", "site"]


@pytest.fixture(scope="session")
def site(built: Project) -> Path:
    """The folder of the built site."""
    return built.root / "site"
