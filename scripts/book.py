"""The story to take away: each page as a PDF, the whole as a PDF and an EPUB; hand-outs also to edit.

A release makes them of the built site, with the drawings of the light scheme and without scripts.
Chromium prints and pandoc writes the rest; for the same site and day each file is the same to the byte.
"""

import os
import re
import subprocess
from base64 import b64encode
from collections.abc import Collection, Iterable, Iterator, Sequence
from contextlib import contextmanager
from datetime import datetime
from mimetypes import guess_type
from pathlib import Path
from urllib.parse import urldefrag

import pypandoc
from lxml import html
from lxml.html import HtmlElement
from lxml.html.builder import ARTICLE, CLASS, IMG, LI, OL, SUP, A, P
from playwright.sync_api import Browser, Page, Route, sync_playwright

from macros.data.addresses import STORY
from scripts.programs import CHROMIUM, FLAGS

BOOK = "book.html"  # where the whole stands while it is printed; no page has this address
STYLES = Path(__file__).with_name("book.css")  # of the EPUB
SHEETS = "teach/**/*handout*/index.html"
# By class: what print leaves out too, and what stays at the end of a page for those who come by an old link.
LEFT_OUT = ("only-dark", "headerlink", "chart-links", "chart-data", "page-sources", "differing", "moved")
# Pandoc keeps no class of these, but of a division.
CLASSED = ".//p[@class] | .//ul[@class] | .//ul[@class]/li"
# A printed page waits for no reader to scroll, and has its own faces however late they come.
AT_ONCE = ((b' loading="lazy"', b""), (b"font-display:optional", b"font-display:block"))


def make(site: Path, target: Path, day: str) -> list[Path]:
    """Write all there is to take away of a built site into a folder, dated by a day such as 2026-12-01.

    Raises:
        FileNotFoundError: there is no Chromium; the message is the one command to run.
    """
    menu = read(site, "").xpath("//details[@class='menu']//a/@href")
    pages = ["", *(url for url in menu if url.startswith(STORY))]
    sheets = [f"{path.parent.relative_to(site).as_posix()}/" for path in sorted(site.glob(SHEETS))]
    with sync_playwright() as running:
        browser = running.chromium.launch(executable_path=CHROMIUM.find(), args=list(FLAGS))
        pdfs = {f"{place(url)}.pdf": printed(browser, site, url, day) for url in (*pages, *sheets)}
        pdfs["book.pdf"] = printed(browser, site, BOOK, day, html.tostring(whole(site, pages)))
        edited = [docx(browser, site, url, target / f"{place(url)}.docx", day) for url in sheets]
    for name, content in pdfs.items():
        (target / name).write_bytes(content)
    return [*(target / name for name in pdfs), *edited, epub(site, pages, target / "book.epub", day)]


def read(site: Path, url: str) -> HtmlElement:
    """A page of a built site, by its address below the site's."""
    return html.fromstring((site / url / "index.html").read_bytes())


def said(page: HtmlElement, name: str) -> str:
    """What the head of a page says of it to other programs."""
    return str(page.xpath(f"string(//meta[@name='{name}' or @property='{name}']/@content)"))


def place(url: str, id: str = "") -> str:
    """What a page, or an id on it, is called where all pages come together; also the name of its file."""
    return "_".join(filter(None, (url.strip("/").replace("/", "-") or "home", id)))


def chapter(site: Path, url: str, beside: Collection[str]) -> HtmlElement:
    """The text of a page, to stand in one document with the pages beside it.

    Ids are told apart, notes can be followed, links lead to the pages beside it or to the site,
    pictures are named by their path below the site's folder, and nothing is folded.
    """
    page = read(site, url)
    here, article = said(page, "og:url"), page.find(".//article")
    address = here.removesuffix(url)

    def leads(link: str) -> str:
        whose, id = urldefrag(link.removeprefix(address))
        return f"#{place(whose, id)}" if whose in beside else whose if whose.startswith("assets/") else link

    for one in (one for name in LEFT_OUT for one in article.find_class(name)):
        one.drop_tree()
    for one in article.xpath(".//picture | .//source | .//*[@data-points] | .//span[@id][not(node())]"):
        one.drop_tag()
    for one in article.xpath(".//details | .//summary"):
        one.tag = "p" if one.tag == "summary" else "div"
    for one in article.xpath(".//*[@data-note]"):
        number = one.attrib.pop("data-note")
        one.append(SUP(A(f"[{number}]", href=f"#note-{number}")))
    for one in article.xpath(".//*[@id]"):
        one.set("id", place(url, one.get("id")))
    article.find("h1").set("id", place(url))
    article.rewrite_links(leads, base_href=here)
    return article


def whole(site: Path, pages: Sequence[str]) -> HtmlElement:
    """One document of some pages: the card of the site, what there is, and then each from its beginning."""
    book = read(site, "")
    chapters = [chapter(site, url, pages) for url in pages]
    card = IMG(src=said(book, "og:image"), alt=said(book, "og:image:alt"))
    contents = OL(*(LI(A(one.findtext("h1"), href="#" + one.find("h1").get("id"))) for one in chapters))
    book.find(".//main")[:] = [ARTICLE(P(card), contents, CLASS("md-typeset")), *chapters]
    return book


def printed(browser: Browser, site: Path, url: str, day: str, made: bytes = b"") -> bytes:
    """The PDF of a page at an address below the site's, or of what was made to stand there."""
    with on_paper(browser, site, url, made) as page:
        return mended(page.pdf(format="A4", prefer_css_page_size=True, tagged=True, outline=True), day)


@contextmanager
def on_paper(browser: Browser, site: Path, url: str, made: bytes = b"") -> Iterator[Page]:
    """A page as it is printed, at the site's own address, which its links then have, without going there."""
    address = said(read(site, ""), "og:url")

    def answer(route: Route) -> None:
        file = site / route.request.url.removeprefix(address)
        file = file / "index.html" if file.is_dir() else file
        body = file.read_bytes() if file.exists() else made
        for old, new in AT_ONCE:
            body = body.replace(old, new)
        route.fulfill(body=body, content_type=guess_type(file)[0])

    with browser.new_page(java_script_enabled=False, device_scale_factor=3) as page:
        page.route("**/*", answer)
        page.emulate_media(media="print")
        page.goto(address + url)
        yield page


def mended(pdf: bytes, day: str) -> bytes:
    """A PDF of one day, parts numbered from one on and headings said once; no byte changes its place."""
    pdf = re.sub(rb"\(D:\d{14}", f"(D:{day.replace('-', '')}000000".encode(), pdf)
    numbers = {part: b"(node%08d)" % number for number, part in
               enumerate(sorted({*re.findall(rb"\(node\d{8}\)", pdf)}), 1)}
    pdf = re.sub(rb"\(node\d{8}\)", lambda one: numbers[one[0]], pdf)
    # Chromium says a heading twice that stands first on its sheet.
    return re.sub(rb"(/Title [(<](?:FEFF)?)(.+)\2([)>])",
                  lambda one: one[1] + one[2] + one[3] + b" " * len(one[2]), pdf)


def epub(site: Path, pages: Sequence[str], target: Path, day: str) -> Path:
    """Write an EPUB of some pages, a file in it for each."""
    home = read(site, "")
    address = said(home, "og:url")
    return written(site, pages, target, day, "--toc", "--split-level=1", f"--css={STYLES}",
                   f"--metadata=title={said(home, 'og:site_name')}", f"--metadata=identifier={address}",
                   f"--epub-cover-image={said(home, 'og:image').removeprefix(address)}")


def docx(browser: Browser, site: Path, url: str, target: Path, day: str) -> Path:
    """Write a page for word processors, its drawings as pictures; its first heading is its title."""
    with on_paper(browser, site, url) as page:
        drawn = [one.screenshot() for one in page.locator("article svg").all()]
    return written(site, [url], target, day, "--shift-heading-level-by=-1", drawn=drawn)


def written(site: Path, pages: Sequence[str], target: Path, day: str, *options: str,
            drawn: Iterable[bytes] = ()) -> Path:
    """Have pandoc write pages, where they are from and their terms, in the form that the name asks for."""
    first = read(site, pages[0])
    here, terms = said(first, "og:url"), first.findtext(".//p[@class='rights']")
    texts = [*(plain(chapter(site, url, pages), drawn) for url in pages), P(A(here, href=here), ". ", terms)]
    known = {"lang": "en-GB", "author": said(first, "citation_author"), "date": day, "rights": terms}
    began = datetime.fromisoformat(f"{day}T00:00+00:00").timestamp()
    subprocess.run([pypandoc.get_pandoc_path(), "--from=html", f"--output={target.absolute()}", *options,
                    *(f"--metadata={name}={value}" for name, value in known.items())],
                   input=b"".join(map(html.tostring, texts)), cwd=site, check=True,
                   env=os.environ | {"SOURCE_DATE_EPOCH": f"{began:.0f}"})
    return target


def plain(text: HtmlElement, drawn: Iterable[bytes]) -> HtmlElement:
    """A text for other styles than ours: a chart is a picture that says its title and sources itself.

    Args:
        drawn: pictures of the drawings that stand in the text itself.
    """
    for one, picture in zip(text.xpath(".//svg"), drawn, strict=False):
        shown = IMG(src=f"data:image/png;base64,{b64encode(picture).decode()}", width="300")
        shown.set("alt", one.get("aria-label"))
        one.getparent().replace(one, shown)
    for chart in text.xpath(".//figure[@data-chart]"):
        title, alt = chart.find(".//a"), chart.find(".//img").get("alt")
        file = f"assets/generated/charts/{chart.get('data-chart')}.png"
        chart[:] = [A(IMG(src=file, alt=f"{title.text}. {alt}"), href=title.get("href"))]
    for one in text.xpath(CLASSED):
        one.tag = "div"
    return text
