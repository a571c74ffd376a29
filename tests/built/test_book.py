"""What a release gives readers to take away: PDFs that can be read aloud, and an EPUB by its rules."""

import re
import subprocess
from pathlib import Path
from typing import Any
from zipfile import ZipFile

import pytest
from lxml import html
from playwright.sync_api import Browser

from scripts import book
from scripts.programs import EPUBCHECK, JAVA
from tests.conftest import Project

PAGES = ["", "trade/cars/", "security/bases/"]
DAY = "2026-12-01"


@pytest.fixture(scope="module")
def whole(built: Project) -> Any:
    """The document of three pages, as it is printed."""
    return html.fromstring(html.tostring(book.whole(built.root / "site", PAGES)))


@pytest.mark.parametrize("url", [*PAGES[1:], book.BOOK])
def test_a_pdf_is_tagged_with_bookmarks_that_say_headings_once_and_is_the_same_each_time(
        built: Project, browser: Browser, whole: Any, url: str) -> None:
    site = built.root / "site"
    page = whole if url == book.BOOK else book.read(site, url)
    once, again = (book.printed(browser, site, url, DAY, html.tostring(whole)) for _ in range(2))
    assert once == again and {*re.findall(rb"\(D:(\d+)", once)} == {b"20261201000000"}
    assert all(told in once for told in (b"/Marked true", b"/Lang (en)", b"/DisplayDocTitle true"))
    titles = [bytes.fromhex(one.decode()).decode("utf-16") if one.startswith(b"FEFF") else one.decode()
              for one in re.findall(rb"/Title [(<](.*?)[)>] *\n", once)]
    heads = [" ".join(one.text_content().split()) for one in page.xpath("//article//*[self::h1 or self::h2]")]
    assert sorted(titles) == sorted([page.findtext(".//title"), *heads])
    assert b"127.0.0.1" not in once and b"(https://plan-b.example/reference/" in once


def test_in_a_book_every_id_is_one_and_every_link_leads_there_or_to_the_site(whole: Any) -> None:
    (*_, first, second, third) = whole.xpath("//article")
    ids, links = whole.xpath("//article//@id"), whole.xpath("//article//a/@href")
    assert len(ids) == len({*ids}) and {"home", "trade-cars", "trade-cars_note-1"} <= {*ids}
    assert [one for one in links if one[1:] not in ids and not one.startswith("https://")] == []
    assert "#trade-cars" in links and "https://plan-b.example/trade/yen/" in links
    assert second.xpath("string(.//sup/a/@href)") == "#trade-cars_note-1"
    assert whole.xpath("//article//*[self::details or self::script or contains(@class, 'only-dark')]") == []
    assert len(third.xpath(".//figure//img")) == len(third.xpath(".//figure")) > 1 == len(first.xpath("h1"))


def test_an_epub_keeps_its_rules_and_is_the_same_each_time(built: Project, tmp_path: Path) -> None:
    files = [tmp_path / name for name in ("once.epub", "again.epub")]
    for file in files:
        book.epub(built.root / "site", PAGES, file, DAY)
    assert files[0].read_bytes() == files[1].read_bytes()
    checked = subprocess.run([JAVA.find(), "-jar", EPUBCHECK.find(), str(files[0])], text=True,
                             capture_output=True, check=False)
    assert "0 fatals / 0 errors / 0 warnings" in checked.stdout, checked.stdout + checked.stderr
    with ZipFile(files[0]) as packed:
        known, contents = (packed.read(f"EPUB/{name}").decode() for name in ("content.opf", "nav.xhtml"))
    assert all(told in known for told in ("<dc:language>en-GB<", "CC BY 4.0", ">2026-12-01T00:00:00Z<"))
    assert contents.count("text/ch00") > contents.count("#trade-cars_") > 5


def test_a_sheet_for_word_processors_has_its_drawings_and_says_where_it_is_from(
        built: Project, browser: Browser, tmp_path: Path) -> None:
    url = "teach/lessons/reading-charts-handout/"
    once, again = (book.docx(browser, built.root / "site", url, tmp_path / name, DAY).read_bytes()
                   for name in ("once.docx", "again.docx"))
    assert once == again
    with ZipFile(tmp_path / "once.docx") as packed:
        text, known = packed.read("word/document.xml").decode(), packed.read("docProps/core.xml").decode()
        assert len([name for name in packed.namelist() if name.endswith(".png")]) == 2
    assert all(told in text for told in (f"plan-b.example/{url}<", "CC BY 4.0", 'descr="The whole axis'))
    assert "<dc:title>Can a chart of true numbers mislead?<" in known and DAY in known
