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


def expand(folder: Path, desk: Desk, *, from_files: bool = False) -> None:
    """Write docs/ with every call answered, and settings without the plugin, into a folder.

    Args:
        from_files: whether links begin at the file of a page, and not at its address.
    """
    shutil.copytree(ROOT / "docs", folder / "docs")
    settings = (ROOT / "mkdocs.yml").read_text(encoding="utf-8")
    (folder / "mkdocs.yml").write_text(_MACROS.sub("", settings), encoding="utf-8")
    for path in (folder / "docs").rglob("*.md"):
        file = path.relative_to(folder).as_posix()
        _, body, _ = split_page(path.read_text(encoding="utf-8"))
        page = Page(file, page_url(file), body, site=site_address(ROOT))
        up = from_files and path.name != "index.md"  # the address of such a page is a folder of its own

        here = "./" if path.parent.name == "docs" else f"../{path.parent.name}/"

        def answer(one: Call, page: Page = page, up: bool = up, here: str = here) -> str:
            html = call(desk, page, one.name, one.args)
            return _UP.sub(lambda found: found[1] + (found[2] or here), html) if up else html
        path.write_text(expanded(body, MACROS, answer), encoding="utf-8")
