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


def links(project: Project, *targets: str) -> None:
    """Links below docs/ to some places, and no others."""
    for number, target in enumerate(targets or ("", "")):
        link = project.root / "docs" / f"link-{number}"
        link.unlink(missing_ok=True)
        if target:
            link.symlink_to(target)


def test_a_mistake_shows_as_a_page_until_the_next_good_edit_and_ctrl_c_ends_it_quietly(
        project: Project) -> None:
    page = project.root / "docs/trade/yen.md"
    good = page.read_bytes()
    lines = good.count(b"\n") + 2
    with serving(project) as (base, process):
        chart = 'data-chart="yen-per-dollar"'
        wait_for(base + "trade/yen/", chart)
        for fault, message in ((b'{{ fig("no-such-figure") }}', "there is no figure"),
                               (b"\xff", "this is not UTF-8 text")):
            page.write_bytes(good + b"\n" + fault + b"\n")
            shown = wait_for(base + "trade/yen/", f"docs/trade/yen.md:{lines}: {message}")
            assert "1 problem to mend" in shown and chart not in shown
            other = wait_for(base + "trade/cars/", "1 problem to mend")  # at the foot of the page, which stands
            assert 'data-chart="car-shares"' in other
        page.write_bytes(good + b"\nA harmless new sentence.\n")
        wait_for(base + "trade/yen/", "A harmless new sentence.")
        for targets in (("..", "/etc"), (".", ".")):  # out of the project, and two circles that meet
            links(project, *targets)
            wait_for(base + "trade/yen/", "docs/link-1: links to other files or folders are not allowed")
        links(project)
        project.edit("seeds/terms.yml", "paid at the border", "paid at the frontier")
        shown = wait_for(base + "reference/glossary/", "paid at the frontier")
        assert "1 change to accept: term &#x27;tariff-term&#x27; has changed" in shown
        assert "run.py accept" in shown
        project.edit("seeds/terms.yml", "paid at the frontier", "paid at the border")
        project.edit("scripts/charts/yen_per_dollar.py", "average of each year", "mean of each year")
        wait_for(base + "trade/yen/", "mean of each year")
        for file, old, new, message in (("seeds/measures.yml", "label:", "lable:", "unknown field"),
                                        ("mkdocs.yml", "extra:", "extra", "mkdocs.yml:")):
            project.edit(file, old, new)
            wait_for(base + "trade/yen/", message)
            project.edit(file, new, old)
        (project.root / "docs/trade").rename(project.root / "away")  # as when another branch is checked out
        wait_for(base + "plan-b/", "leads nowhere")
        (project.root / "away").rename(project.root / "docs/trade")
        wait_for(base + "trade/yen/", chart)
        os.killpg(process.pid, signal.SIGINT)
        said, _ = process.communicate(timeout=PATIENCE)
    assert "Traceback" not in said and said.endswith("Stopped.\n")
    assert process.returncode == 130


def test_a_port_that_another_program_has_is_told_before_anything_is_built(project: Project) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        result = project.run_py("serve", "--port", str(other.getsockname()[1]))
    assert result.code == 1
    assert "can't be had: Address already in use.\n    Choose another: serve --port" in result.output
    assert "Building" not in result.output
