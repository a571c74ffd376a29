"""Charts: the same bytes every time, drawn only when needed, and offered in every promised form."""

import csv
import gzip
import hashlib
import re
import statistics
import subprocess
import sys
import time
from dataclasses import replace
from decimal import Decimal
from html import unescape
from pathlib import Path

import pytest

from macros.authoring.page_index import PageInfo
from macros.data import Ledger
from macros.values.periods import Period
from macros.views.charts import ChartEntry
from scripts import drawings
from scripts.charts.kit import house, lettering
from scripts.charts.kit.model import NARROW_WIDTH, VARIANTS, WIDTH
from scripts.checks.page import HtmlPage, Site
from scripts.drawings import chart_ids, chart_key, draw_all, one_chart
from scripts.export import ENCODING
from tests.conftest import Project

SCRIPT = """
import hashlib, sys
from macros.data import load
from macros.reading.project import ROOT
from scripts.charts.kit import house
from scripts.drawings import chart_ids, draw_all, one_chart
from scripts.open_site import open_site
ledger, pages = load(), open_site(ROOT, draw=False).pages
for id in sys.argv[1:]:
    chart, url = one_chart(id, ledger), f"reference/charts/{id}/"
    files = {f"charts/{id}-{name}".replace("-poster.", "."): file for name, file in draw_all(chart).items()}
    for name, content in {**files, f"cards/{url}card.png": house.card(pages[url], chart)}.items():
        print(name, hashlib.sha256(content).hexdigest())
"""


def test_other_surroundings_draw_the_bytes_that_the_site_has(built: Project, tmp_path: Path,
                                                             every: bool) -> None:
    env = {"PYTHONPATH": str(built.root), "PATH": "/usr/bin:/bin", "PYTHONHASHSEED": "2", "TZ": "Asia/Tokyo",
           "LC_ALL": "C"}
    ids = chart_ids()[::1 if every else 6]
    drawn = dict(line.split() for line in subprocess.run(
        [sys.executable, "-c", SCRIPT, *ids], cwd=tmp_path, text=True, check=True, stdout=subprocess.PIPE,
        env=env).stdout.splitlines())
    assert len(drawn) == 9 * len(ids)
    made = built.root / "docs/assets/generated"
    wordy = {name for name, said in drawn.items() if said == hashlib.sha256(b"").hexdigest()}
    assert all(name.endswith("-points.json") and not (made / name).exists() for name in wordy)
    assert {name: said for name, said in drawn.items() if name not in wordy} == {
        name: hashlib.sha256((made / name).read_bytes()).hexdigest() for name in drawn.keys() - wordy}


@pytest.mark.parametrize("id", chart_ids())
def test_a_chart_has_its_texts_and_names_what_it_draws(ledger: Ledger, id: str) -> None:
    chart = one_chart(id, ledger)
    for text in (chart.title, chart.subtitle, chart.alt, chart.credit, *chart.description):
        assert text.strip() and "None" not in text and "{" not in text and "  " not in text
    assert not chart.title.endswith(".") and chart.alt.endswith(".")
    assert chart.credit.startswith(("Source: ", "Sources: "))
    assert chart.sources and set(chart.sources) <= {*ledger.series, *ledger.sources}
    for ref in chart.facts:
        assert set(ledger.fact(ref).sources) <= set(chart.sources), ref
    for event in chart.events:
        assert ledger.source_of[event] in chart.sources, event
    for index, column in enumerate(chart.table.columns):
        kinds = {type(cell) for cell in chart.table.column(index) if cell is not None}
        assert not column.drawn or kinds in ({Decimal}, {Period}, {str}), column.head


def test_only_what_changed_is_drawn_again(ledger: Ledger, tmp_path: Path,
                                          monkeypatch: pytest.MonkeyPatch) -> None:
    drawn: list[str] = []

    def done(id: str, key: str, *_: object) -> tuple[str, None]:
        drawn.append(id)
        drawings.folder_of(id, key).mkdir(parents=True)
        return id, None

    monkeypatch.setattr(drawings, "CACHE", tmp_path)
    monkeypatch.setattr(drawings, "spread", lambda work, pieces: [done(*piece) for piece in pieces])
    monkeypatch.setattr(drawings, "_draw_into_cache", done)
    charts = {id: one_chart(id, ledger) for id in chart_ids()}
    keys = {id: chart_key(id, chart) for id, chart in charts.items()}
    for wanted, expected in ((keys, chart_ids()), (keys, []),
                             (keys | {"yen-per-dollar": "0" * 16}, ["yen-per-dollar"])):
        drawn.clear()
        drawings.draw_missing(charts, wanted)
        assert sorted(drawn) == expected


def test_what_a_drawing_is_made_from_is_in_its_key(ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    chart = one_chart("tariff-steps", ledger)
    before = chart_key("tariff-steps", chart)
    assert chart_key("tariff-steps", one_chart("tariff-steps", ledger)) == before
    for changed in (replace(chart, title="Another"), replace(chart, height=chart.height + 1),
                    replace(chart, credit="Source: none."), replace(chart, as_of="2020"),
                    replace(chart, table=replace(chart.table, rows=chart.table.rows[1:])),
                    replace(chart, draw=print)):
        assert chart_key("tariff-steps", changed) != before
    one, other = (chart_key("tariff-steps", replace(chart, given={"kind": kind})) for kind in "ab")
    assert one != other
    monkeypatch.setattr(drawings, "style_key", lambda: b"another style")
    assert chart_key("tariff-steps", chart) != before


def test_drawings_are_drawn_to_size_light_to_send_and_carry_no_date(
        built: Project, entries: dict[str, ChartEntry]) -> None:
    charts: list[int] = []
    maps: list[int] = []
    for entry in entries.values():
        for name in VARIANTS:
            svg = (built.root / "site" / entry.drawings[name]).read_text(encoding="utf-8")
            width, height = entry.sizes["narrow" if "narrow" in name else "wide"]
            assert width == (NARROW_WIDTH if "narrow" in name else WIDTH)
            assert re.search(rf'<svg [^>]*viewBox="0 0 {width} {height}"', svg)
            assert "date" not in svg and "<!--" not in svg and "metadata" not in svg
            assert "<script" not in svg and "http://" not in svg.replace("http://www.w3.org/", "")
            (maps if entry.is_map else charts).append(len(gzip.compress(svg.encode())))
        width, height = size_of((built.root / "site" / entry.png).read_bytes())  # two pixels for one
        assert width == 1536 and height > 2 * entry.sizes["wide"][1] + 120  # finding, measure, source
    assert statistics.median(charts) <= 20_000 and max(maps) <= 45_000
    assert len(maps) >= 12 and len(charts) >= 4 * 18


def size_of(png: bytes) -> tuple[int, int]:
    assert png.startswith(b"\x89PNG")
    return int.from_bytes(png[16:20], "big"), int.from_bytes(png[20:24], "big")


def test_drawing_takes_no_longer_than_allowed(ledger: Ledger) -> None:
    """Eighty milliseconds a drawing with two processes; one process may take twice that."""
    lettering.install()
    sample = chart_ids()[::4]
    draw_all(one_chart(sample[0], ledger))
    began = time.process_time()
    files = sum(len(draw_all(one_chart(id, ledger))) for id in sample)
    assert (time.process_time() - began) / files <= 0.16 * 1.5  # a busy machine is slower


# What a chart's own page and the pages that show it offer.


@pytest.mark.parametrize("id", chart_ids())
def test_a_chart_has_a_page_with_all_that_is_promised(site: Site, entries: dict[str, ChartEntry],
                                                      id: str) -> None:
    entry, page = entries[id], site.pages[f"reference/charts/{id}/index.html"]
    text = "".join(e.text for e in page.elements if e.tag == "article")
    assert next(e.text for e in page.elements if e.tag == "h1") == entry.title
    for line in (*entry.description, entry.subtitle, entry.credit):
        assert line in text
    with (site.folder / entry.csv).open(encoding=ENCODING, newline="") as file:
        assert next(csv.reader(file)) == entry.header
    assert f"Data: {entry.as_of}" in text and "CC BY 4.0" in site.pages[f"embed/{id}/index.html"].html
    assert f"https://plan-b.example/{entry.href}" in text
    assert f'<iframe src="https://plan-b.example/embed/{id}/"' in unescape(page.html)
    assert {e.attrs["href"] for e in page.elements if e.tag == "a" and "download" in e.attrs} == {
        f"../../../{entry.csv}", f"../../../{entry.png}"}
    assert next(e for e in page.elements if e.tag == "details"
                and e.attrs.get("class") == "chart-data").attrs.get("open") is not None


def test_every_chart_stands_in_a_chapter_and_in_the_gallery(site: Site) -> None:
    shown = {element.attrs["data-chart"] for page in site.pages.values()
             if not page.path.startswith("reference/charts/") for element in page.having("data-chart")}
    assert shown == set(chart_ids())
    gallery = site.pages["reference/charts/index.html"]
    links = {e.attrs["href"].strip("/") for e in gallery.elements if e.tag == "a" and "href" in e.attrs}
    assert set(chart_ids()) <= links
    assert {e.attrs["alt"] for e in gallery.elements if e.tag == "img"} == {""}  # the title stands beside it


# Cards.


def meta(page: HtmlPage) -> dict[str, str]:
    return {e.attrs.get("property") or e.attrs.get("name", ""): e.attrs["content"]
            for e in page.elements if e.tag == "meta" and "content" in e.attrs}


def test_every_page_has_a_card_and_the_tags_that_name_it(site: Site) -> None:
    urls = [page.url for page in site.pages.values() if re.fullmatch(r"(?!embed/).*index\.html", page.path)]
    assert len(urls) > 100
    for url in urls:
        tags = meta(site.pages[f"{url}index.html"])
        assert tags["og:image"] == f"https://plan-b.example/assets/generated/cards/{url}card.png"
        card_file = site.folder / "assets/generated/cards" / url / "card.png"
        assert size_of(card_file.read_bytes()) == (1200, 630)
        assert tags["og:url"] == f"https://plan-b.example/{url}"
        assert tags["twitter:card"] == "summary_large_image"
        for name in ("og:title", "og:description", "og:image:alt"):
            assert tags[name].strip() and "{" not in tags[name] and "<" not in tags[name], (url, name)


def test_a_card_tells_the_key_figure_of_its_page(site: Site) -> None:
    page = site.pages["trade/investment/index.html"]
    figure = next(e for e in page.elements if e.attrs.get("class") == "fact-value").text
    assert figure in meta(page)["og:image:alt"]


def test_a_long_title_is_cut_at_a_word_and_a_card_follows_its_page() -> None:
    lettering.install()
    page = PageInfo("x/", "A title " * 60, "Trade", "$550bn", "What was pledged", "", ())
    one = house.card(page, None)
    assert size_of(one) == (1200, 630)
    assert house.card(replace(page, value="$551bn"), None) != one
