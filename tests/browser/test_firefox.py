"""The pages in Firefox, as a second witness: they are drawn, and no script or policy complains."""

import io
from collections.abc import Iterator
from pathlib import Path

import pytest
from PIL import Image

from tests.browser.firefox import Firefox, firefox
from tests.browser.watching import IDLE, none_of
from tests.built.serving import published, site_rules
from tests.conftest import lay, wait_until

PAGES = ("", "security/bases/", "plan-b/", "reference/timeline/")
TITLE = """(box => [box.x, box.y, box.width, box.height])
  (document.querySelector("h1").getBoundingClientRect())"""
READY = f"document.fonts.ready.then(() => {IDLE}).then(() => true)"


@pytest.fixture(scope="module")
def fox() -> Iterator[Firefox]:
    """The Firefox that the tests drive."""
    with firefox() as running:
        yield running


def colours(picture: Image.Image) -> int:
    """How many shades a picture has; a blank one has one."""
    return len(picture.convert("L").getcolors(256) or [])


def heading(fox: Firefox) -> Image.Image:
    """The part of the picture in which the page's heading must be."""
    left, top, width, height = fox.run(TITLE)
    whole = Image.open(io.BytesIO(fox.picture()))
    return whole.crop((int(left), int(top), int(left + width), int(top + height)))


@pytest.mark.parametrize("path", PAGES)
@pytest.mark.parametrize("width", [375, 1280])
def test_a_page_is_drawn_and_nothing_complains(fox: Firefox, home: str, path: str, width: int) -> None:
    fox.open(home + path, width, 900)
    assert fox.run(READY) is True
    none_of(fox.complaints())
    none_of([url for url in fox.asked() if not url.startswith((home, "data:"))])
    assert fox.run("document.documentElement.scrollWidth") <= width
    assert fox.run("document.fonts.check('600 20px \"Site Serif\"')") is True
    assert colours(heading(fox)) > 20


def test_a_figure_opens_its_panel(fox: Firefox, home: str) -> None:
    fox.open(home + "security/bases/", 1280, 900)
    assert fox.run(READY) is True
    fox.run("document.querySelector('article p .figure a').click()")
    wait_until(lambda: fox.run("document.querySelector('[role=dialog]')?.checkVisibility()"))
    none_of(fox.complaints())


def test_a_blank_page_and_a_script_that_throws_would_be_seen(fox: Firefox, site: Path,
                                                             tmp_path: Path) -> None:
    lay(tmp_path, {"thrown.js": "console.error('told'); throw new Error('planted');", "index.html":
                   "<!doctype html><title>x</title><h1>&nbsp;</h1><script src=thrown.js></script>"
                   "<p style='color: red'>x</p>"})
    with published(tmp_path, rules=site_rules(site)) as address:
        fox.open(address, 375, 900)
        assert fox.run(READY) is True
        complaints = fox.complaints()
        for wanted in ("told", "planted", "Content-Security-Policy"):
            assert any(wanted in text for text in complaints), complaints
        assert f"{address}thrown.js" in fox.asked()
        assert colours(heading(fox)) == 1
