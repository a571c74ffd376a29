"""Finds a Chrome, Chromium or Edge and a Firefox on this machine; on a bare CI machine installs Debian's."""

from __future__ import annotations

import os
import platform
from dataclasses import dataclass

from scripts.debian import program


@dataclass(frozen=True)
class Kind:
    """A kind of browser: what it is called, where it may be, and what installs it on which system."""

    title: str
    names: tuple[str, ...]
    places: tuple[str, ...]
    package: str
    advice: dict[str, str]


CHROMIUM = Kind(
    "Chrome, Chromium or Edge",
    # The same browser without a window's furniture comes first: it opens pages three times as fast.
    ("chromium-headless-shell", "chromium", "chromium-browser", "google-chrome", "google-chrome-stable",
     "chrome", "microsoft-edge", "msedge"),
    ("/Applications/Google Chrome.app/Contents/MacOS/Google Chrome",
     "/Applications/Chromium.app/Contents/MacOS/Chromium",
     "/Applications/Microsoft Edge.app/Contents/MacOS/Microsoft Edge",
     r"C:\Program Files\Google\Chrome\Application\chrome.exe",
     r"C:\Program Files (x86)\Microsoft\Edge\Application\msedge.exe",
     r"C:\Program Files\Microsoft\Edge\Application\msedge.exe"),
    "chromium-headless-shell",
    {"Darwin": "brew install --cask chromium", "Windows": "winget install Google.Chrome",
     "Linux": "sudo apt-get install chromium"})
FIREFOX = Kind(
    "Firefox", ("firefox-esr", "firefox"),
    ("/Applications/Firefox.app/Contents/MacOS/firefox", r"C:\Program Files\Mozilla Firefox\firefox.exe"),
    "firefox-esr",
    {"Darwin": "brew install --cask firefox", "Windows": "winget install Mozilla.Firefox",
     "Linux": "sudo apt-get install firefox-esr"})
FLAGS = ("--no-sandbox", "--disable-gpu", "--disable-quic", "--no-first-run",
         "--disable-background-networking", "--disable-component-update", "--disable-sync")


def find_browser(kind: Kind = CHROMIUM) -> str:
    """Path of the browser that the tests drive.

    Raises:
        FileNotFoundError: there is none; the message is the one command to run.
    """
    found = program(kind.names, kind.package) or next(filter(os.path.exists, kind.places), None)
    if found is None:
        advice = kind.advice.get(platform.system(), kind.advice["Linux"])
        raise FileNotFoundError(f"No {kind.title} was found. Run: {advice}")
    return found
