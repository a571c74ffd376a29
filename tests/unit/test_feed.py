"""The feed is what RFC 4287 asks for, the same each time, and right under any address."""

from dataclasses import replace
from xml.etree import ElementTree

import pytest

from macros.data import Ledger
from macros.views.changes import Item, news
from scripts.feed import ATOM, AUTHORITY, BEGINNING, LONGEST, MOST, atom, title
from tests.unit.test_changes import past

SITE = "https://plan-b.example/"
NAME = f"{{{ATOM}}}"
ITEM = Item("2026-12-01-a", "2026-12-01", "revised", "Japan's share & more", ("5%, 1999 → <6%, 1999",),
            "it was revised", "reference/sources/x/#a", (("One", "reference/derived/#b"), ("Two", "")))


def read(items: list[Item], site: str = SITE) -> ElementTree.Element:
    return ElementTree.fromstring(atom(items, site))


def test_the_feed_has_what_every_feed_must_have() -> None:
    feed = read([ITEM, Item("b", "2026-11-30", "added", "many figures, " * 40)])
    assert feed.tag == f"{NAME}feed"
    for one in (feed, *feed.findall(f"{NAME}entry")):
        for name in ("id", "title", "updated"):
            assert len(one.findall(f"{NAME}{name}")) == 1 and one.findtext(f"{NAME}{name}")
    for one in feed.findall(f"{NAME}entry"):
        assert one.findtext(f"{NAME}content") and len(one.findtext(f"{NAME}title") or "") < LONGEST + 50
    assert feed.findtext(f"{NAME}author/{NAME}name") == "Japan's Plan B contributors"
    assert "CC BY 4.0" in (feed.findtext(f"{NAME}rights") or "")
    assert [(link.get("rel"), link.get("href")) for link in feed.findall(f"{NAME}link")] == [
        ("self", f"{SITE}feed.xml"), ("alternate", f"{SITE}about/changes/")]


def test_an_entry_says_what_was_and_is_and_leads_to_page_and_record() -> None:
    entry = read([ITEM]).find(f"{NAME}entry")
    assert entry is not None
    assert entry.findtext(f"{NAME}id") == "tag:plan-b.example,2026:changes/2026-12-01-a"
    assert entry.findtext(f"{NAME}title") == title(ITEM)
    assert title(ITEM) == "Revised: Japan's share & more: 5%, 1999 → <6%, 1999"
    assert entry.findtext(f"{NAME}updated") == "2026-12-01T00:00:00Z"
    assert [(link.get("rel"), link.get("href")) for link in entry.findall(f"{NAME}link")] == [
        ("alternate", f"{SITE}about/changes/#2026-12-01-a"), ("related", f"{SITE}reference/sources/x/#a")]
    content = entry.find(f"{NAME}content")
    assert content is not None and content.get("type") == "html"
    assert content.text == (
        "<p>5%, 1999 → &lt;6%, 1999</p>"
        f'<ul><li><a href="{SITE}reference/derived/#b">One</a></li><li>Two</li></ul>'
        f'<p>it was revised</p><p><a href="{SITE}reference/sources/x/#a">The record</a></p>')


def test_the_feed_is_as_new_as_its_newest_entry_and_asks_no_clock() -> None:
    older = replace(ITEM, anchor="b", day="2026-11-30")
    assert read([ITEM, older]).findtext(f"{NAME}updated") == "2026-12-01T00:00:00Z"
    assert read([]).findtext(f"{NAME}updated") == f"{BEGINNING}T00:00:00Z"
    assert atom([ITEM, older], SITE) == atom([ITEM, older], SITE)


def test_another_address_changes_the_links_and_no_id() -> None:
    based = "https://plan-b.example/japan/"
    assert atom([ITEM], based).decode().replace(based, SITE) == atom([ITEM], SITE).decode()
    ids = [[element.text for element in read([ITEM], site).iter(f"{NAME}id")] for site in (SITE, based)]
    assert ids[0] == ids[1]


@pytest.mark.parametrize("count", [0, 1, MOST, MOST + 10])
def test_the_newest_entries_are_kept(bay: Ledger, count: int) -> None:
    items = news(bay, [past(f"id-{number}") for number in range(count)])
    entries = read(items).findall(f"{NAME}entry")
    assert len(entries) == min(count, MOST)
    assert [entry.findtext(f"{NAME}id") for entry in entries] == [
        f"{AUTHORITY}/{item.anchor}" for item in items[:MOST]]
