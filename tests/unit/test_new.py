"""A record, a chapter or a chart begins in its place, and a chart with a file that draws."""

import ast
from importlib.util import module_from_spec, spec_from_file_location
from pathlib import Path

import pytest

from macros.authoring.inspection import inspect_body
from macros.authoring.macro import Desk
from macros.data import Ledger
from macros.data.validation import TO_FILL_IN
from scripts import new
from scripts.charts.kit import house, lettering
from scripts.charts.kit.model import VARIANTS, Chart
from tests.conftest import lay

CODE = "scripts/charts/boats_in_the_bay.py"


@pytest.fixture
def root(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """A project with a source, a term and a menu."""
    files = {"seeds/sources/herald.yml": "id: herald\nfigures:\n  - id: old\n",
             "seeds/sources/bare.yml": "id: bare\nfigures: []\nevents: []",
             "seeds/terms.yml": "terms:\n  - id: old\n",
             "mkdocs.yml": "nav:\n  - Trade:\n      - trade/index.md\n  - Security: s.md\n"}
    lay(tmp_path, files)
    monkeypatch.setattr(new, "ROOT", tmp_path)
    return tmp_path


def files_in(root: Path) -> list[str]:
    return sorted(path.relative_to(root).as_posix() for path in root.rglob("*") if path.is_file())


@pytest.mark.parametrize(("words", "files", "said"), [
    (["chart", "boats-in-the-bay"], {CODE: "kit.Chart("}, '{{ chart("boats-in-the-bay") }}'),
    (["term", "keel", "name=Keel", "means=A beam: of wood"],
     {"seeds/terms.yml": '  - id: old\n  - id: keel\n    name: Keel\n    means: "A beam: of wood"\n'},
     "Wrote seeds/terms.yml\nThen run"),
    (["term", "keel", "name=", "means=A beam"],
     {"seeds/terms.yml": '  - id: keel\n    name: "TO FILL IN: '}, "TO FILL IN"),
    (["figure", "boats-2025", "source=herald", "value=7"],
     {"seeds/sources/herald.yml": "    value: 7\n"}, "TO FILL IN"),
    (["event", "race", "source=herald"], {"seeds/sources/herald.yml": "\nevents:\n  - id: race\n"}, ""),
    (["figure", "boats", "source=bare"],
     {"seeds/sources/bare.yml": "id: bare\nfigures:\n  - id: boats\n"}, ""),
    (["event", "race", "source=bare"],
     {"seeds/sources/bare.yml": "id: bare\nfigures: []\nevents:\n  - id: race\n"}, ""),
    (["source", "gazette"], {"seeds/sources/gazette.yml": '\nauthors: ["TO FILL IN: Who wrote it."]\n'}, ""),
    (["source", "gazette", "authors=Ann Bay, Jo Hill"],
     {"seeds/sources/gazette.yml": "\nauthors: [Ann Bay, Jo Hill]\n"}, ""),
    (["series", "tides"], {"seeds/series/tides.csv": "period,value\n",
                           "seeds/series/tides.yml": "sha256: "}, ""),
    (["chapter", "trade/fish"], {"docs/trade/fish.md": "# Fish\n",
                                 "mkdocs.yml": "      - Fish: trade/fish.md\n  - S"}, "")])
def test_what_begins_stands_in_its_place_and_the_next_step_is_told(
        root: Path, words: list[str], files: dict[str, str], said: str,
        capsys: pytest.CaptureFixture[str]) -> None:
    assert new.main(words) == 0
    for name, part in files.items():
        assert part in (root / name).read_text(encoding="utf-8")
    out, err = capsys.readouterr()
    assert err == "" and all(f"Wrote {name}" in out for name in files) and said in out


REFUSED = ["Boats", "boats_in", "boats--in", "-boats", "boats-", "2025-boats", "", "a b", "boats.py",
           "../boats", "/boats", "boöts", "boats\n",
           str(Path(ast.__file__))[:-3]]  # with .py, a file that is there


@pytest.mark.parametrize(("words", "code", "said"), [
    *((["chart", id], 1, (f"{id!r} is no id", "single hyphens")) for id in REFUSED),
    ([], 2, ("new KIND ID",)), (["chart"], 2, ("The id is missing: new chart my-chart",)),
    (["chrat", "x"], 2, ("Did you mean 'chart'",)),
    (["term", "keel", "nmae=Keel"], 1, ("no field 'nmae'", "'name'")),
    (["term", "keel", "Keel"], 1, ("'Keel' gives no field a value",)),
    (["figure", "boats"], 1, ("there is no source ''", "source=ID")),
    (["chapter", "ships/fish"], 1, ("no part 'ships'",)), (["chapter", "fish"], 1, ("is no id",)),
    (["source", "herald"], 1, ("seeds/sources/herald.yml: this file is there already",))])
def test_what_is_of_no_use_is_refused_and_nothing_is_written(
        root: Path, words: list[str], code: int, said: tuple[str, ...],
        capsys: pytest.CaptureFixture[str]) -> None:
    before = {name: (root / name).read_text(encoding="utf-8") for name in files_in(root)}
    assert new.main(words) == code
    assert {name: (root / name).read_text(encoding="utf-8") for name in files_in(root)} == before
    out, err = capsys.readouterr()
    assert out == "" and all(part in err for part in said)


def test_nothing_is_wrong_with_a_new_page_but_what_is_to_be_filled_in(desk: Desk) -> None:
    body = new.PAGE.format(title="Fish", to_fill_in=TO_FILL_IN)
    found = [problem.message for problem in inspect_body(desk, "docs/trade/fish.md", body, 1)]
    assert found == ["the page still says 'TO FILL IN'"] * body.count(TO_FILL_IN)


def test_the_new_file_draws_a_chart_that_shows_its_table_and_fills_in_its_texts(
        root: Path, ledger: Ledger) -> None:
    assert new.main(["chart", "boats-in-the-bay"]) == 0
    spec = spec_from_file_location("boats_in_the_bay", root / CODE)
    assert spec is not None and spec.loader is not None
    module = module_from_spec(spec)
    spec.loader.exec_module(module)
    chart: Chart = module.chart(ledger).in_print(ledger)
    lettering.install()
    # which proves each width against the table
    assert set(house.render_all(chart)) == {*(f"{name}.svg" for name in VARIANTS), "points.json"}
    assert len(chart.table.rows) > 30
    for text in (chart.title, chart.subtitle, chart.alt, chart.credit, *chart.description):
        assert text and "{" not in text and "None" not in text
    assert chart.as_of in chart.title and chart.credit.startswith("Source: ")
