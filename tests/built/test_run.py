"""The entry point behaves: help, exit codes, any directory, the dates it goes by."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from pathlib import Path

from macros.reading.project import ROOT

RUN = str(ROOT / "scripts" / "run.py")


def run(*args: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, RUN, *args], cwd=cwd, text=True, capture_output=True, check=False)


def test_help_names_every_verb_and_wrong_use_exits_with_two() -> None:
    result = run("--help")
    assert result.returncode == 0
    for verb in ("serve", "build", "test", "check", "witness", "lock"):
        assert verb in result.stdout
    for args in ([], ["sreve"], ["serve", "--port", "x"]):
        assert run(*args).returncode == 2


def test_it_works_from_any_directory(tmp_path: Path) -> None:
    result = run("witness", str(tmp_path), cwd=tmp_path)
    assert result.returncode == 1
    assert "has the SHA-256 of 'ft-2026'" in result.stderr


def test_freshness_reports_what_is_overdue_on_a_given_day() -> None:
    assert run("check", "--freshness", "2026-11-22").returncode == 0
    late = run("check", "--freshness", "2099-01-01")
    assert late.returncode == 1
    assert "was due for review by" in late.stdout + late.stderr
    assert "Installing" not in late.stderr  # what the first start installed is there
    assert run("check", "--freshness", "soon").returncode == 2


def test_the_date_of_a_build_is_that_of_the_last_commit_or_a_fixed_one(tmp_path: Path) -> None:
    from scripts import run as entry

    shutil.copytree(ROOT / "scripts", tmp_path / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    code = "from scripts.run import last_commit; print(last_commit())"

    def asked() -> str:
        return subprocess.run([sys.executable, "-c", code], cwd=tmp_path, text=True, capture_output=True,
                              check=True).stdout.strip()
    assert asked() == entry.FALLBACK_EPOCH
    git = ["git", "-c", "user.name=t", "-c", "user.email=t@example.org"]
    subprocess.run(["git", "init", "-q"], cwd=tmp_path, check=True)
    subprocess.run([*git, "commit", "-q", "--allow-empty", "-m", "x"], cwd=tmp_path, check=True,
                   env=os.environ | {"GIT_COMMITTER_DATE": "1234567890 +0000"})
    assert asked() == "1234567890"
