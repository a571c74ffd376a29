"""Charts as HTML: in a chapter, at home, in the gallery and on other people's pages."""

from dataclasses import replace
from html.parser import HTMLParser
from urllib.parse import urljoin

import pytest
from markupsafe import Markup

from macros.data import Ledger
from macros.views.charts import ChartEntry, figure, framed, pass_it_on
from macros.views.templating import render
from scripts.checks.page import Element, HtmlPage

SITE = "https://plan-b.example/japan/"
VOID = ("img", "source", "br", "meta", "link")


def entry(id: str = "boats", **changes: object) -> ChartEntry:
    made = ChartEntry(
        id, "Boats are dear & few", "Boats in the bay", "Boats: 5 in 2024, 7 in 2025.",
        ["Each bar is a year.", "Rowing boats are left out.", "So are rafts."], "Source: The Harbour Office.",
        "2025", "trade", ["Year", "Boats"], [["2024", "5"], ["2025", "7"]],
        {name: f"assets/generated/charts/{id}-{name}.svg"
         for name in ("light", "dark", "light-narrow", "dark-narrow")},
        {scheme: f"assets/generated/charts/{id}-small-{scheme}.svg" for scheme in ("light", "dark")},
        {"wide": [720, 380], "narrow": [344, 340]}, f"data/charts/{id}.csv",
        f"assets/generated/charts/{id}.png", f"assets/generated/charts/{id}-points.json", ["harbour-visits"],
        [], [], False)
    return replace(made, **changes)  # type: ignore[arg-type]


CHAPTER, HOME = "trade/boats/", "reference/charts/boats/"


class Strict(HTMLParser):
    """Reads HTML in which every element is closed, in turn."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.open: list[str] = []
        self.tags: list[str] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        assert len({name for name, _ in attrs}) == len(attrs), f"<{tag}> has an attribute twice"
        self.tags.append(tag)
        if tag not in VOID:
            self.open.append(tag)

    def handle_endtag(self, tag: str) -> None:
        assert self.open and self.open.pop() == tag, f"</{tag}> closes nothing"


def read(html: str) -> HtmlPage:
    """The elements of a piece of HTML, which must be well-formed."""
    strict = Strict()
    strict.feed(str(html))
    strict.close()
    assert strict.open == []
    return HtmlPage("x", str(html))


def of_class(page: HtmlPage, name: str) -> list[Element]:
    return [e for e in page.elements if name in e.attrs.get("class", "").split()]


def links(page: HtmlPage) -> list[str]:
    return [e.attrs[name] for e in page.elements for name in ("href", "src", "srcset") if name in e.attrs]


def test_in_a_chapter_the_finding_leads_home_and_the_details_are_closed() -> None:
    page = read(figure(entry(), CHAPTER, citation=Markup("<p>Cited</p>")))
    title, = of_class(page, "chart-title")
    assert title.text == "Boats are dear & few"
    details, = of_class(page, "chart-data")
    assert "open" not in details.attrs
    assert of_class(page, "cite-here")[0].text == "Cite this chartCited"
    assert "Rowing boats" in details.text and "So are rafts." in details.text
    assert of_class(page, "chart-text") == [] and "Each bar is a year." in details.text
    assert "../../reference/charts/boats/#pass-it-on" in links(page)
    assert "../../reference/charts/boats/" in links(page)


def test_at_home_everything_is_open_and_nothing_leads_where_one_is() -> None:
    page = read(figure(entry(), HOME))
    assert of_class(page, "chart-title") == []  # it is the heading of the page
    details, = of_class(page, "chart-data")
    assert "open" in details.attrs and "Rowing boats" not in details.text
    assert of_class(page, "chart-text")[0].text == "".join(entry().description)
    assert not [link for link in links(page) if link.endswith("/")]


@pytest.mark.parametrize("where", [CHAPTER, HOME])
def test_a_figure_offers_table_downloads_credit_and_date(where: str) -> None:
    page = read(figure(entry(), where))
    whole = next(e for e in page.elements if e.tag == "figure")
    assert whole.attrs["data-chart"] == "boats" and whole.attrs["id"] == "chart-boats"
    assert of_class(page, "chart-credit")[0].text == "Source: The Harbour Office. Data: 2025."
    assert of_class(page, "chart-subtitle")[0].text == "Boats in the bay"
    assert [urljoin(SITE + where, e.attrs["href"]) for e in page.having("download")] == [
        f"{SITE}data/charts/boats.csv", f"{SITE}assets/generated/charts/boats.png"]
    assert [e.text for e in page.elements if e.tag in ("th", "td")] == [
        "Year", "Boats", "2024", "5", "2025", "7"]


@pytest.mark.parametrize("where", ["", "trade/", CHAPTER, HOME, "a/b/c/d/"])
def test_links_lead_to_the_same_places_from_any_depth_and_below_any_base(bay: Ledger, where: str) -> None:
    for site in (SITE, "https://plan-b.example/"):
        found = {urljoin(site + where, link) for link in links(read(figure(entry(), where)))}
        assert found >= {f"{site}assets/generated/charts/boats-{name}.svg" for name in entry().drawings}
        assert all(link.startswith((f"{site}assets/", f"{site}data/", f"{site}reference/charts/boats/"))
                   for link in found)
        gallery = read(render("charts_index", where, bay, charts={"boats": entry()}))
        shown = {urljoin(site + where, link) for link in links(gallery)}
        assert f"{site}reference/charts/boats/" in shown
        assert {link for link in shown if "/assets/" in link} == {
            f"{site}assets/generated/charts/boats-small-{name}.svg" for name in ("light", "dark")}
        told = read(render("told_in", where, pages=[("", "Home"), (CHAPTER, "Boats")]))
        assert [urljoin(site + where, link) for link in links(told)] == [site, site + CHAPTER]


def test_a_picture_reserves_the_room_of_the_drawing_that_is_shown() -> None:
    page = read(figure(entry(), CHAPTER))
    begin = page.elements.index(next(e for e in page.elements if e.attrs.get("class") == "only-dark"))
    source, image = page.elements[begin + 1:begin + 3]
    assert (source.attrs["width"], source.attrs["height"]) == ("344", "340")
    assert source.attrs["srcset"].endswith("boats-dark-narrow.svg") and "max-width" in source.attrs["media"]
    assert (image.attrs["width"], image.attrs["height"]) == ("720", "380")
    assert image.attrs["src"].endswith("boats-dark.svg") and image.attrs["loading"] == "lazy"
    assert image.attrs["alt"] == "Boats: 5 in 2024, 7 in 2025."


def test_a_table_has_a_caption_and_heads_of_columns_and_rows() -> None:
    page = read(figure(entry(header=["Year", "Boats", "Rafts"], title="Afloat",
                             rows=[["2024", "5", "no value"], ["2025", "7", "1"]]), CHAPTER))
    assert [(e.text, e.attrs["scope"]) for e in page.elements if e.tag == "th"] == [
        ("Year", "col"), ("Boats", "col"), ("Rafts", "col"), ("2024", "row"), ("2025", "row")]
    assert [e.text for e in page.elements if e.tag == "td"] == ["5", "–no value", "7", "1"]
    assert [e.text for e in page.elements if e.tag == "caption"] == ["Afloat"]
    region, = of_class(page, "table-scroll")
    assert region.attrs["tabindex"] == "0" and region.attrs["aria-label"] == "Afloat"


def test_the_embed_code_can_be_copied_as_it_is_and_is_one_frame() -> None:
    page = read(pass_it_on(entry(title='5 boats, "dear" & few'), SITE, Markup("<p>Cited</p>")))
    code = of_class(page, "embed")[0].text
    assert [e.text for e in page.elements if e.tag == "dd"] == [
        f"{SITE}reference/charts/boats/", f"{SITE}go/boats/", code, "Source: The Harbour Office. Data: 2025."]
    (frame,) = read(code).elements
    assert (frame.tag, frame.attrs.pop("style"), frame.text) == ("iframe", "border: 0", "")
    assert frame.attrs == {"src": f"{SITE}embed/boats/", "title": '5 boats, "dear" & few', "width": "100%",
                           "height": str(entry().framed_height), "loading": "lazy"}


def test_in_a_frame_stands_the_chart_with_its_finding_sources_and_way_home_and_nothing_runs(
        bay: Ledger) -> None:
    page = read(str(framed(entry(), bay)).removeprefix("<!doctype html>"))
    whole = next(e for e in page.elements if e.tag == "body")
    assert whole.text.endswith("Boats are dear & fewBoats in the baySource: The Harbour Office. Data: 2025."
                               "The numbers and their sources, at Japan’s Plan B, CC BY 4.0")
    assert [e.attrs["href"] for e in page.elements if e.tag == "a"] == ["../../reference/charts/boats/"]
    assert not {"script", "form", "nav"} & {e.tag for e in page.elements} and not page.having("data-points")


def test_the_gallery_lists_each_chart_once_under_its_topic_in_the_order_of_topics(bay: Ledger) -> None:
    charts = {id: entry(id, topic=topic, title=id, is_map=id == "c") for id, topic in (
        ("a", "energy"), ("b", "trade"), ("c", "energy"), ("d", "bases"))}
    page = read(render("charts_index", "reference/charts/", bay, charts=charts))
    seen = [e.attrs.get("id") or e.text for e in page.elements
            if e.tag == "h2" or "gallery-title" in e.attrs.get("class", "")]
    assert seen == ["trade", "b", "bases", "d", "energy", "a", "c"]
    assert [e.text for e in of_class(page, "gallery-note")] == [
        "Chart · 2025 · Cite b", "Chart · 2025 · Cite d", "Chart · 2025 · Cite a", "Map · 2025 · Cite c"]
    assert [topic for topic in bay.topics if topic in seen] == ["trade", "bases", "energy"]
    assert {e.attrs["alt"] for e in page.elements if e.tag == "img"} == {""}


def test_a_chart_that_no_chapter_shows_says_so() -> None:
    assert read(render("told_in", HOME, pages=[])).elements[0].text == "No chapter shows it at present."
