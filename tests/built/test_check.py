"""The page that checks a headline: what it says of the numbers in sentences such as newspapers write."""

import re
from collections.abc import Iterator
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Browser, Page, Route, expect

from tests.browser.watching import Watched, watched
from tests.built.conftest import PHONE, Open
from tests.conftest import cases

TABLE: list[dict[str, str]] = cases("built/headlines.yml")
KNOWN = {"rounded": "same", "agrees": "same"}
ANSWERS = """all => all.map(
  one => [one.className.match(/claim-(\\w+)/)[1], one.querySelector("a")?.href ?? ""])"""


def answers(page: Page, text: str) -> list[list[str]]:
    """What is said of each number, and the address of the first figure that it is held against."""
    page.locator("#claim-text").fill(text)
    expect(button := page.get_by_role("button", name="Check its numbers")).to_be_enabled()
    button.press("Enter")  # a key, unlike a click, does not wait until the page listens
    expect(page.locator("[aria-live=polite] .search-status")).to_contain_text("found")
    found: list[list[str]] = page.locator("[aria-live=polite] ol > li").evaluate_all(ANSWERS)
    return [[KNOWN.get(verdict, verdict), link] for verdict, link in found]


@pytest.fixture(scope="module")
def opened(browser: Browser, address: str) -> Iterator[Watched]:
    """The page on a phone, opened once for many sentences."""
    with watched(browser, address, viewport=PHONE) as seen:
        seen.page.goto(f"{address}check/", wait_until="networkidle")
        assert not [link for link in seen.asked if "figures." in link]
        yield seen
        assert seen.faults() == [] and seen.page.evaluate("document.documentElement.scrollWidth") <= 375


@pytest.mark.parametrize("row", TABLE, ids=[row["say"][:50] for row in TABLE])
def test_each_number_is_the_same_different_or_not_known(opened: Watched, row: dict[str, str]) -> None:
    found = answers(opened.page, row["say"])
    for (verdict, link), expected in zip(found, row["is"].split(", "), strict=row["is"] != "unknown"):
        wanted, _, record = expected.partition(" ")
        assert verdict in ((wanted, "maybe") if wanted == "unknown" else (wanted,)) and record in link


def test_nothing_is_sent_the_focus_stays_and_a_connection_is_needed_once(opened: Watched) -> None:
    answers(opened.page, "Japan pledged $550bn.")
    before = len(opened.asked)
    opened.page.context.set_offline(True)
    found = answers(opened.page, "Okinawa is 0.6% of Japan's land. It has <b>77 lions</b>.")
    opened.page.context.set_offline(False)
    assert [verdict for verdict, _ in found] == ["same", "unknown"] and len(opened.asked) == before
    expect(opened.page.get_by_role("button", name="Check its numbers")).to_be_focused()


@pytest.mark.parametrize(("name", "dead"), [("check.*js", "late"), ("numbers.*js", "lost"), ("none", "")])
def test_a_text_is_never_sent_or_put_in_an_address_however_early_the_tap(
        open_page: Open, name: str, dead: str) -> None:
    page, held, asked = open_page("404.html", PHONE, service_workers="block"), list[Route](), list[str]()
    page.route(f"**/hashed/{name}*", lambda route: held.append(route) if dead == "late" else route.fulfill(
        body="", content_type="text/javascript"))
    page.on("request", lambda request: asked.append(request.url + (request.post_data or "")))
    page.goto(urljoin(page.url, "check/"), wait_until="commit")
    field, button = page.locator("#claim-text"), page.locator(".claim-form button").first
    field.evaluate("field => { field.value = 'Zebras: 7%.'; field.form.submit(); }")
    if dead:
        button.evaluate("button => { button.click(); button.form.requestSubmit(); }")
        expect(button).to_be_disabled()
        expect(page.get_by_text("Getting" if dead == "late" else "The check needs Java")).to_be_visible()
        for route in held:
            route.continue_()
    if dead != "lost":
        expect(page.get_by_text("Getting ready")).to_have_count(0)
        button.click()
        expect(page.locator(".search-status")).to_contain_text("found")
    assert page.url.endswith("/check/") and not [one for one in asked if "Zebra" in one]


def test_the_answers_come_into_view_go_with_an_edit_and_survive_the_way_back(open_page: Open) -> None:
    page = open_page("check/", PHONE)
    status, links = page.locator(".search-status"), page.locator("#claim-answers li li a")
    answers(page, "Japan has pledged $550bn. The dollar bought an average of 120 yen in 2025.")
    expect(status).to_have_text("2 numbers found: 1 is the same, 1 is a different number.")
    expect(status).to_be_in_viewport()
    count = links.count()
    assert all(link.bounding_box()["height"] >= 24 for link in links.all())  # type: ignore[index]
    links.first.click()
    page.wait_for_url("**/reference/**")
    page.go_back()
    expect(links).to_have_count(count)
    page.locator("#claim-text").fill("Nothing of the kind.")
    expect(links).to_have_count(0)
    expect(status).to_have_text("")
    assert answers(page, "Nothing of the kind.") == []
    expect(status).to_contain_text("Paste a sentence")
    expect(status.get_by_role("link")).to_have_attribute("href", re.compile("/search/$"))


def test_the_example_and_control_with_enter_check_and_the_reason_comes_first(open_page: Open) -> None:
    page = open_page("check/", PHONE)
    first = page.locator("#claim-answers li b").first
    page.get_by_role("button", name="Try the example").click()
    expect(first).to_have_text("$550bn: the same")
    expect(page.locator("#claim-answers li li").first).to_contain_text("Ours is $550bn: ")
    for said, slips in (("24", 1), ("34", 0)):
        answers(page, f"Trump announced a tariff of {said} per cent on Japan in April 2025.")
        expect(page.get_by_role("link", name="A slip on this number")).to_have_count(slips)
    page.locator("#claim-text").fill("The dollar bought an average of 151 yen in 2023.")
    page.locator("#claim-text").press("Control+Enter")
    expect(first).to_contain_text("right for 2024, not for 2023")


def test_a_slow_phone_answers_within_a_second_and_without_scripts_it_is_said_how(open_page: Open) -> None:
    page = open_page("check/", PHONE)
    page.context.new_cdp_session(page).send("Emulation.setCPUThrottlingRate", {"rate": 6})
    answers(page, " ".join(row["say"] for row in TABLE[:10]))
    assert page.evaluate("""() => { const start = performance.now();
      document.querySelector(".claim-form button").click();
      return new Promise(done => setTimeout(() => done(performance.now() - start))); }""") < 1000
    page = open_page("check/", java_script_enabled=False)
    expect(page.locator(".claim-form")).to_be_hidden()
    expect(page.get_by_text("The check needs JavaScript")).to_be_visible()
