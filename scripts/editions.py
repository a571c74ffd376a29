"""Dated editions: the built site as one archive that is never made again, for links that must not change.

Usage: run.py edition NAME

An edition is site/ as it stands, marked as frozen on every page, kept out of search engines and
packed so that the same site gives the same bytes. It lies in .release/editions/, its hash in its
name; whoever publishes the site puts it there, and `publish` unpacks it below editions/NAME/.
"""

import hashlib
import re
import tarfile
from collections.abc import Iterator, Sequence
from gzip import GzipFile
from io import BytesIO
from pathlib import Path
from posixpath import relpath

from macros.reading.project import ROOT
from macros.values.problems import Problem, refused
from scripts.checks.page import FROZEN
from scripts.running import write_if_changed

KEPT = ROOT / ".release" / "editions"
CORRECTED = "about/changes/"
_NAME = re.compile(r"20\d\d-(?:0[1-9]|1[0-2])")
_BODY = re.compile(r"<body[^>]*>")
_LEFT_OUT = (".gz", ".br")


def main(argv: Sequence[str]) -> int:
    """Make one edition of site/; 1 and the reason if it cannot be made."""
    name = argv[0]
    if old := next(KEPT.glob(f"{name}.*.tar.gz"), None):
        return refused([Problem(old.name, 0, "this edition has been made, and is never made again")])
    if argv[1:]:  # only whether it can be made was asked
        return 0
    packed = archive(ROOT / "site", name)
    file = KEPT / f"{name}.{digest(packed)}.tar.gz"
    write_if_changed(file, packed)  # whole or not at all: half of one would count as made
    print(f"Made {file.relative_to(ROOT).as_posix()}. Keep it with the release: it cannot be made again.")
    return 0


def archive(site: Path, name: str) -> bytes:
    """The built site as an edition: the same bytes of the same site."""
    held = BytesIO()
    with GzipFile(fileobj=held, mode="wb", mtime=0) as packed, tarfile.open(fileobj=packed, mode="w") as tar:
        for path, content in _files(site, name):
            entry = tarfile.TarInfo(path)
            entry.size = len(content)
            tar.addfile(entry, BytesIO(content))
    return held.getvalue()


def _files(site: Path, name: str) -> Iterator[tuple[str, bytes]]:
    for path in sorted(site.rglob("*")):
        below = path.relative_to(site).as_posix()
        if path.is_file() and path.suffix not in _LEFT_OUT and not below.startswith(FROZEN):
            content = path.read_bytes()
            yield below, frozen(content.decode(), below, name).encode() if path.suffix == ".html" else content


def frozen(html: str, path: str, name: str) -> str:
    """A page of an edition: it says so, leads to what was corrected since, and asks not to be found."""
    live = relpath(CORRECTED, f"{FROZEN}{name}/{path}/..")
    said = (f'<p class="frozen">Edition {name}: this page stands still. '
            f'<a href="{live}/">Corrected since this edition</a></p>')
    html = html.replace("</title>", '</title><meta name="robots" content="noindex">', 1)
    return _BODY.sub(lambda body: body[0] + said, html, count=1)


def unpack(kept: Path, site: Path) -> None:
    """Put every edition that is kept into a site.

    Raises:
        ValueError: an archive is not the one that was made.
    """
    for file in sorted(kept.glob("*.tar.gz")):
        name, wanted, *_ = file.name.split(".")
        if not _NAME.fullmatch(name) or digest(file.read_bytes()) != wanted:
            raise ValueError(f"{file.name}: this is not the archive that was made; get it from the release")
        try:
            with tarfile.open(file) as tar:
                tar.extractall(site / FROZEN / name, filter="data")
        except (tarfile.TarError, EOFError) as error:
            raise ValueError(f"{file.name}: it is broken; get the archive from the release") from error


def digest(content: bytes) -> str:
    """What stands of an archive's hash in its name."""
    return hashlib.sha256(content).hexdigest()[:16]
