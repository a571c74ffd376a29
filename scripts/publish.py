"""What a host needs and the engine does not make: policy, headers, security.txt, packed copies.

Usage: python -m scripts.publish SITE

Runs on a finished and checked site. Pages get the policy in their head; beside
every file that packs well lie copies as gzip and Brotli, the same bytes each time.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import sys
from collections.abc import Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path

import brotli

from macros.reading.project import ROOT, site_address
from scripts import headers

PACKED = (".html", ".css", ".js", ".svg", ".json", ".csv", ".xml", ".txt", ".webmanifest")
FIRST = (".html", ".css", ".js")  # what a reader waits for is packed as tightly as can be
SMALLEST = 400  # bytes; below that a packed copy saves nothing
CACHE = ROOT / ".cache" / "packed"
CHARSET = '<meta charset="utf-8">'
YEAR = timedelta(days=365)
# The theme's own style sheets, scripts and pictures, which no page of ours loads.
UNUSED = ("assets/stylesheets", "assets/javascripts", "assets/images")


def main(argv: list[str] | None = None) -> int:
    """Publish a folder; 1 and a message if a page has no place for the policy."""
    site = Path((argv or sys.argv[1:])[0])
    try:
        publish(site)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def publish(site: Path) -> None:
    """Add to a built site what a host needs.

    Raises:
        ValueError: a page does not say its character set where the policy belongs.
    """
    pages = {path: path.read_text(encoding="utf-8") for path in sorted(site.rglob("*.html"))}
    allowed = [headers.SCRIPT]
    for path, html in pages.items():
        path.write_text(with_policy(html, allowed, path.relative_to(site).as_posix()), encoding="utf-8")
    wanted = headers.rules(allowed)
    (site / "_headers").write_text(headers.as_headers_file(wanted), encoding="utf-8")
    (site / ".well-known").mkdir(exist_ok=True)
    told = security_txt(site_address(ROOT), when())
    (site / ".well-known" / "security.txt").write_text(told, encoding="utf-8")
    (site / "nginx.conf").write_text(headers.as_nginx(wanted), encoding="utf-8")
    (site / ".nojekyll").touch()  # GitHub Pages leaves out .well-known and _headers otherwise
    for folder in UNUSED:
        for file in sorted((site / folder).rglob("*"), reverse=True):
            file.rmdir() if file.is_dir() else file.unlink()
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(_pack, packable(site)))


def with_policy(html: str, allowed: list[str], name: str) -> str:
    """A page with the policy in its head, before anything that it governs; once, however often asked.

    Raises:
        ValueError: the page has no such place.
    """
    if html.count(CHARSET) != 1:
        raise ValueError(f"{name}: {CHARSET} must stand in the head once; the policy follows it")
    return html if "http-equiv" in html else html.replace(CHARSET, CHARSET + headers.as_meta(allowed))


def when() -> datetime:
    """The time of the build, as the environment sets it."""
    return datetime.fromtimestamp(int(os.environ.get("SOURCE_DATE_EPOCH", "1767225600")), UTC)


def security_txt(site: str, built: datetime) -> str:
    """Where to tell of a weakness (RFC 9116); it holds for a year from the build."""
    expires = (built + YEAR).strftime("%Y-%m-%dT%H:%M:%SZ")
    return (f"Contact: {site}about/#errors\nExpires: {expires}\nPreferred-Languages: en, ja\n"
            f"Canonical: {site}.well-known/security.txt\n")


def packable(site: Path) -> Iterator[Path]:
    """The files of a site that get packed copies."""
    for path in sorted(site.rglob("*")):
        if path.suffix in PACKED and path.is_file() and path.stat().st_size >= SMALLEST:
            yield path


def _pack(path: Path) -> None:
    """Pack one file, or take what was packed of the same content before."""
    content = path.read_bytes()
    name = hashlib.sha256(content).hexdigest()[:24]
    CACHE.mkdir(parents=True, exist_ok=True)
    quality = 11 if path.suffix in FIRST else 9
    for suffix, packed in ((".gz", partial(gzip.compress, compresslevel=9, mtime=0)),
                           (".br", partial(brotli.compress, quality=quality))):
        kept = CACHE / (name + suffix)
        if not kept.exists():
            being_written = kept.with_suffix(f"{suffix}.{path.name}.{os.getpid()}.part")
            being_written.write_bytes(packed(content))
            being_written.replace(kept)
        shutil.copyfile(kept, path.with_name(path.name + suffix))


if __name__ == "__main__":
    sys.exit(main())
