"""The search page without a script: its field and the map of the site."""

from macros.views.search import in_menu_order, search_page
from scripts.checks.page import HtmlPage

SETTINGS = """exclude_docs: |
  .overrides/
nav:
  - The story: index.md
  - Trade:
      - trade/index.md
      - "Boats: small ones": trade/boats.md
      - trade/anchors.md
"""
TITLES = {"trade/anchors/": "Anchors", "trade/boats/": "Boats", "": "Home", "trade/": "Trade",
          "reference/sources/log/": "A log", "reference/": "Reference", "search/": "Search"}


def test_pages_stand_in_the_order_of_the_menu_and_the_others_after_them() -> None:
    assert list(in_menu_order(TITLES, SETTINGS)) == [
        "", "trade/", "trade/boats/", "trade/anchors/", "reference/sources/log/", "reference/", "search/"]
    assert in_menu_order({"": "Home"}, SETTINGS) == {"": "Home"}


def test_every_page_but_this_one_is_in_the_map_and_long_lists_are_folded() -> None:
    html = str(search_page(TITLES, "search/"))
    page = HtmlPage("search/index.html", html)
    links = [element.attrs["href"] for element in page.elements if element.tag == "a"]
    assert sorted(links) == ["../", "../reference/", "../reference/sources/log/", "../trade/",
                             "../trade/anchors/", "../trade/boats/"]
    folded = html.partition("<details")[2]
    assert "A log" in folded and 'Sources (<span class="tally">1</span>)' in folded


def test_the_form_asks_this_page_and_the_results_are_announced() -> None:
    page = HtmlPage("search/index.html", str(search_page({}, "search/")))
    form = next(element for element in page.elements if element.tag == "form")
    assert (form.attrs["action"], form.attrs["method"]) == ("./", "get")
    assert [element.attrs["name"] for element in page.elements if element.tag == "input"] == ["q"]
    assert any(element.attrs.get("role") == "status" for element in page.elements)
