"""Runs the engine and makes of its site what a host needs: names, policy, days; the checks; packed copies.

Usage: python -m scripts.running scripts.publish SITE LAST

What pages load gets names that carry its content; LAST is the site that this one
will replace. Pages get the policy and their day in their head. Once the checks find
nothing wrong, there lie copies as gzip and Brotli beside every file that packs well.
"""

import gzip
import hashlib
import io
import os
import re
import shutil
import sys
from collections.abc import Iterator, Mapping, Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import redirect_stderr, redirect_stdout
from datetime import UTC, datetime, timedelta
from functools import partial
from pathlib import Path
from urllib.parse import urlsplit

import brotli

from macros.authoring.macro import Desk
from macros.data import Ledger
from macros.reading.files_allowed import page_files
from macros.reading.front_matter import FOLDERS
from macros.reading.project import ROOT, page_address, site_address
from macros.views.charts import FRAMED, framed
from scripts import check, editions, headers
from scripts.addresses import lead_on
from scripts.content_names import FOLDER, publish_names
from scripts.open_site import open_site
from scripts.running import git, run_module, say, write_if_changed

PACKED = (".html", ".css", ".js", ".svg", ".json", ".csv", ".xml", ".txt", ".webmanifest")
FIRST = (".html", ".css", ".js")  # what a reader waits for is packed as tightly as can be
SMALLEST = 400  # bytes; below that a packed copy saves nothing
CACHE = ROOT / ".cache" / "packed"
CHARSET = '<meta charset="utf-8">'
# The theme's own style sheets, scripts and pictures, which no page of ours loads.
UNUSED = ("assets/stylesheets", "assets/javascripts", "assets/images")
_OWN_PAGES = "|".join(folder.rpartition("/")[2] for folder in FOLDERS)
# What carries ids or links to them; data-part is where a page stands, and no record.
_NAMED = re.compile(rf'\s(?:id|data-(?!part)[a-z]+)="([^"]*)"|["/](?:{_OWN_PAGES})/([\w-]+)/|#([\w@/-]+)"')
_LOCATION = re.compile(r"(<loc>([^<]+)</loc>)\s*<lastmod>[^<]*</lastmod>")


def main(argv: Sequence[str]) -> int:
    """Build, name, publish, check and pack a site; 1 and a message if anything is wrong with it."""
    site, last = map(Path, argv)
    said, sys.argv = io.StringIO(), ["mkdocs", "build", "--strict", "--site-dir", str(site)]
    try:
        with redirect_stdout(said), redirect_stderr(said):  # the engine talks much
            run_module(sys.argv[0])  # in this process, for which records and pages are read once
    except SystemExit as end:
        if end.code:
            say("\n".join(line for line in said.getvalue().splitlines() if not line.startswith("INFO")))
            return 1
    try:
        desk = open_site(ROOT).desk
        for entry in desk.charts.values():  # the pages for frames on other sites, of which no engine knows
            write_if_changed(site / entry.framed / "index.html", framed(entry, desk.ledger).encode())
        publish_names(site, last)
        publish(site, desk)
        if code := check.main(["--site", str(site)]):
            return code
        with ThreadPoolExecutor(os.cpu_count()) as pool:
            list(pool.map(_pack, packable(site)))
        editions.unpack(editions.KEPT, site)
    except ValueError as error:
        print(error, file=sys.stderr)
        return 1
    return 0


def publish(site: Path, desk: Desk) -> None:
    """Add to a built site what a host needs.

    Raises:
        ValueError: a page does not say its character set where the policy belongs, or cannot lead on.
    """
    pages = {path.relative_to(site).as_posix(): path.read_text(encoding="utf-8")
             for path in sorted(site.rglob("*.html"))}
    days = page_days(pages, desk.ledger, ROOT)
    for name, html in pages.items():
        if html.count(CHARSET) != 1:
            raise ValueError(f"{name}: {CHARSET} must stand in the head once; the policy follows it")
        head = CHARSET + headers.in_head(headers.IN_FRAME if name.startswith(FRAMED) else headers.IN_PAGE)
        if name in days:
            head += f'<meta property="article:modified_time" content="{days[name]}">'
        (site / name).write_text(html.replace(CHARSET, head), encoding="utf-8")
    address = site_address(ROOT)
    lead_on(site, desk, address)
    sitemap, base = (site / "sitemap.xml").read_text(encoding="utf-8"), urlsplit(address).path
    for folder in UNUSED:
        shutil.rmtree(site / folder, ignore_errors=True)
    (site / ".well-known").mkdir(exist_ok=True)
    for name, text in {"sitemap.xml": with_days(sitemap, days, address),
                       "robots.txt": f"User-agent: *\nAllow: /\n\nSitemap: {address}sitemap.xml\n",
                       ".well-known/security.txt": security_txt(address),
                       ".nojekyll": "",  # GitHub Pages leaves out .well-known and _headers otherwise
                       "nginx.conf": headers.as_nginx(headers.RULES, base)}.items():
        (site / name).write_text(text, encoding="utf-8")
    (site / "_headers").write_text(headers.as_headers_file(base, sorted(_places(site))), encoding="utf-8")


def security_txt(site: str) -> str:
    """Where to tell of a weakness (RFC 9116); it holds for a year from the day that the build goes by."""
    expires = datetime.fromtimestamp(int(os.environ["SOURCE_DATE_EPOCH"]), UTC) + timedelta(days=365)
    return (f"Contact: {site}about/#errors\nExpires: {expires:%Y-%m-%dT%H:%M:%SZ}\n"
            f"Preferred-Languages: en, ja\nCanonical: {site}.well-known/security.txt\n")


def page_days(pages: Mapping[str, str], ledger: Ledger, root: Path) -> dict[str, str]:
    """The day on which each page last changed, by its file; pages of unknown day are left out.

    That is the day of the last commit that touched its source or a file of records it shows: the records
    whose pages or entries it links to, or whose ids it carries.

    Args:
        pages: the finished HTML by the page's file below the site's folder.
    """
    days = commit_days(root)
    sources = {page_address(path.relative_to(root / "docs").as_posix()): path.relative_to(root).as_posix()
               for path in page_files(root)}
    found = {}
    for name, html in pages.items():
        refs = {ref for groups in _NAMED.findall(html) for ref in " ".join(groups).split()}
        files = {ledger.where(ref)[0] for ref in refs if ref in ledger.placed or ref in ledger.facts}
        if known := days.keys() & {*files, sources.get(name.removesuffix("index.html"), "")}:
            found[name] = max(days[file] for file in known)
    return found


def commit_days(root: Path) -> dict[str, str]:
    """The day of the last commit that touched each file; none without git and its whole history."""
    if git(root, "rev-parse", "--is-shallow-repository") != "false":
        return {}
    days: dict[str, str] = {}
    log = git(root, "-c", "core.quotepath=off", "log", "--format=%cs", "--name-only", "--relative", "--", ".")
    for line in log.splitlines():
        if re.fullmatch(r"\d{4}-\d\d-\d\d", line):
            day = line
        elif line:
            days.setdefault(line, day)
    return days


def with_days(sitemap: str, days: Mapping[str, str], site: str) -> str:
    """The sitemap with the days of pages, or none, in the place of that of the build."""
    def told(match: re.Match[str]) -> str:
        day = days.get(match[2].removeprefix(site) + "index.html")
        return f"{match[1]}<lastmod>{day}</lastmod>" if day else match[1]
    return _LOCATION.sub(told, sitemap)


def _places(site: Path) -> Iterator[str]:
    """All that lies in a site below its address, in a few patterns, but for what browsers may keep."""
    yield ""
    for path in (*site.iterdir(), *(site / "assets").iterdir()):
        name = path.relative_to(site).as_posix()
        if name not in ("assets", FOLDER):
            yield f"{name}/*" if path.is_dir() else name


def packable(site: Path) -> Iterator[Path]:
    """The files of a site that get packed copies."""
    for path in sorted(site.rglob("*")):
        if path.suffix in PACKED and path.is_file() and path.stat().st_size >= SMALLEST:
            yield path


def _pack(path: Path) -> None:
    """Pack one file, or take what was packed of the same content before."""
    content = path.read_bytes()
    name = hashlib.sha256(content).hexdigest()[:24]
    quality = 11 if path.suffix in FIRST else 9
    for suffix, packed in ((".gz", partial(gzip.compress, compresslevel=9, mtime=0)),
                           (".br", partial(brotli.compress, quality=quality))):
        kept = CACHE / (name + suffix)
        if not kept.exists():
            write_if_changed(kept, packed(content))
        shutil.copyfile(kept, path.with_name(path.name + suffix))
