"""The pages as our macros make them, in a folder of their own: for engines that know no macros."""

from __future__ import annotations

import re
import shutil
from pathlib import Path

from macros.authoring.inspection import page_url
from macros.authoring.macro import MACROS, Desk, Page, call
from macros.reading.calls import Call, expanded
from macros.reading.front_matter import split_page
from macros.reading.project import ROOT, site_address

_UP = re.compile(r'((?:href|src|srcset)=")\.\./([^"]*)')
_MACROS = re.compile(r"^  - macros:\n(?:      .*\n)+", re.M)


def expand(folder: Path, desk: Desk) -> None:
    """Write docs/ with every call answered, and settings without the plugin, into a folder."""
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
