"""axe-core finds nothing on any page, in light and dark, on phones and desks, no rule left out.

The wheel of axe-playwright-python carries axe-core.
"""

import warnings
from collections import Counter
from dataclasses import dataclass
from pathlib import Path
from typing import Any, Literal

import pytest
from axe_playwright_python.base import AXE_SCRIPT
from playwright.sync_api import Browser, Page

from tests.browser.watching import SHARES, none_of, pass_over, to_visit, unfold, watched
from tests.built.serving import published, site_rules

CHAPTER = "security/bases/"
PANEL = "[role=dialog]"
Scheme = Literal["light", "dark"]
SCHEMES: tuple[Scheme, ...] = ("light", "dark")
WIDTHS = (375, 1280)
VIEWS = [(scheme, width) for scheme in SCHEMES for width in WIDTHS]
# Of what stands in a row twelve stand for all: the rules take longest by far for long lists.
CUT = """["LI", "TR", "TBODY", "DT", "DD", "DETAILS", "SECTION", "DIV"].forEach(kind =>
  document.querySelectorAll("main *").forEach(row => [...row.children].filter(one =>
    one.tagName === kind).slice(12).forEach(one => one.remove())))"""
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


def inspect_all(browser: Browser, home: str, path: str, views: list[tuple[Scheme, int]]) -> list[Finding]:
    """What axe finds in a page in some schemes and widths, with all that is folded open.

    In one view alone, long lists are cut.
    """
    found = []
    with watched(browser, home) as seen:
        seen.page.goto(home + path)
        for scheme, width in views:
            seen.page.emulate_media(color_scheme=scheme)
            seen.page.set_viewport_size({"width": width, "height": 900})
            pass_over(seen.page)
            unfold(seen.page)
            if len(views) == 1:
                seen.page.evaluate(CUT)
            found += inspect(seen.page, f"{path or 'home'} {width} px {scheme}")
    return found


@pytest.mark.parametrize("share", SHARES)
def test_no_page_is_against_a_rule_and_what_no_program_can_decide_is_reported(
        browser: Browser, home: str, site: Path, share: int, every: bool) -> None:
    """Each page in one view, taken in turn."""
    pages = to_visit(site, every)[share::len(SHARES)]
    findings = [one for number, path in enumerate(pages, share)
                for one in inspect_all(browser, home, path, VIEWS if every else [VIEWS[number % len(VIEWS)]])]
    undecided = Counter(f"{one.rule}: {one.message}" for one in findings if not one.certain)
    for what, times in undecided.most_common():
        warnings.warn(f"axe cannot decide, {times} times: {what}", stacklevel=1)
    none_of([one for one in findings if one.certain])


@pytest.mark.parametrize("scheme", SCHEMES)
@pytest.mark.parametrize(("opened", "width"), [("menu", 375), ("panel", 375), ("panel", 1280)])
def test_what_opens_over_a_page_is_against_no_rule(browser: Browser, home: str, opened: str, width: int,
                                                   scheme: Scheme) -> None:
    with watched(browser, home, viewport={"width": width, "height": 900}, color_scheme=scheme) as seen:
        page = seen.page
        page.goto(home + CHAPTER)
        if opened == "menu":
            page.locator("details.menu summary").click()
            page.locator("details.menu nav").wait_for()
        else:
            page.locator("article p .figure a").first.click()
            page.locator(PANEL).wait_for()
            assert page.url.startswith(home + CHAPTER), "the figure led away instead of opening its panel"
        found = inspect(page, f"{CHAPTER} with its {opened}, {width} px {scheme}")
        none_of([one for one in found if one.certain])
        none_of(seen.faults())


def test_a_planted_fault_is_seen(browser: Browser, site: Path, tmp_path: Path) -> None:
    (tmp_path / "index.html").write_text(
        "<!doctype html><html lang=en><title>x</title><main><h1>x</h1><p style='color: #999'>Too pale</p>"
        "<img src='data:,'><h4>Skipped</h4></main>", encoding="utf-8")
    plain = site_rules(site, headers=False)
    with published(tmp_path, rules=plain) as address, watched(browser, address) as seen:
        seen.page.goto(address)
        found = inspect(seen.page, "planted")
    assert {one.rule for one in found if one.certain} == {"color-contrast", "image-alt", "heading-order"}
