"""The feed of changes: Atom (RFC 4287), from the same items as the page on what changed.

No clock is asked: an entry was updated on the day on which its change was
accepted, and the feed on that of its newest entry. Ids stay what they are when
the site moves to another address.
"""

from collections.abc import Sequence
from html import escape
from textwrap import shorten
from xml.etree import ElementTree

from macros.accepted.chains import history
from macros.accepted.changelog import read_changelog
from macros.data import Ledger
from macros.reading.project import ROOT, site_address, site_names
from macros.views.changes import PAGE, SORTS, Item, news
from macros.words.bare_numbers import exempt_words

FILE = "feed.xml"
ATOM = "http://www.w3.org/2005/Atom"
MOST = 50
LONGEST = 100  # characters of what a title says an entry is about
AUTHORITY = "tag:plan-b.example,2026:changes"  # with its anchor an id that no other entry ever gets
BEGINNING = "2026-11-22"  # the day of the first records: when a feed without entries was updated
SUBTITLE = "Records added, revised, corrected and withdrawn, with the old value and the new one."


def files(ledger: Ledger) -> dict[str, bytes]:
    """The feed under its name, for the address at which the site is to be published."""
    changelog = read_changelog(ROOT, exempt_words(ledger), [])
    return {FILE: atom(news(ledger, history(ledger), changelog), site_address(ROOT))}


def atom(items: Sequence[Item], site: str) -> bytes:
    """The feed's bytes.

    Args:
        items: newest first; the first MOST of them become entries.
        site: address of the site, ending in a slash.
    """
    ours = site_names(ROOT)
    feed = ElementTree.Element("feed", {"xmlns": ATOM, "xml:lang": "en-GB"})
    days = [item.day for item in items]
    _add(feed, "id", AUTHORITY)
    _add(feed, "title", f"{ours.site}: what changed")
    _add(feed, "subtitle", SUBTITLE)
    _add(feed, "updated", moment(max(days, default=BEGINNING)))
    _add(feed, "link", rel="self", type="application/atom+xml", href=f"{site}{FILE}")
    _add(feed, "link", rel="alternate", type="text/html", href=f"{site}{PAGE}")
    _add(_add(feed, "author"), "name", ours.author)
    _add(feed, "rights", f"{ours.author}, {ours.licence}, except where a series names its own terms.")
    for item in items[:MOST]:
        _entry(feed, item, site)
    ElementTree.indent(feed, " ")
    text: str = ElementTree.tostring(feed, encoding="unicode")
    return f'<?xml version="1.0" encoding="utf-8"?>\n{text}\n'.encode()


def moment(day: str) -> str:
    """A day as Atom writes dates: its beginning, in universal time."""
    return f"{day}T00:00:00Z"


def title(item: Item) -> str:
    """An item in one line: what sort of change, of what, and of a value what it was and is."""
    value = f": {item.said[0]}" if len(item.said) == 1 and " → " in item.said[0] else ""
    return f"{SORTS[item.sort]}: {shorten(item.head, LONGEST, placeholder=' …')}{value}"


def _entry(feed: ElementTree.Element, item: Item, site: str) -> None:
    entry = _add(feed, "entry")
    _add(entry, "id", f"{AUTHORITY}/{item.anchor}")
    _add(entry, "title", title(item))
    _add(entry, "updated", moment(item.day))
    _add(entry, "published", moment(item.day))
    _add(entry, "link", rel="alternate", type="text/html", href=f"{site}{PAGE}#{item.anchor}")
    if item.href:
        _add(entry, "link", rel="related", type="text/html", href=f"{site}{item.href}")
    _add(entry, "category", term=item.sort, label=SORTS[item.sort])
    _add(entry, "content", content(item, site), type="html")


def content(item: Item, site: str) -> str:
    """An item's words as HTML, with addresses in full; its head where there is nothing else to say."""
    said = item.html or "".join(f"<p>{escape(words)}</p>" for words in item.said or (item.head,))
    refs = "".join(f'<li><a href="{site}{href}">{escape(label)}</a></li>' if href else
                   f"<li>{escape(label)}</li>" for label, href in item.refs)
    record = f'<p><a href="{site}{item.href}">The record</a></p>' if item.href else ""
    why = f"<p>{escape(item.why)}</p>" if item.why else ""
    return f"{said}{f'<ul>{refs}</ul>' if refs else ''}{why}{record}"


def _add(parent: ElementTree.Element, tag: str, text: str = "", **attributes: str) -> ElementTree.Element:
    child = ElementTree.SubElement(parent, tag, attributes)
    child.text = text or None
    return child
