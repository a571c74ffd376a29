"""Measures how long a build, a save and growth take; builds as ratios to a bare one of the same pages.

The bare build gets the pages as our macros expanded them and the charts as plain files, with the same
theme and no macros. Saves are measured in a copy of the project, from the save until the page shows it.
Growth is that of a copy with more figures, and with more pages, in processor time.
"""

import contextlib
import io
import logging
import math
import re
import resource
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
import timeit
import urllib.request
from collections.abc import Iterator, Sequence
from itertools import chain
from pathlib import Path
from typing import Any

from mkdocs.commands.build import build
from mkdocs.config import load_config

from macros.authoring.desk import INSPECTED
from macros.data.load import read
from macros.reading.project import ROOT
from macros.values.problems import refused
from scripts.audit.host import free_port
from scripts.drawings import chart_file, chart_ids
from scripts.open_site import forget, open_site
from scripts.other_engine import expand

RUNS, SAVES = 5, 5
PATIENCE = 120  # seconds until a page shows what it must
FIGURES, PAGES = (200, 2_000, 10_000), (100, 1_000)
PER_FILE = 2_000
LEFT_OUT = shutil.ignore_patterns(".git", ".venv", "site", "preview", "diff", "__pycache__")
SOURCE = "gao-2021.yml"  # any with a figure, of which no document is held
Row = tuple[str, float, float, str]


def main(argv: Sequence[str]) -> int:
    """Print what was measured and its limits; 1 if one is over its limit."""
    logging.getLogger("mkdocs").setLevel(logging.ERROR)
    if argv:
        return grown(Path(argv[0]), argv[1])
    opened = open_site(ROOT)
    if opened.problems:
        return refused(opened.problems)
    worst = 0
    with tempfile.TemporaryDirectory() as folder:
        for name, measured, limit, unit in chain(ratios(Path(folder)), loop(Path(folder) / "loop"),
                                                 growth(Path(folder) / "growth")):
            worst |= measured > limit
            over = "  OVER" * (measured > limit)
            print(f"{name:<44}{measured:>8.2f} {unit:<6} (limit {limit:g}){over}", flush=True)
    return worst


def ratios(work: Path) -> Iterator[Row]:
    """The engine with our macros, and the whole build, against a bare build."""
    expand(work, open_site(ROOT).desk)
    both = [(timed_build(ROOT / "docs", work / "ours"),
             timed_build(work / "docs", work / "bare", plugins=["search"])) for _ in range(RUNS)]
    ours, bare = map(min, zip(*both, strict=True))
    run = [sys.executable, "scripts/run.py", "build"]
    whole = min(timeit.repeat(lambda: subprocess.run(run, cwd=ROOT, check=True, stdout=subprocess.DEVNULL),
                              number=1, repeat=2))
    yield f"engine with macros / bare ({bare:.2f} s)", ours / bare, 1.3, "times"
    yield "whole build, checked and packed / bare", whole / bare, 3.0, "times"


def timed_build(docs: Path, site: Path, **changes: Any) -> float:
    """Seconds of processor time of one build, configuration included, as in a process of its own."""
    forget()

    def once() -> None:
        config = load_config(str(ROOT / "mkdocs.yml"), docs_dir=str(docs), site_dir=str(site), **changes)
        config.plugins.on_startup(command="build", dirty=False)
        build(config)
    with contextlib.redirect_stdout(io.StringIO()):
        return timeit.timeit(once, timer=time.process_time, number=1)


def copied(place: Path) -> None:
    """Put the project into another place, with the same environment."""
    shutil.copytree(ROOT, place, ignore=LEFT_OUT)
    (place / ".venv").symlink_to(ROOT / ".venv")


def loop(place: Path) -> Iterator[Row]:
    """From a save to the page that shows it, and from a start to the first page."""
    copied(place)
    with served(place, port := free_port()):  # of another, all would be made anew: pages name their address
        pass
    with served(place, port) as (home, started):
        yield "second start of serve to its first page", started, 4.0, "s"
        for what, file, old, new, page, limit in saves(place):
            text = (place / file).read_text(encoding="utf-8")
            times = [seen(place / file, text.replace(old, new.format(word := f"zq{chr(97 + n)}zq"), 1),
                          f"{home}{page}", word) for n in range(SAVES)]
            (place / file).write_text(text, encoding="utf-8")
            yield f"{what}: save to new page, median of {SAVES}", statistics.median(times), limit, "s"


def saves(place: Path) -> Iterator[tuple[str, str, str, str, str, float]]:
    """What is saved, in which file, which text becomes which, the page that shows it, and the limit."""
    chapter = min((place / "docs").glob("trade/[!i]*.md"))
    yield "page", chapter.relative_to(place).as_posix(), "\n\n", "\n\n{} ", f"trade/{chapter.stem}/", 1.0
    yield "record", "seeds/terms.yml", "means: >-\n", "means: >-\n      {}\n", "reference/glossary/", 2.0
    begin = 'subtitle="'
    id = next(id for id in chart_ids() if begin in (place / chart_file(id)).read_text(encoding="utf-8"))
    yield "chart", chart_file(id), begin, begin + "{} ", f"reference/charts/{id}/", 3.0


@contextlib.contextmanager
def served(place: Path, port: int) -> Iterator[tuple[str, float]]:
    """The preview of a project, and how long its first page took."""
    begun = time.perf_counter()
    running = subprocess.Popen([sys.executable, "scripts/run.py", "serve", "--port", str(port)], cwd=place,
                               stderr=subprocess.DEVNULL, start_new_session=True)
    try:
        until(f"http://127.0.0.1:{port}/", "<main")
        yield f"http://127.0.0.1:{port}/", time.perf_counter() - begun
    finally:
        running.terminate()
        running.wait()


def seen(file: Path, text: str, address: str, word: str) -> float:
    """Seconds from a save until a page holds a word."""
    begun = time.perf_counter()
    file.write_text(text, encoding="utf-8")
    until(address, word)
    return time.perf_counter() - begun


def until(address: str, word: str) -> None:
    """Ask until a page holds a word; RuntimeError if it never does."""
    end = time.monotonic() + PATIENCE
    while time.monotonic() < end:
        with contextlib.suppress(OSError), urllib.request.urlopen(address) as answer:
            if word in answer.read().decode():
                return
        time.sleep(0.01)
    raise RuntimeError(f"{address} never says {word!r}")


def growth(place: Path) -> Iterator[Row]:
    """Time and memory of opening more pages and more figures, and the exponents with which time grows."""
    copied(place)
    for what, more, sizes, limit in (("pages", more_pages, PAGES, 60.0),
                                     ("figures", more_figures, FIGURES, 10.0)):
        as_it_is, _ = in_child(place, what)
        taken = []
        for number in sizes:
            more(place, number)
            seconds, megabytes = in_child(place, what)
            taken.append(seconds - as_it_is)
            yield f"{number:,} {what} more", seconds, limit, "s"
            yield f"{number:,} {what} more, memory", megabytes, 500.0, "MiB"
        exponent = math.log(taken[-1] / taken[-2]) / math.log(sizes[-1] / sizes[-2])
        yield f"exponent from {sizes[-2]:,} to {sizes[-1]:,} {what} more", exponent, 1.05, ""


def more_pages(place: Path, number: int) -> None:
    """So many chapters that say what one of ours does."""
    body = min((place / "docs").glob("trade/[!i]*.md")).read_text(encoding="utf-8")
    for one in range(number):
        (place / f"docs/trade/zz-grown-{one}.md").write_text(body, encoding="utf-8")


def more_figures(place: Path, number: int) -> None:
    """So many figures like one of ours, in several sources."""
    text = (place / "seeds/sources" / SOURCE).read_text(encoding="utf-8")
    head, _, rest = text.partition("\nfigures:\n")
    begin, entry = re.findall(r"(  - id: .*)\n((?:    .*\n)+)", rest)[0]
    for first in range(0, number, PER_FILE):
        rows = "".join(f"{begin}-n{n}n\n{entry}" for n in range(first, min(number, first + PER_FILE)))
        named = re.sub("^id: .*", f"id: grown-{first}", head, flags=re.M)
        file = place / f"seeds/sources/grown-{first}.yml"
        file.write_text(f"{named}\nfigures:\n{rows}", encoding="utf-8")


def in_child(place: Path, what: str) -> tuple[float, float]:
    """Seconds and MiB that a process of its own needs to read the records there, or the pages too."""
    command = [sys.executable, "-m", "scripts.running", "scripts.bench", str(place), what]
    done = subprocess.run(command, cwd=ROOT, text=True, check=True, stdout=subprocess.PIPE)
    seconds, megabytes = map(float, done.stdout.split())
    return seconds, megabytes


def grown(place: Path, what: str) -> int:
    """Print what the caller asks for."""
    shutil.rmtree((place / INSPECTED).parent, ignore_errors=True)  # all that is remembered
    seconds = timeit.timeit(lambda: open_site(place, draw=False) if what == "pages" else read(place),
                            timer=time.process_time, number=1)
    # What Linux says of usage begins with that of the process which started this one; its own file does not.
    status = Path("/proc/self/status")
    most = (re.search(r"VmHWM:\s+(\d+)", status.read_text("utf-8"))[1]  # type: ignore[index]
            if status.is_file() else resource.getrusage(resource.RUSAGE_SELF).ru_maxrss)
    print(seconds, int(most) / 1024)
    return 0


if __name__ == "__main__":
    sys.exit(main(sys.argv[1:]))
