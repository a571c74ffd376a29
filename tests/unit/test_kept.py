"""What is remembered comes back as it was, under its own key alone, and brings no code along."""

import os
import pickle
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from macros.reading import kept
from macros.values.problems import Problem
from scripts.checks.page import read_site

WHAT = {"page": (Problem("docs/a.md", 1, "wrong"), frozenset({"id"}))}


class Hostile:
    """Asks whoever reads it to call something."""

    def __init__(self, call: Callable[..., object], *args: object) -> None:
        self.asked = call, args

    def __reduce__(self) -> tuple[Callable[..., object], tuple[object, ...]]:
        return self.asked


def test_it_comes_back_under_its_key_alone(tmp_path: Path) -> None:
    kept.remember(tmp_path / "new" / "file", "key", WHAT)
    assert [kept.recall(tmp_path / "new" / "file", key) for key in ("key", "ke", "")] == [WHAT, None, None]
    assert [path.name for path in (tmp_path / "new").iterdir()] == ["file"]


@pytest.mark.parametrize("damage", [
    lambda content: b"", lambda content: content[:-1], lambda content: content.replace(b"wrong", b"right"),
    lambda content: content.partition(b"\n")[0]])
def test_what_is_damaged_is_forgotten(tmp_path: Path, damage: Callable[[bytes], bytes]) -> None:
    kept.remember(file := tmp_path / "file", "key", WHAT)
    file.write_bytes(damage(file.read_bytes()))
    assert kept.recall(file, "key") is None


def through_ours(file: Path) -> bytes:
    """A pickle that names another module's class by way of one of ours."""
    return b"\x80\x04\x8c\x0fscripts.running\x8c\x10subprocess.Popen\x93]\x94(\x8c\x05touch\x8c" \
        + bytes([len(str(file))]) + str(file).encode() + b"e\x85R."


@pytest.mark.parametrize("asked", [
    lambda file: pickle.dumps(Hostile(os.system, f"touch {file}")),
    lambda file: pickle.dumps(Hostile(subprocess.Popen, ["touch", str(file)])), through_ours])
def test_no_code_is_run(tmp_path: Path, asked: Callable[[Path], bytes]) -> None:
    content, run = asked(tmp_path / "run"), tmp_path / "run"
    (tmp_path / "file").write_bytes(kept._mark("key", content) + b"\n" + content)
    done = pickle.loads(content)
    assert done.wait() == 0 if isinstance(done, subprocess.Popen) else done == 0
    assert run.exists(), "it would have run"
    run.unlink()
    assert kept.recall(tmp_path / "file", "key") is None
    assert not run.exists()


def test_a_page_is_parsed_again_if_its_text_is_another(tmp_path: Path) -> None:
    def said(text: str) -> list[tuple[str, str]]:
        (tmp_path / "index.html").write_text(f'<p id="a">{text}</p>', encoding="utf-8")
        return [(run.text, run.element.attrs["id"])
                for run in read_site(tmp_path, tmp_path / "memory").pages["index.html"].runs]
    assert [said("old"), (made := tmp_path / "memory").stat().st_mtime_ns] == [
        said("old"), made.stat().st_mtime_ns] == [[("old", "a")], made.stat().st_mtime_ns]
    assert [said("new"), said("old")] == [[("new", "a")], [("old", "a")]]
