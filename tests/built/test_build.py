"""Building: one result however it is started, and nothing published when something is wrong."""

from __future__ import annotations

import hashlib
import json
import re
from pathlib import Path

import pytest

from scripts.publish import UNUSED
from tests.conftest import Project

Tree = dict[str, str]
POLICY = re.compile(rb'<meta http-equiv="Content-Security-Policy"[^>]*><meta name="referrer"[^>]*>')
PACKED = (".gz", ".br")
ADDED = ("_headers", "nginx.conf", ".well-known/security.txt", ".nojekyll")


def tree(folder: Path) -> Tree:
    """Every file below a folder with the hash of its bytes."""
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*")) if path.is_file()}


def unpublished(folder: Path) -> Tree:
    """The same without what is added for hosts, and without what only the theme has use for."""
    found = {}
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and path.suffix not in PACKED and name not in ADDED and not name.startswith(UNUSED):
            content = path.read_bytes()
            if path.suffix == ".html":
                content = POLICY.sub(b"", content)
            found[name] = hashlib.sha256(content).hexdigest()
    return found


def test_plain_mkdocs_gives_the_same_site(built: Project) -> None:
    result = built.mkdocs("site-plain")
    assert result.code == 0, result.output
    plain = unpublished(built.root / "site-plain")
    assert plain == unpublished(built.root / "site")
    assert len(plain) > 300
    assert not POLICY.search((built.root / "site-plain/index.html").read_bytes())


def test_plain_mkdocs_gives_the_same_site_under_a_base_path(built: Project) -> None:
    address = "https://plan-b.example/japan/"
    assert built.mkdocs("site-base", SITE_URL=address).code == 0
    based, root = unpublished(built.root / "site-base"), unpublished(built.root / "site")
    assert set(based) == set(root)
    for name in set(based) - {n for n in based if n.startswith("sitemap.xml")}:
        if based[name] != root[name]:
            mended = (built.root / "site-base" / name).read_text(encoding="utf-8").replace(
                address, "https://plan-b.example/").replace('"/japan/', '"/')
            assert mended == POLICY.sub(b"", (built.root / "site" / name).read_bytes()).decode(), name


def test_a_second_build_gives_the_same_bytes(built: Project) -> None:
    first = tree(built.root / "site")
    result = built.run_py("build", TZ="Asia/Tokyo", PYTHONHASHSEED="7", LC_ALL="C")
    assert result.code == 0, result.output
    assert tree(built.root / "site") == first


MISTAKES = {
    "unknown id": ("\n{{ fig(\"pledge-usd-2025-cds\") }}\n",
                   ["docs/trade/yen.md:{line}: there is no figure 'pledge-usd-2025-cds'",
                    "Did you mean 'pledge-usd-2025-csds'"]),
    "heading without an id": ("\n## No id here\n",
                              ["docs/trade/yen.md:{line}: the heading 'No id here' has no id"]),
    "broken link": ("\n[gone](../nowhere.md)\n",
                    ["docs/trade/yen.md:{line}: the link '../nowhere.md' leads nowhere"]),
    "dead anchor": ("\n[gone](cars.md#nothing-here)\n",
                    ["docs/trade/yen.md:{line}: the page docs/trade/cars.md has no heading with the id "
                     "'nothing-here'"]),
    "bare number": ("\nIt cost 17 yen.\n",
                    ["docs/trade/yen.md:{line}: '17' is a quantity that stands by hand"]),
    "false statement": ('\nIt was {{ says("more", "yen-per-dollar@2020 > yen-per-dollar@2024") }}.\n',
                        ["docs/trade/yen.md:{line}: the statement 'more' no longer holds"]),
    "forbidden code": ("\n{{ config.site_dir }}\n",
                       ["docs/trade/yen.md:{line}: pages may call our macros and nothing else"]),
}


@pytest.fixture(scope="module")
def breakable(tmp_path_factory: pytest.TempPathFactory) -> Project:
    from tests.conftest import copy_project

    made = copy_project(tmp_path_factory.mktemp("breakable") / "project")
    (made.root / "site").mkdir()
    (made.root / "site" / "last-good.txt").write_text("as it was", encoding="utf-8")
    return made


@pytest.mark.parametrize("name", MISTAKES)
def test_a_mistake_in_a_page_stops_the_build_at_its_line(breakable: Project, name: str) -> None:
    text, expected = MISTAKES[name]
    page = breakable.root / "docs" / "trade" / "yen.md"
    good = page.read_text(encoding="utf-8")
    page.write_text(good + text, encoding="utf-8")
    line = good.count("\n") + 2
    try:
        result = breakable.run_py("build")
    finally:
        page.write_text(good, encoding="utf-8")
    assert result.code != 0
    for message in expected:
        assert message.format(line=line) in result.output
    assert "Traceback" not in result.output
    assert tree(breakable.root / "site") == {
        "last-good.txt": hashlib.sha256(b"as it was").hexdigest()}


def test_all_mistakes_are_reported_in_one_run(breakable: Project) -> None:
    page = breakable.root / "docs" / "trade" / "yen.md"
    good = page.read_text(encoding="utf-8")
    page.write_text(good + "".join(text for text, _ in MISTAKES.values()), encoding="utf-8")
    try:
        result = breakable.run_py("check")
    finally:
        page.write_text(good, encoding="utf-8")
    assert result.code == 1
    for _, expected in MISTAKES.values():
        assert expected[0].split("{line}: ")[1] in result.output


def test_a_broken_record_stops_the_build(breakable: Project) -> None:
    file = "seeds/sources/csds-2025.yml"
    good = (breakable.root / file).read_text(encoding="utf-8")
    bad = good.replace("evidence: 24% tariffs", "evidence: 42% tariffs")
    (breakable.root / file).write_text(bad, encoding="utf-8")
    try:
        result = breakable.run_py("build")
    finally:
        (breakable.root / file).write_text(good, encoding="utf-8")
    assert result.code != 0
    assert "the value is 24, but the evidence '42% tariffs' says 42" in result.output
    assert (breakable.root / "site" / "last-good.txt").exists()


def test_figures_are_published_with_all_that_is_promised(built: Project) -> None:
    figures = json.loads((built.root / "site/data/figures.json").read_text(encoding="utf-8"))["figures"]
    five = {"ft-2026", "ft-2025", "csds-2025", "carnegie-2025", "pism-2025"}
    ours = [figure for figure in figures if figure["source"] in five]
    assert len(ours) >= 115
    for figure in ours:
        assert "value" in figure or {"low", "high"} <= set(figure)
        assert {"unit", "qualifier", "as_of", "locator", "evidence", "source", "url"} <= set(figure)
    sources = json.loads((built.root / "site/data/sources.json").read_text(encoding="utf-8"))["sources"]
    with_hash = {source["id"] for source in sources if len(source.get("sha256", "")) == 64}
    assert with_hash == five
