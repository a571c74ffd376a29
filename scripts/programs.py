"""Finds the programs in programs.yml, and brings those that are missing: Debian's to root, else browsers.

Of npm exactly what a package-lock.json names is installed, once: nothing else is run from there.
"""

import hashlib
import os
import shutil
import subprocess
import sys
from dataclasses import dataclass
from importlib.util import find_spec
from pathlib import Path

from macros.reading.project import own_table
from scripts.running import alone, say

SYSTEM = "/usr/sbin"  # where Debian keeps some, often outside PATH
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync")
DOWNLOAD = [sys.executable, "-m", "playwright", "install", "chromium", "firefox"]
WHERE = """
from playwright.sync_api import sync_playwright
with sync_playwright() as one:
    print(one.{}.executable_path)
"""


@dataclass(frozen=True)
class Program:
    """A program: its possible names and places, Debian's packages of it, and what to say without it.

    Attributes:
        download: what Playwright calls it, if it is a browser, of which it has its own.
    """

    names: tuple[str, ...]
    packages: tuple[str, ...]
    advice: str
    download: str = ""

    def locate(self) -> str | None:
        """Path of the first that is there, or that could be brought to this machine."""
        if found := self._here():
            return found
        with alone("installing"):
            return self._here() or self._brought()  # somebody else may have brought it meanwhile

    def _brought(self) -> str | None:
        if sys.platform == "linux" and os.geteuid() == 0 and shutil.which("apt-get"):
            say(f"Installing {' '.join(self.packages)} (once) …")
            env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
            for command in (["apt-get", "update", "-qq"],
                            ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *self.packages]):
                subprocess.run(command, check=False, env=env, stdout=subprocess.DEVNULL)
            return self._here()
        if not self.download or find_spec("playwright") is None or subprocess.run(
                DOWNLOAD, check=False, stdout=sys.stderr).returncode:  # it says itself what went wrong
            return None
        return subprocess.run([sys.executable, "-c", WHERE.format(self.download)], text=True,
                              capture_output=True, check=True).stdout.strip()

    def _here(self) -> str | None:
        path = os.pathsep.join((os.environ["PATH"], SYSTEM))
        return next(filter(None, (shutil.which(name, path=path) for name in self.names)), None)

    def find(self) -> str:
        """Its path.

        Raises:
            FileNotFoundError: there is none; the message is the one command to run.
        """
        found = self.locate()
        if found is None:
            raise FileNotFoundError(self.advice)
        return found


PROGRAMS = own_table(dict[str, Program], "scripts/programs.yml")
CHROMIUM, FIREFOX, NPM, JAVA, EPUBCHECK, NGINX = (PROGRAMS[name] for name in (
    "chromium", "firefox", "npm", "java", "epubcheck", "nginx"))
NPM_FILES = ("package.json", "package-lock.json")
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
    for name in NPM_FILES:
        shutil.copy2(pinned / name, fresh / name)
    say(f"Installing the packages of {pinned.name}/package-lock.json (once) …")
    done = subprocess.run([npm, "ci", "--ignore-scripts", "--no-audit", "--no-fund"],
                          cwd=fresh, text=True, capture_output=True, check=False)
    if done.returncode:
        raise RuntimeError(f"npm could not install the packages: {done.stderr.strip()[:1000]}")
