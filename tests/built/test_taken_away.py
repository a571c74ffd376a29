"""What stands still: editions that never change, and the ZIP that answers from a disk in two browsers."""

import shutil
import tarfile
import zipfile
from io import BytesIO
from pathlib import Path

import pytest
from playwright.sync_api import Browser, expect

from scripts import editions, offline
from scripts.checks.page import read_site
from tests.browser.firefox import firefox
from tests.browser.watching import none_of
from tests.conftest import Project, wait_until

MEGABYTE = 1_000_000
FIGURE = "article p .figure a"
FOUND = "document.querySelectorAll('.search-title a').length"


@pytest.fixture(scope="module")
def disk(built: Project, tmp_path_factory: pytest.TempPathFactory) -> str:
    """The address of the unpacked ZIP, in a folder with a space in its name."""
    folder = tmp_path_factory.mktemp("a stick")
    packed = offline.make(built.root / "site", folder / "site.zip")
    assert packed.read_bytes() == offline.make(built.root / "site", folder / "again.zip").read_bytes()
    assert packed.stat().st_size < 25 * MEGABYTE
    with zipfile.ZipFile(packed) as whole:
        whole.extractall(folder)
    return (folder / "plan-b").as_uri() + "/"


def test_the_zip_answers_in_chromium(browser: Browser, disk: str) -> None:
    """Links, a panel, a chart, the search and a quiz, and nothing complains or is asked for elsewhere."""
    window = browser.new_context()
    page, wrong = window.new_page(), []
    page.on("pageerror", lambda error: wrong.append(str(error)))
    page.on("console", lambda said: wrong.append(said.text) if said.type == "error" else None)
    page.on("request", lambda one: None if one.url.startswith((disk, "blob:")) else wrong.append(one.url))
    page.goto(f"{disk}index.html")
    page.locator("main a[href*='trade/cars/']").first.click()
    page.wait_for_url(f"{disk}trade/cars/index.html")
    page.locator(FIGURE).first.click()
    expect(page.locator(".provenance")).to_contain_text("full record")
    page.goto(f"{disk}reference/charts/yen-per-dollar/index.html")
    page.locator(".chart-keys").first.focus()
    page.locator(".chart-picture .chart-said").first.wait_for(state="attached")
    page.keyboard.press("ArrowRight")
    expect(page.locator(".chart-said").first).to_contain_text("Yen")
    page.goto(f"{disk}search/index.html?q=troops")
    page.locator(".search-title a").first.click()
    page.wait_for_url(f"{disk}security/bases/index.html")
    page.goto(f"{disk}teach/quizzes/index.html")
    page.locator("article summary").first.click()
    none_of(wrong)
    window.close()


def test_the_zip_answers_in_firefox(disk: str) -> None:
    with firefox() as fox:
        fox.open(f"{disk}trade/cars/index.html", 1280, 900)
        fox.run(f"document.querySelector('{FIGURE}').click()")
        wait_until(lambda: fox.run("!!document.querySelector('.provenance')?.checkVisibility()"))
        fox.open(f"{disk}search/index.html?q=troops", 1280, 900)
        wait_until(lambda: fox.run(FOUND) > 0)
        none_of(fox.complaints())


def test_an_edition_made_twice_is_the_same_and_links_into_it_survive(built: Project, tmp_path: Path) -> None:
    """Three later sites, the last without the page, leave it as it was; a changed archive is refused."""
    site = tmp_path / "site"
    for part in ("trade", "about", "assets/js"):
        shutil.copytree(built.root / "site" / part, site / part)
    packed = editions.archive(site, "2026-12")
    assert packed == editions.archive(site, "2026-12")
    file = tmp_path / f"2026-12.{editions.digest(packed)}.tar.gz"
    file.write_bytes(packed)
    seen = set()
    for number in range(3):
        page = site / "trade/cars/index.html"
        if number < 2:
            page.write_text(f"<title>{number}</title>", encoding="utf-8")
        else:
            page.unlink()
        shutil.rmtree(site / "editions", ignore_errors=True)
        editions.unpack(tmp_path, site)
        seen.add((site / "editions/2026-12/trade/cars/index.html").read_text(encoding="utf-8"))
    (html,) = seen
    assert 'id="disputed"' in html and '"noindex"' in html and 'href="../../../../about/changes/"' in html
    assert not [name for name in read_site(site).pages if name.startswith("editions/")]
    with tarfile.open(fileobj=BytesIO(packed)) as tar:
        pages = [name for name in tar.getnames() if name.endswith(".html")]
        assert all(b'class="frozen"' in (tar.extractfile(name) or BytesIO()).read() for name in pages)
    for name, content, said in (
            ("2026-12", b"no archive", "get the archive from"), ("zz", packed, "not the archive"),
            ("2026-12", packed[:len(packed) // 2], "get the archive from")):
        bad = tmp_path / "bad" / f"{name}.{editions.digest(content)}.tar.gz"
        bad.parent.mkdir()
        bad.write_bytes(content)
        with pytest.raises(ValueError, match=f"{bad.name}: .*{said}"):
            editions.unpack(bad.parent, site)
        shutil.rmtree(bad.parent)
    file.write_bytes(packed + b"x")
    with pytest.raises(ValueError, match=r"2026-12\.\w+\.tar\.gz: this is not the archive"):
        editions.unpack(tmp_path, site)
