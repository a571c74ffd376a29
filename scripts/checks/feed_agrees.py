"""The page on what changed and its feed say the same, what the history says, and end at the records.

The feed is read as a reader's program reads it: it has to be well-formed, every
entry complete, and every address in it must lead to a page and an anchor here.
"""

from __future__ import annotations

from collections.abc import Iterator
from html import unescape
from urllib.parse import urldefrag
from xml.etree import ElementTree

from macros.authoring.macro import Desk
from macros.values.problems import Problem
from macros.views.changes import PAGE, Item
from scripts import feed
from scripts.checks.built import Element, Site
from scripts.checks.numbers_trace import address

HTML = f"{PAGE}index.html"
HOME = "index.html"
REQUIRED = ("id", "title", "updated")
_NAME = f"{{{feed.ATOM}}}"


def check(site: Site, desk: Desk) -> Iterator[Problem]:
    """What is missing, broken, or says something else."""
    yield from _page(site, desk)
    path = site.folder / feed.FILE
    if not path.is_file():
        yield Problem(feed.FILE, 0, "the feed is missing")
        return
    try:
        root = ElementTree.fromstring(path.read_bytes())
    except ElementTree.ParseError as error:
        yield Problem(feed.FILE, error.position[0], f"the feed is not well-formed: {error}")
        return
    where = address(site.pages[HOME].html, "") if HOME in site.pages else "/"
    yield from _whole(root, where)
    yield from _entries(root, desk, where)
    for link in root.iter(f"{_NAME}link"):
        yield from _link(link.attrib.get("href", ""), where, site)


def _page(site: Site, desk: Desk) -> Iterator[Problem]:
    """Items that the page lacks or tells otherwise, and others that it has."""
    page = site.pages.get(HTML)
    if page is None:
        yield Problem(HTML, 0, "the page on what changed is missing")
        return
    shown = {element.attrs.get("id", ""): element for element in page.having("data-change")}
    if len(shown) < len(page.having("data-change")):
        yield Problem(HTML, 0, "two changes have the same id")
    for item in desk.news:
        element = shown.pop(item.anchor, None)
        if element is None:
            yield Problem(HTML, 0, f"the change {item.anchor!r} is missing")
        else:
            yield from _told(item, element)
    for id, element in shown.items():
        yield Problem(HTML, element.line, f"the change {id!r} stands in no history")


def _told(item: Item, element: Element) -> Iterator[Problem]:
    told = _flat(element.text)
    for words in (item.head, *item.said, item.why):
        if _flat(words) not in told:
            yield Problem(HTML, element.line, f"the change {item.anchor!r} does not say {words[:90]!r}")
    if element.attrs["data-change"] != item.sort:
        yield Problem(HTML, element.line, f"the change {item.anchor!r} is not {item.sort!r}")


def _flat(text: str) -> str:
    """The text as it can be compared: the typographer's marks undone, spaces left out."""
    marks = str.maketrans({"’": "'", "‘": "'", "“": '"', "”": '"', "–": "-", "—": "-"})
    return "".join(unescape(text).translate(marks).replace("--", "-").split())


def _whole(root: ElementTree.Element, where: str) -> Iterator[Problem]:
    """What every Atom feed must have."""
    if root.tag != f"{_NAME}feed":
        yield Problem(feed.FILE, 0, "the feed is no Atom feed")
    entries = root.findall(f"{_NAME}entry")
    for one in (root, *entries):
        for name in REQUIRED:
            if len(one.findall(f"{_NAME}{name}")) != 1 or not _text(one, name):
                yield Problem(feed.FILE, 0, f"{_text(one, 'id') or 'an entry'} lacks the element {name!r}")
    if not _text(root, f"author/{_NAME}name"):
        yield Problem(feed.FILE, 0, "the feed names no author")
    own = [link for link in root.findall(f"{_NAME}link") if link.attrib.get("rel") == "self"]
    if [link.attrib.get("href") for link in own] != [f"{where}{feed.FILE}"]:
        yield Problem(feed.FILE, 0, f"the feed does not name its own address, {where}{feed.FILE}")
    days = [_text(entry, "updated") for entry in entries]
    if days != sorted(days, reverse=True) or (days and _text(root, "updated") != days[0]):
        yield Problem(feed.FILE, 0, "the entries are not in order of time, or the feed is not as new as they")


def _entries(root: ElementTree.Element, desk: Desk, where: str) -> Iterator[Problem]:
    """Entries that are not the newest items."""
    entries = {_text(entry, "id"): entry for entry in root.findall(f"{_NAME}entry")}
    wanted = {feed.entry_id(item): item for item in desk.news[:feed.MOST]}
    for id in sorted({*entries} - {*wanted}):
        yield Problem(feed.FILE, 0, f"the entry {id!r} stands in no history, or is too old")
    for id, item in wanted.items():
        if id not in entries:
            yield Problem(feed.FILE, 0, f"the entry {id!r} is missing")
            continue
        for name, text in (("title", feed.title(item)), ("updated", feed.moment(item.day)),
                           ("content", feed.content(item, where))):
            if _text(entries[id], name) != text:
                yield Problem(feed.FILE, 0, f"the entry {id!r} has another {name}: "
                              f"{_text(entries[id], name)[:90]!r}")


def _text(element: ElementTree.Element, name: str) -> str:
    found = element.find(f"{_NAME}{name}")
    return "" if found is None else found.text or ""


def _link(href: str, where: str, site: Site) -> Iterator[Problem]:
    if not href.startswith(where):
        yield Problem(feed.FILE, 0, f"{href!r} leads away from the site")
        return
    path, anchor = urldefrag(href.removeprefix(where))
    page = site.pages.get(f"{path}index.html")
    if page is None and path != feed.FILE:
        yield Problem(feed.FILE, 0, f"{href!r} leads nowhere")
    elif page is not None and anchor and anchor not in page.ids:
        yield Problem(feed.FILE, 0, f"{href!r}: the page has no id {anchor!r}")
