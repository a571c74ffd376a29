"""Faults in what is published for machines: JSON, CSV, the feed and the index of the search."""

from __future__ import annotations

from random import Random

from scripts.faults import wording
from scripts.faults.model import Files, Operator, Project, Where
from scripts.faults.ways import any_of, changed, swapped

JSON = ("site/data/*.json",)
CSV = ("site/data/*.csv", "site/data/charts/*.csv", "site/data/series/*.csv")
FEED = ("site/feed.xml",)
SEARCH = ("site/search/search_index.json", "site/assets/generated/search/entries.json")
GUIDE = r'\{"location":"contribute/[^{]*'  # its numbers are examples
_ANY = any_of(wording.number, wording.word, wording.date, wording.unit)
_HEADS = Where(r"[^,\n\0]+", CSV, r"\n[\s\S]*")


def _field(names: str) -> Where:
    """The value of a field of a record in JSON, a text or a number."""
    return Where(rf'^ +"(?:{names})": "?(?P<at>(?:[^"\\\n]|\\.)+?)"?,?$', JSON)


def _missing(project: Project, rng: Random) -> Files | None:
    return {rng.choice(project.files(*JSON, *CSV, *FEED, "site/assets/generated/charts/*.svg")): None}


OPERATORS = [
    Operator("json_value", 7, "A value, a date, evidence or words are others than were recorded.", [
        changed(_field(names), _ANY) for names in (
            "value|low|high", "text", "as_of|date", "evidence|locator", "lat|lon", "title|description|name",
            "statement|explanation|right|says|working|counts|holds|means|note")]),
    Operator("json_swapped", 7, "Two records carry each other's unit, label, source, holder or input.", [
        *(swapped(_field(names)) for names in (
            "unit|qualifier", "label", "measures", "source|attributed_to", "who|name|holds", "url")),
        swapped(Where(r'^    "(?P<at>[a-z0-9-]+(?:@[\w/-]+)?)",?$', JSON))]),
    Operator("csv_value", 6, "A cell is another, stands in another row, or a row is missing.", [
        *(changed(Where(r"(?<=\n).+$", (glob,)), wording.number, wording.date) for glob in CSV),
        *(swapped(Where(r"(?<=,)-?\d[\d.]*(?=,|$)", (glob,))) for glob in CSV[1:]),
        changed(Where(r"(?<=\n).+\n", CSV), lambda *_: "")]),
    Operator("header", 1, "Two columns carry each other's head.", [swapped(_HEADS)]),
    Operator("feed_entry", 1, "An entry of the feed names another number, day or word, or is missing.", [
        changed(Where(r"(?<=>)[^<>\n]+(?=</)", FEED), _ANY),
        changed(Where(r" <entry>[\s\S]*?</entry>\n", FEED), lambda *_: "")]),
    Operator("search_entry", 2, "The search shows another number, date or word than the page.", [
        changed(Where(rf'"{name}":"(?P<at>(?:[^"\\]|\\.)+)"', SEARCH, GUIDE), _ANY)
        for name in ("title", "text")]),
    Operator("missing_file", 1, "A download, a drawing or the feed is not there.", [_missing]),
]
