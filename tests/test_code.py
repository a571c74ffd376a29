"""The code keeps its own rules: imports point one way, types and style are clean."""

from __future__ import annotations

import ast
import subprocess
import sys
from pathlib import Path

import pytest

from macros.data import ROOT

# Who may import whom inside the project, lowest layer first.
LAYERS = (
    {"problems", "units", "periods"},
    {"invisible", "plain_text", "page_limits", "svg_allowed", "css_allowed"}, {"files_allowed"},
    {"amounts", "evidence", "yaml_positions", "bare_numbers", "gate", "formulas", "geodesy",
     "comparison_words", "sentences", "history", "site_address", "macro_reference"},
    {"fields", "reading_time", "changelog"}, {"records", "front_matter", "page_html"},
    {"validation", "coastlines", "explorer_records"}, {"data"},
    {"wholes", "freshness", "answers"}, {"coherence", "house_style", "derived"},
    {"statements"}, {"html", "workings", "fitting"}, {"atlas", "comparisons", "register"}, {"record_words"},
    {"charts_manifest", "listings", "usage", "voices"},
    {"choices", "chronicle", "explorer", "exemptions", "exhibits", "shown", "glossary", "notes", "changes",
     "searching"},
    {"authoring"}, {"locked_jinja"}, {"pages", "page_guard"}, {"page_index"}, {"desk"}, {"__init__"})
LEVEL = {name: level for level, names in enumerate(LAYERS) for name in names}
LATE = {("data", "coherence"), ("data", "derived"), ("data", "workings"), ("data", "freshness")}


def imports(path: Path) -> list[str]:
    """Names of the modules that a file imports, also inside functions."""
    found = []
    for node in ast.walk(ast.parse(path.read_text(encoding="utf-8"))):
        if isinstance(node, ast.Import):
            found += [alias.name for alias in node.names]
        elif isinstance(node, ast.ImportFrom):
            assert node.level == 0, f"{path.name} has a relative import"
            base = node.module or ""
            found += ([f"{base}.{alias.name}" for alias in node.names] if base in ("macros", "scripts")
                      else [base])
    return found


def wrong_imports(path: Path) -> list[str]:
    """Imports of a macros module that point upwards."""
    wrong = []
    for name in imports(path):
        if name.startswith("scripts"):
            wrong.append(f"{path.stem} imports {name}")
        elif name.startswith("macros."):
            target = name.split(".")[1]
            here = "workings" if path.parent.name == "workings" else path.stem
            if (here, target) not in LATE and LEVEL[target] >= LEVEL[here] and target != here:
                wrong.append(f"{here} imports {target}")
    return wrong


def test_every_module_has_its_layer() -> None:
    assert {path.stem for path in (ROOT / "macros").glob("*.py")} | {"workings"} == set(LEVEL)


def test_imports_of_the_macros_point_one_way() -> None:
    assert [w for path in (ROOT / "macros").rglob("*.py") for w in wrong_imports(path)] == []


def test_an_upward_import_is_caught(tmp_path: Path) -> None:
    file = tmp_path / "records.py"
    file.write_text("from macros.data import load\nimport scripts.export\n", encoding="utf-8")
    assert len(wrong_imports(file)) == 2


def test_the_engine_is_imported_only_where_the_plugin_calls_us() -> None:
    users = {path.relative_to(ROOT).as_posix() for folder in ("macros", "scripts")
             for path in (ROOT / folder).rglob("*.py")
             if any(name.split(".")[0] == "mkdocs" for name in imports(path))}
    assert users == {"macros/__init__.py", "scripts/bench.py"}


def test_drawing_is_imported_only_below_the_charts() -> None:
    users = {path.parent.name for folder in ("macros", "scripts") for path in (ROOT / folder).rglob("*.py")
             if any(name.split(".")[0] == "matplotlib" for name in imports(path))}
    assert users == {"charts"}


def test_only_the_data_module_opens_seeds() -> None:
    users = {path.name for folder in ("macros", "scripts") for path in (ROOT / folder).rglob("*.py")
             if '"seeds"' in path.read_text(encoding="utf-8")}
    assert users == {"data.py", "run.py"}  # run.py only watches the folder


def test_the_entry_point_needs_only_the_standard_library() -> None:
    assert {name.split(".")[0] for name in imports(ROOT / "scripts/run.py")} <= set(sys.stdlib_module_names)


@pytest.mark.parametrize("command", [["ruff", "check", "."], ["mypy"]])
def test_the_code_is_clean(command: list[str]) -> None:
    result = subprocess.run([sys.executable, "-m", *command], cwd=ROOT, text=True, capture_output=True,
                            check=False)
    assert result.returncode == 0, result.stdout + result.stderr


def test_the_lock_of_the_tests_holds_every_pin_of_the_site() -> None:
    def pins(name: str) -> set[str]:
        text = (ROOT / name).read_text(encoding="utf-8")
        return {line.split(" \\")[0] for line in text.splitlines() if line[:1].isalnum()}
    assert pins("requirements.txt") - pins("requirements-test.txt") == set()
    assert len(pins("requirements.txt")) > 20
