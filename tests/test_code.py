"""The code keeps its own rules: imports point one way, types and style are clean."""

import ast
import shutil
import subprocess
import sys
from pathlib import Path

import pytest
from grimp import ImportGraph, build_graph

from macros.reading.project import ROOT


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


def importers(package: str) -> set[Path]:
    """Files of ours that import a package, or a module of it."""
    return {path for folder in ("macros", "scripts") for path in (ROOT / folder).rglob("*.py")
            if any(name.split(".")[0] == package for name in imports(path))}


def circles(graph: ImportGraph) -> list[set[str]]:
    """Groups of modules that import each other, however far round."""
    below = {name: {*graph.find_downstream_modules(name)} for name in graph.modules}
    return [{name, *(other for other in after if name in below[other])} for name, after in below.items()
            if any(name in below[other] for other in after)]


def broken_contracts(root: Path) -> str:
    """What import-linter says of the contracts in pyproject.toml; empty if all are kept."""
    done = subprocess.run([str(Path(sys.executable).with_name("lint-imports")), "--no-cache"], cwd=root,
                          text=True, capture_output=True, check=False)
    return "" if done.returncode == 0 else done.stdout + done.stderr


def test_the_floors_import_downwards_only() -> None:
    assert broken_contracts(ROOT) == ""


@pytest.mark.parametrize(("file", "line"), [
    ("macros/values/units.py", "from macros.data import load"),
    ("macros/views/notes.py", "import scripts.export"), ("macros/views/notes.py", "import matplotlib")])
def test_an_upward_import_is_caught(file: str, line: str, tmp_path: Path) -> None:
    for folder in ("macros", "scripts"):
        shutil.copytree(ROOT / folder, tmp_path / folder, ignore=shutil.ignore_patterns("__pycache__"))
    shutil.copy(ROOT / "pyproject.toml", tmp_path)
    with (tmp_path / file).open("a", encoding="utf-8") as out:
        out.write(f"\n\ndef late() -> None:\n    {line}\n")
    assert "BROKEN" in broken_contracts(tmp_path)


def test_no_modules_import_each_other_in_a_circle() -> None:
    assert circles(build_graph("macros", "scripts", cache_dir=None)) == []


def test_a_circle_is_caught() -> None:
    graph = ImportGraph()
    for importer, imported in (("a", "b"), ("b", "c"), ("c", "a"), ("c", "d")):
        graph.add_import(importer=importer, imported=imported)
    assert circles(graph)[0] == {"a", "b", "c"}


def test_the_engine_is_imported_only_where_it_runs_and_drawing_only_below_the_charts() -> None:
    assert importers("mkdocs") == {
        ROOT / file for file in ("macros/__init__.py", "scripts/bench.py", "scripts/preview.py")}
    assert {path.parent.name for path in importers("matplotlib")} == {"kit"}


def test_only_the_data_module_opens_seeds() -> None:
    users = {path.name for folder in ("macros", "scripts") for path in (ROOT / folder).rglob("*.py")
             if '"seeds"' in path.read_text(encoding="utf-8")}
    assert users == {"load.py", "preview.py"}  # which watches the folder


def test_the_entry_point_needs_only_the_standard_library() -> None:
    needed = [*imports(ROOT / "scripts/run.py"), *imports(ROOT / "scripts/running.py")]
    assert {name.split(".")[0] for name in needed if not name.startswith("scripts.running")} <= set(
        sys.stdlib_module_names)


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
