"""A reader who comes back after a release: nothing old, and nothing old beside what is new.

Two releases lie behind nginx, one after the other, with the rules that our sites bring,
and one browser keeps on disk what it may.
"""

from collections.abc import Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Page, Playwright

from scripts.audit.host import nginx
from scripts.programs import CHROMIUM, FLAGS
from tests.conftest import wait_until
from tests.unit.test_content_names import release

SHOWN = """[Number(document.querySelector("#number").textContent), window.loaded,
  document.querySelector("#drawing").naturalWidth, document.querySelector("#number").clientWidth]"""


@pytest.fixture
def reader(playwright: Playwright, tmp_path: Path) -> Iterator[Page]:
    """A browser that keeps files on disk, as a reader's does."""
    context = playwright.chromium.launch_persistent_context(
        str(tmp_path / "profile"), executable_path=CHROMIUM.find(), args=list(FLAGS))
    yield context.new_page()
    context.close()


def seen(page: Page) -> set[int]:
    """The numbers that a page shows: as text, by its script, as a drawing, by its style sheet."""
    # The policy of the site allows no waiting for words that are run as a script.
    wait_until(lambda: page.evaluate("window.loaded && document.querySelector('#drawing')?.naturalWidth"))
    return set(page.evaluate(SHOWN))


@pytest.mark.parametrize("named", [True, False])
@pytest.mark.parametrize(("way", "otherwise"), [("link", {11}), ("typed", {11}), ("reload", {11, 22})])
def test_after_a_release_all_that_a_page_shows_is_new(reader: Page, tmp_path: Path, way: str,
                                                      otherwise: set[int], named: bool) -> None:
    """With plain names that a browser may keep, and pages of which nothing is said, it is not."""
    release(tmp_path / "site", 11, named=named)
    with nginx(tmp_path / "site") as home:
        for path in ("page/", ""):
            reader.goto(home + path)
            assert seen(reader) == {11}
        release(tmp_path / "site", 22, named=named)
        if way == "link":
            reader.click("#away")
            reader.wait_for_url(f"{home}page/")
        else:
            reader.goto(f"{home}page/")
        if way == "reload":
            reader.reload()
        assert seen(reader) == ({22} if named else otherwise)
