"""Shows the site on this machine and follows every save.

Usage: python -m scripts.running scripts.preview PORT

Records that nobody has accepted yet show as they are, and a strip on every page
names them. What cannot be read, or is wrong, takes the place of those pages alone
that it touches: the engine would follow links out of the project, and wait for
ever on a page that it can't read.
"""

import hashlib
import json
import logging
import os
import shutil
import socket
import sys
import time
from collections import defaultdict
from collections.abc import Iterator, Mapping, Sequence
from dataclasses import replace
from functools import lru_cache
from html import escape
from pathlib import Path
from textwrap import shorten
from threading import Lock
from typing import Any
from urllib.parse import urlsplit

from jinja2 import Environment
from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserverVFS

from macros.authoring.desk import Opened
from macros.authoring.inspection import page_url
from macros.authoring.macro import MACROS, records_of
from macros.data import Ledger
from macros.reading.calls import calls_in
from macros.reading.files_allowed import page_files, page_texts
from macros.reading.kept import recall, remember
from macros.reading.project import ROOT, site_address
from macros.values.problems import Problem, ProblemsFound
from scripts.drawings import chart_file, chart_ids
from scripts.open_site import MADE, fingerprint, forget, held, open_site
from scripts.running import AGAIN, refusal, say

HOST = "127.0.0.1"
WATCHED = ("docs", "seeds", "macros", "scripts", "CHANGELOG.md", "mkdocs.yml", "requirements.txt")
MANY = 5
FRAME = """<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>
<style>:root {{ color-scheme: light dark; font: 1.1em/1.5 sans-serif }}
body {{ max-width: 45em; margin: 2em auto; padding: 0 1em }}
li {{ margin: 1em 0; white-space: pre-wrap; overflow-wrap: anywhere }}</style>
<body><h1>{title}</h1><ol>{items}</ol><p>Save the file; this page reloads by itself.</p></body></html>
"""
STRIP = """<aside style="position: sticky; bottom: 0; z-index: 9; padding: .6em 1em; background: #ffe9b8;
color: #222; font: 1rem/1.4 sans-serif; border-top: 2px solid #8a6100"><details><summary>{title}</summary>
<ol style="white-space: pre-wrap; overflow-wrap: anywhere">{items}</ol></details></aside>"""

_busy = Lock()  # while the site is read nobody looks for saves, which would take a part of the processor
_templates: dict[str, Environment] = {}  # of the last frame, compiled as they are used
INDEX, MEMORY = "search/search_index.json", ".rendered"


class Preview(LiveReloadServer):
    """The engine's own server, with a strip on every page while something waits."""

    strip = ""
    shown_at = 0.0

    def _inject_js_into_html(self, content: bytes, epoch: int) -> bytes:
        page: bytes = super()._inject_js_into_html(content, epoch)  # type: ignore[no-untyped-call]
        before, end, after = page.rpartition(b"</body>")
        return before + self.strip.encode() + end + after


def main(argv: Sequence[str]) -> int:
    """Serve until Ctrl-C; 1 if the port can't be had, AGAIN if the code is to be read anew."""
    port = int(argv[0])
    if taken := port_problem(port):
        say(taken)
        return 1
    folder, path = ROOT / ".cache" / "preview", urlsplit(site_address(ROOT)).path
    address = f"http://{HOST}:{port}{path}"
    say(f"The site will be at {address} (Ctrl-C to stop). Building …")
    logging.getLogger("mkdocs").setLevel(logging.CRITICAL)
    code = code_now()
    server = Preview(lambda: show(server, folder, address, code), HOST, port, str(folder), path)
    server.build_delay = 0.02
    follows_no_link = PollingObserverVFS(os.lstat, entries, polling_interval=0.1)
    server.observer = follows_no_link  # type: ignore[assignment]
    try:
        server.builder()
        for name in WATCHED:
            server.watch(str(ROOT / name))
        say(f"Ready: open {address} in a browser. Each save shows there by itself.")
        server.serve()  # type: ignore[no-untyped-call]
    finally:
        server.shutdown()
    return AGAIN if code_now() != code else 0


def entries(folder: str | None) -> Iterator[os.DirEntry[str]]:
    """What stands in a folder, without what the programs make."""
    made = {str(ROOT / name) for name in MADE}
    with _busy:
        return (entry for entry in os.scandir(folder) if entry.path not in made)


def code_now() -> str:
    """A hash of the code that a running process has read; a chart's own file can be read anew."""
    charts = {ROOT / chart_file(id) for id in chart_ids()}
    files = {*(ROOT / "macros").rglob("*.*"), *(ROOT / "scripts").rglob("*.py"),
             *(ROOT / "scripts").glob("*.yml")} - charts
    return fingerprint(sorted(files), ROOT)


def forget_charts(since: float) -> None:
    """Have charts whose files were saved since a time read again when they are next asked for."""
    for id in chart_ids():
        if (ROOT / chart_file(id)).stat().st_mtime >= since:
            sys.modules.pop(f"scripts.charts.{id.replace('-', '_')}", None)


def port_problem(port: int) -> str:
    """Why nothing can be served at a port; empty if it can."""
    with socket.socket() as probe:
        if os.name != "nt":  # there it would take a port from its owner
            probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((HOST, port))
        except (OSError, OverflowError) as error:
            reason = str(getattr(error, "strerror", "") or error).rstrip(".")
            return f"The port {port} can't be had: {reason}.\n    Choose another: serve --port 8001"
    return ""


def show(server: Preview, folder: Path, address: str, code: str) -> None:
    """Bring the pages up to date; what is wrong stands in the place of those that it touches."""
    if code_now() != code:
        server.shutdown()
        return
    waiting: Sequence[Problem] = ()
    try:
        opened = opened_anew(server)
        problems, waiting = opened.faults, opened.unaccepted
        if opened.looks:
            texts = page_texts(ROOT, [])
            faulty = {file: problem_page(found) for file, found in
                      touched(problems, texts, opened.desk.ledger).items()}
            render(folder, address, opened, faulty, code)
    except ProblemsFound as found:
        problems = tuple(found.problems)
    except MkDocsException as error:
        problems = (Problem("mkdocs.yml", 0, str(error)),)
    except (OSError, UnicodeDecodeError) as error:  # a file went while it was read, above all
        file, message, hint = refusal(error)
        problems = (Problem(file, 0, message, hint),)
    lacking = (path.relative_to(ROOT).as_posix() for path in page_files(ROOT))
    put(folder, {file: problem_page(problems) for file in lacking if not place_of(folder, file).exists()})
    server.strip = strip(problems, waiting)


def render(folder: Path, address: str, opened: Opened, faulty: Mapping[str, str], code: str) -> None:
    """Bring the pages in `folder` up to date.

    A page is rendered anew if its text, or what it takes from the records, is another
    than when it was last rendered; all are if the frame or the code is.

    Args:
        address: of the site, ending in a slash.
        faulty: what is to stand in the place of some pages, by their files.
        code: a hash of the code that makes pages.

    Raises:
        MkDocsException: the settings of the engine are wrong.
    """
    memory = folder / MEMORY
    frame = hashlib.sha256(f"{address}{code}{_frame()}".encode()).hexdigest()
    known: dict[str, str] = recall(memory, frame) or {}
    if not known:
        shutil.rmtree(folder, ignore_errors=True)
    memory.unlink(missing_ok=True)  # until it is true again
    wanted = {file: look for file, look in opened.looks.items() if file not in faulty}
    for file in {*known, *wanted}:
        if known.get(file) != wanted.get(file):
            place_of(folder, file).unlink(missing_ok=True)
    put(folder, faulty)  # the engine leaves alone what is newer than its source
    index, before = folder / INDEX, _kept(folder / INDEX) or {"docs": []}
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder), site_url=address)
    if frame not in _templates:
        _templates.clear()
        _templates[frame] = config.theme.get_env()
        _templates[frame].list_templates = lambda **_: []  # type: ignore[method-assign] # no page loads its files
    config.theme.get_env = lambda: _templates[frame]  # type: ignore[method-assign]
    config.theme.static_templates.clear()  # nobody asks the preview for a map of the site
    config.plugins.on_startup(command="serve", dirty=True)
    with held(replace(opened, problems=(), unaccepted=())):  # what is wrong is shown by us
        build(config, dirty=True)
    config.plugins.on_shutdown()
    now = _kept(index)  # in which the engine leaves only those pages that it just rendered
    anew = {entry["location"].partition("#")[0] for entry in now["docs"]}
    now["docs"] += [entry for entry in before["docs"]
                    if entry["location"].partition("#")[0] not in anew]
    index.write_text(json.dumps(now), encoding="utf-8")
    remember(memory, frame, wanted)


def put(folder: Path, pages: Mapping[str, str]) -> None:
    """Write something in the place of pages."""
    for file, html in pages.items():
        place_of(folder, file).parent.mkdir(parents=True, exist_ok=True)
        place_of(folder, file).write_text(html, encoding="utf-8")


def _kept(file: Path) -> Any:
    """What a file of JSON holds; nothing if it is not there, or was not written to its end."""
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None


def place_of(folder: Path, file: str) -> Path:
    """Where a page is rendered to."""
    return folder / page_url(file) / "index.html"


def _frame() -> str:
    """A hash of all that shapes every page."""
    templates = sorted(path for path in (ROOT / "docs/.overrides").rglob("*") if path.is_file())
    return fingerprint([ROOT / "mkdocs.yml", *templates], ROOT)


def opened_anew(server: Preview) -> Opened:
    """The site as it is, charts too; once more if one was saved while it was read."""
    while True:
        files, begun = [ROOT / chart_file(id) for id in chart_ids()], time.time()
        before = fingerprint(files, ROOT)
        forget_charts(server.shown_at)
        with _busy:
            opened = open_site(ROOT, cards=False)
        server.shown_at = begun
        if fingerprint(filter(Path.exists, files), ROOT) == before:
            return opened
        forget()


def touched(problems: Sequence[Problem], texts: Mapping[str, str],
            ledger: Ledger) -> dict[str, list[Problem]]:
    """The problems of each page: its own, and those of the records and charts that it shows."""
    found: dict[str, list[Problem]] = defaultdict(list)
    for problem in problems:
        if problem.file.endswith(".md"):
            found[problem.file].append(problem)
            continue
        ids = records_at(problem, ledger)
        for file, text in texts.items():
            if ids & named_in(text, ledger):
                found[file].append(problem)
    return found


def records_at(problem: Problem, ledger: Ledger) -> set[str]:
    """Ids of the record, or the chart, in which a problem is; of all in its file where no line is known."""
    there = [(placed.line, id) for id, placed in ledger.placed.items() if placed.file == problem.file]
    before = [one for one in there if one[0] <= problem.line]
    nearest = [max(before)] if before else there
    return {Path(problem.file).stem.replace("_", "-"), *(id for _, id in nearest)}


@lru_cache(maxsize=1000)
def named_in(text: str, ledger: Ledger) -> frozenset[str]:
    """All that a page's calls name or show, also by way of what was worked out."""
    calls = calls_in(text, MACROS)
    shown = ledger.with_inputs(records_of(calls, ledger))
    return frozenset({*(arg for one in calls for arg in one.args), *(ref.partition("@")[0] for ref in shown)})


def problem_page(problems: Sequence[Problem]) -> str:
    """All problems as a page that needs nothing else."""
    title = f"{len(problems)} problem{'' if len(problems) == 1 else 's'} to mend"
    return FRAME.format(title=title, items="".join(f"<li>{escape(str(one))}</li>" for one in problems))


def strip(problems: Sequence[Problem], waiting: Sequence[Problem]) -> str:
    """What waits, for the foot of every page; empty if nothing does."""
    counts = ((len(problems), "problem", "to mend"), (len(waiting), "change", "to accept"))
    title = ", ".join(f"{count} {what}{'' if count == 1 else 's'} {how}"
                      for count, what, how in counts if count)
    every = [*problems, *waiting]
    if not every:
        return ""
    items = [escape(str(one)) for one in every[:MANY]] + ["…"] * (len(every) > MANY)
    return STRIP.format(title=f"{title}: {escape(shorten(every[0].message, 120))}",
                        items="".join(f"<li>{item}</li>" for item in items))
