"""The day of a page: that of the last commit that touched its source or a file of records it shows."""

from __future__ import annotations

import os
import subprocess
from pathlib import Path

import pytest

from macros.authoring.macro import Desk
from macros.data import Ledger
from scripts.page_dates import commit_days, page_days, with_days
from scripts.record_pages import MARK

FILES = {"docs/a.md": "2026-01-01", "seeds/series/yen-per-dollar.csv": "2026-01-03",
         "seeds/sources/pism-2025.yml": "2026-01-02", "seeds/sources/ft-2025.yml": "2026-01-04"}


def git(folder: Path, *command: str, day: str = "2026-01-01") -> None:
    """Call git at noon of a day, somewhere."""
    subprocess.run(["git", "-c", "user.name=x", "-c", "user.email=x@example.org", *command], cwd=folder,
                   check=True, capture_output=True, env=os.environ | {
                       "GIT_COMMITTER_DATE": f"{day}T12:00:00+09:00", "GIT_CONFIG_GLOBAL": os.devnull})


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A project of a few files, each of a day of its own; one is edited, one was never committed."""
    root = tmp_path / "project"
    root.mkdir()
    git(root, "init")
    for file, day in FILES.items():
        (root / file).parent.mkdir(parents=True, exist_ok=True)
        (root / file).write_text("as it was", encoding="utf-8")
        git(root, "add", ".")
        git(root, "commit", "-m", file, day=day)
    (root / "seeds/sources/ft-2025.yml").write_text("edited", encoding="utf-8")
    (root / "docs/new.md").touch()
    (root / "docs/made.md").write_text(MARK, encoding="utf-8")
    return root


@pytest.mark.parametrize(("url", "html", "day"), [
    ("a/", '<p id="x">', "2026-01-01"), ("new/", "<p>", None), ("made/", "<p>", None),
    ("a/", '<a href="../reference/sources/pism-2025/#about">', "2026-01-02"),
    ("a/", '<a href="../reference/sources/pism-2025/">', "2026-01-02"),
    ("made/", '<data data-statement="yen-per-dollar@2025 > yen-per-dollar@2024">', "2026-01-03"),
    ("a/", '<a href="../reference/sources/ft-2025/"><a href="../reference/sources/pism-2025/">', None)])
def test_a_page_has_the_last_day_of_its_files_or_none_if_one_has_none(
        repository: Path, ledger: Ledger, url: str, html: str, day: str | None) -> None:
    assert page_days({url: html}, Desk(ledger, {}), repository).get(url) == day


def test_without_the_whole_history_no_day_is_known(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--depth", "1", repository.as_uri(), "shallow")
    assert commit_days(repository) == {name: day for name, day in FILES.items() if "ft-" not in name}
    assert commit_days(tmp_path / "shallow") == commit_days(tmp_path) == {}


def test_the_sitemap_names_the_day_of_each_page_and_no_other() -> None:
    sitemap = "<loc>https://x.example/a/</loc>\n <lastmod>2020-01-01</lastmod><loc>https://x.example/</loc>"
    assert with_days(sitemap, {"a/": "2026-01-01"}, "https://x.example/") == (
        "<loc>https://x.example/a/</loc><lastmod>2026-01-01</lastmod><loc>https://x.example/</loc>")
