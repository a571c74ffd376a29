"""The day of a page: that of the last commit that touched its source or a file of records it shows."""

from pathlib import Path

import pytest

from macros.data import Ledger
from scripts.publish import commit_days, page_days, with_days
from tests.conftest import git, lay

FILES = {"docs/a.md": "2026-01-01", "seeds/topics.yml": "2026-01-01",
         "seeds/sources/pism-2025.yml": "2026-01-02", "seeds/series/yen-per-dollar.csv": "2026-01-03"}


@pytest.fixture
def repository(tmp_path: Path) -> Path:
    """A project of a few files, each of a day of its own, and a page that was never committed."""
    root = tmp_path / "project"
    git(tmp_path, "init", "project")
    for file, day in FILES.items():
        lay(root, {file: ""})
        git(root, "add", ".")
        git(root, "commit", "-m", file, GIT_COMMITTER_DATE=f"{day}T00:00:00+09:00")
    (root / "docs/made.md").touch()
    return root


@pytest.mark.parametrize(("name", "html", "day"), [
    ("a/index.html", '<p id="x">', "2026-01-01"), ("made/index.html", '<body data-part="trade">', None),
    ("a/index.html", '<a href="../reference/sources/pism-2025/#about">', "2026-01-02"),
    ("made/index.html", '<a href="../#base-cost-payment-pism">', "2026-01-02"),
    ("a/index.html", '<data data-statement="yen-per-dollar@2025 > yen-per-dollar@2024">', "2026-01-03")])
def test_a_page_has_the_last_day_of_its_files(repository: Path, ledger: Ledger, name: str, html: str,
                                              day: str | None) -> None:
    assert page_days({name: html}, ledger, repository).get(name) == day


def test_without_the_whole_history_no_day_is_known(repository: Path, tmp_path: Path) -> None:
    git(tmp_path, "clone", "--depth", "1", repository.as_uri(), "shallow")
    assert commit_days(repository) == FILES
    assert commit_days(tmp_path / "shallow") == commit_days(tmp_path) == {}


def test_the_sitemap_names_the_day_of_each_page_and_no_other() -> None:
    lines = [f"<loc>https://x.example/{url}</loc>\n <lastmod>2020-01-01</lastmod>" for url in ("a/", "")]
    assert with_days("".join(lines), {"a/index.html": "2026-01-01"}, "https://x.example/") == (
        "<loc>https://x.example/a/</loc><lastmod>2026-01-01</lastmod><loc>https://x.example/</loc>")
