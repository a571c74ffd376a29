"""Charts: the same bytes every time, one set of rows in drawing, table and download."""

from __future__ import annotations

import csv
import re
import subprocess
import sys
from decimal import Decimal
from pathlib import Path

import pytest

from macros.charts_manifest import read_manifest
from macros.data import Ledger
from scripts.charts import house
from scripts.charts.model import Chart
from scripts.prepare import chart_ids, draw_all, drawn, one_chart
from tests.conftest import Project

SCRIPT = """
import hashlib, sys
from macros.data import load
from scripts.prepare import one_chart, chart_ids, draw_all
ledger = load()
for id in chart_ids():
    for name, svg in draw_all(one_chart(id, ledger)).items():
        print(id, name, hashlib.sha256(svg.encode()).hexdigest())
"""


def hashes(project: Project, folder: Path, **env: str) -> str:
    result = subprocess.run([sys.executable, "-c", SCRIPT], cwd=folder, text=True, capture_output=True,
                            check=True, env={"PYTHONPATH": str(project.root), "PATH": "/usr/bin:/bin", **env})
    return result.stdout


def test_two_runs_in_different_surroundings_draw_the_same_bytes(built: Project, tmp_path: Path) -> None:
    one = hashes(built, built.root, PYTHONHASHSEED="1", TZ="UTC", LC_ALL="C.UTF-8")
    two = hashes(built, tmp_path, PYTHONHASHSEED="2", TZ="Asia/Tokyo", LC_ALL="C")
    assert one == two
    assert one.count("\n") == 4 * len(chart_ids())


@pytest.mark.parametrize("id", chart_ids())
def test_rows_table_and_download_are_the_same(built: Project, ledger: Ledger, id: str) -> None:
    chart = one_chart(id, ledger)
    entry = read_manifest(built.root / ".cache" / "charts.json")[id]
    with (built.root / "site" / entry.csv).open(encoding="utf-8", newline="") as file:
        head, *rows = list(csv.reader(file))
    assert head == entry.header
    assert [(row[0], tuple(Decimal(cell) if cell else None for cell in row[1:])) for row in rows] == [
        (label, values) for label, values in chart.table.rows]
    assert entry.rows == chart.table.shown()


@pytest.mark.parametrize("id", chart_ids())
def test_the_texts_of_a_chart_carry_no_unfilled_gaps(ledger: Ledger, id: str) -> None:
    chart = one_chart(id, ledger)
    for text in (chart.title, chart.subtitle, chart.alt, chart.credit, *chart.description):
        assert text.strip() and "None" not in text and "{" not in text


def test_a_drawing_is_not_made_again_while_nothing_changed(ledger: Ledger, tmp_path: Path,
                                                          monkeypatch: pytest.MonkeyPatch) -> None:
    from scripts import prepare

    made: list[str] = []

    def counted(chart: Chart) -> dict[str, str]:
        made.append(chart.title)
        return draw_all(chart)

    monkeypatch.setattr(prepare, "draw_all", counted)
    monkeypatch.setattr(prepare, "CACHE", tmp_path)
    chart = one_chart("yen-per-dollar", ledger)
    assert drawn("yen-per-dollar", chart) == drawn("yen-per-dollar", chart)
    assert len(made) == 1


def test_a_missing_font_fails_the_build(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(house, "find_spec", lambda name: None)
    with pytest.raises(FileNotFoundError, match=r"SourceSansPro-Regular\.ttf is missing"):
        house.install_fonts()


def test_drawings_are_drawn_to_size_and_carry_no_date(ledger: Ledger) -> None:
    chart = one_chart("tariff-steps", ledger)
    drawings = draw_all(chart)
    assert set(drawings) == {"light", "dark", "light-narrow", "dark-narrow"}
    for name, svg in drawings.items():
        width = house.NARROW_WIDTH if "narrow" in name else house.WIDTH
        assert re.search(rf'<svg [^>]*width="{width}pt"', svg)
        assert "dc:date" not in svg
    assert drawings["light"] != drawings["dark"]
