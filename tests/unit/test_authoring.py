"""What the macros return to a page, beyond the HTML of single figures."""

import re
from dataclasses import replace

import pytest

from macros.authoring.macro import MACROS, AuthorMistake, Desk, Page, call
from macros.data import Ledger


def written(desk: Desk, name: str, *args: str, text: str = "") -> tuple[str, Page]:
    """What a macro returns on a page, and the page."""
    page = Page("docs/trade/page.md", "trade/page/", text)
    return call(desk, page, name, args), page


def test_the_text_styles_have_no_markup(desk: Desk) -> None:
    assert written(desk, "fig", "troops-2025-herald", "text")[0] == "about 55,000"
    assert written(desk, "fig", "troops-2025-herald", "short-text")[0] == "55,000"
    assert written(desk, "when", "talks-2025-07-herald", "text")[0] == "14 to 19 July 2025"
    assert written(desk, "when", "mayor-on-the-bases-herald", "text")[0] == "September 2025"
    assert written(desk, "says", "more than 30", "bases-2025-herald > 30", "text")[0] == "more than 30"


def test_a_description_goes_into_the_head_of_the_page_and_not_into_its_text(desk: Desk) -> None:
    html, page = written(desk, "describe", "A {bay}: {} bases, {} troops.", "bases-2025-herald",
                         "troops-2025-herald")
    assert html == ""
    assert page.meta == {"description": "A {bay}: more than 30 bases, about 55,000 troops."}


@pytest.mark.parametrize(("name", "more"), [("plain", ()), ("says", ("bases-2025-herald > 30",))])
def test_words_of_an_author_are_escaped(desk: Desk, name: str, more: tuple[str, ...]) -> None:
    html = written(desk, name, "more than <b>two</b>", *more)[0]
    assert "more than &lt;b&gt;two&lt;/b&gt;" in html and "<b>" not in html


def test_the_sources_of_a_page_are_those_of_all_that_it_calls_each_once_and_in_order(desk: Desk) -> None:
    text = ('{{ fig("yen-per-dollar@2024") }} {{ when("tariff-start-2025-08") }}\n'
            '{{ says("more than before", "bases-2025-herald > 30") }} {{ fig("tariff-rate-2025-notice") }}\n'
            "{{ sources() }}")
    html, _ = written(desk, "sources", text=text)
    assert re.findall(r'href="([^"]+)"', html) == [
        "../../reference/series/yen-per-dollar/", "../../reference/sources/tariff-notice-2025/",
        "../../reference/sources/bay-herald-2025/"]
    assert html.count("Seen only second-hand.") == 1


def test_a_disagreement_shows_all_rivals_and_marks_the_one_in_use(desk: Desk) -> None:
    html, _ = written(desk, "disagreement", "troops-in-2025")
    rivals = re.findall(r"<li>.*?</li>", html)
    assert [re.findall(r'data-figure="([^"]+)"', rival) for rival in rivals] == [
        ["troops-2025-herald"], ["troops-2025-notice"]]
    assert ["used on our pages" in rival for rival in rivals] == [True, False]


def test_a_tally_counts_the_records(desk: Desk) -> None:
    for kind, count in {"figures": 7, "events": 2, "sources": 2, "series": 2, "charts": 0}.items():
        assert written(desk, "tally", kind)[0] == f'<span class="tally" data-tally="{kind}">{count}</span>'


@pytest.mark.parametrize("name", sorted(MACROS))
def test_each_macro_refuses_a_number_of_texts_that_it_does_not_take(desk: Desk, name: str) -> None:
    with pytest.raises(AuthorMistake) as caught:
        written(desk, name, *(f"text-{n}" for n in range(9)))
    assert str(caught.value)


def test_a_fault_in_the_code_is_not_taken_for_a_mistake_of_the_author(
        bay: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    def broken(desk: Desk, page: Page) -> str:
        """Adds a word to a number."""
        raise TypeError("unsupported operand")

    monkeypatch.setitem(MACROS, "fig", replace(MACROS["fig"], run=broken))
    with pytest.raises(TypeError, match="unsupported operand"):
        written(Desk(bay, {}), "fig")
