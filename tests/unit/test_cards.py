"""A page's card is drawn anew when what it shows has changed, and only then."""

import shutil
from collections.abc import Iterator
from dataclasses import replace
from pathlib import Path

import pytest

from macros.authoring.page_index import PageInfo
from macros.data import Ledger
from macros.reading.project import ROOT
from scripts import drawings
from scripts.charts.kit import house
from scripts.drawings import card_key, chart_ids, one_chart, style_files, style_key

PAGE = PageInfo("trade/boats/", "Boats are dear", "Trade", "$550bn", "What was pledged, 2025", "", ())
OWN = replace(PAGE, value="", label="", chart="yen-per-dollar")


@pytest.mark.parametrize(("changed", "follows"), [
    ({"title": "Boats are cheap"}, True), ({"part": "Security"}, True), ({"value": "$551bn"}, True),
    ({"label": "What was paid, 2025"}, True), ({"chart": "yen-per-dollar"}, True),
    ({"value": "$550bnWhat", "label": " was pledged, 2025"}, True),
    ({"shows": ("yen-per-dollar",)}, False), ({"url": "trade/ships/"}, False)])
def test_what_stands_on_a_card_is_in_its_key_and_nothing_else(changed: dict[str, str], follows: bool) -> None:
    assert (card_key(replace(PAGE, **changed)) != card_key(PAGE)) == follows  # type: ignore[arg-type]


def test_no_two_charts_share_a_card() -> None:
    keys = {card_key(replace(OWN, chart=id)) for id in chart_ids()}
    assert len(keys) == len(chart_ids())


def test_the_card_of_a_chart_follows_its_table_and_no_other_card_does(
        ledger: Ledger, monkeypatch: pytest.MonkeyPatch) -> None:
    before, other, plain = card_key(OWN), card_key(replace(OWN, chart="tariff-steps")), card_key(PAGE)
    chart = one_chart("yen-per-dollar", ledger)
    shorter = replace(chart, table=replace(chart.table, rows=chart.table.rows[:-1]))
    monkeypatch.setattr(drawings, "one_chart",
                        lambda id, ledger: shorter if id == "yen-per-dollar" else one_chart(id, ledger))
    assert card_key(OWN) != before
    assert card_key(replace(OWN, chart="tariff-steps")) == other and card_key(PAGE) == plain


@pytest.fixture
def style(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[Path]:
    """A copy of all that drawings share, to be changed."""
    card_key(OWN)  # reads the records, which are not in the copy
    for path in style_files():
        copy = tmp_path / path.relative_to(ROOT)
        copy.parent.mkdir(parents=True, exist_ok=True)
        shutil.copy2(path, copy)
    monkeypatch.setattr(drawings, "ROOT", tmp_path)
    style_key.cache_clear()
    yield tmp_path
    style_key.cache_clear()


@pytest.mark.parametrize("file", [
    "scripts/charts/kit/house.py", "scripts/charts/kit/canvas.py", "scripts/charts/kit/lettering.py",
    "docs/assets/css/tokens.css", "macros/words/house_style.py", "requirements.txt"])
def test_a_card_follows_the_style(style: Path, file: str) -> None:
    before = card_key(PAGE), card_key(OWN)
    style_key.cache_clear()
    assert (card_key(PAGE), card_key(OWN)) == before
    with (style / file).open("a", encoding="utf-8") as opened:
        opened.write("\n")
    style_key.cache_clear()
    assert card_key(PAGE) != before[0] and card_key(OWN) != before[1]


def test_all_code_that_draws_is_part_of_the_style_or_of_one_chart() -> None:
    code = set((ROOT / "scripts/charts").rglob("*.py")) - {ROOT / "scripts/charts/__init__.py"}
    charts = {ROOT / f"scripts/charts/{id.replace('-', '_')}.py" for id in chart_ids()}
    assert code == charts | {path for path in style_files() if path.suffix == ".py" and path in code}
    assert len(charts) == len(chart_ids()) and not charts & set(style_files())


def test_a_card_that_cannot_be_drawn_is_told_as_a_problem_of_its_page(
        monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setattr(drawings, "CARDS", tmp_path)

    def refused(*_: object) -> bytes:
        raise ValueError("the colour #123456 is none of those in tokens.css")
    monkeypatch.setattr(house, "card", refused)
    problem = drawings.draw_card(PAGE)
    assert problem is not None and problem.file == f"docs/{PAGE.url}"
    assert problem.message == ("the card of this page cannot be drawn: "
                               "the colour #123456 is none of those in tokens.css")
    assert list(tmp_path.iterdir()) == []
