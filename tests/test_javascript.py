"""The scripts of the pages keep their types: the TypeScript compiler reads them as strictly as it can."""

import gzip
import json
import re
import shutil
import subprocess
from pathlib import Path

import pytest

from macros.reading.project import ROOT
from scripts.programs import installed

pytestmark = pytest.mark.xdist_group("javascript")  # npm installs into one folder for all of them
SCRIPTS = ROOT / "docs" / "assets"
LOCKED = ("tests", "scripts/audit", "scripts/coasts")
STRICT = ("--noEmit", "--allowJs", "--checkJs", "--strict", "--target", "es2024", "--module", "es2022",
          "--moduleResolution", "bundler", "--lib", "es2024,dom,dom.iterable", "--skipLibCheck")


def scripts() -> list[Path]:
    """Our own scripts."""
    return sorted(SCRIPTS.rglob("*.js"))


def type_errors(files: list[Path]) -> str:
    """What the compiler says of some scripts; empty if all is right."""
    compiler = installed(ROOT / "tests", ROOT / ".cache" / "types") / "typescript" / "lib" / "tsc.js"
    done = subprocess.run(["node", str(compiler), *STRICT, *map(str, files)], text=True, capture_output=True,
                          check=False, cwd=ROOT)
    assert done.returncode == 0 or done.stdout, done.stderr
    return done.stdout


def test_every_script_keeps_its_types() -> None:
    assert len(scripts()) > 5
    assert type_errors(scripts()) == ""


def test_every_script_has_its_types_checked_in_editors_too() -> None:
    assert [file.name for file in scripts() if not file.read_text("utf-8").startswith("// @ts-check\n")] == []


def test_no_script_writes_markup_looks_elsewhere_or_talks_to_the_console() -> None:
    assert [file.name for file in scripts()
            if re.search(r"innerHTML|http|console", file.read_text(encoding="utf-8"))] == []


@pytest.mark.parametrize(("name", "most"), [("panel.js", 4096), ("explorer.js", 4000), ("points.js", 4000)])
def test_a_module_is_small(name: str, most: int) -> None:
    assert len(gzip.compress((SCRIPTS / "js" / name).read_bytes(), 9)) <= most


FAULTS = (
    ('find(form, "[data-does=copy]")', 'form.querySelector("[data-does=copy]")', "possibly 'null'"),
    ("effects += found.length", 'effects += "one"', "not assignable to type 'number'"),
    ("function change()", "function change(how)", "implicitly has an 'any' type"))


def test_wrong_types_are_caught(tmp_path: Path) -> None:
    shutil.copytree(SCRIPTS / "js", tmp_path / "js")
    file = tmp_path / "js" / "explorer.js"
    text = file.read_text(encoding="utf-8")
    for old, new, _ in FAULTS:
        assert old in text
        text = text.replace(old, new)
    file.write_text(text, encoding="utf-8")
    errors = type_errors([file])
    assert [said for _, _, said in FAULTS if said not in errors] == []


@pytest.mark.parametrize("folder", LOCKED)
def test_the_locks_of_npm_hold_a_hash_of_every_package_and_the_versions_asked_for(folder: str) -> None:
    packages = json.loads((ROOT / folder / "package-lock.json").read_text(encoding="utf-8"))["packages"]
    asked = json.loads((ROOT / folder / "package.json").read_text(encoding="utf-8"))
    wanted = asked.get("dependencies") or asked["devDependencies"]
    assert [where for where, package in packages.items()
            if where and not package.get("integrity", "").startswith("sha512-")] == []
    assert wanted == {name: packages[f"node_modules/{name}"]["version"] for name in wanted}


def test_where_npm_is_missing_the_message_says_how_to_get_it(
        monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    with pytest.raises(FileNotFoundError, match="sudo apt-get install nodejs npm"):
        installed(ROOT / "tests", tmp_path / "work")
