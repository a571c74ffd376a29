"""What a first view costs: bytes and requests as a browser counts them, and no movement while it loads.

Bytes are those of the files as they come over the line, packed; the lines of
headers around them, which HTTP/2 packs as well, are left out.
"""

from __future__ import annotations

from dataclasses import dataclass
from pathlib import Path
from typing import Any

import pytest
from playwright.sync_api import Browser, CDPSession

from tests.browser.watching import none_of, pass_over, watched
from tests.built.serving import published, site_rules

PHONE = {"width": 375, "height": 667}
CHAPTERS = ("security/bases/", "trade/tariffs/", "plan-b/")
PACKED = {"gzip": 72_000, "br": 62_000}
WITH_DRAWINGS = 140_000
MOST_REQUESTS = 12
SHIFTS = """
  window.shifts = [];
  const named = one => (one.node && (one.node.outerHTML || one.node.data) || "").slice(0, 90);
  new PerformanceObserver(list => list.getEntries().forEach(entry => window.shifts.push(
    `${entry.value} at ${entry.startTime} ms: ${entry.sources.map(named).join(" | ")}`)))
    .observe({type: "layout-shift", buffered: true});
"""


@dataclass
class Arrived:
    """What came over the line for one view: address and bytes of each file, and workers that were begun."""

    sizes: dict[str, int]
    workers: list[str]

    def total(self, with_drawings: bool = False) -> int:
        """All bytes."""
        return sum(size for url, size in self.sizes.items()
                   if with_drawings or not url.endswith(".svg"))


def listen(session: CDPSession) -> Arrived:
    """Count what arrives from now on."""
    arrived = Arrived({}, [])
    begun: dict[str, tuple[str, int]] = {}

    def answered(event: dict[str, Any]) -> None:
        response = event["response"]
        begun[event["requestId"]] = response["url"], int(response["encodedDataLength"])

    def ended(event: dict[str, Any]) -> None:
        url, headers = begun[event["requestId"]]
        arrived.sizes[url] = arrived.sizes.get(url, 0) + int(event["encodedDataLength"]) - headers
    session.send("Network.enable")
    session.on("Network.responseReceived", answered)
    session.on("Network.loadingFinished", ended)
    return arrived


def first_view(browser: Browser, home: str, path: str, packing: str) -> Arrived:
    """What a phone loads of a page before the reader does anything."""
    with watched(browser, home, viewport=PHONE, device_scale_factor=2,
                 extra_http_headers={"Accept-Encoding": packing}) as seen:
        arrived = listen(seen.page.context.new_cdp_session(seen.page))
        seen.page.on("worker", lambda worker: arrived.workers.append(worker.url))
        seen.page.goto(home + path, wait_until="networkidle")
        seen.page.wait_for_timeout(500)  # what a page does when it is idle counts as well
        return arrived


def heaviest(site: Path, part: str) -> str:
    """The chapter of a part whose page is the largest."""
    page = max((site / part).glob("*/index.html.br"), key=lambda file: file.stat().st_size)
    return f"{part}/{page.parent.name}/"


@pytest.mark.parametrize("packing", PACKED)
@pytest.mark.parametrize("path", ["", "plan-b/", "reference/figures/", "trade", "security", "plan-b"])
def test_the_first_view_is_light_and_nothing_of_the_search_is_in_it(browser: Browser, home: str, site: Path,
                                                                   path: str, packing: str) -> None:
    """Of a part it is that of its heaviest chapter."""
    page = heaviest(site, path) if path and not path.endswith("/") else path
    arrived = first_view(browser, home, page, packing)
    listed = "\n".join(f"{size:7} {url}" for url, size in arrived.sizes.items())
    assert path == "reference/figures/" or arrived.total() <= PACKED[packing], listed
    assert arrived.total(with_drawings=True) <= WITH_DRAWINGS, listed
    assert 3 <= len(arrived.sizes) <= MOST_REQUESTS, listed
    assert arrived.workers == [] and "search" not in listed


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
    (tmp_path / "index.html").write_text(
        "<!doctype html><title>x</title><p id=a></p><p>Text that is pushed down</p>"
        "<script src=late.js></script>", encoding="utf-8")
    (tmp_path / "late.js").write_text(
        "setTimeout(() => { document.getElementById('a').style.height = '300px'; }, 100);", encoding="utf-8")
    (tmp_path / "404.html").touch()
    with published(tmp_path, rules=site_rules(site)) as home, watched(browser, home) as seen:
        seen.page.add_init_script(SHIFTS)
        seen.page.goto(home)
        pass_over(seen.page)
        assert len(seen.page.evaluate("window.shifts")) == 1
