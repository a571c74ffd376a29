"""Measures what our macros add to a build: ours against a bare one of the same pages.

Both builds run in this process with the same theme and extensions. The bare
one gets the pages as our macros expanded them, the charts as plain files, and
no macros plugin. Medians of five are compared; the ratio must not exceed 1.4.
"""

from __future__ import annotations

import contextlib
import io
import logging
import shutil
import statistics
import sys
import tempfile
import time
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

from macros.authoring.inspection import page_url
from macros.authoring.macro import MACROS, Desk, Page, call
from macros.data import load
from macros.reading.calls import Call, expanded
from macros.reading.front_matter import split_page
from macros.reading.project import ROOT
from scripts.open_site import forget, open_site

RUNS = 5
LIMIT = 1.4
LOAD_LIMIT = 0.3


def main() -> int:
    """Print both times, their ratio and the time to load the records; 1 if over a limit."""
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    began = time.perf_counter()
    load(ROOT)
    first_load = time.perf_counter() - began
    loads = statistics.median(timed_load() for _ in range(RUNS))
    opened = open_site(ROOT)
    if opened.problems:
        print("\n".join(map(str, opened.problems)), file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        bare_docs = work / "docs"
        shutil.copytree(ROOT / "docs", bare_docs)
        expand(bare_docs)
        ours, bare = [], []
        for _ in range(RUNS):
            forget()
            ours.append(timed_build(ROOT / "docs", work / "ours", with_macros=True))
            bare.append(timed_build(bare_docs, work / "bare", with_macros=False))
    ratio = statistics.median(ours) / statistics.median(bare)
    print(f"records loaded in {loads:.3f} s (first time {first_load:.3f} s, limit {LOAD_LIMIT} s)")
    print(f"with macros {statistics.median(ours):.2f} s, bare {statistics.median(bare):.2f} s, "
          f"ratio {ratio:.2f} (limit {LIMIT})")
    return 0 if ratio <= LIMIT and loads <= LOAD_LIMIT else 1


def timed_load() -> float:
    """Seconds that it takes to read all records."""
    began = time.perf_counter()
    load(ROOT)
    return time.perf_counter() - began


def expand(docs: Path) -> None:
    """Replace every page by what our macros make of it."""
    desk = open_site(ROOT).desk
    for path in docs.rglob("*.md"):
        file = "docs/" + path.relative_to(docs).as_posix()
        _, body, _ = split_page(path.read_text(encoding="utf-8"))
        page = Page(file, page_url(file), body)
        path.write_text(expanded(body, MACROS, partial(answer, desk, page)), encoding="utf-8")


def answer(desk: Desk, page: Page, one: Call) -> str:
    """What one macro call of a page gives."""
    return call(desk, page, one.name, one.args)


def timed_build(docs: Path, site: Path, *, with_macros: bool) -> float:
    """Seconds of one build, configuration included."""
    with contextlib.redirect_stdout(io.StringIO()):
        began = time.perf_counter()
        changes: dict[str, Any] = {} if with_macros else {"plugins": ["search"]}
        config = load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(docs), site_dir=str(site), **changes)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
        return time.perf_counter() - began


if __name__ == "__main__":
    sys.exit(main())
