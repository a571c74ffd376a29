"""When a page last changed: the day of the last commit that touched its source or a file of records it shows.

A page shows the records that it links to, or carries the ids of. Where git does
not know the day of one of these files, because it was edited since, or because
the history is not all there, the page has no date.
"""

from __future__ import annotations

import re
import subprocess
from collections.abc import Iterator, Mapping
from pathlib import Path

from macros.authoring.macro import Desk
from macros.reading.files_allowed import page_files
from macros.reading.project import page_address
from scripts.record_pages import FOLDERS, is_generated

_DAY = re.compile(r"\d{4}-\d\d-\d\d")
_OWN_PAGES = "|".join(folder.rpartition("/")[2] for folder in FOLDERS)
_NAMED = re.compile(rf'\s(?:id|data-[a-z]+)="([^"]*)"|["/](?:{_OWN_PAGES})/([\w-]+)/|#([\w@/-]+)"')
_LOCATION = re.compile(r"(<loc>([^<]+)</loc>)\s*(?:<lastmod>[^<]*</lastmod>)?")


def page_days(pages: Mapping[str, str], desk: Desk, root: Path) -> dict[str, str]:
    """The day on which each page last changed, by its address; pages of unknown day are left out.

    Args:
        pages: the finished HTML by the page's address below the site's.
    """
    days = commit_days(root)
    sources = {page_address(path.relative_to(root / "docs").as_posix()): path for path in page_files(root)}
    found = {}
    for url, html in pages.items():
        files = {desk.ledger.where(ref)[0] for ref in named(html, desk)
                 if ref in desk.ledger.placed or ref in desk.ledger.facts}
        if url in sources and not is_generated(sources[url]):
            files.add(sources[url].relative_to(root).as_posix())
        if files and files <= days.keys():
            found[url] = max(days[file] for file in files)
    return found


def named(html: str, desk: Desk) -> Iterator[str]:
    """The ids and references in attributes of a page, and those of its drawings: of records, and others."""
    for ref in {ref for found in _NAMED.findall(html) for ref in " ".join(found).split()}:
        yield ref
        if ref in desk.charts:
            chart = desk.charts[ref]
            yield from (*chart.sources, *chart.facts, *chart.events)


def commit_days(root: Path) -> dict[str, str]:
    """The day of the last commit that touched each file; none of those edited since, or without git."""
    if _git(root, "rev-parse", "--is-shallow-repository") != ["false"]:
        return {}
    days: dict[str, str] = {}
    for line in _git(root, "log", "--format=%cs", "--name-only", "--relative", "--", "."):
        if _DAY.fullmatch(line):
            day = line
        elif line:
            days.setdefault(line, day)
    for file in _git(root, "diff", "--name-only", "--relative", "HEAD", "--", "."):
        days.pop(file, None)
    return days


def with_days(sitemap: str, days: Mapping[str, str], site: str) -> str:
    """The sitemap with the days of pages in the place of that of the build."""
    def told(match: re.Match[str]) -> str:
        day = days.get(match[2].removeprefix(site))
        return f"{match[1]}<lastmod>{day}</lastmod>" if day else match[1]
    return _LOCATION.sub(told, sitemap)


def _git(root: Path, *command: str) -> list[str]:
    """The lines that git says; none where there is no git or no repository."""
    try:
        done = subprocess.run(["git", "-c", "core.quotepath=off", *command], cwd=root, text=True,
                              capture_output=True, encoding="utf-8", check=False)
    except FileNotFoundError:
        return []
    return done.stdout.splitlines()
