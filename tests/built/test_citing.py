"""Citations, tags in the head and linked data are what programs of others read: pandoc, BibTeX, JSON-LD."""

import json
from typing import Any

import lxml.html
import pypandoc
import pytest
from pybtex.database import parse_string
from pyld import jsonld

from macros.authoring.macro import Desk
from macros.reading.project import ROOT, site_names, typographic
from macros.views.citations import STYLES, Work, by_address, ris
from macros.views.citations import forms as all_forms
from scripts.checks.page import Site

SITE = "https://plan-b.example/"
ONE = "reference/charts/tariff-steps/"
PROGRAMS = ("BibTeX", "RIS", "CSL-JSON")
TYPES = {"trade/cars/": {"Article"}, ONE: {"Dataset", "DataDownload"}, "teach/kits/": {"LearningResource"},
         "reference/glossary/": {"DefinedTermSet", "DefinedTerm"}, "teach/": {"LearningResource"}}


@pytest.fixture(scope="module")
def forms(desk: Desk) -> dict[str, tuple[Work, dict[str, str]]]:
    """Each page and chart as a work, and what can be copied of it, by its address."""
    found = {}
    for url, (work, said) in by_address(desk.titles, desk.charts, desk.ledger, SITE).items():
        page = lxml.html.fromstring(f"<div>{all_forms(work, said)}</div>")
        names, texts = (["".join(map(str, one.itertext())) for one in page.iter(tag)] for tag in ("dt", "dd"))
        found[url] = work, dict(zip(names, texts, strict=True))
    return found


def test_every_page_and_chart_is_cited_in_every_form(forms: dict[str, tuple[Work, dict[str, str]]],
                                                     desk: Desk) -> None:
    assert {chart.href for chart in desk.charts.values()} | {"", "trade/cars/", "teach/kits/"} <= {*forms}
    for url, (work, said) in forms.items():
        assert [*said] == [*STYLES, *PROGRAMS], url
        assert all(SITE + url in said[name] and "contributors" in said[name] for name in said), url
        first, last = (work.get(name, {}).get("date-parts", [[0]]) for name in ("original-date", "issued"))
        assert first < last, url
        year = str(work["issued"]["date-parts"][0][0])
        assert all(year in said[name] for name in said), url
        assert said["MLA"].count(year) == 1 + work["title"].count(year) and "(Orig" not in said["APA"], url
        assert len(said["APA"]) - len(work["title"]) < 200 and "n.d." not in said["APA"], url
    mla = forms[ONE][1]["MLA"]
    title = desk.charts["tariff-steps"].title
    assert mla.lower().startswith(f"japan’s plan b contributors. “{title.lower()}.” chart. japan’s plan b, ")


def test_programs_of_others_read_them(forms: dict[str, tuple[Work, dict[str, str]]]) -> None:
    """CSL-JSON, RIS and BibTeX by pandoc, all BibTeX by pybtex: author, title, year and address."""
    for url in (ONE, ""):
        work, said = forms[url]
        for text, form in ((said["CSL-JSON"], "csljson"), (ris(work), "ris"), (said["BibTeX"], "bibtex")):
            (back,) = json.loads(pypandoc.convert_text(text, "csljson", format=form))
            names, due = (" ".join(one["author"][0].values()).split() for one in (back, work))
            assert back["URL"] == work["URL"] and sorted(names) == sorted(due), form
            assert back["title"].lower() == work["title"].lower(), form
            assert back["issued"]["date-parts"][0][0] == work["issued"]["date-parts"][0][0], form
    for work, said in forms.values():
        (entry,) = parse_string(said["BibTeX"], "bibtex").entries.values()
        assert entry.fields["url"] == work["URL"]


@pytest.mark.parametrize("url", TYPES)
def test_the_head_says_what_the_page_is(site: Site, desk: Desk, url: str) -> None:
    """As Zotero reads it, and a processor of JSON-LD: title, author, day; the types of what is described."""
    head = lxml.html.fromstring(site.pages[f"{url}index.html"].html)
    names = {one.get("name"): one.get("content") for one in head.iter("meta")}
    work = by_address(desk.titles, desk.charts, desk.ledger, SITE)[url][0]
    author = typographic(site_names(ROOT).author)
    assert [names[f"citation_{name}"] for name in ("title", "author", "public_url")] == [
        work["title"], author, SITE + url]
    assert [names["DC.title"], names["DC.creator"]] == [work["title"], author]
    assert names["citation_publication_date"] == "/".join(map(str, work["issued"]["date-parts"][0]))
    script = next(one for one in head.iter("script") if one.get("type") == "application/ld+json")
    local = {"@context": {"@vocab": "https://schema.org/"}}
    (thing,) = jsonld.expand(json.loads(script.text or ""), {"documentLoader": lambda address, options: {
        "contextUrl": None, "documentUrl": address, "document": local}})
    schema = "https://schema.org/"
    assert TYPES[url] <= {name.removeprefix(schema) for name in _types(thing)}
    assert thing[f"{schema}name"] == [{"@value": work["title"]}] and thing["@id"] == SITE + url
    assert thing[f"{schema}dateModified"][0]["@value"].startswith(str(work["issued"]["date-parts"][0][0]))


def _types(thing: Any) -> set[str]:
    inner = thing.values() if isinstance(thing, dict) else thing if isinstance(thing, list) else ()
    own = {*thing.get("@type", ())} if isinstance(thing, dict) else set()
    return own.union(*map(_types, inner))
