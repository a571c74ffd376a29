"""Has npm install exactly what a package-lock.json names, once: nothing else is run from npm."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
from pathlib import Path

from scripts.programs import NPM
from scripts.running import alone, say

FILES = ("package.json", "package-lock.json")
STAMP = "installed"  # the hash of the lock whose packages a folder holds


def installed(pinned: Path, work: Path) -> Path:
    """The folder of the packages that the lock in a folder names; they are installed if it has changed.

    Args:
        pinned: folder with package.json and package-lock.json.
        work: folder below .cache/ to install into.

    Raises:
        FileNotFoundError: there is no npm; the message is the one command to run.
        RuntimeError: npm could not; the message is its own.
    """
    wanted = hashlib.sha256((pinned / "package-lock.json").read_bytes()).hexdigest()
    if not _holds(work, wanted):
        npm = NPM.find()  # before the lock, which finding it takes as well
        with alone("installing"):
            if not _holds(work, wanted):  # somebody else may have installed them meanwhile
                fresh = work.with_name(f"{work.name}.new")
                _install(npm, pinned, fresh)
                (fresh / STAMP).write_text(wanted, encoding="utf-8")
                shutil.rmtree(work, ignore_errors=True)
                fresh.rename(work)
    return work / "node_modules"


def _holds(work: Path, wanted: str) -> bool:
    stamp = work / STAMP
    return stamp.exists() and stamp.read_text(encoding="utf-8") == wanted


def _install(npm: str, pinned: Path, fresh: Path) -> None:
    """Have npm fill a folder that nobody else looks into before it is whole."""
    shutil.rmtree(fresh, ignore_errors=True)
    fresh.mkdir(parents=True)
    for name in FILES:
        shutil.copy2(pinned / name, fresh / name)
    say(f"Installing the packages of {pinned.name}/package-lock.json (once) …")
    done = subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
                          cwd=fresh, text=True, capture_output=True, check=False)
    if done.returncode:
        raise RuntimeError(f"npm could not install the packages: {done.stderr.strip()[:1000]}")
