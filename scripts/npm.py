"""Has npm install exactly what a package-lock.json names, once: nothing else is run from npm."""

from __future__ import annotations

import hashlib
import shutil
import subprocess
import sys
from pathlib import Path

from scripts.programs import NPM

FILES = ("package.json", "package-lock.json")


def installed(pinned: Path, work: Path) -> Path:
    """The folder of the packages that the lock in a folder names; they are installed if it has changed.

    Args:
        pinned: folder with package.json and package-lock.json.
        work: folder below .cache/ to install into.

    Raises:
        FileNotFoundError: there is no npm; the message is the one command to run.
        RuntimeError: npm could not; the message is its own.
    """
    stamp = work / "installed"
    wanted = hashlib.sha256((pinned / "package-lock.json").read_bytes()).hexdigest()
    if stamp.exists() and stamp.read_text(encoding="utf-8") == wanted:
        return work / "node_modules"
    work.mkdir(parents=True, exist_ok=True)
    for name in FILES:
        shutil.copy2(pinned / name, work / name)
    print(f"Installing the packages of {pinned.name}/package-lock.json (once) …", file=sys.stderr, flush=True)
    done = subprocess.run([NPM.find(), "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
                          cwd=work, text=True, capture_output=True, check=False)
    if done.returncode:
        raise RuntimeError(f"npm could not install the packages: {done.stderr.strip()[:1000]}")
    stamp.write_text(wanted, encoding="utf-8")
    return work / "node_modules"
