"""Shows the site on this machine and follows every save; what is wrong takes the place of all pages.

Usage: python -m scripts.preview PORT

The engine runs only if the records and pages are in order: it would follow links
out of the project, and wait for ever on a page that it can't read.
"""

from __future__ import annotations

import logging
import os
import shutil
import socket
import sys
from collections.abc import Sequence
from html import escape
from pathlib import Path
from urllib.parse import urlsplit

from mkdocs.commands.build import build
from mkdocs.config import load_config
from mkdocs.exceptions import MkDocsException
from mkdocs.livereload import LiveReloadServer
from watchdog.observers.polling import PollingObserverVFS

from macros.reading.files_allowed import page_files
from macros.reading.project import ROOT, page_address, site_address
from macros.values.problems import Problem
from scripts.open_site import open_site
from scripts.running import refusal, say

HOST = "127.0.0.1"
WATCHED = ("docs", "seeds", "macros", "scripts", "CHANGELOG.md", "mkdocs.yml")
FRAME = """<!doctype html><html lang="en"><meta charset="utf-8"><title>{title}</title>
<style>:root {{ color-scheme: light dark; font: 1.1em/1.5 sans-serif }}
body {{ max-width: 45em; margin: 2em auto; padding: 0 1em }}
li {{ margin: 1em 0; white-space: pre-wrap; overflow-wrap: anywhere }}</style>
<body><h1>{title}</h1><ol>{items}</ol><p>Save the file; this page reloads by itself.</p></body></html>
"""


def main(argv: Sequence[str]) -> int:
    """Serve until Ctrl-C; 1 if the port can't be had."""
    port = int(argv[0])
    if taken := port_problem(port):
        say(taken)
        return 1
    folder, path = ROOT / ".cache" / f"preview-{port}", urlsplit(site_address(ROOT)).path
    address = f"http://{HOST}:{port}{path}"
    say(f"The site will be at {address} (Ctrl-C to stop). Building …")
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    server = LiveReloadServer(lambda: show(server, folder, address), HOST, port, str(folder), path)
    follows_no_link = PollingObserverVFS(os.lstat, os.scandir, polling_interval=0.5)
    server.observer = follows_no_link  # type: ignore[assignment]
    try:
        server.builder()
        for name in WATCHED:
            server.watch(str(ROOT / name))
        server.serve()  # type: ignore[no-untyped-call]
    finally:
        server.shutdown()
        shutil.rmtree(folder, ignore_errors=True)
    return 0


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


def show(server: LiveReloadServer, folder: Path, address: str) -> None:
    """Build the pages, or put what is wrong at the address of each."""
    try:
        problems = open_site(ROOT).problems
        if not problems:
            run_engine(folder / "pages", address)
            server.root = str(folder / "pages")
    except MkDocsException as error:
        problems = (Problem("mkdocs.yml", 0, str(error)),)
    except (OSError, UnicodeDecodeError) as error:  # a file went while it was read, above all
        file, message, hint = refusal(error)
        problems = (Problem(file, 0, message, hint),)
    if problems:
        shutil.rmtree(folder / "problems", ignore_errors=True)
        for path in page_files(ROOT):
            page = folder / "problems" / page_address(path.relative_to(ROOT / "docs").as_posix())
            page.mkdir(parents=True, exist_ok=True)
            (page / "index.html").write_text(problem_page(problems), encoding="utf-8")
        server.root = str(folder / "problems")


def run_engine(site: Path, address: str) -> None:
    """Have the engine build all pages."""
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(site), site_url=address)
    config.plugins.on_startup(command="serve", dirty=False)
    build(config)
    config.plugins.on_shutdown()


def problem_page(problems: Sequence[Problem]) -> str:
    """All problems as a page that needs nothing else."""
    title = f"{len(problems)} problem{'' if len(problems) == 1 else 's'} to mend"
    return FRAME.format(title=title, items="".join(f"<li>{escape(str(one))}</li>" for one in problems))


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
