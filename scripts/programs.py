"""Finds programs that others made; on a bare CI machine installs Debian's, elsewhere nothing unasked."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from dataclasses import dataclass

SYSTEM = "/usr/sbin"  # where Debian keeps some, often outside PATH
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync")


@dataclass(frozen=True)
class Program:
    """A program: its possible names and places, Debian's packages of it, and what to say without it."""

    names: tuple[str, ...]
    packages: tuple[str, ...]
    advice: str

    def locate(self) -> str | None:
        """Path of the first that is there, or that the packages bring to a machine of CI."""
        found = self._here()
        if found or os.environ.get("CI") != "true" or sys.platform != "linux" or os.geteuid() != 0 or (
                shutil.which("apt-get") is None):
            return found
        env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
        for command in (["apt-get", "update", "-qq"],
                        ["apt-get", "install", "-y", "-qq", "--no-install-recommends", *self.packages]):
            subprocess.run(command, check=True, env=env, stdout=subprocess.DEVNULL)
        return self._here()

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


CHROMIUM = Program(
    # The same browser without a window's furniture comes first: it opens pages three times as fast.
    ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
     "chrome", "microsoft-edge", "msedge",
     "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
     "/Applications/Chromium.app/Contents/MacOS/Chromium",
     "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
     r"C:\Program Files\Google\Chrome\Application\chrome.exe",
     r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
     r"C:\Program Files\Microsoft\Edge\Application\msedge.exe"),
    ("chromium-headless-shell",),
    "No Chrome, Chromium or Edge was found. Run: sudo apt-get install chromium "
    "(macOS: brew install --cask chromium; Windows: winget install Google.Chrome)")
FIREFOX = Program(
    ("firefox-esr", "firefox", "/Applications/Firefox.app/Contents/MacOS/firefox",
     r"C:\Program Files\Mozilla Firefox\firefox.exe"),
    ("firefox-esr",),
    "No Firefox was found. Run: sudo apt-get install firefox-esr "
    "(macOS: brew install --cask firefox; Windows: winget install Mozilla.Firefox)")
NPM = Program(
    ("npm",), ("nodejs", "npm"),
    "npm, which comes with Node.js, was not found. Run: sudo apt-get install nodejs npm "
    "(macOS: brew install node; Windows: winget install OpenJS.NodeJS)")
JAVA = Program(("java",), ("default-jre-headless",),
               "No Java was found. Run: sudo apt-get install default-jre-headless")
NGINX = Program(("nginx",), ("nginx-light",), "No nginx was found. Run: sudo apt-get install nginx-light")
