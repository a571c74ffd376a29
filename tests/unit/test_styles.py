"""The one style sheet: all sheets, the dark palette for dark systems, nothing else."""

from __future__ import annotations

from pathlib import Path

import pytest

from macros.reading.project import ROOT
from macros.values.problems import ProblemsFound
from scripts.styles import style_sheet

CSS = ROOT / "docs/assets/css"


def test_the_dark_palette_is_given_to_readers_whose_system_is_dark() -> None:
    sheet = style_sheet(CSS).decode()
    dark = sheet.split("(prefers-color-scheme: dark) { :root:not([data-md-color-scheme])")[1]
    chosen = sheet.split('[data-md-color-scheme="slate"] {')[1]
    assert dark.split("}")[0].split() == ["{", *chosen.split("}")[0].split()]


def test_every_sheet_is_in_it_once_and_no_comment(tmp_path: Path) -> None:
    for path in CSS.glob("*.css"):
        (tmp_path / path.name).write_text(path.read_text(encoding="utf-8"), encoding="utf-8")
    (tmp_path / "zebra.css").write_text("/* a comment */ .zebra { color: red; }\n", encoding="utf-8")
    sheet = style_sheet(tmp_path).decode()
    assert sheet.count(".zebra {") == 1 and sheet.index(".zebra") > sheet.index(".masthead")
    assert "/*" not in sheet and "a comment" not in sheet


def test_a_lost_dark_palette_is_told(tmp_path: Path) -> None:
    for name in ("base.css", "site.css"):
        (tmp_path / name).write_text("p { margin: 0; }", encoding="utf-8")
    (tmp_path / "tokens.css").write_text(":root { --paper: #fff; }", encoding="utf-8")
    with pytest.raises(ProblemsFound, match="no palette"):
        style_sheet(tmp_path)
