"""The whole site as a ZIP that opens from a memory stick: no server, no network, and everything answers.

Browsers give pages from a disk neither modules nor data. So both travel in one plain script, which
hands them out under names of its own (offline.js); links name their files, and the policy, which
speaks of a host, stays away.
"""

import json
import re
import zipfile
from collections.abc import Iterator
from pathlib import Path
from posixpath import dirname, normpath

from macros.views.charts import FRAMED
from scripts.checks.page import FROZEN
from scripts.content_names import FOLDER, read_releases

LOADER = "assets/js/offline.js"
DATA = "assets/offline-data.js"
# What pages do not load from a disk, or load under the names that carry content.
_LEFT_OUT = re.compile(
    rf".*\.(?:gz|br)|assets/generated/(?:cards|charts/.*\.svg|fonts|css|search).*|assets/js/.*|(?:go/|{FRAMED}|{FROZEN}).*"
    r"|search/.*\.json|\.\w.*|nginx\.conf|_headers|robots\.txt|sitemap\.xml")
_ONLINE = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*>|<link rel="preload"[^>]*>')
_MODULE = re.compile(r'<script type="module" src="([^"]*/)?(assets/[^"]+/)([^"/]+)"></script>')
_LINK = re.compile(r'(?<=\shref=")(?![a-z]+:)([^"#?]*)(?=["#?])')
_DAY = (2026, 1, 1, 0, 0, 0)


def make(site: Path, target: Path) -> Path:
    """Write the ZIP of a built site; the same bytes of the same site."""
    with zipfile.ZipFile(target, "w", zipfile.ZIP_DEFLATED, compresslevel=9) as packed:
        for name, content in files(site):
            packed.writestr(zipfile.ZipInfo(f"plan-b/{name}", _DAY), content, zipfile.ZIP_DEFLATED)
    return target


def files(site: Path) -> Iterator[tuple[str, bytes]]:
    """What lies in the ZIP, by its name there."""
    yield "assets/offline.js", (site / LOADER).read_bytes()
    yield DATA, f"offline={json.dumps(held(site), ensure_ascii=False)}".encode()
    for path in sorted(site.rglob("*")):
        name = path.relative_to(site).as_posix()
        if path.is_file() and not _LEFT_OUT.fullmatch(name):
            content = path.read_bytes()
            yield name, at_home(content.decode(), name, site).encode() if path.suffix == ".html" else content


def held(site: Path) -> dict[str, dict[str, str]]:
    """The scripts by their names, and what they fetch by address, as texts."""
    given = read_releases(site)[0]
    scripts = {name: (site / FOLDER / name).read_text(encoding="utf-8")
               for path, name in given.items() if path.endswith(".js")}
    data = {f"{FOLDER}/{name}": (site / FOLDER / name).read_text(encoding="utf-8")
            for path, name in given.items() if path.endswith(".json")}
    return {"scripts": scripts, "data": data}


def at_home(html: str, name: str, site: Path) -> str:
    """A page whose links name files, with the loader in the place of the module."""
    def link(found: re.Match[str]) -> str:
        here = normpath(f"{dirname(name)}/{found[1]}".lstrip("/")) if found[1] else ""
        is_folder = bool(here) and (site / here / "index.html").is_file()
        return f"{found[1].rstrip('/')}/index.html" if is_folder else found[1]
    html = _MODULE.sub(lambda tag: "".join(
        f'<script defer src="{tag[1] or ""}assets/{file}"{more}></script>'
        for file, more in (("offline-data.js", ""), ("offline.js", f' data-begin="{tag[3]}"'))), html)
    return _LINK.sub(link, _ONLINE.sub("", html))
