"""What pages are about, as their cards and the links back from charts tell it."""

import pytest

from macros.authoring.macro import Desk
from macros.authoring.page_index import PageInfo, minutes, read_pages, showing
from macros.data import Ledger
from tests.unit.tables import rows
from tests.unit.test_exhibits import entry


@pytest.fixture
def harbour(bay: Ledger) -> Desk:
    """A desk over the invented records with one chart."""
    return Desk(bay, {"boats": entry(title="Boats <are> dear & few")})


def index(desk: Desk, **pages: str) -> dict[str, PageInfo]:
    """The pages with these texts; __ in a name stands for a slash."""
    return read_pages(desk, {f"docs/{name.replace('__', '/').replace('_', '-')}.md": text
                             for name, text in pages.items()})


def one(desk: Desk, text: str) -> PageInfo:
    return index(desk, trade__boats=text)["trade/boats/"]


def test_pages_are_known_by_address_and_part(harbour: Desk) -> None:
    found = index(harbour, index="# Home", trade__index="# All of it", plan_b__hedge="# Wait",
                  reference__charts__index="# Charts", elsewhere="# Else")
    assert {url: (page.title, page.part) for url, page in found.items()} == {
        "": ("Home", ""), "trade/": ("All of it", "Trade"), "plan-b/hedge/": ("Wait", "Plan B"),
        "reference/charts/": ("Charts", "Reference"), "elsewhere/": ("Else", "")}


@pytest.mark.parametrize(("heading", "title"), rows("page_index", "titles"))
def test_a_title_is_what_the_page_s_first_line_says(harbour: Desk, heading: str, title: str) -> None:
    assert one(harbour, f"{heading}\n\nText.").title == title


FIGURE = '# T\n\nIt was {{ fig("deficit-2024-herald") }} and {{ fig("bases-2025-herald") }}.\n'


@pytest.mark.parametrize(("text", "value", "told"), [
    (FIGURE, "$68.5bn", "T. Deficit in goods trade, 2024: $68.5bn."),
    (FIGURE + '{{ facts("troops-2025-herald", "bases-2025-herald") }}', "about 55,000",
     "T. Troops around the bay, 2025: about 55,000."),
    ("# T\n\nWords.", "", "T"),
    ('# T\n\n{{ fig("no-such") }} {{ fig("bases-2025-herald") }}', "more than 30", None)])
def test_a_page_is_told_by_its_title_and_its_key_figure_or_the_first_one_in_the_text(
        harbour: Desk, text: str, value: str, told: str | None) -> None:
    page = one(harbour, text)
    assert page.value == value
    assert told is None or page.told == told


def test_a_chart_s_own_page_knows_its_chart_and_no_other_page_does(harbour: Desk) -> None:
    text = '# T\n\n{{ chart("boats") }}'
    found = index(harbour, reference__charts__boats=text, reference__charts__rafts=text,
                  boats=text, trade__boats=text)
    assert {url: page.chart for url, page in found.items()} == {
        "reference/charts/boats/": "boats", "reference/charts/rafts/": "", "boats/": "", "trade/boats/": ""}
    assert {page.shows for page in found.values()} == {("boats",)}


@pytest.mark.parametrize("text", [
    "", "# {{ fig( }}", '# {{ fig("x" }}', '# {{ nothing("x") }}', '# {{ fig("no-such", "text") }}',
    '# {{ chart_title("no-such") }}', '# {{ fig("deficit-2024-herald", "loud") }}', "# {{ chart_title() }}",
    "# Title {#id}", "# T\n\n{% for x in y %}", '# T\n\n{{ chart() }} {{ facts() }} {{ fig() }}',
    "---\n{not: [yaml\n---\n\n# T", "# T\n\n{{ fig(deficit) }}"])
def test_a_broken_page_is_left_for_the_inspection_to_tell(harbour: Desk, text: str) -> None:
    page = one(harbour, text)
    assert page.url == "trade/boats/" and page.part == "Trade"
    assert "{{" not in page.title


def test_the_pages_that_show_a_chart_leave_out_its_own_and_the_guide(harbour: Desk) -> None:
    text = '# {}\n\n{{{{ chart("boats") }}}}\n\n{{{{ chart("boats") }}}}'
    found = index(harbour, index=text.format("Home"), trade__cars=text.format("Cars"),
                  trade__yen="# Yen", reference__charts__boats=text.format("Own"),
                  contribute__index=text.format("Guide"))
    assert sorted(showing(found, "boats")) == [("", "Home"), ("trade/cars/", "Cars")]
    assert showing(found, "rafts") == []


def test_minutes_are_rounded_up_and_calls_take_no_time() -> None:
    assert [minutes("word " * words) for words in (0, 1, 200, 201, 1000)] == [1, 1, 1, 2, 5]
    assert minutes("word " * 190 + '{{ chart("a-chart-with-a-name") }}\n\n' * 50) == 1
