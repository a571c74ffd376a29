"""Drives Firefox by Marionette, its own protocol for tests: JSON with its length before it, over a socket."""

import base64
import itertools
import json
import socket
import subprocess
import tempfile
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from scripts.programs import FIREFOX
from tests.conftest import PATIENCE, wait_until

# Nothing is fetched but what the pages ask for.
PREFERENCES = {
    "marionette.port": 0,  # any that is free; Firefox writes its number into the profile
    "app.update.enabled": False, "browser.aboutwelcome.enabled": False,
    "browser.safebrowsing.malware.enabled": False, "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False, "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False, "network.connectivity-service.enabled": False,
    "services.settings.server": "http://127.0.0.1:9/", "toolkit.telemetry.enabled": False,
}
# Run as the browser's own code. A window cannot be as narrow as a phone, but the page in it can.
FORGET_AND_RESIZE = """
  Services.console.reset();
  for (const [name, size] of [["width", arguments[0]], ["height", arguments[1]]])
    for (const bound of ["min", "max"])
      gBrowser.selectedBrowser.style.setProperty(`${bound}-${name}`, `${size}px`);"""
ERRORS = """
  return Services.console.getMessageArray().filter(one => one instanceof Ci.nsIScriptError
    && one.sourceName.startsWith("http") && !(one.flags & Ci.nsIScriptError.warningFlag))
    .map(one => one.errorMessage);"""
# The same beside the page, in its process, which alone keeps what scripts have said.
SAID = """
  return Cc["@mozilla.org/consoleAPI-storage;1"].getService(Ci.nsIConsoleAPIStorage).getEvents(
    window.windowGlobalChild.innerWindowId).filter(one => one.level === "error")
    .map(one => one.arguments.join(" "));"""


class Firefox:
    """One window of a running Firefox."""

    def __init__(self, port: int) -> None:
        self.line = socket.create_connection(("127.0.0.1", port), PATIENCE)
        self.stream = self.line.makefile("rb")
        self.numbers = itertools.count(1)
        self._receive()  # its greeting
        self.command("WebDriver:NewSession", capabilities={})

    def command(self, name: str, **wishes: Any) -> Any:
        """Ask for something and wait for the answer."""
        message = json.dumps([0, next(self.numbers), name, wishes]).encode()
        self.line.sendall(f"{len(message)}:".encode() + message)
        _, _, error, result = self._receive()
        if error:
            raise RuntimeError(f"{name}: {error['message']}")
        return result["value"] if isinstance(result, dict) and "value" in result else result

    def _receive(self) -> Any:
        digits = b""
        while (sign := self.stream.read(1)) != b":":
            if not sign:
                raise ConnectionError("the browser has gone")
            digits += sign
        return json.loads(self.stream.read(int(digits)))

    def _inside(self, code: str, *values: int) -> Any:
        """What the browser's own code makes of a script."""
        self.command("Marionette:SetContext", value="chrome")
        try:
            return self.command("WebDriver:ExecuteScript", script=code, args=values)
        finally:
            self.command("Marionette:SetContext", value="content")

    def open(self, address: str, width: int, height: int) -> None:
        """Show a page in a window of a size, and forget what happened before."""
        self._inside(FORGET_AND_RESIZE, width, height)
        self.command("WebDriver:Navigate", url=address)

    def run(self, expression: str) -> Any:
        """The value of an expression, or of what it promises."""
        return self.command("WebDriver:ExecuteScript", script=f"return {expression}", args=[])

    def picture(self) -> bytes:
        """What the window shows, as PNG."""
        return base64.b64decode(self.command("WebDriver:TakeScreenshot", full=False))

    def complaints(self) -> list[str]:
        """Errors of scripts and refusals by the policy since the page was opened."""
        said = self.command("WebDriver:ExecuteScript", script=SAID, args=[], sandbox="system")
        return [*map(str, self._inside(ERRORS)), *map(str, said)]

    def asked(self) -> list[str]:
        """Addresses that were asked for since the page was opened."""
        return [str(url) for url in self.run(
            "performance.getEntries().filter(one => 'initiatorType' in one).map(one => one.name)")]


@contextmanager
def firefox() -> Iterator[Firefox]:
    """A Firefox without a window on the screen, with a profile of its own."""
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as folder:
        profile = Path(folder)
        wishes = [f"user_pref({json.dumps(name)}, {json.dumps(value)});"
                  for name, value in PREFERENCES.items()]
        (profile / "user.js").write_text("\n".join(wishes), encoding="utf-8")
        running = subprocess.Popen(
            [FIREFOX.find(), "--headless", "--no-remote", "--profile", folder, "--marionette",
             "--remote-allow-system-access"], stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL)
        try:
            port = profile / "MarionetteActivePort"  # which Firefox writes once it listens
            wait_until(lambda: port.exists() and port.read_text(encoding="utf-8"))
            yield Firefox(int(port.read_text(encoding="utf-8")))
        finally:
            running.terminate()
            running.wait(PATIENCE)
