"""axe-core finds nothing on any page, in light and dark, on phones and desks, no rule left out."""

from __future__ import annotations

import warnings
from collections import Counter
from pathlib import Path

import pytest
from playwright.sync_api import Browser

from tests.browser.axe import SCHEMES, Scheme, inspect, inspect_all
from tests.browser.pages import to_visit
from tests.browser.watching import none_of, watched
from tests.built.serving import published, site_rules

CHAPTER = "security/bases/"
PANEL = "[role=dialog]"


def test_no_page_is_against_a_rule_and_what_no_program_can_decide_is_reported(home: str, site: Path) -> None:
    findings = inspect_all(home, to_visit(site))
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
            page.locator(PANEL).wait_for(state="attached")
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
