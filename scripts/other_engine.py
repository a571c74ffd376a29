"""Builds the site with Zensical, and compares every page with the one that MkDocs made.

Usage: python -m scripts.running scripts.other_engine

What we ship is made by MkDocs, whose end is in sight; this proves that we can leave.
"""

import re
import shutil
import subprocess
import sys
from collections.abc import Iterator, Sequence
from itertools import zip_longest
from pathlib import Path
from urllib.parse import urljoin

from macros.authoring.inspection import page_url
from macros.authoring.macro import MACROS, Desk, Page, call
from macros.reading.calls import Call, expanded
from macros.reading.front_matter import split_page
from macros.reading.project import ROOT, site_address
from macros.values.problems import Problem, refused
from scripts.checks.page import HtmlPage, Site, read_site
from scripts.open_site import open_site
from scripts.running import say

FOLDER = ROOT / ".cache" / "zensical"
SIGN = "¶"  # at headings; MkDocs' templates take it out
_UP = re.compile(r'((?:href|src|srcset)=")\.\./([^"]*)')
_MACROS = re.compile(r"^  - macros:\n(?:      .*\n)+", re.M)


def main(_: Sequence[str] = ()) -> int:
    """Build and compare; 1 with all pages that differ, or if it can't be built."""
    opened = open_site(ROOT)
    if opened.problems:
        return refused(opened.problems)
    shutil.rmtree(FOLDER, ignore_errors=True)
    expand(FOLDER, opened.desk)
    built = subprocess.run([sys.executable, "-m", "zensical", "build"], cwd=FOLDER, text=True,
                           errors="backslashreplace", capture_output=True, check=False)
    if built.returncode:
        say(built.stdout + built.stderr)
        return 1
    ours = read_site(ROOT / "site")
    if problems := [*differences(ours, read_site(FOLDER / "site"))]:
        return refused(problems)
    print(f"Zensical makes the same text, figures and links of all {len(ours.pages)} pages.")
    return 0


def differences(ours: Site, theirs: Site) -> Iterator[Problem]:
    """Pages of which the other engine makes something else."""
    for name, page in ours.pages.items():
        if name not in theirs.pages:
            yield Problem(name, 0, "the other engine makes no such page")
            continue
        here, there = said(page), said(theirs.pages[name])
        for what, one, other in zip(("text", "figures", "links"), here, there, strict=True):
            if one != other:
                pairs = zip_longest(one, other)
                yield Problem(name, 0, f"the {what} differ: {next((a, b) for a, b in pairs if a != b)}")


def said(page: HtmlPage) -> tuple[list[str], list[str], list[str]]:
    """The words of a page's text, its figures with their values, and where its links lead."""
    runs = [run.text for run in page.runs if run.channel == "text" and "article" in run.element.tags]
    inside = [one for one in page.elements if "article" in one.tags]
    figures = [f"{one.attrs['data-figure']} {one.attrs.get('value')}"
               for one in inside if "data-figure" in one.attrs]
    links = [urljoin(f"/{page.url}", one.attrs["href"])
             for one in inside if one.tag == "a" and "href" in one.attrs]
    return " ".join(runs).replace(SIGN, "").split(), figures, links


def expand(folder: Path, desk: Desk) -> None:
    """Write docs/ with every call answered, and settings without the plugin, for engines without macros."""
    shutil.copytree(ROOT / "docs", folder / "docs")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(_MACROS.sub("", settings), encoding="utf-8")
    for path in (folder / "docs").rglob("*.md"):
        path.write_text(_answered(path, path.relative_to(folder).as_posix(), desk), encoding="utf-8")


def _answered(path: Path, file: str, desk: Desk) -> str:
    """The Markdown of a page with what its macros say; links begin at its file, and not at its address."""
    _, body, _ = split_page(path.read_text(encoding="utf-8"))
    page = Page(file, page_url(file), body, site=site_address(ROOT))
    here = "./" if path.parent.name == "docs" else f"../{path.parent.name}/"

    def answer(one: Call) -> str:
        html = call(desk, page, one.name, one.args)  # the address of most pages is a folder of its own
        return html if path.name == "index.md" else _UP.sub(lambda up: up[1] + (up[2] or here), html)
    return expanded(body, MACROS, answer)
