"""While serving, mistakes show as a page, and the next good edit brings the page back."""

from __future__ import annotations

import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from tests.conftest import Project


def free_port() -> int:
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port: int = listener.getsockname()[1]
    return port


@contextmanager
def serving(project: Project) -> Iterator[str]:
    port = free_port()
    process = subprocess.Popen([sys.executable, "scripts/run.py", "serve", "--port", str(port)],
                               cwd=project.root, stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True)
    try:
        yield f"http://127.0.0.1:{port}/"
    finally:
        process.terminate()
        process.wait(timeout=15)


def wait_for(address: str, text: str, seconds: float = 40) -> str:
    """Ask until the page holds the text."""
    end = time.monotonic() + seconds
    body = ""
    while time.monotonic() < end:
        try:
            with urllib.request.urlopen(address, timeout=5) as answer:
                body = answer.read().decode()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            body = ""
        if text in body:
            return body
        time.sleep(0.3)
    raise AssertionError(f"{address} never showed {text!r}; last: {body[:400]!r}")


def test_a_mistake_shows_as_a_page_and_the_next_good_edit_recovers(project: Project) -> None:
    page = project.root / "docs/trade/yen.md"
    good = page.read_text(encoding="utf-8")
    with serving(project) as base:
        wait_for(base + "trade/yen/", "data-chart=\"yen-per-dollar\"")
        page.write_text(good + '\n{{ fig("no-such-figure") }}\n', encoding="utf-8")
        shown = wait_for(base + "trade/yen/", "problem to mend")
        assert f"docs/trade/yen.md:{good.count(chr(10)) + 2}" in shown
        page.write_text(good + "\nA harmless new sentence.\n", encoding="utf-8")
        wait_for(base + "trade/yen/", "A harmless new sentence.")
        record = project.root / "seeds/measures.yml"
        sound = record.read_text(encoding="utf-8")
        record.write_text(sound.replace("label:", "lable:", 1), encoding="utf-8")
        assert "unknown field" in wait_for(base + "trade/yen/", "to mend")
        record.write_text(sound, encoding="utf-8")
        wait_for(base + "trade/yen/", "A harmless new sentence.")
