"""Templates: what a record says comes out as text in each of them, and each is used."""

import re
from dataclasses import asdict, fields, is_dataclass, replace
from inspect import signature
from pathlib import Path
from types import SimpleNamespace
from typing import Any

import pytest
import yaml
from jinja2 import DictLoader, Environment, FileSystemLoader, TemplateAssertionError, UndefinedError
from markupsafe import Markup
from pydantic import BaseModel

from macros.accepted.changelog import Block, Section
from macros.authoring.macro import MACROS, Desk, Page, call
from macros.data import Ledger
from macros.reading.project import ROOT, report_address, site_names
from macros.values.amounts import Amount
from macros.values.periods import Period
from macros.views.changes import IN_FULL, Item
from macros.views.charts import framed
from macros.views.code_reference import macros_described
from macros.views.exemptions import Exemption
from macros.views.notes import KEPT_AS
from macros.views.templating import render, templates
from scripts.checks.page import HtmlPage
from tests.unit.test_exhibits import entry

HOSTILE = """ <i-n x="1"> & "on-x='2'"""
CHART = entry(title=HOSTILE, subtitle=HOSTILE, alt=HOSTILE, description=[HOSTILE, HOSTILE], credit=HOSTILE,
              as_of=HOSTILE, header=[HOSTILE, HOSTILE], rows=[[HOSTILE, HOSTILE]], sources=[])


def hostile(value: Any, done: dict[int, Any]) -> Any:
    """The same with HOSTILE behind every text; ids and codes, which have no spaces, stay as they are.

    Args:
        done: what has been made of each object, of which many stand in several places.
    """
    if id(value) not in done:
        done[id(value)] = _hostile(value, done)
    return done[id(value)]


def _hostile(value: Any, done: dict[int, Any]) -> Any:
    if isinstance(value, str):
        return value + HOSTILE if " " in value else value
    if isinstance(value, dict):
        return {key: hostile(one, done) for key, one in value.items()}
    if isinstance(value, list | tuple):
        return type(value)(hostile(one, done) for one in value)
    if isinstance(value, BaseModel):
        return value.model_copy(update={name: hostile(one, done) for name, one in value})
    if is_dataclass(value) and not isinstance(value, type | Amount | Period):
        return replace(value, **{one.name: hostile(getattr(value, one.name), done) for one in fields(value)})
    return value


def texts(html: str) -> str:
    """What a piece of HTML says, in its text and its attributes; nothing in it is an element of HOSTILE."""
    elements = HtmlPage("x", f"<div>{html}</div>").elements
    assert not [element.attrs for element in elements if element.tag == "i-n" or "on-x" in element.attrs]
    return "\n".join([elements[0].text, *(value for element in elements for value in element.attrs.values())])


def calls(ledger: Ledger) -> list[tuple[str, ...]]:
    """A call of every macro that shows a list or the page of a record."""
    first = {name: next(iter(getattr(ledger, name))) for name in (
        "disagreements", "options", "terms", "sources", "series", "figures", "silences")}
    spoken = next(source for source in ledger.sources.values() if source.figures and source.positions
                  and source.quotes and source.events)
    series = next(one.info for one in ledger.series.values() if one.info.entities)
    of_code = ("kind_reference", "macro_reference", "contact")
    alone = [(name,) for name, macro in MACROS.items()
             if len(signature(macro.run).parameters) == 2 and name not in of_code]
    return [*alone, ("changes",), ("changes", "unreleased"), ("chart", "boats"),
            ("chart_record", "boats", "told_in"), ("chart_record", "boats", "pass_it_on"),
            ("facts", first["figures"], first["figures"]),
            ("disagreement", first["disagreements"]), ("positions", first["options"]),
            ("option", first["options"], "means"), ("term", first["terms"]),
            *(("source_record", spoken.id, part)
              for part in ("about", "figures", "dates", "positions", "quotes")),
            ("how_we_know",), ("silence", first["silences"]), ("search_page", "pages"),
            ("citations", "pages"), ("citations", "charts"), *(("teaching_kits", part) for part in
                                ("pupils", "answers", "quizzes", "misconceptions")),
            ("doors", HOSTILE, "trade/index.md", "boats"), ("timing", "45", HOSTILE),
            ("held", HOSTILE, spoken.positions[0].id), ("two_axes", first["figures"], first["figures"]),
            *(("series_record", series.id, part) for part in ("about", "rows"))]


@pytest.fixture(scope="module")
def written(ledger: Ledger) -> dict[tuple[str, ...], str]:
    """What the macros return of hostile records, with a note on every figure."""
    news = [Item(f"item-{number}", "2026-12-01", "added", HOSTILE, (HOSTILE,), HOSTILE, refs=((HOSTILE, ""),))
            for number in range(IN_FULL + 1)]
    charts = dict.fromkeys(("boats", *(kit.exercise.chart for kit in ledger.kits.values())), CHART)
    desk = Desk(hostile(ledger, {}), charts, {"boats": [("trade/", HOSTILE)]},
                {"": HOSTILE, "trade/": HOSTILE, "reference/": HOSTILE, "reference/charts/boats/": HOSTILE},
                [Exemption("trade/", "proper name", HOSTILE)], news,
                [Section("", HOSTILE, (Block("words", HOSTILE, 1), Block("item", HOSTILE, 2)))])
    numbers = {ref: number for number, ref in enumerate(ledger.facts, 1)}
    text = f'{{{{ fig("{next(iter(ledger.figures))}") }}}} {{{{ sources() }}}}\n### {HOSTILE} {{ #x }}'
    silent = next(iter(ledger.silences.values())).page
    page = Page(f"docs/{silent}", "trade/page/", text, {KEPT_AS: numbers})
    templates.cache_clear()
    html = {one: call(desk, page, one[0], one[1:]) for one in calls(ledger)}

    def described(desk: Desk, page: Page, words: str = HOSTILE) -> str:
        return ""
    described.__doc__ = HOSTILE
    render("kind_reference", "", kinds=[])  # says nothing of records, and the next two neither
    render("headline_form", "")
    render("contact", "", contact="", forms="")
    return {**html, ("framed",): framed(CHART, Ledger()).removeprefix("<!doctype html>"), (
        "macro_reference",): render(
        "macro_reference", "", macros=macros_described({"described": described}))}


def test_whatever_a_record_says_comes_out_as_text(written: dict[tuple[str, ...], str]) -> None:
    assert [one for one, html in written.items() if HOSTILE not in texts(html.replace("’", "&#39;"))] == []


def test_every_template_is_used(written: dict[tuple[str, ...], str]) -> None:
    cache = templates().cache
    assert cache is not None
    assert {name for _, name in cache} == set(templates().list_templates())


@pytest.mark.parametrize(("template", "html"), [
    ("<ul>\n  {% if words %}\n  <li>{{ words }}</li>\n  {% endif %}\n</ul>\n", "<ul><li>&lt;b&gt;</li></ul>"),
    ("<p>one\n  two {{ words }}\n  three\n  {{ words }} </p>", "<p>one two &lt;b&gt; three &lt;b&gt; </p>"),
    ('<a {% if words %}\n  id="x"\n  class="y"{% endif %}>\n\n    {{ words }}\n</a>',
     '<a id="x" class="y">&lt;b&gt;</a>'),
    ("<pre>{{ lines }}</pre>", "<pre>a\n    b</pre>"), ("{{ markup }}", "<b>")])
def test_line_breaks_of_a_template_are_spaces_between_words_and_nothing_beside_tags(
        template: str, html: str, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(templates(), "loader", DictLoader({"tried.html": template}))
    assert render("tried", "", words="<b>", lines="a\n    b", markup=Markup("<b>")) == html


def test_no_template_can_mark_a_text_as_html() -> None:
    with pytest.raises(TemplateAssertionError, match="No filter named 'safe'"):
        templates().from_string("{{ words | safe }}")


def test_a_template_that_names_something_unknown_fails() -> None:
    with pytest.raises(UndefinedError, match="'sections' is undefined"):
        render("unreleased", "")


@pytest.mark.parametrize(("address", "to", "told"), [
    ("", "https://b.example/issues/new?template=wrong-number.yml&page=/", "That takes an account"),
    ("aya@b.example", "mailto:aya@b.example?subject=Wrong%20number:%20/", "Write to aya@b.example.")])
def test_one_setting_says_where_reports_go(tmp_path: Path, address: str, to: str, told: str) -> None:
    home, about = "https://b.example", {**asdict(site_names(ROOT)), "contact": address}
    settings = {"site_name": about.pop("site"), "repo_url": home, "extra": {"about": about}}
    (tmp_path / "mkdocs.yml").write_text(yaml.safe_dump(settings), encoding="utf-8")
    partials = Environment(loader=FileSystemLoader(ROOT / "docs/.overrides/partials"))
    partials.filters["url"] = str
    foot = partials.get_template("footer.html").render(
        nav=SimpleNamespace(items=[]), config=settings,
        page={"edit_url": "x", "url": "trade/yen/", "meta": {}})
    assert f'class="report" href="{to.replace("&", "&amp;")}trade/yen/"' in foot
    assert report_address(tmp_path, "trade/yen/", "yen-per-dollar").startswith(f"{to}trade/yen/&")
    assert told in re.sub(r"<[^>]+>", "", render("contact", "", contact=address, forms=home))
