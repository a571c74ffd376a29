"""Every page: nothing breaks, nothing is refused, nothing leaves this machine, nothing is cut off.

The pages are served below a path, where a link that is not relative leads nowhere, with the
headers that the site asks for; one test asks what the policy in a page does alone.
"""

from pathlib import Path

import lxml.html
import pytest
from playwright.sync_api import Browser, Page

from tests.browser.watching import SHARES, WHOLE, none_of, pass_over, to_visit, unfold, watched
from tests.built.serving import published, site_rules
from tests.conftest import lay

WIDTHS = (320, 375, 768, 1280)
# The page must not be wider than the window, and nothing may stick out to where no scrolling leads.
STICKING_OUT = """() => [...document.querySelectorAll("body *")].filter(one => {
  if (!one.checkVisibility() || one.matches("svg *, pre *")) return false;
  const box = one.getBoundingClientRect();
  if (!box.width || !box.height || (box.right <= innerWidth + 1 && box.left >= -1)) return false;
  for (let up = one.parentElement; up && up !== document.body; up = up.parentElement)
    if (getComputedStyle(up).overflowX !== "visible") return false;
  return !getComputedStyle(one).clipPath.startsWith("inset") && getComputedStyle(one).position !== "fixed"
    && !one.matches(".skip");
}).slice(0, 5).map(one => `${one.tagName}.${one.getAttribute("class")}`)"""


CONTROLS = "article :is(form, fieldset, button, .search-without, [role=search], [role=status])"


def too_wide(page: Page) -> list[str]:
    """At which widths of the screen a page must be scrolled sideways, or has parts out of sight."""
    found = []
    for width in WIDTHS:
        page.set_viewport_size({"width": width, "height": 800})
        whole = page.evaluate("document.documentElement.scrollWidth")
        outside = page.evaluate(STICKING_OUT)
        if whole > width or outside:
            found.append(f"{width} px: the page is {whole} px wide; sticking out: {outside}")
    return found


def words(page: Page) -> list[str]:
    """The words that an article shows, without those of forms, buttons and remarks about them."""
    text = " ".join(page.locator("article").all_inner_texts())
    controls = " ".join(page.locator(f"{CONTROLS}:not({CONTROLS} *):visible").all_inner_texts())
    return text.split()[len(controls.split()):]


def faults(browser: Browser, home: str, path: str) -> list[str]:
    """All that is wrong with a page; scripts that write or hide a word are."""
    narrow = {"width": 375, "height": 800}
    with watched(browser, home, viewport=narrow) as seen, watched(
            browser, home, viewport=narrow, java_script_enabled=False) as plain:
        response = seen.page.goto(home + path)
        assert response is not None and response.ok
        plain.page.goto(home + path)
        pass_over(seen.page)
        many, few = len(words(seen.page)), len(words(plain.page))
        unfold(seen.page)
        found = [f"{few} words without scripts, {many} with them"] if many != few else []
        found += too_wide(seen.page)
        pass_over(seen.page)
        return found + seen.faults()


@pytest.mark.parametrize("share", SHARES)
def test_all_pages_open_without_a_fault_at_every_width(browser: Browser, home: str, site: Path,
                                                       share: int, every: bool) -> None:
    pages = to_visit(site, every)[share::len(SHARES)]
    assert len(pages) >= 3
    with published(site, "/japan/") as below:
        none_of([f"{page}: {fault}" for page in pages
                 for fault in faults(browser, home if page == WHOLE else below, page)])


# A script of the page's own that is not among those allowed, put in as an attacker would.
SMUGGLE = """() => {
  const script = document.createElement("script");
  script.textContent = "window.smuggled = true";
  document.body.append(script);
  const image = new Image();
  image.src = "http://localhost:9/away.png";
  document.body.append(image);
}"""


def test_where_a_host_sends_no_headers_the_policy_in_the_page_refuses_what_is_not_the_site_s(
        browser: Browser, site: Path) -> None:
    plain = site_rules(site, headers=False)
    with published(site, "/japan/", plain) as bare, watched(browser, bare) as seen:
        response = seen.page.goto(bare)
        assert response is not None and "content-security-policy" not in response.headers
        none_of(seen.faults())
        seen.page.evaluate(SMUGGLE)
        seen.page.wait_for_function("window.policyViolations.length >= 2")
        refused = " ".join(fault for fault in seen.faults() if fault.startswith("against the policy"))
        assert seen.page.evaluate("window.smuggled") is None
    assert "script-src" in refused and "img-src" in refused, refused


NO_WORDS = {"more", "here", "this", "start", "go", "click here", "click this", "learn more", "right here",
            "information", "read more", "continue"}


def test_every_link_says_where_it_leads(site: Path) -> None:
    """A list of links must make sense without the sentences around them."""
    empty = []
    for file in site.rglob("*.html"):
        for link in lxml.html.fromstring(file.read_bytes()).iter("a"):
            words = " ".join("".join(map(str, link.itertext())).split()).lower()
            if words in NO_WORDS:
                empty.append(f"{file.relative_to(site)}: {words!r} leads to {link.get('href')}")
    none_of(empty)


def test_an_address_that_leads_nowhere_shows_the_page_for_errors_whole(browser: Browser, home: str) -> None:
    with watched(browser, home) as seen:
        response = seen.page.goto(f"{home}no/such/page/")
        assert response is not None and response.status == 404
        wrong = [fault for fault in seen.faults() if f"{home}no/such/page/" not in fault
                 and "the server responded with a status of 404" not in fault]
        none_of(wrong)
        assert seen.page.locator("h1").is_visible()
        links = seen.page.locator("main a").evaluate_all("all => all.map(one => one.href)")
        assert f"{home}trade/" in links


# Markup that is wrong, and what is said of it.
PLANTED = {
    "<script src='../thrown.js'></script>": "error in a script: planted",
    "<script src='../said.js'></script>": "console error: planted",
    "<script>document.title = 'x'</script>": "against the policy: script-src-elem",
    "<p style='color: red'>x</p>": "against the policy: style-src-attr",
    "<img alt='' src='http://localhost:9/a.png'>": "asked elsewhere:",
    "<img alt='' src='/none.png'>": "answered 404:",
    "<pre>" + "wide" * 200 + "</pre>": "320 px: the page is",
    "<article></article><script src='../wrote.js'></script>": "0 words without",
}


def test_planted_faults_are_seen(browser: Browser, site: Path, tmp_path: Path) -> None:
    head = "<!doctype html><html lang=en><title>x</title><link rel=icon href=data:><h1>One</h1>"
    lay(tmp_path, {"page/index.html": head + "".join(PLANTED), "thrown.js": "throw new Error('planted');",
                   "said.js": "console.error('planted');",
                   "wrote.js": "document.querySelector('article').textContent = 'planted';"})
    with published(tmp_path, rules=site_rules(site)) as address:
        found = faults(browser, address, "page/")
    assert [said for said in PLANTED.values() if not any(one.startswith(said) for one in found)] == [], found


def test_of_pages_of_one_kind_the_largest_is_visited(tmp_path: Path) -> None:
    sizes = {"": 1, "a": 1, "a/b": 1, "a/many/x": 2, "a/many/y": 9, "a/many/z": 3, "find": 1,
             "embed/x": 1, "embed/y": 2}
    lay(tmp_path, {f"./{place}/index.html": "x" * size for place, size in sizes.items()})
    assert to_visit(tmp_path) == ["", "a/", "a/b/", "a/many/y/", "embed/y/", "find/", "404.html"]
    assert len(to_visit(tmp_path, every=True)) == len(sizes) + 1
