"""While serving, mistakes show as a page, the next good edit brings the page back, and Ctrl-C ends it."""

from __future__ import annotations

import os
import signal
import socket
import subprocess
import sys
import time
import urllib.error
import urllib.request
from collections.abc import Iterator
from contextlib import contextmanager

from tests.conftest import Project

PATIENCE = 120  # seconds, on a machine that others use as well


@contextmanager
def serving(project: Project) -> Iterator[tuple[str, subprocess.Popen[str]]]:
    """The preview on a free port, in a session of its own that is ended whatever happens meanwhile."""
    with socket.socket() as listener:
        listener.bind(("127.0.0.1", 0))
        port = listener.getsockname()[1]
    process = subprocess.Popen(
        [sys.executable, "scripts/run.py", "serve", "--port", str(port)], cwd=project.root,
        stdout=subprocess.PIPE, stderr=subprocess.STDOUT, text=True, start_new_session=True)
    try:
        yield f"http://127.0.0.1:{port}/", process
    finally:
        if process.poll() is None:
            os.killpg(process.pid, signal.SIGKILL)
        process.communicate()


def wait_for(address: str, text: str) -> str:
    """Ask until the page holds the text."""
    end = time.monotonic() + PATIENCE
    body = ""
    while text not in body:
        assert time.monotonic() < end, f"{address} never showed {text!r}; last: {body[:400]!r}"
        time.sleep(0.2)
        try:
            with urllib.request.urlopen(address, timeout=PATIENCE) as answer:
                body = answer.read().decode()
        except (urllib.error.URLError, ConnectionError, TimeoutError):
            body = ""
    return body


def test_a_mistake_shows_as_a_page_until_the_next_good_edit_and_ctrl_c_ends_it_quietly(
        project: Project) -> None:
    page = project.root / "docs/trade/yen.md"
    good = page.read_text(encoding="utf-8")
    with serving(project) as (base, process):
        wait_for(base + "trade/yen/", "data-chart=\"yen-per-dollar\"")
        page.write_text(good + '\n{{ fig("no-such-figure") }}\n', encoding="utf-8")
        shown = wait_for(base + "trade/yen/", "problem to mend")
        assert f"docs/trade/yen.md:{good.count(chr(10)) + 2}" in shown
        page.write_text(good + "\nA harmless new sentence.\n", encoding="utf-8")
        wait_for(base + "trade/yen/", "A harmless new sentence.")
        project.edit("seeds/measures.yml", "label:", "lable:")
        assert "unknown field" in wait_for(base + "trade/yen/", "to mend")
        project.edit("seeds/measures.yml", "lable:", "label:")
        wait_for(base + "trade/yen/", "A harmless new sentence.")
        os.killpg(process.pid, signal.SIGINT)
        said, _ = process.communicate(timeout=PATIENCE)
    assert "Traceback" not in said
    assert process.returncode in (0, 130)
