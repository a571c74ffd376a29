"""From what the engine made to what a host needs: names, the checks, then policy, headers, packed copies.

Usage: python -m scripts.publish SITE LAST

What pages load gets names that carry its content; LAST is the site that this one
will replace. Once the checks find nothing wrong, pages get the policy and their day
in their head; beside every file that packs well lie copies as gzip and Brotli.
"""

from __future__ import annotations

import gzip
import hashlib
import os
import shutil
import sys
from collections.abc import Callable, Iterator
from concurrent.futures import ThreadPoolExecutor
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import brotli

from macros.data import Ledger
from macros.reading.project import ROOT, site_address
from scripts import check, headers
from scripts.content_names import FOLDER, publish_names
from scripts.open_site import open_site
from scripts.page_dates import page_days, with_days

PACKED = (".html", ".css", ".js", ".svg", ".json", ".csv", ".xml", ".txt", ".webmanifest")
FIRST = (".html", ".css", ".js")  # what a reader waits for is packed as tightly as can be
SMALLEST = 400  # bytes; below that a packed copy saves nothing
CACHE = ROOT / ".cache" / "packed"
CHARSET = '<meta charset="utf-8">'
YEAR = timedelta(days=365)
# The theme's own style sheets, scripts and pictures, which no page of ours loads.
UNUSED = ("assets/stylesheets", "assets/javascripts", "assets/images")


def main(argv: list[str] | None = None) -> int:
    """Name, check and publish a folder; 1 and a message if anything is wrong with it."""
    site, last = map(Path, argv or sys.argv[1:])
    return (_told(lambda: publish_names(site, last)) or check.main(["--site", str(site)])
            or _told(lambda: publish(site, open_site(ROOT).desk.ledger)))


def _told(step: Callable[[], None]) -> int:
    """Take a step; 1 and its message if the site is not fit for it."""
    try:
        step()
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def publish(site: Path, ledger: Ledger) -> None:
    """Add to a built site what a host needs.

    Raises:
        ValueError: a page does not say its character set where the policy belongs.
    """
    pages = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
             for path in sorted(site.rglob("*.html"))}
    days = page_days({name.removesuffix("index.html"): html for name, html in pages.items()}, ledger, ROOT)
    allowed = [headers.SCRIPT]
    for name, html in pages.items():
        day = days.get(name.removesuffix("index.html"), "")
        (site / name).write_text(with_policy(html, allowed, name, day), encoding="utf-8")
    address = site_address(ROOT)
    sitemap = (site / "sitemap.xml").read_text(encoding="utf-8")
    wanted, base = headers.rules(allowed), urlsplit(address).path
    (site / ".well-known").mkdir(exist_ok=True)
    (site / ".nojekyll").touch()  # GitHub Pages leaves out .well-known and _headers otherwise
    for name, text in {"sitemap.xml": with_days(sitemap, days, address),
                       "robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {address}sitemap.xml\n",
                       ".well-known/security.txt": security_txt(address, when()),
                       "nginx.conf": headers.as_nginx(wanted, base)}.items():
        (site / name).write_text(text, encoding="utf-8")
    for folder in UNUSED:
        shutil.rmtree(site / folder, ignore_errors=True)
    told = headers.as_headers_file(wanted, base, sorted(_places(site)))
    (site / "_headers").write_text(told, encoding="utf-8")
    with ThreadPoolExecutor(os.cpu_count()) as pool:
        list(pool.map(_pack, packable(site)))


def with_policy(html: str, allowed: list[str], name: str, day: str = "") -> str:
    """A page with the policy in its head, before anything that it governs, and the day of its last change.

    Raises:
        ValueError: the page has no such place.
    """
    if html.count(CHARSET) != 1:
        raise ValueError(f"{name}: {CHARSET} must stand in the head once; the policy follows it")
    changed = f'<meta property="article:modified_time" content="{day}">' if day else ""
    return html.replace(CHARSET, CHARSET + headers.as_meta(allowed) + changed)


def _places(site: Path) -> Iterator[str]:
    """All that lies in a site below its address, in a few patterns, but for what browsers may keep."""
    yield ""
    for path in (*site.iterdir(), *(site / "assets").iterdir()):
        name = path.relative_to(site).as_posix()
        if name not in ("assets", FOLDER):
            yield f"{name}/*" if path.is_dir() else name


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
