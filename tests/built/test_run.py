"""The entry point behaves: help, exit codes, any directory, the dates it goes by."""

import os
import shutil
import signal
import subprocess
import sys
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.reading.project import ROOT
from scripts.run import lock, restore
from scripts.running import UNREAD, told
from tests.conftest import PATIENCE, Project, git, wait_until

OURS = Project(ROOT)


def test_help_names_every_verb_and_wrong_use_exits_with_two() -> None:
    result = OURS.run_py("--help")
    assert result.code == 0
    for verb in ("serve", "build", "test", "check", "witness", "lock"):
        assert verb in result.output
    for args in ([], ["sreve"], ["serve", "--port", "x"]):
        assert OURS.run_py(*args).code == 2


def test_it_works_from_any_directory(tmp_path: Path) -> None:
    result = Project(tmp_path).run(sys.executable, str(ROOT / "scripts/run.py"), "witness", str(tmp_path))
    assert result.code == 1
    assert "has the SHA-256 of 'ft-2026'" in result.output


def test_freshness_reports_what_is_overdue_on_a_given_day() -> None:
    assert OURS.run_py("check", "--freshness", "2026-11-22").code == 0
    late = OURS.run_py("check", "--freshness", "2099-01-01")
    assert late.code == 1
    assert "was due for review by" in late.output
    assert "Installing" not in late.output  # what the first start installed is there
    for words, said in {("check", "--freshness", "soon"): "is not a date",
                        ("check", "--site", "nowhere"): "there is no built site in nowhere",
                        ("edition", "2026-13"): "'2026-13' is not its month, such as 2026-12",
                        ("release", "1"): "'1' is not its number, such as 1.0"}.items():
        asked = OURS.run_py(*words)
        assert asked.code == 2 and said in asked.output and "Building" not in asked.output, asked.output
    made = OURS.run_py("release", "1.0")
    assert "this version has been released" in made.output and "Building" not in made.output, made.output


def test_the_date_of_a_build_is_that_of_the_last_commit_or_a_fixed_one(tmp_path: Path) -> None:
    from scripts import run as entry

    shutil.copytree(ROOT / "scripts", tmp_path / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    code = "from scripts.run import last_commit; print(last_commit())"

    def asked(**env: str) -> str:
        done = subprocess.run([sys.executable, "-c", code], cwd=tmp_path, text=True, capture_output=True,
                              check=True, env=os.environ | env)
        assert ("No commit gives the date" in done.stderr) == (done.stdout.strip() == entry.FALLBACK_EPOCH)
        return done.stdout.strip()
    assert asked() == entry.FALLBACK_EPOCH
    git(tmp_path, "init", "-q")
    git(tmp_path, "commit", "-q", "--allow-empty", "-m", "x", GIT_COMMITTER_DATE="1234567890 +0000")
    assert asked() == "1234567890"
    assert asked(GIT_TEST_ASSUME_DIFFERENT_OWNER="1") == entry.FALLBACK_EPOCH  # git's "dubious ownership"


def stop() -> int:
    """What Ctrl-C does."""
    raise KeyboardInterrupt


@pytest.mark.parametrize(("work", "code", "said"), [
    (lambda: Path("/dev/full").write_text("x", encoding="utf-8"), 1,
     "/dev/full: No space left on device\n    Free some space on the disk, and run the command again.\n"),
    (lambda: len((ROOT / "docs/favicon.md").read_bytes()), 1,
     "docs/favicon.md: No such file or directory\n    It has gone meanwhile; run the command again.\n"),
    (lambda: len(Path("/proc/self/auxv").read_text(encoding="utf-8")), 1,
     "/proc/self/auxv: this is not UTF-8 text\n    Save the file again in the encoding UTF-8.\n"),
    (stop, 130, ""), (lambda: 3, 3, "")])
def test_what_the_machine_refuses_is_told_in_words(
        work: Callable[[], int], code: int, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert (told(work), capsys.readouterr().err) == (code, said)


def test_a_build_that_cannot_write_is_told_so_and_leaves_the_last_good_site(last_good: Project) -> None:
    limited = ("import resource, runpy, sys; resource.setrlimit(resource.RLIMIT_FSIZE, (90_000, 90_000)); "
               "sys.argv[:] = ['run.py', 'build']; runpy.run_path('scripts/run.py', run_name='__main__')")
    result = last_good.run(sys.executable, "-c", limited)
    assert result.code == 1 and "File too large\n    Mend that" in result.output, result.output
    assert result.output.endswith("The build failed; site/ is as it was.\n")
    assert "Traceback" not in result.output
    assert [path.name for path in (last_good.root / "site").iterdir()] == ["last-good.txt"]


def test_ctrl_c_ends_a_build_and_all_that_it_began(last_good: Project) -> None:
    building = last_good.root / ".cache/building.lock"
    with last_good.started("build") as process:
        wait_until(lambda: building.exists() and building.read_text(encoding="utf-8") == str(process.pid))
        second = last_good.run_py("build")
        assert second.code == 1
        assert second.output == (f"Another command (process {process.pid}) is building here. "
                                 "Run this one again when that has ended.\n")
        os.killpg(process.pid, signal.SIGINT)
        assert process.communicate(timeout=PATIENCE)[0].endswith("\nStopped.\n")
        assert process.returncode == 130
        wait_until(lambda: subprocess.run(["pgrep", "-g", str(process.pid)], check=False).returncode == 1)
    assert [path.name for path in (last_good.root / "site").iterdir()] == ["last-good.txt"]


@pytest.mark.parametrize(("package", "code", "said"), [
    ("hypothesys", 1, "Did you mean 'hypothesis'?"), ("Markdown", 0, "No version has changed."),
    ("mkdocs_material", 0, "No version has changed.")])
def test_a_package_to_upgrade_is_known_however_it_is_spelt_and_the_outcome_is_told(
        package: str, code: int, said: str, capsys: pytest.CaptureFixture[str]) -> None:
    assert lock("true", package) == code  # a program that resolves nothing
    assert said in capsys.readouterr().err


def test_a_reader_that_has_seen_enough_is_no_fault() -> None:
    reader, writer = os.pipe()
    os.close(reader)
    done = subprocess.run([sys.executable, "-m", "scripts.running", "this"], cwd=ROOT, stdout=writer,
                          stderr=subprocess.PIPE, check=False)
    os.close(writer)
    assert (done.returncode, done.stderr) == (UNREAD, b"")


def test_no_sign_stops_a_console_that_cannot_show_it(project: Project) -> None:
    project.edit("seeds/measures.yml", "label: ", "label: Now → ")
    result = project.run_py("accept", "--why", "The sign was missing", PYTHONIOENCODING="cp1252")
    assert result.code == 0 and "\\u2192" in result.output, result.output


def test_a_site_whose_swap_was_cut_short_comes_back(tmp_path: Path) -> None:
    (tmp_path / "site.old").mkdir()
    restore(tmp_path / "site")
    assert [path.name for path in tmp_path.iterdir()] == ["site"]
    (tmp_path / "site.old").mkdir()
    (tmp_path / "site/index.html").touch()
    restore(tmp_path / "site")
    assert (tmp_path / "site/index.html").exists()


def test_a_first_start_that_was_killed_is_made_anew(tmp_path: Path) -> None:
    shutil.copytree(ROOT / "scripts", tmp_path / "scripts", ignore=shutil.ignore_patterns("__pycache__"))
    (tmp_path / "requirements.txt").touch()
    (tmp_path / ".cache").mkdir()
    code = "from scripts.run import environment; print(environment('requirements.txt'))"
    start = [sys.executable, "-c", code]
    with subprocess.Popen(start, cwd=tmp_path, stderr=subprocess.DEVNULL, start_new_session=True) as process:
        wait_until((tmp_path / ".venv/bin/python").exists)  # and pip is not there yet
        os.killpg(process.pid, signal.SIGKILL)
    said = [subprocess.run(start, cwd=tmp_path, capture_output=True, text=True, check=True) for _ in range(2)]
    assert "Making the environment in .venv (once)" in said[0].stderr
    assert (said[1].stderr, said[1].stdout) == ("", f"{tmp_path}/.venv/bin/python\n")
