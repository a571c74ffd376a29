"""Names that carry their content: given in pages, scripts and style sheets, checked by giving them anew."""

import os
import re
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from macros.authoring.macro import Desk
from macros.data import Ledger
from scripts import headers
from scripts.checks.names_carry_content import check
from scripts.checks.page import read_site
from scripts.content_names import FOLDER, OLDER, Names, plain, publish_names, read_releases
from scripts.run import swap
from tests.conftest import Project, lay

HTML = """<!doctype html><html lang=en><title>x</title><link rel="stylesheet" href="{up}assets/css/site.css">
<script type="module" src="{up}assets/js/site.js"></script><a id="away" href="{up}page/">away</a>
<p id="number">{number}</p><picture>
<source media="print" srcset="{up}assets/chart.svg, {up}assets/chart.svg 2x">
<img id="drawing" alt="5 > 3, assets/x.woff2"
src="{up}assets/chart.svg"></picture><a href="{up}assets/chart.svg">embed</a>"""
FILES = {
    "index.html": HTML.replace("{up}", ""), "page/index.html": HTML.replace("{up}", "../"),
    "404.html": HTML.replace("{up}", "/below/"), "assets/js/site.js": (
        'import("./number.js").then(module => module.start());'),
    "assets/js/number.js": (
        'const DATA = new URL("../data.json", import.meta.url), ROOT = "../../";\n'
        "/** @type {{import('./site.js').x}} */ // no more\n  // than a comment\n"
        "export const start = async () => {{ window.loaded = await (await fetch(DATA)).json(); }};"),
    "assets/data.json": "{number}", "assets/css/site.css": (
        '@font-face {{ font-family: x; src: url("../x.woff2") }} #number {{ width: {number}px }}'),
    "assets/x.woff2": "", "assets/chart.svg": (
        '<svg xmlns="http://www.w3.org/2000/svg" width="{number}" height="9"></svg>')}
DESK = Desk(Ledger(), {})


def release(place: Path, number: int, *, named: bool = True) -> None:
    """Put a release with this number everywhere in the place of the last, as a build does."""
    new = place.with_name(f"release-{number}")
    lay(new, {name: text.format(number=number) for name, text in FILES.items()})
    rules = headers.RULES
    if named:
        publish_names(new, place)
    else:  # plain names that browsers may keep, and nothing said of pages
        rules = {"*": {}, "assets/*": {"Cache-Control": "public, max-age=86400"}}
    (new / "nginx.conf").write_text(headers.as_nginx(rules, "/"), encoding="utf-8")
    for path in new.rglob("*.*"):  # nginx tells versions by day and size; browsers keep old pages longest
        os.utime(path, (number * 86_400,) * 2)
    swap(new, place)


def test_whatever_pages_load_is_renamed_and_nothing_else(tmp_path: Path) -> None:
    place = tmp_path / "site"
    release(place, 11)
    given, = read_releases(place)
    assert given.keys() == {name for name in FILES if not name.endswith(".html")}
    for page, up in {"index.html": "", "page/index.html": "../", "404.html": "/below/"}.items():
        html = (place / page).read_text(encoding="utf-8")
        assert re.findall(r'(?:src|href)="([^"]+)"', html) == [
            *(f"{up}{FOLDER}/{given[f'assets/{name}']}" for name in ("css/site.css", "js/site.js")),
            f"{up}page/", f"{up}{FOLDER}/{given['assets/chart.svg']}", f"{up}assets/chart.svg"]
        assert html.count(given["assets/chart.svg"]) == 3 and "5 > 3, assets/x.woff2" in html
        assert plain(place)(html) == (FILES[page].format(number=11))
    code, style = ((place / FOLDER / given[f"assets/{name}"]).read_text(encoding="utf-8")
                   for name in ("js/number.js", "css/site.css"))
    assert code == (f'const DATA=new URL("./{given["assets/data.json"]}",import.meta.url),ROOT="../../";\n'
                    "export const start=async()=>{window.loaded=await(await fetch(DATA)).json();};")
    assert f'url("./{given["assets/x.woff2"]}")' in style
    assert list(check(read_site(place), DESK)) == []


@pytest.mark.parametrize(("code", "message"), [
    ("import(`./${name}.js`)", "assets/js/number.js: 'import(`./${name}.js`)' does not name its file"),
    ('import "./site.js"', "assets/js/site.js: this file and one that it names, name each other")])
def test_a_script_that_cannot_be_renamed_is_named(tmp_path: Path, code: str, message: str) -> None:
    release(tmp_path / "site", 11)
    (tmp_path / "site/assets/js/number.js").write_text(code, encoding="utf-8")
    with pytest.raises(ValueError, match=re.escape(message)):
        Names(tmp_path / "site").page(FILES["index.html"].format(number=11))


def test_the_files_of_the_last_releases_stay_for_pages_that_are_still_open(tmp_path: Path) -> None:
    place, numbers = tmp_path / "site", range(11, 14 + OLDER)
    releases: list[dict[str, str]] = []
    for number in (*numbers, numbers[-1]):  # the same again is no release of its own
        release(place, number)
        releases = [one for one in releases if one != read_releases(place)[0]] + read_releases(place)[:1]
        assert {path.name for path in (place / FOLDER).iterdir()} == {
            name for one in releases[-1 - OLDER:] for name in one.values()}
    assert read_releases(place) == releases[::-1][:1 + OLDER]


def edit(name: str, old: str, new: str) -> Callable[[Path, Any], None]:
    """A fault: a text in a file becomes another."""
    def spoil(place: Path, given: Any) -> None:
        Project(place).edit(*(text.format_map(given) for text in (name, old, new)))
    return spoil


@pytest.mark.parametrize(("spoil", "file"), [
    (edit("page/index.html", "{drawing}", "{old}"), "page/index.html"),
    (edit("page/index.html", "hashed/{style}", "css/site.css"), "page/index.html"),
    (edit("assets/hashed/{drawing}", "22", "23"), "assets/hashed/chart"),
    (edit("assets/hashed/{old}", "11", "12"), "assets/hashed/chart"),
    (edit("assets/chart.svg", "22", "23"), "assets/hashed/chart"),
    (lambda place, given: (place / FOLDER / given["old"]).unlink(), "assets/hashed/chart"),
    (lambda place, given: (place / FOLDER / "x.12345678.svg").touch(), "assets/hashed/x.12345678.svg")])
def test_a_name_that_is_not_that_of_the_content_is_told(tmp_path: Path, file: str,
                                                        spoil: Callable[[Path, Any], None]) -> None:
    for number in (11, 22):
        release(tmp_path / "site", number)
    now, before = read_releases(tmp_path / "site")
    assert list(check(read_site(tmp_path / "site"), DESK)) == []
    spoil(tmp_path / "site", {"drawing": now["assets/chart.svg"], "style": now["assets/css/site.css"],
                              "old": before["assets/chart.svg"]})
    assert any(one.file.startswith(file) for one in check(read_site(tmp_path / "site"), DESK))
