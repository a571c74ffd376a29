"""Finds a Chrome, Chromium or Edge on this machine; on a bare CI machine installs Debian's."""

from __future__ import annotations

import os
import platform
import shutil
import subprocess
import sys
from pathlib import Path

NAMES = ("chromium", "chromium-browser", "google-chrome", "google-chrome-stable", "chrome",
         "microsoft-edge", "msedge")
PLACES = (
    "/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
    "/Applications/Chromium.app/Contents/MacOS/Chromium",
    "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
    r"C:\Program Files\Google\Chrome\Application\chrome.exe",
    r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
    r"C:\Program Files\Microsoft\Edge\Application\msedge.exe")
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync")
ADVICE = {"Darwin": "brew install --cask chromium", "Windows": "winget install Google.Chrome",
          "Linux": "sudo apt-get install chromium"}


def find_browser() -> str:
    """Path of the browser that the tests drive.

    Raises:
        FileNotFoundError: there is none; the message is the one command to run.
    """
    found = _found()
    if found is None and _may_install():
        _install()
        found = _found()
    if found is None:
        advice = ADVICE.get(platform.system(), ADVICE["Linux"])
        raise FileNotFoundError(f"No Chrome, Chromium or Edge was found. Run: {advice}")
    return found


def _found() -> str | None:
    for name in NAMES:
        path = shutil.which(name)
        if path:
            return path
    return next((place for place in PLACES if Path(place).exists()), None)


def _may_install() -> bool:
    return os.environ.get("CI") == "true" and sys.platform == "linux" and os.geteuid() == 0


def _install() -> None:
    env = os.environ | {"DEBIAN_FRONTEND": "noninteractive"}
    for command in (["apt-get", "update", "-qq"],
                    ["apt-get", "install", "-y", "-qq", "--no-install-recommends", "chromium"]):
        subprocess.run(command, check=True, env=env, stdout=subprocess.DEVNULL)
