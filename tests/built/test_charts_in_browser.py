"""Charts as a browser shows them: legible on phones, still while loading, in print and elsewhere."""

from __future__ import annotations

import re
import time
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest
from playwright.sync_api import Browser, Page

from macros.views.charts_manifest import ChartEntry, read_manifest
from scripts.checks.drawing import read_drawing
from tests.built.serving import Quiet, served
from tests.conftest import Project

SITE = "https://plan-b.example/"
SMALLEST = 11  # CSS pixels
PHONE, DESK = {"width": 375, "height": 800}, {"width": 1280, "height": 900}
CHAPTER, GALLERY = "trade/investment/", "reference/charts/"
OWN = "reference/charts/monthly-trade-in-the-tariff-year/"
LIGHT_DRAWINGS = "figure.chart .only-light img"
DRAWINGS = "figure.chart .only-{0} img, .gallery-picture .only-{0}"
SCROLL = """async () => {
  let shifted = 0;
  new PerformanceObserver(list => list.getEntries().forEach(entry => { shifted += entry.value; }))
    .observe({type: "layout-shift", buffered: true});
  for (let y = 0; y < document.documentElement.scrollHeight; y += innerHeight / 2) {
    scrollTo(0, y);
    await new Promise(done => setTimeout(done, 150));
  }
  const images = [...document.querySelectorAll("figure.chart img")].filter(image => image.checkVisibility());
  await Promise.all(images.map(image => image.decode()));
  await new Promise(done => setTimeout(done, 150));
  return shifted;
}"""


Open = Callable[..., Page]


@pytest.fixture
def open_page(browser: Browser, address: str) -> Iterator[Open]:
    """Opens pages of the site: address below its root, size of the screen, scheme, scripts or none."""
    contexts = []

    def opener(path: str, size: dict[str, int], scheme: str = "light", scripts: bool = True,
               asked: list[str] | None = None, site: str = address) -> Page:
        context = browser.new_context(viewport=size, color_scheme=scheme,  # type: ignore[arg-type]
                                      java_script_enabled=scripts)
        contexts.append(context)
        page = context.new_page()
        if asked is not None:
            page.on("request", lambda request: asked.append(request.url))
        page.goto(site + path)
        return page
    yield opener
    for context in contexts:
        context.close()


@pytest.fixture(scope="module")
def entries(built: Project) -> dict[str, ChartEntry]:
    return read_manifest(built.root / ".cache" / "charts.json")


# On phones


def too_small(svg: str, shown: float) -> list[str]:
    """The words of a drawing that are too small when it is shown so many pixels wide."""
    drawing = read_drawing(svg)
    return [line.text for line in drawing.words if line.size * shown / drawing.width < SMALLEST - 0.01]


def test_on_a_phone_no_word_of_any_drawing_is_too_small(open_page: Open, built: Project,
                                                        entries: dict[str, ChartEntry]) -> None:
    widths = set()
    page = open_page(GALLERY, PHONE)
    for id in list(entries)[::9]:
        page.goto(f"{page.url.split('reference/')[0]}{entries[id].href}")
        image = page.locator(LIGHT_DRAWINGS)
        assert image.evaluate("image => image.currentSrc").endswith(entries[id].drawings["light-narrow"])
        widths.add(image.evaluate("image => image.getBoundingClientRect().width"))
    assert len(widths) == 1, "the drawings are not equally wide on all pages"
    shown = widths.pop()
    assert 330 <= shown <= 375
    small = {id: words for id, entry in entries.items() for name in ("light-narrow", "dark-narrow")
             if (words := too_small((built.root / "site" / entry.drawings[name]).read_text("utf-8"), shown))}
    assert small == {}


def test_words_that_are_too_small_would_be_seen(built: Project, entries: dict[str, ChartEntry]) -> None:
    svg = (built.root / "site" / entries["yen-per-dollar"].drawings["light-narrow"]).read_text("utf-8")
    assert too_small(svg, 343) == [] and too_small(svg, 250)


@pytest.mark.parametrize("path", [OWN, GALLERY, CHAPTER])
def test_nothing_must_be_scrolled_sideways(open_page: Open, path: str) -> None:
    page = open_page(path, DESK)
    page.evaluate("document.querySelectorAll('details').forEach(one => { one.open = true; })")
    for width in (320, 375, 768, 1280):
        page.set_viewport_size({"width": width, "height": 800})
        assert page.evaluate("document.documentElement.scrollWidth") <= width
        edges: list[list[float]] = page.evaluate(f"""
            [...document.querySelectorAll('{DRAWINGS.format("light")}')]
            .map(one => one.getBoundingClientRect()).map(box => [box.left, box.right])""")
        assert edges and all(0 <= left < right <= width for left, right in edges)


# While loading


class Slow(Quiet):
    """Sends drawings when their place is in sight already, and pages without sizes if asked to."""

    def do_GET(self) -> None:  # noqa: N802  (the name that the library calls)
        if self.path.endswith(".svg"):
            time.sleep(0.4)
        path, _, wish = self.path.partition("?")
        if wish != "unsized":
            super().do_GET()
            return
        html = (Path(self.directory) / path.strip("/") / "index.html").read_text(encoding="utf-8")
        body = re.sub(r' width="\d+" height="\d+"', "", html).encode()
        self.send_response(200)
        self.send_header("Content-Type", "text/html")
        self.send_header("Content-Length", str(len(body)))
        self.end_headers()
        self.wfile.write(body)


@pytest.mark.parametrize("wish", ["", "?unsized"])
def test_nothing_moves_while_a_chapter_is_scrolled_unless_it_reserves_no_room(
        open_page: Open, built: Project, wish: str) -> None:
    with served(built.root / "site", Slow) as slow:
        page = open_page("about/method/", {"width": 375, "height": 2400}, site=slow)
        page.goto(f"{slow}{CHAPTER}{wish}")  # with the typefaces in the cache
        assert page.locator(LIGHT_DRAWINGS).count() >= 3
        assert (page.evaluate(SCROLL) == 0) is (wish == "")


@pytest.mark.parametrize("scheme", ["light", "dark"])
@pytest.mark.parametrize("width", [375, 1280])
def test_only_the_drawings_that_are_shown_are_loaded(open_page: Open, width: int, scheme: str) -> None:
    asked: list[str] = []
    page = open_page(CHAPTER, {"width": width, "height": 3000}, scheme, asked=asked)
    page.evaluate(SCROLL)
    count = page.locator(f"figure.chart .only-{scheme} img").count()
    loaded = [url for url in asked if "/generated/charts/" in url]
    wanted = f"-{scheme}{'-narrow' if width == 375 else ''}.svg"
    assert len(loaded) == count >= 3
    assert [url for url in loaded if not url.endswith(wanted)] == []


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_the_gallery_loads_one_scheme_only(open_page: Open, entries: dict[str, ChartEntry],
                                           scheme: str) -> None:
    asked: list[str] = []
    page = open_page(GALLERY, {"width": 1280, "height": 9000}, scheme, asked=asked)
    page.wait_for_load_state("networkidle")
    loaded = {url.rpartition("/")[2] for url in asked if "/generated/charts/" in url}
    assert loaded == {f"{id}-{scheme}-narrow.svg" for id in entries}


# In print, without scripts, and on other people's pages


def shown(page: Page, scheme: str) -> tuple[int, int]:
    """How many drawings of a scheme are visible, and how many there are."""
    visible: list[bool] = page.evaluate(f"""
        [...document.querySelectorAll('{DRAWINGS.format(scheme)}')].map(one => one.checkVisibility())""")
    return sum(visible), len(visible)


@pytest.mark.parametrize(("path", "scheme"), [(OWN, "dark"), (GALLERY, "dark"), (CHAPTER, "dark"),
                                              (CHAPTER, "light")])
def test_in_print_the_light_drawings_are_shown(open_page: Open, path: str, scheme: str) -> None:
    page = open_page(path, DESK, scheme)
    other = "light" if scheme == "dark" else "dark"
    count = shown(page, scheme)[1]
    assert count and shown(page, scheme) == (count, count) and shown(page, other) == (0, count)
    page.emulate_media(media="print", color_scheme=scheme)  # type: ignore[arg-type]
    assert shown(page, "light") == (count, count) and shown(page, "dark") == (0, count)


def test_without_scripts_a_chart_is_shown_with_its_table_and_its_code(open_page: Open, address: str) -> None:
    asked: list[str] = []
    page = open_page(OWN, PHONE, scripts=False, asked=asked)
    page.wait_for_load_state("networkidle")
    assert page.locator(LIGHT_DRAWINGS).is_visible()
    assert not page.locator("figure.chart .only-dark img").is_visible()
    assert f"{address}assets/generated/charts/monthly-trade-in-the-tariff-year-light-narrow.svg" in asked
    assert page.locator("details.chart-data table").is_visible()
    assert page.locator("pre.embed").is_visible()
    page.locator("#told-in ~ ul a").first.click()
    assert page.locator("#chart-monthly-trade-in-the-tariff-year").count() == 1


def test_without_scripts_the_gallery_leads_to_each_chart(open_page: Open,
                                                         entries: dict[str, ChartEntry]) -> None:
    page = open_page(GALLERY, DESK, scripts=False)
    assert page.locator(".gallery-card").count() == len(entries)
    page.locator(".gallery-card a").first.click()
    assert page.locator(LIGHT_DRAWINGS).is_visible()


def test_the_embed_code_shows_the_chart_on_another_site(open_page: Open, address: str, tmp_path: Path,
                                                        entries: dict[str, ChartEntry]) -> None:
    page = open_page(OWN, PHONE)
    code = page.locator("pre.embed").text_content() or ""
    assert SITE in code and "<script" not in code
    (tmp_path / "index.html").write_text(
        f'<!doctype html><meta charset="utf-8"><title>Elsewhere</title>{code.replace(SITE, address)}',
        encoding="utf-8")
    with served(tmp_path) as elsewhere:
        assert elsewhere != address
        page.goto(elsewhere, wait_until="networkidle")
        entry = entries["monthly-trade-in-the-tariff-year"]
        image = page.locator("img")
        width, height = entry.sizes["poster"]
        assert image.evaluate("image => [image.naturalWidth, image.naturalHeight]") == [2 * width, 2 * height]
        assert image.get_attribute("alt") == entry.alt
        box = image.bounding_box()
        assert box is not None and 250 < box["width"] <= 375
        assert box["height"] == pytest.approx(box["width"] * height / width, abs=1)
        image.click()
        page.wait_for_url(address + OWN)
