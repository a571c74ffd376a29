"""The one style sheet: all sheets, the dark palette for dark systems, nothing else."""

from pathlib import Path

import pytest

from macros.reading.files_allowed import STYLE_SHEETS
from macros.reading.project import ROOT
from macros.values.problems import ProblemsFound
from scripts.styles import style_sheet

CSS = ROOT / "docs/assets/css"


def test_the_dark_palette_is_given_to_readers_whose_system_is_dark() -> None:
    sheet = style_sheet(CSS).decode()
    dark = sheet.split("(prefers-color-scheme:dark){:root:not([data-md-color-scheme])")[1]
    chosen = sheet.split('[data-md-color-scheme="slate"]{')[1]
    assert dark.split("}")[0].split() == ["{" + chosen.split("}")[0]]


def test_the_sheets_of_the_theme_are_in_it_in_order_without_comments_and_no_other(tmp_path: Path) -> None:
    for name in STYLE_SHEETS:
        rule = f"/* a comment */ .{name[:-4]}, b :is(i) {{ color: red; }}\n"
        (tmp_path / name).write_text(rule, encoding="utf-8")
    (tmp_path / "tokens.css").write_text((CSS / "tokens.css").read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "zebra.css").write_text(".zebra { color: red; }\n", encoding="utf-8")
    sheet = style_sheet(tmp_path).decode()
    assert sheet.endswith("".join(f".{name[:-4]},b :is(i){{color:red}}" for name in STYLE_SHEETS[1:]) + "\n")
    assert "zebra" not in sheet and "/*" not in sheet


def test_a_lost_dark_palette_is_told(tmp_path: Path) -> None:
    for name in STYLE_SHEETS:
        (tmp_path / name).write_text("p { margin: 0; }", encoding="utf-8")
    (tmp_path / "tokens.css").write_text(":root { --paper: #fff; }", encoding="utf-8")
    with pytest.raises(ProblemsFound, match="no palette"):
        style_sheet(tmp_path)
