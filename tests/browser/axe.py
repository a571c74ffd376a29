"""Runs axe-core, as the wheel of axe-playwright-python carries it, with all its rules."""

from __future__ import annotations

from collections.abc import Iterable
from concurrent.futures import ThreadPoolExecutor
from dataclasses import dataclass
from typing import Any, Literal

from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Page, sync_playwright

from scripts.programs import CHROMIUM, FLAGS
from tests.browser.watching import pass_over, unfold

Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDTHS = (375, 1280)
# Only spares the lists of what passed; every rule runs on the whole page.
RUN = "async () => (await axe.run(document, {resultTypes: ['violations', 'incomplete']}))"


@dataclass(frozen=True)
class Finding:
    """One thing that axe found, against a rule or not to be decided by a program, and where."""

    where: str
    rule: str
    message: str
    certain: bool

    def __str__(self) -> str:
        return f"{self.where}: {self.rule}: {self.message}"


def inspect(page: Page, where: str) -> list[Finding]:
    """What axe finds in a page as it stands in the window."""
    if not page.evaluate("'axe' in window"):
        page.evaluate(AXE_SCRIPT)
    result: dict[str, Any] = page.evaluate(RUN)
    found = []
    for kind in ("violations", "incomplete"):
        for name, node in ((rule["id"], node) for rule in result[kind] for node in rule["nodes"]):
            said = "; ".join(check["message"] for check in node["any"] + node["all"] + node["none"])
            target = " ".join(map(str, node["target"]))
            found.append(Finding(f"{where} {target}", name, said, kind == "violations"))
    return found


def inspect_all(home: str, pages: Iterable[str]) -> list[Finding]:
    """What axe finds in each page, in both schemes, at both widths, with all that is folded open.

    Two browsers share the pages, as most machines have two cores.
    """
    jobs = [(home, scheme, page) for page in pages for scheme in SCHEMES]
    with ThreadPoolExecutor(2) as pool:
        return [finding for part in pool.map(_inspect_some, (jobs[::2], jobs[1::2])) for finding in part]


def _inspect_some(jobs: list[tuple[str, Scheme, str]]) -> list[Finding]:
    found: list[Finding] = []
    with sync_playwright() as playwright:
        browser = playwright.chromium.launch(executable_path=CHROMIUM.find(), args=list(FLAGS))
        for home, scheme, name in jobs:
            page = browser.new_page(color_scheme=scheme, viewport={"width": WIDTHS[0], "height": 900})
            page.goto(home + name)
            pass_over(page)
            for width in WIDTHS:
                page.set_viewport_size({"width": width, "height": 900})
                unfold(page)
                found += inspect(page, f"{name or 'home'} {width} px {scheme}")
            page.context.close()
        browser.close()
    return found
