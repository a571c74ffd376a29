"""A new chart begins with a file that draws."""

from __future__ import annotations

import ast
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from macros.data import Ledger
from scripts import new_chart
from scripts.charts.kit import house, lettering
from scripts.charts.kit.model import VARIANTS, Chart

CODE = "scripts/charts/boats_in_the_bay.py"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """An empty project."""
    monkeypatch.setattr(new_chart, "ROOT", tmp_path)
    return tmp_path


def files_in(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


def test_the_file_is_written_and_the_next_step_is_told(root: Path,
                                                       capsys: pytest.CaptureFixture[str]) -> None:
    assert new_chart.main(["boats-in-the-bay"]) == 0
    assert files_in(root) == [CODE]
    said = capsys.readouterr()
    assert said.err == "" and said.out.splitlines() == [
        f"Wrote {CODE}",
        'Write its texts in place of those that are there, then put '
        '{{ chart("boats-in-the-bay") }} into a page.']


REFUSED = ["Boats", "boats_in", "boats--in", "-boats", "boats-", "2025-boats", "", "a b", "boats.py",
           "../boats", "/boats", "boöts", "boats\n",
           str(Path(ast.__file__))[:-3]]  # with .py, a file that is there


@pytest.mark.parametrize(("words", "code", "said"), [
    *(([id], 1, (f"{id!r} is no id", "single hyphens")) for id in REFUSED),
    ([], 2, ("new chart ID",)), (["a", "b"], 2, ("new chart ID",))])
def test_what_is_no_id_is_refused_and_nothing_is_written(
        root: Path, words: list[str], code: int, said: tuple[str, ...],
        capsys: pytest.CaptureFixture[str]) -> None:
    assert new_chart.main(words) == code and files_in(root) == []
    out, err = capsys.readouterr()
    assert out == "" and all(part in err for part in said)


def test_a_file_that_is_there_is_left_alone(root: Path, capsys: pytest.CaptureFixture[str]) -> None:
    (root / CODE).parent.mkdir(parents=True)
    (root / CODE).write_text("mine", encoding="utf-8")
    assert new_chart.main(["boats-in-the-bay"]) == 1
    assert files_in(root) == [CODE] and (root / CODE).read_text(encoding="utf-8") == "mine"
    assert f"{CODE}: this file is there already" in capsys.readouterr().err


def test_the_new_file_draws_a_chart_that_shows_its_table_and_fills_in_its_texts(
        root: Path, ledger: Ledger) -> None:
    assert new_chart.main(["boats-in-the-bay"]) == 0
    spec = spec_from_file_location("boats_in_the_bay", root / CODE)
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    chart: Chart = module.chart(ledger).in_print(ledger)
    lettering.install()
    assert set(house.render_all(chart)) == set(VARIANTS)  # which proves each width against the table
    assert len(chart.table.rows) > 30
    for text in (chart.title, chart.subtitle, chart.alt, chart.credit, *chart.description):
        assert text and "{" not in text and "None" not in text
    assert chart.as_of in chart.title and chart.credit.startswith("Source: ")
