"""Drives Firefox through WebDriver BiDi: commands as JSON over a web socket."""

from __future__ import annotations

import base64
import itertools
import json
import os
import queue
import re
import socket
import struct
import subprocess
import tempfile
import threading
from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path
from typing import Any

from scripts.browser import FIREFOX, find_browser

PATIENCE = 60  # seconds for a start or an answer
TEXT, CLOSE, PING, PONG = 1, 8, 9, 10
# Nothing is fetched but what the pages ask for.
PREFERENCES = {
    "app.update.enabled": False, "browser.aboutwelcome.enabled": False,
    "browser.safebrowsing.malware.enabled": False, "browser.safebrowsing.phishing.enabled": False,
    "browser.shell.checkDefaultBrowser": False,
    "datareporting.policy.dataSubmissionEnabled": False, "extensions.update.enabled": False,
    "network.captive-portal-service.enabled": False, "network.connectivity-service.enabled": False,
    "services.settings.server": "http://127.0.0.1:9/", "toolkit.telemetry.enabled": False,
}


class Socket:
    """A web socket to a server on this machine (RFC 6455): text messages, one frame or several each."""

    def __init__(self, port: int, path: str) -> None:
        self.line = socket.create_connection(("127.0.0.1", port), PATIENCE)
        key = base64.b64encode(os.urandom(16)).decode()
        self.line.sendall((f"GET {path} HTTP/1.1\r\nHost: 127.0.0.1:{port}\r\nUpgrade: websocket\r\n"
                           f"Connection: Upgrade\r\nSec-WebSocket-Key: {key}\r\n"
                           "Sec-WebSocket-Version: 13\r\n\r\n").encode())
        self.stream = self.line.makefile("rb")
        if b" 101 " not in self.stream.readline():
            raise ConnectionError("the browser refused the web socket")
        while self.stream.readline().strip():
            pass  # the headers of the answer

    def send(self, text: str, kind: int = TEXT) -> None:
        """Send one message, masked as clients must."""
        body, mask = text.encode(), os.urandom(4)
        size = len(body)
        head = bytes([0x80 | kind])
        if size < 126:
            head += bytes([0x80 | size])
        else:
            head += (struct.pack("!BH", 0x80 | 126, size) if size < 65536
                     else struct.pack("!BQ", 0x80 | 127, size))
        self.line.sendall(head + mask + bytes(byte ^ mask[at % 4] for at, byte in enumerate(body)))

    def receive(self) -> str:
        """The next text message."""
        whole = b""
        while True:
            first, second = self.stream.read(2)
            size = second & 127
            if size > 125:
                size = int.from_bytes(self.stream.read(2 if size == 126 else 8), "big")
            body = self.stream.read(size)
            if first & 15 == PING:
                self.send(body.decode(), PONG)
            elif first & 15 == CLOSE:
                raise ConnectionError("the browser closed the web socket")
            else:
                whole += body
                if first & 0x80:
                    return whole.decode()


class Firefox:
    """One window of a running Firefox."""

    def __init__(self, port: int) -> None:
        self.socket = Socket(port, "/session")
        self.numbers = itertools.count(1)
        self.events: list[dict[str, Any]] = []
        self.command("session.new", capabilities={})
        self.command("session.subscribe", events=["log.entryAdded", "network.beforeRequestSent"])
        self.window = self.command("browsingContext.getTree")["contexts"][0]["context"]

    def command(self, method: str, **wishes: Any) -> dict[str, Any]:
        """Ask for something and wait for the answer; what happens meanwhile is kept."""
        number = next(self.numbers)
        self.socket.send(json.dumps({"id": number, "method": method, "params": wishes}))
        while True:
            message: dict[str, Any] = json.loads(self.socket.receive())
            if message.get("id") == number:
                if message["type"] == "error":
                    raise RuntimeError(f"{method}: {message['message']}")
                return dict(message["result"])
            self.events.append(message)

    def open(self, address: str, width: int, height: int) -> None:
        """Show a page in a window of a size, and forget what happened before."""
        self.events.clear()
        self.command("browsingContext.setViewport", context=self.window,
                     viewport={"width": width, "height": height})
        self.command("browsingContext.navigate", context=self.window, url=address, wait="complete")

    def run(self, expression: str) -> Any:
        """The value of an expression, or of what it promises: a text, a number or a truth."""
        result = self.command("script.evaluate", expression=expression, target={"context": self.window},
                              awaitPromise=True)
        if result["type"] != "success":
            raise RuntimeError(result["exceptionDetails"]["text"])
        return result["result"].get("value")

    def picture(self) -> bytes:
        """What the window shows, as PNG."""
        shown = self.command("browsingContext.captureScreenshot", context=self.window)
        return base64.b64decode(shown["data"])

    def complaints(self) -> list[str]:
        """Errors of scripts and refusals by the policy since the page was opened."""
        return [str(event["params"]["text"]) for event in self.events
                if event.get("method") == "log.entryAdded" and event["params"]["level"] == "error"]

    def asked(self) -> list[str]:
        """Addresses that were asked for since the page was opened."""
        return [event["params"]["request"]["url"] for event in self.events
                if event.get("method") == "network.beforeRequestSent"]


@contextmanager
def firefox() -> Iterator[Firefox]:
    """A Firefox without a window on the screen, with a profile of its own."""
    program = find_browser(FIREFOX)
    with tempfile.TemporaryDirectory(ignore_cleanup_errors=True) as profile:
        wishes = [f"user_pref({json.dumps(name)}, {json.dumps(value)});"
                  for name, value in PREFERENCES.items()]
        (Path(profile) / "user.js").write_text("\n".join(wishes), encoding="utf-8")
        running = subprocess.Popen(
            [program, "--headless", "--no-remote", "--profile", profile, "--remote-debugging-port", "0"],
            stdout=subprocess.DEVNULL, stderr=subprocess.PIPE, text=True)
        try:
            yield Firefox(_port(running))
        finally:
            running.terminate()
            running.wait(PATIENCE)


def _port(running: subprocess.Popen[str]) -> int:
    """The port on which Firefox listens, as it says itself when it is ready."""
    said: queue.Queue[str] = queue.Queue()

    def listen() -> None:
        for line in running.stderr or ():
            said.put(line)
    threading.Thread(target=listen, daemon=True).start()
    while True:
        found = re.search(r"BiDi listening on ws://[\w.]+:(\d+)", said.get(timeout=PATIENCE))
        if found:
            return int(found[1])
