"""The pages of single records: made from them, and never over what somebody wrote."""

from pathlib import Path

from macros.authoring.inspection import inspect_body, page_url
from macros.authoring.macro import Desk
from macros.data import Ledger
from macros.reading.front_matter import MARK, front_matter_problems, split_page
from macros.views.charts import ChartEntry
from scripts.record_pages import settle, wanted
from tests.conftest import lay
from tests.unit.test_exhibits import entry

CHART = "reference/charts/boats-in-the-bay.md"


def test_every_page_is_in_order_and_lies_where_its_record_says(bay: Ledger) -> None:
    chart: ChartEntry = entry("boats-in-the-bay", sources=["yen-per-dollar"])
    pages = wanted(bay, [chart.id])
    assert len(pages) == len(bay.sources) + len(bay.series) + 1
    addresses = {page_url(f"docs/{name}") for name in pages}
    assert addresses == {*(bay.address(id) for id in (*bay.sources, *bay.series)), chart.href}
    for name, content in pages.items():
        text = content.decode()
        assert front_matter_problems(text, name, [])[2] == [], name
        _, body, first = split_page(text)
        assert list(inspect_body(Desk(bay, {chart.id: chart}), f"docs/{name}", body, first)) == [], name


def test_a_page_by_hand_stays_and_one_of_a_record_that_is_gone_goes(bay: Ledger, tmp_path: Path) -> None:
    pages = wanted(bay, ["boats-in-the-bay"])
    by_hand = "reference/sources/bay-herald-2025.md"
    mine = "# Mine\n\n{{ source_record(\"bay-herald-2025\", \"about\") }}\n"
    gone, stray = (tmp_path / f"reference/series/{name}.md" for name in ("gone", "stray"))
    lay(tmp_path, {by_hand: mine, f"{gone}": f"{MARK}# Gone\n", f"{stray}": "# Of no record\n"})
    alone, lacking = settle(tmp_path, pages)
    assert (alone.file, alone.message) == (f"docs/reference/series/{stray.name}",
                                           "no source, series or chart has this name")
    assert lacking.file == f"docs/{by_hand}" and "about" not in lacking.message
    assert lacking.message.startswith("this page of a record lacks {{ source_record(\"bay-herald-2025\", \"f")
    stray.unlink()
    assert (tmp_path / by_hand).read_text(encoding="utf-8") == mine and not gone.exists()
    (tmp_path / CHART).write_text(f"{MARK}# As it was\n", encoding="utf-8")
    assert len([*settle(tmp_path, pages)]) == 1
    assert (tmp_path / CHART).read_bytes() == pages[CHART]
    assert {path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.md")} == set(pages)
