"""Building: one result however it is started, and however often."""

import hashlib
import re
from pathlib import Path

from macros.views.charts import FRAMED
from scripts.addresses import SHORT
from scripts.checks.page import LEADS_ON
from scripts.content_names import FOLDER, RELEASES, plain
from scripts.publish import UNUSED
from tests.conftest import Project

Tree = dict[str, str]
POLICY = re.compile(r'<meta http-equiv="Content-Security-Policy"[^>]*><meta name="referrer"[^>]*>')
MOVED = re.compile(r'<p class="moved".*?</p>|<span id="[^"]+"></span>')  # anchors that lead on
PACKED = (".gz", ".br")
ADDED = ("_headers", "nginx.conf", ".well-known/security.txt", ".nojekyll", "robots.txt", "sitemap.xml",
         RELEASES)


def tree(folder: Path) -> Tree:
    """Every file below a folder with the hash of its bytes."""
    return {path.relative_to(folder).as_posix(): hashlib.sha256(path.read_bytes()).hexdigest()
            for path in sorted(folder.rglob("*")) if path.is_file()}


def unpublished(folder: Path) -> Tree:
    """The same without what is added for hosts, and without what only the theme has use for."""
    found, as_made = {}, plain(folder)
    for path in sorted(folder.rglob("*")):
        name = path.relative_to(folder).as_posix()
        if path.is_file() and path.suffix not in PACKED and name not in ADDED and not name.startswith(
                (*UNUSED, FOLDER, SHORT, FRAMED)):
            content = path.read_bytes()
            if path.suffix == ".html":
                content = MOVED.sub("", POLICY.sub("", as_made(content.decode()))).encode()
            if LEADS_ON.encode() in content:  # made with what is published
                continue
            found[name] = hashlib.sha256(content).hexdigest()
    return found


def test_plain_mkdocs_gives_the_same_site_under_a_base_path(own: Project) -> None:
    address = "https://plan-b.example/japan/"
    result = own.mkdocs("site-base", SITE_URL=address)
    assert result.code == 0, result.output
    root, based = unpublished(own.root / "site"), unpublished(own.root / "site-base")
    assert set(based) == set(root) and len(root) > 300
    as_made = plain(own.root / "site")
    for name in based:
        if based[name] != root[name]:
            mended = (own.root / "site-base" / name).read_text(encoding="utf-8").replace(
                address, "https://plan-b.example/").replace('"/japan/', '"/')
            made = POLICY.sub("", as_made((own.root / "site" / name).read_text("utf-8")))
            assert MOVED.sub("", mended) == MOVED.sub("", made), name


def test_a_second_build_gives_the_same_bytes(own: Project) -> None:
    first = tree(own.root / "site")
    next((own.root / "docs/reference/series").glob("*.md")).unlink()  # what was made is made again
    result = own.run_py("build", TZ="Asia/Tokyo", PYTHONHASHSEED="7", LC_ALL="C")
    assert result.code == 0, result.output
    assert tree(own.root / "site") == first
