"""Measures what our macros add to a build: ours against a bare one of the same pages.

Both builds run in this process with the same theme and extensions. The bare
one gets the pages as our macros expanded them, the charts as plain files, and
no macros plugin. Medians of five are compared; the ratio must not exceed 1.4.
"""

from __future__ import annotations

import contextlib
import io
import logging
import statistics
import sys
import tempfile
import timeit
from functools import partial
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

from macros.data import load
from macros.reading.project import ROOT
from macros.values.problems import report
from scripts.expanded import expand
from scripts.open_site import forget, open_site

RUNS = 5
LIMIT = 1.4
LOAD_LIMIT = 0.3


def main() -> int:
    """Print both times, their ratio and the time to load the records; 1 if over a limit."""
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    first_load, *loads = timeit.repeat(partial(load, ROOT), number=1, repeat=RUNS + 1)
    loading = statistics.median(loads)
    opened = open_site(ROOT)
    if opened.problems:
        print(report(opened.problems), file=sys.stderr)
        return 1
    with tempfile.TemporaryDirectory() as folder:
        work = Path(folder)
        bare_docs = work / "docs"
        expand(work, opened.desk)
        both = [(timed_build(ROOT / "docs", work / "ours"),
                 timed_build(bare_docs, work / "bare", plugins=["search"])) for _ in range(RUNS)]
    ours, bare = map(statistics.median, zip(*both, strict=True))
    print(f"records loaded in {loading:.3f} s (first time {first_load:.3f} s, limit {LOAD_LIMIT} s)")
    print(f"with macros {ours:.2f} s, bare {bare:.2f} s, ratio {ours / bare:.2f} (limit {LIMIT})")
    return 0 if ours / bare <= LIMIT and loading <= LOAD_LIMIT else 1


def timed_build(docs: Path, site: Path, **changes: Any) -> float:
    """Seconds of one build, configuration included; all is read anew for it."""
    forget()

    def once() -> None:
        config = load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(docs), site_dir=str(site), **changes)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    with contextlib.redirect_stdout(io.StringIO()):
        return timeit.timeit(once, number=1)


if __name__ == "__main__":
    sys.exit(main())
