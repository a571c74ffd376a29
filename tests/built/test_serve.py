"""While serving, mistakes show as a page, the next good edit brings the page back, and Ctrl-C ends it."""

import os
import signal
import socket
import subprocess
import urllib.error
import urllib.request
from contextlib import suppress
from pathlib import Path

from scripts.audit.host import free_port
from tests.built.conftest import changed
from tests.conftest import PATIENCE, Project, wait_until


def showing(process: subprocess.Popen[str], address: str, text: str) -> str:
    """The page at an address, once it holds the text; the program must not end meanwhile."""
    body = ""

    def shown() -> bool:
        nonlocal body
        assert process.poll() is None, process.communicate()[0]
        with (suppress(urllib.error.URLError, ConnectionError, TimeoutError),
              urllib.request.urlopen(address, timeout=PATIENCE) as answer):
            body = answer.read().decode()
        return text in body
    wait_until(shown)
    return body


def test_a_mistake_shows_as_a_page_until_the_next_good_edit_and_ctrl_c_ends_it(project: Project) -> None:
    page = "docs/trade/yen.md"
    good = (project.root / page).read_bytes()
    lines = good.count(b"\n") + 2
    port = free_port()
    home = f"http://127.0.0.1:{port}/"
    yen = f"{home}trade/yen/"
    with project.started("serve", "--port", str(port)) as process:
        chart = 'data-chart="yen-per-dollar"'
        showing(process, yen, chart)
        for fault, message in ((b'{{ fig("no-such-figure") }}', "there is no figure"),
                               (b"\xff", "this is not UTF-8 text")):
            with changed(project.root, {page: good + b"\n" + fault + b"\n"}):
                shown = showing(process, yen, f"{page}:{lines}: {message}")
                other = showing(process, f"{home}trade/cars/", "1 problem to mend")  # at the foot of the page
            assert "1 problem to mend" in shown and chart not in shown and 'data-chart="car-shares"' in other
        with changed(project.root, {page: "\nA harmless new sentence.\n"}):
            showing(process, yen, "A harmless new sentence.")
        for targets in (("..", "/etc"), (".", ".")):  # out of the project, and two circles that meet
            with changed(project.root, {f"docs/link-{n}": Path(to) for n, to in enumerate(targets)}):
                showing(process, yen, "docs/link-1: links to other files or folders are not allowed")
        project.edit("seeds/terms.yml", "paid at the border", "paid at the frontier")
        shown = showing(process, f"{home}reference/glossary/", "paid at the frontier")
        assert "1 change to accept: term &#x27;tariff-term&#x27; has changed" in shown
        assert "run.py accept" in shown
        project.edit("seeds/terms.yml", "paid at the frontier", "paid at the border")
        project.edit("scripts/charts/yen_per_dollar.py", "average of each year", "mean of each year")
        showing(process, yen, "mean of each year")
        for file, old, new, message in (("seeds/measures.yml", "label:", "lable:", "unknown field"),
                                        ("mkdocs.yml", "extra:", "extra", "mkdocs.yml:")):
            project.edit(file, old, new)
            showing(process, yen, message)
            project.edit(file, new, old)
        (project.root / "docs/trade").rename(project.root / "away")  # as when another branch is checked out
        showing(process, f"{home}plan-b/", "leads nowhere")
        (project.root / "away").rename(project.root / "docs/trade")
        showing(process, yen, chart)
        os.killpg(process.pid, signal.SIGINT)
        said, _ = process.communicate(timeout=PATIENCE)
    assert "Traceback" not in said and said.endswith("Stopped.\n")
    assert f"Building …\nReady: open {home} in a browser" in said
    assert process.returncode == 130


def test_a_port_that_another_program_has_is_told_before_anything_is_built(project: Project) -> None:
    with socket.socket() as other:
        other.bind(("127.0.0.1", 0))
        other.listen()
        result = project.run_py("serve", "--port", str(other.getsockname()[1]))
    assert result.code == 1
    assert "can't be had: Address already in use.\n    Choose another: serve --port" in result.output
    assert "Building" not in result.output
