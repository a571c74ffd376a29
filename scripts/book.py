"""The story to take away: each page as a PDF, the whole as a PDF and an EPUB; hand-outs also to edit.

A release makes them of the built site, with the drawings of the light scheme and without scripts.
Chromium prints and pandoc writes the rest; for the same site and day each file is the same to the byte.
"""

from __future__ import annotations

import os
import re
import subprocess
from collections.abc import Collection, Iterable, Sequence
from datetime import datetime
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import urldefrag, urljoin

import pypandoc
from lxml import html
from lxml.html import HtmlElement
from lxml.html.builder import IMG, LI, NAV, OL, SUP, A, P
from playwright.sync_api import Browser, Route, sync_playwright

from macros.data.addresses import STORY
from scripts.programs import CHROMIUM, FLAGS

BOOK = "book.html"  # the address at which the whole is printed; no page has it
STYLES = Path(__file__).with_name("book.css")  # of the EPUB
SHEETS = "teach/lessons/*handout*/index.html"
# By class: what print leaves out too, and what stays at the end of a page for those who come by an old link.
LEFT_OUT = ("only-dark", "headerlink", "chart-links", "chart-data", "page-sources", "differing", "moved")
# A printed page waits for no reader to scroll, and has its own faces however late they come.
AT_ONCE = ((b' loading="lazy"', b""), (b"font-display:optional", b"font-display:block"))


def make(site: Path, target: Path, day: str) -> list[Path]:
    """Write all there is to take away of a built site into a folder; gives the files.

    Args:
        day: of the release, such as 2026-12-01; the files are dated by it.

    Raises:
        FileNotFoundError: there is no Chromium; the message is the one command to run.
    """
    pages = story(read(site, ""))
    sheets = [f"{path.parent.relative_to(site).as_posix()}/" for path in sorted(site.glob(SHEETS))]
    target.mkdir(parents=True, exist_ok=True)
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM.find(), args=list(FLAGS))
        for url in (*pages, *sheets):
            (target / f"{place(url)}.pdf").write_bytes(printed(browser, site, url, day))
        book = html.tostring(whole(site, pages))
        (target / "book.pdf").write_bytes(printed(browser, site, BOOK, day, book))
    epub(site, pages, target / "book.epub", day)
    for url in sheets:
        docx(site, url, target / f"{place(url)}.docx", day)
    return sorted(target.iterdir())


def read(site: Path, url: str) -> HtmlElement:
    """A page of a built site, by its address below the site's."""
    return html.fromstring((site / url / "index.html").read_bytes())


def story(home: HtmlElement) -> list[str]:
    """The addresses of all pages of the story in the order of the menu, from the page at its beginning."""
    menu = home.xpath("//details[@class='menu']//a/@href")
    return ["", *(url for url in menu if url.startswith(STORY))]


def place(url: str, id: str = "") -> str:
    """What a page, or an id on it, is called where all pages come together; also the name of its file."""
    return "_".join(filter(None, (url.strip("/").replace("/", "-") or "home", id)))


def chapter(site: Path, url: str, beside: Collection[str]) -> HtmlElement:
    """The text of a page, to stand in one document with the pages beside it.

    Ids are told apart, notes can be followed, links lead to the pages beside it or to the site,
    drawings are named by their path below the site's folder, and nothing is folded.
    """
    page = read(site, url)
    here = said(page, "og:url")
    address = here.removesuffix(url)
    article, = page.xpath("//article")
    for one in article.xpath(" | ".join(f".//*[contains(concat(' ', @class, ' '), ' {name} ')]"
                                        for name in LEFT_OUT) + " | .//source"):
        one.drop_tree()
    for one in article.xpath(".//*[@data-note]"):
        number = one.attrib.pop("data-note")
        one.append(SUP(A(f"[{number}]", href=f"#note-{number}")))
    for one in article.xpath(".//*[@id]"):
        one.set("id", place(url, one.get("id")))
    article.find("h1").set("id", place(url))
    for one in article.xpath(".//a[@href]"):
        target = urljoin(here, one.get("href"))
        whose, id = urldefrag(target)
        inside = whose.removeprefix(address) in beside
        one.set("href", f"#{place(whose.removeprefix(address), id)}" if inside else target)
    for one in article.iter("img"):
        one.set("src", urljoin(here, one.get("src")).removeprefix(address))
    for one in article.iter("details", "summary"):
        one.tag = "p" if one.tag == "summary" else "div"
    return article


def whole(site: Path, pages: Sequence[str]) -> HtmlElement:
    """One document of some pages: the card of the site, what there is, and then each from its beginning."""
    book = read(site, "")
    chapters = [chapter(site, url, pages) for url in pages]
    contents = [LI(A(one.findtext("h1"), href=f"#{place(url)}"))
                for url, one in zip(pages, chapters, strict=True)]
    main, = book.xpath("//main")
    card = IMG(src=said(book, "og:image"), alt=said(book, "og:image:alt"))
    main[:] = [P(card), NAV(OL(*contents)), *chapters]
    return book


def said(page: HtmlElement, name: str) -> str:
    """What the head of a page says of it to other programs."""
    return str(page.xpath(f"string(//meta[@name='{name}' or @property='{name}']/@content)"))


def printed(browser: Browser, site: Path, url: str, day: str, made: bytes = b"") -> bytes:
    """The PDF of a page at an address below the site's, or of what was made to stand there.

    It is printed as from the site's own address, which its links then have, without going there.
    """
    address = said(read(site, ""), "og:url")

    def answer(route: Route) -> None:
        file = site / route.request.url.removeprefix(address)
        file = file / "index.html" if file.is_dir() else file
        body = file.read_bytes() if file.exists() else made
        for old, new in AT_ONCE:
            body = body.replace(old, new)
        route.fulfill(body=body, content_type=guess_type(file)[0])

    page = browser.new_page(java_script_enabled=False)
    page.route("**/*", answer)
    page.goto(address + url)
    pdf = page.pdf(format="A4", prefer_css_page_size=True, tagged=True, outline=True)
    page.close()
    return same_each_time(pdf, day)


def same_each_time(pdf: bytes, day: str) -> bytes:
    """A PDF with dates of one day, and its parts numbered from one on; no byte changes its place."""
    pdf = re.sub(rb"\(D:\d{14}", f"(D:{day.replace('-', '')}000000".encode(), pdf)
    parts = sorted({*re.findall(rb"\(node(\d{8})\)", pdf)})
    numbers = {part: b"(node%08d)" % number for number, part in enumerate(parts, 1)}
    return re.sub(rb"\(node(\d{8})\)", lambda one: numbers[one[1]], pdf)


def epub(site: Path, pages: Sequence[str], target: Path, day: str) -> None:
    """Write an EPUB of some pages, a file in it for each."""
    home = read(site, "")
    address = said(home, "og:url")
    cover = said(home, "og:image").removeprefix(address)
    pandoc([chapter(site, url, pages) for url in pages], site, target, day, "--toc", "--split-level=1",
           f"--css={STYLES}", f"--epub-cover-image={cover}", f"--metadata=title={said(home, 'og:site_name')}",
           f"--metadata=identifier={address}")


def docx(site: Path, url: str, target: Path, day: str) -> None:
    """Write a page as a document for word processors, with where it is from and its terms at its end."""
    here = said(read(site, url), "og:url")
    end = P(A(here, href=here), ". ", rights(read(site, url)))
    pandoc([chapter(site, url, ()), end], site, target, day, "--shift-heading-level-by=-1")


def rights(page: HtmlElement) -> str:
    """The terms on which a page may be used."""
    return str(page.xpath("string(//footer//*[@class='rights'])"))


def pandoc(texts: Iterable[HtmlElement], site: Path, target: Path, day: str, *options: str) -> None:
    """Have pandoc write a file, in the form that its name asks for."""
    home = read(site, "")
    known = {"lang": "en-GB", "author": said(home, "citation_author"), "rights": rights(home), "date": day}
    began = datetime.fromisoformat(f"{day}T00:00+00:00")
    subprocess.run([pypandoc.get_pandoc_path(), "--from=html", f"--output={target.absolute()}", *options,
                    *(f"--metadata={name}={value}" for name, value in known.items())],
                   input=b"".join(map(html.tostring, texts)), cwd=site, check=True,
                   env=os.environ | {"SOURCE_DATE_EPOCH": f"{began.timestamp():.0f}"})
