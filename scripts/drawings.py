"""Has charts drawn, each only if something it is made from has changed; two at a time.

A drawing is made from the chart's texts and rows, its own code, the code of the
house style, the colours, and the versions in the lock. A hash over all of that
is its name in the cache. So it is with the cards, which stand for pages where a link
to them is shared: what one says was read by `macros.authoring.page_index`.
"""

from __future__ import annotations

import hashlib
import importlib
import os
import shutil
import signal
import threading
from collections.abc import Callable, Iterator, Mapping, Sequence
from concurrent.futures import ProcessPoolExecutor
from concurrent.futures.process import BrokenProcessPool
from contextlib import contextmanager
from functools import lru_cache
from pathlib import Path
from typing import TYPE_CHECKING, TypeVar

from macros.authoring.page_index import PageInfo
from macros.data import Ledger, load
from macros.reading.project import ROOT
from macros.values.problems import Problem, ProblemsFound
from scripts.running import begin_worker, settle, write_if_changed

if TYPE_CHECKING:  # who only asks where a chart's files are does not load what draws
    from scripts.charts.kit import Chart

T = TypeVar("T")
R = TypeVar("R")
FEW = 3
LONGEST = 30  # seconds for a chart, of which the slowest takes three
CACHE = ROOT / ".cache" / "charts"
CARDS, CARDS_MADE = ROOT / ".cache" / "cards", "assets/generated/cards"
CHART_CODE = ROOT / "scripts" / "charts"


def style_files() -> list[Path]:
    """What all drawings share: the kit, how numbers are written, the colours, the versions in the lock."""
    beside = ("macros/words/house_style.py", "docs/assets/css/tokens.css", "requirements.txt")
    return [*sorted((ROOT / "scripts/charts/kit").glob("*.py")), *(ROOT / name for name in beside)]


def chart_ids() -> list[str]:
    """Ids of all charts: their file names with hyphens."""
    return sorted(path.stem.replace("_", "-") for path in CHART_CODE.glob("[!_]*.py"))


def chart_file(id: str) -> str:
    """The file of a chart's code, below the root."""
    return f"scripts/charts/{id.replace('-', '_')}.py"


def one_chart(id: str, ledger: Ledger) -> Chart:
    """A chart's texts and table, computed from the ledger."""
    with in_time():
        module = importlib.import_module(f"scripts.charts.{id.replace('-', '_')}")
        chart: Chart = module.chart(ledger)
        return chart.in_print(ledger)


@contextmanager
def in_time() -> Iterator[None]:
    """Break off what a chart's code does once it takes too long; not on Windows, which has no such signal.

    Raises:
        TimeoutError: from the line at which the code was then.
    """
    def late(*_: object) -> None:
        raise TimeoutError(f"it takes longer than {LONGEST} seconds")
    if not hasattr(signal, "setitimer") or threading.current_thread() is not threading.main_thread():
        yield
        return
    before = signal.signal(signal.SIGALRM, late)
    signal.setitimer(signal.ITIMER_REAL, LONGEST)
    try:
        yield
    finally:
        signal.setitimer(signal.ITIMER_REAL, 0)
        signal.signal(signal.SIGALRM, before)


@lru_cache(maxsize=1)
def style_key() -> bytes:
    """A hash of what all drawings share."""
    digest = hashlib.sha256()
    for path in style_files():
        digest.update(path.read_bytes())
    return digest.digest()


def chart_key(id: str, chart: Chart) -> str:
    """A hash of all that a chart's drawings depend on."""
    digest = hashlib.sha256(style_key() + chart.recipe().encode())
    digest.update((CHART_CODE / Path(chart_file(id)).name).read_bytes())
    return digest.hexdigest()[:16]


def draw_all(chart: Chart) -> dict[str, bytes]:
    """The files of a chart: four SVG drawings, the places of their points, two thumbnails and the PNG."""
    from scripts.charts.kit import house, lettering  # noqa: PLC0415  (matplotlib is loaded only to draw)

    lettering.install()
    small = {f"small-{scheme}.svg": svg for scheme, svg in house.thumbnails(chart).items()}
    return {**house.render_all(chart), **small, "poster.png": house.poster(chart)}


def folder_of(id: str, key: str) -> Path:
    """Where the cache keeps a chart's drawings."""
    return CACHE / f"{id}-{key}"


def draw_missing(charts: Mapping[str, Chart], keys: Mapping[str, str]) -> dict[str, Exception | SystemExit]:
    """Draw the charts whose drawings are not in the cache; what went wrong, by chart.

    Args:
        keys: the hash of each chart, taken before anything is drawn.
    """
    wanted = [(id, key) for id, key in keys.items() if not folder_of(id, key).exists()]
    drawn = ([_draw_into_cache(id, key, charts[id]) for id, key in wanted] if len(wanted) < FEW
             else spread(_draw_in_worker, wanted))
    return {id: error for id, error in drawn if error is not None}


def spread(work: Callable[[T], R], pieces: Sequence[T]) -> list[R]:
    """Do pieces of work in as many processes as there are cores; a few in this one.

    Raises:
        ProblemsFound: one of the processes came to a sudden end.
    """
    if len(pieces) < FEW:
        return [work(piece) for piece in pieces]
    try:
        with ProcessPoolExecutor(max_workers=os.cpu_count() or 1, initializer=begin_worker) as pool:
            return list(pool.map(work, pieces))
    except BrokenProcessPool as error:
        raise ProblemsFound([Problem("scripts/charts", 0, "a process that draws came to a sudden end",
                                     "Free some memory, and run it again. If it ends so again, the code of a "
                                     "chart ends it.")]) from error


@lru_cache(maxsize=1)
def ledger_of_process() -> Ledger:
    """The records, read once in each process."""
    return load(ROOT)


def _draw_in_worker(wanted: tuple[str, str]) -> tuple[str, Exception | SystemExit | None]:
    return _draw_into_cache(*wanted, one_chart(wanted[0], ledger_of_process()))


def _draw_into_cache(id: str, key: str, chart: Chart) -> tuple[str, Exception | SystemExit | None]:
    """Draw one chart; an error comes back instead of being thrown."""
    folder = folder_of(id, key)
    partial = folder.with_name(f"{folder.name}.{os.getpid()}")
    try:
        with in_time():
            files = draw_all(chart)
    except (Exception, SystemExit) as error:  # whatever a chart's code does wrong is told, not thrown
        return id, error
    shutil.rmtree(partial, ignore_errors=True)
    partial.mkdir(parents=True)
    for name, content in files.items():
        (partial / name).write_bytes(content)
    for old in CACHE.glob(f"{id}-????????????????"):
        shutil.rmtree(old)
    partial.rename(folder)
    return id, None


def draw_cards(pages: Sequence[PageInfo]) -> list[str]:
    """Draw what is missing, and make the folder of cards hold exactly one for each page.

    Returns:
        the files of all cards, below docs/.

    Raises:
        ProblemsFound: some cannot be drawn.
    """
    files = {page.url: CARDS / f"{card_key(page)}.png" for page in pages}
    found = spread(draw_card, [page for page in pages if not files[page.url].exists()])
    if problems := [*filter(None, found)]:
        raise ProblemsFound(problems)
    cards = {f"{CARDS_MADE}/{url}card.png": file.read_bytes() for url, file in files.items()}
    settle(ROOT / "docs", [CARDS_MADE], cards)
    for old in set(CARDS.glob("*.png")) - set(files.values()):
        old.unlink()
    return [*cards]


def card_key(page: PageInfo) -> str:
    """A hash of all that a page's card depends on."""
    digest = hashlib.sha256(style_key() + repr((page.title, page.part, page.value, page.label)).encode())
    if page.chart:
        digest.update(chart_key(page.chart, one_chart(page.chart, ledger_of_process())).encode())
    return digest.hexdigest()[:24]


def draw_card(page: PageInfo) -> Problem | None:
    """Draw one card into the cache; what is wrong with it, where it cannot be drawn."""
    from scripts.charts.kit import house, lettering  # noqa: PLC0415  (matplotlib is loaded only to draw)

    lettering.install()
    chart = one_chart(page.chart, ledger_of_process()) if page.chart else None
    try:
        write_if_changed(CARDS / f"{card_key(page)}.png", house.card(page, chart))
    except (ValueError, UserWarning) as error:  # words that do not fit, above all
        return Problem(f"docs/{page.url}", 0, f"the card of this page cannot be drawn: {error}")
    return None
