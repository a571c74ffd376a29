"""Has the engine render those pages of the preview that would look otherwise than they do.

A page is rendered anew if its text, or what it takes from the records, is another
than when it was last rendered; all are if the frame or the code is.
"""

from __future__ import annotations

import hashlib
import json
import shutil
from collections.abc import Mapping
from dataclasses import replace
from pathlib import Path
from typing import Any

from jinja2 import Environment
from mkdocs.commands.build import build
from mkdocs.config import load_config

from macros.authoring.desk import Opened
from macros.authoring.inspection import page_url
from macros.reading.project import ROOT
from scripts.open_site import fingerprint, held

_templates: dict[str, Environment] = {}  # of the last frame, compiled as they are used
INDEX, MEMORY = "search/search_index.json", ".rendered.json"


def render(folder: Path, address: str, opened: Opened, faulty: Mapping[str, str], code: str) -> None:
    """Bring the pages in `folder` up to date.

    Args:
        address: of the site, ending in a slash.
        faulty: what is to stand in the place of some pages, by their files.
        code: a hash of the code that makes pages.

    Raises:
        MkDocsException: the settings of the engine are wrong.
    """
    memory = folder / MEMORY
    frame = hashlib.sha256(f"{address}{code}{_frame()}".encode()).hexdigest()
    of, looks = _kept(memory) or ("", {})
    known: dict[str, str] = looks if of == frame else {}
    if not known:
        shutil.rmtree(folder, ignore_errors=True)
    memory.unlink(missing_ok=True)  # until it is true again
    wanted = {file: look for file, look in opened.looks.items() if file not in faulty}
    for file in {*known, *wanted}:
        if known.get(file) != wanted.get(file):
            place_of(folder, file).unlink(missing_ok=True)
    put(folder, faulty)  # the engine leaves alone what is newer than its source
    index, before = folder / INDEX, _kept(folder / INDEX) or {"docs": []}
    config = load_config(str(ROOT / "mkdocs.yml"), site_dir=str(folder), site_url=address)
    if frame not in _templates:
        _templates.clear()
        _templates[frame] = config.theme.get_env()
    config.theme.get_env = lambda: _templates[frame]  # type: ignore[method-assign]
    config.theme.static_templates.clear()  # nobody asks the preview for a map of the site
    config.plugins.on_startup(command="serve", dirty=True)
    with held(replace(opened, problems=(), unaccepted=())):  # what is wrong is shown by us
        build(config, dirty=True)
    config.plugins.on_shutdown()
    now = _kept(index)  # in which the engine leaves only those pages that it just rendered
    anew = {entry["location"].partition("#")[0] for entry in now["docs"]}
    now["docs"] += [entry for entry in before["docs"]
                    if entry["location"].partition("#")[0] not in anew]
    index.write_text(json.dumps(now), encoding="utf-8")
    memory.write_text(json.dumps([frame, wanted]), encoding="utf-8")


def put(folder: Path, pages: Mapping[str, str]) -> None:
    """Write something in the place of pages."""
    for file, html in pages.items():
        place_of(folder, file).parent.mkdir(parents=True, exist_ok=True)
        place_of(folder, file).write_text(html, encoding="utf-8")


def _kept(file: Path) -> Any:
    """What a file of JSON holds; nothing if it is not there, or was not written to its end."""
    try:
        return json.loads(file.read_text(encoding="utf-8"))
    except (FileNotFoundError, ValueError):
        return None


def place_of(folder: Path, file: str) -> Path:
    """Where a page is rendered to."""
    return folder / page_url(file) / "index.html"


def _frame() -> str:
    """A hash of all that shapes every page."""
    templates = sorted(path for path in (ROOT / "docs/.overrides").rglob("*") if path.is_file())
    return fingerprint([ROOT / "mkdocs.yml", *templates], ROOT)
