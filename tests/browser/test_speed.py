"""What a first view costs: what a browser asks for, in packed bytes, and no movement while it loads.

The lines of headers around the files, which HTTP/2 packs as well, are left out.
"""

from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.watching import IDLE, none_of, pass_over, watched
from tests.built.serving import published, site_rules
from tests.conftest import lay, wait_until

PHONE = {"width": 375, "height": 667}
CHAPTERS = ("security/bases/", "trade/tariffs/", "plan-b/")
PACKED = {".gz": 61_500, ".br": 56_000}
WITH_DRAWINGS = 140_000
MOST_REQUESTS = 12
SHIFTS = """
  window.shifts = [];
  const named = one => (one.node && (one.node.outerHTML || one.node.data) || "").slice(0, 90);
  new PerformanceObserver(list => list.getEntries().forEach(entry => window.shifts.push(
    `${entry.value} at ${entry.startTime} ms: ${entry.sources.map(named).join(" | ")}`)))
    .observe({type: "layout-shift", buffered: true});
"""


def first_view(browser: Browser, home: str, path: str) -> tuple[list[str], list[str]]:
    """What a phone loads of a page before the reader does anything: addresses of files and of workers."""
    workers: list[str] = []
    with watched(browser, home, viewport=PHONE, device_scale_factor=2) as seen:
        seen.page.on("worker", lambda worker: workers.append(worker.url))
        seen.page.goto(home + path, wait_until="networkidle")
        seen.page.evaluate(IDLE)  # what a page does when it is idle counts as well
        return [*dict.fromkeys(url.removeprefix(home) for url in seen.asked)], workers


def packed_size(site: Path, path: str, ending: str) -> int:
    """Bytes of a file in a packed form; as it is if it has none."""
    file = site / path / "index.html" if path.endswith("/") or not path else site / path
    packed = file.with_name(file.name + ending)
    return (packed if packed.is_file() else file).stat().st_size


def heaviest(site: Path, part: str) -> str:
    """The chapter of a part whose page is the largest."""
    page = max((site / part).glob("*/index.html.br"), key=lambda file: file.stat().st_size)
    return f"{part}/{page.parent.name}/"


@pytest.mark.parametrize("path", ["", "plan-b/", "reference/figures/", "trade", "security", "plan-b"])
def test_the_first_view_is_light_and_nothing_of_the_search_is_in_it(browser: Browser, home: str, site: Path,
                                                                   path: str) -> None:
    """Of a part it is that of its heaviest chapter."""
    page = heaviest(site, path) if path and not path.endswith("/") else path
    asked, workers = first_view(browser, home, page)
    for ending, most in PACKED.items():
        sizes = {file: packed_size(site, file, ending) for file in asked}
        text = sum(size for file, size in sizes.items() if not file.endswith(".svg"))
        assert path == "reference/figures/" or text <= most, sizes
        assert sum(sizes.values()) <= WITH_DRAWINGS, sizes
    assert 3 <= len(asked) <= MOST_REQUESTS, asked
    assert workers == [] and "search" not in " ".join(asked)


@pytest.mark.parametrize("path", ["", *CHAPTERS, "reference/timeline/",
                                  "reference/people/#everybody"])
@pytest.mark.parametrize("width", [375, 1280])
def test_nothing_moves_while_a_page_loads_and_is_read(browser: Browser, home: str, path: str,
                                                      width: int) -> None:
    with watched(browser, home, viewport={"width": width, "height": 800}) as seen:
        seen.page.add_init_script(SHIFTS)
        seen.page.goto(home + path)
        pass_over(seen.page)
        none_of(seen.page.evaluate("window.shifts"))


def test_a_page_that_moves_would_be_seen(browser: Browser, site: Path, tmp_path: Path) -> None:
    late = "setTimeout(() => { document.getElementById('a').style.height = '300px'; }, 100);"
    lay(tmp_path, {"late.js": late, "index.html": "<!doctype html><title>x</title><p id=a></p>"
                   "<p>Text that is pushed down</p><script src=late.js></script>"})
    with published(tmp_path, rules=site_rules(site)) as home, watched(browser, home) as seen:
        seen.page.add_init_script(SHIFTS)
        seen.page.goto(home)
        pass_over(seen.page)
        wait_until(lambda: seen.page.evaluate("window.shifts.length === 1"))
