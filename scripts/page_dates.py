"""When a page last changed: the day of the last commit that touched its source or a file of records it shows.

A page shows the records whose pages or entries it links to, or whose ids it carries.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from pathlib import Path

from macros.data import Ledger
from macros.reading.files_allowed import page_files
from macros.reading.front_matter import FOLDERS
from macros.reading.project import page_address
from scripts.running import git

_OWN_PAGES = "|".join(folder.rpartition("/")[2] for folder in FOLDERS)
# What carries ids or links to them; data-part is where a page stands, and no record.
_NAMED = re.compile(rf'\s(?:id|data-(?!part)[a-z]+)="([^"]*)"|["/](?:{_OWN_PAGES})/([\w-]+)/|#([\w@/-]+)"')
_LOCATION = re.compile(r"(<loc>([^<]+)</loc>)\s*<lastmod>[^<]*</lastmod>")


def page_days(pages: Mapping[str, str], ledger: Ledger, root: Path) -> dict[str, str]:
    """The day on which each page last changed, by its file; pages of unknown day are left out.

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
