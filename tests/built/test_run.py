"""The entry point behaves: help, exit codes, any directory, a clean end on Ctrl-C."""

from __future__ import annotations

import os
import shutil
import signal
import subprocess
import sys
import time
from pathlib import Path

import pytest

from macros.reading.project import ROOT
from tests.built.test_serve import free_port
from tests.conftest import Project

RUN = str(ROOT / "scripts" / "run.py")


def run(*args: str, cwd: Path = ROOT) -> subprocess.CompletedProcess[str]:
    return subprocess.run([sys.executable, RUN, *args], cwd=cwd, text=True, capture_output=True, check=False)


def test_help_names_every_verb() -> None:
    result = run("--help")
    assert result.returncode == 0
    for verb in ("serve", "build", "test", "check", "witness", "bench", "lock"):
        assert verb in result.stdout


@pytest.mark.parametrize("args", [[], ["sreve"], ["serve", "--port", "x"]])
def test_wrong_use_exits_with_two(args: list[str]) -> None:
    assert run(*args).returncode == 2


def test_it_works_from_any_directory(tmp_path: Path) -> None:
    result = run("witness", str(tmp_path), cwd=tmp_path)
    assert result.returncode == 1
    assert "has the SHA-256 of 'ft-2026'" in result.stderr


def test_starting_again_costs_little() -> None:
    run("check", "--help")
    began = time.perf_counter()
    assert run("check", "--help").returncode == 0
    assert time.perf_counter() - began < 2


def test_ctrl_c_ends_serving_quietly(project: Project) -> None:
    process = subprocess.Popen(
        [sys.executable, "scripts/run.py", "serve", "--port", str(free_port())], cwd=project.root,
        stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True, start_new_session=True)
    time.sleep(6)
    os.killpg(process.pid, signal.SIGINT)
    out, err = process.communicate(timeout=15)
    assert "Traceback" not in out + err
    assert process.returncode in (0, 130)


def test_freshness_reports_what_is_overdue_on_a_given_day(project: Project) -> None:
    assert project.run_py("check", "--freshness", "2026-11-22").code == 0
    late = project.run_py("check", "--freshness", "2099-01-01")
    assert late.code == 1
    assert "was due for review by" in late.output
    assert project.run_py("check", "--freshness", "soon").code == 2


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
